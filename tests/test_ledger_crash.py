"""Killed at any moment, or written by two at once, the ledger holds whole entries only."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sigdocs.records.audit import audit
from sigdocs.records.ledger import Ledger
from sigdocs.records.rows import WorkState
from tests.ledger_examples import CASE

ROOT = Path(__file__).parent.parent
KILLS = int(os.environ.get("SIGDOCS_KILLS", "10"))  # ”make soak” asks for more


def writer(path: Path, first: int, count: int) -> subprocess.Popen[bytes]:
    arguments = [str(path), CASE, str(first), str(count)]
    program = [sys.executable, "-m", "tests.ledger_writer", *arguments]
    return subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE)


def wait_until_open(process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"open"


def check_whole(path: Path) -> int:
    with Ledger.open(path) as ledger:
        assert audit(ledger) == ()
        entries = ledger.entries(CASE)
        for entry in entries:
            assert len(ledger.papers.renditions(entry.note_sha)) == 3
            assert ledger.papers.publication(entry.note_sha) is not None
        for entry in entries:
            version = int(entry.note.partition('"version":')[2].rstrip("}"))
            claimed = ledger.worklist.find(f"w{version}")
            assert claimed is not None
            assert claimed.state is WorkState.ACCEPTED
        assert len(ledger.worklist.open()) <= 1
    return len(entries)


@pytest.mark.slow
def test_a_writer_killed_at_any_moment_leaves_whole_entries_only(tmp_path: Path) -> None:
    path, rng, counts = tmp_path / "records" / "ledger.db", random.Random(12), [0]
    for _ in range(KILLS):
        process = writer(path, counts[-1] + 1, 10_000)
        wait_until_open(process)
        time.sleep(rng.uniform(0.002, 0.08))
        process.kill()
        process.communicate()
        counts.append(check_whole(path))
    assert counts == sorted(counts)
    assert counts[-1] > 0


@pytest.mark.slow
def test_two_writers_that_start_at_once_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "records" / "ledger.db"
    both = [writer(path, 1, 40), writer(path, 31, 40)]
    for process in both:
        process.communicate()
        assert process.returncode == 0
    assert check_whole(path) == 70
