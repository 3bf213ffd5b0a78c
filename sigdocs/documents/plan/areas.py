"""The plan itself: goals and commitments by life area, as rows of print."""

import datetime as dt
from collections.abc import Callable, Iterable

from sigdocs.casework.plan.differences import Sign
from sigdocs.casework.plan.view import Aim, PlanView, Promise
from sigdocs.documents.letterhead import Fact
from sigdocs.documents.plan.changes import mark_of, word_of
from sigdocs.documents.plan.measures import stood_text
from sigdocs.documents.swedish import EMPTY, NBSP, joined, long_date, shortened, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Responsible
from sigdocs.model.plan import GoalStatus

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


def by_area(view: PlanView) -> tuple[PlanArea, ...]:
    """Give the plan by life area.

    Areas come as they were first spoken of, so that numbers run on and stay from version to
    version.
    """
    found: dict[str, list[PlanGoal]] = {}
    for goal in view.goals:
        rows = tuple(_row(item) for item in view.commitments if item.goal == goal.id)
        found.setdefault(goal.area or _REST, []).append(_goal(goal, rows))
    if loose := tuple(_row(item) for item in view.commitments if not item.goal):
        found.setdefault(_REST, []).append(_goal(None, loose))
    return tuple(PlanArea(label=label, goals=tuple(goals)) for label, goals in found.items())


def doubts(view: PlanView) -> tuple[str, ...]:
    """Give what open commitments lack before the plan can be called settled (invariant 4)."""
    if view.undecided:
        return ("inget är bestämt än",)
    return tuple(
        f"{item.id} saknar {' och '.join(lacks)}"
        for item in view.commitments
        if item.open and (lacks := _lacks(item))
    )


def when_in_text(item: Promise) -> str:
    """Give when a commitment is to be kept, for a sentence."""
    return joined(_when(item, long_date, " "))


def when_in_table(item: Promise, space: str) -> str:
    """Give when a commitment is to be kept, for a cell: a line each, no date broken.

    ``space`` parts a date from its word: a line break in a narrow cell.
    """
    return "\n".join(_when(item, dt.date.isoformat, space)) or EMPTY


def _lacks(item: Promise) -> list[str]:
    timed = item.due or item.ongoing or item.starts or item.rhythm
    missing = (
        ("ansvarig", any(who.name for who in item.responsible)),
        ("tid", bool(timed)),
    )
    return [name for name, there in missing if not there]


def _when(item: Promise, date: Callable[[dt.date], str], space: str) -> Iterable[str]:
    if item.starts:
        yield f"från{space}{date(item.starts)}"
    if item.rhythm:
        yield item.rhythm
    elif item.ongoing:
        yield "löpande"
    if item.due:
        yield f"senast{space}{date(item.due)}"


def _goal(goal: Aim | None, rows: tuple[PlanRow, ...]) -> PlanGoal:
    fitted = [_fitted(row) for row in rows]
    return PlanGoal(
        id=goal.id if goal else "",
        text=goal.text if goal else "",
        standing=_standing(goal) if goal else "",
        rows=tuple(row for row, _ in fitted),
        whole=tuple(fact for _, whole in fitted for fact in whole),
    )


def _standing(goal: Aim) -> str:
    """Where the goal stands now and stood last time."""
    now, before = [*reversed(goal.stood), None, None][:2]
    told = [f"Läget {long_date(now.on)}: {stood_text(now)}"] if now else []
    if before:
        told.append(f"Förra gången, {long_date(before.on)}: {stood_text(before)}")
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


def _row(item: Promise) -> PlanRow:
    return PlanRow(
        id=item.id,
        text=item.text or EMPTY,
        comment=_comment(item),
        who="\n".join(map(_who, item.responsible)) or EMPTY,
        when=when_in_table(item, "\n"),
        documented=item.documented or EMPTY,
        status=_status(item),
    )


def _comment(item: Promise) -> str:
    day = item.commented_on
    return f"{day.day}/{day.month}:{NBSP}{item.comment}" if day else ""


def _who(responsible: Responsible) -> str:
    return joined((responsible.name, responsible.organisation), ",\n")


def _status(item: Promise) -> str:
    status, sign = upper_first(item.status.value), item.sign
    if sign is None:
        return status
    marked = f"{mark_of(sign)} {word_of(sign)}".replace(" ", NBSP)
    return f"{status}\n{marked}" if sign in {Sign.MOVED, Sign.CHANGED} else marked
