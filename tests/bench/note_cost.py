"""What a note costs, phase by phase, beside the naive way: ``python -m tests.bench.note_cost``.

Writes ``build/bench.json`` (``bench_cpu.json``) and a table. Times are milliseconds, medians over the rounds; in a
round one new case has a start meeting, two follow-ups and a correction. With the argument
``cpu`` the times are of the processor alone, so that other programs and a slow disk disturb them
less; then no PDF is made.
"""

import contextlib
import datetime as dt
import io
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from sigdocs.documents.due import due
from sigdocs.pipeline import Outcome, advance
from sigdocs.rendering.library import CONTEXTS
from sigdocs.service.codec import history_of
from sigdocs.service.desk import Desk
from sigdocs.settings import Workspace
from tests.bench import naive
from tests.bench.ledger_size import SIZES, fill, publish_all
from tests.bench.stopwatch import PHASES, Stopwatch
from tests.service_stage import CASE, CORRECTION, FOLLOW_UP, MENDED, START, a_desk, a_workspace

ROUNDS = 5
SIZE_ROUNDS = 7
NOTES = {"start": START, "follow-up": FOLLOW_UP, "second": MENDED, "correction": CORRECTION}
Times = dict[str, float]
CPU = sys.argv[1:] == ["cpu"]
clock = time.process_time if CPU else time.perf_counter


def personnummer(number: int) -> str:
    """Give the ``number``-th fictional person, born a day after the one before."""
    born = (dt.date(2011, 1, 1) + dt.timedelta(number)).strftime("%Y%m%d")
    digits = f"{born[2:]}239"
    doubled = [int(sign) * (2 - place % 2) for place, sign in enumerate(digits)]
    check = -sum(each // 10 + each % 10 for each in doubled) % 10
    return f"{born}-239{check}"


def of_case(note: str, number: int) -> bytes:
    """Give a note of another case and person than the example's."""
    case = f"SIG-2026-{5000 + number}"
    return note.replace(CASE, case).replace("20110415-2390", personnummer(number)).encode()


def taken(desk: Desk, content: bytes, watch: Stopwatch) -> float:
    """Drop a note and take it all the way; gives the milliseconds of that."""
    (desk.workspace.inbox / "a.txt").write_bytes(content)
    (found,) = desk.inbox.scan(0).ready
    began = clock()
    claimed = desk.inbox.claim(found)
    if claimed is None:
        raise RuntimeError("not claimed")
    watch.spent["claim"] += 1000 * (clock() - began)
    with watch.running(), contextlib.redirect_stdout(io.StringIO()):
        result = advance(desk, claimed)
    if result.outcome is not Outcome.ACCEPTED:
        raise RuntimeError([problem.message for problem in result.problems])
    return 1000 * (clock() - began)


def naive_cost(desk: Desk, case: str, folder: Path) -> Iterator[Times]:
    """Give what the naive way takes for each note of a case."""
    history = history_of(desk.ledger.entries(case))
    for count in range(1, len(history) + 1):
        papers = [one for one in due(history[:count], desk.profile) if one.kind.slug in CONTEXTS]
        times = Times(papers=len(papers), docxtpl=0.0, soffice=0.0)
        for paper in papers:
            template = desk.library.packaged(paper.kind.slug)
            docx, spent = naive.rendered(template, paper.context, clock)
            times["docxtpl"] += spent
            times["soffice"] += 0 if CPU else naive.converted(docx, folder)
        yield times


def phases(workspace: Workspace) -> dict[str, Times]:
    """Measure notes with their PDFs, and the same papers made naively, round by round."""
    seen: dict[str, list[Times]] = {name: [] for name in NOTES}
    with a_desk(workspace, with_office=not CPU) as desk, tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS + 1):  # the first warms up
            times = [_one(desk, note, number) for note in NOTES.values()]
            plain = naive_cost(desk, f"SIG-2026-{5000 + number}", Path(folder))
            for name, own, other in zip(NOTES, times, plain, strict=True):
                seen[name].append(own | other)
    return {name: medians(times[1:]) for name, times in seen.items()}


def _one(desk: Desk, note: str, number: int) -> Times:
    watch = Stopwatch(clock)
    whole = taken(desk, of_case(note, number), watch)
    return {**dict.fromkeys(("claim", *PHASES, "rest"), 0.0), **watch.spent, "whole": whole}


def medians(times: Sequence[Times]) -> Times:
    """Give the median of each figure."""
    return {name: round(statistics.median(one[name] for one in times), 1) for name in times[0]}


def sizes(folder: Path) -> dict[int, Times]:
    """Measure notes without PDFs on ledgers of growing size, in turn so that noise is shared."""
    with contextlib.ExitStack() as stack:
        desks = {}
        for size in SIZES:
            desks[size] = stack.enter_context(a_desk(a_workspace(folder / str(size))))
            fill(desks[size].ledger, 0, size)
            publish_all(desks[size].ledger)
        seen: dict[int, list[Times]] = {size: [] for size in SIZES}
        for number in range(SIZE_ROUNDS + 1):
            for size, desk in desks.items():
                own = {name: _one(desk, note, number)["whole"] for name, note in NOTES.items()}
                seen[size].append(own)
    return {size: medians(times[1:]) for size, times in seen.items()}


def summary(notes: dict[str, Times], grown: dict[int, Times]) -> Times:
    """Give the figures that the project aims at, as ratios."""
    total = {name: sum(one[name] for one in notes.values()) for name in notes["start"]}
    besides = total["whole"] - total["docx"] - total["form"] - total["pdf"]
    plain = total["docxtpl"] + total["soffice"]
    first, *_, last = (sum(times.values()) for times in grown.values())
    figures = {
        "besides docx and pdf, of docxtpl's time (aim 0.5)": besides / total["docxtpl"],
        "20,000 notes in the ledger, of 10 (aim 1.2)": last / first,
    }
    if not CPU:
        figures["naive way, of the whole note's time (aim 10)"] = plain / total["whole"]
        first_set = notes["start"]
        named = f"naive way, of the start meeting's set of {first_set['papers']:.0f} papers"
        figures[named] = (first_set["docxtpl"] + first_set["soffice"]) / first_set["whole"]
    return {name: round(figure, 2) for name, figure in figures.items()}


def main() -> None:
    """Measure, write and show."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    with tempfile.TemporaryDirectory() as folder:
        notes = phases(a_workspace(Path(folder) / "phases"))
        grown = sizes(Path(folder))
    result = {"load": load, "notes": notes, "sizes": grown, "summary": summary(notes, grown)}
    place = Path("build") / ("bench_cpu.json" if CPU else "bench.json")
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    names = list(notes["start"])
    _row("ms per note", list(notes))
    for name in names:
        _row(name, [f"{times[name]:.1f}" for times in notes.values()])
    _row("without PDF, by notes in the ledger", list(notes))
    for size, own in grown.items():
        _row(f"{size:,}", [f"{own[name]:.1f}" for name in notes])
    for name, figure in result["summary"].items():  # type: ignore[attr-defined] # a dict of ratios
        _row(name, [f"{figure}"])


def _row(name: str, cells: Sequence[str]) -> None:
    sys.stdout.write(f"{name:<52}" + "".join(f"{cell:>12}" for cell in cells) + "\n")


if __name__ == "__main__":
    main()
