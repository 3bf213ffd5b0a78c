"""The last day of a consent told by nobody: as it is known it says nothing new, else it is asked about."""

import datetime as dt
import re

from sigdocs.casework.consent.parties import gone_parties
from sigdocs.casework.consent.verdict import verdicts
from sigdocs.casework.decision import Ruling

_TOLD = re.compile(
    r"\b(?:samtyck|medgiv)\w*\b.{0,40}\b(?:t o m|tom|till och med|giltigt till|galler till|lop\w* ut) (?:den )?"
    r"(?P<year>\d{4}) (?P<month>\d{1,2}) (?P<day>\d{1,2})\b"
)
"""Samtycket gäller till och med 2027-03-07, with its signs folded away."""


def known_ends(ruling: Ruling) -> frozenset[dt.date]:
    """Give the last days of the words on consent that hold on the note's day."""
    parties = (*ruling.people.parties, *gone_parties(ruling.case, ruling.profile))
    found = (
        one.until
        for party in parties
        for one in verdicts(ruling.case, party.key, ruling.note.date)
        if one.holds
    )
    return frozenset(day for day in found if day)


def is_as_known(ruling: Ruling, day: dt.date) -> bool:
    """Whether a last day is the one of every consent that holds."""
    return known_ends(ruling) == {day}


def tells_another_end(ruling: Ruling, plain: str) -> bool:
    """Whether a folded sentence tells a last day of consent that no consent that holds has."""
    found = _TOLD.search(plain)
    if found is None or not known_ends(ruling):
        return False
    told = (int(found["year"]), int(found["month"]), int(found["day"]))
    return told not in {(one.year, one.month, one.day) for one in known_ends(ruling)}
