"""A text note becomes a draft: what stands under which label, with its line.

Nothing is dropped: a word of the note is in the draft, or in a label, or its line is a problem
(:func:`audit` sees to it whatever the readers of the sections do).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Draft, Place
from sigdocs.intake.folding import fold
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.text.apart import apart
from sigdocs.intake.text.attendance_rows import people_rows
from sigdocs.intake.text.corrections import keep_reason
from sigdocs.intake.text.elsewhere import ask_elsewhere, closes
from sigdocs.intake.text.ended import ended_rows
from sigdocs.intake.text.enrolment import enrolment_rows
from sigdocs.intake.text.events import event_rows
from sigdocs.intake.text.findings import Sheet, audit
from sigdocs.intake.text.furniture import set_aside, signed
from sigdocs.intake.text.goal_states import goal_states
from sigdocs.intake.text.grid import barred, in_words
from sigdocs.intake.text.guardians import gathered
from sigdocs.intake.text.head import head_rows
from sigdocs.intake.text.heading_words import says_more
from sigdocs.intake.text.interview import ask_which_question, interview_kind, interview_sections
from sigdocs.intake.text.kept import settle
from sigdocs.intake.text.lines import Row, decode, rows, split_lines
from sigdocs.intake.text.mail import addressed
from sigdocs.intake.text.minutes import of_minutes
from sigdocs.intake.text.new_goals import new_goals
from sigdocs.intake.text.next_rows import take_next
from sigdocs.intake.text.own_labels import own_labels, own_rows
from sigdocs.intake.text.parting import sections
from sigdocs.intake.text.people_sections import ended, name_writer
from sigdocs.intake.text.plan_sections import ask_named, gather_goals, read_told, told_beside
from sigdocs.intake.text.readers import read_author, read_labelled
from sigdocs.intake.text.returned import strip_marks
from sigdocs.intake.text.said import said_rows, with_words, youth_words
from sigdocs.intake.text.scale_rows import take_scales
from sigdocs.intake.text.sections import KEPT, STRAY, Section
from sigdocs.intake.text.strong import sent_and_unchanged
from sigdocs.intake.text.supposed import suppose_day, suppose_kind
from sigdocs.intake.text.title import ask_whose, ask_whose_words, name_youth, read_title
from sigdocs.intake.text.told_measures import told_measures
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.note import NoteKind
from sigdocs.model.problem import Problem

_ROWS_MAX = 4_000


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


def read_text(data: bytes | str, known: Known = NOTHING) -> TextNote:
    """Read a text note; what is no text at all gives an empty draft and a problem."""
    text = decode(data) if isinstance(data, bytes) else decode(data.encode("utf-8", "replace"))
    if isinstance(text, Problem):
        return TextNote("", {}, (text,), {})
    text = strip_marks(text)
    found = of_minutes(in_words(rows(barred(split_lines(text)))))
    if len(found) > _ROWS_MAX:
        return TextNote(text, {}, (faults.TOO_MANY_LINES.at(antal=_ROWS_MAX),), {})
    said, aside = set_aside(found)
    said = addressed(said, aside)
    sheet = _read(said, known)
    suppose_day(sheet, said, aside)
    author = signed(aside)
    if author and "author" not in sheet.draft:
        read_author(Section("author", "Antecknat av", author, [author]), sheet)
    name_writer(sheet)
    numbered = [p.path for p in sheet.problems if p.path.startswith("rad.")]
    places = {path: Place(line=int(path.partition(".")[2])) for path in numbered}
    return TextNote(text, sheet.draft, tuple(sheet.problems), places)


def _read(found: list[Row], known: Known) -> Sheet:
    title = " ".join(fold(row.text) for row in found[:1])
    sheet = Sheet(known=known, interview="intervju" in title)
    kind = interview_kind(found)
    words: list[Cell] = []
    said: list[Row] = []
    set_goals: list[Section] = []
    if kind:
        parts = interview_sections(found, kind)
    else:
        rest = head_rows(apart(found, known), known)
        if "nominering" not in title:  # it has no scales: ”Oro: går i 9 B” is what it says
            rest = take_scales(rest, sheet)
        rest = ended_rows(take_next(rest, sheet), sheet)
        words, said = youth_words(said_rows(own_rows(rest)), known)
        said, set_goals = new_goals(event_rows(said, sheet), known, found)
        parts = sections(people_rows(enrolment_rows(said), known))
    parts = gathered([one for part in parts for one in ended(part, known)])
    own_labels(parts)
    parts = [
        *goal_states(sent_and_unchanged(parts, sheet), sheet),
        *sent_and_unchanged(set_goals, sheet),
    ]
    for place, section in enumerate(parts):
        if section.target == "replacement":
            _again(section, found, sheet)
            parts = parts[: place + 1]
            break
        _section(section, sheet)
    if not kind:
        suppose_kind(sheet, said)
    settle(sheet)
    if not (kind or "nominering" in title or "replacement" in sheet.draft or closes(sheet.draft)):
        told_measures(said, sheet)
    if kind:
        ask_which_question(sheet, kind)
    if words and "replacement" not in sheet.draft and "corrections" not in sheet.draft:
        sheet.draft["youth_words"] = with_words(sheet.draft.get("youth_words"), words) or words[0]
    gather_goals(sheet)
    ask_named(sheet)
    _which_case(sheet)
    ask_whose(sheet)
    name_youth(sheet)
    ask_elsewhere(parts, sheet)
    sheet.put("consents", list(sheet.again))
    return sheet


_NEEDS_NUMBER = frozenset({"consents", "insats", "guardians", "partners", "corrections"})
"""What may open a right, and so needs the number of its case: names are not enough."""


def _which_case(sheet: Sheet) -> None:
    """Take the case that those named can only be of, else propose it, when no number is told."""
    number = sheet.known.case
    if not number or "case_number" in sheet.draft or "replacement" in sheet.draft:
        return
    kind = sheet.draft.get("kind")
    choice = read_choice(NoteKind, kind.text) if isinstance(kind, Cell) else None
    if choice and choice.value is NoteKind.INTAKE:
        return  # it opens a case of its own
    if sheet.known.sure and not _NEEDS_NUMBER & set(sheet.draft):
        sheet.draft["case_number"] = Cell(number, Place())
        sheet.problems.append(faults.CASE_FROM_NAMES.at("case_number", nummer=number))
    else:
        sheet.problems.append(faults.CASE_BY_NAMES.at("case_number", suggestion=number))


def _again(section: Section, found: list[Row], sheet: Sheet) -> None:
    """Read ”Hela anteckningen:” as a note of its own: all that follows."""
    number = section.row.number if section.row else 0
    keep_reason(sheet)
    inner = _read([row for row in found if row.number > number], sheet.known)
    sheet.draft["replacement"] = inner.draft
    sheet.problems += inner.problems


_BESIDE = frozenset({"situation", "deviation.what", "other"})
"""Where how a commitment stands may be told beside something else."""


def _section(section: Section, sheet: Sheet) -> None:
    mark = len(sheet.made)
    if section.target == STRAY:
        for row in section.rows:
            sheet.leave(row)
    elif section.target == KEPT:
        read_told(section, sheet)
        return
    elif not section.target:
        read_title(section, sheet)
    else:
        read_labelled(section, sheet)
        if section.row and says_more(section):
            sheet.lost(section.row, faults.HEADING_SAYS_MORE)
        ask_whose_words(section, sheet)
        if section.target in _BESIDE:
            told_beside(section, sheet)
    audit(section, sheet.made[mark:], sheet)
