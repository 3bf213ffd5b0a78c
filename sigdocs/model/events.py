"""What happens to a case. An entry in the ledger holds the events of one accepted note."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from sigdocs.model.base import Frozen
from sigdocs.model.case import (
    Commitment,
    Consent,
    ConsentRequest,
    DatedMeasure,
    DeviationCase,
    DisclosureCase,
    Goal,
    JournalEntry,
    Meeting,
    PausePeriod,
    Withdrawal,
)
from sigdocs.model.closing import Closing
from sigdocs.model.insats import InsatsGiven, InsatsWithdrawal
from sigdocs.model.interview import Interview
from sigdocs.model.meeting import NextMeeting, Situation
from sigdocs.model.nomination_events import NominationBecameCase, NominationChanged, NominationMade
from sigdocs.model.note import CaseType, LegalFrame, Note, Origin
from sigdocs.model.people import GuardianFacts, HeardProtection, PersonFacts, SafetyContact
from sigdocs.model.plan import GoalStatus, Status
from sigdocs.model.plan_texts import PlanTexts
from sigdocs.model.receivers import Discharge
from sigdocs.model.rights import OpenQuestion
from sigdocs.model.safety import SafetySteps
from sigdocs.model.text import Line, Text
from sigdocs.model.version import PlanVersion


class CaseOpened(Frozen):
    """The case begins: a youth is enrolled."""

    type: Literal["case-opened"] = "case-opened"
    number: str
    case_type: CaseType
    on: dt.date
    youth: PersonFacts


class FactsStated(Frozen):
    """Facts about the case were stated or changed; None and empty mean unchanged."""

    type: Literal["facts-stated"] = "facts-stated"
    youth: PersonFacts | None = None
    guardians: tuple[GuardianFacts, ...] = ()
    asked: tuple[Line, ...] = ()
    legal_frame: LegalFrame | None = None
    origin: Origin | None = None
    nominated_by: Line = ""
    social_worker: Line = ""
    coordinator: Line = ""
    placed_before: bool | None = None
    file_reference: Line = ""
    nomination: Line = ""
    apart: bool | None = None
    heard: tuple[HeardProtection, ...] = ()


class ConsentStated(Frozen):
    """Consent was given or changed."""

    type: Literal["consent-stated"] = "consent-stated"
    consent: Consent


class ConsentWithdrawn(Frozen):
    """Consent ended, whole or in part, by somebody's will."""

    type: Literal["consent-withdrawn"] = "consent-withdrawn"
    withdrawal: Withdrawal


class InsatsConsented(Frozen):
    """Somebody consented to the insats itself; no party may have anything by it."""

    type: Literal["insats-consented"] = "insats-consented"
    given: InsatsGiven


class InsatsWithdrawn(Frozen):
    """Somebody took back a consent to the insats; that ends neither the insats nor any sharing."""

    type: Literal["insats-withdrawn"] = "insats-withdrawn"
    withdrawal: InsatsWithdrawal


class ConsentRequested(Frozen):
    """A form that asks for consent was made."""

    type: Literal["consent-requested"] = "consent-requested"
    request: ConsentRequest


class MeetingHeld(Frozen):
    """A meeting (or contact) took place."""

    type: Literal["meeting-held"] = "meeting-held"
    meeting: Meeting


class SituationTold(Frozen):
    """How things stand was told."""

    type: Literal["situation-told"] = "situation-told"
    situation: tuple[Situation, ...]


class MeasuresTaken(Frozen):
    """Numbers were reported."""

    type: Literal["measures-taken"] = "measures-taken"
    measures: tuple[DatedMeasure, ...]


class InterviewHeld(Frozen):
    """The youth or a guardian was interviewed."""

    type: Literal["interview-held"] = "interview-held"
    interview: Interview


class VoicesHeard(PlanTexts):
    """Something was said that stands on the plan; empty means unchanged."""

    type: Literal["voices-heard"] = "voices-heard"


class GoalSet(Frozen):
    """A goal was agreed on."""

    type: Literal["goal-set"] = "goal-set"
    goal: Goal


class GoalReviewed(Frozen):
    """A goal was measured, reached, reworded or dropped."""

    type: Literal["goal-reviewed"] = "goal-reviewed"
    goal_id: str
    seq: int
    on: dt.date
    status: GoalStatus
    measure: Text = ""
    comment: Text = ""
    text: Text = ""


