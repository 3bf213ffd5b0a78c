"""What tells where a protected person lives or is reached, and how it is taken out of texts.

Invariant 8. Such facts are kept in the case but taken out of all that is shown of it, also where
a writer put them in the middle of a sentence.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import TypeVar

from pydantic import BaseModel

from sigdocs.casework.people import folded
from sigdocs.casework.placelike import kept_apart, known_of, place_like, strange_place, texts_in
from sigdocs.model.case import Case
from sigdocs.model.plan_texts import PLAN_TEXTS
from sigdocs.model.profile import Profile

HIDDEN = "(utelämnat)"
"""What stands in the place of it: a reader must not learn from it that anybody is protected."""

_POSTCODE = re.compile(r"\b(\d{3})[ \u00a0]?(\d{2})\b")
_SHORTEST_PHONE = 6
_SHORTEST_PART = 3
_DIGIT = re.compile(r"\d")
_UNPARTED = re.compile(r"(\d+(?:\s?[A-Za-z](?!\w))?)\s+([^\W\d].{2,})")
"""A street with its number, and the town after it without a comma."""
_WHICH = frozenset(
    [
        "norra",
        "södra",
        "östra",
        "västra",
        "mellersta",
        "n",
        "s",
        "ö",
        "v",
        "stora",
        "lilla",
        "gamla",
        "nya",
        "övre",
        "nedre",
        "yttre",
        "inre",
    ]
) | {"sankt", "sankta", "s:t", "s:ta"}
_SHORTEST_STEM = 6  # a shorter name (Lund, Box) begins too many other words and surnames
_DEFINITE = re.compile(r"(?:en|et|n)$", re.IGNORECASE)
_NUMBER = r"(?:\s+\d+(?:\s?[a-z])?(?!\w))?"

_STANDING = (
    *("goals", "commitments", *PLAN_TEXTS, "situation"),
    *("police", "safety", "safety_steps", "safety_contacts", "measures", "consents", "closing"),
    "discharge",
)

Told = TypeVar("Told")


def whereabouts(cases: Iterable[Case], profile: Profile) -> re.Pattern[str] | None:
    """Give what finds the address, town or phone of anybody protected in any of some cases.

    So is all that only looks like it in what was told before they were. None when nobody is. The
    unit's own address and town are none of it: they stand on all its papers and tell nothing.
    """
    cases = tuple(cases)
    own = _own_parts(profile)
    secrets = {
        one for case in cases if kept_apart(case) for one in map(_as_written, _told(case, profile))
    }
    for case in cases:
        people = (case.youth, *case.guardians)
        names = {word for one in people for word in folded(one.name).split()}
        for person in (one for one in people if one.protected):
            parts = _less_own(_address_parts(person.address, names), own)
            secrets |= {_phone(person.phone)} | {_forms(part, own) for part in parts}
    found = sorted(secrets - {""}, key=lambda secret: (-len(secret), secret))
    return re.compile(_besides(own) + f"(?:{'|'.join(found)})", re.IGNORECASE) if found else None


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


def _own_parts(profile: Profile) -> frozenset[str]:
    """Give street, post code and town of the unit, in small letters."""
    town = re.sub(r"\s+(?:kommun|stad)$", "", profile.municipality, flags=re.IGNORECASE)
    parts = (*_address_parts(profile.address), profile.municipality, town, town.removesuffix("s"))
    return frozenset(" ".join(part.casefold().split()) for part in parts if part)


def _less_own(parts: Iterable[str], own: frozenset[str]) -> Iterator[str]:
    return (part for part in parts if " ".join(part.casefold().split()) not in own)


def _besides(own: frozenset[str]) -> str:
    """Give a pattern that lets the unit's street with its number be, when somebody lives in it."""
    streets = (
        r"\s+".join(map(re.escape, part.split())) for part in sorted(own) if _DIGIT.search(part)
    )
    return "".join(rf"(?!(?<!\w){street}(?!\w)(?!\s?[a-h](?!\w)))" for street in streets)


def _phone(number: str) -> str:
    """Give a pattern for a phone number however it is grouped, with or without its country."""
    abroad = re.match(r"(?:\+|00)(?!46)", number.strip()) is not None
    digits = re.sub(r"^\s*(?:\+|00)46|\D", "", number).lstrip("0")
    if len(digits) < _SHORTEST_PHONE:
        return ""
    gap = r"[\s./-]*"
    before = rf"(?:\+|00)?{gap}" if abroad else rf"(?:\+?(?:00)?46{gap}(?:\(0\))?|0)?{gap}"
    return rf"(?<!\d){before}" + gap.join(digits) + r"(?!\d)"


def _stem(part: str) -> str:
    """Give what every form of a street or town begins with, "" where it is too short to tell.

    >>> _stem("Hemligstigen 12 B"), _stem("Box 12"), _stem("222 22")
    ('Hemligstig', '', '')
    """
    name = _name(part)
    stem = _DEFINITE.sub("", name)
    begins = stem if len(stem) >= _SHORTEST_STEM else name
    return begins if len(begins) >= _SHORTEST_STEM else ""


def _name(part: str) -> str:
    return re.split(r"\d", part, maxsplit=1)[0].strip()


def _forms(part: str, own: frozenset[str]) -> str:
    """Give a pattern for a part of an address: genitive, compound, a street with any number.

    A name too short to tell, or that the unit's own town begins with, is looked for as it is.
    """
    stem = _stem(part)
    if stem and not any(one.startswith(stem.casefold()) for one in own if not _DIGIT.search(one)):
        spaced = r"\s+".join(map(re.escape, stem.split()))
        return rf"(?<!\w){spaced}\w*{_NUMBER}"
    spaced = r"\s+".join(map(re.escape, part.split()))
    return rf"(?<!\w){spaced}{'' if _DIGIT.search(part) else 's?'}(?!\w)"


def _address_parts(address: str, names: AbstractSet[str] = frozenset()) -> list[str]:
    """Give street, post code and town of an address as written on one line.

    A street or town of several words is given without its first ones too, and whom somebody lives
    with by that name, unless it is one of the case's own ``names`` (folded).
    """
    lines = re.split(r"[,;\n]", _POSTCODE.sub(r", \1 \2, ", address))
    parts = [one.strip() for line in lines for one in _UNPARTED.sub(r"\1,\2", line).split(",")]
    codes = [part.replace(" ", "") for part in parts if _POSTCODE.fullmatch(part)]
    short = [less for part in parts for less in _less_first(part)]
    hosts = [part[len("c/o") :].strip() for part in parts if part.casefold().startswith("c/o")]
    hosts = [host for host in hosts if not names & frozenset(folded(host).split())]
    return [one for one in (*parts, *codes, *short, *hosts) if len(one) >= _SHORTEST_PART]


def _less_first(part: str) -> Iterator[str]:
    """Give a street or town without what only tells which of several: ”Norra”, ”Gamla”.

    >>> list(_less_first("Norra Hemliggatan 4")), list(_less_first("Hemliggatan 4"))
    (['Hemliggatan 4'], [])
    """
    first, _, rest = part.partition(" ")
    if first.casefold().rstrip(".") in _WHICH and len(_name(rest)) >= _SHORTEST_PART:
        yield rest.strip()
