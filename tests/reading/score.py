"""How a note was read, measured against its key: what is right, asked, wrong, lost and invented."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sigdocs.casework.people import folded
from sigdocs.intake.draft import Cell, Place
from sigdocs.intake.interpret import interpret
from sigdocs.intake.reading import Placed, Understanding
from sigdocs.model.note import Note
from sigdocs.model.problem import Problem
from sigdocs.service.assess import Ruled
from tests.reading.facts import Area, Fact
from tests.reading.key import Key, key_facts
from tests.reading.office import NUMBERS, Office
from tests.reading.read import Reading
from tests.reading.who import Who

_TOLD_BY = ("narvarande", "ej_narvarande")
_SHORT = 12
_WHOLE = 0.8
_PARTS = (", vem", ", när", ", mål", ", livsområde")
_NAMED = frozenset({"ärende", "skrivet av"})
_BY_NAME = {
    Area.HEAD: ("author", "case_number"),
    Area.PEOPLE: ("attendees", "with_whom"),
    Area.RECIPIENTS: ("recipients",),
    Area.INTAKE: ("youth", "guardians", "partners", "consents"),
    None: ("statuses", "goals", "measures", "next_meeting", "deviation", "pause", "closing"),
}
"""Where in a note a question may stand that is about a fact which is found by a name alone."""


class Verdict(StrEnum):
    """How one fact was read."""

    RIGHT = "rätt"
    ASKED = "frågat"
    WRONG = "fel"
    LOST = "tappat"
    INVENTED = "påhittat"


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact with how it was read: what the key says of it, and what the reading says."""

    area: Area
    name: str
    verdict: Verdict
    expected: str = ""
    got: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that stops a note, at its line; ``meant`` when the key says it is to be asked."""

    code: str
    path: str
    message: str
    number: int
    line: str
    meant: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How one note was read.

    Attributes:
        name: its file.
        judged: every fact of the key, and what was read beside them.
        questions: all that stops it; none when it is accepted at once.
        planted: what must be asked about, each with whether it was.
    """

    name: str
    judged: tuple[Judged, ...]
    questions: tuple[Question, ...]
    planted: tuple[tuple[str, bool], ...] = ()
    accepted: bool = False

    @property
    def counts(self) -> Counter[tuple[Area, Verdict]]:
        """How many facts of each area were read in each way."""
        return Counter((one.area, one.verdict) for one in self.judged)

    @property
    def unexplained(self) -> int:
        """How many questions no line of the key explains."""
        return sum(not one.meant for one in self.questions)


def score_voice(folder: Path, offices: Mapping[str, Office]) -> list[Score]:
    """Score every note of a voice: a folder with notes and their ``facit.json``."""
    keys: list[Key] = json.loads((folder / "facit.json").read_text("utf-8"))
    return [_of_voice(folder, key, offices[key["lage"]]) for key in keys]


def _of_voice(folder: Path, key: Key, office: Office) -> Score:
    content = (folder / key["fil"]).read_bytes()
    number = "" if key["lage"] == "s0" else NUMBERS[key["arende"]]
    return score_note(key["fil"], content, key, office, number)


def score_note(name: str, content: bytes, key: Key, office: Office, number: str) -> Score:
    """Score one note about the case of a number; "" before there is one."""
    day = dt.date.fromisoformat(key["datum"]) if key.get("datum") else dt.date(2026, 6, 1)
    ruled = office.rule(day, name, content)
    note, supposed = _as_read(ruled.understanding, key, day)
    case = office.case(number) if number else None
    told = (*_told_in(key), str((key.get("ungdom") or {}).get("namn", "")))
    who = Who(office.days.stage.desk.profile, case, note, told, youth=told[-1])
    wanted = key_facts(key, who, number)
    read = Reading(note, key, who).facts() if note else ()
    got = tuple(fact for fact in read if fact.path not in supposed)
    placed = _stops(ruled)
    text = ruled.understanding.text or content.decode("utf-8", "replace")
    return Score(
        name=name,
        judged=tuple(_judge(wanted, got, placed, text)),
        questions=tuple(_questions(placed, text, key)),
        planted=tuple((row, _is_asked(row, placed, text)) for row in key.get("fraga", ())),
        accepted=ruled.accepted,
    )


def _as_read(
    understanding: Understanding, key: Key, day: dt.date
) -> tuple[Note | None, frozenset[str]]:
    """The note as far as it was read, and which of its fields are only supposed.

    Without its kind and day nothing can be made of a note; what else was read of it is then seen
    as if the key had said them.
    """
    if understanding.tentative:
        return understanding.tentative, frozenset()
    told = {"kind": key.get("slag"), "date": key.get("datum")}
    missing = {
        name: told[name] for name in told if told[name] and _is_asked_for(name, understanding)
    }
    cells = {name: Cell(str(value), Place()) for name, value in missing.items()}
    note = interpret({**understanding.partial, **cells}, today=day).tentative
    return note, frozenset(missing)


def _is_asked_for(name: str, understanding: Understanding) -> bool:
    return any(problem.path == name for problem, _ in understanding.placed if problem.blocks)


def _told_in(key: Key) -> Iterator[str]:
    for name in _TOLD_BY:
        yield from key.get(name, ())
    for one in (*key.get("vardnadshavare", ()), *key.get("skattningar", ())):
        yield str(one.get("namn") or one.get("vem") or "")
    for one in key.get("nya", ()):
        yield from one.get("ansvarig") or ()
    if key.get("skrivet_av"):
        yield key["skrivet_av"]


