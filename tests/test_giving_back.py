"""A faulty note goes back to its writer, and what answers it clears the copy."""

import io

import docx
import pytest

from sigdocs.folders.files import sha256_of
from sigdocs.pipeline import Outcome
from sigdocs.rendering.office.pool import OfficePool
from sigdocs.service import giving_back
from tests.service_stage import (
    CASE,
    CORRECTION,
    FAULTY,
    FOLLOW_UP,
    MENDED,
    START,
    Stage,
    filled,
    tree,
)

BLANK = "anteckning_uppfoljning.docx"


def faulty_form(stage: Stage) -> bytes:
    return filled(stage.next_form(), "2026-09-22", {"Å1": "Pågår", "Å4": "kanske"})


def mended(form: bytes) -> bytes:
    return filled(form, "2026-09-22", {"Å4": "Klar"})


def test_a_faulty_text_comes_back_with_its_lines_marked_and_a_form_filled_in(stage: Stage) -> None:
    assert stage.drop("möte.txt", FAULTY).outcome is Outcome.RETURNED
    assert stage.returned() == ["möte – blankett.docx", "möte.txt"]
    text = (stage.returns / "möte.txt").read_text("utf-8-sig")
    assert "^^ rad 15: Åtagandet ”Å99” finns inte i planen." in text
    form = docx.Document(str(stage.returns / "möte – blankett.docx"))
    comments = "\n".join(one.text for one in form.comments)
    assert "Å99" in comments
    assert "2026-10-06" in "".join(form.element.itertext())


def test_the_original_of_a_returned_note_is_kept_untouched(stage: Stage) -> None:
    stage.drop("möte.txt", FAULTY)
    (returned,) = stage.desk.ledger.worklist.returned()
    assert stage.desk.store.get(returned.sha256) == FAULTY.encode()
    assert (returned.case_number, returned.note_kind) == (CASE, "uppföljning")
    assert stage.left() == []


def test_a_faulty_form_comes_back_as_one_form_with_comments_and_a_letter(stage: Stage) -> None:
    assert stage.drop("uppföljning.docx", faulty_form(stage)).outcome is Outcome.RETURNED
    assert stage.returned() == ["uppföljning.docx", "uppföljning.docx.txt"]
    form = docx.Document(str(stage.returns / "uppföljning.docx"))
    assert any("kanske" in one.text for one in form.comments)
    letter = (stage.returns / "uppföljning.docx.txt").read_bytes().decode("utf-8-sig")
    assert "kanske" in letter
    assert "\n" not in letter.replace("\r\n", "")


@pytest.mark.parametrize("name", ["möte.txt", "möte (2).txt", "helt annat namn.txt"])
def test_the_mended_note_is_accepted_and_the_copies_go(stage: Stage, name: str) -> None:
    stage.drop("möte.txt", FAULTY)
    stage.accept(name, MENDED)
    assert stage.returned() == []
    assert stage.desk.ledger.worklist.returned() == ()
    assert list((stage.desk.workspace.records / "retur").glob("*.json")) == []


def test_the_returned_text_itself_can_be_mended_and_dropped(stage: Stage) -> None:
    stage.drop("möte.txt", FAULTY)
    text = (stage.returns / "möte.txt").read_text("utf-8-sig")
    (stage.returns / "möte.txt").unlink()
    stage.accept("möte.txt", text.replace("15 | - Å99", "15 | - Å5"))
    assert stage.returned() == []


@pytest.mark.parametrize("name", ["uppföljning.docx", "mitt.docx", BLANK])
def test_the_returned_form_mended_under_any_name_clears_the_copy(stage: Stage, name: str) -> None:
    stage.drop("uppföljning.docx", faulty_form(stage))
    form = (stage.returns / "uppföljning.docx").read_bytes()
    stage.accept(name, mended(form))
    assert stage.returned() == []


def test_a_copy_that_somebody_has_written_in_is_kept_in_the_records(stage: Stage) -> None:
    stage.drop("möte.txt", FAULTY)
    copy = stage.returns / "möte.txt"
    copy.write_text(copy.read_text("utf-8-sig") + "Mer att säga.", "utf-8")
    sha = sha256_of(copy)
    stage.accept("annat.txt", MENDED)
    assert stage.returned() == []
    assert "Mer att säga." in (stage.desk.workspace.records / "retur" / f"{sha}.txt").read_text(
        "utf-8"
    )


