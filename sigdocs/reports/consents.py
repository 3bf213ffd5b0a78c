"""When consent to disclosure ends, party by party."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sigdocs.casework.consent import covers_something
from sigdocs.model.case import Case, CaseState

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ConsentEnd:
    """Consent in a case that ends soon, has ended, or was never given.

    Attributes:
        parties: keys of the partners it covers; () when there is none at all.
        last_day: the last day it covers them; None when there is none at all.
        lapsed: whether that day has passed.
    """

    case_number: str
    parties: tuple[str, ...]
    last_day: dt.date | None
    lapsed: bool


def consent_ends(case: Case, today: dt.date, within: int) -> tuple[ConsentEnd, ...]:
    """The consents of a case that ran out, or will in ``within`` days; the first to end first.

    What somebody has withdrawn did not run out, and is left out.
    """
    if case.state is CaseState.CLOSED:
        return ()
    if not case.consents:
        return (ConsentEnd(case.number, (), None, lapsed=True),)
    by_day: defaultdict[dt.date, list[str]] = defaultdict(list)
    for party in dict.fromkeys(one.name for said in case.consents for one in said.parties):
        day = _end(case, party, today, within)
        if day is not None:
            by_day[day].append(party)
    return tuple(
        ConsentEnd(case.number, tuple(parties), day, lapsed=day < today)
        for day, parties in sorted(by_day.items())
    )


def _end(case: Case, party: str, today: dt.date, within: int) -> dt.date | None:
    ends = [day for day in _last_days(case) if _covered(case, party, day)]
    ends = [day for day in ends if not _covered(case, party, day + _DAY)]
    if _covered(case, party, today):
        soon = today + dt.timedelta(days=within)
        return next((day for day in ends if today <= day <= soon), None)
    if _renewed(case, party, today) or _withdrawn(case, party):
        return None
    return next((day for day in reversed(ends) if day < today), None)


def _covered(case: Case, party: str, day: dt.date) -> bool:
    return not covers_something(case, party, day)


def _last_days(case: Case) -> list[dt.date]:
    """Every day that may be the last of something; coming of age ends no consent of one's own."""
    return sorted({one.until for one in case.consents if one.until})


def _renewed(case: Case, party: str, today: dt.date) -> bool:
    later = (one.since for one in case.consents if one.since > today)
    return any(_covered(case, party, day) for day in later)


def _withdrawn(case: Case, party: str) -> bool:
    spoken = [
        one.seq
        for one in case.consents
        if party in {*one.not_parties, *(p.name for p in one.parties)}
    ]
    return any(
        end.seq >= max(spoken) and (not end.parties or party in end.parties)
        for end in case.withdrawals
    )
