"""The end of the insats, who receives its summary, and the watch over a closed case."""

import datetime as dt

import pytest

from sigdocs.casework.closing.close import is_dormant
from sigdocs.casework.closing.reasons import ClosingReason, closing_reason
from sigdocs.intake.form.build import build_form
from sigdocs.intake.form.layout import layout
from sigdocs.intake.reading import understand
from sigdocs.model.case import Case, CaseState
from sigdocs.model.closing import Closing
from sigdocs.model.note import NoteKind
from sigdocs.model.receivers import Discharge
from tests.casework_notes import PRESENT, PROFILE, Story, codes, headed
from tests.form_samples import Hand, said

TODAY = dt.date(2027, 12, 1)
DAY = "2026-10-20"
R = ClosingReason


def closed(
    told: str = "anledning: flytt, vilande lista: true, uppföljningsdatum: 2027-01-10",
    more: str = "",
) -> Story:
    story = Story.started()
    story.accept(headed("avslut", DAY, f"avslut: {{{told}}}\n{more}"))
    return story


def discharge(story: Story) -> Discharge:
    assert story.case.discharge is not None
    return story.case.discharge


def watch(case: Case) -> tuple[bool | None, str, str]:
    closing = case.closing or Closing()
    return closing.dormant, str(closing.follow_up_on), closing.follow_up_by


def journal(told: str, day: str = "2026-12-01") -> str:
    return headed("journal", day, f"avslut: {{{told}}}\n")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("målen i planen är nådda", R.GOALS_MET),
        ("Mål uppnådda", R.GOALS_MET),
        ("På den unges eget initiativ.", R.OWN_WISH),
        ("Milo följde ej plan", R.PLAN_NOT_KEPT),
        ("Återfall", R.RELAPSE),
        ("Samtycket återkallat av vårdnadshavare", R.CONSENT_WITHDRAWN),
        ("Familjen flyttar till Norge", R.MOVED),
        ("Placering enligt LVU", R.PLACED),
        ("18/annan enhet", R.OTHER_UNIT),
        ("Annat", R.OTHER),
        ("målen inte uppnådda", None),
        ("Inget återfall", None),
        ("målen uppnådda, på Robins eget initiativ", None),
        ("klart", None),
        ("", None),
    ],
)
def test_a_reason_is_read_only_where_it_is_plainly_one(
    written: str, reason: ClosingReason | None
) -> None:
    assert closing_reason(written) is reason


@pytest.mark.parametrize("reason", ClosingReason)
def test_each_of_the_routines_reasons_reads_as_itself(reason: ClosingReason) -> None:
    assert closing_reason(reason.value) is reason


def test_a_reason_of_ones_own_words_is_asked_about_and_kept_as_written() -> None:
    story = Story.started()
    decision = story.accept(headed("avslut", DAY, "avslut: {anledning: klart}"))
    assert "står som den är skriven" in decision.remarks[0]
    assert "följde ej plan, återfall" in decision.remarks[0]


def test_plan_and_note_that_disagree_make_a_question_on_the_receipt() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", "åtgärdsplan: [{nr: M1, status: uppfyllt}]")
    rows = "läge per livsområde: [{livsområde: Skola, uppfyllt: Nej}]"
    note = headed("avslut", DAY, f"avslut: {{anledning: flytt, {rows}}}")
    decision = story.accept(note)
    assert any(one.startswith("Stämmer det? I planen är M1") for one in decision.remarks)


def test_the_case_remembers_the_end_and_what_the_youth_said_then() -> None:
    found = discharge(
        closed("anledning: flytt, utskriven: 2026-10-19", "den unges egna ord: Hej då.")
    )
    assert (found.seq, str(found.on), found.youth_words) == (2, "2026-10-19", "Hej då.")


def test_without_a_word_of_receivers_only_the_family_has_it() -> None:
    assert [one.name for one in discharge(closed()).goes_to] == [
        "Milo Ekdahl",
        "Sara Ekdahl",
        "Jonas Ekdahl",
    ]


def test_a_party_has_it_only_when_named_and_covered_that_day() -> None:
    named = "planen skickas till: {alla i samtycket: false, till: [Björkskolan]}"
    found = discharge(closed(more=named))
    assert "Björkskolan" in [one.name for one in found.goes_to]
    reasons = {one.name: one.reason for one in found.not_to}
    assert reasons["Polisen"] == "ska inte ha sammanställningen enligt anteckningen"


def test_when_the_consent_has_ended_no_party_has_it_whatever_the_note_says() -> None:
    story = Story.started()
    everybody = "planen skickas till: {alla i samtycket: true}"
    story.accept(headed("avslut", "2027-03-20", f"avslut: {{anledning: flytt}}\n{everybody}"))
    near = {party.key for party in PROFILE.partners if party.same_committee}
    assert {one.party for one in discharge(story).goes_to} <= {"", *near}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("uppföljningsdatum: 2026-10-20", "uppfoljning-bakat"),
        ("uppföljningsdatum: 2020-01-10", "uppfoljning-bakat"),
        ("uppföljningsdatum: 2030-01-10", "ar-langt-fram"),
        ("inskriven: 2026-11-01", "period-bakvand"),
    ],
)
def test_an_impossible_day_is_asked_about(told: str, code: str) -> None:
    note = headed("avslut", DAY, f"avslut: {{anledning: flytt, vilande lista: true, {told}}}")
    assert Story.started().refuse(note) == [code]


