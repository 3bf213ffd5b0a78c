"""What a closing tells in people's own words: how each goal went, why it ends, what then."""

import pytest

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.known import Known, KnownGoal
from sigdocs.intake.text.lines import rows
from sigdocs.intake.text.note import read_text
from sigdocs.intake.text.outcomes import outcomes

CASE = Known(
    youth="Noor Rahimi",
    goals=(
        KnownGoal("M1", "Skola", "Närvaro minst 85 %"),
        KnownGoal("M2", "Droger", "Tre månader utan cannabis"),
        KnownGoal("M3", "Fritid", "Noor går till Navet varje vecka"),
    ),
    areas=("Skola", "Droger", "Fritid"),
)


def text(node: Node | None) -> str:
    return node.text if isinstance(node, Cell) else ""


def told(lines: str) -> list[tuple[str, ...]]:
    found = outcomes(rows(lines.split("\n")), CASE).found
    return [tuple(text(one.get(n)) for n in ("area", "before", "after", "met")) for one in found]


def closing(lines: str) -> tuple[dict[str, Node], set[str]]:
    read = read_text(f"Avslut\nDatum: 2026-06-11\n\n{lines}\n", CASE)
    node = read.draft.get("closing", {})
    assert isinstance(node, dict)
    return node, {problem.code for problem in read.problems}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("SKOLA. Närvaron var 62 % när vi började och är 89 % nu. Uppfyllt.", ("SKOLA", "Närvaron var 62 % när vi började", "är 89 % nu", "ja")),
        ("Droger: rökte i höstas, nu tolv rena prov. Delvis, ett prov saknas.", ("Droger", "rökte i höstas", "nu tolv rena prov, ett prov saknas", "delvis")),
        ("a) Fritid (M3): vid start ingen, i dag Navet. Målet är inte uppfyllt.", ("M3 Fritid", "ingen", "Navet", "nej")),
        ("3.1 Mål M1, skola: från en kurs till fem kurser. Uppfyllt.", ("M1 skola", "en kurs", "fem kurser", "ja")),
        ("M2 droger: in varje vecka → ut 10 rena prov ✅ ja", ("M2 droger", "varje vecka", "10 rena prov", "ja")),
        ("fritid   ingen aktivitet -> Navet varje vecka. ja", ("fritid", "ingen aktivitet", "Navet varje vecka", "ja")),
    ],
)  # fmt: skip
def test_how_a_goal_went_is_parted_in_any_words(line: str, said: tuple[str, ...]) -> None:
    assert told(line) == [said]


def test_a_record_of_a_goal_that_nobody_knows_is_never_the_one_above() -> None:
    lines = "Mål: Skolan\nIn: 1 kurs\nUt: 6 kurser\nUppfyllt: ja\nMål: Simningen\nIn: ingen\nUt: en gång"
    assert told(lines)[0][1:] == ("1 kurs", "6 kurser", "ja")
    assert told(lines)[1] == ("Simningen", "ingen", "en gång", "")


@pytest.mark.parametrize("gap", ["   ", "\t"])
def test_a_table_of_before_and_after_is_read_by_its_columns(gap: str) -> None:
    head, row = (
        gap.join(("Mål", "In", "Ut", "Uppfyllt")),
        gap.join(("M1 skola", "0", "4", "delvis")),
    )
    assert told(f"{head}\n{row}") == [("M1 skola", "0", "4", "delvis")]


@pytest.mark.parametrize("line", ["Skola: Tim är godkänd, vi är glada.", "Fritid: boxning"])
def test_what_has_no_before_is_no_outcome_by_itself(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Jag lägger Noor på vilande lista.", "ja"),
        ("Noor står inte på vilande lista, det ville Noor inte.", "nej"),
        ("Ingen vilande lista. Noor är välkommen tillbaka.", "nej"),
        ("Vi talade om vilande lista.", ""),
    ],
)
def test_whether_the_case_is_watched_is_read_where_it_is_told(line: str, answer: str) -> None:
    assert text(closing(f"Anledning: mål uppnådda\n\n{line}")[0].get("dormant")) == answer


def test_two_answers_of_the_watch_are_a_question() -> None:
    _, codes = closing("Vilande lista: ja\nNoor säger nej till vilande lista.")
    assert "vilande-lista-i-text" in codes


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Vi avslutar för att målen är nådda.", "Vi avslutar för att målen är nådda"),
        ("Anledningen är att planen är genomförd.", "planen är genomförd"),
        ("Vi vet inte om vi avslutar på egen begäran.", ""),
        ("Det var fint väder.", ""),
    ],
)
def test_why_it_ends_is_read_where_it_is_told(line: str, reason: str) -> None:
    assert text(closing(line)[0].get("reason")) == reason
