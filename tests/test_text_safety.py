"""Safety planning told step by step is the same note by every reader: text, Word form, YAML, ODT."""

import datetime as dt

import pytest

from sigdocs.intake.form.returned import returned_as_form
from sigdocs.intake.reading import Understanding, understand
from sigdocs.intake.text.note import read_text
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.safety import SafetySteps
from sigdocs.rendering.office.office import Format
from sigdocs.rendering.office.pool import OfficePool
from tests.form_samples import a_profile
from tests.service_stage import START

TODAY = dt.date(2026, 12, 1)
BEFORE, _, _ = START.partition("Säkerhetsplanering")
TOLD = SafetySteps(
    risk="Äldre killar söker upp Milo efter skolan.",
    signs="Milo svarar inte i telefon.\nHan går utan att säga vart.",
    youth_does="Milo ringer Sara.",
    guardian_does="Sara ringer Petra.",
    follow_up="Petra frågar varje fredag.",
    follow_up_by=dt.date(2026, 10, 30),
)
LABELLED = """Säkerhetsplanering
Risk eller situation: Äldre killar söker upp Milo efter skolan.
Tidiga tecken: Milo svarar inte i telefon.
Han går utan att säga vart.
Det här gör den unge: Milo ringer Sara.
Vad gör vh: Sara ringer Petra.
Så följs det upp: Petra frågar varje fredag.
Säkerhetsplanen följs upp senast: 2026-10-30
Vem ringer vem: Petra, 070-1740611 (dagtid). Kväll/helg: socialjouren 08-46500410.
"""


def read(told: str) -> Understanding:
    return understand((BEFORE + told).encode(), "möte.txt", TODAY)


def note_of(understood: Understanding) -> Note:
    assert understood.note is not None, [one.message for one in understood.problems]
    return understood.note


def test_labels_under_the_heading_say_each_step() -> None:
    note = note_of(read(LABELLED))
    assert note.safety_steps == TOLD
    assert note.safety == ""
    assert [one.phone for one in note.safety_contacts] == ["070-1740611", "08-46500410"]


@pytest.mark.parametrize("short", ["Risk", "Risker", "Situation"])
def test_short_labels_say_a_step_where_safety_is_spoken_of(short: str) -> None:
    told = f"Säkerhetsplanering\n{short}: Bråk vid centrum.\nTecken: Milo blir tyst.\n"
    note = note_of(read(told + "Följs upp senast: 2026-10-30\n"))
    assert note.safety_steps == SafetySteps(
        risk="Bråk vid centrum.", signs="Milo blir tyst.", follow_up_by=dt.date(2026, 10, 30)
    )


def test_short_labels_mean_nothing_of_the_kind_elsewhere() -> None:
    note = note_of(
        understand(START.replace("Fritid: slutade", "Risk: slutade").encode(), "a.txt", TODAY)
    )
    assert note.safety_steps is None


def test_running_text_is_still_the_text_and_may_stand_beside_the_steps() -> None:
    alone = note_of(read("Säkerhetsplanering\nVh ringer Petra om Milo avviker.\n"))
    assert (alone.safety, alone.safety_steps) == ("Vh ringer Petra om Milo avviker.", None)
    both = note_of(
        read("Säkerhetsplanering\nVh ringer Petra.\nTecken: Milo blir tyst.\n\nPetra ringer soc.\n")
    )
    assert both.safety == "Vh ringer Petra.\nPetra ringer soc."
    assert both.safety_steps == SafetySteps(signs="Milo blir tyst.")


def test_a_day_that_cannot_be_read_is_a_question_at_its_place() -> None:
    understood = read("Säkerhetsplanering\nTecken: Tyst.\nFöljs upp senast: snarast\n")
    (problem,) = (one for one in understood.problems if "safety_steps" in one.path)
    assert problem.path == "safety_steps.follow_up_by"


def test_the_word_form_says_the_same() -> None:
    text = read(LABELLED)
    note = note_of(text)
    form = returned_as_form(note.kind, text.partial, text.problems, a_profile(), None, "r")
    again = note_of(understand(form, "blankett.docx", TODAY))
    assert again.safety_steps == TOLD
    assert again.safety_contacts == note.safety_contacts


@pytest.mark.office
def test_the_form_says_the_same_after_libreoffice_has_saved_it_as_odt(office: OfficePool) -> None:
    text = read(LABELLED)
    form = returned_as_form(NoteKind.START, text.partial, text.problems, a_profile(), None, "r")
    saved = office.convert(office.convert(form, Format.DOCX, Format.ODT), Format.ODT, Format.DOCX)
    assert note_of(understand(saved, "blankett.docx", TODAY)).safety_steps == TOLD


def test_yaml_and_json_say_the_same() -> None:
    head = "typ: startmöte\ndatum: 2026-09-08\nungdom: {namn: Milo Ekdahl}\nantecknat av: P L\n"
    said = """säkerhetsplan steg för steg:
  risk eller situation: Bråk vid centrum.
  tidiga tecken: Milo blir tyst.
  säkerhetsplanen följs upp senast: 2026-10-30
"""
    note = note_of(understand((head + said).encode(), "möte.yaml", TODAY))
    assert note.safety_steps == SafetySteps(
        risk="Bråk vid centrum.", signs="Milo blir tyst.", follow_up_by=dt.date(2026, 10, 30)
    )


def test_no_line_of_a_step_is_called_a_problem_for_its_label() -> None:
    read = read_text(
        "Uppföljning SIG-2026-014\nDatum: 2026-10-22\n\nSäkerhetsplan\nRisk: Bråk vid centrum.\n"
        "Tecken: Milo blir tyst.\nFöljs upp senast: 2026-10-30\n"
    )
    assert not read.problems


def test_a_step_does_not_swallow_the_step_below_it() -> None:
    told = (
        "Säkerhetsplan\n1. Risk: Fester\n2. Vad gör vh: Ringer runt\n3. Uppföljning: Varje fredag\n"
        "4. Pappa gör: Hämtar\n5. Senast: 2026-10-30\n"
    )
    understood = read(told)
    assert not understood.problems
    assert note_of(understood).safety_steps == SafetySteps(
        risk="Fester",
        guardian_does="Ringer runt\nPappa: Hämtar",
        follow_up="Varje fredag",
        follow_up_by=dt.date(2026, 10, 30),
    )


def test_who_does_a_step_is_asked_when_a_name_alone_says_it() -> None:
    (problem,) = read("Säkerhetsplan\nTecken: Tyst\nMilo gör: Ringer hem\n").problems
    assert (problem.code, problem.path.partition(".")[0]) == ("sakerhet-vem-gor", "rad")


def test_tables_of_steps_and_of_contacts_are_read_by_their_headings() -> None:
    told = note_of(
        read(
            "Säkerhetsplan\nRisk\tTecken\tMamma gör\nFester\tTyst\tHämtar\n\n"
            "Vem ringer vem\nVem\tNär\tTelefon\nPetra\tdagtid\t070-1740611\n"
        )
    )
    assert told.safety_steps == SafetySteps(
        risk="Fester", signs="Tyst", guardian_does="Mamma: Hämtar"
    )
    assert [(one.who, one.when) for one in told.safety_contacts] == [("Petra", "dagtid")]


def test_a_table_whose_columns_are_no_steps_is_asked_about() -> None:
    found = read("Säkerhetsplan\n| Väder | Tecken |\n| Regn | Tyst |\n").problems
    assert [one.code for one in found] == ["raden-forstas-inte"] * 2
