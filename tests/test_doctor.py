import datetime as dt
import hashlib
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Self

import docx
import pytest

from sigdocs.errors import OfficeError
from sigdocs.folders.locking import workspace_lock
from sigdocs.records.store import Store
from sigdocs.rendering.blank import blank_document
from sigdocs.service.doctor import machine as health
from sigdocs.service.doctor import workspace as health_workspace
from sigdocs.service.doctor.machine import Level, clock, fonts
from tests.commanding import Office

SWEDEN = dt.timezone(dt.timedelta(hours=1))
NOW = dt.datetime(2026, 12, 1, 9, tzinfo=SWEDEN)


@pytest.fixture
def well(sig: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A workspace on a good day; LibreOffice is looked for where there is none."""
    monkeypatch.setattr(health_workspace, "system_clock", lambda: NOW)
    return sig


def found(sig: Office) -> dict[str, tuple[str, str, str]]:
    rows = sig.type("doctor", "--json").data
    return {one["vad"]: (one["läge"], one["fynd"], one["gör så här"]) for one in rows}


def own(sig: Office) -> None:
    """Let the workspace be a municipality's own, which sends no letters."""
    settings = sig.root / "sigdocs.toml"
    text = settings.read_text("utf-8").replace("Lindåsa kommun", "Vikby")
    settings.write_text(text.replace('"brev"', '"SDK"'), "utf-8")


def test_an_invented_municipality_is_not_left_on_real_papers_in_silence(well: Office) -> None:
    level, said, remedy = found(well)["Kommunen"]
    assert (level, "påhittad" in said, "era egna" in remedy) == ("obs", True, True)
    own(well)
    assert "Kommunen" not in found(well)


def test_a_party_that_gets_letters_without_an_address_is_named(well: Office) -> None:
    assert "Adresser" not in found(well)
    settings = well.root / "sigdocs.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('adress = "Idrottsgatan 8, 100 12 Lindåsa"\n', ""), "utf-8")
    level, said, _ = found(well)["Adresser"]
    assert (level, "Lindåsa BK" in said, "BUP" in said) == ("obs", True, False)


def test_lists_left_empty_are_told(well: Office) -> None:
    assert not {"Samordnare", "Parter"} & {*found(well)}
    settings = well.root / "sigdocs.toml"
    lists = re.compile(r"(?ms)^\[\[(?:samordnare|parter)\]\]\n.*?(?=^\[|\Z)")
    settings.write_text(lists.sub("", settings.read_text("utf-8")), "utf-8")
    told = found(well)
    assert told["Samordnare"][:2] == ("obs", "ingen är inlagd")
    assert told["Parter"][:2] == ("obs", "ingen är inlagd")


def test_everything_but_libreoffice_is_well_and_code_5_says_so(well: Office) -> None:
    own(well)
    checks = found(well)
    assert {what for what, (level, _, _) in checks.items() if level != "OK"} == {"LibreOffice"}
    said = well.type("doctor")
    assert said.code == 5
    assert "→ Det finns inget LibreOffice" in said.out
    level, _, remedy = checks["LibreOffice"]
    assert level == "brist"
    assert "sigdocs.toml" in remedy
    assert {"Python", "SQLite", "Typsnitt", "Liggarens läge", "Klockan", "Tidszon"} <= set(checks)
    assert "journal_mode=delete" in checks["Liggarens läge"][1]


@pytest.mark.office
def test_with_libreoffice_all_is_well_and_code_0_says_so(well: Office, needs_office: None) -> None:
    settings = well.root / "sigdocs.toml"
    lines = settings.read_text("utf-8").splitlines()
    settings.write_text("\n".join(one for one in lines if "libreoffice" not in one), "utf-8")
    said = well.type("doctor")
    assert said.code == 0
    assert "startar på" in said.out


def test_doctor_changes_nothing(well: Office) -> None:
    before = well.fingerprint()
    well.type("doctor")
    assert well.fingerprint() == before


def test_settings_that_cannot_be_read_are_told_and_the_rest_is_still_looked_at(
    well: Office,
) -> None:
    (well.root / "sigdocs.toml").write_text("kommun = ", "utf-8")
    checks = found(well)
    assert checks["Inställningar"][0] == "FEL"
    assert checks["Diskutrymme"][0] == "OK"
    assert well.type("doctor").code == 1


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        ("outbox", "Mappen outbox"),
        ("inbox/.sigdocs-inbox", "Inkorgens märke"),
    ],
)
def test_what_is_missing_is_an_error_with_what_to_do(well: Office, harm: str, what: str) -> None:
    (well.root / harm).rename(well.root / "borta")
    level, _, remedy = found(well)[what]
    assert level == "FEL"
    assert remedy


def test_a_damaged_ledger_is_an_error(well: Office) -> None:
    (well.root / "records" / "ledger.sqlite").write_bytes(b"inte en databas" * 100)
    assert found(well)["Liggaren"][0] == "FEL"


def test_a_workspace_without_a_ledger_yet_is_no_error(well: Office) -> None:
    (well.root / "records" / "ledger.sqlite").unlink()
    assert found(well)["Liggaren"][0] == "obs"
    assert not (well.root / "records" / "ledger.sqlite").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_folders_that_others_may_read_are_told_of(well: Office) -> None:
    (well.root / "outbox").chmod(0o755)
    (well.root / "records" / "ledger.sqlite").chmod(0o644)
    checks = found(well)
    assert checks["Mappen outbox"][0] == "obs"
    assert checks["Liggarens rättigheter"][2] == "chmod go-rwx ledger.sqlite"


