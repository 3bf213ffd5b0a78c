"""What an older program took in stands when its note is corrected in another place.

What the program has learnt to ask about since is asked of what is new, not of what was recorded.
"""

from collections.abc import Iterable

from sigdocs.casework import faults as common
from sigdocs.casework.correction import faults
from sigdocs.model.consent import ConsentFact
from sigdocs.model.note import Note
from sigdocs.model.problem import Problem

_PLACES = (common.PLACE_LIKE, common.PLACE_OF_MEETING)
_SAME = ("action", "givers", "parties", "not_parties", "information", "other", "exceptions")
"""What of a statement of consent is asked about beside its days."""


def untouched(found: Problem, before: Note, corrected: Note) -> bool:
    """Whether what a problem is about reads the same before and after a correction."""
    return _at(before, found.path) == _at(corrected, found.path)


def _at(note: Note, path: str) -> object:
    value: object = note.model_dump(mode="json")
    for step in filter(None, path.split(".")):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        else:
            return None
    return value


def as_recorded(
    recorded: tuple[ConsentFact, ...], corrected: tuple[ConsentFact, ...]
) -> tuple[ConsentFact, ...]:
    """What was recorded of consent, with the same statements under corrected days."""
    mended = (
        now
        for was, now in zip(recorded, corrected, strict=False)
        if now.parties and all(getattr(was, name) == getattr(now, name) for name in _SAME)
    )
    return (*recorded, *mended)


def places_in(known: Iterable[Problem]) -> tuple[Problem, ...]:
    """Questions about the places of somebody protected that a plan made anew would show."""
    return tuple(
        faults.PLACE_ANEW.at("corrections", what=one.values["what"])
        for one in known
        if one.fault in _PLACES
    )
