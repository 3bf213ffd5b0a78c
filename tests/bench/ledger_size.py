"""Cost of the ledger's steps at growing sizes: ``python -m tests.bench.ledger_size``."""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sigdocs.records import database
from sigdocs.records.append import append
from sigdocs.records.audit import audit
from sigdocs.records.chain import canonical_json
from sigdocs.records.ledger import Ledger
from sigdocs.records.new_entry import NewEntry
from tests.ledger_examples import NOON, new_entry, sha, work

SIZES = (10, 1_000, 20_000)
NOTES_A_CASE = 10
ROUNDS = 40
_NOTE = canonical_json({"text": "Går till skolan tre dagar i veckan. " * 100})


def sized_entry(number: int) -> NewEntry:
    """Give the ``number``-th entry of a ledger with ten notes a case, of a few kB each."""
    case, version = divmod(number, NOTES_A_CASE)
    return new_entry(version + 1, f"SIG-2026-{case:05}", note=_NOTE, events=_NOTE)


def fill(ledger: Ledger, first: int, last: int) -> None:
    """Record entries ``first`` up to ``last`` in one transaction, which is fast."""
    with database.writing(ledger.engine).begin() as connection:
        for number in range(first, last):
            append(connection, sized_entry(number))


def measure(ledger: Ledger, size: int) -> dict[str, float]:
    """Give the median milliseconds of each step on a ledger of ``size`` entries."""
    case = sized_entry(size // 2).case_number
    entry = sha(f"{case} 1")
    claims = iter(range(10**9))
    appends = iter(range(size, size + ROUNDS))
    result = {
        "claim": _median(lambda: ledger.worklist.claim(work(number=10**6 + size + next(claims)))),
        "append": _median(lambda: ledger.append(sized_entry(next(appends)))),
        "entries": _median(lambda: ledger.entries(case)),
        "entry_by_note_sha": _median(lambda: ledger.entry_by_note_sha(entry)),
        "mark_published": _median(lambda: ledger.papers.mark_published(entry, NOON)),
        "open_work": _median(ledger.worklist.open),
        "unpublished": _median(ledger.papers.unpublished),
        "waiting": _median(ledger.papers.waiting),
        "next_number": _median(lambda: ledger.next_number("SIG", 2026)),
        "cases": _median(ledger.cases, 5),
    }
    return result | {"audit": _median(lambda: audit(ledger), 1)}


def run() -> dict[int, dict[str, float]]:
    """Measure at every size, in a folder of its own on the disk of temporary files."""
    results: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            with Ledger.open(Path(folder) / str(size) / "ledger.db") as ledger:
                fill(ledger, 0, size)
                publish_all(ledger)
                results[size] = measure(ledger, size)
    return results


def publish_all(ledger: Ledger) -> None:
    """Mark every paper as made and every folder as published."""
    with database.writing(ledger.engine).begin() as connection:
        connection.exec_driver_sql(
            "UPDATE publication SET published_at = '2026-11-12T12:00:00+00:00'"
        )
        connection.exec_driver_sql(
            "UPDATE rendition SET published_at = '2026-11-12T12:00:00+00:00', sha256 = case_number"
        )


def _median(step: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        step()
        times.append(1000 * (time.perf_counter() - start))
    return round(statistics.median(times), 3)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(), indent=1) + "\n")
