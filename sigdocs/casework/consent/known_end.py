"""The last day of a consent told by nobody: as it is known it says nothing new, else it is asked about."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.casework.consent.parties import gone_parties
from sigdocs.casework.consent.verdict import verdicts
from sigdocs.casework.decision import Ruling
from sigdocs.casework.party_words import parties_in

_CONSENT = re.compile(r"\b(?:samtyck|medgiv)\w*")
_TURNED = re.compile(r"\bgaller (?:samtyck|medgiv)\w*")  # till och med 15 oktober gäller samtycket
_OF_ELSE = re.compile(r"\b(?:planen|insatsen|beslutet|praktiken|motet)\b")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*"
_ENDER = re.compile(
    r"\b(?:t o m|tom|till och med|(?:galler|giltig\w*) till(?! och med)|lop\w* ut|gar ut|(?P<bare>till(?! och med)))"
    r"(?: (?:redan|bara|den|i|slutet av|mitten av|borjan av))* "
)
_DAYS = (
    r"(?P<year>\d{4}) (?P<month>\d{1,2}) (?P<day>\d{1,2})\b",  # 2027-03-07
    r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)\b",  # 20270307
    r"(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)\b",  # 270307
    rf"(?P<day>\d{{1,2}})(?: [ea])? (?P<named>{_MONTH})\b(?: (?P<year>\d{{4}})\b)?",  # 7 mars 2027
    r"(?P<day>\d{1,2}) (?P<month>\d{1,2})\b(?: (?P<year>\d{4}|\d\d)\b)?",  # 7/3-27
    rf"(?P<named>{_MONTH})\b(?: (?P<year>\d{{4}})\b)?",  # mars
    r"(?:\d|nasta|hela|utgangen|slutet|arsskiftet|jul\b|pask|\w*termin|sommar|host|vinter|varen\b|v \d|vecka)",  # årsskiftet
)
_DAY = tuple(map(re.compile, _DAYS))
_WHOLE = 5
"""How many of them tell a day of a month; after ”till” alone any other word may be no day at all."""
_CENTURY = 2000
_SHORT = 100


@dataclass(frozen=True, slots=True)
class _Told:
    """A last day as it is told, in whole or part; all None when it could not be read."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def is_of(self, known: dt.date | None) -> bool:
        """Whether it may be a day that is known; one that could not be read is none."""
        if known is None or self.month is None:
            return False
        own = ((self.year, known.year), (self.month, known.month), (self.day, known.day))
        return all(told in {None, real} for told, real in own)


def known_ends(ruling: Ruling, about: frozenset[str] = frozenset()) -> frozenset[dt.date | None]:
    """Give the last days of the words on consent that hold on the note's day; None is for no last day.

    Args:
        ruling: the work in progress on the note.
        about: keys of the parties that it is about; all of them when empty.
    """
    parties = (*ruling.people.parties, *gone_parties(ruling.case, ruling.profile))
    return frozenset(
        one.until
        for party in parties
        if party.key in about or not about
        for one in verdicts(ruling.case, party.key, ruling.note.date)
        if one.holds
    )


def ends_in_words(ends: frozenset[dt.date | None]) -> str:
    """Say the last days that are known: ”sista dag 2027-02-28 eller ingen bestämd sista dag”."""
    days = ", ".join(str(day) for day in sorted(day for day in ends if day))
    none = "ingen bestämd sista dag" if None in ends else ""
    return " eller ".join(filter(None, (days and f"sista dag {days}", none)))


def tells_another_end(ruling: Ruling, plain: str) -> bool:
    """Whether a folded sentence tells a last day of consent that is not that of all that it may be of."""
    told = list(_told(plain))
    known = known_ends(ruling, parties_in(ruling.people, plain)) if told else frozenset()
    return not all(one.is_of(day) for one in told for day in known)


def _told(plain: str) -> Iterator[_Told]:
    """Each last day of consent in folded words, in whatever way days are written."""
    found = _CONSENT.search(plain)
    if found is None:
        return
    said = plain if _TURNED.search(plain) else _OF_ELSE.split(plain[found.end() :])[0]
    for ender in _ENDER.finditer(said):
        each = (one.match(said, ender.end()) for one in (_DAY[:_WHOLE] if ender["bare"] else _DAY))
        if day := next(filter(None, each), None):
            yield _read(day.groupdict())


def _read(parts: dict[str, str | None]) -> _Told:
    year, month, day = (int(parts.get(name) or 0) or None for name in ("year", "month", "day"))
    if named := parts.get("named"):
        month = _MONTHS.index(named[:3]) + 1
    return _Told(year + _CENTURY if year and year < _SHORT else year, month, day)
