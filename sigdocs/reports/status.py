"""What a coordinator ought to know today: meetings, promises, consents, duties and dates.

Facts only, in the order of urgency; how they are shown is for the commands and pages. People are
named by the case's number and commitments by their id, so that a list can lie open on a desk.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sigdocs.casework.calendar import MAJORITY, birthday, born
from sigdocs.casework.closing.close import is_dormant
from sigdocs.casework.consent.parties import registered_for
from sigdocs.casework.meeting.upcoming import upcoming
from sigdocs.model.case import Case, CaseState, DeviationCase
from sigdocs.model.note_types import of
from sigdocs.model.profile import Profile, Rules
from sigdocs.reports.consents import ConsentGroup, InsatsBack, consent_groups, insats_back


class Duty(StrEnum):
    """What a deviation obliges to, and by when (S0 1.1.2)."""

    CONTACT = "kontakt med den unge samma dag"
    MEETING = "möte nästa vardag"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list.

    Attributes:
        plan: version of the plan in force, None before the first.
        internal: whether that version may not be shared.
        coordinator: who is named so, else who wrote the last note.
        entries: how many notes it has.
    """

    case_number: str
    state: CaseState
    plan: int | None
    internal: bool
    next_meeting: dt.date | None
    coordinator: str
    entries: int


@dataclass(frozen=True, slots=True)
class Meet:
    """A meeting that is planned, or whose day passed without a note."""

    case_number: str
    on: dt.date
    at: dt.time | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Overdue:
    """An open commitment whose last day has passed."""

    case_number: str
    commitment_id: str
    due: dt.date


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something in a case that has a last day.

    Attributes:
        what: a duty after a deviation, a pause's end, an 18th birthday, a contact afterwards; in Swedish.
        late: whether the day has passed.
    """

    case_number: str
    what: str
    by: dt.date
    late: bool


@dataclass(frozen=True, slots=True)
class Status:
    """All cases on a day.

    ``consents`` tells of all, also those that ask nothing of anybody.
    """

    today: dt.date
    cases: tuple[CaseLine, ...]
    meetings: tuple[Meet, ...]
    without_note: tuple[Meet, ...]
    overdue: tuple[Overdue, ...]
    consents: tuple[ConsentGroup, ...]
    insats_back: tuple[InsatsBack, ...]
    duties: tuple[Deadline, ...]
    pauses: tuple[Deadline, ...]
    birthdays: tuple[Deadline, ...]
    follow_ups: tuple[Deadline, ...]


def status_of(cases: Sequence[Case], today: dt.date, profile: Profile) -> Status:
    """Everything about ``cases`` that matters on ``today``; closed ones are listed and followed up."""
    going = [case for case in cases if case.state is not CaseState.CLOSED]
    meetings, missed = _meetings(going, today)
    consents = (
        group
        for case in going
        for group in consent_groups(case, registered_for(case, profile), today)
    )
    return Status(
        today=today,
        cases=tuple(_line(case) for case in cases),
        meetings=meetings,
        without_note=missed,
        overdue=tuple(
            sorted(
                (one for case in going for one in _overdue(case, today)), key=lambda one: one.due
            )
        ),
        consents=tuple(sorted(consents, key=lambda group: group.line.end or dt.date.min)),
        insats_back=tuple(one for case in going for one in insats_back(case, today)),
        duties=_deadlines(going, lambda case: _duties(case, today)),
        pauses=_deadlines(going, lambda case: _pauses(case, today)),
        birthdays=_deadlines(going, lambda case: _birthday(case, today, profile.rules)),
        follow_ups=_deadlines(cases, lambda case: _follow_ups(case, today)),
    )


def _line(case: Case) -> CaseLine:
    plan, coming = case.plan, upcoming(case)
    return CaseLine(
        case_number=case.number,
        state=case.state,
        plan=plan.version if plan else None,
        internal=bool(plan and plan.internal),
        next_meeting=coming.on if coming else None,
        coordinator=case.coordinator or next((one.author for one in reversed(case.meetings)), ""),
        entries=case.seq,
    )


def _meetings(cases: Iterable[Case], today: dt.date) -> tuple[tuple[Meet, ...], tuple[Meet, ...]]:
    planned = [
        Meet(case.number, meeting.on, meeting.at, meeting.place)
        for case in cases
        if (meeting := upcoming(case))
    ]
    planned.sort(key=lambda one: (one.on, one.at or dt.time.min, one.case_number))
    coming = tuple(one for one in planned if one.on >= today)
    return coming, tuple(one for one in planned if one.on < today)


def _overdue(case: Case, today: dt.date) -> Iterator[Overdue]:
    for one in case.commitments:
        if one.open and one.due is not None and one.due < today:
            yield Overdue(case.number, one.id, one.due)


def _deadlines(
    cases: Iterable[Case], find: Callable[[Case], Iterable[Deadline]]
) -> tuple[Deadline, ...]:
    found = (one for case in cases for one in find(case))
    return tuple(sorted(found, key=lambda one: (one.by, one.case_number, one.what)))


def _duties(case: Case, today: dt.date) -> Iterator[Deadline]:
    for one in case.deviations:
        if not _contacted(case, one):
            yield _deadline(case, Duty.CONTACT.value, one.contact_by, today)
        if one.met_on is None:
            yield _deadline(case, Duty.MEETING.value, one.meet_by, today)


def _contacted(case: Case, one: DeviationCase) -> bool:
    """Whether the deviation's own note tells of the contact, or a later note does."""
    later = (held for held in case.meetings if held.seq > one.seq and of(held.kind).of_youth)
    return one.deviation.contacted_on is not None or any(
        held.on >= one.contact_by for held in later
    )


def _pauses(case: Case, today: dt.date) -> Iterator[Deadline]:
    for one in case.pauses:
        if one.resumed_on is None and one.pause.until is not None:
            yield _deadline(case, "pausen slutar", one.pause.until, today)


def _birthday(case: Case, today: dt.date, rules: Rules) -> Iterator[Deadline]:
    birth = born(case.youth.personnummer)
    if birth is None:
        return
    day = birthday(birth, MAJORITY)
    if 0 <= (day - today).days <= rules.birthday_warning:
        yield _deadline(case, "den unge fyller 18 år", day, today)


def _follow_ups(case: Case, today: dt.date) -> Iterator[Deadline]:
    """The next contact with whoever stands on the vilande lista."""
    if is_dormant(case) and case.closing and case.closing.follow_up_on:
        yield _deadline(case, "kontakt efter avslut", case.closing.follow_up_on, today)


def _deadline(case: Case, what: str, by: dt.date, today: dt.date) -> Deadline:
    return Deadline(case.number, what, by, late=by < today)
