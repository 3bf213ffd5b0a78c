"""What we laid in ``inbox/retur/`` for each returned note: remembered, looked for and cleared."""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from sigdocs.folders.carrying import remove_file
from sigdocs.folders.files import private_dir, write_durably
from sigdocs.folders.returns import Returned as Written
from sigdocs.records.rows import Returned
from sigdocs.service.desk import Desk

COPIES = "retur"
"""Folder in the records: what lies in ``inbox/retur/``, and copies that people wrote in."""

STILL = " – väntar ännu"
"""What the letter is called that says so of a note; it is no copy of the note."""
_LETTER = ".txt"


def remember(desk: Desk, work_id: str, written: Sequence[Written]) -> None:
    """Keep what was laid for a returned note, to clear it by later."""
    content = json.dumps([list(one) for one in written], ensure_ascii=False).encode()
    write_durably(_list(desk, work_id), content)


def remembered(desk: Desk, work_id: str) -> tuple[Written, ...]:
    """Give what was laid for a returned note."""
    path = _list(desk, work_id)
    if not path.is_file():
        return ()
    return tuple(Written(*one) for one in json.loads(path.read_bytes()))


def clear(desk: Desk, answered: Iterable[Returned]) -> None:
    """Take away what was laid for these notes. Can be called again."""
    for one in answered:
        desk.require_inbox()
        desk.returns.clear(remembered(desk, one.work), _folder(desk))
        desk.ledger.worklist.clear(one.work, desk.now())
        remove_file(_list(desk, one.work))


def lying(desk: Desk, one: Returned) -> str:
    """Give the name of what still lies in ``retur`` of a returned note, "" when all is taken away.

    Somebody who takes it all away says that there is nothing more to answer.
    """
    written = [each.name for each in remembered(desk, one.work) if STILL not in each.name]
    names = [*written, *(name.removesuffix(_LETTER) for name in written)] or [one.name]
    there = [name for name in names if os.path.lexists(desk.returns.path / name)]
    return min(there, key=len, default="")


def _folder(desk: Desk) -> Path:
    return private_dir(desk.workspace.records / COPIES)


def _list(desk: Desk, work_id: str) -> Path:
    return _folder(desk) / f"{work_id}.json"
