"""A note that comes in, held against the returned ones that wait for their answer."""

from pathlib import PurePath

from sigdocs.errors import SigdocsError
from sigdocs.folders.filenames import safe_name
from sigdocs.intake.reading import Understanding
from sigdocs.model.case import Case
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Problem
from sigdocs.records.rows import Entry as Row
from sigdocs.records.rows import Returned
from sigdocs.service.codec import case_of, waiting_of
from sigdocs.service.desk import Desk
from sigdocs.service.faults import STILL_RETURNED
from sigdocs.service.kept_current.blank_forms import blank_name
from sigdocs.service.log import log_stumble
from sigdocs.service.opening_files import understood
from sigdocs.service.returns.answered import Answer, Doubt, Matter, doubt, matter_of
from sigdocs.service.returns.copies import STILL, lying, remember, remembered
from sigdocs.service.returns.holding import tells_of

RETURN_ID = 12
"""How many signs of a claim's id a returned copy carries."""


def answer_to(desk: Desk, name: str, understanding: Understanding, case: Case | None) -> Answer:
    """Say which returned notes an accepted note answers, and which of its case still wait.

    Args:
        desk: the open workspace.
        name: what its file is called.
        understanding: what the file came to.
        case: the case with the note; None for a nomination.

    Raises:
        WorkspaceError: when there may be one in ``retur`` and the inbox is not there.
    """
    doubts = _doubts(desk, name, understanding, case)
    if doubts:
        desk.require_inbox()
    lie = [(one, why, lying(desk, one)) for one, why in doubts if why]
    said = _said_instead(desk, understanding, case)
    told = [(one, why, where) for one, why, where in lie if where and _concerns(one, name, case)]
    return Answer(
        answered=tuple(dict.fromkeys((*(one.sha256 for one, why in doubts if not why), *said))),
        waiting={one.sha256: why for one, why, _ in told},
        problems=tuple(_still(one, why, where) for one, why, where in told),
    )


def _said_instead(desk: Desk, understanding: Understanding, case: Case | None) -> tuple[str, ...]:
    """Give the returned notes that somebody took away, of whose rights this note now says it all."""
    note = understanding.note
    if note is None or case is None:
        return ()
    return tuple(
        one.sha256
        for one in desk.ledger.worklist.returned()
        if one.case_number == case.number and one.rights and not lying(desk, one)
        if tells_of(desk, one, [note], case)
    )


def replaced_by(
    desk: Desk, name: str, sha256: str, understanding: Understanding
) -> tuple[Returned, ...]:
    """Give the returned notes that a note which must go back too takes the place of."""
    note = understanding.tentative
    case = case_of(desk.ledger.entries(note.case_number)) if note and note.case_number else None
    doubts = _doubts(desk, name, understanding, case)
    same = [one for one in desk.ledger.worklist.returned() if one.sha256 == sha256]
    return (*(one for one, why in doubts if why is None and one not in same), *same)


def with_return_id(desk: Desk, return_id: str) -> tuple[Returned, ...]:
    """Give the returned note whose copy carries an id, if it still waits."""
    return tuple(
        one for one in desk.ledger.worklist.returned() if one.work[:RETURN_ID] == return_id
    )


def tell_waiting(desk: Desk, row: Row) -> None:
    """Say in ``retur`` of each note that waits still that another was accepted since.

    Can be called again; one letter is enough for each.
    """
    waiting = waiting_of(row)
    for one in desk.ledger.worklist.returned():
        where = lying(desk, one) if one.sha256 in waiting else ""
        known = remembered(desk, one.work)
        if where and not any(STILL in each.name for each in known):
            desk.require_inbox()
            text = _letter(where, row, waiting[one.sha256]).encode("utf-8-sig")
            letter = desk.returns.give_back(None, {f"{PurePath(where).stem}{STILL}.txt": text})
            remember(desk, one.work, (*known, *letter))


