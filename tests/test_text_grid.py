"""Tables of the head, of people and of receivers are read as the lines that say the same."""

import pytest

from sigdocs.intake.text.grid import barred, in_words
from sigdocs.intake.text.lines import rows, split_lines, table_cells


def words(text: str) -> list[str]:
    return [row.text for row in in_words(rows(barred(split_lines(text))))]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "|Datum|Tid|Plats|Skrivet av|\n|---|---|---|---|\n| 12/3 | 15–16 | Eken | Lena Wik |",
            ["Datum: 12/3", "Tid: 15–16", "Plats: Eken", "Skrivet av: Lena Wik"],
        ),
        ("Datum\t2026-01-29\nSkribent\tLena Wik", ["Datum: 2026-01-29", "Skribent: Lena Wik"]),
        (
            "|Namn|Roll|Med?|\n|---|---|---|\n| Noor |  | ja |\n| Pelle Grahn | Navet | NEJ, sjuk |",
            ["Närvarande", "Noor", "Ej: Pelle Grahn (Navet, sjuk)"],
        ),
        (
            "Närvaro\nTim\tja\nAli Demir\tja\tsoc\nBjörn\tnej (avslutning)",
            ["Närvaro", "Tim", "Ali Demir, soc", "Ej: Björn (avslutning)"],
        ),
        (
            "|Här|Inte här|\n|---|---|\n| Robin, Mia | Kristin Boman |",
            ["Närvarande: Robin, Mia", "Ej närvarande: Kristin Boman"],
        ),
        (
            "Utskick\nPolisen            ja\nKronofogden        nej, inget nytt",
            ["Utskick", "Polisen", "inte Kronofogden", "Övrigt: Kronofogden: inget nytt"],
        ),
        (
            "|Planen till||\n|---|---|\n| soc, Polisen | ja |\n| BIF | nej, det rör inte fotbollen alls |",
            ["Planen till", "soc, Polisen", "inte BIF", "Övrigt: BIF: det rör inte fotbollen alls"],
        ),
        (
            "| Vem får veta | |\n|---|---|\n| Polisen | ja |\n| Vårdcentralen (Dr Hahn) | ja? |",
            ["Vem får veta", "Polisen", "Vårdcentralen (Dr Hahn) ja?"],
        ),
        (
            "| Rad | |\n|---|---|\n| Händelsedag | lördag 11/4 |\n| Antecknat | mån 13/4 2026, Lena Wik |\n| Vad | kom inte |",
            [
                "Hände den: lördag 11/4",
                "Datum: mån 13/4 2026",
                "Antecknat av: Lena Wik",
                "Vad: kom inte",
            ],
        ),
        (
            "|Mål|||\n|---|---|---|\n| Skola | Noor har 85 % |  |\n| -> | Skickar närvaron | Helen, löpande från 20/2 (fredagar) |\n| Familj | Komet är gått |  |",
            [
                "| Livsområde | Mål | Vad | Vem | När | Kommentar |",
                "| Skola | Noor har 85 % | Skickar närvaron | Helen | löpande från 20/2 | fredagar |",
                "| Familj | Komet är gått |  |  |  |  |",
            ],
        ),
    ],
)
def test_a_table_is_told_in_words(table: str, said: list[str]) -> None:
    assert words(f"Uppföljning\n\n{table}\n")[1:] == said


@pytest.mark.parametrize(
    "table",
    [
        "|Mål|Läge|\n|---|---|\n| M1 | delvis |",
        "|Vem|Steg|Telefon|\n|---|---|---|\n| Noor | ringer | 070 |",
        "Närvarande\n|Namn|Roll|Närvaro|\n|---|---|---|\n| Noor | ung | ja |",
        "M1 skola\t64 %\t88 %\tja\nM2 droger\tinga\t12\tja",
    ],
)
def test_a_table_of_anything_else_is_left_as_it_is(table: str) -> None:
    assert words(f"Uppföljning\n\n{table}\n") == [
        row.text for row in rows(split_lines(f"Uppföljning\n\n{table}\n"))
    ]


def test_a_table_that_is_none_of_these_stays_a_table() -> None:
    table = (
        "|Mål|||\n|---|---|---|\n| Skola | Noor har 85 % |  |\n| -> | Skickar närvaron | Helen |"
    )
    assert words(f"Uppföljning\n\n{table}\n")[1:2] == ["|Mål|||"]


def test_tabs_that_make_room_part_no_columns() -> None:
    typed = "Tid:\t\tkl 15.00–15.55\nOmfattar  inte:\tBUP\n\t•\tÅ1\tElis ringer\t–  pågår\n\t•\tÅ2\tTim  skriver"
    told = [(row.text, row.bullet) for row in rows(split_lines(typed))]
    assert told == [
        ("Tid: kl 15.00–15.55", False),
        ("Omfattar inte: BUP", False),
        ("Å1 Elis ringer – pågår", True),
        ("Å2 Tim skriver", True),
    ]


def test_a_bar_inside_a_markdown_cell_parts_nothing() -> None:
    (row,) = rows([r"| Familj | läser bladet \| del 1 | Karin |"])
    assert table_cells(row) == ["Familj", "läser bladet | del 1", "Karin"]
