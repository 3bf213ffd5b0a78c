"""What the leaflets say, in which language, and when they are due."""

import datetime as dt
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from sigdocs.casework.history import Entry
from sigdocs.documents.handouts import SHEET, standing_leaflets
from sigdocs.documents.kinds import due
from sigdocs.documents.leaflet import UNREVIEWED, LeafletContext, leaflet_context
from sigdocs.documents.leaflet_languages import family_languages
from sigdocs.model import events as ev
from sigdocs.model.leaflet import LeafletTexts, Panel
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.rendering.leaflet_texts import leaflet_texts, unusable_texts
from tests.casework_notes import Story, headed
from tests.paper_cases import PROFILE as BARE
from tests.paper_cases import START, TEMPLATES
from tests.paper_rendering import LEAFLETS

PROFILE = BARE.model_copy(update={"leaflets": tuple(LEAFLETS.values())})
DAY = dt.date(2026, 9, 8)
OURS = TEMPLATES / "informationsblad" / "sprak"
CODES = ("sv", "sv-lattlast", "en", "ar", "so")


def opened(coordinator: str = "Petra Lindqvist", language: str = "") -> Entry:
    began = ev.CaseOpened(
        number=START.number,
        case_type=START.type,
        on=DAY,
        youth=PersonFacts(name="Milo Ekdahl", language=language),
    )
    mother = GuardianFacts(name="Sara Ekdahl", language="Arabiska")
    told = ev.FactsStated(guardians=(mother,), coordinator=coordinator)
    return Entry(1, Note(kind=NoteKind.INTAKE, date=DAY), (began, told), DAY)


def said(texts: LeafletTexts) -> str:
    parts = (texts.title, texts.subtitle, texts.lead, *texts.call_text, texts.danger)
    sections = (
        line for one in texts.sections for line in (one.heading, *one.text, *one.points, *one.after)
    )
    return "\n".join((*parts, *sections))


def test_there_is_a_text_in_each_language_the_original_first() -> None:
    assert set(LEAFLETS) == set(CODES)
    assert leaflet_texts(Path("finns-inte"))[0].original


@pytest.mark.parametrize("code", CODES)
def test_every_language_says_as_much_as_the_swedish(code: str) -> None:
    texts, swedish = LEAFLETS[code], LEAFLETS["sv"]
    assert [one.panel for one in texts.sections] == [one.panel for one in swedish.sections]
    assert {one.panel for one in texts.sections} == set(Panel)
    if not texts.easy:
        counts = [(len(one.text), len(one.points), len(one.after)) for one in texts.sections]
        assert counts == [
            (len(one.text), len(one.points), len(one.after)) for one in swedish.sections
        ]


