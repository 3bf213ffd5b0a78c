"""Where somebody is protected: what a note would print of where they are is asked about first.

The handbook has no address recorded of a protected person, so there is nothing to look for and
take out. What only looks like a place, a number, a stay or a route is therefore a question, before
any paper is made; the journal, which stays in the file, may hold it.
"""

from collections.abc import Iterator
from typing import TypeVar

from sigdocs.casework import faults
from sigdocs.casework.decision import Register, Ruling
from sigdocs.casework.evolve import evolve
from sigdocs.casework.history import Entry
from sigdocs.casework.placelike import (
    Known,
    known_of,
    place_like,
    shelters,
    strange_place,
    texts_in,
)
from sigdocs.casework.protection import digits_of
from sigdocs.model.case import Case
from sigdocs.model.events import FactsStated
from sigdocs.model.note import Note
from sigdocs.model.note_types import Plans, of
from sigdocs.model.people import GuardianFacts, HeardProtection, PersonFacts, Protection
from sigdocs.model.plan_texts import PLAN_TEXTS

PersonT = TypeVar("PersonT", bound=PersonFacts)

_PRINTED = (
    *("statuses", "goals", *PLAN_TEXTS, "situation"),
    *("police", "safety", "safety_steps", "safety_contacts", "measures", "closing"),
    *("youth_interview", "guardian_interview"),
)
"""The fields of a note that papers outside the file may print, in the order they are read."""
_OF_INTERVIEW = ("goals", "suspicions")
_OF_CONSENT = ("exceptions", "until_text")
_OF_NEXT = ("called_by", "rhythm")


def shelter(ruling: Ruling, facts: FactsStated, register: Register) -> FactsStated:
    """Give what is stated with the protection that its people have in other cases.

    Protection holds for the person, in every case (invariant 8). Who is protected here already may
    have it ended here; the other case has a word of its own, which is not taken in twice.
    """
    case = ruling.case
    found = [_sheltered(case.youth, facts.youth, ruling, register)]
    known = {one.name: one for one in case.guardians}
    stated = {one.name: one for one in facts.guardians}
    for name in (*stated, *(name for name in known if name not in stated)):
        before = known.get(name, GuardianFacts(name=name))
        found.append(_sheltered(before, stated.get(name), ruling, register))
    told, heard = [one for one, _ in found], tuple(one for _, one in found if one)
    guardians = tuple(one for one in told[1:] if isinstance(one, GuardianFacts))
    facts = facts.model_copy(update={"youth": told[0], "guardians": guardians, "heard": heard})
    after = evolve(case, facts)
    return facts.model_copy(update={"apart": True if shelters(after) and not case.apart else None})


def as_sheltered(entry: Entry) -> Register:
    """Give what an entry took in from other cases, for it to be decided on again."""
    heard = [one for event in entry.events if isinstance(event, FactsStated) for one in event.heard]
    taken = [(one, one.taken) for one in heard if one.taken]
    return Register(
        protected={
            one.personnummer: PersonFacts(protection=grade, intermediary=one.intermediary)
            for one, grade in taken
        },
        words={one.personnummer: one.words for one in heard},
    )


def _sheltered(
    known: PersonT, said: PersonT | None, ruling: Ruling, register: Register
) -> tuple[PersonT | None, HeardProtection | None]:
    """Give what is said of somebody with their protection in another case, and what is heard of it."""
    number = (digits_of(said) if said else "") or digits_of(known)
    elsewhere, words = register.protected.get(number), register.words.get(number, ())
    new = tuple(one for one in words if one not in _heard(ruling.case, number))
    protection = said.protection if said else None
    if known.protected:
        ends = protection is Protection.NONE and bool(new)
        return said, HeardProtection(personnummer=number, words=new) if ends else None
    if elsewhere is None or protection not in {None, Protection.NONE} or (words and not new):
        return said, None
    ruling.remarks.append(
        f"{known.name} är skyddad i ett annat ärende hos enheten, så skyddet gäller här också."
    )
    told = said or type(known)(name=known.name)
    by = told.intermediary or elsewhere.intermediary
    grade = elsewhere.protection
    hidden = told.model_copy(update={"protection": grade, "intermediary": by})
    heard = HeardProtection(
        personnummer=number, words=new, taken=grade, intermediary=elsewhere.intermediary
    )
    return hidden, heard


def _heard(case: Case, number: str) -> frozenset[str]:
    """Give the words of other cases that a case has taken in, or that were ended in it."""
    return frozenset(word for one in case.heard if one.personnummer == number for word in one.words)


def ask_about_places(ruling: Ruling) -> None:
    """Ask about whatever looks like a place or a number, where somebody is protected."""
    if not shelters(ruling.case):
        return
    known = known_of(ruling.case, ruling.profile)
    for path, place in _places(ruling.note):
        if strange_place(place, known):
            ruling.problem(faults.PLACE_OF_MEETING, path, what=place)
    for path, text in _printed(ruling.note):
        _ask(ruling, path, text, known)


def _ask(ruling: Ruling, path: str, text: str, known: Known) -> None:
    if found := place_like(text, known):
        what = "”, ”".join(found)
        ruling.problem(faults.PLACE_LIKE, path, what=what)


def _places(note: Note) -> Iterator[tuple[str, str]]:
    if of(note.kind).plans is not Plans.NEVER:
        yield "place", note.place
    if note.next_meeting:
        yield "next_meeting.place", note.next_meeting.place


def _printed(note: Note) -> Iterator[tuple[str, str]]:
    for name in _PRINTED:
        value = getattr(note, name)
        if value is not None and name.endswith("_interview"):
            for part in _OF_INTERVIEW:
                yield from texts_in(getattr(value, part, ()), f"{name}.{part}")
        else:
            yield from texts_in(value, name)
    for i, who in enumerate(note.attendees):
        yield from ((f"attendees.{i}.{name}", getattr(who, name)) for name in ("role", "how"))
    for i, said in enumerate(note.consents):
        for name in _OF_CONSENT:
            yield from texts_in(getattr(said, name), f"consents.{i}.{name}")
    if note.next_meeting:
        for name in _OF_NEXT:
            yield f"next_meeting.{name}", getattr(note.next_meeting, name)
