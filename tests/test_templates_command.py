import datetime as dt
import json
from pathlib import Path

import pytest

from sigdocs.rendering.adoption import adopted_in
from sigdocs.rendering.library import CONTEXTS, Library
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.package import Package, open_package, write_package
from sigdocs.rendering.review import KIND_NAMES, review, sample_paper
from tests.commanding import Office, without_office
from tests.oracles import audit_docx
from tests.paper_cases import TEMPLATES

PROGRAM = Library(TEMPLATES / "finns-inte")


def with_body(old: bytes, new: bytes, slug: str = "atgardsplan") -> bytes:
    package = open_package(PROGRAM.packaged(slug).data)
    assert isinstance(package, Package)
    body = package.parts["word/document.xml"]
    assert old in body
    return write_package({**package.parts, "word/document.xml": body.replace(old, new)})


MISSPELT = with_body(b"settled", b"setled")
REWORDED = with_body(b"Internt arbetsmaterial", b"Bara inom kontoret")


@pytest.fixture
def office_desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    """An empty workspace without LibreOffice."""
    typed = Office(tmp_path / "sig", capsys, monkeypatch)
    assert typed.type("init", str(typed.root)).code == 0
    without_office(typed.root)
    return typed


def laid(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("slug", sorted(KIND_NAMES))
def test_the_programs_own_templates_pass_every_check(slug: str) -> None:
    assert review(slug, PROGRAM.packaged(slug).data) == ()


def test_without_templates_of_its_own_every_kind_is_listed_with_the_programs(
    office_desk: Office,
) -> None:
    listed = office_desk.type("templates", "list", "--json").data
    assert {one["sort"]: one["mall"] for one in listed} == dict.fromkeys(KIND_NAMES, "programmets")
    shown = office_desk.type("templates", "list")
    assert shown.code == 0
    for slug, name in KIND_NAMES.items():
        assert slug in shown.out
        assert name in shown.out


def test_checking_without_naming_any_checks_those_in_use(office_desk: Office) -> None:
    assert office_desk.type("templates", "check").code == 0
    laid(office_desk.root / "templates" / "atgardsplan" / "atgardsplan.docx", MISSPELT)
    said = office_desk.type("templates", "check")
    assert said.code == 3
    assert "✗ atgardsplan" in said.out
    assert "✓ samtycke" in said.out


def test_a_misspelt_field_is_told_with_its_place_and_what_was_meant(
    office_desk: Office, tmp_path: Path
) -> None:
    file = laid(tmp_path / "atgardsplan.docx", MISSPELT)
    said = office_desk.type("templates", "check", file)
    assert said.code == 3
    assert "Menas settled?" in said.out
    assert "brödtexten, stycke" in said.out
    (told,) = office_desk.type("templates", "check", file, "--json").data
    assert told["sort"] == "atgardsplan"
    assert {one["menas"] for one in told["meddelanden"]} == {"settled"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"<w:body>", b'<w:body><w:p><w:ins w:id="1"/></w:p>', "mall-har-andringar"),
        (b"<w:tblHeader/>", b"", "mall-tabell-utan-rubrikrad"),
    ],
)
def test_tracked_changes_and_unmarked_header_rows_are_refused(
    old: bytes, new: bytes, code: str
) -> None:
    found = [one.code for one in review("atgardsplan", with_body(old, new))]
    assert code in found


def test_what_only_the_printing_shows_is_found_on_the_sample_case() -> None:
    beyond = with_body(b"{{ title }}", b"{{ own[99].text }}")
    assert [one.code for one in review("atgardsplan", beyond)] == ["mall-kan-inte-provas"]


def test_a_file_whose_kind_cannot_be_seen_must_be_given_one(
    office_desk: Office, tmp_path: Path
) -> None:
    file = laid(tmp_path / "ny.docx", REWORDED)
    said = office_desk.type("templates", "check", file)
    assert said.code == 2
    assert "--kind" in said.err
    assert "atgardsplan" in said.err
    assert office_desk.type("templates", "check", file, "--kind", "atgardsplan").code == 0
    assert office_desk.type("templates", "check", file, "--kind", "fika").code == 2
    assert office_desk.type("templates", "check", "fika").code == 2
    inside = laid(tmp_path / "atgardsplan" / "ny.docx", REWORDED)
    assert office_desk.type("templates", "check", inside).code == 0


