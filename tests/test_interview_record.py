"""An interview against its case: whom it is with, what it leaves in the file, who never sees it."""

import datetime as dt

import pytest

from sigdocs.casework.plan.standing import measures_in
from sigdocs.documents.due import due
from sigdocs.model.case import CaseState
from sigdocs.model.note import CaseType
from sigdocs.model.plan import MeasureKind
from tests.casework_notes import PROFILE, START, Story, follow_up, headed
from tests.protecting import SECRETS

GOALS = """
    egna mål:
      - {mål: Börja boxas igen, prioritet: 2, hur viktigt: 8, hur säker: 6, hur redo: 9}
      - {mål: Klara nian, prioritet: 1, kort eller lång sikt: kort sikt}
"""
TOLD = f"""
intervju med den unge:
    hälsa och mående: Sover illa om nätterna
    närvaro i procent: 61
    misstankar om brott:
      - {{källa: polisuppgift, antal: 3, månader: 6}}
      - {{källa: självrapport, antal: 2, månader: 12, kommentar: mest snatteri}}
      - {{kommentar: vill inte säga mer}}
    vill inte ha med: Fritidsgården
{GOALS}"""


def youth(day: str = "2026-09-10", told: str = TOLD) -> str:
    return headed("intervju ungdom", day, told)


def guardian(who: str = "Sara Ekdahl", day: str = "2026-09-10", more: str = "") -> str:
    answers = f"vårdnadshavare: {who}, oro nu: 8, oro om 6 månader om inget händer: 10"
    return headed("intervju förälder", day, f"intervju med vårdnadshavare: {{{answers}{more}}}")


def test_the_youths_interview_is_kept_in_the_case_as_it_was_told() -> None:
    story = Story.started()
    story.accept(youth())
    (held,) = story.case.interviews
    assert (held.subject, held.on, held.seq) == ("Milo Ekdahl", dt.date(2026, 9, 10), 2)
    assert held.youth
    assert held.youth.health == "Sover illa om nätterna"
    assert held.guardian is None


def test_its_numbers_become_measures_with_window_and_source() -> None:
    story = Story.started()
    story.accept(youth())
    measures = [
        (one.measure.kind, f"{one.measure.value}{one.measure.unit}", one.measure.label)
        for one in story.case.measures
        if one.measure.kind is not MeasureKind.SUSPICIONS
    ]
    assert measures == [
        (MeasureKind.ATTENDANCE, "61%", ""),
        (MeasureKind.IMPORTANCE, "8av 10", "Börja boxas igen"),
        (MeasureKind.CONFIDENCE, "6av 10", "Börja boxas igen"),
        (MeasureKind.READINESS, "9av 10", "Börja boxas igen"),
    ]
    assert {one.measure.subject for one in story.case.measures} == {"Milo Ekdahl"}
    assert [
        (f"{one.measure.value}", one.measure.window_months, one.measure.source)
        for one in story.case.measures
        if one.measure.kind is MeasureKind.SUSPICIONS
    ] == [("3", 6, "polisuppgift"), ("2", 12, "självrapport")]


def test_a_guardians_worry_now_and_later_are_two_measures_of_theirs() -> None:
    story = Story.started()
    story.accept(guardian("mamma"))
    taken = [(m.measure.label, int(m.measure.value)) for m in story.case.measures]
    assert taken == [("", 8), ("om 6 månader om inget händer", 10)]
    assert {m.measure.subject for m in story.case.measures} == {"Sara Ekdahl"}
    assert {m.measure.kind for m in story.case.measures} == {MeasureKind.WORRY}


def test_the_second_interview_stands_after_the_first() -> None:
    story = Story.started()
    story.accept(youth())
    story.accept(youth("2027-02-01", "intervju med den unge: {närvaro i procent: 88}"))
    assert [one.on.year for one in story.case.interviews] == [2026, 2027]
    shares = [m.measure for m in story.case.measures if m.measure.kind is MeasureKind.ATTENDANCE]
    assert [int(one.value) for one in shares] == [61, 88]


def test_the_goals_become_the_youths_own_in_their_order_of_rank_and_the_receipt_says_so() -> None:
    story = Story.started()
    decision = story.accept(youth())
    assert story.case.youth_goals == "Klara nian\nBörja boxas igen"
    assert any("förs in i ärendet som egna mål" in remark for remark in decision.remarks)


def test_goals_that_are_recorded_already_stay_as_they_were() -> None:
    story = Story.started(START + "den unges egna mål: Få vara i fred\n")
    decision = story.accept(youth())
    assert story.case.youth_goals == "Få vara i fred"
    assert any("fanns redan" in remark for remark in decision.remarks)


