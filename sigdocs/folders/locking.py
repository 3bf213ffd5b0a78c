"""One process at a time in a workspace."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sigdocs.errors import WorkspaceError
from sigdocs.folders.files import private_dir

LOCK_NAME: Final = ".sigdocs.lock"


@contextmanager
def workspace_lock(records: Path, wait: float = 2.0) -> Iterator[None]:
    """Hold the workspace while the block runs; the system lets go of it if we die.

    Args:
        records: the workspace's ``records/``.
        wait: seconds to wait for another process to finish.

    Raises:
        WorkspaceError: when another process holds it after that.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(private_dir(records) / LOCK_NAME, mode=0o600, fallback_to_soft=False)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise WorkspaceError(
            "sigdocs körs redan i den här arbetsmappen. Låt det andra fönstret eller tjänsten "
            "arbeta klart, eller stoppa den först. Filer i inkorgen tas om hand ändå."
        ) from None
    try:
        yield
    finally:
        lock.release()
