"""How a known commitment goes, said in words of its own: ”Petra har bokat”, ”kommer som det ska”.

Something to be done once is done when its own verb is told as past, with nothing that takes it back;
something that goes on goes on when it is told to be done as it should. All else is asked about.
"""

import re
from functools import lru_cache

from sigdocs.intake.folding import fold
from sigdocs.intake.known import KnownCommitment
from sigdocs.model.plan import Status

_STRONG = {
    "skriver": r"skrev|skriv(?:it|en|et|its)|fardigskriv\w+",
    "gar": r"gick|gatt",
    "tas": r"togs|tagits|tagen|taget",
    "tar": r"tog|tagit",
    "ger": r"gav|gett|givit",
    "haller": r"holl|hallit",
    "gor": r"gjor[dt]\w*|gjorde",
    "gors": r"gjor[dt]\w*|gjorts",
    "foljer": r"foljde|foljt",
    "kommer": r"kom",
    "far": r"fick|fatt",
    "blir": r"blev|blivit",
    "ser": r"sag|sett",
    "later": r"lat",
    "hjalper": r"hjalpte|hjalpt",
}
"""Verbs whose past is not made by an ending alone, folded."""
_TRIES = frozenset({"soker", "soka", "letar", "leta", "forsoker", "forsoka"})
"""What has been tried is not yet reached: ”Mia har sökt jourlägenhet”."""
_ENDINGS = r"(?:a[td]|ade|ats|ades|t|tt|te|d|dd|de|ts|tes|it|its|en|et)"
_TAKEN_BACK = re.compile(
    r"\b(?:(?:en|ett|tva|tre|fyra|\d+) av (?:\w+)|resten|fortfarande|slutar?|inte|ej|aldrig|inget|ingen|inga|men|bara|endast|halv\w*|halften|nastan|snart|forsok\w*|delvis|en av|kvar|annu|ska|skall|skulle|kommer att|om|nar|vill|utom|fast|tyvarr|dock|innan|vidare|fortsatt\w*|hittills|an sa lange|halvklar\w*|misslyck\w*|avbokat?\w*|stalldes?|in(?:staellt|stalld)|ny tid|nytt forsok)\b"
)
_GOES_WELL = re.compile(
    # ”som det ska”, ”enligt plan”
    r"\b(?:som (?:det|den|han|hon|hen|de) ska|som (?:planerat|tankt|vanligt|bestamt|overenskommet|avtalat|(?:han|hon|hen|de) lov\w+)|enligt (?:plan|planen|overenskommelse)"
    # ”fungerar”, ”har gått bra”, ”hålls”, ”ok”
    r"|fungera[rt]?\w*|funka[rt]?|gar (?:bra|fint|framat|som)|gatt (?:bra|fint)|skots?|skoter|halls?|haller|hallit|ok(?:ej)?\b"
    # ”lämnas”, ”proven tas”, ”skickar varje vecka”, ”listan kommer”, ”messar nästan jämt”, ”de flesta morgnar”
    r"|(?:gors|gor|gjort det|kommer|kommit|skicka[rt]s?|skickar|ringer|messar|sms ?ar|dyker upp) (?:varje|var|alla|hela|som)|lamna[rst]|lamnats|tas|tagits|kommer(?=\W*$| (?:fran|pa|till|i tid)\b)"
    r"|varje (?:vecka|gang|dag|tisdag|torsdag|fredag|mandag|onsdag|morgon|kvall)|alla (?:ganger|ggr|dagar)|de flesta|nastan (?:jamt|alltid|varje|alla)|(?:alla|bada|varje) gang(?:er|en|erna)?|hela tiden|varje v\b|(?:^|: )ja\b"
    # ”kör vidare”, ”rullar”, ”går dit själv”
    r"|kor vidare|tuffar(?: pa)?|rullar|lunkar|fortsatt\w*|(?:har|ar) (?:borjat|igang)|gar (?:nu )?dit|jamt|regelbundet)"
)
# ”Stefan berättar om det finns nya misstankar”: ”inga nya” is what he told
_TELLS = re.compile(r"\b(?:beratt|rapporter|informer|aterkom|meddel)\w*")
_NOTHING_NEW = re.compile(r"\binga nya\b|\binget nytt\b|\bingenting nytt\b")
_NUMBERS = {"en": 1, "ett": 1} | {
    word: at
    for at, word in enumerate(("tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio"), 2)
}
_COUNT = "|".join(_NUMBERS)
_PART = re.compile(rf"\b({_COUNT}|\d+) av ({_COUNT}|\d+)\b(?: \w+)?(?:, resten\b)?")
_BADLY = re.compile(
    r"\b(?:resten|fortfarande|slutar?|inte|ej|aldrig|slutat|upphort|daligt|samre|inget|missa[dt]e? (?:alla|flera)|tappat)\b"
    rf"|\b(?:{_COUNT}|\d+) av \w+"
)
# ”kommer i morgon”, ”ska lämnas”: what shall be says nothing of how it goes; ”som de ska” does
_TO_BE = re.compile(
    r"(?<!som det )(?<!som de )(?<!som han )(?<!som hon )(?<!som hen )\b(?:ska|skall)\b|\b(?:kommer att|imorgon|i morgon)\b"
)


