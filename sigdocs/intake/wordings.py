"""Which open commitment a few words mean: by the words that tell it from the others.

A word is compared by its stem, and a compound by its parts: ”mattestudiegången” is of ”anpassad
studiegång i matte”, ”torsdagsproven” of ”urinprov varje torsdag”.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sigdocs.intake.folding import word_set

_STEMMED = re.compile(
    r"(.{3,}?)(?:ning(?:arna|en|ar)?|arna|erna|orna|ades?|ande|ats|an|ar|er|or|en|et|as|es|at|ad|it|a|e|n|t)?"
)
_WHOLE = frozenset(["manad"])
_PART, _NEAR = 4, 2
_AS_PART, _AS_FIRST, _WEAK = 0.7, 0.4, 0.35
"""How much it tells to be a part of a compound, to be only its first part, and to be no word of any."""
_COMMON = word_set("lamn ring aterkomm ger gor hjalp mot sok folj skriv prat frag skick komm bok")
_AS_COMMON = 0.3
"""What anybody may do of anything, and how little such a verb tells by itself."""
_HALF, _GAP = 0.5, 0.08
_LEAST, _FAR = 0.3, 0.2
"""How alike a wording must be, and how far from the next: less alike must be farther."""


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Give a folded word without its endings.

    >>> stem("mandagarnas"), stem("manaden"), stem("bokning") == stem("bokat")
    ('mandag', 'manad', True)
    """
    bare = word[:-1] if word.endswith("s") and word[-2:] != "ss" and len(word) > _PART else word
    found = _STEMMED.fullmatch(bare) if bare not in _WHOLE else None
    return found[1] if found else bare


@dataclass(frozen=True)
class Wordings:
    """The open commitments, each by its number with the words that carry its wording.

    Attributes:
        told: each number with those words.
        names: the words that are people's names: who is named says little of what is.
    """

    told: tuple[tuple[str, frozenset[str]], ...]
    names: frozenset[str] = frozenset()

    @cached_property
    def _stems(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each number with the stems of its words, and the words that they are kinds of: ”prov”."""
        stems = [(ref, frozenset(map(stem, words))) for ref, words in self.told]
        every = frozenset(word for _, words in stems for word in words if len(word) >= _PART)
        return tuple(
            (ref, words | {one for one in every for word in words if word.endswith(one)})
            for ref, words in stems
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(map(stem, self.names))

    @cached_property
    def _rare(self) -> Mapping[str, float]:
        """How much a word tells one open commitment from the others."""
        counted = Counter(word for _, told in self._stems for word in told)
        return {
            word: (_AS_COMMON if word in _COMMON else 1.0) / count
            for word, count in counted.items()
        }

    def like(self, said: frozenset[str]) -> str:
        """Give the number of the one commitment that words are of; "" when unsure."""
        matched = {word: self._matched(word) for word in map(stem, said)}
        scored = sorted(
            ((self._alike(matched, told), ref) for ref, told in self._stems), reverse=True
        )
        if not scored:
            return ""
        best, near = scored[0][0], scored[1][0] if len(scored) > 1 else 0.0
        clear = (best >= _HALF and best - near >= _GAP) or (best >= _LEAST and best - near >= _FAR)
        return scored[0][1] if clear else ""

    def _alike(self, matched: Mapping[str, Mapping[str, float]], told: frozenset[str]) -> float:
        common: dict[str, float] = {}
        for found in matched.values():
            for word in found.keys() & told:
                common[word] = max(common.get(word, 0.0), found[word])
        if common.keys() <= self._names:
            return 0.0
        weight = sum(common.values())
        if weight < _WEAK:
            return 0.0
        whole = sum(self._most(found) for found in matched.values())
        least = min(whole, sum(self._rare[word] for word in told))
        return min(1.0, weight / least) if least else 0.0

    def _most(self, found: Mapping[str, float]) -> float:
        """The most that a word can say of any one commitment."""
        of_each = (
            sum(weight for word, weight in found.items() if word in told) for _, told in self._stems
        )
        return max(of_each, default=0.0) or _WEAK

    @cached_property
    def _seen(self) -> dict[str, Mapping[str, float]]:
        """What each word was found to be: the same words come many times in a note."""
        return {}

    def _matched(self, word: str) -> Mapping[str, float]:
        """Give the words of the plan that a word is, or is a part of, or has as a part."""
        if word not in self._seen:
            self._seen[word] = self._parted(word)
        return self._seen[word]

    def _parted(self, word: str) -> Mapping[str, float]:
        same = [one for one in self._rare if _same(one, word)]
        if same:
            return {one: self._rare[one] for one in same}
        parts = [one for one in self._rare if len(one) >= _PART]
        found = {
            max(some, key=len): _AS_PART
            for some in (
                [one for one in parts if word.endswith(one)],
                [one for one in parts if word.startswith(one)],
            )
            if some
        }
        if len(word) >= _PART:
            found |= {one: _AS_FIRST for one in self._rare if one.startswith(word)}
            found |= {one: _AS_PART for one in self._rare if one.endswith(word)}
        return {one: weight * self._rare[one] for one, weight in found.items()}


def _same(one: str, other: str) -> bool:
    """Whether two stems are the same but for their last sounds: ”telefonnumm(er)”, ”telefonnumr(et)”."""
    if one == other:
        return True
    least = max(len(one), len(other)) - _NEAR
    return least > _PART and one[:least] == other[:least]
