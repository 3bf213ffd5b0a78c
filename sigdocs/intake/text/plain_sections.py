"""Sections read into the field that their label names, as the model wants it."""

from sigdocs.intake.draft import Node
from sigdocs.intake.note_fields import Shape, shapes
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import joined
from sigdocs.intake.text.sections import Section
from sigdocs.intake.text.tables import read_table, tables
from sigdocs.model.base import Frozen
from sigdocs.model.note import Note


def read_plain(section: Section, sheet: Sheet) -> None:
    """Read a section into the field that its label names, as the model wants it."""
    shape = _shape(section.target)
    if shape is None or not section.rows:
        return
    label = section.label
    if shape.model is not None and shape.many:
        _rows_of(section, shape.model, sheet)
    elif shape.long and not shape.many:
        sheet.put(section.target, section.rows[0].cell(label, joined(section.rows)))
    elif shape.many:
        sheet.put(
            section.target,
            [row.cell(label) for row in section.rows]
            if len(section.rows) > 1
            else section.rows[0].cell(label),
        )
    else:
        first, *rest = section.rows
        sheet.put(section.target, first.cell(label))
        for row in rest:
            sheet.leave(row)


def _shape(target: str) -> Shape | None:
    model: type[Frozen] = Note
    shape = None
    for part in target.split("."):
        shape = shapes(model).get(part)
        model = (shape.model if shape else None) or model
    return shape


def _rows_of(section: Section, model: type[Frozen], sheet: Sheet) -> None:
    """Read a section of rows: a table by its heading, other rows one cell each."""
    found, rest = tables(section.rows)
    for table in found:
        fields, problems = read_table(table, model)
        sheet.put(section.target, list(fields))
        sheet.problems += problems
    cells: list[Node] = [row.cell(section.label) for row in rest]
    sheet.put(section.target, cells[0] if section.inline and len(cells) == 1 else cells)
