"""Who must consent to the insats itself, by age; what is recorded of it, and that it opens nothing."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.consent.coverage import may_receive
from sigdocs.casework.consent.insats import InsatsConsent, insats_consent, insats_missing
from sigdocs.model.consent import Information
from sigdocs.model.insats import InsatsGiven
from sigdocs.model.people import Custody
from sigdocs.reports.consents import insats_waiting
from tests.casework_notes import CONSENT, FAMILY, START, Story, headed

BORN = dt.date(2011, 4, 15)
GUARDIANS = InsatsConsent(guardians=True, youth=False)
BOTH = InsatsConsent(guardians=True, youth=True)
EITHER = InsatsConsent(guardians=True, youth=True, without_guardians=True)
ALONE = InsatsConsent(guardians=False, youth=True)


def at(age: int, days: int = 0) -> dt.date:
    return BORN.replace(year=BORN.year + age) + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("day", "assessed", "open_to_all"),
    [
        (at(12, -1), GUARDIANS, GUARDIANS),
        (at(12), EITHER, BOTH),
        (at(15, -1), EITHER, BOTH),
        (at(15), EITHER, EITHER),
        (at(18, -1), EITHER, EITHER),
        (at(18), ALONE, ALONE),
    ],
)
def test_each_step_of_age_with_and_without_assessment(
    day: dt.date, assessed: InsatsConsent, open_to_all: InsatsConsent
) -> None:
    case = Story.started().case
    assert insats_consent(case, day) == assessed
    assert insats_consent(case, day, assessed=False) == open_to_all


def test_a_placement_always_takes_the_guardians() -> None:
    case = Story.started().case
    assert insats_consent(case, at(16), placement=True) == BOTH


def test_a_child_of_unknown_age_is_taken_for_young() -> None:
    case = Story.started(START.replace("201104152390", "saknas") + "ärendetyp: ungdom\n").case
    assert insats_consent(case, at(16)) == GUARDIANS


def test_the_writer_is_told_once_when_the_case_opens_and_disclosure_is_not_touched() -> None:
    story = Story()
    first = story.accept(START)
    told = [one for one in first.remarks if "själva insatsen" in one]
    assert len(told) == 1
    assert "vårdnadshavarna och den unge" in told[0]
    assert not [one for one in story.follow_up("2026-09-22").remarks if "insatsen" in one]


ALL = """
samtycke till insatsen:
  {samtycker: [Milo, Sara, Jonas], lämnades den: 2026-09-08, lämnades skriftligt: true}
