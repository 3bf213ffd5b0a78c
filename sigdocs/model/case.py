"""The case: all that its accepted notes say, folded. Never stored, always replayed."""

import datetime as dt
from enum import StrEnum

from sigdocs.model.base import Frozen
from sigdocs.model.closing import Closing
from sigdocs.model.consent import ConsentParty, Information
from sigdocs.model.disclosure import Disclosure
from sigdocs.model.insats import InsatsGiven, InsatsWithdrawal
from sigdocs.model.interview import Interview
from sigdocs.model.meeting import Deviation, NextMeeting, Pause, Situation
from sigdocs.model.note import CaseType, LegalFrame, NoteKind, Origin
from sigdocs.model.people import (
    GuardianFacts,
    HeardProtection,
    PersonFacts,
    SafetyContact,
    SourcedFact,
)
from sigdocs.model.plan import GoalStatus, Measure, Status
from sigdocs.model.plan_texts import PlanTexts
from sigdocs.model.receivers import Break, Discharge
from sigdocs.model.rights import OpenQuestion
from sigdocs.model.safety import SafetySteps
from sigdocs.model.text import Line, Text
from sigdocs.model.version import PlanVersion


class CaseState(StrEnum):
    """Where the case is in the routine."""

    OPENED = "inskriven"
    ACTIVE = "aktiv"
    PAUSED = "pausad"
    CLOSED = "avslutad"


class Side(StrEnum):
    """Whose the responsibility is (domain: ansvarstyp)."""

    YOUTH = "den unge"
    GUARDIAN = "vårdnadshavare"
    COORDINATOR = "samordnare"
    SOCIAL_SERVICES = "socialtjänsten"
    PARTNER = "samverkanspart"


class Responsible(Frozen):
    """Somebody who has taken on something. ``party`` is the partner's key, "" for the family."""

    name: Line
    side: Side
    party: Line = ""
    organisation: Line = ""


class StatusChange(Frozen):
    """What one meeting said of a commitment. ``status`` may be NOT_REVIEWED."""

    seq: int
    on: dt.date
    status: Status
    comment: Text = ""


