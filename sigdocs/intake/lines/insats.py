"""Consent to the insats as people write it on one line: who, how, which day, who received it.

”Milo och Sara Ekdahl, skriftligt 2026-09-01”, or taken back: ”återkallat av Milo 2026-10-02”. What
is none of that is taken for a name, so that whoever decides on the note asks about it: nothing is
read past.
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
_ENDS = (
    r"(?:återkall(?:ar|ade|at)|(?:tar|tog|tagit|drar|drog|dragit) tillbaka)"
    r"(?:\s+(?:sitt|sina)?\s*samtycken?(?:t)?)?(?:\s+till (?:själva )?insatsen)?"
)
_BACK_BY = re.compile(
    r"^(?:samtycket\s+)?(?:har |är |blev )?(?:återkall(?:at|as|ades|ats)|tillbakataget|taget tillbaka"
    r"|(?:tas|togs|tagits|dras|drogs|dragits) tillbaka)"
    r"(\s+(?:den\s+)?\d[\d/.: -]*\d)?\s+(?:av|från):?\s+(.+)$",
    re.IGNORECASE,
)
_GIVES_UP = re.compile(rf"^([^\d,:]+?)\s+(?:har\s+)?{_ENDS}(?:[\s,]+(.*))?$", re.IGNORECASE)
_GIVES = re.compile(
    r"\bja\b|\bnej\b|\bsamtyck(?:er|t)\b|\b(?:lämna|giv|gav|bedöm|återkalla)\w*|\btillbaka\b"
    r"|\b(?:inte|ej|aldrig|kanske|om|vill|kan|får|ska|utom|inte längre|vårdnadshavarna? till)\b",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(r"\s*(?:[;\n]|\.(?=\s|$))\s*")
_YES = re.compile(r"\s*[:–-]?\s+ja$", re.IGNORECASE)


def insats_line(text: str) -> dict[str, str]:
    """Give the fields that a line on consent to the insats stands for.

    >>> insats_line("Milo och Sara Ekdahl, muntligt 2026-09-01, antecknat av Petra Lindqvist")
    {'givers': 'Milo; Sara Ekdahl', 'written': 'nej', 'on': '2026-09-01', 'received_by': 'Petra Lindqvist'}
    """
    if (back := _taken_back(text)) is not None:
        return back
    return _facets(text)


def _taken_back(text: str) -> dict[str, str] | None:
    """Give the fields of a line where all that is said is who takes a consent back; else None.

    A line that also says who consents is none: it is not told who of them does which.
    """
    first, *rest = (one.strip(" .") for one in _SEGMENTS.split(text.strip(" .\n")))
    if by := _BACK_BY.match(first):
        names, after = by[2], by[1] or ""
    elif gives := _GIVES_UP.match(first):
        names, after = gives[1], gives[2] or ""
    else:
        return None
    later = _facets("; ".join([after, *rest]))
    if _GIVES.search("; ".join([names, after, *rest])) or "givers" in later:
        return None
    fields = _facets(names)
    twice = fields.keys() & later.keys()
    return None if twice else {"action": "återkallat", **fields, **later}


def _facets(text: str) -> dict[str, str]:
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
