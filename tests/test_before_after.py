"""Before and after: counts per month of their windows, and nothing compared that cannot be."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.closing.before_after import compare, per_month
from sigdocs.casework.interview.record import IF_NOTHING
from sigdocs.model.case import DatedMeasure
from sigdocs.model.plan import Measure, MeasureKind

START, MIDDLE, END = dt.date(2026, 9, 8), dt.date(2026, 12, 1), dt.date(2027, 6, 10)
K = MeasureKind


def told(on: dt.date, kind: MeasureKind, value: Any, **more: Any) -> DatedMeasure:
    measure = Measure(kind=kind, value=Decimal(str(value)), **more)
    return DatedMeasure(seq=on.toordinal(), on=on, measure=measure)


def crimes(on: dt.date, value: int, months: int | None, **more: Any) -> DatedMeasure:
    return told(on, K.SUSPICIONS, value, window_months=months, **more)


MEASURES = st.builds(
    lambda on, kind, value, months, who, label: told(
        on, kind, value, window_months=months, subject=who, label=label
    ),
    st.sampled_from([START, MIDDLE, END]),
    st.sampled_from(MeasureKind),
    st.decimals(0, 100, places=1),
    st.none() | st.integers(1, 24),
    st.sampled_from(["", "Sara", "Milo"]),
    st.sampled_from(["", "gå i skolan"]),
)


def test_three_in_three_months_is_more_than_two_in_nine() -> None:
    (found,) = compare([crimes(START, 3, 3), crimes(END, 2, 9)])
    assert found.change == Fraction(2, 9) - 1
    assert found.why_not == ""


def test_the_same_rate_in_windows_of_different_length_is_no_change() -> None:
    (found,) = compare([crimes(START, 3, 3), crimes(END, 6, 6)])
    assert found.change == 0


@given(st.integers(0, 500), st.integers(1, 60), st.integers(1, 20))
def test_a_rate_does_not_depend_on_how_long_one_counts(
    number: int, months: int, times: int
) -> None:
    longer = per_month(crimes(START, number * times, months * times).measure)
    assert per_month(crimes(START, number, months).measure) == longer


@given(st.lists(MEASURES, max_size=12))
def test_nothing_told_is_lost_unless_it_lies_between_first_and_last(
    measures: list[DatedMeasure],
) -> None:
    shown = [one for pair in compare(measures) for one in (pair.before, pair.after) if one]
    ends = {START, END} if measures else set()
    for one in measures:
        if one.on in ends:
            assert one.measure in [other.measure for other in shown]
    assert all(one in measures for one in shown)


@given(st.lists(MEASURES, max_size=12))
def test_only_equals_are_compared_and_a_count_only_with_both_windows(
    measures: list[DatedMeasure],
) -> None:
    for pair in compare(measures):
        if pair.change is not None and pair.before and pair.after:
            first, last = pair.before.measure, pair.after.measure
            assert first.kind is last.kind
            if first.kind not in {K.SUSPICIONS, K.REPORTS, K.ATTENDANCE}:
                assert first.subject == last.subject
            assert pair.before.on < pair.after.on
            if first.kind in {K.SUSPICIONS, K.REPORTS}:
                assert first.window_months
                assert last.window_months


@given(st.lists(MEASURES, max_size=8), st.randoms(use_true_random=False))
def test_the_order_in_which_they_are_told_does_not_matter(
    measures: list[DatedMeasure], chance: Any
) -> None:
    kept = {(one.on, one.measure): one for one in measures}
    mixed = list(kept.values())
    chance.shuffle(mixed)
    known = {(pair.before, pair.after) for pair in compare(kept.values())}
    assert {(pair.before, pair.after) for pair in compare(mixed)} == known


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (crimes(START, 3, None), crimes(END, 2, 9), "tidsperiod saknas"),
        (crimes(START, 3, 3), crimes(END, 2, None), "tidsperiod saknas"),
        (crimes(START, 3, 3, source="polisen"), crimes(END, 2, 9, source="Milo"), "olika källor"),
        (told(START, K.WORRY, 8), told(END, K.WORRY, 40, unit="%"), "olika enheter"),
        (told(START, K.OTHER, 8, window_months=3), told(END, K.OTHER, 4), "olika slags tal"),
    ],
)
def test_what_cannot_be_compared_says_why(
    before: DatedMeasure, after: DatedMeasure, why: str
) -> None:
    (found,) = compare([before, after])
    assert (found.why_not, found.change) == (why, None)


def test_what_is_measured_once_is_shown_and_not_compared() -> None:
    (found,) = compare([told(START, K.ATTENDANCE, 61, unit="%")])
    assert (found.after, found.change) == (None, None)


def test_the_windows_of_three_and_of_six_months_are_paired_each_with_its_own() -> None:
    found = compare(
        [crimes(START, 3, 3), crimes(START, 4, 6), crimes(END, 1, 6), crimes(END, 0, 3)]
    )
    values = [(pair.before and pair.before.measure.value, pair.change) for pair in found]
    assert values == [(Decimal(3), Fraction(-1)), (Decimal(4), Fraction(-1, 2))]


def test_scales_of_different_goals_and_people_are_not_mixed() -> None:
    scales = [
        told(on, kind, value, subject=who, label=goal)
        for on, value in ((START, 3), (END, 8))
        for kind in (K.IMPORTANCE, K.CONFIDENCE)
        for who in ("Milo", "Sara")
        for goal in ("gå i skolan", "sluta röka")
    ]
    found = compare(scales)
    assert len(found) == 8
    assert {pair.change for pair in found} == {Fraction(5)}


def test_the_youths_own_numbers_are_the_same_whoever_is_named_with_them() -> None:
    (found,) = compare([crimes(START, 3, 3, subject="Milo Ekdahl"), crimes(END, 2, 9)])
    assert found.change is not None


def test_numbers_of_several_sources_on_a_day_are_paired_each_with_its_own() -> None:
    found = compare(
        [
            told(day, K.ATTENDANCE, value, unit="%", source=source)
            for day, value, source in (
                (START, 61, "skolan"),
                (START, 80, "den unge"),
                (END, 90, "den unge"),
                (END, 88, "skolan"),
            )
        ]
    )
    assert [pair.change for pair in found] == [27, 10]


def test_a_scale_without_unit_is_one_of_ten() -> None:
    (found,) = compare([told(START, K.WORRY, 8), told(END, K.WORRY, 3, unit="av 10")])
    assert found.change == -5


def test_counts_of_two_sources_in_longer_windows_are_paired_by_source_and_compared_per_month() -> (
    None
):
    found = compare(
        [
            crimes(START, 3, 6, source="polisuppgift"),
            crimes(START, 2, 6, source="självrapport"),
            crimes(END, 1, 9, source="Polisen"),
            crimes(END, 0, 9, source="självrapport"),
        ]
    )
    assert [pair.change for pair in found] == [Fraction(1, 9) - Fraction(1, 2), Fraction(-1, 3)]


def test_one_of_two_that_fit_the_same_is_not_guessed() -> None:
    found = compare(
        [crimes(START, 3, 3), crimes(START, 4, 6), crimes(END, 1, 9), crimes(END, 2, 12)]
    )
    assert {pair.change for pair in found} == {None}
    assert len(found) == 4


def test_worry_now_is_not_mixed_with_worry_if_nothing_happens() -> None:
    worries = [
        told(on, K.WORRY, value, subject=who, label=label)
        for on, who, value, label in (
            (START, "Sara Ekdahl", 9, ""),
            (MIDDLE, "Sara Ekdahl", 10, IF_NOTHING),
            (END, "Sara Ekdahl", 4, ""),
            (END, "Sara Ekdahl", 5, IF_NOTHING),
        )
    ]
    assert [pair.change for pair in compare(worries)] == [-5, -5]


def test_attendance_in_per_cent_is_not_compared_with_a_bare_number() -> None:
    (found,) = compare([told(START, K.ATTENDANCE, 61, unit="%"), told(END, K.ATTENDANCE, "0.91")])
    assert (found.change, found.why_not) == (None, "enhet saknas")
