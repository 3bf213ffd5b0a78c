"""Filled-in forms are read the same whatever was done to them on the way."""

import copy
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sigdocs.intake.form.read import FormReading, read_form
from sigdocs.model.note import NoteKind
from sigdocs.model.problem import Problem
from tests.form_samples import Hand, W, a_blank, a_form, drop, said


def reading(data: bytes) -> FormReading:
    found = read_form(data)
    assert isinstance(found, FormReading)
    return found


def codes(data: bytes) -> list[str]:
    return [item.problem.code for item in reading(data).misread]


def filled() -> Hand:
    """A follow-up form as a coordinator fills it in."""
    hand = Hand(a_form())
    hand.answer("Om anteckningen", "Datum", "2026-09-22")
    hand.answer("Om anteckningen", "Plats", "Socialkontoret, rum Eken")
    for number in (0, 1, 2):
        hand.fill("Närvarande", number, {"Med": "☒"})
    hand.fill("Närvarande", 3, {"Anmärkning": "kunde ej"})
    hand.fill("Närvarande", 4, {"Med": "☒", "Namn": "Lina Strand", "Roll": "mentor"})
    hand.fill("Uppföljning av mål", 0, {"Läge nu": "72 %", "Status": "Pågår"})
    hand.fill("Uppföljning av åtaganden", 0, {"Status": "Klar", "Kommentar": "Alla tre gånger"})
    hand.fill("Uppföljning av åtaganden", 1, {"Status": "Delvis", "Ny tid": "2026-10-01"})
    hand.fill("Nuläge", 1, {"Vad som sades": "Boxning på tisdagar."})
    hand.fill("Mätvärden", 0, {"Värde": "72", "Källa": "Björkskolan"})
    plan = "Nya mål och åtaganden"
    hand.fill(plan, 0, {"Livsområde": "Familj", "Mål": "Mindre bråk", "Åtagande": "Erbjuda samtal"})
    hand.fill(plan, 0, {"Ansvarig": "Amir Haddad", "Klart senast eller löpande": "2026-09-25"})
    hand.fill(plan, 1, {"Åtagande": "Äta middag", "Ansvarig": "Sara", "Dokumenteras": "sms"})
    hand.fill(plan, 1, {"Klart senast eller löpande": "löpande från 9/9, varje fredag"})
    hand.fill(plan, 2, {"Mål": "M2", "Åtagande": "Prova på-pass", "Ansvarig": "Danne"})
    hand.answer("Den unges egna ord", "Egna ord", "”Det gick ok.”\nSen ville jag hem.")
    return hand


EXPECTED = said(reading(filled().save()).draft)


def test_a_filled_form_says_what_was_typed() -> None:
    assert EXPECTED["kind"] == "Uppföljning"
    assert EXPECTED["date"] == "2026-09-22"
    assert [p["present"] for p in EXPECTED["attendees"]] == ["ja", "ja", "ja", "nej", "ja"]
    assert EXPECTED["attendees"][4]["name"] == "Lina Strand"
    assert EXPECTED["statuses"][0] == {
        "ref": "Å1",
        "text": "Lina skickar närvaro nummer 1 till Petra",
        "status": "Klar",
        "comment": "Alla tre gånger",
    }
    assert EXPECTED["statuses"][1]["new_due"] == "2026-10-01"
    assert "status" not in EXPECTED["statuses"][2]
    assert EXPECTED["situation"] == [{"area": "Fritid", "text": "Boxning på tisdagar."}]
    assert EXPECTED["measures"][0]["value"] == "72"
    assert len(EXPECTED["measures"]) == 1
    assert EXPECTED["youth_words"] == "”Det gick ok.”\nSen ville jag hem."
    assert EXPECTED["next_meeting"]["on"] == "2026-10-06"
    assert "recipients" not in EXPECTED  # the tick for everybody came with the form
    assert not codes(filled().save())


def test_rows_of_the_plan_become_goals_with_their_commitments() -> None:
    review, family, known = EXPECTED["goals"]
    assert (review["ref"], review["baseline"], review["status"]) == ("M1", "72 %", "Pågår")
    assert (family["area"], family["goal"]) == ("Familj", "Mindre bråk")
    first, second = family["commitments"]
    assert (first["responsible"], first["due"]) == ("Amir Haddad", "2026-09-25")
    assert (second["ongoing"], second["starts"], second["rhythm"]) == ("ja", "9/9", "varje fredag")
    assert second["documented"] == "sms"
    assert (known["ref"], known["commitments"][0]["text"]) == ("M2", "Prova på-pass")


@pytest.mark.parametrize("kind", NoteKind)
def test_an_untouched_blank_form_says_only_its_kind(kind: NoteKind) -> None:
    found = reading(a_blank(kind))
    left = said(found.draft)
    if kind is NoteKind.CLOSING:
        assert left.pop("recipients") == {"everyone_covered": "nej"}
    if kind is NoteKind.NOMINATION:
        assert left.pop("may_stand") == "nej"
    assert left == {"kind": kind.value.capitalize()}
    assert not found.misread


