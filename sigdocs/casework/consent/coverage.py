"""What each party may have: on a day, and before and after an entry."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sigdocs.casework.consent.deciders import deciders_changed
from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.consent.verdict import verdict
from sigdocs.model.case import Case
from sigdocs.model.consent import Information
from sigdocs.model.profile import Partner, Profile


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


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """What a party might receive before an entry, and what after it, from ``on``."""

    party: Partner
    before: Coverage
    after: Coverage
    on: dt.date

    @property
    def lost(self) -> tuple[Information, ...]:
        """The kinds that the party may not have any more."""
        return tuple(kind for kind in self.before.kinds if kind not in self.after.kinds)

    @property
    def narrowed(self) -> bool:
        """Whether something is left out in words that was not before."""
        return bool({*self.after.excepted} - {*self.before.excepted})

    @property
    def gained(self) -> tuple[Information, ...]:
        """The kinds that the party may have now and might not before."""
        return tuple(kind for kind in self.after.kinds if kind not in self.before.kinds)


def coverage(case: Case | None, party: str, day: dt.date) -> Coverage:
    """What a party may receive on a day."""
    if case is None:
        return Coverage()
    found = verdict(case, party, day)
    return Coverage(found.kinds, found.until, found.excepted) if found.kinds else Coverage()


def coverage_changes(
    before: Case | None, after: Case, day: dt.date, profile: Profile
) -> tuple[CoverageChange, ...]:
    """The parties whose right changed by what an entry says, as from its day.

    By consents and withdrawals, or because others must consent than before it (FB 6:11). What
    time alone ends (a last day, an 18th birthday) is no change by the entry.
    """
    others = deciders_changed(before, after, day)
    spoken = before is None or _said(before) != _said(after)
    if not others and not spoken:
        return ()
    on = max((day, *_beginnings(before, after)))
    days = sorted({day, on}) if others else [on]
    parties = dict.fromkeys(
        (*consent_parties(after, profile), *(consent_parties(before, profile) if before else ()))
    )
    found = (_change(before, after, party, days) for party in parties)
    return tuple(change for change in found if change)


def _change(
    before: Case | None, after: Case, party: Partner, days: Sequence[dt.date]
) -> CoverageChange | None:
    """The first of the changes on some days."""
    for day in days:
        had, has = coverage(before, party.key, day), coverage(after, party.key, day)
        if had != has:
            return CoverageChange(party, had, has, day)
    return None


def _said(case: Case) -> tuple[object, ...]:
    return case.consents, case.withdrawals


def _beginnings(before: Case | None, after: Case) -> list[dt.date]:
    said, ended = (before.consents, before.withdrawals) if before else ((), ())
    begun = [one.since for one in after.consents if one not in said]
    return begun + [one.on for one in after.withdrawals if one not in ended]
