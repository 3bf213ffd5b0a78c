"""Moving and removing files so that at every moment the bytes lie whole in at least one place."""

import contextlib
import errno
import os
import re
import secrets
import shutil
from pathlib import Path
from typing import Final

from sigdocs.folders.files import fsync_dir, rename_durably, sha256_of
from sigdocs.folders.stability import Kind, kind_of

_TEMPORARY: Final = re.compile(r"\.[0-9a-f]{16}\.tmp")


def carry(source: Path, target: Path) -> None:
    """Move a file to a name that is free, by copy and check when it lies on another disk.

    Can be called again after a crash: an equal file at ``target`` counts as arrived.

    Raises:
        FileExistsError: when something else has the name.
        FileNotFoundError: when there is nothing at ``source``.
        OSError: when the disk fails or the copy is not equal; the source is left.
    """
    try:
        rename_durably(source, target)
    except FileExistsError:
        if not is_same_file(source, target):
            raise
        remove_file(source)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy_across(source, target)


def is_same_file(one: Path, other: Path) -> bool:
    """Say whether both are regular files, not links, with equal bytes."""
    facts = os.lstat(one), os.lstat(other)
    if any(kind_of(each) is not Kind.FILE for each in facts):
        return False
    return facts[0].st_size == facts[1].st_size and sha256_of(one) == sha256_of(other)


def remove_file(path: Path) -> None:
    """Remove a file durably; one that is gone already is fine."""
    with contextlib.suppress(FileNotFoundError):
        if os.name == "nt":
            path.chmod(0o600)  # Windows removes no write-protected file
        path.unlink()
        fsync_dir(path.parent)


def copy_across(source: Path, target: Path) -> None:
    """Move a file to a free name on another disk, the source going only when the copy is equal.

    Raises:
        OSError: when a disk fails or the copy is not equal; the source is left.
    """
    partial = target.with_name(f".{secrets.token_hex(8)}.tmp")
    shutil.copyfile(source, partial, follow_symlinks=False)
    shutil.copystat(source, partial, follow_symlinks=False)  # unfinished() sorts by time
    fsync_file(partial)
    if sha256_of(partial) != sha256_of(source):
        partial.unlink()
        raise OSError(errno.EIO, "copy differs from its source")
    rename_durably(partial, target)
    remove_file(source)


def fsync_file(path: Path) -> None:
    """Bring a file that somebody else wrote to the disk, where we may."""
    with contextlib.suppress(PermissionError):
        handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove the half-written files that a crash of ours left in ``folder``."""
    for path in folder.glob(".*.tmp"):
        if _TEMPORARY.fullmatch(path.name):
            remove_file(path)
