"""Which returned note a note answers for sure: same writer, kind, day, person and matter. Pure.

What is not known counts as another: a returned note that stays too long costs somebody a glance,
one that vanishes unanswered is lost.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sigdocs.casework.calendar import born
from sigdocs.casework.nomination.register import REGISTER
from sigdocs.casework.people import folded
from sigdocs.casework.questions import rights_in_question
from sigdocs.intake.draft import Cell
from sigdocs.intake.reading import Understanding
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.consent import ConsentAction, ConsentFact
from sigdocs.model.disclosure import Disclosure
from sigdocs.model.interview import GuardianInterview
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Problem

Facts = Mapping[str, object]
"""What a note says, by field."""

_DIGITS = 10
_ALWAYS = ("kind", "date", "case_number", "youth")
_LINES = "rad"
_HEAD = frozenset(
    {
        *("kind", "case_number", "case_type", "date", "place", "author", "author_title"),
        *("youth", "readings"),
    }
)


class Doubt(StrEnum):
    """Why a returned note is not taken as answered; follows ”eftersom”."""

    UNREAD = "den inte går att läsa säkert"
    CASE = "det inte är säkert att båda gäller samma ärende"
    KIND = "den är av ett annat slag"
    DAY = "dagen är en annan"
    WRITER = "det inte är säkert att samma person har skrivit båda"
    MATTER = "det inte är säkert att båda gäller samma samtal eller samma sak"
    SEVERAL = "fler än en i retur kan vara den som besvaras"
    OTHER = "svaret hör till en annan i retur"


@dataclass(frozen=True, slots=True)
class Answer:
    """Which returned notes a note answers, by the fingerprint of the original of each.

    Attributes:
        answered: those that it answers for sure.
        waiting: those that it might be thought to answer, and why it is not taken to.
        problems: what its writer is told of those that wait.
    """

    answered: tuple[str, ...] = ()
    waiting: Mapping[str, Doubt] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """What tells a note from all others, as far as it is known.

    Attributes:
        case: number of the case, "" when the note names none.
        person: the youth's personnummer, "" when it is not known.
        writer: who wrote it, plain; "" when it is not known.
        about: all else that it says, by field; None when it is not known for sure which note it
            is, or when it asks about a right.
        asked: parts of it that could not be read, which its answer may say in any way.
    """

    kind: NoteKind
    on: dt.date
    case: str
    person: str
    writer: str
    about: Facts | None
    asked: frozenset[str] = frozenset()


def matter_of(
    understanding: Understanding, case: Case | None, asked: Iterable[str] = ()
) -> Matter | None:
    """Give what tells the note of a file from all others; None when kind, day or whose is unclear.

    Args:
        understanding: what the file came to.
        case: the case that the note belongs to, None when there is none yet.
        asked: fields that were asked about when it had been read.
    """
    note = understanding.tentative
    unread = {one.path for one in understanding.problems if one.blocks}.union(asked)
    if note is None or _touches(unread, _ALWAYS):
        return None
    if case is not None and is_about_another(understanding, case):
        return None
    number, person = _whose(note, case)
    if not (case or person or number == REGISTER):
        return None
    return Matter(
        kind=note.kind,
        on=note.date,
        case=number,
        person=person,
        writer="" if _touches(unread, ("author",)) else _plain(note.author),
        about=None if rights_in_question(None, understanding.problems) else _about(note, unread),
        asked=frozenset(map(_top, unread)),
    )


def fields_asked(problems: Iterable[Problem]) -> frozenset[str]:
    """Give the fields of a note that it cannot be accepted before somebody has mended."""
    return frozenset(_top(one.path) for one in problems if one.blocks) - {""}


def doubt(returned: Matter | None, note: Matter | None) -> Doubt | None:
    """Say why a note does not answer a returned one for sure; None when it does."""
    if returned is None or note is None:
        return Doubt.UNREAD
    checks = (
        (Doubt.CASE, _same_case(returned, note)),
        (Doubt.KIND, returned.kind is note.kind),
        (Doubt.DAY, returned.on == note.on),
        (Doubt.WRITER, bool(note.writer) and returned.writer == note.writer),
        (Doubt.MATTER, _same_matter(returned, note)),
    )
    return next((why for why, same in checks if not same), None)


def is_about_another(understanding: Understanding, case: Case) -> bool:
    """Whether the note names another youth than the case's."""
    said = understanding.partial.get("youth")
    if not isinstance(said, Mapping):
        return False
    number, name = (_cell(said, field) for field in ("personnummer", "name"))
    digits, known = (re.sub(r"\D", "", one)[-_DIGITS:] for one in (number, case.youth.personnummer))
    if len(digits) == len(known) == _DIGITS:
        return digits != known
    names = {*folded(case.youth.name).split(), *folded(case.youth.called).split()}
    return not set(folded(name).split()) <= names


