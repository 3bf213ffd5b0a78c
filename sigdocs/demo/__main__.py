"""``python -m sigdocs.demo [MAPP]``: play the demo in a fresh folder and tell what came of it."""

import sys
import time
from pathlib import Path

from rich.console import Console

from sigdocs.commands.shared import log_to
from sigdocs.demo.play import fresh, office, play
from sigdocs.demo.report import Teller, tell
from sigdocs.demo.script import steps
from sigdocs.errors import ExitCode, SigdocsError


def run(folder: Path, console: Console) -> None:
    """Play the whole demo.

    Raises:
        SigdocsError: when the folder is somebody else's, or the service cannot work.
    """
    began = time.monotonic()
    workspace = fresh(folder)
    log_to(workspace.records)
    played = []
    with Teller(console, len(steps())) as teller:
        teller.starts("Startar LibreOffice")
        libreoffice = office()
        teller.office(libreoffice)
        try:
            for one in play(workspace, libreoffice, teller.begins):
                played.append(one)
                teller.done(one)
        finally:
            if libreoffice:
                libreoffice.close()
    tell(console, workspace, played, time.monotonic() - began)


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
