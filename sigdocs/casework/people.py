"""Who is meant: names and organisations as written, matched to the case and the register.

A match is exact (folded for case and accents), by a stated synonym, or by a first name that only
one person has. Anything less is no match: the writer is asked.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sigdocs.casework import kin
from sigdocs.model.case import Case, Present, Responsible, Side
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.profile import Partner, Profile

NEAR = 85
_NEAR_NAME = 75
_MYSELF = frozenset({"jag", "mig", "undertecknad"})
_YOUTH_WORDS = frozenset({"den unge", "ungdomen", "klienten", "ungdom", "klient", "den enskilde"})
_NOT_NOW = frozenset(
    {"tidigare", "fore", "forre", "fd", "ej", "inte", "utom", "utan", "ingen", "inget"}
)
_CLASS = re.compile(r" (?:ak|klass) \d\w*$")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """``text`` for comparing: lower case, no accents or signs, single spaces.

    >>> folded("  Åsa-Lena  BÄCK ")
    'asa lena back'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    signs = (sign for sign in plain if not unicodedata.combining(sign))
    letters = "".join(sign if sign.isalnum() else " " for sign in signs)
    return " ".join(letters.split())


def slug(text: str) -> str:
    """A key of ASCII letters, digits and dashes for an organisation that has none.

    >>> slug("Björkskolan åk 9")
    'bjorkskolan-ak-9'
    """
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")