def test_the_goals_of_the_only_guardian_become_the_guardians_voice() -> None:
    alone = START.replace("  - {namn: Jonas Ekdahl, relation: pappa}\n", "")
    story = Story.started(alone.replace("båda vh, Milo", "Sara, Milo"))
    story.accept(guardian(more=", förälderns mål: [{mål: Hemma i tid}]"))
    assert [one.name for one in story.case.guardians] == ["Sara Ekdahl"]
    assert (story.case.guardian_goals, story.case.youth_goals) == ("Hemma i tid", "")


def test_the_goals_of_one_of_two_guardians_are_shown_in_the_receipt_and_stay_out_of_the_plan() -> (
    None
):
    story = Story.started()
    told = story.accept(guardian(more=", förälderns mål: [{mål: Flytta till Norrby}]"))
    assert (story.case.guardian_goals, story.case.youth_goals) == ("", "")
    said = "som Jonas Ekdahl läser: ”Flytta till Norrby”"
    assert [one for one in told.remarks if said in one and "Sara Ekdahl" in one]
    story.follow_up("2026-09-22", "vårdnadshavarnas mål: Hemma i tid\n")
    assert story.case.guardian_goals == "Hemma i tid"


def test_whom_the_youth_does_not_want_is_told_to_a_person_and_changes_no_consent() -> None:
    story = Story.started()
    before = story.case
    decision = story.accept(youth(told="intervju med den unge: {vill inte ha med: Polisen}"))
    assert any("”Polisen”. Det ändrar inget samtycke" in remark for remark in decision.remarks)
    after = story.case
    assert (after.consents, after.withdrawals) == (before.consents, before.withdrawals)


def test_each_answer_goes_to_the_journal_with_who_gave_it() -> None:
    story = Story.started()
    story.accept(youth())
    entry = story.case.journal[-1]
    assert (entry.heading, entry.with_whom) == ("Intervju med den unge", "Milo Ekdahl")
    facts = {(one.source, one.text) for one in entry.facts}
    assert ("Den unge – hälsa och mående", "Sover illa om nätterna") in facts
    assert ("Polisen – misstankar om brott", "3 st senaste 6 månaderna") in facts
    assert (
        "Den unge – misstankar om brott",
        "2 st senaste 12 månaderna. mest snatteri",
    ) in facts


def test_a_guardians_answers_stand_under_that_guardians_name() -> None:
    story = Story.started()
    story.accept(guardian(more=", vem ringer du akut: Min syster"))
    facts = {one.source: one.text for one in story.case.journal[-1].facts}
    assert facts["Sara Ekdahl – oro"] == "nu: 8 av 10\nom 6 månader om inget händer: 10 av 10"
    assert facts["Sara Ekdahl – ringer akut"] == "Min syster"


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("Kerstin Holm", "intervju-okand-vardnadshavare"),
        ("Sara Ekdal", "intervju-okand-vardnadshavare"),
        ("båda vh", "intervju-med-vem"),
        ("''", "intervju-med-vem"),
    ],
)
def test_a_guardian_who_is_not_plainly_one_of_the_cases_is_a_question(who: str, code: str) -> None:
    decision = Story.started().drop(guardian(who))
    (problem,) = [one for one in decision.problems if one.blocks]
    assert (problem.code, problem.path) == (code, "guardian_interview.guardian")
    assert problem.suggestion == ("Sara Ekdahl" if who == "Sara Ekdal" else "")


def test_a_guardian_may_be_known_by_relation_alone() -> None:
    story = Story.started()
    story.accept(guardian("''", more=", relation: pappa"))
    assert story.case.interviews[0].subject == "Jonas Ekdahl"


def test_a_case_without_guardians_has_none_to_interview() -> None:
    youth = "ungdom: {namn: Milo Ekdahl, personnummer: '201104152390'}"
    story = Story.started(headed("inskrivning", "2026-09-01", youth))
    assert story.refuse(guardian()) == ["intervju-inga-vardnadshavare"]


def test_two_guardians_may_be_interviewed_the_same_day_but_nobody_twice() -> None:
    story = Story.started()
    story.accept(guardian("Sara"))
    story.accept(guardian("Jonas"))
    assert story.refuse(guardian("mamma")) == ["samma-mote"]


def test_answers_in_a_note_of_another_kind_are_a_question() -> None:
    asked = Story.started().refuse(headed("journal", "2026-09-10", TOLD))
    assert asked == ["intervju-annan-typ"]


def test_an_interview_may_be_held_before_the_start_meeting_and_during_a_pause() -> None:
    story = Story.started()
    story.accept(youth("2026-09-02"))
    story.accept(headed("paus", "2026-10-01", "paus: {från och med: 2026-10-01}"))
    story.accept(youth("2026-10-05"))
    assert story.case.state is CaseState.PAUSED