@pytest.mark.parametrize("code", CODES)
def test_digits_are_as_usual_in_sweden_and_nothing_local_is_said(code: str) -> None:
    text = said(LEAFLETS[code])
    assert "112" in text
    assert "18" in text
    assert not set(text) & set("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
    for local in (BARE.municipality, "Lindåsa", BARE.unit, BARE.phone, "kommun"):
        assert local not in text


def test_the_swedish_says_what_a_family_must_know() -> None:
    text = said(LEAFLETS["sv"])
    for said_so in (
        "Det är frivilligt att vara med.",
        "Är du under 18\xa0år behöver dina vårdnadshavare också säga ja.",
        "ta tillbaka hela ditt ja, eller en del av det, när du vill",
        "Får de veta att någon har begått ett brott måste de anmäla det.",
        "måste göra en anmälan om de tror att ett barn far illa",
        "Du kan säga nej till att polisen är med.",
        "Ingen behöver säga varför.",
    ):
        assert said_so in text


def test_the_easy_text_keeps_one_thought_a_line_and_no_abbreviation() -> None:
    texts = LEAFLETS["sv-lattlast"]
    lines = [line for one in texts.sections for line in (*one.text, *one.points, *one.after)]
    assert max(len(line.split()) for line in lines) <= 14
    assert max(line.count(".") + line.count("?") for line in lines) <= 2
    assert not [line for line in lines if any(w in line for w in ("t.ex", "bl.a", "vh ", "kl."))]


@pytest.mark.parametrize("code", [code for code in CODES if code != "sv"])
def test_an_unreviewed_translation_says_so_in_swedish_and_in_the_language(code: str) -> None:
    texts = LEAFLETS[code]
    page = leaflet_context(texts, PROFILE, "x")
    assert (page.unreviewed, page.unreviewed_in_swedish) == (texts.unreviewed, UNREVIEWED)
    assert texts.unreviewed


def test_a_reviewed_translation_and_the_original_say_nothing_of_it() -> None:
    reviewed = LEAFLETS["so"].model_copy(
        update={"reviewed_by": "Amina Warsame", "reviewed_on": DAY}
    )
    for texts in (reviewed, LEAFLETS["sv"]):
        page = leaflet_context(texts, PROFILE, "x")
        assert page.unreviewed == page.unreviewed_in_swedish == ""


def test_a_name_without_a_day_is_no_review() -> None:
    half = LEAFLETS["en"].model_copy(update={"reviewed_by": "Amina Warsame"})
    assert leaflet_context(half, PROFILE, "x").unreviewed_in_swedish == UNREVIEWED


def test_a_case_that_opens_gives_the_sheet_in_each_language_of_the_family() -> None:
    sheets = [one for one in due((opened(language="somaliska"),), PROFILE) if one.kind is SHEET]
    assert [one.language.tag for one in sheets] == ["sv-SE", "ar-SA", "so-SO"]
    assert [one.number for one in sheets] == [1, 2, 3]
    assert sheets[0].stem == "SIG-2026-014_informationsblad_sv_2026-09-08"
    page = sheets[1].context
    assert isinstance(page, LeafletContext)
    assert page.contacts[0].phone == "070-1740611"
    assert page.contacts[0].heading == LEAFLETS["ar"].coordinator_heading
    assert "Milo" not in page.model_dump_json()


def test_without_a_coordinator_the_family_gets_the_standing_sheet() -> None:
    assert SHEET not in [one.kind for one in due((opened(coordinator=""),), PROFILE)]


def test_the_sheet_is_given_once() -> None:
    later = Entry(2, Note(kind=NoteKind.CONTACT, date=DAY), (), DAY)
    assert SHEET not in [one.kind for one in due((opened(), later), PROFILE)]


def test_the_first_note_that_names_a_coordinator_gives_it() -> None:
    told = ev.FactsStated(coordinator="Petra Lindqvist")
    later = Entry(2, Note(kind=NoteKind.CONTACT, date=DAY), (told,), DAY)
    sheets = [one for one in due((opened(coordinator=""), later), PROFILE) if one.kind is SHEET]
    assert [(one.number, one.seq) for one in sheets] == [(2, 2), (3, 2)]
    again = Entry(3, Note(kind=NoteKind.CONTACT, date=DAY), (told,), DAY)
    assert SHEET not in [one.kind for one in due((opened(""), later, again), PROFILE)]


def test_the_writer_is_told_what_the_leaflet_waits_for() -> None:
    intake = headed("inskrivning", "2026-09-01", "ungdom: {namn: Milo, personnummer: saknas}\n")
    intake += "ärendetyp: ungdom\n"
    for told, waits in ((intake, True), (f"{intake}samordnare: Petra Lindqvist\n", False)):
        decision = Story(profile=PROFILE).drop(told)
        assert decision.accepted, decision.problems
        assert any("”Samordnare:”" in one for one in decision.remarks) is waits


def test_an_unknown_language_gives_swedish() -> None:
    case = START.model_copy(update={"youth": PersonFacts(language="klingonska"), "guardians": ()})
    assert [texts.code for texts in family_languages(case, PROFILE)] == ["sv"]


def test_standing_leaflets_name_the_unit_and_no_person() -> None:
    pages = [one.context for one in standing_leaflets(PROFILE)]
    assert len(pages) == 10
    for page in pages:
        assert isinstance(page, LeafletContext)
        assert [one.who for one in page.contacts] == [BARE.unit]
        assert "Petra" not in page.model_dump_json()


def test_the_office_may_change_a_text_or_add_a_language(tmp_path: Path) -> None:
    folder = tmp_path / "informationsblad" / "sprak"
    folder.mkdir(parents=True)
    text = (OURS / "so.toml").read_text("utf-8")
    mine = text.replace("Ma adigaa?", "Ma tahay?")
    (folder / "so.toml").write_text(mine, "utf-8")
    (folder / "prs.toml").write_text(
        text.replace('kod = "so"', 'kod = "prs"').replace('"somaliska"', '"dari"'), "utf-8"
    )
    found = {texts.code: texts for texts in leaflet_texts(tmp_path)}
    assert found["so"].sections[0].heading == "Ma tahay?"
    assert set(found) == {*CODES, "prs"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'kod = "so"\n', b"= fel"])
def test_a_text_that_cannot_be_used_is_named_and_ours_is_used(
    tmp_path: Path, content: bytes
) -> None:
    folder = tmp_path / "informationsblad" / "sprak"
    folder.mkdir(parents=True)
    (folder / "so.toml").write_bytes(content)
    found = {texts.code: texts for texts in leaflet_texts(tmp_path)}
    assert found["so"] == LEAFLETS["so"]
    assert unusable_texts(tmp_path) == ("so.toml",)


def test_a_text_under_another_languages_name_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "informationsblad" / "sprak"
    folder.mkdir(parents=True)
    (folder / "ar.toml").write_bytes((OURS / "so.toml").read_bytes())
    assert unusable_texts(tmp_path) == ("ar.toml",)


@pytest.mark.parametrize("code", CODES)
def test_each_file_says_who_reviewed_it_and_when(code: str) -> None:
    told = tomllib.loads((OURS / f"{code}.toml").read_text("utf-8"))
    assert {"granskad_av", "granskad_den"} <= set(told)


def test_a_languages_sheet_bears_the_day_it_was_ruled_on() -> None:
    entry = replace(opened(), ruled_on=dt.date(2026, 9, 10))
    sheet = next(one for one in due((entry,), PROFILE) if one.kind is SHEET)
    assert (sheet.dated, sheet.seq) == (dt.date(2026, 9, 10), 1)
