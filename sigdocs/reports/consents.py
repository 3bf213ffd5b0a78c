"""When consent to disclosure ends, party by party."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sigdocs.casework.consent import covers_something
from sigdocs.casework.consent_state import (
    ConsentState,
    consent_parties,
    standing_of,
    standings,
)
from sigdocs.model.case import Case, CaseState
from sigdocs.model.profile import Profile

_DAY = dt.timedelta(days=1)
_MISSING = frozenset({ConsentState.NEEDED, ConsentState.ISSUED})


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


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """Where the consent for one party stands. Names no person.

    Attributes:
        party: the party's name.
        state: all who must consent taken together.
        end: the last day, or the day to look at it anew.
        waiting: whose consent is missing, by role and place among the guardians.
    """

    party: str
    state: ConsentState
    end: dt.date | None
    waiting: tuple[str, ...]


def consent_lines(case: Case, profile: Profile, today: dt.date) -> tuple[ConsentLine, ...]:
    """Where the consent for each party of a case stands."""
    warning = profile.rules.consent_warning
    found = []
    for party in consent_parties(case, profile):
        whole = standing_of(case, party.key, today, warning)
        each = standings(case, party.key, today, warning)
        waiting = tuple(_role(case, one.giver) for one in each if one.state in _MISSING)
        found.append(ConsentLine(party.name, whole.state, whole.end, waiting))
    return tuple(found)


def _role(case: Case, name: str) -> str:
    guardians = [one.name for one in case.guardians]
    if name not in guardians:
        return "den unge"
    return f"vårdnadshavare {guardians.index(name) + 1}" if guardians[1:] else "vårdnadshavare"


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
