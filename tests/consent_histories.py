"""Random histories of consent, as notes in files with beside each what was said in it.

``a_history(seed)`` is always the same. Every note stands alone, so a history can be shrunk by
leaving notes out; only the first, which opens the case, must stay.
"""

import dataclasses
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.consent_casts import CASTS, OTHER_BODIES, PARTIES, RELATIONS, Cast
from tests.consent_notes import (
    AUTHOR,
    DATA,
    ROWS,
    TEXT,
    WORD,
    Words,
    as_data,
    consent_note,
    data_head,
    follow_up,
    head,
    journal,
)
from tests.consent_office import REMOVED
from tests.consent_oracle import (
    EVERY,
    Corrected,
    Custody,
    Insats,
    KeptOut,
    Protected,
    Question,
    Yes,
)
from tests.consent_writing import (
    DAY,
    PLAIN,
    Dropped,
    Writer,
    a_no,
    a_yes,
    give,
    meet,
    named,
    open_case,
    take_back,
)


@dataclass(frozen=True)
class History:
    """Notes in the order in which they are dropped, and the one uncommon thing among them."""

    seed: int
    cast: Cast
    trap: str
    parties: tuple[str, ...]
    notes: tuple[Dropped, ...]

    def without(self, order: int) -> "History":
        """Give the same but for one note."""
        return dataclasses.replace(self, notes=tuple(n for n in self.notes if n.order != order))


def _future(w: Writer) -> None:
    give(w, since=w.day + DAY * w.chance.choice((20, 45)))


def _endless(w: Writer) -> None:
    give(w, until=None)


def _shorter(w: Writer) -> None:
    give(w, until=w.day + DAY * w.chance.choice((-1, 5, 20)), since=w.day - DAY * 9)


def _change(w: Writer) -> None:
    give(w, changed=True, kinds=tuple(w.chance.sample(sorted(EVERY - {"annat"}), 2)))


def _late(w: Writer) -> None:
    """A yes that was given, and noted, some weeks before it is dropped."""
    noted = max(w.cast.start, w.day - DAY * w.chance.choice((5, 20, 40)))
    door = w.door(TEXT, ROWS, DATA)
    words, facts = a_yes(w, door, noted, w.cast.givers, on=noted)
    w.drop(consent_note(w.cast, noted, [words], door), door, "sent ja", facts)


def _both(w: Writer) -> None:
    """A no to one party and a yes to another in one note."""
    no, said = a_no(w, DATA, w.day, w.parties[0])
    since = w.chance.choice((None, w.day + DAY * 30))
    yes, facts = a_yes(w, DATA, w.day, w.cast.givers, parties=w.parties[1:2], since=since, on=w.day)
    w.drop(consent_note(w.cast, w.day, [no, yes], DATA), DATA, "nej och ja", [said, *facts])


def _same_day(w: Writer) -> None:
    """Two notes on one day that say different things of one party."""
    party, steps = w.parties[0], [0, 1]
    w.chance.shuffle(steps)
    for one in steps:
        take_back(w, party) if one else give(w, parties=(party,))


def _close(w: Writer) -> None:
    body = f"Inskriven: {w.cast.start}\nUtskriven: {w.day}\nAnledning till avslut: målen i planen är nådda\n"
    text = (head("avslut", w.cast, w.day) + body).encode()
    w.drop(text, ROWS, "avslut", [Insats(w.day, w.day, len(w.notes) + 1, open=False)])
    w.closed = True


def _reopen(w: Writer) -> None:
    w.day += DAY
    text = head("återupptagande", w.cast, w.day).encode()
    w.drop(text, ROWS, "återupptagande", [Insats(w.day, w.day, len(w.notes) + 1, open=True)])
    w.closed = False


def _custody(w: Writer, *, has: bool = False) -> None:
    who = w.cast.guardians[0 if len(w.cast.guardians) == 1 else 1]
    word, door = "gemensam" if has else "ingen", w.door(ROWS, DATA)
    data = {"namn": who.name, "personnummer": who.number, "vårdnad": word}
    row = f"{who.name} {who.number[:8]}-{who.number[8:]}, {RELATIONS[who.id]}, vårdnad: {word}"
    fact = Custody(w.day, w.day, len(w.notes) + 1, who.id, has)
    w.drop(journal(w.cast, w.day, row, data, door), door, f"vårdnad {word}", [fact])


