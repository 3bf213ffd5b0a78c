import io
import os
import socket
import sys
import threading
import time
import unicodedata
import zipfile
from pathlib import Path

import pytest

from sigdocs.folders import faults
from sigdocs.folders import inbox as inbox_module
from sigdocs.folders.inbox import Inbox, Patience, Wait, mark_inbox
from sigdocs.folders.stability import Held, Kind, held_by, kind_of
from tests.pace import ends

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file kinds and names")
leases = pytest.mark.skipif(sys.platform != "linux", reason="asks by write lease")


def packed(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, name * 50)
    return stream.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")
ODT = packed("mimetype", "content.xml")


@pytest.fixture
def box(tmp_path: Path) -> Inbox:
    mark_inbox(tmp_path / "inbox", tmp_path / "work")
    return Inbox(tmp_path / "inbox", tmp_path / "work")


def drop(box: Inbox, name: str, content: bytes = b"Datum: 12/11") -> Path:
    path = box.path / name
    path.write_bytes(content)
    return path


def reason(box: Inbox, now: float) -> object:
    result = box.scan(now)
    assert not result.ready
    return [(each.path.name, each.problem.fault) for each in result.refused]


def test_a_file_is_ready_when_it_has_looked_the_same_for_the_window(box: Inbox) -> None:
    path = drop(box, "a.txt")
    assert box.scan(0).waiting == ((path, Wait.ARRIVING),)
    assert box.scan(1.9).waiting == ((path, Wait.ARRIVING),)
    assert [each.path for each in box.scan(2.0).ready] == [path]


def test_every_change_starts_the_window_anew(box: Inbox) -> None:
    path = drop(box, "a.txt")
    box.scan(0)
    path.write_bytes(b"mer text")
    assert not box.scan(2).ready
    os.utime(path, ns=(1, 1))
    assert not box.scan(4).ready
    assert box.scan(6).ready


def test_a_name_that_went_away_and_came_back_starts_anew(box: Inbox) -> None:
    path = drop(box, "a.txt")
    box.scan(0)
    facts = path.stat()
    path.unlink()
    box.scan(5)
    drop(box, "a.txt")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert not box.scan(6).ready


@pytest.mark.parametrize(
    "name",
    ["~$note.docx", ".hidden", "a.tmp", "a.part", "b.CRDOWNLOAD", "LÄS_MIG.txt", "Thumbs.db"],
)
def test_names_of_others_are_passed_by(box: Inbox, name: str) -> None:
    drop(box, name)
    drop(box, unicodedata.normalize("NFD", name))
    box.scan(0)
    assert box.scan(100) == inbox_module.ScanResult()


def test_the_return_folder_is_passed_by(box: Inbox) -> None:
    drop(box, "retur/a.txt")
    box.scan(0)
    assert box.scan(100) == inbox_module.ScanResult()


def test_names_are_compared_composed_but_used_raw(box: Inbox) -> None:
    raw = unicodedata.normalize("NFD", "möte.txt")
    drop(box, raw)
    box.scan(0)
    (found,) = box.scan(2).ready
    assert found.name == "möte.txt"
    assert found.path.read_bytes() == b"Datum: 12/11"


def test_files_come_in_the_order_they_were_written(box: Inbox) -> None:
    for number, name in enumerate(["c.txt", "a.txt", "b.txt"]):
        os.utime(drop(box, name), ns=(number, number))
    box.scan(0)
    assert [each.name for each in box.scan(2).ready] == ["c.txt", "a.txt", "b.txt"]


def test_a_broken_file_comes_back_when_it_has_had_its_time(box: Inbox) -> None:
    path = drop(box, "a.docx", WORD[:-40])
    box.scan(0)
    assert box.scan(59).waiting == ((path, Wait.INCOMPLETE),)
    assert reason(box, 60) == [("a.docx", faults.BROKEN)]


