"""One note through all the rooms. Reads top to bottom.

``advance`` takes a claimed file to its end: papers in the outbox, or the same note back with
questions. It can be called again at any time, after any crash; the only commit point is
``ledger.append``. What follows that is made from the ledger, by ``publish``.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath

from sigdocs.casework.decide import decide
from sigdocs.casework.decision import Decision
from sigdocs.casework.history import Entry
from sigdocs.errors import (
    AlreadyRecordedError,
    LedgerError,
    OfficeError,
    SigdocsError,
    TemplateError,
)
from sigdocs.folders.claims import Claimed, release
from sigdocs.folders.faults import OPEN_DOCUMENT
from sigdocs.folders.manifest import MANIFEST, Manifest
from sigdocs.folders.manifest import Entry as Fingerprint
from sigdocs.folders.outbox import Conflict, add_late
from sigdocs.folders.outbox import publish as publish_set
from sigdocs.intake.reading import Understanding, nothing_understood, understand
from sigdocs.model.events import CaseOpened, Warned
from sigdocs.model.problem import Problem
from sigdocs.records.new_entry import NewDocument, NewEntry
from sigdocs.records.rows import Entry as Row
from sigdocs.records.rows import Rendition, Work, WorkState
from sigdocs.service import papers
from sigdocs.service.desk import Desk
from sigdocs.service.diary import log_stumble
from sigdocs.service.entries import events_json, history_of, note_json, told_json
from sigdocs.service.faults import STUMBLED
from sigdocs.service.giving_back import as_word, clear_mended, give_back, tell_known
from sigdocs.service.receipt import Told
from sigdocs.service.registry import free_folder, near_cases, register_for, series_number

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


@dataclass(frozen=True, slots=True)
class Ruled:
    """A note, the history it met, and what was decided."""

    understanding: Understanding
    rows: tuple[Row, ...] = ()
    decision: Decision = field(default_factory=Decision)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, from reading and from deciding."""
        return (*self.understanding.problems, *self.decision.problems)

    @property
    def accepted(self) -> bool:
        """Whether nothing stops the note."""
        return bool(self.decision.events) and not any(one.blocks for one in self.problems)


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
        if twin := _same_note(desk, ruled):
            return _finish_known(desk, claimed, twin)
        if not ruled.accepted:
            return _return(desk, claimed, content, ruled)
        try:
            row, files = _commit(desk, claimed, ruled)
        except AlreadyRecordedError:
            continue
        except TemplateError:
            return _return(desk, claimed, content, Ruled(nothing_understood(STUMBLED.at())))
        return _finish_new(desk, claimed, ruled, row, files)
    raise LedgerError("Liggaren ändras av någon annan hela tiden. Försök igen om en stund.")


def rule(desk: Desk, name: str, content: bytes) -> Ruled:
    """Read a file and decide on it, without writing anything."""
    understanding = _understood(desk, name, content)
    note = understanding.tentative
    if note is None:
        return Ruled(understanding)
    rows = desk.ledger.entries(note.case_number) if note.case_number else ()
    register = register_for(desk, note)
    decision = decide(history_of(rows), note, desk.today(), desk.profile, register)
    if not rows and not decision.accepted:
        decision = near_cases(desk, note, decision)
    if any(problem.blocks for problem in understanding.problems):
        decision = _besides(decision, understanding.problems)
    return Ruled(understanding, rows, decision)


