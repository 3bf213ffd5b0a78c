"""What a reader of one version of a plan must know of the next: what differs in the plan."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum, auto

from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Commitment, Goal
from sigdocs.model.plan import GoalStatus, Status


class Sign(Enum):
    """What happened; most telling first."""

    NEW = auto()
    MOVED = auto()
    DONE = auto()
    REACHED = auto()
    DROPPED = auto()
    MEASURED = auto()
    CHANGED = auto()
    SILENT = auto()


class Difference(Frozen):
    """What happened to a goal or commitment.

    Attributes:
        sign: what tells most of it.
        ref: its id.
        text: as it now stands.
        stood: as it stood, when it has been reworded.
        due: the day that a moved commitment is now due, ``was_due`` the day that it was.
        measure: how a goal now measures, when that is what is new.
        responsible: the names of those now responsible, when they are others than before.
        status: where it now stands, when that is what has changed.
    """

    sign: Sign
    ref: str
    text: str
    stood: str | None = None
    due: dt.date | None = None
    was_due: dt.date | None = None
    measure: str | None = None
    responsible: tuple[str, ...] | None = None
    status: Status | GoalStatus | None = None


def differences(before: Case | None, after: Case) -> tuple[Difference, ...]:
    """Give what differs in the plan between two states of a case, goals first."""
    if before is None:
        return ()
    return (*_goals(before, after), *_commitments(before, after))


def sign_of(before: Commitment | None, now: Commitment) -> Sign | None:
    """Give the one sign that tells most about a commitment since the last version."""
    if before is None:
        return Sign.NEW
    if now.status is not before.status and now.status.closes:
        return Sign.DONE if now.status is Status.DONE else Sign.DROPPED
    if now.due != before.due:
        return Sign.MOVED
    if _wording(now) != _wording(before):
        return Sign.CHANGED
    return _status_sign(before, now)


def _status_sign(before: Commitment, now: Commitment) -> Sign | None:
    told = now.history[len(before.history) :]
    if told and told[-1].status is Status.NOT_REVIEWED:
        return Sign.SILENT
    begun = (before.status, now.status) == (Status.NOT_STARTED, Status.ONGOING)
    return None if begun or now.status is before.status else Sign.CHANGED


def _wording(item: Commitment) -> tuple[object, ...]:
    return (
        *(item.text, item.responsible, item.starts, item.ongoing),
        *(item.rhythm, item.documented),
    )


def _commitments(before: Case, after: Case) -> Iterator[Difference]:
    old = {item.id: item for item in before.commitments}
    for item in after.commitments:
        was = old.get(item.id)
        if sign := sign_of(was, item):
            what = _of_commitment(sign, was, item) if was else {}
            yield Difference.model_validate(
                {"sign": sign, "ref": item.id, "text": item.text} | what
            )


def _of_commitment(sign: Sign, was: Commitment, now: Commitment) -> dict[str, object]:
    if sign is Sign.MOVED:
        return {"due": now.due, "was_due": was.due}
    if sign is not Sign.CHANGED:
        return {}
    if now.text != was.text:
        return {"stood": was.text}
    if now.responsible != was.responsible:
        return {"responsible": tuple(who.name for who in now.responsible)}
    return {"status": now.status} if now.status is not was.status else {}


def _goals(before: Case, after: Case) -> Iterator[Difference]:
    old = {goal.id: goal for goal in before.goals}
    for goal in after.goals:
        was = old.get(goal.id)
        sign = _goal_sign(was, goal) if was else Sign.NEW
        if sign:
            what = _of_goal(sign, was, goal) if was else {}
            yield Difference.model_validate(
                {"sign": sign, "ref": goal.id, "text": goal.text} | what
            )


def _goal_sign(was: Goal, now: Goal) -> Sign | None:
    if now.status is not was.status:
        signs = {GoalStatus.REACHED: Sign.REACHED, GoalStatus.DROPPED: Sign.DROPPED}
        return signs.get(now.status, Sign.CHANGED)
    if now.text != was.text:
        return Sign.CHANGED
    return Sign.MEASURED if _measure(now) != _measure(was) else None


def _of_goal(sign: Sign, was: Goal, now: Goal) -> dict[str, object]:
    if sign is Sign.MEASURED:
        return {"measure": _measure(now)}
    if now.text != was.text:
        return {"stood": was.text}
    return {"status": now.status} if sign is Sign.CHANGED else {}


def _measure(goal: Goal) -> str:
    return goal.measures[-1].measure if goal.measures else ""
