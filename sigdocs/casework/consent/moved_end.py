"""A new last day of consents that stand: each person's own word goes on, or ends, as it was given.

A last day opens nothing that is not in force (D17): what has ended is asked about, and what was taken
back or left out stays so.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.casework import faults as common
from sigdocs.casework.calendar import is_far
from sigdocs.casework.consent import faults
from sigdocs.casework.consent.givers import named_givers
from sigdocs.casework.consent.parties import gone_parties
from sigdocs.casework.consent.verdict import ConsentState, Verdict, judged
from sigdocs.casework.consent.words import mentions, order, terms_of, word_on
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import Case, Consent
from sigdocs.model.consent import ConsentFact, ConsentParty
from sigdocs.model.events import ConsentStated

_LONGEST = 5
"""Years; a consent is for a limited time, and one that ends in 2062 is a slip of the pen."""
_STAYS = frozenset({ConsentState.WITHDRAWN, ConsentState.REFUSED})
_ASKED = frozenset({ConsentState.ENDED, ConsentState.SIGNED})


@dataclass(frozen=True, slots=True)
class _Word:
    """One person's latest word on one party, on the day of the new last day.

    ``latest`` is the day of the last that they have said of the party, be it begun or not.
    """

    consent: Consent
    giver: str
    party: str
    name: str
    verdict: Verdict
    latest: dt.date


def ask_about_period(ruling: Ruling, since: dt.date, until: dt.date | None, path: str) -> None:
    """Ask about a consent that ends before it begins, or years from now."""
    if until and until < since:
        ruling.problem(common.PERIOD, f"{path}.until", what="Samtycket", since=since, until=until)
    if until and is_far(until, since, _LONGEST):
        what = "Samtyckets sista dag"
        ruling.problem(common.FAR_AHEAD, f"{path}.until", what=what, on=until, years=_LONGEST)


def move_end(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    """Give the words in force of those who speak another last day (”upphör idag”).

    What a row before it in the same note says of a party stands as it says.
    """
    if fact.until is None:
        return
    before = len(ruling.problems)
    givers = named_givers(ruling, fact.givers, path)
    day = fact.on or ruling.note.date
    ask_about_period(ruling, fact.since or min(day, fact.until), fact.until, path)
    words = [one for giver in givers for one in _words(ruling, giver, day)]
    closed: dict[tuple[str, str], list[str]] = {}
    asked = () if fact in (ruling.recorded or ()) else words
    for one in asked:
        if why := _why_not(ruling.case, one, day, fact.until):
            closed.setdefault((one.name, why), []).append(one.giver)
    for (name, why), by in closed.items():
        ruling.problem(
            faults.END_OF_NOTHING,
            f"{path}.until",
            until=fact.until,
            party=name,
            giver=", ".join(by),
            why=why,
        )
    if len(ruling.problems) > before:
        return
    moved = [one for one in words if one.verdict.holds]
    _say_what_moved(ruling, moved, givers, fact.until)
    _say_what_stays(ruling, words)
    for consent in _as_given(moved, fact, day, ruling.seq):
        ruling.happen(ConsentStated(consent=consent))


def _words(ruling: Ruling, giver: str, day: dt.date) -> Iterator[_Word]:
    gone = gone_parties(ruling.case, ruling.profile)
    said = [one for one in ruling.case.consents if one.seq == ruling.seq and giver in one.givers]
    own = {key for one in said for key in (*one.not_parties, *(who.name for who in one.parties))}
    for party in (*ruling.people.parties, *gone):
        word = word_on(ruling.case, giver, party.key, day)
        if word and party.key not in own:
            found = judged(ruling.case, giver, party.key, day)
            latest = max(one.given_on for one in _all_words(ruling.case, giver, party.key))
            yield _Word(word, giver, party.key, party.name, found, latest)


def _all_words(case: Case, giver: str, party: str) -> list[Consent]:
    return [one for one in case.consents if giver in one.givers and mentions(one, party)]


def _why_not(case: Case, one: _Word, day: dt.date, until: dt.date) -> str:
    """Why a new last day would open what is not open; "" when it does not."""
    if until <= day and one.verdict.state is not ConsentState.SIGNED:
        return ""
    if one.verdict.state in _ASKED:
        return one.verdict.reason
    last = one.verdict.until
    if not one.verdict.holds or (last and until <= last):
        return ""
    ahead = (
        said.since
        for said in _all_words(case, one.giver, one.party)
        if said.since > day and order(said) > order(one.consent)
    )
    begins = next(ahead, None)
    return f"ett annat samtycke gäller från {begins}" if begins else ""


def _as_given(moved: list[_Word], fact: ConsentFact, day: dt.date, seq: int) -> Iterator[Consent]:
    """The words once more with the new last day, alike ones of several givers as one."""
    by_giver: dict[tuple[int, str, dt.date], list[_Word]] = {}
    for one in moved:
        by_giver.setdefault((id(one.consent), one.giver, _said_on(one, fact, day)), []).append(one)
    together: dict[tuple[int, dt.date, tuple[ConsentParty, ...]], list[_Word]] = {}
    for (word, _, said), some in by_giver.items():
        together.setdefault((word, said, tuple(map(_as_it_stands, some))), []).append(some[0])
    for (_, said, parties), some in together.items():
        consent, until = some[0].consent, fact.until or day
        since = max(consent.since, min(fact.since or day, until))
        yield consent.model_copy(
            update={
                "seq": seq,
                "givers": tuple(one.giver for one in some),
                "parties": parties,
                "not_parties": (),
                "given_on": said,
                "since": since,
                "until": until,
                "until_text": "",
                "written": fact.written,
                "noted_by": fact.noted_by,
                "language": fact.language,
                "interpreter": fact.interpreter,
                "review_on": None,
            }
        )


def _as_it_stands(one: _Word) -> ConsentParty:
    """What a word says of its party, without what has been taken back of it."""
    terms = terms_of(one.consent, one.party)
    return (
        terms.model_copy(update={"information": one.verdict.only}) if one.verdict.limited else terms
    )


def _said_on(one: _Word, fact: ConsentFact, day: dt.date) -> dt.date:
    """The day of a word with a new last day: one that ends sooner is no new yes.

    What is taken back from a day before it, told late, takes that too.
    """
    last, until = one.verdict.until, fact.until or day
    return day if last and until > last else one.latest


def _say_what_moved(
    ruling: Ruling, moved: list[_Word], givers: tuple[str, ...], until: dt.date
) -> None:
    if not moved:
        ruling.remarks.append("Samtyckets slut nämns, men inget samtycke står att ändra.")
        return
    names = dict.fromkeys(one.name for one in moved)
    by = {name: [one.giver for one in moved if one.name == name] for name in names}
    told = (
        name if len(by[name]) == len(givers) else f"{name} (från {', '.join(by[name])})"
        for name in names
    )
    ruling.remarks.append(f"Samtyckets sista dag är nu {until} för: {', '.join(told)}.")


def _say_what_stays(ruling: Ruling, words: list[_Word]) -> None:
    stays = [one for one in words if one.verdict.state in _STAYS]
    if stays:
        told = ", ".join(f"{one.name} från {one.giver}: {one.verdict.reason}" for one in stays)
        ruling.remarks.append(f"Den nya sista dagen ändrar inte detta: {told}.")
