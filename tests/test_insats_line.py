"""Consent to the insats as people write it: text, Word form and data give the same fact."""

import datetime as dt

import pytest

from sigdocs.intake.data_note import read_data
from sigdocs.intake.form.read import FormReading, read_form
from sigdocs.intake.interpret import Understood, interpret
from sigdocs.intake.lines.insats import insats_line
from sigdocs.intake.text.note import read_text
from sigdocs.model.insats import InsatsAction, InsatsFact
from sigdocs.model.note import NoteKind
from tests.form_samples import Hand, a_blank

TODAY = dt.date(2026, 11, 22)
HEAD = (
    "Inskrivning\nDatum: 2026-09-01\nAntecknat av: Petra Lindqvist\n"
    "Ungdom: Milo Ekdahl 20110415-2390\nVårdnadshavare: Sara Ekdahl; Jonas Ekdahl\n\n"
)
SAID = "Milo, muntligt 1/9, antecknat av Petra Lindqvist. Utan vårdnadshavare – bedömt lämpligt av Karin Ahl"
FACT = InsatsFact(
    givers=("Milo",),
    on=dt.date(2026, 9, 1),
    written=False,
    received_by="Petra Lindqvist",
    assessed_by="Karin Ahl",
)


def stated(result: Understood) -> InsatsFact | None:
    assert result.note is not None, [one.message for one in result.problems]
    return result.note.insats


def in_text(text: str) -> InsatsFact | None:
    read = read_text((HEAD + text).encode())
    assert not read.problems, [one.message for one in read.problems]
    return stated(interpret(read.draft, today=TODAY))


def asked(text: str) -> list[str]:
    return [one.code for one in read_text((HEAD + text).encode()).problems]


def test_a_line_of_text_and_a_line_of_data_say_the_same() -> None:
    assert in_text(f"Samtycke till insatsen: {SAID}\n") == FACT
    data = "typ: inskrivning\ndatum: 2026-09-01\nungdom: Milo Ekdahl\nantecknat av: Petra\n"
    read = read_data(f"{data}samtycke till insatsen: '{SAID}'\n".encode())
    assert not read.problems
    assert stated(interpret(read.draft, today=TODAY)) == FACT


def test_the_forms_own_section_says_the_same() -> None:
    hand = Hand(a_blank(NoteKind.INTAKE))
    hand.answer("Om anteckningen", "Datum", "2026-09-01")
    hand.answer("Om anteckningen", "Antecknat av", "Petra Lindqvist")
    hand.answer("Ungdomen", "Namn", "Milo Ekdahl")
    section = "Samtycke till insatsen"
    hand.answer(section, "Samtycker till insatsen", "Milo")
    hand.answer(section, "Samtycket lämnades den", "2026-09-01")
    hand.answer(section, "Samtycket lämnades skriftligt", "Nej")
    hand.answer(section, "Muntligt, mottaget av", "Petra Lindqvist")
    hand.answer(section, "Utan vårdnadshavare: bedömt lämpligt av", "Karin Ahl")
    read = read_form(hand.save())
    assert isinstance(read, FormReading)
    assert not read.misread
    result = interpret(read.draft, today=TODAY)
    assert stated(result) == FACT
    assert result.note is not None
    assert result.note.consents == ()


@pytest.mark.parametrize(
    "text",
    [
        "Samtycke till insatsen: Milo, Sara Ekdahl och Jonas Ekdahl, skriftligt 2026-09-01",
        "Samtycke till insatsen\nLämnat av Milo, Sara Ekdahl och Jonas Ekdahl den 1 september 2026.\nSkriftligt.",
        "Samtycke till insats: skriftligt den 1/9; av Milo; Sara Ekdahl; Jonas Ekdahl",
    ],
)
def test_the_ways_to_write_it_come_to_the_same(text: str) -> None:
    names = ("Milo", "Sara Ekdahl", "Jonas Ekdahl")
    assert in_text(text + "\n") == InsatsFact(givers=names, on=dt.date(2026, 9, 1), written=True)


def test_it_ends_a_section_on_disclosure_and_is_not_taken_for_a_party() -> None:
    told = "Samtycke\nLämnat av: Sara och Milo\nParter: polis\nTill och med: 2027-01-01\n"
    read = read_text(f"{HEAD}{told}- Samtycke till insatsen: Milo\n".encode())
    note = interpret(read.draft, today=TODAY).note
    assert note is not None
    assert note.insats == InsatsFact(givers=("Milo",))
    assert [one.name for one in note.consents[0].parties] == ["polis"]


@pytest.mark.parametrize(
    "text",
    [
        "Samtycke: Sara samtycker till insatsen.\n",
        "Samtycke till insats från Sara: ja\n",
        "Samtycke\nSara samtycker till insatsen och till att skolan får uppgifter.\n",
        "Samtycke\nLämnat av: Sara\nParter: polis\nTill och med: 2027-01-01\n\nÖvrigt: Sara samtycker till insatsen\n",
    ],
)
def test_a_line_that_could_be_either_consent_is_a_question(text: str) -> None:
    assert asked(text) == ["samtycke-till-vad"]


def test_what_is_not_understood_is_kept_as_a_name_for_the_casework_to_ask_about() -> None:
    assert insats_line("Milo, Sara vill vänta, 2026-09-01") == {
        "givers": "Milo; Sara vill vänta",
        "on": "2026-09-01",
    }
    assert insats_line("Milo, utan vårdnadshavare")["givers"] == "Milo; utan vårdnadshavare"


