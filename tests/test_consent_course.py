"""What an entry changes is held along the whole course: rights to come, ended insats, gone parties."""

import datetime as dt

import pytest

from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.stopped import stopped_by_last
from tests.casework_notes import (
    KINDS,
    PROFILE,
    START,
    Story,
    follow_up,
    headed,
    receivers,
    withheld,
)
from tests.stopped_papers import papers_of

ALL = "[båda vh, Milo]"
AT_HOME = "närvarande: [{namn: Milo}]"
CLOSED = (
    "avslut: {inskriven: 2026-09-08, utskriven: 2026-10-10, anledning: målen i planen är nådda}\n"
)


def consent(day: str, *rows: str) -> str:
    return headed("samtycke", day, "samtycke:\n" + "".join(f"  - {{{row}}}\n" for row in rows))


def yes(day: str, party: str, more: str = "till och med: 2027-03-31") -> str:
    kinds = "" if "slags uppgifter" in f"{party} {more}" else f", {KINDS}"
    return f"lämnat av: {ALL}, datum: {day}, parter: [{{part: {party}{kinds}}}], {more}"


def no(day: str, party: str) -> str:
    return f"samtycke: återkallat, lämnat av: [Milo], datum: {day}, parter: [{{part: {party}}}]"


def made(story: Story, slug: str) -> list[Document]:
    return [one for one in due(story.history, story.profile) if one.kind.slug == slug]


def parties(story: Story, slug: str) -> list[str]:
    return [one.party for one in made(story, slug)]


def stops(story: Story, party: str) -> set[str]:
    papers = papers_of(story.history, PROFILE)
    found = stopped_by_last(story.history, papers, story.profile)
    return {one.stem.split("_")[1] for one in found if one.party == party}


def promised() -> Story:
    """BUP is to have everything from 15 November, and has its attest of that."""
    story = Story.started()
    later = yes("2026-10-02", "BUP", "från och med: 2026-11-15, till och med: 2027-02-28")
    story.accept(consent("2026-10-02", later))
    assert parties(story, "samtyckesintyg") == ["bup"]
    return story


def test_a_right_to_come_that_is_narrowed_is_told_of_and_its_attest_stopped() -> None:
    story = promised()
    less = yes("2026-10-20", "BUP", "slags uppgifter: [ekonomi], till och med: 2027-03-31")
    story.accept(consent("2026-10-20", less))
    assert parties(story, "samtyckesintyg") == ["bup"]
    assert parties(story, "besked_upphort") == ["bup"]
    assert stops(story, "bup") == {"samtyckesintyg"}


def test_a_right_to_come_that_is_taken_back_is_told_of_from_the_day_it_was_to_begin() -> None:
    story = promised()
    story.accept(consent("2026-10-20", no("2026-10-20", "BUP")))
    (notice,) = made(story, "besked_upphort")
    assert notice.stem.endswith("2026-11-15")
    assert stops(story, "bup") == {"samtyckesintyg"}


def test_a_right_to_come_that_is_repeated_or_lasts_longer_is_no_loss() -> None:
    story = promised()
    longer = yes("2026-10-20", "BUP", "från och med: 2026-11-01, till och med: 2027-06-30")
    story.accept(consent("2026-10-20", longer))
    assert parties(story, "samtyckesintyg") == ["bup"]
    assert parties(story, "besked_upphort") == []
    assert stops(story, "bup") == set()


def test_consent_of_before_the_end_learnt_after_it_is_attested_to_nobody() -> None:
    story = Story.started()
    story.accept(headed("avslut", "2026-10-10", CLOSED))
    story.accept(consent("2026-10-08", yes("2026-10-08", "BUP")), today="2026-10-14")
    assert parties(story, "samtyckesintyg") == []


def test_consent_given_at_the_closing_or_after_it_is_attested() -> None:
    story = Story.started()
    story.accept(headed("avslut", "2026-10-10", CLOSED))
    story.accept(consent("2026-10-14", yes("2026-10-14", "BUP")))
    assert parties(story, "samtyckesintyg") == ["bup"]


