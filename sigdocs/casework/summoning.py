"""Who is called to which meeting: new calls, moved meetings and calls taken back.

Followed through the whole history, so that everybody's calendar gets its changes in order. A
party is called when consent covers it for something, both on the note's day and on the day the
note is ruled on; the family always; those of the same nämnd when they take part.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sigdocs.casework.consent import covers_something
from sigdocs.casework.evolve import replay
from sigdocs.casework.history import Entry, History, fold
from sigdocs.casework.people import People
from sigdocs.model.case import Case, CaseState, DeviationCase
from sigdocs.model.events import NoteCorrected
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note_types import of
from sigdocs.model.profile import Channel, Partner, Profile

FAMILY = "familj"


@dataclass(frozen=True, slots=True)
class Call:
    """A call to a meeting, or the end of one.

    Attributes:
        thread: which meeting of the case, however often it is moved; "1", "2" … or "avvikelse4".
        meeting: when and where.
        party: the partner's key, or :data:`FAMILY`.
        sequence: 0 for the first call, higher for each change.
        cancelled: whether the meeting does not apply to the party any more.
        urgent: whether it is the meeting that a deviation demands the next weekday.
    """

    thread: str
    meeting: NextMeeting
    party: str
    sequence: int = 0
    cancelled: bool = False
    urgent: bool = False


@dataclass(slots=True)
class _Calls:
    """What has been sent so far: the last call of each meeting and party."""

    count: int = 0
    sent: dict[tuple[str, str], Call] = field(default_factory=dict)


def calls(history: History, profile: Profile) -> tuple[Call, ...]:
    """Give the calls that the last entry of a case makes, moves or takes back."""
    known = _Calls()
    before: Case | None = None
    new: tuple[Call, ...] = ()
    for end, entry in enumerate(history, start=1):
        corrected = any(isinstance(event, NoteCorrected) for event in entry.events)
        after = fold(history[:end]) if corrected else replay(before, entry.events)
        if after is None:
            continue
        new = tuple(_changed(known, before, after, entry, profile))
        known.sent |= {(call.thread, call.party): call for call in new}
        before = after
    return new


def called_parties(case: Case, entry: Entry, profile: Profile) -> tuple[Partner, ...]:
    """Give the parties that may be called to the case's meetings by an entry."""
    days = dict.fromkeys((entry.note.date, entry.ruled_on))
    near = {who.party for meeting in case.meetings for who in meeting.people}
    near |= {party.name for consent in case.consents for party in consent.parties}
    return tuple(
        one
        for one in People.of(profile, case).parties
        if one.channel is not Channel.NONE
        and (
            one.key in near
            if one.same_committee
            else not any(covers_something(case, one.key, day) for day in days)
        )
    )


def _changed(
    known: _Calls, before: Case | None, after: Case, entry: Entry, profile: Profile
) -> Iterator[Call]:
    planned = _upcoming(before) if before else None
    if planned is None or _met(before, after, planned.on):
        known.count += _upcoming(after) is not None
    known.sent = {key: one for key, one in known.sent.items() if not _held(one, before, after)}
    wanted = _wanted(known, after)
    invited = (FAMILY, *(party.key for party in called_parties(after, entry, profile)))
    for call in known.sent.values():
        gone = call.thread not in wanted or call.party not in invited
        if gone and not call.cancelled and call.meeting.on >= entry.note.date:
            yield _next(call, call.meeting, cancelled=True)
    for thread, meeting in wanted.items():
        if meeting.on >= max(entry.ruled_on, entry.note.date):
            yield from _new(known, thread, meeting, invited, after)


def _new(
    known: _Calls, thread: str, meeting: NextMeeting, invited: tuple[str, ...], case: Case
) -> Iterator[Call]:
    urgent = any(one.met_on is None and meeting.on <= one.meet_by for one in case.deviations)
    for party in invited:
        last = known.sent.get((thread, party))
        if last is None:
            yield Call(thread, meeting, party, urgent=urgent)
        elif last.cancelled or _when_where(last.meeting) != _when_where(meeting):
            yield _next(last, meeting, cancelled=False)


def _next(last: Call, meeting: NextMeeting, *, cancelled: bool) -> Call:
    return Call(last.thread, meeting, last.party, last.sequence + 1, cancelled, last.urgent)


def _wanted(known: _Calls, case: Case) -> Mapping[str, NextMeeting]:
    """The meetings to come: the planned one, and the one each deviation demands."""
    planned = _upcoming(case)
    found = {str(known.count): planned} if planned else {}
    if case.state in {CaseState.PAUSED, CaseState.CLOSED}:
        return found
    for one in case.deviations:
        met = one.met_on or (planned and planned.on <= one.meet_by)
        if not met:
            found[_of_deviation(one)] = NextMeeting(on=one.meet_by)
    return found


def _upcoming(case: Case) -> NextMeeting | None:
    """The planned meeting, unless the case is closed or pauses that day."""
    planned = case.next_meeting
    if planned is None or case.state is CaseState.CLOSED:
        return None
    if case.state is CaseState.PAUSED and case.pauses:
        until = case.pauses[-1].pause.until
        return None if until is None or planned.on <= until else planned
    return planned


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
