"""The ledger: the one truth about every case, append-only.

``Ledger`` holds the entries; its ``papers`` tell what became of the documents, its ``worklist``
what the service has taken in and given back.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from sigdocs.model.note import NoteKind
from sigdocs.records import database, schema
from sigdocs.records.append import append
from sigdocs.records.new_entry import NewEntry, SeriesNumber
from sigdocs.records.papers import Papers
from sigdocs.records.rows import Entry
from sigdocs.records.worklist import Worklist


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last entry of a case; holds no secret, so it may be kept on paper outside."""

    case_number: str
    seq: int
    hash: str


class Ledger:
    """An open ledger; use as a context manager. Safe for several threads and processes."""

    def __init__(self, engine: sa.Engine, path: Path) -> None:
        self.engine = engine
        self.path = path
        self._writing = database.writing(engine)
        self.papers = Papers(engine)
        self.worklist = Worklist(engine)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the ledger at ``path``, making it or bringing its tables up to date.

        Raises:
            WorkspaceError: when it lies on a network file system.
            LedgerError: when it is damaged, locked, or of a newer version.
        """
        engine = database.sqlite_engine(path)
        try:
            database.upgrade(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, path)

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def append(self, new: NewEntry) -> Entry:
        """Record an entry and all that follows from it, whole or not at all.

        Raises:
            AlreadyRecordedError: when the note, the number, a document version or the case's
                next entry is there already; nothing was written.
            LedgerError: when a JSON text is not canonical, or the file cannot be written.
        """
        with self._writing.begin() as connection:
            return append(connection, new)

    def entries(self, case_number: str) -> tuple[Entry, ...]:
        """Give a case's entries in order; () when there is no such case."""
        query = (
            sa.select(schema.entry)
            .where(schema.entry.c.case_number == case_number)
            .order_by(schema.entry.c.seq)
        )
        return self._read(query)

    def entry_by_note_sha(self, note_sha: str) -> Entry | None:
        """Find the entry that an input gave, None when it gave none."""
        found = self._read(sa.select(schema.entry).where(schema.entry.c.note_sha == note_sha))
        return found[0] if found else None

    def opening_with(self, kind: str, day: dt.date, note: str) -> Entry | None:
        """Find the entry that opened a case with exactly this note (canonical JSON)."""
        entry = schema.entry.c
        same = (entry.seq == 1, entry.note_date == day, entry.note_kind == kind, entry.note == note)
        found = self._read(sa.select(schema.entry).where(*same))
        return found[0] if found else None

    def cases(self) -> tuple[str, ...]:
        """Give the numbers of all cases, sorted as text."""
        column = schema.entry.c.case_number
        with self.engine.connect() as connection:
            return tuple(connection.scalars(sa.select(column).distinct().order_by(column)))

    def telling_of(self, personnummer: str) -> tuple[str, ...]:
        """Give the cases with an entry that holds a personnummer (12 digits), sorted as text."""
        person = schema.person.c
        query = (
            sa.select(person.case_number)
            .where(person.personnummer == personnummer)
            .distinct()
            .order_by(person.case_number)
        )
        with self.engine.connect() as connection:
            return tuple(connection.scalars(query))

    def from_nominations(self) -> dict[str, Entry | None]:
        """Give the cases opened with the code of a nomination, each with the entry that opened it.

        None for a case that corrections may have given another code, or taken it from.
        """
        entry = schema.entry.c
        said = sa.func.replace(entry.events, '"nomination":""', "").contains('"nomination":"')
        mended = entry.note_kind == NoteKind.CORRECTION.value
        opened = self._read(sa.select(schema.entry).where(entry.seq == 1, said))
        with self.engine.connect() as connection:
            told = connection.scalars(sa.select(entry.case_number).where(mended, said).distinct())
            every = connection.scalars(sa.select(entry.case_number).where(mended).distinct())
            found, corrected = dict.fromkeys(told), frozenset(every)
        alone = {one.case_number: one for one in opened if one.case_number not in corrected}
        return found | dict.fromkeys(one.case_number for one in opened) | alone

    def chain_heads(self) -> tuple[ChainHead, ...]:
        """Give the last entry of each case, to be kept outside as an anchor."""
        entry = schema.entry.c
        last = (
            sa.select(entry.case_number, sa.func.max(entry.seq).label("seq"))
            .group_by(entry.case_number)
            .subquery()
        )
        query = (
            sa.select(entry.case_number, entry.seq, entry.hash)
            .join_from(
                schema.entry,
                last,
                (entry.case_number == last.c.case_number) & (entry.seq == last.c.seq),
            )
            .order_by(entry.case_number)
        )
        with self.engine.connect() as connection:
            return tuple(ChainHead(*row) for row in connection.execute(query))

    def newest(self) -> dt.datetime | None:
        """Say when the latest entry was recorded; None when there is none."""
        with self.engine.connect() as connection:
            latest: dt.datetime | None = connection.scalar(
                sa.select(sa.func.max(schema.entry.c.recorded_at))
            )
        return latest

    def next_number(self, series: str, year: int) -> SeriesNumber:
        """Propose the number after the highest ever reserved; ``append`` reserves it."""
        number = schema.number.c
        highest = sa.select(sa.func.max(number.serial)).where(
            number.series == series, number.year == year
        )
        with self.engine.connect() as connection:
            return SeriesNumber(series, year, (connection.scalar(highest) or 0) + 1)

    def is_taken(self, case_number: str) -> bool:
        """Say whether a case number has ever been reserved."""
        number = schema.number.c
        query = sa.select(number.serial).where(number.case_number == case_number)
        with self.engine.connect() as connection:
            return connection.scalar(query) is not None

    def warned_of(self, case_number: str) -> frozenset[str]:
        """Give the keys of the matters that a case's receipts have warned of."""
        warned = schema.warned.c
        query = sa.select(warned.matter).where(warned.case_number == case_number)
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(query))

    def _read(self, query: sa.Select[*tuple[Any, ...]]) -> tuple[Entry, ...]:
        with self.engine.connect() as connection:
            return tuple(Entry(*row) for row in connection.execute(query))
