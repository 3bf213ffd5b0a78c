import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sigdocs.folders import outbox
from sigdocs.folders.manifest import MANIFEST
from sigdocs.records.chain import canonical_json
from sigdocs.records.ledger import Ledger
from sigdocs.records.store import Store
from sigdocs.records.verify import verify
from tests.ledger_examples import NOON, new_entry


@dataclass(frozen=True)
class Office:
    ledger: Ledger
    store: Store
    outbox: Path
    folder: Path
    docx: str

    def texts(self) -> list[tuple[str, bool]]:
        findings = verify(self.ledger, self.store, self.outbox, self.ledger.chain_heads())
        return [(each.text, each.is_damage) for each in findings]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A workspace with one note, the Word file of which is published; its PDF still waits."""
    store = Store(tmp_path / "records" / "store")
    with Ledger.open(tmp_path / "records" / "ledger.db") as ledger:
        entry = ledger.append(new_entry(note_sha=store.put(b"note")))
        docx = store.put(b"a plan")
        folder = new_entry().folder or ""
        outbox.publish(tmp_path / "outbox", folder, {"atgardsplan_v01.docx": b"a plan"})
        made = replace(ledger.papers.renditions(entry.note_sha)[0], sha256=docx)
        ledger.papers.mark_published(entry.note_sha, NOON, [made])
        yield Office(ledger, store, tmp_path / "outbox", tmp_path / "outbox" / folder, docx)


def rewrite(path: Path, content: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(content)


def test_a_sound_workspace_has_no_findings(office: Office) -> None:
    assert office.texts() == []


def test_a_damaged_or_missing_stored_file_is_damage(office: Office) -> None:
    rewrite(office.store.path(office.docx), b"a plan?")
    (text, is_damage) = office.texts()[0]
    assert is_damage
    assert office.docx in text
    assert "Den ska vara" in text
    assert "atgardsplan" in text
    office.store.path(office.docx).unlink()
    ((text, is_damage),) = office.texts()
    assert is_damage
    assert text.startswith(f"Arkivfilen {office.docx} (")
    assert text.endswith("saknas, fast den är registrerad.")


def test_a_ledger_restored_without_its_store_is_one_finding_with_what_to_do(office: Office) -> None:
    shutil.rmtree(office.store.root)
    (finding,) = verify(office.ledger, office.store, office.outbox)
    assert finding.text.startswith("Arkivet records/store saknas eller är tomt: 2 ")
    assert "samma säkerhetskopia som liggaren" in finding.remedy


def test_a_lost_template_that_papers_were_made_from_is_a_finding(office: Office) -> None:
    kept = canonical_json({"materials": {"plan": "a" * 64}, "profile": "b" * 64})
    note = office.store.put(b"another note")
    office.ledger.append(new_entry(2, note_sha=note, extra=kept))
    lost = [text for text, _ in office.texts() if "saknas, fast" in text]
    assert [text.split()[1] for text in lost] == ["a" * 64, "b" * 64]


def test_a_published_folder_that_staff_moved_is_told_of_but_no_damage(office: Office) -> None:
    shutil.rmtree(office.folder)
    ((text, is_damage),) = office.texts()
    assert "flyttats" in text
    assert not is_damage


@pytest.mark.parametrize("name", ["atgardsplan_v01.docx", MANIFEST])
@pytest.mark.parametrize("content", [b"x", b'{"files":[]}', None])
def test_a_published_file_that_was_altered_is_named(
    name: str, content: bytes | None, office: Office
) -> None:
    if content is None:
        (office.folder / name).unlink()
    else:
        rewrite(office.folder / name, content)
    ((text, is_damage),) = office.texts()
    assert f"/{name} " in text
    assert text.endswith("saknas." if content is None else "är inte som när den publicerades.")
    assert not is_damage


def test_a_published_file_exchanged_together_with_its_manifest_is_found(office: Office) -> None:
    shutil.rmtree(office.folder)
    relative = office.folder.relative_to(office.outbox).as_posix()
    outbox.publish(office.outbox, relative, {"atgardsplan_v01.docx": b"another plan"})
    ((text, _),) = office.texts()
    assert MANIFEST in text


def test_an_unreadable_ledger_does_not_stop_the_check_of_the_store(office: Office) -> None:
    rewrite(office.store.path(office.docx), b"x")
    office.ledger.engine.dispose()
    office.ledger.path.write_bytes(b"torn" * 5000)
    texts = [text for text, _ in (each for each in _texts_without_heads(office))]
    assert any("NOTADB" in each for each in texts)
    assert any(office.docx in each for each in texts)


def _texts_without_heads(office: Office) -> list[tuple[str, bool]]:
    findings = verify(office.ledger, office.store, office.outbox)
    return [(each.text, each.is_damage) for each in findings]
