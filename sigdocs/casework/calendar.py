"""The Swedish working calendar: weekdays, meeting rhythm, birthdays."""

import calendar
import datetime as dt
from functools import lru_cache

from sigdocs.model.profile import Rules

MAJORITY = 18
_SATURDAY = 5
_ORDINAL_LIMIT = 60
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_LATEST = dt.date(dt.MAXYEAR - 100, 12, 31)


@lru_cache(maxsize=64)
def _days_off(year: int, eves: tuple[str, ...]) -> frozenset[dt.date]:
    import holidays

    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return frozenset()
    public = holidays.country_holidays("SE", years=year, include_sundays=False)
    customary = holidays.country_holidays(
        "SE", years=year, categories=("de_facto",), language="sv", include_sundays=False
    )
    wanted = {name.casefold() for name in eves}
    return frozenset(public) | {day for day, name in customary.items() if name.casefold() in wanted}


def is_weekday(day: dt.date, rules: Rules) -> bool:
    """Whether offices are open: Monday to Friday, no holiday, none of the customary eves.

    >>> is_weekday(dt.date(2026, 6, 19), Rules())  # midsommarafton
    False
    """
    return day.weekday() < _SATURDAY and day not in _days_off(day.year, rules.free_days)


def next_weekday(after: dt.date, rules: Rules) -> dt.date:
    """The first weekday after a day (a meeting after a deviation is held then: S0 1.1.2).

    >>> next_weekday(dt.date(2026, 4, 2), Rules())  # skärtorsdag
    datetime.date(2026, 4, 7)
    """
    day = min(after, _LATEST) + dt.timedelta(days=1)
    while not is_weekday(day, rules):
        day += dt.timedelta(days=1)
    return day


def propose_next(held: dt.date, meetings_so_far: int, rules: Rules) -> dt.date:
    """Propose a day for the next meeting: dense at first, sparser later (S0 1.2.1), a weekday.

    >>> propose_next(dt.date(2026, 9, 8), 1, Rules())
    datetime.date(2026, 9, 22)
    """
    dense = meetings_so_far <= rules.first_meetings
    days = rules.first_interval if dense else rules.later_interval
    return next_weekday(min(held, _LATEST) + dt.timedelta(days=days - 1), rules)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the last of that month.

    >>> add_months(dt.date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    day = min(day, _LATEST)
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))


def is_far(day: dt.date, start: dt.date, years: int) -> bool:
    """Whether a day is more than so many years on: a slip of the pen, not a plan.

    >>> is_far(dt.date(2062, 10, 6), dt.date(2026, 9, 22), 1)
    True
    """
    return day > add_months(start, 12 * years)


def born(personnummer: str) -> dt.date | None:
    """The birth date in a 12-digit personnummer or samordningsnummer; None when there is none.

    >>> born("201104152390"), born("saknas")
    (datetime.date(2011, 4, 15), None)
    """
    digits = "".join(sign for sign in personnummer if sign.isdigit())
    if len(digits) != len("ÅÅÅÅMMDDNNNN"):
        return None
    day = int(digits[6:8])
    if int(digits[:4]) > _LATEST.year:
        return None
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), day - 60 if day > _ORDINAL_LIMIT else day)
    except ValueError:
        return None


def birthday(birth: dt.date, age: int) -> dt.date:
    """The day somebody comes of an age; who is born on 29 February does so on 1 March.

    >>> birthday(dt.date(2008, 2, 29), 18)
    datetime.date(2026, 3, 1)
    """
    try:
        return birth.replace(year=birth.year + age)
    except ValueError:
        return dt.date(birth.year + age, 3, 1)


def may_be_grown(personnummer: str, day: dt.date) -> bool:
    """Whether somebody is 18 on a day by some reading: born on 29 February, from 28 February.

    >>> may_be_grown("200802292391", dt.date(2026, 2, 28))
    True
    """
    first = grown_from(personnummer)
    return first is not None and day >= first


def grown_from(personnummer: str) -> dt.date | None:
    """The first day that somebody may be 18, by the stricter reading; None when it is not known."""
    birth = born(personnummer)
    if birth is None:
        return None
    leap = int((birth.month, birth.day) == (2, 29))
    return birthday(birth, MAJORITY) - dt.timedelta(days=leap)


def is_adult(personnummer: str, day: dt.date) -> bool | None:
    """Whether the person is 18 or more on a day; None when the birth date is not known."""
    birth = born(personnummer)
    return None if birth is None else day >= birthday(birth, MAJORITY)
