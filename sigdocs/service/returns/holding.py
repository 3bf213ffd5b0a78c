"""Returned notes that hold sharing of their case back, until the question in them is answered."""

from collections.abc import Collection, Iterable

from sigdocs.casework.questions import speaks_of
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.rights import OpenQuestion, Right
from sigdocs.records.rows import Returned
from sigdocs.service.codec import history_of
from sigdocs.service.desk import Desk
from sigdocs.service.returns.copies import lying


def written(words: Iterable[str]) -> str:
    """Give words as the ledger keeps them of a returned note: rights, or names of fields."""
    return ",".join(words)


def rights_of(returned: Returned) -> tuple[Right, ...]:
    """Give the rights that a returned note asks about."""
    return tuple(map(Right, filter(None, returned.rights.split(","))))


def questions(desk: Desk, number: str, *, but: Collection[str] = ()) -> tuple[OpenQuestion, ...]:
    """Give what is asked about rights in a case and not yet answered.

    To take the note out of ``retur`` is no answer, unless one that was recorded since it was given
    back says in its place how it stands.

    Args:
        desk: the open workspace.
        number: the case.
        but: fingerprints of the returned notes that are answered now.
    """
    waiting = (one for one in desk.ledger.worklist.returned() if one.sha256 not in but)
    found = (
        one
        for one in waiting
        if number and one.rights and one.case_number == number and not _told_since(desk, one)
    )
    return tuple(dict.fromkeys(asked for one in found for asked in _asked(desk, one)))


def held_cases(desk: Desk, numbers: Collection[str]) -> dict[str, tuple[OpenQuestion, ...]]:
    """Give the cases that wait for an answer about a right, each with the questions."""
    found = {number: questions(desk, number) for number in numbers}
    return {number: asked for number, asked in found.items() if asked}


def is_placeless(returned: Returned, numbers: Collection[str]) -> bool:
    """Whether a note asks about a right and it cannot be told in which case: nothing is held then.

    One that would open a case holds nothing either, since there is nothing to share yet.
    """
    opens = returned.note_kind and of(NoteKind(returned.note_kind)).opens
    unknown = returned.case_number not in numbers
    return bool(returned.rights) and unknown and not (opens and returned.case_number is None)


def _told_since(desk: Desk, one: Returned) -> bool:
    if lying(desk, one):
        return False
    rows = desk.ledger.entries(one.case_number or "")
    since = [row for row in rows if row.recorded_at >= one.returned_at]
    notes = [entry.note for entry in history_of(since)]
    return all(any(speaks_of(note, right) for note in notes) for right in rights_of(one))


def _asked(desk: Desk, one: Returned) -> tuple[OpenQuestion, ...]:
    day = one.note_date or one.returned_at.astimezone(desk.now().tzinfo).date()
    return tuple(OpenQuestion(right=right, on=day) for right in rights_of(one))
