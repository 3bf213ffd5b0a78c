"""What was taken back, as it is told: whole parties or some kinds, begun or not, by whom, from when."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from sigdocs.casework.consent.verdict import ConsentState, judged
from sigdocs.model.case import Case, Withdrawal
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


def taken_back(case: Case, withdrawals: Iterable[Withdrawal]) -> tuple[TakenBack, ...]:
    """Give what each person took back from each day: parties whole, and parts of what others have."""
    found: dict[tuple[str, dt.date], TakenBack] = {}
    ends = list(withdrawals)
    for end in (one for one in ends if not one.kinds):
        for who in end.by:
            known = found.get((who, end.on), TakenBack(who, end.on))
            found[who, end.on] = replace(
                known,
                whole=known.whole or not end.parties,
                parties=(*known.parties, *end.parties),
                unbegun={**known.unbegun, **unbegun(case, end)},
            )
    for part in parts_taken(case, ends):
        for who in part.by:
            known = found.get((who, part.on), TakenBack(who, part.on))
            found[who, part.on] = replace(known, parts=(*known.parts, part))
    return tuple(found.values())


def parts_taken(case: Case, withdrawals: Iterable[Withdrawal]) -> tuple[PartTaken, ...]:
    """Give the kinds that some withdrawals took of what was given, alike parts of several as one."""
    together: dict[PartTaken, list[str]] = {}
    for end in withdrawals:
        for giver, party in product(end.by, end.parties):
            if part := _part(_without(case, end), end, giver, party):
                together.setdefault(part, []).append(giver)
    return tuple(replace(one, by=tuple(by)) for one, by in together.items())


def _part(before: Case, end: Withdrawal, giver: str, party: str) -> PartTaken | None:
    had = judged(before, giver, party, end.on)
    kinds = tuple(kind for kind in end.kinds if kind in had.named)
    if not kinds:
        return None
    begins = had.since if had.state is ConsentState.SIGNED else None
    return PartTaken((), party, kinds, end.on, begins)


def _without(case: Case, end: Withdrawal) -> Case:
    others = tuple(one for one in case.withdrawals if one != end)
    return case.model_copy(update={"withdrawals": others})


def unbegun(case: Case, end: Withdrawal) -> Mapping[str, dt.date]:
    """Give the parties of a withdrawal whose consent had not begun, each with its first day."""
    before = _without(case, end)
    found = {party: _begins(before, end, party) for party in end.parties}
    return {party: day for party, day in found.items() if day}


def _begins(before: Case, end: Withdrawal, party: str) -> dt.date | None:
    each = [judged(before, who, party, end.on) for who in end.by]
    waiting = [one for one in each if one.state is ConsentState.SIGNED]
    if len(waiting) < sum(not one.missing for one in each):
        return None
    return min((one.since for one in waiting if one.since), default=None)
