"""Fields that people write as one, parted: a span of days, a status with its comment, a unit."""

import re
from collections.abc import Callable, Mapping

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.values.choices import read_choice
from sigdocs.intake.values.dates import split_clock
from sigdocs.model.base import Frozen
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note import Note
from sigdocs.model.plan import CommitmentEntry, Measure, Status, StatusEntry

Fields = Mapping[str, Node]

_STATUS_END = re.compile(r"\s*(?:[,;:(.]|\s[-–—])\s*")
_UNIT = re.compile(
    r"^((?:ca\.?|cirka|c:a|ungefär|runt|drygt|knappt|ungefar)?\s*[-+]?\d[\d\s]*(?:[.,]\d+)?)\s*((?![-–]\s*\d)[^\d\s.,_].*)$",
    re.IGNORECASE,
)


def unfold(model: type[Frozen], fields: Fields) -> Fields:
    """Move what stands in one cell but belongs to the field beside it."""
    for wanted, name, beside, part in _SPLITS:
        cell = fields.get(name)
        if wanted is model and isinstance(cell, Cell) and _free(fields.get(beside)):
            first, rest = part(cell.text)
            if rest:
                fields = {**fields, name: Cell(first, cell.place), beside: Cell(rest, cell.place)}
    return fields


def _free(node: Node | None) -> bool:
    return node is None or (isinstance(node, Cell) and not node.text.strip())


def _span(text: str) -> tuple[str, str]:
    found = re.match(
        r"^(\D*\d{1,2}(?:[.:]\d{2})?)\s*(?:-|–|—|till)\s*(\D*\d{1,2}(?:[.:]\d{2})?)$", text.strip()
    )
    return (found[1], found[2]) if found else (text, "")


def _status(text: str) -> tuple[str, str]:
    """Part ”klar – Lina skickade” into status and comment, if the first part is a status."""
    if read_choice(Status, text):
        return text, ""
    first, *rest = _STATUS_END.split(text, maxsplit=1)
    if rest and read_choice(Status, first):
        return first, rest[0].rstrip(")") if "(" in text and "(" not in rest[0] else rest[0]
    return text, ""


def _with_unit(text: str) -> tuple[str, str]:
    found = _UNIT.match(text.strip())
    return (found[1].strip(), found[2].strip()) if found else (text, "")


def _ongoing(text: str) -> tuple[str, str]:
    """Move ”löpande” out of the column for days."""
    plain = fold(text).strip(" .")
    return ("", text) if plain in {"lopande", "tills vidare"} else (text, "")


def _before_comma(text: str) -> tuple[str, str]:
    name, _, title = text.partition(",")
    return name.strip(), title.strip()


_SPLITS: tuple[tuple[type[Frozen], str, str, Callable[[str], tuple[str, str]]], ...] = (
    (Note, "date", "start_time", split_clock),
    (Note, "start_time", "end_time", _span),
    (NextMeeting, "on", "at", split_clock),
    (NextMeeting, "at", "until", _span),
    (StatusEntry, "status", "comment", _status),
    (Note, "author", "author_title", _before_comma),
    (Measure, "value", "unit", _with_unit),
    (CommitmentEntry, "due", "ongoing", _ongoing),
)