def test_a_withdrawal_learnt_after_the_end_brings_notice_and_stop() -> None:
    story = Story.started()
    story.accept(headed("avslut", "2026-10-10", CLOSED))
    story.accept(consent("2026-10-08", no("2026-10-08", "Polisen")), today="2026-10-14")
    assert parties(story, "besked_upphort") == ["polisen"]
    assert {"atgardsplan", "samtyckesintyg"} <= stops(story, "polisen")


def test_a_call_to_a_day_that_consent_reaches_no_more_is_stopped_and_taken_back() -> None:
    story = Story.started()
    story.follow_up("2026-09-15", "nästa möte: {datum: 2026-10-06}\n")
    shorter = yes("2026-09-16", "Polisen", "till och med: 2026-09-30")
    story.accept(consent("2026-09-16", shorter))
    assert stops(story, "polisen") == {"kallelse"}
    (call,) = made(story, "kallelse")
    assert (call.party, call.title) == ("polisen", "Inställt möte SIG-2026-014")


def test_a_call_to_a_meeting_that_is_moved_or_still_covered_is_not_stopped() -> None:
    story = Story.started()
    story.follow_up("2026-09-15", "nästa möte: {datum: 2026-10-06}\n")
    story.accept(consent("2026-09-16", yes("2026-09-16", "Polisen", "till och med: 2026-10-06")))
    assert stops(story, "polisen") == set()
    story.follow_up("2026-09-22", "nästa möte: {datum: 2026-10-05}\n")
    assert stops(story, "polisen") == set()


CUSTODY = "vårdnadshavare: [{{namn: Jonas Ekdahl, vårdnad: {}}}]\n"
KEPT = "planen skickas till: {alla i samtycket: true, inte till: [Polisen]}\n"


def test_who_is_kept_out_while_consent_is_lacking_stays_out_when_it_is_given_anew() -> None:
    story = Story.started()
    story.accept(consent("2026-09-10", no("2026-09-10", "Polisen")))
    story.follow_up("2026-09-15", KEPT, who=AT_HOME)
    assert withheld(story.plan)["Polisen"].startswith("samtycket återkallades 2026-09-10")
    assert withheld(story.plan)["Polisen"].endswith("ska inte ha planen enligt anteckningen")
    story.accept(consent("2026-10-01", yes("2026-10-01", "Polisen")))
    story.follow_up("2026-10-06", who=AT_HOME)
    assert withheld(story.plan)["Polisen"] == "ska inte ha planen enligt anteckningen"
    story.follow_up(
        "2026-10-13", "planen skickas till: {alla i samtycket: true, till: [Polisen]}\n"
    )
    assert "Polisen" in receivers(story.plan)


def test_a_guardian_who_is_kept_out_while_without_custody_stays_out_when_it_is_given_back() -> None:
    lost = headed("journal", "2026-09-10", CUSTODY.format("ingen"))
    back = headed("journal", "2026-09-20", CUSTODY.format("gemensam"))
    story = Story.started()
    story.accept(lost)
    story.follow_up("2026-09-15", KEPT.replace("Polisen", "Jonas Ekdahl"))
    story.accept(back)
    story.follow_up("2026-10-06", who=AT_HOME)
    assert withheld(story.plan)["Jonas Ekdahl"] == "ska inte ha planen enligt anteckningen"


def test_a_party_kept_out_stays_out_under_a_new_name_and_is_let_in_by_what_people_call_it() -> None:
    story = Story.started()
    story.follow_up("2026-09-15", KEPT)
    renamed = [
        one.model_copy(
            update={
                "name": "Polisen Lindåsa",
                "synonyms": ("Polisen", "lpo", "lpo Lindåsa", "snuten"),
            }
        )
        if one.key == "polisen"
        else one
        for one in PROFILE.partners
    ]
    story.profile = PROFILE.model_copy(update={"partners": tuple(renamed)})
    story.follow_up("2026-09-22")
    assert "Polisen Lindåsa" in withheld(story.plan)
    story.follow_up("2026-09-29", "planen skickas till: {alla i samtycket: true, till: [snuten]}\n")
    assert "Polisen Lindåsa" in receivers(story.plan)


