"""What one note may need to know of other cases: taken numbers, the next free, near matches."""

import itertools
import json
import os
import re
from collections.abc import Iterator, Sequence

from sigdocs.casework import faults
from sigdocs.casework.consent.parties import is_called
from sigdocs.casework.decision import Decision, Register
from sigdocs.casework.history import History, fold
from sigdocs.casework.nomination.register import REGISTER, as_cases_stand, only_cases
from sigdocs.casework.opening import (
    format_number,
    number_pattern,
    type_of_number,
)
from sigdocs.model.case import CaseState
from sigdocs.model.events import NoteCorrected
from sigdocs.model.nomination import Nominations
from sigdocs.model.note import CaseType, Note, NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.profile import Partner, Profile
from sigdocs.records.new_entry import SeriesNumber
from sigdocs.records.rows import Entry as Row
from sigdocs.records.store import Store
from sigdocs.service.codec import case_of, extra_of, history_of
from sigdocs.service.desk import Desk

CASES = "arenden"
FOCUS_GROUP = "fokusgrupp"
_NEAR = 80
_MOST_NEAR = 3
_SET = re.compile(r"\d{3,9}_")
_PLAIN = re.compile(r"[A-Za-z0-9-]+")


def register_for(desk: Desk, note: Note) -> Register:
    """The register as far as ``note`` can need it; only notes that may open a case do."""
    if note.kind is NoteKind.NOMINATION:
        became, left = _cases_by_code(desk)
        lost = _lost_nominations(desk)
        return Register(
            became_cases=became, left_cases=left, lost_nominations=lost, names=_names(desk)
        )
    if note.kind is NoteKind.CORRECTION and _may_give_code(note, desk.profile):
        return Register(nominations=register_as_it_stands(desk))
    if not of(note.kind).opens:
        return Register()
    number = note.case_number
    taken = number and (desk.ledger.is_taken(number) or _has_papers(desk, number))
    pnr = note.youth.personnummer if note.youth else ""
    return Register(
        taken=frozenset({number} if taken else ()),
        free={kind: _free(desk, kind, note.date.year) for kind in desk.profile.case_types},
        open_by_personnummer=_open_case(desk, pnr),
        nominations=register_as_it_stands(desk) if note.nomination_code else Nominations(),
    )


def renamed_parties(
    profile: Profile, store: Store, rows: Sequence[Row]
) -> dict[str, tuple[str, str]]:
    """Keys that stand for another name now than when some entry was recorded: that name, and the new.

    A party that still goes by its former name, in ”kallas”, is the same.
    """
    now = {one.key: one for one in profile.partners}
    then = dict.fromkeys(extra_of(row)["profile"] for row in rows)
    return {
        party.key: (party.name, known.name)
        for sha in then
        for party in _partners(store, sha)
        if (known := now.get(party.key)) and not is_called(known, party.name)
    }


def _partners(store: Store, sha: str) -> tuple[Partner, ...]:
    """The parties of the settings with a fingerprint, as kept."""
    kept = store.get(sha) if store.has(sha) else None
    return Profile.model_validate(json.loads(kept)).partners if kept else ()


def register_as_it_stands(desk: Desk) -> Nominations:
    """The register of nominations with what cases have made of them since its last entry."""
    rows = desk.ledger.entries(REGISTER)
    return as_cases_stand(history_of(rows), *_cases_by_code(desk)) if rows else Nominations()


def _cases_by_code(desk: Desk) -> tuple[frozenset[str], frozenset[str]]:
    """The codes that cases have, and those that corrections have taken from them."""
    held, spoken = set(), set()
    for number, opening in desk.ledger.from_nominations().items():
        history = history_of([opening] if opening else desk.ledger.entries(number))
        case = fold(history)
        held.add(case.nomination if case else "")
        spoken |= {note.nomination_code for note in _notes(history)}
    return frozenset(held - {""}), frozenset(spoken - held - {""})


def _notes(history: History) -> Iterator[Note]:
    """All that was ever written, and as it stood after each correction."""
    for entry in history:
        yield entry.note
        for event in entry.events:
            if isinstance(event, NoteCorrected):
                yield from (one.note for one in event.replayed)


