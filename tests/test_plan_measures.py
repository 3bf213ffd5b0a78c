"""A number that cannot be is a question at its place; every other one is recorded as told."""

import pytest

from sigdocs.casework.decision import Decision
from tests.casework_notes import Story, follow_up


def measured(**told: str) -> Decision:
    row = ", ".join(f"{key}: {value}" for key, value in told.items())
    story = Story.started()
    return story.drop(follow_up("2026-09-22", f"mätvärden: [{{{row}}}]\n"))


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        ({"mått": "brottsmisstankar", "värde": "-3"}, "mellan 0 och 1000"),
        ({"mått": "polisanmälningar", "värde": "1001"}, "mellan 0 och 1000"),
        ({"mått": "skolnärvaro", "värde": "161", "enhet": "'%'"}, "mellan 0 och 100"),
        ({"mått": "oro", "värde": "11"}, "mellan 0 och 10"),
        ({"mått": "tilltro", "värde": "-0.5", "enhet": "av 10"}, "mellan 0 och 10"),
    ],
)
def test_a_number_that_cannot_be_is_a_question(told: dict[str, str], fits: str) -> None:
    (problem,) = [one for one in measured(**told).problems if one.blocks]
    assert (problem.code, problem.path) == ("matvarde-orimligt", "measures.0.value")
    assert fits in problem.message


@pytest.mark.parametrize(
    "told",
    [
        {"mått": "brottsmisstankar", "värde": "1000"},
        {"mått": "brottsmisstankar", "värde": "0"},
        {"mått": "skolnärvaro", "värde": "100", "enhet": "'%'"},
        {"mått": "skolnärvaro", "värde": "240", "enhet": "timmar"},
        {"mått": "oro", "värde": "40", "enhet": "'%'"},
        {"mått": "annat", "värde": "-20", "enhet": "grader"},
    ],
)
def test_a_number_that_can_be_is_recorded(told: dict[str, str]) -> None:
    assert measured(**told).accepted
