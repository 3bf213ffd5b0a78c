"""Whether a note says in its place what another, taken out of ``retur`` unanswered, was asked about.

What is opened must be certain (D17): a word on one person or party answers nothing of another.
"""

import re
from collections.abc import Iterable

from sigdocs.casework.people import People, folded
from sigdocs.model.case import Case
from sigdocs.model.consent import ConsentFact
from sigdocs.model.note import Note
from sigdocs.model.people import PersonFacts
from sigdocs.model.profile import Profile
from sigdocs.model.rights import Right

_UNCHANGED = re.compile(r"^(?:inget|ingenting) andras\b|^samtycket andras inte\b")


def tells_instead(note: Note, words: str, right: Right, case: Case, profile: Profile) -> bool:
    """Whether a note says how it stands with a right of all whom a returned note names.

    Args:
        note: a note that was accepted since.
        words: all that the returned one says.
        right: what it was asked about.
        case: the case of both.
        profile: the municipality's.
    """
    people = People.of(profile, case)
    if right is Right.CONSENT:
        return _of_consent(note.consents, folded(words), people, case)
    name, among = (
        ("custody", case.guardians)
        if right is Right.CUSTODY
        else ("protection", (case.youth, *case.guardians))
    )
    family = (*((note.youth,) if note.youth else ()), *note.guardians)
    told = {one.name for one in family if getattr(one, name, None) is not None}
    named = _named(among, folded(words)) or [one.name for one in among]
    return set(named) <= told


def _of_consent(consents: Iterable[ConsentFact], words: str, people: People, case: Case) -> bool:
    facts = tuple(consents)
    if any(_UNCHANGED.search(folded(one.comment).strip()) for one in facts):
        return True
    parties = {
        one.key for one in people.parties if any(_in(words, n) for n in (one.name, *one.synonyms))
    }
    written = (name for one in facts for name in (*(p.name for p in one.parties), *one.not_parties))
    told = {found.key for name in written if (found := people.party(name))}
    speakers = _named((case.youth, *case.guardians), words)
    givers = {
        who.name for one in facts for name in one.givers for who in people.family_members(name)
    }
    return bool(parties) and parties <= told and set(speakers) <= givers


def _named(family: Iterable[PersonFacts], words: str) -> list[str]:
    """The names of those whose first name stands in folded words."""
    return [one.name for one in family if one.name and _in(words, one.name.split()[0])]


def _in(words: str, name: str) -> bool:
    return bool(re.search(rf"\b{re.escape(folded(name))}(?:s|en|ens)?\b", words))
