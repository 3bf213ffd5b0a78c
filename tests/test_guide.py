import datetime as dt
from pathlib import Path

import pytest

from sigdocs.intake import guide
from sigdocs.intake.interpret import interpret
from sigdocs.intake.note_fields import shapes
from sigdocs.intake.text.note import read_text
from sigdocs.model.note import Note, NoteKind

PAGE = Path(__file__).parents[1] / guide.PAGE


@pytest.mark.parametrize("kind", NoteKind)
def test_the_example_of_each_kind_is_understood_without_a_question(kind: NoteKind) -> None:
    read = read_text(guide.example(kind))
    result = interpret(read.draft, today=dt.date(2027, 7, 1))
    assert not read.problems
    assert result.note is not None, [problem.message for problem in result.problems]
    assert result.note.kind is kind


def test_the_page_is_what_the_model_and_the_examples_make_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == guide.page(), "kör: python -m sigdocs.intake.guide"


def test_the_page_names_every_field_and_all_it_is_called() -> None:
    text = guide.page()
    for shape in shapes(Note).values():
        if shape.name != "readings":
            assert f"| {shape.label} | {', '.join(shape.synonyms)} |" in text


def test_the_page_is_written_where_it_belongs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    guide.main()
    assert (tmp_path / guide.PAGE).read_text(encoding="utf-8") == guide.page()
