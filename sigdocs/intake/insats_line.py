"""Consent to the insats as people write it on one line: who, how, which day, who received it.

”Milo och Sara Ekdahl, skriftligt 2026-09-01”. What is none of that is taken for a name, so that
whoever decides on the note asks about it: nothing is read past.
"""

import re
from collections import defaultdict

_PARTS = re.compile(r"\s*(?:[,;\n]|\.(?=\s|$)|\s[–—-]\s|\s+(?:och|samt|&)\s+)\s*")
_LEAD = re.compile(
    r"^(?:ja,?|lämnat|lämnades|givet|gavs|lämnar|från)?\s*(?:av|från)\s+", re.IGNORECASE
)
_HOW = re.compile(
    r"^(?:lämnat |lämnades |givet |gavs )?(skriftlig|muntlig)\w*(?:\s+(.+))?$", re.IGNORECASE
)
_SAID_HOW = re.compile(r"^([^\d]+?)\s+((?:skriftlig|muntlig)\w*(?:\s.*)?)$", re.IGNORECASE)
_DAY = re.compile(
    r"^(?:(?:lämnat|lämnades|givet|gavs|daterat|dat\.?|datum)?:?\s*(?:den\s)?)?"
    r"(\d[\d/.: -]*\d(?:\s[a-zåäö]+(?:\s\d{4})?)?|\d{1,2} [a-zåäö]{3,}(?: \d{4})?|i ?dag|i ?går)$",
    re.IGNORECASE,
)
_DATED = re.compile(r"^(.*?[a-zåäö])(?:\s+den)?\s+(\d.*)$", re.IGNORECASE)
_WITHOUT = re.compile(r"^utan (?:vårdnadshavar\w*|vh|föräldrar\w*)\b:?\s*", re.IGNORECASE)
_ASSESSED = re.compile(r"^(?:det är |är )?bedömt (?:som )?lämpligt av\s+(.+)$", re.IGNORECASE)
_RECEIVED = re.compile(r"^(?:antecknat|mottaget|noterat) av\s+(.+)$", re.IGNORECASE)
_VERB = re.compile(
    r"\s+(?:samtycker|har samtyckt)(?:\s+till (?:själva )?insatsen)?$", re.IGNORECASE
)
_YES = re.compile(r"\s*[:–-]?\s+ja$", re.IGNORECASE)


def insats_line(text: str) -> dict[str, str]:
    """Give the fields that a line on consent to the insats stands for.

    >>> insats_line("Milo och Sara Ekdahl, muntligt 2026-09-01, antecknat av Petra Lindqvist")
    {'givers': 'Milo; Sara Ekdahl', 'written': 'nej', 'on': '2026-09-01', 'received_by': 'Petra Lindqvist'}
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    without = False
    for part in filter(None, (one.strip(" .") for one in _PARTS.split(text))):
        rest = _WITHOUT.sub("", part)
        without = without or rest != part
        if rest:
            _read(rest, found)
    if without and "assessed_by" not in found:
        found["givers"].append("utan vårdnadshavare")
    return {name: "; ".join(values) for name, values in found.items()}


def _read(part: str, found: defaultdict[str, list[str]]) -> None:
    if how := _HOW.match(part):
        found["written"].append("ja" if how[1].casefold() == "skriftlig" else "nej")
        if how[2]:
            _read(how[2], found)
    elif said := _SAID_HOW.match(part):
        found["givers"].append(_LEAD.sub("", said[1]))
        _read(said[2], found)
    elif day := _DAY.match(part):
        found["on"].append(day[1])
    elif assessed := _ASSESSED.match(part):
        found["assessed_by"].append(assessed[1])
    elif received := _RECEIVED.match(part):
        found["received_by"].append(received[1])
    elif dated := _DATED.match(part):
        _read(dated[1], found)
        _read(dated[2], found)
    else:
        found["givers"].append(_YES.sub("", _VERB.sub("", _LEAD.sub("", part))))
