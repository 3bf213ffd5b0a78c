"""New goals as they are told at a start: the area, the goal, and what each does below it.

”SKOLA. Målet är: Tim klarar minst fem kurser i vår.”, ”1. Skola – Tim klarar …”, ”Nytt mål, fritid: …”.
A goal that has the word for itself is one anywhere; an area with a few words beside it only at a
start, and in a run of such.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sigdocs.intake.folding import fold
from sigdocs.intake.known import Known
from sigdocs.intake.text.goal_names import area_of
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.plan import sentences
from sigdocs.intake.text.sections import KEPT, Section
from sigdocs.intake.text.topics import topic
from sigdocs.intake.text.who_when import who_when

_CLOCK = r"(?:\d{1,2}[:.]\d{2}\s+)?"
_AREA = r"(?P<area>[^\W\d][\w /åäö]{1,30}?)"
_WORDED = (
    # ”SKOLA. Målet är: Tim klarar …”, ”Ekonomi. Målet: …”, ”Skola, mål: …”, ”Skola. Målet lyder: …”
    re.compile(
        rf"^{_CLOCK}{_AREA}\s*[.:,–—-]+\s*(?:nytt\s+)?(?:mål|målet|delmål)(?:\s+(?:är|lyder|blir))?\s*(?::|(?<=är)\s+att\b)\s*(?P<goal>\S.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    # ”Nytt mål, fritid: Robin gör …”, ”nytt mål hälsa: robin sover …”, ”Nytt mål (skola): …”
    re.compile(
        rf"^{_CLOCK}(?:nytt\s+)?mål(?:\s+(?:inom|för|om|kring)\s+|\s*[,(–—-]\s*|\s+){_AREA}\)?\s*[:–—]\s*(?P<goal>\S.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    # ”Nytt mål: sysselsättning – Noor har feriepraktik”
    re.compile(
        rf"^{_CLOCK}nytt\s+mål\s*:\s*{_AREA}\s*[:–—]\s*(?P<goal>\S.+)$", re.IGNORECASE | re.DOTALL
    ),
    # ”Livsområdet är familj och målet lyder: Tim och Marie äter middag tillsammans”
    re.compile(
        rf"^livsområdet\s+är\s+{_AREA}\s+och\s+målet\s+(?:är|lyder|blir)\s*(?::|att\b)\s*(?P<goal>\S.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
)
# ”Målet är att Robin följer en betalplan.” below ”Ekonomi”
_BELOW = re.compile(
    r"^(?:vi (?:enades|kom överens) om\s+(?:att\s+)?)?målet\s*(?:(?:är|lyder|blir)\s*(?::|att\b)|att\b)\s*(?P<goal>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
# ”Skola: Noor har minst 85 % närvaro i april.”, ”SKOLA - Tim klarar …”, ”DROGER. Tio negativa urinprov i rad.”
# ”1 SKOLA → Noor har minst 80 % närvaro i april”
_BARE = re.compile(
    rf"^{_CLOCK}(?:\d{{1,2}}\s+)?{_AREA}\s*(?::|\.(?=\s)|\s[–—-]|\s→|\s->)\s+(?P<goal>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = re.compile(
    r"^(?:det|även det|detta|även detta|det här) gäller (?P<when>.+)$", re.IGNORECASE
)
_BELOW_GOAL = re.compile(r"\b(?:senast|löpande|fr\.?\s?o\.?\s?m)\b|\d/\d", re.IGNORECASE)
_STARTS = re.compile(r"\bstart|\buppstart|\bplaneringsmote|\bforsta motet")
# ”Mål: …”, ”Livsområde: …”: goals have labels of their own in this note
_LABELLED = re.compile(r"^(?:mål|livsområde)\s*:\s*\S", re.IGNORECASE)
_RUN, _FIRST = 2, 6
_HEADING_WORDS = 12


@dataclass(slots=True)
class _Block:
    """A run of goals with what stands below each, and where in its section it stands."""

    first: int
    rows: list[Row] = field(default_factory=list)
    listed: bool = False


def new_goals(
    rows: Sequence[Row], known: Known, title: Sequence[Row] = ()
) -> tuple[list[Row], list[Section]]:
    """Give the rows less those of new goals, and each run of such as a block of its own.

    ``title`` is the note's first rows, which tell whether it is of a start.
    """
    rows = list(rows)
    start = any(_STARTS.search(fold(row.text)) for row in (*title, *rows)[:_FIRST])
    leads = _leads(rows, known, start=start)
    left: list[Row] = []
    found: list[Section] = []
    place = 0
    while place < len(rows):
        if place not in leads:
            left.append(rows[place])
            place += 1
            continue
        if left and area_of(left[-1].text, known) == leads[place][0]:
            left.pop()
        block = _block(rows, place, leads)
        found.append(Section("goals" if block.listed else KEPT, "", None, block.rows))
        place = block.first
    return left, found


def _leads(rows: list[Row], known: Known, *, start: bool) -> dict[int, tuple[str, str]]:
    """Give the rows that set a goal, each with its area and the goal."""
    start = start and not any(_LABELLED.match(row.text) for row in rows)
    worded: dict[int, tuple[str, str]] = {}
    runs: dict[int, dict[int, tuple[str, str]]] = {}
    area, above = "", 0
    for place, row in enumerate(rows):
        if is_table(row):
            continue
        if found := _of(row.text, _WORDED, known):
            worded[place] = found
        elif area and (below := _BELOW.match(row.text)):
            worded[place] = (area, below["goal"])
        elif (
            start
            and place
            and (found := _of(row.text, (_BARE,), known))
            and _is_goal(row, found[1], known)
        ):
            if topic(rows[above].text) != "situation":
                runs.setdefault(above, {})[place] = found
        elif (
            row.heads
            or row.heading
            or row.text.endswith(":")
            or _alone(row)
            or _over(row, rows[place + 1 : place + 2])
        ):
            above = place
        few = len(row.text.split()) < len(("ett", "helt", "område", "till"))
        area = (area_of(row.text, known) if few else "") or (
            "" if row.heads or row.heading else area
        )
    for at, bare in runs.items():
        run = bare | _beside(rows, bare)
        if len(run) >= _RUN and _of_plan(rows, at, run):
            worded |= run
    return worded


def _alone(row: Row) -> bool:
    """Whether a row after a gap may head what follows, long as it is: ”Det här vill vi uppnå och så gör vi”."""
    short = len(row.text.split()) <= _HEADING_WORDS
    return row.after_blank and short and not row.bullet and not re.search(r"[.,;!?]$|:\s", row.text)


def _over(row: Row, below: Sequence[Row]) -> bool:
    """Whether ”3. Mål”, an item of a list, stands over what is further in."""
    few = len(row.text.split()) < len(("ett", "helt", "område", "till"))
    return row.bullet and few and bool(below) and below[0].indent > row.indent


def _beside(rows: Sequence[Row], bare: dict[int, tuple[str, str]]) -> dict[int, tuple[str, str]]:
    """Give ”4. sommaren - tim har sommarjobb” that stands in a list of goals as one of them does."""
    first = [rows[place] for place in bare]
    if not first or len({row.indent for row in first}) > 1:
        return {}
    return {
        place: (found["area"], found["goal"])
        for place, (row, below) in enumerate(pairwise(rows))
        if place not in bare
        and (row.bullet or row.heading)
        and row.indent == first[0].indent < below.indent
        and (found := _BARE.match(row.text))
    }


def _of(text: str, patterns: Sequence[re.Pattern[str]], known: Known) -> tuple[str, str] | None:
    for pattern in patterns:
        found = pattern.match(text)
        if found and (area := area_of(found["area"], known)):
            return area, found["goal"]
    return None


def _is_goal(row: Row, said: str, known: Known) -> bool:
    first = (sentences(said) or [said])[0]
    return not who_when(row, first, known).sure and "?" not in first and "”" not in first


def _of_plan(rows: list[Row], above: int, bare: dict[int, tuple[str, str]]) -> bool:
    """Whether goals are what the areas head: by the heading, or by who does what below them."""
    said = rows[above].text.strip(" :")
    if re.search(r"\bm[åa]l|uppnå", said.casefold()):
        return True
    if (target := resolve(said) or topic(said)) or re.search(r"\bl[äa]ge", said.casefold()):
        return target == "goals"
    return any(
        _BELOW_GOAL.search(rows[place + 1].text)
        for place in bare
        if place + 1 < len(rows) and place + 1 not in bare
    )


def _block(rows: Sequence[Row], first: int, leads: dict[int, tuple[str, str]]) -> _Block:
    block = _Block(first)
    for place in range(first, len(rows)):
        row = rows[place]
        if place in leads:
            block.rows += _lead(row, *leads[place])
        elif place > first and _ends(row):
            break
        else:
            block.listed = block.listed or row.bullet
            block.rows += _told(row)
        block.first = place + 1
    return block


def _ends(row: Row) -> bool:
    loose = row.after_blank and not row.bullet and not row.indent
    return is_table(row) or row.heading or row.heads or loose


def _lead(row: Row, area: str, goal: str) -> Iterator[Row]:
    """Give a goal with the labels that goals have, and what is told after it."""
    flat = replace(row, bullet=False, heads=False, heading=False)
    first, *rest = sentences(goal) or [goal]
    if area:
        yield replace(flat, text=f"Livsområde: {area}")
    yield replace(flat, text=f"Mål: {first.strip(' .')}", after_blank=False)
    for one in _joined(rest):
        yield replace(flat, text=one, after_blank=False)


def _told(row: Row) -> Iterator[Row]:
    """Give each sentence by itself; what says when goes on from the one before."""
    if is_table(row) or ":" in row.text:
        yield row
        return
    for place, one in enumerate(_joined(sentences(row.text) or [row.text])):
        yield replace(row, text=one, after_blank=row.after_blank and not place)


def _joined(parts: Sequence[str]) -> list[str]:
    found: list[str] = []
    for part in parts:
        more = _GOES_ON.match(part.strip())
        if more and found:
            found[-1] = f"{found[-1].rstrip(' .')}, {more['when']}"
        else:
            found.append(part)
    return found
