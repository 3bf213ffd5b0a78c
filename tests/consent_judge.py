"""Holds what the program gave against what the oracle says, note by note and on later days."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.consent_casts import PARTIES
from tests.consent_histories import History
from tests.consent_notes import DATA, SUFFIX, follow_up
from tests.consent_office import REMOVED, CaseOffice, Outcome, Paper, Plan, settings
from tests.consent_oracle import (
    ALL,
    EVERY,
    Custody,
    Fact,
    Insats,
    KeptOut,
    No,
    Question,
    Told,
    Yes,
    exception,
    family,
    is_open,
    is_settled,
    kept_out,
    may_have,
    of_age,
    plan_goes_to,
    reason,
    turning_days,
)
from tests.consent_writing import DAY, Dropped

LEAK, LEFT_OUT, NO_STOP, NEEDLESS_STOP = "läcka", "utelämnad", "inte stoppat", "stoppat i onödan"
NO_NOTICE, NEEDLESS_NOTICE, PASSED_OVER = "inget besked", "besked i onödan", "förbigånget"
REFUSED, KEPT_BACK, GROWN_UP = "nej som inte tas emot", "hölls inne", "fyllt arton"
_PROBED = 2
_MEETINGS = ("startmöte", "uppföljning", "ska inte ha planen", "senare dag")


@dataclass(frozen=True)
class Disagreement:
    """Where program and oracle part.

    Attributes:
        kind: what went wrong, and why by the oracle it is wrong; what switches name.
        order: the note after which it was seen.
    """

    kind: str
    order: int
    text: str


@dataclass
class Verdict:
    """All that was found in one history, and how many of what was looked at."""

    found: list[Disagreement] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def play(history: History, *, holds: bool = False) -> Verdict:
    """Drop a history's notes one by one and judge what comes of each."""
    cast = history.cast
    office = CaseOffice(cast.start, holds=holds)
    told, verdict = Told(cast.youth, cast.guardians), Verdict()
    stopped: set[tuple[int, str, str]] = set()
    for note in history.notes:
        office.profile = settings(note.settings)
        told = told.without({REMOVED} if note.settings == "removed" else set())
        earlier = tuple(office.papers)
        outcome = office.drop(note.name, note.content, note.day)
        verdict.counts[f"{'mottagen' if outcome.accepted else 'fråga'}: {note.what}"] += 1
        if not outcome.accepted:
            verdict.found += _refused(told, note)
            told = told.saying(_questions(note) if holds else ())
            continue
        before, told = told, told.saying(note.facts)
        if note.unclear and not holds:
            verdict.found += _passed_over(history, office, note)
            break
        found = [
            *_plans(told, note, outcome),
            *_papers(told, note, outcome),
            *_notices(before, told, note, outcome),
            *_stops(before, told, note, outcome, (earlier, stopped)),
        ]
        stopped |= outcome.stopped
        verdict.found += found
        verdict.counts["planer"] += len(outcome.plans)
        verdict.counts["stopp"] += len(outcome.stopped)
        for day in _later_days(history, told, note):
            verdict.found += _probe(history, told, office, note.order, day)
            verdict.counts["senare dagar"] += 1
    return verdict


def _refused(told: Told, note: Dropped) -> Iterator[Disagreement]:
    """A no must be taken in, whatever the settings have become."""
    gone = {one.party for one in note.facts if isinstance(one, No)} & told.gone
    if any(isinstance(one, Yes) and one.party in gone for one in told.facts):
        yield Disagreement(f"{REFUSED}: parten finns inte i inställningarna", note.order, note.what)


def _questions(note: Dropped) -> Iterator[Fact]:
    """What is unanswered while a note that may close something lies in ``retur``: it holds the case."""
    asks = (Question, No, KeptOut)
    if any(
        isinstance(one, asks) or (isinstance(one, Custody) and not one.has) for one in note.facts
    ):
        yield Question(note.day, note.day, note.order, ALL)


def _passed_over(history: History, office: CaseOffice, note: Dropped) -> Iterator[Disagreement]:
    asked = {one.party for one in note.facts if isinstance(one, Question)}
    day = note.day + DAY
    given = office.would_give(*_innocent(history, day), day)
    if any(plan.parties & asked for plan in given.plans):
        yield Disagreement(f"{PASSED_OVER}: {note.what}", note.order, _named(asked))


def _innocent(history: History, day: dt.date) -> tuple[str, bytes]:
    return f"senare.{SUFFIX[DATA]}", follow_up(history.cast, day, DATA)