def test_nobody_ticked_as_present_is_a_question() -> None:
    assert codes(a_form()) == ["ingen-narvarande"]


def test_every_field_has_its_place_even_when_empty() -> None:
    found = reading(filled().save())
    place = found.place("goals.1.commitments.1.due")
    assert place
    assert place.cell
    assert place.label == "Klart senast eller löpande"
    empty = found.place("statuses.2.status")
    assert empty
    assert empty.cell
    assert empty.cell[1] == 3
    assert found.place("next_meeting") is not None
    assert found.place("nothing.like.this") is None


# What people and other programs do to a form, none of which changes what it says.


def _upper(hand: Hand) -> None:
    for paragraph in hand.root.iter(W + "p"):
        if paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='Heading2']") is not None:
            for text in paragraph.iter(W + "t"):
                text.text = (text.text or "").upper()


def _misspelt(hand: Hand) -> None:
    for text in hand.root.iter(W + "t"):
        text.text = (text.text or "").replace(
            "Uppföljning av åtaganden", "Uppföljning av åttaganden"
        )
        text.text = text.text.replace("Klart senast eller löpande", "Klart senast / löpande:")


def _tagless(hand: Hand) -> None:
    for tag in [*hand.root.iter(W + "tag"), *hand.root.iter(W + "alias")]:
        drop(tag)


def _without_headings(hand: Hand) -> None:
    for heading in ("Närvarande", "Mätvärden", "Nästa möte", "Nya mål och åtaganden"):
        drop(hand.heading(heading))


def _styleless_headings(hand: Hand) -> None:
    for style in hand.root.findall(f".//{W}pStyle[@{W}val='Heading2']"):
        style.set(W + "val", "Normal")


def _more_rows(hand: Hand) -> None:
    for heading in ("Närvarande", "Nya mål och åtaganden", "Mätvärden"):
        last = hand.rows(heading)[-1]
        last.addnext(copy.deepcopy(last))


def _columns_moved(hand: Hand) -> None:
    for row in hand.rows("Uppföljning av åtaganden"):
        cells = row.findall(W + "tc")
        row.append(cells[0])
        row.append(cells[3])


def _moved_sections(hand: Hand) -> None:
    body = hand.root.find(W + "body")
    assert body is not None
    body.insert(0, hand.table("Nästa möte"))
    body.insert(0, hand.heading("Nästa möte"))


def _inserted_by_tracking(hand: Hand) -> None:
    for run in list(hand.table("Om anteckningen").iter(W + "r")):
        wrapper = etree.Element(W + "ins", {W + "id": "1", W + "author": "A"})
        run.addprevious(wrapper)
        wrapper.append(run)


def _deleted_by_tracking(hand: Hand) -> None:
    cell = hand.rows("Den unges egna ord")[0].findall(W + "tc")[1]
    deleted = etree.SubElement(cell.findall(W + "p")[0], W + "del")
    etree.SubElement(etree.SubElement(deleted, W + "r"), W + "delText").text = "struket"
    row = copy.deepcopy(hand.rows("Nuläge")[2])
    marks = row.find(W + "trPr")
    assert marks is not None
    etree.SubElement(marks, W + "del", {W + "id": "2", W + "author": "A"})
    hand.rows("Nuläge")[2].addnext(row)


def _split_runs(hand: Hand) -> None:
    for text in list(hand.root.iter(W + "t")):
        run = text.getparent()
        assert run is not None
        if text.text and len(text.text) > 3 and len(run.findall(W + "t")) == 1:
            rest = copy.deepcopy(run)
            next(rest.iter(W + "t")).text = text.text[2:]
            text.text = text.text[:2]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            for mark in rest.findall(W + "br"):
                rest.remove(mark)
            run.addnext(rest)


CHANGES = [value for name, value in list(globals().items()) if re.match(r"_[a-z]", name)]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_is_done_to_a_form_on_the_way_does_not_change_what_it_says(change: object) -> None:
    hand = filled()
    assert callable(change)
    change(hand)
    found = reading(hand.save())
    assert said(found.draft) == EXPECTED
    assert not found.misread


def test_rows_put_in_another_order_are_read_in_that_order() -> None:
    hand = filled()
    rows = hand.rows("Uppföljning av åtaganden")
    rows[1].addprevious(rows[3])
    found = said(reading(hand.save()).draft)["statuses"]
    assert [row["ref"] for row in found] == ["Å3", "Å1", "Å2"]


def test_a_row_taken_away_is_not_read() -> None:
    hand = filled()
    row = hand.rows("Uppföljning av åtaganden")[2]
    hand.table("Uppföljning av åtaganden").remove(row)
    assert [r["ref"] for r in said(reading(hand.save()).draft)["statuses"]] == ["Å1", "Å3"]