def _less_small_parts(plain: str) -> str:
    """Leave out ”fyra av fem kvällar, resten …” when most of it was done: it goes on, if not always."""

    def number(said: str) -> int:
        return int(said) if said.isdigit() else _NUMBERS[said]

    def left(found: re.Match[str]) -> str:
        return " " if 2 * number(found[1]) > number(found[2]) else found[0]

    return _PART.sub(left, plain)


def progress(one: KnownCommitment, said: str) -> Status | None:
    """Give how a commitment goes by words that only fit it; None when a colleague would ask.

    >>> progress(KnownCommitment("Å9", "Petra bokar plats på Komet"), "Petra har bokat").value
    'klar'
    >>> progress(KnownCommitment("Å9", "Petra bokar plats på Komet"), "ska bokas, inte gjort")
    >>> progress(KnownCommitment("Å4", "Prov varje tisdag", ongoing=True), "funkar bra").value
    'pågår'
    """
    plain = fold(said)
    if one.ongoing:
        told = _TELLS.search(fold(one.text)) and _NOTHING_NEW.search(plain)
        return Status.ONGOING if told or _goes_on(one, _less_small_parts(plain)) else None
    if _TAKEN_BACK.search(plain):
        return None
    return Status.DONE if any(re.search(verb, plain) for verb in _past(one.text)) else None


def _goes_on(one: KnownCommitment, plain: str) -> bool:
    """Whether something that goes on is told to be done, as it should or most of the time."""
    if _BADLY.search(plain) or _TO_BE.search(plain):
        return False
    done = any(re.search(verb, plain) for verb in _past(one.text)) and not _TAKEN_BACK.search(plain)
    does = re.match(r"\w+(?: och \w+)? (\w{3,}[rs])\b", fold(one.text))
    doing = does and re.search(rf"\b{does[1]}\b", plain)
    return bool(_GOES_WELL.search(plain) or done or doing)


@lru_cache(maxsize=512)
def _past(text: str) -> tuple[str, ...]:
    """The past forms of the verbs in a commitment: ”bokar” is told as ”bokat”, ”bokad”, ”bokade”."""
    found: list[str] = []
    for word in re.findall(r"[a-z]{3,}", fold(text)):
        if word in _TRIES:
            continue
        if word in _STRONG:
            found.append(rf"\b(?:{_STRONG[word]})\b")
        elif verb := re.fullmatch(r"([a-z]{3,}?)(?:ar|er|as|es|a)", word):
            found.append(rf"\b(?:in|ut|upp|av|fram)?{verb[1]}{_ENDINGS}\b")
    return tuple(found)
