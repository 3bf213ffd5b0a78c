"""A service killed at its n-th step and started again: what the crash tests and the soak share.

A process that has everything loaded is forked for each run, so a run costs only its own work.
A step is anything that changes a disk below the workspace, or a statement to the ledger.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from sigdocs.intake.guide import example
from sigdocs.loop import Service
from sigdocs.model.note import NoteKind
from sigdocs.pipeline import Outcome, Result
from sigdocs.records.ledger import Ledger
from sigdocs.records.rows import Entry
from sigdocs.records.verify import verify
from sigdocs.service.desk import Desk
from sigdocs.settings import Workspace
from tests.service_stage import (
    CORRECTION,
    FAULTY,
    FOLLOW_UP,
    MAY_STAND,
    MENDED,
    START,
    a_desk,
    tree,
)

_CODED = START.replace("Antecknat av:", "Nomineringskod: NOM-2026-001\nAntecknat av:", 1)
_CALL = example(NoteKind.CONTACT).replace("2026-10-12", "2026-10-12 kl. 9.15", 1)
DROPPED = {
    "0 nominering.txt": example(NoteKind.NOMINATION).encode(),
    "0b nominering.txt": f"{example(NoteKind.NOMINATION)}{MAY_STAND}".encode(),
    "1 start.txt": _CODED.encode(),
    "2 uppföljning.txt": FOLLOW_UP.encode(),
    "3 fel.txt": FAULTY.encode(),
    "4 rättelse.txt": CORRECTION.encode(),
    "4b intervju.txt": example(NoteKind.YOUTH_INTERVIEW).encode(),
    "4c utlämnande.txt": example(NoteKind.DISCLOSURE).replace("2026-11-23", "2026-11-20").encode(),
    "5 start igen.txt": _CODED.encode(),
    "6 trasig.docx": b"PK\x03\x04 and no more",
    "7 samtal fel.txt": f"{_CALL}\nNästa möte: torsdag 2026-11-27 kl. 9\n".encode(),
    "8 samtal till.txt": _CALL.replace("9.15", "15.40").encode(),
    "9 svar.txt": MENDED.encode(),
}
_STEPS = frozenset({"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def prepare_inbox(workspace: Workspace, dropped: dict[str, bytes]) -> None:
    """Drop files, one a second, the last one now."""
    for number, (name, content) in enumerate(dropped.items()):
        path = workspace.inbox / name
        path.write_bytes(content)
        os.utime(path, (1_790_000_000 + number, 1_790_000_000 + number))


def in_fork(work: Callable[[], None]) -> int:
    """Let a copy of this process do some work; gives its exit status, below 0 for a signal."""
    child = os.fork()
    if not child:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def count_steps(root: Path, step: Callable[[], None]) -> None:
    """Call ``step`` before each thing that this process does to the disk below ``root``."""
    below = str(root)

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITES and str(path).startswith(below):
                step()
        elif event in _STEPS and str(arguments[0]).startswith(below):
            step()

    def execute(*_: object) -> None:
        step()

    sys.addaudithook(look)
    sa.event.listen(sa.Engine, "before_cursor_execute", execute)
    sa.event.listen(sa.Engine, "commit", execute)


def serve(workspace: Workspace, *, with_office: bool = False) -> list[tuple[str, Outcome]]:
    """Start a service as a command does, and work until the inbox is empty."""
    told: list[tuple[str, Outcome]] = []

    def tell(name: str, result: Result) -> None:
        told.append((name, result.outcome))

    with a_desk(workspace, with_office=with_office) as desk:
        service = Service(desk, told=tell)
        service.start()
        service.run_once()
    return told


def killed_at(workspace: Workspace, last: int, *, with_office: bool = False) -> bool:
    """Serve until step ``last`` and be killed there; False when the work was done before."""

    def work() -> None:
        left = last

        def step() -> None:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        count_steps(workspace.root, step)
        serve(workspace, with_office=with_office)

    status = in_fork(work)
    if status not in (0, -signal.SIGKILL):
        raise RuntimeError(f"the service ended with {status}")
    return status != 0


def steps_of(workspace: Workspace, counter: Path, *, with_office: bool = False) -> int:
    """Serve without being killed; gives how many steps that took."""

    def work() -> None:
        steps = 0

        def step() -> None:
            nonlocal steps
            steps += 1

        count_steps(workspace.root, step)
        serve(workspace, with_office=with_office)
        counter.write_text(str(steps), "utf-8")

    if in_fork(work):
        raise RuntimeError("the service did not finish")
    return int(counter.read_text("utf-8"))


@dataclass(frozen=True)
class Seen:
    """What people and archive see of a workspace in the end."""

    outbox: dict[str, bytes]
    entries: tuple[Entry, ...]
    returned: tuple[str, ...]
    inbox: tuple[str, ...]


def seen(workspace: Workspace) -> Seen:
    """Look at a workspace that nobody is working in."""
    with Ledger.open(workspace.records / "ledger.sqlite") as ledger:
        entries = tuple(entry for case in ledger.cases() for entry in ledger.entries(case))
    names = sorted(path.name for path in workspace.inbox.iterdir())
    returned = sorted(path.name for path in (workspace.inbox / "retur").iterdir())
    return Seen(tree(workspace.outbox), entries, tuple(returned), tuple(names))


def faults_of(workspace: Workspace, expected: Seen, but_for: tuple[str, ...] = ()) -> list[str]:
    """Say what is not as after an uninterrupted run.

    Args:
        workspace: that nobody is working in.
        expected: what the uninterrupted run gave.
        but_for: names of files in the outbox whose bytes may differ.
    """
    found = seen(workspace)
    with a_desk(workspace) as desk:
        findings = verify(desk.ledger, desk.store, desk.workspace.outbox)
        faults = [*_unfinished(desk), *map(str, findings)]
    faults += [
        f"{name} differ"
        for name in ("entries", "returned", "inbox")
        if getattr(found, name) != getattr(expected, name)
    ]
    faults += _differing(found.outbox, expected.outbox, but_for)
    return faults + [f"left: {path.relative_to(workspace.root)}" for path in _stray(workspace)]


def _differing(
    found: dict[str, bytes], expected: dict[str, bytes], but_for: tuple[str, ...]
) -> list[str]:
    names = sorted(found.keys() | expected.keys())
    return [
        f"outbox/{name} differs"
        for name in names
        if (name in found, name in expected) != (True, True)
        or (found[name] != expected[name] and not name.endswith(but_for))
    ]


def _stray(workspace: Workspace) -> list[Path]:
    temporary = [path for path in workspace.root.rglob("*") if path.name.endswith(".tmp")]
    rooms = [path for path in (workspace.records / "work").iterdir() if path.is_dir()]
    return [*temporary, *rooms, *(workspace.outbox / ".utkast").glob("*")]


def _unfinished(desk: Desk) -> Iterable[str]:
    if desk.ledger.worklist.open():
        yield "work is open"
    if desk.ledger.papers.unpublished():
        yield "papers are unpublished"


def fresh_copy(workspace: Workspace, root: Path) -> Workspace:
    """Copy a workspace, times and all."""
    shutil.copytree(workspace.root, root, symlinks=True)
    return Workspace(root)