def _custody_back(w: Writer) -> None:
    _custody(w, has=True)


def _protect(w: Writer) -> None:
    who, door = w.chance.choice(w.cast.guardians), w.door(ROWS, DATA)
    data = {"namn": who.name, "personnummer": who.number,
            "skyddade personuppgifter": "sekretessmarkering"}  # fmt: skip
    row = (f"{who.name} {who.number[:8]}-{who.number[8:]}, {RELATIONS[who.id]}, "
           "skyddade personuppgifter: sekretessmarkering")  # fmt: skip
    fact = Protected(w.day, w.day, len(w.notes) + 1, who.id)
    w.drop(journal(w.cast, w.day, row, data, door), door, "skydd", [fact])


def _exception_party(w: Writer) -> None:
    out = w.parties[0]
    give(w, parties=w.parties[:2], exception=f"inte {named(w, out)}", but=(out,))


def _exception_kind(w: Writer) -> None:
    give(w, exception="hälsa och missbruk", minus=("hälsa och missbruk",))


def _exception_free(w: Writer) -> None:
    give(w, exception="inte drogprover", free="inte drogprover")


def _other_body(w: Writer) -> None:
    """A yes to a body that only sounds like a party: of the party itself nothing is said."""
    body = w.chance.choice(sorted(OTHER_BODIES))
    door = w.door(TEXT, ROWS, DATA, WORD)
    words, _ = a_yes(w, door, w.day, w.cast.givers, on=w.day)
    words = dataclasses.replace(words, parties=(body,))
    w.parties = (*w.parties, OTHER_BODIES[body])
    w.drop(consent_note(w.cast, w.day, [words], door), door, f"ja till {body}")


def _like_names(w: Writer) -> None:
    """A name that two bear: a yes opens nothing, a no must be asked about."""
    door, party = w.door(ROWS, DATA, WORD), w.parties[0]
    if w.chance.random() < 0.5:
        words = Words((w.cast.ambiguous,), (PARTIES[party],), w.day, until=w.day + DAY * 90)
        w.drop(consent_note(w.cast, w.day, [words], door), door, "ja av ett namn som två har")
        return
    words = Words((w.cast.ambiguous,), (PARTIES[party],), w.day, taken_back=True)
    asked = [Question(w.day, w.day, len(w.notes) + 1, party)]
    note = consent_note(w.cast, w.day, [words], door)
    w.drop(note, door, "nej av ett namn som två har", asked, unclear=True)


def _prose(w: Writer) -> None:
    """A no where no reader looks for one: understood or asked about, never passed over."""
    party, door = w.chance.choice(w.parties), w.door(ROWS, DATA, WORD)
    who = w.called(w.cast.youth.id, DATA).replace("den unge", "Den unge")
    said = w.chance.choice((
        f"{who} tar tillbaka samtycket till {PARTIES[party]} från idag.",
        f"{who} vill inte längre att {PARTIES[party]} får veta något.",
        f"{who} ångrar sitt ja till {PARTIES[party]}.",
    ))  # fmt: skip
    asked = [Question(w.day, w.day, len(w.notes) + 1, party)]
    if door == WORD:
        note = consent_note(w.cast, w.day, [Words((), (), w.day, comment=said)], WORD)
    else:
        note = follow_up(w.cast, w.day, door, more=f"Övrigt\n{said}\n", data={"övrigt": said})
    w.drop(note, door, "nej i löpande text", asked, unclear=True)


def _keep_out(w: Writer) -> None:
    if w.closed:
        return
    party, door = w.parties[0], w.door(ROWS, DATA)
    more = f"Planen skickas inte till {PARTIES[party]}.\n"
    data = {"planen skickas till": {"inte till": [PARTIES[party]]}}
    fact = KeptOut(w.day, w.day, len(w.notes) + 1, party, out=True)
    w.drop(follow_up(w.cast, w.day, door, more=more, data=data), door, "ska inte ha planen", [fact])


def _renew(w: Writer) -> None:
    w.day += DAY * 190
    give(w, parties=w.parties)


def _rename(w: Writer) -> None:
    w.settings = "renamed"


def _remove(w: Writer) -> None:
    w.settings = "removed"
    take_back(w, REMOVED)


def _give_all(w: Writer) -> None:
    give(w, parties=w.parties)