def _doubts(
    desk: Desk, name: str, understanding: Understanding, case: Case | None
) -> list[tuple[Returned, Doubt | None]]:
    """The returned notes that a note may answer, each with what speaks against it."""
    note = understanding.tentative
    own = _own(desk, understanding, case)
    near = [] if note is None else _near(desk, name, note, case)
    matter = matter_of(understanding, case)
    found = [(one, doubt(_matter(desk, one, case), matter)) for one in near if one not in own]
    sure = sum(why is None for _, why in found)
    not_alone = Doubt.OTHER if own else Doubt.SEVERAL if sure > 1 else None
    return [*((one, None) for one in own), *((one, why or not_alone) for one, why in found)]


def _own(desk: Desk, understanding: Understanding, case: Case | None) -> tuple[Returned, ...]:
    """The returned note whose id a note carries, unless the file was used for another matter.

    Its writer may mend anything, also which case or day it is; but not all of it at once.
    """
    note = understanding.tentative

    def same(one: Returned) -> bool:
        if note is None or one.case_number in (None, case.number if case else note.case_number):
            return True
        return (one.note_kind, one.note_date) == (note.kind.value, note.date)

    return tuple(one for one in with_return_id(desk, understanding.return_id) if same(one))


def _near(desk: Desk, name: str, note: Note, case: Case | None) -> list[Returned]:
    """Those of the same case and kind, as far as known, and of the same day or file name."""
    return [
        one
        for one in desk.ledger.worklist.returned()
        if one.case_number in (None, case.number if case else note.case_number)
        and one.note_kind in (None, note.kind.value)
        and (one.note_date in (None, note.date) or _named_alike(one.name, name))
    ]


def _concerns(one: Returned, name: str, case: Case | None) -> bool:
    """Whether the writer of a note has to do with a returned one: by the case, or by its file."""
    in_case = case is not None and one.case_number == case.number
    return in_case or _named_alike(one.name, name)


def _named_alike(one: str, other: str) -> bool:
    """Whether two files have one name; everybody who fills in the same blank form has the same."""
    return _plain(one) == _plain(other) and _plain(other) not in _BLANKS


def _plain(name: str) -> str:
    stem = PurePath(safe_name(name)).stem.casefold().removesuffix(" – blankett")
    return stem.rpartition(" (")[0] if stem.endswith(")") and " (" in stem else stem


_NEUTER = frozenset({"startmöte", "samtycke", "återupptagande", "avslut", "utlämnande"})
"""The kinds of note that are neuter in Swedish."""
_BLANKS = frozenset(_plain(blank_name(kind)) for kind in NoteKind)


def _matter(desk: Desk, one: Returned, known: Case | None) -> Matter | None:
    """What tells a returned note from all others, read anew from its original."""
    today = one.returned_at.astimezone(desk.now().tzinfo).date()
    try:
        found = understood(desk, one.name, desk.store.get(one.sha256), today)
    except (SigdocsError, OSError):
        return None
    except Exception as error:  # noqa: BLE001 - what cannot be read can wait, the next note cannot
        log_stumble(error, work=one.work)
        return None
    asked = filter(None, one.asked.split(","))
    number = found.tentative.case_number if found.tentative else ""
    if known and number == known.number:
        return matter_of(found, known, asked)
    return matter_of(found, case_of(desk.ledger.entries(number)) if number else None, asked)


def _still(one: Returned, why: Doubt, where: str) -> Problem:
    return STILL_RETURNED.at(sort=_sort(one), fil=where, skal=why.value)


def _sort(one: Returned) -> str:
    kind = one.note_kind or "anteckning"
    article = "Ett tillbakalämnat" if kind in _NEUTER else "En tillbakalämnad"
    return " ".join(filter(None, (article, kind, str(one.note_date or ""))))


def _letter(where: str, row: Row, why: str) -> str:
    return (
        f"”{where}” väntar ännu på svar.\r\n\r\nEn annan anteckning har tagits emot sedan dess: "
        f"{row.case_number}, nr {row.seq:03}, {row.note_kind} {row.note_date}. Den räknas inte som "
        f"svaret, eftersom {why}.\r\n\r\nRätta ”{where}” och lägg den i inkorgen igen. "
        "Står allt redan i den andra anteckningen: ta bort filerna härifrån.\r\n"
    )
