"""Somebody who writes notes on consent, by chance, and keeps beside each what was said in it."""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.consent_casts import PARTIES, Cast
from tests.consent_notes import (
    DATA,
    ROWS,
    SUFFIX,
    TEXT,
    WORD,
    Words,
    consent_note,
    follow_up,
    opening,
)
from tests.consent_office import REMOVED
from tests.consent_oracle import (
    EVERY,
    Fact,
    No,
    Yes,
)

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Dropped:
    """A note as it is dropped.

    Attributes:
        day: when it is dropped; ``facts`` are known from then.
        what: what sort of note it is, and by which door.
        settings: the office's settings from that day.
        unclear: that it may take away a right in words that the program need not understand:
            then ``facts`` are the question that must be asked.
    """

    order: int
    name: str
    content: bytes
    day: dt.date
    facts: tuple[Fact, ...]
    what: str
    settings: str = ""
    unclear: bool = False


@dataclass
class Writer:
    """Somebody who writes notes: where in time they are, and what chance decides."""

    chance: random.Random
    cast: Cast
    parties: tuple[str, ...]
    day: dt.date
    settings: str = ""
    notes: list[Dropped] = field(default_factory=list)
    closed: bool = False

    def later(self) -> None:
        self.day += DAY * self.chance.choice((0, 1, 2, 5, 9, 14, 30, 45))

    def door(self, *doors: str) -> str:
        return self.chance.choice([one for one in doors if one != TEXT or self.cast.sentence])

    def called(self, who: str, door: str) -> str:
        words = self.cast.sentence if door == TEXT and self.cast.sentence else self.cast.words
        return words[who]

    def drop(self, content: bytes, door: str, what: str, facts: Iterable[Fact] = (), *,
             unclear: bool = False) -> None:  # fmt: skip
        order = len(self.notes) + 1
        name = f"{order:02}_{self.day}.{SUFFIX[door]}"
        self.notes.append(
            Dropped(order, name, content, self.day, tuple(facts), f"{what} ({door})",
                    self.settings, unclear)
        )  # fmt: skip

    def dated(self) -> dt.date:
        """The day of a note dropped today: mostly the same, now and then some time ago."""
        back = self.chance.choice((0, 0, 0, 0, 1, 3, 12))
        return max(self.cast.start, self.day - DAY * back)

    def given(self, noted: dt.date) -> dt.date:
        return noted - DAY * self.chance.choice((0, 0, 0, 0, 2, 10))


def open_case(w: Writer) -> None:
    door = w.door(TEXT, ROWS, DATA)
    words, facts = (None, ()) if w.chance.random() < 0.1 else a_yes(w, door, w.day, w.cast.givers)
    w.drop(opening(w.cast, words, door), door, "startmöte", facts)


def a_yes(w: Writer, door: str, noted: dt.date, givers: Sequence[str], **told: Any) -> tuple[
    Words, tuple[Fact, ...]
]:  # fmt: skip
    """A yes to some parties, and what it says of each giver and party.

    A party that it names and excepts is a no: an exception closes, also what was said before.
    """
    on = told.get("on", w.given(noted))
    parties = told.get("parties") or tuple(
        w.chance.sample(w.parties, w.chance.randint(1, len(w.parties)))
    )
    since = told.get("since")
    until = told.get("until", noted + DAY * w.chance.choice((60, 120, 180)))
    kinds = told.get("kinds", ())
    words = Words(
        givers=tuple(w.called(one, door) for one in givers),
        parties=tuple(named(w, one) for one in parties),
        on=on, kinds=tuple(kinds) or tuple(sorted(EVERY)), since=since, until=until,
        exception=told.get("exception", ""), changed=told.get("changed", False),
        comment="lämnat på nytt" if _is_anew(w, on, givers, parties) else "",
    )  # fmt: skip
    free = told.get("free", "")
    facts = tuple(
        Yes(
            on, w.day, len(w.notes) + 1, giver, party, _kinds(told, kinds), since or on, until, free
        )
        for giver in givers
        for party in parties
        if party not in told.get("but", ())
    )
    noes = (
        No(on, w.day, len(w.notes) + 1, giver, party)
        for giver in givers
        for party in told.get("but", ())
    )
    return words, (*facts, *noes)


