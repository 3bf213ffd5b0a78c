"""A consent that is said to be as it was: a closed grammar, where no other word can stand."""

import re

from sigdocs.intake.text.consent import DATE, MONTH

_DAY = rf"(?:den )?(?:{DATE}|sista {MONTH})"
UNTIL = rf"(?:t\.?\s?o\.?\s?m\.?|till och med|till)\s*(?:den )?(?:sista )?(?P<until>{DATE}|{MONTH}(?: \d{{4}})?)"
"""”t.o.m. 31 oktober 2026”, ”till 30 nov”, ”till sista november”."""
_CLOCK = re.compile(r"^\W*(?:\d{1,2}[:.]\d{2}|\[\d{1,2}[:.]\d{2}\])\s+")
# ”→ samtycket gäller, oförändrat”, ”samtycke ✅ som det är”
_SIGNS = re.compile(r"^\W*(?:->|→)\s*|\s*[✅✔☑]\ufe0f?\s*")
_OF = r"samtycket?\b|medgivandet?\b|sam\.|samtyckena\b"
_CORE = (
    # ”oförändrat”, ”som förut”, ”samma som sist”, ”inga ändringar”, ”inget att ändra”, ”ingen vill ändra”
    r"oförändra(?:t|d|de)\b|(?:precis )?som (?:förut|tidigare|förr|sist|innan|det (?:är|var))\b"
    r"|(?:det)?samma som (?:förut|tidigare|förr|sist|innan)\b|inga (?:för)?ändringar\b|ingen (?:för)?ändring\b"
    r"|inget (?:att ändra|ändrat|ändras|nytt)\b|ingen vill ändra(?: (?:något|nåt))?\b"
    # ”Robin vill inte ändra något, det är oförändrat”
    r"|(?-i:[A-ZÅÄÖ])\w+ vill inte ändra (?:något|nåt|det)\b"
    # ”ligger kvar som det är”, ”står kvar tiden ut”, ”står fast”
    r"|(?:ligger|står) (?:kvar|fast)\b"
)
_BESIDE = (
    rf"(?:i )?(?:{_OF})|det\b|är\b|gäller\b|finns\b|fortsatt\b|fortfarande\b|alltjämt\b|helt\b|och\b|också\b|tiden ut\b"
    r"|(?:har )?(?:gicks|gåtts|gås) igenom\b|genomgånget\b|gick igenom\b|först\b|idag\b|i dag\b|lämnat sedan (?:förut|tidigare)\b"
    rf"|(?:från|sedan|av) {_DAY}|sedan (?:sist|förut|förra mötet)\b|[,–—-]"
)
_WHOLE = re.compile(
    rf"(?:(?:{_CORE}|{_BESIDE}|{UNTIL.replace('(?P<until>', '(?:')})\s*)+\.?", re.IGNORECASE
)
_IS = re.compile(rf"(?:{_CORE})", re.IGNORECASE)
_SINCE = re.compile(rf"\b(?:från|sedan|av) (?:den )?({DATE})", re.IGNORECASE)
_UNTIL = re.compile(rf"\b{UNTIL}", re.IGNORECASE)
_STANDS = re.compile(rf"(?:{_OF}) gäller (?:fortsatt )?{UNTIL}\.?", re.IGNORECASE)
_NAMED = re.compile(rf"(?:{_OF})", re.IGNORECASE)


def unchanged(text: str, *, named: bool = False) -> dict[str, str]:
    """Give what a sentence tells of a consent that is as it was; {} when it says anything else.

    ``named`` when it must speak of consent by that word, as it must outside the section of it.

    >>> unchanged("Oförändrat sedan 13 januari 2026.")
    {'action': 'oförändrat', 'on': '13 januari 2026'}
    >>> unchanged("Samtycket är oförändrat utom för polisen."), unchanged("Samtycket är inte oförändrat")
    ({}, {})
    """
    plain = _CLOCK.sub("", _SIGNS.sub(" ", text).strip(" •☐–-")).strip()
    stands = bool(_STANDS.fullmatch(plain)) and named
    if not stands and not (_WHOLE.fullmatch(plain) and _IS.search(plain)):
        return {}
    if named and not _NAMED.search(plain):
        return {}
    told = {"action": "oförändrat"}
    if found := _SINCE.search(plain):
        told["on"] = found[1]
    if found := _UNTIL.search(plain):
        told["until"] = found["until"]
    return told
