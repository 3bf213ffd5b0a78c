"""Every field that a correction can name: it is mended with effect, or asked about with what stands there."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from sigdocs.casework.correction.amend import amend
from sigdocs.casework.decide import decide
from sigdocs.casework.decision import Decision, Register
from sigdocs.casework.history import Entry, case_as_of, effective
from sigdocs.casework.leaves import Leaf, leaves, written
from sigdocs.intake.reading import understand
from sigdocs.model.note import CaseType, CorrectionItem, Note, NoteKind
from sigdocs.model.plan import Measure
from tests.casework_notes import PROFILE
from tests.days import CASE
from tests.who_sees_what import Canaries, notes

DAY = dt.date(2026, 11, 21)
REGISTER = Register(free={CaseType.YOUTH: CASE})
_NOT_NAMED = {"readings", "replacement", "corrections", "corrects_date", "corrects_kind"}


class Filling:
    """Values for fields, each another than all before it."""

    def __init__(self) -> None:
        """Begin with the first."""
        self.number = 0

    def of(self, kind: Any) -> Any:
        """Give a value of a type."""
        self.number += 1
        if get_origin(kind) in {Union, UnionType}:
            return self.of(next(one for one in get_args(kind) if one is not type(None)))
        if get_origin(kind) is tuple:
            return (self.of(get_args(kind)[0]), self.of(get_args(kind)[0]))
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self.model(kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return [*kind][self.number % len(kind)]
        plain = {
            bool: self.number % 2 == 0,
            dt.date: dt.date(2026, 1, 1) + dt.timedelta(days=self.number),
            dt.time: dt.time(self.number % 24, self.number % 60),
            int: self.number % 9 + 1,
            Decimal: Decimal(self.number % 9 + 1),
        }
        return plain.get(kind, f"ord{self.number} sagt")

    def model(self, kind: type[BaseModel]) -> BaseModel:
        """Give a model with every field filled."""
        told = {
            name: self.of(field.annotation)
            for name, field in kind.model_fields.items()
            if name not in _NOT_NAMED
        }
        return kind.model_construct(**told)


@cache
def full() -> Note:
    """A note that says something in every field that there is."""
    return Note.model_validate_json(Filling().model(Note).model_dump_json(by_alias=False))


def another(value: object) -> str:
    """Something else that could stand in the place of a value."""
    if isinstance(value, bool):
        return "nej" if value else "ja"
    if isinstance(value, dt.date):
        return str(value + dt.timedelta(days=400))
    if isinstance(value, dt.time):
        return "23:59"
    if isinstance(value, int | Decimal):
        return str(value + 1)
    if isinstance(value, Enum):
        return str(next(one.value for one in type(value) if one is not value))
    return f"{value} omskrivet"


def correcting(label: str, stood: str, should_be: str, of: Note | None = None) -> Note:
    item = CorrectionItem(applies_to=label, stood=stood, should_be=should_be, reason="fel")
    told = of or full()
    return Note(
        kind=NoteKind.CORRECTION,
        case_number=CASE,
        date=DAY,
        author="Petra Lindqvist",
        corrects_date=told.date,
        corrects_kind=told.kind,
        corrections=(item,),
    )


def single(note: Note) -> Iterator[Leaf]:
    """The values of a note, a measure's number by itself and not with its words."""
    return (leaf for leaf in leaves(note) if not isinstance(leaf[2], Measure))


FIELDS = [*{re.sub(r"\.\d+", "", leaf[0]): leaf for leaf in single(full())}.values()]
IDS = [path for path, _, _ in FIELDS]


def test_the_note_says_something_in_each_field_that_can_be_named() -> None:
    assert set(Note.model_fields) - _NOT_NAMED == {path.split(".")[0] for path in IDS}
    assert len(IDS) > 150


@pytest.mark.parametrize("leaf", FIELDS, ids=IDS)
def test_each_field_is_mended_where_it_stands_and_nowhere_else(leaf: Leaf) -> None:
    path, label, value = leaf
    mended, problems = amend(full(), correcting(label, written(value), another(value)))
    if problems:  # what stands in several places is asked about, with each of them
        assert {one.code for one in problems} <= {"stod-flera", "stod-ocksa-i-ord"}
        return
    assert mended
    before, after = dict(map(_said, single(full()))), dict(map(_said, single(mended)))
    assert {at for at in before if before[at] != after.get(at)} == {path}


@pytest.mark.parametrize("leaf", FIELDS, ids=IDS)
def test_what_does_not_stand_in_a_field_is_asked_with_what_does(leaf: Leaf) -> None:
    _, label, value = leaf
    mended, (asked,) = amend(full(), correcting(label, "aldrig nånsin skrivet", another(value)))
    assert mended is None
    assert (asked.code, asked.path) == ("stod-inte", "corrections.0.stood")


@pytest.mark.parametrize("leaf", FIELDS, ids=IDS)
def test_what_is_corrected_already_is_told_so(leaf: Leaf) -> None:
    _, label, value = leaf
    field = re.sub(r" \d+$", "", label.rpartition(" – ")[2])
    mended, (asked,) = amend(full(), correcting(field, "aldrig nånsin skrivet", written(value)))
    assert mended is None
    assert (asked.code, asked.path) == ("redan-rattat", "corrections.0.stood")
    assert asked.suggestion == written(value)


def _said(leaf: Leaf) -> tuple[str, str]:
    return leaf[0], written(leaf[2])


