"""What a reader may know before it reads: who is in the case, what the plan holds, which parties there are.

It ranks and names; what a note says for itself comes first. With nothing known, notes are read too.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from sigdocs.casework.people import bare
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
        places: where the case has met or is to meet, in full.
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
    places: tuple[str, ...] = ()
    case: str = ""
    sure: bool = False

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Everybody, each once, the family first."""
        return tuple(dict.fromkeys(filter(None, (self.youth, *self.guardians, *self.people))))

    @cached_property
    def _liked(self) -> dict[str, str]:
        """What each wording was found to be of: a note asks of the same words many times."""
        return {}

    def commitment(self, ref: str) -> KnownCommitment | None:
        """Give the commitment with a number."""
        return next((one for one in self.commitments if one.id == ref), None)

    def commitment_like(self, wording: str) -> str:
        """Give the number of the one open commitment that a wording is of; "" when unsure.

        Words that only one commitment has weigh most; names that many have weigh little.
        """
        if wording not in self._liked:
            self._liked[wording] = self._wordings.like(self.words(wording))
        return self._liked[wording]

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
        low = text.lower()
        for name in self.names:
            for form in self._forms.get(name, ()):
                if form.lower() not in low:
                    continue
                for hit in _as_word(form, loose=loose).finditer(text):
                    if " " in form or not _of_other(text, hit, name):
                        found[name] = min(found.get(name, len(text)), hit.start())
        return tuple(sorted(found, key=found.__getitem__))

    @cached_property
    def alike(self) -> frozenset[str]:
        """The youth and a guardian of the same name, also where one is told from the other."""
        twins = {name for name in self.guardians if bare(name) == bare(self.youth)}
        return frozenset({self.youth, *twins} if twins else ())

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        """The ways each name may be written: whole, first name, and surname, when only theirs.

        A name that the youth and a guardian both bear is whose the note says, and left as written.
        """
        parts = {name: name.split() for name in self.names if name not in self.alike}
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
            return "" if self.alike else self.youth
        return self._by_form.get(plain, "")

    @cached_property
    def _by_form(self) -> Mapping[str, str]:
        """Whose each form of a name is, folded; the first of those who have it."""
        forms = ((fold(form), name) for name in self.names for form in self._forms.get(name, ()))
        return dict(reversed(list(forms)))

    def by_initials(self, letters: str) -> str:
        """Give the one whose initials some letters are; "" when none or several have them."""
        return self._by_initials.get(letters, "")

    @cached_property
    def _by_initials(self) -> Mapping[str, str]:
        told = [
            ("".join(part[0] for part in re.split(r"[\s-]+", name) if part), name)
            for name in self.names
        ]
        counted = Counter(letters for letters, _ in told)
        return {letters: name for letters, name in told if counted[letters] == 1}

    def place(self, text: str) -> str:
        """Give the one place of the case that words are short for, else the words.

        >>> Known(places=("Familjecentrum, rum Eken",)).place("eken")
        'Familjecentrum, rum Eken'
        >>> Known(places=("Lotsen, Storgatan 4", "Lotsen, Torget 2")).place("Lotsen")
        'Lotsen'
        """
        said = _place_words(text)
        fits = {fold(one): one for one in self.places if said and said <= _place_words(one)}
        return next(iter(fits.values())) if len(fits) == 1 else text

    def is_area(self, text: str) -> bool:
        """Whether words are a life area of the office."""
        plain = fold(text).strip(" .:")
        return any(plain == fold(name) for name in self.areas)

    def is_party(self, text: str) -> bool:
        """Whether words are a party by its name or what it is called."""
        plain = fold(text).strip(" .:")
        return any(plain == fold(name) for names in self.parties for name in names)


@lru_cache(maxsize=8192)
def _as_word(form: str, *, loose: bool) -> re.Pattern[str]:
    """A form of a name as a word of its own, also with a genitive s."""
    flags = re.IGNORECASE if loose else re.NOFLAG
    return re.compile(rf"(?<![\w-]){re.escape(form)}(?:s(?= ))?(?![\w-])", flags)


def _of_other(text: str, hit: re.Match[str], name: str) -> bool:
    """Whether a single name stands beside one that is not of the same person: ”Agnes Falk”."""
    before = re.search(r"([A-ZÅÄÖ][\w-]+) $", text[: hit.start()])
    after = re.match(r" ([A-ZÅÄÖ][\w-]+)", text[hit.end() :])
    own = {fold(part) for part in name.split()}
    surname = fold(hit[0]) != fold(name.split(maxsplit=1)[0])
    beside = before if surname else after
    return beside is not None and fold(beside[1]) not in own


def _place_words(text: str) -> frozenset[str]:
    """Give the words that tell one place from another: ”i rum Eken” is ”eken”, ”rum 3” is ”3”."""
    return frozenset(re.findall(r"[a-z0-9]+", fold(text))) - _OF_PLACES


_OF_PLACES = frozenset({"i", "pa", "hos", "rum", "rummet", "r", "sal", "lokal"})

NOTHING = Known()


def words(text: str) -> frozenset[str]:
    """Give the words of a wording that carry it."""
    return frozenset(word for word in _WORD.findall(fold(text)) if word not in _SMALL)


# ”Hemma 21”, and no day: ”21 mars”, ”21/3”
_WORD = re.compile(
    r"[a-z]{2,}|(?<![\d/-])[1-9]\d(?![\d/-]|\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
)
