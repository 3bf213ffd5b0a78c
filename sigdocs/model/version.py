"""A version of the plan: which it is, what it comes out of, and who has it."""

import datetime as dt

from sigdocs.model.base import Frozen
from sigdocs.model.receivers import Receiver
from sigdocs.model.text import Line


class PlanVersion(Frozen):
    """An issued version of the plan.

    Attributes:
        version: 1, 2, 3 … without gaps.
        seq: the entry whose state of the case the plan shows.
        meeting_on: day of that meeting.
        issued_on: day the note was ruled on.
        replaces: the version it replaces, None for the first.
        corrects: the version whose error it mends, None if it is no correction.
        again: the entry of the meeting whose plan it gives out once more, to fewer; None for a
            plan of its own.
        tells_all: whether its page tells of every part that has changed; one of an earlier program
            tells of goals and commitments.
        internal: why the plan is internal working material; empty when it may be shared.
        goes_to: who receives it, and why they may.
        not_to: who does not, and why.
    """

    version: int
    seq: int
    meeting_on: dt.date
    issued_on: dt.date
    replaces: int | None = None
    corrects: int | None = None
    again: int | None = None
    tells_all: bool = False
    internal: tuple[Line, ...] = ()
    goes_to: tuple[Receiver, ...] = ()
    not_to: tuple[Receiver, ...] = ()

    @property
    def met_seq(self) -> int:
        """The entry of the meeting that the plan comes out of."""
        return self.again or self.seq
