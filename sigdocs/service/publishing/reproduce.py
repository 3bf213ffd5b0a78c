"""Making recorded papers again, to see that they come out as they were, and putting back lost ones.

Nothing that lies in the outbox is ever written over: only what is missing is laid there.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sigdocs.documents.due import due
from sigdocs.errors import LedgerError, SigdocsError
from sigdocs.folders.files import write_durably
from sigdocs.folders.manifest import MANIFEST, Entry, Manifest
from sigdocs.folders.outbox import publish
from sigdocs.records.rows import Entry as Row
from sigdocs.records.rows import Rendition
from sigdocs.service.codec import history_of, program_of
from sigdocs.service.desk import Desk
from sigdocs.service.provenance import program
from sigdocs.service.publishing import files as papers


class Verdict(StrEnum):
    """How a paper made again compares with the recorded one."""

    EQUAL = "lika"
    DRAWN_OTHERWISE = "ritas annorlunda av dagens program"
    DIFFERS = "olika"
    FAILED = "gick inte att göra om"
    NO_OFFICE = "ej jämförd, LibreOffice saknas"
    WAITS = "väntar på att göras"


@dataclass(frozen=True, slots=True)
class Remade:
    """One file of a recorded entry, made again.

    Attributes:
        made_by: the program that made the recorded one; "" when that was not kept.
    """

    case_number: str
    seq: int
    name: str
    verdict: Verdict
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was missing in the outbox: relative paths of what now lies there, and what could not."""

    laid: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def remake_papers(desk: Desk, rows: Sequence[Row]) -> tuple[Remade, ...]:
    """Make the papers of the last of a case's rows again, and compare; writes nothing."""
    row = rows[-1]
    recorded = desk.ledger.papers.renditions(row.note_sha)
    if not recorded:
        return ()
    try:
        made = papers.make_pdfs(desk, papers.make_again(desk, rows))
    except SigdocsError:
        made = None
    contents = None if made is None else {file.name: file.content for file in made}
    made_by = program_of(row)
    return tuple(
        Remade(row.case_number, row.seq, name, _explained(desk, one, verdict, made_by), made_by)
        for one in recorded
        for name in (papers.file_name(one.document.stem, one.format),)
        for verdict in (_verdict(one, name, contents),)
    )


def _explained(desk: Desk, recorded: Rendition, verdict: Verdict, made_by: str) -> Verdict:
    """A difference as another program's, when the recorded file is whole and was the one given out.

    A register and a store that somebody has changed together agree with each other, but not with
    the manifest of the published folder.
    """
    if verdict is not Verdict.DIFFERS or made_by in {"", program()}:
        return verdict
    if not _was_published(desk, recorded):
        return verdict
    try:
        desk.store.get(recorded.sha256 or "")
    except LedgerError:
        return verdict
    return Verdict.DRAWN_OTHERWISE


def _was_published(desk: Desk, recorded: Rendition) -> bool:
    """Whether the published folder's manifest names the recorded file, or has been moved away."""
    publication = desk.ledger.papers.publication(recorded.document.entry)
    manifest = _manifest(desk.workspace.outbox / publication.folder) if publication else None
    if manifest is None:
        return True
    listed = manifest.files.get(papers.file_name(recorded.document.stem, recorded.format))
    return listed is not None and listed.sha256 == recorded.sha256


def _verdict(
    recorded: Rendition, name: str, contents: Mapping[str, bytes | None] | None
) -> Verdict:
    if recorded.sha256 is None:
        return Verdict.WAITS
    if contents is None or name not in contents:
        return Verdict.FAILED
    content = contents[name]
    if content is None:
        return Verdict.NO_OFFICE
    same = hashlib.sha256(content).hexdigest() == recorded.sha256
    return Verdict.EQUAL if same else Verdict.DIFFERS


def put_back(desk: Desk, rows: Sequence[Row]) -> PutBack:
    """Lay what is missing of the published set of the last of a case's rows.

    Raises:
        OSError: when a disk or share fails; the call can be made again.
    """
    publication = desk.ledger.papers.publication(rows[-1].note_sha)
    if publication is None or publication.published_at is None:
        return PutBack()
    target = desk.workspace.outbox / publication.folder
    kept, lost = _kept(desk, rows[-1])
    receipts = _receipts(desk, rows, kept)
    if not os.path.lexists(target):
        contents = {**kept, papers.RECEIPT: receipts[0]}
        publish(desk.workspace.outbox, publication.folder, contents)
        laid: list[str] = [*contents, MANIFEST]
    else:
        laid, more = _fill(target, kept, receipts)
        lost += more
    return PutBack(_below(publication.folder, laid), _below(publication.folder, set(lost)))


def _below(folder: str, names: Sequence[str] | set[str]) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}" for name in sorted(names))


def _kept(desk: Desk, row: Row) -> tuple[dict[str, bytes], list[str]]:
    """The finished papers of an entry from the store, and the names of those it has lost."""
    kept: dict[str, bytes] = {}
    lost: list[str] = []
    for one in desk.ledger.papers.renditions(row.note_sha):
        name = papers.file_name(one.document.stem, one.format)
        try:
            if one.sha256 is not None:
                kept[name] = desk.store.get(one.sha256)
        except LedgerError:
            lost.append(name)
    return kept, lost


def _receipts(desk: Desk, rows: Sequence[Row], kept: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The receipt as it would be now, and as it was while every PDF waited."""
    profile = papers.materials_of(desk, rows[-1]).profile
    wanted = [
        (document, form, papers.file_name(document.stem, form))
        for document in due(history_of(rows), profile)
        for form in papers.formats_of(document)
    ]
    now = [papers.File(document, form, kept.get(name)) for document, form, name in wanted]
    then = [
        papers.File(one.document, one.format, None if one.format == papers.PDF else one.content)
        for one in now
    ]
    return papers.receipt_of(rows, now), papers.receipt_of(rows, then)


def _fill(
    target: Path, kept: Mapping[str, bytes], receipts: Sequence[bytes]
) -> tuple[list[str], list[str]]:
    """Lay the files of a set that are missing; those that the manifest knows otherwise are lost."""
    manifest = _manifest(target)
    listed = (manifest or Manifest.of({**kept, papers.RECEIPT: receipts[0]})).files
    laid: list[str] = []
    lost: list[str] = []
    for name in [each for each in listed if not os.path.lexists(target / each)]:
        choices = receipts if name == papers.RECEIPT else [kept.get(name, b"")]
        found = [content for content in choices if Entry.of(content) == listed[name]]
        if found:
            write_durably(target / name, found[0])
        (laid if found else lost).append(name)
    if manifest is None and not os.path.lexists(target / MANIFEST):
        write_durably(target / MANIFEST, Manifest(listed).to_bytes())
        laid.append(MANIFEST)
    return laid, lost


def _manifest(target: Path) -> Manifest | None:
    try:
        return Manifest.read(target)
    except (OSError, ValueError, KeyError, TypeError):
        return None
