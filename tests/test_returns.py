import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sigdocs.folders import carrying
from sigdocs.folders.claims import Claimed, Found, claim, unfinished
from sigdocs.folders.files import rename_durably
from sigdocs.folders.returns import Returned, Returns
from sigdocs.folders.stability import signature_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX links and names")


CRASHER = """
import os, signal, sys
from pathlib import Path
from sigdocs.folders.claims import unfinished
from sigdocs.folders.returns import Returns

root, left = Path(sys.argv[1]), int(sys.argv[2])
(claimed,) = unfinished(root / "inbox", root / "work")

def count(event, args):
    global left
    if event in {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"}:
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
Returns(root / "inbox").give_back(claimed, {"form.docx": b"f"}, "Fel.")
left = 10_000
"""


@pytest.fixture
def returns(tmp_path: Path) -> Returns:
    (tmp_path / "inbox").mkdir()
    return Returns(tmp_path / "inbox")


def dropped(returns: Returns, name: str = "a.doc", content: bytes = b"x") -> Path:
    path = returns.path.parent / name
    path.write_bytes(content)
    return path


def taken(returns: Returns, content: bytes = b"x") -> Claimed:
    path = dropped(returns, "möte.docx", content)
    found = Found(path, path.name, signature_of(path, os.lstat(path)))
    claimed = claim(found, returns.path.parent.parent / "work")
    assert claimed is not None
    return claimed


def lying(returns: Returns) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in returns.path.iterdir()}


def test_an_unreadable_file_lies_in_retur_as_it_was_with_its_reason(returns: Returns) -> None:
    path = dropped(returns)
    (written,) = returns.give_back(path, reason="Fel åäö.\n")
    assert not path.exists()
    assert lying(returns) == {"a.doc": b"x", "a.doc.txt": "\ufeffFel åäö.\r\n".encode()}
    assert written.name == "a.doc.txt"


def test_a_claim_given_back_leaves_no_room_behind(returns: Returns, tmp_path: Path) -> None:
    returns.give_back(taken(returns), reason="Fel.")
    assert set(lying(returns)) == {"möte.docx", "möte.docx.txt"}
    assert list((tmp_path / "work").iterdir()) == []


def test_a_commented_copy_comes_back_while_the_original_stays(returns: Returns) -> None:
    claimed = taken(returns)
    returns.give_back(None, {claimed.name: b"with comments"}, "Se kommentarerna.")
    assert claimed.path.exists()
    assert lying(returns)["möte.docx"] == b"with comments"


def test_what_belongs_together_shares_a_number(returns: Returns) -> None:
    returns.give_back(dropped(returns, content=b"first"), reason="Fel.")
    returns.give_back(dropped(returns, content=b"second"), {"form.docx": b"f"}, reason="Fel.")
    assert {name: content for name, content in lying(returns).items() if name[-3:] != "txt"} == {
        "a.doc": b"first",
        "a (2).doc": b"second",
        "form (2).docx": b"f",
    }
    assert (returns.path / "a (2).doc.txt").is_file()


def test_the_same_again_makes_nothing_new(returns: Returns) -> None:
    once = returns.give_back(dropped(returns), {"form.docx": b"f"}, reason="Fel.")
    before = lying(returns)
    again = returns.give_back(dropped(returns), {"form.docx": b"f"}, reason="Fel.")
    assert (again, lying(returns)) == (once, before)
    assert not (returns.path.parent / "a.doc").exists()


def test_a_file_somebody_changed_in_retur_is_never_covered(returns: Returns) -> None:
    returns.give_back(None, {"a.docx": b"ours"}, "Fel.")
    (returns.path / "a.docx").write_bytes(b"half mended")
    returns.give_back(None, {"a.docx": b"ours"}, "Fel.")
    assert lying(returns)["a.docx"] == b"half mended"
    assert lying(returns)["a (2).docx"] == b"ours"


