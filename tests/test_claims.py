import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sigdocs.errors import WorkspaceError
from sigdocs.folders import carrying, claims
from sigdocs.folders.claims import Claimed, Found, claim, close_room, release, unfinished
from sigdocs.folders.files import rename_durably, sha256_of
from sigdocs.folders.stability import signature_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX links, signals or open files")

CRASHER = """
import os, signal, sys
from pathlib import Path
from sigdocs.folders import carrying, claims
from sigdocs.folders.claims import Found
from sigdocs.folders.stability import signature_of

root, left, across = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "across"
source = root / "inbox" / "a.txt"
found = Found(source, "möte.txt", signature_of(source, os.lstat(source)))
if across:
    import errno
    inner = claims.rename_durably
    def outer(one, other):
        if (one.parent == root / "inbox") != (other.parent == root / "inbox"):
            raise OSError(errno.EXDEV, "other disk")
        inner(one, other)
    claims.rename_durably = outer

def count(event, args):
    global left
    if event in {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"}:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
taken = claims.claim(found, root / "work")
kept = root / "store"
kept.write_bytes(taken.path.read_bytes())
claims.release(taken, kept)
left = 10_000
"""


def found_in(inbox: Path, name: str = "a.txt", content: bytes = b"Datum: 12/11") -> Found:
    inbox.mkdir(exist_ok=True)
    path = inbox / name
    path.write_bytes(content)
    return Found(path, name, signature_of(path, os.lstat(path)))


def taken_from(tmp_path: Path) -> Claimed:
    claimed = claim(found_in(tmp_path / "inbox"), tmp_path / "work")
    assert claimed is not None
    return claimed


def other_disk(monkeypatch: pytest.MonkeyPatch, inbox: Path) -> None:
    inner = rename_durably

    def outer(source: Path, target: Path) -> None:
        if (source.parent == inbox) != (target.parent == inbox):
            raise OSError(errno.EXDEV, "other disk")
        inner(source, target)

    monkeypatch.setattr(claims, "rename_durably", outer)


def test_a_claim_moves_the_file_to_a_room_without_its_name(tmp_path: Path) -> None:
    found = found_in(tmp_path / "inbox", "Anna Testsson 20110203.DOCX")
    claimed = claim(found, tmp_path / "work")
    assert claimed is not None
    assert not found.path.exists()
    assert claimed.path == tmp_path / "work" / claimed.id / "original.docx"
    assert claimed.sha256 == sha256_of(claimed.path)
    assert (claimed.name, claimed.size) == ("Anna Testsson 20110203.DOCX", 12)


def test_a_file_that_is_gone_is_nobodys(tmp_path: Path) -> None:
    found = found_in(tmp_path / "inbox")
    found.path.unlink()
    assert claim(found, tmp_path / "work") is None
    assert list((tmp_path / "work").iterdir()) == []


def test_a_file_changed_since_the_scan_lies_in_the_inbox_again(tmp_path: Path) -> None:
    found = found_in(tmp_path / "inbox")
    found.path.write_bytes(b"another note altogether")
    assert claim(found, tmp_path / "work") is None
    assert found.path.read_bytes() == b"another note altogether"
    assert list((tmp_path / "work").iterdir()) == []


def test_a_file_changed_while_it_was_hashed_lies_in_the_inbox_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = found_in(tmp_path / "inbox")

    def hash_and_change(path: Path) -> str:
        sha = sha256_of(path)
        path.write_bytes(b"changed meanwhile!")
        found_in(tmp_path / "inbox", content=b"a third one")
        return sha

    monkeypatch.setattr(claims, "sha256_of", hash_and_change)
    assert claim(found, tmp_path / "work") is None
    assert found.path.read_bytes() == b"a third one"
    assert found.path.with_name("a (2).txt").read_bytes() == b"changed meanwhile!"


@posix
def test_a_link_put_in_the_files_place_is_not_followed(tmp_path: Path) -> None:
    found = found_in(tmp_path / "inbox")
    (tmp_path / "secret").write_bytes(b"Datum: 12/11")
    found.path.unlink()
    found.path.symlink_to(tmp_path / "secret")
    assert claim(found, tmp_path / "work") is None
    assert found.path.is_symlink()


@pytest.mark.skipif(sys.platform != "linux", reason="asks by write lease")
def test_a_file_opened_for_writing_after_the_scan_is_left(tmp_path: Path) -> None:
    found = found_in(tmp_path / "inbox")
    with found.path.open("ab"):
        assert claim(found, tmp_path / "work") is None
        assert claim(found._replace(was_free=False), tmp_path / "work") is not None


