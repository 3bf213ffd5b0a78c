"""What must never stand on a shared paper: where a protected person lives and is reached.

Invariant 8. Such facts are kept in the case but taken out of every text that is printed, also
where a writer put them in the middle of a sentence. That is done once, for every document, where
it is finished (``kinds.printable``); no kind of paper has to think of it.
"""

import re
from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel

from sigdocs.model.case import Case
from sigdocs.model.profile import Profile

HIDDEN = "(skyddad uppgift)"

_POSTCODE = re.compile(r"\b(\d{3})[ \u00a0]?(\d{2})\b")
_SHORTEST_PHONE = 6
_SHORTEST_PART = 3

PageT = TypeVar("PageT", bound=BaseModel)


def shielded(page: PageT, cases: Iterable[Case], profile: Profile) -> PageT:
    """Give the page without the address, town or phone of anybody protected in any of the cases.

    The unit's own town stays: it stands on all its papers and tells nothing.
    """
    secrets = _secrets(cases, profile)
    if not secrets:
        return page
    pattern = re.compile("|".join(secrets), re.IGNORECASE)
    return type(page).model_validate(_hidden(page.model_dump(), pattern))


def printed_alike(
    one: PageT, of: Iterable[Case], other: PageT, of_other: Iterable[Case], profile: Profile
) -> bool:
    """Whether two pages say the same, each without what is hidden in the cases it is made of."""
    return shielded(one, of, profile) == shielded(other, of_other, profile)


def _secrets(cases: Iterable[Case], profile: Profile) -> list[str]:
    own = f"{profile.municipality} {profile.unit} {profile.address}".casefold()
    known = (person for case in cases for person in (case.youth, *case.guardians))
    people = [person for person in known if person.protected]
    phones = [_phone(person.phone) for person in people]
    parts = [part for person in people for part in _address_parts(person.address)]
    kept = [part for part in parts if part.casefold() not in own]
    spaced = (r"\s+".join(map(re.escape, part.split())) for part in kept)
    words = [rf"(?<!\w){part}(?!\w)" for part in spaced]
    return sorted({*filter(None, phones), *words}, key=lambda secret: (-len(secret), secret))


def _phone(number: str) -> str:
    """Give a pattern for a phone number however it is grouped, with or without +46."""
    digits = re.sub(r"^(?:\+|00)46|\D", "", number).lstrip("0")
    if len(digits) < _SHORTEST_PHONE:
        return ""
    return r"(?<!\d)(?:\+?(?:00)?46[\s-]?(?:\(0\))?|0)?[\s-]*" + r"[\s-]*".join(digits) + r"(?!\d)"


def _address_parts(address: str) -> list[str]:
    """Give street, post code and town of an address as written on one line."""
    parts = [part.strip() for part in re.split(r"[,;\n]", _POSTCODE.sub(r", \1 \2, ", address))]
    codes = [part.replace(" ", "") for part in parts if _POSTCODE.fullmatch(part)]
    return [part for part in (*parts, *codes) if len(part) >= _SHORTEST_PART]


def _hidden(value: object, pattern: re.Pattern[str]) -> object:
    if isinstance(value, str):
        return pattern.sub(HIDDEN, value)
    if isinstance(value, dict):
        return {key: _hidden(item, pattern) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_hidden(item, pattern) for item in value)
    return value
