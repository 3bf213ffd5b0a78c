"""A legal ground is read as written, and never as the section beside it."""

import datetime as dt

import pytest

from sigdocs.intake.draft import Cell
from sigdocs.intake.form.build import build_form
from sigdocs.intake.form.read import FormReading, read_form
from sigdocs.intake.guide import example
from sigdocs.intake.interpret import interpret
from sigdocs.intake.reading import understand
from sigdocs.intake.text.note import read_text
from sigdocs.intake.values.choices import likely, read_choice
from sigdocs.intake.values.legal_grounds import read_ground
from sigdocs.model.disclosure import Ground
from sigdocs.model.note import Note, NoteKind
from tests.form_samples import a_profile

DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("written", "ground"),
    [
        ("OSL 10:15 a", Ground.PREVENT_CRIME),
        ("10:15a", Ground.PREVENT_CRIME),
        ("10 kap. 15 a § OSL", Ground.PREVENT_CRIME),
        ("10 kap 18 a § offentlighets- och sekretesslagen (2009:400)", Ground.UNDER_21),
        ("enligt OSL 10:2", Ground.NECESSARY),
        ("osl 10:24", Ground.OTHER_CRIME),
        ("Lag (2025:170)", Ground.ACT_2025_170),
        ("lagen (2025:170)", Ground.ACT_2025_170),
        ("SoL 19:1", Ground.WORRY),
        ("19 kap. 6 § socialtjänstlagen (2025:400)", Ground.FEEDBACK),
        ("annat", Ground.OTHER),
    ],
)
def test_a_ground_is_read_however_it_is_written(written: str, ground: Ground) -> None:
    assert read_ground(written) is ground
    assert read_choice(Ground, written) is not None


@pytest.mark.parametrize(
    "written",
    [
        *("OSL 10:15", "OSL 10:18", "OSL 10:16 a", "10:20–24", "10:15 a och 10:18 a", "OSL 19:1"),
        *("SoL 10:2", "6 § lag (2025:170)", "lag (2025:171)", "26:1", "OSL", "", "SoL 19:2"),
    ],
)
def test_what_may_be_another_section_is_asked(written: str) -> None:
    assert read_ground(written) is None
    assert read_choice(Ground, written) is None


def test_a_question_proposes_what_may_have_been_meant() -> None:
    assert likely(Ground, "OSL 10:15") in {*Ground}


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_is_read_back_as_it_is_shown(ground: Ground) -> None:
    assert read_ground(ground.value) is ground


def told(text: str) -> Note:
    found = read_text(text)
    understood = interpret(found.draft, today=DAY)
    assert not found.problems
    assert understood.note, understood.problems
    return understood.note


def test_lagrum_and_beslutat_av_are_about_the_disclosure_in_its_own_note_only() -> None:
    note = told(example(NoteKind.DISCLOSURE))
    assert note.disclosure is not None
    assert (note.pause, note.legal_frame) == (None, None)
    assert (note.disclosure.decided_by, note.disclosure.ground) == ("Karin Holm", Ground.UNDER_21)
    other = told("Paus\nDatum: 2026-11-20\nFrån och med: 2026-11-20\nBeslutat av: Karin Holm\n")
    assert other.disclosure is None
    assert other.pause is not None
    assert other.pause.decided_by == "Karin Holm"


def test_the_kind_may_stand_under_its_label() -> None:
    text = example(NoteKind.DISCLOSURE).replace("Utlämnande utan samtycke", "Typ: utlämnande", 1)
    assert told(text) == told(example(NoteKind.DISCLOSURE))


def test_text_form_and_data_say_the_same() -> None:
    note = told(example(NoteKind.DISCLOSURE))
    prefill = interpret(read_text(example(NoteKind.DISCLOSURE)).draft, today=DAY).partial
    form = read_form(build_form(NoteKind.DISCLOSURE, a_profile(), None, prefill=prefill))
    assert isinstance(form, FormReading)
    assert not form.misread
    back = interpret(form.draft, today=DAY)
    assert back.note is not None
    assert back.note.disclosure == note.disclosure
    data = note.model_dump_json(by_alias=True, exclude_defaults=True).encode()
    again = understand(data, "utlamnande.json", DAY)
    assert again.note == note


def test_an_unread_ground_is_a_question_with_the_choices() -> None:
    text = example(NoteKind.DISCLOSURE).replace("OSL 10:18 a", "OSL 10:17")
    found = interpret(read_text(text).draft, today=DAY)
    assert found.note is None
    assert [problem.path for problem in found.problems] == ["disclosure.ground"]
    assert isinstance(found.partial["disclosure"], dict)
    assert found.partial["disclosure"]["ground"] == Cell(
        "OSL 10:17", found.places["disclosure.ground"]
    )
