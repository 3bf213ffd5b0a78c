"""The long run of the oracle of consent: ``python -m tests.consent_soak N [FIRST] [holds]``.

``python -m tests.consent_soak show SEED`` prints the notes of one history, shrunk for each kind.

Prints how many histories, notes, plans and later days were judged, and each kind of disagreement
with the shortest histories that show it; 1 when a kind is not among those known.
"""

import json
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Sequence

from tests.consent_gaps import gap
from tests.consent_histories import History, a_history
from tests.consent_judge import play

SHOWN = 3
NEW = "NEW"


def judged(seed: int, *, holds: bool = False) -> tuple[int, int, set[str], Counter[str]]:
    """Judge one history: its seed, its length, the kinds found and the counts."""
    history = a_history(seed)
    verdict = play(history, holds=holds)
    return seed, len(history.notes), {one.kind for one in verdict.found}, verdict.counts


def held(seed: int) -> tuple[int, int, set[str], Counter[str]]:
    """As ``judged``, with sharing held while a question is unanswered."""
    return judged(seed, holds=True)


def shrunk(history: History, kind: str, *, holds: bool = False) -> History:
    """Give the shortest part of a history that still shows a kind."""
    for note in reversed(history.notes[1:]):
        shorter = history.without(note.order)
        if any(one.kind == kind for one in play(shorter, holds=holds).found):
            history = shorter
    return history


def main(words: Sequence[str]) -> int:
    """Judge, and print what was found."""
    numbers = [int(one) for one in words if one.isdigit()]
    total, first = (*numbers, 0)[:2] if numbers else (1000, 0)
    one_by_one = held if "holds" in words else judged
    counts, kinds = Counter[str](), dict[str, list[tuple[int, int]]]()
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for seed, length, found, seen in pool.imap_unordered(
            one_by_one, range(first, first + total), chunksize=50
        ):
            counts += seen
            for kind in found:
                kinds.setdefault(_known(kind, seed), []).append((length, seed))
    figures = {"histories": total, **{name: counts[name] for name in ("planer", "stopp")}}
    figures["later days"] = counts["senare dagar"]
    figures["notes"] = sum(n for what, n in counts.items() if ": " in what)
    figures["accepted"] = sum(n for what, n in counts.items() if what.startswith("mottagen"))
    sys.stdout.write(json.dumps(figures) + "\n")
    for name, where in sorted(kinds.items(), key=lambda one: -len(one[1])):
        seeds = ", ".join(str(seed) for _, seed in sorted(where)[:SHOWN])
        sys.stdout.write(f"{len(where):6}  {name}: {seeds}\n")
    return 1 if any(name.startswith(NEW) for name in kinds) else 0


def _known(kind: str, seed: int) -> str:
    """What a disagreement is counted under: the gap it belongs to, else its own kind."""
    history = a_history(seed)
    known = gap(kind, history.trap, history.cast.name)
    return known.right if known else f"{NEW} {kind} [{history.trap}, {history.cast.name}]"


def show(seed: int) -> None:
    """Print, for each kind of disagreement in a history, the fewest notes that show it."""
    history = a_history(seed)
    for kind in sorted({one.kind for one in play(history).found}):
        least = shrunk(history, kind)
        sys.stdout.write(f"=== {kind} ({least.cast.name}, {least.trap})\n")
        for note in least.notes:
            told = note.content.decode() if not note.name.endswith(".docx") else str(note.facts)
            sys.stdout.write(f"--- {note.name}: {note.what}\n{told}\n")
        for one in play(least).found:
            sys.stdout.write(f"    note {one.order}: {one.kind}: {one.text}\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["show"]:
        show(int(sys.argv[2]))
    else:
        sys.exit(main(sys.argv[1:]))
