"""Returned notes that hold sharing of their case back, until the question in them is answered."""

from collections.abc import Collection, Iterable, Sequence

from sigdocs.casework.consent.parties import registered_for
from sigdocs.casework.told_instead import tells_instead
from sigdocs.errors import SigdocsError
from sigdocs.model.case import Case
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.rights import OpenQuestion, Right
from sigdocs.records.rows import Returned
from sigdocs.service.codec import case_of, history_of
from sigdocs.service.desk import Desk
from sigdocs.service.opening_files import understood
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
    back says in its place how it stands with all whom it names.

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
    waiting = {one.case_number for one in desk.ledger.worklist.returned() if one.rights}
    found = {number: questions(desk, number) for number in numbers if number in waiting}
    return {number: asked for number, asked in found.items() if asked}


def is_placeless(returned: Returned, numbers: Collection[str]) -> bool:
    """Whether a note asks about a right and it cannot be told in which case: nothing is held then.

    One that would open a case holds nothing either, since there is nothing to share yet.
    """
    opens = returned.note_kind and of(NoteKind(returned.note_kind)).opens
    unknown = returned.case_number not in numbers
    return bool(returned.rights) and unknown and not (opens and returned.case_number is None)


def tells_of(desk: Desk, one: Returned, notes: Sequence[Note], case: Case) -> bool:
    """Whether notes say in their place all that a returned one, taken out of ``retur``, asked about."""
    words = _words(desk, one)
    return all(
        any(
            tells_instead(note, words, right, case, registered_for(case, desk.profile))
            for note in notes
        )
        for right in rights_of(one)
    )


def _told_since(desk: Desk, one: Returned) -> bool:
    if lying(desk, one):
        return False
    rows = desk.ledger.entries(one.case_number or "")
    since = [row for row in rows if row.recorded_at >= one.returned_at]
    case = case_of(rows) if since else None
    return case is not None and tells_of(desk, one, [each.note for each in history_of(since)], case)


def _words(desk: Desk, one: Returned) -> str:
    """All that a returned note says, as far as it can be read."""
    today = one.returned_at.astimezone(desk.now().tzinfo).date()
    try:
        found = understood(desk, one.name, desk.store.get(one.sha256), today)
    except (SigdocsError, OSError):  # then only one that says that nothing changes is an answer
        return ""
    note = found.tentative
    return "\n".join((found.text, note.model_dump_json() if note else ""))


def _asked(desk: Desk, one: Returned) -> tuple[OpenQuestion, ...]:
    day = one.note_date or one.returned_at.astimezone(desk.now().tzinfo).date()
    return tuple(OpenQuestion(right=right, on=day) for right in rights_of(one))
