import pytest

from sigdocs.service.known import known_to
from tests.days import Days


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("upf milo 12/3 kl 15-16\n\nallt är bra", True),
        ("Uppföljning Milo Ekdahl 12/3", True),
        ("Uppföljning Milo Svensson 12/3", False),
        ("Uppföljning 12/3\n\nrum 2\n\nkl 15\n\nMilo var med.", True),
        ("Inskrivning Milo 12/3", False),
        ("Uppföljning Milo\nSIG-2026-999", False),
    ],
)
def test_a_note_without_number_may_know_the_one_case_that_it_names(
    days: Days, text: str, *, known: bool
) -> None:
    assert bool(known_to(days.stage.desk, text.encode()).youth) is known


def test_the_number_itself_is_never_guessed(days: Days) -> None:
    came = days.drop("2026-03-12", "Uppföljning Milo 12/3\nSkrivet av: Petra Lindqvist\n")
    assert not came.accepted
    assert [one.code for one in came.result.problems if one.path == "case_number"] == [
        "arende-efter-namn"
    ]
