"""``kvitto.txt`` tells its reader what was understood, what was made and what to look at."""

import datetime as dt

import pytest

from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note import Note, Reading
from sigdocs.service.publishing.receipt import Told, receipt
from tests.casework_notes import PRESENT, Story, follow_up, headed, note

FILES = ["SIG-2026-014_atgardsplan_v2_2026-09-22.docx"]
LATER = ["SIG-2026-014_atgardsplan_v2_2026-09-22.pdf"]
TOLD = Told(
    remarks=("Mål M1 är uppfyllt men har öppna åtaganden.",),
    warnings=(("Målet går inte att mäta.", "Ange gärna ett tal."),),
)
MORE = """
tid: '14:30'
uppföljning av åtaganden:
  - {nr: Å1, status: klar}
mätvärden:
  - {mått: skolnärvaro, värde: 72, enhet: '%'}
nästa möte: {datum: 2026-10-06, tid: '14:30', plats: Eken}
"""


CLOSED = "avslut: {anledning: flytt}\nplanen skickas till: {inte till: [Jonas]}\n"


@pytest.fixture(scope="module")
def story() -> Story:
    told = Story.started()
    told.accept(follow_up("2026-09-22", MORE, PRESENT))
    return told


def shown(story: Story, told: Told = TOLD, about: Note | None = None) -> str:
    known = about or story.history[-1].note
    return receipt(story.case, known, story.case.plans[1:], told, FILES, LATER)


def test_it_says_case_number_meeting_author_and_how_many_were_there(story: Story) -> None:
    lines = shown(story).split("\r\n")
    assert lines[:2] == ["Kvitto – SIG-2026-014, nr 002", "=" * 29]
    assert "Anteckning:           Uppföljning 2026-09-22, kl. 14.30" in lines
    assert "Antecknat av:         Petra Lindqvist" in lines
    assert "Närvarande:           5" in lines
    assert "Status:               Å1 klar" in lines
    assert "Mätvärden:            1" in lines


def test_what_has_nothing_to_say_is_left_out(story: Story) -> None:
    assert "Nya mål" not in shown(story)
    assert "Så lästes datum och tider" not in shown(story)
    quiet = shown(story, Told())
    assert "Att titta på" not in quiet
    assert "Så togs anteckningen emot" not in quiet


def test_an_interview_says_with_whom_and_how_many_numbers_it_gave() -> None:
    told = Story.started()
    answers = "vårdnadshavare: mamma, oro nu: 8, oro om 6 månader om inget händer: 9"
    more = f"intervju med vårdnadshavare: {{{answers}}}"
    told.accept(headed("intervju förälder", "2026-09-10", more))
    lines = receipt(told.case, told.history[-1].note, (), Told(), [], []).split("\r\n")
    assert "Intervju med:         Sara Ekdahl" in lines
    assert "Mätvärden:            2" in lines


def test_new_goals_and_commitments_are_told_by_their_numbers() -> None:
    started = Story.started()
    text = receipt(started.case, started.history[0].note, started.case.plans, Told(), [], [])
    assert "Nya mål:              M1, M2" in text
    assert "Nya åtaganden:        Å1, Å2, Å3" in text


def test_warnings_come_with_their_remedies_and_remarks_by_themselves(story: Story) -> None:
    text = shown(story)
    assert "Att titta på\r\n- Målet går inte att mäta. Ange gärna ett tal.\r\n" in text
    assert "Så togs anteckningen emot\r\n- Mål M1 är uppfyllt" in text


def test_dates_that_were_read_in_another_shape_are_shown(story: Story) -> None:
    reading = Reading(path="next_meeting.on", written="tors v 47", read_as="2026-11-19")
    about = story.history[-1].note.model_copy(update={"readings": (reading,)})
    assert "- ”tors v 47” lästes som 2026-11-19" in shown(story, about=about)