class CommitmentMade(Frozen):
    """Somebody promised something."""

    type: Literal["commitment-made"] = "commitment-made"
    commitment: Commitment


class CommitmentReviewed(Frozen):
    """A commitment was spoken of, or left unspoken (NOT_REVIEWED), at a meeting."""

    type: Literal["commitment-reviewed"] = "commitment-reviewed"
    commitment_id: str
    seq: int
    on: dt.date
    status: Status
    comment: Text = ""
    new_due: dt.date | None = None


class PoliceRoleStated(Frozen):
    """The police's task in the group was stated."""

    type: Literal["police-role-stated"] = "police-role-stated"
    text: Text


class SafetyPlanned(Frozen):
    """Whom to call, and what happens, when the plan is not kept."""

    type: Literal["safety-planned"] = "safety-planned"
    text: Text = ""
    steps: SafetySteps | None = None
    contacts: tuple[SafetyContact, ...] = ()


class NextMeetingPlanned(Frozen):
    """The next meeting was set or moved; None takes it away."""

    type: Literal["next-meeting-planned"] = "next-meeting-planned"
    meeting: NextMeeting | None


class PlanIssued(Frozen):
    """A version of the plan was issued."""

    type: Literal["plan-issued"] = "plan-issued"
    plan: PlanVersion


class JournalWritten(Frozen):
    """An entry was written in the journal."""

    type: Literal["journal-written"] = "journal-written"
    entry: JournalEntry


class DeviationReported(Frozen):
    """Something departed from the plan."""

    type: Literal["deviation-reported"] = "deviation-reported"
    deviation: DeviationCase


class CasePaused(Frozen):
    """The insats rests."""

    type: Literal["case-paused"] = "case-paused"
    period: PausePeriod


class DisclosureRecorded(Frozen):
    """Somebody has disclosed something without consent, by a decision of their own."""

    type: Literal["disclosure-recorded"] = "disclosure-recorded"
    disclosed: DisclosureCase


class CaseResumed(Frozen):
    """The insats goes on."""

    type: Literal["case-resumed"] = "case-resumed"
    on: dt.date


class CaseClosed(Frozen):
    """The insats ended."""

    type: Literal["case-closed"] = "case-closed"
    closing: Closing
    on: dt.date
    discharge: Discharge | None = None


class FollowedUp(Frozen):
    """What was said of a closed case's watch afterwards; None and empty mean unchanged."""

    type: Literal["followed-up"] = "followed-up"
    dormant: bool | None = None
    follow_up_on: dt.date | None = None
    follow_up_by: Line = ""


class SharingHeld(Frozen):
    """Nothing is shared until these questions are answered; () when all have been."""

    type: Literal["sharing-held"] = "sharing-held"
    questions: tuple[OpenQuestion, ...]


class Warned(Frozen):
    """A warning was shown; it is not shown again for the same matter."""

    type: Literal["warned"] = "warned"
    matter: str


class Replayed(Frozen):
    """An earlier entry as it stands after a correction: its note and the events it now yields."""

    seq: int
    note: Note
    events: tuple["Event", ...]


class NoteCorrected(Frozen):
    """An earlier note was wrong. From here on ``replayed`` stand in place of those entries."""

    type: Literal["note-corrected"] = "note-corrected"
    seq: int
    reason: Line = ""
    replayed: tuple[Replayed, ...]


Event = Annotated[
    CaseOpened
    | FactsStated
    | ConsentStated
    | ConsentWithdrawn
    | InsatsConsented
    | InsatsWithdrawn
    | ConsentRequested
    | MeetingHeld
    | SituationTold
    | MeasuresTaken
    | InterviewHeld
    | VoicesHeard
    | GoalSet
    | GoalReviewed
    | CommitmentMade
    | CommitmentReviewed
    | PoliceRoleStated
    | SafetyPlanned
    | NextMeetingPlanned
    | PlanIssued
    | JournalWritten
    | DeviationReported
    | CasePaused
    | CaseResumed
    | DisclosureRecorded
    | CaseClosed
    | FollowedUp
    | NominationMade
    | NominationChanged
    | NominationBecameCase
    | SharingHeld
    | Warned
    | NoteCorrected,
    Field(discriminator="type"),
]

Replayed.model_rebuild()
NoteCorrected.model_rebuild()
EVENTS: TypeAdapter[tuple[Event, ...]] = TypeAdapter(tuple[Event, ...])
