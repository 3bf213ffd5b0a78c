import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.intake.values.dates import (
    Found,
    Look,
    Unclear,
    read_date,
    read_times,
    spell,
    split_clock,
)

THURSDAY = dt.date(2026, 10, 29)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-12", "2026-11-12"),
        ("12/11", "2026-11-12"),
        ("12/11-26", "2026-11-12"),
        ("12.11.2026", "2026-11-12"),
        ("261112", "2026-11-12"),
        ("20261112", "2026-11-12"),
        ("12 nov", "2026-11-12"),
        ("den 12:e november", "2026-11-12"),
        ("12 november 2026", "2026-11-12"),
        ("tors 12/11 v 46", "2026-11-12"),
        ("Torsdagen den 12/11", "2026-11-12"),
        ("torsd 12/11 -26", "2026-11-12"),
        ("fre v 21", "2027-05-28"),
        ("tors v 47", "2026-11-19"),
        ("imorgon", "2026-10-30"),
        ("i dag", "2026-10-29"),
        ("igår", "2026-10-28"),
        ("i tisdags", "2026-10-27"),
        ("nästa tors", "2026-11-05"),
        ("nasta tis", "2026-11-03"),
        ("måndag", "2026-11-02"),
        ("om två veckor", "2026-11-12"),
        ("om 3 dagar", "2026-11-01"),
        ("om en månad", "2026-11-29"),
    ],
)
def test_a_date_is_read_as_people_write_it(written: str, day: str) -> None:
    found = read_date(written, THURSDAY)
    assert isinstance(found, Found)
    assert found.value.isoformat() == day


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("30/2", "datum-finns-inte"),
        ("2026-13-04", "datum-finns-inte"),
        ("261331", "datum-finns-inte"),
        ("tors v 60", "datum-finns-inte"),
        ("höstlovet", "datum-ar-vagt"),
        ("efter jul", "datum-ar-vagt"),
        ("okt", "datum-ar-vagt"),
        ("nästa vecka", "datum-ar-vagt"),
        ("asap", "datum-saknar-dag"),
        ("så fort som möjligt", "datum-saknar-dag"),
        ("Snarast!", "datum-saknar-dag"),
        ("v 47", "datum-ar-en-vecka"),
        ("gurka", "datum-forstas-inte"),
        ("", "datum-forstas-inte"),
    ],
)
def test_what_is_no_day_is_a_question(written: str, code: str) -> None:
    found = read_date(written, THURSDAY)
    assert isinstance(found, Unclear)
    assert found.fault.code == code


def test_a_weekday_that_is_not_the_dates_gives_both_suggestions() -> None:
    found = read_date("fre 12/11", THURSDAY)
    assert isinstance(found, Unclear)
    assert found.fault.code == "veckodag-stammer-inte"
    assert found.suggestion == "torsdag 2026-11-12 eller fredag 2026-11-13"


def test_a_week_that_is_not_the_dates_gives_both_suggestions() -> None:
    found = read_date("tors 12/11 v 47", THURSDAY)
    assert isinstance(found, Unclear)
    assert found.suggestion == "torsdag 2026-11-12 eller torsdag 2026-11-19"


def test_next_weekday_is_a_question_while_this_weeks_is_still_to_come() -> None:
    found = read_date("nästa tors", dt.date(2026, 10, 27))
    assert isinstance(found, Unclear)
    assert found.suggestion == "torsdag 2026-10-29 eller torsdag 2026-11-05"


def test_a_bare_weekday_is_a_question_on_that_weekday_and_for_what_has_been() -> None:
    assert isinstance(read_date("torsdag", THURSDAY), Unclear)
    assert isinstance(read_date("måndag", THURSDAY, Look.BACK), Unclear)


def test_a_year_that_is_not_written_is_sought_ahead_or_back() -> None:
    ahead, back = (read_date("12/5", THURSDAY, look) for look in (Look.AHEAD, Look.BACK))
    assert ahead == Found(dt.date(2027, 5, 12), inferred=True)
    assert back == Found(dt.date(2026, 5, 12), inferred=True)


def test_a_leap_day_that_the_year_lacks_does_not_exist() -> None:
    found = read_date("29/2", THURSDAY)
    assert isinstance(found, Unclear)
    assert found.fault.code == "datum-finns-inte"


def test_only_a_date_written_in_full_goes_without_being_shown() -> None:
    full = [read_date(text, THURSDAY) for text in ("2026-11-12", "12/11 2026", "12 nov 2026")]
    short = [read_date(text, THURSDAY) for text in ("261112", "12/11", "imorgon")]
    assert not any(found.inferred for found in full if isinstance(found, Found))
    assert all(found.inferred for found in short if isinstance(found, Found))
    assert len([found for found in full + short if isinstance(found, Found)]) == 6