def _take_back_first(w: Writer) -> None:
    take_back(w, w.parties[0])


def _corrected(w: Writer, *, whole: bool) -> None:
    """A yes, and a while after it a correction: an earlier last day, or fewer parties."""
    w.day += DAY
    door, on = w.door(ROWS, DATA), w.day
    until = on + DAY * 150
    words, facts = a_yes(w, door, on, w.cast.givers, parties=w.parties[:2], on=on, until=until)
    target = len(w.notes) + 1
    w.drop(consent_note(w.cast, on, [words], door), door, "ja som rättas", facts)
    w.day += DAY * 3
    earlier = w.day + DAY * w.chance.choice((-1, 20))
    mended = [
        dataclasses.replace(one, known=w.day, until=one.until if whole else earlier)
        for one in facts
        if isinstance(one, Yes) and (not whole or one.party == w.parties[0])
    ]
    fact = Corrected(w.day, w.day, len(w.notes) + 1, target, tuple(mended))
    told = data_head("rättelse", w.cast, w.day) | {"rättar": on, "rättar typ": "samtycke"}
    if whole:
        again = consent_note(
            w.cast, on, [dataclasses.replace(words, parties=words.parties[:1])], DATA
        )
        told |= {"hela anteckningen på nytt": _loaded(again)}
        w.drop(as_data(told), DATA, "rättelse av parterna", [fact])
        return
    mend = {
        "gäller": "till och med",
        "stod": str(until),
        "ska stå": str(earlier),
        "orsak": "fel dag",
    }
    w.drop(as_data(told | {"rättelser": [mend]}), DATA, "rättelse av slutet", [fact])


def _loaded(note: bytes) -> Any:
    import yaml

    return {**yaml.safe_load(note), "antecknat av": AUTHOR}


def _correct_end(w: Writer) -> None:
    _corrected(w, whole=False)


def _correct_parties(w: Writer) -> None:
    _corrected(w, whole=True)


TRAPS: dict[str, tuple[Callable[[Writer], None], ...]] = {
    "plain": (),
    "future": (_future, take_back, meet),
    "endless": (_endless, meet),
    "shorter": (_give_all, _shorter, meet),
    "changed": (_give_all, _change, meet),
    "late": (take_back, _late, meet),
    "both": (_both, meet),
    "same day": (_same_day, meet),
    "closed": (_close,),
    "reopened": (_endless, _close, _reopen, meet, meet),
    "custody": (_custody, meet, _custody_back, meet),
    "protection": (_protect, meet),
    "exception of a party": (_exception_party, meet),
    "exception of a kind": (_exception_kind, meet),
    "exception in free words": (_exception_free, meet),
    "longer name": (_other_body, meet),
    "like names": (_like_names, meet),
    "prose": (_give_all, _prose, meet),
    "kept out": (_give_all, _keep_out, meet, _renew, meet),
    "renamed party": (_give_all, _rename, meet, _take_back_first, meet),
    "removed party": (_give_all, _remove, meet),
    "corrected end": (_correct_end, meet),
    "corrected parties": (_correct_parties, meet),
}
"""The uncommon things, each as the steps that make it up."""


def a_history(seed: int, trap: str | None = None) -> History:
    """Give the history of a seed; ``trap`` puts a named one of :data:`TRAPS` in it."""
    chance = random.Random(seed)
    chosen = chance.choice(tuple(TRAPS))
    trap = chosen if trap is None else trap
    casts = [one for one in CASTS if one.ambiguous or trap != "like names"]
    casts = [one for one in casts if one.guardians or trap not in {"custody", "protection"}]
    casts = [one for one in casts if one.ambiguous] if trap == "like names" else casts
    cast = chance.choice(casts)
    parties = tuple(chance.sample(sorted(PARTIES), chance.randint(2, 3)))
    if trap in {"removed party", "renamed party"}:
        parties = (REMOVED, *[one for one in parties if one != REMOVED][:2])
    writer = Writer(chance, cast, parties, cast.start)
    open_case(writer)
    steps: list[Callable[[Writer], None]] = [
        chance.choice(PLAIN) for _ in range(chance.randint(1, 4))
    ]
    at = chance.randint(0, len(steps))
    for step in (*steps[:at], *TRAPS[trap], *steps[at:]):
        writer.later()
        step(writer)
    return History(seed, cast, trap, parties, tuple(writer.notes))
