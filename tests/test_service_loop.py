"""The service takes everything in the inbox to its end, and one bad thing never stops the rest."""

import io
import os
import sys
import threading
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from sigdocs import loop, pipeline
from sigdocs.commands.shared import log_to
from sigdocs.errors import LedgerError, OfficeError
from sigdocs.folders import inbox as inbox_room
from sigdocs.folders.stability import Held
from sigdocs.loop import Service
from sigdocs.model.note import NoteKind
from sigdocs.pipeline import Outcome
from sigdocs.records.verify import verify
from sigdocs.rendering.office.pool import OfficePool
from sigdocs.service.desk import Desk
from sigdocs.service.kept_current.blank_forms import blank_name
from sigdocs.service.publishing import publish as publishing
from tests.service_stage import CASE, FOLLOW_UP, MENDED, START, Stage, tree

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LONG = "å" * 125 + ".docx"  # 255 bytes


def a_zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


UNREADABLE = {
    "trasig.docx": (b"PK\x03\x04 and no more", "fil-trasig"),
    "gammal.doc": (OLE, "fil-gammal-word"),
    "makron.docm": (a_zip({"word/document.xml": b"<a/>"}), "fil-med-makron"),
    "dolda makron.docx": (
        a_zip({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}),
        "fil-med-makron",
    ),
    "låst.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "fil-med-losenord"),
    "tom.docx": (b"", "fil-tom"),
    "bomb.docx": (a_zip({"word/document.xml": b" " * 30_000_000}), "fil-sprangpackad"),
    "rad\nbrytning.txt": (b"Datum: 12/11", "filnamn-gar-inte"),
    LONG: (b"x", "filnamn-gar-inte"),
    "bild.png": (b"\x89PNG", "skannat-papper"),
    "text.txt": (b"\xff\xfe\x00", None),
    "konstig.docx": (a_zip({"word/document.xml": b"<not xml"}), None),
}


@pytest.mark.skipif(sys.platform == "win32", reason="names and links that Windows has not")
def test_what_cannot_be_read_comes_back_with_one_plain_reason_and_the_service_goes_on(
    stage: Stage,
) -> None:
    for name, (content, _) in UNREADABLE.items():
        (stage.inbox / name).write_bytes(content)
    with (stage.inbox / "stor.docx").open("wb") as stream:
        stream.truncate(200_000_000)
    (stage.inbox / "mapp").mkdir()
    (stage.inbox / "mapp" / "i.txt").write_bytes(b"x")
    (stage.inbox / "länk.txt").symlink_to("/etc/hostname")
    (stage.inbox / "uppföljning.txt").write_text(FOLLOW_UP, "utf-8")
    told = dict(stage.work())
    assert told.pop("uppföljning.txt").outcome is Outcome.ACCEPTED
    expected = {name: code for name, (_, code) in UNREADABLE.items()}
    expected |= {"stor.docx": "fil-for-stor", "mapp": "mapp-i-inkorgen"}
    expected |= {"länk.txt": "genvag-i-inkorgen"}
    assert set(told) == set(expected)
    assert {result.outcome for result in told.values()} == {Outcome.RETURNED}
    codes = {name: [one.code for one in result.problems] for name, result in told.items()}
    assert codes == {name: [code] if code else codes[name] for name, code in expected.items()}
    assert [name for name, found in codes.items() if not found] == []
    assert stage.left() == []
    letters = [name for name in stage.returned() if name.endswith(".txt")]
    assert len(letters) >= len(expected)
    assert (stage.returns / "mapp" / "i.txt").read_bytes() == b"x"
    assert (stage.returns / "länk.txt").is_symlink()


def test_every_blank_form_is_laid_out_at_the_start(empty_stage: Stage) -> None:
    empty_stage.service.start()
    laid = {path.name for path in (empty_stage.outbox / "blanketter").iterdir()}
    assert laid == {blank_name(kind) for kind in NoteKind}


