"""What the service has taken out of the inbox, and what it has given back."""

import dataclasses
import datetime as dt

import sqlalchemy as sa

from sigdocs.records import database, schema
from sigdocs.records.rows import Returned, Work, WorkState


class Worklist:
    """Claimed inputs and returned ones."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._writing = database.writing(engine)

    def claim(self, work: Work) -> None:
        """Note that an input has been claimed; may be said again, the first time stands."""
        claimed = dataclasses.replace(work, original_name=_storable(work.original_name))
        with self._writing.begin() as connection:
            known = sa.select(schema.work.c.id).where(schema.work.c.id == work.id)
            if connection.scalar(known) is None:
                connection.execute(schema.work.insert(), dataclasses.asdict(claimed))

    def find(self, work_id: str) -> Work | None:
        """Give the claimed input of that id, None when there is none."""
        found = self._work(schema.work.c.id == work_id)
        return found[0] if found else None

    def name_of(self, sha256: str) -> str:
        """Give the file name that an accepted input was dropped under, "" when it is not known."""
        columns = schema.work.c
        found = self._work((columns.sha256 == sha256) & (columns.state == WorkState.ACCEPTED))
        return found[-1].original_name if found else ""

    def open(self) -> tuple[Work, ...]:
        """Give what was claimed and is not yet done with, oldest first."""
        return self._work(schema.work.c.state == WorkState.CLAIMED)

    def finish(self, work_id: str, state: WorkState) -> None:
        """Note how it went with a claimed input; ``append`` does so itself for accepted ones."""
        change = sa.update(schema.work).values(state=state).where(schema.work.c.id == work_id)
        with self._writing.begin() as connection:
            connection.execute(change)

    def give_back(self, returned: Returned) -> None:
        """Note that a claimed input lies in the returned folder; may be said again."""
        done = (
            sa.update(schema.work)
            .values(state=WorkState.RETURNED)
            .where(schema.work.c.id == returned.work)
        )
        row = dataclasses.asdict(returned) | {"name": _storable(returned.name)}
        with self._writing.begin() as connection:
            same = schema.returned.c.work == returned.work
            connection.execute(sa.delete(schema.returned).where(same))
            connection.execute(schema.returned.insert(), row)
            connection.execute(done)

    def returned(self) -> tuple[Returned, ...]:
        """Give what still lies in the returned folder, oldest first."""
        columns = schema.returned.c
        query = (
            sa.select(schema.returned)
            .where(columns.cleared_at.is_(None))
            .order_by(columns.returned_at, columns.work)
        )
        with self._engine.connect() as connection:
            return tuple(Returned(*row) for row in connection.execute(query))

    def clear(self, work_id: str, at: dt.datetime) -> None:
        """Note that a returned input no longer lies there."""
        change = (
            sa.update(schema.returned)
            .values(cleared_at=at)
            .where(schema.returned.c.work == work_id)
        )
        with self._writing.begin() as connection:
            connection.execute(change)

    def _work(self, where: sa.ColumnElement[bool]) -> tuple[Work, ...]:
        query = (
            sa.select(schema.work).where(where).order_by(schema.work.c.claimed_at, schema.work.c.id)
        )
        with self._engine.connect() as connection:
            return tuple(Work(*row) for row in connection.execute(query))


def _storable(name: str) -> str:
    """Spell out the bytes of a file name that are no text; a database takes text only."""
    return name.encode("utf-8", "backslashreplace").decode()
