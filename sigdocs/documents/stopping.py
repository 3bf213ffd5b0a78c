"""Which papers may not be sent any more, since the party lost its right to them.

Published sets are never altered. What is stopped is therefore a fact that follows from the
history, told in a notice of its own, and each sender asks here before it sends.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.casework.coverage import CoverageChange, coverage_changes
from sigdocs.casework.history import History, fold
from sigdocs.documents.consent_ended import NOTICE
from sigdocs.documents.document import Document
from sigdocs.documents.kinds import due
from sigdocs.documents.plan_paper import PLAN
from sigdocs.documents.safety_plan import SAFETY_PLAN, safety_receivers
from sigdocs.documents.summons import SummonsContext
from sigdocs.documents.summons_paper import SUMMONS
from sigdocs.documents.words import long_date, upper_first
from sigdocs.model.profile import Profile

_FEWEST = 2
"""Entries before anything can have been stopped: one that yields a paper, one that stops it."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A paper that may not go to a party any more.

    Attributes:
        seq: the entry whose set it lies in.
        stem: its file name without ending.
        party: the partner's key.
        to: the party's name.
        why: the reason, in Swedish.
    """

    seq: int
    stem: str
    party: str
    to: str
    why: str


def stopped_by_last(history: History, profile: Profile) -> tuple[Stopped, ...]:
    """The papers of earlier entries that the last one stops, oldest first."""
    after = fold(history)
    if after is None or len(history) == 1:
        return ()
    changes = coverage_changes(fold(history[:-1]), after, history[-1].note.date, profile)
    lost = [change for change in changes if change.lost]
    return tuple(_stopped(history[:-1], lost, profile)) if lost else ()


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


def _stopped(earlier: History, lost: list[CoverageChange], profile: Profile) -> Iterator[Stopped]:
    for seq in range(1, len(earlier) + 1):
        case = fold(earlier[:seq])
        plans = {one.version: one for one in case.plans} if case else {}
        for document in due(earlier[:seq], profile):
            receivers = {document.party}
            if document.kind is PLAN:
                receivers = {one.party for one in plans[document.number].goes_to}
            if document.kind is SAFETY_PLAN and case:
                receivers = {one.party for one in safety_receivers(case, document.dated, profile)}
            for change in lost:
                if change.party.key in receivers and not _tells_nothing(document, change):
                    yield _told(document, change)


def _tells_nothing(document: Document, change: CoverageChange) -> bool:
    """Whether a paper may go all the same: word of an end, or a call to one still covered."""
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
