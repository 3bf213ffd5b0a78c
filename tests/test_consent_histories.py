"""Over any history of consent: nobody gets what is not covered that day, nobody covered is left out.

The history is told to the program note by note. What must hold is worked out here by other
means, from a plain list of what each person said of each party, so that the two can be compared.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sigdocs.casework.consent.coverage import coverage, may_receive
from sigdocs.casework.consent.verdict import ConsentState, standings, verdict
from sigdocs.documents.due import due
from sigdocs.model.consent import Information
from tests.casework_notes import PROFILE, Story, follow_up, headed
from tests.stopped_papers import stopped as stopped_now

BEGIN = dt.date(2028, 9, 4)
BIRTHDAY = dt.date(2029, 4, 15)
PARTIES = ("polisen", "bjorkskolan", "mini-maria")
NAMES = {"Milo": "Milo Ekdahl", "Sara": "Sara Ekdahl", "Jonas": "Jonas Ekdahl"}
KINDS = (Information.SCHOOL, Information.LEISURE)
OPENING = """
ungdom: {namn: Milo Ekdahl, personnummer: '201104152390'}
vårdnadshavare: [{namn: Sara Ekdahl, relation: mamma}, {namn: Jonas Ekdahl, relation: pappa}]
åtgärdsplan:
  - {livsområde: Skola, mål: Närvaro minst 85 %, åtaganden: [{åtagande: Milo går till skolan,
     ansvarig: [Milo], löpande: true}]}
närvarande: [{namn: Milo}]
"""


@dataclass(frozen=True)
class Word:
    """One person's word on one party: the kinds it lets it have, () for none, and for how long."""

    kinds: frozenset[Information]
    until: dt.date | None = None


@dataclass
class Told:
    """What has been said so far, by person and party; the latest word stands."""

    words: dict[tuple[str, str], Word] = field(default_factory=dict)
    custody: frozenset[str] = frozenset({"Sara", "Jonas"})

    def deciders(self, day: dt.date) -> frozenset[str]:
        return frozenset({"Milo"}) if day >= BIRTHDAY else self.custody | {"Milo"}

    def covered(self, party: str, day: dt.date) -> frozenset[Information]:
        if day < BIRTHDAY and not self.custody:
            return frozenset()
        each = [self._word(who, party, day) for who in self.deciders(day)]
        return frozenset(Information).intersection(*each)

    def _word(self, who: str, party: str, day: dt.date) -> frozenset[Information]:
        word = self.words.get((who, party), Word(frozenset()))
        ended = word.until is not None and day > word.until
        return frozenset() if ended else word.kinds


@dataclass(frozen=True)
class Step:
    """One thing that happens: ``what`` with whom, which parties, which kinds, for how many days."""

    what: str
    who: tuple[str, ...]
    parties: tuple[str, ...]
    kinds: tuple[Information, ...]
    days: int
    later: int


def subsets(names: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), min_size=1, unique=True).map(tuple)


STEPS = st.builds(
    Step,
    what=st.sampled_from(["lämnat", "lämnat", "lämnat", "återkallat", "inte", "vårdnad", "möte"]),
    who=st.one_of(st.just(tuple(NAMES)), st.just(tuple(NAMES)), subsets(list(NAMES))),
    parties=st.one_of(st.just(PARTIES), subsets(PARTIES)),
    kinds=st.sampled_from([(), (), KINDS, KINDS[:1]]),
    days=st.integers(0, 400),
    later=st.integers(1, 60),
)


def note_of(step: Step, day: dt.date) -> str:
    named = ", ".join(f"{{part: {one}}}" for one in step.parties)
    by = f"lämnat av: [{', '.join(step.who)}], datum: {day}"
    if step.what == "lämnat":
        kinds = f", slags uppgifter: [{', '.join(step.kinds or Information)}]"
        until = day + dt.timedelta(days=step.days)
        fact = f"{by}, parter: [{named}], till och med: {until}{kinds}"
    elif step.what == "återkallat":
        fact = f"samtycke: återkallat, {by}, parter: [{named}]"
    else:
        fact = f"{by}, inte: [{', '.join(step.parties)}]"
    return headed("samtycke", day.isoformat(), f"samtycke: [{{{fact}}}]")