def _ruled_on(desk: Desk, claimed: Claimed, content: bytes) -> Ruled:
    """As ``rule``; a fault of the program's own gives the note back rather than stops the rest."""
    try:
        return rule(desk, claimed.name, content)
    except (SigdocsError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the next note must have its turn
        log_stumble(error, work=claimed.id)
        return Ruled(nothing_understood(STUMBLED.at()))


def _understood(desk: Desk, name: str, content: bytes) -> Understanding:
    if PurePath(name).suffix.lower() != ".odt":
        return understand(content, name, desk.today())
    try:
        return understand(as_word(desk, content), f"{name}.docx", desk.today())
    except OfficeError:
        return nothing_understood(OPEN_DOCUMENT.at())


def _besides(decision: Decision, problems: Sequence[Problem]) -> Decision:
    """What else is wrong, apart from what follows from something that could not be read."""
    unread = {_row(problem.path) for problem in problems if problem.blocks and problem.path}

    def follows(path: str) -> bool:
        row = _row(path)
        return any(
            row == one or row.startswith(f"{one}.") or one.startswith(f"{row}.") for one in unread
        )

    return Decision(problems=tuple(one for one in decision.problems if not follows(one.path)))


def _row(path: str) -> str:
    """A commitment's whole row: its person, its day and its wording hang together."""
    before, found, after = path.partition(".commitments.")
    return f"{before}{found}{after.partition('.')[0]}" if found else path


def publish(desk: Desk, row: Row, files: Sequence[papers.File] = ()) -> str:
    """Make and publish the papers of an entry; returns their folder. Can be called again.

    Args:
        desk: the open workspace.
        row: the entry.
        files: its Word files, if they have just been made.

    Raises:
        TemplateError: when a paper cannot be made.
        LedgerError: when what is there differs from what should be.
        OSError: when a disk or share fails.
    """
    publication = desk.ledger.papers.publication(row.note_sha)
    if publication is None or publication.published_at is not None:
        return publication.folder if publication else ""
    target = desk.require_outbox() / publication.folder
    if (target / MANIFEST).is_file():
        words = files or papers.make_again(desk, _rows_to(desk, row))
        contents = {file.name: file.content for file in words if file.content is not None}
        is_ours = _lies_there(target, contents)
    else:
        contents = _contents(desk, row, files)
        result = publish_set(desk.require_outbox(), publication.folder, contents)
        is_ours = not isinstance(result, Conflict)
    if not is_ours:
        raise LedgerError(f"{publication.folder} i utkorgen innehåller något annat.")
    _adopt(desk, row, target, contents)
    return publication.folder


def publish_unfinished(desk: Desk) -> int:
    """Publish what a crash or a fault left recorded but unpublished; returns how many.

    Raises:
        SigdocsError, OSError: as ``publish``, after all that could be published.
    """
    left = desk.ledger.papers.unpublished()

    def finish(note_sha: str) -> None:
        if row := desk.ledger.entry_by_note_sha(note_sha):
            publish(desk, row)

    _each(finish, [one.entry for one in left])
    return len(left)


def make_late_pdfs(desk: Desk) -> int:
    """Make the PDFs that LibreOffice could not make before; returns how many were made.

    Raises:
        SigdocsError, OSError: as ``publish``, after all that could be made.
    """
    made = 0

    def late(note_sha: str) -> None:
        nonlocal made
        row = desk.ledger.entry_by_note_sha(note_sha)
        publication = desk.ledger.papers.publication(note_sha)
        if row and publication:
            made += _late(desk, row, desk.require_outbox() / publication.folder)

    _each(late, dict.fromkeys(one.document.entry for one in desk.ledger.papers.waiting()))
    return made


def _each(work: Callable[[str], None], entries: Iterable[str]) -> None:
    """Let one entry fail without the rest; the first failure is raised in the end."""
    failures: list[Exception] = []
    for note_sha in entries:
        try:
            work(note_sha)
        except Exception as error:  # noqa: BLE001 - also a manifest that somebody has spoilt
            failures.append(error)
    if failures:
        raise failures[0]


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
    same = note_json(note)
    if note.case_number:
        return next((row for row in ruled.rows if row.note == same), None)
    return desk.ledger.opening_with(note.kind.value, note.date, same)


def _commit(desk: Desk, claimed: Claimed, ruled: Ruled) -> tuple[Row, list[papers.File]]:
    note = ruled.understanding.note
    if note is None:
        raise LedgerError("En anteckning utan innehåll.")
    history = history_of(ruled.rows)
    entry = Entry(len(history) + 1, note, ruled.decision.events, desk.today())
    materials, files = _drafted(desk, claimed, ruled, [*history, entry])
    new = _new_entry(desk, claimed, ruled, entry, files)
    kept = papers.keep_materials(desk, materials)
    told = told_json(_told(ruled), desk.profile_sha, kept)
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
    note, number = entry.note, _case_number(ruled)
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


def _told(ruled: Ruled) -> Told:
    warnings = [problem for problem in ruled.problems if not problem.blocks]
    return Told(
        remarks=ruled.decision.remarks,
        warnings=tuple((one.message, one.remedy) for one in warnings),
    )


def _case_number(ruled: Ruled) -> str:
    if ruled.rows:
        return ruled.rows[0].case_number
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
        )
        for stem, own in by_stem.items()
    )