@given(DAYS, DAYS)
def test_a_spelt_day_reads_back_as_itself_from_anywhere(day: dt.date, anchor: dt.date) -> None:
    assert read_date(spell(day), anchor) == Found(day)
    assert read_date(day.isoformat(), anchor, Look.BACK) == Found(day)


@given(DAYS, st.integers(-80, 270))
def test_day_and_month_are_read_as_the_day_ahead_that_was_meant(anchor: dt.date, off: int) -> None:
    day = anchor + dt.timedelta(days=off)
    if (day.month, day.day) != (2, 29):
        assert read_date(f"{day.day}/{day.month}", anchor) == Found(day, inferred=True)


@given(DAYS, st.text(max_size=30), st.sampled_from(Look))
def test_any_text_is_read_or_refused_and_never_crashes(
    anchor: dt.date, text: str, look: Look
) -> None:
    assert isinstance(read_date(text, anchor, look), Found | Unclear)
    assert isinstance(read_times(text), tuple | Unclear)


@given(
    DAYS,
    st.lists(
        st.sampled_from(
            [
                "tors",
                "fre",
                "v",
                "46",
                "47",
                "12/11",
                "30/2",
                "nov",
                "nästa",
                "om",
                "två",
                "veckor",
                "kl",
                "14",
                "2026",
                "i",
            ]
        ),
        max_size=6,
    ),
)
def test_date_words_in_any_order_never_crash(anchor: dt.date, words: list[str]) -> None:
    assert isinstance(read_date(" ".join(words), anchor), Found | Unclear)


def test_a_far_day_that_no_calendar_holds_is_refused() -> None:
    assert isinstance(read_date("om 999 månader", dt.date(9990, 1, 1)), Unclear)
    assert isinstance(read_date("om en månad", dt.date(2027, 1, 31)), Unclear)


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("kl 14", (dt.time(14), None)),
        ("14.00", (dt.time(14), None)),
        ("14:00", (dt.time(14), None)),
        ("klockan 9", (dt.time(9), None)),
        ("1430", (dt.time(14, 30), None)),
        ("kl. 14.30–15.45", (dt.time(14, 30), dt.time(15, 45))),
        ("14-15", (dt.time(14), dt.time(15))),
    ],
)
def test_a_time_is_read_as_people_write_it(written: str, times: tuple[object, object]) -> None:
    assert read_times(written) == times


@pytest.mark.parametrize("written", ["25.00", "kl 14.75", "halv tre", "efter lunch", ""])
def test_what_is_no_time_is_a_question(written: str) -> None:
    assert isinstance(read_times(written), Unclear)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2026-09-08 kl. 14.30–15.45", ("2026-09-08", "kl. 14.30–15.45")),
        ("2026-06-18  kl 13:00", ("2026-06-18", "kl 13:00")),
        ("2026-09-08 14:30", ("2026-09-08", "14:30")),
        ("12.11.2026", ("12.11.2026", "")),
        ("imorgon", ("imorgon", "")),
    ],
)
def test_the_time_is_parted_from_the_day(written: str, parts: tuple[str, str]) -> None:
    assert split_clock(written) == parts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 okt -26", "2026-10-12"),
        ("28/2 -27", "2027-02-28"),
        ("28/2-27", "2027-02-28"),
        ("1 sept 2026", "2026-09-01"),
        ("fre v 48", "2026-11-27"),
        ("261112", "2026-11-12"),
    ],
)
def test_years_and_weeks_stand_as_people_put_them(text: str, day: str) -> None:
    found = read_date(text, dt.date(2026, 11, 12))
    assert isinstance(found, Found)
    assert found.value.isoformat() == day


@pytest.mark.parametrize(
    "text", ["to 12/3 2026", "to 2026-03-12", "idag 12/3", "i dag, torsdag 12 mars"]
)
def test_a_weekday_in_two_letters_or_today_beside_a_day_says_no_more(text: str) -> None:
    read = read_date(text, dt.date(2026, 3, 12), Look.BACK)
    assert isinstance(read, Found)
    assert read.value == dt.date(2026, 3, 12)


def test_a_weekday_in_two_letters_is_held_against_its_day() -> None:
    assert isinstance(read_date("fr 12/3 2026", dt.date(2026, 3, 12)), Unclear)
    assert isinstance(read_date("to", dt.date(2026, 3, 12)), Unclear)
