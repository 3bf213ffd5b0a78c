"""Where each consent stands, from needed to in force and to its end."""

import datetime as dt

from sigdocs.casework.consent.changes import coverage_changes
from sigdocs.casework.consent.coverage import coverage, may_receive
from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.consent.verdict import ConsentState, standings, verdict
from sigdocs.model.case import Case
from sigdocs.model.consent import Information
from tests.casework_notes import CONSENT, FAMILY, PROFILE, Story, follow_up, headed

DAY = dt.date(2026, 9, 22)
LAST = dt.date(2027, 2, 28)
ASKED = headed(
    "inskrivning",
    "2026-09-01",
    FAMILY + "parter som tillfrågas: [{organisation: polis}, {organisation: Mini-Maria}]\n",
)


def said(case: Case, day: dt.date = DAY, party: str = "polisen") -> ConsentState:
    return verdict(case, party, day, 30).state


def each(case: Case, day: dt.date, party: str = "polisen") -> dict[str, ConsentState]:
    return {one.giver.split()[0]: one.state for one in standings(case, party, day, 30)}


def facts(rest: str, day: str = "2026-09-20") -> str:
    return headed("samtycke", day, f"samtycke: [{{{rest}}}]")


def test_a_party_asked_for_has_a_form_and_waits_for_everybody() -> None:
    case = Story.started(ASKED).case
    assert [one.key for one in consent_parties(case, PROFILE)] == ["polisen", "mini-maria"]
    assert said(case) is ConsentState.ISSUED


def test_a_party_that_nobody_was_asked_about_is_needed() -> None:
    case = Story.started(ASKED).case.model_copy(update={"requests": ()})
    assert said(case) is ConsentState.NEEDED


def test_what_one_has_signed_waits_for_the_others() -> None:
    story = Story.started(ASKED)
    story.accept(headed("samtycke", "2026-09-02", CONSENT.replace("båda vh, Milo", "Sara")))
    assert each(story.case, DAY) == {
        "Sara": ConsentState.SIGNED,
        "Jonas": ConsentState.ISSUED,
        "Milo": ConsentState.ISSUED,
    }
    assert said(story.case) is ConsentState.ISSUED


def test_when_all_have_signed_it_is_in_force_and_later_runs_out() -> None:
    case = Story.started().case
    days = {
        dt.date(2026, 8, 31): ConsentState.SIGNED,
        DAY: ConsentState.IN_FORCE,
        LAST - dt.timedelta(days=30): ConsentState.EXPIRING,
        LAST: ConsentState.EXPIRING,
        LAST + dt.timedelta(days=1): ConsentState.ENDED,
    }
    assert {day: said(case, day) for day in days} == days


def test_a_consent_in_force_is_one_that_lets_the_party_receive() -> None:
    story = Story.started()
    story.accept(facts("samtycke: återkallat, lämnat av: [Milo], parter: [{part: polis}]"))
    days = [dt.date(2026, 8, 20) + dt.timedelta(days=7 * week) for week in range(60)]
    for party in ("polisen", "mini-maria"):
        for day in days:
            one = verdict(story.case, party, day, 30)
            assert one.holds == (not may_receive(story.case, party, day))


def test_a_no_and_a_withdrawal_say_so() -> None:
    story = Story.started()
    assert said(story.case, party="bup") is ConsentState.REFUSED
    story.accept(facts("samtycke: återkallat, lämnat av: [Milo], parter: [{part: polis}]"))
    assert said(story.case) is ConsentState.WITHDRAWN


def test_at_18_the_guardians_consent_is_void_and_the_youths_own_stands() -> None:
    start = CONSENT.replace("2027-02-28", "2030-01-01")
    story = Story.started(ASKED)
    story.accept(headed("samtycke", "2026-09-02", start))
    assert each(story.case, dt.date(2029, 4, 15)) == {
        "Milo": ConsentState.IN_FORCE,
        "Sara": ConsentState.VOID,
        "Jonas": ConsentState.VOID,
    }


def test_a_consent_without_a_last_day_is_looked_at_anew_after_the_months_of_the_routine() -> None:
    story = Story.started(ASKED)
    open_ended = CONSENT.replace("till och med: 2027-02-28", "gäller så länge: insatsen pågår")
    story.accept(headed("samtycke", "2026-09-02", open_ended))
    (given,) = story.case.consents
    assert given.review_on == dt.date(2027, 3, 1)
    assert said(story.case, dt.date(2027, 2, 20)) is ConsentState.EXPIRING
    assert not may_receive(story.case, "polisen", dt.date(2027, 6, 1))


def test_how_it_was_given_stays_with_the_consent() -> None:
    story = Story.started(ASKED)
    told = "samtycket gavs på: arabiska, genom tolk: true, omprövas: 2026-12-01, skriftligt: false"
    whole = f"lämnat av: [Sara], parter: [{{part: polis}}], till och med: 2027-02-28, {told}"
    story.accept(facts(whole + ", antecknat av: Petra"))
    (given,) = story.case.consents
    assert (given.language, given.interpreter, given.review_on) == (
        "arabiska",
        True,
        dt.date(2026, 12, 1),
    )
    assert given.signatures == ()


def test_a_written_consent_is_signed_by_each_who_gave_it() -> None:
    (given,) = Story.started().case.consents
    assert [(one.name, one.on) for one in given.signatures] == [
        (name, dt.date(2026, 9, 1)) for name in ("Sara Ekdahl", "Jonas Ekdahl", "Milo Ekdahl")
    ]


def test_a_party_that_may_only_give_receives_nothing() -> None:
    start = CONSENT.replace("{part: polis}", "{part: polis, får ta emot: false}")
    story = Story.started(ASKED)
    story.accept(headed("samtycke", "2026-09-02", start))
    assert "bara lämna" in may_receive(story.case, "polisen", DAY)
    assert coverage(story.case, "polisen", DAY).kinds == ()
    assert coverage(story.case, "mini-maria", DAY).until == LAST


def test_what_an_entry_changes_is_told_party_by_party() -> None:
    story = Story.started()
    before = story.case
    story.accept(
        facts(
            "samtycke: ändrat, lämnat av: [Milo], parter: [{part: polis, slags uppgifter:"
            " [skolgång]}], till och med: 2027-02-28"
        )
    )
    day = dt.date(2026, 9, 20)
    (change,) = coverage_changes(before, story.case, (day, day), PROFILE)
    assert change.party.key == "polisen"
    assert change.after.kinds == (Information.SCHOOL,)
    assert len(change.lost) == len(Information) - 1


def test_an_entry_that_says_nothing_of_consent_changes_no_right() -> None:
    story = Story.started()
    before = story.case
    story.accept(follow_up("2027-04-01", "samtycke: [{samtycke saknades: true}]"))
    day = dt.date(2027, 4, 1)
    assert coverage_changes(before, story.case, (day, day), PROFILE) == ()