def test_a_note_claimed_before_a_crash_is_finished_at_the_start(stage: Stage) -> None:
    (stage.inbox / "a.txt").write_text(FOLLOW_UP, "utf-8")
    (found,) = stage.desk.inbox.scan(0).ready
    assert stage.desk.inbox.claim(found) is not None
    stage.service.start()
    assert [(name, result.outcome) for name, result in stage.told] == [("a.txt", Outcome.ACCEPTED)]
    assert list((stage.desk.workspace.records / "work").glob("*/")) == []


def test_a_note_recorded_before_a_crash_is_told_of_when_its_papers_are_there(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "publish", lambda *_: "")
        stage.accept("Mötet i går.txt", FOLLOW_UP)
    del stage.told[:]
    with log_to(stage.desk.workspace.records):
        stage.service.start()
    [(name, result)] = stage.told
    assert (name, result.outcome) == ("Mötet i går.txt", Outcome.ACCEPTED)
    assert result.folder == f"arenden/{CASE}/002_2026-09-22_uppfoljning"
    log = (stage.desk.workspace.records / "sigdocs.log").read_text("utf-8")
    assert '"finished_late": true' in log
    assert result.folder in log
    assert "Mötet" not in log
    stage.service.start()
    assert len(stage.told) == 1


def test_notes_dropped_together_are_taken_in_the_order_they_were_saved(empty_stage: Stage) -> None:
    for number, (name, note) in enumerate(
        (("z.txt", START), ("b.txt", FOLLOW_UP), ("a.txt", MENDED))
    ):
        (empty_stage.inbox / name).write_text(note, "utf-8")
        os.utime(empty_stage.inbox / name, (number, number))
    assert [name for name, _ in empty_stage.work()] == ["z.txt", "b.txt", "a.txt"]
    assert len(empty_stage.desk.ledger.entries(CASE)) == 3


def test_a_ledger_that_fails_for_a_while_holds_the_note_until_it_works_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> object:
        raise LedgerError("Liggaren är låst.")

    (stage.inbox / "a.txt").write_text(FOLLOW_UP, "utf-8")
    service = stage.service
    with monkeypatch.context() as patch:
        patch.setattr(loop, "advance", locked)
        service.step()
        assert stage.told == []
    service.step()
    assert [result.outcome for _, result in stage.told] == [Outcome.ACCEPTED]


