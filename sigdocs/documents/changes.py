"""”Ändrat sedan version n”: what a reader of the last version must know.

Every change has a sign and a word, so that a grey copy of a copy still tells them apart.
"""

from collections.abc import Iterator
from enum import Enum

from sigdocs.documents.words import listed, long_date, shortened, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Commitment, Goal
from sigdocs.model.note import Reading
from sigdocs.model.plan import GoalStatus, Status

LINE = 90
"""The most signs of a commitment that the list of changes repeats; all of it is in the plan."""


class Sign(Enum):
    """What happened, as a sign that survives a copier and a word; most telling first."""

    NEW = ("+", "Ny")
    MOVED = ("→", "Ny tid")
    READ = ("?", "Läst som")
    DONE = ("■", "Klar")
    REACHED = ("■", "Uppfyllt")
    DROPPED = ("–", "Utgår")
    MEASURED = ("▲", "Nytt läge")
    CHANGED = ("▲", "Ändrad")
    SILENT = ("○", "Ej behandlad")

    @property
    def mark(self) -> str:
        """The sign alone."""
        return str(self.value[0])

    @property
    def word(self) -> str:
        """The word alone."""
        return str(self.value[1])


_PLACES = {sign.word: place for place, sign in enumerate(Sign)}


class Change(Frozen):
    """One line of the list: sign, word, which goal or commitment, and what."""

    sign: str
    word: str
    ref: str
    text: str


def changes(
    before: Case | None, after: Case, readings: tuple[Reading, ...] = ()
) -> tuple[Change, ...]:
    """Give what differs in the plan between two states of a case, most telling first.

    ``readings`` are relative dates as they were read, shown so that the meeting can object.
    """
    found = [*_readings(readings)]
    if before is not None:
        found += [*_goals(before, after), *_commitments(before, after)]
    return tuple(sorted(_silence_together(found), key=lambda change: _PLACES[change.word]))


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


def _commitments(before: Case, after: Case) -> Iterator[Change]:
    old = {item.id: item for item in before.commitments}
    for item in after.commitments:
        was = old.get(item.id)
        if sign := sign_of(was, item):
            yield _change(sign, item.id, _told(sign, was, item))


def _told(sign: Sign, was: Commitment | None, now: Commitment) -> str:
    text = shortened(now.text, LINE)
    if was is None or sign not in {Sign.MOVED, Sign.CHANGED}:
        return text
    if sign is Sign.MOVED:
        return f"{_ended(text)} {_moved(was, now)}."
    if now.text != was.text:
        return f"{_ended(text)} Stod: {shortened(was.text, LINE)}"
    if now.responsible != was.responsible:
        return f"{_ended(text)} Ny ansvarig: {listed(who.name for who in now.responsible)}."
    return f"{_ended(text)} Nu: {now.status.value}." if now.status is not was.status else text


def _ended(text: str) -> str:
    """Give a text that another sentence can follow."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _moved(was: Commitment, now: Commitment) -> str:
    if now.due is None:
        return "Ingen slutdag längre"
    new = upper_first(long_date(now.due))
    return f"{new} i stället för {long_date(was.due)}" if was.due else new


def _goals(before: Case, after: Case) -> Iterator[Change]:
    old = {goal.id: goal for goal in before.goals}
    for goal in after.goals:
        was = old.get(goal.id)
        if was is None:
            yield _change(Sign.NEW, goal.id, shortened(goal.text, LINE))
        elif sign := _goal_sign(was, goal):
            yield _change(sign, goal.id, _goal_told(sign, was, goal))


def _goal_sign(was: Goal, now: Goal) -> Sign | None:
    if now.status is not was.status:
        signs = {GoalStatus.REACHED: Sign.REACHED, GoalStatus.DROPPED: Sign.DROPPED}
        return signs.get(now.status, Sign.CHANGED)
    if now.text != was.text:
        return Sign.CHANGED
    return Sign.MEASURED if _measure(now) != _measure(was) else None


def _goal_told(sign: Sign, was: Goal, now: Goal) -> str:
    text = shortened(now.text, LINE)
    if sign is Sign.MEASURED:
        return f"{_ended(text)} Nu: {shortened(_measure(now), LINE)}"
    if now.text != was.text:
        return f"{_ended(text)} Stod: {shortened(was.text, LINE)}"
    return f"{_ended(text)} Nu: {now.status.value}." if sign is Sign.CHANGED else text


def _measure(goal: Goal) -> str:
    return goal.measures[-1].measure if goal.measures else ""


def _silence_together(found: list[Change]) -> Iterator[Change]:
    """Tell in one line which commitments the meeting did not speak of."""
    silent = [change for change in found if change.word == Sign.SILENT.word]
    yield from (change for change in found if change not in silent)
    if len(silent) > 1:
        yield _change(Sign.SILENT, "", listed(change.ref for change in silent))
    else:
        yield from silent


def _readings(readings: tuple[Reading, ...]) -> Iterator[Change]:
    for reading in readings:
        yield _change(Sign.READ, "", f"”{reading.written}” har lästs som {reading.read_as}")


def _change(sign: Sign, ref: str, text: str) -> Change:
    return Change(sign=sign.mark, word=sign.word, ref=ref, text=text)
