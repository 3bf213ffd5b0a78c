"""Whom a mail is to: ”du” in its lists of people is that one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sigdocs.intake.text.lines import Row

_TO = re.compile(
    r"^(?:till|to)\s*:\s*(?P<name>[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+)\s*(?:<[^<>]*>)?$", re.IGNORECASE
)
_YOU = (
    # ”Med var Tim, Marie, du, jag”, ”med Robin, dig och Hans”, ”Karim, du, Agnes och Stefan var inte med”
    r"(?<=[\w)], )(?:du|dig)(?=,\s|\s+och\s+[\wÅÄÖ])",
    # ”Stefan och du hade förhinder”, ”…, och du var ju på kurs”
    r"(?<=\boch )(?:du|dig)(?=\s+(?:var|hade|deltog)\b|[.,]|$)",
    # ”Planen kommer till dig, Robin och Mia”
    r"(?<=\btill )dig(?=,\s|\s+och\s)",
    # ”Du och Eva Rask var inte med”
    r"^Du(?= och [A-ZÅÄÖ])|(?<=[.!?] )Du(?= och [A-ZÅÄÖ])",
)
_LIST = re.compile("|".join(_YOU))
_FIRST = 40


def addressed(said: Sequence[Row], aside: Sequence[Row]) -> list[Row]:
    """Give the rows of a mail to one person with ”du” in its lists of people as that person."""
    names = {found["name"] for row in aside if (found := _TO.match(row.text))}
    if len(names) != 1:
        return list(said)
    name = names.pop()
    return [
        replace(row, text=_LIST.sub(name, row.text)) if place < _FIRST else row
        for place, row in enumerate(said)
    ]
