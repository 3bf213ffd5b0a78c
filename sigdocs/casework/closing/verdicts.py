"""Whether a goal was met, as people write it and as a plan's status says it."""

import re
from enum import StrEnum

from sigdocs.casework.people import folded
from sigdocs.model.plan import GoalStatus


class Verdict(StrEnum):
    """Whether a goal was met."""

    MET = "ja"
    PARTLY = "delvis"
    NOT = "nej"
    DROPPED = "utgår"
    DISPUTED = "oklart"
    UNTOLD = "ej bedömt"


OF_STATUS = {
    GoalStatus.REACHED: Verdict.MET,
    GoalStatus.PARTLY: Verdict.PARTLY,
    GoalStatus.DROPPED: Verdict.DROPPED,
}
_PLAIN = {
    Verdict.MET: "ja, uppfyllt, uppfylld, uppnått, uppnådd, nått, nådd, mål uppfyllt, målet uppfyllt",
    Verdict.PARTLY: "delvis, till viss del, delvis uppfyllt, delvis uppnått, delvis nått",
    Verdict.NOT: "nej, ej uppfyllt, inte uppfyllt, ej uppnått, inte uppnått, ej nått, inte nått",
    Verdict.DROPPED: "utgår, utgått",
    Verdict.UNTOLD: "ej bedömt, inte bedömt, ej bedömd, inte bedömd",
}
"""What can mean nothing else, wherever on a line it stands by itself."""
_IN_ITS_PLACE = {Verdict.MET: "helt, x", Verdict.NOT: "inte, ej"}
"""What means so in the column for it only."""


def _words(told: dict[Verdict, str]) -> dict[str, Verdict]:
    return {folded(word): verdict for verdict, words in told.items() for word in words.split(",")}


_OF_WORD = _words(_PLAIN)
_OF_CELL = _OF_WORD | _words(_IN_ITS_PLACE)


def read_verdict(written: str) -> Verdict | None:
    """Whether a goal was met, as people write it; None when it is not plainly said.

    >>> read_verdict("Ja, sedan i maj"), read_verdict("80 %")
    (<Verdict.MET: 'ja'>, None)
    """
    first = re.split(r"[,.;:(–]|\s-\s", written, maxsplit=1)[0]
    return _OF_CELL.get(folded(written)) or _OF_CELL.get(folded(first))


def plain_verdict(words: str) -> bool:
    """Whether words by themselves on a line can only say whether a goal was met."""
    return folded(words) in _OF_WORD