def test_records_on_a_network_disk_are_an_error_and_an_inbox_there_is_not(
    well: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health_workspace, "is_network_path", lambda _: True)
    checks = found(well)
    assert (checks["Liggarens disk"][0], checks["Inkorgens disk"][0]) == ("FEL", "obs")


def test_a_running_service_is_told_of(well: Office) -> None:
    with workspace_lock(well.root / "records"):
        assert "körs just nu" in found(well)["Tjänsten"][1]
    assert "körs inte" in found(well)["Tjänsten"][1]


def test_a_template_of_the_offices_own_that_is_broken_is_told_of(well: Office) -> None:
    own = well.root / "templates" / "atgardsplan"
    own.mkdir(parents=True)
    (own / "atgardsplan.docx").write_bytes(b"inget")
    assert found(well)["Mallen atgardsplan"][0] == "obs"


def test_a_misspelt_tag_is_told_of_with_its_place(well: Office) -> None:
    own = well.root / "templates" / "atgardsplan"
    own.mkdir(parents=True)
    paper = docx.Document()
    paper.add_paragraph("{{ kommun kommun }}")
    paper.save(str(own / "atgardsplan.docx"))
    assert found(well)["Mallen atgardsplan"][1].startswith("brödtexten, stycke 1: Taggen")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'kommun = "x\n', "felskriven på rad 1, tecken 12."),
        ('kommun = "Västerås"'.encode("latin-1"), "inte sparad som UTF-8"),
        (b"kommun = [", "felskriven i slutet"),
    ],
)
def test_settings_that_are_no_toml_are_told_of_in_swedish(
    well: Office, content: bytes, told: str
) -> None:
    (well.root / "sigdocs.toml").write_bytes(content)
    level, said = found(well)["Inställningar"][:2]
    assert (level, told in said) == ("FEL", True)


@pytest.mark.parametrize(
    ("free", "level"), [(5e10, "OK"), (5e8, "obs"), (5e7, "FEL")], ids=["much", "little", "none"]
)
def test_a_disk_that_fills_up_is_told_of(
    well: Office, monkeypatch: pytest.MonkeyPatch, free: float, level: str
) -> None:
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    assert found(well)["Diskutrymme"][0] == level


@pytest.mark.parametrize(
    ("now", "newest", "levels"),
    [
        (NOW, None, [Level.OK, Level.OK]),
        (NOW, NOW + dt.timedelta(minutes=4), [Level.OK, Level.OK]),
        (NOW, NOW + dt.timedelta(minutes=6), [Level.ERROR, Level.OK]),
        (NOW.replace(year=2025), None, [Level.ERROR, Level.OK]),
        (NOW.astimezone(dt.UTC), None, [Level.OK, Level.NOTE]),
    ],
)
def test_the_clock_is_held_against_the_ledger_and_the_zone_against_sweden(
    now: dt.datetime, newest: dt.datetime | None, levels: list[Level]
) -> None:
    assert [one.level for one in clock(now, newest)] == levels


def test_fonts_that_a_template_names_and_the_computer_lacks_are_told_of(tmp_path: Path) -> None:
    document = blank_document()
    document.styles["Normal"].font.name = "Okänd Grotesk"
    document.save(str(tmp_path / "mall.docx"))
    one = fonts([(tmp_path / "mall.docx").read_bytes()], "")
    assert one.level is Level.DEGRADED
    assert "Okänd Grotesk" in one.said


def test_a_python_that_is_too_old_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    assert next(health.program()).level is Level.ERROR


def test_a_libreoffice_that_cannot_be_kept_warm_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    class Cold:
        warm = False

        def __init__(self, _: Path | None) -> None: ...

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...

        def version(self) -> str:
            return ""

    monkeypatch.setattr("sigdocs.rendering.office.office.Office", Cold)
    assert [one.level for one in health.office("")] == [Level.OK, Level.NOTE]


def test_a_libreoffice_that_does_not_start_is_told_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_: Path | None) -> None:
        raise OfficeError("Starta om datorn.")

    monkeypatch.setattr("sigdocs.rendering.office.office.Office", refuse)
    (one,) = health.office("")
    assert (one.level, one.remedy) == (Level.DEGRADED, "Starta om datorn.")


def test_an_archive_that_lost_a_file_or_holds_another_is_an_error_with_what_to_do(
    well: Office,
) -> None:
    store = well.root / "records" / "store"
    assert found(well)["Arkivet"][0] == "OK"
    plan = next((well.root / "outbox").rglob("*_atgardsplan_v1_*.docx")).read_bytes()
    kept = Store(store).path(hashlib.sha256(plan).hexdigest())
    kept.chmod(0o600)
    kept.write_bytes(plan + b"x")
    level, said, remedy = found(well)["Arkivet"]
    assert level == "FEL"
    assert "_atgardsplan_v1_2026-09-08 (docx)" in said
    assert "Använd inte filen" in remedy
    shutil.rmtree(store)
    level, said, remedy = found(well)["Arkivet"]
    assert (level, said.split(":")[0]) == ("FEL", "Arkivet records/store saknas eller är tomt")
    told = well.type("status")
    assert "registrerade filer saknas i arkivet. Stoppa tjänsten." in told.out
    assert well.type("status", "--json").data["filer som saknas i arkivet"] > 10
    assert "→ Stoppa tjänsten." in well.type("verify").out