def without(story: Story, key: str) -> None:
    """Take a party from the office's settings."""
    kept = tuple(one for one in PROFILE.partners if one.key != key)
    story.profile = PROFILE.model_copy(update={"partners": kept})


@pytest.mark.parametrize("called", ["Lindåsa BK", "lindasa-bk"])
def test_a_party_gone_from_the_settings_is_found_by_the_name_it_had(called: str) -> None:
    story = Story.started(START.replace("{part: Mini-Maria}", "{part: Lindåsa BK}"))
    without(story, "lindasa-bk")
    row = no("2026-10-02", called)
    story.accept(consent("2026-10-02", row))
    assert {"atgardsplan", "samtyckesintyg"} <= stops(story, "lindasa-bk")
    assert "Lindåsa BK" not in receivers(story.plan)
    (notice,) = made(story, "besked_upphort")
    assert notice.addressee == "Lindåsa BK"
    assert parties(story, "samtyckesintyg") == []


def test_all_taken_back_stops_also_what_was_made_for_a_party_gone_from_the_settings() -> None:
    story = Story.started(START.replace("{part: Mini-Maria}", "{part: Lindåsa BK}"))
    without(story, "lindasa-bk")
    story.accept(
        headed("samtycke", "2026-10-02", "samtycke: [{samtycke: återkallat, lämnat av: [Milo]}]")
    )
    assert {"atgardsplan", "samtyckesintyg"} <= stops(story, "lindasa-bk")
    assert {"lindasa-bk", "polisen", "bjorkskolan"} == {*parties(story, "besked_upphort")}


def test_a_note_of_a_day_before_the_meeting_takes_no_plan_from_who_is_covered_since() -> None:
    story = Story.started()
    more = f"samtycke:\n  - {{{yes('2026-09-22', 'BUP')}}}\n"
    story.accept(follow_up("2026-09-22", more))
    assert "BUP" in receivers(story.plan)
    row = yes("2026-09-20", "Polisen", "slags uppgifter: [ekonomi], till och med: 2027-01-31")
    story.accept(consent("2026-09-20", row), today="2026-09-23")
    assert "BUP" in receivers(story.plan)
    assert withheld(story.plan)["Polisen"] == "samtycket gäller nu bara ekonomi"


def test_who_is_covered_again_when_a_plan_is_issued_anew_waits_for_the_next() -> None:
    story = Story.started()
    story.accept(consent("2026-09-10", no("2026-09-10", "Polisen")))
    story.follow_up("2026-09-15", who=AT_HOME)
    assert "återkallades" in withheld(story.plan)["Polisen"]
    story.accept(consent("2026-09-20", yes("2026-09-20", "Polisen")))
    story.accept(consent("2026-09-25", no("2026-09-25", "Björkskolan")))
    assert withheld(story.plan)["Polisen"] == "får planen från nästa möte"
    story.follow_up("2026-10-06", who=AT_HOME)
    assert "Polisen" in receivers(story.plan)


def test_each_party_is_told_from_the_day_on_which_it_loses_something() -> None:
    story = promised()
    story.accept(consent("2026-10-20", no("2026-10-20", "BUP"), no("2026-10-20", "Polisen")))
    told = {one.party: one.stem.rpartition("_")[2] for one in made(story, "besked_upphort")}
    assert {key: dt.date.fromisoformat(day) for key, day in told.items()} == {
        "bup": dt.date(2026, 11, 15),
        "polisen": dt.date(2026, 10, 20),
    }