def test_the_last_interview_may_come_in_after_the_closing_but_not_be_held_later() -> None:
    story = Story.started()
    story.accept(headed("avslut", "2026-12-01", "avslut: {anledning: Klart}"))
    assert story.refuse(youth("2026-12-02")) == ["intervju-efter-avslut"]
    story.accept(youth("2026-12-01"), today="2026-12-04")
    assert (story.case.state, len(story.case.interviews)) == (CaseState.CLOSED, 1)


def test_an_unmatched_language_need_is_said_and_not_recorded() -> None:
    story = Story.started()
    decision = story.accept(guardian(more=", tolk: true, språk: somaliska"))
    assert any("behöver tolk" in remark for remark in decision.remarks)
    assert not any(one.interpreter for one in story.case.guardians)


def test_no_paper_but_the_journal_shows_what_an_interview_told() -> None:
    story = Story.started()
    story.accept(youth())
    story.accept(guardian(more=", vad som oroar mest: De äldre killarna"))
    story.follow_up("2026-09-22")
    for count in range(2, 5):
        for paper in due(tuple(story.history[:count]), PROFILE):
            if paper.context is None or paper.kind.slug == "journalanteckning":
                continue
            shown = paper.context.model_dump_json()
            for secret in ("Sover illa", "snatteri", "polisuppgift", "killarna", "skolnärvaro"):
                assert secret not in shown, (paper.kind.slug, secret)


def test_a_correction_mends_an_answer_and_its_measure() -> None:
    story = Story.started()
    story.accept(youth())
    mend = "rättar: 2026-09-10\nrättelser: [{gäller: närvaro, stod: '61', ska stå: '81'}]"
    story.accept(headed("rättelse", "2026-09-12", mend))
    shares = [m.measure for m in story.case.measures if m.measure.kind is MeasureKind.ATTENDANCE]
    assert [int(one.value) for one in shares] == [81]


def test_a_plan_shows_the_measures_of_its_meetings_and_none_of_an_interview() -> None:
    story = Story.started()
    story.accept(youth())
    areas = PROFILE.case_types[CaseType.YOUTH].areas
    assert measures_in(story.case, "Skola", areas) == ()
    story.follow_up("2026-09-22", "mätvärden: [{mått: skolnärvaro, värde: 72, enhet: '%'}]")
    assert [one.on.day for one in measures_in(story.case, "Skola", areas)] == [22]


def test_where_a_protected_guardian_lives_stands_in_no_shared_paper_whatever_an_interview_told() -> (
    None
):
    home = "adress: 'Björkvägen 3, 123 45 Norrby', telefon: '070-1740699'"
    kept = "skyddade personuppgifter: skyddad folkbokföring"
    story = Story.started(START.replace("relation: mamma", f"relation: mamma, {home}, {kept}"))
    said = "Bor hos mamma, Björkvägen 3 i Norrby, 070-174 06 99"
    goal = f"intervju med den unge: {{egna mål: [{{mål: '{said}'}}]}}"
    assert story.refuse(youth(told=goal)) == ["skyddad-plats-eller-nummer"]
    story.accept(youth(told=f"intervju med den unge: {{boende och familj: '{said}'}}"))
    story.accept(guardian(more=f", vem ringer du akut: '{said}'"))
    story.accept(follow_up("2026-11-01", "åtgärdsplan: [{nr: M1, status: uppfyllt}]"))
    for count in range(1, 5):
        for paper in due(tuple(story.history[:count]), PROFILE):
            if paper.kind.slug == "journalanteckning":  # the file itself, which nobody is sent
                continue
            shown = f"{paper.stem} {paper.title}"
            shown += paper.context.model_dump_json() if paper.context else ""
            assert not [one for one in SECRETS if one in shown], paper.stem


def test_an_interview_with_somebody_who_does_not_decide_is_remarked_on() -> None:
    story = Story.started()
    story.accept(
        headed("journal", "2026-09-09", "vårdnadshavare: [{namn: Sara Ekdahl, vårdnad: ingen}]\n")
    )
    told = story.accept(guardian())
    assert any("har inte vårdnaden" in one for one in told.remarks)
    told = story.accept(guardian("Jonas Ekdahl"))
    assert not any("vårdnaden" in one or "18 år" in one for one in told.remarks)
    grown = Story.started(START.replace("201104152390", "200809202393"))
    told = grown.accept(guardian(day="2026-10-10"))
    assert any("Den unge är 18 år" in one for one in told.remarks)


def test_answers_of_a_guardian_in_the_youths_interview_are_a_question() -> None:
    both = TOLD + "intervju med vårdnadshavare: {vårdnadshavare: Sara Ekdahl, tolk: true}\n"
    assert Story.started().refuse(youth(told=both))
