"""The versions of the plan that an entry issued, and the states of the case that they tell of."""

from collections.abc import Iterator

from sigdocs.casework.history import History, case_as_of, fold
from sigdocs.documents.paper import Story
from sigdocs.model.case import Case
from sigdocs.model.version import PlanVersion


def plan_states(story: Story) -> Iterator[tuple[PlanVersion, Case, Case | None]]:
    """Give each version that the last entry issued, with the case as it shows it.

    The last of the three is the case as the version that it is told against showed it.
    """
    for version, case in story.issued():
        yield version, case, as_printed(told_against(version, story), story)


def told_against(version: PlanVersion, story: Story) -> int | None:
    """Give the version that one is told against: for one given out again, as the first time."""
    if version.again and not version.corrects:
        first = given_again(version, story)
        return first.corrects or first.replaces
    return version.corrects or version.replaces


def given_again(version: PlanVersion, story: Story) -> PlanVersion:
    """Give the version that one gives out again; itself for a plan of its own."""
    earlier = story.after.plans[: version.version - 1]
    return next((one for one in reversed(earlier) if one.seq == version.again), version)


def as_printed(number: int | None, story: Story) -> Case | None:
    """Give the case as a version of the plan showed it, with the errors it was printed with."""
    if number is None:
        return None
    known: History = story.history
    while (case := fold(known[:-1])) and len(case.plans) >= number:
        known = known[:-1]
    return case_as_of(known, story.after.plans[number - 1].seq)
