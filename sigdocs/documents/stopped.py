"""Which papers may not be sent any more, since a party or a guardian lost the right to them.

Published sets are never altered. What is stopped is therefore a fact that follows from whom each
paper was for, as the ledger tells, and from what the case says now; it is told in a notice of its
own, and each sender asks here before it sends.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sigdocs.casework.calendar import grown_from
from sigdocs.casework.consent.changes import CoverageChange, coverage_changes
from sigdocs.casework.consent.coverage import covers_something
from sigdocs.casework.consent.parties import registered_for
from sigdocs.casework.history import History, course, fold
from sigdocs.casework.meeting.summonses import FAMILY, calls
from sigdocs.casework.sharing.receivers import GROWN, NO_CUSTODY, NO_MAIL, not_sent_to
from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.meeting.summons import SUMMONS
from sigdocs.documents.people import kinds_in_words
from sigdocs.documents.swedish import long_date, upper_first
from sigdocs.model.case import Case
from sigdocs.model.consent import Information
from sigdocs.model.events import ConsentStated, ConsentWithdrawn, FactsStated, NoteCorrected
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import EVERYTHING, SOMETHING, Need, Receiver

_FEWEST = 2
"""Entries before anything can have been stopped: one that yields a paper, one that stops it."""
_NO_GUARDIAN = "ingen vårdnadshavare"
_SAID_OF_HOME = {
    NO_CUSTODY: "har inte längre vårdnaden",
    GROWN: "är vårdnadshavare till någon som är 18 år",
    _NO_GUARDIAN: "står inte längre som vårdnadshavare i ärendet",
}
_SPEAKS = (ConsentStated, ConsentWithdrawn, FactsStated, NoteCorrected)
"""What a right can end by, besides a birthday."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper that an entry has yielded: whom it was for, and what it rests on.

    Attributes:
        seq: the entry.
        stem: its file name without ending.
    """

    seq: int
    stem: str
    receivers: tuple[Receiver, ...]
    need: Need


@dataclass(frozen=True, slots=True)
class Stopped:
    """A paper that may not go to a party any more.

    Attributes:
        seq: the entry whose set it lies in.
        stem: its file name without ending.
        party: the partner's key; "" for one of the family who has lost the right.
        to: the party's name, or the person's.
        why: the reason, in Swedish.
        partly: whether the party may receive anew, but not all that it once might.
    """

    seq: int
    stem: str
    party: str
    to: str
    why: str
    partly: bool = False


def may_stop(history: History) -> bool:
    """Whether the last entry can have stopped anything; else the papers need not be looked at."""
    if len(history) < _FEWEST:
        return False
    if any(isinstance(event, _SPEAKS) for event in history[-1].events):
        return True
    case = fold(history)
    was, now = max(history[-2].days), max(history[-1].days)
    return case is not None and _home(case, was) != _home(case, now)


def _home(case: Case, day: dt.date) -> list[str]:
    return [one.name for one in case.guardians if not not_sent_to(case, one, day)]


def issued(document: Document) -> Issued:
    """Give what is kept of a paper: whom it is for, and what it rests on."""
    return Issued(document.seq, document.stem, document.receivers, document.need)


def issued_by_last(history: History, profile: Profile) -> tuple[Issued, ...]:
    """Work out what the last entry yielded, for one that does not tell whom its papers are for."""
    return tuple(issued(document) for document in due(history, profile))


def stopped_by_last(
    history: History, papers: Iterable[Issued], profile: Profile
) -> tuple[Stopped, ...]:
    """The papers of earlier entries that the last one stops, oldest first.

    Args:
        history: the case's entries.
        papers: what its entries have yielded; those of the last one are passed over.
        profile: the municipality's.
    """
    before, after = fold(history[:-1]), fold(history)
    if before is None or after is None:
        return ()
    profile = registered_for(after, profile)
    last, day = history[-1].seq, history[-1].note.date
    lost = _lost(before, after, history[-1].days, profile)
    was, now = max(history[-2].days), max(history[-1].days)
    left = _Left(before, was, after, now)
    off = _called_off(history, before, after, profile)
    return tuple(
        told
        for paper in papers
        if paper.seq < last
        for told in (
            *(_from_parties(paper, lost) or _from_calls(paper, off)),
            *_from_guardians(paper, left, day),
        )
    )


def stopped_by_birthday(
    history: History, papers: Iterable[Issued], today: dt.date
) -> tuple[Stopped, ...]:
    """The papers that an 18th birthday since the last entry stops, before any note tells of it."""
    case = fold(history)
    if case is None:
        return ()
    left = _Left(case, max(history[-1].days), case, today)
    return tuple(told for paper in papers for told in _from_guardians(paper, left, today))


def still_stopped(
    history: History, papers: Sequence[Issued], profile: Profile
) -> tuple[Stopped, ...]:
    """The papers that stay stopped though the last entry lets their party receive anew.

    They are older than what the party may have now, so they never go again; the party has its
    attest, and the plan from the next version on.
    """
    after = fold(history)
    if after is None:
        return ()
    profile = registered_for(after, profile)
    changes = coverage_changes(fold(history[:-1]), after, history[-1].days, profile)
    back = {change.party.key: change for change in changes if change.gained}
    if not back:
        return ()
    ever = _ever_stopped(history[:-1], papers, profile, frozenset(back))
    return tuple(
        _still(back[party], seq, stem, ever.closed.get(party, set()))
        for party, seq, stem in sorted(ever.papers)
    )


def _lost(
    before: Case | None, after: Case, days: tuple[dt.date, dt.date], profile: Profile
) -> tuple[CoverageChange, ...]:
    changes = coverage_changes(before, after, days, profile)
    return tuple(change for change in changes if change.lost or change.narrowed)


@dataclass(frozen=True, slots=True)
class _Left:
    """Who of the family might have papers at the entry before, and may not at this one.

    By custody, by a personnummer that makes the youth grown, by the birthday in between, or since
    they turned out to be no guardian. Who only wants no mail keeps the right.
    """

    before: Case
    was: dt.date
    after: Case
    now: dt.date

    def why(self, receiver: Receiver) -> str:
        """Why a paper may not go to one of the family any more; "" when it may, or never might."""
        if receiver.party or _why_not_home(self.before, receiver, self.was):
            return ""
        return _why_not_home(self.after, receiver, self.now)

    def since(self, why: str, day: dt.date) -> dt.date:
        """From which day: the birthday when it came in between, else the day that it was told of."""
        first = grown_from(self.after.youth.personnummer) if why == GROWN else None
        return first if first and self.was < first <= self.now else day


def _why_not_home(case: Case, receiver: Receiver, day: dt.date) -> str:
    youth = case.youth
    if receiver.is_person(youth.name, youth.personnummer) or receiver.name == youth.name:
        return ""
    found = [one for one in case.guardians if receiver.is_person(one.name, one.personnummer)]
    found = found or [one for one in case.guardians if one.name == receiver.name]
    if len(found) != 1:
        return _NO_GUARDIAN
    why = not_sent_to(case, found[0], day)
    return "" if why == NO_MAIL else why


def _from_parties(paper: Issued, lost: Iterable[CoverageChange]) -> tuple[Stopped, ...]:
    named = {one.party for one in paper.receivers if one.party}
    told = {
        change.party.key: change
        for change in reversed(tuple(lost))
        if change.party.key in named and _rests_on_lost(paper.need, change)
    }
    order = dict.fromkeys(one.party for one in paper.receivers if one.party in told)
    return tuple(_told(paper, told[key]) for key in order)


def _called_off(
    history: History, before: Case, after: Case, profile: Profile
) -> tuple[tuple[str, dt.date], ...]:
    """Party and day of the calls taken back since consent reaches that day no more."""
    taken = (one for one in calls(history, profile) if one.cancelled and one.party != FAMILY)
    return tuple(
        (one.party, one.meeting.on)
        for one in taken
        if covers_something(after, one.party, one.meeting.on)
        and not covers_something(before, one.party, one.meeting.on)
    )


def _from_calls(paper: Issued, off: Iterable[tuple[str, dt.date]]) -> tuple[Stopped, ...]:
    """The calls to the day that a party is called off from."""
    if paper.need != SOMETHING or f"_{SUMMONS.slug}_" not in paper.stem:
        return ()
    return tuple(
        Stopped(
            seq=paper.seq,
            stem=paper.stem,
            party=party,
            to=(name := upper_first(who.name)),
            why=f"{name} är inte längre kallad till mötet {long_date(day)}",
        )
        for party, day in off
        for who in paper.receivers
        if who.party == party and paper.stem.endswith(f"_{day.isoformat()}")
    )


def _rests_on_lost(need: Need, change: CoverageChange) -> bool:
    if change.narrowed and need == EVERYTHING:
        return True
    return not need.met_by(change.after.kinds) and bool({*need.kinds} & {*change.lost})


def _from_guardians(paper: Issued, left: _Left, day: dt.date) -> Iterator[Stopped]:
    if not paper.need.kinds:
        return
    for one in paper.receivers:
        if why := left.why(one):
            yield _not_home(paper, one, why, left.since(why, day))


@dataclass(frozen=True, slots=True)
class _Ever:
    """What entries have stopped for some parties: each paper with its party, and the kinds of each."""

    papers: set[tuple[str, int, str]] = field(default_factory=set)
    closed: dict[str, set[Information]] = field(default_factory=dict)


def _ever_stopped(
    history: History, papers: Sequence[Issued], profile: Profile, parties: frozenset[str]
) -> _Ever:
    """Party, entry and file name of every paper that some entry stopped for some of the parties."""
    by_entry: dict[int, list[Issued]] = {}
    for paper in papers:
        by_entry.setdefault(paper.seq, []).append(paper)
    standing: list[Issued] = []
    ever = _Ever()
    for entry, before, after in course(history):
        lost = _lost(before, after, entry.days, profile)
        wanted = [change for change in lost if change.party.key in parties]
        for change in wanted:
            ever.closed.setdefault(change.party.key, set()).update(change.lost)
        if wanted:
            told = (one for paper in standing for one in _from_parties(paper, wanted))
            ever.papers.update((one.party, one.seq, one.stem) for one in told)
        standing += by_entry.get(entry.seq, [])
    return ever


def _still(change: CoverageChange, seq: int, stem: str, closed: set[Information]) -> Stopped:
    name, day = upper_first(change.party.name), long_date(change.on)
    left = [kind for kind in Information if kind in closed and kind not in change.after.kinds]
    what = f"uppgifter om {kinds_in_words(change.gained)}" if left else "uppgifter"
    but = f", men fortfarande inte om {kinds_in_words(left)}" if left else ""
    return Stopped(
        seq=seq,
        stem=stem,
        party=change.party.key,
        to=name,
        why=f"{name} får åter ta emot {what} från och med {day}{but}",
        partly=bool(left),
    )


def _told(paper: Issued, change: CoverageChange) -> Stopped:
    name = upper_first(change.party.name)
    return Stopped(
        seq=paper.seq,
        stem=paper.stem,
        party=change.party.key,
        to=name,
        why=_why(change, name),
    )


def _why(change: CoverageChange, name: str) -> str:
    """What a party may not have, and when: all of it, some kinds, or what was yet to begin."""
    day = long_date(change.on)
    if not change.begun:
        what = f"uppgifter om {kinds_in_words(change.lost)}" if change.after.kinds else "uppgifter"
        return f"{name} skulle få ta emot {what} från och med {day}, men får inte det"
    if change.lost and change.after.kinds:
        lost = kinds_in_words(change.lost)
        return (
            f"{name} får inte ta emot uppgifter om {lost} från och med {day}, och här kan det stå sådana. "
            f"Annat som samtycket omfattar får {name} ta emot"
        )
    return f"{name} får inte ta emot uppgifterna från och med {day}"


def _not_home(paper: Issued, receiver: Receiver, reason: str, day: dt.date) -> Stopped:
    return Stopped(
        seq=paper.seq,
        stem=paper.stem,
        party="",
        to=receiver.name,
        why=f"{_SAID_OF_HOME[reason]} och får inte ta emot dem från och med {long_date(day)}",
    )
