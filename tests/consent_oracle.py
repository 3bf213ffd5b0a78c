"""Who may have what on a day, told from what each person has said: an outside judge of the program.

Written from the rules alone and kept apart from the code: nothing of ``sigdocs`` is imported. What
people have said is a plain list; nothing is folded, kept or remembered, so that every question is
answered anew from the whole list, as it was known on some day.

The rules: under 18 every guardian with custody and the youth must say yes to the very party and the
very kind of information; from 18 the youth alone. Born 29 February, 28 February of the year of 18
takes the stricter of both readings. The latest word of a person on a party stands, from its first
day to its last; a withdrawal acts at once and is passed only by a later yes. A consent ends with
the insats. "Ska inte ha planen" stays until somebody says otherwise; so does what a guardian took
back who decides no more, until all who do have said yes since.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

EVERY = frozenset(
    ["skolgång", "brottsmisstankar", "hälsa och missbruk", "familj", "boende", "ekonomi", "fritid", "sysselsättning", "annat"]
)  # fmt: skip
ALL = ""
"""Stands for every party in a withdrawal or a question."""
ADULT = 18
NEVER_SAID, NOT_YET, PASSED, TAKEN_BACK = (
    "aldrig sagt",
    "har inte börjat",
    "har gått ut",
    "återtaget",
)
ENDED, OTHER_KIND, EXCEPTION, HELD = "insatsen slutade", "annat slag", "undantag", "obesvarad fråga"
NOBODY = "ingen har vårdnaden"
"""Why somebody may not have something; "" when they may."""


@dataclass(frozen=True)
class Person:
    """Somebody of the family, told apart by ``id`` and never by name."""

    id: str
    name: str
    number: str
    born: dt.date | None = None


@dataclass(frozen=True)
class Fact:
    """Something said: the day it holds of, the day the office learnt it, the order of writing."""

    on: dt.date
    known: dt.date
    order: int


@dataclass(frozen=True)
class Yes(Fact):
    """A yes of one person to one party; ``until`` None as long as the insats goes on."""

    giver: str
    party: str
    kinds: frozenset[str]
    since: dt.date
    until: dt.date | None
    exception: str = ""


@dataclass(frozen=True)
class No(Fact):
    """What one person takes back, of one party or of all."""

    giver: str
    party: str = ALL
    kinds: frozenset[str] = EVERY


@dataclass(frozen=True)
class Custody(Fact):
    """That a guardian has custody, or not, from a day."""

    guardian: str
    has: bool


@dataclass(frozen=True)
class Protected(Fact):
    """That a person's whereabouts are protected."""

    person: str


@dataclass(frozen=True)
class Insats(Fact):
    """That the insats ended, or goes on again."""

    open: bool


@dataclass(frozen=True)
class KeptOut(Fact):
    """That a party shall not have the plan, or shall have it again."""

    party: str
    out: bool


@dataclass(frozen=True)
class Question(Fact):
    """A question about a right that nobody has answered; it holds sharing until ``answered``."""

    party: str = ALL
    answered: dt.date | None = None


@dataclass(frozen=True)
class Corrected(Fact):
    """That an earlier note said something else: the facts of ``note`` never were, these are."""

    note: int
    instead: tuple[Fact, ...]


@dataclass(frozen=True, eq=False)
class Told:
    """All that has been said in a case, as far as it was known on a day."""

    youth: Person
    guardians: tuple[Person, ...]
    facts: tuple[Fact, ...] = ()
    gone: frozenset[str] = field(default_factory=frozenset)
    """Parties that the office no longer has: nothing can go to them."""

    def saying(self, facts: Iterable[Fact]) -> "Told":
        """Give the same with more said."""
        return Told(self.youth, self.guardians, (*self.facts, *facts), self.gone)

    def without(self, gone: Iterable[str]) -> "Told":
        """Give the same when the office has other parties than before."""
        return Told(self.youth, self.guardians, self.facts, frozenset(gone))

    @lru_cache(maxsize=64)  # noqa: B019 - a few hundred histories at a time are small
    def known(self, day: dt.date) -> tuple[Fact, ...]:
        """What was known on a day, corrections worked in."""
        facts = [one for one in self.facts if one.known <= day]
        for mend in [one for one in facts if isinstance(one, Corrected)]:
            facts = [one for one in facts if one.order != mend.note]
            facts += mend.instead
        return tuple(facts)