"""
DAY = dt.date(2026, 9, 8)
INTAKE = headed("inskrivning", "2026-09-08", FAMILY)


def reminders(story: Story, note: str) -> list[str]:
    return [one for one in story.accept(note).remarks if "själva insatsen" in one]


def test_recorded_with_the_case_it_is_in_the_case_and_the_reminder_goes_away() -> None:
    story = Story()
    assert reminders(story, START + ALL) == []
    (given_to,) = story.case.insats
    assert given_to.givers == ("Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl")
    assert (given_to.on, given_to.written, given_to.received_by) == (DAY, True, "")
    assert insats_missing(story.case, DAY) == ()


def test_the_reminder_names_who_is_still_missing_until_nobody_is() -> None:
    story = Story.started()
    sara = "samtycke till insatsen: {samtycker: [Sara]}\n"
    (told,) = reminders(story, headed("samtycke", "2026-09-10", sara))
    assert "Ännu inte antecknat: Jonas Ekdahl, Milo Ekdahl." in told
    rest = "samtycke till insatsen: {samtycker: [Jonas, Milo]}\n"
    assert reminders(story, headed("samtycke", "2026-09-11", rest)) == []


def test_without_the_guardians_it_stands_when_somebody_has_judged_it_fitting() -> None:
    story = Story.started()
    said = "{samtycker: [Milo], lämnades skriftligt: false, bedömt lämpligt av: Karin Ahl}"
    story.accept(headed("journal", "2026-09-10", f"samtycke till insatsen: {said}\n"))
    assert insats_missing(story.case, dt.date(2026, 9, 10)) == ()
    assert insats_missing(story.case, DAY) == ("Sara Ekdahl", "Jonas Ekdahl", "Milo Ekdahl")
    facts = {one.source: one.text for one in story.case.journal[-1].facts}
    assert facts["Milo Ekdahl"] == (
        "Samtycker till insatsen (muntligt, 2026-09-10). Mottaget av Petra Lindqvist. "
        "Utan vårdnadshavare, bedömt lämpligt av Karin Ahl."
    )


def test_under_twelve_nobody_can_judge_the_guardians_away() -> None:
    young = START.replace("201104152390", "201510102391") + "ärendetyp: ungdom\n"
    said = "samtycke till insatsen: {samtycker: [Milo], bedömt lämpligt av: Karin Ahl}\n"
    assert "insats-under-12" in Story().refuse(young + said)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("samtycke till insatsen: {samtycker: [Milo, farmor Elsa]}\n", "samtycke-givare-okand"),
        ("samtycke till insatsen: {samtycker: [Milo vill fundera]}\n", "samtycke-givare-okand"),
        (
            "samtycke till insatsen: {samtycker: [Milo, utan vårdnadshavare]}\n",
            "samtycke-givare-okand",
        ),
        ("samtycke till insatsen: {lämnades den: 2026-09-01}\n", "samtycke-utan-givare"),
        (
            "samtycke till insatsen: {samtycker: [Milo], lämnades den: 2026-10-30}\n",
            "insats-samtycke-framat",
        ),
    ],
)
def test_what_is_unclear_is_a_question_at_its_place(said: str, code: str) -> None:
    decision = Story().drop(INTAKE + said)
    blocking = {one.code: one.path for one in decision.problems if one.blocks}
    assert blocking[code].startswith("insats")


def test_a_consent_that_names_no_party_could_be_either_and_is_a_question() -> None:
    either = "samtycke: [{lämnat av: [Milo, båda vh], datum: 2026-09-01}]\n"
    assert Story().refuse(INTAKE + either) == ["samtycke-till-vilket"]
    said = "samtycke: [{kommentar: Sara samtycker också till insatsen.}]\n"
    assert Story().refuse(INTAKE + said) == ["samtycke-till-vilket"]


_GIVEN = st.builds(
    InsatsGiven,
    seq=st.integers(1, 9),
    givers=st.sets(st.sampled_from(["Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl"])).map(tuple),
    on=st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)),
    written=st.sampled_from([True, False, None]),
    assessed_by=st.sampled_from(["", "Karin Ahl"]),
)


@given(st.lists(_GIVEN, max_size=4), st.sampled_from([START, INTAKE]), st.dates(DAY))
def test_it_never_opens_any_sharing(said: list[InsatsGiven], begun: str, day: dt.date) -> None:
    case = CASES[begun]
    told = case.model_copy(update={"insats": tuple(said)})
    for party in ("polisen", "bjorkskolan", "mini-maria", "bup"):
        for kind in (None, *Information):
            assert may_receive(told, party, day, kind) == may_receive(case, party, day, kind)


def test_a_meeting_cannot_be_held_on_it() -> None:
    bare = START.replace(CONSENT, "")
    assert Story().refuse(bare + ALL) == Story().refuse(bare) != []


CASES = {begun: Story.started(begun).case for begun in (START, INTAKE)}


def test_under_eighteen_a_guardian_is_missing_also_when_the_case_knows_of_none() -> None:
    case = Story.started().case
    nobody = tuple(one.model_copy(update={"custody": Custody.NONE}) for one in case.guardians)
    case = case.model_copy(
        update={
            "guardians": nobody,
            "insats": (InsatsGiven(seq=1, givers=(case.youth.name,), on=at(15)),),
        }
    )
    assert insats_missing(case, at(16)) == ("vårdnadshavare (ingen är antecknad)",)
    assert insats_missing(case, at(18)) == ()
    assert insats_waiting(case, at(16)) == ("vårdnadshavare (ingen är antecknad)",)


def test_sole_custody_beside_another_who_decides_is_a_question() -> None:
    story = Story.started()
    said = "iakttagelser: Samtal.\nvårdnadshavare:\n  - {namn: Sara Ekdahl, vårdnad: ensam}\n"
    assert story.refuse(headed("journal", "2026-10-01", said)) == ["vardnad-motsagd"]
    other = "  - {namn: Jonas Ekdahl, vårdnad: ingen}\n"
    story.accept(headed("journal", "2026-10-01", said + other))
    assert [one.name for one in story.case.guardians if one.has_custody] == ["Sara Ekdahl"]
