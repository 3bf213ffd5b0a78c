import json
import logging
from pathlib import Path

import pytest

from sigdocs.folders.locking import workspace_lock
from sigdocs.model.note import NoteKind
from tests.commanding import CASE, FOLLOW_UP, NOTES, Office
from tests.service_stage import SECRETS

FAULTY = FOLLOW_UP.replace("Å3: klar", "Å33: klar")


def test_an_accepted_note_gives_code_0_and_its_papers(sig: Office) -> None:
    sig.on("2026-09-22").drop(FOLLOW_UP)
    said = sig.type("run")
    assert said.code == 0
    assert f"✓ {CASE}: mottagen → outbox/arenden/{CASE}/002_2026-09-22_uppfoljning" in said.out
    folder = sig.root / "outbox" / "arenden" / CASE / "002_2026-09-22_uppfoljning"
    assert {path.name for path in folder.iterdir()} >= {"kvitto.txt", "manifest.json"}


def test_a_returned_note_gives_code_3_even_when_others_were_accepted(sig: Office) -> None:
    sig.on("2026-09-22").drop(FOLLOW_UP, "rätt.txt")
    sig.drop("vad som helst", "fel.txt")
    said = sig.type("run")
    assert said.code == 3
    assert f"✓ {CASE}: mottagen" in said.out
    assert "↩ okänt ärende: lämnad tillbaka → inbox/retur" in said.out


def test_what_is_printed_names_nobody_neither_by_file_nor_by_question(sig: Office) -> None:
    sig.on("2026-09-22").drop(FAULTY, "Milo Ekdahl 22 sept.txt")
    plain = sig.type("run").out
    sig.drop(FAULTY + " ", "Milo.txt")
    for printed in (plain, sig.type("run", "--json").out):
        assert CASE in printed
        assert not [word for word in (*SECRETS, "Å33") if word in printed]


def test_run_as_json_tells_of_each_file(sig: Office) -> None:
    sig.on("2026-09-22").drop(FAULTY)
    said = sig.type("run", "--json")
    (one,) = said.data
    assert (said.code, one["utfall"], one["ärende"]) == (3, "lämnad tillbaka", CASE)
    assert [message["stoppar"] for message in one["meddelanden"]] == [True]


def test_an_empty_inbox_is_no_fault(sig: Office) -> None:
    said = sig.type("run")
    assert (said.code, said.out) == (0, "Inkorgen är tom.\n")
    assert sig.type("run", "--json").data == []


def test_the_same_note_again_changes_nothing(sig: Office) -> None:
    sig.drop((NOTES / "startmote.txt").read_bytes(), "igen.txt")
    said = sig.type("run")
    assert said.code == 0
    assert f"= {CASE}: redan mottagen" in said.out
    assert len(sig.type("case", CASE, "--json").data["poster"]) == 1


def test_an_inbox_whose_share_is_away_is_an_error_and_is_not_made_anew(sig: Office) -> None:
    marker = sig.root / "inbox" / ".sigdocs-inbox"
    marker.unlink()
    sig.drop(FOLLOW_UP)
    said = sig.type("run")
    assert said.code == 1
    assert "Kontrollera att den delade mappen är ansluten" in said.err
    assert (sig.root / "inbox" / "möte.txt").exists()
    assert not marker.exists()


@pytest.mark.parametrize("command", ["run", "watch"])
def test_a_second_process_in_a_workspace_is_told_that_the_first_is_there(
    sig: Office, command: str
) -> None:
    sig.drop(FOLLOW_UP)
    with workspace_lock(sig.root / "records"):
        said = sig.type(command)
    assert said.code == 1
    assert "sigdocs körs redan i den här arbetsmappen" in said.err
    assert (sig.root / "inbox" / "möte.txt").exists()


def test_the_log_holds_ids_and_codes_and_no_names(sig: Office) -> None:
    sig.on("2026-09-22").drop(FAULTY, "Milo Ekdahl möte.txt")
    sig.type("run")
    text = (sig.root / "records" / "sigdocs.log").read_text("utf-8")
    entries = [json.loads(line) for line in text.splitlines()]
    assert [one["outcome"] for one in entries if one["event"] == "note"] == ["accepted", "returned"]
    for secret in ("Milo", "Ekdahl", "Petra", "20110415", "möte.txt"):
        assert secret not in text


def test_logging_ends_with_the_run(sig: Office) -> None:
    before = list(logging.getLogger().handlers)
    sig.type("run")
    assert logging.getLogger().handlers == before
    assert logging.getLogger("sigdocs").handlers == []


def test_init_makes_what_is_missing_and_leaves_the_rest(sig: Office) -> None:
    before = sig.fingerprint()
    said = sig.type("init", str(sig.root))
    assert said.code == 0
    assert sig.fingerprint() == before
    (sig.root / "outbox" / "blanketter" / "anteckning_startmote.docx").unlink()
    sig.type("init", str(sig.root))
    assert sig.fingerprint() == before


def test_init_lays_a_blank_form_for_every_kind_of_note(sig: Office) -> None:
    blanks = {path.name for path in (sig.root / "outbox" / "blanketter").glob("*.docx")}
    assert len(blanks) == len(NoteKind)
    assert "anteckning_rattelse.docx" in blanks


def test_schema_is_json_in_swedish_words(sig: Office) -> None:
    data = sig.type("schema").data
    note = data["$defs"]["Note"]
    assert {"typ", "datum", "ärende"} <= set(note["properties"])
    assert "description" not in note


def test_verify_tells_that_all_is_well_and_what_is_damaged(sig: Office) -> None:
    assert sig.type("verify").out == "Allt stämmer: 1 ärende.\n"
    store = sig.root / "records" / "store"
    harmed = next(path for path in sorted(store.rglob("*")) if path.is_file())
    harmed.chmod(0o600)
    harmed.write_bytes(b"annat")
    said = sig.type("verify")
    assert said.code == 4
    assert said.out.startswith("SKADA: ")
    assert sig.type("verify", "--json").data["fynd"][0]["skada"] is True


def test_a_folder_that_cannot_be_a_workspace_is_told_of(sig: Office, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    said = sig.type("init", str(tmp_path / "fil" / "mapp"))
    assert said.code == 1
    assert "kan inte skapas" in said.err
