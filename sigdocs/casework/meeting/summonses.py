"""Who is called to which meeting: new calls, moved meetings and calls taken back.

Followed through the whole history, so that everybody's calendar gets its changes in order. A
party is called when consent covers it for something on the note's day, on the day the note is
ruled on and on the day of the meeting; those of the same nämnd when they take part; the family always, each by name, so
that who loses the right to be called has the call taken back, and the others have it anew.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sigdocs.casework.history import Entry, History, course
from sigdocs.casework.meeting.upcoming import upcoming
from sigdocs.casework.sharing.receivers import NO_MAIL, called_parties, family, not_sent_to
from sigdocs.model.case import Case, CaseState, DeviationCase
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note_types import of
from sigdocs.model.profile import Profile

FAMILY = "familj"


@dataclass(frozen=True, slots=True)
class Call:
    """A call to a meeting, or the end of one.

    Attributes:
        thread: which meeting of the case, however often it is moved; "1", "2" … or "avvikelse4".
        meeting: when and where.
        party: the partner's key, or :data:`FAMILY`.
        people: who of the family, by name; () for a party.
        sequence: 0 for the first call, higher for each change.
        cancelled: whether the meeting does not apply to them any more.
        moved: whether it is another day, time or place than they were told before.
        urgent: whether it is the meeting that a deviation demands the next weekday.
    """

    thread: str
    meeting: NextMeeting
    party: str
    people: tuple[str, ...] = ()
    sequence: int = 0
    cancelled: bool = False
    moved: bool = False
    urgent: bool = False


@dataclass(slots=True)
class _Calls:
    """What has been sent so far: the last call of each meeting and party."""

    count: int = 0
    sent: dict[tuple[str, str], Call] = field(default_factory=dict)


def calls(history: History, profile: Profile) -> tuple[Call, ...]:
    """Give the calls that the last entry of a case makes, moves or takes back."""
    known = _Calls()
    new: tuple[Call, ...] = ()
    for entry, before, after in course(history):
        new = tuple(_changed(known, before, after, entry, profile))
        known.sent |= {(call.thread, call.party): call for call in new}
    return new


def _changed(
    known: _Calls, before: Case | None, after: Case, entry: Entry, profile: Profile
) -> Iterator[Call]:
    planned = upcoming(before) if before else None
    if planned is None or _met(before, after, planned.on):
        known.count += upcoming(after) is not None
    known.sent = {key: one for key, one in known.sent.items() if not _held(one, before, after)}
    wanted = _wanted(known, after)

    def invited(day: dt.date) -> tuple[str, ...]:
        called = called_parties(after, (*entry.days, day), profile)
        return (FAMILY, *(party.key for party in called))

    for call in known.sent.values():
        gone = call.thread not in wanted or call.party not in invited(wanted[call.thread].on)
        if gone and not call.cancelled and call.meeting.on >= entry.note.date:
            yield _taken_back(call, call.people)
    for thread, meeting in wanted.items():
        if meeting.on >= max(entry.ruled_on, entry.note.date):
            yield from _new(known, thread, meeting, invited(meeting.on), after)


def _new(
    known: _Calls, thread: str, meeting: NextMeeting, invited: tuple[str, ...], case: Case
) -> Iterator[Call]:
    urgent = any(one.met_on is None and meeting.on <= one.meet_by for one in case.deviations)
    for party in invited:
        last = known.sent.get((thread, party))
        called = _family(case, meeting.on) if party == FAMILY else ()
        if last is None:
            yield Call(thread, meeting, party, called, urgent=urgent)
            continue
        out = () if last.cancelled else _out(last, case)
        if out:
            yield _taken_back(last, out)
        moved = last.cancelled or _when_where(last.meeting) != _when_where(meeting)
        if moved or out or set(called) - set(last.people):
            yield _anew(last, meeting, called, moved=moved)


def _family(case: Case, day: dt.date) -> tuple[str, ...]:
    """The youth, and each guardian who may be sent things the day of the meeting."""
    return tuple(one.name for one in family(case, day)[0])


def _out(last: Call, case: Case) -> tuple[str, ...]:
    """The guardians who were called and have no right to be; who wants no mail keeps the right."""
    day = last.meeting.on
    gone = (one for one in case.guardians if not_sent_to(case, one, day) not in {"", NO_MAIL})
    return tuple(one.name for one in gone if one.name in last.people)


def _taken_back(last: Call, people: tuple[str, ...]) -> Call:
    return replace(last, people=people, sequence=last.sequence + 1, cancelled=True, moved=False)


def _anew(last: Call, meeting: NextMeeting, people: tuple[str, ...], *, moved: bool) -> Call:
    number = last.sequence + 1
    return replace(
        last, meeting=meeting, people=people, sequence=number, cancelled=False, moved=moved
    )


def _wanted(known: _Calls, case: Case) -> Mapping[str, NextMeeting]:
    """The meetings to come: the planned one, and the one each deviation demands."""
    planned = upcoming(case)
    found = {str(known.count): planned} if planned else {}
    if case.state in {CaseState.PAUSED, CaseState.CLOSED}:
        return found
    for one in case.deviations:
        met = one.met_on or (planned and planned.on <= one.meet_by)
        if not met:
            found[_of_deviation(one)] = NextMeeting(on=one.meet_by)
    return found


def _held(call: Call, before: Case | None, after: Case) -> bool:
    """Whether the meeting of a call has been held; then there is nothing more to say of it."""
    if call.thread.isdecimal():
        return _met(before, after, call.meeting.on)
    return any(
        _of_deviation(one) == call.thread and one.met_on and one.met_on >= call.meeting.on
        for one in after.deviations
    )


def _of_deviation(deviation: DeviationCase) -> str:
    return f"avvikelse{deviation.seq}"


def _met(before: Case | None, after: Case, day: dt.date) -> bool:
    """Whether the entry tells of a meeting held on a day or since."""
    new = after.meetings[len(before.meetings) :] if before else ()
    return any(of(one.kind).meeting and one.on >= day for one in new)


def _when_where(meeting: NextMeeting) -> tuple[object, ...]:
    return meeting.on, meeting.at, meeting.until, meeting.place
