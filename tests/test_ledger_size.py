"""What is asked at every note goes by an index, so its cost does not grow with the ledger."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from sigdocs.records.ledger import Ledger
from tests.bench.ledger_size import fill, sized_entry
from tests.ledger_examples import CASE, NOON, sha, work

EVERY_NOTE: dict[str, Callable[[Ledger], object]] = {
    "claim": lambda ledger: ledger.worklist.claim(work()),
    "append": lambda ledger: ledger.append(sized_entry(7)),
    "entries": lambda ledger: ledger.entries(CASE),
    "entry_by_note_sha": lambda ledger: ledger.entry_by_note_sha(sha("x")),
    "renditions": lambda ledger: ledger.papers.renditions(sha("x")),
    "unpublished": lambda ledger: ledger.papers.unpublished(),
    "waiting": lambda ledger: ledger.papers.waiting(),
    "mark_published": lambda ledger: ledger.papers.mark_published(sha("x"), NOON),
    "open": lambda ledger: ledger.worklist.open(),
    "returned": lambda ledger: ledger.worklist.returned(),
    "next_number": lambda ledger: ledger.next_number("SIG", 2026),
    "is_taken": lambda ledger: ledger.is_taken(CASE),
    "telling_of": lambda ledger: ledger.telling_of("201104152390"),
    "warned_of": lambda ledger: ledger.warned_of(CASE),
}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        fill(opened, 0, 3)
        yield opened


def statements(ledger: Ledger, step: Callable[[Ledger], object]) -> list[tuple[str, Any]]:
    seen: list[tuple[str, Any]] = []

    def listen(_c: object, _cursor: object, text: str, values: Any, *_: object) -> None:
        seen.append((text, values))

    sa.event.listen(ledger.engine, "before_cursor_execute", listen)
    step(ledger)
    sa.event.remove(ledger.engine, "before_cursor_execute", listen)
    return [each for each in seen if each[0].startswith(("SELECT", "UPDATE", "DELETE"))]


@pytest.mark.parametrize("name", EVERY_NOTE)
def test_what_is_asked_at_every_note_never_reads_a_whole_table(name: str, ledger: Ledger) -> None:
    asked = statements(ledger, EVERY_NOTE[name])
    raw = sqlite3.connect(ledger.path)
    plans = [
        row[3]
        for text, values in asked
        for row in raw.execute(f"EXPLAIN QUERY PLAN {text}", values)
    ]
    raw.close()
    assert plans
    assert [each for each in plans if each.startswith("SCAN")] == []


def test_a_query_without_an_index_would_be_noticed(ledger: Ledger) -> None:
    ((text, values),) = statements(ledger, lambda each: each.cases())
    raw = sqlite3.connect(ledger.path)
    plans = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {text}", values)]
    raw.close()
    assert plans[0].startswith("SCAN entry USING COVERING INDEX")
