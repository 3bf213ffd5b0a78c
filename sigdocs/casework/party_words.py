"""The words that mean an organisation or one of the family in free text, as nouns end."""

import re
from collections.abc import Iterable

from sigdocs.casework.people import People, bare, folded
from sigdocs.casework.signs import Names
from sigdocs.model.people import PersonFacts
from sigdocs.model.profile import Partner


def names_of(people: People, told: Iterable[PersonFacts] = ()) -> Names:
    """All that the organisations and the family of a case are called, folded.

    ``told`` are those whom a note itself tells of: a case that it opens knows no others.
    """
    family = (people.youth, *people.guardians, *told)
    folk = (name for one in family for name in calling_names(one))
    return Names(
        frozenset(name for party in people.parties for name in _names(party)), frozenset(folk)
    )


def calling_names(one: PersonFacts) -> frozenset[str]:
    """What somebody is called by, folded: the first name and the one they go by."""
    return frozenset({bare(one.name).partition(" ")[0], folded(one.called)} - {""})


def parties_in(people: People, plain: str) -> frozenset[str]:
    """Keys of the organisations that a folded sentence names, in any form that ends a noun."""
    return frozenset(
        party.key
        for party in people.parties
        if any(re.search(rf"\b{re.escape(one)}(?:s|n|en|ens)?\b", plain) for one in _names(party))
    )


def _names(party: Partner) -> frozenset[str]:
    return frozenset(map(folded, (party.name, party.key, *party.synonyms))) - {""}
