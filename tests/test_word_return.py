"""A faulty note comes back with its faults where they are, and mends without leaving traces."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sigdocs.intake.draft import Cell, Node, Place
from sigdocs.intake.form.read import FormReading, read_form
from sigdocs.intake.form.returned import (
    Remark,
    moved_path,
    return_id_of,
    returned_as_form,
    returned_form,
    stripped_return,
)
from sigdocs.model.note import NoteKind
from sigdocs.model.problem import Fault, Problem, Severity
from sigdocs.rendering.package import Package, open_package
from tests.form_samples import Hand, W, a_blank, a_case, a_form, a_profile, parent, said
from tests.oracles import audit_docx

FAULT = Fault("fel-dag", "Dagen ”{dag}” finns inte.", "Skriv en dag som finns.")
NOTICE = Fault("omatbart", "Målet går inte att mäta.", "Skriv ett tal.", Severity.WARNING)


def faulty() -> bytes:
    hand = Hand(a_form())
    hand.answer("Om anteckningen", "Datum", "2026-02-30")
    hand.fill("Närvarande", 0, {"Med": "☒"})
    hand.fill("Nya mål och åtaganden", 0, {"Mål": "M2", "Åtagande": "Prova boxning"})
    hand.type_after("Närvarande", "Bordläggs")
    return hand.save()


def reading(data: bytes) -> FormReading:
    found = read_form(data)
    assert isinstance(found, FormReading)
    return found


def remarks(data: bytes) -> list[Remark]:
    found = reading(data)
    paths = ("date", "goals.0.commitments.0.responsible", "statuses.1.status", "statuses.0.new_due")
    own = [Remark(FAULT.at(path, dag=path), found.place(path) or Place()) for path in paths]
    goal = Remark(NOTICE.at("goals.0.goal"), found.place("goals.0.goal") or Place())
    return [*own, *(Remark(m.problem, m.place) for m in found.misread), goal]


def returned(data: bytes) -> bytes:
    return returned_form(data, remarks(data), "retur-7")


def commented(data: bytes) -> list[tuple[str, str]]:
    """Each comment's text with the text of the paragraph it stands at."""
    hand = Hand(data)
    package = open_package(data)
    assert isinstance(package, Package)
    found = []
    for comment in package.xml("word/comments.xml").iter(W + "comment"):
        key = comment.get(W + "id")
        starts = [s for s in hand.root.iter(W + "commentRangeStart") if s.get(W + "id") == key]
        ends = [s for s in hand.root.iter(W + "commentRangeEnd") if s.get(W + "id") == key]
        signs = [s for s in hand.root.iter(W + "commentReference") if s.get(W + "id") == key]
        assert len(starts) == len(ends) == len(signs) == 1
        assert parent(starts[0]) is parent(ends[0])
        found.append((Hand.text(comment), Hand.text(parent(starts[0])).strip()))
    return found


def test_each_comment_stands_at_its_cell() -> None:
    found = commented(returned(faulty()))
    assert len(found) == 6
    assert found[0] == ("Dagen ”date” finns inte.Skriv en dag som finns.", "2026-02-30")
    assert found[1][1] == ""
    assert found[2][1] == "Välj"
    assert found[3][1] == "Välj datum"
    assert found[4][0].startswith("Förstod inte texten ”Bordläggs”")
    assert found[4][1] == "Bordläggs"
    assert found[5][1] == "M2"


def test_comments_at_empty_cells_stand_in_the_right_row_and_column() -> None:
    hand = Hand(returned(faulty()))
    row = hand.rows("Nya mål och åtaganden")[1].findall(W + "tc")
    assert [len(list(cell.iter(W + "commentReference"))) for cell in row] == [0, 1, 0, 1, 0, 0]
    row = hand.rows("Uppföljning av åtaganden")[2].findall(W + "tc")
    assert [len(list(cell.iter(W + "commentReference"))) for cell in row] == [0, 0, 0, 1, 0, 0]


def test_no_mark_stands_within_a_content_control() -> None:
    for control in Hand(returned(faulty())).root.iter(W + "sdt"):
        assert not list(control.iter(W + "commentRangeStart", W + "commentReference"))


def test_the_first_page_sums_up_all_faults_apart_from_what_is_only_to_see() -> None:
    body = next(Hand(returned(faulty())).root.iter(W + "body"))
    lines = [Hand.text(paragraph) for paragraph in list(body)[:11]]
    assert lines[0] == "Anteckningen kom tillbaka"
    assert lines[1].startswith("5 saker behöver rättas.")
    assert lines[2] == "1. Dagen ”date” finns inte."
    assert lines[7] == "Att se över, men inget hinder:"
    assert lines[8] == "• Målet går inte att mäta."
    assert lines[9] == "Retur-id: retur-7"
    assert lines[10] == "Mötesanteckning: uppföljning"


def test_word_has_no_complaint_about_a_returned_copy() -> None:
    audit_docx(returned(faulty()))
    audit_docx(stripped_return(returned(faulty())))
    audit_docx(returned(returned(faulty())))


def test_a_returned_copy_reads_as_the_original() -> None:
    first, again = reading(faulty()), reading(returned(faulty()))
    assert again.draft == first.draft
    assert again.misread == first.misread
    assert said(reading(stripped_return(returned(faulty()))).draft) == said(first.draft)


