"""How long an insats lasted, and how much of it was pause. First and last day both count.

The days between a closing and the day that the insats was taken up again belong to neither.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sigdocs.model.case import Case, PausePeriod
from sigdocs.model.receivers import Break

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stay:
    """The time in the insats.

    Attributes:
        since: first day.
        until: last day.
        days: all its days, the first and the last counted; none between two times in it.
        paused: those of them that were pause; a day in two pauses is one day.
        pauses: how many pauses began in that time.
    """

    since: dt.date
    until: dt.date
    days: int
    paused: int
    pauses: int

    @property
    def active(self) -> int:
        """The days that were no pause."""
        return self.days - self.paused


def stay_of(case: Case) -> Stay | None:
    """The time in the insats of a case that is closed, None when it is not."""
    if case.closing is None or case.discharge is None:
        return None
    since = case.closing.enrolled or case.opened_on
    return stay(since, max(since, case.discharge.on), case.pauses, case.breaks)


def stay(
    since: dt.date, until: dt.date, pauses: Iterable[PausePeriod], breaks: Iterable[Break] = ()
) -> Stay:
    """The time from the first day to the last, and what of it the pauses take."""
    spans = [span for one in pauses if (span := _within(one, since, until))]
    away = [span for one in breaks if (span := _between(one, since, until))]
    out = _days_of(away)
    return Stay(
        since=since,
        until=until,
        days=_length(since, until) - out,
        paused=_days_of((*spans, *away)) - out,
        pauses=len(spans),
    )


def _between(one: Break, since: dt.date, until: dt.date) -> tuple[dt.date, dt.date] | None:
    """The days between the last day before a break and the first day after it."""
    first, last = max(one.ended_on + _DAY, since), min(one.resumed_on - _DAY, until)
    return (first, last) if first <= last else None


def _days_of(spans: Iterable[tuple[dt.date, dt.date]]) -> int:
    return sum(_length(*span) for span in _joined(spans))


def _within(one: PausePeriod, since: dt.date, until: dt.date) -> tuple[dt.date, dt.date] | None:
    """The days of a pause that lie in the insats; the day it goes on again is none of them."""
    first = max(one.pause.since or since, since)
    ends = [until, one.pause.until, one.resumed_on - _DAY if one.resumed_on else None]
    last = min(day for day in ends if day)
    return (first, last) if first <= last else None


def _joined(spans: Iterable[tuple[dt.date, dt.date]]) -> Iterator[tuple[dt.date, dt.date]]:
    """Spans that share a day, as one."""
    current: tuple[dt.date, dt.date] | None = None
    for first, last in sorted(spans):
        if current and first <= current[1]:
            current = (current[0], max(last, current[1]))
            continue
        if current:
            yield current
        current = (first, last)
    if current:
        yield current


def _length(first: dt.date, last: dt.date) -> int:
    return (last - first).days + 1
