"""What several commands share: the option for programs, the workspace, tables, the log."""

import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import click

from sigdocs.folders.files import PRIVATE_FILE
from sigdocs.settings import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])

json_option: Callable[[Command], Command] = click.option(
    "--json", "as_json", is_flag=True, help="Svara med JSON, för program."
)


def workspace_of(ctx: click.Context) -> Workspace:
    """The workspace that the command line, the environment or the current folder names.

    Raises:
        WorkspaceError: when there is none.
    """
    return Workspace.find(ctx.obj)


def unknown_case(number: str, known: Iterable[str]) -> str:
    """Say that there is no such case, and which ones may have been meant.

    >>> unknown_case("SIG-2026-41", ["SIG-2026-014", "SIG-2026-041"])
    'Ärendet SIG-2026-41 finns inte. Menas SIG-2026-041 eller SIG-2026-014?'
    """
    from rapidfuzz import process

    found = process.extract(number, list(known), limit=3, score_cutoff=80)
    near = " eller ".join(name for name, _, _ in found)
    return f"Ärendet {number} finns inte." + (f" Menas {near}?" if near else "")


def print_json(value: object) -> None:
    """Print data for a program."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table for a person; nothing when it has no rows."""
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    if table.row_count:
        console = Console(file=sys.stdout, highlight=False)
        console.print(f"\n{title}", style="bold", soft_wrap=True)
        console.print(table)


@contextmanager
def log_to(folder: Path) -> Iterator[None]:
    """Log structured lines with ids only to ``folder``/sigdocs.log while the block runs.

    Libraries log nowhere: their messages may quote what is secret.
    """
    import structlog

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    ours, root = logging.getLogger("sigdocs"), logging.getLogger()
    handler, silence = _handler(folder), logging.NullHandler()
    ours.addHandler(handler)
    root.addHandler(silence)
    ours.setLevel(logging.INFO)
    try:
        yield
    finally:
        ours.removeHandler(handler)
        root.removeHandler(silence)
        handler.close()


def _handler(folder: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class PrivateFileHandler(RotatingFileHandler):
        def _open(self) -> TextIOWrapper:
            path = Path(self.baseFilename)
            path.touch(PRIVATE_FILE)
            return path.open("a", encoding=self.encoding)

    handler = PrivateFileHandler(
        folder / "sigdocs.log", maxBytes=5_000_000, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(message)s"))
    return handler
