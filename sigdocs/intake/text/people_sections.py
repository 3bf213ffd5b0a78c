"""Sections about people put on the sheet: who was there, who the guardians are, who wrote."""

from collections.abc import Mapping
from dataclasses import replace

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Place, beside
from sigdocs.intake.known import Known
from sigdocs.intake.lines.line import expand
from sigdocs.intake.lines.person import spoken
from sigdocs.intake.note_fields import shapes
from sigdocs.intake.text.attendance_block import name_the_writer, people_block, people_end
from sigdocs.intake.text.enrolment import is_list
from sigdocs.intake.text.findings import Sheet, one_youth
from sigdocs.intake.text.guardians import guardians_of
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.names import tells_people
from sigdocs.intake.text.parting import sections
from sigdocs.intake.text.plain_sections import read_plain
from sigdocs.intake.text.sections import KEPT, Section
from sigdocs.intake.values.personnummer import NUMBER
from sigdocs.model.people import GuardianFacts, PersonFacts

_WHOSE = frozenset(
    {f"youth.{name}" for name in shapes(PersonFacts)} - {"youth.name", "youth.personnummer"}
)


def is_of_guardian(section: Section, sheet: Sheet) -> bool:
    """Whether a line such as ”Telefon: …” is a guardian's, and not the youth's it stands next to."""
    alone = "guardians" not in sheet.draft and "youth" in sheet.draft
    of_youth = sheet.person == "youth" or alone
    return section.target.startswith("guardians.") or (section.target in _WHOSE and not of_youth)


def read_of_guardian(section: Section, sheet: Sheet) -> None:
    """Add a line such as ”Telefon: …” to the one guardian it stands under, else ask whose."""
    held = sheet.draft.get("guardians", [])
    people = held if isinstance(held, list) else [held]
    last = people[-1] if people else Cell("", Place())
    found = expand(GuardianFacts, last) if isinstance(last, Cell) else [last]
    one = len(found) == 1 and sheet.person == "guardians" and section.rows
    if not (one and isinstance(found[0], Mapping)):
        for row in section.rows:
            sheet.lost(row, faults.PERSON_UNCLEAR)
        return
    cell, name = section.rows[0].cell(section.label), section.target.partition(".")[2]
    told = beside(found[0][name], cell) if name in found[0] else cell
    sheet.draft["guardians"] = [*people[:-1], {**found[0], name: told}]
    sheet.made.append(cell)
    more = [row for row in section.rows[1:] if row.bullet or NUMBER.search(row.text)]
    _people(Section("guardians", "Vårdnadshavare", section.row, more), sheet)


def read_youth(section: Section, sheet: Sheet) -> None:
    """Read who the youth is; ask about a row below that may be somebody else."""
    for row in _naming(one_youth(section, sheet), sheet):
        sheet.put("youth", row.cell(section.label))


def _people(section: Section, sheet: Sheet) -> None:
    """Read people, one a row, or several on the label's own line when they can be told apart."""
    read_plain(replace(section, rows=_naming(section, sheet)), sheet)


def read_attendance(section: Section, sheet: Sheet) -> None:
    """Read who was there, or was not, from a table or from words."""
    (_people if any(map(is_table, section.rows)) else _attendance_in_words)(section, sheet)


def read_guardians(section: Section, sheet: Sheet) -> None:
    """Read who the guardians are, from a table or from words."""
    (_people if any(map(is_table, section.rows)) else _guardians_in_words)(section, sheet)


def read_language(section: Section, sheet: Sheet) -> None:
    """Read ”Språk: svenska, behöver ingen tolk” of the youth in both its fields."""
    if not _language_in_words(section, sheet):
        read_plain(section, sheet)


def _naming(section: Section, sheet: Sheet) -> list[Row]:
    """Give the rows that name people; ask about those that tell something of them instead."""
    named: list[Row] = []
    for row in section.rows:
        if is_table(row) or tells_people(row.text, alone=section.inline and row is section.rows[0]):
            named.append(row)
        else:
            sheet.lost(row, faults.PEOPLE_UNCLEAR)
    return named


def _attendance_in_words(section: Section, sheet: Sheet) -> None:
    """Read who was there, or was not; ask about a row of which nobody can tell."""
    present = section.target == "attendees"
    block = people_block(section.rows, sheet.known, present=present, inline=section.inline)
    sheet.put("attendees", list(block.found))
    sheet.writer = sheet.writer or block.writer
    for row in block.unclear:
        sheet.lost(row, faults.PEOPLE_UNCLEAR)
    sheet.keep(block.told, "")
    sheet.made += [row.cell() for row in section.rows]


def _guardians_in_words(section: Section, sheet: Sheet) -> None:
    """Read who the guardians are and what is told of each; ask whose a line is when unclear."""
    block = guardians_of(section)
    sheet.put("guardians", list(block.found))
    for row in block.nobody:
        sheet.lost(row, faults.PEOPLE_UNCLEAR)
    for row in block.unclear:
        sheet.lost(row, faults.PERSON_UNCLEAR)
    sheet.made += [row.cell() for row in section.rows]


def _language_in_words(section: Section, sheet: Sheet) -> bool:
    """Read the youth's language and interpreter, when that is all a line tells."""
    told = spoken(section.rows[0].text) if len(section.rows) == 1 else {}
    for name, text in told.items():
        sheet.put(f"youth.{name}", section.rows[0].cell(section.label, text))
    if told:
        sheet.made += [row.cell() for row in section.rows]
    return bool(told)


def ended(section: Section, known: Known) -> list[Section]:
    """Let a list of people or parties end where something else begins, a section of its own."""
    end = _end(section, known)
    after, section.rows = section.rows[end:], section.rows[:end]
    return [section, *sections(after, below=KEPT)]


def _end(section: Section, known: Known) -> int:
    table = next((at for at, row in enumerate(section.rows) if is_table(row)), None)
    of_people = section.target in {"attendees", "absent"}
    if (
        table and of_people and any(row.bullet for row in section.rows[:table])
    ):  # a list of people has no table in it
        return people_end(section.rows[:table], known, inline=section.inline)
    if table is not None:
        return len(section.rows)
    if of_people:
        return people_end(section.rows, known, inline=section.inline)
    if section.target == "partners" and section.inline:
        other = (at for at, row in enumerate(section.rows) if at and not is_list(row.text))
        return next(other, len(section.rows))
    return len(section.rows)


def name_writer(sheet: Sheet) -> None:
    """Let ”jag” among those present be who took the notes, and who took them be the author."""
    author = sheet.draft.get("author")
    if author is None and sheet.writer not in {"", "jag"}:
        author = sheet.draft["author"] = Cell(sheet.writer, Place(label="antecknar"))
    if isinstance(author, Cell) and "attendees" in sheet.draft:
        told = name_the_writer(sheet.draft["attendees"], author.text, sheet.known)
        sheet.draft["attendees"] = told or []
