"""The inbox: what lies in the watched folder, and what may be taken from it.

The scan is the truth; events only say when to scan. A file is ready when it has looked the same
for a while, nobody has it open, and all of it is there; what can never be read is told apart
with its reason. A marker file says that the folder is there at all: an unmounted share looks
just like an empty inbox.
"""

import os
import uuid
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from sigdocs.folders import claims
from sigdocs.folders import faults as inbox_faults
from sigdocs.folders.claims import Claimed, Found
from sigdocs.folders.contents import ACCEPTED, LIMITS, Limits, judge
from sigdocs.folders.filenames import is_bad_name, shown_name
from sigdocs.folders.files import is_network_path, private_dir, write_durably
from sigdocs.folders.stability import Held, Kind, Signature, Window, held_by, kind_of, signature_of
from sigdocs.model.problem import Problem

_MARKER: Final = ".sigdocs-inbox"
RETURNS: Final = "retur"

_README: Final = frozenset({"läs_mig.txt", "las_mig.txt", "desktop.ini", "thumbs.db"})
_UNFINISHED: Final = (".tmp", ".part", ".partial", ".crdownload", ".download")
_MARKER_COPY: Final = "inbox-id"
_CAUTION: Final = 5  # windows to wait when the system does not tell who has a file open


class Wait(StrEnum):
    """What something in the inbox waits for, in Swedish."""

    ARRIVING = "Filen håller på att sparas."
    OPEN = "Filen är öppen i ett annat program."
    INCOMPLETE = "Filen är inte komplett än."
    ELSEWHERE = "Filen finns bara i molnet och hämtas inte av programmet."
    NOT_READABLE = "Filen går inte att läsa just nu."


class Refused(NamedTuple):
    """Something in the inbox that cannot be read as a note, and why."""

    path: Path
    problem: Problem


class Waiting(NamedTuple):
    """Something in the inbox that may be ready later, and what it waits for."""

    path: Path
    why: Wait


