"""New goals, how goals go, and numbers, as people tell them in words of their own."""

from typing import Any

import pytest

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.known import Known, KnownGoal
from sigdocs.intake.text.note import read_text

KNOWN = Known(
    youth="Noor Rahimi",
    people=("Helen Moberg", "Agnes Falk", "Petra Nyman"),
    goals=(
        KnownGoal("M1", "Skola", "Noor har minst 85 % närvaro i april"),
        KnownGoal("M2", "Droger och missbruk", "Tio negativa urinprov i rad"),
        KnownGoal("M3", "Fritid", "Noor går på Navets ledarledda kvällar"),
        KnownGoal("M4", "Kriminalitet", "Inga nya brottsmisstankar"),
    ),
    areas=("Skola", "Droger och missbruk", "Fritid", "Kriminalitet", "Ekonomi"),
)
FOLLOW_UP = "Uppföljning 2026-04-09\n\nSå har det gått\n{}\n"
START = "Startmöte 2026-02-12\n\nMålen och vem som gör vad:\n{}\n"


def _plain(node: Node) -> Any:
    if isinstance(node, Cell):
        return node.text
    if isinstance(node, list):
        return [_plain(one) for one in node]
    return {name: _plain(one) for name, one in node.items()}


def _of(note: str, name: str) -> Any:
    return _plain(read_text(note, KNOWN).draft.get(name, []))


@pytest.mark.parametrize(
    ("said", "ref", "status"),
    [
        ("Skolmålet är uppfyllt.", "M1", "uppfyllt"),
        ("skolmålet på gång", "M1", "pågår"),
        ("Drogmålet är delvis uppfyllt, ett prov missades.", "M2", "delvis"),
        ("Målet om fritid rullar på.", "M3", "pågår"),
        ("M3 är uppfyllt.", "M3", "uppfyllt"),
        ("Fritidsmålet M3 är uppfyllt: åtta gånger av åtta.", "M3", "uppfyllt"),
        ("Närvaron är 87 % och skolmålet är uppfyllt.", "M1", "uppfyllt"),
        ("Droger: proven fortsätter. Målet pågår.", "M2", "pågår"),
    ],
)
def test_a_goal_in_words_has_its_status(said: str, ref: str, status: str) -> None:
    goals = _of(FOLLOW_UP.format(said), "goals")
    assert [(one["ref"], one["status"]) for one in goals if "status" in one] == [(ref, status)]


@pytest.mark.parametrize(
    "said",
    [
        "Skolmålet är inte uppfyllt.",
        "Skolmålet ska vara uppfyllt i maj.",
        "Målet är uppfyllt.",
        "Bostadsmålet är uppfyllt.",
        "Om skolmålet är uppfyllt i maj avslutar vi.",
        "Skolmålet M2 är uppfyllt.",
    ],
)
def test_a_goal_that_is_not_certain_has_no_status(said: str) -> None:
    goals = _of(FOLLOW_UP.format(said), "goals")
    assert not [one for one in goals if "status" in one]


def test_goals_in_a_list_of_goals_each_have_their_status() -> None:
    note = "Uppföljning 2026-04-09\n\nSå ser målen ut\nSkolan och drogerna pågår. Fritid är uppfyllt.\n"
    found = {one["ref"]: one["status"] for one in _of(note, "goals")}
    assert found == {"M1": "pågår", "M2": "pågår", "M3": "uppfyllt"}


def test_the_goal_below_one_area_is_not_that_of_the_next() -> None:
    note = FOLLOW_UP.format(
        "• Fritid\n   ◦ Navet varje vecka.\n• Sommaren\n   ◦ Jobbet är klart. Målet uppfyllt."
    )
    assert not [one for one in _of(note, "goals") if one.get("ref") == "M3"]


@pytest.mark.parametrize(
    "lead",
    [
        "SKOLA. Målet är: {}.",
        "Skola: {}.",
        "Skola - {}",
        "Skola. Målet lyder: {}.",
        "Skola, mål: {}",
        "Nytt mål, skola: {}",
        "nytt mål skola: {}",
        "Livsområdet är skola och målet lyder: {}.",
    ],
)
def test_a_new_goal_has_its_area_and_what_is_done_below_it(lead: str) -> None:
    body = f"{lead.format('Noor klarar fem kurser')}\nHelen skickar listan senast den 6 mars.\n\nFritid: Noor går på Navet.\nPetra bokar plats senast den 13 mars."
    first = _of(START.format(body), "goals")[0]
    assert (first["area"].casefold(), first["goal"]) == ("skola", "Noor klarar fem kurser")
    assert [one["responsible"] for one in first["commitments"]] == ["Helen"]


def test_how_things_stand_at_a_start_is_no_goal() -> None:
    note = (
        "Startmöte 2026-02-12\n\nLäget nu\nSkola: Noor trivs inte.\nFritid: Noor är mest hemma.\n"
    )
    assert not _of(note, "goals")


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        ("Närvaron i februari var 76 %.", "skolnärvaro", "76"),
        ("Agnes berättar att det är tolv negativa prov i rad.", "annat", "12"),
        ("Det blev 3 prov, alla negativa.", "annat", "3"),
        ("Stefan har inga nya misstankar.", "brottsmisstankar", "0"),
        ("Skulden är 84 300 kr enligt Eva.", "annat", "84300"),
        ("Noor är godkänd i tre kurser.", "annat", "3"),
    ],
)
def test_a_number_told_in_a_sentence_is_a_measure(said: str, kind: str, value: str) -> None:
    found = [(one["kind"], one["value"]) for one in _of(FOLLOW_UP.format(said), "measures")]
    assert found == [(kind, value)]


@pytest.mark.parametrize(
    "said",
    [
        "Målet: minst 85 % närvaro i april.",
        "Noor ska lämna tre prov, alla negativa.",
        "Noor sa: ”Jag har fem negativa prov nu.”",
        "Vi ses i rum 12 om 3 veckor.",
        "Noor är 14 år.",
    ],
)
def test_what_shall_be_is_no_measure(said: str) -> None:
    assert not _of(FOLLOW_UP.format(said), "measures")
