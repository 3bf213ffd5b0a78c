"""Lists of parties as people write them, told apart by the parties that there are.

A reader parts a list at ”och”, ”o”, ”samt”, ”&” and ”/” without knowing any party; a list that
came whole is parted here, and a party whose own name holds such a word is put together again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sigdocs.casework.people import People, folded
from sigdocs.model.consent import ConsentFact
from sigdocs.model.note import Note

_SIGN = r"(?:,\s*)?\s(?:och|samt|o|&)\s+|\s*&\s*|(?<=[^\W\d_])\s*/\s*(?=[^\W\d_])"
_BETWEEN = re.compile(_SIGN)
_ANY = re.compile(rf"{_SIGN}|\s*[,;]\s*")


def told_apart(note: Note, people: People) -> Note:
    """Give a note whose lists of parties hold one party a place."""
    told = note.recipients
    apart = {"consents": consents_apart(note.consents, people)}
    named = tuple(
        note.partners[at].model_copy(update={"organisation": name})
        for at, name in _each([one.organisation for one in note.partners], people)
    )
    if told:
        lists = {"to": _names(told.to, people), "not_to": _names(told.not_to, people)}
        return note.model_copy(
            update={**apart, "partners": named, "recipients": told.model_copy(update=lists)}
        )
    return note.model_copy(update={**apart, "partners": named})


def consents_apart(consents: Iterable[ConsentFact], people: People) -> tuple[ConsentFact, ...]:
    """Give what is said of consent with one party a place."""
    return tuple(
        fact.model_copy(
            update={
                "parties": tuple(
                    fact.parties[at].model_copy(update={"name": name})
                    for at, name in _each([one.name for one in fact.parties], people)
                ),
                "not_parties": _names(fact.not_parties, people),
            }
        )
        for fact in consents
    )


def _names(written: Sequence[str], people: People) -> tuple[str, ...]:
    return tuple(name for _, name in _each(written, people))


def _each(written: Sequence[str], people: People) -> Iterator[tuple[int, str]]:
    """Each party of a list, beside the place of what it was last written in."""
    parts = [(at, part) for at, name in enumerate(written) for part in _parted(name, people)]
    compound = dict(chain.from_iterable(_pieces(one) for one in _all_names(people)))
    longest = max(map(len, compound), default=1)
    start = 0
    while start < len(parts):
        for length in range(min(longest, len(parts) - start), 0, -1):
            some = parts[start : start + length]
            whole = compound.get(tuple(folded(part) for _, part in some))
            if whole or length == 1:
                yield some[-1][0], whole or some[0][1]
                start += length
                break


def _parted(name: str, people: People) -> list[str]:
    """Part a name that is no party's, if one of its parts is somebody's here."""
    parts = [part for part in _BETWEEN.split(name) if part.strip()]
    if len(parts) == 1 or people.registered(name):
        return [name]
    known = any(people.registered(part) or people.family_members(part) for part in parts)
    return parts if known else [name]


def _all_names(people: People) -> Iterator[str]:
    for party in people.parties:
        yield from (party.name, *party.synonyms)


def _pieces(name: str) -> list[tuple[tuple[str, ...], str]]:
    """The parts of a name as a reader of lists parts it, beside the name; [] when it is one."""
    parts = tuple(folded(part) for part in _ANY.split(name) if folded(part))
    return [(parts, name)] if len(parts) > 1 else []
