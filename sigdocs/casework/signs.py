"""The words that may tell of a right lost: each pattern with the Swedish it is for.

Every pattern meets one sentence as :func:`sigdocs.casework.people.folded` gives it, or a line as
the readers fold it: without capitals, accents and line breaks.
"""

import re
from typing import Final

_BODIES = r"polis\w*|skola\w*|\w*skolan|bup|mini-?maria|soc\b|socialtj\w*|fritids\w*|frivard\w*"
_PARTY = rf"(?:{_BODIES}|part\w*|samarbete\w*|samverkan)"
_BODY: Final = re.compile(rf"\b(?:{_BODIES})")


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_BACK = r"\b(?:tar|tog|tagit|ta|drar|drog|dragit|dra|tas|dras) (?:\w+ ){0,2}(?:till)?baka\b"
_LOST: Final = _any(
    r"\baterkalla\w*",  # Jonas återkallar sitt samtycke
    rf"{_BACK}.{{0,40}}(?:samtyck|medgiv|\bja\b)",  # Jonas drar tillbaka sitt ja till skolan
    r"\bsamtyck\w*.{0,40}\b(?:tillbaka|upphor\w*|begransas|andras)\b",  # samtycket upphör
    r"\bsamtyck\w* (?:har|hade) (?:gatt|lopt) ut",  # samtycket har gått ut
    r"\b(?:angrar|angrat|angrade)\b.{0,40}\b(?:samtyck\w*|medgiv\w*|ja)\b",  # ångrar sitt ja
    rf"\b(?:angrar|angrat|angrade)\b.{{0,40}}\b{_PARTY}",  # har ångrat sig om polisen
    rf"\b(?:sager|sa|sade|sagt) nej till\b.{{0,40}}(?:samtyck|\bveta\b|\b{_PARTY})",  # säger nej till att polisen får veta
    r"\b(?:inte|ej) (?:langre )?att .{0,40}\b(?:far veta|tar del|delar|fa veta)\b",  # vill inte att de får veta
    rf"\bvill (?:inte|ej) langre att\b.{{0,40}}\b{_PARTY}",  # vill inte längre att BUP ska få något
    rf"\b{_PARTY} (?:ska|skall|far) (?:inte|ej) (?:fa |ha )?(?:planen|veta|nagot|uppgift\w*|ta del|kontakt\w*)",  # polisen ska inte få planen
    r"\bhoppar av (?:samarbetet|samverkan|sig\b|insatsen)",  # hoppar av samarbetet med polisen
)
_TOLD: Final = _any(
    r"\b(?:muntligt|skriftligt) samtycke\b",  # muntligt samtycke från Jonas
    r"\bsamtyck\w*.{0,40}\butokas\b",  # samtycket utökas
    r"\bsamtycker\b",  # Sara samtycker till BUP
    r"\bnytt samtycke\b",  # nytt samtycke från idag
    r"\b(?:lamnat|lamnar|gett|ger|gav|sagt nej till) (?:\w+ ){0,2}samtycke",  # har lämnat samtycke
)
_MAY: Final = re.compile(r"\bkan\b.{0,20}\b(?:tas?|aterkallas|dras?)\b|\bnar som helst\b")
_PROTECTED: Final = _any(
    r"\bskyddad\w* (?:person|folkbok|adress|identitet|uppgift|id\b)",  # skyddade personuppgifter
    r"\bskyddat boende",  # bor på skyddat boende
    r"\bsekretessmark\w+",  # har fått sekretessmarkering
    r"\bfingera\w+",  # fingerade personuppgifter
    r"\bhemlig adress",  # hemlig adress
    r"^skydd(?:ad|at)?\.?$",  # skydd
    r"\b(?:far|ska) (?:inte|ej) (?:fa )?veta var\b.{0,20}\b(?:bor|ar|vistas)\b",  # får inte veta var de bor
)
_CUSTODY: Final = _any(
    r"\b(?:fatt|fick|far|forlorat|forlorar|mist|tilldel\w+|overflytt\w+|inte langre|ej langre)\b.{0,40}\bvardnad(?:en)?\b",  # har inte längre vårdnaden
    r"\bvardnad(?:en)?\b.{0,40}\b(?:overflytt\w+|andra\w*|upphor\w*|langre)\b",  # vårdnaden har överflyttats
    r"\b(?:ensam|ingen|utan) vardnad(?:en)?\b",  # Jonas Ekdahl, pappa, ingen vårdnad
    r"\b(?:inte|ej) (?:\w+ )?vardnaden\b",  # Jonas har inte vårdnaden
)


def bodies(plain: str) -> frozenset[str]:
    """The common words for a party that stand in folded words, less the ending: ”skolan”, ”polis”."""
    return frozenset(word.removesuffix("s") for word in _BODY.findall(plain))


def loses_consent(plain: str) -> bool:
    """Whether folded words may say that consent is taken back, refused or run out."""
    return bool(_LOST.search(plain)) and not _MAY.search(plain)


def tells_of_consent(plain: str) -> bool:
    """Whether folded words may say that consent is given, refused, widened or taken back."""
    return bool(_LOST.search(plain) or _TOLD.search(plain)) and not _MAY.search(plain)


def tells_of_protection(plain: str) -> bool:
    """Whether folded words may say that somebody is protected."""
    return bool(_PROTECTED.search(plain))


def tells_of_custody(plain: str) -> bool:
    """Whether folded words may say that custody has changed."""
    return bool(_CUSTODY.search(plain))
