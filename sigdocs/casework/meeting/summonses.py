"""Who is called to which meeting: new calls, moved meetings and calls taken back.

Followed through the whole history, so that everybody's calendar gets its changes in order. A
party is called when consent covers it for something on the note's day, on the day the note is
ruled on and on the day of the meeting; those of the same nämnd when they take part; the family always, each by name, so
that who loses the right to be called has the call taken back, and the others have it anew.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sigdocs.casework.consent.coverage import covers_something
from sigdocs.casework.consent.parties import gone_parties
from sigdocs.casework.history import Entry, History, course
from sigdocs.casework.placelike import kept_apart, known_of, strange_place
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
        own: whether it is for one of the family alone, since somebody of it is protected.
    """

    thread: str
    meeting: NextMeeting
    party: str
    people: tuple[str, ...] = ()
    sequence: int = 0
    cancelled: bool = False
    moved: bool = False
    urgent: bool = False
    own: bool = False


@dataclass(slots=True)
class _Calls:
    """What has been sent so far: the last call of each meeting and party."""

    count: int = 0
    sent: dict[tuple[str, str, str], Call] = field(default_factory=dict)

    def send(self, new: tuple[Call, ...]) -> None:
        """Keep the calls just made; one of its own takes the place of one to the family."""
        told = {call.thread: call.own for call in new if call.party == FAMILY}
        for key, call in list(self.sent.items()):
            if call.party == FAMILY and told.get(call.thread, call.own) is not call.own:
                del self.sent[key]
        self.sent |= {(call.thread, call.party, _whose(call)): call for call in new}


def calls(history: History, profile: Profile) -> tuple[Call, ...]:
    """Give the calls that the last entry of a case makes, moves or takes back.

    A party gone from the settings is called to nothing new, but told of what becomes of the
    meetings that it has been called to.
    """
    known = _Calls()
    new: tuple[Call, ...] = ()
    gone: set[str] = set()
    for entry, before, after in course(history):
        new = tuple(_changed(known, before, after, entry, profile))
        known.send(new)
        gone = {party.key for party in gone_parties(after, profile)}
    return tuple(call for call in new if call.sequence or call.party not in gone)


def _changed(
    known: _Calls, before: Case | None, after: Case, entry: Entry, profile: Profile
) -> Iterator[Call]:
    planned = _upcoming(before) if before else None
    if planned is None or _met(before, after, planned.on):
        known.count += _upcoming(after) is not None
    known.sent = {key: one for key, one in known.sent.items() if not _held(one, before, after)}
    wanted = _wanted(known, after, profile)

    def invited(day: dt.date) -> tuple[str, ...]:
        days = (*entry.days, day)
        gone = (one for one in gone_parties(after, profile) if _covered(after, one.key, days))
        return (FAMILY, *(one.key for one in (*called_parties(after, days, profile), *gone)))

    for call in known.sent.values():
        gone = call.thread not in wanted or call.party not in invited(wanted[call.thread].on)
        if gone and not call.cancelled and call.meeting.on >= entry.note.date:
            yield _taken_back(call, call.people)
    for thread, meeting in wanted.items():
        if meeting.on >= max(entry.ruled_on, entry.note.date):
            yield from _new(known, thread, meeting, invited(meeting.on), after)


def _covered(case: Case, party: str, days: Iterable[dt.date]) -> bool:
    return not any(covers_something(case, party, day) for day in days)


def _new(
    known: _Calls, thread: str, meeting: NextMeeting, invited: tuple[str, ...], case: Case
) -> Iterator[Call]:
    urgent = any(one.met_on is None and meeting.on <= one.meet_by for one in case.deviations)
    for party in invited:
        if party == FAMILY:
            yield from _at_home(known, Call(thread, meeting, FAMILY, urgent=urgent), case)
        elif case.held:
            continue  # whoever was not told has the call when the question has been answered
        elif last := known.sent.get((thread, party, "")):
            moved = _moved(last, meeting)
            yield from [_anew(last, meeting, (), moved=moved)] if moved else []
        else:
            yield Call(thread, meeting, party, urgent=urgent)


def _at_home(known: _Calls, call: Call, case: Case) -> Iterator[Call]:
    """The family's calls: one to all, or one to each where somebody is protected."""
    told = [one for one in known.sent.values() if (one.thread, one.party) == (call.thread, FAMILY)]
    called, own = _family(case, call.meeting.on), kept_apart(case)
    gone = [
        (one, out)
        for one in told
        if not one.cancelled and (out := _out(one, called, case, moved=_moved(one, call.meeting)))
    ]
    yield from (_taken_back(one, out) for one, out in gone)
    if case.held:
        return
    for people in ((one,) for one in called) if own else (called,):
        before = [one for one in told if not own or {*people} & {*one.people}]
        if not before:
            yield replace(call, people=people, own=own)
            continue
        last = max(before, key=lambda one: one.sequence)
        moved, left = _moved(last, call.meeting), any(one is last for one, _ in gone)
        if moved or left or last.own is not own or set(people) - set(last.people):
            yield replace(_anew(last, call.meeting, people, moved=moved), own=own)


def _whose(call: Call) -> str:
    return call.people[0] if call.own else ""


def _moved(last: Call, meeting: NextMeeting) -> bool:
    return last.cancelled or _when_where(last.meeting) != _when_where(meeting)


def _family(case: Case, day: dt.date) -> tuple[str, ...]:
    """The youth, and each guardian who may be sent things the day of the meeting."""
    return tuple(one.name for one in family(case, day)[0])


def _out(last: Call, called: tuple[str, ...], case: Case, *, moved: bool) -> tuple[str, ...]:
    """Those of the family who were called and are not any more.

    Who only wants no mail stays called, until the meeting is another than they were told of.
    """
    day = last.meeting.on
    quiet = {one.name for one in case.guardians if not_sent_to(case, one, day) == NO_MAIL}
    kept = {*called} if moved else {*called} | quiet
    return tuple(name for name in last.people if name not in kept)


def _taken_back(last: Call, people: tuple[str, ...]) -> Call:
    return replace(last, people=people, sequence=last.sequence + 1, cancelled=True, moved=False)


def _anew(last: Call, meeting: NextMeeting, people: tuple[str, ...], *, moved: bool) -> Call:
    number = last.sequence + 1
    return replace(
        last, meeting=meeting, people=people, sequence=number, cancelled=False, moved=moved
    )


def _wanted(known: _Calls, case: Case, profile: Profile) -> Mapping[str, NextMeeting]:
    """The meetings to come: the planned one, and the one each deviation demands."""
    planned = _upcoming(case)
    if planned and kept_apart(case) and strange_place(planned.place, known_of(case, profile)):
        planned = planned.model_copy(update={"place": ""})
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
