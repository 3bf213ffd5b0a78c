"""What tells where a protected person lives or is reached, and how it is taken out of texts.

Invariant 8. Such facts are kept in the case but taken out of all that is shown of it, also where
a writer put them in the middle of a sentence.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TypeVar

from pydantic import BaseModel

from sigdocs.casework.placelike import kept_apart, known_of, place_like, strange_place, texts_in
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile

HIDDEN = "(utelämnat)"
"""What stands in the place of it: a reader must not learn from it that anybody is protected."""

_POSTCODE = re.compile(r"\b(\d{3})[ \u00a0]?(\d{2})\b")
_SHORTEST_PHONE = 6
_SHORTEST_PART = 3
_SHORTEST_STEM = 6  # a shorter name (Lund, Box) begins too many other words and surnames
_DEFINITE = re.compile(r"(?:en|et|n)$", re.IGNORECASE)
_NUMBER = r"(?:\s+\d+(?:\s?[a-z])?(?!\w))?"

_STANDING = (
    *("goals", "commitments", "youth_goals", "guardian_goals", "youth_words", "situation"),
    *("police", "safety", "safety_steps", "safety_contacts", "measures", "consents", "closing"),
    "discharge",
)

Told = TypeVar("Told")


def whereabouts(cases: Iterable[Case], profile: Profile) -> re.Pattern[str] | None:
    """Give what finds the address, town or phone of anybody protected in any of some cases.

    So is all that only looks like it in what was told before they were. None when nobody is. The
    unit's own town is none of it: it stands on all its papers and tells nothing.
    """
    cases = tuple(cases)
    own = f"{profile.municipality} {profile.unit} {profile.address}".casefold()
    known = (person for case in cases for person in (case.youth, *case.guardians))
    people = [person for person in known if person.protected]
    phones = [_phone(person.phone) for person in people]
    parts = [part for person in people for part in _address_parts(person.address)]
    kept = [part for part in parts if part.casefold() not in own]
    spaced = (r"\s+".join(map(re.escape, part.split())) for part in kept)
    words = [rf"(?<!\w){part}(?!\w)" for part in spaced]
    stems = [stem for stem in map(_stem, parts) if stem and stem.casefold() not in own]
    forms = [_forms(stem) for stem in stems]
    told = {one for case in cases if kept_apart(case) for one in _told(case, profile)}
    secrets = sorted(
        {*filter(None, phones), *words, *forms, *map(_as_written, told)},
        key=lambda secret: (-len(secret), secret),
    )
    return re.compile("|".join(secrets), re.IGNORECASE) if secrets else None


def without(told: Told, secrets: re.Pattern[str] | None) -> Told:
    """Give what is told with ``secrets`` taken out of every text in it."""
    return _hidden(told, secrets) if secrets else told  # type: ignore[return-value]  # of its own type


def _hidden(value: object, secrets: re.Pattern[str]) -> object:
    if isinstance(value, str) and not isinstance(value, Enum):
        return secrets.sub(HIDDEN, value)
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _hidden(one, secrets) for name, one in value})
    return tuple(_hidden(one, secrets) for one in value) if isinstance(value, tuple) else value


def _told(case: Case, profile: Profile) -> Iterator[str]:
    """Give what looks like a place or a number in all that papers may still print of a case."""
    known = known_of(case, profile)
    places = [one.place for one in case.meetings]
    places += [case.next_meeting.place] if case.next_meeting else []
    yield from (place for place in places if strange_place(place, known))
    for name in _STANDING:
        for _, text in texts_in(getattr(case, name)):
            yield from place_like(text, known)


def _as_written(piece: str) -> str:
    """Give a pattern for a piece of text, however its words are spaced."""
    spaced = r"\s+".join(map(re.escape, piece.split()))
    return rf"(?<!\w){spaced}(?!\w)"


def _phone(number: str) -> str:
    """Give a pattern for a phone number however it is grouped, with or without +46."""
    digits = re.sub(r"^(?:\+|00)46|\D", "", number).lstrip("0")
    if len(digits) < _SHORTEST_PHONE:
        return ""
    gap = r"[\s./-]*"
    return rf"(?<!\d)(?:\+?(?:00)?46{gap}(?:\(0\))?|0)?{gap}" + gap.join(digits) + r"(?!\d)"


def _stem(part: str) -> str:
    """Give what every form of a street or town begins with, "" where it is too short to tell.

    >>> _stem("Hemligstigen 12 B"), _stem("Box 12"), _stem("222 22")
    ('Hemligstig', '', '')
    """
    name = re.split(r"\d", part, maxsplit=1)[0].strip()
    stem = _DEFINITE.sub("", name)
    begins = stem if len(stem) >= _SHORTEST_STEM else name
    return begins if len(begins) >= _SHORTEST_STEM else ""


def _forms(stem: str) -> str:
    """Give a pattern for a street or town in any form: genitive, compound, with any number."""
    spaced = r"\s+".join(map(re.escape, stem.split()))
    return rf"(?<!\w){spaced}\w*{_NUMBER}"


def _address_parts(address: str) -> list[str]:
    """Give street, post code and town of an address as written on one line."""
    parts = [part.strip() for part in re.split(r"[,;\n]", _POSTCODE.sub(r", \1 \2, ", address))]
    codes = [part.replace(" ", "") for part in parts if _POSTCODE.fullmatch(part)]
    return [part for part in (*parts, *codes) if len(part) >= _SHORTEST_PART]
