"""Whom somebody may have meant by a name that fits nobody: proposals for a question."""

from sigdocs.casework.people import People, folded

_KIN = frozenset(
    {"mamma", "mor", "modern", "mamman", "pappa", "far", "fadern", "pappan", "foralder"}
)
_SHARED = 4
"""Letters; the shortest piece of a name by which a party may be proposed."""


def likely_names(people: People, written: str) -> str:
    """Give the names that ``written`` may stand for, as an alternative of words.

    All parties are given when nothing resembles it: a question must have an answer.
    """
    found = dict.fromkeys((*_parties(people, written), *_persons(people, written)))
    return " eller ".join(found or dict.fromkeys(one.name for one in people.parties))


def _parties(people: People, written: str) -> list[str]:
    near = (people.party(written), people.near_party(written))
    found = [party.name for party in near if party]
    words = [word for word in folded(written).split() if len(word) > _SHARED]
    found += [one.name for one in people.parties if any(w in folded(one.name) for w in words)]
    return found


def _persons(people: People, written: str) -> list[str]:
    if folded(written) in _KIN:
        return [one.name for one in people.guardians]
    return [name for name in (people.near_guardian(written), people.near_person(written)) if name]
