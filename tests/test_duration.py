"""How long an insats lasted, held against counting day by day."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.closing.duration import stay, stay_of
from sigdocs.model.case import PausePeriod
from sigdocs.model.meeting import Pause
from sigdocs.model.receivers import Break
from tests.casework_notes import Story, headed

DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
DAY = dt.timedelta(days=1)
END = "avslut: {anledning: flytt"


def pause(since: dt.date | None, until: dt.date | None, on: dt.date | None = None) -> PausePeriod:
    return PausePeriod(seq=1, pause=Pause(since=since, until=until), resumed_on=on)


PAUSES = st.lists(
    st.builds(pause, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS), max_size=6
)


def days_between(first: dt.date, last: dt.date) -> set[dt.date]:
    return {first + place * DAY for place in range((last - first).days + 1)}


def paused_days(one: PausePeriod, inside: set[dt.date]) -> set[dt.date]:
    told = one.pause
    return {
        day
        for day in inside
        if (told.since is None or day >= told.since)
        and (told.until is None or day <= told.until)
        and (one.resumed_on is None or day < one.resumed_on)
    }


@given(DAYS, DAYS, PAUSES)
def test_it_counts_as_one_does_day_by_day(
    one: dt.date, other: dt.date, pauses: list[PausePeriod]
) -> None:
    since, until = sorted((one, other))
    inside = days_between(since, until)
    found = stay(since, until, pauses)
    each = [paused_days(period, inside) for period in pauses]
    assert found.days == len(inside)
    assert found.paused == len(set().union(*each))
    assert found.active == found.days - found.paused >= 0
    assert found.pauses == sum(bool(days) for days in each)


def test_a_stay_of_one_day_is_one_day() -> None:
    day = dt.date(2026, 9, 1)
    assert stay(day, day, ()).days == 1


def test_a_pause_over_the_end_counts_to_the_end_only() -> None:
    over = pause(dt.date(2026, 9, 9), dt.date(2026, 12, 1))
    found = stay(dt.date(2026, 9, 1), dt.date(2026, 9, 10), [over])
    assert (found.days, found.paused, found.active) == (10, 2, 8)


def test_the_day_that_the_insats_goes_on_again_is_no_pause() -> None:
    short = pause(dt.date(2026, 9, 2), dt.date(2026, 11, 2), dt.date(2026, 9, 5))
    assert stay(dt.date(2026, 9, 1), dt.date(2026, 9, 30), [short]).paused == 3


def test_a_case_that_is_not_closed_has_no_stay() -> None:
    assert stay_of(Story.started().case) is None


def test_a_case_without_stated_days_lasts_from_its_opening_to_the_closings_day() -> None:
    story = Story.started()
    story.accept(headed("avslut", "2026-10-20", "avslut: {anledning: flytt}"))
    found = stay_of(story.case)
    assert found is not None
    assert (found.since, found.until, found.days) == (
        dt.date(2026, 9, 8),
        dt.date(2026, 10, 20),
        43,
    )


BREAKS = st.lists(
    st.builds(
        lambda ended, days: Break(ended_on=ended, resumed_on=ended + days * DAY),
        DAYS,
        st.integers(0, 90),
    ),
    max_size=3,
)


@given(DAYS, DAYS, PAUSES, BREAKS)
def test_days_between_a_closing_and_its_resumption_are_neither_insats_nor_pause(
    one: dt.date, other: dt.date, pauses: list[PausePeriod], breaks: list[Break]
) -> None:
    since, until = sorted((one, other))
    whole = days_between(since, until)
    inside = {day for day in whole if not any(b.ended_on < day < b.resumed_on for b in breaks)}
    found = stay(since, until, pauses, breaks)
    assert found.days == len(inside)
    assert found.paused == len({day for one in pauses for day in paused_days(one, inside)})


def test_a_case_closed_twice_counts_the_time_it_was_open() -> None:
    story = Story.started()
    story.accept(headed("avslut", "2026-10-20", END + ", utskriven: 2026-10-15}\n"))
    story.accept(headed("återupptagande", "2026-12-20"))
    story.accept(headed("avslut", "2027-02-10", END + "}\n"))
    found = stay_of(story.case)
    assert found
    assert found.days == 38 + 53
    assert found.paused == 0
