import hashlib
from pathlib import Path

import pytest
import sqlalchemy as sa

from sigdocs.folders.locking import workspace_lock
from sigdocs.records import schema
from sigdocs.records.ledger import Ledger
from sigdocs.records.store import Store
from sigdocs.service.provenance import program
from sigdocs.service.publishing.reproduce import Verdict
from tests.commanding import CASE, FOLLOW_UP, Office

SET = Path("outbox") / "arenden" / CASE / "001_2026-09-08_startmote"


def verdicts(sig: Office, *words: str) -> dict[str, str]:
    data = sig.type("rebuild", "--documents", "--json", *words).data
    return {one["fil"]: one["jämförelse"] for one in data["dokument"]}


def one_of(sig: Office, pattern: str) -> Path:
    (found,) = (sig.root / SET).glob(pattern)
    return found


def test_tables_that_say_what_the_ledger_says_are_made_again_as_they_were(sig: Office) -> None:
    said = sig.type("rebuild")
    assert (said.code, said.out) == (
        0,
        "Registren är gjorda på nytt. De stämde med liggaren.\n",
    )


def test_a_table_that_has_lost_a_row_is_mended_and_told_of(sig: Office) -> None:
    with Ledger.open(sig.root / "records" / "ledger.sqlite") as ledger:
        with ledger.engine.begin() as connection:
            connection.execute(sa.delete(schema.warned))
        assert ledger.warned_of(CASE) == frozenset()
    data = sig.type("rebuild", "--json").data
    assert data["register"]["warned"]["saknades"] >= 1
    assert sig.type("rebuild", "--json").data["register"] == {}
    assert sig.type("verify").code == 0


def test_documents_made_again_are_byte_equal_and_nothing_is_written(sig: Office) -> None:
    sig.on("2026-09-22").drop(FOLLOW_UP)
    sig.type("run")
    outbox = {path: print_ for path, print_ in sig.fingerprint().items() if "outbox" in path}
    told = sig.on("2026-12-24").type("rebuild", "--documents")
    assert told.code == 0
    found = verdicts(sig)
    assert {found[name] for name in found if not name.endswith(".pdf")} == {"lika"}
    assert {found[name] for name in found if name.endswith(".pdf")} == {"väntar på att göras"}
    assert "SIG-2026-014_atgardsplan_v2_2026-09-22_andringar.docx" in found
    assert {k: v for k, v in sig.fingerprint().items() if "outbox" in k} == outbox


