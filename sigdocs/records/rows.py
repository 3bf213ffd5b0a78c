"""What the tables hold, as frozen types. Times are in UTC, fingerprints SHA-256 in hexadecimal."""

import datetime as dt
from dataclasses import dataclass, fields
from enum import StrEnum


class WorkState(StrEnum):
    """How far a claimed input has come; all but ``CLAIMED`` are final."""

    CLAIMED = "claimed"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Work:
    """One input that was taken out of the inbox.

    Attributes:
        id: name of its folder under ``records/work/``.
        original_name: file name as it was dropped; may hold a person's name, so never log it.
    """

    id: str
    original_name: str
    sha256: str
    claimed_at: dt.datetime
    state: WorkState = WorkState.CLAIMED


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted input, as it stands in the ledger for good.

    Attributes:
        seq: 1, 2, 3 … within the case.
        note_sha: fingerprint of the input; the entry's key.
        note_date: day of what the note tells about.
        ruled_on: the "today" that the rules were given.
        note: canonical JSON.
        events: canonical JSON.
        manifest: canonical JSON of all that the entry must yield.
        prev_hash: hash of the case's entry before this.
        hash: over every other column.
    """

    case_number: str
    seq: int
    note_sha: str
    note_kind: str
    note_date: dt.date
    recorded_at: dt.datetime
    ruled_on: dt.date
    note: str
    events: str
    manifest: str
    prev_hash: str
    hash: str

    def columns(self) -> dict[str, object]:
        """Give every column by name, as the chain hashes them."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one paper of a case.

    Attributes:
        entry: ``note_sha`` of the entry that yields it.
        stem: file name without ending.
        title: in Swedish, as printed.
    """

    case_number: str
    kind: str
    version: int
    entry: str
    stem: str
    title: str


@dataclass(frozen=True, slots=True)
class Rendition:
    """A document in one file format.

    Attributes:
        document: which one.
        format: ``docx``, ``pdf``, ``redline`` …
        sha256: fingerprint of the file, None while it waits to be made.
        published_at: when the file was first to be seen in the outbox.
    """

    document: Document
    format: str
    sha256: str | None
    published_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Publication:
    """The folder in the outbox that an entry's papers go to.

    Attributes:
        entry: ``note_sha`` of the entry.
        folder: relative to the outbox, with ``/``.
        published_at: None until all of it is there.
    """

    entry: str
    folder: str
    published_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Returned:
    """An input that lies in ``inbox/retur/`` until its writer has mended it.

    Attributes:
        work: id of the claimed input.
        name: what it is called in ``inbox/retur/``; may hold a person's name, so never log it.
        case_number: None when it was not understood; so also kind and date.
        cleared_at: None as long as it lies there.
        rights: what it asks of that decides who may have what, with commas between; "" for nothing.
        asked: the fields of the note that its questions are about, with commas between.
    """

    work: str
    sha256: str
    name: str
    case_number: str | None
    note_kind: str | None
    note_date: dt.date | None
    returned_at: dt.datetime
    cleared_at: dt.datetime | None = None
    rights: str = ""
    asked: str = ""
