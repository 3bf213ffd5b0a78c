"""What the documentation says exists, exists."""

import importlib
import pkgutil
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import sigdocs
import sigdocs.model
from sigdocs.cli import COMMANDS, group
from sigdocs.documents.due import PAPERS
from sigdocs.errors import ExitCode
from sigdocs.model.case import CaseState
from sigdocs.model.consent import ConsentAction
from sigdocs.model.note import CaseType, NoteKind
from sigdocs.model.plan import GoalStatus, Status
from tests.dependency_sizes import direct

ROOT = Path(sigdocs.__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        place, _, anchor = target.partition("#")
        file = (page.parent / place) if place else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_make_target_named_in_the_documentation_exists(page: Path) -> None:
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", page.read_text("utf-8"), re.DOTALL))
    assert set(re.findall(r"(?:^|`|&& )make ([a-z]+)", code, re.MULTILINE)) <= TARGETS


def test_make_alone_lists_every_target_with_a_line_in_swedish() -> None:
    shown = subprocess.run(
        ["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert set(re.findall(r"make ([a-z]+)", shown)) == TARGETS


def test_the_first_lines_of_the_readme_are_the_three_commands() -> None:
    beginning = (ROOT / "README.md").read_text("utf-8")[:900]
    assert re.findall(r"^make (\w+)", beginning, re.MULTILINE) == ["demo", "test", "watch"]


def test_scripts_and_pages_name_no_package_registry() -> None:
    files = [*PAGES, ROOT / "Makefile", *(ROOT / ".ci").iterdir(), ROOT / "requirements.lock"]
    named_hosts = re.compile(r"pypi\.|pythonhosted|index-url|deb\.debian|archive\.ubuntu")
    assert [named(file) for file in files if named_hosts.search(file.read_text("utf-8"))] == []


def model_types() -> set[str]:
    modules = (
        importlib.import_module(f"sigdocs.model.{found.name}")
        for found in pkgutil.iter_modules(sigdocs.model.__path__)
    )
    return {
        name
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ == module.__name__
        if not name.startswith("_") and name != "Frozen"
    }


def test_each_type_of_the_model_has_its_swedish_word_and_no_other_is_named() -> None:
    words = (ROOT / "docs" / "ordlista.md").read_text("utf-8")
    assert set(re.findall(r"`([A-Z]\w+)`", words)) == model_types()


def test_each_word_that_a_writer_may_choose_stands_in_the_list_of_words() -> None:
    words = (ROOT / "docs" / "ordlista.md").read_text("utf-8")
    chosen = (*NoteKind, *CaseType, *CaseState, *Status, *GoalStatus, *ConsentAction)
    assert [one.value for one in chosen if one.value not in words] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_named_in_the_documentation_exists(page: Path) -> None:
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", page.read_text("utf-8"), re.DOTALL))
    said = re.findall(r"(?:\bsigdocs|sigdocs\.exe)(?: -w \S+)? ([a-z]+)\b", code)
    assert set(said) <= {*COMMANDS, "sigdocs"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(group, [command, "--help"])
    assert result.exit_code == 0, result.output


def test_every_option_that_the_handbook_names_is_known_to_its_command() -> None:
    said = {
        found
        for page in PAGES
        for found in re.findall(
            r"`sigdocs (\w+)(?: SIG-[\d-]+)? (--[a-z-]+)", page.read_text("utf-8")
        )
    }
    for command, option in said:
        assert option in CliRunner().invoke(group, [command, "--help"]).output


def test_the_table_of_exit_codes_is_the_one_that_the_program_uses() -> None:
    table = (ROOT / "docs" / "handbok" / "it.md").read_text("utf-8").split("| Svarskod |")[1]
    shown = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    assert shown == {int(code) for code in ExitCode}


def test_every_file_and_module_named_in_the_architecture_exists() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    files = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", page)
    assert files
    assert [
        file
        for file in files
        if not any((base / file).is_file() for base in (ROOT, ROOT / "sigdocs"))
    ] == []
    rooms = {path.name for path in (ROOT / "sigdocs").iterdir() if (path / "__init__.py").is_file()}
    assert {room for room in rooms if f"`{room}/`" not in page} == set()


def test_every_dependency_is_explained_with_its_licence() -> None:
    table = (ROOT / "docs" / "beroenden.md").read_text("utf-8").lower()
    assert [one for one in direct() if f"| {one} " not in table] == []


def test_every_decision_record_is_in_its_list_and_titled_with_its_number() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("0*.md"))
    listed = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    for record in records:
        assert f"({record.name})" in listed
        number = int(record.name[:4])
        assert re.match(rf"# 0*{number}\.? ", record.read_text("utf-8"))


def test_every_kind_of_paper_is_in_the_table_with_its_class() -> None:
    table = (ROOT / "docs" / "dokument.md").read_text("utf-8")
    rows = [re.split(r" *\| *", line)[1:-1] for line in table.splitlines() if "`" in line]
    told = {row[1].strip("`"): (row[0], row[7]) for row in rows if len(row) > 7}
    assert told == {p.kind.slug: (p.kind.name, p.kind.document_class) for p in PAPERS}


def test_every_kind_of_paper_is_where_its_template_keeper_and_archivist_look() -> None:
    handbook = ROOT / "docs" / "handbok"
    keeper = (handbook / "mallansvarig.md").read_text("utf-8")
    archivist = (handbook / "arkivarie.md").read_text("utf-8").casefold()
    drawn = {"intervju_ungdom", "intervju_foralder"}  # by the program, in the form's styles
    slugs = {paper.kind.slug for paper in PAPERS} - drawn
    assert {slug for slug in slugs if f"`templates/{slug}/{slug}.docx`" not in keeper} == set()
    called = {"utkast till beslut om insats", "samtycke", "intervju med vårdnadshavare"}
    names = {paper.kind.name.casefold() for paper in PAPERS} - called
    assert {name for name in names if name not in archivist} == set()


def test_the_coordinator_finds_every_kind_of_paper_that_lands_in_a_case_folder() -> None:
    page = (ROOT / "docs" / "handbok" / "samordnare.md").read_text("utf-8")
    rows = set(re.findall(r"…_([a-zåäö_]+?)(?:_1)?(?:_v\d)?_….", page))
    elsewhere = {"lopande_journal", "fokusgruppslista", "vilande_lista", "informationsfolder"}
    told_of_below = {"samtycke", "samtycke_fornyelse", "samtyckesintyg"} | {
        "aterkallelse_bekraftelse",
        "besked_upphort",
    }
    slugs = {paper.kind.slug for paper in PAPERS} - elsewhere - told_of_below
    assert slugs - rows == set()
