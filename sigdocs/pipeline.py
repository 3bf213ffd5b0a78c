"""One note through all the rooms. Reads top to bottom.

``advance`` takes a claimed file to its end: papers in the outbox, or the same note back with
questions. It can be called again at any time, after any crash; the only commit point is
``ledger.append``. What follows that is made from the ledger, by ``publish``.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sigdocs.casework.consent.parties import registered_for
from sigdocs.casework.history import Entry, fold
from sigdocs.casework.nomination.register import REGISTER, is_register
from sigdocs.errors import (
    AlreadyRecordedError,
    LedgerError,
    SigdocsError,
    TemplateError,
)
from sigdocs.folders.claims import Claimed, release
from sigdocs.intake.reading import nothing_understood, understand
from sigdocs.model.events import CaseOpened, Warned
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Problem
from sigdocs.records.new_entry import NewDocument, NewEntry, NewReceiver
from sigdocs.records.rows import Entry as Row
from sigdocs.records.rows import Work, WorkState
from sigdocs.reports.consent_now import consent_now, touches_consent
from sigdocs.service.assess import Ruled, answering, assess
from sigdocs.service.codec import case_of, events_json, history_of, note_json, told_json
from sigdocs.service.desk import Desk
from sigdocs.service.faults import STUMBLED
from sigdocs.service.known import known, known_to
from sigdocs.service.log import log_stumble
from sigdocs.service.publishing import files as papers
from sigdocs.service.publishing.publish import publish
from sigdocs.service.publishing.receipt import Told
from sigdocs.service.registry import free_folder, series_number
from sigdocs.service.returns.answering import answer_to
from sigdocs.service.returns.give_back import clear_returned, give_back, settle, tell_known

_TRIES = 3


class Outcome(StrEnum):
    """How it went with a claimed file, in Swedish as tables show it."""

    ACCEPTED = "mottagen"
    RETURNED = "lämnad tillbaka"
    KNOWN = "redan mottagen"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file.

    Attributes:
        outcome: how it went.
        case_number: the case, "" when it was not understood.
        folder: where its papers lie, relative to the outbox; "" when there are none.
        problems: all that was wrong, and warnings.
    """

    outcome: Outcome
    case_number: str = ""
    folder: str = ""
    problems: tuple[Problem, ...] = ()


def advance(desk: Desk, claimed: Claimed) -> Result:
    """Take one claimed file to its end.

    Raises:
        LedgerError: when the ledger cannot be used; the claim stands and is tried again later.
        TemplateError: when a paper of a recorded note cannot be made; it is published later.
        OSError: when a disk or share fails; the same.
    """
    desk.ledger.worklist.claim(Work(claimed.id, claimed.name, claimed.sha256, desk.now()))
    if row := desk.ledger.entry_by_note_sha(claimed.sha256):
        return _finish_known(desk, claimed, row)
    content = claimed.path.read_bytes()
    desk.store.put(content)
    for _ in range(_TRIES):
        ruled = _ruled_on(desk, claimed, content)
        if twin := _same_note(desk, ruled) or _read_before(desk, claimed.name, content, ruled):
            return _finish_known(desk, claimed, twin, ruled.understanding.return_id)
        if not ruled.accepted:
            return _return(desk, claimed, content, ruled)
        ruled = _answering(desk, claimed, ruled)
        if not ruled.accepted:  # decided on anew, without what the note itself answers
            return _return(desk, claimed, content, ruled)
        try:
            row, files = _commit(desk, claimed, ruled)
        except AlreadyRecordedError:
            continue
        except TemplateError:
            return _return(desk, claimed, content, Ruled(nothing_understood(STUMBLED.at())))
        return _finish_new(desk, claimed, ruled, row, files)
    raise LedgerError("Liggaren ändras av någon annan hela tiden. Försök igen om en stund.")


