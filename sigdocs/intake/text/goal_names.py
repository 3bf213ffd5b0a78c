"""Which goal or life area words mean: ”skolmålet”, ”målet om betalplan”, ”drogerna”, ”Jobb”."""

import re

from sigdocs.intake.folding import fold
from sigdocs.intake.known import Known, words
from sigdocs.intake.text.sections import is_area

_KIN: tuple[re.Pattern[str], ...] = tuple(
    re.compile(rf"(?:{stems})[a-z]*")
    for stems in (
        # ”skolan”, ”skolmålet”, ”utbildning”, ”studierna”
        "skol|utbildning|studie",
        # ”drogerna”, ”missbruket”, ”alkohol”
        "drog|missbruk|alkohol|beroende",
        "fritid",
        # ”krim”, ”brott”
        "krim|brott",
        # ”familjen”, ”umgänge”
        "familj|umgang",
        # ”jobb”, ”arbete”, ”sysselsättning”, ”sommarjobbet”
        "syssel|jobb|arbete|sommarjobb|praktik",
        # ”pengar”, ”skulder”, ”ekonomin”
        "ekonomi|pengar|skuld",
        # ”boende”, ”bostaden”
        "bostad|boende",
        # ”hälsan”, ”mående”
        "halsa|psykisk|fysisk|maende",
    )
)
_SAYS_LITTLE = frozenset({"nya", "nytt", "inga", "minst", "mal", "malet", "hela", "tiden", "vecka"})


def kin_of(text: str) -> int | None:
    """Give which life area words are of, as a number; None when of none or of several.

    >>> kin_of("Skolan") == kin_of("skol") != kin_of("Jobb"), kin_of("vädret")
    (True, None)
    """
    found = {
        place
        for word in re.findall(r"[a-z]+", fold(text))
        for place, pattern in enumerate(_KIN)
        if pattern.fullmatch(word)
    }
    return found.pop() if len(found) == 1 else None


def area_of(text: str, known: Known) -> str:
    """Give a life area that a few words are, as the office calls it; "" when they are none."""
    said = text.strip(" .:,-–")
    if known.is_area(said):
        return said
    if len(said.split()) > len(("fysisk", "och", "psykisk", "hälsa")):
        return ""
    kin = kin_of(said)
    if kin is None or (len(said.split()) > 1 and not is_area(said)):
        return ""
    return next((area for area in known.areas if kin_of(area) == kin), said)


def goal_of(text: str, known: Known) -> str:
    """Give the number of the one standing goal that words mean; "" when unsure."""
    said = text.strip(" .:,-–")
    if number := re.fullmatch(r"(?:mål(?:et)?\s*)?(?:M|nr\s*)?(\d{1,2})", said, re.IGNORECASE):
        ref = f"M{number[1]}"
        return ref if any(one.id == ref for one in known.goals) else ""
    return _by_area(said, known) or _by_wording(said, known)


def _by_area(said: str, known: Known) -> str:
    plain = fold(re.sub(r"s?-?mål(?:et)?$", "", said, flags=re.IGNORECASE))
    if len(plain.split()) > len(("droger", "och", "missbruk")):
        return ""
    kin = kin_of(plain)
    whole = all(kin_of(word) is not None for word in plain.split() if word != "och")
    of_area = [one.id for one in known.goals if kin is not None and kin_of(one.area) == kin]
    return of_area[0] if whole and len(of_area) == 1 else ""


def _by_wording(said: str, known: Known) -> str:
    told = words(re.sub(r"målet$", "", said, flags=re.IGNORECASE)) - _SAYS_LITTLE
    names = frozenset(word for name in known.names for word in words(name))
    scored = [(len(_common(told, words(one.text) - names)), one.id) for one in known.goals]
    best = [ref for count, ref in scored if count]
    return best[0] if len(best) == 1 else ""


def _common(said: frozenset[str], told: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in said if any(_alike(word, other) for other in told))


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending: ”sommarjobbet”, ”Navets”."""
    short, long = sorted((one, other), key=len)
    return one == other or (
        len(short) > len("avse") and long.startswith(short) and len(long) - len(short) <= len("ets")
    )
