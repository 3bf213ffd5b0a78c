"""Which section or field a heading, a label or a table means, forgiving as a reader is."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar

from rapidfuzz import fuzz

from sigdocs.intake.form.blocks import Table
from sigdocs.intake.form.fields import Field, Section, Shape
from sigdocs.intake.form.layout import FILL_IN
from sigdocs.intake.form.page import EMPTY, FILLED
from sigdocs.intake.form.sections import sections
from sigdocs.intake.form.words import plain
from sigdocs.model.note_types import NOTE_TYPES

T = TypeVar("T")

_ALIKE, _MARGIN, _SAME, _SHORT, _HEADING_MAX = 84.0, 5.0, 95.0, 4, 60
_SURE = 2  # labels that make a table a section's own, wherever it stands


def best_field(text: str, fields: Sequence[Field], *, sure: bool = False) -> Field | None:
    """Give the field whose label ``text`` is, typing errors forgiven unless ``sure``."""
    wanted = plain(text)
    if not wanted:
        return None
    for field in fields:
        if wanted == plain(field.label):
            return field
    exact = [field for field in fields if wanted in field.names]
    if exact:
        return exact[0]
    if sure or len(wanted) < _SHORT:
        return None
    return _nearest(wanted, [(field, field.names) for field in fields])


def section_named(text: str, *, sure: bool = False) -> Section | None:
    """Give the section whose heading ``text`` is, typing errors forgiven unless ``sure``."""
    wanted = plain(text)
    if not wanted or len(text) > _HEADING_MAX:
        return None
    for section in sections().values():
        if wanted in section.names:
            return section
    if sure or len(wanted) < _SHORT:
        return None
    return _nearest(wanted, [(section, section.names) for section in sections().values()])


def _nearest(wanted: str, choices: Iterable[tuple[T, frozenset[str]]]) -> T | None:
    scored = [
        (max((fuzz.ratio(wanted, name) for name in names), default=0.0), n, choice)
        for n, (choice, names) in enumerate(choices)
    ]
    (best, _, choice), *others = sorted(scored, key=lambda entry: (-entry[0], entry[1]))
    second = others[0][0] if others else 0.0
    return choice if best >= _ALIKE and best - second >= _MARGIN else None


def section_of_table(table: Table, under: Section | None) -> Section | None:
    """Give the section a table belongs to: that of its heading when it fits, else the best."""
    scored = [(_fit(section, table), section) for section in sections().values()]
    best, section = max(scored, key=lambda entry: entry[0])
    if under and 2 * _fit(under, table) >= max(best, 1):
        return under
    return section if best >= _SURE or (best == 1 and len(table.rows) == 1) else None


def _fit(section: Section, table: Table) -> int:
    """Count the labels or column headers in a table that are the section's own."""
    if section.shape is Shape.ROWS:
        return max(
            (_known(section, [c.text for c in row.cells]) for row in table.rows[:3]), default=0
        )
    firsts = [
        row.cells[0].text.partition("\n")[0].partition(":")[0] for row in table.rows if row.cells
    ]
    return _known(section, firsts)


def _known(section: Section, texts: Iterable[str]) -> int:
    found = {field.path for text in texts if (field := best_field(text, section.fields))}
    return len(found)


@cache
def _furniture() -> tuple[str, ...]:
    fields = [field for section in sections().values() for field in section.fields]
    titles, hints = [one.title for one in NOTE_TYPES], [field.hint for field in fields]
    texts = [FILL_IN, EMPTY, FILLED, *titles, *hints]
    return tuple({plain(t) for t in (*texts, *(s.help for s in sections().values())) if t})


def is_furniture(text: str) -> bool:
    """Whether a text is one that the form itself prints, and no answer."""
    wanted = plain(text)
    return not wanted or any(fuzz.ratio(wanted, known) >= _SAME for known in _furniture())