def test_text_pasted_with_paragraphs_tabs_links_and_a_table_stays_whole() -> None:
    hand = filled()
    cell = hand.rows("Övrigt")[0].findall(W + "tc")[1]
    pasted = etree.fromstring(
        f'<x xmlns:w="{W[1:-1]}"><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Första</w:t></w:r><w:r><w:tab/><w:t>punkten</w:t></w:r></w:p>"
        "<w:p><w:hyperlink><w:r><w:t>lindasa.se</w:t></w:r></w:hyperlink></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></x>"
    )
    cell[-1:] = list(pasted)
    found = said(reading(hand.save()).draft)["other"]
    assert found.split() == ["Första", "punkten", "lindasa.se", "a", "b"]
    assert found.startswith("Första\tpunkten\nlindasa.se\n")


def test_text_beside_a_section_of_one_field_belongs_to_it() -> None:
    hand = filled()
    hand.type_after("Övrigt", "Milo vill att nästa möte är kortare.")
    assert said(reading(hand.save()).draft)["other"] == "Milo vill att nästa möte är kortare."


def test_a_label_and_value_beside_the_table_is_an_answer() -> None:
    hand = filled()
    hand.type_after("Nästa möte", "Därefter: varannan vecka")
    assert said(reading(hand.save()).draft)["next_meeting"]["rhythm"] == "varannan vecka"


def test_text_that_belongs_nowhere_is_a_question_with_its_place() -> None:
    hand = filled()
    hand.type_after("Närvarande", "Bordläggs till nästa gång")
    (item,) = reading(hand.save()).misread
    assert item.problem.code == "text-utanfor-falten"
    assert "Bordläggs" in item.problem.message
    assert item.place.paragraph > 0


def test_an_unknown_row_column_or_table_is_a_question() -> None:
    hand = filled()
    first = hand.rows("Om anteckningen")[2]
    row = copy.deepcopy(first)
    for cell, word in zip(row.findall(W + "tc"), ("Väder", "Regn"), strict=True):
        next(iter(cell.iter(W + "p"))).append(
            etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:t>{word}</w:t></w:r>')
        )
        for old in list(cell.iter(W + "r"))[:-1]:
            drop(old)
    first.addnext(row)
    assert codes(hand.save()) == ["okand-etikett"]

    hand = filled()
    text = next(t for t in hand.rows("Nuläge")[0].iter(W + "t") if t.text == "Vad som sades")
    text.text = "Favoritfärg"
    assert codes(hand.save()) == ["okand-kolumn"]

    hand = filled()
    next(hand.root.iter(W + "body")).insert(
        0,
        etree.fromstring(
            f'<w:tbl xmlns:w="{W[1:-1]}"><w:tr><w:tc><w:p><w:r><w:t>Budget</w:t></w:r></w:p></w:tc>'
            "<w:tc><w:p><w:r><w:t>500</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        ),
    )
    assert codes(hand.save()) == ["okand-tabell"]


def test_two_answers_to_one_question_are_a_question() -> None:
    hand = filled()
    row = hand.rows("Om anteckningen")[3]
    again = copy.deepcopy(row)
    next(t for t in again.iter(W + "t") if t.text == "2026-09-22").text = "2026-09-23"
    row.addnext(again)
    assert codes(hand.save()) == ["tva-svar"]


def test_ticks_made_by_keyboard_count() -> None:
    for mark, meant in {
        "☐ x": "ja",
        "X": "ja",
        "Ja": "ja",
        "☑": "ja",
        "": "nej",
        "nej": "nej",
    }.items():
        hand = filled()
        hand.fill("Närvarande", 3, {"Med": mark})
        assert said(reading(hand.save()).draft)["attendees"][3]["present"] == meant


def test_what_is_no_word_file_is_said_as_a_problem() -> None:
    assert isinstance(read_form(b"hej"), Problem)


words = (
    st.text(st.sampled_from("abcåäöÅÄÖ 0123456789.,/-–%”&<>:"), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(re.search(r"\w", text)))
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.fixed_dictionaries({"Källa": words, "Uppgift": words}), max_size=3), words, words
)
def test_whatever_is_typed_is_read_back(rows: list[dict[str, str]], place: str, long: str) -> None:
    hand = Hand(a_blank(NoteKind.CONTACT))
    hand.answer("Om anteckningen", "Kontakt med", place)
    hand.answer("Till journalen", "Bedömning", f"{long}\n{place}")
    for number, row in enumerate(rows):
        hand.fill("Uppgifter och källa", number, row)
    found = reading(hand.save())
    assert said(found.draft) == {
        "kind": "Journal",
        "with_whom": place,
        "assessment": f"{long}\n{place}",
        **({"facts": [{"source": r["Källa"], "text": r["Uppgift"]} for r in rows]} if rows else {}),
    }
    assert not found.misread