def _is_anew(w: Writer, on: dt.date, givers: Sequence[str], parties: Sequence[str]) -> bool:
    """Whether one of them took back one of the parties that same day: a yes then says that it is anew."""
    return any(
        isinstance(one, No) and one.on == on and one.giver in givers
        and one.party in {"", *parties}
        for note in w.notes
        for one in note.facts
    )  # fmt: skip


def _kinds(told: dict[str, Any], kinds: Sequence[str]) -> frozenset[str]:
    return (frozenset(kinds) or EVERY) - frozenset(told.get("minus", ()))


def named(w: Writer, party: str) -> str:
    return "Lindåsa Boxningsförening" if _is_renamed(w, party) else PARTIES[party]


def _is_renamed(w: Writer, party: str) -> bool:
    return w.settings == "renamed" and party == REMOVED


def give(w: Writer, givers: Sequence[str] = (), **told: Any) -> None:
    """A yes, in a note of its own or at a follow-up."""
    doors = (ROWS, DATA, WORD) if told.get("kinds") or told.get("changed") else (TEXT, ROWS, DATA)
    door, noted = w.door(*doors, WORD), w.dated()
    words, facts = a_yes(w, door, noted, givers or w.cast.givers, **told)
    if door != WORD and not w.closed and w.chance.random() < 0.3:
        w.drop(follow_up(w.cast, noted, door, words), door, "uppföljning med ja", facts)
    else:
        w.drop(consent_note(w.cast, noted, [words], door), door, "ja", facts)


def give_kinds(w: Writer) -> None:
    kinds = w.chance.sample(sorted(EVERY - {"annat"}), w.chance.randint(1, 3))
    give(w, kinds=tuple(kinds))


def give_alone(w: Writer) -> None:
    give(w, (w.chance.choice(w.cast.givers),))


def a_no(w: Writer, door: str, noted: dt.date, party: str | None = None) -> tuple[Words, No]:
    who = w.chance.choice(w.cast.givers)
    party = w.chance.choice((*w.parties, "")) if party is None else party
    on = w.given(noted)
    words = Words((w.called(who, door),), (named(w, party),) if party else (), on, taken_back=True)
    return words, No(on, w.day, len(w.notes) + 1, who, party)


def take_back(w: Writer, party: str | None = None) -> None:
    """A no, in a note of its own or at a follow-up."""
    door, noted = w.door(TEXT, ROWS, DATA, WORD), w.dated()
    words, said = a_no(w, door, noted, party)
    if door != WORD and not w.closed and w.chance.random() < 0.3:
        w.drop(follow_up(w.cast, noted, door, words), door, "uppföljning med nej", [said])
    else:
        w.drop(consent_note(w.cast, noted, [words], door), door, "nej", [said])


def meet(w: Writer) -> None:
    """A follow-up where nothing is said of consent, now and then with a next meeting."""
    if w.closed:
        return
    door, on = w.door(TEXT, ROWS, DATA), w.day + DAY * w.chance.choice((7, 14, 30))
    more, data = "", None
    if w.chance.random() < 0.5:
        more = f"Nästa möte: {on} kl 14.30, rum Eken\n"
        data = {"nästa möte": {"datum": on, "tid": "14.30", "plats": "rum Eken"}}
    w.drop(follow_up(w.cast, w.dated(), door, more=more, data=data), door, "uppföljning")


PLAIN: tuple[Callable[[Writer], None], ...] = (
    give, give, give_kinds, give_alone, take_back, take_back, take_back, meet, meet,
)  # fmt: skip
