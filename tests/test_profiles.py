"""Nothing local is in code: two profiles, one note, and no word of one municipality in the other's papers."""

import ast
import datetime as dt
import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.casework.calendar import propose_next
from sigdocs.model.profile import Profile
from sigdocs.profiles import STANDARD, example, examples
from sigdocs.settings import SETTINGS, Workspace
from tests.commanding import Office, without_office
from tests.local_words import AGAIN, NOTE, own_words, profile_of
from tests.paper_rendering import text_of
from tests.test_docs import ROOT

NUMBER = "20080101-2386"
DISTRICT, TOWN = "stadsdel-ungdom", "kommun-unga-vuxna"
ABOUT_INFORMATION = ("samtyckesintyg", "samtycke_")
"""Papers that name kinds of information: words of the consent, not headings of any plan."""
BY_SETTINGS = frozenset({"genomforandeplan_v", "adresslista_v"})
"""Papers that one office's settings ask for: a plan to sign, addresses for those who get letters."""
COMMON = frozenset(
    [
        "ungdom",
        "polisen",
        "socialtjänsten",
        "skola",
        "hälsa",
        "fritid",
        "placering",
        "familj",
        "övrigt",
        "bup",
    ]
)
"""Swedish before they are local: whom the insats is for, authorities, and single everyday nouns."""
ALLOWED = {
    "intake/": "readers' word lists, the forms' labels and the guide: what notes may say",
    "model/": "names of fields as notes and settings write them, kinds of information and roles",
    "casework/meeting/attendance.py": "words in common use that a reader knows beside the profile's",
    "casework/people.py": "as above",
    "casework/placelike.py": "words for places and bodies that anybody may write",
    "casework/kind_words.py": "kinds of information, as remarks name them",
    "casework/denial_signs.py": "as above",
    "documents/people.py": "kinds of information that a consent may cover",
    "documents/meeting/note_form.py": "who gets the form, by role",
    "documents/meeting/interview_form.py": "as above",
    "documents/plan/plan.py": "the kind's name in registers; its title is the profile's",
    "commands/": "commands call roles what sigdocs.toml does",
    "service/doctor/workspace.py": "as above",
    "cli.py": "what the program is for",
}
LOCAL = {name: profile_of(one) for name in (DISTRICT, TOWN) if (one := example(name))}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The text of every Word file that the same note yields, by profile and kind."""
    return {name: _papers(tmp_path_factory.mktemp(name), name) for name in LOCAL}


def _papers(root: Path, name: str) -> dict[str, str]:
    from sigdocs.service.desk import prepare
    from sigdocs.service.kept_current.blank_forms import lay_blanks
    from tests.service_stage import Stage, a_desk

    for path, content in _files(name).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    prepare(Workspace(root))
    with a_desk(Workspace(root)) as desk:
        stage = Stage(desk)
        opened = stage.accept("möte.txt", note_for(LOCAL[name]))
        writer = LOCAL[name].staff[0].name
        stage.accept("sedan.txt", AGAIN.format(case=opened.case_number, writer=writer))
        stage.service.tend()
        lay_blanks(desk)
        words = sorted(stage.outbox.rglob("*.docx"))
        told = {_called(path): text_of(path.read_bytes()) for path in words}
        receipt = "".join(one.read_text("utf-8") for one in stage.outbox.rglob("kvitto.txt"))
        return told | {"kvitto": receipt}


def _called(path: Path) -> str:
    """A paper's kind and number; a blank form is told from the case's own."""
    blank = "blankett_" if path.parent.name == "blanketter" else ""
    return blank + re.sub(r"^[A-Z0-9-]+_|_\d{4}.*$|\.docx$", "", path.name)


def _files(name: str) -> dict[str, bytes]:
    found = example(name)
    assert found
    return found.files


def words_of(profile: Profile) -> set[str]:
    """The profile's local words that are no common ones."""
    own = {word for words in own_words(profile).values() for word in words if word}
    return {word for word in own if word.casefold() not in COMMON}


def says(text: str, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}", text, re.IGNORECASE))


def note_for(profile: Profile) -> str:
    """The same note, but for who writes it and what the municipality calls that person."""
    (kind,) = profile.case_types.values()
    title = kind.coordinator_title.capitalize()
    return NOTE.format(writer=profile.staff[0].name, title=title, number=NUMBER)


def test_the_same_note_gives_the_same_kinds_of_paper(papers: dict[str, dict[str, str]]) -> None:
    district, town = papers[DISTRICT], papers[TOWN]
    assert "atgardsplan_v1" in district
    kinds = [{re.sub(r"\d+", "", name) for name in told} for told in (district, town)]
    assert kinds[0] ^ kinds[1] <= BY_SETTINGS
    assert "genomforandeplan_v" in kinds[0]
    assert len(district) > 10


@pytest.mark.parametrize(("own", "other"), [(DISTRICT, TOWN), (TOWN, DISTRICT)])
def test_no_local_word_of_the_other_municipality_is_in_any_paper(
    papers: dict[str, dict[str, str]], own: str, other: str
) -> None:
    foreign = words_of(LOCAL[other]) - words_of(LOCAL[own])
    found = {
        (kind, word) for kind, text in papers[own].items() for word in foreign if says(text, word)
    }
    assert {(kind, word) for kind, word in found if not kind.startswith(ABOUT_INFORMATION)} == set()


