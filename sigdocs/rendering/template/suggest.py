"""What somebody probably meant."""

from collections.abc import Iterable

_LIKELY = 60.0
"""Similarity in percent from which a suggestion helps more than it misleads."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word most like ``word``, "" when none is.

    >>> nearest("versoin", ["version", "datum"])
    'version'
    """
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=_LIKELY)
    return best[0] if best else ""
