"""Scales wherever they stand in a text note: taken out of its rows, so that no block swallows them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sigdocs.intake import faults
from sigdocs.intake.lines.scales import Scaled, columns_of, number_in, person_in, scales_in
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table, table_cells
from sigdocs.intake.text.sections import LABEL
from sigdocs.intake.text.topics import topic
from sigdocs.model.plan import MeasureKind

_HEADING_MAX = 60
# ”Robin viktigt/tilltro/beredd”, ”Tim (viktigt, tilltro, beredd)”: what the columns say already
_LEGEND = re.compile(
    r"\s*\(?\b(?:viktigt|tilltro|beredd|oro)(?:[,/ ]+(?:viktigt|tilltro|beredd|oro))*\)?$",
    re.IGNORECASE,
)
_MI = ("mi", "mi-skalor", "mi skalor")


@dataclass(slots=True)
class _Taken:
    """What has been taken, and the rows left; ``head`` is a heading of scales not yet needed.

    ``used`` when a scale stood under it: ”Läget i siffror” may head other numbers.
    """

    sheet: Sheet
    rows: list[Row] = field(default_factory=list)
    head: Row | None = None
    whose: Row | None = None
    blank: bool = False
    words: frozenset[str] = frozenset()
    used: bool = False

    def leave(self, row: Row) -> None:
        """Leave a row to others, with the headings over it when they are still needed."""
        if self.head and not row.heads and not (row.after_blank and self.used):
            self.rows.append(self.head)
        if self.whose and (not self.head or not row.after_blank):
            self.rows.append(self.whose)
        self.head = self.whose = None
        self.rows.append(replace(row, after_blank=True) if self.blank else row)
        self.blank = False

    def took(self, row: Row) -> None:
        """Remember that a row is gone, and the blank line before it is not."""
        self.blank = self.blank or row.after_blank
        self.used = True

    def put(self, row: Row, found: Sequence[Scaled]) -> None:
        """Add what was found on a row; worry of nobody is asked about."""
        found = [replace(one, who=self._named(one.who)) for one in found]
        self.sheet.put(
            "measures",
            [
                {name: row.cell(text=value) for name, value in one.facets.items()}
                for one in found
                if one.who or one.kind is not MeasureKind.WORRY
            ],
        )
        if any(not one.who and one.kind is MeasureKind.WORRY for one in found):
            self.sheet.ask(row, faults.WORRY_WHOSE)

    def _named(self, who: str) -> str:
        """Give the name itself of ”Maries oro 6”, when the note has it by itself as well."""
        bare = who.removesuffix("s")
        return bare if bare != who and bare in self.words else who


def take_scales(rows: Sequence[Row], sheet: Sheet) -> list[Row]:
    """Give the rows less the scales in them, which are put on the sheet."""
    words = re.findall(r"[\w-]+(?! oro| skatt)", " ".join(row.text for row in rows))
    taken = _Taken(sheet, words=frozenset(words))
    for block in _blocks(rows):
        if is_table(block[0]):
            _table(block, taken)
        else:
            _row(block[0], taken)
    return [*taken.rows, *([] if taken.head is None or taken.blank else [taken.head])]


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Give each table by itself, and each other row by itself."""
    table: list[Row] = []
    for row in rows:
        if table and (not is_table(row) or row.after_blank):
            yield table
            table = []
        if is_table(row):
            table.append(row)
        else:
            yield [row]
    if table:
        yield table


def _row(row: Row, taken: _Taken) -> None:
    if _heads_scales(row):
        _open(row, taken)
        return
    whose = _whose(taken)
    found, left = scales_in(row.text, taken.sheet.known, whose, scaled=taken.head is not None)
    if not found or _of_interview(row):
        if (
            taken.head
            and len(row.text) <= _HEADING_MAX
            and person_in(row.text.strip(" :"), taken.sheet.known)
        ):
            taken.whose = row
            return
        taken.leave(row)
        return
    taken.put(row, found)
    if left:
        taken.leave(replace(row, text=left))
    else:
        taken.took(row)


def _open(row: Row, taken: _Taken) -> None:
    """Hold a heading of scales until it is seen whether anything but scales stands under it."""
    if taken.head:
        taken.rows.append(taken.head)
    taken.head, taken.whose, taken.used = row, None, False


def _whose(taken: _Taken) -> str:
    """Whose the numbers are by the row above: ”Elis”, or the heading ”Skattning Elis”."""
    if taken.whose:
        return person_in(taken.whose.text.strip(" :"), taken.sheet.known)
    return ""


def _heads_scales(row: Row) -> bool:
    """Whether a row is a heading over scales: ”Skattningar (0–10)”, ”Skalfrågor:”."""
    label = LABEL.match(row.text)
    if label and label[2].strip():
        return False
    words = row.text.rstrip(" :")
    if len(words) > _HEADING_MAX:
        return False
    shaped = row.heading or row.after_blank or row.text.endswith(":")
    return shaped and topic(words) == "measures" and resolve(words) != "measures"


def _of_interview(row: Row) -> bool:
    label = LABEL.match(row.text)
    return bool(label) and (label[1] if label else "").lower().startswith(_MI)


def _table(block: list[Row], taken: _Taken) -> None:
    heading = table_cells(block[0])
    scales = columns_of(heading)
    cells = [(row, table_cells(row)) for row in block[1:]]
    read = [
        (row, _scaled(parts, scales, taken)) for row, parts in cells if any(map(str.strip, parts))
    ]
    if not scales or any(found is None for _, found in read):
        for row in block:
            taken.leave(row)
        return
    for row, found in read:
        taken.put(row, found or [])
    taken.took(block[0])


def _scaled(parts: list[str], scales: dict[int, MeasureKind], taken: _Taken) -> list[Scaled] | None:
    """Give the numbers of a table's row; None when it holds anything else."""
    said = _LEGEND.sub("", parts[0]).strip() if parts else ""
    who = person_in(said, taken.sheet.known)
    more = [part for place, part in enumerate(parts) if place and place not in scales]
    numbers = [number_in(part) for place, part in enumerate(parts) if place in scales]
    if not who or any(part.strip(" –-") for part in more) or None in numbers:
        return None
    kinds = [kind for place, kind in scales.items() if place < len(parts)]
    told = zip(kinds, numbers, strict=True)
    return [Scaled(kind, number, who) for kind, number in told if number]
