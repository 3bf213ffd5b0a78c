"""Which parts of a plan's page read otherwise than another version's, goals and promises apart.

What happened to goals and commitments is told with a sign each (``differences``). All else that a
version shows is told here by the name it has on the page, so that nothing differs untold.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter

from sigdocs.casework.plan.differences import Sign
from sigdocs.casework.plan.view import Aim, PlanView, Promise
from sigdocs.model.plan import Status
from sigdocs.model.plan_texts import PLAN_TEXTS
from sigdocs.model.receivers import Receiver

NEXT_MEETING = "Nästa möte"
_MEETING = ("seq", "people", "author", "author_title")
_OF_MEETING: dict[str, Callable[[PlanView], object]] = {
    "Mötets tid och plats": lambda view: (view.version.meeting_on, _held(view)),
    "Upprättad av": lambda view: view.meeting and (view.meeting.author, view.meeting.author_title),
    "Vilka var med": lambda view: view.meeting and view.meeting.people,
}
"""What is new with each meeting."""
_TEXTS = sorted(PLAN_TEXTS, key=lambda name: PLAN_TEXTS[name].of_guardians)
"""The texts as the page has them: what the guardians say comes after what the youth says."""
_STANDING: dict[str, Callable[[PlanView], object]] = {
    "Vem planen gäller": lambda view: (view.youth, view.born),
    NEXT_MEETING: lambda view: view.next_meeting,
    "Vem ni ringer": lambda view: (view.coordinator, view.contacts),
    **{PLAN_TEXTS[name].part: attrgetter(name) for name in _TEXTS},
    "Polisens uppdrag": lambda view: (view.police, view.police_said),
    "Om planen inte håller": lambda view: view.safety,
    "Genomförandeplanen": lambda view: view.care,
    "Om planen får delas": lambda view: view.version.internal,
    "Vilka som får planen": lambda view: [*map(_receiver, view.version.goes_to)],
}
"""What stands from meeting to meeting until something else is said."""


def parts_changed(before: PlanView, now: PlanView) -> tuple[str, ...]:
    """Give the names of the parts that differ between two versions, as the page orders them.

    Of two meetings, what is new with each meeting is named only when nothing else is.
    """
    told = {one.ref for one in now.differences}
    standing = (*_named(_STANDING, before, now), *_rows(before, now, told))
    of_meeting = (*_named(_OF_MEETING, before, now), *_passing(before, now))
    if before.version.met_seq == now.version.met_seq:
        return (*of_meeting, *standing)
    return standing or (() if told else of_meeting)


def _named(
    parts: dict[str, Callable[[PlanView], object]], before: PlanView, now: PlanView
) -> Iterator[str]:
    return (name for name, read in parts.items() if read(before) != read(now))


def _rows(before: PlanView, now: PlanView, told: set[str]) -> Iterator[str]:
    """What differs in goals and commitments that stand on both pages, and has not been told."""
    goals = {one.id: one for one in before.goals}
    promises = {one.id: one for one in before.commitments}
    measured = {one.ref for one in now.differences if one.sign in {Sign.MEASURED, Sign.NEW}}
    for goal in now.goals:
        was = goals.get(goal.id)
        if was and was.area != goal.area:
            yield f"Livsområdet för {goal.id}"
        if was and was.stood != goal.stood and goal.id not in measured:
            yield f"Läget för {goal.id}"
        if goal.id not in told and (was is None or _aim(was) != _aim(goal)):
            yield goal.id
    for one in now.commitments:
        stood = promises.get(one.id)
        if one.id not in told and (stood is None or _promise(stood) != _promise(one)):
            yield one.id


def _passing(before: PlanView, now: PlanView) -> Iterator[str]:
    """What was said at one meeting of what stands on both pages, and what stands on one only."""
    stood = {one.id: one for one in before.commitments}
    told = {one.ref for one in now.differences}
    for one in now.commitments:
        was = stood.get(one.id, one)
        if (was.comment, was.commented_on) != (one.comment, one.commented_on):
            yield f"Kommentaren till {one.id}"
        if one.id not in told and was.status is not one.status:
            yield f"Statusen för {one.id}"
    left = {*_ids(now)}
    yield from (f"{ref} står inte kvar" for ref in _ids(before) if ref not in left)


def _ids(view: PlanView) -> tuple[str, ...]:
    return (*(one.id for one in view.goals), *(one.id for one in view.commitments))


def _aim(one: Aim) -> Aim:
    return one.model_copy(update={"area": "", "stood": ()})


def _promise(one: Promise) -> Promise:
    passing = {"sign": None, "comment": "", "commented_on": None, "status": Status.ONGOING}
    return one.model_copy(update=passing)


def _held(view: PlanView) -> object:
    return view.meeting and view.meeting.model_dump(exclude=set(_MEETING))


def _receiver(one: Receiver) -> tuple[str, str, str]:
    return one.name, one.party, one.reason
