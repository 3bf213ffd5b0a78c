"""Swedish dates and times as people write them, read against a meeting's day.

The rules, in one place:

* Day and month without year: the one such day within a year-long window round the anchor. What
  lies ahead (a due date) is sought from 90 days before the anchor on; what lies back (when
  something happened) up to 90 days after it.
* A weekday alone is the first one after the anchor. On the same weekday, and for what lies
  back, it is a question.
* ”nästa torsdag” is the coming Thursday when this week's has passed; else a question with both.
* A week alone (”v 47”), a season, a month or a holiday is no day: a question.
* A weekday or week that does not match its date is a question with both readings.
* Everything that was not written with day, month and year is ``inferred`` and must be shown.
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum, auto

from sigdocs.intake.folding import fold
from sigdocs.intake.values import faults
from sigdocs.model.problem import Fault

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_SLACK = dt.timedelta(days=90)
_DAYS = r"(?:man|tis|ons|tors?|fre|lor|son)"
_WEEKDAY = re.compile(rf"^(?:pa )?({_DAYS})(?:dag(?:en)?|d)?\b[.,]?\s*(?:den )?")
# ”to 12/3 2026”, ”må 16/3”: the weekday in two letters, right before a day in figures
_SHORT_DAY = re.compile(r"^(ma|ti|on|to|fr|lo|so)\.? (?=\d)")
# ”idag 5/3”, ”i dag, torsdag 5 mars”: the day that is written is the day
_TODAY_IS = re.compile(rf"^i ?dag,? (?=\d|{_DAYS})")
_WEEK = re.compile(r"[,(]?\s*\bv(?:ecka)?\.?\s?(\d{1,2})\b\)?\s*")
_PAST_DAY = re.compile(rf"^i ({_DAYS})(?:dag)?s$")
_NEXT_DAY = re.compile(rf"^nasta ({_DAYS})(?:dag)?$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_DIGITS = re.compile(r"^(\d{4}|\d{2})(\d{2})(\d{2})$")
_DAY_MONTH = re.compile(
    r"^(\d{1,2})(?:/|\.)(\d{1,2})(?:(?:\s?-\s?|\s|/|\.|,\s?)(\d{4}|\d{2}))?\.?$"
)
_NAMED = re.compile(
    r"^(\d{1,2})(?::?[ae])?\.? ?(jan(?:uari)?|feb(?:r|ruari)?|mars?|apr(?:il)?|maj|juni?|juli?"
    r"|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?"
    r"(?: ?-? ?(\d{4}|\d{2}))?$"
)
_NUMBER_WORDS = [
    "noll",
    "en ett",
    "tva",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "atta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
]
_NUMBERS = {word: count for count, words in enumerate(_NUMBER_WORDS) for word in words.split()}
_IN = re.compile(rf"^om (\d{{1,3}}|{'|'.join(_NUMBERS)}) (dag(?:ar)?|veck(?:a|or)|manad(?:er)?)$")
_NEAR = {
    "idag": 0,
    "i dag": 0,
    "igar": -1,
    "i gar": -1,
    "imorgon": 1,
    "i morgon": 1,
    "imorron": 1,
    "i overmorgon": 2,
    "overmorgon": 2,
    "i forrgar": -2,
    "forrgar": -2,
}
_SOON = re.compile(
    r"\b(asap|snarast|omgaende|omedelbart|genast|sa fort|sa snart|sa snabbt|nu direkt|direkt)\b"
)
_VAGUE = re.compile(
    r"lov(?:et)?\b|\bjul\b|\bpask|midsommar|sommar|\bhost|\bvar(?:en)?\b|vinter|\bht\b|\bvt\b"
    r"|termin|\bnasta (?:vecka|manad|ar|mote)\b|\bveckan\b|\bmanad|\bborjan\b|\bslutet\b|\bmitten\b"
    r"|\binom\b|\bnagra\b|ett par|\befter\b|\bfore\b|^(?:senast i |i |under )?"
    r"(?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)[a-z]*(?: \d{4})?$"
)
_TIME = r"(\d{1,2})(?:[.:](\d{2})(?::00)?)?"
_CLOCK = re.compile(
    rf"^(?:kl(?:ockan|\.)?)?\s*{_TIME}(?:\s*(?:-|–|—|till)\s*(?:kl\.?\s*)?{_TIME})?\s*$"
)
_FOUR = re.compile(r"^(?:kl(?:ockan|\.)?)?\s*([0-2]\d)([0-5]\d)$")
_CLOCK_AFTER_DATE = re.compile(
    r"(?:,?\s*\b(?:kl(?:ockan)?\b\.?)\s*\d.*|(?<=\S)[\s,]+\d{1,2}[.:]\d{2}"
    r"(?:\s*(?:[-–—]|till)\s*\d{1,2}[.:]\d{2})?|(?<=\d)[\s,]+(?:[01]?\d|2[0-4])\s*[-–—]\s*(?:[01]?\d|2[0-4])(?:[.:]\d{2})?)\s*$",
    re.IGNORECASE,
)


class Look(Enum):
    """Which way a date without a year is sought."""

    AHEAD = auto()
    BACK = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """A day that was read; ``inferred`` when the writer did not write all of it."""

    value: dt.date
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """What could not be read as one day or time: why, and what it may have been."""

    fault: Fault
    choices: tuple[dt.date, ...] = ()

    @property
    def suggestion(self) -> str:
        """The possible readings, in the shape to write them."""
        return " eller ".join(spell(day) for day in self.choices)


def spell(day: dt.date) -> str:
    """Give ``day`` with its weekday, in a shape that reads back as itself.

    >>> spell(dt.date(2026, 11, 12))
    'torsdag 2026-11-12'
    """
    return f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"


def read_date(text: str, anchor: dt.date, look: Look = Look.AHEAD) -> Found | Unclear:
    """Read ``text`` as one day, seen from ``anchor``.

    >>> read_date("tors 12/11 v 46", dt.date(2026, 10, 29)).value.isoformat()
    '2026-11-12'
    >>> read_date("fre 12/11", dt.date(2026, 10, 29)).suggestion
    'torsdag 2026-11-12 eller fredag 2026-11-13'
    """
    core = _TODAY_IS.sub("", fold(text).strip(" .,;:()"))
    weekday, week = None, None
    if found := _WEEKDAY.match(core) or _SHORT_DAY.match(core):
        weekday, core = _weekday(found[1]), core[found.end() :]
    if found := _WEEK.search(core):
        week, core = int(found[1]), (core[: found.start()] + core[found.end() :])
    core = core.removeprefix("den ").strip(" .,;:()")
    try:
        if not core:
            return _unwritten(weekday, week, anchor, look)
        day = _absolute(core, anchor, look) or (
            _relative(core, anchor) if weekday is None and week is None else None
        )
    except (ValueError, OverflowError):
        return Unclear(faults.DATE_DOES_NOT_EXIST)
    if isinstance(day, Found):
        return _checked(day, weekday, week)
    return day or Unclear(_why_not(core))


def _why_not(core: str) -> Fault:
    if _SOON.search(core):
        return faults.DATE_IS_SOON
    return faults.DATE_IS_VAGUE if _VAGUE.search(core) else faults.DATE_NOT_UNDERSTOOD


def _weekday(word: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if fold(day).startswith(word[:3]))


def _checked(day: Found, weekday: int | None, week: int | None) -> Found | Unclear:
    """Hold a day against the weekday and week written beside it."""
    value = day.value
    year, iso_week, iso_day = value.isocalendar()
    if week is not None and week != iso_week:
        other = _in_week(year, week, iso_day if weekday is None else weekday + 1)
        return Unclear(faults.WEEK_DOES_NOT_MATCH, (value, *other))
    if weekday is not None and weekday != value.weekday():
        steps = (weekday - value.weekday() + 3) % 7 - 3
        return Unclear(faults.WEEKDAY_DOES_NOT_MATCH, (value, value + dt.timedelta(days=steps)))
    return day


def _in_week(year: int, week: int, day: int) -> tuple[dt.date, ...]:
    try:
        return (dt.date.fromisocalendar(year, week, day),)
    except ValueError:
        return ()


def _unwritten(
    weekday: int | None, week: int | None, anchor: dt.date, look: Look
) -> Found | Unclear:
    """Read a weekday, a week or both, without a date."""
    if week is not None:
        years = range(anchor.year - 1, anchor.year + 2)
        days = [day for year in years for day in _in_week(year, week, (weekday or 0) + 1)]
        day = _in_window(days, anchor, look)
        if day is None:
            return Unclear(faults.DATE_DOES_NOT_EXIST)
        if weekday is None:
            return Unclear(faults.DATE_IS_A_WEEK, (day + dt.timedelta(days=4),))
        return Found(day, inferred=True)
    if weekday is None:
        return Unclear(faults.DATE_NOT_UNDERSTOOD)
    ahead = _coming(weekday, anchor)
    if look is Look.BACK or ahead - anchor == dt.timedelta(days=7):
        return Unclear(faults.DATE_IS_AMBIGUOUS, (ahead - dt.timedelta(days=7), ahead))
    return Found(ahead, inferred=True)


def _coming(weekday: int, anchor: dt.date) -> dt.date:
    return anchor + dt.timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)


def _relative(core: str, anchor: dt.date) -> Found | Unclear | None:
    if core in _NEAR:
        return Found(anchor + dt.timedelta(days=_NEAR[core]), inferred=True)
    if found := _PAST_DAY.match(core):
        back = _coming(_weekday(found[1]), anchor) - dt.timedelta(days=7)
        return Found(back - dt.timedelta(days=7 * (back == anchor)), inferred=True)
    if found := _NEXT_DAY.match(core):
        day = _coming(_weekday(found[1]), anchor)
        if day.isocalendar()[:2] == anchor.isocalendar()[:2]:
            return Unclear(faults.DATE_IS_AMBIGUOUS, (day, day + dt.timedelta(days=7)))
        return Found(day, inferred=True)
    if found := _IN.match(core):
        return Found(_later(found[1], found[2], anchor), inferred=True)
    return None


def _later(count: str, unit: str, anchor: dt.date) -> dt.date:
    number = int(count) if count.isdigit() else _NUMBERS[count]
    if unit.startswith("dag"):
        return anchor + dt.timedelta(days=number)
    if unit.startswith("veck"):
        return anchor + dt.timedelta(weeks=number)
    months = anchor.month - 1 + number
    return anchor.replace(year=anchor.year + months // 12, month=months % 12 + 1)


def _absolute(core: str, anchor: dt.date, look: Look) -> Found | None:
    """Read a written date.

    Raises:
        ValueError: when there is no such day.
    """
    if found := _ISO.match(core):
        return Found(dt.date(int(found[1]), int(found[2]), int(found[3])))
    if found := _DIGITS.match(core):
        return _dated(found[1], int(found[2]), int(found[3]), anchor, look)
    if found := _DAY_MONTH.match(core):
        return _dated(found[3], int(found[2]), int(found[1]), anchor, look)
    if found := _NAMED.match(core):
        month = next(n for n, name in enumerate(MONTHS, 1) if found[2].startswith(name))
        return _dated(found[3], month, int(found[1]), anchor, look)
    return None


def _dated(year: str | None, month: int, day: int, anchor: dt.date, look: Look) -> Found:
    if year is not None:
        full = len(year) > len("26")
        return Found(dt.date(int(year) + (0 if full else 2000), month, day), inferred=not full)
    value = _in_window(_in_years(month, day, anchor), anchor, look)
    if value is None:
        raise ValueError(month, day)
    return Found(value, inferred=True)


def _in_years(month: int, day: int, anchor: dt.date) -> list[dt.date]:
    days = []
    for year in range(max(anchor.year - 1, 1), anchor.year + 2):
        try:
            days.append(dt.date(year, month, day))
        except ValueError:
            continue
    return days


def _in_window(days: list[dt.date], anchor: dt.date, look: Look) -> dt.date | None:
    if look is Look.AHEAD:
        return next((day for day in days if day >= anchor - _SLACK), None)
    return next((day for day in reversed(days) if day <= anchor + _SLACK), None)


def read_times(text: str) -> tuple[dt.time, dt.time | None] | Unclear:
    """Read a clock time, or a span of two.

    >>> read_times("kl. 14.30–15.45")
    (datetime.time(14, 30), datetime.time(15, 45))
    """
    core = fold(text).strip(" .,;()").removesuffix("tiden").strip()
    found = _CLOCK.match(core)
    try:
        if found:
            start = dt.time(int(found[1]), int(found[2] or 0))
            return start, dt.time(int(found[3]), int(found[4] or 0)) if found[3] else None
        if four := _FOUR.match(core):
            return dt.time(int(four[1]), int(four[2])), None
    except ValueError:
        return Unclear(faults.TIME_DOES_NOT_EXIST)
    return Unclear(faults.TIME_NOT_UNDERSTOOD)


def split_clock(text: str) -> tuple[str, str]:
    """Part a day from the time written after it; the second is empty when there is none.

    >>> split_clock("tors 12/11 kl 14, ")
    ('tors 12/11', 'kl 14')
    """
    trimmed = text.strip(" ,.;")
    if found := _CLOCK_AFTER_DATE.search(trimmed):
        return trimmed[: found.start()].strip(" ,"), trimmed[found.start() :].strip(" ,")
    return trimmed, ""
