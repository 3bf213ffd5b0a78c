"""The cases that the papers are tried on: the examples beside the templates, and variations."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from sigdocs.model.case import Case, Commitment, Goal, GoalChange, Responsible, Side, StatusChange
from sigdocs.model.note import CaseType
from sigdocs.model.people import PersonFacts
from sigdocs.model.plan import GoalStatus, Status
from sigdocs.model.profile import Profile
from sigdocs.model.version import PlanVersion

TEMPLATES = Path(__file__).parent.parent / "templates"
NAME = "Maximiliana-Alexandrina Bartholomeusdotter von Wittgenstein-X"


def example(kind: str) -> dict[str, Any]:
    """Give the example beside a template: ``profil``, ``fall`` and, for a plan, ``före``."""
    data: dict[str, Any] = json.loads((TEMPLATES / kind / "exempel.json").read_text("utf-8"))
    return data


def plan_example() -> tuple[Profile, Case, Case]:
    """Give the profile, the case after its start meeting, and after its first follow-up."""
    data = example("atgardsplan")
    return (
        Profile.model_validate(data["profil"]),
        Case.model_validate(data["före"]),
        Case.model_validate(data["fall"]),
    )


PROFILE, START, FOLLOWED = plan_example()


def version(case: Case) -> PlanVersion:
    """Give the plan in force, which every example has."""
    assert case.plan
    return case.plan


def with_commitments(count: int) -> Case:
    """Give the start meeting's case with so many commitments, in turn over its goals."""
    made = START.commitments
    return START.model_copy(
        update={
            "commitments": tuple(
                made[place % len(made)].model_copy(
                    update={
                        "id": f"Å{place + 1}",
                        "due": dt.date(2026, 10, 1) + dt.timedelta(place),
                    }
                )
                for place in range(count)
            )
        }
    )


def with_long_answer() -> Case:
    """Give the follow-up with 2,000 characters in a commitment and in the youth's words."""
    long = ("Milo säger till i god tid om något känns fel eller blir för mycket. " * 40)[:2000]
    first, *rest = FOLLOWED.commitments
    changed = first.model_copy(update={"text": long})
    return FOLLOWED.model_copy(update={"commitments": (changed, *rest), "youth_words": long})


def with_long_name() -> Case:
    """Give the start meeting's case with a youth whose name has 60 letters."""
    youth = START.youth.model_copy(update={"name": NAME, "called": ""})
    return START.model_copy(
        update={
            "youth": youth,
            "commitments": tuple(
                item.model_copy(
                    update={
                        "responsible": tuple(
                            who.model_copy(update={"name": NAME}) if who.side is Side.YOUTH else who
                            for who in item.responsible
                        )
                    }
                )
                for item in START.commitments
            ),
        }
    )


def without_goals() -> Case:
    """Give a case where nothing has been agreed on yet."""
    nothing = {"goals": (), "commitments": (), "next_meeting": None}
    silent = dict.fromkeys(("youth_goals", "youth_words", "guardian_goals", "police", "safety"), "")
    return START.model_copy(update=nothing | silent)


# What the model's Text takes: no control characters but tab and line feed, no surrogates.
_SIGNS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufffe\uffff"
)
_WORDS = st.text(st.one_of(_SIGNS, st.sampled_from("\n\n åäö&<>{}%”")), max_size=60)
_LINES = st.text(_SIGNS, max_size=30)
_DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))


def _commitments(number: int) -> st.SearchStrategy[Commitment]:
    who = st.builds(
        Responsible, name=_LINES, side=st.sampled_from(Side), party=st.just(""), organisation=_LINES
    )
    told = st.builds(
        StatusChange, seq=st.just(1), on=_DAYS, status=st.sampled_from(Status), comment=_WORDS
    )
    return st.builds(
        Commitment,
        id=st.just(f"Å{number}"),
        goal_id=st.sampled_from(["M1", "M2", "M9"]),
        text=_WORDS,
        responsible=st.lists(who, max_size=2).map(tuple),
        due=st.none() | _DAYS,
        starts=st.none() | _DAYS,
        ongoing=st.booleans(),
        rhythm=_LINES,
        documented=_LINES,
        made_on=_DAYS,
        made_seq=st.just(1),
        status=st.sampled_from(Status),
        history=st.lists(told, max_size=2).map(tuple),
    )


def _goals(number: int) -> st.SearchStrategy[Goal]:
    told = st.builds(
        GoalChange,
        seq=st.just(1),
        on=_DAYS,
        status=st.sampled_from(GoalStatus),
        measure=_WORDS,
        comment=_WORDS,
    )
    return st.builds(
        Goal,
        id=st.just(f"M{number}"),
        area=_LINES,
        text=_WORDS,
        made_on=_DAYS,
        made_seq=st.just(1),
        status=st.sampled_from(GoalStatus),
        history=st.lists(told, max_size=3).map(tuple),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any case with up to five commitments and two goals, in any words."""
    return Case(
        number="SIG-2026-001",
        type=draw(st.sampled_from(CaseType)),
        opened_on=dt.date(2026, 1, 1),
        youth=PersonFacts(name=draw(_LINES), called=draw(_LINES)),
        coordinator=draw(_LINES),
        goals=tuple(draw(_goals(n)) for n in range(1, draw(st.integers(0, 2)) + 1)),
        commitments=tuple(draw(_commitments(n)) for n in range(1, draw(st.integers(0, 5)) + 1)),
        youth_words=draw(_WORDS),
        youth_goals=draw(_WORDS),
        police=draw(_WORDS),
        safety=draw(_WORDS),
    )
