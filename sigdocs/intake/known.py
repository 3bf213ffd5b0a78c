"""What a reader may know before it reads: who is in the case, what the plan holds, which parties there are.

It ranks and names; what a note says for itself comes first. With nothing known, notes are read too.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sigdocs.intake.folding import fold, key, word_set
from sigdocs.intake.wordings import Wordings

_SMALL = word_set(
    "att och som med till for fran den det pa av en ett ska har ar sig sin sitt om vid han hon hen nar"
    " dar var inte efter vill kan eller hos mot upp ut i ta tar tas gar gatt fram nu ocksa redan bara"
    " mer an annu fortfarande senast klar klart klara fardig fardigt pagar fungerar fortsatter bra gjort"
    " blev blir har haft men sa vi jag man de dem alla allt hela gang ganger"
)
"""Words that tell nothing of what is to be done."""


@dataclass(frozen=True, slots=True)
class KnownCommitment:
    """A commitment of the plan, as far as a reader needs it."""

    id: str
    text: str
    responsible: tuple[str, ...] = ()
    open: bool = True
    ongoing: bool = False


@dataclass(frozen=True, slots=True)
class KnownGoal:
    """A goal of the plan."""

    id: str
    area: str
    text: str


@dataclass(frozen=True)
class Known:
    """What is known of a case and its office.

    Attributes:
        youth: the name of the youth, "" when no case is known.
        guardians: their names, each with mamma, pappa or what else is known.
        people: the names of all others who have been met, or stand in the settings.
        parties: each party by its names, the registered one first.
        areas: the life areas, by all their names.
        case: the number of the case when the text does not tell it, to be proposed.
        sure: whether the people named can be of no other case, so that it is that.
    """

    youth: str = ""
    guardians: Mapping[str, str] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    parties: tuple[tuple[str, ...], ...] = ()
    goals: tuple[KnownGoal, ...] = ()
    commitments: tuple[KnownCommitment, ...] = ()
    areas: tuple[str, ...] = ()
    case: str = ""
    sure: bool = False

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Everybody, each once, the family first."""
        return tuple(dict.fromkeys(filter(None, (self.youth, *self.guardians, *self.people))))

    def commitment(self, ref: str) -> KnownCommitment | None:
        """Give the commitment with a number."""
        return next((one for one in self.commitments if one.id == ref), None)

    def commitment_like(self, wording: str) -> str:
        """Give the number of the one open commitment that a wording is of; "" when unsure.

        Words that only one commitment has weigh most; names that many have weigh little.
        """
        return self._wordings.like(self.words(wording))

    @cached_property
    def _wordings(self) -> Wordings:
        told = tuple((one.id, self.words(one.text)) for one in self.commitments if one.open)
        return Wordings(told, frozenset(word for name in self.names for word in words(name)))

    def words(self, text: str) -> frozenset[str]:
        """Give the words of a text that carry it; a party by what it is called is the party."""
        found = words(text)
        plain = f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "
        for names in self.parties:
            if any(f" {key(name)} " in plain for name in names):
                found |= {key(names[0]).replace(" ", "")}
        return found

    def named(self, text: str, *, loose: bool = False) -> tuple[str, ...]:
        """Give the full names of those whom words name, in any short form that only one has.

        ``loose`` also without the capitals that names have.
        """
        found: dict[str, int] = {}
        flags = re.IGNORECASE if loose else re.NOFLAG
        for name in self.names:
            for form in self._forms.get(name, ()):
                for hit in re.finditer(
                    rf"(?<![\w-]){re.escape(form)}(?:s(?= ))?(?![\w-])", text, flags
                ):
                    if " " in form or not _of_other(text, hit, name):
                        found[name] = min(found.get(name, len(text)), hit.start())
        return tuple(sorted(found, key=found.__getitem__))

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        """The ways each name may be written: whole, first name, and surname, when only theirs.

        A name that the youth and a guardian both bear is whose the note says, and left as written.
        """
        two = {self.youth} & set(self.guardians)
        parts = {name: name.split() for name in self.names if name not in two}
        firsts = Counter(part[0] for part in parts.values())
        lasts = Counter(part[-1] for part in parts.values() if len(part) > 1)
        forms: dict[str, tuple[str, ...]] = {}
        for name, part in parts.items():
            own = [name]
            own += [part[0]] if firsts[part[0]] == 1 and part[0] not in lasts else []
            if len(part) > 1:
                own += [part[-1]] if lasts[part[-1]] == 1 and part[-1] not in firsts else []
                own += [f"{part[0]} {part[-1][0]}", f"{part[0][0]} {part[-1]}"]
            forms[name] = tuple(own)
        return forms

    def person(self, text: str) -> str:
        """Give whom a few words are, and nobody else: a name, mamma, pappa, the youth; else "".

        Where two bear the name it says less than the words do.
        """
        plain = fold(text).strip(" .:,")
        for name, relation in self.guardians.items():
            if relation and plain == fold(relation):
                return "" if name == self.youth else name
        if plain in {"den unge", "ungdomen", "klienten"}:
            return "" if self.youth in self.guardians else self.youth
        for name in self.names:
            if plain in {fold(form) for form in self._forms.get(name, ())}:
                return name
        return ""

    def is_area(self, text: str) -> bool:
        """Whether words are a life area of the office."""
        plain = fold(text).strip(" .:")
        return any(plain == fold(name) for name in self.areas)

    def is_party(self, text: str) -> bool:
        """Whether words are a party by its name or what it is called."""
        plain = fold(text).strip(" .:")
        return any(plain == fold(name) for names in self.parties for name in names)


def _of_other(text: str, hit: re.Match[str], name: str) -> bool:
    """Whether a single name stands beside one that is not of the same person: ”Agnes Falk”."""
    before = re.search(r"([A-ZÅÄÖ][\w-]+) $", text[: hit.start()])
    after = re.match(r" ([A-ZÅÄÖ][\w-]+)", text[hit.end() :])
    own = {fold(part) for part in name.split()}
    surname = fold(hit[0]) != fold(name.split(maxsplit=1)[0])
    beside = before if surname else after
    return beside is not None and fold(beside[1]) not in own


NOTHING = Known()


def words(text: str) -> frozenset[str]:
    """Give the words of a wording that carry it."""
    return frozenset(word for word in _WORD.findall(fold(text)) if word not in _SMALL)


# ”Hemma 21”, and no day: ”21 mars”, ”21/3”
_WORD = re.compile(
    r"[a-z]{2,}|(?<![\d/-])[1-9]\d(?![\d/-]|\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
)
