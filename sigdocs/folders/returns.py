"""Giving things back in ``inbox/retur/``: never over something that lies there, never halfway.

A returned set (the thing itself, copies with comments, the reason) shares one number, so that
what belongs together is seen to. Everything can be called again after a crash.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sigdocs.errors import WorkspaceError
from sigdocs.folders.carrying import carry, is_same_file, remove_file, sweep
from sigdocs.folders.claims import Claimed, close_room
from sigdocs.folders.filenames import numbered, safe_name
from sigdocs.folders.files import (
    PRIVATE_FILE,
    private_dir,
    rename_durably,
    sha256_of,
    write_durably,
)
from sigdocs.folders.inbox import RETURNS
from sigdocs.folders.stability import Kind, kind_of

_MOST_NUMBERS: Final = 10_000


class Returned(NamedTuple):
    """A file that we wrote in ``retur/``: its name there and the SHA-256 of its bytes."""

    name: str
    sha256: str


class Returns:
    """The folder for what comes back to its writer."""

    def __init__(self, inbox: Path, *, mode: int = PRIVATE_FILE) -> None:
        self.path = inbox / RETURNS
        self._mode = mode

    def give_back(
        self,
        source: Claimed | Path | None,
        files: Mapping[str, bytes] | None = None,
        reason: str = "",
    ) -> tuple[Returned, ...]:
        """Lay a set in ``retur/``.

        Args:
            source: what goes back as it was: a claim, or anything in the inbox (file, folder or
                link, which is moved and never followed). None when the original stays with us.
            files: made for the writer, by name (e.g. the copy with comments).
            reason: Swedish text, laid beside as ``<name>.txt``; "" for none.

        Returns:
            What we wrote, to hand to ``clear`` later; the thing given back is not among it.

        Raises:
            ValueError: when there is neither a source nor a file.
            FileNotFoundError: when the source is gone.
            OSError: when disk or share fails; the call can be made again.
        """
        origin = source.path if isinstance(source, Claimed) else source
        if origin is not None:
            os.lstat(origin)
        sweep(private_dir(self.path))
        name = _name_of(source) or next(iter(files or {}), "")
        if not name:
            raise ValueError("nothing to give back")
        contents = {safe_name(each): content for each, content in (files or {}).items()}
        if reason:
            contents[f"{safe_name(name)}.txt"] = _as_letter(reason)
        number = self._free_number(origin, safe_name(name), contents)
        for each, content in contents.items():
            self._lay(_numbered_like(each, safe_name(name), number), content)
        if origin is not None:
            _carry_anything(origin, self.path / numbered(safe_name(name), number))
        if isinstance(source, Claimed):
            close_room(source.path.parent)
        return tuple(
            Returned(_numbered_like(each, safe_name(name), number), _sha(content))
            for each, content in contents.items()
        )

    def clear(self, returned: tuple[Returned, ...], keep: Path) -> tuple[Path, ...]:
        """Remove what we wrote, once its writer is done with it.

        Args:
            returned: what ``give_back`` wrote.
            keep: folder in the records for files that somebody has changed since.

        Returns:
            Where changed files were moved; they are named by their SHA-256.

        Raises:
            OSError: when disk or share fails; the call can be made again.
        """
        kept = (self._clear_one(each, keep) for each in returned)
        return tuple(path for path in kept if path is not None)

    def _clear_one(self, returned: Returned, keep: Path) -> Path | None:
        path = self.path / returned.name
        if not path.is_file() or path.is_symlink():
            return None
        sha = sha256_of(path)
        if sha == returned.sha256:
            remove_file(path)
            return None
        target = private_dir(keep) / f"{sha}{path.suffix.lower()}"
        carry(path, target)
        return target

    def _free_number(self, origin: Path | None, name: str, contents: Mapping[str, bytes]) -> int:
        for number in range(1, _MOST_NUMBERS):
            is_free = origin is None or self._takes_thing(numbered(name, number), origin)
            if is_free and all(
                self._takes(_numbered_like(each, name, number), content)
                for each, content in contents.items()
            ):
                return number
        raise WorkspaceError("Mappen retur är full. Ta bort det som är åtgärdat.")

    def _takes_thing(self, name: str, origin: Path) -> bool:
        target = self.path / name
        return not os.path.lexists(target) or is_same_file(origin, target)

    def _takes(self, name: str, content: bytes) -> bool:
        target = self.path / name
        return not os.path.lexists(target) or _holds(target, content)

    def _lay(self, name: str, content: bytes) -> None:
        if not os.path.lexists(self.path / name):
            write_durably(self.path / name, content, self._mode)


def _name_of(source: Claimed | Path | None) -> str:
    return source.name if source is not None else ""


def _numbered_like(each: str, name: str, number: int) -> str:
    """Number ``möte.docx.txt`` as ``möte (2).docx.txt``, like the file that it is about."""
    rest = each.removeprefix(name)
    return numbered(name, number) + rest if rest != each else numbered(each, number)


def _as_letter(reason: str) -> bytes:
    # Notepad and Word take UTF-8 for sure only with a byte order mark.
    return reason.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _holds(path: Path, content: bytes) -> bool:
    facts = os.lstat(path)
    is_alike = kind_of(facts) is Kind.FILE and facts.st_size == len(content)
    return is_alike and sha256_of(path) == _sha(content)


def _carry_anything(source: Path, target: Path) -> None:
    if kind_of(os.lstat(source)) is Kind.FILE:
        carry(source, target)
    else:
        rename_durably(source, target)


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