def _stops(ruled: Ruled) -> tuple[Placed, ...]:
    """All that stops the note, at its place, as the one who wrote it is told."""
    later = ruled.understanding.placing(ruled.decision.problems)
    found = (*ruled.understanding.placed, *later)
    return tuple((problem, place) for problem, place in found if problem.blocks)


def _judge(
    wanted: Sequence[Fact], got: Sequence[Fact], placed: Sequence[Placed], text: str
) -> Iterator[Judged]:
    by_name: dict[tuple[Area, str], list[Fact]] = {}
    for fact in got:
        by_name.setdefault((fact.area, folded(fact.name)), []).append(fact)
    items = {(fact.area, fact.name): fact.path for fact in got}
    for fact in wanted:
        found = by_name.pop((fact.area, folded(fact.name)), [])
        beside = items.get((fact.area, fact.name.partition(", ")[0]), "")
        yield _verdict(fact, found, placed, text, beside)
    areas = {fact.area for fact in wanted}
    for (area, _), found in by_name.items():
        fact = found[0]
        told = area in areas or area is not Area.INTAKE
        if told and not _by_itself(fact) and not _asked_at(fact, placed):
            yield Judged(area, fact.name, Verdict.INVENTED, "", fact.value)


def _by_itself(fact: Fact) -> bool:
    """Whether a fact left over follows from another: it is counted there, or never in a key."""
    if fact.area is Area.HEAD:
        return fact.name in _NAMED | {"slag", "datum"}
    if fact.area is Area.CONSENT:
        return fact.value == "oförändrat"
    return fact.area in {Area.NEW, Area.GOALS} and fact.name.endswith(_PARTS)


def _verdict(
    fact: Fact, found: Sequence[Fact], placed: Sequence[Placed], text: str, item: str
) -> Judged:
    """Judge one fact; ``item`` is the path of what it belongs to, "" when that was not read."""
    got = "; ".join(dict.fromkeys(one.value for one in found))
    if any(fact.same(one) for one in found) and len({one.value for one in found}) == 1:
        verdict = Verdict.RIGHT
    elif (
        any(_asked_at(one, placed) for one in found)
        or _asks_for(fact, placed, text)
        or (not found and _asked_in(item, placed))
    ):
        verdict = Verdict.ASKED
    else:
        verdict = Verdict.WRONG if found else Verdict.LOST
    return Judged(fact.area, fact.name, verdict, fact.value, got)


def _asked_in(item: str, placed: Sequence[Placed]) -> bool:
    return bool(item) and any(_within(problem.path, item) for problem, _ in placed)


def _asked_at(read: Fact, placed: Sequence[Placed]) -> bool:
    """Whether something is asked at, in or around what was read."""
    return bool(read.path) and any(
        _within(problem.path, read.path) or _within(read.path, problem.path)
        for problem, _ in placed
        if problem.path
    )


def _asks_for(fact: Fact, placed: Sequence[Placed], text: str) -> bool:
    """Whether something is asked where a fact would stand, or at a line that may hold it."""
    if any(problem.path and _within(fact.path, problem.path) for problem, _ in placed):
        return True
    lines = fact.lines(text)
    asked = {
        number
        for problem, place in placed
        if _may_be(fact, problem.path)
        for number in _quoted(problem, place, text)
    }
    return bool(lines & asked) if lines else _mostly(asked, _content(text))


def _quoted(problem: Problem, place: Place, text: str) -> Iterator[int]:
    """The line of a question, and those after it that it quotes too."""
    said, lines = folded(problem.message), text.split("\n")
    yield place.line
    for number in range(place.line + 1, len(lines) + 1 if place.line else 0):
        line = folded(lines[number - 1])
        if not line or line not in said:
            return
        yield number


def _content(text: str) -> frozenset[int]:
    lines = enumerate(text.split("\n"), start=1)
    return frozenset(number for number, line in lines if line.strip())


def _mostly(asked: set[int], lines: frozenset[int]) -> bool:
    """Whether a note came back nearly whole: then whatever it says was asked about."""
    return len(lines & asked) >= _WHOLE * len(lines) > 0


def _may_be(fact: Fact, path: str) -> bool:
    """Whether a question at a line with somebody's name may be about this: names are everywhere."""
    if fact.area not in _BY_NAME:
        return True
    root, known = path.partition(".")[0], {one for paths in _BY_NAME.values() for one in paths}
    if fact.area is Area.HEAD:
        return root == fact.path or root not in known or fact.name not in _NAMED
    return root in _BY_NAME[fact.area] or root not in known


def _within(path: str, outer: str) -> bool:
    return path == outer or path.startswith(f"{outer}.")


def _questions(placed: Sequence[Placed], text: str, key: Key) -> Iterator[Question]:
    rows = (*key.get("fraga", ()), *key.get("far_fraga", ()))
    for problem, place in placed:
        line = _line(text, place.line)
        meant = any(_is_asked(row, [(problem, place)], text) for row in rows)
        yield Question(problem.code, problem.path, problem.message, place.line, line, meant)


def _is_asked(row: str, placed: Sequence[Placed], text: str) -> bool:
    """Whether something is asked at a row that the key quotes, or with its words."""
    wanted = folded(row)
    for problem, place in placed:
        line = folded(_line(text, place.line))
        if line and (wanted in line or (line in wanted and len(line) >= _SHORT)):
            return True
        if wanted and wanted in folded(f"{problem.message} {problem.values.get('rad', '')}"):
            return True
    return False


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""