def _ruled_on(desk: Desk, claimed: Claimed, content: bytes) -> Ruled:
    """As ``rule``; a fault of the program's own gives the note back rather than stops the rest."""
    try:
        return assess(desk, claimed.name, content)
    except (SigdocsError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the next note must have its turn
        log_stumble(error, work=claimed.id)
        return Ruled(nothing_understood(STUMBLED.at()))


def _return(desk: Desk, claimed: Claimed, content: bytes, ruled: Ruled) -> Result:
    give_back(desk, claimed, content, ruled.understanding, ruled.problems)
    release(claimed, desk.store.path(claimed.sha256))
    note = ruled.understanding.tentative
    return Result(
        Outcome.RETURNED,
        case_number=note.case_number if note else "",
        problems=ruled.problems,
    )


def _same_note(desk: Desk, ruled: Ruled) -> Row | None:
    """The entry of the very same note, saved anew: other bytes that say the same."""
    note = ruled.understanding.note
    if note is None:
        return None
    same = {note_json(note), note_json(note.model_copy(update={"may_stand": True}))}
    if note.case_number or ruled.rows:
        return next((row for row in ruled.rows if row.note in same), None)
    found = (desk.ledger.opening_with(note.kind.value, note.date, one) for one in same)
    return next(filter(None, found), None)


def _read_before(desk: Desk, name: str, content: bytes, ruled: Ruled) -> Row | None:
    """The entry of a text that reads otherwise now, for what the case has come to hold since."""
    seen = ruled.understanding.tentative
    if seen is None or not ruled.understanding.text:
        return None
    rows = ruled.rows or desk.ledger.entries(known_to(desk, content).case)
    for place, row in enumerate(rows):
        if row.note_date == seen.date:
            then = known(desk.profile, case_of(rows[:place]))
            note = understand(content, name, row.ruled_on, then).note
            if note and note_json(note) == row.note:
                return row
    return None


def _answering(desk: Desk, claimed: Claimed, ruled: Ruled) -> Ruled:
    """The same with which returned notes it answers; that is recorded with it."""
    understanding, history = ruled.understanding, history_of(ruled.rows)
    case = None
    if understanding.note and understanding.note.kind is not NoteKind.NOMINATION:
        events = ruled.decision.events
        case = fold([*history, Entry(len(history) + 1, understanding.note, events, desk.today())])
    answer = answer_to(desk, claimed.name, understanding, case)
    return answering(desk, ruled, answer)


def _commit(desk: Desk, claimed: Claimed, ruled: Ruled) -> tuple[Row, list[papers.File]]:
    note = ruled.understanding.note
    if note is None:
        raise LedgerError("En anteckning utan innehåll.")
    history = history_of(ruled.rows)
    entry = Entry(len(history) + 1, note, ruled.decision.events, desk.today())
    materials, files = _drafted(desk, claimed, ruled, [*history, entry])
    new = _new_entry(desk, claimed, ruled, entry, files)
    kept = papers.keep_materials(desk, materials)
    told = told_json(_told(desk, ruled, [*history, entry]), ruled.answer, desk.profile_sha, kept)
    return desk.ledger.append(dataclasses.replace(new, extra=told)), files


def _drafted(
    desk: Desk, claimed: Claimed, ruled: Ruled, history: Sequence[Entry]
) -> tuple[papers.Materials, list[papers.File]]:
    """The papers to be; a note that they cannot be made of goes back rather than wait unseen."""
    try:
        return papers.draft(desk, ruled.rows, history)
    except (SigdocsError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - its writer must have it back
        log_stumble(error, work=claimed.id)
        raise TemplateError("Papperen kunde inte göras.") from None


def _new_entry(
    desk: Desk, claimed: Claimed, ruled: Ruled, entry: Entry, files: Sequence[papers.File]
) -> NewEntry:
    """All that the ledger records of an accepted note, with the papers it must yield."""
    note, number = entry.note, _case_number(ruled, entry.note)
    return NewEntry(
        case_number=number,
        note_sha=claimed.sha256,
        note_kind=note.kind.value,
        note_date=note.date,
        recorded_at=desk.now(),
        ruled_on=entry.ruled_on,
        note=note_json(note),
        events=events_json(entry.events),
        folder=free_folder(desk, number, f"{entry.seq:03}_{note.date}_{note.kind.slug}"),
        documents=_documents(files),
        number=series_number(number, desk.profile) if entry.seq == 1 else None,
        warnings=tuple(event.matter for event in entry.events if isinstance(event, Warned)),
        work=claimed.id,
        after=entry.seq - 1,
    )


def _told(desk: Desk, ruled: Ruled, history: Sequence[Entry]) -> Told:
    warnings = [problem for problem in ruled.problems if not problem.blocks]
    case = fold(history) if touches_consent(history[-1].events) else None
    return Told(
        remarks=ruled.decision.remarks,
        warnings=tuple((one.message, one.remedy) for one in warnings),
        consent=consent_now(case, registered_for(case, desk.profile), history[-1].ruled_on)
        if case
        else (),
    )


def _case_number(ruled: Ruled, note: Note) -> str:
    if ruled.rows:
        return ruled.rows[0].case_number
    if is_register([Entry(1, note, ruled.decision.events, note.date)]):
        return REGISTER
    opened = (event for event in ruled.decision.events if isinstance(event, CaseOpened))
    return next(event.number for event in opened)


def _documents(files: Sequence[papers.File]) -> tuple[NewDocument, ...]:
    documents = dict.fromkeys(file.document.stem for file in files)
    by_stem = {stem: [file for file in files if file.document.stem == stem] for stem in documents}
    return tuple(
        NewDocument(
            kind=own[0].document.kind.slug,
            version=own[0].document.number,
            stem=stem,
            title=own[0].document.title,
            formats=tuple(file.format for file in own),
            receivers=tuple(NewReceiver(**one.model_dump()) for one in own[0].document.receivers),
            needs=tuple(own[0].document.need.kinds),
            some=own[0].document.need.some,
        )
        for stem, own in by_stem.items()
    )


def _finish_new(
    desk: Desk, claimed: Claimed, ruled: Ruled, row: Row, files: Sequence[papers.File]
) -> Result:
    settle(desk, row)
    release(claimed, desk.store.path(claimed.sha256))
    folder = publish(desk, row, files)
    return Result(Outcome.ACCEPTED, row.case_number, folder, ruled.problems)


def _finish_known(desk: Desk, claimed: Claimed, row: Row, return_id: str = "") -> Result:
    """Finish what a crash left, or say that the same note was dropped again."""
    work = desk.ledger.worklist.find(claimed.id)
    if work is None or work.state is not WorkState.ACCEPTED:
        tell_known(desk, claimed, row)
        clear_returned(desk, return_id)
        desk.ledger.worklist.finish(claimed.id, WorkState.DUPLICATE)
        outcome = Outcome.KNOWN
    else:
        outcome = Outcome.ACCEPTED
        settle(desk, row)
    desk.store.put(claimed.path.read_bytes())
    release(claimed, desk.store.path(claimed.sha256))
    folder = publish(desk, row)
    return Result(outcome, row.case_number, folder)
