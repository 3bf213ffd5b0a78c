"""How dates, times and lists are written on Swedish paper.

Dates are written out in running text and as 2026-11-12 in tables; what must not be parted by a
line break is held together by non-breaking spaces.
"""

import datetime as dt
from collections.abc import Iterable

NBSP = "\N{NO-BREAK SPACE}"
EMPTY = "–"
"""What an empty cell says."""

_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def long_date(day: dt.date) -> str:
    r"""Write a date for running text.

    >>> long_date(dt.date(2026, 11, 12))
    '12\xa0november 2026'
    """
    return f"{day.day}{NBSP}{_MONTHS[day.month - 1]} {day.year}"


def day_and_date(day: dt.date) -> str:
    r"""Write a date with its weekday.

    >>> day_and_date(dt.date(2026, 11, 12))
    'torsdag 12\xa0november 2026'
    """
    return f"{_DAYS[day.weekday()]} {long_date(day)}"


def clock(start: dt.time | None, end: dt.time | None = None) -> str:
    r"""Write a time of day, or a span; "" when there is none.

    >>> clock(dt.time(14, 30), dt.time(15, 45))
    'kl.\xa014.30–15.45'
    """
    if start is None:
        return ""
    until = f"–{end:%H.%M}" if end else ""
    return f"kl.{NBSP}{start:%H.%M}{until}"


def upper_first(text: str) -> str:
    """Give ``text`` with a capital first letter and the rest as it was.

    >>> upper_first("tisdag i SIG")
    'Tisdag i SIG'
    """
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Give ``text`` with a small first letter, unless it is an abbreviation.

    >>> lower_first("Kväll/helg"), lower_first("SIG-tid")
    ('kväll/helg', 'SIG-tid')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def joined(parts: Iterable[str], separator: str = ", ") -> str:
    """Join what is not empty.

    >>> joined(["Lina Strand", "", "Björkskolan"])
    'Lina Strand, Björkskolan'
    """
    return separator.join(part for part in parts if part)


def listed(parts: Iterable[str]) -> str:
    """Write a list as a sentence does; with semicolons where a part itself holds a comma.

    >>> listed(["Å1", "Å2", "Å5"])
    'Å1, Å2 och Å5'
    >>> listed(["Björkskolan", "Polisen, lpo Lindåsa", "Mini-Maria"])
    'Björkskolan; Polisen, lpo Lindåsa; Mini-Maria'
    """
    shown = [part for part in parts if part]
    if len(shown) > 1 and any(", " in part for part in shown):
        return "; ".join(shown)
    *first, last = shown or [""]
    return f"{', '.join(first)} och {last}" if first else last


def shortened(text: str, length: int) -> str:
    """Give the beginning of ``text`` on one line, cut between words, at most ``length`` signs.

    >>> shortened("Milo går till skolan varje dag", 20)
    'Milo går till …'
    """
    line = " ".join(text.split(" ")) if "\n" not in text else " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return f"{cut.rpartition(' ')[0] or cut[:-1]} …"
