import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sigdocs.errors import WorkspaceError
from sigdocs.folders.manifest import MANIFEST, Manifest, damaged
from sigdocs.folders.outbox import Conflict, Published, add_late, clean_staging, publish, refresh

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals or rights")
FILES = {"plan.docx": b"plan", "kvitto.txt": "Tack å".encode(), "journal.docx": b""}
PLACE = "arenden/SIG-2026-014/002_2026-11-12_uppfoljning"

CRASHER = """
import os, signal, sys
from pathlib import Path
from sigdocs.folders.outbox import add_late, publish

outbox, left = Path(sys.argv[1]), int(sys.argv[2])

def count(event, args):
    global left
    if event in {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"}:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
done = publish(outbox, "arenden/x/001", {"a.docx": b"a" * 3000, "b.docx": b"b", "c.txt": b"c"})
add_late(done.folder, "a.pdf", b"p" * 3000)
left = 10_000
"""


def lying(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}


def test_a_set_is_published_whole_with_its_manifest(tmp_path: Path) -> None:
    done = publish(tmp_path, PLACE, FILES)
    assert isinstance(done, Published)
    assert done.is_new
    assert done.folder == tmp_path / PLACE
    assert lying(done.folder) == FILES
    assert Manifest.read(done.folder) == done.manifest
    assert done.manifest.files["plan.docx"].size == 4
    assert damaged(done.folder) == ()


def test_the_same_set_again_changes_nothing(tmp_path: Path) -> None:
    publish(tmp_path, PLACE, FILES)
    before = (tmp_path / PLACE / "plan.docx").stat()
    again = publish(tmp_path, PLACE, dict(reversed(FILES.items())))
    assert isinstance(again, Published)
    assert not again.is_new
    assert (tmp_path / PLACE / "plan.docx").stat() == before


def test_a_published_set_is_never_altered(tmp_path: Path) -> None:
    publish(tmp_path, PLACE, FILES)
    other = publish(tmp_path, PLACE, {**FILES, "plan.docx": b"other", "new.docx": b"n"})
    assert other == Conflict(tmp_path / PLACE, ("new.docx", "plan.docx"))
    assert lying(tmp_path / PLACE) == FILES


def test_a_folder_somebody_made_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / PLACE).mkdir(parents=True)
    assert isinstance(publish(tmp_path, PLACE, FILES), Conflict)
    assert lying(tmp_path / PLACE) == {}


def test_a_late_pdf_is_added_once_and_never_altered(tmp_path: Path) -> None:
    folder = publish(tmp_path, PLACE, FILES).folder
    first = add_late(folder, "plan.pdf", b"%PDF")
    assert isinstance(first, Published)
    assert first.is_new
    again = add_late(folder, "plan.pdf", b"%PDF")
    assert isinstance(again, Published)
    assert not again.is_new
    assert add_late(folder, "plan.pdf", b"other") == Conflict(folder, ("plan.pdf",))
    assert lying(folder) == {**FILES, "plan.pdf": b"%PDF"}
    assert isinstance(publish(tmp_path, PLACE, FILES), Published)


def test_nothing_is_added_to_what_is_no_published_set(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        add_late(tmp_path, "plan.pdf", b"%PDF")


@pytest.mark.parametrize("name", [MANIFEST, "a/b.docx"])
def test_names_that_would_break_the_set_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        publish(tmp_path, PLACE, {name: b"x"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["plan åtgärd.docx", "20110203-2384.docx"])
def test_names_that_are_not_opaque_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(WorkspaceError):
        publish(tmp_path, PLACE, {name: b"x"})
    with pytest.raises(WorkspaceError):
        publish(tmp_path, f"arenden/{name}", FILES)


def test_a_set_that_could_not_be_written_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sigdocs.folders.outbox.rename_durably", full)
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path, PLACE, FILES)
    assert not (tmp_path / PLACE).exists()
    assert clean_staging(tmp_path) == 0


def test_a_form_is_kept_current(tmp_path: Path) -> None:
    path = tmp_path / "blanketter" / "uppfoljning.docx"
    assert refresh(path, b"one")
    before = path.stat()
    assert refresh(path, b"one")
    assert path.stat() == before
    assert refresh(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_form_that_cannot_be_replaced_is_an_error_outside_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    path = tmp_path / "a.docx"
    refresh(path, b"one")
    monkeypatch.setattr("sigdocs.folders.outbox.write_durably", refuse)
    with pytest.raises(PermissionError):
        refresh(path, b"two")
    monkeypatch.setattr("sigdocs.folders.outbox._IS_WINDOWS", True)
    assert not refresh(path, b"two")


@posix
def test_published_files_are_for_the_owner_alone_unless_said(tmp_path: Path) -> None:
    folder = publish(tmp_path, PLACE, FILES).folder
    assert (folder / "plan.docx").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    other = publish(tmp_path, f"{PLACE}-2", FILES, mode=0o640).folder
    assert (other / "plan.docx").stat().st_mode & 0o777 == 0o640


def crash(outbox: Path, steps: int) -> bool:
    outbox.mkdir()
    done = subprocess.run([sys.executable, "-c", CRASHER, outbox, str(steps)], check=False)
    if done.returncode:
        assert done.returncode == -signal.SIGKILL
    return done.returncode != 0


@posix
@pytest.mark.slow
def test_a_set_killed_at_any_step_is_seen_whole_or_not_at_all(tmp_path: Path) -> None:
    steps, places = 0, set()
    words = {"a.docx": b"a" * 3000, "b.docx": b"b", "c.txt": b"c"}
    while crash(outbox := tmp_path / str(steps), steps):
        folder = outbox / "arenden/x/001"
        places.add(folder.exists())
        if folder.exists():
            assert damaged(folder) == ()
            assert words.items() <= lying(folder).items()
        clean_staging(outbox)
        again = publish(outbox, "arenden/x/001", words)
        assert isinstance(again, Published)
        assert isinstance(add_late(folder, "a.pdf", b"p" * 3000), Published)
        assert {name: size.size for name, size in Manifest.read(folder).files.items()} == {
            "a.docx": 3000,
            "b.docx": 1,
            "c.txt": 1,
            "a.pdf": 3000,
        }
        assert damaged(folder) == ()
        assert not list(folder.glob(".*"))
        steps += 1
    assert places == {True, False}
    assert steps >= 30
