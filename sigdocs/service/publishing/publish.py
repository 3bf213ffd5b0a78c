"""From the ledger to the outbox: an entry's papers made, published and recorded.

Everything here can be called again at any time, after any crash.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from sigdocs.errors import (
    LedgerError,
    OfficeError,
)
from sigdocs.folders.manifest import MANIFEST, Manifest
from sigdocs.folders.manifest import Entry as Fingerprint
from sigdocs.folders.outbox import Conflict, add_late
from sigdocs.folders.outbox import publish as publish_set
from sigdocs.records.rows import Entry as Row
from sigdocs.records.rows import Rendition
from sigdocs.service.desk import Desk
from sigdocs.service.publishing import files as papers
from sigdocs.service.publishing.sibling_notice import lay_sibling_notices
from sigdocs.service.publishing.stop_notice import lay_stop_notice


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
    lay_stop_notice(desk, _rows_to(desk, row), publication.folder)
    lay_sibling_notices(desk, _rows_to(desk, row))
    _adopt(desk, row, target, contents)
    return publication.folder


def publish_unfinished(
    desk: Desk, told: Callable[[Row, str], None] = lambda _row, _folder: None
) -> int:
    """Publish what a crash or a fault left recorded but unpublished; returns how many.

    Args:
        desk: the open workspace.
        told: called with each entry and the folder where its papers now lie.

    Raises:
        SigdocsError, OSError: as ``publish``, after all that could be published.
    """
    left = desk.ledger.papers.unpublished()

    def finish(note_sha: str) -> None:
        if row := desk.ledger.entry_by_note_sha(note_sha):
            told(row, publish(desk, row))

    _each(finish, [one.entry for one in left])
    return len(left)


def make_late_pdfs(desk: Desk) -> int:
    """Make the PDFs that LibreOffice could not make before; returns how many were made.

    Raises:
        SigdocsError, OSError: as ``publish``, after all that could be made.
    """
    made = 0
    try:
        desk.office()
    except OfficeError:
        return made  # nothing is made again, only to wait

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
