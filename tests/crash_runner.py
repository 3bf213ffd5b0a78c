"""Kill the service at every PARTS-th step from PART on: ``PART PARTS KILLS OFFICE FOLDER``.

Prints a line for each workspace that was not as after an uninterrupted run, then a summary.
"""

import json
import sys
from pathlib import Path

from sigdocs.settings import Workspace
from tests.crashing import (
    DROPPED,
    Seen,
    faults_of,
    fresh_copy,
    in_fork,
    killed_at,
    prepare_inbox,
    seen,
    serve,
    steps_of,
)
from tests.service_stage import a_workspace


def main(
    part: int, parts: int, kills: int, folder: Path, *, with_office: bool
) -> dict[str, object]:
    """Prepare, run once uninterrupted, then be killed at steps spread over the whole run."""
    start = a_workspace(folder / "start")
    serve(start)  # loads and compiles all there is, lays the blanks
    prepare_inbox(start, DROPPED)
    whole = fresh_copy(start, folder / "whole")
    steps = steps_of(whole, folder / "steps", with_office=with_office)
    expected = seen(whole)
    at = sorted({part + number * steps // kills for number in range(part, kills, parts)})
    faults = {}
    for number, step in enumerate(at):
        workspace = fresh_copy(start, folder / str(step))
        again = step // 2 if number % 3 == 0 else None
        found = crash(workspace, step, again, expected, with_office=with_office)
        if found:
            faults[step] = found
    return {"steps": steps, "kills": len(at), "faults": faults}


def crash(
    workspace: Workspace, step: int, again: int | None, expected: Seen, *, with_office: bool
) -> list[str]:
    """Kill at ``step``, perhaps once more while what it left is finished, and look at the end."""
    if not killed_at(workspace, step, with_office=with_office):
        return ["was never killed"]
    if again is not None:
        killed_at(workspace, again, with_office=with_office)
    if in_fork(lambda: finish(workspace, with_office=with_office)):
        return ["did not finish"]
    return faults_of(workspace, expected)


def finish(workspace: Workspace, *, with_office: bool) -> None:
    """Serve to the end."""
    serve(workspace, with_office=with_office)


if __name__ == "__main__":
    _, one, of, times, office, place = sys.argv
    result = main(int(one), int(of), int(times), Path(place), with_office=office == "office")
    sys.stdout.write(json.dumps(result) + "\n")
