"""What was taken back, as it is told: whole parties or some kinds, begun or not, by whom, from when."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sigdocs.casework.consent.verdict import ConsentState, judged
from sigdocs.model.case import Case, Consent, Withdrawal
from sigdocs.model.consent import Information


@dataclass(frozen=True, slots=True)
class PartTaken:
    """Some kinds of information taken back for a party that keeps the rest.

    Attributes:
        by: who took them back.
        party: the partner's key.
        kinds: what they took back.
        on: from which day.
        begins: the first day of their consent, when it had not begun; None when it had.
    """

    by: tuple[str, ...]
    party: str
    kinds: tuple[Information, ...]
    on: dt.date
    begins: dt.date | None = None

    def told(self, name: str) -> str:
        """Say it as an entry in the journal does, of a party by its name."""
        what = f"{name} ({', '.join(self.kinds)})"
        when = f"innan det börjar gälla {self.begins}" if self.begins else f"från {self.on}"
        rest = f"Resten av samtycket till {name} står som förut."
        return f"Återkallar en del av samtycket: {what}, {when}. {rest}"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """All that one person took back from one day.

    Attributes:
        whole: whether that was everything.
        parties: keys of the parties that were taken back whole, when some were named.
        unbegun: those of them whose consent had not begun, with its first day.
        parts: the parties that lose some kinds and keep the rest.
    """

    who: str
    on: dt.date
    whole: bool = False
    parties: tuple[str, ...] = ()
    unbegun: Mapping[str, dt.date] = field(default_factory=dict)
    parts: tuple[PartTaken, ...] = ()


def taken_back(
    case: Case, withdrawals: Iterable[Withdrawal], words: Iterable[Consent]
) -> tuple[TakenBack, ...]:
    """Give what each person took back from each day, by withdrawals and by words with less in them."""
    found: dict[tuple[str, dt.date], TakenBack] = {}
    for end in withdrawals:
        for who in end.by:
            known = found.get((who, end.on), TakenBack(who, end.on))
            found[who, end.on] = replace(
                known,
                whole=known.whole or not end.parties,
                parties=(*known.parties, *end.parties),
                unbegun={**known.unbegun, **unbegun(case, end)},
            )
    for part in parts_taken(words):
        for who in part.by:
            known = found.get((who, part.on), TakenBack(who, part.on))
            found[who, part.on] = replace(known, parts=(*known.parts, part))
    return tuple(found.values())


def parts_taken(consents: Iterable[Consent]) -> tuple[PartTaken, ...]:
    """Give what some words are without since it was taken back, alike parts of several people as one."""
    own: dict[tuple[str, str, dt.date], list[Consent]] = {}
    for word in consents:
        if word.taken_back:
            own.setdefault((word.givers[0], word.parties[0].name, word.given_on), []).append(word)
    together: dict[PartTaken, list[str]] = {}
    for (giver, party, on), words in own.items():
        together.setdefault(_part(party, on, words), []).append(giver)
    return tuple(
        PartTaken(tuple(by), one.party, one.kinds, one.on, one.begins)
        for one, by in together.items()
    )


def _part(party: str, on: dt.date, words: list[Consent]) -> PartTaken:
    gone = {kind for word in words for kind in word.taken_back}
    first = min(word.since for word in words)
    kinds = tuple(kind for kind in Information if kind in gone)
    return PartTaken((), party, kinds, on, first if first > on else None)


def unbegun(case: Case, end: Withdrawal) -> Mapping[str, dt.date]:
    """Give the parties of a withdrawal whose consent had not begun, each with its first day."""
    others = tuple(one for one in case.withdrawals if one != end)
    before = case.model_copy(update={"withdrawals": others})
    found = {party: _begins(before, end, party) for party in end.parties}
    return {party: day for party, day in found.items() if day}


def _begins(before: Case, end: Withdrawal, party: str) -> dt.date | None:
    each = [judged(before, who, party, end.on) for who in end.by]
    waiting = [one for one in each if one.state is ConsentState.SIGNED]
    if len(waiting) < sum(not one.missing for one in each):
        return None
    return min((one.since for one in waiting if one.since), default=None)
