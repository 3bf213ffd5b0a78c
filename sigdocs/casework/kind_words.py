"""Words that name kinds of information: ”bara skolgång, fritid”."""

import re
from dataclasses import dataclass
from typing import Final

from sigdocs.casework.people import folded
from sigdocs.model.consent import Information

_KINDS = {folded(one): one for one in Information}
_KIND = re.compile(rf"\b(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})\b")
_ONLY = frozenset({"bara", "endast", "enbart"})
_FILLS = frozenset({"och", "samt", "o", "slags", "uppgifter"}) | _ONLY
_MEANT: Final = tuple(
    (kind, re.compile(rf"\b(?:{words})"))
    for kind, words in {
        Information.SCHOOL: "skolgang|narvaro|franvaro",
        Information.CRIME: "brott|misstank",
        Information.HEALTH: "halsa|missbruk|drog|provsvar",
        Information.FAMILY: "familjeforh|familj$",
        Information.HOUSING: "boende",
        Information.MONEY: "ekonomi|skuld",
        Information.LEISURE: r"fritid\b|fritiden",
        Information.WORK: r"sysselsattning|arbete\b|praktik",
    }.items()
)
"""The kinds by the words that a remark has for them: ”och skulderna”, ”också närvaron”."""


@dataclass(frozen=True, slots=True)
class KindsNamed:
    """Words that name kinds of information: the kinds, whether only they, and all other words."""

    kinds: tuple[Information, ...]
    only: bool
    rest: frozenset[str]


def kinds_named(text: str) -> KindsNamed:
    """Give the kinds that some words name by the names that they have, and what else they say."""
    plain = folded(text)
    kinds = tuple(dict.fromkeys(_KINDS[one] for one in _KIND.findall(plain)))
    words = frozenset(_KIND.sub(" ", plain).split())
    return KindsNamed(kinds, bool(words & _ONLY), words - _FILLS)


def is_kinds(text: str) -> bool:
    """Whether words are nothing but kinds of information: ”bara skolgång, fritid”."""
    said = kinds_named(text)
    return bool(said.kinds) and not said.rest


def kinds_meant(plain: str) -> frozenset[Information]:
    """Give the kinds that a folded remark is about, also by everyday words for them."""
    return frozenset(kind for kind, words in _MEANT if words.search(plain))
