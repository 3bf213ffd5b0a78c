"""The words that only hold a statement of consent together, and carry nothing by themselves.

What is not here and not in a field makes the sentence a question, so a word belongs here only if
it can never limit, deny or widen the consent. Some hold that only beside the field they belong to:
”upphör” says nothing new when the day was read, but everything when it was not.
"""

import re
from collections.abc import Mapping

from sigdocs.intake.folding import fold, word_set
from sigdocs.model.consent import Information

OF_KINDS = re.compile(
    r"^(?!.*\b(?:inte|ej|utom|utan|undantag\w*|inget|inga)\b).*?\b(?:uppgifter|information)\s+(?:om|som rör)\s+"
    r"((?:(?!\s+(?:får|kan|delas|lämnas|med|till|t\.?\s?o|fr\.?\s?o|från|den|\d)\b)[^.;:])+)",
    re.IGNORECASE,
)
"""Kinds of information in a sentence that denies nothing: ”uppgifter om skolgång och fritid får delas”."""

_WITHDRAWN = re.compile(
    r"\b(?:tar|tog|har tagit|drar|drog|har dragit)\s+(?:till)?baka\b|\bta(?:r|git)? tillbaka|\båterkalla(?:r|de|t|s)?\b|\båterkallelse",
    re.IGNORECASE,
)
_MERELY_MAY = re.compile(
    r"\bkan\s+(?:\w+\s+){0,2}?(?:tas?|återkallas|dras?)\b|\bnär som helst\b", re.IGNORECASE
)
_KIND = "|".join((*(kind.value for kind in Information if kind is not Information.OTHER), "hälsa"))
_KINDS_BACK = re.compile(  # Elis tar tillbaka samtycket för hälsa till polisen
    rf"\s+för\s+((?:{_KIND})(?:(?:,\s*|\s+och\s+)(?:{_KIND}))*)(?=\s+till\b|\s+(?:den\s)?\d|\s*[.;]|$)",
    re.IGNORECASE,
)
_TO = re.compile(r"\btill\s+(?!och\s+med\b)\D", re.IGNORECASE)
_TO_SEVERAL = re.compile(r"\btill\s[^.;]*(?:,|\boch\b|\bsamt\b)", re.IGNORECASE)
_SHARED = word_set(
    "samtycke samtycket samtycken medgivande medgivandet från av för till både och samt med den "
    "det dat daterat datum fr o m t om tom from att som sitt sina deras hennes hans e"
)
_STATEMENT = _SHARED | word_set(
    "skriftligt muntligt skriftlig muntlig finns har gäller omfattar omfattas avser ännu än "
    "fortfarande alltjämt oförändrat tidigare samma ok okej ja följande själv är enligt"
)
_BESIDE: Mapping[str, frozenset[str]] = {
    "givers": word_set(
        "samtycker samtyckt lämnat lämnats lämnade lämnades lämnar gett givit undertecknat "
        "undertecknades skrivit skrevs på"
    ),
    "on": word_set("lämnat lämnats lämnades undertecknat undertecknades skrevs"),
    "parties": word_set("ingår delar dela får utbyter utbyta uppgifter information parter"),
    "not_parties": word_set("ingår inte ej men dock utom"),
    "exceptions": word_set("inte ej men dock utom undantag undantaget"),
    "information": word_set("bara endast uppgifter information om som rör får delas lämnas"),
    "until": word_set("upphör löper ut giltigt giltig till och med"),
    "noted_by": word_set("antecknat"),
    "lapsed": word_set("saknas saknades inget giltigt saknade hade gått löpt ut mötet hölls"),
}
_WITHDRAWAL = _SHARED | word_set(
    "tar tog tagit ta tagits drar drog dragit dra tillbaka återkallar återkallade återkallat "
    "återkallas har hela allt gällande alla parter samtliga gäller"
)


_TOLD = re.compile(
    r"\b(?:går igenom|gick igenom|informera\w*|förklara\w*|upplys\w*|frivillig\w*|när som helst)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:nej|inte|ej|bara|endast|utom|samtyck(?:er|t)|sa(?:de)? ja|ok)\b|\bvill (?:inte|att)\b",
    re.IGNORECASE,
)
_AS_BEFORE = re.compile(
    r"\b(?:som (?:forut|forr|tidigare|innan|sist)|sedan (?:tidigare|forut|forr|sist)|inget nytt(?: har hant)?|"
    r"(?:ingen|inga) (?:andring(?:ar)?|forandring(?:ar)?|nyheter)|oforandra(?:t|de)|inget (?:har )?andra(?:s|t|ts))\b"
)
_STANDING = word_set(
    "samtycke samtycket samtycken medgivande medgivandet finns finnes gäller är står kvar"
)
_STANDING |= word_set("kvarstår fortfarande alltjämt och det allt samma ok")


def changes_nothing(sentence: str) -> bool:
    """Whether a sentence says whole that consent is as it was, or only that it was explained.

    >>> changes_nothing("finns, inget nytt"), changes_nothing("som förut, men inte BUP")
    (True, False)
    """
    if _TOLD.search(sentence) and not _LIMITS.search(sentence):
        return True
    plain = " ".join(re.findall(r"\w+", fold(sentence)))
    rest, found = _AS_BEFORE.subn(" ", plain)
    return bool(found) and set(rest.split()) <= _STANDING


def grammar(fields: Mapping[str, object], *, withdrawal: bool) -> frozenset[str]:
    """Give the words that carry nothing in a sentence that these ``fields`` were read from."""
    if withdrawal:
        return _WITHDRAWAL
    return _STATEMENT.union(*(words for name, words in _BESIDE.items() if name in fields))


def withdraws(sentence: str) -> bool:
    """Whether a sentence takes consent back, and does not only say that one may."""
    return bool(_WITHDRAWN.search(sentence)) and not _MERELY_MAY.search(sentence)


def kinds_taken_back(sentence: str) -> tuple[tuple[str, ...], str]:
    """Give the kinds that a withdrawal is of, by their own names, and the sentence without them.

    Part of a kind (”drogprover”) is none of them: how much is taken back is then asked about; nor
    is a kind taken back of nobody named, or of some of those who are (”till BUP och för hälsa till
    polisen”).

    >>> kinds_taken_back("Elis tar tillbaka samtycket för hälsa till polisen")
    (('hälsa',), 'Elis tar tillbaka samtycket till polisen')
    """
    found = _KINDS_BACK.search(sentence)
    rest = sentence[: found.start()] + sentence[found.end() :] if found else sentence
    if (
        found is None
        or len(_TO.findall(rest)) != 1
        or _TO_SEVERAL.search(sentence[: found.start()])
    ):
        return (), sentence
    return tuple(re.findall(_KIND, found[1], re.IGNORECASE)), rest
