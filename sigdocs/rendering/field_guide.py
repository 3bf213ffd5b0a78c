"""A Word document of every tag that a kind's template may hold, to copy from."""

import io
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from sigdocs.errors import TemplateError
from sigdocs.model.problem import Problem
from sigdocs.rendering.blank import Style, blank_document
from sigdocs.rendering.library import packaged_file
from sigdocs.rendering.package import open_package, write_package
from sigdocs.rendering.review import KIND_NAMES
from sigdocs.rendering.samples import sample_context
from sigdocs.rendering.template.field_list import FieldGroup, FieldRow, Meanings, field_groups

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

MEANINGS = "falt.toml"
_HEADS = ("Kopiera det här", "Det betyder", "I exempelärendet")
_INTRODUCTION = """\
Kopiera en tagg härifrån och klistra in den i mallen. Allt mellan klamrarna ska vara kvar.
Det som börjar med {%p ska stå ensamt i ett eget stycke. Ska hela tabellrader upprepas: skriv \
{%tr i stället för {%p, i en egen rad före och en efter den som upprepas.
Ett fält som kan vara tomt kan omges av {%p if fältet %} och {%p endif %}; då försvinner också \
rubriken däremellan när fältet är tomt.
Logotypen hamnar där mallen har en bild med alternativtexten bild:logotyp."""


def field_guide(slug: str) -> bytes:
    """Give the document for a kind of paper; always the same bytes.

    Raises:
        TemplateError: when the kind has no fields, as the form has none.
    """
    document = blank_document()
    name = KIND_NAMES[slug]
    document.add_paragraph(f"Fält i mallen {name}", style="Title")
    for text in _INTRODUCTION.splitlines():
        document.add_paragraph(text)
    for group in field_groups(sample_context(slug), meanings()):
        _add_group(document, group)
    target = io.BytesIO()
    document.save(target)
    package = open_package(target.getvalue())
    if isinstance(package, Problem):
        raise TemplateError(package.message)
    return write_package(package.parts)


@cache
def meanings() -> Meanings:
    """Read what each field means, in Swedish.

    Raises:
        TemplateError: when the program's own file is missing.
    """
    told: Meanings = tomllib.loads(packaged_file(MEANINGS).decode())
    return told


def _add_group(document: "Document", group: FieldGroup) -> None:
    if group.opening:
        document.add_heading(f"I en upprepning: {group.meaning}", 1)
        document.add_paragraph("Taggarna i tabellen står mellan de här:")
        for tag in (*group.opening, "…", *["{%p endfor %}"] * len(group.opening)):
            document.add_paragraph(tag, style=Style.CELL)
    else:
        document.add_heading("Var som helst på papperet", 1)
    if group.rows:
        _add_table(document, group.rows)


def _add_table(document: "Document", rows: tuple[FieldRow, ...]) -> None:
    from docx.oxml import OxmlElement

    table: Table = document.add_table(len(rows) + 1, len(_HEADS), style=Style.TABLE)
    _fill(table.rows[0].cells, [(head,) for head in _HEADS], Style.CELL_HEAD)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no call
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above
    for place, told in zip(list(table.rows)[1:], rows, strict=True):
        texts = [told.tags, (told.meaning or "–",), (told.sample or "–",)]
        _fill(place.cells, texts, Style.CELL)


def _fill(cells: "Iterable[_Cell]", texts: Iterable[tuple[str, ...]], style: Style) -> None:
    for cell, lines in zip(cells, texts, strict=True):
        first, *rest = lines
        cell.paragraphs[0].style = style
        cell.paragraphs[0].text = first
        for line in rest:
            cell.add_paragraph(line, style=style)
