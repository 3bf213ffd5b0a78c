"""What an entry must yield: written once into the entry, read off it for every other table.

So ``document``, ``rendition``, ``publication``, ``number``, ``warned`` and ``person`` can be
checked against the entries, and remade from them.
"""

import dataclasses
import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import TypedDict

import sqlalchemy as sa

from sigdocs.errors import LedgerError
from sigdocs.records import schema
from sigdocs.records.chain import canonical_json
from sigdocs.records.new_entry import NewEntry
from sigdocs.records.rows import Entry

Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""Rows by table, in the order that foreign keys ask for."""

_PERSONNUMMER = re.compile(r'"personnummer":"([^"]*)"')
"""A personnummer in canonical JSON; within a text its quotes are escaped, so a text holds none."""


class _Paper(TypedDict):
    """What every entry tells of a paper; whom it is for is told since receivers were kept."""

    kind: str
    version: int
    stem: str
    title: str
    formats: list[str]


class _Number(TypedDict):
    series: str
    year: int
    serial: int


class _Manifest(TypedDict):
    documents: list[_Paper]
    folder: str | None
    number: _Number | None
    warnings: list[str]


def manifest_of(new: NewEntry, warnings: Collection[str]) -> str:
    """Write the manifest of an entry to be, with those of its warnings that are new."""
    return canonical_json(
        {
            "documents": [dataclasses.asdict(each) for each in new.documents],
            "extra": json.loads(new.extra),
            "folder": new.folder,
            "number": None if new.number is None else dataclasses.asdict(new.number),
            "warnings": sorted(warnings),
        }
    )


def rows_of(entry: Entry) -> Rows:
    """Read off an entry every row it gives in other tables, as yet unpublished.

    Raises:
        LedgerError: when the manifest is damaged.
    """
    try:
        rows = _read(entry, json.loads(entry.manifest))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LedgerError(
            f"{entry.case_number} post {entry.seq}: innehållsförteckningen är skadad."
        ) from error
    return {**rows, "person": _people(entry)}


def insert_rows(connection: sa.Connection, rows: Rows) -> None:
    """Insert rows by table, skipping tables without any."""
    for table, each in rows.items():
        if each:
            connection.execute(schema.metadata.tables[table].insert(), list(each))


def _people(entry: Entry) -> Sequence[Mapping[str, object]]:
    """Give a row for each personnummer, as digits, that the entry's note or events hold."""
    found = _PERSONNUMMER.findall(entry.note) + _PERSONNUMMER.findall(entry.events)
    numbers = {re.sub(r"\D", "", one) for one in found} - {""}
    key = {"case_number": entry.case_number, "seq": entry.seq}
    return [{"personnummer": one, **key} for one in sorted(numbers)]


def _read(entry: Entry, manifest: _Manifest) -> Rows:
    case, number, folder = entry.case_number, manifest["number"], manifest["folder"]
    papers = manifest["documents"]
    key = {"case_number": case, "entry": entry.note_sha}
    return {
        "document": [
            {**key, **{name: each[name] for name in ("kind", "version", "stem", "title")}}
            for each in papers
        ],
        "rendition": [
            {"case_number": case, "kind": each["kind"], "version": each["version"], "format": name}
            for each in papers
            for name in each["formats"]
        ],
        "publication": [] if folder is None else [{"entry": entry.note_sha, "folder": folder}],
        "number": [] if number is None else [{"case_number": case, **number}],
        "warned": [{**key, "matter": each} for each in manifest["warnings"]],
    }
