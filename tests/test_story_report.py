import re

from hypothesis import given
from hypothesis import strategies as st

from sigdocs.reports.story import Chapter, spans, story
from tests.casework_notes import Story, headed

CORRECTION = headed(
    "rättelse",
    "2026-10-01",
    "rättar: 2026-09-08\nrättelser:\n"
    "  - {gäller: '', stod: '61 %', ska stå: '63 %', orsak: skrivfel}\n",
)


def told(*notes: str) -> tuple[Chapter, ...]:
    case = Story.started()
    for note in notes:
        case.accept(note)
    return story(case.history)


def test_the_first_chapter_tells_what_the_start_meeting_did() -> None:
    (chapter,) = told()
    assert (chapter.seq, chapter.kind, chapter.plans) == (1, "startmöte", (1,))
    assert {"ärendet öppnat", "samtycke fr.o.m. 2026-09-01", "planen version 1"} <= set(
        chapter.happened
    )
    assert any(text.startswith("nya åtaganden Å1–Å") for text in chapter.happened)


def test_statuses_are_told_by_the_number_of_the_commitment() -> None:
    case = Story.started()
    rows = "[{nr: Å1, status: delvis}, {nr: Å2, status: klar}]"
    case.follow_up("2026-09-22", f"uppföljning av åtaganden: {rows}")
    happened = story(case.history)[1].happened
    assert {"Å1 delvis", "Å2 klar", "planen version 2"} <= set(happened)


def test_a_correction_and_the_note_that_it_corrects_name_each_other() -> None:
    first, second = told(CORRECTION)
    assert (first.corrects, first.corrected_by) == (None, (2,))
    assert (second.corrects, second.corrected_by, second.plans) == (1, (), (2,))
    assert {"rättar nr 1", "planen version 2, rättar version 1"} <= set(second.happened)


def test_what_stood_before_a_correction_is_still_told_as_it_was() -> None:
    assert told(CORRECTION)[0].happened == told()[0].happened


def test_pause_return_deviation_and_closing_are_told_with_their_days() -> None:
    chapters = told(
        headed(
            "avvikelse",
            "2026-09-15",
            "avvikelse: {vad hände: Kom inte hem., hände den: 2026-09-15}\n",
        ),
        headed(
            "paus",
            "2026-09-20",
            "paus: {från och med: 2026-09-20, till och med: 2026-10-20, skäl: SiS, beslutat av: E E}\n",
        ),
        headed("återupptagande", "2026-10-21"),
        headed("avslut", "2026-11-20", "avslut: {anledning: Målen är nådda.}\n"),
    )
    happened = [set(chapter.happened) for chapter in chapters[1:]]
    assert "avvikelse 2026-09-15" in happened[0]
    assert "paus 2026-09-20–2026-10-20" in happened[1]
    assert "återupptaget 2026-10-21" in happened[2]
    assert "avslutat 2026-11-20" in happened[3]


def test_the_story_names_nobody() -> None:
    text = " ".join(said for chapter in told(CORRECTION) for said in chapter.happened)
    assert not re.search(r"Milo|Ekdahl|Lindqvist|Strand", text)


@given(st.sets(st.integers(1, 60)))
def test_spans_hold_every_id_once_and_nothing_else(numbers: set[int]) -> None:
    found: list[int] = []
    for part in filter(None, spans(f"Å{number}" for number in sorted(numbers)).split(", ")):
        first, _, last = part.replace("Å", "").partition("–")
        found += range(int(first), int(last or first) + 1)
    assert found == sorted(numbers)
