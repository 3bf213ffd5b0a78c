"""Taking a file out of the inbox so that exactly one taker has it and no crash loses it.

Each claim has a room of its own, ``records/work/<id>/``: ``claim.json`` says what the file was
called, ``original.<ending>`` is the file. The room is opened first and closed last, so whatever
a crash leaves can be finished from what lies there. Nothing here removes a file unless the same
bytes are known to lie elsewhere.
"""

import contextlib
import errno
import json
import os
import re
import uuid
from pathlib import Path
from typing import Final, NamedTuple

from sigdocs.errors import WorkspaceError
from sigdocs.folders.carrying import carry, copy_across, fsync_file, remove_file, sweep
from sigdocs.folders.filenames import numbered, shown_name
from sigdocs.folders.files import fsync_dir, private_dir, rename_durably, sha256_of, write_durably
from sigdocs.folders.stability import Held, Kind, Signature, held_by, kind_of, signature_of

ASIDE: Final = ".sigdocs-"

_CLAIM: Final = "claim.json"
_ORIGINAL: Final = "original"
_ROOM: Final = re.compile(r"[0-9a-f]{32}")
_MOST_NUMBERS: Final = 1_000
_PLAIN_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,8}")


class Found(NamedTuple):
    """A file in the inbox that can be read.

    Attributes:
        path: where it lies, with its raw name.
        name: its name in NFC.
        signature: how it looked.
        was_free: False on a share that says for ever that somebody has it open.
    """

    path: Path
    name: str
    signature: Signature
    was_free: bool = True


class Claimed(NamedTuple):
    """A file that is ours.

    Attributes:
        id: opaque; names the room in ``records/work/``.
        path: the file, in that room.
        name: what its writer called it, in NFC; never to be logged.
        sha256: of the bytes that lie at ``path``.
        size: bytes.
    """

    id: str
    path: Path
    name: str
    sha256: str
    size: int


def claim(found: Found, work: Path) -> Claimed | None:
    """Take a file.

    Args:
        found: what the scan saw.
        work: the folder of rooms.

    Returns:
        The claim, or None when somebody else took the file first, removed it, or changed it
        after the scan; then it lies (again) in the inbox for the next scan.

    Raises:
        OSError: when disk or share fails; a later call can try again.
    """
    room = _open_room(found, work)
    target = room / f"{_ORIGINAL}{_plain_suffix(found.path)}"
    try:
        spot = _seize(found.path, target, room.name)
    except FileNotFoundError:
        close_room(room)
        return None
    if not _is_as_seen(spot, found):
        _put_back(spot, found.path, room)
        return None
    if spot != target:
        copy_across(spot, target)
        return _claimed(room, target)
    fsync_file(target)  # whoever dropped it may not have
    claimed = _claimed(room, target)
    if _is_as_seen(target, found):
        return claimed
    _put_back(target, found.path, room)
    return None


def unfinished(inbox: Path | None, work: Path) -> tuple[Claimed, ...]:
    """Find what a crash left claimed, oldest first, and tidy what is left of finished claims.

    Only to be called while nothing is being claimed.

    Args:
        inbox: None when it cannot be reached now; then nothing is tidied, since half of an
            unfinished move may lie there.
        work: the folder of rooms.

    Raises:
        OSError: when disk or share fails; a later call can try again.
    """
    rooms = {path.name: path for path in work.iterdir() if _ROOM.fullmatch(path.name)}
    if inbox is not None:
        _rescue_aside(inbox, rooms)
    claims = []
    for room in rooms.values():
        original = next(room.glob(f"{_ORIGINAL}*"), None)
        if original is None and inbox is not None:
            close_room(room)
        elif original is not None:
            claims.append((original.stat().st_mtime_ns, room.name, _claimed(room, original)))
    return tuple(each for _, _, each in sorted(claims))


def release(claimed: Claimed, kept: Path) -> None:
    """Let go of a claim whose file has been stored elsewhere.

    Args:
        claimed: the claim; one that is released already is fine.
        kept: where the same bytes lie durably now.

    Raises:
        WorkspaceError: when they do not; the claim then stands.
    """
    if not kept.is_file() or sha256_of(kept) != claimed.sha256:
        raise WorkspaceError(
            f"Underlaget {claimed.sha256[:12]} finns inte i arkivmappen. Arbetskopian får ligga "
            "kvar. Kontrollera disken och starta om tjänsten."
        )
    remove_file(claimed.path)
    close_room(claimed.path.parent)


def close_room(room: Path) -> None:
    """Remove a room that holds no file; one that does is left as it is."""
    sweep(room)
    if not any(room.glob(f"{_ORIGINAL}*")):
        remove_file(room / _CLAIM)
        with contextlib.suppress(FileNotFoundError):
            room.rmdir()
            fsync_dir(room.parent)


def _open_room(found: Found, work: Path) -> Path:
    room = private_dir(work / uuid.uuid4().hex)
    content = json.dumps({"name": found.name}, ensure_ascii=False, sort_keys=True)
    write_durably(room / _CLAIM, content.encode())
    return room


def _seize(source: Path, target: Path, claim_id: str) -> Path:
    try:
        rename_durably(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # A copy can be made by two at once; a rename beside it only by one.
        aside = source.with_name(ASIDE + claim_id)
        rename_durably(source, aside)
        return aside
    return target


def _is_as_seen(path: Path, found: Found) -> bool:
    facts = os.lstat(path)
    if kind_of(facts) is not Kind.FILE or signature_of(path, facts) != found.signature:
        return False
    return not found.was_free or held_by(path) is not Held.BUSY


def _claimed(room: Path, original: Path) -> Claimed:
    return Claimed(
        room.name, original, _name_in(room), sha256_of(original), original.stat().st_size
    )


def _name_in(room: Path) -> str:
    try:
        return str(json.loads((room / _CLAIM).read_bytes())["name"])
    except FileNotFoundError:
        return _ORIGINAL


def _put_back(path: Path, home: Path, room: Path) -> None:
    for number in range(1, _MOST_NUMBERS):
        with contextlib.suppress(FileExistsError):
            rename_durably(path, home.with_name(numbered(home.name, number)))
            break
    close_room(room)


def _rescue_aside(inbox: Path, rooms: dict[str, Path]) -> None:
    for aside in inbox.glob(f"{ASIDE}*"):
        claim_id = aside.name.removeprefix(ASIDE)
        if not _ROOM.fullmatch(claim_id):
            continue
        if claim_id in rooms:
            room = rooms[claim_id]
            carry(aside, room / f"{_ORIGINAL}{_plain_suffix(Path(_name_in(room)))}")
        else:
            rename_durably(aside, aside.with_name(f"aterfunnen-{claim_id[:12]}"))


def _plain_suffix(path: Path) -> str:
    suffix = shown_name(path.suffix).lower()
    return suffix if _PLAIN_SUFFIX.fullmatch(suffix) else ""