def test_a_note_that_is_still_faulty_comes_back_in_place_of_the_first(stage: Stage) -> None:
    stage.drop("möte.txt", FAULTY)
    stage.drop("möte.txt", FAULTY.replace("Å99", "Å98"))
    assert stage.returned() == ["möte – blankett.docx", "möte.txt"]
    assert "Å98" in (stage.returns / "möte.txt").read_text("utf-8-sig")


def test_the_same_faulty_note_twice_lies_there_once(stage: Stage) -> None:
    stage.drop("möte.txt", FAULTY)
    before = tree(stage.returns)
    stage.drop("möte.txt", FAULTY)
    assert sorted(tree(stage.returns)) == sorted(before)
    assert len(stage.desk.ledger.worklist.returned()) == 1


def test_one_writers_blank_does_not_clear_anothers_of_the_same_name(stage: Stage) -> None:
    stage.drop(BLANK, faulty_form(stage))
    other = FOLLOW_UP.replace("- Å4: klar", "- Å4: klar\n- Å77: klar").replace("09-22", "10-01")
    stage.drop("anteckning_uppfoljning.txt", other.replace("tisdag", ""))
    assert len(stage.desk.ledger.worklist.returned()) == 2
    assert {BLANK, "anteckning_uppfoljning.txt"} <= set(stage.returned())


def test_an_accepted_note_of_another_case_leaves_a_returned_one_of_the_same_name(
    stage: Stage,
) -> None:
    stage.drop("möte.txt", FAULTY)
    other = START.replace(CASE, "SIG-2026-015").replace("Milo", "Alva")
    stage.accept("möte.txt", other.replace("20110415-2390", "20110416-2399"))
    assert stage.returned() == ["möte – blankett.docx", "möte.txt"]


def test_an_accepted_note_of_another_kind_leaves_a_returned_one_of_the_same_name(
    stage: Stage,
) -> None:
    stage.accept("a.txt", FOLLOW_UP)
    stage.drop("möte.txt", FAULTY)
    stage.accept("möte.txt", CORRECTION)
    assert stage.returned() == ["möte – blankett.docx", "möte.txt"]


@pytest.mark.parametrize(
    "youth", ["Elias Norén, 20120415-2397", "Elias Norén", "Milo Ekdahl, 20120415-2397"]
)
def test_a_note_about_another_youth_comes_back_without_the_plan_of_the_case_it_names(
    stage: Stage, youth: str
) -> None:
    wrong = FOLLOW_UP.replace(f"Ärende: {CASE}", f"Ärende: {CASE}\nUngdom: {youth}")
    assert stage.drop("fel.txt", wrong).outcome is Outcome.RETURNED
    form = docx.Document(str(stage.returns / "fel – blankett.docx"))
    cells = [cell.text for table in form.tables for row in table.rows for cell in row.cells]
    assert not any("boxning" in text for text in cells)


def test_an_opendocument_without_libreoffice_says_what_to_do(stage: Stage) -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    package = buffer.getvalue().replace(b"word/document.xml", b"content.xml" + b"_" * 6)
    result = stage.drop("möte.odt", package)
    assert result.outcome is Outcome.RETURNED
    assert len(result.problems) == 1
    assert stage.left() == []


@pytest.mark.office
def test_an_opendocument_is_read_by_way_of_word_and_comes_back_as_word(
    stage: Stage, office: OfficePool
) -> None:
    from sigdocs.rendering.office.office import Format

    stage.desk.with_office, stage.desk._office = True, office
    odt = office.convert(faulty_form(stage), Format.DOCX, Format.ODT)
    assert stage.drop("möte.odt", odt).outcome is Outcome.RETURNED
    assert stage.returned() == ["möte.docx", "möte.docx.txt"]
    good = filled(stage.next_form(), "2026-09-22", {"Å4": "Klar"})
    stage.accept("bra.odt", office.convert(good, Format.DOCX, Format.ODT))
    stage.desk._office = None


def test_a_note_returned_again_after_a_crash_lies_there_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(giving_back, "remember", crash)
        (stage.inbox / "möte.txt").write_text(FAULTY, "utf-8")
        stage.service.step()
    service = stage.service
    service.start()
    assert stage.returned() == ["möte – blankett.docx", "möte.txt"]
    stage.accept("möte.txt", MENDED)
    assert stage.returned() == []
