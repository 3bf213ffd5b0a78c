"""The words that mean an organisation in free text: its names, key and synonyms, as nouns end."""

import re

from sigdocs.casework.people import People, folded
from sigdocs.model.profile import Partner


def party_names(people: People) -> frozenset[str]:
    """All that the organisations of a case are called, folded."""
    return frozenset(name for party in people.parties for name in _names(party))


def parties_in(people: People, plain: str) -> frozenset[str]:
    """Keys of the organisations that a folded sentence names, in any form that ends a noun."""
    return frozenset(
        party.key
        for party in people.parties
        if any(re.search(rf"\b{re.escape(one)}(?:s|n|en|ens)?\b", plain) for one in _names(party))
    )


def _names(party: Partner) -> frozenset[str]:
    return frozenset(map(folded, (party.name, party.key, *party.synonyms))) - {""}