def of_age(youth: Person, day: dt.date, *, for_signing: bool) -> bool:
    """Whether the youth decides alone (``for_signing``), or the guardians have no more papers."""
    born = youth.born
    if born is None:
        return False
    year = born.year + ADULT
    if (born.month, born.day) == (2, 29):
        return day >= (dt.date(year, 3, 1) if for_signing else dt.date(year, 2, 28))
    return day >= born.replace(year=year)


def _latest(facts: Iterable[Fact]) -> Fact | None:
    return max(facts, key=lambda one: (one.on, one.order), default=None)


def has_custody(told: Told, guardian: str, day: dt.date, known_on: dt.date) -> bool:
    """Whether a guardian has custody on a day; one who stands in the case has until it is lost."""
    said = [
        one
        for one in told.known(known_on)
        if isinstance(one, Custody) and one.guardian == guardian and one.on <= day
    ]
    last = _latest(said)
    return last.has if isinstance(last, Custody) else True


@lru_cache(maxsize=1024)
def who_must_say_yes(told: Told, day: dt.date, known_on: dt.date) -> frozenset[str]:
    """Those whose yes it takes on a day."""
    if of_age(told.youth, day, for_signing=True):
        return frozenset({told.youth.id})
    guardians = {one.id for one in told.guardians if has_custody(told, one.id, day, known_on)}
    return frozenset({told.youth.id, *guardians})


def family(told: Told, day: dt.date, known_on: dt.date) -> frozenset[str]:
    """Those of the family who may have the family's papers on a day."""
    if of_age(told.youth, day, for_signing=False):
        return frozenset({told.youth.id})
    guardians = {one.id for one in told.guardians if has_custody(told, one.id, day, known_on)}
    return frozenset({told.youth.id, *guardians})


def why_not(told: Told, party: str, kind: str, day: dt.date, known_on: dt.date) -> str:
    """Why a party may not have a kind of information on a day; "" when it may."""
    facts = told.known(known_on)
    if _is_held(facts, party, day, known_on):
        return HELD
    needed = sorted(who_must_say_yes(told, day, known_on))
    if needed == [told.youth.id] and not of_age(told.youth, day, for_signing=True):
        return NOBODY
    if why := next((why for who in needed if (why := _refusal(facts, who, party, kind, day))), ""):
        return why
    former = [one.id for one in told.guardians if one.id not in needed]
    had_say = [one for one in facts if not _is_of_none(told, one)]
    stands = any(_stands(had_say, who, needed, party, kind, day) for who in former)
    return TAKEN_BACK if stands else ""


def _is_of_none(told: Told, fact: Fact) -> bool:
    """Whether a guardian took something back when the youth already decided alone."""
    if not isinstance(fact, No) or fact.giver == told.youth.id:
        return False
    return of_age(told.youth, fact.on, for_signing=True)


def _stands(
    facts: Sequence[Fact], former: str, needed: list[str], party: str, kind: str, day: dt.date
) -> bool:
    """Whether one who decides no more took a kind back, and not all who do have said yes since."""
    if _refusal(facts, former, party, kind, day) != TAKEN_BACK:
        return False
    noes = [one for one in facts if isinstance(one, No) and one.giver == former and one.on <= day]
    last = max((one.on, one.order) for one in noes if one.party in {ALL, party})
    words = [_word(facts, who, party, day) for who in needed]
    return any(one is None or (one.on, one.order) <= last for one in words)


def may(told: Told, party: str, kind: str, day: dt.date, known_on: dt.date) -> bool:
    """Whether a party may have a kind of information on a day."""
    return not why_not(told, party, kind, day, known_on)


@lru_cache(maxsize=4096)
def may_have(told: Told, party: str, day: dt.date, known_on: dt.date) -> frozenset[str]:
    """Every kind of information that a party may have on a day."""
    return frozenset(one for one in EVERY if may(told, party, one, day, known_on))


