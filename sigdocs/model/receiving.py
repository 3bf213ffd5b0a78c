"""Who receives what is sent; the end of the insats, and that it went on again."""

import datetime as dt

from sigdocs.model.base import Frozen
from sigdocs.model.text import Line, Text


class Receiver(Frozen):
    """Somebody who shall have the plan, or shall not; ``reason`` says why in Swedish.

    ``channel`` is how it is to reach them, as it stood the day the note was ruled on.
    """

    name: Line
    party: Line = ""
    reason: Line = ""
    channel: Line = ""


class Discharge(Frozen):
    """That the insats ended: the note, its day, and who receives the summary of it.

    ``youth_words`` are those of the closing's own note.
    """

    seq: int
    on: dt.date
    youth_words: Text = ""
    goes_to: tuple[Receiver, ...] = ()
    not_to: tuple[Receiver, ...] = ()


class Break(Frozen):
    """That a closed insats was taken up again: its last day before, and its first day after."""

    ended_on: dt.date
    resumed_on: dt.date
