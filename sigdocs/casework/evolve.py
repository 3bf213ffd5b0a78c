"""Apply an event to a case. Pure and total: every event that ``decide`` makes is applied here."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from sigdocs.model import events as ev
from sigdocs.model.case import (
    Case,
    CaseState,
    Consent,
    GoalChange,
    Meeting,
    Present,
    StatusChange,
    Withdrawal,
)
from sigdocs.model.closing import Closing
from sigdocs.model.note_types import of
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.plan import Status
from sigdocs.model.plan_texts import PLAN_TEXTS, texts_of
from sigdocs.model.receivers import Break

Facts = TypeVar("Facts", bound=PersonFacts)


def evolve(case: Case | None, event: ev.Event) -> Case:
    """The case after ``event``.

    Raises:
        ValueError: when the first event does not open a case; that is a damaged ledger.
    """
    if isinstance(event, ev.CaseOpened):
        return Case(
            number=event.number, type=event.case_type, opened_on=event.on, youth=event.youth
        )
    if case is None:
        raise ValueError("an event before the case was opened")
    apply: Callable[[Case, Any], Case] = _APPLY[type(event)]
    return apply(case, event)


def replay(case: Case | None, events: Iterable[ev.Event]) -> Case | None:
    """The case after all ``events`` in turn."""
    for event in events:
        case = evolve(case, event)
    return case


def _with(case: Case, **changes: object) -> Case:
    return case.model_copy(update=changes)


def _facts(case: Case, event: ev.FactsStated) -> Case:
    stated = {
        name: value
        for name in _PLAIN_FACTS
        if (value := getattr(event, name)) is not None and value != ""
    }
    youth = _merged(case.youth, event.youth) if event.youth else case.youth
    guardians = _merge_guardians(case.guardians, event.guardians)
    asked = (*case.asked, *(party for party in event.asked if party not in case.asked))
    heard = (*case.heard, *event.heard)
    return _with(case, **stated, youth=youth, guardians=guardians, asked=asked, heard=heard)


def _merged(before: Facts, said: Facts) -> Facts:
    defaults = {name: field.default for name, field in type(said).model_fields.items()}
    changed = {name: value for name, value in said.__dict__.items() if value != defaults.get(name)}
    return before.model_copy(update=changed)


def _merge_guardians(
    known: tuple[GuardianFacts, ...], stated: tuple[GuardianFacts, ...]
) -> tuple[GuardianFacts, ...]:
    by_name = {guardian.name.casefold(): guardian for guardian in known}
    for guardian in stated:
        key = guardian.name.casefold()
        by_name[key] = _merged(by_name[key], guardian) if key in by_name else guardian
    return tuple(by_name.values())


def _meeting(case: Case, event: ev.MeetingHeld) -> Case:
    meeting = event.meeting
    state = case.state
    if of(meeting.kind).review and state is CaseState.OPENED:
        state = CaseState.ACTIVE
    upcoming = case.next_meeting
    held = upcoming is not None and upcoming.on <= meeting.on and of(meeting.kind).meeting
    return _with(
        case,
        seq=meeting.seq,
        state=state,
        meetings=(*case.meetings, meeting),
        people=_merge_people(case.people, meeting),
        next_meeting=None if held else upcoming,
        deviations=_met(case, meeting),
        **(_PASSED if of(meeting.kind).review else {}),
    )


def _met(case: Case, meeting: Meeting) -> tuple[Any, ...]:
    if not of(meeting.kind).review:
        return case.deviations
    return tuple(
        deviation if deviation.met_on else deviation.model_copy(update={"met_on": meeting.on})
        for deviation in case.deviations
    )


def _merge_people(known: tuple[Present, ...], meeting: Meeting) -> tuple[Present, ...]:
    by_name = {person.name.casefold(): person for person in known}
    for person in meeting.people:
        before = by_name.get(person.name.casefold())
        kept = {"present": True, "how": "", "without_secrets": person.without_secrets}
        if before:
            kept |= {
                "title": person.title or before.title,
                "organisation": person.organisation or before.organisation,
                "side": person.side or before.side,
                "party": person.party or before.party,
            }
        by_name[person.name.casefold()] = person.model_copy(update=kept)
    return tuple(by_name.values())


def _voices(case: Case, event: ev.VoicesHeard) -> Case:
    return _with(case, **{name: text for name, text in texts_of(event).items() if text})


def _goal_reviewed(case: Case, event: ev.GoalReviewed) -> Case:
    change = GoalChange(
        seq=event.seq,
        on=event.on,
        status=event.status,
        measure=event.measure,
        comment=event.comment,
    )
    return _with(
        case,
        goals=tuple(
            goal.model_copy(
                update={
                    "status": event.status,
                    "text": event.text or goal.text,
                    "history": (*goal.history, change),
                }
            )
            if goal.id == event.goal_id
            else goal
            for goal in case.goals
        ),
    )


def _commitment_reviewed(case: Case, event: ev.CommitmentReviewed) -> Case:
    change = StatusChange(seq=event.seq, on=event.on, status=event.status, comment=event.comment)
    spoken = event.status is not Status.NOT_REVIEWED
    return _with(
        case,
        commitments=tuple(
            commitment.model_copy(
                update={
                    "status": event.status if spoken else commitment.status,
                    "due": event.new_due or commitment.due,
                    "history": (*commitment.history, change),
                }
            )
            if commitment.id == event.commitment_id
            else commitment
            for commitment in case.commitments
        ),
    )


def _resumed(case: Case, event: ev.CaseResumed) -> Case:
    periods = tuple(
        period if period.resumed_on else period.model_copy(update={"resumed_on": event.on})
        for period in case.pauses
    )
    ended = (case.discharge,) if case.discharge else ()
    new = tuple(Break(ended_on=one.on, resumed_on=event.on) for one in ended)
    return _with(
        case,
        state=CaseState.ACTIVE,
        pauses=periods,
        breaks=(*case.breaks, *new),
        closing=None,
        discharge=None,
    )


def _safety(case: Case, event: ev.SafetyPlanned) -> Case:
    return _with(
        case,
        safety=event.text or case.safety,
        safety_steps=case.safety_steps.updated(event.steps) if event.steps else case.safety_steps,
        safety_contacts=event.contacts or case.safety_contacts,
    )


def _closed(case: Case, event: ev.CaseClosed) -> Case:
    return _with(
        case,
        state=CaseState.CLOSED,
        closing=event.closing,
        discharge=event.discharge,
        next_meeting=None,
    )


def _followed_up(case: Case, event: ev.FollowedUp) -> Case:
    said = event.model_dump(exclude={"type"}, exclude_none=True)
    known = {name: value for name, value in said.items() if value != ""}
    closing = (case.closing or Closing()).model_copy(update=known)
    return _with(case, closing=closing)


def _paused(case: Case, event: ev.CasePaused) -> Case:
    return _with(case, state=CaseState.PAUSED, pauses=(*case.pauses, event.period))


def _consent(case: Case, said: Consent) -> Case:
    if not said.taken_back:
        return _with(case, consents=(*case.consents, said))
    ended = Withdrawal(
        seq=said.seq,
        by=said.givers,
        parties=tuple(one.name for one in said.parties),
        on=said.given_on,
        kinds=said.taken_back,
    )
    return _with(case, withdrawals=(*case.withdrawals, ended))


_PASSED = {name: "" for name, one in PLAN_TEXTS.items() if one.passes}
_PLAIN_FACTS = (
    "legal_frame",
    "origin",
    "nominated_by",
    "social_worker",
    "coordinator",
    "placed_before",
    "file_reference",
    "nomination",
    "apart",
)

_APPLY: dict[type, Callable[..., Case]] = {
    ev.FactsStated: _facts,
    ev.ConsentStated: lambda case, e: _consent(case, e.consent),
    ev.ConsentWithdrawn: lambda case, e: _with(case, withdrawals=(*case.withdrawals, e.withdrawal)),
    ev.InsatsConsented: lambda case, e: _with(case, insats=(*case.insats, e.given)),
    ev.InsatsWithdrawn: lambda case, e: _with(
        case, insats_withdrawn=(*case.insats_withdrawn, e.withdrawal)
    ),
    ev.ConsentRequested: lambda case, e: _with(case, requests=(*case.requests, e.request)),
    ev.MeetingHeld: _meeting,
    ev.SituationTold: lambda case, e: _with(case, situation=e.situation),
    ev.MeasuresTaken: lambda case, e: _with(case, measures=(*case.measures, *e.measures)),
    ev.InterviewHeld: lambda case, e: _with(case, interviews=(*case.interviews, e.interview)),
    ev.VoicesHeard: _voices,
    ev.GoalSet: lambda case, e: _with(case, goals=(*case.goals, e.goal)),
    ev.GoalReviewed: _goal_reviewed,
    ev.CommitmentMade: lambda case, e: _with(case, commitments=(*case.commitments, e.commitment)),
    ev.CommitmentReviewed: _commitment_reviewed,
    ev.PoliceRoleStated: lambda case, e: _with(
        case, police=e.text, police_said_on=case.meetings[-1].on if case.meetings else None
    ),
    ev.SafetyPlanned: _safety,
    ev.NextMeetingPlanned: lambda case, e: _with(case, next_meeting=e.meeting),
    ev.PlanIssued: lambda case, e: _with(case, plans=(*case.plans, e.plan)),
    ev.JournalWritten: lambda case, e: _with(case, journal=(*case.journal, e.entry)),
    ev.DeviationReported: lambda case, e: _with(case, deviations=(*case.deviations, e.deviation)),
    ev.CasePaused: _paused,
    ev.CaseResumed: _resumed,
    ev.DisclosureRecorded: lambda case, e: _with(
        case, disclosures=(*case.disclosures, e.disclosed)
    ),
    ev.CaseClosed: _closed,
    ev.FollowedUp: _followed_up,
    ev.SharingHeld: lambda case, e: _with(case, held=e.questions),
    ev.Warned: lambda case, e: _with(case, warned=case.warned | {e.matter}),
    ev.NoteCorrected: lambda case, _: case,
}
