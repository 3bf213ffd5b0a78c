"""Words that mean somebody of the family without naming them whole: ”mamma Anna”, ”båda vh”.

All texts are folded, as names are compared.
"""

import re

from sigdocs.model.people import GuardianFacts

_BOTH = frozenset(
    f"{both} {who}"
    for both in ("bada", "bagge")
    for who in ("vh", "vardnadshavarna", "vardnadshavare", "foraldrarna", "foraldrar")
)
_PARENTS = frozenset({"foraldrar", "foraldrarna"})
_ONE = frozenset({"vardnadshavaren", "vardnadshavare", "vh", "vhn"})
"""May mean one of several, so it is asked who."""
_ANY = frozenset({"vardnadshavarna", "alla vardnadshavare", "alla vh"})
GUARDIANS = _BOTH | _PARENTS | _ONE | _ANY
"""What means the guardians of a case, as many as there are."""

_RELATIONS = {
    "mamma": "mamma", "mor": "mamma", "modern": "mamma", "mamman": "mamma",
    "pappa": "pappa", "far": "pappa", "fadern": "pappa", "pappan": "pappa",
    "morsan": "mamma", "farsan": "pappa",
}  # fmt: skip
_IN_SENTENCES = {word: kin for word, kin in _RELATIONS.items() if word != "far"}  # ”får”, folded
_OTHERS = re.compile(
    r"\b(?:farmor|farfar|mormor|morfar|moster|faster|morbror|farbror|styv\w+|bonus\w+|syskon\w*|"
    r"bror\w*|brodern\w*|syster\w*|sambo\w*|familjehem\w*)\b"
)
_ROLES = frozenset({"vh", "vardnadshavare", "foralder"})


def unclear(wanted: str, guardians: tuple[GuardianFacts, ...]) -> bool:
    """Whether words for the guardians do not fit how many there are: ”båda” of three, or of one."""
    deciding = sum(one.has_custody for one in guardians)
    two = {deciding, len(guardians)} & {2}
    if wanted in _BOTH | _PARENTS:
        return not two
    if wanted in _ONE:
        return len(guardians) != 1
    return False


def related(wanted: str) -> tuple[str, frozenset[str]]:
    """Part words into a name and the relations beside it: ”anna ek”, {"mamma"}; "" when no name."""
    words = wanted.split()
    said: set[str] = set()
    for end in (0, -1):
        while words and (words[end] in _RELATIONS or words[end] in _ROLES):
            word = words.pop(end)
            said |= {_RELATIONS[word]} if word in _RELATIONS else set()
    return " ".join(words), frozenset(said)


def relation_of(relation: str) -> str:
    """The relation that a guardian's own words tell, "mamma" or "pappa"; "" for any other."""
    return next((_RELATIONS[word] for word in relation.split() if word in _RELATIONS), "")


def speaks_of_family(role: str) -> bool:
    """Whether what stands beside a name tells of the family: ”mamma/vh”, ”styvpappa”, ”elev”."""
    return any(
        word in _ROLES | GUARDIANS | {"elev", "unge", "unga"}
        or "vardnad" in word
        or word.endswith(tuple(_RELATIONS))
        for word in role.split()
    )


def relations_in(words: frozenset[str]) -> frozenset[str]:
    """The relations that the words of a sentence name, "mamma" or "pappa"."""
    return frozenset(_IN_SENTENCES[word] for word in words if word in _IN_SENTENCES)


def names_other(plain: str) -> bool:
    """Whether a sentence speaks of a relative who is no parent: ”farmor”, ”styvpappan”."""
    return bool(_OTHERS.search(plain))
