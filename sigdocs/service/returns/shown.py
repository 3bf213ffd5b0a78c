"""Texts of nominations that their writers were shown, read anew from the notes that wait in ``retur``."""

import hashlib

from sigdocs.casework.nomination.shown import as_it_will_stand
from sigdocs.errors import SigdocsError
from sigdocs.model.note import NoteKind
from sigdocs.records.rows import Returned
from sigdocs.service.desk import Desk
from sigdocs.service.opening_files import understood

_FIELD = "may_stand"


def shown_texts(desk: Desk, content: bytes) -> frozenset[str]:
    """Give the wordings that wait for a yes; that of the very same file dropped again is no answer.

    A tick set beforehand would else count as soon as the file was dropped twice, unread.
    """
    sha = hashlib.sha256(content).hexdigest()
    waiting = (one for one in desk.ledger.worklist.returned() if one.sha256 != sha)
    asked = (one for one in waiting if _FIELD in one.asked.split(","))
    return frozenset(filter(None, (_wording(desk, one) for one in asked)))


def _wording(desk: Desk, one: Returned) -> str:
    today = one.returned_at.astimezone(desk.now().tzinfo).date()
    try:
        note = understood(desk, one.name, desk.store.get(one.sha256), today).tentative
    except (SigdocsError, OSError):  # then it is shown once more
        return ""
    return as_it_will_stand(note) if note and note.kind is NoteKind.NOMINATION else ""