def _later_days(history: History, told: Told, note: Dropped) -> list[dt.date]:
    """A few of the days on which the verdict turns: a word begins or ends, a birthday."""
    born = told.youth.born
    days = {note.day + DAY, note.day + 40 * DAY}
    for one in told.known(note.day):
        if isinstance(one, Yes):
            days |= {one.since, *([one.until, one.until + DAY] if one.until else [])}
    if born is not None:
        leap = (born.month, born.day) == (2, 29)
        turn = dt.date(born.year + 18, 3, 1) if leap else born.replace(year=born.year + 18)
        days |= {turn - DAY, turn, turn + DAY}
    ahead = sorted(day for day in days if note.day < day < note.day + 400 * DAY)
    start = (history.seed + note.order) % len(ahead)
    return (ahead[start:] + ahead[:start])[:_PROBED]


def _probe(
    history: History, told: Told, office: CaseOffice, order: int, day: dt.date
) -> Iterator[Disagreement]:
    if not is_open(told, day, day):
        return
    outcome = office.would_give(*_innocent(history, day), day)
    note = Dropped(order, "", b"", day, (), "senare dag")
    yield from _plans(told, note, outcome)


def _plans(told: Told, note: Dropped, outcome: Outcome) -> Iterator[Disagreement]:
    for plan in outcome.plans[-1:]:
        yield from _plan(told, note, plan)


def _plan(told: Told, note: Dropped, plan: Plan) -> Iterator[Disagreement]:
    day, parties = note.day, sorted(PARTIES)
    whole = plan_goes_to(told, parties, day)
    for one in sorted(plan.parties - whole - told.gone):
        why = reason(told, one, day, day)
        yield Disagreement(f"{LEAK}: plan, {why or 'ska inte ha planen'}", note.order,
                           _at(plan, one, day))  # fmt: skip
    both = {
        one
        for one in whole
        if not reason(told, one, plan.meeting_on, day) and is_settled(told, one, day)
    }
    what = "plan" if note.what.startswith(_MEETINGS) else "plan som ges ut på nytt"
    waits = frozenset() if note.what.startswith(_MEETINGS) else plan.waits
    if plan.internal and both:
        yield Disagreement(f"{KEPT_BACK}: {what}", note.order, _at(plan, _named(both), day))
    elif missing := sorted(both - plan.parties - waits):
        yield Disagreement(f"{LEFT_OUT}: {what}", note.order, _at(plan, _named(missing), day))
    numbers = {one.id: one.number for one in (told.youth, *told.guardians)}
    may = {numbers[one] for one in family(told, day, day)}
    for one in sorted(plan.people - may):
        yield Disagreement(f"{LEAK}: plan till vårdnadshavare", note.order, _at(plan, one, day))
    if not plan.internal:
        waiting = {one.number for one in told.guardians if one.name in waits}
        for one in sorted(may - plan.people - plan.refused - waiting):
            yield Disagreement(f"{LEFT_OUT}: plan till familjen", note.order, _at(plan, one, day))


def _at(plan: Plan, who: str, day: dt.date) -> str:
    return f"plan {plan.version} den {day}: {who}"


def _named(them: object) -> str:
    return ", ".join(sorted(map(str, them))) if isinstance(them, set | list | frozenset) else ""


def _papers(told: Told, note: Dropped, outcome: Outcome) -> Iterator[Disagreement]:
    day = note.day
    numbers = {one.id: one.number for one in (told.youth, *told.guardians)}
    kin = {numbers[one] for one in family(told, day, day)}
    for paper in outcome.papers:
        if paper.free:
            continue
        if paper.slug != "atgardsplan":
            for one in sorted(paper.people - kin):
                yield Disagreement(f"{LEAK}: {paper.slug} till vårdnadshavare", note.order, one)
            for one in sorted(paper.parties - told.gone):
                yield from _paper(told, note, paper, one)
    yield from _calls(told, note, outcome)


def _paper(told: Told, note: Dropped, paper: Paper, party: str) -> Iterator[Disagreement]:
    day = note.day
    days = {day}
    if paper.slug == "samtyckesintyg":
        days = set(turning_days(told, told, day))
    if not any(_meets(paper, may_have(told, party, on, day)) for on in days):
        yield Disagreement(f"{LEAK}: {paper.slug}, {reason(told, party, day, day)}", note.order,
                           f"{paper.stem}: {party}")  # fmt: skip
    elif paper.calls_to and not may_have(told, party, paper.calls_to, day):
        yield Disagreement(f"{LEAK}: kallad till en dag som samtycket inte når", note.order,
                           f"{paper.stem}: {party}")  # fmt: skip


def _meets(paper: Paper, kinds: frozenset[str]) -> bool:
    return bool(paper.needs & kinds) if paper.some else paper.needs <= kinds


