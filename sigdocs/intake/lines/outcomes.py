"""How a goal went, as a line tells it: ”M1 Skola: 61 % -> 88 %, ja”, ”Fritid delvis”."""

import re

from sigdocs.casework.closing.verdicts import is_verdict, plain_verdict

_NUMBER = r"[Mm](?:ål)?\s?\d{1,3}"
_ARROW = re.compile(r"->|=>|→")
_LABELLED = re.compile(r"\b(?:uppfyllt|uppfylld|uppnått|måluppfyllelse)\s*:", re.IGNORECASE)
"""”… 88 %. Uppfyllt: ja”."""
_LIMITED = re.compile(r"\b(?:delvis|till viss del|inte|ej|knappt|nästan|helt)\s$", re.IGNORECASE)
"""What belongs to the label after it: ”Delvis uppfyllt: ja”, ”Ej uppfyllt: ja”."""
_OF_GOAL = re.compile(r"\bmål(?:et)?\s$", re.IGNORECASE)
"""”Målet uppfyllt: ja”."""
_FEW = 20
"""How far back of a label the words that belong to it are looked for."""
_SEVERAL = re.compile(rf"[,;]\s*(?:och\s+)?(?={_NUMBER}\b)|(?<=\s)och\s+(?={_NUMBER}\s*:)")
_PIECES = re.compile(r"[.,;(–]|(?<=\s)-(?=\s)")
_EDGES = " ,.;(–-"
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
    arrow = _ARROW.search(told)
    before = told[: arrow.start()].rstrip(" -=") if arrow else ""
    after = told[arrow.end() :].lstrip() if arrow else told
    return {"area": area, "before": before, "after": after, "met": met}


def _met(told: str) -> tuple[str, str]:
    """Part what was told from whether the goal was met, which stands by itself, and from there on."""
    if is_verdict(told):
        return "", told
    if found := _LABELLED.search(told):
        return _labelled(told, found)
    start = 0
    for end in (*(sign.start() for sign in _PIECES.finditer(told)), len(told)):
        if plain_verdict(told[start:end].strip(" ).")):
            return told[:start].rstrip(_EDGES), told[start:].strip(" ).")
        start = end + 1
    return told, ""


def _labelled(told: str, found: re.Match[str]) -> tuple[str, str]:
    """Part what was told at ”uppfyllt:”; what limits the word is said of the goal too."""
    start = found.start()
    near = told[max(0, start - _FEW) : start]
    limit = _LIMITED.search(near)
    near = near[: limit.start()] if limit else near
    of_goal = _OF_GOAL.search(near)
    start -= len(limit[0]) if limit else 0
    before = told[: start - (len(of_goal[0]) if of_goal else 0)].rstrip(_EDGES)
    return before, (told[start:] if limit else told[found.end() :]).strip().removesuffix(")")
