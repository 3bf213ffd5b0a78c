"""Offices where the cases stand as a note meets them: by notes in documented form, for real."""

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sigdocs.model.case import Case
from sigdocs.service.assess import Ruled, assess
from sigdocs.service.codec import case_of
from sigdocs.service.desk import prepare
from sigdocs.settings import SETTINGS, Workspace
from tests.days import Days, days_in

WORLDS = Path(__file__).parents[1] / "data" / "reading" / "worlds"
NUMBERS = {"A": "SIG-2026-001", "B": "SIG-2026-002", "C": "SIGUV-2026-001"}
STATES = ("s0", "s1", "s2")


@dataclass
class Office:
    """An open office; a note is read and ruled on as the service would, and nothing is kept."""

    days: Days

    def rule(self, day: dt.date, name: str, content: bytes) -> Ruled:
        """Read and rule on a note at noon of a day."""
        self.days.clock.now = dt.datetime.combine(day, dt.time(12), dt.UTC)
        return assess(self.days.stage.desk, name, content)

    def take_in(self, day: str, note: str) -> None:
        """Take in a note in documented form on a day."""
        self.days.accept(day, note)

    def case(self, number: str) -> Case | None:
        """A case as it stands; None when there is none."""
        return case_of(self.days.stage.desk.ledger.entries(number))


@contextlib.contextmanager
def office(settings: Path, notes: Sequence[Path] = ()) -> Iterator[Office]:
    """Open an office of its own with these settings, where these notes have been taken in."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        (workspace.root / SETTINGS).write_bytes(settings.read_bytes())
        prepare(workspace)
        with days_in(workspace) as days:
            opened = Office(days)
            for path in sorted(notes, key=_day):
                opened.take_in(_day(path), path.read_text("utf-8"))
            yield opened


@contextlib.contextmanager
def offices(folder: Path = WORLDS) -> Iterator[dict[str, Office]]:
    """Open one office for each state that the cases can be in."""
    with contextlib.ExitStack() as stack:
        yield {state: stack.enter_context(_in_state(folder, state)) for state in STATES}


def _in_state(folder: Path, state: str) -> contextlib.AbstractContextManager[Office]:
    reached = STATES[1 : STATES.index(state) + 1]
    notes = [path for one in reached for path in sorted(folder.glob(f"*_{one}.yaml"))]
    return office(folder / SETTINGS, notes)


def _day(path: Path) -> str:
    lines = path.read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith("datum: ")).removeprefix("datum: ")
