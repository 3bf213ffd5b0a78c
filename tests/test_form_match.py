"""Labels, headings and cells are met forgivingly, and never guessed."""

import pytest

from sigdocs.intake.draft import Cell, Place
from sigdocs.intake.form.answers import answer
from sigdocs.intake.form.due_cell import when
from sigdocs.intake.form.fields import Control, form_field
from sigdocs.intake.form.match import best_field, is_furniture, section_named
from sigdocs.intake.form.sections import sections
from sigdocs.intake.form.words import plain


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("NÄRVARANDE:", "attendees"),
        ("Närvarnde", "attendees"),
        ("deltagare", "attendees"),
        ("Uppföljning av åttaganden", "statuses"),
        ("Uppföljning av mål", "goals"),
        ("Nya mål och åtaganden", "new_goals"),
        ("  nästa  möte ", "next"),
        ("Till journlen", "journal"),
    ],
)
def test_a_heading_is_known_in_other_letters_and_with_typing_errors(text: str, key: str) -> None:
    found = section_named(text)
    assert found
    assert found.is_like(sections()[key])


@pytest.mark.parametrize("text", ["", "Väder", "Mål mål mål", "x" * 80, "Av"])
def test_a_heading_that_is_like_none_is_not_guessed(text: str) -> None:
    assert section_named(text) is None


def test_a_typing_error_is_forgiven_only_where_it_can_be_a_heading() -> None:
    assert section_named("Närvarnde", sure=True) is None


def test_a_label_between_two_others_is_neither() -> None:
    fields = sections()["consent"].fields
    until = best_field("Gäller till och med", fields)
    assert until
    assert until.path == "until"
    assert best_field("Gäller och med", fields) is None


@pytest.mark.parametrize("name", list(sections()))
def test_every_label_of_every_section_finds_its_own_field(name: str) -> None:
    section = sections()[name]
    for field in section.fields:
        for text in (field.label, field.label.upper(), f"{field.label}: "):
            assert best_field(text, section.fields) is field


def test_what_the_form_prints_is_no_answer_but_what_is_added_is() -> None:
    tip = sections()["attendees"].help
    assert is_furniture(tip)
    assert is_furniture("")
    assert not is_furniture("Milo vill att nästa möte är kortare.")
    assert not is_furniture(f"{tip} Milo kom sent och ville gå hem tidigt, så vi slutade då.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-09-18", {"due": "2026-09-18"}),
        ("klart senast den 18/9", {"due": "18/9"}),
        ("Löpande", {"ongoing": "ja"}),
        ("tills vidare fr.o.m. 9/9", {"ongoing": "ja", "starts": "9/9"}),
        (
            "varje fredag, första gång 2026-09-11",
            {"rhythm": "varje fredag", "starts": "2026-09-11"},
        ),
        ("start 15/9; 1 gång/vecka", {"starts": "15/9", "rhythm": "1 gång/vecka"}),
        ("asap", {"due": "asap"}),
        ("", {}),
    ],
)
def test_one_cell_says_when_in_many_ways(text: str, expected: dict[str, str]) -> None:
    place = Place(cell=(1, 2, 3))
    parts = when(Cell(text, place))
    assert {name: part.text for name, part in parts.items() if part.text} == expected
    assert all(part.place == place for part in parts.values())


@pytest.mark.parametrize(
    ("path", "control"),
    [
        ("date", Control.DATE),
        ("place", Control.LINE),
        ("police", Control.TEXT),
        ("placed_before", Control.CHOICE),
        ("consents.givers", Control.TEXT),
        ("goals.commitments.due", Control.DATE),
        ("statuses.status", Control.CHOICE),
    ],
)
def test_the_model_says_what_a_field_is_filled_in_with(path: str, control: Control) -> None:
    assert form_field("", path).control is control


def test_a_choice_offers_the_words_of_the_model_but_not_the_programs_own() -> None:
    status = form_field("statuses", "status")
    assert status.choices == ("Ej påbörjad", "Pågår", "Delvis", "Klar", "Utgår")
    assert form_field("", "placed_before").choices == ("Ja", "Nej")


def test_a_field_that_the_note_has_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        form_field("statuses", "favourite")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("☒", "ja"),
        ("☐", "nej"),
        ("☒☐", "ja"),
        ("☐ x", "ja"),
        ("✓", "ja"),
        ("", "nej"),
        ("ej", "nej"),
    ],
)
def test_a_tick_box_answers_yes_or_no(text: str, meant: str) -> None:
    (tick,) = [f for f in sections()["attendees"].fields if f.path == "present"]
    assert answer(tick, text) == meant


def test_labels_are_compared_without_signs_and_soft_hyphens() -> None:
    assert plain("Doku\u00admenteras:") == plain("DOKUMENTERAS") == "dokumenteras"