def test_a_note_on_consent_may_state_only_this_one() -> None:
    head = "Samtycke SIG-2026-014\nDatum: 2026-09-10\nAntecknat av: Petra\n\n"
    read = read_text(f"{head}Samtycke till insatsen: Sara\n".encode())
    assert not read.problems
    assert stated(interpret(read.draft, today=TODAY)) == InsatsFact(givers=("Sara",))


BACK = InsatsFact(
    action=InsatsAction.WITHDRAWN, givers=("Milo",), on=dt.date(2026, 10, 2), written=True
)
NOTE = "Samtycke SIG-2026-014\nDatum: 2026-10-03\nAntecknat av: Petra\n\n"


def of_consent(text: str) -> Understood:
    read = read_text((NOTE + text).encode())
    assert not read.problems, [one.message for one in read.problems]
    return interpret(read.draft, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Samtycke till insatsen: återkallat av Milo, skriftligt 2026-10-02",
        "Samtycke till insatsen: återkallat 2026-10-02 av Milo, skriftligt",
        "Samtycke till insatsen: tas tillbaka av Milo skriftligt den 2/10",
        "Samtycke till insatsen: Milo har återkallat sitt samtycke, skriftligt den 2 oktober 2026",
        "Samtycke till insatsen\nÅterkallat av Milo den 2 oktober 2026.\nSkriftligt.",
        "Samtycke till insatsen\nÅterkallat av: Milo 2026-10-02, skriftligt",
        "Samtycke till insatsen: Milo drar tillbaka samtycket. Skriftligt 2026-10-02",
    ],
)
def test_a_consent_taken_back_is_read_in_each_way_to_write_it(text: str) -> None:
    assert stated(of_consent(text + "\n")) == BACK


@pytest.mark.parametrize("heading", ["", "Samtycke: ", "Samtycke\n"])
def test_a_sentence_that_names_the_consent_is_read_and_touches_no_consent_to_disclosure(
    heading: str,
) -> None:
    result = of_consent(f"{heading}Milo återkallar sitt samtycke till insatsen 2026-10-02\n")
    assert stated(result) == BACK.model_copy(update={"written": None})
    assert result.note is not None
    assert result.note.consents == ()


@pytest.mark.parametrize(
    "line",
    [
        "Milo ja, Sara återkallar",
        "Milo, Sara återkallar",
        "Milo vill återkalla",
        "Milo återkallar inte",
        "återkallas",
        "Milo 2026-09-01. Återkallat 2026-10-02.",
        "återkallat av Milo\nSara",
        "återkallat av Milo 2026-10-02\nden 2026-10-03",
        "kan återkallas av Milo",
        "om Milo återkallar",
    ],
)
def test_who_does_what_is_asked_where_a_line_does_not_say_it_alone(line: str) -> None:
    read = read_text(f"{NOTE}Samtycke till insatsen: {line}\n".encode())
    assert "insats-inte-samtycke" in [one.code for one in read.problems]
    assert "action" not in insats_line(line)


@pytest.mark.parametrize(
    "text",
    [
        "Uppgifter\nMilo: återkallar sitt samtycke till insatsen\n\nÖvrigt: inget mer\n",
        "Milo återkallar sitt samtycke till insatsen och till polisen\n",
        "Milo återkallar sitt samtycke\n",
    ],
)
def test_a_taking_back_that_could_be_of_either_consent_or_is_told_elsewhere_is_a_question(
    text: str,
) -> None:
    read = read_text((NOTE + text).encode())
    assert {one.code for one in read.problems} & {"samtycke-till-vad", "samtycke-pa-fel-plats"}
    assert "insats" not in read.draft


def test_data_says_it_on_a_line_and_by_its_fields() -> None:
    data = "typ: samtycke\närende: SIG-2026-014\ndatum: 2026-10-03\nantecknat av: Petra\n"
    fields = (
        "{lämnat eller återkallat: återkallat, samtycker: [Milo], lämnades den: 2026-10-02,"
        " lämnades skriftligt: ja}"
    )
    for said in ("återkallat av Milo, skriftligt 2026-10-02", fields):
        read = read_data(f"{data}samtycke till insatsen: {said}\n".encode())
        if said != fields:
            read = read_data(f"{data}samtycke till insatsen: '{said}'\n".encode())
        assert not read.problems
        assert stated(interpret(read.draft, today=TODAY)) == BACK


def test_the_form_says_it_in_its_own_row() -> None:
    hand = Hand(a_blank(NoteKind.CONSENT))
    hand.answer("Om anteckningen", "Ärende", "SIG-2026-014")
    hand.answer("Om anteckningen", "Datum", "2026-10-03")
    hand.answer("Om anteckningen", "Antecknat av", "Petra")
    section = "Samtycke till insatsen"
    hand.answer(section, "Samtycket till insatsen är", "återkallat")
    hand.answer(section, "Samtycker till insatsen", "Milo")
    hand.answer(section, "Samtycket lämnades den", "2026-10-02")
    hand.answer(section, "Samtycket lämnades skriftligt", "Ja")
    read = read_form(hand.save())
    assert isinstance(read, FormReading)
    assert stated(interpret(read.draft, today=TODAY)) == BACK
