"""What somebody has to do about each open nomination, by code and no name."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.model.nomination import Nomination, Nominations, NominationState


@dataclass(frozen=True, slots=True)
class NominationDuty:
    """An open nomination with what comes next.

    Attributes:
        since: since when it is in its state.
        what: what there is to do, in Swedish.
        late: whether the day for it has passed.
    """

    code: str
    state: NominationState
    since: dt.date
    what: str
    late: bool


_NEXT = {
    NominationState.DISCUSSED: "skriv om den går vidare eller inte",
    NominationState.INFORMED: "skriv vad den unge och vårdnadshavarna svarade",
    NominationState.GOES_ON: "lämna inskrivningens anteckning med koden, eller skriv att den inte går vidare",
}


def nomination_duties(register: Nominations, today: dt.date) -> tuple[NominationDuty, ...]:
    """Everything that is open before the focus group, what is late first."""
    found = _duties(register, today)
    return tuple(sorted(found, key=lambda one: (not one.late, one.since, one.code)))


def _duties(register: Nominations, today: dt.date) -> Iterator[NominationDuty]:
    for one in register.open:
        late = _was_up(one, register.meeting_on, today)
        what = _NEXT.get(one.state) or _at_meeting(register.meeting_on, today, late=late)
        yield NominationDuty(one.code, one.state, one.state_on, what, late)


def _was_up(one: Nomination, meeting: dt.date | None, today: dt.date) -> bool:
    """Whether the meeting that it was to be taken up at has been, and nobody has told of it."""
    proposed = one.state is NominationState.PROPOSED
    return proposed and meeting is not None and one.state_on <= meeting < today


def _at_meeting(meeting: dt.date | None, today: dt.date, *, late: bool) -> str:
    if late:
        return f"skriv vad fokusgruppen kom fram till {meeting}"
    if meeting is None or meeting < today:
        return "bestäm dag för fokusgruppen"
    return f"tas upp i fokusgruppen {meeting}"