class Commitment(Frozen):
    """Something somebody has promised to do. The id (Å1, Å2 …) stays for good."""

    id: str
    goal_id: str
    text: Text
    responsible: tuple[Responsible, ...] = ()
    due: dt.date | None = None
    starts: dt.date | None = None
    ongoing: bool = False
    rhythm: Line = ""
    documented: Line = ""
    made_on: dt.date
    made_seq: int
    status: Status = Status.NOT_STARTED
    history: tuple[StatusChange, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is still carried in the plan."""
        return not self.status.closes


class GoalChange(Frozen):
    """What one meeting said of a goal: its status and how it measures now."""

    seq: int
    on: dt.date
    status: GoalStatus
    measure: Text = ""
    comment: Text = ""


class Goal(Frozen):
    """A goal in a life area. The id (M1, M2 …) stays for good.

    ``history`` begins with the measure at the time the goal was set.
    """

    id: str
    area: Line
    text: Text
    made_on: dt.date
    made_seq: int
    status: GoalStatus = GoalStatus.OPEN
    history: tuple[GoalChange, ...] = ()

    @property
    def measures(self) -> tuple[GoalChange, ...]:
        """The changes that state a measure, oldest first."""
        return tuple(change for change in self.history if change.measure)


class Present(Frozen):
    """Somebody at a meeting, matched to the case. ``party`` is the partner's key, "" if none."""

    name: Line
    title: Line = ""
    organisation: Line = ""
    side: Side | None = None
    party: Line = ""
    present: bool = True
    how: Line = ""
    without_secrets: bool = False


class Meeting(Frozen):
    """A meeting or other dated happening that a note told of."""

    seq: int
    kind: NoteKind
    on: dt.date
    start: dt.time | None = None
    end: dt.time | None = None
    place: Line = ""
    author: Line = ""
    author_title: Line = ""
    people: tuple[Present, ...] = ()


class Signature(Frozen):
    """That somebody has signed a consent, and when. Known by a note."""

    name: Line
    on: dt.date


class Consent(Frozen):
    """A consent to disclosure, as the notes state it.

    ``parties`` hold partner keys in ``name``. No kinds of information means every kind, as an earlier
    program took it; a consent stated now names them. ``review_on`` is the day to look at it anew; it
    ends nothing by itself. ``taken_back`` is of a word that an earlier program recorded in place of a
    withdrawal of some kinds; the case holds it as that.
    """

    seq: int
    givers: tuple[Line, ...]
    parties: tuple[ConsentParty, ...]
    not_parties: tuple[Line, ...] = ()
    information: tuple[Information, ...] = ()
    other: Line = ""
    exceptions: tuple[Line, ...] = ()
    given_on: dt.date
    since: dt.date
    until: dt.date | None = None
    until_text: Line = ""
    written: bool = True
    noted_by: Line = ""
    language: Line = ""
    interpreter: bool = False
    review_on: dt.date | None = None
    taken_back: tuple[Information, ...] = ()

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Who has signed; nobody has when it was given by word of mouth."""
        return tuple(Signature(name=one, on=self.given_on) for one in self.givers if self.written)


class ConsentRequest(Frozen):
    """A form that asks for consent: which parties, and who must sign it.

    ``renews`` is the end that a renewal is for; None for a first form.
    """

    seq: int
    on: dt.date
    parties: tuple[Line, ...]
    givers: tuple[Line, ...]
    renews: dt.date | None = None


class Withdrawal(Frozen):
    """An end to consent: who, which parties (empty = all), from which day.

    ``kinds`` are what is taken back of a party that keeps the rest; empty for all of it.
    """

    seq: int
    by: tuple[Line, ...]
    parties: tuple[Line, ...] = ()
    on: dt.date
    kinds: tuple[Information, ...] = ()


class JournalEntry(Frozen):
    """An entry in the case's journal (SoL 14:3). Corrections are new entries."""

    number: int
    seq: int
    kind: NoteKind
    happened_on: dt.date
    happened_at: dt.time | None = None
    entered_on: dt.date
    author: Line
    author_title: Line = ""
    contact_way: Line = ""
    with_whom: Line = ""
    heading: Line
    facts: tuple[SourcedFact, ...] = ()
    observations: Text = ""
    assessment: Text = ""
    decisions: Text = ""
    objection: Text = ""
    corrects: int | None = None


class DatedMeasure(Frozen):
    """A measure and the meeting it was told at."""

    seq: int
    on: dt.date
    measure: Measure


class PausePeriod(Frozen):
    """A break; ``resumed_on`` None while it lasts."""

    seq: int
    pause: Pause
    resumed_on: dt.date | None = None


class DeviationCase(Frozen):
    """A deviation with its two duties: contact the same day, meeting the next weekday."""

    seq: int
    deviation: Deviation
    contact_by: dt.date
    meet_by: dt.date
    met_on: dt.date | None = None


class DisclosureCase(Frozen):
    """What somebody decided to disclose without consent, and when it was done."""

    seq: int
    on: dt.date
    at: dt.time | None = None
    told: Disclosure


class Case(PlanTexts):
    """All that is known of a case after its entries so far.

    ``apart`` says that each of the family has papers of their own while one of them is protected;
    so it is from the first entry that knew of it. ``heard`` is what other cases say of protection.
    Of what was said for the plan it has the last of each text.
    """

    number: str
    type: CaseType
    opened_on: dt.date
    state: CaseState = CaseState.OPENED
    youth: PersonFacts
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
    apart: bool = False
    heard: tuple[HeardProtection, ...] = ()
    seq: int = 0
    people: tuple[Present, ...] = ()
    consents: tuple[Consent, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    insats: tuple[InsatsGiven, ...] = ()
    insats_withdrawn: tuple[InsatsWithdrawal, ...] = ()
    requests: tuple[ConsentRequest, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    situation: tuple[Situation, ...] = ()
    measures: tuple[DatedMeasure, ...] = ()
    interviews: tuple[Interview, ...] = ()
    goals: tuple[Goal, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    police: Text = ""
    police_said_on: dt.date | None = None
    safety: Text = ""
    safety_steps: SafetySteps = SafetySteps()
    safety_contacts: tuple[SafetyContact, ...] = ()
    next_meeting: NextMeeting | None = None
    plans: tuple[PlanVersion, ...] = ()
    journal: tuple[JournalEntry, ...] = ()
    deviations: tuple[DeviationCase, ...] = ()
    pauses: tuple[PausePeriod, ...] = ()
    breaks: tuple[Break, ...] = ()
    disclosures: tuple[DisclosureCase, ...] = ()
    closing: Closing | None = None
    discharge: Discharge | None = None
    warned: frozenset[str] = frozenset()
    held: tuple[OpenQuestion, ...] = ()

    @property
    def plan(self) -> PlanVersion | None:
        """The plan version in force: the last of the latest meeting that has any.

        A correction of an earlier meeting's plan, issued after it, takes nothing out of force.
        """
        return max(self.plans, key=lambda one: (one.seq, one.version), default=None)
