"""How each goal ended: what the plan says of it, and what the closing's note says. One row a goal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sigdocs.casework.closing.duration import Stay
from sigdocs.casework.closing.occasions import at_end, at_start, first_told, last_told
from sigdocs.casework.closing.rows import Group, grouped, less_number
from sigdocs.casework.closing.verdicts import OF_STATUS, Verdict, read_verdict, rest_of
from sigdocs.model.case import Goal, GoalChange
from sigdocs.model.closing import AreaOutcome
from sigdocs.model.profile import Area


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the outcome: a goal with its life area, or how things stood in one.

    Attributes:
        area: the life area.
        goal: the plan's goal, None when no goal of the plan is meant.
        text: the goal in words, "" when there is none.
        before: how it was at the beginning.
        after: how it was at the end.
        verdict: whether the goal was met.
        told: what the note says of that, as written.
        rest: what more the note says of it, ”sedan i maj”.
    """

    area: str
    goal: Goal | None
    text: str
    before: str
    after: str
    verdict: Verdict
    told: str
    rest: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a goal to count, and not only how things stood."""
        return bool(self.goal or self.text or self.told)


def outcomes_of(
    told: Sequence[AreaOutcome], goals: Sequence[Goal], areas: Sequence[Area], stay: Stay
) -> tuple[Outcome, ...]:
    """The outcomes as the note tells them, a row a goal, then the goals that it does not speak of.

    Args:
        told: the rows of the note.
        goals: the goals of the plan.
        areas: the life areas of the case's kind.
        stay: the time in the insats, which tells what was measured at its beginning and its end.
    """
    groups = grouped(told, goals, areas)
    spoken = {group.goal.id for group in groups if group.goal}
    silent = (Group(goal, ()) for goal in goals if goal.id not in spoken)
    return tuple(_told(group, stay) for group in (*groups, *silent))


def disagreements(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What the writer is asked where plan and note do not say the same, or neither does, in Swedish."""
    untold = [one.goal.id for one in outcomes if one.goal and one.verdict is Verdict.UNTOLD]
    if untold:
        yield (
            f"Hur det gick med {' och '.join(untold)} är inte sagt. I sammanställningen står "
            f"”{Verdict.UNTOLD.value}”; lämna annars en rättelse med hela anteckningen på nytt."
        )
    for one in outcomes:
        if one.verdict is Verdict.DISPUTED and one.goal:
            yield (
                f"Stämmer det? I planen är {one.goal.id} ”{one.goal.status.value}”, men "
                f"anteckningen säger ”{one.told}”. I sammanställningen står "
                f"”{one.verdict.value}”. Lämna en rättelse av det som är fel. Har det "
                "ändrats sedan planen: rätta avslutet med hela anteckningen på nytt, där det under ”Status” också "
                f"står ”{one.goal.id}: uppfyllt” eller ”{one.goal.id}: pågår”."
            )


def _told(group: Group, stay: Stay) -> Outcome:
    goal = group.goal
    before, after = _measured(goal, stay)
    rows = group.rows
    return Outcome(
        area=goal.area if goal else rows[0].area,
        goal=goal,
        text=_text(group),
        before=_all(one.before for one in rows) or before,
        after=_all(one.after for one in rows) or after,
        verdict=_verdict(group.said, goal),
        told=_all(one.met for one in rows),
        rest=_all(rest_of(one.met) for one in rows if read_verdict(one.met)),
    )


def _all(told: Iterable[str]) -> str:
    """What rows of one goal say of one thing: each once, since nothing of it may be lost."""
    return "; ".join(dict.fromkeys(filter(None, told)))


def _text(group: Group) -> str:
    """The goal in the words of the note, where it has one wording; else in the plan's."""
    said = list(dict.fromkeys(one.goal for one in group.rows if less_number(one.goal)))
    if group.goal is None:
        return _all(one.goal for one in group.rows)
    return said[0] if len(said) == 1 else group.goal.text


def _measured(goal: Goal | None, stay: Stay) -> tuple[str, str]:
    """How a goal measured first and last in the plan, the day told unless it was at start and end."""
    taken = goal.measures if goal else ()
    if not taken:
        return "", ""
    first, last = taken[0], taken[-1]
    if first is not last:
        return _first(first, stay), _last(last, stay)
    return ("", _last(last, stay)) if at_end(last.on, stay) else (_first(first, stay), "")


def _first(one: GoalChange, stay: Stay) -> str:
    return one.measure if at_start(one.on, stay) else f"{one.measure}, {first_told(one.on, stay)}"


def _last(one: GoalChange, stay: Stay) -> str:
    return one.measure if at_end(one.on, stay) else f"{one.measure}, {last_told(one.on, stay)}"


def _verdict(said: Verdict | None, goal: Goal | None) -> Verdict:
    """What note and plan say together: not the same is not sure, however the plan says it last."""
    planned = OF_STATUS.get(goal.status) if goal else None
    if said is None or planned in {None, said}:
        return said or planned or Verdict.UNTOLD
    is_dropped = planned is Verdict.DROPPED and said is Verdict.NOT
    return Verdict.DROPPED if is_dropped else Verdict.DISPUTED
