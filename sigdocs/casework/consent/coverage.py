"""What each party may have on a day."""

import datetime as dt
from dataclasses import dataclass

from sigdocs.casework.consent.verdict import verdict
from sigdocs.model.case import Case
from sigdocs.model.consent import Information


def may_receive(
    case: Case, party: str, day: dt.date, information: Information | None = None
) -> str:
    """Why a party may not receive a kind of information on a day; "" when it may.

    Args:
        case: the case as it stands.
        party: the partner's key.
        day: the day of sending or meeting.
        information: one kind, or None for everything that a plan holds.
    """
    return verdict(case, party, day).refusal(information)


def covers_something(case: Case, party: str, day: dt.date) -> str:
    """Why a party is not covered at all on a day; "" when it may receive at least some kind."""
    found = verdict(case, party, day)
    return "" if found.kinds else found.refusal()


def in_force(case: Case, day: dt.date) -> str:
    """Why no party at all is covered on a day; "" when some party is."""
    named = dict.fromkeys(party.name for one in case.consents for party in one.parties)
    reasons = [covers_something(case, party, day) for party in named]
    if not reasons:
        return "inget samtycke finns"
    return "" if "" in reasons else reasons[0]


def limited_to(case: Case, party: str, day: dt.date) -> tuple[Information, ...]:
    """The only kinds a party may receive on a day; () when not limited."""
    return tuple(sorted(verdict(case, party, day).only))


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a party may receive on a day.

    Attributes:
        kinds: the kinds of information.
        until: the last day; None when none is stated.
        excepted: what is left out in words, for which no whole plan goes.
    """

    kinds: tuple[Information, ...] = ()
    until: dt.date | None = None
    excepted: tuple[str, ...] = ()


def coverage(case: Case | None, party: str, day: dt.date) -> Coverage:
    """What a party may receive on a day."""
    if case is None:
        return Coverage()
    found = verdict(case, party, day)
    return Coverage(found.kinds, found.until, found.excepted) if found.kinds else Coverage()
