"""A Word file as the form's reader meets it: paragraphs and tables in order, as text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from sigdocs.intake.form.asides import asides, write_out
from sigdocs.intake.form.shown_text import (
    W,
    body_elements,
    row_cells,
    seen_text,
    style_names,
    style_of,
    table_rows,
)
from sigdocs.model.problem import Problem
from sigdocs.rendering.package import Package

RETURN_STYLE: Final = "Sigdocs retur"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; ``index`` counts from 0 and skips the program's return box.

    ``asides`` is what to ask about what is in it and is no text.
    """

    index: int
    text: str
    style: str
    heading: bool
    asides: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell's text; ``column`` is its number in the row, ``grid`` the column it begins in.

    ``asides`` is what to ask about what is in it and is no text; ``merged`` when it goes on from the
    cell above.
    """

    text: str
    column: int
    grid: int
    asides: tuple[Problem, ...] = ()
    merged: bool = False


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
    root = package.xml(package.main)
    write_out(root, package)
    for element in body_elements(root):
        if element.tag == W + "tbl":
            yield Table(tables, tuple(_rows(element)))
            tables += 1
        elif (style := style_of(element, styles)) != RETURN_STYLE.casefold():
            heading, beside = _is_heading(element, style), tuple(asides(element))
            yield Paragraph(paragraphs, seen_text(element), style, heading, beside)
            paragraphs += 1


def _rows(table: etree._Element) -> Iterator[TextRow]:
    for index, row in enumerate(table_rows(table)):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        cells, grid = [], _skipped(properties)
        for column, tc in enumerate(row_cells(row)):
            beside = tuple(asides(tc))
            cells.append(TextCell(seen_text(tc), column, grid, beside, _goes_on(tc)))
            grid += _span(tc)
        yield TextRow(index, tuple(cells))


def _skipped(properties: etree._Element | None) -> int:
    """How many columns a row leaves out before its first cell."""
    before = properties.find(W + "gridBefore") if properties is not None else None
    value = before.get(W + "val", "0") if before is not None else "0"
    return int(value) if value.isdecimal() else 0


def _goes_on(tc: etree._Element) -> bool:
    merge = tc.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


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
