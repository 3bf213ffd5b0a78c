"""Slips of the pen that would else hold for ever, and a correction that meets what came later."""

from dataclasses import replace

import pytest

from tests.casework_notes import (
    CONSENT,
    START,
    Story,
    codes,
    follow_up,
    headed,
    receivers,
    withheld,
)

CORRECTION = headed(
    "rättelse",
    "2026-09-16",
    "rättar: 2026-09-08\n"
    "rättelser: [{gäller: Nuläge, stod: '61 %', ska stå: '66 %', orsak: fel siffra}]\n",
)


def guardian(fact: str) -> str:
    """A journal note that says something new of Jonas Ekdahl."""
    more = f"åtgärd eller beslut: Ny uppgift.\nvårdnadshavare: [{{namn: Jonas Ekdahl, {fact}}}]\n"
    return headed("journal", "2026-09-15", more)


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        ("vårdnad: ingen", "har inte vårdnaden"),
        ("får utskick: false", "vill inte ha utskick"),
    ],
)
def test_a_corrected_plan_does_not_go_to_a_guardian_who_since_then_may_not_have_it(
    fact: str, reason: str
) -> None:
    story = Story.started()
    assert "Jonas Ekdahl" in receivers(story.plan)
    story.accept(guardian(fact))
    known = len(story.case.plans)
    story.accept(CORRECTION)
    mended = story.case.plans[known:]
    assert [plan.corrects for plan in mended] == [known]
    for plan in mended:
        assert "Jonas Ekdahl" not in receivers(plan)
        assert withheld(plan)["Jonas Ekdahl"] == reason


def test_a_consent_until_a_year_that_is_a_slip_of_the_pen_is_asked_about() -> None:
    far = START.replace("2027-02-28", "2072-02-28")
    assert far != START
    assert "ar-langt-fram" in Story().refuse(far)


def test_a_next_meeting_years_from_now_is_asked_about() -> None:
    story = Story.started()
    far = follow_up("2026-09-22", "nästa möte: {datum: 2062-10-06}\n")
    assert story.refuse(far) == ["ar-langt-fram"]
    assert story.accept(far.replace("2062", "2026"))


def test_a_commitment_until_a_year_that_is_a_slip_of_the_pen_is_asked_about() -> None:
    assert Story().refuse(START.replace("2026-09-30", "2062-09-30")) == ["ar-langt-fram"]


def test_a_consent_for_as_long_as_the_routine_ever_asks_is_taken() -> None:
    assert "2027-02-28" in CONSENT
    assert Story().accept(START.replace("2027-02-28", "2028-09-01"))


def without_the_police(story: Story) -> Story:
    """The same case, after somebody took the police out of the settings."""
    partners = tuple(one for one in story.profile.partners if one.key != "polisen")
    assert partners != story.profile.partners
    return replace(story, profile=story.profile.model_copy(update={"partners": partners}))


@pytest.mark.parametrize("text", [follow_up("2026-09-22"), CORRECTION])
def test_a_party_with_consent_that_is_gone_from_the_settings_is_never_left_out_in_silence(
    text: str,
) -> None:
    story = without_the_police(Story.started())
    assert "part-borttagen" in story.refuse(text)
    back = replace(story, profile=Story().profile)
    assert "Polisen" in receivers(back.plan)
    assert back.accept(text)


def test_a_withdrawal_is_taken_in_though_a_party_is_gone_from_the_settings() -> None:
    row = "samtycke:\n  - {samtycke: återkallat, lämnat av: [Milo], datum: 2026-09-15}\n"
    told = headed("samtycke", "2026-09-15", row)
    assert without_the_police(Story.started()).accept(told)


def test_a_telephone_call_is_taken_in_though_a_party_is_gone_from_the_settings() -> None:
    told = headed("journal", "2026-09-15", "åtgärd eller beslut: Pratade med mamma.\n")
    assert without_the_police(Story.started()).accept(told)


def test_what_goes_to_the_file_only_is_taken_in_though_a_party_is_gone() -> None:
    told = headed(
        "utlämnande",
        "2026-09-15",
        "utlämnande:\n  vad som lämnades ut: Att Milo saknas\n  lämnades till: Polisen\n"
        "  utlämnandet beslutades av: Karin Holm\n  lagrum för utlämnandet: OSL 10:20\n"
        "  menprövning: Väger tyngre\n",
    )
    assert without_the_police(Story.started()).accept(told)


@pytest.mark.parametrize(
    ("said", "back", "kept"),
    [
        ("vårdnad: ingen", "vårdnad: gemensam", "har inte vårdnaden"),
        ("får utskick: false", "får utskick: true", "vill inte ha utskick"),
    ],
)
def test_what_was_said_of_a_guardian_is_taken_back_by_saying_so_and_by_nothing_less(
    said: str, back: str, kept: str
) -> None:
    story = Story.started()
    story.accept(guardian(said))
    story.accept(guardian("telefon: 070-1740699"))
    story.follow_up("2026-09-22")
    assert withheld(story.plan)["Jonas Ekdahl"] == kept
    story.accept(guardian(back).replace("2026-09-15", "2026-09-23"))
    story.follow_up("2026-10-06")
    assert "Jonas Ekdahl" in receivers(story.plan)


def test_protection_ends_when_a_note_says_so_in_so_many_words_and_the_writer_is_told() -> None:
    story = Story.started()
    story.accept(guardian("skyddade personuppgifter: sekretessmarkering"))
    told = story.accept(guardian("telefon: 070-1740699"))
    assert "skydd-upphor" not in codes(told)
    assert story.case.guardians[1].protected
    told = story.accept(guardian("skyddade personuppgifter: nej"))
    assert "skydd-upphor" in codes(told)
    assert not story.case.guardians[1].protected


def test_nobody_is_told_that_protection_ends_that_never_was() -> None:
    told = Story.started().accept(guardian("skyddade personuppgifter: nej"))
    assert "skydd-upphor" not in codes(told)
