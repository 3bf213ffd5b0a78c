"""Killed at any step and started again, the service loses nothing and does nothing twice."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
MEMORY = Path("/dev/shm")  # a kill leaves what a disk would; only a power cut asks for a real one
PARTS, KILLS = 2, 8

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="forks, and kills with SIGKILL"),
]


@pytest.fixture
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


def crashed(place: Path, part: int, parts: int, kills: int, office: str = "no") -> dict[str, Any]:
    arguments = [str(part), str(parts), str(kills), office, str(place)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash_runner", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    summary: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return summary


@pytest.mark.parametrize("part", range(PARTS))
def test_a_service_killed_at_any_step_ends_as_if_it_had_never_been(place: Path, part: int) -> None:
    summary = crashed(place, part, PARTS, KILLS)
    assert summary["faults"] == {}
    assert summary["kills"] == KILLS // PARTS
    assert summary["steps"] > 4 * KILLS


@pytest.mark.office
def test_so_does_one_that_makes_pdfs(place: Path, needs_office: None) -> None:
    summary = crashed(place, 1, 3, 3, "office")
    assert summary["faults"] == {}
    assert summary["kills"] == 1