@pytest.mark.parametrize("name", LOCAL)
def test_every_sort_of_local_word_is_printed(papers: dict[str, dict[str, str]], name: str) -> None:
    whole = "\n".join(papers[name].values()).casefold()
    words = own_words(LOCAL[name])
    assert {sort for sort, own in words.items() if own[0].casefold() not in whole} == set()


def test_the_plan_stands_under_the_offices_own_headings(papers: dict[str, dict[str, str]]) -> None:
    for name, headings in {
        DISTRICT: ("Åtgärdsplan", "Fungerande skolgång", "Undvika framtida kriminellt beteende"),
        TOWN: ("Handlingsplan", "Sysselsättning", "Missbruk", "Kriminalitet", "Familj och umgänge"),
    }.items():
        plan = papers[name]["atgardsplan_v1"]
        assert [one for one in headings if f"\n{one}\n" not in plan] == []


def test_each_municipality_meets_by_its_own_rhythm() -> None:
    days = {
        name: str(propose_next(dt.date(2026, 9, 8), 1, profile.rules))
        for name, profile in LOCAL.items()
    }
    assert days == {DISTRICT: "2026-09-22", TOWN: "2026-09-15"}


def literals(source: Path) -> Iterator[str]:
    """Every string in a module, its docstrings apart: what the program can say."""
    tree = ast.parse(source.read_text("utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def local_words() -> set[str]:
    return {word for one in examples() for word in words_of(profile_of(one))}


def test_no_local_word_is_in_the_code_but_where_notes_are_read() -> None:
    words = local_words()
    found = {
        (path.relative_to(ROOT / "sigdocs").as_posix(), word)
        for path in sorted((ROOT / "sigdocs").rglob("*.py"))
        for text in literals(path)
        for word in words
        if says(text, word)
    }
    used = {prefix for prefix in ALLOWED for path, _ in found if path.startswith(prefix)}
    assert {(path, word) for path, word in found if not path.startswith(tuple(ALLOWED))} == set()
    assert used == set(ALLOWED)


def test_no_local_word_is_in_any_template() -> None:
    words = local_words()
    templates = sorted((ROOT / "templates").glob("*/*.docx"))
    assert templates
    found = {
        (path.name, word) for path in templates for word in words if says(parts_of(path), word)
    }
    assert found == set()


def parts_of(template: Path) -> str:
    """The text of every part of a Word file, paragraph by paragraph."""
    with zipfile.ZipFile(template) as package:
        parts = [package.read(name).decode() for name in package.namelist() if ".xml" in name]
    whole = "\n".join(parts).replace("</w:p>", "\n")
    return re.sub(r"<[^>]*>", "", whole)


def test_a_new_workspace_begins_with_the_profile_that_was_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path / "ny", capsys, monkeypatch)
    assert office.type("init", str(office.root), "--profil", TOWN).code == 0
    for path, content in _files(TOWN).items():
        assert (office.root / path).read_bytes() == content
    assert (office.root / "templates" / "logotyp.png").is_file()
    without_office(office.root)
    assert office.type("status").code == 0
    assert office.type("leaflet", "-o", str(tmp_path / "blad.docx")).code == 0
    assert "Du bestämmer själv om du vill vara med." in text_of(
        (tmp_path / "blad.docx").read_bytes()
    )


def test_a_workspace_that_has_settings_keeps_them(sig: Office) -> None:
    before = sig.fingerprint()
    said = sig.type("init", str(sig.root), "--profil", TOWN)
    assert (said.code, "redan inställningar" in said.err) == (1, True)
    assert sig.fingerprint() == before


def test_the_profiles_are_listed_and_another_name_is_refused(sig: Office, tmp_path: Path) -> None:
    told = sig.type("init", "--profiler").out
    assert [line.partition(":")[0] for line in told.splitlines()] == [STANDARD, TOWN, DISTRICT]
    assert "en mindre kommun, insatsgrupper för unga vuxna med lots." in told
    said = sig.type("init", str(tmp_path / "ny"), "--profil", "storstad")
    assert (said.code, TOWN in said.err) == (2, True)
    assert not (tmp_path / "ny").exists()


@pytest.mark.parametrize("name", LOCAL)
def test_each_profile_differs_in_everything_that_is_local(name: str) -> None:
    settings = tomllib.loads(_files(name)[SETTINGS].decode())
    (other,) = set(LOCAL) - {name}
    assert not {word for word in words_of(LOCAL[name]) if word in words_of(LOCAL[other])}
    assert settings["farg"] != LOCAL[other].accent
    assert LOCAL[name].rules != LOCAL[other].rules or name == DISTRICT
    assert _files(name)["templates/logotyp.png"] != _files(other)["templates/logotyp.png"]


def test_the_offices_own_word_for_the_young_person_and_the_coordinator_is_understood() -> None:
    from sigdocs.casework.people import People
    from sigdocs.model.people import PersonFacts

    (kind,) = LOCAL[TOWN].case_types.values()
    own = kind.model_copy(update={"youth_word": "deltagare"})
    profile = LOCAL[TOWN].model_copy(
        update={"case_types": {next(iter(LOCAL[TOWN].case_types)): own}}
    )
    youth = PersonFacts(name="Robin Ahlkvist")
    assert People(profile, youth).is_youth("Deltagare")
    assert not People(LOCAL[TOWN], youth).is_youth("Deltagare")
