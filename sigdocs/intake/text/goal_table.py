"""A table where goals stand over what is to be done for them, given the columns that such tables have.

|Mål|||
| Skola | Noor har minst 85 % närvaro i april |  |
| -> | Skickar närvaron varje fredag | Helen, löpande från 20/2 |
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sigdocs.intake.folding import key
from sigdocs.intake.lines.when import when
from sigdocs.intake.text.lines import Row

_COLUMNS = "| Livsområde | Mål | Vad | Vem | När | Kommentar |"
_WIDTH = 3
# ”->”, ”→”, ”•”: what stands there is of the goal above
_POINT = re.compile(r"[-–—=]?>|[→↳•*–—-]")

_ASIDE = re.compile(r"\s*\(([^()]*)\)$")


def goals_with_points(table: list[Row], cells: list[list[str]], _about: str = "") -> Iterator[Row]:
    """Give such a table with a row for each thing to be done; nothing when any row is another."""
    if key(cells[0][0]) not in {"mal", "plan", "planen", "mal och atgarder"} or any(cells[0][1:]):
        return
    body = cells[1:]
    if any(len(one) != _WIDTH or not (one[0] and one[1]) for one in body) or _POINT.fullmatch(
        body[0][0] if body else "-"
    ):
        return
    told = [(_POINT.fullmatch(one[0]) is not None, one) for one in body]
    parted = {at: _who_when(one[2]) for at, (point, one) in enumerate(told) if point}
    if not parted or None in parted.values() or any(one[2] for point, one in told if not point):
        return
    yield replace(table[0], text=_COLUMNS)
    goal = ""
    for at, (row, (point, one)) in enumerate(zip(table[1:], told, strict=True)):
        if not point:
            goal = f"{one[0]} | {one[1]}"
            alone = at + 1 == len(told) or not told[at + 1][0]
            if alone:
                yield replace(row, text=f"| {goal} |  |  |  |  |")
        elif parts := parted[at]:
            yield replace(row, text=f"| {goal} | {one[1]} | {' | '.join(parts)} |")


def _who_when(cell: str) -> tuple[str, str, str] | None:
    """Part ”Karim, senast 26/3 (före lunch)” in who, when and more; None when it is anything else.

    >>> _who_when("Noor och Karim, löpande från 13/2"), _who_when("Karim")
    (('Noor och Karim', 'löpande från 13/2', ''), None)
    """
    more = _ASIDE.search(cell)
    who, comma, due = _ASIDE.sub("", cell).strip().rpartition(", ")
    return (who, due, more[1] if more else "") if comma and when(due) else None
