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
    Verdict.DROPPED: "utgår, utgått, utgick",
    Verdict.UNTOLD: "ej bedömt, inte bedömt, ej bedömd, inte bedömd",
}
"""What can mean nothing else, wherever on a line it stands by itself."""
_IN_ITS_PLACE = {Verdict.MET: "helt, x", Verdict.NOT: "inte, ej"}
"""What means so in the column for it only."""


def _words(told: dict[Verdict, str]) -> dict[str, Verdict]:
    return {folded(word): verdict for verdict, words in told.items() for word in words.split(",")}


_OF_WORD = _words(_PLAIN)
_OF_CELL = _OF_WORD | _words(_IN_ITS_PLACE)
_SIGN = re.compile(
    r"[,.;:(–]|(?<=\s)-(?=\s)"
    r"|\s(?=(?:den )?(?:\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|\d{1,2}/\d|\d{4}-\d))"
)
"""What parts a verdict from what more is said of it: ”ja, i maj”, ”delvis (se ovan)”, ”utgick 11 juni”."""
_TAKES_BACK = re.compile(
    r"\b(?:"
    r"men|bara|dock|fast|utom|knappt|nastan|tyvarr"  # ”ja, men bara delvis”, ”ja, utom i maj”
    r"|ja|nej|inte|ej|aldrig|delvis|uppfyll\w*|uppna\w*|nadd\w*|natt"  # ”ja, först, sedan nej”, ”nej, ja i början”
    r"|sedan(?! (?:dess|den|i|forra|slutet|borjan|start\w*|host\w*|var\w*|sommar\w*|jul\w*|v|vecka"
    r"|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|\d)\w*\b)"  # ”ja, sedan sämre”; not ”ja, sedan i maj”
    r")\b"
)
"""What in the rest may take back what was said first; folded."""


def read_verdict(written: str) -> Verdict | None:
    """Whether a goal was met, as people write it; None when it is not plainly said, or taken back.

    >>> read_verdict("Utgick 11 juni 2026")
    <Verdict.DROPPED: 'utgår'>
    >>> read_verdict("Ja, sedan i maj"), read_verdict("80 %"), read_verdict("ja, men bara delvis")
    (<Verdict.MET: 'ja'>, None, None)
    """
    if whole := _OF_CELL.get(folded(written)):
        return whole
    first, rest = _parted(written)
    return None if _TAKES_BACK.search(folded(rest)) else _OF_CELL.get(folded(first))


def rest_of(written: str) -> str:
    """What more is said with a verdict: ”sedan i maj” of ”ja, sedan i maj”; "" when that is all.

    >>> rest_of("Delvis (se ovan)"), rest_of("ja."), rest_of("till viss del")
    ('se ovan', '', '')
    """
    if folded(written) in _OF_CELL:
        return ""
    rest = _parted(written)[1].strip(" ,.;:–-")
    return rest if rest.count("(") == rest.count(")") else rest.removesuffix(")")


def _parted(written: str) -> tuple[str, str]:
    """The words before the first sign, and those after it."""
    found = _SIGN.search(written)
    return (written[: found.start()], written[found.end() :]) if found else (written, "")


def plain_verdict(words: str) -> bool:
    """Whether words by themselves on a line can only say whether a goal was met."""
    return folded(words) in _OF_WORD


def is_verdict(words: str) -> bool:
    """Whether words that are all that is told of a goal say whether it was met: also ”inte”."""
    return folded(words) in _OF_CELL
