"""Whether a file in the inbox has stopped changing and nobody holds it open for writing.

Size and time alone cannot tell a finished file from a writer that pauses, so the system is asked
too: a write lease on Linux, an exclusive open on Windows. Elsewhere only the window helps.
"""

import os
import stat
import sys
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

_PLACEHOLDER = 0x0040_0000 | 0x0004_0000 | 0x1000  # RECALL_ON_DATA_ACCESS, RECALL_ON_OPEN, OFFLINE
_MOST_IN_A_FOLDER = 2_000


class Held(StrEnum):
    """Whether somebody else has a file open."""

    FREE = "free"
    BUSY = "busy"
    UNKNOWN = "unknown"


class Signature(NamedTuple):
    """What changes when a file is written to: bytes, and time of change in nanoseconds."""

    size: int
    changed: int


class Kind(StrEnum):
    """What lies under a name in the inbox."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    SPECIAL = "special"
    PLACEHOLDER = "placeholder"


def kind_of(facts: os.stat_result) -> Kind:
    """Tell what a name stands for, from facts read without following a link.

    A placeholder is a file that OneDrive has not fetched; opening it would start a download.
    """
    attributes = getattr(facts, "st_file_attributes", 0)
    if attributes & _PLACEHOLDER:
        return Kind.PLACEHOLDER
    junction = getattr(facts, "st_reparse_tag", 0) == getattr(
        stat, "IO_REPARSE_TAG_MOUNT_POINT", 0xA0000003
    )
    if stat.S_ISLNK(facts.st_mode) or junction:
        return Kind.LINK
    if stat.S_ISDIR(facts.st_mode):
        return Kind.FOLDER
    return Kind.FILE if stat.S_ISREG(facts.st_mode) else Kind.SPECIAL


def signature_of(path: Path, facts: os.stat_result) -> Signature:
    """Sum up a file, or all that lies in a folder (its first 2,000 things)."""
    if not stat.S_ISDIR(facts.st_mode):
        return Signature(facts.st_size, facts.st_mtime_ns)
    size, changed, seen = 0, facts.st_mtime_ns, 0
    for where, folders, names in os.walk(path):
        for name in (*folders, *names):
            inner = os.lstat(Path(where, name))
            size, changed, seen = (
                size + inner.st_size + 1,
                max(changed, inner.st_mtime_ns),
                seen + 1,
            )
        if seen > _MOST_IN_A_FOLDER:
            break
    return Signature(size, changed)


class Window:
    """Remembers since when each name has looked the same."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Signature, float]] = {}

    def unchanged(self, name: str, signature: Signature, now: float) -> float:
        """Say for how many seconds ``name`` has had this signature, as far as was seen.

        Args:
            name: raw name in the inbox.
            signature: what it looks like now.
            now: seconds on any clock that only goes forward.
        """
        known, since = self._seen.get(name, (None, now))
        if known != signature:
            since = now
        self._seen[name] = signature, since
        return now - since

    def forget_all_but(self, names: set[str]) -> None:
        """Drop the memory of names that are gone."""
        for name in self._seen.keys() - names:
            del self._seen[name]


if sys.platform == "linux":
    import errno
    import fcntl
    import signal

    _BUSY_ERRORS = frozenset({errno.EAGAIN, errno.EBUSY, errno.ETXTBSY})

    def held_by(path: Path) -> Held:
        """Ask whether anybody has the file open, without disturbing them.

        Raises:
            OSError: when the file cannot be opened.
        """
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            # Somebody who opens the file meanwhile makes the kernel signal us; the default
            # signal, SIGIO, would end the process.
            fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_WRLCK)
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError as error:
            return Held.BUSY if error.errno in _BUSY_ERRORS else Held.UNKNOWN
        finally:
            os.close(handle)
        return Held.FREE

elif sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _GENERIC_READ, _OPEN_EXISTING, _SHARING_VIOLATION = 0x8000_0000, 3, 32
    _OPEN_REPARSE_POINT = 0x0020_0000

    def held_by(path: Path) -> Held:
        """Ask whether anybody has the file open, by opening it for ourselves alone.

        Raises:
            OSError: when the file cannot be opened.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = wintypes.HANDLE
        handle = kernel.CreateFileW(
            str(path), _GENERIC_READ, 0, None, _OPEN_EXISTING, _OPEN_REPARSE_POINT, None
        )
        if handle == wintypes.HANDLE(-1).value:
            code = ctypes.get_last_error()
            if code == _SHARING_VIOLATION:
                return Held.BUSY
            raise ctypes.WinError(code)
        kernel.CloseHandle(wintypes.HANDLE(handle))
        return Held.FREE

else:

    def held_by(path: Path) -> Held:
        """Say that this system does not tell whether anybody has the file open.

        Raises:
            OSError: when the file cannot be opened.
        """
        path.open("rb").close()
        return Held.UNKNOWN