def _finish_new(
    desk: Desk, claimed: Claimed, ruled: Ruled, row: Row, files: Sequence[papers.File]
) -> Result:
    clear_mended(desk, claimed.name, row, ruled.understanding.return_id)
    release(claimed, desk.store.path(claimed.sha256))
    folder = publish(desk, row, files)
    return Result(Outcome.ACCEPTED, row.case_number, folder, ruled.problems)


def _finish_known(desk: Desk, claimed: Claimed, row: Row) -> Result:
    """Finish what a crash left, or say that the same note was dropped again."""
    work = desk.ledger.worklist.find(claimed.id)
    if work is None or work.state is not WorkState.ACCEPTED:
        tell_known(desk, claimed, row)
        desk.ledger.worklist.finish(claimed.id, WorkState.DUPLICATE)
        outcome = Outcome.KNOWN
    else:
        outcome = Outcome.ACCEPTED
    desk.store.put(claimed.path.read_bytes())
    clear_mended(desk, claimed.name, row, "")
    release(claimed, desk.store.path(claimed.sha256))
    folder = publish(desk, row)
    return Result(outcome, row.case_number, folder)


def _contents(desk: Desk, row: Row, files: Sequence[papers.File]) -> dict[str, bytes]:
    rows = _rows_to(desk, row)
    made = papers.make_pdfs(desk, files or papers.make_again(desk, rows))
    contents = {file.name: file.content for file in made if file.content is not None}
    contents[papers.RECEIPT] = papers.receipt_of(rows, made)
    return contents


def _rows_to(desk: Desk, row: Row) -> list[Row]:
    return [one for one in desk.ledger.entries(row.case_number) if one.seq <= row.seq]


def _lies_there(target: Path, words: Mapping[str, bytes]) -> bool:
    """Whether a published set holds these very Word files.

    After a restored backup another case's papers may lie under the same number.
    """
    there = Manifest.read(target).files
    return all(there.get(name) == Fingerprint.of(content) for name, content in words.items())


def _adopt(desk: Desk, row: Row, target: Path, made: Mapping[str, bytes]) -> None:
    """Record what lies published: fingerprints in the ledger, bytes in the store.

    What has just been made is stored from memory: somebody may have written in the outbox's copy.
    """
    manifest = Manifest.read(target)
    filled: list[Rendition] = []
    now = desk.now()
    for rendition in desk.ledger.papers.renditions(row.note_sha):
        name = papers.file_name(rendition.document.stem, rendition.format)
        if entry := manifest.files.get(name):
            if not desk.store.has(entry.sha256):
                desk.store.put(made[name] if name in made else (target / name).read_bytes())
            filled.append(dataclasses.replace(rendition, sha256=entry.sha256, published_at=now))
    desk.ledger.papers.mark_published(row.note_sha, now, filled)


def _late(desk: Desk, row: Row, target: Path) -> int:
    if not (target / MANIFEST).is_file():
        return 0  # staff have moved the folder; ``verify`` tells
    files = papers.make_pdfs(desk, papers.make_again(desk, _rows_to(desk, row)))
    there = Manifest.read(target).files
    made = [file for file in files if file.content is not None and file.name not in there]
    for file in made:
        if isinstance(add_late(target, file.name, file.content or b""), Conflict):
            raise LedgerError(f"{file.name} i utkorgen är en annan fil.")
    _adopt(desk, row, target, {file.name: file.content or b"" for file in made})
    return len(made)
