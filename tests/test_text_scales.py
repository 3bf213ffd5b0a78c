import datetime as dt

import pytest

from sigdocs.intake.data_note import read_data
from sigdocs.intake.draft import Cell
from sigdocs.intake.interpret import interpret
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.lines.scales import scales_in
from sigdocs.intake.text.note import read_text

TODAY = dt.date(2026, 6, 1)
KNOWN = Known(youth="Noor Rahimi", guardians={"Dalia Rahimi": "mamma", "Karim Rahimi": "pappa"})
HEAD = "Uppföljning\nÄrende: SIG-2026-001\nDatum: 2026-03-12\n\n"
NOOR = ["Noor Rahimi: viktigt 7", "Noor Rahimi: tilltro 5", "Noor Rahimi: beredd 6"]
OWN = [one.replace("Noor Rahimi", "") for one in NOOR]
D8, K6 = "Dalia Rahimi: oro 8", "Karim Rahimi: oro 6"


def told(text: str, known: Known = KNOWN) -> list[str]:
    names = {"hur viktigt": "viktigt"}
    found, _ = scales_in(text, known)
    return [
        f"{one.who}: {names.get(one.kind.value, one.kind.value)} {one.value.split()[0]}"
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Noor: viktigt 7, tilltro 5, beredd 6", NOOR),
        ("skattn: noor viktigt 7 tilltro 5 beredd 6. dalia oro 8, karim 6", [*NOOR, D8, K6]),
        ("Noor 7/5/6 (viktigt/tilltro/beredd)", NOOR),
        ("noor 7-5-6, dalia oro 8", [*NOOR, D8]),
        ("Skattar 7 på viktigt, 5 på tilltro, 6 på beredd.", OWN),
        ("viktigt 7 (6 sist), tilltro 5, beredd 6", OWN),
        ("mamma oro 8/10", [D8]),
        ("Oro: Dalia 8, Karim 6", [D8, K6]),
        ("oro mamma 8 pappa 6", [D8, K6]),
        ("Dalias oro är 8 och Karims 6.", [D8, K6]),
        ("Oro 8 (Dalia)", [D8]),
        ("dalia 8 i oro, karim 6", [D8, K6]),
        ("Noor viktigt 7, tilltro 5, beredd 6, oro 4", [*NOOR, ": oro 4"]),
        ("Noor: oro 4", ["Noor Rahimi: oro 4"]),
        ("Det är viktigt att 7 av 10 prov är negativa.", []),
        ("närvaro 7 av 10 dagar", []),
        ("Vi ses 8/9/26", []),
        ("8/9/9", []),
        ("Oro 12 (Dalia)", []),
        ("Nuläge: oro 8 av 10", []),
        ("oro 8 %", []),
    ],
)
def test_scales_are_read_by_their_words_and_of_the_right_person(
    text: str, expected: list[str]
) -> None:
    assert told(text) == expected


def test_what_a_number_is_of_is_kept_when_it_is_said() -> None:
    assert [one.value for one in scales_in("Oro Sara: 8 av 10. Karin: oro 7/10, viktigt 5")[0]] == [
        "8 av 10",
        "7 av 10",
        "5",
    ]


def test_scales_are_read_of_those_who_are_not_known() -> None:
    assert told("Elis: tilltro 4. Oro: Karin 8", NOTHING) == ["Elis: tilltro 4", "Karin: oro 8"]


def test_what_is_no_scale_is_left_as_it_was_written() -> None:
    assert (
        scales_in("karim oro 5. dalia frågar jag per tfn", KNOWN)[1] == "dalia frågar jag per tfn"
    )
    assert scales_in("13:50 Vi fikade kl 8.", KNOWN) == ([], "13:50 Vi fikade kl 8.")


def measures(text: str, known: Known = KNOWN) -> list[tuple[str, str, str]]:
    read = read_text(HEAD + text, known)
    note = interpret(read.draft, today=TODAY).tentative
    assert note is not None
    return [(one.subject, one.kind.value, f"{one.value:f}") for one in note.measures]


def test_a_block_of_scales_ends_where_its_rows_end() -> None:
    text = "Skattningar (0–10)\nNoor: viktigt 7\nDalia: oro 8\n\nPlanen\n\nMål 1 Skola: Hen går\n• Hen går dit. Vem: Noor. När: löpande.\n"
    assert measures(text) == [("Noor Rahimi", "hur viktigt", "7"), ("Dalia Rahimi", "oro", "8")]
    note = interpret(read_text(HEAD + text, KNOWN).draft, today=TODAY).tentative
    assert note is not None
    assert [one.goal for one in note.goals] == ["Hen går"]


def test_a_table_of_scales_is_read_by_its_columns() -> None:
    text = (
        "Skattning\n\n| Vem | Viktigt | Oro |\n|-----|:--:|:--:|\n| Noor | 7 | |\n| Dalia | | 8 |\n"
    )
    assert measures(text) == [("Noor Rahimi", "hur viktigt", "7"), ("Dalia Rahimi", "oro", "8")]


def test_worry_of_nobody_is_asked_about_at_its_line_and_the_remedy_works() -> None:
    asked = read_text(f"{HEAD}viktigt 7, tilltro 5, beredd 6, oro 4\n", KNOWN).problems
    assert [(one.code, one.path) for one in asked] == [("oro-vems", "rad.5")]
    assert measures("Mamma: oro 6\n") == [("Dalia Rahimi", "oro", "6")]


def test_several_scales_in_one_cell_of_data_are_each_read() -> None:
    data = 'typ: uppföljning\närende: SIG-2026-001\ndatum: 2026-03-12\nmätvärden: ["Elis: viktigt 7, tilltro 4, beredd 6"]\n'
    note = interpret(read_data(data.encode()).draft, today=TODAY).tentative
    assert note is not None
    assert [(one.subject, f"{one.value:f}") for one in note.measures] == [
        ("Elis", "7"),
        ("Elis", "4"),
        ("Elis", "6"),
    ]


def _measures(table: str) -> list[str]:
    held = read_text(f"{HEAD}{table}\n", KNOWN).draft.get("measures", [])
    assert isinstance(held, list)
    return [
        " ".join(cell.text for cell in one.values() if isinstance(cell, Cell))
        for one in held
        if isinstance(one, dict)
    ]


def test_letters_head_scales_when_all_three_stand_there_in_any_order_of_the_row() -> None:
    table = "|Skala|V|T|B|Oro|\n|---|---|---|---|---|\n| Noor (viktigt, tilltro, beredd) | 9 | 8 | 7 |  |\n| Karim |  |  |  | 4 |"
    told = " / ".join(_measures(table))
    assert [*map(told.count, ("viktigt 9", "tilltro 8", "beredd 7", "oro 4"))] == [1, 1, 1, 1]


def test_letters_alone_are_no_scales() -> None:
    assert not _measures("|Namn|V|B|\n|---|---|---|\n| Noor | 9 | 8 |")


def test_a_heading_of_numbers_stays_over_numbers_that_are_no_scales() -> None:
    told = read_text(f"{HEAD}Läget i siffror\n---------------\nGodkända kurser: 2 av 5\n", KNOWN)
    assert "goals" not in told.draft
    assert "2 av 5" in str(told.draft.get("measures"))
