"""Tables of the plan wherever they stand: with bars, tabs or blanks, with or without a heading row."""

from collections.abc import Mapping

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.known import Known
from sigdocs.intake.text.agreed_table import agreed_table
from sigdocs.intake.text.columns import columned
from sigdocs.intake.text.lines import is_table, rows
from sigdocs.intake.text.note import read_text
from sigdocs.intake.text.tables import blocks, heads_plan

KNOWN = Known(youth="Milo Ekdahl", people=("Petra Lindqvist", "Lina Strand"))
HEAD = "Uppföljning SIG-2026-014\nDatum: 2026-09-22\nAntecknat av: Petra Lindqvist\n\n"


def texts(fields: Mapping[str, Node]) -> dict[str, str]:
    return {name: node.text for name, node in fields.items() if isinstance(node, Cell)}


def test_a_table_set_in_columns_of_blanks_is_one() -> None:
    told = rows(
        [
            "Mål   Vad                      Vem     Senast",
            "M1    Söker praktik på lagret  Petra   15/4",
            "      Ringer skolan            Lina    16/4",
        ]
    )
    assert all(map(is_table, told))
    assert told[1].text == "| M1 | Söker praktik på lagret | Petra | 15/4 |"


def test_names_in_columns_and_prose_with_blanks_are_none() -> None:
    lines = ["Pelle Ek    ja   Navet", "Lina Ek     ja   skolan", "Vi sa  att vem  som helst"]
    assert columned(lines) == lines


def test_a_table_ends_where_the_next_begins() -> None:
    told = rows(
        [
            "| Nr | Status |",
            "|---|---|",
            "| Å1 | klar |",
            "",
            "| Vad | Vem |",
            "|---|---|",
            "| Ringa | Lina |",
        ]
    )
    assert [len(block) for block in blocks(told)] == [2, 2]
    assert [heads_plan(row) for row in told] == ["statuses", "", "goals", ""]


def test_a_column_without_heading_is_what_is_remarked_of_how_it_stands() -> None:
    found, problems = agreed_table(
        rows(["| Nr | Vem | Läge | |", "| Å1 | Milo | pågår | glömmer ibland |"]), "statuses", KNOWN
    )
    assert not problems
    assert [texts(one) for one in found.statuses] == [
        {"ref": "Å1", "status": "pågår", "comment": "glömmer ibland"}
    ]


def test_how_goals_stand_is_read_from_their_own_table() -> None:
    found, _ = agreed_table(
        rows(["| Mål | Läge | Mätt |", "| M1 | delvis, praktik i maj | 84 % |"]), "statuses", KNOWN
    )
    assert [texts(one) for one in found.goals] == [
        {"ref": "M1", "status": "delvis", "comment": "praktik i maj", "baseline": "84 %"}
    ]


def test_a_row_without_heading_is_read_by_what_its_cells_hold_or_asked_about() -> None:
    found, problems = agreed_table(
        rows(["| M3 | Tar med Milo på disc golf | Petra | senast 22/4 |", "| a | b | c | d |"]),
        "goals",
        KNOWN,
    )
    (goal,) = found.goals
    assert texts(goal) == {"ref": "M3"}
    assert [problem.path for problem in problems] == ["rad.2"]


def test_a_table_of_the_plan_is_read_below_anything_and_another_asked_about() -> None:
    read = read_text(
        HEAD
        + "Milo var trött.\n\n| Å | Status |\n|---|---|\n| Å1 | pågår |\n\n"
        + "| Gurka | Tomat |\n|---|---|\n| grön | röd |\n"
    )
    statuses = read.draft["statuses"]
    assert isinstance(statuses, list)
    assert [texts(one) for one in statuses if isinstance(one, dict)] == [
        {"ref": "Å1", "status": "pågår"}
    ]
    assert read.problems


def test_a_goal_among_commitments_stands_as_the_row_says() -> None:
    table = [
        "| Plan | Läge | Siffra |",
        "| M2 inga nya brott | delvis | 1 misstanke |",
        "| Å3 samtal | pågår | |",
    ]
    assert heads_plan(rows(table)[0]) == "statuses"
    found, problems = agreed_table(rows(table), "statuses", KNOWN)
    assert not problems
    assert [texts(one) for one in found.goals] == [
        {"ref": "M2", "goal": "inga nya brott", "status": "delvis", "comment": "1 misstanke"}
    ]
    assert [texts(one) for one in found.statuses] == [
        {"ref": "Å3", "text": "samtal", "status": "pågår"}
    ]
