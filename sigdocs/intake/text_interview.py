"""A text note of an interview parted into sections: its labels are those of the questions.

They mean their own thing only here: ”Skola:” in the note of a meeting is a life area.
"""

import re
from collections.abc import Mapping
from functools import cache

from sigdocs.intake.folding import fold, key
from sigdocs.intake.text_labels import names_of, resolve
from sigdocs.intake.text_lines import Row, is_table
from sigdocs.intake.text_sections import LABEL, STRAY, Section
from sigdocs.intake.text_title import kind_in
from sigdocs.intake.words import read_choice
from sigdocs.model.base import Frozen
from sigdocs.model.interview import GuardianInterview, YouthInterview
from sigdocs.model.note import NoteKind

_ASKED: Mapping[NoteKind, tuple[str, type[Frozen]]] = {
    NoteKind.YOUTH_INTERVIEW: ("youth_interview", YouthInterview),
    NoteKind.GUARDIAN_INTERVIEW: ("guardian_interview", GuardianInterview),
}
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
_STRAY_WORDS = 3


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
    return next((kind for kind in _ASKED if choice and choice.value is kind), None)


def interview_sections(rows: list[Row], kind: NoteKind) -> list[Section]:
    """Part the rows of an interview by its questions."""
    found = [Section("", "")]
    for row in rows:
        section = None if is_table(row) else _opened(row, kind)
        if section:
            found.append(section)
        elif _is_stray(row, found[-1]):
            found.append(Section(STRAY, "", row, [row]))
        else:
            found[-1].rows.append(row)
    return [section for section in found if section.row or section.rows]


def _opened(row: Row, kind: NoteKind) -> Section | None:
    label = LABEL.match(row.text)
    words = label[1] if label else row.text
    if not label and (row.bullet or len(words) > _HEADING_MAX or words.endswith((".", ",", "!"))):
        return None
    target = _asked(kind).get(key(words)) or _beside(words)
    if not target or (not label and not (row.heading or row.after_blank)):
        return None
    section = Section(target, words, row)
    if label and label[2].strip():
        section.inline = True
        section.rows.append(Row(row.number, label[2].strip(), row.indent))
    return section


@cache
def _asked(kind: NoteKind) -> Mapping[str, str]:
    root, model = _ASKED[kind]
    return {word: f"{root}.{name}" for word, name in names_of(model).items()}


def _beside(words: str) -> str:
    target = resolve(words)
    return target if target in _BESIDES else ""


def _is_stray(row: Row, current: Section) -> bool:
    """Whether a line is a label that nobody knows: ”Väder: regn”, on a line of its own."""
    label = LABEL.match(row.text)
    short = bool(label) and len(re.findall(r"\w+", fold(label[1] if label else ""))) <= _STRAY_WORDS
    told = current.target in _GOES_ON or "." in current.target
    return short and not row.bullet and (row.after_blank or not told)