def test_of_many_claimers_exactly_one_wins_each_file(tmp_path: Path) -> None:
    files = [found_in(tmp_path / "inbox", f"{number}.txt") for number in range(60)]
    won: list[Claimed | None] = []
    start = threading.Barrier(3)

    def take_all() -> None:
        start.wait()
        won.extend(claim(each, tmp_path / "work") for each in files)

    threads = [threading.Thread(target=take_all) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = [each.name for each in won if each is not None]
    left = [path.name for path in (tmp_path / "inbox").iterdir()]
    assert sorted(names + left) == sorted(each.name for each in files)
    assert len(list((tmp_path / "work").iterdir())) == len(names)


def test_across_disks_the_copy_is_checked_and_the_source_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = found_in(tmp_path / "inbox")
    other_disk(monkeypatch, tmp_path / "inbox")
    claimed = claim(found, tmp_path / "work")
    assert claimed is not None
    assert claimed.path.read_bytes() == b"Datum: 12/11"
    assert list((tmp_path / "inbox").iterdir()) == []


def test_across_disks_a_file_changed_since_the_scan_lies_in_the_inbox_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = found_in(tmp_path / "inbox")
    other_disk(monkeypatch, tmp_path / "inbox")
    found.path.write_bytes(b"another note altogether")
    assert claim(found, tmp_path / "work") is None
    assert [path.name for path in (tmp_path / "inbox").iterdir()] == ["a.txt"]
    assert found.path.read_bytes() == b"another note altogether"


def test_a_bad_copy_leaves_the_source_for_a_later_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = found_in(tmp_path / "inbox")
    with monkeypatch.context() as patch:
        other_disk(patch, tmp_path / "inbox")
        patch.setattr(carrying, "sha256_of", str)
        with pytest.raises(OSError, match="copy differs"):
            claim(found, tmp_path / "work")
    (claimed,) = unfinished(tmp_path / "inbox", tmp_path / "work")
    assert claimed.path.read_bytes() == b"Datum: 12/11"


def test_an_unfinished_claim_is_found_again_as_it_was(tmp_path: Path) -> None:
    claimed = taken_from(tmp_path)
    assert unfinished(tmp_path / "inbox", tmp_path / "work") == (claimed,)


def test_half_a_claim_whose_room_is_lost_shows_up_in_the_inbox(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    found_in(tmp_path / "inbox", claims.ASIDE + "0" * 32)
    assert unfinished(tmp_path / "inbox", tmp_path / "work") == ()
    assert (tmp_path / "inbox" / "aterfunnen-000000000000").read_bytes() == b"Datum: 12/11"


def test_nothing_is_tidied_while_the_inbox_is_away(tmp_path: Path) -> None:
    room = tmp_path / "work" / ("0" * 32)
    room.mkdir(parents=True)
    assert unfinished(None, tmp_path / "work") == ()
    assert room.exists()
    assert unfinished(tmp_path / "inbox", tmp_path / "work") == ()
    assert not room.exists()


def test_a_claim_is_let_go_only_for_equal_bytes(tmp_path: Path) -> None:
    claimed = taken_from(tmp_path)
    kept = tmp_path / "kept"
    with pytest.raises(WorkspaceError):
        release(claimed, kept)
    kept.write_bytes(b"Datum: 13/11")
    with pytest.raises(WorkspaceError):
        release(claimed, kept)
    assert claimed.path.exists()
    kept.write_bytes(b"Datum: 12/11")
    for _ in range(2):
        release(claimed, kept)
    assert list((tmp_path / "work").iterdir()) == []


def test_a_room_that_holds_a_file_is_not_closed(tmp_path: Path) -> None:
    claimed = taken_from(tmp_path)
    close_room(claimed.path.parent)
    assert claimed.path.exists()


def crash(root: Path, steps: int, way: str) -> bool:
    (root / "work").mkdir(parents=True)
    found_in(root / "inbox")
    done = subprocess.run([sys.executable, "-c", CRASHER, root, str(steps), way], check=False)
    if done.returncode:
        assert done.returncode == -signal.SIGKILL
    return done.returncode != 0


@posix
@pytest.mark.slow
@pytest.mark.parametrize("way", ["same", "across"])
def test_a_claim_killed_at_any_step_loses_nothing_and_takes_nothing_twice(
    tmp_path: Path, way: str
) -> None:
    steps = 0
    while crash(root := tmp_path / str(steps), steps, way):
        pending = unfinished(root / "inbox", root / "work")
        waiting = list((root / "inbox").iterdir())
        stored = (root / "store").exists() and (root / "store").stat().st_size > 0
        assert len(pending) + len(waiting) <= 1
        assert len(pending) + len(waiting) == 1 or stored
        for each in (*(claimed.path for claimed in pending), *waiting):
            assert each.read_bytes() == b"Datum: 12/11"
        assert all(claimed.name == "möte.txt" for claimed in pending)
        rooms = [path.name for path in (root / "work").iterdir()]
        assert rooms == [claimed.id for claimed in pending]
        steps += 1
    assert steps >= 15
