"""The plan itself: goals and commitments by life area, as rows of print."""

import datetime as dt
from collections.abc import Callable, Iterable

from sigdocs.documents.changes import Sign, sign_of
from sigdocs.documents.letterhead import Fact
from sigdocs.documents.plan_measures import Stood, measures_in
from sigdocs.documents.words import EMPTY, NBSP, joined, long_date, shortened, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Commitment, Goal, Responsible
from sigdocs.model.plan import GoalStatus
from sigdocs.model.profile import Profile

_REST = "Övrigt"
_ROOM = {"text": 400, "comment": 300, "documented": 90}
"""The most signs that a cell holds; longer texts stand whole beneath the table."""


class PlanRow(Frozen):
    """A commitment as a row. ``id`` (Å3) alone fills the first cell: versions align on it."""

    id: str
    text: str
    comment: str
    who: str
    when: str
    documented: str
    status: str


class PlanGoal(Frozen):
    """A goal, where it stands now and stood last time, and what has been promised.

    ``whole`` holds, beneath the table, the texts too long for a cell.
    """

    id: str
    text: str
    standing: str
    rows: tuple[PlanRow, ...]
    whole: tuple[Fact, ...]


class PlanArea(Frozen):
    """A life area of the plan."""

    label: str
    goals: tuple[PlanGoal, ...]


def by_area(case: Case, previous: Case | None, profile: Profile) -> tuple[PlanArea, ...]:
    """Give open goals and commitments, and those closed since ``previous``, by life area.

    Areas come as they were first spoken of, so that numbers run on and stay from version to
    version.
    """
    areas = profile.case_types[case.type].areas
    labels = {area.code: area.label for area in areas}
    found: dict[str, list[PlanGoal]] = {}
    for goal in case.goals:
        rows = _rows(case, previous, {goal.id}.__contains__)
        if rows or _shown(goal, previous):
            label = labels.get(goal.area, goal.area) or _REST
            measures = () if label in found else measures_in(case, goal.area, areas)
            found.setdefault(label, []).append(_goal(goal, rows, measures))
    known = {goal.id for goal in case.goals}
    if loose := _rows(case, previous, lambda goal_id: goal_id not in known):
        found.setdefault(_REST, []).append(_goal(None, loose, ()))
    return tuple(PlanArea(label=label, goals=tuple(goals)) for label, goals in found.items())


def doubts(case: Case) -> tuple[str, ...]:
    """Give what open commitments lack before the plan can be called settled (invariant 4).

    >>> from sigdocs.model.case import CaseType, PersonFacts
    >>> promise = Commitment(id="Å4", goal_id="", text="x", made_on=dt.date.min, made_seq=1)
    >>> doubts(Case(number="1", type=CaseType.YOUTH, opened_on=dt.date.min,
    ...             youth=PersonFacts(), commitments=(promise,)))
    ('Å4 saknar ansvarig och tid',)
    """
    if not case.commitments:
        return ("inget är bestämt än",)
    return tuple(
        f"{item.id} saknar {' och '.join(lacks)}"
        for item in case.commitments
        if item.open and (lacks := _lacks(item))
    )


def when_in_text(item: Commitment) -> str:
    """Give when a commitment is to be kept, for a sentence."""
    return joined(_when(item, long_date, " "))


def when_in_table(item: Commitment, space: str) -> str:
    """Give when a commitment is to be kept, for a cell: a line each, no date broken.

    ``space`` parts a date from its word: a line break in a narrow cell.
    """
    return "\n".join(_when(item, dt.date.isoformat, space)) or EMPTY


def _lacks(item: Commitment) -> list[str]:
    timed = item.due or item.ongoing or item.starts or item.rhythm
    missing = (
        ("ansvarig", any(who.name for who in item.responsible)),
        ("tid", bool(timed)),
    )
    return [name for name, there in missing if not there]


def _when(item: Commitment, date: Callable[[dt.date], str], space: str) -> Iterable[str]:
    if item.starts:
        yield f"från{space}{date(item.starts)}"
    if item.rhythm:
        yield item.rhythm
    elif item.ongoing:
        yield "löpande"
    if item.due:
        yield f"senast{space}{date(item.due)}"


def _rows(case: Case, previous: Case | None, belongs: Callable[[str], bool]) -> tuple[PlanRow, ...]:
    old = {item.id: item for item in previous.commitments} if previous else {}
    return tuple(
        _row(item, old.get(item.id), first=previous is None)
        for item in case.commitments
        if belongs(item.goal_id) and (item.open or _closed_since(item, old.get(item.id)))
    )


def _closed_since(item: Commitment, was: Commitment | None) -> bool:
    return not item.open and (was is None or was.open)


def _shown(goal: Goal, previous: Case | None) -> bool:
    if goal.status not in {GoalStatus.REACHED, GoalStatus.DROPPED}:
        return True
    old = {was.id: was.status for was in previous.goals} if previous else {}
    return old.get(goal.id) is not goal.status


def _goal(goal: Goal | None, rows: tuple[PlanRow, ...], measures: tuple[Stood, ...]) -> PlanGoal:
    fitted = [_fitted(row) for row in rows]
    return PlanGoal(
        id=goal.id if goal else "",
        text=goal.text if goal else "",
        standing=_standing(goal, measures) if goal else "",
        rows=tuple(row for row, _ in fitted),
        whole=tuple(fact for _, whole in fitted for fact in whole),
    )


def _standing(goal: Goal, measures: tuple[Stood, ...]) -> str:
    """What the goal itself was said to measure, else the area's measures: now and last time."""
    own = tuple(Stood(change.on, change.measure) for change in goal.measures)
    now, before = [*reversed((own or measures)[-2:]), None, None][:2]
    told = [f"Läget {long_date(now.on)}: {now.text}"] if now else []
    if before:
        told.append(f"Förra gången, {long_date(before.on)}: {before.text}")
    if goal.status is not GoalStatus.OPEN:
        told.append(f"Målet: {goal.status.value}")
    return "\n".join(told)


def _fitted(row: PlanRow) -> tuple[PlanRow, tuple[Fact, ...]]:
    """Give the row with texts that its cells have room for, and whole what did not fit."""
    long = {name: text for name, room in _ROOM.items() if len(text := getattr(row, name)) > room}
    cut = {name: shortened(text, _ROOM[name]) for name, text in long.items()}
    leads = {"documented": "Dokumenteras: "}
    whole = tuple(
        Fact(label=row.id, text=leads.get(name, "") + text) for name, text in long.items()
    )
    return row.model_copy(update=cut), whole


def _row(item: Commitment, was: Commitment | None, *, first: bool) -> PlanRow:
    return PlanRow(
        id=item.id,
        text=item.text or EMPTY,
        comment=_comment(item, was),
        who="\n".join(map(_who, item.responsible)) or EMPTY,
        when=when_in_table(item, "\n"),
        documented=item.documented or EMPTY,
        status=_status(item, None if first else sign_of(was, item)),
    )


def _comment(item: Commitment, was: Commitment | None) -> str:
    told = item.history[len(was.history) if was else 0 :]
    if not told or not told[-1].comment:
        return ""
    return f"{told[-1].on.day}/{told[-1].on.month}:{NBSP}{told[-1].comment}"


def _who(responsible: Responsible) -> str:
    return joined((responsible.name, responsible.organisation), ",\n")


def _status(item: Commitment, sign: Sign | None) -> str:
    status = upper_first(item.status.value)
    if sign is None:
        return status
    marked = f"{sign.mark} {sign.word}".replace(" ", NBSP)
    return f"{status}\n{marked}" if sign in {Sign.MOVED, Sign.CHANGED} else marked
