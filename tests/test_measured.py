"""When something was measured, and whose it is: by days and by who people are, not by how it is written."""

import datetime as dt
from decimal import Decimal

import pytest

from sigdocs.casework.closing.before_after import compare
from sigdocs.casework.closing.duration import Stay, stay
from sigdocs.casework.closing.measured import as_known
from sigdocs.casework.closing.occasions import NEAR_WEEKS, at_end, at_start
from sigdocs.casework.people import People
from sigdocs.documents.closing.measures import chart_lines, measure_lines
from sigdocs.model.case import DatedMeasure
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.plan import Measure, MeasureKind
from tests.casework_notes import PROFILE, START, Story, headed

NOEL = People(
    profile=PROFILE,
    youth=PersonFacts(name="Noel Hedvall"),
    guardians=(
        GuardianFacts(name="Karin Hedvall", relation="mamma"),
        GuardianFacts(name="Johan Berg", relation="pappa"),
    ),
)
SINCE, UNTIL = dt.date(2026, 9, 1), dt.date(2027, 6, 10)
INSATS: Stay = stay(SINCE, UNTIL, ())
WEEKS = dt.timedelta(weeks=NEAR_WEEKS)
DAY = dt.timedelta(days=1)
K = MeasureKind


def told(on: dt.date, value: int = 5, kind: MeasureKind = K.WORRY, **more: str) -> DatedMeasure:
    measure = Measure(kind=kind, value=Decimal(value), **more)  # type: ignore[arg-type]  # labels only
    return DatedMeasure(seq=on.toordinal(), on=on, measure=measure)


@pytest.mark.parametrize(
    ("on", "when"),
    [
        (SINCE - DAY, ""),
        (SINCE, "start"),
        (SINCE + WEEKS, "start"),
        (SINCE + WEEKS + DAY, ""),
        (UNTIL - WEEKS - DAY, ""),
        (UNTIL - WEEKS, "end"),
        (UNTIL, "end"),
        (UNTIL + DAY, ""),
    ],
)
def test_the_beginning_and_the_end_are_so_many_weeks(on: dt.date, when: str) -> None:
    assert (at_start(on, INSATS), at_end(on, INSATS)) == (when == "start", when == "end")


@pytest.mark.parametrize("days", range(60))
def test_no_day_of_a_short_insats_is_both(days: int) -> None:
    short = stay(SINCE, SINCE + days * DAY, ())
    for place in range(days + 1):
        assert not (at_start(SINCE + place * DAY, short) and at_end(SINCE + place * DAY, short))


@pytest.mark.parametrize(
    ("days", "before", "after"),
    [
        ((SINCE, UNTIL), "vid inskrivning (2026-09-01)", "vid avslut (2027-06-10)"),
        ((dt.date(2026, 8, 20), UNTIL), "först mätt (2026-08-20)", "vid avslut (2027-06-10)"),
        ((dt.date(2026, 11, 5), dt.date(2027, 3, 1)), "först mätt (2026-11-05)", "senast mätt (2027-03-01)"),
        ((dt.date(2026, 11, 5),), "först mätt (2026-11-05)", ""),
        ((dt.date(2027, 3, 1),), "", "senast mätt (2027-03-01)"),
        ((UNTIL,), "", "vid avslut (2027-06-10)"),
    ],
)  # fmt: skip
def test_each_cell_says_when_and_only_the_first_and_last_weeks_by_name(
    days: tuple[dt.date, ...], before: str, after: str
) -> None:
    (line,) = measure_lines([told(on) for on in days], INSATS)
    when = [
        " ".join(cell.split("\n")[-2:]) if cell != "–" else "" for cell in (line.before, line.after)
    ]
    assert when == [before, after]


@pytest.mark.parametrize("days", [(dt.date(2026, 11, 5), UNTIL), (SINCE, dt.date(2027, 3, 1))])
def test_a_chart_draws_nothing_that_was_not_measured_at_both_ends(
    days: tuple[dt.date, ...],
) -> None:
    assert chart_lines([told(on) for on in days], INSATS) == ()
    assert len(chart_lines([told(SINCE), told(UNTIL)], INSATS)) == 1


@pytest.mark.parametrize(
    ("subject", "label", "who", "named"),
    [
        ("Noel", "", "Noel Hedvall", ""),
        ("Noel Hedvall", "", "Noel Hedvall", ""),
        ("NOEL", "Oro Noel", "Noel Hedvall", ""),
        ("mamma", "", "Karin Hedvall", ""),
        ("", "Oro mamma", "Karin Hedvall", ""),
        ("Karin", "Oro Karin", "Karin Hedvall", ""),
        ("mamma Karin", "", "Karin Hedvall", ""),
        ("", "Oro", "", ""),
        ("Farmor Anna", "", "Farmor Anna", ""),
    ],
)
def test_a_person_bears_one_name_however_written(
    subject: str, label: str, who: str, named: str
) -> None:
    (found,) = as_known([told(SINCE, subject=subject, label=label)], NOEL)
    assert (found.measure.subject, found.measure.label) == (who, named)


@pytest.mark.parametrize(
    "label", ["gå i skolan", "Tilltro gå i skolan", "Tilltro Noel: gå i skolan", "Tilltro Noel Hedvall gå i skolan"]
)  # fmt: skip
def test_a_scale_is_of_one_goal_whatever_stands_around_it(label: str) -> None:
    taken = [
        told(SINCE, 3, K.CONFIDENCE, subject="Noel", label=label),
        told(UNTIL, 8, K.CONFIDENCE, subject="Noel Hedvall", label="gå i skolan"),
    ]
    (pair,) = compare(as_known(taken, NOEL))
    assert pair.change == 5


def test_two_of_one_first_name_are_not_taken_for_one() -> None:
    two = People(
        profile=PROFILE,
        youth=PersonFacts(name="Noel Hedvall"),
        guardians=(GuardianFacts(name="Noel Berg", relation="pappa"),),
    )
    (found,) = as_known([told(SINCE, subject="Noel")], two)
    assert found.measure.subject == "Noel"


def test_whose_worry_it_is_when_two_bear_the_name_is_asked() -> None:
    whole = START.replace("Jonas Ekdahl", "Milo Lund").replace(
        "{namn: Milo}", "{namn: Milo Ekdahl}"
    )
    whole = whole.replace(", Milo]", ", Milo Ekdahl]").replace("[Milo]", "[Milo Ekdahl]")
    story = Story.started(whole)
    note = headed("journal", "2026-10-01", "mätvärden: [{mått: oro, gäller: Milo, värde: 7}]\n")
    assert story.refuse(note) == ["matvarde-vems"]
    for name in ("Milo Lund", "Milo Ekdahl"):
        Story.started(whole).accept(note.replace("gäller: Milo", f"gäller: {name}"))
