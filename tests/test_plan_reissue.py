"""The plan once more, without a party that lost its right between meetings."""

import datetime as dt

from sigdocs.documents.due import due
from sigdocs.model.case import Case
from tests.casework_notes import (
    CONSENT,
    KINDS,
    PROFILE,
    START,
    Story,
    follow_up,
    headed,
    receivers,
    withheld,
)

GONE = "ingår inte längre"
FAMILY = ["Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl"]


def withdrawal(parties: str = "", kind: str = "samtycke", day: str = "2026-10-02") -> str:
    named = f", parter: [{{part: {parties}}}]" if parties else ""
    return headed(kind, day, f"samtycke: [{{samtycke: återkallat, lämnat av: [Milo]{named}}}]")


def shown(case: Case) -> tuple[object, ...]:
    return case.goals, case.commitments, case.youth_words


def test_a_withdrawal_gives_a_new_version_without_the_party() -> None:
    story = Story.started()
    first, before = story.plan, shown(story.case)
    decision = story.accept(withdrawal("Mini-Maria"))
    assert (story.plan.version, story.plan.replaces, story.plan.corrects) == (2, 1, None)
    assert set(receivers(first)) - set(receivers(story.plan)) == {"Mini-Maria"}
    assert withheld(story.plan)["Mini-Maria"] == GONE
    assert story.plan.meeting_on == first.meeting_on
    assert shown(story.case) == before
    assert "Planen ges ut på nytt som version 2, utan Mini-Maria." in decision.remarks


def test_a_whole_withdrawal_leaves_a_plan_for_the_family_and_the_own_committee() -> None:
    story = Story.started()
    story.accept(withdrawal())
    assert set(receivers(story.plan)) == {*FAMILY, "Socialtjänsten"} & set(receivers(story.plan))
    assert "Polisen" not in receivers(story.plan)
    assert story.plan.internal == ("samtycket återkallades 2026-10-02",)


def test_a_lesser_consent_takes_the_plan_too() -> None:
    story = Story.started()
    less = CONSENT.replace("{part: polis}", "{part: polis, slags uppgifter: [skolgång]}")
    story.accept(headed("samtycke", "2026-10-02", less.replace("2026-09-01", "2026-10-02")))
    assert withheld(story.plan)["Polisen"] == "samtycket gäller nu bara skolgång"
    assert "Björkskolan" in receivers(story.plan)


def test_who_never_had_the_plan_changes_nothing() -> None:
    story = Story.started()
    less = CONSENT.replace("inte: [BUP]", "inte: [BUP, Lindåsa BK]").replace(
        "2026-09-01", "2026-10-02"
    )
    story.accept(headed("samtycke", "2026-10-02", less))
    assert story.plan.version == 1


def test_what_time_has_ended_is_left_to_the_next_meeting() -> None:
    story = Story.started()
    story.accept(headed("journal", "2027-04-01", "iakttagelser: Ringer Sara.\n"))
    assert story.plan.version == 1


def test_a_meeting_that_withdraws_makes_one_version_only() -> None:
    story = Story.started()
    told = withdrawal("Mini-Maria").partition("samtycke: [")[2]
    story.accept(follow_up("2026-10-02", f"samtycke: [{told}"))
    assert story.plan.version == 2
    assert "återkallades" in withheld(story.plan)["Mini-Maria"]


def test_before_the_first_plan_and_after_the_last_day_there_is_nothing_to_issue() -> None:
    opened = Story.started(headed("inskrivning", "2026-09-01", CASE))
    opened.accept(withdrawal("Mini-Maria"))
    assert opened.case.plan is None
    closed = Story.started()
    closed.accept(headed("avslut", "2026-10-01", "avslut: {anledning: flytt}\n"))
    closed.accept(withdrawal("Mini-Maria"))
    assert closed.plan.version == 1


def custody(how: str, day: str = "2026-10-02") -> str:
    told = f"vårdnadshavare: [{{namn: Jonas Ekdahl, vårdnad: {how}}}]\n"
    return headed("journal", day, told)


def with_jonas_outside() -> Story:
    told = START.replace("relation: pappa", "relation: pappa, vårdnad: ingen")
    return Story.started(told.replace("[båda vh, Milo]", "[Sara, Milo]"))


def test_a_guardian_who_gains_custody_takes_the_plan_from_all_until_they_consent() -> None:
    story = with_jonas_outside()
    assert "Polisen" in receivers(story.plan)
    decision = story.accept(custody("gemensam"))
    assert receivers(story.plan) == ["Milo Ekdahl", "Sara Ekdahl", "Socialtjänsten"]
    assert withheld(story.plan)["Polisen"] == GONE
    assert withheld(story.plan)["Jonas Ekdahl"] == "får planen från nästa möte"
    assert "behövs samtycke också från: Jonas Ekdahl." in decision.remarks[0]
    assert {one.kind.slug for one in due(story.history, PROFILE)} >= {"besked_upphort", "samtycke"}
    again = CONSENT.replace("[båda vh, Milo]", "[Jonas]").replace("2026-09-01", "2026-10-05")
    story.accept(headed("samtycke", "2026-10-05", again))
    attests = [one for one in due(story.history, PROFILE) if one.kind.slug == "samtyckesintyg"]
    assert [one.party for one in attests] == ["polisen", "bjorkskolan", "mini-maria"]


