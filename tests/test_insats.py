"""Who must consent to the insats itself, by age."""

import datetime as dt

import pytest

from sigdocs.casework.insats import InsatsConsent, insats_consent
from tests.casework_notes import START, Story

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
