"""A correction in one sentence is understood when it is plain, and asked about precisely if not."""

import datetime as dt

import pytest

from sigdocs.intake.reading import Understanding, understand
from sigdocs.intake.text.correction_sentence import read_correction
from sigdocs.model.note import CorrectionItem, NoteKind

HEAD = "Rättelse\nÄrende: SIG-2026-014\nDatum: 2026-10-08\nAntecknat av: Petra Lindqvist\n"


def read(text: str) -> Understanding:
    return understand(text.encode(), "a.txt", dt.date(2026, 10, 9))


@pytest.mark.parametrize(
    ("said", "where", "stood", "should_be"),
    [
        ("Å4 ska vara pågår, inte klar", "Å4", "klar", "pågår"),
        ("Å4 ska stå: pågår (inte klar).", "Å4", "klar", "pågår"),
        ("Närvaron skulle vara 63 %, ej 61,5 %", "Närvaron", "61,5 %", "63 %"),
        ("Det står 61 % men ska stå 63 %.", "", "61 %", "63 %"),
        ("I Å4 stod det klar men det ska stå pågår", "Å4", "klar", "pågår"),
        ("Datum ska stå 2026-10-06 och inte 2026-10-07", "Datum", "2026-10-07", "2026-10-06"),
    ],
)
def test_a_plain_sentence_says_where_what_stood_and_what_shall_stand(
    said: str, where: str, stood: str, should_be: str
) -> None:
    assert read_correction(said) == {"applies_to": where, "stood": stood, "should_be": should_be}


@pytest.mark.parametrize(
    "said",
    [
        "Å4 blev visst fel",
        "Å4 ska vara pågår",
        "Å4 är inte klar, ska vara pågår",
        "Milo ska inte vara ansvarig, det ska vara Sara",
        "Å4 ska vara pågår, inte klar, och Å5 ska vara klar, inte pågår",
        "närvaro ska vara 63 %, inte 61 %. /Petra",
        "",
    ],
)
def test_what_may_mean_more_than_one_thing_is_not_read(said: str) -> None:
    assert read_correction(said) == {}


def test_a_title_that_corrects_a_named_note_is_a_whole_correction() -> None:
    title = "Rättelse av uppföljning 2026-09-22, SIG-2026-014: Å4 ska vara pågår, inte klar\n"
    found = read(f"{title}Datum: 2026-10-08\nAntecknat av: Petra Lindqvist\n").note
    assert found is not None
    assert (found.kind, found.case_number) == (NoteKind.CORRECTION, "SIG-2026-014")
    assert (found.date, found.corrects_date) == (dt.date(2026, 10, 8), dt.date(2026, 9, 22))
    assert found.corrects_kind is NoteKind.FOLLOW_UP
    item = CorrectionItem(applies_to="Å4", stood="klar", should_be="pågår")
    assert found.corrections == (item,)


def test_a_title_alone_keeps_its_day_as_the_day_it_was_written() -> None:
    found = read("Rättelse 2026-10-08 SIG-2026-014: Å4 ska vara pågår, inte klar").note
    assert found is not None
    assert (found.date, found.corrects_date) == (dt.date(2026, 10, 8), None)
    assert found.corrections[0].should_be == "pågår"


def test_a_sentence_below_what_is_corrected_is_read_too() -> None:
    found = read(f"{HEAD}Rättar: 2026-09-22\nÅ4 ska vara pågår, inte klar\n").note
    assert found is not None
    assert found.corrections[0].stood == "klar"


def test_a_sentence_that_is_not_plain_comes_back_at_its_line_with_an_example() -> None:
    told = read(f"{HEAD}Rättar: 2026-09-22\nÅ4 blev visst fel\n")
    assert told.note is None
    [asked] = [one for one in told.problems if one.code == "rattelse-oklar"]
    assert asked.path == "rad.6"
    assert "”Å4 blev visst fel”" in asked.message
    assert "”Å4 ska vara pågår, inte klar”" in asked.remedy
