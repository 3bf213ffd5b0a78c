"""Print how notes written as people write them are read: ``python -m tests.reading FOLDER... [-v]``.

``--series FOLDER`` instead scores a folder whose one ``facit.json`` tells of a case note by note.
"""

import argparse
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog

from tests.reading.office import offices
from tests.reading.score import Score, score_voice
from tests.reading.series import score_series
from tests.reading.table import faults, table

VOICES = Path(__file__).parents[1] / "data" / "reading" / "voices"


def main() -> None:
    """Score what the command line names, else every voice that is kept here."""
    parser = argparse.ArgumentParser(prog="python -m tests.reading", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--series", type=Path, action="append", default=[])
    told = parser.parse_args()
    _be_quiet()
    folders = told.folders or ([] if told.series else _kept())
    if not folders and not told.series:
        parser.exit(1, "Ange en mapp med anteckningar och facit.json.\n")
    if folders:
        with offices() as states:
            _print(folders, lambda folder: score_voice(folder, states), verbose=told.verbose)
    _print(told.series, score_series, verbose=told.verbose)


def _be_quiet() -> None:
    level = structlog.make_filtering_bound_logger(logging.ERROR)
    structlog.configure(wrapper_class=level)


def _kept() -> list[Path]:
    return sorted(path.parent for path in VOICES.glob("*/facit.json"))


def _print(folders: Sequence[Path], score: Callable[[Path], list[Score]], *, verbose: bool) -> None:
    everything: list[Score] = []
    for folder in folders:
        scores = score(folder)
        everything += scores
        print("\n".join(table(folder.name, scores)))  # noqa: T201 - that is what it is for
        if verbose:
            print("\n".join(faults(scores)))  # noqa: T201
        print()  # noqa: T201
    if len(folders) > 1:
        print("\n".join(table("alla", everything)))  # noqa: T201


if __name__ == "__main__":
    main()
