"""How an entry comes into the ledger: with all that follows from it, in one transaction."""

import dataclasses
import datetime as dt

import sqlalchemy as sa

from sigdocs.errors import AlreadyRecordedError, LedgerError
from sigdocs.records import schema
from sigdocs.records.chain import GENESIS, hash_of, is_canonical
from sigdocs.records.manifest import insert_rows, manifest_of, rows_of
from sigdocs.records.new_entry import NewEntry
from sigdocs.records.rows import Entry, WorkState


def append(connection: sa.Connection, new: NewEntry) -> Entry:
    """Record an entry with its documents, publication, number and warnings.

    The connection must hold the write lock; the caller commits.

    Raises:
        AlreadyRecordedError: when the note, the number, a document version or the case's next
            entry is there already.
        LedgerError: when a JSON text is not canonical.
        ValueError: when ``recorded_at`` has no time zone.
    """
    _check_texts(new)
    _check_unused(connection, new)
    entry = _chained(connection, new)
    try:
        connection.execute(schema.entry.insert(), entry.columns())
        insert_rows(connection, rows_of(entry))
    except sa.exc.IntegrityError as error:
        raise AlreadyRecordedError(
            f"{new.case_number}: något av det som skulle skrivas finns redan."
        ) from error
    if new.work is not None:
        accepted = sa.update(schema.work).values(state=WorkState.ACCEPTED)
        connection.execute(accepted.where(schema.work.c.id == new.work))
    return entry


def _check_texts(new: NewEntry) -> None:
    if new.recorded_at.tzinfo is None:
        raise ValueError("recorded_at needs a time zone")
    for text in (new.note, new.events, new.extra):
        if not is_canonical(text):
            raise LedgerError(f"{new.case_number}: texten är inte kanonisk JSON.")


def _check_unused(connection: sa.Connection, new: NewEntry) -> None:
    same_note = sa.select(schema.entry.c.seq).where(schema.entry.c.note_sha == new.note_sha)
    if connection.scalar(same_note) is not None:
        raise AlreadyRecordedError(f"{new.case_number}: anteckningen finns redan i liggaren.")
    taken = sa.select(schema.number.c.serial).where(schema.number.c.case_number == new.case_number)
    if new.number is not None and connection.scalar(taken) is not None:
        raise AlreadyRecordedError(f"Ärendenumret {new.case_number} är redan taget.")


def _chained(connection: sa.Connection, new: NewEntry) -> Entry:
    seq, previous = _head(connection, new.case_number)
    if new.after is not None and new.after != seq:
        raise AlreadyRecordedError(
            f"{new.case_number}: ärendet har fått post {seq} under tiden. Läs in det igen."
        )
    open_entry = Entry(
        case_number=new.case_number,
        seq=seq + 1,
        note_sha=new.note_sha,
        note_kind=new.note_kind,
        note_date=new.note_date,
        recorded_at=new.recorded_at.astimezone(dt.UTC),
        ruled_on=new.ruled_on,
        note=new.note,
        events=new.events,
        manifest=manifest_of(new, _not_warned_of(connection, new)),
        prev_hash=previous,
        hash="",
    )
    return dataclasses.replace(open_entry, hash=hash_of(open_entry.columns()))


def _head(connection: sa.Connection, case_number: str) -> tuple[int, str]:
    entry = schema.entry.c
    last = (
        sa.select(entry.seq, entry.hash)
        .where(entry.case_number == case_number)
        .order_by(entry.seq.desc())
        .limit(1)
    )
    row = connection.execute(last).one_or_none()
    return (0, GENESIS) if row is None else (row.seq, row.hash)


def _not_warned_of(connection: sa.Connection, new: NewEntry) -> list[str]:
    if not new.warnings:
        return []
    warned = schema.warned.c
    known = connection.scalars(
        sa.select(warned.matter).where(warned.case_number == new.case_number)
    )
    return sorted(set(new.warnings) - set(known))