def test_a_document_that_comes_out_otherwise_is_told_of_with_code_4(
    sig: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sigdocs.service.publishing.files.render", lambda *_: b"annat")
    said = sig.type("rebuild", "--documents")
    assert said.code == 4
    assert f"OLIKA: {CASE} nr 001" in said.out
    assert "har inte ändrats" in said.out


def test_a_document_that_another_program_drew_is_told_apart_from_a_changed_one(
    sig: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = program()
    monkeypatch.setattr("sigdocs.service.publishing.files.render", lambda *_: b"annat")
    monkeypatch.setattr("sigdocs.service.publishing.reproduce.program", lambda: "9.9.9+ffffffff")
    said = sig.type("rebuild", "--documents")
    assert said.code == 0
    assert f"Gjorda av sigdocs {now}; dagens program" in said.out
    found = sig.type("rebuild", "--documents", "--json").data["dokument"]
    assert {one["gjord av"] for one in found} == {now}
    drawn = [one["fil"] for one in found if one["jämförelse"] == Verdict.DRAWN_OTHERWISE]
    assert f"{CASE}_atgardsplan_v1_2026-09-08.docx" in drawn
    plan = hashlib.sha256(one_of(sig, "*_atgardsplan_*.docx").read_bytes()).hexdigest()
    Store(sig.root / "records" / "store").path(plan).unlink()
    said = sig.type("rebuild", "--documents")
    assert said.code == 4
    assert f"OLIKA: {CASE} nr 001 {CASE}_atgardsplan_v1_2026-09-08.docx" in said.out


def test_a_paper_exchanged_in_register_and_store_is_not_taken_for_another_programs(
    sig: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = hashlib.sha256(one_of(sig, "*_atgardsplan_*.docx").read_bytes()).hexdigest()
    false = Store(sig.root / "records" / "store").put(b"a false plan")
    rendition = schema.rendition
    with Ledger.open(sig.root / "records" / "ledger.sqlite") as ledger:
        change = sa.update(rendition).values(sha256=false).where(rendition.c.sha256 == plan)
        with ledger.engine.begin() as connection:
            connection.execute(change)
    monkeypatch.setattr("sigdocs.service.publishing.reproduce.program", lambda: "9.9.9+ffffffff")
    said = sig.type("rebuild", "--documents")
    assert said.code == 4
    assert f"OLIKA: {CASE} nr 001 {CASE}_atgardsplan_v1_2026-09-08.docx" in said.out
    told = sig.type("verify").out
    assert "manifest.json är inte som när den publicerades." in told
    assert "→ Mappen och liggaren säger olika" in told


def test_an_entry_from_before_the_program_was_kept_is_told_as_before(
    sig: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sigdocs.service.publishing.reproduce.program_of", lambda _row: "")
    monkeypatch.setattr("sigdocs.service.publishing.files.render", lambda *_: b"annat")
    said = sig.type("rebuild", "--documents")
    assert said.code == 4
    assert "posten inte säger vilket" in said.out


def test_documents_whose_templates_are_lost_are_told_of_with_code_4(sig: Office) -> None:
    (sig.root / "records" / "store").rename(sig.root / "records" / "borta")
    said = sig.type("rebuild", "--documents")
    assert said.code == 4
    assert "GICK INTE ATT GÖRA OM" in said.out


@pytest.mark.office
def test_pdfs_made_late_are_made_again_byte_for_byte(sig: Office, needs_office: None) -> None:
    settings = sig.root / "sigdocs.toml"
    lines = settings.read_text("utf-8").splitlines()
    without = settings.read_text("utf-8")
    settings.write_text("\n".join(one for one in lines if "libreoffice" not in one), "utf-8")
    assert sig.type("run").code == 0
    found = verdicts(sig)
    assert set(found.values()) == {"lika"}
    assert sum(name.endswith(".pdf") for name in found) == 18
    settings.write_text(without, "utf-8")
    said = sig.type("rebuild", "--documents")
    assert said.code == 5
    assert "ej jämförd" in said.out
    one_of(sig, "kvitto.txt").unlink()
    one_of(sig, "*_atgardsplan_v1_*.pdf").unlink()
    assert len(sig.type("rebuild", "--restore", "--json").data["tillbakalagda"]) == 2
    assert sig.type("verify", "--json").data["fynd"] == []


def test_a_set_that_was_taken_away_is_put_back_whole(sig: Office) -> None:
    before = sig.fingerprint()
    (sig.root / SET).rename(sig.root / "undan")
    said = sig.type("rebuild", "--restore")
    assert said.code == 0
    assert f"Tillbakalagd: {SET.as_posix()}/kvitto.txt" in said.out
    after = sig.fingerprint()
    assert {k: v for k, v in after.items() if k.startswith(str(SET))} == {
        k: v for k, v in before.items() if k.startswith(str(SET))
    }


@pytest.mark.parametrize("name", ["kvitto.txt", "manifest.json", "*atgardsplan*.docx"])
def test_a_file_that_was_taken_away_is_put_back(sig: Office, name: str) -> None:
    path = one_of(sig, name)
    content = path.read_bytes()
    path.unlink()
    sig.type("rebuild", "--restore")
    assert path.read_bytes() == content
    assert sig.type("verify", "--json").data["fynd"] == []


def test_a_file_that_somebody_changed_is_never_written_over(sig: Office) -> None:
    path = one_of(sig, "*atgardsplan*.docx")
    path.write_bytes(b"mitt eget")
    assert sig.type("rebuild", "--restore", "--json").data["tillbakalagda"] == []
    assert path.read_bytes() == b"mitt eget"


def test_what_is_gone_from_outbox_and_store_is_lost_and_said_so(sig: Office) -> None:
    path = one_of(sig, "*journal*.docx")
    path.unlink()
    with Ledger.open(sig.root / "records" / "ledger.sqlite") as ledger:
        (row,) = ledger.entries(CASE)
        made = ledger.papers.renditions(row.note_sha)
    sha = next(one.sha256 for one in made if one.document.kind == "journalanteckning")
    assert sha
    (sig.root / "records" / "store" / sha[:2] / sha).unlink()
    said = sig.type("rebuild", "--restore")
    assert said.code == 4
    assert f"FÖRLORAD: {SET.as_posix()}/{path.name}" in said.out


def test_rebuild_waits_for_nobody_who_holds_the_workspace(sig: Office) -> None:
    with workspace_lock(sig.root / "records"):
        said = sig.type("rebuild")
    assert said.code == 1
    assert "sigdocs körs redan" in said.err
