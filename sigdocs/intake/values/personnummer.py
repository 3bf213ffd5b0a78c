"""Personal identity numbers: checked, and given with twelve digits."""

import datetime as dt
import re

from personnummer import personnummer

from sigdocs.intake.folding import key
from sigdocs.intake.values import faults
from sigdocs.model.problem import Fault

NUMBER = re.compile(
    r"(?<![\d-])(?:19|20)?\d{6}\s?[-–+]\s?\d{4}(?!\d)|(?<![\d-])(?:19|20)\d{10}(?!\d)"
)
_SHAPE = re.compile(r"^(\d{2})?(\d{6})([-+]?)(\d{4})$")
_UNKNOWN = frozenset(map(key, ("saknas", "okänt", "okänd", "ej känt", "har inget", "inget")))
_COORDINATION = 60


def read_personnummer(text: str, today: dt.date) -> str | Fault:
    """Check ``text`` as personnummer or samordningsnummer and give its twelve digits.

    ”saknas” and ”okänt” are kept as ”saknas”. Ten digits get the latest century that makes a
    birth before ``today`` (a ``+`` one century more).

    >>> read_personnummer("110415-2390", dt.date(2026, 9, 8))
    '201104152390'
    """
    if key(text) in _UNKNOWN:
        return "saknas"
    found = _SHAPE.match(re.sub(r"\s", "", text).replace("–", "-"))
    if not found:
        return faults.PERSONNUMMER_SHAPE
    century = found[1] or _century(found[2], today, older=found[3] == "+")
    digits = f"{century}{found[2]}{found[4]}"
    if not _is_day(digits):
        return faults.PERSONNUMMER_DATE
    return digits if personnummer.valid(digits) else faults.PERSONNUMMER_CHECK


def _century(six: str, today: dt.date, *, older: bool) -> str:
    this = today.year // 100
    born = f"{int(six[:2]):02}{six[2:4]}{int(six[4:]) % _COORDINATION:02}"
    late = born > f"{today:%y%m%d}"
    return str(this - late - older)


def _is_day(digits: str) -> bool:
    day = int(digits[6:8])
    try:
        dt.date(int(digits[:4]), int(digits[4:6]), day - _COORDINATION * (day > _COORDINATION))
    except ValueError:
        return False
    return True
