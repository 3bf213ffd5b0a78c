import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.intake import faults
from sigdocs.intake.interpret import interpret
from sigdocs.intake.text.note import read_text
from sigdocs.intake.text.returned import mark, marked_id, strip_marks
from sigdocs.intake.values import faults as value_faults
from sigdocs.model.problem import Fault, Problem, Severity

TODAY = dt.date(2026, 11, 22)
WRONG = "Uppföljning\nDatum: fre 12/11\nStatus\nÅ1: nja\n"
PIECES = st.sampled_from(
    ["^^ rad 1: x", "   1 | y", "---------- anteckningen slutar här ----------", "\r\n", "\n", "a"]
)
TEXTS = st.text() | st.lists(PIECES).map("".join)


def returned(text: str) -> str:
    read = read_text(text)
    result = interpret(read.draft, today=TODAY)
    return mark(read.text, result.problems, lambda problem: result.place(problem.path).line)


@given(TEXTS, st.lists(st.integers(0, 9), max_size=5))
def test_taking_the_marks_away_gives_the_note_as_it_was(text: str, lines: list[int]) -> None:
    problems = [value_faults.DATE_IS_VAGUE.at(str(line), skrivet="höst") for line in lines]
    assert strip_marks(mark(text, problems, lambda problem: int(problem.path))) == text


@given(TEXTS)
def test_a_note_without_marks_is_left_alone(text: str) -> None:
    assert strip_marks(text) == text


def test_each_fault_stands_first_and_under_its_line() -> None:
    text = returned(WRONG)
    assert text.count("Veckodagen i ”fre 12/11” stämmer inte med datumet.") == 2
    marked = text[text.index("börjar här") :].splitlines()
    assert marked[2].startswith("   2 | Datum: fre 12/11")
    assert marked[3].startswith("     ^^ rad 2: Veckodagen")
    assert "Förslag: delvis" in text


def test_a_fault_without_line_stands_in_the_summary_only() -> None:
    text = mark("Hej", [faults.MISSING_DATE.at("date")], lambda _: 0)
    assert text.count("Anteckningen saknar datum.") == 1


def test_the_mended_file_is_read_as_if_it_never_left() -> None:
    mended = returned(WRONG).replace("fre 12/11", "tors 12/11").replace("nja", "delvis")
    read = read_text(mended)
    assert read.draft == read_text(WRONG.replace("fre", "tors").replace("nja", "delvis")).draft
    assert interpret(read.draft, today=TODAY).note is not None


def test_lines_written_in_by_hand_among_the_numbers_are_read() -> None:
    added = returned(WRONG).replace("   3 | Status", "Plats: Eken\n   3 | Status")
    assert "Plats: Eken\nStatus" in strip_marks(added)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_an_editor_that_changes_line_ends_does_no_harm(ending: str) -> None:
    assert strip_marks(returned(WRONG).replace("\n", ending)) == WRONG.replace("\n", ending)


def test_a_file_cut_off_before_its_end_is_read_to_where_it_ends() -> None:
    text = returned(WRONG)
    assert strip_marks(text[: text.index("---------- anteckningen slutar")]).startswith("Uppf")
    assert strip_marks(text[:60]) == text[:60]


def test_warnings_come_after_faults_and_say_that_they_are() -> None:
    warning = Problem(Fault("x", "Se över.", "Läs.", Severity.WARNING), "1")
    text = mark("a\nb", [warning, faults.MISSING_DATE.at("2")], lambda p: int(p.path))
    assert text.index("Rad 2: Anteckningen saknar datum.") < text.index("Rad 1: (obs) Se över.")


@given(TEXTS)
def test_a_marked_text_carries_the_id_of_its_return_and_no_other_text_does(text: str) -> None:
    assert marked_id(mark(f"Retur-id: x\n{text}", [], lambda _: 0, "1f2e3d")) == "1f2e3d"
    assert marked_id(mark(f"Retur-id: x\n{text}", [], lambda _: 0)) == ""
    assert marked_id(f"Retur-id: x\n{text}") == ""


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_an_editor_that_changes_line_ends_keeps_the_id(ending: str) -> None:
    text = mark(WRONG, [], lambda _: 0, "1f2e3d")
    assert marked_id("\ufeff" + text.replace("\n", ending)) == "1f2e3d"
