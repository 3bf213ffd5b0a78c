"""What an entry changes for each party: the courses that a right runs before and after it, compared.

A right is a course over time, not a fact of one day. An entry that comes late may speak of days
that are past; one that comes early, of days that are not yet here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sigdocs.casework.consent.coverage import Coverage, coverage
from sigdocs.casework.consent.deciders import deciders_changed
from sigdocs.casework.consent.parties import consent_parties, gone_parties
from sigdocs.casework.consent.words import mentions
from sigdocs.model.case import Case, Consent
from sigdocs.model.consent import Information
from sigdocs.model.profile import Partner, Profile

_A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """What a party might receive before an entry, and what after it, from ``on``.

    A second change by the same entry starts from what the first one tells the party. ``begun`` is
    whether some of what it loses was its to have when the entry was issued, or up to ``on``.
    """

    party: Partner
    before: Coverage
    after: Coverage
    on: dt.date
    begun: bool = True

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


def coverage_changes(
    before: Case | None, after: Case, days: tuple[dt.date, dt.date], profile: Profile
) -> tuple[CoverageChange, ...]:
    """What an entry changes for the parties on the day of its issue and later, party by party.

    By consents and withdrawals, or because others must consent than before it (FB 6:11). What
    time alone ends (a last day, an 18th birthday, the closing) is no change by the entry; nor is
    what had begun and ended again when the entry was issued.

    Args:
        before: the case before the entry; None when the entry opened it.
        after: the case with it.
        days: the note's own day, and the day it was ruled on.
        profile: the municipality's.
    """
    spoken = before is None or _said(before) != _said(after)
    if not spoken and not any(deciders_changed(before, after, day) for day in days):
        return ()
    cases = [case for case in (after, before) if case]
    parties = dict.fromkeys(
        party
        for found in (consent_parties, gone_parties)
        for case in cases
        for party in found(case, profile)
    )
    return tuple(change for party in parties for change in _changes(before, after, party, days))


def _changes(
    before: Case | None, after: Case, party: Partner, days: tuple[dt.date, dt.date]
) -> Iterator[CoverageChange]:
    """The changes for a party in order: the first by the entry, the next by what that one told.

    What an earlier entry let it have from a day to come, and this one takes, is a loss from that
    day, though a new attest may say what is left: a change of consent is told to every party
    concerned, and an attest says only what may be received, not what may be no more.
    """
    issued, spoken = max(days), _spoken_days(before, after, party.key)
    held = {*coverage(before, party.key, issued).kinds}
    told: Coverage | None = None
    gone: set[Information] = set()
    for day in (issued, *sorted(one for one in spoken if one > issued)):
        had, has = coverage(before, party.key, day), coverage(after, party.key, day)
        on = day
        if day == issued and had != has:
            on = _begun_late(before, after, party.key, days)
            had = coverage(before, party.key, on)
        known = had if told is None else _left_of(told, day)
        promised = {*had.kinds} - {*has.kinds} - gone
        if known == has and not promised:
            continue
        change = CoverageChange(party, _with(known, promised), has, on)
        kept = {*coverage(after, party.key, day - _A_DAY).kinds}
        begun = bool((held | kept) & {*change.lost})
        yield change if day == issued else replace(change, begun=begun)
        told, gone = has, (gone | {*change.lost}) - {*has.kinds}


def _left_of(told: Coverage, day: dt.date) -> Coverage:
    """What is left on a later day of what an earlier change told."""
    return Coverage() if told.until and told.until < day else told


def _with(known: Coverage, promised: set[Information]) -> Coverage:
    """What a party knows that it may have, with what an earlier entry let it have and this takes."""
    kinds = tuple(kind for kind in Information if kind in {*known.kinds} | promised)
    return replace(known, kinds=kinds)


def _begun_late(
    before: Case | None, after: Case, party: str, days: tuple[dt.date, dt.date]
) -> dt.date:
    """Since which day the change on the day of issue has held.

    From the note's, or from an earlier one on which something was taken back.
    """
    issued, known = max(days), before.withdrawals if before else ()
    ends = (one.on for one in after.withdrawals if one not in known and party in one.parties)
    noted = min(days[0], *ends, issued)
    turns = (*days, *_spoken_days(before, after, party), *_days_past(before, after, party))
    return _begun(before, after, party, [one for one in turns if noted <= one <= issued])


def _begun(before: Case | None, after: Case, party: str, days: Iterable[dt.date]) -> dt.date:
    """Since which of some days the change that holds on the last of them has held."""
    on, *earlier = sorted(days, reverse=True)
    has = coverage(after, party, on)
    for day in earlier:
        if coverage(after, party, day) != has or coverage(before, party, day) == has:
            break
        on = day
    return on


def _spoken_days(before: Case | None, after: Case, party: str) -> set[dt.date]:
    """The days on which a word on a party begins or is taken back, before or after."""
    cases = [case for case in (before, after) if case]
    begun = {one.since for case in cases for one in _words(case, party)}
    ends = (one for case in cases for one in case.withdrawals)
    return begun | {one.on for one in ends if not one.parties or party in one.parties}


def _days_past(before: Case | None, after: Case, party: str) -> set[dt.date]:
    """The first days on which a word on a party is past, before or after."""
    words = (one for case in (before, after) if case for one in _words(case, party))
    return {one.until + _A_DAY for one in words if one.until}


def _words(case: Case, party: str) -> list[Consent]:
    return [one for one in case.consents if mentions(one, party)]


def _said(case: Case) -> tuple[object, ...]:
    return case.consents, case.withdrawals
