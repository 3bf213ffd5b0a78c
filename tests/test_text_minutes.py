"""Notes in the form of minutes: what was decided is new, what was reported is told."""

from typing import Any

import pytest

from sigdocs.intake.draft import Cell
from sigdocs.intake.text.lines import rows, split_lines
from sigdocs.intake.text.minutes import of_minutes
from sigdocs.intake.text.note import read_text

MINUTES = """Protokoll fört vid startmöte, SIG-2026-002, Tim Lundell

Tid: torsdagen den 29 januari 2026, kl. 10.00–11.20

§ 1 Närvarande
Tim Lundell och Lena Sundqvist (vid protokollet).

§ 2 Skola
Björn Lilja föredrog läget.
Beslut: Målet fastställs till: Tim har godkänt i minst fem kurser i juni.
Beslut: Lämna in uppsatsen. Ansvarig: Tim Lundell. Senast 2026-02-13.

§ 3 Nästa möte och utskick
Beslut: Nästa möte hålls torsdagen den 26 februari 2026 kl. 10.00, Stadshuset, rum 3.

Vid protokollet
Lena Sundqvist
"""


def said(node: object) -> str:
    return node.text if isinstance(node, Cell) else ""


def drafted(text: str) -> dict[str, Any]:
    return dict(read_text(text).draft)


def test_minutes_are_read_as_any_note() -> None:
    draft = drafted(MINUTES)
    assert (said(draft["author"]), said(draft["date"])) == (
        "Lena Sundqvist",
        "torsdagen den 29 januari 2026",
    )
    (goal,) = draft["goals"]
    assert said(goal["area"]) == "Skola"
    assert said(goal["goal"]) == "Tim har godkänt i minst fem kurser i juni."
    (one,) = goal["commitments"]
    assert {name: said(cell) for name, cell in one.items()} == {
        "text": "Lämna in uppsatsen.",
        "responsible": "Tim Lundell",
        "due": "2026-02-13",
    }
    assert "26 februari" in str(draft["next_meeting"])


@pytest.mark.parametrize(
    "text", ["Beslut: Vi fortsätter.\n", "Uppgifter enligt 26 kap. 1 § OSL\nTid: kl 15\n"]
)
def test_one_decision_or_a_law_makes_no_minutes(text: str) -> None:
    found = rows(split_lines(text))
    assert of_minutes(found) == found


def test_what_was_decided_before_and_how_it_stands_is_nothing_new() -> None:
    text = MINUTES.replace("startmöte", "uppföljningsmöte").replace(
        "Beslut: Lämna in uppsatsen. Ansvarig", "Lämna in uppsatsen – klart. Ansvarig"
    )
    goals = drafted(text)["goals"]
    assert not any("commitments" in goal for goal in goals)
