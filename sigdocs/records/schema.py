"""The ledger's tables, for SQLite and PostgreSQL alike.

A change here needs a migration in ``migrations/versions/`` and a new ``HEAD``.
"""

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa

from sigdocs.errors import LedgerError
from sigdocs.records.rows import WorkState

HEAD = "0003"
"""Newest revision in ``migrations/versions/``; tells without Alembic whether to migrate."""

metadata = sa.MetaData()

_Day = TypeVar("_Day", bound=dt.date)


class IsoDay(sa.types.TypeDecorator[dt.date]):
    """A date as ``2026-11-12``, so that its bytes are the same in every database."""

    impl = sa.String(10)
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: sa.Dialect) -> str | None:
        """Write the date."""
        del dialect
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> dt.date | None:
        """Read the date, refusing any other way to write it."""
        del dialect
        return None if value is None else _exact(value, dt.date.fromisoformat)


class IsoTime(sa.types.TypeDecorator[dt.datetime]):
    """A moment in UTC as ``2026-11-12T09:30:00+00:00``."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> str | None:
        """Write the moment in UTC."""
        del dialect
        return None if value is None else value.astimezone(dt.UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> dt.datetime | None:
        """Read the moment, refusing any other way to write it."""
        del dialect
        return None if value is None else _exact(value, dt.datetime.fromisoformat)


def _exact(text: str, read: Callable[[str], _Day]) -> _Day:
    try:
        value = read(text)
    except (TypeError, ValueError):
        value = None
    if value is None or value.isoformat() != text:
        raise LedgerError("En tidsuppgift i liggaren är skadad. Kör ”sigdocs verify”.")
    return value


def _sha(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(64), nullable=nullable)


def _entry_key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(64), sa.ForeignKey("entry.note_sha"), nullable=False)


work = sa.Table(
    "work",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("original_name", sa.Text, nullable=False),
    _sha("sha256"),
    sa.Column("claimed_at", IsoTime, nullable=False),
    sa.Column(
        "state",
        sa.Enum(
            WorkState,
            native_enum=False,
            length=16,
            create_constraint=True,
            name="work_state",
            values_callable=lambda states: [each.value for each in states],
        ),
        nullable=False,
    ),
    sa.Index("ix_work_state", "state"),
    sa.Index("ix_work_sha256", "sha256"),
)

entry = sa.Table(
    "entry",
    metadata,
    sa.Column("case_number", sa.String(64), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("note_sha", sa.String(64), primary_key=True),
    sa.Column("note_kind", sa.String(64), nullable=False),
    sa.Column("note_date", IsoDay, nullable=False),
    sa.Column("recorded_at", IsoTime, nullable=False),
    sa.Column("ruled_on", IsoDay, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("events", sa.Text, nullable=False),
    sa.Column("manifest", sa.Text, nullable=False),
    _sha("prev_hash"),
    _sha("hash"),
    sa.UniqueConstraint("case_number", "seq", name="uq_entry_case_number_seq"),
    sa.CheckConstraint("seq >= 1", name="seq_from_one"),
)

document = sa.Table(
    "document",
    metadata,
    sa.Column("case_number", sa.String(64), primary_key=True),
    sa.Column("kind", sa.String(64), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    _entry_key("entry"),
    sa.Column("stem", sa.String(255), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Index("ix_document_entry", "entry"),
)

rendition = sa.Table(
    "rendition",
    metadata,
    sa.Column("case_number", sa.String(64), primary_key=True),
    sa.Column("kind", sa.String(64), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("format", sa.String(16), primary_key=True),
    _sha("sha256", nullable=True),
    sa.Column("published_at", IsoTime),
    sa.ForeignKeyConstraint(
        ["case_number", "kind", "version"],
        ["document.case_number", "document.kind", "document.version"],
        name="fk_rendition_document",
    ),
    sa.Index("ix_rendition_sha256", "sha256"),
)

publication = sa.Table(
    "publication",
    metadata,
    sa.Column("entry", sa.String(64), sa.ForeignKey("entry.note_sha"), primary_key=True),
    sa.Column("folder", sa.String(255), nullable=False, unique=True),
    sa.Column("published_at", IsoTime),
    sa.Index("ix_publication_published_at", "published_at"),
)

number = sa.Table(
    "number",
    metadata,
    sa.Column("series", sa.String(32), primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("serial", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("case_number", sa.String(64), nullable=False, unique=True),
)

returned = sa.Table(
    "returned",
    metadata,
    sa.Column("work", sa.String(64), sa.ForeignKey("work.id"), primary_key=True),
    _sha("sha256"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("case_number", sa.String(64)),
    sa.Column("note_kind", sa.String(64)),
    sa.Column("note_date", IsoDay),
    sa.Column("returned_at", IsoTime, nullable=False),
    sa.Column("cleared_at", IsoTime),
    sa.Column("rights", sa.String(64), nullable=False, server_default=""),
    sa.Column("asked", sa.Text, nullable=False, server_default=""),
    sa.Index("ix_returned_cleared_at", "cleared_at"),
)

warned = sa.Table(
    "warned",
    metadata,
    sa.Column("case_number", sa.String(64), primary_key=True),
    sa.Column("matter", sa.String(255), primary_key=True),
    _entry_key("entry"),
)

person = sa.Table(
    "person",
    metadata,
    sa.Column("personnummer", sa.Text, primary_key=True),
    sa.Column("case_number", sa.String(64), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
)