def _calls(told: Told, note: Dropped, outcome: Outcome) -> Iterator[Disagreement]:
    """At a follow-up with a next meeting every party that may know of it is called."""
    calls = [one for one in outcome.papers if one.calls_to and not one.free]
    if not calls or "nästa möte" not in note.content.decode(errors="replace").casefold():
        return
    on, held = calls[0].calls_to or note.day, outcome.plans[-1].meeting_on
    called = {party for one in calls for party in one.parties}
    for party in sorted(PARTIES.keys() - told.gone - called):
        may = all(may_have(told, party, day, note.day) for day in (held, note.day, on))
        out = kept_out(told, party, note.day) or not is_settled(told, party, note.day)
        if may and not out:
            yield Disagreement(f"{LEFT_OUT}: kallelse", note.order, f"{party} till {on}")


def _notices(before: Told, after: Told, note: Dropped, outcome: Outcome) -> Iterator[Disagreement]:
    """Who has lost some of what they had that day is told so; nobody who has lost nothing is."""
    if any(isinstance(one, Insats) for one in note.facts):
        return
    day = note.day
    told = {one for paper in outcome.papers if paper.slug == "besked_upphort"
            for one in paper.parties}  # fmt: skip
    for party in sorted(PARTIES.keys() - after.gone):
        has = may_have(after, party, day, day)
        ahead = {*turning_days(before, after, day)}
        promised = any(_less(before, after, party, on, day) for on in ahead)
        less = any(_less(before, after, party, one.on, day) for one in note.facts) or promised
        less = less or not is_open(before, day, day)  # its attest of before the end promised more
        if party in told and has and not less and is_settled(after, party, day):
            yield Disagreement(f"{NEEDLESS_NOTICE}", note.order, party)
        if party not in told and promised:
            why = reason(after, party, day, day)
            yield Disagreement(f"{NO_NOTICE}: {why}", note.order, party)


def _less(before: Told, after: Told, party: str, on: dt.date, known_on: dt.date) -> bool:
    had, has = (may_have(one, party, on, known_on) for one in (before, after))
    return bool(had - has)


def _stops(
    before: Told,
    after: Told,
    note: Dropped,
    outcome: Outcome,
    out: tuple[tuple[Paper, ...], set[tuple[int, str, str]]],
) -> Iterator[Disagreement]:
    """Every paper out that names somebody who has lost the right to it is stopped, and no other."""
    papers, stopped = out
    seen = outcome.stopped | stopped
    numbers = {one.id: one.number for one in (after.youth, *after.guardians)}
    kin = {numbers[one] for one in family(after, note.day, note.day)}
    allowed: set[tuple[int, str, str]] = set()
    standing = _standing_calls(papers, note, outcome)
    for paper in papers:
        if paper.free:
            continue
        if paper.people - kin and (place := (paper.seq, paper.stem, "")):
            allowed.add(place)
            if place not in seen:
                grown = of_age(after.youth, note.day, for_signing=False)
                why = GROWN_UP if grown else "utan vårdnad"
                yield Disagreement(f"{NO_STOP}: {why}", note.order, paper.stem)
        for party in sorted(paper.parties):
            place = (paper.seq, paper.stem, party)
            settled = is_settled(after, party, note.day)
            if not settled or not _reaches(after, party, paper, note.day):
                allowed.add(place)
            passed = paper.calls_to and (paper.stem, party) not in standing
            if _lost(before, after, party, paper, note.day) and place not in seen and not passed:
                why = reason(after, party, note.day, note.day)
                yield Disagreement(f"{NO_STOP}: {why}", note.order, f"{paper.stem}: {party}")
    for place in sorted(outcome.stopped - allowed):
        yield Disagreement(f"{NEEDLESS_STOP}", note.order, str(place))


def _standing_calls(
    papers: tuple[Paper, ...], note: Dropped, outcome: Outcome
) -> set[tuple[str, str]]:
    """The last call of each party, unless the insats ends and the meeting is off for everybody."""
    last = {party: one for one in papers if one.calls_to for party in one.parties}
    off = {(party, one.calls_to) for one in outcome.papers if one.free for party in one.parties}
    ends = any(isinstance(one, Insats) for one in note.facts)
    return {
        (one.stem, party)
        for party, one in last.items()
        if not (ends and (party, one.calls_to) in off)
    }


def _lost(before: Told, after: Told, party: str, paper: Paper, day: dt.date) -> bool:
    had, has = (_reaches(one, party, paper, day) for one in (before, after))
    if paper.slug == "samtyckesintyg":
        days = {*turning_days(before, before, day)}
        had = had or any(_meets(paper, may_have(before, party, one, day)) for one in days)
        has = has or any(_meets(paper, may_have(after, party, one, day)) for one in days)
    return had and not has


def _reaches(told: Told, party: str, paper: Paper, day: dt.date) -> bool:
    """Whether a party may have a paper on a day: a call, also on the day that it calls to."""
    days = [day, paper.calls_to] if paper.calls_to and paper.calls_to > day else [day]
    whole = not paper.some and paper.needs == EVERY
    return all(
        _meets(paper, may_have(told, party, on, day))
        and not (whole and exception(told, party, on, day))
        for on in days
    )
