"""What an exception from a consent takes away: a party, a kind of information, or something else.

An exception binds (D17: what closes acts at once). One that is a party's own name, whole, or a kind
takes that away; any other, ”utom det från BUP” or ”inte drogprover”, stays with the consent, and no whole plan goes to its parties
until there is a consent without it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sigdocs.casework.people import People, folded
from sigdocs.model.consent import ConsentParty, Information

_NOT = re.compile(r"^\s*(?:dock|men)?\s*(?:inte|ej|utom|utan)\s+", re.IGNORECASE)  # inte BUP
_FOR = re.compile(r"\s+(?:för|till)\s+(?P<who>.+)$", re.IGNORECASE)  # hälsa för Kronofogden
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\boch\b|\bsamt\b|\beller\b)\s*", re.IGNORECASE)
_SHORTEST = 4
_KINDS = {
    word: kind
    for kind in Information
    for word in folded(kind.value).split()
    if len(word) >= _SHORTEST
}
"""Each word that names a kind: ”hälsa” and ”missbruk” name the same one."""


_BEGINNINGS: Mapping[Information, tuple[str, ...]] = {
    Information.SCHOOL: ("skol", "betyg", "narvar", "franvar", "larar", "undervisning"),
    Information.CRIME: (
        *("brott", "misstank", "polis", "anmal", "domen", "domar", "atal", "stold", "forhor"),
    ),
    Information.HEALTH: (
        *("drog", "prov", "medicin", "diagnos", "vard", "journal", "alkohol"),
        *(
            "psyk",
            "sjuk",
            "utredning",
            "bup",
            "behandling",
            "cannabis",
            "gravid",
            "depress",
            "angest",
        ),
    ),
    Information.FAMILY: (
        *("famil", "foral", "mamma", "pappa", "modern", "fadern", "bror", "broder", "syster"),
        *("syskon", "vardnad", "hemm", "hemf"),
    ),
    Information.HOUSING: ("boende", "bost", "adress", "lagenhet", "hyra", "hyres"),
    Information.MONEY: ("skuld", "lonen", "pengar", "forsorjning", "bidrag", "inkomst"),
    Information.LEISURE: ("fritid", "idrott", "traning", "forening"),
    Information.WORK: ("sysselsattning", "arbet", "jobb", "praktik", "anstallning"),
}
"""How words begin that are about a kind of information, beside those of its name."""


@dataclass(frozen=True, slots=True)
class Excepted:
    """What exceptions take away.

    Attributes:
        parties: keys of the parties that are not covered after all.
        kinds: kinds taken away, each from one party by its key, or from all by "".
        free: the exceptions that are neither, as written.
    """

    parties: tuple[str, ...] = ()
    kinds: tuple[tuple[Information, str], ...] = ()
    free: tuple[str, ...] = ()


def excepted(exceptions: Iterable[str], people: People) -> Excepted:
    """Give what exceptions take away from the parties of a consent."""
    parties: list[str] = []
    kinds: list[tuple[Information, str]] = []
    free: list[str] = []
    for written in exceptions:
        bare = _NOT.sub("", written).strip(" .")
        named = [people.registered(part) for part in _BETWEEN.split(bare)]
        if all(named):
            parties += [one.key for one in named if one]
        elif found := _kinds_in(bare, people):
            kinds += found
        else:
            free.append(written)
    return Excepted(tuple(parties), tuple(kinds), tuple(free))


def less(party: ConsentParty, common: tuple[Information, ...], taken: Excepted) -> ConsentParty:
    """Give a party with the kinds that are left to it; with none left it receives nothing.

    ``common`` are the kinds of the consent as a whole, () for all.
    """
    gone = {kind for kind, who in taken.kinds if who in {"", party.name}}
    if not gone:
        return party
    had = party.information or common or tuple(Information)
    left = tuple(kind for kind in had if kind not in gone)
    return party.model_copy(update={"information": left or had, "receives": bool(left)})


def _kinds_in(bare: str, people: People) -> list[tuple[Information, str]]:
    """The kinds that a text names and nothing else, from whom; none when any word is another."""
    match = _FOR.search(bare)
    who = people.registered(match["who"]) if match else None
    if match and who is None:
        return []
    words = [folded(word) for word in _BETWEEN.split(bare[: match.start()] if match else bare)]
    found = [_KINDS.get(word) for word in words]
    key = who.key if who else ""
    return [(one, key) for one in found if one] if all(found) else []


def told_to(
    party: str, kinds: Iterable[Information], exceptions: Iterable[str], people: People
) -> tuple[str, ...]:
    """Give the exceptions that a party is told of: those that may lie within its own kinds.

    Left off is one that names another party, and one whose words are all of other kinds; what it
    is about is then nothing that the party may know.
    """
    own = frozenset(kinds)
    return tuple(
        one
        for one in dict.fromkeys(exceptions)
        if not _names_another(one, party, people) and own & (_about(one) or own)
    )


def _names_another(exception: str, party: str, people: People) -> bool:
    plain = f" {folded(exception)} "
    return any(
        f" {folded(name)} " in plain
        for one in people.parties
        if one.key != party
        for name in (one.name, *one.synonyms)
    )


def _about(exception: str) -> frozenset[Information]:
    """The kinds that the words of an exception are about, as far as they can be told."""
    words = folded(exception).split()
    begin = [(kind, beginnings) for kind, beginnings in _BEGINNINGS.items()]
    begin += [(kind, (word,)) for word, kind in _KINDS.items()]
    return frozenset(kind for kind, some in begin if any(word.startswith(some) for word in words))
