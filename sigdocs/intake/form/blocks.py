"""A Word file as the form's reader meets it: paragraphs and tables in order, as text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from sigdocs.intake.form.shown_text import (
    W,
    body_elements,
    row_cells,
    seen_text,
    style_names,
    style_of,
    table_rows,
)
from sigdocs.rendering.package import Package

RETURN_STYLE: Final = "Sigdocs retur"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; ``index`` counts from 0 and skips the program's return box."""

    index: int
    text: str
    style: str
    heading: bool


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell's text; ``column`` is its number in the row, ``grid`` the column it begins in."""

    text: str
    column: int
    grid: int


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row; ``index`` counts every row of the table, deleted ones too."""

    index: int
    cells: tuple[TextCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the body; ``index`` counts from 0, tables within cells not counted."""

    index: int
    rows: tuple[TextRow, ...]


def read_blocks(package: Package) -> Iterator[Paragraph | Table]:
    """Give the paragraphs and tables of the body in document order."""
    styles = _styles(package)
    paragraphs = tables = 0
    for element in body_elements(package.xml(package.main)):
        if element.tag == W + "tbl":
            yield Table(tables, tuple(_rows(element)))
            tables += 1
        elif (style := style_of(element, styles)) != RETURN_STYLE.casefold():
            yield Paragraph(paragraphs, seen_text(element), style, _is_heading(element, style))
            paragraphs += 1


def _rows(table: etree._Element) -> Iterator[TextRow]:
    for index, row in enumerate(table_rows(table)):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        cells, grid = [], 0
        for column, tc in enumerate(row_cells(row)):
            cells.append(TextCell(seen_text(tc), column, grid))
            grid += _span(tc)
        yield TextRow(index, tuple(cells))


def _span(tc: etree._Element) -> int:
    span = tc.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(W + "val", "1") if span is not None else "1"
    return int(value) if value.isdecimal() else 1


def _styles(package: Package) -> Mapping[str, str]:
    part = package.main.rpartition("/")[0] + "/styles.xml"
    return style_names(package.xml(part)) if part in package.parts else {}


def _is_heading(paragraph: etree._Element, style: str) -> bool:
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl") is not None
    return outline or style.startswith(("heading", "rubrik"))
