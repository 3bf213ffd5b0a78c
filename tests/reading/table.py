"""Scores as a table that a person reads: a row an area, and what went wrong when asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tests.reading.facts import Area
from tests.reading.score import Score, Verdict

_WIDTH = 26


def table(name: str, scores: Sequence[Score]) -> Iterator[str]:
    """Give the lines of a table over some notes."""
    counts: Counter[tuple[Area, Verdict]] = sum((one.counts for one in scores), Counter())
    head = "".join(f"{verdict.value:>13}" for verdict in Verdict)
    yield f"{name:{_WIDTH}}{head}"
    for area in Area:
        row = [counts[area, verdict] for verdict in Verdict]
        if any(row):
            yield _row(area.value, row)
    yield _row("allt", [sum(counts[area, verdict] for area in Area) for verdict in Verdict])
    yield from _of_notes(scores)


def _row(name: str, row: Sequence[int]) -> str:
    told = sum(row[:-1])
    cells = (f"{count:>6} {_percent(count, told):>4} %" for count in row)
    return f"{name:{_WIDTH}}{''.join(cells)}"


def _percent(count: int, of: int) -> str:
    return f"{100 * count / of:.0f}" if of else "–"


def _of_notes(scores: Sequence[Score]) -> Iterator[str]:
    notes, accepted = len(scores), sum(one.accepted for one in scores)
    asked = sum(len(one.questions) for one in scores)
    unexplained = sum(one.unexplained for one in scores)
    planted = [was for one in scores for _, was in one.planted]
    yield (
        f"Godtagna genast: {accepted} av {notes}. Frågor: {asked / max(notes, 1):.1f} per "
        f"anteckning, {unexplained} av {asked} utan grund i facit. "
        f"Planterade frågor ställda: {sum(planted)} av {len(planted)}."
    )


def faults(scores: Iterable[Score]) -> Iterator[str]:
    """Give every fact that was not read right, every question, and what should have been asked."""
    for score in scores:
        outcome = "godtagen" if score.accepted else f"{len(score.questions)} frågor"
        yield f"  {score.name} ({outcome})"
        for one in score.judged:
            if one.verdict is not Verdict.RIGHT:
                said = f"väntat ”{_cut(one.expected)}”, läst ”{_cut(one.got)}”"
                yield f"    {one.verdict.value:9}{one.area.value} · {_cut(one.name)}: {said}"
        for asked in score.questions:
            sign = "!" if asked.meant else "?"
            place = f"rad {asked.number} ”{_cut(asked.line)}”" if asked.number else "utan rad"
            told = f"{asked.code} ({asked.path}): {_cut(asked.message, 160)}"
            yield f"    {sign} {place}: {told}"
        for row, was in score.planted:
            if not was:
                yield f"    skulle ha frågat: ”{_cut(row)}”"


def _cut(text: str, most: int = 80) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
