"""``python -m sigdocs.demo [MAPP]``: play the demo in a fresh folder and tell what came of it."""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

from sigdocs.commands.shared import log_to
from sigdocs.demo.play import Played, fresh, office, play
from sigdocs.demo.report import Teller, tell
from sigdocs.demo.script import Step, steps
from sigdocs.errors import ExitCode, SigdocsError
from sigdocs.settings import Workspace


def run(folder: Path, console: Console, notes: Sequence[Step] = steps()) -> list[Played]:
    """Play the whole demo and tell of it; gives what became of each note.

    Args:
        folder: where; an earlier demo there is replaced.
        console: what to print on.
        notes: what to drop, in order.

    Raises:
        SigdocsError: when the folder is somebody else's, or the service cannot work.
    """
    began = time.monotonic()
    workspace = fresh(folder)
    with log_to(workspace.records), Teller(console, len(notes)) as teller:
        played = list(_played(workspace, teller, notes))
    tell(console, workspace, played, time.monotonic() - began)
    return played


def _played(workspace: Workspace, teller: Teller, notes: Sequence[Step]) -> Iterator[Played]:
    teller.starts("Startar LibreOffice")
    libreoffice = office()
    teller.office(libreoffice)
    try:
        for one in play(workspace, libreoffice, teller.begins, notes):
            teller.done(one)
            yield one
    finally:
        if libreoffice:
            libreoffice.close()


def main() -> int:
    """Run from the command line; returns the exit code."""
    names = sys.argv[1:]
    if len(names) > 1:
        sys.stderr.write("Ange högst en mapp: python -m sigdocs.demo [MAPP]\n")
        return int(ExitCode.USAGE)
    try:
        run(Path(names[0] if names else "demo"), Console(highlight=False))
    except SigdocsError as error:
        sys.stderr.write(f"{error}\n")
        return int(error.exit_code)
    return int(ExitCode.OK)


if __name__ == "__main__":
    sys.exit(main())
