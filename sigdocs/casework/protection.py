"""Whose protection is a case's own word, and whose it has only taken in from another case.

Protection spreads to every case of the person (invariant 8). What was taken in does not spread
on: else two cases would hold each other protected for ever.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.casework.history import Entry, History, effective, fold
from sigdocs.model.case import Case
from sigdocs.model.events import CaseOpened, FactsStated
from sigdocs.model.people import PersonFacts, Protection


@dataclass(frozen=True, slots=True)
class OwnWord:
    """That somebody is protected, said in a case itself.

    Attributes:
        person: as the case knows them.
        seq: the entry from which it has held without a break.
    """

    person: PersonFacts
    seq: int


def digits_of(person: PersonFacts) -> str:
    """Give somebody's personnummer as digits alone, "" when it is not known."""
    return re.sub(r"\D", "", person.personnummer)


def own_word(history: History, number: str) -> OwnWord | None:
    """Give what a case itself says of the protection of somebody with a personnummer (digits).

    None when they are not of the case, not protected in it, or protected by another case's word.
    """
    case = fold(history)
    people = (case.youth, *case.guardians) if case else ()
    person = next((one for one in people if one.protected and digits_of(one) == number), None)
    if case is None or person is None:
        return None
    since = 0
    for entry in effective(history):
        for protection in _said(entry, case, person, number):
            hides = protection is not Protection.NONE
            since = (since or entry.seq) if hides else 0
    return OwnWord(person, since) if since else None


def _said(entry: Entry, case: Case, person: PersonFacts, number: str) -> Iterator[Protection]:
    """Give what an entry says itself of a person's protection."""
    for event in entry.events:
        told: tuple[PersonFacts | None, ...] = ()
        if isinstance(event, CaseOpened):
            told = (event.youth,)
        elif isinstance(event, FactsStated):
            told = (event.youth, *event.guardians)
        taken = isinstance(event, FactsStated) and any(
            one.personnummer == number and one.taken for one in event.heard
        )
        mine = told[:1] if person is case.youth else told[1:]
        for one in mine:
            same = person is case.youth or (one and one.name.casefold() == person.name.casefold())
            if one and same and one.protection is not None and not taken:
                yield one.protection
