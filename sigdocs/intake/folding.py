"""Words compared the way a reader compares them: capitals, accents and spaces do not count."""

import re
from functools import lru_cache

_PLAIN = str.maketrans("åäöéèüáàø", "aaoeeuaao")
_SPACES = re.compile(r"\s+")
_SIGNS = re.compile(r"[^\w%/+-]+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Give ``text`` in lower case, without accents, on one line.

    >>> fold("  ÅTGÄRDSPLAN  för Milo ")
    'atgardsplan for milo'
    """
    return _SPACES.sub(" ", text.casefold().translate(_PLAIN)).strip()


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Give ``text`` as a word to look up: folded, and without signs.

    >>> key("– Fr.o.m.:")
    'fr o m'
    """
    return _SPACES.sub(" ", _SIGNS.sub(" ", fold(text))).strip(" -–/")


def word_set(words: str) -> frozenset[str]:
    """Give the words of ``words``, folded.

    >>> sorted(word_set("Från till"))
    ['fran', 'till']
    """
    return frozenset(fold(words).split())