def test_an_unforeseen_error_in_one_note_does_not_end_the_service(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.advance

    def stumble(desk: object, claimed: object) -> object:
        if claimed.name == "a.txt":  # type: ignore[attr-defined] # a claim
            raise ZeroDivisionError
        return real(desk, claimed)  # type: ignore[arg-type] # handed on as they came

    (stage.inbox / "a.txt").write_text(MENDED, "utf-8")
    (stage.inbox / "b.txt").write_text(FOLLOW_UP, "utf-8")
    service = stage.service
    with monkeypatch.context() as patch:
        patch.setattr(loop, "advance", stumble)
        service.step()
    assert [name for name, _ in stage.told] == ["b.txt"]
    service.step()
    assert [name for name, _ in stage.told] == ["b.txt", "a.txt"]


def test_an_inbox_that_is_gone_is_told_once_and_nothing_is_taken(stage: Stage) -> None:
    marker = stage.inbox / ".sigdocs-inbox"
    away = marker.rename(stage.inbox / ".borta")
    (stage.inbox / "a.txt").write_text(FOLLOW_UP, "utf-8")
    service = stage.service
    trouble = service.scan().trouble
    assert trouble is not None
    assert trouble.code == "inkorg-borta"
    service.run_once()
    assert stage.told == []
    away.rename(marker)
    service.run_once()
    assert len(stage.told) == 1


def test_run_once_does_not_wait_for_what_somebody_has_open(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stage.inbox / "a.txt").write_text(FOLLOW_UP, "utf-8")
    monkeypatch.setattr(inbox_room, "held_by", lambda _: Held.BUSY)
    stage.service.run_once()
    assert stage.left() == ["a.txt"]


def test_a_stop_ends_the_work_between_two_looks(stage: Stage) -> None:
    stop = threading.Event()
    stop.set()
    (stage.inbox / "a.txt").write_text(FOLLOW_UP, "utf-8")
    stage.service.run_once(stop)
    assert stage.left() == ["a.txt"]


def test_the_next_look_is_soon_after_work_and_otherwise_as_usual(stage: Stage) -> None:
    assert stage.service.step() is None
    (stage.inbox / "a.txt").write_text(FOLLOW_UP, "utf-8")
    assert stage.service.step() == loop._SOON


def test_half_written_files_of_a_crash_are_swept_at_the_start(stage: Stage) -> None:
    name = f".{'0' * 16}.tmp"
    store = next((stage.desk.workspace.records / "store").iterdir())
    places = [
        store,
        stage.returns,
        stage.desk.workspace.records / "retur",
        stage.outbox / ".utkast",
    ]
    for place in places:
        place.mkdir(exist_ok=True)
        (place / name).mkdir() if place.name == ".utkast" else (place / name).write_bytes(b"x")
    stage.service.start()
    assert [place for place in places if (place / name).exists()] == []


def test_while_libreoffice_is_missing_word_is_published_and_the_pdfs_wait(stage: Stage) -> None:
    result = stage.accept("a.txt", FOLLOW_UP)
    waiting = stage.desk.ledger.papers.waiting()
    assert {one.format for one in waiting} == {"pdf"}
    receipt = (stage.outbox / result.folder / "kvitto.txt").read_text("utf-8-sig")
    later = receipt.partition("Kommer av sig själv i samma mapp när LibreOffice fungerar igen")[2]
    assert f"{CASE}_atgardsplan_v2_2026-09-22.pdf" in later


@pytest.mark.office
def test_pdfs_made_later_are_byte_for_byte_those_that_would_have_been_made_at_once(
    stage: Stage, empty_stage: Stage, office: OfficePool
) -> None:
    empty_stage.desk.with_office, empty_stage.desk._office = True, office
    empty_stage.accept("startmote.txt", START)
    empty_stage.desk._office = None
    before = tree(stage.outbox)
    stage.desk.with_office, stage.desk._office = True, office
    Service(stage.desk).step()
    stage.desk._office = None
    assert stage.desk.ledger.papers.waiting() == ()
    later = {name: content for name, content in tree(stage.outbox).items() if name.endswith("pdf")}
    at_once = tree(empty_stage.outbox)
    assert later
    assert later == {name: at_once[name] for name in at_once if name.endswith("pdf")}
    unchanged = {name: content for name, content in before.items() if "manifest" not in name}
    assert {name: tree(stage.outbox)[name] for name in unchanged} == unchanged
    assert verify(stage.desk.ledger, stage.desk.store, stage.outbox) == ()


class Busy:
    """A LibreOffice that is there and makes nothing."""

    def archive(self, papers: Sequence[object]) -> list[bytes]:
        raise OfficeError(f"{len(papers)} papper väntar.")


def test_nothing_is_made_again_only_to_wait_for_libreoffice(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.accept("a.txt", FOLLOW_UP)
    made: list[object] = []
    monkeypatch.setattr("sigdocs.service.publishing.files.make_again", made.append)
    assert publishing.make_late_pdfs(stage.desk) == 0
    assert not made


def test_a_set_that_staff_have_moved_does_not_hold_up_the_late_pdfs_of_others(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = stage.accept("a.txt", FOLLOW_UP).folder
    first = next((stage.outbox / "arenden" / CASE).glob("001*"))
    first.rename(stage.outbox / "flyttad")
    tried: list[Path] = []
    real = publishing._late

    def late(desk: object, row: object, target: Path) -> int:
        tried.append(target)
        return real(desk, row, target)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(publishing, "_late", late)
    monkeypatch.setattr(Desk, "office", lambda _desk: Busy())
    service = stage.service
    service.step()
    assert [path.name for path in tried] == [first.name, Path(second).name]
    assert not service.failed
