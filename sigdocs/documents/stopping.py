"""Which papers may not be sent any more, since a party or a guardian lost the right to them.

Published sets are never altered. What is stopped is therefore a fact that follows from the
history, told in a notice of its own, and each sender asks here before it sends.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sigdocs.casework.consent import decides_alone, must_consent
from sigdocs.casework.coverage import CoverageChange, coverage_changes
from sigdocs.casework.history import History, fold
from sigdocs.documents.care_plan import CARE_PLAN
from sigdocs.documents.closing_summary import CLOSING_SUMMARY
from sigdocs.documents.consent_ended import NOTICE
from sigdocs.documents.document import Document
from sigdocs.documents.kinds import due
from sigdocs.documents.plan import PLAN
from sigdocs.documents.rest_notice import REST_NOTICE
from sigdocs.documents.safety_plan import SAFETY_PLAN, safety_receivers
from sigdocs.documents.summons import SUMMONS, SummonsContext
from sigdocs.documents.words import long_date, upper_first
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile
from sigdocs.model.receiving import Receiver

_FEWEST = 2
"""Entries before anything can have been stopped: one that yields a paper, one that stops it."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A paper that may not go to a party any more.

    Attributes:
        seq: the entry whose set it lies in.
        stem: its file name without ending.
        party: the partner's key; "" for a guardian who has lost custody.
        to: the party's name, or what the guardian is.
        why: the reason, in Swedish.
    """

    seq: int
    stem: str
    party: str
    to: str
    why: str


def stopped_by_last(history: History, profile: Profile) -> tuple[Stopped, ...]:
    """The papers of earlier entries that the last one stops, oldest first."""
    before, after = fold(history[:-1]), fold(history)
    if before is None or after is None:
        return ()
    day = history[-1].note.date
    lost = [one for one in coverage_changes(before, after, day, profile) if one.lost]
    gone = _lost_custody(before, after, day)
    return tuple(_stopped(history[:-1], lost, gone, day, profile)) if lost or gone else ()


def _lost_custody(before: Case, after: Case, day: dt.date) -> frozenset[str]:
    """The guardians whose custody the entry ended; from 18 there is none to end."""
    if decides_alone(before, day):
        return frozenset()
    had = {one.name for one in before.guardians if one.has_custody}
    return frozenset(one.name for one in after.guardians if one.name in had and not one.has_custody)


def still_stopped(history: History, profile: Profile) -> tuple[Stopped, ...]:
    """The papers that stay stopped though the last entry lets their party receive anew.

    They are older than what the party may have now, so they never go again; the party has its
    attest, and the plan from the next version on.
    """
    after = fold(history)
    if after is None or len(history) <= _FEWEST:
        return ()
    changes = coverage_changes(fold(history[:-1]), after, history[-1].note.date, profile)
    back = {change.party.key: change for change in changes if change.gained}
    if not back:
        return ()
    earlier = (stopped_by_last(history[:end], profile) for end in range(_FEWEST, len(history)))
    papers = dict.fromkeys((one.party, one.seq, one.stem) for told in earlier for one in told)
    return tuple(
        _still(back[party], seq, stem) for party, seq, stem in sorted(papers) if party in back
    )


def _still(change: CoverageChange, seq: int, stem: str) -> Stopped:
    name = upper_first(change.party.name)
    return Stopped(
        seq=seq,
        stem=stem,
        party=change.party.key,
        to=name,
        why=f"{name} får åter ta emot uppgifter från och med {long_date(change.on)}",
    )


def _stopped(
    earlier: History,
    lost: Sequence[CoverageChange],
    gone: frozenset[str],
    day: dt.date,
    profile: Profile,
) -> Iterator[Stopped]:
    for seq in range(1, len(earlier) + 1):
        case = fold(earlier[:seq])
        for document in due(earlier[:seq], profile) if case else ():
            meant = _meant_for(document, case, profile) if case else ()
            parties = {one.party for one in meant}
            for change in lost:
                if change.party.key in parties and not _tells_nothing(document, change):
                    yield _told(document, change)
            if any(one.name in gone for one in meant if not one.party):
                yield _not_home(document, day)


def _meant_for(document: Document, case: Case, profile: Profile) -> tuple[Receiver, ...]:
    """Who was to have a paper; of the family only where it tells of the case itself."""
    if document.kind is PLAN:
        plan = next(one for one in case.plans if one.version == document.number)
        return plan.goes_to
    if document.kind is SAFETY_PLAN:
        return safety_receivers(case, document.dated, profile)
    if document.kind is CLOSING_SUMMARY and not document.party and case.discharge:
        return tuple(one for one in case.discharge.goes_to if not one.party)
    if document.kind is CARE_PLAN:
        return tuple(Receiver(name=name) for name in must_consent(case, document.dated))
    return (Receiver(name="", party=document.party),)


def _tells_nothing(document: Document, change: CoverageChange) -> bool:
    """Whether a paper may go all the same: word of an end, or a call to one still covered."""
    if document.kind is REST_NOTICE:
        return bool(change.after.kinds)
    if document.kind is SUMMONS:
        taken_back = isinstance(document.context, SummonsContext) and document.context.cancelled
        return taken_back or bool(change.after.kinds)
    return document.kind is NOTICE


def _told(document: Document, change: CoverageChange) -> Stopped:
    name = upper_first(change.party.name)
    return Stopped(
        seq=document.seq,
        stem=document.stem,
        party=change.party.key,
        to=name,
        why=f"{name} får inte ta emot uppgifterna från och med {long_date(change.on)}",
    )


def _not_home(document: Document, day: dt.date) -> Stopped:
    """For a guardian, who is not named in a notice."""
    return Stopped(
        seq=document.seq,
        stem=document.stem,
        party="",
        to="vårdnadshavare",
        why=f"den som inte längre har vårdnaden får inte ta emot dem från och med {long_date(day)}",
    )
