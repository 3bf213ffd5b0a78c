"""A copy of the ledger that has been proven whole before it counts as one."""

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

from sigdocs.errors import LedgerError
from sigdocs.folders.files import private_dir, rename_durably, sha256_of
from sigdocs.records.audit import audit
from sigdocs.records.ledger import Ledger


def backup(ledger: Ledger, target: Path) -> Path:
    """Copy the ledger while it is in use, check the copy, and put it at ``target``.

    The copy is made and checked on the ledger's own disk, so ``target`` may be on a network.

    Returns:
        The target.

    Raises:
        FileExistsError: when there is a file at ``target``.
        LedgerError: when the copy is not whole; nothing was put at ``target``.
        OSError: when a disk fails.
    """
    with tempfile.TemporaryDirectory(prefix="kopia-", dir=ledger.path.parent) as room:
        copy = Path(room) / "ledger.db"
        _copy(ledger.path, copy)
        _check(copy)
        _deliver(copy, target)
    return target


def _copy(source: Path, copy: Path) -> None:
    origin, destination = sqlite3.connect(source, timeout=30), sqlite3.connect(copy)
    try:
        origin.backup(destination)
    except sqlite3.Error as error:
        raise LedgerError("Liggaren gick inte att kopiera. Kör ”sigdocs verify”.") from error
    finally:
        destination.close()
        origin.close()


def _check(copy: Path) -> None:
    with Ledger.open(copy) as ledger:
        findings = audit(ledger)
    if findings:
        raise LedgerError(f"Säkerhetskopian är inte hel: {findings[0].text}")


def _deliver(copy: Path, target: Path) -> None:
    private_dir(target.parent)
    draft = target.with_name(f".{target.name}.tmp")
    try:
        with copy.open("rb") as origin, draft.open("wb") as destination:
            shutil.copyfileobj(origin, destination)
            destination.flush()
            os.fsync(destination.fileno())
        draft.chmod(0o600)
        if sha256_of(draft) != sha256_of(copy):
            raise LedgerError("Säkerhetskopian blev inte likadan på målet. Prova en annan disk.")
        rename_durably(draft, target)
    finally:
        draft.unlink(missing_ok=True)
