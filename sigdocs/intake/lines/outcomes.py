"""How a goal went, as a line tells it: ”M1 Skola: 61 % -> 88 %, ja”, ”Fritid delvis”."""

import re

from sigdocs.casework.closing.verdicts import plain_verdict

_NUMBER = r"[Mm](?:ål)?\s?\d{1,3}"
_ARROW = re.compile(r"\s*(?:-+>|→|=+>)\s*")
_LABELLED = re.compile(
    r"(?:^|[\s.,;(–-]+)(?:mål(?:et)?\s+)?(?:uppfyllt|uppfylld|uppnått|måluppfyllelse)\s*:\s*(.+?)\)?$",
    re.IGNORECASE,
)
"""”… 88 %. Uppfyllt: ja”."""
_SEVERAL = re.compile(rf"\s*[,;]\s*(?:och\s+)?(?={_NUMBER}\b)|\s+och\s+(?={_NUMBER}\s*:)")
_PIECES = re.compile(r"\s*[.,;(–]\s*|\s+-\s+")
_BARE = re.compile(rf"^({_NUMBER}(?:\s+[A-ZÅÄÖ][\w/]+)?|[A-ZÅÄÖ][\w/]+(?:\s+{_NUMBER})?)\s+(.+)$")
"""”M1 ja”, ”Skola 61 % -> 88 %”: a line that tells how it went without a colon."""


def outcome_lines(text: str) -> list[str]:
    """Part what was told of several goals on a line: ”M1 ja, M2 delvis”, or one a line.

    >>> outcome_lines("M1 ja, M2: delvis, sedan i maj")
    ['M1 ja', 'M2: delvis, sedan i maj']
    """
    lines = [part for line in text.split("\n") for part in _SEVERAL.split(line)]
    return [part for line in lines if (part := line.strip(" \t,;•"))]


def outcome_line(text: str) -> dict[str, str]:
    """Part a line into the area, how it was before and after, and whether the goal was met.

    >>> outcome_line("Skola: 61 % -> 88 %, ja")
    {'area': 'Skola', 'before': '61 %', 'after': '88 %', 'met': 'ja'}
    >>> outcome_line("M2 delvis")
    {'area': 'M2', 'before': '', 'after': '', 'met': 'delvis'}
    """
    area, colon, told = text.partition(": ")
    if not colon and text.endswith(":"):
        return {"area": text.rstrip(": ")}
    if not colon:
        found = _BARE.match(text)
        if not (found and (_ARROW.search(found[2]) or _met(found[2])[1])):
            return {"area": text}
        area, told = found[1], found[2]
    told, met = _met(told)
    before, arrow, after = _ARROW.sub("→", told, count=1).partition("→")
    parts = {"before": before if arrow else "", "after": after if arrow else told, "met": met}
    return {"area": area} | parts


def _met(told: str) -> tuple[str, str]:
    """Part what was told from whether the goal was met, which stands by itself or last."""
    if found := _LABELLED.search(told):
        return told[: found.start()].strip(), found[1]
    starts = [0, *(sign.end() for sign in _PIECES.finditer(told))]
    ends = [*(sign.start() for sign in _PIECES.finditer(told)), len(told)]
    for start, end in reversed([*zip(starts, ends, strict=True)]):
        if plain_verdict(told[start:end].strip(" ).")):
            return told[:start].rstrip(" ,.;(–-"), told[start:].rstrip(" ).")
    return told, ""