class ScanResult(NamedTuple):
    """What one look at the inbox gave.

    Attributes:
        ready: files that can be claimed, the one changed longest ago first.
        refused: what goes back as it is.
        waiting: what the next scan looks at again.
        trouble: why nothing was looked at, when the inbox is not there.
    """

    ready: tuple[Found, ...] = ()
    refused: tuple[Refused, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    trouble: Problem | None = None


class Patience(NamedTuple):
    """How long to wait, in seconds.

    Attributes:
        window: how long size and time must stay the same before a file is looked at.
        broken: how long an incomplete file is given before it goes back.
    """

    window: float = 2.0
    broken: float = 60.0


_PATIENCE: Final = Patience()


def mark_inbox(path: Path, work: Path) -> None:
    """Make the folder an inbox: lay its marker and remember it in ``work``.

    Raises:
        OSError: when a folder cannot be made or written to.
    """
    for folder in (path, path / RETURNS, work):
        private_dir(folder)
    marker = path / _MARKER
    if not marker.is_file():
        write_durably(marker, f"{uuid.uuid4()}\n".encode())
    write_durably(work / _MARKER_COPY, marker.read_bytes())


def inbox_is_marked(work: Path) -> bool:
    """Whether an inbox has been marked before, be it there now or not."""
    return (work / _MARKER_COPY).is_file()


class Inbox:
    """One watched folder; only one process uses it at a time (see ``locking``)."""

    def __init__(
        self,
        path: Path,
        work: Path,
        *,
        patience: Patience = _PATIENCE,
        limits: Limits = LIMITS,
        accepted: frozenset[str] = ACCEPTED,
    ) -> None:
        self.path = path
        self._work = work
        self._patience = patience
        self._limits = limits
        self._accepted = accepted
        self._window = Window()
        self._is_shared = is_network_path(path)

    def scan(self, now: float) -> ScanResult:
        """Look at everything in the inbox; changes nothing there.

        Args:
            now: seconds on a clock that only goes forward, e.g. ``time.monotonic()``.
        """
        if (trouble := self.trouble()) is not None:
            return ScanResult(trouble=trouble)
        try:
            names = {each.name for each in self.path.iterdir() if not _is_ours(each.name)}
        except OSError:
            return ScanResult(trouble=inbox_faults.INBOX_GONE.at())
        self._window.forget_all_but(names)
        seen = [self._look(name, now) for name in sorted(names)]
        return _sorted_out(seen)

    def trouble(self) -> Problem | None:
        """Say why nothing may be claimed: the marker is gone, or it is another inbox's."""
        try:
            expected = (self._work / _MARKER_COPY).read_bytes()
            if (self.path / _MARKER).read_bytes() == expected:
                return None
        except OSError:
            pass
        return inbox_faults.INBOX_GONE.at()

    def claim(self, found: Found) -> Claimed | None:
        """Take a file that the scan found; see ``claims.claim``."""
        if self.trouble() is not None:
            return None
        return claims.claim(found, self._work)

    def unfinished(self) -> tuple[Claimed, ...]:
        """Find what a crash left claimed; see ``claims.unfinished``."""
        inbox = self.path if self.trouble() is None else None
        return claims.unfinished(inbox, self._work)

    def _look(self, name: str, now: float) -> Found | Refused | Waiting | None:
        path, age = self.path / name, 0.0
        try:
            facts = os.lstat(path)
            signature = signature_of(path, facts)
            age = self._window.unchanged(name, signature, now)
            return self._by_kind(path, facts, signature, age)
        except FileNotFoundError:
            return None
        except OSError:
            return self._in_the_end(age, path, inbox_faults.UNREADABLE.at(), Wait.NOT_READABLE)

    def _by_kind(
        self, path: Path, facts: os.stat_result, signature: Signature, age: float
    ) -> Found | Refused | Waiting:
        match kind_of(facts):
            case Kind.LINK:
                return Refused(path, inbox_faults.LINK.at())
            case Kind.SPECIAL:
                return Refused(path, inbox_faults.SPECIAL.at())
            case Kind.PLACEHOLDER:
                return Waiting(path, Wait.ELSEWHERE)
            case Kind.FOLDER:
                is_still = age >= self._patience.window * _CAUTION
                return _folder(path) if is_still else Waiting(path, Wait.ARRIVING)
            case Kind.FILE:
                return self._file(path, signature, age)

    def _file(self, path: Path, signature: Signature, age: float) -> Found | Refused | Waiting:
        if age < self._patience.window:
            return Waiting(path, Wait.ARRIVING)
        held = held_by(path)
        if held is Held.BUSY and not (self._is_shared and age >= self._patience.broken):
            return Waiting(path, Wait.OPEN)
        if held is not Held.FREE and age < self._patience.window * _CAUTION:
            return Waiting(path, Wait.ARRIVING)
        if is_bad_name(path.name):
            return Refused(path, inbox_faults.BAD_NAME.at())
        problem, is_whole = judge(path, signature.size, self._accepted, self._limits)
        if problem is None:
            return Found(path, shown_name(path.name), signature, held is not Held.BUSY)
        return Refused(path, problem) if is_whole else self._in_the_end(age, path, problem)

    def _in_the_end(
        self, age: float, path: Path, problem: Problem, why: Wait = Wait.INCOMPLETE
    ) -> Refused | Waiting:
        has_waited = age >= self._patience.broken
        return Refused(path, problem) if has_waited else Waiting(path, why)


def _folder(path: Path) -> Refused:
    return Refused(path, inbox_faults.FOLDER.at())


def _is_ours(raw: str) -> bool:
    name = shown_name(raw).casefold()
    return (
        name.startswith((".", "~$"))
        or name.endswith(_UNFINISHED)
        or name == RETURNS
        or name in _README
    )


def _sorted_out(seen: list[Found | Refused | Waiting | None]) -> ScanResult:
    ready = [each for each in seen if isinstance(each, Found)]
    return ScanResult(
        tuple(sorted(ready, key=lambda each: (each.signature.changed, each.name))),
        tuple(each for each in seen if isinstance(each, Refused)),
        tuple(each for each in seen if isinstance(each, Waiting)),
    )
