import json
from typing import Any

import pytest

from tests.commanding import CASE, FOLLOW_UP, Office, without_office

WITHDRAWAL = f"""Samtycke
Ärende: {CASE}
Datum: 2026-10-02
Antecknat av: Petra Lindqvist

Samtycke
Milo tar tillbaka samtycket till Mini-Maria 2026-10-02.
"""
PEOPLE = ("Milo", "Ekdahl", "Strand", "Wiklund", "Haddad")


def test_status_tells_what_waits_in_a_case_without_naming_anybody(sig: Office) -> None:
    said = sig.on("2026-11-22").type("status")
    assert said.code == 0
    for told in (
        "Läget 2026-11-22",
        "Mötesdagen har passerat, ingen anteckning har kommit",
        "Åtaganden som skulle varit klara",
        "Å3",
        "2026-09-18",
        "PDF-filer som väntar på LibreOffice",
        "version 1",
        "Petra Lindqvist",
    ):
        assert told in said.out
    assert [name for name in PEOPLE if name in said.out] == []


def test_status_names_people_and_promises_when_asked(sig: Office) -> None:
    said = sig.on("2026-11-22").type("status", "--names").out
    for told in ("Milo Ekdahl", "Anpassat schema tis/tors fm tas fram", "Lina Strand"):
        assert told in said


def test_status_as_json_holds_the_same_and_no_names(sig: Office) -> None:
    said = sig.on("2026-11-22").type("status", "--json")
    data = said.data
    assert data["dag"] == "2026-11-22"
    assert data["inkorgen"] is None
    assert [one["ärende"] for one in data["ärenden"]] == [CASE]
    assert data["väntande pdf"] == [{"ärende": CASE, "antal": 18}]
    assert {one["åtagande"] for one in data["försenade åtaganden"]} == {"Å3", "Å5", "Å6", "Å9"}
    assert [name for name in PEOPLE if name in json.dumps(data, ensure_ascii=False)] == []


def test_status_warns_of_consents_before_and_after_they_run_out(sig: Office) -> None:
    assert "Samtycken att ordna" not in sig.on("2027-01-20").type("status").out
    (soon,) = (one for one in _consents(sig.on("2027-02-10")) if one["att göra"])
    assert (soon["till och med"], soon["läge"]) == ("2027-02-28", "gäller, går snart ut")
    assert soon["dagar kvar"] == 18
    assert "Björkskolan" in soon["parter"]
    assert "har gått ut" in sig.on("2027-03-01").type("status").out


def test_status_as_json_also_tells_of_consents_that_need_nothing(sig: Office) -> None:
    told = {one["läge"]: one["att göra"] for one in _consents(sig.on("2027-01-20"))}
    assert told == {"gäller": False, "omfattas inte": False}


def test_status_tells_how_many_papers_are_stopped_until_the_notice_is_taken_away(
    sig: Office,
) -> None:
    assert sig.type("status", "--json").data["stoppade papper"] == []
    sig.on("2026-10-02").drop(WITHDRAWAL)
    assert sig.type("run").code == 0
    (stopped,) = sig.on("2026-10-05").type("status", "--json").data["stoppade papper"]
    assert (stopped["ärende"], stopped["sedan"]) == (CASE, "2026-10-02")
    notice = sig.root / "outbox" / stopped["fil"]
    named = [line for line in notice.read_text("utf-8-sig").splitlines() if line[:2] == "- "]
    assert stopped["antal"] == len(named)
    assert "Papper som inte får skickas" in sig.type("status").out
    notice.unlink()
    assert sig.type("status", "--json").data["stoppade papper"] == []


def _consents(sig: Office) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = sig.type("status", "--json").data["samtycken"]
    return found


def test_status_tells_of_a_returned_note_until_it_is_mended(sig: Office) -> None:
    sig.on("2026-09-22").drop(FOLLOW_UP.replace("Å3: klar", "Å33: klar"), "fel.txt")
    assert sig.type("run").code == 3
    (back,) = sig.type("status", "--json").data["lämnade tillbaka"]
    assert back["sedan"].startswith("2026-09-22")
    assert "fil" not in back
    (named,) = sig.type("status", "--json", "--names").data["lämnade tillbaka"]
    assert named["fil"] == "fel.txt"
    sig.drop(FOLLOW_UP, "fel.txt")
    assert sig.type("run").code == 0
    assert sig.type("status", "--json").data["lämnade tillbaka"] == []


def test_a_returned_note_that_somebody_took_away_is_listed_no_more(sig: Office) -> None:
    sig.on("2026-09-22").drop(FOLLOW_UP.replace("Å3: klar", "Å33: klar"), "fel.txt")
    sig.type("run")
    (sig.root / "inbox" / "retur" / "fel.txt").unlink()
    assert len(sig.type("status", "--json").data["lämnade tillbaka"]) == 1
    (sig.root / "inbox" / "retur" / "fel – blankett.docx").unlink()
    assert sig.type("status", "--json").data["lämnade tillbaka"] == []


def test_a_returned_note_is_listed_also_while_the_inbox_is_gone(sig: Office) -> None:
    sig.on("2026-09-22").drop(FOLLOW_UP.replace("Å3: klar", "Å33: klar"), "fel.txt")
    sig.type("run")
    (sig.root / "inbox").rename(sig.root / "borta")
    assert len(sig.type("status", "--json").data["lämnade tillbaka"]) == 1


def test_status_tells_when_the_inbox_is_gone(sig: Office) -> None:
    (sig.root / "inbox").rename(sig.root / "borta")
    said = sig.type("status")
    assert said.code == 0
    assert "OBS: Inkorgen nås inte" in said.out
    assert sig.type("status", "--json").data["inkorgen"]


def test_status_tells_of_files_that_lie_in_the_inbox(sig: Office) -> None:
    sig.drop("något")
    data = sig.type("status", "--json").data
    assert data["filer i inkorgen"] == 1
    assert data["ogjort"] == [{"vad": "filer i inkorgen", "vilket": "1"}]


def test_status_tells_of_a_template_of_the_offices_own_that_cannot_be_used(sig: Office) -> None:
    own = sig.root / "templates" / "atgardsplan"
    own.mkdir(parents=True)
    (own / "atgardsplan.docx").write_bytes(b"inget")
    faults = sig.type("status", "--json").data["mallar"]
    assert {(one["mall"], one["används så länge"]) for one in faults} == {
        ("atgardsplan", "programmets")
    }


def test_status_changes_nothing(sig: Office) -> None:
    before = sig.fingerprint()
    sig.on("2026-11-22").type("status")
    assert sig.fingerprint() == before


def test_status_of_an_empty_workspace_says_so(
    tmp_path: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    root = Path(str(tmp_path)) / "ny"
    office = Office(root, capsys, monkeypatch)
    assert office.type("init", str(root)).code == 0
    without_office(root)
    assert "Inga ärenden än" in office.type("status").out
