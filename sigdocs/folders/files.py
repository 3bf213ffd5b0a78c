"""Files that survive a power cut, folders nobody else reads, disks that can hold a database.

A write is durable only when the bytes *and* the name that leads to them have reached the disk:
hence temporary file, fsync, rename, fsync of the folder. Windows has no fsync of a folder; there
the rename itself is asked to go through to the disk.
"""

import hashlib
import os
import re
import secrets
import stat
import sys
from pathlib import Path

_NETWORK_TYPES = frozenset({"9p", "afs", "ceph", "cifs", "davfs", "davfs2", "drvfs", "glusterfs"})
_NETWORK_TYPES |= {"lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "sshfs", "vboxsf", "vmhgfs"}
_OCTAL = re.compile(r"\\([0-7]{3})")
_CHUNK = 1 << 20

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def fsync_dir(folder: Path) -> None:
    """Bring the names in ``folder`` to the disk; does nothing on Windows, which lacks the call."""
    if sys.platform != "win32":
        _fsync_handle(folder)


def write_durably(path: Path, content: bytes, mode: int = PRIVATE_FILE) -> None:
    """Write ``content`` to ``path`` so that it is there whole or not at all, also after a crash.

    A file that is there already is replaced. On Windows ``mode`` only says whether the file is
    write-protected.

    Raises:
        OSError: when the disk is full, the folder is missing, or the like; nothing is left behind.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        _write_synced(temporary, content, mode)
        _move(temporary, path, replace=True)
    except BaseException:
        _discard(temporary)
        raise
    fsync_dir(path.parent)


def rename_durably(source: Path, target: Path) -> None:
    """Move a file or folder within one disk, never over something that is there.

    Raises:
        FileExistsError: when ``target`` exists; nothing was moved.
        OSError: when it cannot be moved, e.g. from one disk to another.
    """
    if os.path.lexists(target):
        raise FileExistsError(target)
    _move(source, target, replace=False)
    fsync_dir(target.parent)
    if source.parent != target.parent:
        fsync_dir(source.parent)


def private_dir(folder: Path) -> Path:
    """Make ``folder``, and those above it that are missing, readable by the owner alone.

    Returns:
        The folder, for chaining.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        each.chmod(PRIVATE_FOLDER)
        fsync_dir(each.parent)
    return folder


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file's bytes as 64 hexadecimal digits, reading it in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def is_network_path(path: Path) -> bool:
    """Say whether ``path`` (which need not exist yet) lies on a network or shared-folder disk.

    Locks and fsync cannot be trusted there, so no database may lie there. Where the system does
    not tell (neither Linux nor Windows) the answer is False.
    """
    return _is_remote(path)


def mount_type(path: Path, mounts: str) -> str:
    r"""Find the file system type of the mount that holds an absolute ``path``.

    Args:
        path: absolute, with symbolic links resolved.
        mounts: text in the form of ``/proc/mounts``; a later line covers an earlier one.

    Returns:
        The type, "" when no mount holds the path.

    >>> mount_type(Path("/mnt/a b/x"), r"//s/v /mnt/a\040b cifs rw 0 0")
    'cifs'
    """
    best, kind = -1, ""
    for fields in (line.split(" ") for line in mounts.splitlines()):
        if len(fields) < 3:  # noqa: PLR2004 - device, place, type
            continue
        place = Path(_OCTAL.sub(lambda found: chr(int(found[1], 8)), fields[1]))
        depth = len(place.parts)
        if depth >= best and path.is_relative_to(place):
            best, kind = depth, fields[2]
    return kind


def _is_network_type(kind: str) -> bool:
    return kind.removeprefix("fuse.") in _NETWORK_TYPES or kind.startswith("fuse.rclone")


def _write_synced(path: Path, content: bytes, mode: int) -> None:
    binary = getattr(os, "O_BINARY", 0)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        path.chmod(mode)
        os.fsync(stream.fileno())


def _discard(path: Path) -> None:
    if path.exists():
        path.chmod(PRIVATE_FILE)  # Windows removes no write-protected file
        path.unlink()


if sys.platform == "win32":
    import ctypes

    _REPLACE_EXISTING, _WRITE_THROUGH, _REMOTE = 0x1, 0x8, 4

    def _move(source: Path, target: Path, *, replace: bool) -> None:
        if replace and target.exists():
            target.chmod(stat.S_IWRITE)
        flags = _WRITE_THROUGH | (_REPLACE_EXISTING if replace else 0)
        if not ctypes.windll.kernel32.MoveFileExW(str(source), str(target), flags):
            raise ctypes.WinError()

    def _is_remote(path: Path) -> bool:
        drive = path.absolute().drive
        if drive.startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE)

else:

    def _move(source: Path, target: Path, *, replace: bool) -> None:
        del replace  # POSIX replaces; rename_durably has looked before
        source.rename(target)

    def _fsync_handle(folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def _is_remote(path: Path) -> bool:
        table = Path("/proc/mounts")
        if not table.is_file():
            return False
        mounts = table.read_text("utf-8", "surrogateescape")
        return _is_network_type(mount_type(path.resolve(), mounts))
