"""The leaflets that always lie in the outbox: made when what they are made from changes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from sigdocs.errors import OfficeError
from sigdocs.rendering.office.pool import Paper
from sigdocs.service.kept_current import leaflets
from sigdocs.service.kept_current.leaflets import INFORMATION, make_leaflets
from tests.paper_rendering import LEAFLETS
from tests.service_stage import Stage, a_desk

KINDS = ("informationsblad", "informationsfolder")
NAMES = {f"{kind}_{code}" for kind in KINDS for code in LEAFLETS}


class Offices:
    """An office that makes a PDF at once, and counts them."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def archive(self, papers: Sequence[Paper]) -> list[bytes | OfficeError]:
        self.asked += [paper.language for paper in papers]
        return [b"%PDF " + paper.title.encode() for paper in papers]


@pytest.fixture
def offices(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Offices:
    made = Offices()
    monkeypatch.setattr(type(stage.desk), "office", lambda _: made)
    return made


def lying(stage: Stage, ending: str) -> dict[str, Path]:
    folder = stage.outbox / "blanketter" / INFORMATION
    return {path.stem: path for path in folder.glob(f"*{ending}")}


def all_of(stage: Stage) -> int:
    """Make everything; gives how many looks it took."""
    looks = 1
    while make_leaflets(stage.desk):
        looks += 1
    return looks


def test_without_libreoffice_word_lies_there_and_the_pdfs_wait(stage: Stage) -> None:
    assert make_leaflets(stage.desk) is False
    assert set(lying(stage, ".docx")) == NAMES
    assert lying(stage, ".pdf") == {}


def test_every_language_is_made_in_its_own_a_few_at_a_time(stage: Stage, offices: Offices) -> None:
    assert all_of(stage) == 5
    assert set(lying(stage, ".pdf")) == NAMES
    assert offices.asked.count("ar-SA") == offices.asked.count("so-SO") == 2


def test_nothing_is_made_again_while_nothing_has_changed(
    stage: Stage, offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_of(stage)
    offices.asked.clear()
    monkeypatch.setattr(leaflets, "render", lambda *_: pytest.fail("made again"))
    assert make_leaflets(stage.desk) is False
    assert offices.asked == []


def test_a_changed_text_makes_that_language_anew(stage: Stage, offices: Offices) -> None:
    all_of(stage)
    offices.asked.clear()
    before = {name: path.read_bytes() for name, path in lying(stage, ".docx").items()}
    changed = LEAFLETS["so"].model_copy(update={"lead": "Waa ikhtiyaari."})
    texts = tuple({**LEAFLETS, "so": changed}.values())
    stage.desk.profile = stage.desk.profile.model_copy(update={"leaflets": texts})
    stage.desk.profile_sha = "another"
    all_of(stage)
    after = {name: path.read_bytes() for name, path in lying(stage, ".docx").items()}
    assert {name for name in before if after[name] != before[name]} == {
        "informationsblad_so",
        "informationsfolder_so",
    }
    assert offices.asked == ["so-SO", "so-SO"]


def test_what_somebody_threw_away_comes_back(stage: Stage, offices: Offices) -> None:
    all_of(stage)
    lying(stage, ".pdf")["informationsblad_sv"].unlink()
    lying(stage, ".docx")["informationsfolder_ar"].unlink()
    all_of(stage)
    assert set(lying(stage, ".pdf")) == set(lying(stage, ".docx")) == NAMES


def test_a_broken_slip_makes_them_again(stage: Stage, offices: Offices) -> None:
    all_of(stage)
    (stage.desk.workspace.records / leaflets.SLIP).write_text("[", "utf-8")
    assert all_of(stage) == 1
    assert set(lying(stage, ".pdf")) == NAMES


def test_the_service_makes_them_when_it_has_nothing_else_to_do(
    stage: Stage, offices: Offices
) -> None:
    service = stage.service
    assert service.tend() is not None
    assert set(lying(stage, ".docx")) == NAMES
    assert len(lying(stage, ".pdf")) == 2
    while service.tend():
        pass
    assert set(lying(stage, ".pdf")) == NAMES


def test_the_desk_reads_the_offices_own_texts(stage: Stage) -> None:
    folder = stage.desk.workspace.templates / "informationsblad" / "sprak"
    folder.mkdir(parents=True)
    ours = Path(__file__).parents[1] / "templates" / "informationsblad" / "sprak" / "so.toml"
    mine = ours.read_text("utf-8").replace('granskad_av = ""', 'granskad_av = "Amina Warsame"')
    (folder / "so.toml").write_text(mine, "utf-8")
    with a_desk(stage.desk.workspace) as desk:
        found = {texts.code: texts.reviewed_by for texts in desk.profile.leaflets}
    assert found == {**dict.fromkeys(LEAFLETS, ""), "so": "Amina Warsame"}