def _cell(said: Mapping[str, object], name: str) -> str:
    cell = said.get(name)
    return cell.text if isinstance(cell, Cell) else ""


def _whose(note: Note, case: Case | None) -> tuple[str, str]:
    """The case's number and the youth's personnummer, each "" when it is not known."""
    if note.kind is NoteKind.NOMINATION:
        return REGISTER, ""
    if case:
        return case.number, case.youth.personnummer if born(case.youth.personnummer) else ""
    stated = note.youth.personnummer if note.youth else ""
    return note.case_number, stated if born(stated) else ""


def _same_case(one: Matter, other: Matter) -> bool:
    if one.case and other.case and one.case != other.case:
        return False
    if one.person and other.person:
        return one.person == other.person
    return bool(one.case) and one.case == other.case


def _same_matter(returned: Matter, note: Matter) -> bool:
    """Whether all that the returned note said stands in the other, but for what was asked about."""
    if returned.about is None or note.about is None:
        return False
    return all(
        note.about.get(name) == fact
        for name, fact in returned.about.items()
        if name not in returned.asked
    )


def _touches(unread: Iterable[str], fields: Iterable[str]) -> bool:
    """Whether something that could not be read is, holds or belongs to one of the fields."""
    known = tuple(fields)
    return any(
        not path or f"{path}.".startswith(f"{name}.") or name.startswith(f"{path}.")
        for path in unread
        for name in known
    )


def _top(path: str) -> str:
    return path.partition(".")[0]


def _about(note: Note, unread: set[str]) -> Facts | None:
    """All that the note says, field by field; None when it may be another of its kind that day."""
    fields, is_known = _TOLD_APART_BY.get(note.kind, _ONE_A_DAY)
    if _touches(unread, fields) or not is_known(note):
        return None
    defaults = Note(kind=note.kind, date=note.date)
    names = [name for name in Note.model_fields if name not in _HEAD]
    words = {name: _said(getattr(note, name)) for name in names}
    return {name: one for name, one in words.items() if one != _said(getattr(defaults, name))}


def _guardian(note: Note) -> bool:
    told = note.guardian_interview or GuardianInterview()
    return bool(told.guardian or told.relation)


def _consent(note: Note) -> bool:
    return all(map(_is_whole, note.consents)) and bool(note.consents or note.insats)


def _is_whole(fact: ConsentFact) -> bool:
    """Whether it says who and to whom; a withdrawal that names no party takes all of it back."""
    named = fact.parties or fact.not_parties or fact.action is ConsentAction.WITHDRAWN
    return bool(fact.givers and named)


def _contact(note: Note) -> bool:
    return note.start_time is not None and bool(note.with_whom)


def _deviation(note: Note) -> bool:
    told = note.deviation
    return bool(told and note.start_time is not None and told.what)


def _disclosure(note: Note) -> bool:
    told = note.disclosure or Disclosure()
    return bool(told.receiver and told.what and told.at)


def _nomination(note: Note) -> bool:
    facts = note.nomination
    if facts is None:
        return False
    if note.nomination_code:
        return facts.state is not None
    return bool(facts.organisation and (facts.concerns or facts.description))


def _correction(note: Note) -> bool:
    return note.corrects_date is not None and bool(note.corrections) and note.replacement is None


_ONE_A_DAY: tuple[tuple[str, ...], Callable[[Note], bool]] = ((), lambda _: True)
_TOLD_APART_BY: Mapping[NoteKind, tuple[tuple[str, ...], Callable[[Note], bool]]] = {
    NoteKind.GUARDIAN_INTERVIEW: (
        ("guardian_interview.guardian", "guardian_interview.relation"),
        _guardian,
    ),
    NoteKind.CONSENT: (("consents", "insats", _LINES), _consent),
    NoteKind.CONTACT: (("start_time", "with_whom", "contact_way", _LINES), _contact),
    NoteKind.DEVIATION: (("start_time", "deviation.on", "deviation.what", _LINES), _deviation),
    NoteKind.DISCLOSURE: (
        (
            "disclosure.receiver",
            "disclosure.receiver_person",
            "disclosure.what",
            "disclosure.on",
            "disclosure.at",
            _LINES,
        ),
        _disclosure,
    ),
    NoteKind.NOMINATION: (("nomination", "nomination_code", _LINES), _nomination),
    NoteKind.CORRECTION: (
        ("corrects_date", "corrects_kind", "corrections", "replacement", _LINES),
        _correction,
    ),
}
"""What must have been read, and what must be said, of the kinds that one day may have several of."""


def _said(value: object) -> object:
    """Give a value of the model as something to compare, its words plain."""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, Frozen):
        return tuple((name, _said(getattr(value, name))) for name in type(value).model_fields)
    return tuple(map(_said, value)) if isinstance(value, tuple) else value


def _plain(text: str) -> str:
    """Give text without regard to capitals, spaces and how letters are composed; å is not a."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).split())
