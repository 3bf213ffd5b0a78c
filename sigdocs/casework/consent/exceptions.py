"""What an exception from a consent takes away: a party, a kind of information, or something else.

An exception binds (D17: what closes acts at once). One that is a party's own name, whole, or a kind
takes that away; any other, ”utom det från BUP” or ”inte drogprover”, stays with the consent, and no
whole plan goes to its parties until there is a consent without it. One that names a party, and of
which it cannot be told whether that party is left out, is asked about.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sigdocs.casework.people import People, folded
from sigdocs.model.consent import ConsentParty, Information
from sigdocs.model.profile import Partner

_NOT = re.compile(  # inte BUP, varken till BUP, gäller inte BUP
    r"^\s*(?:(?:dock|men|och|inte|ej|utom|utan|varken|heller|aldrig|inget|ingenting|gäller|omfattar"
    r"|avser|delas|lämnas|till|för|åt|med)\s+)+",
    re.IGNORECASE,
)
_MAY_NOT = re.compile(  # BUP får inte, BUP ska inte ha något, BUP omfattas inte
    r"\s+(?:(?:får|ska|skall|är|omfattas|ingår|alls)\s+)+(?:inte|ej|inget|ingenting)"
    r"(?:\s+(?:få|ha|veta|vara|med|något|någonting|alls|omfattas|ingå))*$",
    re.IGNORECASE,
)
_ABOUT = (
    r"(?:fran|om) (?:den |det |de )?"  # ”det från BUP” is what BUP has told, not what it may have
)
_FOR = re.compile(r"\s+(?:för|till)\s+(?P<who>.+)$", re.IGNORECASE)  # hälsa för Kronofogden
# skolans pedagogiska utredning lämnas inte till polisen: one paper, which is kept from all who have the rest
_PAPER_TO = re.compile(
    r"^(?P<what>(?:[\w-]+ ){0,4}\w*(?:utredning\w*|journal\w*|intyg\w*|prov|prov(?:en|et|svar\w*)|dom(?:en|ar|arna)?|bedömning\w*"
    r"|rapport\w*|protokoll\w*|betyg\w*|utlåtande\w*|remiss\w*|brev\w*))"
    r" (?:lämnas|ges|skickas|delas|visas) (?:inte|ej)(?: ut)? (?:till|med|för) (?P<who>[^,;]+)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\boch\b|\bo\b|\bsamt\b|\beller\b)\s*", re.IGNORECASE)
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
        unclear: those that name a party that they may be about, each with that party.
    """

    parties: tuple[str, ...] = ()
    kinds: tuple[tuple[Information, str], ...] = ()
    free: tuple[str, ...] = ()
    unclear: tuple[tuple[str, Partner], ...] = ()


def excepted(exceptions: Iterable[str], people: People) -> Excepted:
    """Give what exceptions take away from the parties of a consent."""
    parties: list[str] = []
    kinds: list[tuple[Information, str]] = []
    free: list[str] = []
    unclear: list[tuple[str, Partner]] = []
    for written in exceptions:
        bare = _bare(written)
        if read := _read_whole(bare, people):
            parties += [one.key for one in read if isinstance(one, Partner)]
            kinds += [(one, "") for one in read if isinstance(one, Information)]
        elif found := _kinds_for(bare, people):
            kinds += found
        elif _keeps_a_paper(written, people):
            free.append(written)
        elif some := _named_within(bare, people):
            unclear += [(written, one) for one in some]
        else:
            free.append(written)
            kinds += [(kind, "") for kind in _each(bare, people) if isinstance(kind, Information)]
    return Excepted(tuple(parties), tuple(kinds), tuple(free), tuple(unclear))


def _keeps_a_paper(written: str, people: People) -> bool:
    """Whether one paper alone is kept from one party: ”skolans utredning lämnas inte till polisen”."""
    found = _PAPER_TO.match(written.strip(" ."))
    return found is not None and people.registered(found["who"]) is not None


def _bare(written: str) -> str:
    """An exception without the words that only say no, around it."""
    return _NOT.sub("", _MAY_NOT.sub("", written.strip(" .")))


def _read_whole(bare: str, people: People) -> list[Partner | Information]:
    """The parties and kinds that a text is the names of, and nothing else."""
    if whole := people.registered(bare):
        return [whole]
    found = _each(bare, people)
    return [one for one in found if one] if all(found) else []


def _each(bare: str, people: People) -> list[Partner | Information | None]:
    parts = map(_bare, _BETWEEN.split(bare))
    return [people.registered(part) or _KINDS.get(folded(part)) for part in parts]


def _named_within(bare: str, people: People) -> list[Partner]:
    """The parties that are named in a text otherwise than as what is told by or of them."""
    plain = f" {folded(bare)} "
    near = people.near_party(bare)
    return [
        party
        for party in people.parties
        if any(_is_within(folded(name), plain) for name in (party.name, *party.synonyms))
        or _is_part(folded(bare), folded(party.name))
        or party == near
    ]


def _is_part(word: str, name: str) -> bool:
    """Whether one word alone is a piece of a name: ”skolan” of Björkskolan."""
    return len(word) > _SHORTEST and " " not in word and word in name


def _is_within(name: str, plain: str) -> bool:
    asked = re.sub(rf" {_ABOUT}{re.escape(name)}s? ", "  ", plain)
    return bool(re.search(rf" {re.escape(name)}s? ", asked))


def less(party: ConsentParty, common: tuple[Information, ...], taken: Excepted) -> ConsentParty:
    """Give a party with the kinds that are left to it; with none left it receives nothing.

    ``common`` are the kinds of the consent as a whole, () for all.
    """
    gone = {kind for kind, who in taken.kinds if who in {"", party.name}}
    if not gone:
        return party
    had = party.information or common or tuple(Information)
    left = tuple(kind for kind in had if kind not in gone)
    return party.model_copy(
        update={"information": left or had, "receives": party.receives and bool(left)}
    )


def _kinds_for(bare: str, people: People) -> list[tuple[Information, str]]:
    """The kinds that a text names and nothing else, and whom it takes them from; else none."""
    match = _FOR.search(bare)
    who = people.registered(match["who"]) if match else None
    if match is None or who is None:
        return []
    words = [folded(_bare(word)) for word in _BETWEEN.split(bare[: match.start()])]
    found = [_KINDS.get(word) for word in words]
    return [(one, who.key) for one in found if one] if all(found) else []


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
