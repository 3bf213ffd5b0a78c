"""One row a type of note, whole and in agreement with the model, and nowhere a second list."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.intake.form.layout import layout
from sigdocs.intake.form.sections import sections
from sigdocs.intake.guide import example
from sigdocs.intake.note_fields import label_of, shapes
from sigdocs.model.case import CaseState
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.note_types import NOTE_TYPES, NoteType, Plans, of

ROOT = Path(__file__).parents[1] / "sigdocs"
ROOM = ROOT / "model" / "note_types.py"
# What is said of one kind at a time, in words that only readers of that kind need.
OWN_WORDS = {
    "intake/text/interview_questions.py": "how people put the questions of each interview",
    "intake/text/interview.py": "labels of each interview, to suggest to whoever wrote none",
    "intake/text/own_labels.py": "labels that mean another thing in notes of one kind",
    "service/returns/answered.py": "what tells two notes of a kind and day apart, kind by kind",
    "intake/text/head_words.py": "what each kind is called in a first line",
    "intake/text/title.py": "what tells the two interviews apart in a title",
}

rows = pytest.mark.parametrize("row", NOTE_TYPES, ids=lambda row: row.kind.slug)


def test_every_kind_of_note_has_one_row() -> None:
    assert sorted(row.kind for row in NOTE_TYPES) == sorted(NoteKind)
    assert all(of(kind).kind is kind for kind in NoteKind)


@rows
def test_what_a_type_asks_and_needs_is_there_to_be_asked(row: NoteType) -> None:
    for asked in row.asks.split():
        key, _, when = asked.partition("?")
        assert key in {*sections(), "lapse", "consent_or_lapse"}, asked
        assert when in {"", "opens", "case", "closed"}, asked
    assert all(label_of(Note, path) for path in row.needs)
    assert not row.answers or shapes(Note)[row.answers].model
    paths = {
        f"{s.root}.{f.path}".strip(".") for s in layout(row.kind, opens=True) for f in s.fields
    }
    assert all(any(path.startswith(need) for path in paths) for need in row.needs)


@rows
def test_a_type_is_told_to_whoever_writes_one(row: NoteType) -> None:
    assert all((row.heading, row.title, row.names))
    assert row.meaning.endswith(".")
    assert example(row.kind)


@rows
def test_what_is_true_of_a_type_hangs_together(row: NoteType) -> None:
    assert not row.file_only or row.any_time
    assert not row.any_time or row.fits == frozenset(CaseState)
    assert not row.interview or (row.file_only and row.must_say)
    assert not row.review or (row.meeting and row.in_order)
    assert not row.goes_through or row.review
    assert row.plans is Plans.NEVER or row.meeting


def test_no_other_module_lists_kinds_of_note() -> None:
    paths = [path for path in ROOT.rglob("*.py") if path != ROOM]
    found = {str(path.relative_to(ROOT)) for path in paths if any(_lists(path.read_text("utf-8")))}
    assert found == set(OWN_WORDS)


def test_the_search_sees_a_list_however_it_is_written() -> None:
    for text in (
        "X = frozenset({NoteKind.START})",
        "X = (NoteKind.START, NoteKind.CLOSING)",
        "X = {NoteKind.START: 1, NoteKind.CLOSING: 2}",
        "X = kind is NoteKind.START or kind is NoteKind.CLOSING",
        "X = OTHERS | {NoteKind.START}",
        "match kind:\n    case NoteKind.START | NoteKind.CLOSING: pass",
    ):
        assert any(_lists(text)), text
    for text in ("X = kind is NoteKind.START", "X = [kind for kind in NoteKind]"):
        assert not any(_lists(text)), text


def _lists(text: str) -> Iterator[ast.AST]:
    """The places where source text sets out kinds of note: two in a row, or one in a set."""
    for node in ast.walk(ast.parse(text)):
        named = {
            one.attr
            for one in ast.walk(node)
            if isinstance(one, ast.Attribute)
            and isinstance(one.value, ast.Name)
            and one.value.id == "NoteKind"
            and one.attr in NoteKind.__members__
        }
        if isinstance(node, ast.Set) and named:
            yield node
        several = ast.List | ast.Tuple | ast.Dict | ast.BoolOp | ast.MatchOr
        if isinstance(node, several) and len(named) > 1:
            yield node
