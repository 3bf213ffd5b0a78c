"""``sigdocs leaflet``: for anybody or for a case, in languages that there are."""

from pathlib import Path

import docx
import pytest

from tests.commanding import CASE, Office
from tests.test_status_command import PEOPLE

OPENED = "SIG-2026-015"
INTAKE = """\
typ av möte: inskrivning
datum: 2026-09-01
antecknat av: Petra Lindqvist
ärendetyp: ungdom
samordnare: Petra Lindqvist
ungdom: {namn: Nour Haddad, personnummer: 20100101-2390}
vårdnadshavare:
  - {namn: Samira Haddad, språk: tigrinja}
parter: [polisen]
"""
SHEET, FOLDER = "informationsblad", "informationsfolder"


def text_of(path: Path) -> str:
    return "\n".join(
        each.text for each in docx.Document(str(path)).element.body.iter() if each.text
    )


def test_the_sheet_is_laid_in_the_outbox_as_word_also_without_libreoffice(sig: Office) -> None:
    said = sig.type("leaflet")
    place = sig.root / "outbox" / "blanketter" / "information" / f"{SHEET}_sv.docx"
    assert (said.code, said.out.split()) == (5, [str(place)])
    assert "PDF-filen gick inte att göra" in said.err
    assert "Ungdomsenheten" in text_of(place)


def test_it_is_the_very_sheet_that_the_service_lays_there(sig: Office) -> None:
    from sigdocs.service.kept_current.leaflets import make_leaflets
    from sigdocs.settings import Workspace
    from tests.service_stage import a_desk

    with a_desk(Workspace(sig.root)) as desk:
        make_leaflets(desk)
    before = sig.fingerprint()
    sig.type("leaflet", "--sprak", "arabiska")
    assert sig.fingerprint() == before


def test_for_a_case_it_bears_number_and_coordinator_and_nothing_else_of_the_case(
    sig: Office, tmp_path: Path
) -> None:
    sig.drop(INTAKE, "ny.yaml")
    sig.type("run")
    target = tmp_path / "blad.docx"
    said = sig.type("leaflet", "--arende", OPENED, "-o", str(target), "--json")
    assert (said.code, said.data["filer"]) == (0, [str(target)])
    (untranslated,) = said.data["att veta"]
    assert "tigrinja, som familjen talar" in untranslated
    told = text_of(target) + "".join(
        each.text for each in docx.Document(str(target)).sections[0].footer.paragraphs
    )
    assert "Petra Lindqvist" in told
    assert OPENED in told
    assert [name for name in ("Nour", "Samira Haddad", "tigrinja") if name in told] == []


def test_a_case_without_a_coordinator_is_told_of_and_the_sheet_names_the_unit(
    sig: Office, tmp_path: Path
) -> None:
    target = tmp_path / "blad.docx"
    said = sig.type("leaflet", "--arende", CASE, "-o", str(target))
    assert "ingen samordnare" in said.err
    assert [name for name in PEOPLE if name in text_of(target)] == []


def test_for_a_case_the_outbox_gets_it_below_the_case(sig: Office) -> None:
    sig.type("leaflet", "--arende", CASE, "--folder")
    (made,) = (sig.root / "outbox" / "arenden" / CASE / "information").iterdir()
    assert made.name == f"{CASE}_{FOLDER}_sv_2026-09-08.docx"


@pytest.mark.parametrize("word", ["somaliska", "so", "Soomaali"])
def test_a_language_may_be_named_in_several_ways_and_an_unreviewed_text_is_told_of(
    sig: Office, tmp_path: Path, word: str
) -> None:
    target = tmp_path / "folder.docx"
    said = sig.type("leaflet", "--folder", "--sprak", word, "-o", str(target))
    assert said.code == 0
    assert "somaliska är inte granskad" in said.err
    assert "den svenska texten gäller" in text_of(target)


def test_a_language_that_there_is_no_text_in_is_refused_with_those_there_are(sig: Office) -> None:
    before = sig.fingerprint()
    said = sig.type("leaflet", "--sprak", "tigrinja")
    assert said.code == 2
    assert "ingen text på tigrinja" in said.err
    assert "arabiska" in said.err
    assert sig.fingerprint() == before


def test_an_own_text_that_cannot_be_used_is_told_of(sig: Office, tmp_path: Path) -> None:
    own = sig.root / "templates" / SHEET / "sprak"
    own.mkdir(parents=True)
    (own / "ti.toml").write_text("[", "utf-8")
    said = sig.type("leaflet", "-o", str(tmp_path / "blad.docx"))
    assert "ti.toml går inte att använda" in said.err


def test_an_unknown_case_or_another_kind_of_file_is_refused(sig: Office) -> None:
    said = sig.type("leaflet", "--arende", "SIG-2026-041")
    assert (said.code, f"Menas {CASE}?" in said.err) == (1, True)
    assert sig.type("leaflet", "-o", "blad.odt").code == 2
