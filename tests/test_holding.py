"""While a question about a right waits for its answer, nothing of the case is shared (D17)."""

import json

import pytest

from sigdocs.commands.status_view import plain
from sigdocs.service.overview import standing
from sigdocs.service.publishing.reproduce import Verdict, remake_papers
from tests.days import CASE, Came, Days, follow_up, given, headed, in_words, withdrawn

UNCLEAR = "Milo vill inte att Polisen är med."
WHY = "en obesvarad fråga om samtycke från 2026-09-20"
MEETING = "nästa möte: {datum: 2026-10-06, tid: '14.30', plats: Socialkontoret}\n"


def ask(days: Days, said: str = UNCLEAR) -> None:
    """Have a note of consent given back with a question."""
    came = days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", said))
    assert not came.accepted


def answered(days: Days, *lines: str, said: str = UNCLEAR) -> str:
    """Mend the returned text as its writer would: other lines where the unclear one stood."""
    (copy,) = days.stage.returns.glob("*1.txt")
    body = copy.read_text("utf-8-sig").splitlines()
    where = next(at for at, line in enumerate(body) if line.endswith(f"| {said}"))
    return "\n".join((*body[:where], *lines, *body[where + 1 :]))


def take_away(days: Days) -> None:
    """Clear ``retur`` by hand."""
    for one in days.stage.returns.iterdir():
        one.unlink()


def held(days: Days, day: str = "2026-09-22", more: str = MEETING) -> Came:
    """Accept a follow-up while the question waits."""
    return days.accept(day, follow_up(day, more))


def test_a_plan_made_meanwhile_is_for_the_office_and_nobody_is_called(days: Days) -> None:
    ask(days)
    came = held(days)
    assert came.held_back
    assert WHY in came.receipt
    assert not came.plan_to
    assert not came.pages("kallelse")


def test_the_answer_releases_the_plan_and_the_calls_at_once(days: Days) -> None:
    ask(days)
    held(days)
    came = days.accept("2026-09-23", answered(days, "Kommentar: inget ändras, Milo var trött."))
    assert "Polisen" in came.plan_to
    assert came.pages("kallelse")
    assert WHY not in came.receipt


def test_an_answer_that_takes_consent_back_releases_the_others_only(days: Days) -> None:
    ask(days)
    held(days)
    note = headed("samtycke", "2026-09-23", "samtycke:\n" + withdrawn("Polisen", day="2026-09-20"))
    take_away(days)
    came = days.accept("2026-09-23", note)
    assert "BUP" in came.plan_to
    assert "Polisen" not in came.plan_to
    assert came.papers_to("Polisen") == ["besked_upphort"]
    assert "Till Polisen" in came.stopped


def test_a_consent_given_meanwhile_is_attested_when_the_question_is_answered(days: Days) -> None:
    ask(days)
    note = headed("samtycke", "2026-09-21", "samtycke:\n" + given("Frivården", day="2026-09-21"))
    assert not days.accept("2026-09-21", note).papers_to("Frivården")
    came = days.accept("2026-09-23", answered(days, "Kommentar: inget ändras."))
    assert came.papers_to("Frivården") == ["samtyckesintyg"]


def test_taking_the_note_away_is_no_answer(days: Days) -> None:
    ask(days)
    take_away(days)
    assert held(days).held_back


def test_a_note_that_says_how_it_is_answers_what_was_taken_away(days: Days) -> None:
    ask(days)
    held(days)
    take_away(days)
    said = headed("samtycke", "2026-09-23", "samtycke: [{kommentar: inget ändras}]\n")
    assert "Polisen" in days.accept("2026-09-23", said).plan_to


def test_it_answers_too_when_the_copies_are_taken_away_after_it(days: Days) -> None:
    ask(days)
    said = headed("samtycke", "2026-09-23", "samtycke: [{kommentar: inget ändras}]\n")
    assert WHY in days.accept("2026-09-23", said).receipt
    take_away(days)
    assert "Polisen" in held(days, "2026-09-24").plan_to


