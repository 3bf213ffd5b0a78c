"""The sweep over every free text of a note, whatever its door, for a right that may be lost.

What a fact of the note says in its place is no question; all else that may close something is.
"""

from collections.abc import Iterator

from sigdocs.casework import sweep_faults as faults
from sigdocs.casework.decision import Ruling
from sigdocs.casework.family_signs import tells_of_custody, tells_of_protection
from sigdocs.casework.meant import Family, Meant, sentences
from sigdocs.casework.party_words import party_names
from sigdocs.casework.people import folded
from sigdocs.casework.signs import losses, tells_of_consent
from sigdocs.casework.sweep_answers import (
    consent_answered,
    custody_answered,
    protection_answered,
)
from sigdocs.model.base import Frozen
from sigdocs.model.note import Note
from sigdocs.model.people import Attendee

_SHOWN = 120
_OWN = frozenset({"consents", "insats", "corrections", "replacement", "readings", "nomination"})
_PLACES = frozenset(
    {"attendees", "recipients", "disclosure", "youth", "guardians", "partners", "coordinator"}
)
_CELLS = (
    ("attendees", ("role", "organisation", "how")),
    ("consents", ("other", "language", "noted_by", "comment")),
)
"""The cells of rows that anything may be written in, though each row states a fact."""


def sweep(ruling: Ruling) -> None:
    """Ask about each sentence that may take a right away and that no fact of the note answers."""
    family = Family.told(ruling)
    for path, sentence, owner in _sentences(ruling.note, family):
        plain, shown = folded(sentence), sentence[:_SHOWN]
        if _asks(ruling, path, plain) and not consent_answered(ruling, family, sentence, owner):
            ruling.problem(faults.CONSENT_ELSEWHERE, path, rad=shown)
        if tells_of_protection(plain) and not protection_answered(family, sentence, owner):
            ruling.problem(faults.PROTECTION_ELSEWHERE, path, rad=shown)
        if tells_of_custody(plain) and not custody_answered(family, sentence, owner):
            ruling.problem(faults.CUSTODY_ELSEWHERE, path, rad=shown)


def _asks(ruling: Ruling, path: str, plain: str) -> bool:
    """Whether a sentence may change consent: a yes is no question where the note has its place."""
    note, names = ruling.note, party_names(ruling.people)
    told = bool(note.consents) or note.insats is not None or path.startswith("attendees.")
    return bool(losses(plain, names)) if told else tells_of_consent(plain, names)


def _sentences(note: Note, family: Family) -> Iterator[tuple[str, str, Meant]]:
    """Each sentence of the note's free texts, with its path and of whom its row is, if of anybody.

    What has a place of its own is not.
    """
    for name in type(note).model_fields:
        if name not in _OWN | _PLACES:
            for path, text in _within(getattr(note, name), name):
                yield from ((path, one, Meant()) for one in sentences(text))
    for name, cells in _CELLS:
        for place, row in enumerate(getattr(note, name)):
            owner = family.meant(row.name) if isinstance(row, Attendee) else Meant()
            for cell in cells:
                path = f"{name}.{place}.{cell}"
                yield from ((path, one, owner) for one in sentences(getattr(row, cell)))
    for place, item in enumerate(note.corrections):
        path = f"corrections.{place}.reason"
        yield from ((path, each, Meant()) for each in sentences(item.reason))


def _within(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text in a value, also in a cell for a place or a name: people write where there is room."""
    if isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _within(one, f"{path}.{place}")
    elif type(value) is str:
        yield path, value
