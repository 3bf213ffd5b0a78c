"""Facts as both a key and a reading state them, and when two of them are the same."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sigdocs.casework.people import folded

ENOUGH = 0.85
"""The share of the words of a text that must be there for it to be the same text."""
_LEAST, _MORE = 0.3, 0.2
_LONG = 4
_SWALLOWED = 12
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


class Area(StrEnum):
    """What a fact is about, as tables name it."""

    HEAD = "huvud"
    PEOPLE = "personer"
    STATUS = "läge"
    NEW = "nya åtaganden"
    GOALS = "mål"
    SCALES = "skattningar"
    MEASURES = "mätvärden"
    NEXT = "nästa möte"
    RECIPIENTS = "mottagare"
    CONSENT = "samtycke"
    WORDS = "egna ord"
    EVENT = "avvikelse, paus, avslut"
    INTAKE = "inskrivning"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a note says.

    Attributes:
        area: what it is about.
        name: which thing, the same in key and reading.
        value: what is said of it, in one spelling.
        path: where in the note as read it stands, or would stand.
        share: how much of the words must be there: 1 for all and nothing else.
        pattern: what is found, as an expression, on a line that holds it.
        words: what such a line holds most of, when it is a text.
    """

    area: Area
    name: str
    value: str
    path: str = ""
    share: float = 1.0
    pattern: str = ""
    words: str = ""

    def same(self, other: "Fact") -> bool:
        """Whether another fact says the same."""
        if self.share == 1.0:
            return folded(self.value) == folded(other.value)
        return holds(other.value, self.value, self.share)

    def lines(self, text: str) -> frozenset[int]:
        """The numbers of the lines that may hold it."""
        lines = text.split("\n")
        shown = (self.pattern and re.search(self.pattern, line, re.IGNORECASE) for line in lines)
        found = {number for number, one in enumerate(shown, start=1) if one}
        return frozenset(found or _nearest(lines, self.words))


def _nearest(lines: list[str], words: str) -> set[int]:
    """The lines that hold most of some words, with the next when a text goes on there."""
    telling = _stems(words)
    shares = [_share(_stems(line), telling) for line in lines]
    best = max(shares)
    if best < _LEAST:
        return set()
    found = {index for index, share in enumerate(shares) if share == best}
    for index in range(len(lines) - 1):
        two = _share(_stems(" ".join(lines[index : index + 2])), telling)
        if two >= best + _MORE and found & {index, index + 1}:
            found |= {index, index + 1}
    return {index + 1 for index in found}


def holds(text: str, wanted: str, share: float = ENOUGH) -> bool:
    """Whether a text holds so much of the words of another, in any order.

    >>> holds("Helen skickar närvaron, till Lena!", "helen skickar närvaron till lena")
    True
    """
    return _share(folded(text).split(), folded(wanted).split()) >= share


def alike(text: str, wanted: str) -> bool:
    """Whether a text is another one, and has not swallowed what stands beside it."""
    length = len(folded(wanted).split())
    return holds(text, wanted) and len(folded(text).split()) <= 2 * length + _SWALLOWED


def _stems(text: str) -> list[str]:
    """How the longer words begin, and every number: ”messar” and ”messat” are one."""
    return [word[:_LONG] for word in folded(text).split() if len(word) >= _LONG or word.isdigit()]


def _share(given: Iterable[str], wanted: list[str]) -> float:
    left, found = list(given), 0
    for word in wanted:
        if word in left:
            left.remove(word)
            found += 1
    return found / len(wanted) if wanted else 0.0


def day_pattern(day: str) -> str:
    """An expression for the ways to write a day: 12/3, 12.3, 12 mars, 260312, 2026-03-12."""
    try:
        on = dt.date.fromisoformat(day)
    except ValueError:
        return ""
    month = _MONTHS[on.month - 1]
    return (
        rf"(?<!\d){on.day}[/.] ?0?{on.month}(?!\d)|(?<!\d){on.day}(?::?e)? {month}|{day}"
        rf"|(?:20)?{on:%y%m%d}|(?<!\d)0?{on.day}-0?{on.month}(?!\d)|(?<!\d)den {on.day}(?::?e)?(?!\d)"
    )


def time_pattern(time: str) -> str:
    """An expression for the ways to write a time: 15.00, 15:00, 1500, kl 15."""
    hour, _, minute = time.partition(":")
    whole = rf"|kl\.? ?{int(hour)}(?!\d)|(?<!\d){int(hour)} ?[–-]|[–-] ?{int(hour)}(?!\d)"
    return rf"(?<!\d)0?{int(hour)}[.:]?{minute}(?!\d)" + (whole if minute == "00" else "")


def name_pattern(name: str) -> str:
    """An expression for the first or the last name of somebody."""
    return "|".join(rf"\b{re.escape(part)}s?\b" for part in name.split() if len(part) > 1)
