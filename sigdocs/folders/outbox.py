"""The outbox: a set of papers is seen whole or not at all, and never altered once seen.

A set is written beside its place on the same disk, with a manifest of every file's SHA-256, and
moved there by one rename. PDFs that are made later are added one by one: first the file, then
the manifest that names it.
"""

import os
import secrets
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sigdocs.folders.carrying import sweep
from sigdocs.folders.filenames import opaque_path
from sigdocs.folders.files import (
    PRIVATE_FILE,
    fsync_dir,
    private_dir,
    rename_durably,
    sha256_of,
    write_durably,
)
from sigdocs.folders.manifest import MANIFEST, Entry, Manifest

_IS_WINDOWS: Final = os.name == "nt"

_STAGING: Final = ".utkast"
_MARKER: Final = ".sigdocs-outbox"
_MARKER_COPY: Final = "outbox-id"


class Published(NamedTuple):
    """A set lies in its place; ``is_new`` is False when it lay there already."""

    folder: Path
    manifest: Manifest
    is_new: bool = True


class Conflict(NamedTuple):
    """Something else lies in the place: ``differing`` names the files; nothing was written."""

    folder: Path
    differing: tuple[str, ...]


def mark_outbox(outbox: Path, work: Path) -> None:
    """Make the folder an outbox: lay its marker and remember it in ``work``.

    Raises:
        OSError: when a folder cannot be made or written to.
    """
    marker = private_dir(outbox) / _MARKER
    if not marker.is_file():
        write_durably(marker, f"{uuid.uuid4()}\n".encode())
    write_durably(private_dir(work) / _MARKER_COPY, marker.read_bytes())


def outbox_is_marked(work: Path) -> bool:
    """Whether an outbox has been marked before, be it there now or not."""
    return (work / _MARKER_COPY).is_file()


def outbox_is_there(outbox: Path, work: Path) -> bool:
    """Whether the folder is the outbox that was marked, not the place of an unmounted share."""
    try:
        return (outbox / _MARKER).read_bytes() == (work / _MARKER_COPY).read_bytes()
    except OSError:
        return False


def publish(
    outbox: Path, relative_folder: str, files: Mapping[str, bytes], *, mode: int = PRIVATE_FILE
) -> Published | Conflict:
    """Put a set of files in the outbox, all of them or none. Can be called again at any time.

    Args:
        outbox: the outbox.
        relative_folder: place of the set, parts divided by ``/``; ASCII.
        files: contents by name; ASCII.
        mode: rights of the files.

    Raises:
        WorkspaceError: when a name may not be used in the outbox.
        OSError: when disk or share fails; the call can be made again.
    """
    target = outbox / opaque_path(relative_folder)
    manifest = Manifest.of({_checked(name): content for name, content in files.items()})
    if os.path.lexists(target):
        return _compare(target, manifest)
    draft = private_dir(outbox / _STAGING / secrets.token_hex(8))
    try:
        for name, content in {**files, MANIFEST: manifest.to_bytes()}.items():
            _write_synced(draft / name, content, mode)
        fsync_dir(draft)
        private_dir(target.parent)
        rename_durably(draft, target)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)  # a full disk should not stay full of drafts
        raise
    return Published(target, manifest)


def add_late(
    folder: Path, name: str, content: bytes, *, mode: int = PRIVATE_FILE
) -> Published | Conflict:
    """Add a file to a published set, e.g. a PDF made later. Can be called again at any time.

    Returns:
        The set with the file, or a conflict when the set names other bytes for it.

    Raises:
        WorkspaceError: when the name may not be used in the outbox.
        FileNotFoundError: when the folder is no published set.
        OSError: when disk or share fails; the call can be made again.
    """
    manifest, entry = Manifest.read(folder), Entry.of(content)
    if (known := manifest.files.get(_checked(name))) is not None:
        is_same = known == entry
        return Published(folder, manifest, is_new=False) if is_same else Conflict(folder, (name,))
    # A file that no manifest names is what a crash left of this very call.
    sweep(folder)
    write_durably(folder / name, content, mode)
    grown = Manifest({**manifest.files, name: entry})
    write_durably(folder / MANIFEST, grown.to_bytes(), mode)
    return Published(folder, grown)


def refresh(path: Path, content: bytes, *, mode: int = PRIVATE_FILE) -> bool:
    """Keep a file current that is meant to be replaced, such as a blank form.

    Returns:
        Whether it now holds ``content``; False when somebody has it open, which Windows
        protects: try again later.

    Raises:
        OSError: when disk or share fails.
    """
    if (
        path.is_file()
        and path.stat().st_size == len(content)
        and sha256_of(path) == Entry.of(content).sha256
    ):
        return True
    private_dir(path.parent)
    try:
        write_durably(path, content, mode)
    except PermissionError:
        if _IS_WINDOWS and path.exists():
            return False
        raise
    return True


def clean_staging(outbox: Path) -> int:
    """Remove the drafts that a crash left; only while nothing is being published.

    Returns:
        How many there were.
    """
    drafts = list((outbox / _STAGING).glob("*"))
    for draft in drafts:
        shutil.rmtree(draft)
    return len(drafts)


def _write_synced(path: Path, content: bytes, mode: int) -> None:
    """Bring the bytes to the disk; nobody looks at a draft, so its names can wait for all."""
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        path.chmod(mode)
        os.fsync(stream.fileno())


def _checked(name: str) -> str:
    opaque_path(name)
    if "/" in name or name == MANIFEST:
        raise ValueError(name)
    return name


def _compare(target: Path, manifest: Manifest) -> Published | Conflict:
    try:
        there = Manifest.read(target)
    except (FileNotFoundError, NotADirectoryError):
        return Conflict(target, tuple(sorted(manifest.files)))
    differing = sorted(
        name for name, entry in manifest.files.items() if there.files.get(name) != entry
    )
    return (
        Conflict(target, tuple(differing)) if differing else Published(target, there, is_new=False)
    )