def test_a_preview_without_libreoffice_is_word_alone_and_changes_no_template(
    office_desk: Office, tmp_path: Path
) -> None:
    file = laid(tmp_path / "atgardsplan.docx", REWORDED)
    said = office_desk.type("templates", "preview", file, "-o", str(tmp_path / "prov"))
    assert said.code == 5
    (made,) = (tmp_path / "prov").iterdir()
    assert made.name == "atgardsplan_prov.docx"
    audit_docx(made.read_bytes())
    assert not (office_desk.root / "templates").exists()


@pytest.mark.office
def test_a_preview_is_also_a_pdf_that_would_do_for_the_archive(office: OfficePool) -> None:
    paper = sample_paper(PROGRAM.packaged("samtyckesintyg"))
    assert isinstance(paper, Paper)
    (pdf,) = office.archive([paper])
    assert isinstance(pdf, bytes), pdf


@pytest.mark.parametrize("slug", sorted(CONTEXTS))
def test_every_kind_can_be_previewed(slug: str) -> None:
    assert sample_paper(PROGRAM.packaged(slug)).docx.startswith(b"PK")


def test_a_checked_template_goes_live_with_name_day_and_comment(
    office_desk: Office, tmp_path: Path
) -> None:
    file = laid(tmp_path / "ny.docx", REWORDED)
    words = ("templates", "adopt", file, "--kind", "atgardsplan", "--comment", "Nya\nord")
    said = office_desk.type(*words, "--by", "Eva Ek")
    assert said.code == 0
    assert "Antagen" in said.out
    folder = office_desk.root / "templates" / "atgardsplan"
    assert (folder / "atgardsplan.docx").read_bytes() == REWORDED
    (told,) = adopted_in(folder)
    assert (told.by, told.comment) == ("Eva Ek", "Nya ord")
    assert told.on <= dt.datetime.now().astimezone().date()
    lines = {one["sort"]: one for one in office_desk.type("templates", "list", "--json").data}
    assert lines["atgardsplan"]["mall"] == "kontorets egen"
    assert lines["atgardsplan"]["av"] == "Eva Ek"


def test_a_template_with_a_fault_is_not_adopted_and_nothing_changes(
    office_desk: Office, tmp_path: Path
) -> None:
    file = laid(tmp_path / "atgardsplan.docx", MISSPELT)
    before = office_desk.fingerprint()
    said = office_desk.type("templates", "adopt", file, "--comment", "prov", "--json")
    assert said.code == 3
    assert json.loads(said.out)["antagen"] is False
    assert office_desk.fingerprint() == before
    assert "Inte antagen" in office_desk.type("templates", "adopt", file, "--comment", "x").out


def test_an_adopted_template_that_is_spoilt_later_is_still_used_and_status_says_so(
    office_desk: Office, tmp_path: Path
) -> None:
    file = laid(tmp_path / "atgardsplan.docx", REWORDED)
    assert office_desk.type("templates", "adopt", file, "--comment", "nya ord").code == 0
    laid(office_desk.root / "templates" / "atgardsplan" / "atgardsplan.docx", MISSPELT)
    (line,) = office_desk.type("status", "--json").data["mallar"]
    assert line["används så länge"] == "den senast antagna"
    shown = office_desk.type("templates", "list").out
    assert "1 fel i den egna filen" in shown


@pytest.mark.parametrize("name", ["list", "check", "preview", "fields", "adopt"])
def test_each_command_on_templates_explains_itself(office_desk: Office, name: str) -> None:
    said = office_desk.type("templates", name, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Så här: sigdocs templates {name} [VÄXLAR]")


def test_the_fields_of_a_kind_are_laid_as_a_word_document(
    office_desk: Office, tmp_path: Path
) -> None:
    said = office_desk.type("templates", "fields", "samtycke", "-o", str(tmp_path / "x"), "--json")
    assert said.data == {"fil": str(tmp_path / "x" / "samtycke_falt.docx")}
    assert (tmp_path / "x" / "samtycke_falt.docx").read_bytes().startswith(b"PK")
    wrong = office_desk.type("templates", "fields", "anteckning", "-o", str(tmp_path))
    assert wrong.code == 2
    assert "har inga fält" in wrong.err
