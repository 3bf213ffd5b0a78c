import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.records.audit import audit
from sigdocs.records.ledger import ChainHead, Ledger
from sigdocs.records.new_entry import SeriesNumber
from sigdocs.records.projection import remake
from tests.ledger_examples import CASE, NOON, new_entry, sha

COLUMNS = {
    "entry": "case_number seq note_sha note_kind note_date recorded_at ruled_on note events "
    "manifest prev_hash hash",
    "document": "case_number kind version entry stem title",
    "rendition": "case_number kind version format",
    "publication": "entry folder",
    "number": "series year serial case_number",
    "warned": "case_number matter entry",
    "person": "personnummer case_number seq",
}
EVERY_COLUMN = [(table, name) for table, names in COLUMNS.items() for name in names.split()]
PROJECTED = [pair for pair in EVERY_COLUMN if pair[0] not in ("entry", "number")]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        opened.append(new_entry(1, number=SeriesNumber("SIG", 2026, 1), warnings=("fyller-18",)))
        opened.append(new_entry(1, "SIG-2026-002"))
        opened.append(new_entry(2, note='{"youth":{"personnummer":"201204152381"}}'))
        opened.papers.mark_published(sha(f"{CASE} 1"), NOON)
        yield opened


def run(ledger: Ledger, statement: str, *values: object) -> None:
    raw = sqlite3.connect(ledger.path)
    with raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(statement, values)
    raw.close()


def flip(ledger: Ledger, table: str, column: str, rng: random.Random) -> None:
    """Flip one bit of the first row's column, as a tired disk would."""
    raw = sqlite3.connect(ledger.path)
    value = raw.execute(f"SELECT {column} FROM {table} ORDER BY rowid LIMIT 1").fetchone()[0]
    raw.close()
    first = f"rowid = (SELECT min(rowid) FROM {table})"
    if isinstance(value, int):
        run(
            ledger,
            f"UPDATE {table} SET {column} = ? WHERE {first}",
            value ^ 1 << rng.randrange(3, 9),
        )
        return
    spoilt = bytearray(value.encode())
    spoilt[rng.randrange(len(spoilt))] ^= 1 << rng.randrange(8)
    run(ledger, f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE {first}", bytes(spoilt))


def test_an_untouched_ledger_has_no_findings(ledger: Ledger) -> None:
    assert audit(ledger) == ()


@pytest.mark.parametrize(("table", "column"), EVERY_COLUMN)
def test_a_flipped_bit_in_any_column_is_found(table: str, column: str, ledger: Ledger) -> None:
    pristine = ledger.path.read_bytes()
    rng = random.Random(f"{table}.{column}")
    for _ in range(4):
        flip(ledger, table, column, rng)
        assert audit(ledger)
        ledger.path.write_bytes(pristine)
    assert audit(ledger) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entry WHERE seq = 1",
        "DELETE FROM document WHERE version = 2",
        "DELETE FROM rendition WHERE format = 'pdf'",
        "DELETE FROM number",
        "DELETE FROM publication",
        "DELETE FROM warned",
        "INSERT INTO warned SELECT case_number, 'annat', note_sha FROM entry LIMIT 1",
        "UPDATE entry SET hash = prev_hash WHERE seq = 2",
    ],
)
def test_what_is_taken_out_or_slipped_in_is_found(statement: str, ledger: Ledger) -> None:
    run(ledger, statement)
    assert audit(ledger)


def test_a_chain_reckoned_anew_is_found_only_by_the_heads_kept_outside(
    ledger: Ledger, tmp_path: Path
) -> None:
    heads = ledger.chain_heads()
    with Ledger.open(tmp_path / "other" / "ledger.db") as forged:
        for version in (1, 2):
            forged.append(new_entry(version, note='{"stod":"annat"}'))
        forged.append(new_entry(1, "SIG-2026-002"))
        assert audit(forged) == ()
        assert [each.text.split(":")[0] for each in audit(forged, heads)] == [f"{CASE} post 2"]
    ledger.append(new_entry(3))
    assert audit(ledger, heads) == ()
    assert audit(ledger, [ChainHead(CASE, 9, "0" * 64)])


def test_a_ledger_that_cannot_be_read_is_a_finding_not_a_crash(ledger: Ledger) -> None:
    ledger.engine.dispose()
    whole = ledger.path.read_bytes()
    ledger.path.write_bytes(whole[:100] + bytes(8000) + whole[8100:])
    assert audit(ledger)


@pytest.mark.parametrize(("table", "column"), PROJECTED)
def test_remaking_the_tables_mends_them_and_keeps_when_it_was_published(
    table: str, column: str, ledger: Ledger
) -> None:
    before = ledger.papers.documents(CASE), ledger.papers.published(), ledger.papers.unpublished()
    run(ledger, f"UPDATE {table} SET {column} = 7 WHERE rowid = (SELECT max(rowid) FROM {table})")
    assert audit(ledger)
    remake(ledger)
    assert audit(ledger) == ()
    after = ledger.papers.documents(CASE), ledger.papers.published(), ledger.papers.unpublished()
    assert after == before


def test_remaking_mends_numbers_and_keeps_those_whose_case_is_gone(ledger: Ledger) -> None:
    run(ledger, "INSERT INTO number VALUES ('SIG', 2020, 4, 'SIG-2020-004')")
    run(ledger, "DELETE FROM number WHERE year = 2026")
    assert audit(ledger)
    remake(ledger)
    assert audit(ledger) == ()
    assert ledger.is_taken("SIG-2020-004")
    assert ledger.is_taken(CASE)
