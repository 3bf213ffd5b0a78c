"""A text note of an interview parted into sections: its labels are those of the questions.

They mean their own thing only here: ”Skola:” in the note of a meeting is a life area.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from sigdocs.intake import faults
from sigdocs.intake.folding import fold, key
from sigdocs.intake.lines.interview import is_facets
from sigdocs.intake.note_fields import shapes
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.interview_questions import asked_in
from sigdocs.intake.text.labels import names_of, resolve
from sigdocs.intake.text.lines import Row, is_table, table_cells
from sigdocs.intake.text.parting import columns
from sigdocs.intake.text.sections import LABEL, STRAY, Section
from sigdocs.intake.text.title import kind_in
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.base import Frozen
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.note_types import of

# What any note may say besides: who, when and where, and what goes to the journal.
_BESIDES = frozenset(
    [
        "kind",
        "case_number",
        "case_type",
        "date",
        "start_time",
        "end_time",
        "place",
        "author",
        "author_title",
        "youth",
        "youth.name",
        "youth_words",
        "observations",
        "assessment",
        "decisions",
        "objection",
        "other",
        "facts",
    ]
)
_FIRST_ROWS, _HEADING_MAX = 6, 70
_GOES_ON = frozenset(
    {"youth_words", "observations", "assessment", "decisions", "objection", "other"}
)
_STRAY_WORDS, _SAID_MAX = 3, 12
_LIKE: Mapping[NoteKind, str] = {
    NoteKind.YOUTH_INTERVIEW: "”Skola:”, ”Fritid:”, ”Hälsa:” eller ”Mål:”",
    NoteKind.GUARDIAN_INTERVIEW: "”Situationen:”, ”Oro nu:”, ”Mål:” eller ”Stöd:”",
}
_TOLD_OF = ("police", "youth", "guardians")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÅÄÖ][^:.;]{2,40}:\s)")
_QUESTION = re.compile(r"^([^?:]{4,60})\?\s*(.*)$")
_BULLET = "-–—•* "
_HEADS = frozenset({"fraga", "fragor", "svar", "omrade", "rubrik", ""})


def interview_kind(rows: list[Row]) -> NoteKind | None:
    """Which interview a note is, by its title or its row ”Typ:”; None when it is none."""
    for number, row in enumerate(rows[:_FIRST_ROWS]):
        label = LABEL.match(row.text)
        if label and resolve(label[1]) == "kind":
            return _interview(label[2])
        if number == 0 and not label and (kind := kind_in(row.text)):
            return _interview(kind)
    return None


def _interview(word: str) -> NoteKind | None:
    choice = read_choice(NoteKind, kind_in(word) or word)
    kind = NoteKind(choice.value) if choice else None
    return kind if kind and of(kind).interview else None


def interview_sections(rows: list[Row], kind: NoteKind) -> list[Section]:
    """Part the rows of an interview by its questions."""
    found = [Section("", "")]
    for row in (part for whole in rows for part in _parted(whole, kind)):
        section = _opened(row, kind, found[-1])
        if section:
            found.append(section)
        elif _is_stray(row, found[-1]):
            found.append(Section(STRAY, "", row, [row]))
        else:
            _add(row, found[-1])
    return [_or_stray(section) for section in found if section.row or section.rows]


def ask_which_question(sheet: Sheet, kind: NoteKind) -> None:
    """Say of each line that was not understood how to tell which question it answers."""
    words = _LIKE[kind]
    sheet.problems = [
        faults.INTERVIEW_LINE.at(
            one.path,
            rad=one.values["rad"],
            etiketter=words,
            suggestion=_with_colon(one.values["rad"], kind) or one.suggestion,
        )
        if one.fault is faults.LINE_NOT_UNDERSTOOD
        else one
        for one in sheet.problems
    ]


def _with_colon(said: str, kind: NoteKind) -> str:
    """Propose ”Oro nu: 6” for ”Oro nu 6”; "" when the line begins with no question."""
    words = said.split()
    starts = (
        size for size in range(len(words) - 1, 0, -1) if _target(" ".join(words[:size]), kind)
    )
    size = next(starts, 0) if ":" not in said and len(words) <= _SAID_MAX else 0
    return f"{' '.join(words[:size])}: {' '.join(words[size:])}" if size else ""


def _or_stray(section: Section) -> Section:
    """Make a question of a word that stands alone amid an answer: it may be no heading at all."""
    row = section.row
    alone = row and not (section.rows or is_table(row) or LABEL.match(row.text))
    if row and alone and not (row.heading or row.after_blank):
        return Section(STRAY, "", row, [row])
    return section


def _parted(row: Row, kind: NoteKind) -> Iterator[Row]:
    """Part a line that answers several questions; make a row ”| Skola | Sjöskolan |” an answer."""
    if is_table(row):
        yield _answer_in(row, kind)
        return
    for part in columns(row, lambda words: bool(_target(words, kind))):
        text = part.text
        for cut in reversed(list(_SENTENCE.finditer(text))):
            if _target(text[cut.end() :].partition(":")[0], kind):
                text = f"{text[: cut.start()]}\n{text[cut.end() :]}"
        for one in text.split("\n"):
            yield replace(part, text=one)


def _answer_in(row: Row, kind: NoteKind) -> Row:
    cells = [key(cell) for cell in table_cells(row)]
    both = len(cells) == len(("question", "answer"))
    if both and cells[0] in _asked(kind) and cells[1] not in _asked_of_goals(kind):
        return replace(row, text=": ".join(table_cells(row)))
    return row


def _add(row: Row, section: Section) -> None:
    """Add a row; scales alone on a row belong to the goal above it."""
    last = section.rows[-1] if section.rows else None
    if last and not is_table(row) and section.target.endswith(".goals") and is_facets(row.text):
        section.rows[-1] = replace(last, text=f"{last.text}, {row.text}")
    else:
        section.rows.append(row)


def _opened(row: Row, kind: NoteKind, current: Section) -> Section | None:
    if is_table(row):
        heading = all(key(cell) in _HEADS for cell in table_cells(row))
        return Section(current.target, current.label, row) if heading else None
    label = LABEL.match(row.text) or _asking(row, kind)
    words = label[1] if label else row.text
    if not label and (row.bullet or len(words) > _HEADING_MAX or words.endswith((".", ",", "!"))):
        return None
    target = _target(words, kind)
    if label and not target and _elsewhere(row, words):
        return Section(STRAY, "", row, [row])
    spaced = row.heading or row.after_blank or not current.rows
    if not target or (not label and not (spaced or words[:1].isupper())):
        return None
    section = Section(target, words, row)
    if label and (said := label[2].strip().lstrip(_BULLET)):
        section.inline = True
        section.rows.append(Row(row.number, said, row.indent))
    return section


def _asking(row: Row, kind: NoteKind) -> re.Match[str] | None:
    """Match a line that begins with a question known by its words: such as ”Hur bor du? Hos mamma”."""
    found = _QUESTION.match(row.text)
    return found if found and key(found[1]) in asked_in(kind) else None


def _target(words: str, kind: NoteKind) -> str:
    return _asked(kind).get(key(words)) or _beside(words)


def _elsewhere(row: Row, words: str) -> bool:
    """Whether a label is one of other notes, ”Nästa möte”: no answer to the question above."""
    target = resolve(words).partition(".")[0]
    return bool(target) and not row.bullet and target not in _TOLD_OF


def _answers(kind: NoteKind) -> type[Frozen]:
    """The model whose fields the questions of an interview answer."""
    return shapes(Note)[of(kind).answers].model or Frozen


@cache
def _asked(kind: NoteKind) -> Mapping[str, str]:
    names = {**asked_in(kind), **names_of(_answers(kind))}
    return {word: f"{of(kind).answers}.{name}" for word, name in names.items()}


@cache
def _asked_of_goals(kind: NoteKind) -> frozenset[str]:
    goal = shapes(_answers(kind))["goals"].model
    return frozenset(names_of(goal)) if goal else frozenset()


def _beside(words: str) -> str:
    target = resolve(words)
    return target if target in _BESIDES else ""


def _is_stray(row: Row, current: Section) -> bool:
    """Whether a line is a label that nobody knows: ”Väder: regn”, on a line of its own."""
    label = LABEL.match(row.text)
    short = bool(label) and len(re.findall(r"\w+", fold(label[1] if label else ""))) <= _STRAY_WORDS
    told = current.target in _GOES_ON or "." in current.target
    listed = current.target.endswith((".goals", ".suspicions"))
    ends = current.inline and not (listed and (row.indent or is_facets(row.text)))
    ends = ends and not current.target.endswith(".suspicions")
    return short and not row.bullet and (row.after_blank or ends or not told)
