"""How goals ended: plan and note together, and a question where they disagree."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.closing.outcomes import (
    Outcome,
    Verdict,
    disagreements,
    outcomes_of,
    read_verdict,
)
from sigdocs.model.case import Case, Goal, GoalChange
from sigdocs.model.closing import AreaOutcome, Closing
from sigdocs.model.plan import GoalStatus
from tests.casework_notes import Story

CASE = Story.started().case
DAY = dt.date(2026, 9, 8)
SEQ = 9


def goal(number: int, area: str, status: GoalStatus = GoalStatus.OPEN, seq: int = 5) -> Goal:
    changes = (
        GoalChange(seq=1, on=DAY, status=GoalStatus.OPEN, measure="61 %"),
        GoalChange(seq=seq, on=DAY, status=status, measure="88 %"),
    )
    return Goal(
        id=f"M{number}",
        area=area,
        text=f"Mål {number} i {area}",
        made_on=DAY,
        made_seq=1,
        status=status,
        history=changes,
    )


def said(area: str, met: str = "", text: str = "") -> AreaOutcome:
    return AreaOutcome(area=area, met=met, goal=text)


def with_goals(*goals: Goal) -> Case:
    return CASE.model_copy(update={"goals": goals})


def ends(goals: list[Goal], *told: AreaOutcome) -> tuple[Outcome, ...]:
    return outcomes_of(with_goals(*goals), Closing(outcomes=told), SEQ)


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("Ja", Verdict.MET),
        ("ja, sedan i maj", Verdict.MET),
        ("Delvis (se ovan)", Verdict.PARTLY),
        ("NEJ.", Verdict.NOT),
        ("ej uppfyllt", Verdict.NOT),
        ("utgår", Verdict.DROPPED),
        ("jag vet inte", None),
        ("nej ja", None),
        ("80 %", None),
        ("", None),
    ],
)
def test_only_a_plain_word_is_read(written: str, verdict: Verdict | None) -> None:
    assert read_verdict(written) is verdict


@pytest.mark.parametrize(
    ("status", "seq", "word", "verdict"),
    [
        (GoalStatus.OPEN, 5, "ja", Verdict.MET),
        (GoalStatus.OPEN, 5, "", Verdict.UNTOLD),
        (GoalStatus.REACHED, 5, "", Verdict.MET),
        (GoalStatus.REACHED, 5, "ja", Verdict.MET),
        (GoalStatus.REACHED, 5, "nej", Verdict.DISPUTED),
        (GoalStatus.REACHED, 5, "kanske", Verdict.MET),
        (GoalStatus.PARTLY, 5, "ja", Verdict.MET),
        (GoalStatus.PARTLY, SEQ, "ja", Verdict.DISPUTED),
        (GoalStatus.DROPPED, 5, "nej", Verdict.DROPPED),
        (GoalStatus.DROPPED, 5, "ja", Verdict.DISPUTED),
    ],
)
def test_plan_and_note_are_put_together(
    status: GoalStatus, seq: int, word: str, verdict: Verdict
) -> None:
    (found,) = ends([goal(1, "Skola", status, seq)], said("Skola", word))
    assert found.verdict is verdict


def test_a_disagreement_is_asked_about_with_both_words() -> None:
    (asked,) = disagreements(ends([goal(1, "Skola", GoalStatus.REACHED)], said("Skola", "Nej")))
    assert "I planen är M1 ”uppfyllt”, men anteckningen säger ”Nej”." in asked
    assert "står ”oklart”" in asked


def test_a_word_that_cannot_be_read_is_asked_about() -> None:
    (asked,) = disagreements(ends([goal(1, "Skola")], said("Skola", "80 %")))
    assert asked.startswith("”80 %” vid Skola kunde inte läsas som ja, delvis eller nej.")


def test_a_row_means_a_goal_by_its_number_its_words_or_as_the_only_one_there() -> None:
    goals = [goal(1, "Skola"), goal(2, "Skola"), goal(3, "Fritid"), goal(4, "Familj")]
    rows = (
        said("Skola", "ja", "M2 gå dit"),
        said("Fritid", "nej"),
        said("Övrigt", "delvis", "Mål 4 i Familj"),
    )
    found = [(one.goal and one.goal.id, one.verdict) for one in ends(goals, *rows)]
    assert found == [
        ("M2", Verdict.MET),
        ("M3", Verdict.NOT),
        ("M4", Verdict.PARTLY),
        ("M1", Verdict.UNTOLD),
    ]


def test_two_goals_in_an_area_are_not_guessed_between() -> None:
    found = ends([goal(1, "Skola"), goal(2, "Skola")], said("Skola", "ja"))
    assert [one.goal and one.goal.id for one in found] == [None, "M1", "M2"]


def test_a_goal_that_the_note_does_not_name_shows_its_first_and_last_measure() -> None:
    (found,) = ends([goal(1, "Skola")])
    assert (found.before, found.after, found.told) == ("61 %", "88 %", "")


def test_an_area_without_goal_or_word_is_told_and_not_counted() -> None:
    (found,) = ends([], AreaOutcome(area="Bostad", before="hos kompis", after="egen"))
    assert not found.counts


AREAS = st.sampled_from(["Skola", "Fritid", "Familj"])
GOALS = st.lists(st.tuples(AREAS, st.sampled_from(GoalStatus)), max_size=5)
ROWS = st.lists(
    st.builds(said, AREAS, st.sampled_from(["", "ja", "nej", "x"]), st.sampled_from(["", "M1"])),
    max_size=6,
)


@given(GOALS, ROWS)
def test_each_goal_and_each_row_stands_there_once(
    goals: list[tuple[str, GoalStatus]], rows: list[AreaOutcome]
) -> None:
    made = [goal(place, area, status) for place, (area, status) in enumerate(goals, start=1)]
    found = ends(made, *rows)
    assert sorted(one.goal.id for one in found if one.goal) == [one.id for one in made]
    assert [one.area for one in found][: len(rows)] == [one.area for one in rows]