@cache
def told() -> tuple[Entry, ...]:
    """A case from its beginning to its end, each kind of fact said in its notes."""
    history: list[Entry] = []
    for day, text in notes(Canaries()):
        note = understand(text.encode(), "a.yaml", dt.date.fromisoformat(day)).note
        assert note
        decision = decide(history, note, note.date, PROFILE, REGISTER)
        assert decision.accepted
        history.append(Entry(len(history) + 1, note, decision.events, note.date))
    return tuple(history)


def ruled(label: str, stood: str, should_be: str, of: Note) -> Decision:
    return decide(list(told()), correcting(label, stood, should_be, of), DAY, PROFILE, REGISTER)


STOOD = {
    (entry.note.kind.value, re.sub(r"\.\d+", "", leaf[0])): (entry, leaf)
    for entry in told()
    for leaf in single(entry.note)
}
CASES = [*STOOD.values()]


@pytest.mark.slow
@pytest.mark.parametrize(("entry", "leaf"), CASES, ids=[" ".join(one) for one in STOOD])
def test_a_correction_is_taken_in_only_with_an_effect(entry: Entry, leaf: Leaf) -> None:
    _, label, value = leaf
    decision = ruled(label, written(value), another(value), entry.note)
    if not decision.accepted:
        for one in decision.problems:
            assert one.path.startswith(("corrections", "corrects_date"))
            assert one.code != "rattelse-utan-verkan" or one.suggestion
        return
    history = [*told(), Entry(11, correcting(label, "", "", entry.note), decision.events, DAY)]
    was, now = (case_as_of(some, entry.seq) for some in (list(told()), history))
    mended = effective(history)[entry.seq - 1].note
    assert was != now or _journalled(entry, mended) != _journalled(entry, entry.note)


def _journalled(entry: Entry, note: Note) -> str:
    """What the case would have been told of a note, in the words of its journal."""
    before = [one for one in told() if one.seq < entry.seq]
    decision = decide(before, note, entry.ruled_on, PROFILE, REGISTER)
    return str([one for one in decision.events if one.type == "journal-written"])


@pytest.mark.parametrize(
    ("kind", "label", "stood", "should_be", "code", "proposal"),
    [
        (NoteKind.START, "Parter", "Polisen o Björkskolan", "Polisen och Björkskolan", "stod-inte", "Polisen, Björkskolan"),
        (NoteKind.FOLLOW_UP, "Nästa möte", "Rådhuset", "Biblioteket", "stod-inte", ""),
        (NoteKind.FOLLOW_UP, "Plats", "Rådhuset", "Socialkontoret", "redan-rattat", "Socialkontoret"),
        (NoteKind.FOLLOW_UP, "Plats", "pågår", "klar", "stod-nagon-annanstans", "uppföljning av åtaganden 1 – status"),
        (NoteKind.FOLLOW_UP, "Skolnärvaro", "61 %", "63 %", "stod-inte", ""),
        (NoteKind.FOLLOW_UP, "Närvarande", "Niklas Bergg", "Niklas Borg", "stod-inte", "Niklas Berg"),
        (NoteKind.FOLLOW_UP, "Antecknat av", "Petra Lindkvist", "Petra Lindqvist", "redan-rattat", "Petra Lindqvist"),
        (NoteKind.CLOSING, "Anledning", "placering", "flytt", "redan-rattat", "flytt"),
    ],
)  # fmt: skip
def test_what_matches_nothing_it_could_change_is_a_question_with_what_stands_there(
    kind: NoteKind, label: str, stood: str, should_be: str, code: str, proposal: str
) -> None:
    entry = next(one for one in told() if one.note.kind is kind)
    decision = ruled(label, stood, should_be, entry.note)
    assert [one.code for one in decision.problems if one.blocks] == [code]
    if proposal:
        assert decision.problems[0].suggestion == proposal


def test_the_same_correction_again_is_told_to_be_made_already() -> None:
    entry = next(one for one in told() if one.note.kind is NoteKind.CLOSING)
    first = ruled("Anledning", "flytt", "placering", entry.note)
    assert first.accepted
    history = [
        *told(),
        Entry(11, correcting("Anledning", "flytt", "placering", entry.note), first.events, DAY),
    ]
    late = correcting("Anledning", "flytt", "placering", entry.note)
    later = late.model_copy(update={"date": DAY + dt.timedelta(days=1)})
    again = decide(history, later, later.date, PROFILE, REGISTER)
    assert [one.code for one in again.problems if one.blocks] == ["redan-rattat"]


def test_a_yes_or_no_is_mended_by_its_name() -> None:
    note = full().model_copy(update={"placed_before": True})
    mended, problems = amend(note, correcting("Tidigare placering", "ja", "nej"))
    assert problems == ()
    assert mended
    assert mended.placed_before is False


def test_what_the_case_does_not_know_is_asked_at_the_item_that_says_it() -> None:
    entry = next(one for one in told() if one.note.kind is NoteKind.START)
    items = (
        CorrectionItem(
            applies_to="Nominerad av", stood=entry.note.nominated_by, should_be="Skolan"
        ),
        CorrectionItem(applies_to="Livsområde", stood="Skola", should_be="Trädgård"),
    )
    both = correcting("", "", "", entry.note).model_copy(update={"corrections": items})
    asked = decide(list(told()), both, DAY, PROFILE, REGISTER).problems
    assert {one.path for one in asked if one.blocks} == {"corrections.1.should_be"}