def reason(told: Told, party: str, day: dt.date, known_on: dt.date) -> str:
    """Why a party may not have everything on a day, in one word; "" when it may."""
    whys = [why for one in sorted(EVERY) if (why := why_not(told, party, one, day, known_on))]
    return max(set(whys), key=whys.count) if whys else exception(told, party, day, known_on)


def exception(told: Told, party: str, day: dt.date, known_on: dt.date) -> str:
    """EXCEPTION when a word in force excepts something that no kind of information names."""
    said = [_word(told.known(known_on), who, party, day) for who in
            who_must_say_yes(told, day, known_on)]  # fmt: skip
    return EXCEPTION if any(one is not None and one.exception for one in said) else ""


def kept_out(told: Told, party: str, known_on: dt.date) -> bool:
    """Whether somebody has said that a party shall not have the plan, and nobody otherwise since."""
    said = [one for one in told.known(known_on) if isinstance(one, KeptOut) and one.party == party]
    last = _latest(said)
    return isinstance(last, KeptOut) and last.out


def is_open(told: Told, day: dt.date, known_on: dt.date) -> bool:
    """Whether the insats goes on."""
    said = [one for one in told.known(known_on) if isinstance(one, Insats) and one.on <= day]
    last = _latest(said)
    return last.open if isinstance(last, Insats) else True


def protected(told: Told, known_on: dt.date) -> frozenset[str]:
    """Those whose whereabouts are protected."""
    return frozenset(one.person for one in told.known(known_on) if isinstance(one, Protected))


def plan_goes_to(told: Told, parties: Iterable[str], issued: dt.date) -> frozenset[str]:
    """The parties that shall have a whole plan issued on a day, known that day."""
    return frozenset(
        one
        for one in parties
        if one not in told.gone
        and not kept_out(told, one, issued)
        and not reason(told, one, issued, issued)
    )


def is_settled(told: Told, party: str, known_on: dt.date) -> bool:
    """Whether nobody can read what was said of a party otherwise than by the latest word.

    It is not, when what closes was learnt after a later yes though dated before it. A party may
    then be left out; it is for people to ask again.
    """
    facts = told.known(known_on)
    yeses = [one for one in facts if isinstance(one, Yes) and one.party == party]
    closing = [one for one in facts if isinstance(one, No) and one.party in {ALL, party}]
    spoken: list[No | Yes] = [*closing, *yeses]
    for yes in yeses:
        before = [one for one in spoken if one.giver == yes.giver and one.on < yes.on]
        if any(one.order > yes.order for one in before):
            return False
    return True


def turning_days(before: Told, after: Told, day: dt.date) -> Iterator[dt.date]:
    """A day, and every later one on which some word begins."""
    yield day
    for one in {*before.known(day), *after.known(day)}:
        if isinstance(one, Yes) and one.since > day:
            yield one.since


def _is_held(facts: Iterable[Fact], party: str, day: dt.date, known_on: dt.date) -> bool:
    return any(
        isinstance(one, Question)
        and one.party in {ALL, party}
        and one.on <= day
        and (one.answered is None or one.answered > known_on)
        for one in facts
    )


def _word(facts: Iterable[Fact], who: str, party: str, day: dt.date) -> Yes | None:
    """The latest word of a person on a party among those that have begun."""
    said = [
        one
        for one in facts
        if isinstance(one, Yes) and (one.giver, one.party) == (who, party) and one.since <= day
    ]
    last = _latest(said)
    return last if isinstance(last, Yes) else None


def _refusal(facts: Sequence[Fact], who: str, party: str, kind: str, day: dt.date) -> str:
    word = _word(facts, who, party, day)
    if word is None:
        ahead = any(
            isinstance(one, Yes) and (one.giver, one.party) == (who, party) for one in facts
        )
        return NOT_YET if ahead else NEVER_SAID
    said = (word.on, word.order)
    for one in facts:
        if (one.on, one.order) <= said or one.on > day:
            continue
        if isinstance(one, No) and one.giver == who and _takes(one, party, kind):
            return TAKEN_BACK
        if isinstance(one, Insats) and not one.open and one.on < day:
            return ENDED
    if word.until is not None and word.until < day:
        return PASSED
    return "" if kind in word.kinds else OTHER_KIND


def _takes(no: No, party: str, kind: str) -> bool:
    return no.party in {ALL, party} and kind in no.kinds
