"""What a template may do to a value: ``{{ plan.date|datumtext }}``. Pure, and Swedish in name.

Office staff write these in Word, so the names are Swedish and without å ä ö.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from markupsafe import Markup, escape

from sigdocs.documents.swedish import EMPTY, NBSP, clock, day_and_date, listed, long_date

_PARAGRAPH = Markup("<?stycke?>")
"""Stands in the XML where a paragraph ends; no data can contain it."""

_SPACED_FROM = 10_000  # four digits stand together
_MONTH_NAMES = "|".join(long_date(dt.date(2026, month, 1)).split()[1] for month in range(1, 13))
_BINDINGS = (
    re.compile(rf"(?<=\b\d) (?=(?:{_MONTH_NAMES})\b)|(?<=\b\d\d) (?=(?:{_MONTH_NAMES})\b)"),
    re.compile(r"(?<=\bkl\.) (?=\d)"),
    re.compile(r"(?<=\d) (?=§|kap\.|kr\b|%|av \d)|(?<=\d av) (?=\d)|(?<=§) (?=\d)"),
)


def _date(day: dt.date) -> str:
    """For tables.

    >>> _date(dt.date(2026, 11, 12))
    '2026-11-12'
    """
    return dt.date(day.year, day.month, day.day).isoformat()


def _number(value: float | Decimal) -> str:
    r"""Decimal comma, true minus, and spaced thousands from 10 000.

    >>> _number(-3.5), _number(12500), _number(7.0)
    ('−3,5', '12\xa0500', '7')
    """
    amount = abs(Decimal(str(value)))
    text = f"{amount:,.2f}" if amount >= _SPACED_FROM else f"{amount:.2f}"
    text = text.rstrip("0").rstrip(".").replace(",", NBSP).replace(".", ",")
    return f"−{text}" if value < 0 and text != "0" else text


def _paragraphs(text: str) -> Markup:
    """Let each line be a paragraph of its own, like the one it stands in."""
    return _PARAGRAPH.join(escape(line) for line in text.split("\n"))


def _dash(value: object) -> object:
    """Say "–" where there is nothing.

    >>> _dash(None), _dash(" "), _dash("x")
    ('–', '–', 'x')
    """
    return EMPTY if value is None or (isinstance(value, str) and not value.strip()) else value


def _bind(text: str) -> str:
    r"""Keep number and word together: 12 november, kl. 14.30, 5 §, 3 av 7.

    >>> _bind("12 november kl. 14.30 enligt 5 kap. 1 § punkt 3 av 7")
    '12\xa0november kl.\xa014.30 enligt 5\xa0kap. 1\xa0§ punkt 3\xa0av\xa07'
    """
    for pattern in _BINDINGS:
        text = pattern.sub(NBSP, text)
    return text


FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        "datum": _date,
        "datumtext": long_date,
        "dagdatum": day_and_date,
        "klockslag": clock,
        "tal": _number,
        "lista": listed,
        "stycken": _paragraphs,
        "streck": _dash,
        "bind": _bind,
    }
)