def _may_give_code(correction: Note, profile: Profile) -> bool:
    pattern = number_pattern(profile.nomination_code)
    said = (one.should_be.strip() for one in correction.corrections)
    return correction.replacement is not None or any(map(pattern.fullmatch, said))


def _lost_nominations(desk: Desk) -> int:
    """How many entries of the register have a list in the outbox that the ledger does not know.

    So it is after a restored backup; their codes belong to somebody, and are never used again.
    """
    folder = desk.workspace.outbox / FOCUS_GROUP
    names = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    serials = (int(one.split("_")[0]) for one in names if _SET.match(one))
    return max(0, max(serials, default=0) - len(desk.ledger.entries(REGISTER)))


def _names(desk: Desk) -> frozenset[str]:
    """The names of every youth and guardian of the office, to keep them out of nominations."""
    cases = (case_of(desk.ledger.entries(number)) for number in desk.ledger.cases())
    people = (one for case in cases if case for one in (case.youth, *case.guardians))
    return frozenset(name for one in people for name in (one.name, one.called) if name)


def series_number(number: str, profile: Profile) -> SeriesNumber | None:
    """A case number taken apart by its type's pattern; None when it fits none."""
    kind = type_of_number(number, profile)
    if kind is None:
        return None
    match = number_pattern(profile.case_types[kind].number_pattern).fullmatch(number)
    groups = match.groupdict() if match else {}
    return SeriesNumber(_series(kind), int(groups.get("year") or 0), int(groups["serial"]))


def near_cases(desk: Desk, note: Note, decision: Decision) -> Decision:
    """The decision with an unknown case named as such, and the cases it may have meant."""
    from rapidfuzz import process

    if not note.case_number or of(note.kind).opens:
        return decision
    numbers = only_cases(desk.ledger.cases())
    near = process.extract(note.case_number, numbers, limit=_MOST_NEAR, score_cutoff=_NEAR)
    names = [name for name, _, _ in near]
    fault = faults.UNKNOWN_CASE.at(
        "case_number",
        suggestion=names[0] if len(names) == 1 else "",
        number=note.case_number,
        near=f" Menas {' eller '.join(names)}?" if names else "",
    )
    return Decision(problems=(fault,))


def _free(desk: Desk, kind: CaseType, year: int) -> str:
    pattern = desk.profile.case_types[kind].number_pattern
    yearly = year if "{år}" in pattern else 0
    serial = desk.ledger.next_number(_series(kind), yearly).serial
    numbers = (format_number(pattern, year, later) for later in itertools.count(serial))
    return next(number for number in numbers if not _has_papers(desk, number))


def free_folder(desk: Desk, number: str, name: str) -> str:
    """Where in the outbox a new entry's papers shall lie, by a name that nothing has yet."""
    folder = f"{FOCUS_GROUP}/{name}" if number == REGISTER else f"{CASES}/{number}/{name}"
    names = itertools.chain([folder], (f"{folder}_{count}" for count in itertools.count(2)))
    return next(one for one in names if not os.path.lexists(desk.workspace.outbox / one))


def _has_papers(desk: Desk, number: str) -> bool:
    """Whether a number that the ledger does not know has papers in the outbox.

    So it is after a restored backup; the number belongs to somebody, and is never used again.
    """
    folder = desk.workspace.outbox / CASES / number
    return _PLAIN.fullmatch(number) is not None and os.path.lexists(folder)


def _series(kind: CaseType) -> str:
    return kind.value.replace(" ", "-")


def _open_case(desk: Desk, personnummer: str) -> dict[str, str]:
    """The open case of a person, if any (a search by personnummer is allowed: 2001:637 15 §)."""
    if not personnummer.isdigit():
        return {}
    for number in only_cases(desk.ledger.telling_of(personnummer)):
        case = case_of(desk.ledger.entries(number))
        if case and case.state is not CaseState.CLOSED and case.youth.personnummer == personnummer:
            return {personnummer: number}
    return {}
