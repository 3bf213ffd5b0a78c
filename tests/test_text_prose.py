"""Facts told in running prose: when and where, who was there, scales, next meeting, receivers."""

import pytest

from sigdocs.intake.draft import Cell
from sigdocs.intake.known import Known
from sigdocs.intake.lines.scales import scales_in
from sigdocs.intake.text.held import held
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.mail import addressed
from sigdocs.intake.text.note import read_text
from sigdocs.intake.text.present import goes_on, present
from sigdocs.intake.text.recipients import Receivers, receivers_said

KNOWN = Known(
    youth="Elis Ek",
    guardians={"Anna Ek": "mamma"},
    people=("Sofia Lund", "Omid Sadeghi", "Karin Mo", "Lena Wik"),
)


@pytest.mark.parametrize(
    ("sentence", "time", "place"),
    [
        ("Vi satt i Linden på Familjehuset mellan 15.00 och 16.00.", "15.00–16.00", "Linden på Familjehuset"),
        ("Stadshuset rum 3, klockan 10.00 till 10.45.", "10.00–10.45", "Stadshuset rum 3"),
        ("Vi började klockan 13.05 och slutade klockan 14.00.", "13.05–14.00", ""),
        ("Klockan 10.00 i rum 3 på Stadshuset.", "10.00", "rum 3 på Stadshuset"),
        ("Hemma hos familjen, klockan 16.00.", "16.00", "Hemma hos familjen"),
    ],
)  # fmt: skip
def test_when_and_where_a_meeting_was_is_read_in_a_sentence(
    sentence: str, time: str, place: str
) -> None:
    told = held(sentence, KNOWN, bare=True)
    assert told is not None
    assert (told.time, told.place) == (time, place)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna ringde klockan 15.00.",
        "Elis är hemma senast 21.00 på vardagar.",
        "Elis och Anna var på Ungdomsenheten klockan 14.00.",
        "Tisdag den 12 maj klockan 10.30 ringde Anna via Omid.",
        "Mötet hölls i Stadshuset klockan 10.00 och alla var nöjda.",
    ],
)
def test_what_says_anything_else_is_no_time_of_the_meeting(sentence: str) -> None:
    assert held(sentence, KNOWN, bare=True) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "1.2 Närvarande var Elis Ek, hans mamma Anna Ek samt undertecknad.",
        "På mötet deltog Elis och Anna Ek, Sofia Lund och Lena Wik.",
        "Alla inbjudna kom: Elis, Anna och Sofia Lund.",
        "Elis, Anna och Sofia Lund deltog.",
    ],
)
def test_who_was_there_is_read_in_a_sentence(sentence: str) -> None:
    assert present(sentence, KNOWN)


@pytest.mark.parametrize(
    "sentence",
    ["Där var det lugnt, sa Anna.", "Elis var med på träningen.", "Anna tyckte att det var bra."],
)
def test_other_sentences_are_not_of_who_was_there(sentence: str) -> None:
    assert not present(sentence, KNOWN)


def test_why_somebody_was_away_is_kept() -> None:
    told = goes_on("Karin Mo kunde inte komma på grund av ett ärende i rätten.", KNOWN)
    assert told == "Ej: Karin Mo (kunde inte komma på grund av ett ärende i rätten)"
    assert not goes_on("Karin har skickat in ansökan, den är klar.", KNOWN)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Elis anger att förändringen är viktig till 8, att hans tilltro är 7 och att han är beredd till 6.", ["8", "7", "6"]),
        ("På frågan om hur viktigt det är svarar Elis 8, om tilltro 5 och om hur beredd han är 7.", ["8", "5", "7"]),
        ("Anna känner oro 8 och Karin 6.", ["8", "6"]),
    ],
)  # fmt: skip
def test_scales_are_read_in_whole_sentences(sentence: str, values: list[str]) -> None:
    found, left = scales_in(sentence, KNOWN)
    assert [one.value for one in found] == values
    assert not left


@pytest.mark.parametrize(
    ("sentence", "out"),
    [
        ("Planen går till alla i samtycket, och BUP är inte med.", "BUP"),
        ("Planen går till alla i samtycket, men Vårdcentralen får ingenting.", "Vårdcentralen"),
        ("Alla i samtycket får planen, inte vårdcentralen.", "vårdcentralen"),
        ("Planen skickas till alla i samtycket, däremot inte till BUP.", "BUP"),
    ],
)
def test_who_is_left_out_is_read_after_who_has_the_plan(sentence: str, out: str) -> None:
    found = Receivers()
    assert receivers_said(Row(3, sentence), sentence, found)
    left = found.fields["not_to"]
    assert [one.text for one in left if isinstance(one, Cell)] == [out]  # type: ignore[union-attr]
    assert "to" not in found.fields


def test_you_of_a_mail_is_no_receiver_of_an_unknown_name() -> None:
    assert not receivers_said(Row(3, ""), "Planen kommer till dig, Elis och Karin", Receivers())


def test_you_in_a_list_is_whom_the_mail_is_to() -> None:
    aside = [Row(2, "Till: Karin Mo")]
    said = addressed([Row(5, "Med var Elis, du, jag och Anna."), Row(6, "Hann du läsa?")], aside)
    assert [row.text for row in said] == ["Med var Elis, Karin Mo, jag och Anna.", "Hann du läsa?"]


def test_a_meeting_ahead_stands_under_any_heading_that_looks_ahead() -> None:
    text = (
        "Uppföljning 2026-03-12\n\nSå har det gått\nDet går bra.\n\nFramåt\n"
        "Avslutsmöte torsdag den 9 april klockan 15.00 i Linden. Elis, Anna och Sofia Lund."
    )
    ahead = read_text(text, KNOWN).draft["next_meeting"]
    assert isinstance(ahead, dict)
    told = {name: cell.text for name, cell in ahead.items() if isinstance(cell, Cell)}
    assert told.pop("place").endswith("Linden")
    assert told == {"on": "torsdag den 9 april", "at": "klockan 15.00"}


def test_a_time_said_under_a_label_is_not_said_again_in_other_words() -> None:
    text = "Uppföljning 2026-03-12\nTid: 10.00–11.00\n\nOm mötet\nVi började klockan 13.00.\n"
    note = read_text(text, KNOWN)
    assert "13.00" in f"{note.draft}{note.problems}"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Planen ska till alla i samtycket, och Navet när de frågar.", False),
        ("plan t familjen och alla i sam.", True),
        ("Planen gick vi igenom med alla i samtycket.", None),
    ],
)
def test_a_line_on_receivers_is_read_or_asked_about(line: str, *, read: bool | None) -> None:
    found = read_text(f"Uppföljning SIG-2026-001\nDatum: 2026-03-12\n\nNuläge\nLugnt.\n{line}\n")
    asked = "mottagare-oklar" in [one.code for one in found.problems]
    assert ("recipients" in found.draft, asked) == (read is True, read is False)
