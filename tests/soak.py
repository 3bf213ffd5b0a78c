"""The long crash test: ``python -m tests.soak [MINUTES]``, 10 when nothing else is said.

A service with LibreOffice is killed at random steps, again and again over the same inbox, and
its LibreOffice at random moments; then it is left in peace, and must end as an uninterrupted
run. A set published while LibreOffice was dead says so in its receipt and has its PDFs later,
so receipts and manifests are held to the same only by ``verify``.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil

from sigdocs.settings import Workspace
from tests.crashing import (
    DROPPED,
    Seen,
    count_steps,
    faults_of,
    fresh_copy,
    in_fork,
    prepare_inbox,
    seen,
    serve,
    steps_of,
)
from tests.service_stage import a_workspace

MOST_KILLS = 12
TOLD_APART = ("kvitto.txt", "manifest.json")


def soak(seconds: float, seed: int, folder: Path) -> Counter[str]:
    """Kill until the time is out; gives the figures, with ``faults`` among them."""
    ended, chance = time.monotonic() + seconds, random.Random(seed)
    start = a_workspace(folder / "start")
    serve(start)
    prepare_inbox(start, DROPPED)
    whole = fresh_copy(start, folder / "whole")
    steps = steps_of(whole, folder / "steps", with_office=True)
    expected, figures = seen(whole), Counter[str]()
    while time.monotonic() < ended:
        figures["workspaces"] += 1
        workspace = fresh_copy(start, folder / f"w{figures['workspaces']}")
        for _ in range(chance.randint(1, MOST_KILLS)):
            figures += one_run(workspace, chance, steps)
        figures["faults"] += _end_of(workspace, expected)
    return figures


def one_run(workspace: Workspace, chance: random.Random, steps: int) -> Counter[str]:
    """Let a service run until it is killed at a random step, and perhaps its LibreOffice first."""
    left = chance.randrange(steps // 2)
    office_at = time.monotonic() + chance.uniform(0.5, 5) if chance.random() < 1 / 2 else None
    child = os.fork()
    if not child:
        _be_killed(workspace, left)
    figures = Counter[str]()
    while not (done := os.waitpid(child, os.WNOHANG))[0]:
        if office_at is not None and time.monotonic() > office_at:
            killed = _kill_office(child)
            figures["offices"] += killed
            office_at = None if killed else office_at
        time.sleep(0.02)
    status = os.waitstatus_to_exitcode(done[1])
    figures["kills"] += status == -signal.SIGKILL
    figures["faults"] += status not in (0, -signal.SIGKILL)
    return figures


def _be_killed(workspace: Workspace, left: int) -> None:
    status = 1

    def step() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        count_steps(workspace.root, step)
        serve(workspace, with_office=True)
        status = 0
    finally:
        os._exit(status)


def _kill_office(parent: int) -> int:
    with contextlib.suppress(psutil.Error):
        below = psutil.Process(parent).children(recursive=True)
        for each in (one for one in below if one.name().startswith("soffice")):
            each.kill()
            return 1
    return 0


def _end_of(workspace: Workspace, expected: Seen) -> int:
    def finish() -> None:
        serve(workspace, with_office=True)

    statuses = [in_fork(finish) for _ in range(2)]  # the second makes what waited for LibreOffice
    found = faults_of(workspace, expected, but_for=TOLD_APART)
    faults = [f"ended with {one}" for one in statuses if one] + found
    for fault in faults:
        sys.stderr.write(f"{workspace.root}: {fault}\n")
    return len(faults)


def main(minutes: float) -> int:
    """Soak on every core, and print the sum; 1 when anything was wrong."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "-m", "tests.soak", "part", str(60 * minutes)]
        parts = [
            subprocess.Popen([*command, str(number), f"{folder}/{number}"], stdout=subprocess.PIPE)
            for number in range(os.cpu_count() or 1)
        ]
        outs = [part.communicate()[0] for part in parts]
    total = sum((Counter[str](json.loads(out.splitlines()[-1])) for out in outs), Counter[str]())
    figures = {name: total[name] for name in ("workspaces", "kills", "offices", "faults")}
    orphans = [one for one in psutil.process_iter(["name", "ppid"]) if _is_orphan(one)]
    sys.stdout.write(json.dumps(figures | {"orphans": len(orphans)}) + "\n")
    failed = any(part.returncode for part in parts)
    return 1 if total["faults"] or failed else 0


def _is_orphan(process: psutil.Process) -> bool:
    name = str(process.info["name"])
    return name.startswith("soffice") and process.info["ppid"] == 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["part"]:
        place = Path(sys.argv[4])
        place.mkdir()
        result = soak(float(sys.argv[2]), int(sys.argv[3]), place)
        sys.stdout.write(json.dumps(result) + "\n")
    else:
        sys.exit(main(float(sys.argv[1]) if sys.argv[1:] else 10))
