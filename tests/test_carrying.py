import errno
import os
import sys
from pathlib import Path

import pytest

from sigdocs.folders import carrying
from sigdocs.folders.carrying import carry, is_same_file, remove_file, sweep


@pytest.fixture
def other_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        if not source.name.endswith(".tmp"):
            raise OSError(errno.EXDEV, "other disk")
        source.rename(target)

    monkeypatch.setattr(carrying, "rename_durably", refuse)


def test_carrying_never_covers_another_file(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    with pytest.raises(FileExistsError):
        carry(one, other)
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")


def test_a_file_that_has_arrived_already_only_leaves_where_it_was(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"1")
    carry(one, other)
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_a_copy_across_disks_keeps_its_time(tmp_path: Path, other_disk: None) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    os.utime(one, ns=(10**18, 10**18))
    carry(one, other)
    assert [path.name for path in tmp_path.iterdir()] == ["other"]
    assert other.stat().st_mtime_ns == 10**18


def test_other_errors_leave_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "disk is failing")

    monkeypatch.setattr(carrying, "rename_durably", refuse)
    (tmp_path / "one").write_bytes(b"1")
    with pytest.raises(OSError, match="failing"):
        carry(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX links")
def test_a_link_is_never_the_same_as_the_file_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"1")
    (tmp_path / "link").symlink_to(tmp_path / "one")
    assert is_same_file(tmp_path / "one", tmp_path / "one")
    assert not is_same_file(tmp_path / "one", tmp_path / "link")


def test_removing_twice_is_fine(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"1")
    for _ in range(2):
        remove_file(tmp_path / "one")
    assert list(tmp_path.iterdir()) == []


def test_only_our_own_leftovers_are_swept(tmp_path: Path) -> None:
    kept = {"a.tmp", ".note.tmp", ".sigdocs-inbox", ".b.docx.part"}
    for name in (*kept, ".0123456789abcdef.tmp"):
        (tmp_path / name).write_bytes(b"x")
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == kept
