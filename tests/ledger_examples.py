"""Entries for the tests of the ledger: what they say does not matter there."""

import datetime as dt
import hashlib
from dataclasses import replace

from sigdocs.records.chain import canonical_json
from sigdocs.records.new_entry import NewDocument, NewEntry
from sigdocs.records.rows import Work

NOON = dt.datetime(2026, 11, 12, 12, tzinfo=dt.UTC)
CASE = "SIG-2026-001"


def sha(text: str) -> str:
    return hashlib.sha256(ascii(text).encode()).hexdigest()


def plan(version: int) -> NewDocument:
    stem = f"atgardsplan_v{version:02}"
    return NewDocument("atgardsplan", version, stem, "Åtgärdsplan", ("docx", "pdf", "redline"))


def new_entry(version: int = 1, case: str = CASE, **changes: object) -> NewEntry:
    new = NewEntry(
        case_number=case,
        note_sha=sha(f"{case} {version}"),
        note_kind="uppfoljning",
        note_date=dt.date(2026, 11, 12),
        recorded_at=NOON + dt.timedelta(minutes=version),
        ruled_on=dt.date(2026, 11, 13),
        note=canonical_json({"nuläge": "går till skolan", "version": version}),
        events=canonical_json([{"händelse": "plan reviderad"}]),
        folder=f"arenden/{case}/{version:03}_2026-11-12_uppfoljning",
        documents=(plan(version),),
    )
    return replace(new, **changes)  # type: ignore[arg-type] # the tests know the fields


def work(name: str = "anteckning.docx", number: int = 1) -> Work:
    claimed_at = NOON + dt.timedelta(seconds=number)
    return Work(f"w{number}", name, sha(f"{name} {number}"), claimed_at)
