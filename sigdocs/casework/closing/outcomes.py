"""How each goal ended: what the plan says of it, and what the closing's note says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sigdocs.casework.people import folded
from sigdocs.model.case import Case, Goal
from sigdocs.model.closing import AreaOutcome, Closing
from sigdocs.model.plan import GoalStatus

_Rows: TypeAlias = tuple[AreaOutcome, ...]
_ID = re.compile(r"\bM\d+\b")


class Verdict(StrEnum):
    """Whether a goal was met."""

    MET = "ja"
    PARTLY = "delvis"
    NOT = "nej"
    DROPPED = "utgår"
    DISPUTED = "oklart"
    UNTOLD = "ej bedömt"


_OF_STATUS = {
    GoalStatus.REACHED: Verdict.MET,
    GoalStatus.PARTLY: Verdict.PARTLY,
    GoalStatus.DROPPED: Verdict.DROPPED,
}
_OF_WORD = {
    **dict.fromkeys(("ja", "uppfyllt", "uppnatt", "helt", "x"), Verdict.MET),
    **dict.fromkeys(("delvis", "till viss del"), Verdict.PARTLY),
    **dict.fromkeys(
        ("nej", "inte", "ej", "ej uppfyllt", "inte uppfyllt", "ej uppnatt"), Verdict.NOT
    ),
    "utgar": Verdict.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the outcome: a life area and its goal.

    Attributes:
        area: the life area.
        goal: the plan's goal, None when no goal of the plan is meant.
        text: the goal in words, "" when there is none.
        before: how it was at the beginning.
        after: how it was at the end.
        verdict: whether the goal was met.
        told: what the note says of that, as written.
    """

    area: str
    goal: Goal | None
    text: str
    before: str
    after: str
    verdict: Verdict
    told: str

    @property
    def counts(self) -> bool:
        """Whether it is a goal to count, and not only how things stood."""
        return bool(self.goal or self.text or self.told)


def outcomes_of(case: Case, closing: Closing, seq: int) -> tuple[Outcome, ...]:
    """The outcomes as the note tells them, then the plan's goals that it does not speak of.

    ``seq`` is the closing's own entry: what it says of a goal's status is as new as its outcomes.
    """
    meant = _meant(case.goals, closing.outcomes)
    rows = [_told(said, meant.get(place), seq) for place, said in enumerate(closing.outcomes)]
    spoken = {goal.id for goal in meant.values()}
    return (*rows, *(_silent(goal) for goal in case.goals if goal.id not in spoken))


def read_verdict(written: str) -> Verdict | None:
    """Whether a goal was met, as people write it; None when it is not plainly said.

    >>> read_verdict("Ja, sedan i maj"), read_verdict("80 %")
    (<Verdict.MET: 'ja'>, None)
    """
    first = re.split(r"[,.;:(–]", written, maxsplit=1)[0]
    return _OF_WORD.get(folded(written)) or _OF_WORD.get(folded(first))


def disagreements(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """What the writer is asked where plan and note do not say the same, in Swedish."""
    for one in outcomes:
        if one.verdict is Verdict.DISPUTED and one.goal:
            yield (
                f"Stämmer det? I planen är {one.goal.id} ”{one.goal.status.value}”, men "
                f"anteckningen säger ”{one.told}”. I sammanställningen står "
                f"”{one.verdict.value}”. Lämna en rättelse av det som är fel."
            )
        elif one.told and read_verdict(one.told) is None:
            yield (
                f"”{one.told}” vid {one.area} kunde inte läsas som ja, delvis eller nej. I "
                f"sammanställningen står ”{one.verdict.value}”."
            )


def _meant(goals: Iterable[Goal], told: _Rows) -> dict[int, Goal]:
    """Which goal of the plan each row means: by its id, its words, or as the only one there."""
    left, found = {goal.id: goal for goal in goals}, dict[int, Goal]()
    for find in (_by_id, _by_words, _alone):
        for place, said in enumerate(told):
            goal = None if place in found else find(said, told, tuple(left.values()))
            if goal:
                found[place] = left.pop(goal.id)
    return found


def _by_id(said: AreaOutcome, _: _Rows, left: tuple[Goal, ...]) -> Goal | None:
    ids = _ID.findall(f"{said.area} {said.goal}")
    return next((goal for goal in left if ids == [goal.id]), None)


def _by_words(said: AreaOutcome, _: _Rows, left: tuple[Goal, ...]) -> Goal | None:
    words = folded(said.goal)
    return next((goal for goal in left if words and folded(goal.text) == words), None)


def _alone(said: AreaOutcome, told: _Rows, left: tuple[Goal, ...]) -> Goal | None:
    area = folded(said.area)
    if sum(folded(one.area) == area for one in told) > 1 or _ID.search(said.goal):
        return None
    there = [goal for goal in left if folded(goal.area) == area]
    return there[0] if len(there) == 1 else None


def _told(said: AreaOutcome, goal: Goal | None, seq: int) -> Outcome:
    return Outcome(
        area=said.area,
        goal=goal,
        text=said.goal or (goal.text if goal else ""),
        before=said.before,
        after=said.after,
        verdict=_verdict(read_verdict(said.met), goal, seq),
        told=said.met,
    )


def _silent(goal: Goal) -> Outcome:
    measures = goal.measures
    return Outcome(
        area=goal.area,
        goal=goal,
        text=goal.text,
        before=measures[0].measure if measures else "",
        after=measures[-1].measure if measures[1:] else "",
        verdict=_OF_STATUS.get(goal.status, Verdict.UNTOLD),
        told="",
    )


def _verdict(said: Verdict | None, goal: Goal | None, seq: int) -> Verdict:
    """What note and plan say together; ”delvis” at an earlier meeting is no word against today's."""
    planned = _OF_STATUS.get(goal.status) if goal else None
    if said is None or planned in {None, said}:
        return said or planned or Verdict.UNTOLD
    if planned is Verdict.DROPPED and said is Verdict.NOT:
        return Verdict.DROPPED
    earlier = goal is not None and all(change.seq != seq for change in goal.history[1:])
    return said if planned is Verdict.PARTLY and earlier else Verdict.DISPUTED
