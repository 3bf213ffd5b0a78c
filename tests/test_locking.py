import subprocess
import sys
import time
from pathlib import Path

import pytest

from sigdocs.errors import WorkspaceError
from sigdocs.folders.locking import workspace_lock

HOLDER = """
import sys
from pathlib import Path
from sigdocs.folders.locking import workspace_lock

with workspace_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return tmp_path / "records"


def test_the_workspace_can_be_held_again_when_let_go(records: Path) -> None:
    for _ in range(2):
        with workspace_lock(records, wait=0):
            assert records.is_dir()


def test_a_second_process_is_told_in_swedish_and_let_in_when_the_first_dies(
    records: Path,
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, records], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        started = time.monotonic()
        with pytest.raises(WorkspaceError, match="körs redan"), workspace_lock(records, wait=0.2):
            pytest.fail("two at once")
        assert time.monotonic() - started > 0.1
        holder.kill()
    with workspace_lock(records, wait=5):
        pass


def test_an_error_inside_lets_go(records: Path) -> None:
    with pytest.raises(KeyError), workspace_lock(records, wait=0):
        raise KeyError
    with workspace_lock(records, wait=0):
        pass
