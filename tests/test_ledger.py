import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sigdocs.errors import AlreadyRecordedError, LedgerError
from sigdocs.records import chain
from sigdocs.records.ledger import ChainHead, Ledger
from sigdocs.records.new_entry import SeriesNumber
from sigdocs.records.rows import WorkState
from tests.ledger_examples import CASE, NOON, new_entry, plan, sha, work


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "records" / "ledger.db") as opened:
        yield opened


def tables(ledger: Ledger) -> dict[str, int]:
    with sqlite3.connect(ledger.path) as raw:
        names = ["entry", "document", "rendition", "publication", "number", "warned"]
        counts = {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    raw.close()
    return counts


def test_an_entry_comes_back_as_it_was_recorded_also_after_closing(ledger: Ledger) -> None:
    recorded = ledger.append(new_entry())
    ledger.close()
    with Ledger.open(ledger.path) as again:
        assert again.entries(CASE) == (recorded,)
        assert again.entry_by_note_sha(recorded.note_sha) == recorded
    assert (recorded.seq, recorded.prev_hash) == (1, chain.GENESIS)
    assert recorded.note == new_entry().note


def test_each_case_has_its_own_chain(ledger: Ledger) -> None:
    first, other = ledger.append(new_entry(1)), ledger.append(new_entry(1, "SIG-2026-002"))
    second = ledger.append(new_entry(2))
    assert second.prev_hash == first.hash
    assert other.prev_hash == chain.GENESIS
    assert ledger.cases() == (CASE, "SIG-2026-002")
    assert ledger.chain_heads() == (
        ChainHead(CASE, 2, second.hash),
        ChainHead("SIG-2026-002", 1, other.hash),
    )


def test_a_case_that_is_not_there_has_no_entries(ledger: Ledger) -> None:
    assert ledger.entries("SIG-1999-001") == ()
    assert ledger.entry_by_note_sha(sha("okänd")) is None
    assert ledger.chain_heads() == ()


def test_the_same_note_twice_writes_nothing_the_second_time(ledger: Ledger) -> None:
    ledger.append(new_entry())
    before = tables(ledger)
    with pytest.raises(AlreadyRecordedError, match="anteckningen finns redan"):
        ledger.append(new_entry(documents=(plan(2),)))
    assert tables(ledger) == before


def test_a_document_version_that_exists_undoes_the_whole_entry(ledger: Ledger) -> None:
    ledger.append(new_entry(1))
    before = tables(ledger)
    with pytest.raises(AlreadyRecordedError):
        ledger.append(new_entry(2, documents=(plan(2), plan(1)), warnings=("fyller-18",)))
    assert tables(ledger) == before
    assert ledger.append(new_entry(2)).seq == 2


def test_a_decision_on_an_older_state_of_the_case_is_refused(ledger: Ledger) -> None:
    ledger.append(new_entry(1, after=0))
    with pytest.raises(AlreadyRecordedError, match="under tiden"):
        ledger.append(new_entry(2, after=0))
    assert ledger.append(new_entry(2, after=1)).seq == 2


def test_text_that_is_not_canonical_is_refused(ledger: Ledger) -> None:
    for text in ('{"b": 1}', '{"b":1,"a":2}', "{", "NaN"):
        with pytest.raises(LedgerError, match="kanonisk"):
            ledger.append(new_entry(note=text))
    assert ledger.cases() == ()


def test_a_time_without_zone_is_a_fault_of_the_caller(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ledger.append(new_entry(recorded_at=NOON.replace(tzinfo=None)))


def test_times_are_kept_in_utc(ledger: Ledger) -> None:
    swedish = dt.timezone(dt.timedelta(hours=1))
    ledger.append(new_entry(recorded_at=dt.datetime(2026, 11, 12, 9, 30, tzinfo=swedish)))
    assert ledger.entries(CASE)[0].recorded_at.isoformat() == "2026-11-12T08:30:00+00:00"


def test_a_number_is_reserved_with_its_case_and_never_proposed_again(ledger: Ledger) -> None:
    assert ledger.next_number("SIG", 2026) == SeriesNumber("SIG", 2026, 1)
    ledger.append(new_entry(case="SIG-2026-007", number=SeriesNumber("SIG", 2026, 7)))
    assert ledger.next_number("SIG", 2026).serial == 8
    assert ledger.next_number("SIG", 2027).serial == 1
    assert ledger.next_number("SIGUV", 2026).serial == 1
    assert ledger.is_taken("SIG-2026-007")
    assert not ledger.is_taken("SIG-2026-001")


@pytest.mark.parametrize("case", ["SIG-2026-007", "SIG-2026-7"])
def test_a_taken_number_cannot_be_taken_again(case: str, ledger: Ledger) -> None:
    number = SeriesNumber("SIG", 2026, 7)
    ledger.append(new_entry(1, "SIG-2026-007", number=number))
    with pytest.raises(AlreadyRecordedError):
        ledger.append(new_entry(2, case, number=number))


def test_a_matter_is_kept_once_however_often_it_is_warned_of(ledger: Ledger) -> None:
    ledger.append(new_entry(1, warnings=("fyller-18", "fyller-18")))
    second = ledger.append(new_entry(2, warnings=("fyller-18", "omatbart-mal/M1")))
    assert '"warnings":["omatbart-mal/M1"]' in second.manifest
    assert ledger.warned_of(CASE) == {"fyller-18", "omatbart-mal/M1"}
    assert ledger.warned_of("SIG-2026-002") == frozenset()


def test_the_claimed_input_is_accepted_with_the_entry_and_only_then(ledger: Ledger) -> None:
    ledger.worklist.claim(work())
    with pytest.raises(LedgerError):
        ledger.append(new_entry(work="w1", note="inte json"))
    assert ledger.worklist.open() == (work(),)
    ledger.append(new_entry(work="w1"))
    assert ledger.worklist.open() == ()
    assert ledger.worklist.find("w1") == replace(work(), state=WorkState.ACCEPTED)


def test_what_the_caller_adds_to_the_manifest_is_hashed_with_it(ledger: Ledger) -> None:
    with_extra = ledger.append(new_entry(extra='{"kvitto":"läst"}'))
    assert '"extra":{"kvitto":"läst"}' in with_extra.manifest
    assert chain.faults_of(ledger.entries(CASE)) == ()


def on_its_connection(ledger: Ledger, pragma: str) -> None:
    """Set the one pooled connection, which the next call uses again."""
    with ledger.engine.connect() as connection:
        connection.exec_driver_sql(pragma)


def test_a_full_disk_is_told_of_and_nothing_is_written(ledger: Ledger) -> None:
    ledger.append(new_entry(1))
    before = tables(ledger)
    on_its_connection(ledger, "PRAGMA max_page_count=1")
    with pytest.raises(LedgerError, match="SQLITE_FULL"):
        ledger.append(new_entry(2, note=chain.canonical_json("x" * 100_000)))
    assert tables(ledger) == before


def test_a_ledger_that_another_holds_is_told_of_after_waiting(ledger: Ledger) -> None:
    on_its_connection(ledger, "PRAGMA busy_timeout=20")
    other = sqlite3.connect(ledger.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="SQLITE_BUSY"):
        ledger.append(new_entry())
    other.close()
    assert ledger.append(new_entry()).seq == 1
