"""Consent to the insats taken back: recorded, told to people, and no consent to disclosure by it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.consent.coverage import may_receive
from sigdocs.casework.consent.insats import insats_missing
from sigdocs.documents.casefile.decision_basis import decision_basis_context
from sigdocs.model.case import CaseState
from sigdocs.model.consent import Information
from sigdocs.model.insats import InsatsGiven, InsatsWithdrawal
from sigdocs.reports.consents import InsatsBack, insats_waiting
from sigdocs.reports.status import status_of
from sigdocs.reports.story import story as told_story
from tests.casework_notes import PROFILE, START, Story, headed

DAY = dt.date(2026, 9, 8)
BACK = dt.date(2026, 10, 2)
ALL = """
samtycke till insatsen:
  {samtycker: [Milo, Sara, Jonas], lämnades den: 2026-09-08, lämnades skriftligt: true}
"""


def taken_back(who: str = "Milo", day: dt.date = BACK, more: str = "") -> str:
    said = f"lämnat eller återkallat: återkallat, samtycker: [{who}], lämnades den: {day}{more}"
    return headed("samtycke", str(max(day, BACK)), f"samtycke till insatsen: {{{said}}}\n")


def begun(note: str = START + ALL) -> Story:
    return Story.started(note)


def test_it_is_in_the_case_and_the_journal_and_the_insats_goes_on() -> None:
    story = begun()
    before = story.case.state
    story.accept(taken_back(more=", lämnades skriftligt: false"))
    (ended,) = story.case.insats_withdrawn
    assert (ended.by, ended.on, ended.written) == (("Milo Ekdahl",), BACK, False)
    assert ended.received_by == "Petra Lindqvist"
    assert story.case.state is before is CaseState.ACTIVE
    facts = {one.source: one.text for one in story.case.journal[-1].facts}
    assert facts["Milo Ekdahl"] == (
        "Återkallar samtycke till insatsen (muntligt, 2026-10-02). Mottaget av Petra Lindqvist."
    )


def test_the_receipt_says_what_people_must_decide_and_who_is_lacking() -> None:
    story = begun()
    decides, lacks = story.accept(taken_back("Milo, Sara")).remarks[:2]
    assert decides == (
        "Samtycket till insatsen återkallas från 2026-10-02 av Milo Ekdahl, Sara Ekdahl. Insatsen är "
        "frivillig. Beslutande chef och samordnare avgör om den avslutas; lämna i så fall en "
        "anteckning av typen avslut. Samtycket till att dela uppgifter ändras inte av det."
    )
    said = "Sara Ekdahl (återkallat 2026-10-02), Milo Ekdahl (återkallat 2026-10-02)."
    assert f"Saknas nu: {said}" in lacks
    later = story.accept(headed("journal", "2026-10-05", "iakttagelser: Ringer Sara.\n"))
    assert not [one for one in later.remarks if "insatsen" in one]


def test_case_and_status_tell_of_it_by_role() -> None:
    story = begun()
    story.accept(taken_back("Jonas"))
    assert insats_waiting(story.case, BACK) == ("vårdnadshavare 2 (återkallat 2026-10-02)",)
    assert insats_waiting(story.case, BACK - dt.timedelta(days=1)) == ()
    now = status_of([story.case], BACK, PROFILE)
    assert now.insats_back == (InsatsBack(story.case.number, "vårdnadshavare 2", BACK),)
    assert status_of([begun().case], BACK, PROFILE).insats_back == ()


def test_the_draft_decision_shows_the_day_it_was_taken_back() -> None:
    story = begun()
    story.accept(taken_back())
    context = decision_basis_context(story.case, "Petra", BACK, PROFILE)
    (milo,) = [one for one in context.to_insats if one.who == "Milo Ekdahl"]
    assert (milo.state, milo.told) == ("återkallat 2026-10-02", "2026-10-02")
    assert context.insats_note.startswith("Saknas nu: Milo Ekdahl (återkallat 2026-10-02).")


def test_the_story_of_the_case_tells_of_it() -> None:
    story = begun()
    story.accept(taken_back())
    happened = told_story(story.history)[-1].happened
    assert "samtycke till insatsen återkallat 2026-10-02" in happened


def test_a_later_consent_replaces_it_and_an_earlier_one_does_not() -> None:
    story = begun()
    story.accept(taken_back())
    early = "samtycke till insatsen: {samtycker: [Milo], lämnades den: 2026-09-20}\n"
    story.accept(headed("samtycke", "2026-10-03", early))
    assert insats_missing(story.case, dt.date(2026, 10, 3)) == ("Milo Ekdahl",)
    story.accept(headed("samtycke", "2026-10-04", "samtycke till insatsen: {samtycker: [Milo]}\n"))
    assert insats_missing(story.case, dt.date(2026, 10, 4)) == ()
    assert insats_missing(story.case, dt.date(2026, 10, 3)) == ("Milo Ekdahl",)


def test_without_the_guardians_it_falls_when_the_youth_takes_it_back() -> None:
    story = Story.started()
    alone = "samtycke till insatsen: {samtycker: [Milo], bedömt lämpligt av: Karin Ahl}\n"
    story.accept(headed("samtycke", "2026-09-10", alone))
    assert insats_missing(story.case, BACK) == ()
    story.accept(taken_back())
    assert insats_missing(story.case, BACK) == ("Sara Ekdahl", "Jonas Ekdahl", "Milo Ekdahl")
    context = decision_basis_context(story.case, "Petra", BACK, PROFILE)
    assert "Karin Ahl" not in context.insats_note


@pytest.mark.parametrize(
    ("note", "code"),
    [
        (taken_back("Milo", DAY - dt.timedelta(days=1)), "insats-inget-att-aterkalla"),
        (taken_back("farmor Elsa"), "samtycke-givare-okand"),
        (taken_back("Sara återkallar"), "samtycke-givare-okand"),
        (taken_back(more=", bedömt lämpligt av: Karin Ahl"), "insats-aterkallat-och-lampligt"),
        (
            headed(
                "samtycke",
                "2026-10-01",
                "samtycke till insatsen: {lämnat eller återkallat: återkallat, samtycker: [Milo],"
                " lämnades den: 2026-10-02}\n",
            ),
            "insats-samtycke-framat",
        ),
    ],
)
def test_what_is_unclear_is_a_question(note: str, code: str) -> None:
    assert code in begun().refuse(note)


def test_nobody_takes_back_what_they_never_gave_or_have_already_taken_back() -> None:
    assert Story.started().refuse(taken_back()) == ["insats-inget-att-aterkalla"]
    story = begun()
    story.accept(taken_back())
    assert story.refuse(taken_back(day=dt.date(2026, 10, 3))) == ["insats-inget-att-aterkalla"]


def test_only_who_must_consent_may_take_it_back() -> None:
    young = (START + ALL).replace("201104152390", "201510102391") + "ärendetyp: ungdom\n"
    story = begun(young)
    assert story.refuse(taken_back("Milo")) == ["insats-aterkallat-av-annan"]
    story.accept(taken_back("Sara"))
    grown = begun()
    day = dt.date(2029, 4, 15)
    assert grown.refuse(taken_back("Sara", day)) == ["insats-aterkallat-av-annan"]
    grown.accept(taken_back("Milo", day))


_NAMES = st.sets(st.sampled_from(["Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl"])).map(tuple)
_DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1))
_GIVEN = st.builds(InsatsGiven, seq=st.integers(1, 9), givers=_NAMES, on=_DAYS)
_BACK = st.builds(InsatsWithdrawal, seq=st.integers(1, 9), by=_NAMES, on=_DAYS)
CASE = Story.started().case


@given(st.lists(_GIVEN, max_size=3), st.lists(_BACK, max_size=3), st.dates(DAY))
def test_neither_giving_nor_taking_back_changes_any_sharing(
    given_to: list[InsatsGiven], back: list[InsatsWithdrawal], day: dt.date
) -> None:
    update = {"insats": tuple(given_to), "insats_withdrawn": tuple(back)}
    told = CASE.model_copy(update=update)
    for party in ("polisen", "bjorkskolan", "mini-maria", "bup"):
        for kind in (None, *Information):
            assert may_receive(told, party, day, kind) == may_receive(CASE, party, day, kind)


def test_the_consents_to_disclosure_stand_untouched_by_the_note() -> None:
    story = begun()
    before = (story.case.consents, story.case.withdrawals)
    story.accept(taken_back("Milo, Sara, Jonas"))
    assert (story.case.consents, story.case.withdrawals) == before