@dataclass(frozen=True, slots=True)
class People:
    """Everybody that a note about the case may mean."""

    profile: Profile
    youth: PersonFacts
    guardians: tuple[GuardianFacts, ...] = ()
    known: tuple[Present, ...] = ()
    parties: tuple[Partner, ...] = ()
    coordinator: str = ""
    social_worker: str = ""
    writer: str = ""

    @classmethod
    def of(cls, profile: Profile, case: Case) -> "People":
        """The people of a case."""
        return cls(
            profile=profile,
            youth=case.youth,
            guardians=case.guardians,
            known=case.people,
            parties=all_parties(profile, case.asked),
            coordinator=case.coordinator,
            social_worker=case.social_worker,
        )

    def party(self, written: str) -> Partner | None:
        """The organisation that ``written`` names, by name, key, synonym or the words in it.

        None when it names several, or one that it sets aside (”tidigare polis”, ”inte BUP”).
        """
        wanted = folded(written)
        if not wanted:
            return None
        exact = [party for party in self.parties if wanted in _names(party)]
        if exact:
            return exact[0]
        if _NOT_NOW & set(wanted.split()) or " f d " in f" {wanted} ":
            return None
        leading = [(_begins(wanted, _names(party)), party) for party in self.parties]
        length, longest = max(leading, key=lambda pair: pair[0], default=(0, None))
        if length:
            return longest
        within = [party for party in self.parties if _holds(wanted, _names(party))]
        return within[0] if len(within) == 1 else None

    def registered(self, written: str) -> Partner | None:
        """The organisation whose name, key or synonym ``written`` is, whole.

        The own municipality's name after it says no more: ”Polisen Lindåsa” is Polisen there; nor
        does a class: ”Björkskolan åk 9”.
        """
        for name in self._shortened(written):
            for party in self.parties:
                if name and name in _names(party):
                    return party
        return None

    def _shortened(self, written: str) -> tuple[str, ...]:
        """Words on a place, folded, whole and without what says no more of it."""
        wanted = _CLASS.sub("", folded(written))
        here = folded(self.profile.municipality).removesuffix(" kommun")
        tails = (f" i {here} kommun", f" {here} kommun", f" i {here}", f" {here}")
        return (wanted, *(wanted.removesuffix(tail) for tail in tails if here))

    def placed(self, written: str) -> Partner | None:
        """The organisation that words on a person's place name last, after titles at most.

        ”mentor på Björkskolan” is of Björkskolan; ”BUP akut” and ”socialsekreterare HVB Ekgården”
        are of other bodies than those whose names they begin with.
        """
        if whole := self.registered(written):
            return whole
        capital = {folded(word) for word in written.split()[1:] if word[:1].isupper()}
        for wanted in self._shortened(written):
            for party in self.parties:
                for name in _names(party):
                    before = wanted.removesuffix(f" {name}")
                    if name and before != wanted and not (capital | _NOT_NOW) & set(before.split()):
                        return party
        return None

    def near_party(self, written: str) -> Partner | None:
        """A known organisation that ``written`` resembles, or speaks of, without being it."""
        from rapidfuzz import fuzz

        wanted = folded(written)
        for party in self.parties:
            if any(f" {wanted} ".startswith(f" {name}s ") for name in _names(party)):
                return party
        scored = [
            (max(fuzz.ratio(wanted, name) for name in _names(party)), party)
            for party in self.profile.partners
        ]
        best = max(scored, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] >= NEAR else None

    def is_youth(self, written: str) -> bool:
        """Whether ``written`` may mean the young person; a guardian may bear the same name."""
        wanted = folded(written).removesuffix(" sjalv")
        words = self.youth_words
        for word in words:
            wanted = wanted.removesuffix(f" {word}").removeprefix(f"{word} ")
        return bool(wanted) and wanted in (words | _called(self.youth)) - {""}

    @property
    def youth_words(self) -> frozenset[str]:
        """What the young person is called without a name, folded: ”den unge”, ”klienten”."""
        own = (one.youth_word for one in self.profile.case_types.values())
        return _folded((*_YOUTH_WORDS, *own)) - {""}

    def all_guardians(self, written: str) -> bool:
        """Whether ``written`` means every guardian (”båda vh”)."""
        return folded(written) in kin.GUARDIANS

    def unclear_guardians(self, written: str) -> bool:
        """Whether ``written`` counts the guardians otherwise than they are: ”båda vh” of three."""
        return kin.unclear(folded(written), self.guardians)

    def which_guardians(self, written: str) -> tuple[GuardianFacts, ...]:
        """The guardians that ``written`` means: by name, relation or both, or all of them."""
        if self.all_guardians(written):
            return self.guardians
        name, said = kin.related(folded(written))
        return tuple(one for one in self.guardians if _is_meant(one, name, said))

    def near_guardian(self, written: str) -> str:
        """The name of the guardian that ``written`` resembles without being it; "" when none."""
        from rapidfuzz import fuzz

        scored = (
            (fuzz.ratio(folded(written), folded(one.name)), one.name) for one in self.guardians
        )
        best = max(scored, default=(0, ""))
        return best[1] if best[0] >= NEAR else ""

    def family_members(self, written: str) -> tuple[PersonFacts, ...]:
        """Those of the family that ``written`` means (”familjen” is all of it)."""
        if folded(written) in {"familjen", "familj"}:
            return (self.youth, *self.guardians)
        youth = (self.youth,) if self.is_youth(written) else ()
        return (*youth, *self.which_guardians(written))

    def person(self, written: str) -> tuple[Responsible, ...]:
        """Whom ``written`` (”Lina Strand, Björkskolan”) can mean; () nobody, several ambiguous."""
        name, _, rest = written.partition(",")
        party = self.placed(rest) if rest.strip() else None
        hits = tuple(dict.fromkeys(self._professionals(folded(name))))
        if len(hits) > 1 and party:
            hits = tuple(hit for hit in hits if hit.party == party.key) or hits
        if family := self._family(written):
            return self._family_or(family, hits, name, party)
        if hits:
            return hits
        if party and name.strip():
            return (_of_party(name.strip(), party),)
        if organisation := self.placed(written):
            return (_of_party(organisation.name, organisation),)
        return ()

    def near_person(self, written: str) -> str:
        """The name and organisation of somebody that ``written`` resembles; "" when nobody."""
        from rapidfuzz import fuzz

        wanted = folded(written.partition(",")[0])
        scored = [(fuzz.ratio(wanted, folded(one.name)), one) for one in self._candidates()]
        best = max(scored, key=lambda pair: pair[0], default=None)
        if best is None or best[0] < _NEAR_NAME:
            return ""
        return ", ".join(filter(None, (best[1].name, best[1].organisation)))

    def _family_or(
        self,
        family: tuple[Responsible, ...],
        hits: tuple[Responsible, ...],
        name: str,
        party: Partner | None,
    ) -> tuple[Responsible, ...]:
        """Family, unless somebody at work has the name too: then by the place, or unclear."""
        whole = folded(name) in {folded(one.name) for one in family}
        if whole and party:
            return (*family, *(hits or (_of_party(name.strip(), party),)))
        if whole or not hits:
            return family
        return hits if party else (*family, *hits)

    def _family(self, written: str) -> tuple[Responsible, ...]:
        name = written.partition(",")[0].strip()
        guardians = self.which_guardians(name)
        if len(guardians) > 1 and self.all_guardians(name):
            return (Responsible(name="Vårdnadshavarna", side=Side.GUARDIAN),)
        youth = [Responsible(name=self.youth.name, side=Side.YOUTH)] if self.is_youth(name) else []
        return (*youth, *(Responsible(name=one.name, side=Side.GUARDIAN) for one in guardians))

    def _professionals(self, wanted: str) -> Iterator[Responsible]:
        if wanted in _MYSELF and self.writer:
            wanted = folded(self.writer)
        for candidate in self._candidates():
            full = folded(candidate.name)
            if wanted == full or (wanted and wanted == full.split(" ")[0]):
                yield candidate

    def _candidates(self) -> Iterator[Responsible]:
        seen: set[str] = set()
        for candidate in (*self._of_unit(), *self._of_parties()):
            if folded(candidate.name) not in seen:
                seen.add(folded(candidate.name))
                yield candidate

    def _of_unit(self) -> Iterator[Responsible]:
        unit = self.profile.unit
        staff = (member.name for member in self.profile.staff)
        names = [*staff, self.coordinator, self.writer]
        for name in filter(None, names):
            yield Responsible(name=name, side=Side.COORDINATOR, organisation=unit)
        if self.social_worker:
            name = self.social_worker.partition(",")[0]
            yield Responsible(name=name, side=Side.SOCIAL_SERVICES, organisation=unit)

    def _of_parties(self) -> Iterator[Responsible]:
        keyed = {party.key: party for party in self.parties}
        for present in self.known:
            if present.side in {Side.YOUTH, Side.GUARDIAN}:
                continue
            party = keyed.get(present.party)
            yield Responsible(
                name=present.name,
                side=present.side or Side.PARTNER,
                party=present.party,
                organisation=party.name if party else present.organisation,
            )
        for party in self.parties:
            for contact in party.contacts:
                yield _of_party(contact.name, party)

    def names(self) -> frozenset[str]:
        """Every name part that belongs to somebody of the case, folded."""
        whole = [
            self.youth.name,
            self.youth.called,
            self.coordinator,
            self.social_worker,
            *(guardian.name for guardian in self.guardians),
            *(candidate.name for candidate in self._candidates()),
            *(name for party in self.parties for name in _names(party)),
            self.profile.municipality,
            self.profile.unit,
            self.profile.committee,
        ]
        return frozenset(part for name in whole for part in folded(name).split())


