"""When a form that asks for consent is made, and for whom."""

import datetime as dt

from sigdocs.casework.consent.deciders import must_consent
from tests.casework_notes import CONSENT, FAMILY, PROFILE, Story, headed
from tests.test_consent_verdict import ASKED

NAMES = ("Sara Ekdahl", "Jonas Ekdahl", "Milo Ekdahl")


def test_a_case_opened_with_parties_asked_for_gets_a_form_for_all_who_must_sign() -> None:
    story = Story()
    decision = story.accept(ASKED)
    (form,) = story.case.requests
    assert (form.parties, form.givers, form.renews) == (("polisen", "mini-maria"), NAMES, None)
    assert any("Blankett för samtycke görs för: Polisen" in one for one in decision.remarks)


def test_no_form_is_made_when_all_have_consented() -> None:
    assert Story.started().case.requests == ()


def test_the_same_party_is_asked_for_once() -> None:
    story = Story.started(ASKED)
    story.accept(headed("journal", "2026-09-03", "iakttagelser: Ringer Sara.\n"))
    assert len(story.case.requests) == 1


def test_a_party_that_is_added_gets_a_form_of_its_own() -> None:
    story = Story.started()
    story.accept(
        headed("journal", "2026-09-10", "parter som tillfrågas: [{organisation: Lindåsa BK}]\n")
    )
    (form,) = story.case.requests
    assert form.parties == ("lindasa-bk",)


def test_a_party_that_somebody_has_said_no_to_is_not_asked_for_again() -> None:
    story = Story.started()
    story.accept(headed("journal", "2026-09-10", "parter som tillfrågas: [{organisation: BUP}]\n"))
    assert story.case.requests == ()


def test_when_one_guardian_is_left_the_form_is_for_all_who_must_sign() -> None:
    story = Story.started(headed("inskrivning", "2026-09-01", FAMILY))
    story.accept(headed("samtycke", "2026-09-02", CONSENT.replace("båda vh, Milo", "Sara, Milo")))
    assert [one.givers for one in story.case.requests] == [NAMES]


def test_a_new_guardian_is_asked() -> None:
    story = Story.started()
    story.accept(headed("journal", "2026-09-10", "vårdnadshavare: [{namn: Eva Holm}]\n"))
    (form,) = story.case.requests
    assert "Eva Holm" in form.givers
    assert form.givers == must_consent(story.case, form.on)


def test_a_consent_about_to_end_is_renewed_once() -> None:
    story = Story.started()
    warning = PROFILE.rules.consent_warning
    last = dt.date(2027, 2, 28)
    for days in (warning + 1, warning, 5, 1):
        day = (last - dt.timedelta(days=days)).isoformat()
        story.accept(headed("journal", day, "iakttagelser: Ringer Sara.\n"))
    (form,) = story.case.requests
    assert form.on == last - dt.timedelta(days=warning)
    assert form.renews == last
    assert set(form.parties) == {"polisen", "bjorkskolan", "mini-maria"}


def test_the_next_end_is_asked_about_too() -> None:
    story = Story.started()
    story.accept(headed("journal", "2027-02-10", "iakttagelser: Ringer Sara.\n"))
    again = CONSENT.replace("2026-09-01", "2027-02-20").replace("2027-02-28", "2027-08-20")
    story.accept(headed("samtycke", "2027-02-20", again))
    story.accept(headed("journal", "2027-08-01", "iakttagelser: Ringer Sara.\n"))
    assert [one.renews for one in story.case.requests] == [
        dt.date(2027, 2, 28),
        dt.date(2027, 8, 20),
    ]


def test_a_closed_case_asks_for_nothing() -> None:
    story = Story.started()
    story.accept(headed("avslut", "2026-12-01", "avslut: {anledning: flytt}\n"))
    story.accept(
        headed("journal", "2027-02-20", "parter som tillfrågas: [{organisation: Lindåsa BK}]\n")
    )
    assert story.case.requests == ()