@posix
def test_a_link_is_moved_and_what_it_points_at_is_not_touched(
    returns: Returns, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    link = returns.path.parent / "l.txt"
    for number in ("l.txt", "l (2).txt"):
        link.symlink_to(tmp_path / "secret")
        returns.give_back(link, reason="Länk.")
        assert (returns.path / number).is_symlink()
    assert (tmp_path / "secret").read_bytes() == b"secret"


def test_a_folder_is_moved_as_it_is(returns: Returns) -> None:
    for name in ("mapp", "mapp (2)"):
        folder = returns.path.parent / "mapp"
        folder.mkdir()
        (folder / "a.txt").write_bytes(b"x")
        returns.give_back(folder, reason="Mapp.")
        assert (returns.path / name / "a.txt").read_bytes() == b"x"


@posix
@pytest.mark.parametrize(
    "raw", [b"a\nb.txt", b"\xff\xfe", b"x" * 251 + b".txt", b"...", b"con.txt"]
)
def test_weird_names_come_back_under_names_that_can_be_shown(returns: Returns, raw: bytes) -> None:
    returns.give_back(dropped(returns, os.fsdecode(raw)), reason="Fel.")
    assert [path.name for path in returns.path.parent.iterdir()] == ["retur"]
    names = sorted(lying(returns))
    assert len(names) == 2
    assert all(name.isprintable() and len(name.encode()) < 200 for name in names)
    assert names[1] == f"{names[0]}.txt"


def test_from_another_disk_the_file_is_copied_and_checked(
    returns: Returns, monkeypatch: pytest.MonkeyPatch
) -> None:
    claimed = taken(returns)
    inner = rename_durably

    def outer(source: Path, target: Path) -> None:
        if source == claimed.path:
            raise OSError(errno.EXDEV, "other disk")
        inner(source, target)

    monkeypatch.setattr(carrying, "rename_durably", outer)
    returns.give_back(claimed, reason="Fel.")
    assert lying(returns)["möte.docx"] == b"x"
    assert not claimed.path.exists()


def test_a_source_that_is_gone_leaves_no_letter(returns: Returns) -> None:
    with pytest.raises(FileNotFoundError):
        returns.give_back(returns.path.parent / "a.doc", reason="Fel.")
    assert not returns.path.exists()


def test_nothing_at_all_cannot_be_given_back(returns: Returns) -> None:
    with pytest.raises(ValueError, match="nothing"):
        returns.give_back(None, reason="Fel.")


def test_clearing_removes_what_we_wrote_and_keeps_what_others_changed(
    returns: Returns, tmp_path: Path
) -> None:
    written = returns.give_back(None, {"a.docx": b"a", "b.docx": b"b"}, "Fel.")
    (returns.path / "b.docx").write_bytes(b"half mended")
    (kept,) = returns.clear(written, tmp_path / "kept")
    assert lying(returns) == {}
    assert kept.read_bytes() == b"half mended"
    assert "b.docx" not in kept.name
    assert returns.clear(written, tmp_path / "kept") == ()


def test_clearing_takes_nothing_that_is_not_ours(returns: Returns, tmp_path: Path) -> None:
    returns.give_back(dropped(returns), reason="Fel.")
    assert returns.clear((Returned("not-there.txt", "0"),), tmp_path / "kept") == ()
    assert "a.doc" in lying(returns)


def crash(root: Path, steps: int) -> bool:
    (root / "inbox").mkdir(parents=True)
    taken(Returns(root / "inbox"))
    done = subprocess.run([sys.executable, "-c", CRASHER, root, str(steps)], check=False)
    if done.returncode:
        assert done.returncode == -signal.SIGKILL
    return done.returncode != 0


@posix
@pytest.mark.slow
def test_giving_back_killed_at_any_step_can_be_done_again(tmp_path: Path) -> None:
    steps = 0
    while crash(root := tmp_path / str(steps), steps):
        returns = Returns(root / "inbox")
        for claimed in unfinished(root / "inbox", root / "work"):
            returns.give_back(claimed, {"form.docx": b"f"}, "Fel.")
        assert {name: body for name, body in lying(returns).items() if name[0] != "."} == {
            "möte.docx": b"x",
            "möte.docx.txt": "\ufeffFel.".encode(),
            "form.docx": b"f",
        }
        assert list((root / "work").iterdir()) == []
        steps += 1
    assert steps >= 10
