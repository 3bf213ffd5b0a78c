"""The words that only hold a statement of consent together, and carry nothing by themselves.

What is not here and not in a field makes the sentence a question, so a word belongs here only if
it can never limit, deny or widen the consent. Some hold that only beside the field they belong to:
”upphör” says nothing new when the day was read, but everything when it was not.
"""

import re
from collections.abc import Mapping

from sigdocs.intake.folding import fold, word_set

OF_KINDS = re.compile(
    r"^(?!.*\b(?:inte|ej|utom|utan|undantag\w*|inget|inga)\b).*?\b(?:uppgifter|information)\s+(?:om|som rör)\s+"
    r"((?:(?!\s+(?:får|kan|delas|lämnas|med|till|t\.?\s?o|fr\.?\s?o|från|den|\d)\b)[^.;:])+)",
    re.IGNORECASE,
)
"""Kinds of information in a sentence that denies nothing: ”uppgifter om skolgång och fritid får delas”."""

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
    r"\b(?:som (?:forut|forr|tidigare|innan|sist)|sedan (?:tidigare|forut|forr|sist)|inget nytt|inget nytt har hant|"
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
