"""The connection to the database, and its tables brought up to date.

SQLite keeps a rollback journal and waits for the disk at every commit: the faster WAL mode can
lose commits in the versions up to 3.51.2 that people have. Whoever writes takes the write lock at
the start, so that what it reads first still holds when it commits.
"""

import os
import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import ConnectionPoolEntry

from sigdocs.errors import LedgerError, WorkspaceError
from sigdocs.folders.files import PRIVATE_FILE, is_network_path, private_dir
from sigdocs.records.schema import HEAD

_WAIT_SECONDS = 30
_PRAGMAS = (
    f"PRAGMA busy_timeout={_WAIT_SECONDS * 1000}",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)
_WRITES = "sigdocs_writes"


def sqlite_engine(path: Path) -> sa.Engine:
    """Give an engine for a SQLite ledger, making an empty private file when there is none.

    Raises:
        WorkspaceError: when ``path`` lies on a network file system.
        OSError: when the file or its folder cannot be made.
    """
    if is_network_path(path):
        raise WorkspaceError(
            "Mappen records/ ligger på en nätverksdisk. Där kan uppgifter gå förlorade. "
            "Lägg arbetsytan på datorns egen disk; inbox/ och outbox/ får ligga på nätverket."
        )
    private_dir(path.parent)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        hide_parameters=True,  # errors are logged, and values are secret
    )
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    sa.event.listen(engine, "handle_error", _say)
    return engine


def writing(engine: sa.Engine) -> sa.Engine:
    """Give the same engine, each transaction of which takes the write lock when it begins."""
    return engine.execution_options(**{_WRITES: True})


def upgrade(engine: sa.Engine) -> None:
    """Bring the tables to ``HEAD``, in one transaction; does nothing when they are there.

    Raises:
        LedgerError: when the ledger was made by a newer version of the program.
    """
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with writing(engine).begin() as connection:
        _migrate(connection, "head")


def _migrate(connection: sa.Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    folder = str(Path(__file__).with_name("migrations"))
    config = Config()
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, target)
    except CommandError as error:
        raise LedgerError(
            "Liggaren är gjord av en nyare version av programmet. Installera den versionen."
        ) from error


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return revision


def _prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the program says itself when a transaction begins
    connection.text_factory = _text
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error as error:
        connection.close()
        raise _ledger_error(error) from error


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _say(context: sa.ExceptionContext) -> LedgerError | None:
    error = context.original_exception
    if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.IntegrityError):
        return _ledger_error(error)
    return None


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        # SQLite's own message would quote the text, which is secret
        raise LedgerError("En text i liggaren är skadad. Kör ”sigdocs verify”.") from None


def _ledger_error(error: sqlite3.Error) -> LedgerError:
    reason: str = getattr(error, "sqlite_errorname", type(error).__name__)
    return LedgerError(
        f"Liggaren går inte att läsa eller skriva ({reason}). "
        "Kör ”sigdocs doctor”, som ser efter vad det beror på."
    )
