"""One cell read as one value: date, time, choice, number, yes or no, personnummer, words."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import cast

from sigdocs.intake.characters import TURNED, UNTURNED
from sigdocs.intake.folding import fold
from sigdocs.intake.note_fields import Shape
from sigdocs.intake.values import faults
from sigdocs.intake.values.choices import choices, likely, read_bool, read_choice
from sigdocs.intake.values.dates import Found, Look, Unclear, read_date, read_times, spell
from sigdocs.intake.values.personnummer import read_personnummer
from sigdocs.model.note import NoteKind
from sigdocs.model.problem import Problem

Value = str | bool | int | Decimal | dt.date | dt.time | StrEnum

_LOST = "\ufffd"
"""What stands for a sign that another program could not read."""
_NUMBER = re.compile(
    r"^(ca\.?|cirka|c:a|typ|ungefär|ungefar|runt|drygt|knappt|minst|högst|max)?\s*"
    r"([-+−]?\d{1,9}(?:[ \u00a0]\d{3})*(?:[.,]\d{1,6})?)\s*(%|st\.?|procent|mån(?:ader)?\.?)?$",
    re.IGNORECASE,
)
_WORDS = ("noll", "ett", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio")
_OTHER = re.compile(r"[^\W\d_]+")
_SHOUT = re.compile(r"\s*\(?!+\)?$")
_ALONE = re.compile(r"(?<![-−\d.,/])\d{1,4}(?![-–\d/]|[.,]\d)")
_YES_NO = frozenset({"ja", "nej"})
_ENDS = re.compile(r"^(?:avslut|upphor|tas bort|stryks|avfor)")
_AFTER_DAY = re.compile(r"\s*[,;(]\s*|\s+kl\b|\s+[–-]\s+")
_DASHES = frozenset({"-", "–", "—"})
_NOTHING = _DASHES | {"?", "…"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a cell came to: a value or a problem, and how it was read when not as written."""

    value: Value | None = None
    problem: Problem | None = None
    read_as: str = ""
    shown: str = field(default="")


@dataclass(frozen=True, slots=True)
class Days:
    """The days a note is read against."""

    anchor: dt.date
    today: dt.date


def is_empty(shape: Shape, text: str) -> bool:
    """Whether the cell says nothing; a dash says nothing where a word is not wanted.

    A question mark is no silence where a right is at stake, nor a dash where silence means yes.
    """
    bare = text.strip()
    if not bare or shape.kind is str or shape.opens:
        return not bare
    return bare in (_DASHES if shape.right else _NOTHING)


def read_leaf(shape: Shape, text: str, path: str, days: Days) -> Leaf:
    """Read ``text`` as the value of ``shape``; ``path`` names it in a problem."""
    if unsure := _unsure_sign(text, path):
        return Leaf(problem=unsure)
    if shape.kind is dt.date:
        return _date(text, path, days, Look.BACK if shape.back else Look.AHEAD)
    if shape.name == "personnummer":
        return _personnummer(text, path, days.today)
    if shape.choice:
        return _choice(shape, text, path)
    if shape.bounds is not None:
        return _within(shape, shape.bounds, text, path)
    return _PLAIN[shape.kind](shape, text, path)


def _unsure_sign(text: str, path: str) -> Problem | None:
    """Ask about signs that show something else than what stands there, or stand for one that was lost."""
    if TURNED.search(text):
        return faults.TURNED_TEXT.at(path, rad=UNTURNED.sub("", text).strip()[:80])
    return faults.UNFIT_SIGN.at(path) if _LOST in text else None


def _date(text: str, path: str, days: Days, look: Look) -> Leaf:
    found = read_date(text, days.anchor, look)
    if isinstance(found, Unclear):
        near = found.suggestion or _day_first(text, days, look)
        problem = found.fault.at(path, suggestion=near, skrivet=text.strip())
        return Leaf(problem=problem)
    return _dated(found)


def _day_first(text: str, days: Days, look: Look) -> str:
    """Give the day that a line begins with when more follows: ”20/2 kl 10, Petra ringer”."""
    first, *rest = _AFTER_DAY.split(text.strip(), maxsplit=1)
    found = read_date(first, days.anchor, look) if rest else None
    return spell(found.value) if isinstance(found, Found) else ""


