"""What several commands share: the option for programs, the workspace, tables, the log."""

import json
import logging
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

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


def print_json(value: object) -> None:
    """Print data for a program."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table for a person; nothing when it has no rows."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, title_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    if table.row_count:
        Console(file=sys.stdout, highlight=False).print(table)


def log_to(folder: Path | None) -> None:
    """Log structured lines with ids only: to ``folder``/sigdocs.log, or nowhere."""
    import structlog

    logger = logging.getLogger()
    logger.handlers = [_handler(folder)]
    logger.setLevel(logging.INFO)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _handler(folder: Path | None) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    if folder is None:
        return logging.NullHandler()
    handler = RotatingFileHandler(
        folder / "sigdocs.log", maxBytes=5_000_000, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(message)s"))
    return handler