def test_made_files_and_waiting_ones_are_told_apart(story: Story) -> None:
    made, _, later = shown(story).partition("Kommer av sig själv")
    assert FILES[0] in made
    assert LATER[0] not in made
    assert LATER[0] in later


def test_who_gets_the_plan_and_who_does_not_is_told_with_the_reason(story: Story) -> None:
    text = shown(story)
    assert "Planen, version 2\r\n" in text
    assert "- Skickas till Björkskolan (omfattas av samtycket)" in text
    assert "- Skickas INTE till BUP: " in text


def test_who_has_the_summary_of_a_closing_and_who_has_not_is_told_with_the_reason() -> None:
    story = Story.started()
    story.accept(headed("avslut", "2026-10-20", CLOSED))
    text = receipt(story.case, story.history[-1].note, (), Told(), [], [])
    assert "Avslutssammanställningen\r\n- Går till Milo Ekdahl (den unge)\r\n" in text
    assert "- Går INTE till Jonas Ekdahl: ska inte ha sammanställningen" in text


def test_how_the_plan_is_to_be_sent_stands_after_each_receiver(story: Story) -> None:
    text = shown(story)
    assert "- Skickas till Björkskolan (omfattas av samtycket): säker e-post\r\n" in text
    assert "- Skickas till Milo Ekdahl (den unge)\r\n" in text


def test_an_internal_plan_says_so_and_why() -> None:
    story = Story.started()
    told = {"internal": ("Samtycket har gått ut.",), "corrects": 1, "replaces": 1}
    plan = story.plan.model_copy(update=told)
    text = receipt(story.case, story.history[0].note, (plan,), Told(), [], [])
    assert "Planen, version 1, rättar version 1 – INTERNT ARBETSMATERIAL" in text
    assert "- Får inte delas: Samtycket har gått ut." in text


def test_the_next_meeting_is_told_with_its_weekday(story: Story) -> None:
    assert shown(story).endswith("Nästa möte: tisdag 6 oktober 2026 kl. 14.30, Eken\r\n\r\n")


def test_a_next_meeting_without_time_and_place_is_told_by_its_day_alone(story: Story) -> None:
    bare = story.case.model_copy(update={"next_meeting": NextMeeting(on=dt.date(2026, 10, 6))})
    text = receipt(bare, story.history[-1].note, (), Told(), [], [])
    assert text.endswith("Nästa möte: tisdag 6 oktober 2026\r\n\r\n")
    none = story.case.model_copy(update={"next_meeting": None})
    assert "Nästa möte" not in receipt(none, story.history[-1].note, (), Told(), [], [])


def test_a_contact_between_meetings_has_nobody_to_count() -> None:
    story = Story.started()
    contact = headed("journal", "2026-09-10", "övrigt: Milo ringde.\nkontaktsätt: telefon\n")
    story.accept(contact)
    text = receipt(story.case, note(contact), (), Told(), [], [])
    assert "Närvarande" not in text
    assert "Anteckning:           Journal 2026-09-10" in text


def test_every_line_ends_as_windows_wants_it(story: Story) -> None:
    text = shown(story)
    assert "\n" not in text.replace("\r\n", "")
    assert "\N{NO-BREAK SPACE}" not in text


def test_a_meeting_that_has_been_is_not_called_the_next() -> None:
    story = Story.started()
    past = story.history[-1].note.date - dt.timedelta(days=1)
    stale = story.case.model_copy(update={"next_meeting": NextMeeting(on=past)})
    assert "Nästa möte" not in receipt(stale, story.history[-1].note, (), Told(), [], [])


def test_a_corrected_plan_of_an_earlier_meeting_says_that_it_replaces_none() -> None:
    story = Story.started()
    plan = story.plan.model_copy(update={"version": 3, "corrects": 1})
    text = receipt(story.case, story.history[0].note, (plan,), Told(), [], [])
    assert "version 3, rättar version 1 från mötet 2026-09-08 (ersätter inte planen som" in text
