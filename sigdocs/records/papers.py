"""What became of the documents: which files they are, and whether they are to be seen."""

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from sigdocs.errors import LedgerError
from sigdocs.records import database, schema
from sigdocs.records.rows import Document, Publication, Rendition

_DOCUMENT = tuple(schema.document.c)
_RENDITION = (schema.rendition.c.format, schema.rendition.c.sha256, schema.rendition.c.published_at)


class Papers:
    """Documents, their renditions and the folders they are published in."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._writing = database.writing(engine)

    def documents(self, case_number: str) -> tuple[Document, ...]:
        """Give every version of every paper of a case, by kind and version."""
        query = (
            sa.select(*_DOCUMENT)
            .where(schema.document.c.case_number == case_number)
            .order_by(schema.document.c.kind, schema.document.c.version)
        )
        with self._engine.connect() as connection:
            return tuple(Document(*row) for row in connection.execute(query))

    def renditions(self, entry: str) -> tuple[Rendition, ...]:
        """Give the files, made or waiting, of the documents of an entry (its ``note_sha``)."""
        return self._renditions(schema.document.c.entry == entry)

    def waiting(self) -> tuple[Rendition, ...]:
        """Give the files that are still to be made though their folder is published."""
        published = sa.exists().where(
            schema.publication.c.entry == schema.document.c.entry,
            schema.publication.c.published_at.is_not(None),
        )
        return self._renditions(schema.rendition.c.sha256.is_(None), published)

    def publication(self, entry: str) -> Publication | None:
        """Give the folder of an entry (its ``note_sha``), None when it yields no papers."""
        found = self._publications(schema.publication.c.entry == entry)
        return found[0] if found else None

    def unpublished(self) -> tuple[Publication, ...]:
        """Give the folders that are still to be published, in the order of recording."""
        return self._publications(schema.publication.c.published_at.is_(None))

    def published(self) -> tuple[Publication, ...]:
        """Give the folders that have been published, in the order of recording."""
        return self._publications(schema.publication.c.published_at.is_not(None))

    def fingerprints(self) -> tuple[str, ...]:
        """Give the SHA-256 of every recorded input and every finished file."""
        made = schema.rendition.c.sha256
        query = sa.union(
            sa.select(schema.entry.c.note_sha), sa.select(made).where(made.is_not(None))
        )
        with self._engine.connect() as connection:
            return tuple(sorted(connection.scalars(query)))

    def mark_published(self, entry: str, at: dt.datetime, made: Iterable[Rendition] = ()) -> None:
        """Note that an entry's folder is to be seen, and which files are in it.

        May be said again; the first moment stands.

        Raises:
            LedgerError: as ``fill``; nothing was written.
        """
        publication = schema.publication.c
        mark = (
            sa.update(schema.publication)
            .values(published_at=at)
            .where(publication.entry == entry, publication.published_at.is_(None))
        )
        with self._writing.begin() as connection:
            _fill(connection, made)
            connection.execute(mark)

    def fill(self, made: Iterable[Rendition]) -> None:
        """Note the fingerprints of files that have been made, passing over those that wait.

        May be said again.

        Raises:
            LedgerError: when one of them has another fingerprint already (a published version
                is never altered), or is no rendition of the ledger; nothing was written.
        """
        with self._writing.begin() as connection:
            _fill(connection, made)

    def _renditions(self, *where: sa.ColumnElement[bool]) -> tuple[Rendition, ...]:
        query = (
            sa.select(*_DOCUMENT, *_RENDITION)
            .join_from(schema.rendition, schema.document)
            .where(*where)
            .order_by(*schema.rendition.primary_key)
        )
        split = len(_DOCUMENT)
        with self._engine.connect() as connection:
            rows = connection.execute(query)
            return tuple(Rendition(Document(*row[:split]), *row[split:]) for row in rows)

    def _publications(self, where: sa.ColumnElement[bool]) -> tuple[Publication, ...]:
        query = (
            sa.select(schema.publication)
            .join(schema.entry)
            .where(where)
            .order_by(schema.entry.c.recorded_at, schema.entry.c.case_number, schema.entry.c.seq)
        )
        with self._engine.connect() as connection:
            return tuple(Publication(*row) for row in connection.execute(query))


def _fill(connection: sa.Connection, made: Iterable[Rendition]) -> None:
    for each in (file for file in made if file.sha256 is not None):
        same = _is(each)
        row = connection.execute(sa.select(schema.rendition.c.sha256).where(*same)).one_or_none()
        if row is None or row.sha256 not in (None, each.sha256):
            raise LedgerError(
                f"{each.document.stem} ({each.format}): filen är en annan än den som redan "
                "är registrerad. Det som har publicerats ändras aldrig."
            )
        if row.sha256 is None:
            values = {"sha256": each.sha256, "published_at": each.published_at}
            connection.execute(sa.update(schema.rendition).where(*same).values(values))


def _is(rendition: Rendition) -> tuple[sa.ColumnElement[bool], ...]:
    column, document = schema.rendition.c, rendition.document
    return (
        column.case_number == document.case_number,
        column.kind == document.kind,
        column.version == document.version,
        column.format == rendition.format,
    )
