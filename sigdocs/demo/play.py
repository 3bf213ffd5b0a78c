"""Plays the demo: drops each note in the inbox on its day, and lets the service work."""

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sigdocs.demo.filling import fill
from sigdocs.demo.script import Step, answers_of, text_of
from sigdocs.errors import OfficeError, WorkspaceError
from sigdocs.folders.files import private_dir, write_durably
from sigdocs.folders.inbox import RETURNS, Patience
from sigdocs.folders.locking import workspace_lock
from sigdocs.loop import Service
from sigdocs.pipeline import Result
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.service.desk import Desk, open_desk, prepare
from sigdocs.service.kept_current.blank_forms import FOLDER, blank_name
from sigdocs.settings import Workspace, example_settings

MARKER = ".sigdocs-demo"
_MARK = "Den här mappen har gjorts av ”make demo” och görs om varje gång.\n"
_PATIENCE = Patience(window=0.0, broken=5.0)
_OFFICES = 2
_NINE = dt.time(9, 30, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Played:
    """What became of one note.

    Attributes:
        step: the note.
        result: what the service said.
        seconds: from the drop until its papers lay in the outbox.
        pdf_seconds: how much of that LibreOffice took.
        returned: what lies in ``inbox/retur/`` after it, by name.
    """

    step: Step
    result: Result
    seconds: float
    pdf_seconds: float
    returned: tuple[str, ...] = ()


class TimedOffice(OfficePool):
    """LibreOffice, with the time it takes.

    Attributes:
        seconds: spent on PDFs so far.
    """

    seconds = 0.0

    def archive(self, papers: Sequence[Paper]) -> list[bytes | OfficeError]:
        """As in the pool."""
        began = time.monotonic()
        try:
            return super().archive(papers)
        finally:
            self.seconds += time.monotonic() - began


@dataclass(slots=True)
class Day:
    """The demo's own calendar: the service takes it for today."""

    now: dt.datetime

    def __call__(self) -> dt.datetime:
        """Tell the time."""
        return self.now

    def after(self, day: dt.date) -> None:
        """Let it be the morning after."""
        self.now = dt.datetime.combine(day + dt.timedelta(days=1), _NINE)


def fresh(folder: Path) -> Workspace:
    """Make an empty demo workspace; one that an earlier demo made is replaced.

    Raises:
        WorkspaceError: when there is something else in the folder, or it cannot be written.
    """
    try:
        if folder.is_symlink() or (folder.exists() and not _may_be_replaced(folder)):
            raise WorkspaceError(
                f"Mappen {folder} finns redan och är inte gjord av demot. Välj en annan mapp."
            )
        if folder.exists():
            shutil.rmtree(folder)
        root = private_dir(folder.resolve())
        write_durably(root / MARKER, _MARK.encode())
        workspace = Workspace(root)
        write_durably(workspace.settings_file, example_settings().encode())
    except OSError as error:
        raise WorkspaceError(f"Mappen {folder} går inte att skriva i.") from error
    prepare(workspace)
    return workspace


def _may_be_replaced(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))


def office() -> TimedOffice | None:
    """LibreOffice, warm; None when there is none on the machine."""
    try:
        pool = TimedOffice(min(_OFFICES, os.cpu_count() or 1))
        pool.version()
    except OfficeError:
        return None
    return pool


def play(
    workspace: Workspace,
    libreoffice: TimedOffice | None,
    begins: Callable[[Step], None],
    notes: Sequence[Step],
) -> Iterator[Played]:
    """Drop the notes one after the other; gives what became of each.

    Args:
        workspace: a fresh one.
        libreoffice: makes the PDFs; None makes Word only.
        begins: called before each note.
        notes: what to drop, in order.

    Raises:
        SigdocsError: when the service itself cannot work.
    """
    day = Day(dt.datetime.combine(notes[0].on, _NINE))
    told: list[Result] = []
    with (
        workspace_lock(workspace.records),
        open_desk(
            workspace,
            clock=day,
            with_office=libreoffice is not None,
            patience=_PATIENCE,
            office=libreoffice,
        ) as desk,
    ):
        service = Service(desk, told=lambda _name, result: told.append(result))
        service.start()
        for step in notes:
            begins(step)
            day.after(step.on)
            yield _one(desk, service, step, told)
        while service.make_leaflets():
            pass


def _one(desk: Desk, service: Service, step: Step, told: list[Result]) -> Played:
    pool = desk.office() if desk.with_office else None
    content = _written(desk.workspace, step)
    before, began = _spent(pool), time.monotonic()
    _drop(desk.workspace.inbox, step.name, content)
    service.run_once()
    seconds = time.monotonic() - began
    if service.failed or not told:
        raise WorkspaceError(f"Anteckningen ”{step.name}” kom inte fram. Kör ”sigdocs doctor”.")
    returned = _keep(desk.workspace)
    return Played(
        step,
        told.pop(),
        seconds,
        _spent(pool) - before,
        returned,
    )


def _keep(workspace: Workspace) -> tuple[str, ...]:
    """Copy what lies in ``retur`` aside, for the service clears it once it is mended."""
    lying = sorted((workspace.inbox / RETURNS).iterdir())
    if lying:
        aside = private_dir(kept(workspace))
        for path in lying:
            shutil.copyfile(path, aside / path.name)
    return tuple(path.name for path in lying)


def kept(workspace: Workspace) -> Path:
    """Where the demo keeps a copy of what came back."""
    return workspace.root / "returnerat"


def _spent(pool: OfficePool | None) -> float:
    return pool.seconds if isinstance(pool, TimedOffice) else 0.0


def _drop(inbox: Path, name: str, content: bytes) -> None:
    """Save as an office program does: under another name first."""
    part = inbox / f"{name}.tmp"
    part.write_bytes(content)
    part.replace(inbox / name)


def _written(workspace: Workspace, step: Step) -> bytes:
    """The file that the coordinator drops."""
    if step.form:
        return fill(_form(workspace, step).read_bytes(), answers_of(step.source))
    if not step.mends:
        return text_of(step.source).encode(step.encoding)
    text = (workspace.inbox / RETURNS / step.name).read_text("utf-8-sig")
    for wrong, right in step.mends:
        text = text.replace(wrong, right)
    return text.encode()


def _form(workspace: Workspace, step: Step) -> Path:
    """The form that the latest set of the case holds, else the blank one."""
    own = workspace.outbox / "arenden" / step.case
    made = sorted(own.glob(f"*/*_anteckning_{step.kind.slug}_*.docx")) if step.case else []
    return made[-1] if made else workspace.outbox / FOLDER / blank_name(step.kind)