def test_a_clear_withdrawal_in_a_note_that_comes_back_for_something_else_holds(days: Days) -> None:
    row = "samtycke:\n" + withdrawn("Polisen", day="2026-09-20")
    came = days.drop("2026-09-20", follow_up("2026-09-20", f"{row}nästa möte: {{datum: 31/2}}\n"))
    assert not came.accepted
    assert not held(days).shares_with("Polisen")


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        ("vårdnadshavare: [{namn: Jonas Ekdahl, vårdnad: kanske}]\n", "vårdnad"),
        ("övrigt: Sara bor på skyddat boende.\n", "skyddade personuppgifter"),
        ("planen skickas till: {inte till: [kuratorn Ove]}\n", "samtycke"),
    ],
)
def test_questions_of_custody_protection_and_who_is_kept_out_hold_too(
    days: Days, rows: str, about: str
) -> None:
    assert not days.drop("2026-09-20", follow_up("2026-09-20", rows)).accepted
    came = held(days)
    assert f"en obesvarad fråga om {about} från 2026-09-20" in came.receipt
    assert not came.plan_to


def test_a_question_that_no_right_hangs_on_holds_nothing(days: Days) -> None:
    assert not days.drop(
        "2026-09-20", follow_up("2026-09-20", "nästa möte: {datum: 31/2}\n")
    ).accepted
    assert "Polisen" in held(days).plan_to


def test_a_correction_issues_nothing_for_others_meanwhile(days: Days) -> None:
    ask(days)
    mend = (
        "rättar: 2026-09-08\nrättelser: [{gäller: mål 1, stod: Närvaro minst 85 %, "
        "ska stå: Närvaro minst 90 %, orsak: fel tal}]\n"
    )
    came = days.accept("2026-09-22", headed("rättelse", "2026-09-22", mend))
    assert WHY in came.receipt
    assert not came.plan_to
    later = days.accept("2026-09-23", answered(days, "Kommentar: inget ändras."))
    assert "Polisen" in later.plan_to
    assert any("90 %" in page for page in later.pages("atgardsplan").values())


def test_a_withdrawal_is_acted_on_also_while_another_question_waits(days: Days) -> None:
    ask(days)
    note = headed("samtycke", "2026-09-21", "samtycke:\n" + withdrawn("BUP", day="2026-09-21"))
    came = days.accept("2026-09-21", note)
    assert came.papers_to("BUP") == ["besked_upphort"]
    assert "Till BUP" in came.stopped


def test_only_the_case_that_is_asked_about_is_held(days: Days) -> None:
    note = in_words("Samtycke", "2026-09-20", "Samtycke", UNCLEAR).replace(CASE, "SIG-2026-099")
    assert not days.drop("2026-09-20", note).accepted
    assert "Polisen" in held(days).plan_to


def test_status_tells_of_the_hold_as_long_as_it_lasts(days: Days) -> None:
    ask(days)
    assert WHY in json.dumps(
        plain(standing(days.stage.desk), names=False), default=str, ensure_ascii=False
    )
    days.accept("2026-09-23", answered(days, "Kommentar: inget ändras."))
    shown = plain(standing(days.stage.desk), names=False)
    assert shown["delning stoppad"] == []


def test_the_papers_of_a_hold_can_be_made_again_byte_for_byte(days: Days) -> None:
    ask(days)
    held(days)
    days.accept("2026-09-23", answered(days, "Kommentar: inget ändras."))
    rows = days.stage.desk.ledger.entries(CASE)
    sets = [rows[:end] for end in range(1, len(rows) + 1)]
    made = [one for each in sets for one in remake_papers(days.stage.desk, each)]
    assert made
    assert {one.verdict for one in made} <= {Verdict.EQUAL, Verdict.NO_OFFICE, Verdict.WAITS}


SATE_IN = (
    "närvarande: [{namn: den unge}, {namn: Niklas Berg, verksamhet: Polisen, "
    "deltog utan sekretessuppgifter: ja}]\n"
)


