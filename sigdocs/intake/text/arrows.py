"""Arrows that hurried people write for a colon or for nothing, where what stands left of them is known.

• jobb → Robin har praktik senast i juni
  – Nadia → bokar studiebesök på lagret, senast 27/3
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sigdocs.intake.known import Known
from sigdocs.intake.text.goal_names import area_of
from sigdocs.intake.text.lines import Row

_ARROW = re.compile(
    r"^(?:\d{1,2}\s+(?=[A-ZÅÄÖ]{2}))?(?P<left>[^\W\d][^→:]{0,30}?)\s*→\s*(?P<rest>[^→]+)$"
)
# ”senast 27/3”, ”löpande”, ”från 16/3”: what is to be done, and not how it went
_TO_DO = re.compile(r"\b(?:senast|löpande|från|fr\.?\s?o\.?\s?m)\b", re.IGNORECASE)

# ”Kristin”, ”Ali och Tim”: at a start nobody has been met yet
_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+(?:(?: och |, | o |\s)[A-ZÅÄÖ][a-zåäöé]+){0,3}")


def without_arrows(rows: Sequence[Row], known: Known) -> list[Row]:
    """Give the rows, those of a list that put an arrow after an area or after who does it in plain words."""
    below = [*rows[1:], None]
    return [_plain(row, after, known) for row, after in zip(rows, below, strict=False)]


def _plain(row: Row, below: Row | None, known: Known) -> Row:
    found = _ARROW.match(row.text)
    if not found:
        return row
    left, rest = found["left"].strip(), found["rest"]
    if _is_to_do(row, known):
        return replace(row, text=f"{left} {rest}")
    inside = below is not None and (below.indent > row.indent or not row.bullet)
    if below and inside and _is_to_do(below, known) and area_of(left, known):
        return replace(row, text=f"{left}, mål: {rest}")
    return row


def _is_to_do(row: Row, known: Known) -> bool:
    """Whether a row of a list is ”Nadia → bokar studiebesök på lagret, senast 27/3”."""
    found = _ARROW.match(row.text) if row.bullet else None
    if not found or not found["rest"][:1].islower() or not _TO_DO.search(found["rest"]):
        return False
    left = found["left"]
    return bool(known.person(left) or (_NAME.fullmatch(left) and not area_of(left, known)))
