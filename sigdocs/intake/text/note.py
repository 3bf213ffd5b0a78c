"""A text note becomes a draft: what stands under which label, with its line.

Nothing is dropped: a word of the note is in the draft, or in a label, or its line is a problem
(:func:`audit` sees to it whatever the readers of the sections do).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Draft, Node, Place
from sigdocs.intake.lines.line import expand
from sigdocs.intake.note_fields import Shape, shapes
from sigdocs.intake.text.consent import consents
from sigdocs.intake.text.corrections import correction, corrects, keep_reason
from sigdocs.intake.text.elsewhere import ask_elsewhere
from sigdocs.intake.text.findings import Sheet, audit, beside, of_whom, one_youth
from sigdocs.intake.text.insats import insats_taken_back, read_insats, which_consent
from sigdocs.intake.text.interview import ask_which_question, interview_kind, interview_sections
from sigdocs.intake.text.lines import Row, decode, is_table, joined, rows, split_lines
from sigdocs.intake.text.meeting import absent, next_meeting, signature, situation
from sigdocs.intake.text.names import tells_people
from sigdocs.intake.text.own_labels import own_labels, own_rows
from sigdocs.intake.text.plan import goals, status, tells_status
from sigdocs.intake.text.recipients import recipients, without_receivers
from sigdocs.intake.text.returned import strip_marks
from sigdocs.intake.text.safety import read_contacts, read_safety
from sigdocs.intake.text.sections import STRAY, Section, sections
from sigdocs.intake.text.tables import blocks, plan_table, read_table, tables
from sigdocs.intake.text.title import ask_whose, ask_whose_words, read_title
from sigdocs.intake.values.personnummer import NUMBER
from sigdocs.model.base import Frozen
from sigdocs.model.note import Note
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.problem import Problem

_WHOLE = frozenset({"corrections", "safety_steps"})
_WHOSE = frozenset(
    {f"youth.{name}" for name in shapes(PersonFacts)} - {"youth.name", "youth.personnummer"}
)
_ROWS_MAX = 4_000
_ROW_MAX = 2_000


@dataclass(frozen=True, slots=True)
class TextNote:
    """What was found in a text.

    Attributes:
        text: the text as decoded; its lines are numbered from 1.
        draft: the fields.
        problems: lines that no field could be made of; their paths are ``rad.<number>``.
        places: the places of those problems.
    """

    text: str
    draft: Draft
    problems: tuple[Problem, ...]
    places: Mapping[str, Place]


def read_text(data: bytes | str) -> TextNote:
    """Read a text note; what is no text at all gives an empty draft and a problem."""
    text = decode(data) if isinstance(data, bytes) else decode(data.encode("utf-8", "replace"))
    if isinstance(text, Problem):
        return TextNote("", {}, (text,), {})
    text = strip_marks(text)
    found = rows(split_lines(text))
    if len(found) > _ROWS_MAX:
        return TextNote(text, {}, (faults.TOO_MANY_LINES.at(antal=_ROWS_MAX),), {})
    sheet = _read(found)
    places = {p.path: Place(line=int(p.path.partition(".")[2])) for p in sheet.problems}
    return TextNote(text, sheet.draft, tuple(sheet.problems), places)


def _read(found: list[Row]) -> Sheet:
    sheet = Sheet()
    kind = interview_kind(found)
    parts = interview_sections(found, kind) if kind else sections(own_rows(found))
    own_labels(parts)
    for place, section in enumerate(parts):
        if section.target == "replacement":
            _again(section, found, sheet)
            parts = parts[: place + 1]
            break
        _section(section, sheet)
    if kind:
        ask_which_question(sheet, kind)
    ask_whose(sheet)
    ask_elsewhere(parts, sheet)
    return sheet


def _again(section: Section, found: list[Row], sheet: Sheet) -> None:
    """Read ”Hela anteckningen:” as a note of its own: all that follows."""
    number = section.row.number if section.row else 0
    keep_reason(sheet)
    inner = _read([row for row in found if row.number > number])
    sheet.draft["replacement"] = inner.draft
    sheet.problems += inner.problems


def _section(section: Section, sheet: Sheet) -> None:
    mark = len(sheet.made)
    if section.target == STRAY:
        for row in section.rows:
            sheet.lost(row, of_whom(row))
    elif not section.target:
        read_title(section, sheet)
    else:
        name = section.target.partition(".")[0]
        _shorten(section, sheet)
        reader = _READERS.get(section.target) or _READERS.get(name if name in _WHOLE else "")
        if section.target.startswith("guardians.") or (
            section.target in _WHOSE and not _about_youth(sheet)
        ):
            _about_guardian(section, sheet)
        else:
            (reader or _plain)(section, sheet)
        sheet.about(section.target)
        ask_whose_words(section, sheet)
    audit(section, sheet.made[mark:], sheet)


def _shorten(section: Section, sheet: Sheet) -> None:
    """Refuse a line too long to be taken apart; running text may be as long as it likes."""
    if section.target in _READERS and section.target not in {"situation", "safety", "safety_steps"}:
        for row in section.rows:
            if len(row.text) > _ROW_MAX:
                sheet.lost(row, faults.LINE_TOO_LONG)
        section.rows = [row for row in section.rows if len(row.text) <= _ROW_MAX]


def _plain(section: Section, sheet: Sheet) -> None:
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
            sheet.lost(row, of_whom(row))


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


def _about_youth(sheet: Sheet) -> bool:
    """Whether a line such as ”Telefon: …” is about the youth: said next to them, or of no other."""
    return sheet.person == "youth" or ("guardians" not in sheet.draft and "youth" in sheet.draft)


def _about_guardian(section: Section, sheet: Sheet) -> None:
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


def _youth(section: Section, sheet: Sheet) -> None:
    for row in _naming(one_youth(section, sheet), sheet):
        sheet.put("youth", row.cell(section.label))


def _people(section: Section, sheet: Sheet) -> None:
    """Read people, one a row, or several on the label's own line when they can be told apart."""
    _plain(replace(section, rows=_naming(section, sheet)), sheet)


