"""Tables of the head, of people and of receivers are read as the lines that say the same."""

import pytest

from sigdocs.intake.text.grid import barred, in_words
from sigdocs.intake.text.lines import rows, split_lines


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