def tell(story: Story, told: Told, step: Step, day: dt.date) -> None:
    """Let a step happen, both to the program and to the plain list."""
    if step.what == "möte":
        story.drop(follow_up(day.isoformat(), who="närvarande: [{namn: Milo}]"))
        return
    if step.what == "vårdnad":
        guardian = "Sara" if "Sara" in step.who else "Jonas"
        how = "ingen" if guardian in told.custody else "gemensam"
        fact = f"vårdnadshavare: [{{namn: {NAMES[guardian]}, vårdnad: {how}}}]\n"
        if story.drop(headed("journal", day.isoformat(), fact)).accepted:
            told.custody ^= {guardian}
        return
    if not story.drop(note_of(step, day)).accepted:
        return
    kinds = frozenset(step.kinds or Information) if step.what == "lämnat" else frozenset()
    until = day + dt.timedelta(days=step.days) if step.what == "lämnat" else None
    told.words |= {(who, one): Word(kinds, until) for who in step.who for one in step.parties}


def played(steps: Sequence[Step]) -> tuple[Story, Told, list[dt.date]]:
    story, told, day = Story.started(headed("startmöte", BEGIN.isoformat(), OPENING)), Told(), BEGIN
    days = [day]
    for step in steps:
        day += dt.timedelta(days=step.later)
        tell(story, told, step, day)
        days.append(day)
    return story, told, days


CAREFUL = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@CAREFUL
@given(st.lists(STEPS, max_size=8), st.integers(0, 500))
def test_a_party_receives_exactly_what_everybody_who_decides_that_day_lets_it(
    steps: list[Step], ahead: int
) -> None:
    story, told, days = played(steps)
    day = days[-1] + dt.timedelta(days=ahead)
    for party in PARTIES:
        kinds = told.covered(party, day)
        assert set(coverage(story.case, party, day).kinds) == kinds
        whole = may_receive(story.case, party, day)
        assert (whole == "") == (kinds == frozenset(Information))
        for kind in Information:
            reason = may_receive(story.case, party, day, kind)
            assert (reason == "") == (kind in kinds), reason


@CAREFUL
@given(st.lists(STEPS, max_size=8))
def test_every_plan_goes_to_all_who_are_covered_and_to_nobody_else(steps: list[Step]) -> None:
    story, told, day = Story.started(headed("startmöte", BEGIN.isoformat(), OPENING)), Told(), BEGIN
    for step in steps:
        day += dt.timedelta(days=step.later)
        before = len(story.case.plans)
        tell(story, told, step, day)
        for plan in story.case.plans[before:]:
            goes = {one.party for one in plan.goes_to}
            reasons = {one.party: one.reason for one in plan.not_to}
            for party in PARTIES:
                whole = told.covered(party, day) == frozenset(Information)
                assert party not in goes or whole
                spoken = any(said == party for _, said in told.words)
                assert party in goes or not spoken or reasons.get(party)
                if step.what == "möte" and spoken:
                    assert (party in goes) == whole


@CAREFUL
@given(st.lists(STEPS, max_size=6))
def test_a_paper_to_one_party_tells_only_of_what_it_has_or_has_lost(steps: list[Step]) -> None:
    story, told, day = Story.started(headed("startmöte", BEGIN.isoformat(), OPENING)), Told(), BEGIN
    for step in steps:
        day += dt.timedelta(days=step.later)
        had = {party: told.covered(party, day) for party in PARTIES}
        known = len(story.history)
        tell(story, told, step, day)
        if len(story.history) == known:
            continue
        sent = {(one.kind.slug, one.party) for one in due(story.history, PROFILE) if one.party}
        for party in PARTIES:
            now = told.covered(party, day)
            assert ("samtyckesintyg", party) not in sent or now
            assert (("besked_upphort", party) in sent) == bool(had[party] - now)
            assert ("samtyckesintyg", party) in sent or not now - had[party]
            stopped = {one.party for one in stopped_now(story.history, PROFILE)}
            assert party not in stopped or had[party] - now
            assert party in stopped or not (had[party] - now and _has_papers(story, party))


def _has_papers(story: Story, party: str) -> bool:
    """Whether an earlier entry made an attest for the party: what a lost right must stop."""
    earlier = (due(story.history[:seq], PROFILE) for seq in range(1, len(story.history)))
    return any(
        one.kind.slug == "samtyckesintyg" and one.party == party for made in earlier for one in made
    )


@CAREFUL
@given(st.lists(STEPS, max_size=8), st.integers(0, 500))
def test_a_state_says_in_force_only_of_what_may_be_shared(steps: list[Step], ahead: int) -> None:
    story, told, days = played(steps)
    day = days[-1] + dt.timedelta(days=ahead)
    for party in PARTIES:
        whole = verdict(story.case, party, day, 30)
        assert whole.holds == bool(told.covered(party, day))
        states = {one.giver: one.state for one in standings(story.case, party, day, 30)}
        void = {name for name, state in states.items() if state is ConsentState.VOID}
        assert not void or day >= BIRTHDAY
        assert {NAMES[who] for who in told.deciders(day)} == {*states} - void
