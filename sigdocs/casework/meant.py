"""Whom of the family a sentence of free text speaks of, by name, calling name or relation."""

import re
from dataclasses import dataclass
from typing import TypeVar

from sigdocs.casework import kin
from sigdocs.casework.decision import Ruling
from sigdocs.casework.party_words import calling_names
from sigdocs.casework.people import People, bare, folded
from sigdocs.model.people import GuardianFacts, PersonFacts

Person = TypeVar("Person", bound=PersonFacts)
_PARTING = re.compile(r"[;,]|\b(?:att|men|medan|som|när|eftersom|och|samt)\b", re.IGNORECASE)
_SENTENCE = re.compile(  # not at ”t.o.m. 2027-02-28” nor ”ang. polisen”
    r"(?<=[.!?])(?<!\.m\.)(?<!\b(?:ang|enl|ink|tel|avd)\.)(?<!\b(?:ev|kl|bl|nr)\.)(?<!\b(?:resp|uppg|pers)\.)\s+|\n+",
    re.IGNORECASE,
)
_NAME_MAX = 2
"""How many words a clause has that is a name and no more: ”Sara Ekdahl, mamma, …”."""
_JOINING = frozenset({",", "och", "samt"})
_CARRYING = _JOINING | {"som"}

_FAMILY = frozenset({"familjen", "familj"})
_SEVERAL = frozenset({"vardnadshavarna", "foraldrarna", "vh", "vhn"})
_PRONOUNS = frozenset(
    {"han", "hon", "hen", "de", "dem", "honom", "henne", "hans", "hennes", "deras", "bada"}
    | {"barnen", "barnet", "syskonen"}
)
_ONE = frozenset({"vardnadshavaren", "foraldern"})


@dataclass(frozen=True, slots=True)
class Meant:
    """Those of the family that words speak of; ``unclear`` when of somebody who cannot be told."""

    persons: tuple[PersonFacts, ...] = ()
    unclear: bool = False

    def __bool__(self) -> bool:
        return bool(self.persons) or self.unclear

    def __add__(self, other: "Meant") -> "Meant":
        persons = {one.name: one for one in (*self.persons, *other.persons)}
        return Meant(tuple(persons.values()), self.unclear or other.unclear)


@dataclass(frozen=True, slots=True)
class Family:
    """The family of a case as it stands with what a note says of it in its place."""

    youth: PersonFacts
    guardians: tuple[GuardianFacts, ...]
    youth_words: frozenset[str]

    @classmethod
    def told(cls, ruling: Ruling) -> "Family":
        """The family of the case, as the note's own cells change it."""
        note, people = ruling.note, ruling.people
        left = list(note.guardians)
        found: list[GuardianFacts] = []
        for one in ruling.case.guardians:
            rows = [row for row in left if _is_row_of(row, one, people)]
            left = [row for row in left if row not in rows]
            found.append(_as_told(one, rows))
        youth = _as_told(ruling.case.youth, [note.youth] if note.youth else [])
        return cls(youth, (*found, *left), people.youth_words)

    @property
    def everybody(self) -> tuple[PersonFacts, ...]:
        """The young person and the guardians."""
        return (self.youth, *self.guardians)

    def meant(self, text: str) -> Meant:
        """Whom the words of a sentence speak of."""
        plain = folded(text)
        words = frozenset(plain.split())
        words |= {word.removesuffix("s") for word in words}
        if words & _FAMILY:
            return Meant(self.everybody, kin.names_other(plain))
        named = _by_whole_name([one for one in self.everybody if calling_names(one) & words], plain)
        if any(re.search(rf"\b{re.escape(one)}s?\b", plain) for one in self.youth_words):
            named.append(self.youth)
        if words & _SEVERAL:
            named += self.guardians
        unclear = kin.names_other(plain)
        if words & _ONE:
            named += self.guardians if len(self.guardians) == 1 else ()
            unclear |= len(self.guardians) != 1
        for relation in kin.relations_in(words):
            of_it = self._related(relation, named)
            named += of_it
            unclear |= not of_it
        return Meant(unclear=unclear) + Meant(tuple(named))

    def _related(self, relation: str, named: list[PersonFacts]) -> list[GuardianFacts]:
        """The guardians of a relation; one whose own is not known when also named."""
        known = {one.name: kin.relation_of(folded(one.relation)) for one in self.guardians}
        sure = [one for one in self.guardians if known[one.name] == relation]
        return sure or [one for one in self.guardians if one in named and not known[one.name]]

    def clauses(self, text: str) -> list[tuple[Meant, str]]:
        """The clauses of a sentence, folded, each with whom it speaks of.

        ”Sara och Jonas har …” is of both; a clause joined to another and naming nobody is of
        those named there; ”han” is of somebody who cannot be told.
        """
        found: list[tuple[Meant, str]] = []
        joins, start = "", 0
        for cut in (*_PARTING.finditer(text), None):
            clause = text[start : cut.start() if cut else len(text)]
            before, said = found[-1] if found else (Meant(), "")
            about, plain = self.meant(clause), folded(clause)
            if about and joins in _JOINING and len(said.split()) <= _NAME_MAX:
                about = before + about
            elif not about and joins in _CARRYING:
                about = Meant(unclear=True) if has_pronoun(plain) else before
            found.append((about, plain))
            if cut:
                start, joins = cut.end(), cut[0].casefold()
        return found


def _by_whole_name(named: list[PersonFacts], plain: str) -> list[PersonFacts]:
    """Those named, less who only shares the first name of one whose whole name stands there."""
    whole = [one for one in named if bare(one.name) in plain]
    first = {bare(one.name).partition(" ")[0] for one in whole}
    return [one for one in named if one in whole or bare(one.name).partition(" ")[0] not in first]


def has_pronoun(plain: str) -> bool:
    """Whether folded words speak of somebody without a name: ”han”, ”barnen”."""
    return bool(_PRONOUNS & set(plain.split()))


def sentences(text: str) -> list[str]:
    """The sentences of a text, as written."""
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]


def _is_row_of(row: GuardianFacts, one: GuardianFacts, people: People) -> bool:
    if row.personnummer and row.personnummer == one.personnummer:
        return True
    return one.name in {each.name for each in people.which_guardians(row.name)}


def _as_told(known: Person, rows: list[Person]) -> Person:
    said: dict[str, object] = {}
    for row in rows:
        said |= {
            k: v for k in ("protection", "custody") if (v := getattr(row, k, None)) is not None
        }
    return known.model_copy(update=said)