def test_what_a_return_put_in_is_taken_out_without_trace() -> None:
    clean = Hand(stripped_return(returned(faulty()))).root
    assert not list(
        clean.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
    )
    before = [Hand.text(p) for p in Hand(faulty()).root.iter(W + "p")]
    assert [Hand.text(p) for p in clean.iter(W + "p")] == before


def test_a_second_return_replaces_the_first() -> None:
    twice = returned(returned(faulty()))
    assert len(commented(twice)) == 6
    assert sum(Hand.text(p).startswith("Retur-id") for p in Hand(twice).root.iter(W + "p")) == 1


def test_a_file_that_was_never_returned_is_untouched_and_has_no_id() -> None:
    assert stripped_return(faulty()) == faulty()
    assert return_id_of(faulty()) == ""
    assert return_id_of(b"inget") == ""


def test_the_mended_file_tells_which_return_it_answers() -> None:
    assert return_id_of(returned(faulty())) == "retur-7"
    assert return_id_of(stripped_return(returned(faulty()))) == ""


def test_the_id_is_found_in_the_text_when_the_property_is_lost() -> None:
    package = open_package(returned(faulty()))
    assert isinstance(package, Package)
    parts = {n: d for n, d in package.parts.items() if n != "docProps/custom.xml"}
    from sigdocs.rendering.package import write_package

    assert return_id_of(write_package(parts)) == "retur-7"


def test_comments_that_people_wrote_are_kept_and_pointed_out() -> None:
    data = returned(faulty())
    package = open_package(data)
    assert isinstance(package, Package)
    parts = dict(package.parts)
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(
        b'w:id="0" w:author="sigdocs"', b'w:id="0" w:author="Petra"'
    )
    from sigdocs.rendering.package import write_package

    own = write_package(parts)
    codes = [m.problem.code for m in reading(own).misread]
    assert codes == ["text-utanfor-falten", "kommentar-inte-last"]
    again = returned(own)
    assert len(commented(again)) == 8
    audit_docx(again)


def test_the_same_return_gives_the_same_bytes() -> None:
    assert returned(faulty()) == returned(faulty())


def test_what_cannot_be_opened_cannot_be_commented() -> None:
    with pytest.raises(ValueError, match="Word"):
        returned_form(b"hej", [], "x")


def cell(text: str) -> Cell:
    return Cell(text, Place(line=3))


def test_a_text_note_comes_back_as_a_form_with_what_was_understood_and_comments_at_the_gaps() -> (
    None
):
    partial: dict[str, Node] = {
        "kind": cell("uppföljning"),
        "date": cell("tors 20/11"),
        "statuses": [{"ref": cell("Å3"), "status": cell("på gång")}],
        "goals": [
            {
                "area": cell("Fritid"),
                "goal": cell("Boxning"),
                "commitments": [{"text": cell("Följer med"), "due": cell("asap")}],
            }
        ],
    }
    problems: list[Problem] = [
        FAULT.at("date", dag="tors 20/11"),
        FAULT.at("statuses.0.status", dag="på gång"),
        FAULT.at("goals.0.commitments.0.responsible", dag="ingen"),
        FAULT.at("goals.0.commitments.0.due", dag="asap"),
    ]
    data = returned_as_form(NoteKind.FOLLOW_UP, partial, problems, a_profile(), a_case(), "retur-8")
    audit_docx(data)
    assert [at for _, at in commented(data)] == ["tors 20/11", "på gång", "", "asap"]
    row = Hand(data).rows("Uppföljning av åtaganden")[3]
    assert Hand.text(row).startswith("Å3")
    assert list(row.iter(W + "commentReference"))
    assert return_id_of(data) == "retur-8"


def test_a_path_follows_its_item_to_another_place_in_the_list() -> None:
    old: dict[str, Node] = {"rows": [{"a": cell("x")}, {"a": cell("y"), "b": cell("z")}]}
    new: dict[str, Node] = {"rows": [{"a": cell("y")}, {"a": cell("x")}]}
    assert moved_path("rows.1.b", old, new) == "rows.0.b"
    assert moved_path("rows.0", old, new) == "rows.1"
    assert moved_path("rows.5.a", old, new) == "rows.5.a"
    assert moved_path("other.0", old, new) == "other.0"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(-1, 30), st.integers(0, 9), st.integers(0, 5)), max_size=6))
def test_wherever_the_faults_are_the_copy_reads_the_same(
    places: list[tuple[int, int, int]],
) -> None:
    data = a_blank(NoteKind.INTAKE)
    where = [Place(cell=p) if p[0] >= 0 else Place(paragraph=p[1]) for p in places]
    problems = [FAULT.at("x", dag=dt.date(2026, 1, 1)) for _ in where]
    made = returned_form(data, [Remark(p, w) for p, w in zip(problems, where, strict=True)], "r")
    assert reading(made) == reading(data)
    assert [Hand.text(p) for p in Hand(stripped_return(made)).root.iter(W + "p")] == [
        Hand.text(p) for p in Hand(data).root.iter(W + "p")
    ]
