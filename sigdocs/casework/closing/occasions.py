"""When in the insats something was measured: at its beginning, at its end, or in between.

A paper that is signed as true says ”vid inskrivning” of the first weeks only, and ”vid avslut” of the
last; of any other day it says that day.
"""

import datetime as dt

from sigdocs.casework.closing.duration import Stay

NEAR_WEEKS = 4
"""How many weeks the beginning lasts, and the end. The group meets about once a month (S0 1.2.1, 3.2),
so they hold what was measured as the youth came in and at the first meeting, and at the last one and
the closing; what was measured a meeting later or earlier is already of the time in the insats."""
AT_START, AT_END = "vid inskrivning", "vid avslut"


def at_start(on: dt.date, stay: Stay) -> bool:
    """Whether a day is in the first weeks of the insats; never past the middle of a short one."""
    return stay.since <= on <= stay.since + _near(stay) and not at_end(on, stay)


def at_end(on: dt.date, stay: Stay) -> bool:
    """Whether a day is in the last weeks of the insats; never before the middle of a short one."""
    return max(stay.since, stay.until - _near(stay)) <= on <= stay.until and on > stay.since


def first_told(on: dt.date, stay: Stay) -> str:
    """How the day of what was measured first is told: ”vid inskrivning” only if it was."""
    return f"{AT_START if at_start(on, stay) else 'först mätt'} ({on})"


def last_told(on: dt.date, stay: Stay) -> str:
    """How the day of what was measured last is told: ”vid avslut” only if it was."""
    return f"{AT_END if at_end(on, stay) else 'senast mätt'} ({on})"


def _near(stay: Stay) -> dt.timedelta:
    return min(dt.timedelta(weeks=NEAR_WEEKS), (stay.until - stay.since) / 2)