def test_who_was_left_out_of_a_held_plan_is_left_out_when_it_is_released(days: Days) -> None:
    ask(days, "Milo vill inte att Mini-Maria är med.")
    days.accept("2026-09-22", headed("uppföljning", "2026-09-22", SATE_IN))
    mended = answered(
        days, "Kommentar: inget ändras.", said="Milo vill inte att Mini-Maria är med."
    )
    came = days.accept("2026-09-23", mended)
    assert "BUP" in came.plan_to
    assert "Polisen" not in came.plan_to


def test_an_answer_that_asks_for_another_receiver_is_never_recorded_without_effect(
    days: Days,
) -> None:
    ask(days)
    held(days)
    take_away(days)
    rows = "samtycke:\n" + withdrawn("Polisen", day="2026-09-23")
    note = headed(
        "samtycke", "2026-09-23", f"{rows}planen skickas till: {{till: [Kuratorn Ove]}}\n"
    )
    came = days.drop("2026-09-23", note)
    later = days.accept("2026-09-24", follow_up("2026-09-24"))
    assert "Polisen" not in later.plan_to
    assert came.accepted == bool(came.stopped)


@pytest.mark.parametrize(
    "note",
    [
        headed(
            "rättelse",
            "2026-09-24",
            "rättar: 2026-09-08\nrättelser: [{gäller: mål 1, stod: Närvaro minst 85 %, "
            "ska stå: Närvaro minst 90 %, orsak: fel tal}]\n",
        ),
        headed("journal", "2026-09-24", "iakttagelser: Ringer Sara.\n"),
    ],
)
def test_a_released_plan_comes_with_the_next_entry_of_any_kind(days: Days, note: str) -> None:
    ask(days)
    said = headed("samtycke", "2026-09-21", "samtycke: [{kommentar: inget ändras}]\n")
    days.accept("2026-09-21", said)
    held(days)
    take_away(days)
    came = days.accept("2026-09-24", note)
    assert "Polisen" in came.plan_to


def test_a_word_on_another_party_answers_nothing_of_what_was_taken_away(days: Days) -> None:
    ask(days)
    held(days)
    take_away(days)
    row = "samtycke:\n" + given("BUP", day="2026-09-23", by="Sara Ekdahl")
    days.accept("2026-09-23", headed("samtycke", "2026-09-23", row))
    assert held(days, "2026-09-24", "").held_back


def test_the_safety_plan_is_not_made_anew_with_each_note_of_a_hold(days: Days) -> None:
    ask(days)
    held(days, more="säkerhetsplanering: Milo ringer Sara.\n")
    note = headed("journal", "2026-09-23", "iakttagelser: Ringer Sara.\n")
    assert not days.accept("2026-09-23", note).pages("sakerhetsplan")


def test_what_is_typed_below_the_returned_note_is_part_of_it(days: Days) -> None:
    ask(days)
    text = answered(days, "Kommentar: Milo var trött.").rstrip()
    said = f"{text}\nÖvrigt: Sara tar tillbaka samtycket till BUP.\n"
    assert days.drop("2026-09-23", said).asks("samtyck")


def test_one_line_is_asked_about_once(days: Days) -> None:
    came = days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", UNCLEAR))
    about = [one.code for one in came.result.problems if UNCLEAR in one.message]
    assert about == ["samtycke-oklart"]


def test_a_summary_that_was_held_back_comes_with_the_answer(days: Days) -> None:
    ask(days, "Milo vill inte att Mini-Maria är med.")
    end = (
        "avslut: {anledning: flytt}\n"
        "planen skickas till: {alla i samtycket: nej, till: [Björkskolan]}\n"
    )
    closed = days.accept("2026-09-22", headed("avslut", "2026-09-22", end))
    assert not closed.shares_with("Björkskolan")
    mended = answered(
        days, "Kommentar: inget ändras.", said="Milo vill inte att Mini-Maria är med."
    )
    came = days.accept("2026-09-23", mended)
    assert "avslutssammanstallning" in came.papers_to("Björkskolan")


def test_nothing_changes_for_one_party_is_no_answer_about_another(days: Days) -> None:
    ask(days)
    held(days)
    take_away(days)
    note = headed("samtycke", "2026-09-23", "samtycke: [{kommentar: inget ändras för BUP}]\n")
    days.accept("2026-09-23", note)
    assert held(days, "2026-09-24", "").held_back
