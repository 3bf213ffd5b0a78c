"""Forms filled in and saved by LibreOffice say the same as forms filled in by Word."""

import datetime as dt
import json
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sigdocs.intake.form.build import build_form
from sigdocs.intake.form.read import FormReading, read_form
from sigdocs.intake.form.returned import Remark, return_id_of, returned_form, stripped_return
from sigdocs.intake.guide import example
from sigdocs.intake.interpret import interpret
from sigdocs.intake.text.note import read_text
from sigdocs.model.note import NoteKind
from sigdocs.model.problem import Fault
from sigdocs.rendering.office.find import find_python, find_soffice
from sigdocs.rendering.office.office import Format
from sigdocs.rendering.office.pool import OfficePool
from tests.form_samples import Hand, W, a_blank, a_form, a_profile, said

pytestmark = pytest.mark.office

FAULT = Fault("fel-dag", "Dagen finns inte.", "Skriv en dag som finns.")


def reading(data: bytes) -> FormReading:
    found = read_form(data)
    assert isinstance(found, FormReading)
    return found


def round_trip(office: OfficePool, data: bytes) -> bytes:
    odt = office.convert(data, Format.DOCX, Format.ODT)
    return office.convert(odt, Format.ODT, Format.DOCX)


def filled() -> bytes:
    hand = Hand(a_form())
    hand.answer("Om anteckningen", "Datum", "2026-09-22")
    hand.answer("Om anteckningen", "Plats", "Eken & Linden")
    hand.fill("Närvarande", 0, {"Med": "☒"})
    hand.fill("Uppföljning av mål", 1, {"Läge nu": "Har börjat", "Status": "Pågår"})
    hand.fill("Uppföljning av åtaganden", 0, {"Status": "Klar", "Kommentar": "Alla tre"})
    hand.fill("Uppföljning av åtaganden", 1, {"Status": "Delvis", "Ny tid": "2026-10-01"})
    hand.fill("Nya mål och åtaganden", 0, {"Mål": "M2", "Åtagande": "Prova", "Ansvarig": "Milo"})
    hand.fill("Nya mål och åtaganden", 1, {"Åtagande": "Skjuts", "Ansvarig": "Petra"})
    hand.answer("Den unges egna ord", "Egna ord", "”Det gick ok.”\nSen ville jag hem.")
    hand.answer("Planen skickas till", "Skickas inte till", "BUP")
    return hand.save()


@pytest.mark.parametrize(("commitments", "pages"), [(1, 4), (9, 4), (40, 6)])
def test_a_follow_up_form_has_no_more_pages_than_it_needs(
    office: OfficePool, commitments: int, pages: int
) -> None:
    pdf = office.convert(a_form(commitments=commitments), Format.DOCX, Format.PDF)
    with pikepdf.open(BytesIO(pdf)) as made:
        assert len(made.pages) == pages


def test_word_to_odt_and_back_says_the_same(office: OfficePool) -> None:
    before, after = reading(filled()), reading(round_trip(office, filled()))
    assert said(after.draft) == said(before.draft)
    assert after.places == before.places
    assert not after.misread


@pytest.mark.parametrize("kind", [NoteKind.DISCLOSURE, NoteKind.NOMINATION])
def test_a_filled_in_form_says_the_same_after_odt_and_back(
    office: OfficePool, kind: NoteKind
) -> None:
    told = interpret(read_text(example(kind)).draft, today=dt.date(2026, 12, 1))
    form = build_form(kind, a_profile(), None, prefill=told.partial)
    before, after = reading(form), reading(round_trip(office, form))
    assert said(after.draft) == said(before.draft)
    assert interpret(after.draft, today=dt.date(2026, 12, 1)).note == told.note
    assert not after.misread


@pytest.mark.parametrize("kind", [NoteKind.INTAKE, NoteKind.CLOSING])
def test_an_empty_form_is_still_empty_after_odt_and_back(
    office: OfficePool, kind: NoteKind
) -> None:
    after = reading(round_trip(office, a_blank(kind)))
    assert said(after.draft) == said(reading(a_blank(kind)).draft)
    assert not after.misread


def test_a_returned_copy_is_known_and_cleaned_after_libreoffice_saved_it(
    office: OfficePool,
) -> None:
    found = reading(filled())
    problem = Remark(FAULT.at("date"), found.places["date"])
    saved = round_trip(office, returned_form(filled(), [problem], "retur-9"))
    assert return_id_of(saved) == "retur-9"
    clean = Hand(stripped_return(saved)).root
    assert not list(clean.iter(W + "commentReference"))
    assert "Retur-id" not in Hand.text(clean)
    assert said(reading(saved).draft) == said(found.draft)
    assert not reading(saved).misread


def test_a_form_filled_in_by_hand_in_libreoffice_says_what_was_typed(
    needs_office: None, tmp_path: Path
) -> None:
    soffice = find_soffice()
    python = find_python(soffice)
    if python is None:
        pytest.skip("no Python here can import uno")
    answers = [
        (0, 3, 1, "2026-09-22"),
        (0, 6, 1, "Rum Eken"),
        (1, 1, 0, "x"),
        (1, 5, 0, "x"),
        (1, 5, 1, "Lina Strand"),
        (4, 1, 3, "Klar"),
        (4, 1, 4, "Alla tre gånger"),
        (4, 2, 5, "2026-10-01"),
    ]
    form, saved = tmp_path / "blankett.docx", tmp_path / "ifylld.docx"
    form.write_bytes(a_form())
    script = Path(__file__).with_name("office_typist.py")
    paths = (script, soffice, tmp_path, form, saved)
    subprocess.run([str(python), *map(str, paths), json.dumps(answers)], check=True, timeout=90)
    found = reading(saved.read_bytes())
    note = said(found.draft)
    assert not found.misread
    assert (note["date"], note["place"]) == ("2026-09-22", "Rum Eken")
    assert [p["present"] for p in note["attendees"]] == ["ja", "nej", "nej", "nej", "ja"]
    assert note["attendees"][4]["name"] == "Lina Strand"
    assert (note["statuses"][0]["status"], note["statuses"][0]["comment"]) == (
        "Klar",
        "Alla tre gånger",
    )
    assert note["statuses"][1]["new_due"] == "2026-10-01"
    assert "status" not in note["statuses"][1]