def _dated(found: Found) -> Leaf:
    read_as = spell(found.value) if found.inferred else ""
    return Leaf(found.value, read_as=read_as, shown=found.value.isoformat())


def _time(shape: Shape, text: str, path: str) -> Leaf:
    found = read_times(text)
    if isinstance(found, Unclear):
        return Leaf(problem=found.fault.at(path, skrivet=text.strip()))
    start, end = found
    if end is not None and shape.name == "at":
        return Leaf(start, read_as=f"{start:%H.%M} (till {end:%H.%M})", shown=f"{start:%H.%M}")
    if end is not None:
        return Leaf(problem=faults.TIME_NOT_UNDERSTOOD.at(path, skrivet=text.strip()))
    return Leaf(start, shown=f"{start:%H.%M}")


def _bool(shape: Shape, text: str, path: str) -> Leaf:
    value = read_bool(text, *shape.words)
    if value is None:
        first = fold(text).split(None, 1)[0].strip(" ,.;:–-")
        near = first if first in _YES_NO else "nej" if _ENDS.search(fold(text)) else ""
        return Leaf(problem=faults.YES_OR_NO.at(path, skrivet=text.strip(), suggestion=near))
    return Leaf(value, shown="ja" if value else "nej")


def _number(shape: Shape, text: str, path: str) -> Leaf:
    found = _NUMBER.match(text.strip().rstrip("."))
    if not found:
        return Leaf(problem=faults.NUMBER_NOT_UNDERSTOOD.at(path, skrivet=text.strip()))
    digits = re.sub(r"\s", "", found[2]).replace(",", ".").replace("−", "-")
    value = Decimal(digits)
    if shape.kind is int:
        if value != value.to_integral_value():
            return Leaf(problem=faults.NUMBER_NOT_UNDERSTOOD.at(path, skrivet=text.strip()))
        return Leaf(int(value), read_as=digits if found[1] else "", shown=digits)
    read_as = digits.replace(".", ",") if found[1] else ""
    return Leaf(value, read_as=read_as, shown=digits.replace(".", ","))


def _within(shape: Shape, bounds: tuple[int, int], text: str, path: str) -> Leaf:
    """Read a number that has a lowest and a highest, as ”7”, ”7 av 10” or ”7/10” on a scale."""
    low, high = bounds
    bare = _SHOUT.sub("", text.strip())
    bare = re.sub(
        rf"\s*(?:\bav\b|/)\s*(?:{high}|{_in_words(high)})\.?$", "", bare, flags=re.IGNORECASE
    )
    word = fold(bare)
    leaf = _number(shape, str(_WORDS.index(word)) if word in _WORDS else bare, path)
    if isinstance(leaf.value, int | Decimal) and low <= leaf.value <= high:
        return leaf
    told = set(_ALONE.findall(text))
    near = [one for one in told if low <= int(one) <= high]
    problem = faults.NOT_WITHIN.at(
        path,
        suggestion=near[0] if len(told) == len(near) == 1 >= len(_OTHER.findall(text)) else "",
        skrivet=text.strip(),
        falt=shape.label,
        lagst=low,
        hogst=high,
    )
    return Leaf(problem=problem)


def _in_words(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)


def _choice(shape: Shape, text: str, path: str) -> Leaf:
    kind = cast("type[StrEnum]", shape.kind)
    if found := read_choice(kind, text):
        value = found.value
        return Leaf(value, read_as="" if found.sure else value.value, shown=value.value)
    known = {"skrivet": text.strip(), "val": choices(kind), "falt": shape.label}
    fault = faults.UNKNOWN_KIND if kind is NoteKind else faults.UNKNOWN_CHOICE
    return Leaf(problem=fault.at(path, suggestion=likely(kind, text), **known))


def _personnummer(text: str, path: str, today: dt.date) -> Leaf:
    found = read_personnummer(text, today)
    if not isinstance(found, str):
        return Leaf(problem=found.at(path))
    bare = re.sub(r"\D", "", text)
    return Leaf(found, read_as=found if bare and bare != found else "", shown=found)


def _words(_shape: Shape, text: str, _path: str) -> Leaf:
    return Leaf(text, shown=text)


_PLAIN: Mapping[type, Callable[[Shape, str, str], Leaf]] = {
    str: _words,
    dt.time: _time,
    bool: _bool,
    Decimal: _number,
    int: _number,
}