def _naming(section: Section, sheet: Sheet) -> list[Row]:
    """Give the rows that name people; ask about those that tell something of them instead."""
    named: list[Row] = []
    for row in section.rows:
        if is_table(row) or tells_people(row.text, alone=section.inline and row is section.rows[0]):
            named.append(row)
        else:
            sheet.lost(row, faults.PEOPLE_UNCLEAR)
    return named


def _absent(section: Section, sheet: Sheet) -> None:
    sheet.put("attendees", list(absent(section.rows)))


def _consents(section: Section, sheet: Sheet) -> None:
    facts, mail, lost = consents(insats_taken_back(section.rows, sheet))
    sheet.put("consents", list(facts))
    _recipient(mail, sheet)
    sheet.made += [row.cell() for row in section.rows]
    for row in lost:
        sheet.lost(row, which_consent(row.text))


def _recipients(section: Section, sheet: Sheet) -> None:
    fields, lost = recipients(section.rows)
    _recipient(fields, sheet)
    sheet.made += [row.cell() for row in section.rows]
    for row in lost:
        sheet.lost(row, faults.RECIPIENT_UNCLEAR)


def _recipient(fields: dict[str, Node], sheet: Sheet) -> None:
    for name, node in fields.items():
        sheet.put(f"recipients.{name}", node)


def _situation(section: Section, sheet: Sheet) -> None:
    areas, measures = situation(section.rows)
    sheet.put("situation", list(areas))
    sheet.put("measures", list(measures))


def _goals(section: Section, sheet: Sheet) -> None:
    found: list[dict[str, Node]] = []
    for block in blocks(section.rows):
        if is_table(block[0]):
            fields, problems = plan_table(block)
            sheet.problems += problems
        else:
            fields, lost = goals(block)
            for row in lost:
                sheet.lost(row)
            for row in block:
                if tells_status(row.text):
                    sheet.ask(row, faults.STATUS_IN_PLAN)
        found += _continued(found, fields)
    sheet.put("goals", list(found))


def _continued(found: list[dict[str, Node]], more: list[dict[str, Node]]) -> list[dict[str, Node]]:
    """Give ``more``; commitments that it opens with, under no goal, go to the goal above."""
    if not (found and more and set(more[0]) == {"commitments"}):
        return more
    held, added = found[-1].setdefault("commitments", []), more[0]["commitments"]
    if isinstance(held, list) and isinstance(added, list):
        held += added
    return more[1:]


def _statuses(section: Section, sheet: Sheet) -> None:
    found, rest = tables(section.rows)
    shape = shapes(Note)["statuses"]
    for table in found:
        fields, problems = read_table(table, shape.model or Note)
        sheet.put("statuses", list(fields))
        sheet.problems += problems
    for row in without_receivers(rest, sheet):
        target, entry = status(row)
        if (
            set(entry) <= {"ref"}
            or not set(entry) & {"ref", "text", "goal"}
            or (set(entry) == {"text"} and row.text.endswith(":"))
        ):
            sheet.lost(row)
        else:
            sheet.put(target, [entry])


def _next_meeting(section: Section, sheet: Sheet) -> None:
    found, lost, unset = next_meeting(section.rows)
    for name, node in found.items():
        sheet.put(f"next_meeting.{name}", node)
    for row in lost:
        sheet.lost(row)
    for row in unset:
        sheet.put("other", row.cell(section.label, f"Nästa möte: {row.text}"))


def _facts(section: Section, sheet: Sheet) -> None:
    """Read ”Skolan: Milo har varit där alla dagar” as a fact with its source."""
    for row in section.rows:
        source, colon, text = row.text.partition(": ")
        told: dict[str, Node] = {"text": row.cell(text=text if colon else row.text)}
        sheet.put("facts", [{"source": row.cell(text=source), **told} if colon else told])


def _author(section: Section, sheet: Sheet) -> None:
    first, *rest = section.rows or [Row(0, "")]
    if first.text:
        author, day = signature(first, first.text, sheet.draft.get("date"))
        sheet.put("author", author)
        sheet.made.append(first.cell())
        if day:
            sheet.put("other", Cell(f"Antecknat {day.text}", day.place))
    for row in rest:
        sheet.lost(row)


_READERS: Mapping[str, Callable[[Section, Sheet], None]] = {
    "youth": _youth,
    "guardians": _people,
    "attendees": _people,
    "absent": _absent,
    "consents": _consents,
    "insats": read_insats,
    "recipients": _recipients,
    "situation": _situation,
    "goals": _goals,
    "statuses": _statuses,
    "safety": read_safety,
    "safety_steps": read_safety,
    "safety_contacts": read_contacts,
    "next_meeting": _next_meeting,
    "facts": _facts,
    "author": _author,
    "corrects_date": corrects,
    "corrections": correction,
}
