"""A number told in words and as a measure is one: printed once, and mended in both places."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.settings import Workspace
from tests.days import CASE, Came, Days, days_in, in_words, met_in_words, start, words_of
from tests.service_stage import a_workspace

TOLD = (
    "Nuläge",
    "Skola: 61 % närvaro sedan terminsstart.",
    "",
    "Mätvärden",
    "- Skolnärvaro: 61 %",
    "- Oro Sara: 8 av 10",
)


@pytest.fixture
def days(tmp_path: Path) -> Iterator[Days]:
    workspace: Workspace = a_workspace(tmp_path / "w")
    with days_in(workspace) as office:
        office.accept("2026-09-08", start())
        yield office


def stood(came: Came) -> str:
    """How it stands in school, as the latest plan says it."""
    page = list(came.pages("atgardsplan").values())[-1]
    return re.sub(r"\s", " ", re.findall(r"Läget[^\n:]*: ([^\n]*?)(?:Förra|\n)", page)[0])


def correcting(*lines: str) -> str:
    return in_words("Rättelse", "2026-09-24", "Rättar: uppföljning 2026-09-22", "", *lines)


def item(applies_to: str, was: str, shall: str) -> tuple[str, ...]:
    if not applies_to:
        return (f"Skolnärvaro ska vara {shall}, inte {was}.",)
    return (f"Gäller: {applies_to}", f"Stod: {was}", f"Ska stå: {shall}", "Orsak: skrivfel")


def met(days: Days, *lines: str) -> Came:
    return days.accept("2026-09-22", met_in_words("2026-09-22", *lines))


def test_a_line_of_a_measure_is_printed_with_its_number_once(days: Days) -> None:
    came = met(days, "Mätvärden", "- Skolnärvaro: 72 %", "- Oro Sara: 8 av 10")
    assert stood(came) == "Skolnärvaro 72 %"
    journal = words_of(next(came.folder.glob("*_journalanteckning_*.docx")))
    assert re.findall(r"Skolnärvaro[^\n]*|oro Sara[^\n]*", journal) == [
        "oro Sara Ekdahl 8 av 10",
        "Skolnärvaro 72 %",
    ]


def test_a_number_told_in_words_too_is_printed_once(days: Days) -> None:
    assert stood(met(days, *TOLD)) == "Skolnärvaro 61 %"


@pytest.mark.parametrize(
    ("applies_to", "was", "shall"),
    [
        ("Mätvärden", "61", "71"),
        ("Mätvärden", "61 %", "71 %"),
        ("Skolnärvaro", "Skolnärvaro: 61 %", "Skolnärvaro: 71 %"),
        ("Nuläge", "61 % närvaro", "71 % närvaro"),
        ("Nuläge", "61 %", "71 %"),
        ("", "61 %", "71 %"),
    ],
)
def test_a_correction_of_either_mends_both(
    days: Days, applies_to: str, was: str, shall: str
) -> None:
    met(days, *TOLD)
    came = days.accept("2026-09-24", correcting(*item(applies_to, was, shall)))
    assert stood(came) == "Skolnärvaro 71 %"
    told = days.stage.desk.ledger.entries(CASE)[-1].events
    assert "71 % närvaro sedan terminsstart" in told


@pytest.mark.parametrize(
    ("applies_to", "was", "shall"),
    [("Å1", "61 % närvaro", "71 % närvaro"), ("Mätvärden", "61", "71")],
)
def test_what_is_said_of_a_commitment_is_the_same_number(
    days: Days, applies_to: str, was: str, shall: str
) -> None:
    met(days, "Uppföljning av åtaganden", "Å1: pågår, 61 % närvaro", "", *TOLD[3:])
    came = days.accept("2026-09-24", correcting(*item(applies_to, was, shall)))
    assert stood(came) == "Skolnärvaro 71 %"
    assert "71 % närvaro" in "".join(came.pages("atgardsplan").values())


def test_a_number_that_stands_twice_in_words_is_asked_about(days: Days) -> None:
    met(days, "Nuläge", "Familj: 61 % av morgnarna går bra.", *TOLD[1:])
    came = days.drop("2026-09-24", correcting(*item("Mätvärden", "61", "71")))
    assert came.asks("både i ord och som mätvärde")


def test_a_note_told_anew_with_two_numbers_for_one_thing_is_asked_about(days: Days) -> None:
    met(days, *TOLD)
    lines = [line.replace("närvaro: 61", "närvaro: 71") for line in TOLD]
    whole = met_in_words("2026-09-22", *lines)
    came = days.drop("2026-09-24", correcting("Hela anteckningen:", whole))
    assert came.asks("61 %", "71 %")
    whole = met_in_words("2026-09-22", *(line.replace("61", "71") for line in TOLD))
    assert stood(days.accept("2026-09-24", correcting("Hela anteckningen:", whole))) == (
        "Skolnärvaro 71 %"
    )


def test_a_note_told_anew_with_the_old_number_left_in_words_is_asked_about(days: Days) -> None:
    lines = ("Uppföljning av åtaganden", "Å1: pågår, 61 % närvaro", "", *TOLD[3:])
    met(days, *lines)
    changed = [line.replace("närvaro: 61", "närvaro: 71") for line in lines]
    whole = met_in_words("2026-09-22", *changed)
    came = days.drop("2026-09-24", correcting("Hela anteckningen:", whole))
    assert came.asks("Skolnärvaro 71 %", "61 % närvaro")
