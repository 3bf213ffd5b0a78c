import hashlib
import os
import sys
from pathlib import Path

import pytest

from sigdocs.folders import files

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")


def test_a_durable_write_is_whole_private_and_leaves_no_temporary_file(tmp_path: Path) -> None:
    files.write_durably(tmp_path / "a", b"ett")
    files.write_durably(tmp_path / "a", "två".encode())
    assert (tmp_path / "a").read_text("utf-8") == "två"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


@POSIX
def test_a_durable_write_sets_the_rights_asked_for_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        files.write_durably(tmp_path / "a", b"x", 0o440)
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o440


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write_durably(tmp_path / "a", b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        files.write_durably(tmp_path / "a", b"new", 0o440)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"old")]


def test_a_rename_never_goes_over_something_that_is_there(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    with pytest.raises(FileExistsError):
        files.rename_durably(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_text() == "b"
    assert (tmp_path / "a").exists()


def test_a_folder_moves_with_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "stage" / "set").mkdir(parents=True)
    (tmp_path / "stage" / "set" / "x").write_text("x")
    files.rename_durably(tmp_path / "stage" / "set", tmp_path / "set")
    assert (tmp_path / "set" / "x").read_text() == "x"
    assert not (tmp_path / "stage" / "set").exists()


@POSIX
def test_every_folder_made_on_the_way_is_private(tmp_path: Path) -> None:
    made = files.private_dir(tmp_path / "a" / "b")
    assert files.private_dir(made) == made
    assert [each.stat().st_mode & 0o777 for each in (made, made.parent)] == [0o700, 0o700]


def test_the_fingerprint_is_that_of_the_bytes(tmp_path: Path) -> None:
    content = b"x" * 3_000_000
    (tmp_path / "big").write_bytes(content)
    assert files.sha256_of(tmp_path / "big") == hashlib.sha256(content).hexdigest()


MOUNTS = """/dev/vda / ext4 rw 0 0
//server/vol /mnt/social cifs rw 0 0
tmpfs /mnt/social/lokalt tmpfs rw 0 0
/dev/sdb /srv ext4 rw 0 0
nas:/x /srv nfs4 rw 0 0
user@host: /srv/x fuse.sshfs rw 0 0
torn line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/mnt/social/ws", "cifs"),
        ("/mnt/socialt", "ext4"),
        ("/mnt/social/lokalt/ws", "tmpfs"),
        ("/srv/ws", "nfs4"),
        ("/srv/x/ws", "fuse.sshfs"),
    ],
)
def test_the_deepest_and_latest_mount_decides(path: str, kind: str) -> None:
    assert files.mount_type(Path(path), MOUNTS) == kind


@POSIX
@pytest.mark.parametrize(
    ("kind", "remote"),
    [("cifs", True), ("nfs", True), ("fuse.sshfs", True), ("9p", True), ("ext4", False)],
)
def test_a_shared_disk_is_told_from_a_local_one(
    kind: str, remote: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "mount_type", lambda _path, _mounts: kind)
    assert files.is_network_path(tmp_path / "not" / "made") is remote
