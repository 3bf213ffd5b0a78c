"""The people and parties of the consent histories: families of many kinds, and how each is named."""

import datetime as dt
from dataclasses import dataclass

from tests.consent_oracle import Person

BOY, GIRL = "239", "238"
PARTIES = {
    "polisen": "Polisen",
    "bjorkskolan": "Björkskolan",
    "mini-maria": "Mini-Maria",
    "bup": "BUP",
    "lindasa-bk": "Lindåsa BK",
    "kronofogden": "Kronofogden",
}
OTHER_BODIES = {
    "Polisen Malmö": "polisen",
    "BUP akut": "bup",
    "Föreningen BUP-föräldrar": "bup",
    "Björkskolans förskola": "bjorkskolan",
}
"""Bodies that only sound like a party of the office."""


def number(born: str, kind: str) -> str:
    """A personnummer of the tests' own series, with its check digit."""
    digits = born + kind
    doubled = [int(one) * (2 - place % 2) for place, one in enumerate(digits[2:])]
    return digits + str(-sum(one // 10 + one % 10 for one in doubled) % 10)


def _person(who: str, name: str, born: str, kind: str) -> Person:
    day = dt.datetime.strptime(born, "%Y%m%d").replace(tzinfo=dt.UTC).date()
    return Person(who, name, number(born, kind), day)


@dataclass(frozen=True)
class Cast:
    """A family, and the day when its insats begins.

    Attributes:
        words: how each is named in a list of who has said something, in a datafile or form.
        sentence: how each is named in a sentence; None when no word there fits one alone.
        ambiguous: a name that two of them bear, "" when there is none.
    """

    name: str
    start: dt.date
    youth: Person
    guardians: tuple[Person, ...]
    words: dict[str, str]
    sentence: dict[str, str] | None
    ambiguous: str = ""
    adult: bool = False

    @property
    def case(self) -> str:
        """The number that the case is given."""
        return f"{'SIGUV' if self.adult else 'SIG'}-{self.start.year}-001"

    @property
    def givers(self) -> tuple[str, ...]:
        """Everybody in the family, the youth last."""
        return (*(one.id for one in self.guardians), self.youth.id)


_SARA = _person("sara", "Sara Ekdahl", "19811105", GIRL)
_JONAS = _person("jonas", "Jonas Ekdahl", "19790214", BOY)
_EVA = _person("eva", "Eva Strand", "19800303", GIRL)
_MILO = _person("milo", "Milo Ekdahl", "20110415", BOY)
_SOON = _person("milo", "Milo Ekdahl", "20081210", BOY)
_LEAP = _person("milo", "Milo Ekdahl", "20120229", BOY)
_GROWN = _person("milo", "Milo Ekdahl", "20040505", BOY)
_SON = _person("ali", "Ali Hassan", "20110415", BOY)
_FATHER = _person("far", "Ali Hassan", "19790214", BOY)
_MOTHER = _person("leyla", "Leyla Hassan", "19811105", GIRL)
_KIM = _person("kim1", "Kim Berg", "19811105", GIRL)
_OTHER_KIM = _person("kim2", "Kim Strand", "19790214", BOY)
_FULL = {"milo": "Milo Ekdahl", "sara": "Sara Ekdahl", "jonas": "Jonas Ekdahl", "eva": "Eva Strand"}
_FIRST = {"milo": "Milo", "sara": "Sara", "jonas": "Jonas", "eva": "Eva"}
_SEPTEMBER = dt.date(2026, 9, 8)
_KIMS = {"milo": "Milo", "kim1": "Kim Berg", "kim2": "Kim Strand"}

CASTS = (
    Cast("vanlig", _SEPTEMBER, _MILO, (_SARA, _JONAS), _FULL, _FIRST),
    Cast("ensam", _SEPTEMBER, _MILO, (_SARA,), _FIRST, _FIRST),
    Cast("tre", _SEPTEMBER, _MILO, (_SARA, _JONAS, _EVA), _FIRST, _FIRST),
    Cast("snart arton", _SEPTEMBER, _SOON, (_SARA, _JONAS), _FULL, _FIRST),
    Cast("skottdag", dt.date(2029, 12, 3), _LEAP, (_SARA, _JONAS), _FIRST, _FIRST),
    Cast("vuxen", _SEPTEMBER, _GROWN, (), _FULL, _FIRST, adult=True),
    Cast("två Kim", _SEPTEMBER, _MILO, (_KIM, _OTHER_KIM), _KIMS, _KIMS, ambiguous="Kim"),
    Cast(
        "far och son",
        _SEPTEMBER,
        _SON,
        (_MOTHER, _FATHER),
        {"ali": "den unge", "far": "pappa", "leyla": "Leyla Hassan"},
        None,
        ambiguous="Ali Hassan",
    ),
)
RELATIONS = {"sara": "mamma", "jonas": "pappa", "eva": "annan", "leyla": "mamma", "far": "pappa",
             "kim1": "mamma", "kim2": "pappa"}  # fmt: skip
