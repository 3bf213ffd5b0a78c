import io
from pathlib import Path

import docx
import pytest

from sigdocs.rendering.faults import NO_HEADINGS, UNKNOWN_FIELD
from sigdocs.service.templates.comments import commented_template
from sigdocs.service.templates.inbox import ANSWERS, DROPPED, answer_templates
from tests.oracles import audit_docx
from tests.service_stage import Stage
from tests.test_accessible import titled, two_rows
from tests.test_templates_command import MISSPELT, REWORDED


@pytest.fixture
def dropped(empty_stage: Stage) -> Path:
    folder = empty_stage.desk.workspace.templates / DROPPED
    folder.mkdir(parents=True)
    return folder


def letter(folder: Path, name: str) -> str:
    return (folder / ANSWERS / f"{name}.txt").read_text("utf-8-sig")


def comments(data: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


def test_a_faulty_template_comes_back_with_a_comment_at_each_fault(
    empty_stage: Stage, dropped: Path
) -> None:
    (dropped / "atgardsplan ny.docx").write_bytes(MISSPELT)
    assert answer_templates(empty_stage.desk) == 1
    copy = (dropped / ANSWERS / "atgardsplan ny_kommentarer.docx").read_bytes()
    audit_docx(copy)
    (told,) = comments(copy)
    assert "Menas settled?" in told
    assert "går inte att använda" in letter(dropped, "atgardsplan ny.docx")
    assert "Menas settled?" in letter(dropped, "atgardsplan ny.docx")
    assert (dropped / "atgardsplan ny.docx").read_bytes() == MISSPELT


def test_a_sound_template_is_offered_for_adoption_and_not_adopted(
    empty_stage: Stage, dropped: Path
) -> None:
    (dropped / "atgardsplan.docx").write_bytes(REWORDED)
    answer_templates(empty_stage.desk)
    assert "sigdocs templates adopt" in letter(dropped, "atgardsplan.docx")
    assert [path.name for path in (dropped / ANSWERS).iterdir()] == ["atgardsplan.docx.txt"]
    assert not (dropped.parent / "atgardsplan").exists()


def test_a_template_is_answered_once_and_again_when_it_is_mended(
    empty_stage: Stage, dropped: Path
) -> None:
    file = dropped / "atgardsplan.docx"
    file.write_bytes(MISSPELT)
    assert [answer_templates(empty_stage.desk) for _ in range(2)] == [1, 0]
    file.write_bytes(REWORDED)
    assert answer_templates(empty_stage.desk) == 1
    assert not list((dropped / ANSWERS).glob("*_kommentarer.docx"))


def test_a_file_of_no_known_kind_or_no_word_file_is_answered_by_letter_alone(
    empty_stage: Stage, dropped: Path
) -> None:
    (dropped / "mall.docx").write_bytes(REWORDED)
    (dropped / "samtycke.docx").write_bytes(b"inget")
    (dropped / "~$samtycke.docx").write_bytes(b"Word")
    (dropped / "läs mig.txt").write_bytes(b"text")
    assert answer_templates(empty_stage.desk) == 2
    assert "atgardsplan" in letter(dropped, "mall.docx")
    assert "inte ett Word-dokument" in letter(dropped, "samtycke.docx")
    assert len(list((dropped / ANSWERS).iterdir())) == 2


def test_a_file_that_somebody_else_holds_is_left_for_the_next_time(
    empty_stage: Stage, dropped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dropped / "atgardsplan.docx").write_bytes(MISSPELT)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", _held)
        assert answer_templates(empty_stage.desk) == 0
    assert answer_templates(empty_stage.desk) == 1


def _held(*_: object) -> None:
    raise PermissionError


def test_the_service_answers_by_itself(empty_stage: Stage, dropped: Path) -> None:
    (dropped / "atgardsplan.docx").write_bytes(MISSPELT)
    empty_stage.service.step()
    assert (dropped / ANSWERS / "atgardsplan.docx.txt").is_file()


def test_a_comment_stands_at_its_cell_its_paragraph_or_first_of_all() -> None:
    document = titled()
    two_rows(document)
    target = io.BytesIO()
    document.save(target)
    places = (
        "brödtexten, tabell 1, rad 2, kolumn 2",
        "sidhuvud 1, stycke 1",
        "brödtexten, tabell 9, rad 1",
    )
    problems = [UNKNOWN_FIELD.at(one, expression="x", known="y") for one in places]
    data = commented_template(target.getvalue(), [*problems, NO_HEADINGS.at()])
    assert data
    audit_docx(data)
    marked = docx.Document(io.BytesIO(data))
    assert len(comments(data)) == 4
    assert "commentReference" in marked.tables[0].cell(1, 1)._tc.xml
    assert marked.paragraphs[0]._p.xml.count("commentReference") >= 3


def test_what_cannot_be_opened_gets_no_copy() -> None:
    assert commented_template(b"inget", [NO_HEADINGS.at()]) is None
