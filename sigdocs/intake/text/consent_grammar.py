"""The words that only hold a statement of consent together, and carry nothing by themselves.

What is not here and not in a field makes the sentence a question, so a word belongs here only if
it can never limit, deny or widen the consent. Some hold that only beside the field they belong to:
”upphör” says nothing new when the day was read, but everything when it was not.
"""

import re
from collections.abc import Mapping

from sigdocs.intake.folding import word_set

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
    "until": word_set("upphör löper ut"),
    "noted_by": word_set("antecknat"),
    "lapsed": word_set("saknas saknades inget giltigt saknade hade gått löpt ut mötet hölls"),
}
_WITHDRAWAL = _SHARED | word_set(
    "tar tog tagit ta tagits drar drog dragit dra tillbaka återkallar återkallade återkallat "
    "återkallas har hela allt gällande alla parter samtliga gäller"
)


def grammar(fields: Mapping[str, object], *, withdrawal: bool) -> frozenset[str]:
    """Give the words that carry nothing in a sentence that these ``fields`` were read from."""
    if withdrawal:
        return _WITHDRAWAL
    return _STATEMENT.union(*(words for name, words in _BESIDE.items() if name in fields))
