"""Which rights the items of a correction may touch, before it is known what they change. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sigdocs.casework.family_signs import tells_of_custody, tells_of_protection
from sigdocs.casework.people import folded
from sigdocs.casework.signs import bodies, tells_of_consent
from sigdocs.model.note import CorrectionItem
from sigdocs.model.people import Custody, Protection
from sigdocs.model.rights import Right

_FIELDS: Final = {
    Right.CONSENT: re.compile(
        r"samtyck|medgiv|aterkall|\bpart(?:er\w*|en)?\b|verksamhet|mottag|skickas|delges|utskick|omfatt|"
        r"undantag|\binte\b|slags|uppgifter|till och med|fran och med|\bt\W?o\W?m\b|\bfr\W?o\W?m\b"
    ),
    Right.CUSTODY: re.compile(r"vardnad"),
    Right.PROTECTION: re.compile(r"skydd|sekretess|formedl"),
}
"""What a correction calls the fields that hold a right."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FEW = 3


def touched(items: Iterable[CorrectionItem]) -> Iterator[Right]:
    """Give each right that an item may change, by the field that it names or by what it puts there."""
    for item in items:
        field = folded(item.applies_to)
        values = [folded(one) for one in (item.stood, item.should_be)]
        yield from (right for right, known in _FIELDS.items() if known.search(field))
        if any(map(_of_consent, values)) or (not field and _DAY.fullmatch(item.stood.strip())):
            yield Right.CONSENT
        if any(one in _CUSTODY or tells_of_custody(one) for one in values):
            yield Right.CUSTODY
        if any(one in _PROTECTION or tells_of_protection(one) for one in values):
            yield Right.PROTECTION


def _of_consent(plain: str) -> bool:
    """Whether a value speaks of consent, or is the name of a party."""
    return tells_of_consent(plain) or bool(bodies(plain) and len(plain.split()) <= _FEW)


_CUSTODY: Final = frozenset(map(folded, Custody))
_PROTECTION: Final = frozenset(folded(one) for one in Protection if one is not Protection.NONE)
