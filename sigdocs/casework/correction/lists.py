"""A correction of a list of a consent: its kinds of information, or the parties that it names.

A row reads ”Björkskolan (bara skolgång, fritid)” or ”Parter: Björkskolan; BUP”, and is kept as one value a
place; what stood and shall stand is then a list, compared and put there as one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sigdocs.casework.kind_words import KindsNamed, kinds_named
from sigdocs.casework.people import folded
from sigdocs.model.consent import ConsentFact, ConsentParty, Information
from sigdocs.model.note import CorrectionItem, Note

_FIELD = "slags uppgifter"
_BETWEEN = re.compile(r"[,;/]|\s(?:och|samt|o)\s")


@dataclass(frozen=True, slots=True)
class _Place:
    """A list that an item may be of: what it is of, whether all of it stood there, the note mended."""

    label: str
    whole: bool
    note: Note


def list_mended(note: Note, item: CorrectionItem) -> dict[str, Note]:
    """``note`` with a list of one of its consents mended, by the party or field that the list is of.

    {} when the item speaks of no such list; several when it is not sure of which.
    """
    found = _of_kinds(note, item)
    whole = [one for one in found if one.whole] or found
    named = [one for one in whole if folded(one.label) in folded(item.applies_to)]
    return {one.label: one.note for one in named or whole} or dict(_of_parties(note, item))


def _of_kinds(note: Note, item: CorrectionItem) -> list[_Place]:
    """Each list of kinds in a consent that an item may be of, mended."""
    stood, should_be = kinds_named(item.stood), kinds_named(item.should_be)
    if not (stood.kinds and should_be.kinds) or len(stood.kinds) == len(should_be.kinds) == 1:
        return []
    return [
        _Place(label, set(known) == set(stood.kinds), _with(note, at, mended))
        for at, fact in enumerate(note.consents)
        for label, known, mended in _kinds_of(fact, stood, should_be)
    ]


def _kinds_of(
    fact: ConsentFact, stood: KindsNamed, should_be: KindsNamed
) -> Iterator[tuple[str, tuple[Information, ...], ConsentFact]]:
    """What a list of kinds is of, the kinds, and the consent with them mended."""
    others = stood.rest | should_be.rest
    if not others and (kinds := _mended(fact.information, stood, should_be)):
        yield _FIELD, fact.information, fact.model_copy(update={"information": kinds})
    for place, party in enumerate(fact.parties):
        kinds = _mended(party.information, stood, should_be)
        if kinds and others <= set(folded(party.name).split()):
            one = party.model_copy(update={"information": kinds})
            whole = (*fact.parties[:place], one, *fact.parties[place + 1 :])
            yield party.name, party.information, _of(fact, whole)


def _mended(
    known: tuple[Information, ...], stood: KindsNamed, should_be: KindsNamed
) -> tuple[Information, ...]:
    """Known kinds with those that stood replaced; () when they did not stand so."""
    if not set(stood.kinds) <= set(known) or (stood.only and set(stood.kinds) != set(known)):
        return ()
    kept = () if should_be.only else tuple(one for one in known if one not in stood.kinds)
    return tuple(dict.fromkeys((*should_be.kinds, *kept)))


def _of_parties(note: Note, item: CorrectionItem) -> Iterator[tuple[str, Note]]:
    """Each consent with fewer parties, beside its field, when what stood is all of its parties."""
    stood, left = _names(item.stood), _names(item.should_be)
    for at, fact in enumerate(note.consents):
        names = [folded(one.name) for one in fact.parties]
        if len(names) > 1 and set(names) == set(stood) and left and set(left) < set(names):
            kept = tuple(one for one in fact.parties if folded(one.name) in left)
            yield "parter", _with(note, at, _of(fact, kept))


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(folded, _BETWEEN.split(text))))


def _of(fact: ConsentFact, parties: Sequence[ConsentParty]) -> ConsentFact:
    return fact.model_copy(update={"parties": tuple(parties)})


def _with(note: Note, at: int, fact: ConsentFact) -> Note:
    return note.model_copy(
        update={"consents": (*note.consents[:at], fact, *note.consents[at + 1 :])}
    )
