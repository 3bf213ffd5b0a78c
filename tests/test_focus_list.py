"""The list for the focus group: codes, what was said of each, and nothing that names anybody."""

import datetime as dt

import pytest

from sigdocs.documents.handout.focus_list import FocusListContext, focus_list_context, open_list
from sigdocs.intake.draft import Cell
from sigdocs.intake.guide import example as note_example
from sigdocs.intake.interpret import interpret
from sigdocs.intake.reading import understand
from sigdocs.intake.text.note import read_text
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.nomination import AgeBand, Nominations, NominationState, SchoolType
from sigdocs.model.note import Note, NoteKind
from sigdocs.rendering.office.pool import OfficePool
from tests.oracles import audit_docx
from tests.paper_cases import PROFILE, example
from tests.paper_rendering import example_context, rendered, text_of
from tests.protecting import archived, read_pdf

KIND = "fokusgruppslista"
DAY = dt.date(2026, 8, 17)


def known() -> Nominations:
    return Nominations.model_validate(example(KIND)["nomineringar"])


def text(context: FocusListContext) -> str:
    return text_of(rendered(KIND, context)).replace("\xa0", " ")


def test_it_has_the_open_nominations_by_code_and_leaves_the_closed_out() -> None:
    said = text(focus_list_context(known(), DAY, PROFILE, 4))
    assert "NOM-2026-002, diskuterad sedan 2026-08-07" in said
    assert "NOM-2026-003" in said
    assert "NOM-2026-001" not in said
    assert "Till fokusgruppens möte 28 augusti 2026. 2 öppna nomineringar" in said
    assert "NOMINERINGAR · Fokusgruppslista · nr 4" in said


def test_it_says_that_it_is_destroyed_after_the_meeting_and_leaves_every_box_empty() -> None:
    said = text(focus_list_context(known(), DAY, PROFILE))
    assert "Skriv inga namn på den. Den förstörs efter mötet." in said
    assert said.count("□ går vidare") == 2
    assert "■" not in said


def test_a_meeting_that_has_been_is_not_the_next_one() -> None:
    after = focus_list_context(known(), dt.date(2026, 8, 29), PROFILE)
    assert after.meeting == ""
    assert "Till fokusgruppens nästa möte." in text(after)


def test_nothing_nominated_is_said_plainly_and_one_is_one() -> None:
    empty = focus_list_context(Nominations(), DAY, PROFILE)
    assert "Det finns ingen öppen nominering." in text(empty)
    one = known().model_copy(update={"all": known().all[:1]})
    assert focus_list_context(one, DAY, PROFILE).count == "1 öppen nominering"


def test_what_is_not_said_is_a_dash() -> None:
    bare = known().all[0].model_copy(update={"facts": type(known().all[0].facts)()})
    (row,) = focus_list_context(Nominations(all=(bare,)), DAY, PROFILE).rows
    assert {row.nominated_by, row.about, row.concerns, row.asked} == {"–"}


def test_one_made_on_demand_has_no_number() -> None:
    document = open_list(known(), DAY, PROFILE)
    assert document.stem == "NOMINERINGAR_fokusgruppslista_2026-08-17"
    assert (document.party, document.kind.signed) == ("", False)


def many() -> bytes:
    rows = known().open
    long = "Det har hänt flera saker som oroar. " * 25
    facts = rows[0].facts.model_copy(update={"description": long, "said": long})
    every = [
        one.model_copy(update={"code": f"NOM-2026-{number:03}", "facts": facts})
        for number, one in enumerate(rows * 10, start=1)
    ]
    return rendered(KIND, focus_list_context(Nominations(all=tuple(every)), DAY, PROFILE))


def test_the_longest_list_opens_in_word_without_repair() -> None:
    audit_docx(many())


@pytest.mark.office
@pytest.mark.slow
def test_its_pages_are_fit_for_the_archive(office: OfficePool) -> None:
    words = {"exempel": rendered(KIND, example_context(KIND)), "många": many()}
    pages = archived(office, words)
    assert len(read_pdf(pages["exempel"])) == 1
    for page in read_pdf(pages["många"]):
        assert page.count("går vidare") == page.count("Svar")


def told(written: str) -> Note:
    found = read_text(written)
    understood = interpret(found.draft, today=DAY)
    assert not found.problems
    assert understood.note, understood.problems
    return understood.note


def test_text_and_data_say_the_same_of_a_nomination() -> None:
    note = told(note_example(NoteKind.NOMINATION))
    assert note.nomination is not None
    assert note.nomination.age_band is AgeBand.TO_17
    data = note.model_dump_json(by_alias=True, exclude_defaults=True).encode()
    assert understand(data, "nominering.yaml", DAY).note == note


def test_the_code_may_be_written_after_kod_and_in_an_intake() -> None:
    later = "Nominering\nDatum: 2026-08-17\nKod: NOM-2026-003\nNomineringens läge: går vidare\n"
    note = told(later)
    assert note.nomination_code == "NOM-2026-003"
    assert note.nomination
    assert note.nomination.state is NominationState.GOES_ON
    intake = note_example(NoteKind.INTAKE).replace(
        "\nDatum", "\nNomineringskod: NOM-2026-003\nDatum", 1
    )
    assert told(intake).nomination_code == "NOM-2026-003"


@pytest.mark.parametrize(
    ("written", "choice"),
    [
        ("15-17", AgeBand.TO_17),
        ("15–17 år", AgeBand.TO_17),
        ("15-16", AgeBand.TO_17),
        ("18-19 år", AgeBand.TO_20),
        ("14-16 år", None),
        ("över 15", None),
        ("under 12", AgeBand.UNDER_12),
        ("16 år", None),
        ("15–18 år", None),
    ],
)
def test_an_age_is_one_of_the_bands_or_a_question(written: str, choice: AgeBand | None) -> None:
    found = read_choice(AgeBand, written)
    assert (found.value if found else None) is choice
    assert read_choice(SchoolType, "högstadiet") is not None


def test_a_nomination_is_read_in_the_words_people_use() -> None:
    read = read_text(
        "Nominering\nDatum: 2026-08-28\nAntecknat av: Petra Lindqvist\nKod: NOM-2026-001\n"
        "Vem nominerar: Polisen\nÅlder: 15-16\nOro: Stölder med äldre\nLäge: går vidare\n"
        "Fokusgruppen kom fram till: Rätt målgrupp.\n"
    )
    assert not read.problems
    told = interpret(read.draft, today=dt.date(2026, 9, 1)).note
    assert told is not None
    assert told.nomination is not None
    assert (told.nomination.organisation, told.nomination.state, told.nomination.age_band) == (
        "Polisen",
        NominationState.GOES_ON,
        AgeBand.TO_17,
    )
    assert told.nomination.said == "Rätt målgrupp."


def test_in_other_notes_the_same_words_mean_nothing_of_a_nomination() -> None:
    read = read_text("Uppföljning SIG-2026-014\nDatum: 2026-10-22\nÅlder: 15\n")
    assert not read.problems
    assert "nomination" not in read.draft
    assert isinstance(other := read.draft["other"], Cell)
    assert other.text == "Ålder: 15"
