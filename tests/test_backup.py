import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.errors import LedgerError
from sigdocs.records.backup import backup
from sigdocs.records.ledger import Ledger
from tests.ledger_examples import CASE, new_entry


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "records" / "ledger.db") as opened:
        opened.append(new_entry())
        yield opened


def test_a_backup_is_a_whole_ledger_and_leaves_nothing_else_behind(
    ledger: Ledger, tmp_path: Path
) -> None:
    target = backup(ledger, tmp_path / "kopior" / "ledger-2026-11-12.db")
    ledger.append(new_entry(2))
    with Ledger.open(target) as copy:
        assert copy.entries(CASE) == ledger.entries(CASE)[:1]
    assert [each.name for each in target.parent.iterdir()] == [target.name]
    assert [each.name for each in ledger.path.parent.iterdir()] == [ledger.path.name]
    if sys.platform != "win32":
        assert target.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_never_written_over_another(ledger: Ledger, tmp_path: Path) -> None:
    target = backup(ledger, tmp_path / "kopia.db")
    before = target.read_bytes()
    with pytest.raises(FileExistsError):
        backup(ledger, target)
    assert target.read_bytes() == before


def test_a_damaged_ledger_gives_no_backup(ledger: Ledger, tmp_path: Path) -> None:
    raw = sqlite3.connect(ledger.path)
    with raw:
        raw.execute("""UPDATE entry SET note = '{"nuläge":"annat"}'""")
    raw.close()
    with pytest.raises(LedgerError, match=f"inte hel: {CASE} post 1"):
        backup(ledger, tmp_path / "kopia.db")
    assert not (tmp_path / "kopia.db").exists()


def test_a_ledger_that_is_no_database_any_more_gives_no_backup(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.engine.dispose()
    ledger.path.write_bytes(b"torn" * 5000)
    with pytest.raises(LedgerError, match="inte att kopiera"):
        backup(ledger, tmp_path / "kopia.db")