def all_parties(profile: Profile, named: Iterable[str]) -> tuple[Partner, ...]:
    """The register's partners, and organisations that only this case knows."""
    parties = list(profile.partners)
    for name in named:
        wanted = folded(name)
        if not any(wanted in _names(party) for party in parties):
            parties.append(Partner(key=slug(name) or "part", name=name))
    return tuple(parties)


def _of_party(name: str, party: Partner) -> Responsible:
    side = Side.SOCIAL_SERVICES if party.same_committee else Side.PARTNER
    return Responsible(name=name, side=side, party=party.key, organisation=party.name)


def bare(name: str) -> str:
    """A name, folded, without what tells it from another's: ”Ali Hassan (pappa)” is ”ali hassan”."""
    return folded(name.partition("(")[0])


def _called(person: PersonFacts) -> frozenset[str]:
    """The names that a person goes by, folded: whole, without a tail, the first, the calling name."""
    plain = bare(person.name)
    return frozenset({folded(person.name), plain, plain.partition(" ")[0], folded(person.called)})


def _is_meant(guardian: GuardianFacts, name: str, said: frozenset[str]) -> bool:
    """Whether a name, and a relation if any is said, fit a guardian; an unknown one fits a name."""
    relation = kin.relation_of(folded(guardian.relation))
    if not name:
        return said == {relation} - {""} and bool(said)
    return name in _called(guardian) and said <= {relation or next(iter(said), "")}


def _names(party: Partner) -> frozenset[str]:
    return _folded((party.name, party.key, *party.synonyms))


def _begins(wanted: str, names: frozenset[str]) -> int:
    return max((len(name) for name in names if wanted.startswith(name + " ")), default=0)


def _holds(wanted: str, names: frozenset[str]) -> bool:
    return any(f" {name} " in f" {wanted} " for name in names)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)
