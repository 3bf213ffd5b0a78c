"""The tables that only repeat what the entries say: compared with them, or remade from them."""

from collections import Counter
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from sigdocs.records import database, schema
from sigdocs.records.ledger import Ledger
from sigdocs.records.manifest import insert_rows, rows_of
from sigdocs.records.rows import Entry

Row = tuple[object, ...]

_FACTS = {"rendition": ("sha256", "published_at"), "publication": ("published_at",)}
"""Columns that tell what happened later, which no entry says."""

_TABLES = ("document", "rendition", "publication", "number", "warned", "person")


def rows_by_table(entries: Iterable[Entry]) -> dict[str, Counter[Row]]:
    """Give the rows that entries ask for, as comparable tuples.

    Raises:
        LedgerError: when a manifest is damaged.
    """
    rows: dict[str, Counter[Row]] = {name: Counter() for name in _TABLES}
    for entry in entries:
        for table, each in rows_of(entry).items():
            rows[table].update(_comparable(row) for row in each)
    return rows


def differences(ledger: Ledger, expected: Mapping[str, Counter[Row]]) -> dict[str, tuple[int, int]]:
    """Compare with what the tables hold.

    Reserved numbers may outlive their case, so those are never too many.

    Returns:
        How many rows are missing and how many too many, for the tables where any are.

    Raises:
        LedgerError: when a table cannot be read.
    """
    found = {}
    for table, wanted in expected.items():
        actual = _actual(ledger, table)
        surplus = 0 if table == "number" else (actual - wanted).total()
        if (missing := (wanted - actual).total()) or surplus:
            found[table] = (missing, surplus)
    return found


def remake(ledger: Ledger) -> None:
    """Throw these tables away and make them again from the entries, in one transaction.

    What was published when, and reserved numbers, are kept.

    Raises:
        LedgerError: when an entry or table is too damaged to read; nothing was changed.
    """
    with database.writing(ledger.engine).begin() as connection:
        facts = {name: _facts(connection, name) for name in _FACTS}
        reserved = connection.execute(sa.select(schema.number)).mappings().all()
        entries = [Entry(*row) for row in connection.execute(sa.select(schema.entry))]
        for table in reversed(_TABLES):
            connection.execute(schema.metadata.tables[table].delete())
        for entry in entries:
            insert_rows(connection, rows_of(entry))
        for name, rows in facts.items():
            _restore_facts(connection, schema.metadata.tables[name], rows)
        _restore_reserved(connection, [dict(row) for row in reserved])


def _comparable(row: Mapping[str, object]) -> Row:
    return tuple(sorted(row.items()))


def _actual(ledger: Ledger, table: str) -> Counter[Row]:
    facts = _FACTS.get(table, ())
    columns = [each for each in schema.metadata.tables[table].c if each.name not in facts]
    with ledger.engine.connect() as connection:
        rows = connection.execute(sa.select(*columns)).mappings()
        return Counter(_comparable({str(name): row[name] for name in row}) for row in rows)


def _facts(connection: sa.Connection, name: str) -> list[dict[str, object]]:
    table = schema.metadata.tables[name]
    done = table.c.published_at.is_not(None)
    return [dict(row) for row in connection.execute(sa.select(table).where(done)).mappings()]


def _restore_facts(
    connection: sa.Connection, table: sa.Table, rows: Iterable[Mapping[str, object]]
) -> None:
    for row in rows:
        same = [column == row[column.name] for column in table.primary_key]
        facts = {name: row[name] for name in _FACTS[table.name]}
        connection.execute(sa.update(table).where(*same).values(facts))


def _restore_reserved(connection: sa.Connection, rows: Iterable[Mapping[str, object]]) -> None:
    number = schema.number.c
    for row in rows:
        same = sa.and_(*(column == row[column.name] for column in schema.number.primary_key))
        same_case = number.case_number == row["case_number"]
        there = sa.select(number.serial).where(same | same_case)
        if connection.scalar(there) is None:
            connection.execute(schema.number.insert(), row)
