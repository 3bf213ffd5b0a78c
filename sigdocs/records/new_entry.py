"""What the ledger is asked to record."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewReceiver:
    """Somebody whom a paper is for: a party by its key, or a person by name and number."""

    name: str
    party: str
    reason: str
    channel: str
    number: str


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A version of a paper that an entry must yield.

    Attributes:
        formats: as in ``Rendition``.
        receivers: whom it is for.
        needs: the kinds of information it rests on.
        some: whether any one of those is enough.
    """

    kind: str
    version: int
    stem: str
    title: str
    formats: tuple[str, ...]
    receivers: tuple[NewReceiver, ...] = ()
    needs: tuple[str, ...] = ()
    some: bool = False


@dataclass(frozen=True, slots=True)
class SeriesNumber:
    """A case number taken apart: the ``serial``-th of a ``series`` in a ``year``."""

    series: str
    year: int
    serial: int


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is asked to be recorded.

    Attributes:
        note_sha: fingerprint of the input.
        note_date: day of what the note tells about.
        ruled_on: the "today" that the rules were given.
        note: canonical JSON (``chain.canonical_json``).
        events: canonical JSON.
        extra: canonical JSON of the caller's own, kept in the manifest.
        folder: where the papers go, relative to the outbox; None when there are none.
        number: set when the entry opens its case.
        warnings: keys of matters warned of; those known already are left out.
        work: id of the claimed input that becomes accepted by this.
        after: how many entries of the case the decision was based on; None for "any number".
    """

    case_number: str
    note_sha: str
    note_kind: str
    note_date: dt.date
    recorded_at: dt.datetime
    ruled_on: dt.date
    note: str
    events: str
    extra: str = "{}"
    folder: str | None = None
    documents: tuple[NewDocument, ...] = ()
    number: SeriesNumber | None = None
    warnings: tuple[str, ...] = ()
    work: str | None = None
    after: int | None = None
