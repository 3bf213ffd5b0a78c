"""Which rights the items of a correction may touch, before it is known what they change. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sigdocs.casework.family_signs import tells_of_custody, tells_of_protection
from sigdocs.casework.kind_words import is_kinds
from sigdocs.casework.leaves import leaves, stands
from sigdocs.casework.people import folded
from sigdocs.casework.signs import bodies, tells_of_consent
from sigdocs.model.note import CorrectionItem, Note, NoteKind
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


def touched(
    items: Iterable[CorrectionItem], corrects: Iterable[Note] = (), parties: Iterable[str] = ()
) -> Iterator[Right]:
    """Give each right that an item may change, by the field that it names or by what it puts there.

    Args:
        items: what the correction says.
        corrects: the notes that it may be of; in a note of consent everything is of consent.
        parties: what the parties of the case are called, beside the common nouns.
    """
    named = tuple(filter(None, map(folded, parties)))
    told = tuple(corrects)
    for item in items:
        field = folded(item.applies_to)
        values = [folded(one) for one in (item.stood, item.should_be)]
        yield from (right for right, known in _FIELDS.items() if known.search(field))
        if any(map(_of_consent, values)) or (not field and _DAY.fullmatch(item.stood.strip())):
            yield Right.CONSENT
        short = (one for one in values if len(one.split()) <= _FEW)
        if any(f" {name} " in f" {text} " for text in (field, *short) for name in named):
            yield Right.CONSENT
        if any(_stands_under_consent(item, note) for note in told):
            yield Right.CONSENT
        if any(one in _CUSTODY or tells_of_custody(one) for one in values):
            yield Right.CUSTODY
        if any(one in _PROTECTION or tells_of_protection(one) for one in values):
            yield Right.PROTECTION


def _of_consent(plain: str) -> bool:
    """Whether a value speaks of consent, is the name of a party or lists kinds of information."""
    party = bodies(plain) and len(plain.split()) <= _FEW
    return bool(tells_of_consent(plain) or party or (is_kinds(plain) and len(plain.split()) > 1))


def _stands_under_consent(item: CorrectionItem, note: Note) -> bool:
    """Whether an item that names no other field may mean a word of consent in a note."""
    if note.kind is NoteKind.CONSENT:
        return True
    values = (leaf[2] for fact in note.consents for leaf in leaves(fact))
    return not item.applies_to and any(stands(item.stood, one) for one in values)


_CUSTODY: Final = frozenset(map(folded, Custody))
_PROTECTION: Final = frozenset(folded(one) for one in Protection if one is not Protection.NONE)
