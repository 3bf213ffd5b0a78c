"""The sweep over every free text of a note, whatever its door, for a right that may be lost.

What a fact of the note says in its place is no question; all else that may close something is.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sigdocs.casework import sweep_faults as faults
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import People, folded
from sigdocs.casework.questions import closes
from sigdocs.casework.signs import (
    bodies,
    loses_consent,
    tells_of_consent,
    tells_of_custody,
    tells_of_protection,
)
from sigdocs.model.base import Frozen
from sigdocs.model.consent import ConsentAction, ConsentFact
from sigdocs.model.note import Note
from sigdocs.model.people import Custody, PersonFacts
from sigdocs.model.text import TEXT_MAX

Person = TypeVar("Person", bound=PersonFacts)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_SHOWN = 120
_UNCHANGED = re.compile(r"\b(?:inget|ingenting|inte) andras\b|\bandras inte\b|\bingen andring\b")
_OWN = frozenset({"consents", "insats", "corrections", "replacement", "readings", "nomination"})
_PLACES = frozenset({"attendees", "recipients", "disclosure"})


def sweep(ruling: Ruling) -> None:
    """Ask about each sentence that may take a right away and that no fact of the note answers."""
    note = ruling.note
    told = _consent_told(note)
    graded = _grade_told(note)
    custody = not any("custody" in one.model_fields_set for one in note.guardians)
    for path, sentence in _sentences(note):
        plain = folded(sentence)
        shown = sentence[:_SHOWN]
        asks = loses_consent(plain) if told else tells_of_consent(plain)
        if asks and not (told and _loss_told(ruling, plain)):
            ruling.problem(faults.CONSENT_ELSEWHERE, path, rad=shown)
        if not graded and tells_of_protection(plain) and not _known(ruling, plain):
            ruling.problem(faults.PROTECTION_ELSEWHERE, path, rad=shown)
        if custody and tells_of_custody(plain) and not _custody_known(ruling, plain):
            ruling.problem(faults.CUSTODY_ELSEWHERE, path, rad=shown)
    for place, fact in enumerate(note.consents):
        for sentence in _unanswered(fact):
            path = f"consents.{place}.comment"
            ruling.problem(faults.CONSENT_ELSEWHERE, path, rad=sentence[:_SHOWN])


def _consent_told(note: Note) -> bool:
    """Whether the note says anything of consent in its place."""
    return bool(note.consents) or note.insats is not None


def _loss_told(ruling: Ruling, plain: str) -> bool:
    """Whether the note says in its place what a sentence may say is lost, or that nothing changes.

    A row answers for the parties it closes and for those who said it, not for others.
    """
    note, people = ruling.note, ruling.people
    if any(_UNCHANGED.search(folded(one.comment)) for one in note.consents):
        return True
    parties = _parties_in(people, plain)
    if note.insats is not None and not parties:
        return True
    rows = [one for one in note.consents if closes(one)]
    everything = any(not (one.parties or one.not_parties or one.exceptions) for one in rows)
    closed = (each.name for one in rows for each in one.parties)
    rest = (each for one in rows for each in (*one.not_parties, *one.exceptions))
    text = folded(" ; ".join((*closed, *rest)))
    known = _parties_in(people, text)
    told = parties <= known and all(
        one in text or _parties_in(people, one) & known for one in bodies(plain)
    )
    speakers = _named((ruling.case.youth, *ruling.case.guardians), plain)
    givers = [who for one in rows for name in one.givers for who in people.family_members(name)]
    spoken = not speakers or not givers or any(one in givers for one in speakers)
    return bool(rows) and spoken and (everything or told)


def _parties_in(people: People, plain: str) -> set[str]:
    """Keys of the parties that folded words name."""
    return {one.key for one in people.parties if _is_named(plain, (one.name, *one.synonyms))}


def _is_named(plain: str, names: Iterable[str]) -> bool:
    """Whether one of some names stands in folded words, in any of the forms that end a noun."""
    return any(re.search(rf"\b{re.escape(folded(one))}(?:s|en|ens)?\b", plain) for one in names)


def _unanswered(fact: ConsentFact) -> Iterator[str]:
    """The sentences of a remark on consent that its row, one of nobody and no party, leaves open."""
    states = fact.givers or fact.parties or fact.not_parties or fact.lapsed
    if states or fact.action is not ConsentAction.GIVEN or _UNCHANGED.search(folded(fact.comment)):
        return
    yield from (one for one in _cut(fact.comment) if loses_consent(folded(one)))


def _grade_told(note: Note) -> bool:
    """Whether the note says of somebody how they are protected."""
    told = [one for one in (note.youth, *note.guardians) if one]
    return any("protection" in one.model_fields_set for one in told)


def _custody_known(ruling: Ruling, plain: str) -> bool:
    """Whether a sentence names guardians alone of whom it is recorded that custody is not shared."""
    named = _named(ruling.case.guardians, plain)
    return bool(named) and all(one.custody in {Custody.SOLE, Custody.NONE} for one in named)


def _known(ruling: Ruling, plain: str) -> bool:
    """Whether all whom a sentence names, if anybody, are known to be protected."""
    family = (ruling.case.youth, *ruling.case.guardians)
    protected = [one for one in family if one.protected]
    named = _named(family, plain)
    return bool(protected) and all(one in protected for one in named)


def _named(people: Iterable[Person], plain: str) -> list[Person]:
    """Those whose first name stands in folded words."""
    words = set(re.findall(r"\w+", plain))
    return [one for one in people if {*folded(one.name).split()[:1]} & words]


def _sentences(note: Note) -> Iterator[tuple[str, str]]:
    """Each sentence of the note's free texts, with its path; what has a place of its own is not."""
    for name, field in type(note).model_fields.items():
        if name not in _OWN | _PLACES:
            yield from _within(getattr(note, name), name, field.metadata)
    for place, one in enumerate(note.corrections):
        yield from ((f"corrections.{place}.reason", each) for each in _cut(one.reason))


def _within(value: object, path: str, metadata: list[object]) -> Iterator[tuple[str, str]]:
    if isinstance(value, Frozen):
        for name, field in type(value).model_fields.items():
            yield from _within(getattr(value, name), f"{path}.{name}", field.metadata)
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _within(one, f"{path}.{place}", metadata)
    elif type(value) is str and _is_text(metadata):
        yield from ((path, sentence) for sentence in _cut(value))


def _is_text(metadata: list[object]) -> bool:
    return any(getattr(one, "max_length", None) == TEXT_MAX for one in metadata)


def _cut(text: str) -> list[str]:
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]