def test_a_case_on_the_list_without_a_day_and_a_day_without_the_list_are_told() -> None:
    without_day = headed("avslut", DAY, "avslut: {anledning: flytt, vilande lista: true}")
    assert "vilande-utan-datum" in codes(Story.started().accept(without_day))
    day_only = headed("avslut", DAY, "avslut: {anledning: flytt, uppföljningsdatum: 2027-01-10}")
    assert "uppfoljning-utan-lista" in codes(Story.started().accept(day_only))


def test_a_journal_entry_moves_the_watch_and_leaves_the_rest() -> None:
    story = closed()
    story.accept(journal("uppföljningsdatum: 2027-03-01, följs upp av: Petra"))
    assert watch(story.case) == (True, "2027-03-01", "Petra")
    assert story.case.closing is not None
    assert story.case.closing.reason == "flytt"


def test_a_journal_entry_takes_the_case_off_the_list() -> None:
    story = closed()
    assert is_dormant(story.case)
    story.accept(journal("vilande lista: false"))
    assert not is_dormant(story.case)
    assert story.case.state is CaseState.CLOSED
    told = story.case.journal[-1].facts[-1]
    assert (told.source, told.text) == ("Vilande lista", "Står inte längre på vilande lista.")


def test_a_case_that_goes_on_again_is_on_no_list() -> None:
    story = closed()
    story.accept(headed("återupptagande", "2026-12-01", PRESENT))
    assert not is_dormant(story.case)
    assert story.case.discharge is None


def test_an_open_case_cannot_be_put_on_the_list_by_the_journal() -> None:
    assert Story.started().refuse(journal("vilande lista: true")) == ["inte-avslutat"]


def test_a_journal_entry_cannot_change_how_it_ended() -> None:
    assert closed().refuse(journal("anledning: återfall")) == ["avslut-i-journal"]


TEXT = """{kind}
Ärende: SIG-2026-014
Datum: 2026-12-01
Antecknat av: Petra Lindqvist
{more}Vilande lista: {listed}
{label}: 2027-01-10
Följs upp av: Petra
"""


@pytest.mark.parametrize("label", ["Uppföljningsdatum", "Nästa kontakt"])
@pytest.mark.parametrize(
    ("kind", "more"), [("Journal", ""), ("Avslut", "Anledning till avslut: flytt\n")]
)
def test_a_text_note_tells_of_the_watch(kind: str, more: str, label: str) -> None:
    text = TEXT.format(kind=kind, more=more, listed="ja", label=label)
    found = understand(text.encode(), "n.txt", TODAY)
    assert not found.problems, [problem.message for problem in found.problems]
    assert found.note is not None
    assert found.note.closing is not None
    assert found.note.closing.dormant is True
    assert found.note.closing.follow_up_on == dt.date(2027, 1, 10)
    assert found.note.closing.follow_up_by == "Petra"


@pytest.mark.parametrize("name", ["n.yaml", "n.json"])
def test_a_data_note_tells_of_the_watch(name: str) -> None:
    text = (
        '{"typ": "journal", "datum": "2026-12-01", "ärende": "SIG-2026-014",'
        ' "antecknat av": "Petra Lindqvist",'
        ' "avslut": {"vilande lista": false, "nästa kontakt": "2027-01-10"}}'
    )
    found = understand(text.encode(), name, TODAY)
    assert found.note is not None, [problem.message for problem in found.problems]
    assert found.note.closing == Closing(dormant=False, follow_up_on=dt.date(2027, 1, 10))


def test_the_journals_form_asks_of_the_watch_only_when_the_case_is_closed() -> None:
    asked = [section.title for section in layout(NoteKind.CONTACT, closed=True)]
    assert asked[-1] == "Vilande lista"
    assert "Vilande lista" not in [section.title for section in layout(NoteKind.CONTACT)]


def test_a_word_form_tells_of_the_watch() -> None:
    hand = Hand(build_form(NoteKind.CONTACT, PROFILE, closed().case))
    hand.answer("Vilande lista", "Vilande lista", "Nej")
    hand.answer("Vilande lista", "Följs upp av", "Petra")
    hand.answer("Om anteckningen", "Datum", "2026-12-01")
    found = understand(hand.save(), "blankett.docx", TODAY)
    assert found.note is not None, [problem.message for problem in found.problems]
    assert found.note.closing == Closing(dormant=False, follow_up_by="Petra")


def test_the_form_of_a_closing_sends_the_summary_to_no_party_by_itself() -> None:
    form = build_form(NoteKind.CLOSING, PROFILE, Story.started().case)
    found = understand(form, "blankett.docx", TODAY)
    assert said(found.partial["recipients"])["everyone_covered"] == "nej"


def test_an_end_before_the_case_began_is_a_question() -> None:
    story = Story.started()
    early = "avslut: {anledning: flytt, utskriven: 2026-08-01}\n"
    assert story.refuse(headed("avslut", "2026-10-20", early)) == ["period-bakvand"]


def test_an_end_years_ahead_is_a_question() -> None:
    story = Story.started()
    late = "avslut: {anledning: flytt, utskriven: 2062-10-20}\n"
    assert story.refuse(headed("avslut", "2026-10-20", late)) == ["ar-langt-fram"]


def test_the_writer_is_told_that_consent_ends_and_who_has_an_attest_that_says_otherwise() -> None:
    told = Story.started().accept(headed("avslut", "2026-12-20", "avslut: {anledning: flytt}\n"))
    (said,) = [one for one in told.remarks if "upphör med insatsen" in one]
    assert "2026-12-20" in said
    assert said.endswith("Polisen, Björkskolan, Mini-Maria.")
