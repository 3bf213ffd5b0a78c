"""Which goal each row of a closing's note means: by its number, its words, or its life area.

”M1 Skola”, ”Skola” and ”Närvaro minst 85 %” are one goal told three times, and one row of the paper.
By its life area only where exactly one goal of the case has it; what is not sure is asked at its row.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sigdocs.casework.closing import faults
from sigdocs.casework.closing.verdicts import Verdict, read_verdict
from sigdocs.casework.people import folded
from sigdocs.casework.plan.references import (
    CLEAR,
    areas_named,
    likeness,
    nearest,
    normal_ref,
    short,
)
from sigdocs.model.case import Goal
from sigdocs.model.closing import AreaOutcome
from sigdocs.model.problem import Fault, Problem
from sigdocs.model.profile import Area

_NUMBER = re.compile(r"\bm\d{1,3}\b|^\W*(?:mål|m)\s*(?:nr\.?\s*)?\d{1,3}\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"\butanför planen\b", re.IGNORECASE)
"""What says that a row is of no goal of the plan: ”Bostad (utanför planen): ja”."""


_Names: TypeAlias = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that tell of one goal, in their order; of no goal of the plan when it is None."""

    goal: Goal | None
    rows: tuple[AreaOutcome, ...]

    @property
    def said(self) -> Verdict | None:
        """What its rows say of whether it was met; None when they do not, or not the same."""
        told = {read_verdict(one.met) for one in self.rows} - {None}
        return told.pop() if len(told) == 1 else None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what it may mean.

    Attributes:
        place: its place in the note.
        said: the row.
        goal: the goal it means, None for none of the plan.
        named: whether its number or its words name the goal, and not its life area alone.
        doubt: what is not sure about it.
    """

    place: int
    said: AreaOutcome
    goal: Goal | None = None
    named: bool = False
    doubt: Fault | None = None


def grouped(
    told: Sequence[AreaOutcome], goals: Sequence[Goal], areas: Sequence[Area]
) -> tuple[Group, ...]:
    """Give the rows of a note put together, one group a goal; what is not sure stands by itself."""
    groups: dict[object, list[AreaOutcome]] = {}
    names = _names_by_area(told)
    for row in _rows(told, goals, areas):
        groups.setdefault(_key(row, names), []).append(row.said)
    of_goal = {goal.id: goal for goal in goals}
    return tuple(Group(of_goal.get(str(key)), tuple(rows)) for key, rows in groups.items())


def doubts(
    told: Sequence[AreaOutcome], goals: Sequence[Goal], areas: Sequence[Area]
) -> Iterator[Problem]:
    """Give what the writer is asked about the rows: which goal one means, and what it says of it."""
    rows = _rows(told, goals, areas)
    listed = "; ".join(f"{goal.id} {goal.area}: {short(goal.text)}" for goal in goals) or "inga"
    named = ", ".join(area.label for area in areas)
    names, by_goal = _names_by_area(told), _by_goal(rows)
    verdicts: dict[object, _Row] = {}
    for row in rows:
        mine = read_verdict(row.said.met)
        first = verdicts.setdefault(_key(row, names), row) if mine else row
        if fault := row.doubt or _parted(row, names, by_goal):
            known = row.goal.id if row.goal else ""
            yield fault.at(
                _at(row, "area"), rad=_shown(row.said), ref=known, choices=listed, areas=named
            )
        elif row.said.met and mine is None:
            yield faults.VERDICT.at(_at(row, "met"), met=short(row.said.met), row=_shown(row.said))
        elif mine and read_verdict(first.said.met) is not mine:
            both = {"first": first.said.met, "second": row.said.met}
            yield faults.TWO_VERDICTS.at(_at(row, "met"), row=_shown(row.said), **both)


def numbers_in(text: str) -> tuple[str, ...]:
    """Give the goals' numbers that words name, as the plan writes them.

    >>> numbers_in("m1 Skola"), numbers_in("mål 2"), numbers_in("7 timmar")
    (('M1',), ('M2',), ())
    """
    return tuple(dict.fromkeys(normal_ref(one, "M") for one in _NUMBER.findall(text)))


def less_number(text: str) -> str:
    """Give words less the number of a goal and the signs around it: ”M1 Skola” is ”Skola”."""
    return re.sub(r"\(\s*\)", "", _NUMBER.sub("", text)).strip(" ,.:;–-")


def _at(row: _Row, name: str) -> str:
    return f"closing.outcomes.{row.place}.{name}"


def _shown(said: AreaOutcome) -> str:
    return short(" ".join(filter(None, (said.area, said.goal))))


def _rows(told: Sequence[AreaOutcome], goals: Sequence[Goal], areas: Sequence[Area]) -> list[_Row]:
    return [_meant(place, said, goals, areas) for place, said in enumerate(told)]


def _meant(place: int, said: AreaOutcome, goals: Sequence[Goal], areas: Sequence[Area]) -> _Row:
    """Which goal a row means: by number, by words, as the only one of its life area."""
    if _OUTSIDE.search(f"{said.area} {said.goal} {said.met}"):
        return _Row(place, said)
    there = [goal for goal in goals if _same_area(goal.area, less_number(said.area), areas)]
    ids = numbers_in(said.area) + numbers_in(said.goal)
    if ids and goals:
        return _numbered(place, said, set(ids), goals, there)
    if goal := _by_words(said.goal, goals, there):
        return _Row(place, said, goal, named=True)
    if len(there) == 1:
        return _Row(place, said, there[0])
    return _Row(place, said, doubt=_which(said, goals, there, areas))


def _which(
    said: AreaOutcome, goals: Sequence[Goal], there: Sequence[Goal], areas: Sequence[Area]
) -> Fault | None:
    """What is asked of a row that no goal is known for: which it is, or what it tells of."""
    if goals and (said.goal or said.met):
        return faults.WHICH_GOAL if there else faults.NOT_IN_PLAN
    return None if _is_area(less_number(said.area), goals, areas) else faults.NO_AREA


def _numbered(
    place: int, said: AreaOutcome, ids: set[str], goals: Sequence[Goal], there: list[Goal]
) -> _Row:
    if len(ids) > 1:
        return _Row(place, said, doubt=faults.SEVERAL_GOALS)
    goal = next((one for one in goals if one.id in ids), None)
    if goal is None:
        return _Row(place, said, doubt=faults.NO_SUCH_GOAL)
    other = _by_words(less_number(said.goal), goals, [])
    elsewhere = (there and goal not in there) or (other and folded(other.text) != folded(goal.text))
    return _Row(place, said, goal, named=True, doubt=faults.NUMBER_OR_WORDS if elsewhere else None)


def _by_words(text: str, goals: Sequence[Goal], there: Sequence[Goal]) -> Goal | None:
    for pool in filter(None, (there, goals)):
        same = [goal for goal in pool if text and folded(goal.text) == folded(text)]
        if len(same) == 1:
            return same[0]
        index = nearest(text, [goal.text for goal in pool]) if text and not same else None
        if index is not None:
            return pool[index]
    return None


def _same_area(one: str, other: str, areas: Sequence[Area]) -> bool:
    """Whether two words for a life area name the same, or share one that both are made of."""
    if folded(one) == folded(other):
        return bool(folded(one))
    named = ({area.label for area in areas_named(text, areas)} for text in (one, other))
    return bool(set.intersection(*named))


def _is_area(written: str, goals: Sequence[Goal], areas: Sequence[Area]) -> bool:
    """Whether words name a life area: one of the office's, or of the plan's; a number alone may."""
    used = {folded(goal.area) for goal in goals}
    return not written or folded(written) in used or bool(areas_named(written, areas))


def _key(row: _Row, names: _Names) -> object:
    """What rows of one goal share; one that no goal is known for stands alone while it is asked about."""
    if row.goal:
        return row.goal.id
    if row.doubt:
        return row.place
    area = _area_of(row.said)
    alone = next(iter(names[area]), "") if len(names[area]) == 1 else ""
    return area, _name(row.said) or alone


def _name(said: AreaOutcome) -> str:
    """What tells goals of one life area apart: the words for one, else its number."""
    told = folded(less_number(said.goal))
    return told or " ".join(dict.fromkeys(numbers_in(said.area) + numbers_in(said.goal)))


def _area_of(said: AreaOutcome) -> str:
    return folded(less_number(said.area))


def _names_by_area(told: Sequence[AreaOutcome]) -> _Names:
    """The names of the goals that rows tell of, by their life area."""
    found: dict[str, set[str]] = {}
    for one in told:
        found.setdefault(_area_of(one), set()).update(filter(None, [_name(one)]))
    return found


def _by_goal(rows: Sequence[_Row]) -> Mapping[str, list[_Row]]:
    """The rows by the goal of the plan that they mean."""
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.goal.id if row.goal else "", []).append(row)
    return found


def _parted(row: _Row, names: _Names, by_goal: Mapping[str, list[_Row]]) -> Fault | None:
    """Ask of a row that its life area alone puts with others, which of them it is."""
    if row.named:
        return None
    if row.goal is None:
        several = len(names[_area_of(row.said)]) > 1
        return faults.WHICH_GOAL if several and row.said.met and not _name(row.said) else None
    others = {one.said.goal for one in by_goal[row.goal.id] if one is not row}
    said = row.said.goal
    unlike = [one for one in others if said and one and likeness(less_number(one), said) < CLEAR]
    return faults.WHICH_GOAL if unlike else None
