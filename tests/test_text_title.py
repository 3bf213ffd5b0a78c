"""What a title says besides the kind of note: whom, and sometimes what happened."""

import datetime as dt

import pytest

from sigdocs.intake.draft import Cell
from sigdocs.intake.known import Known
from sigdocs.intake.reading import understand
from sigdocs.intake.text.note import read_text

TODAY = dt.date(2026, 11, 22)
BELOW = "\nÄrende: SIG-2026-014\nDatum: 2026-11-12\n"


@pytest.mark.parametrize(
    "title",
    [
        "Kontakt med mamma, hon orkar inte mer och vill ha hjälp",
        "Uppföljning nr 3 hos Milo, kort möte pga sjukdom",
        "Hembesök: ingen öppnade fast vi hade bestämt tid",
    ],
)
def test_a_title_that_is_a_sentence_is_kept_as_it_stands(title: str) -> None:
    found = read_text(f"{title}{BELOW}Bedömning: orolig\n")
    other = found.draft.get("other")
    kept = isinstance(other, Cell) and other.text == title
    assert kept or [one.path for one in found.problems] == ["rad.1"]


@pytest.mark.parametrize("title", ["Uppföljning", "Avslutsmöte SIG unga vuxna", "Startmöte Milo"])
def test_a_title_alone_is_only_a_title(title: str) -> None:
    assert "other" not in read_text(f"{title}{BELOW}").draft


def test_the_title_of_an_interview_names_the_guardian_when_no_line_does() -> None:
    title = "Föräldraintervju Jonas Ekdahl (pappa)"
    told = read_text(f"{title}{BELOW}Oro nu: 6\n").draft["guardian_interview"]
    assert isinstance(told, dict)
    assert isinstance(named := told["guardian"], Cell)
    assert named.text == "Jonas Ekdahl"
    said = read_text(f"{title}{BELOW}Vårdnadshavare: Jonas\n").draft["guardian_interview"]
    assert isinstance(said, dict)
    assert isinstance(cell := said["guardian"], Cell)
    assert cell.text == "Jonas"


def test_what_is_said_twice_of_a_guardian_is_asked_about_and_never_overwritten() -> None:
    told = "Vårdnadshavare: Sara Ekdahl\nTelefon: 070-1740613\nTelefon: 070-1740614\nTelefon:\n"
    found = understand(f"Journal{BELOW}{told}Bedömning: lugnt\n".encode(), "a.txt", TODAY)
    assert [one.code for one in found.problems] == ["uppgift-star-tva-ganger"]


def test_a_custody_of_nobody_is_asked_about() -> None:
    found = read_text(f"Journal{BELOW}Vårdnad:\nVårdnad: ensam\nVårdnad:\n")
    assert [one.code for one in found.problems] == ["person-oklar"]


@pytest.mark.parametrize(
    "title",
    [
        "Minnesanteckningar, uppföljning Milo Ek",
        "Kort uppföljning Milo",
        "Avslutande möte med Milo Ek",
        "Handlingsplan Milo, avstämning",
        "Avstämning med anledning av avvikelse – Milo E",
    ],
)
def test_a_word_of_what_the_note_is_is_no_name(title: str) -> None:
    youth = read_text(f"{title}{BELOW}", Known(youth="Milo Ek")).draft.get("youth")
    name = youth.get("name") if isinstance(youth, dict) else None
    assert name is None or getattr(name, "text", "") == "Milo Ek"
