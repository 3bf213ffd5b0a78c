"""Who receives what is sent; the end of the insats, and that it went on again."""

import datetime as dt

from sigdocs.model.base import Frozen
from sigdocs.model.consent import Information
from sigdocs.model.text import Line, Text

BY_WAY = "; "
"""What parts a receiver's ground from how mail to somebody with protected data reaches them."""


class Receiver(Frozen):
    """Somebody who shall have a paper, or shall not.

    Attributes:
        name: the party's, or the person's as it stood then.
        party: the partner's key; "" for one of the family.
        reason: why, in Swedish.
        channel: how it is to reach them, as it stood the day the note was ruled on.
        number: the person's personnummer, which tells two of one name apart; "" when not known.
    """

    name: Line
    party: Line = ""
    reason: Line = ""
    channel: Line = ""
    number: Line = ""

    @property
    def ground(self) -> str:
        """What lets them have it, without how it reaches them: that is for the office."""
        return self.reason.partition(BY_WAY)[0]

    def is_person(self, name: str, number: str) -> bool:
        """Whether it is a person of the family: by number where both are known, else by name."""
        if self.party:
            return False
        known = self.number and number
        return self.number == number if known else self.name.casefold() == name.casefold()


class Need(Frozen):
    """What consent must let a party have for a paper to go to it.

    Of the family it is asked whether they may have papers of the case at all, unless the paper
    needs nothing.

    Attributes:
        kinds: the kinds of information that the paper rests on; () when it rests on none.
        some: whether any one of them is enough.
    """

    kinds: tuple[Information, ...] = ()
    some: bool = False

    def met_by(self, kinds: tuple[Information, ...]) -> bool:
        """Whether a party that may have these kinds may have the paper."""
        held = set(self.kinds) & set(kinds)
        return not self.kinds or (bool(held) if self.some else held == set(self.kinds))


EVERYTHING = Need(kinds=tuple(Information))
"""A paper that tells of the case."""
SOMETHING = Need(kinds=tuple(Information), some=True)
"""A paper that tells no more than that there is a case, as a call does."""
NOTHING = Need()
"""Word that a right has ended, and what is the same for everybody."""


class Discharge(Frozen):
    """That the insats ended: the note, its day, and who receives the summary of it.

    ``youth_words`` are those of the closing's own note. ``counts_all`` says that the summary counts
    each version of the plan, and the closing as a meeting only when somebody met; one of an earlier
    program counted the closing, and no version that corrects another.
    """

    seq: int
    on: dt.date
    youth_words: Text = ""
    counts_all: bool = False
    goes_to: tuple[Receiver, ...] = ()
    not_to: tuple[Receiver, ...] = ()


class Break(Frozen):
    """That a closed insats was taken up again: its last day before, and its first day after."""

    ended_on: dt.date
    resumed_on: dt.date