def test_custody_stated_again_or_given_up_takes_nothing_from_a_party() -> None:
    story = Story.started()
    story.accept(custody("gemensam"))
    assert story.plan.version == 1
    story.accept(custody("ingen", "2026-10-03"))
    assert withheld(story.plan)["Jonas Ekdahl"] == "har inte vårdnaden"
    assert receivers(story.plan)[-3:] == ["Polisen", "Björkskolan", "Mini-Maria"]
    assert not [one for one in due(story.history, PROFILE) if one.party]


def test_a_guardian_who_loses_custody_has_the_plan_no_more() -> None:
    story = Story.started()
    decision = story.accept(custody("ingen"))
    assert story.plan.version == 2
    assert "Jonas Ekdahl" not in receivers(story.plan)
    assert "Sara Ekdahl" in receivers(story.plan)
    assert "Planen ges ut på nytt som version 2, utan Jonas Ekdahl." in decision.remarks


def test_a_plan_issued_anew_goes_to_no_guardian_who_has_lost_custody_by_the_same_note() -> None:
    story = Story.started()
    more = withdrawal("Mini-Maria").partition("samtycke: ")[2]
    story.accept(custody("ingen") + f"samtycke: {more}")
    assert "Jonas Ekdahl" not in receivers(story.plan)
    assert withheld(story.plan)["Jonas Ekdahl"] == "har inte vårdnaden"


def test_a_corrected_birth_date_that_lets_the_youth_decide_takes_nothing() -> None:
    story = Story.started()
    mended = "rättelser: [{gäller: den unge personnummer, stod: '201104152390', ska stå: '%s'}]\n"
    grown = mended % "200804152392"
    story.accept(headed("rättelse", "2026-10-03", "rättar: 2026-09-08\n" + grown))
    assert "Polisen" in receivers(story.plan)


def test_the_next_version_follows_on_and_a_consent_anew_brings_the_party_back() -> None:
    story = Story.started()
    story.accept(withdrawal("Mini-Maria"))
    again = CONSENT.replace("2026-09-01", "2026-10-05")
    story.accept(headed("samtycke", "2026-10-05", again))
    story.follow_up("2026-10-06")
    assert story.plan.version == 3
    assert "Mini-Maria" in receivers(story.plan)


def test_a_correction_of_the_withdrawal_mends_the_version_it_made() -> None:
    story = Story.started()
    story.accept(withdrawal("Mini-Maria"))
    story.accept(
        headed(
            "rättelse",
            "2026-10-03",
            "rättar: 2026-10-02\nrättelser: [{gäller: samtycke parter, stod: Mini-Maria,"
            " ska stå: Polisen}]\n",
        )
    )
    assert story.plan.version == 3
    assert withheld(story.plan)["Polisen"] == "samtycket återkallades 2026-10-02"
    assert story.plan.issued_on == dt.date(2026, 10, 3)


CASE = f"""
ungdom: {{namn: Milo Ekdahl, personnummer: '201104152390'}}
vårdnadshavare: [{{namn: Sara Ekdahl}}]
samtycke:
  - {{lämnat av: [Sara, Milo], parter: [{{part: Mini-Maria}}], till och med: 2027-02-28, {KINDS}}}
"""


def test_a_party_that_was_kept_out_since_the_plan_was_made_is_told_of_on_the_plan_issued_anew() -> (
    None
):
    story = Story.started()
    kept_out = "samtycke: [{lämnat av: [Milo, Sara, Jonas], datum: 2026-09-20, inte: [Frivården]}]"
    story.accept(headed("samtycke", "2026-09-20", kept_out))
    story.accept(withdrawal("Mini-Maria"))
    assert "samtycke" in withheld(story.plan)["Frivården"]


def test_a_plan_issued_anew_after_the_18th_birthday_goes_to_no_guardian() -> None:
    story = Story.started(START.replace("2027-02-28", "2029-12-31"))
    kept_out = "samtycke: [{lämnat av: [Milo], datum: 2029-04-15, inte: [Polisen]}]"
    decision = story.accept(headed("samtycke", "2029-04-15", kept_out))
    assert "Milo Ekdahl" in receivers(story.plan)
    assert not {"Sara Ekdahl", "Jonas Ekdahl", "Polisen"} & set(receivers(story.plan))
    assert "18 år" in withheld(story.plan)["Sara Ekdahl"]
    assert any("utan Polisen, Sara Ekdahl, Jonas Ekdahl" in one for one in decision.remarks)