def test_an_empty_file_gets_time_to_be_filled(box: Inbox) -> None:
    path = drop(box, "ny.txt", b"")
    box.scan(0)
    assert box.scan(30).waiting == ((path, Wait.INCOMPLETE),)
    path.write_bytes(b"Datum: 12/11")
    box.scan(61)
    assert box.scan(63).ready


def test_an_empty_file_comes_back_in_the_end(box: Inbox) -> None:
    drop(box, "ny.txt", b"")
    box.scan(0)
    assert reason(box, 60) == [("ny.txt", faults.EMPTY)]


def test_a_folder_comes_back_when_nothing_more_is_copied_into_it(box: Inbox) -> None:
    folder = box.path / "mapp"
    folder.mkdir()
    box.scan(0)
    drop(box, "mapp/a.txt")
    assert box.scan(10).waiting == ((folder, Wait.ARRIVING),)
    assert reason(box, 20) == [("mapp", faults.FOLDER)]


def test_a_large_file_is_refused_by_its_size(box: Inbox) -> None:
    with (box.path / "a.docx").open("wb") as stream:
        stream.truncate(200_000_000)
    box.scan(0)
    assert reason(box, 2) == [("a.docx", faults.TOO_LARGE)]


@posix
def test_links_and_special_files_are_refused_without_being_opened(
    box: Inbox, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_bytes(b"x")
    (box.path / "l.txt").symlink_to(tmp_path / "secret.txt")
    (box.path / "m.txt").symlink_to(tmp_path)
    os.mkfifo(box.path / "p.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(box.path / "s"))
        assert reason(box, 0) == [
            ("l.txt", faults.LINK),
            ("m.txt", faults.LINK),
            ("p.txt", faults.SPECIAL),
            ("s", faults.SPECIAL),
        ]


@posix
@pytest.mark.parametrize("name", [b"a\nb.txt", b"a\x01.txt", b"a\xff.txt", b"a" * 251 + b".txt"])
def test_files_whose_names_cannot_be_shown_are_refused(box: Inbox, name: bytes) -> None:
    drop(box, os.fsdecode(name))
    box.scan(0)
    assert reason(box, 2) == [(os.fsdecode(name), faults.BAD_NAME)]


def test_what_onedrive_has_not_fetched_is_left_alone(
    box: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Facts:
        st_mode, st_file_attributes = 0o100644, 0x0040_0000

    assert kind_of(Facts()) is Kind.PLACEHOLDER  # type: ignore[arg-type]  # a Windows result
    path = drop(box, "a.txt")
    monkeypatch.setattr(inbox_module, "kind_of", lambda _: Kind.PLACEHOLDER)
    assert box.scan(100).waiting == ((path, Wait.ELSEWHERE),)


def test_a_file_that_may_not_be_read_comes_back_in_the_end(
    box: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> Held:
        raise PermissionError

    drop(box, "a.txt")
    monkeypatch.setattr(inbox_module, "held_by", refuse)
    for now in (0, 3):
        assert box.scan(now).waiting
    found: list[object] = []
    for now in range(6, 200, 3):
        found += [each.problem.fault for each in box.scan(now).refused]
    assert found[0] is faults.UNREADABLE


@leases
def test_a_file_that_somebody_has_open_waits_however_long(box: Inbox) -> None:
    path = drop(box, "a.docx", WORD)
    with path.open("ab"):
        box.scan(0)
        assert held_by(path) is Held.BUSY
        assert box.scan(10_000).waiting == ((path, Wait.OPEN),)
    assert box.scan(10_001).ready


@leases
def test_asking_who_has_a_file_open_never_ends_the_process(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    stop = threading.Event()

    def open_and_close() -> None:
        while not stop.is_set():
            path.open("ab").close()

    thread = threading.Thread(target=open_and_close)
    thread.start()
    for _ in range(3_000):
        assert held_by(path) is not Held.UNKNOWN
    stop.set()
    thread.join()
    assert held_by(path) is Held.FREE


def test_where_nobody_tells_who_has_it_open_the_window_is_longer(
    box: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(box, "a.txt")
    monkeypatch.setattr(inbox_module, "held_by", lambda _: Held.UNKNOWN)
    box.scan(0)
    assert not box.scan(9.9).ready
    assert box.scan(10).ready


def test_on_a_share_that_says_busy_for_ever_a_whole_file_is_taken_in_the_end(
    box: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(box, "a.docx", WORD)
    monkeypatch.setattr(inbox_module, "held_by", lambda _: Held.BUSY)
    monkeypatch.setattr(box, "_is_shared", True)
    box.scan(0)
    assert not box.scan(59).ready
    assert box.scan(60).ready


def test_a_share_that_is_gone_is_said_and_nothing_is_claimed(box: Inbox) -> None:
    drop(box, "a.txt")
    box.scan(0)
    (found,) = box.scan(2).ready
    away = box.path.rename(box.path.with_name("away"))
    box.path.mkdir()
    drop(box, "a.txt")
    result = box.scan(10)
    assert not result.ready
    assert result.trouble is not None
    assert result.trouble.fault is faults.INBOX_GONE
    assert box.claim(found) is None
    (box.path / "a.txt").unlink()
    box.path.rmdir()
    assert box.scan(20).trouble is not None
    away.rename(box.path)
    assert box.scan(30).trouble is None


def test_another_inbox_in_its_place_is_not_taken_for_ours(box: Inbox, tmp_path: Path) -> None:
    (box.path / inbox_module._MARKER).unlink()
    mark_inbox(box.path, tmp_path / "other-work")
    assert box.scan(0).trouble is not None


def test_marking_twice_keeps_the_marker(box: Inbox, tmp_path: Path) -> None:
    before = (box.path / inbox_module._MARKER).read_bytes()
    mark_inbox(box.path, tmp_path / "work")
    assert (box.path / inbox_module._MARKER).read_bytes() == before
    assert box.trouble() is None


def test_two_thousand_files_dropped_while_nothing_ran_are_all_found(box: Inbox) -> None:
    for number in range(2_000):
        drop(box, f"{number}.docx", WORD)
    box.scan(0)
    with ends():
        assert len(box.scan(2).ready) == 2_000


class SlowWriter(threading.Thread):
    """Writes a file in pieces, with pauses longer than the window."""

    def __init__(self, path: Path, content: bytes, *, reopens: bool, pause: float) -> None:
        super().__init__()
        self.path, self.content, self.reopens, self.pause = path, content, reopens, pause

    def run(self) -> None:
        third = len(self.content) // 3 + 1
        pieces = [self.content[start : start + third] for start in range(0, 3 * third, third)]
        if self.reopens:
            for piece in pieces:
                with self.path.open("ab") as stream:
                    stream.write(piece)
                time.sleep(self.pause)
        else:
            with self.path.open("wb", buffering=0) as stream:
                for piece in pieces:
                    stream.write(piece)
                    time.sleep(self.pause)


@leases
def test_none_of_forty_writers_that_pause_loses_half_a_file(box: Inbox, tmp_path: Path) -> None:
    window = 0.05
    patient = Inbox(box.path, tmp_path / "work", patience=Patience(window=window, broken=60))
    kinds = [("docx", WORD, True), ("odt", ODT, True), ("docx", WORD, False), ("txt", ODT, False)]
    writers = [
        SlowWriter(
            box.path / f"{number}.{kinds[number % 4][0]}",
            kinds[number % 4][1],
            reopens=kinds[number % 4][2],
            pause=window * 5,
        )
        for number in range(40)
    ]
    whole = {writer.path.name: writer.content for writer in writers}
    assert len(whole) == 40
    for writer in writers:
        writer.start()
    claimed: dict[str, bytes] = {}
    deadline = time.monotonic() + 20
    while len(claimed) < 40 and time.monotonic() < deadline:
        result = patient.scan(time.monotonic())
        assert not result.refused
        for found in result.ready:
            if (taken := patient.claim(found)) is not None:
                claimed[taken.name] = taken.path.read_bytes()
        time.sleep(0.01)
    for writer in writers:
        writer.join()
    assert claimed == whole
