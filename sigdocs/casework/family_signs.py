"""The words that may tell of protection or custody: each pattern with the Swedish it is for.

Every pattern meets one sentence or line as :func:`sigdocs.casework.people.folded` gives it.
"""

import re
from typing import Final

from sigdocs.model.people import Custody, Protection

_NO = r"(?:inte|ej)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_HIDDEN: Final = re.compile(
    rf"\b(?:far|ska) {_NO} (?:fa )?veta var\b(?=.{{0,20}}\b(?:bor|ar|vistas)\b)"
)
_SHIELD = r"(?:skydd|sekretessmark|fingera|hemlig)\w*"
_PROTECTED: Final = _any(
    r"\bskyddad\w* (?:person|folkbok|adress|identitet|uppgift|id\b)",  # skyddade personuppgifter
    r"\bskyddat boende",  # bor på skyddat boende
    r"\bsekretessmark\w+",  # har fått sekretessmarkering
    r"\bfingera\w+",  # fingerade personuppgifter
    r"\bhemlig adress",  # hemlig adress
    r"^skydd(?:ad|at)?$",  # skydd
    _HIDDEN.pattern,  # får inte veta var de bor
    r"\b(?:kvinnojour|kvarskriv|skyddsboende|hotbild)\w*",  # bor på kvinnojour
    r"\bhemlig ort\b|\badressen ar hemlig\b|\blever gomd\b",  # är på hemlig ort
    r"\badress\w* .{0,15}\b(?:rojas|lamnas ut)\b",  # adressen får inte röjas
    r"\bbeviljat skydd\b|\bska ha skydd\b|\bsekretess pa (?:sin|sina|hennes|hans)\b",  # har beviljat skydd
)
_GRADES: Final = {
    "sekretessmark": Protection.MARKED,
    "skyddad folkbok": Protection.REGISTERED,
    "fingera": Protection.ASSUMED,
}
_ENDED: Final = _any(
    rf"\b(?:har {_NO}(?: langre)?|{_NO} langre) (?:\w+ )?{_SHIELD}",  # har inte längre skyddad adress
    rf"\b{_SHIELD}.{{0,30}}\b(?:upphor\w*|havts|havdes)\b",  # sekretessmarkeringen har upphört
)
_NOT_HELD = rf"\b(?:forlora\w*|mist\w*|ingen|utan|{_NO}(?: langre)?)\b.{{0,40}}\bvardnad(?:en)?\b"
_CUSTODY: Final = _any(
    r"\b(?:fatt|fick|far) (?:\w+ ){0,4}vardnad(?:en)?\b",  # Sara har fått vårdnaden
    rf"\b(?:forlora\w*|mist|tilldel\w+|overflytt\w+|{_NO} langre)\b.{{0,40}}\bvardnad(?:en)?\b",  # har inte längre vårdnaden
    r"\bvardnad(?:en)?\b.{0,40}\b(?:overflytt\w+|andra(?:s|t|ts|d|des)|upphor\w*|langre)\b",  # vårdnaden har överflyttats
    r"\b(?:ensam|ingen|utan) vardnad(?:en)?\b",  # Jonas Ekdahl, pappa, ingen vårdnad
    rf"\b{_NO} (?:\w+ )?vardnaden\b",  # Jonas har inte vårdnaden
    rf"\b{_NO} (?:langre )?vardnadshavare\b|\bvardnadshavare langre\b",  # är inte vårdnadshavare längre
    r"\bfrantog\w* vardnad|\bfran vardnaden\b",  # fråntogs vårdnaden
    r"\bvardnad\w*.{0,20}\b(?:flytta\w*|gatt over|avgjord)\b|\bdom i vardnad\w*",  # vårdnaden har gått över
    r"\bgod man\b|\bsarskilt forordnad\w*|\bsfv\b",  # god man är utsedd
)
_LOSES: Final = re.compile(rf"{_NOT_HELD}|\bvardnad(?:en)?\b.{{0,40}}\b(?:upphor\w*|langre)\b")
_GETS: Final = re.compile(r"\b(?:fatt|fick|far|tilldel\w+|overflytt\w+)\b")


def tells_of_protection(plain: str) -> bool:
    """Whether folded words may say that somebody is protected."""
    return bool(_PROTECTED.search(plain))


def hidden_from(plain: str) -> tuple[str, str] | None:
    """The words before and after ”får inte veta var”; None where they do not stand."""
    found = _HIDDEN.search(plain)
    return (plain[: found.start()], plain[found.end() :]) if found else None


def protection_in(plain: str) -> frozenset[Protection]:
    """The grades that fit folded words which tell of protection: any but none, when none is named."""
    if _ENDED.search(plain):
        return frozenset({Protection.NONE})
    named = frozenset(grade for word, grade in _GRADES.items() if word in plain)
    return named or frozenset(Protection) - {Protection.NONE}


def tells_of_custody(plain: str) -> bool:
    """Whether folded words may say that custody has changed."""
    return bool(_CUSTODY.search(plain))


def custody_in(plain: str) -> frozenset[Custody]:
    """What custody fits folded words that tell of it; none when they do not say how it is now."""
    sole, joint = "ensam vardnad" in plain, "gemensam vardnad" in plain
    said = frozenset({Custody.SOLE} if sole else {Custody.JOINT} if joint else {})
    if _LOSES.search(plain):
        return frozenset(Custody) - said if said else frozenset({Custody.NONE})
    return said or frozenset({Custody.SOLE} if _GETS.search(plain) else {})
