"""Whom a paper is for stands on it, and whoever loses the right to it is in the notice of stops.

What right a paper asks for is written out here by hand, kind by kind, and who has it comes from
the plain list of what each person said; neither is asked of the program.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.meeting.summons import SummonsContext
from sigdocs.documents.plan.delivery_list import delivery_list_context
from sigdocs.model.consent import Information
from sigdocs.service.publishing.receipt import Told as Kept
from sigdocs.service.publishing.receipt import receipt
from tests.casework_notes import PROFILE, Story, headed
from tests.stopped_papers import stopped
from tests.test_consent_histories import BEGIN, BIRTHDAY, NAMES, OPENING, STEPS, Step, Told, tell

EVERY = frozenset(Information)
TELLS_OF_THE_CASE = {"atgardsplan", "genomforandeplan", "sakerhetsplan", "avslutssammanstallning"}
TO_THE_FAMILY = {"lattlast_plan", "samtycke", "samtycke_fornyelse", "aterkallelse_bekraftelse"}
OF_THE_OFFICE = {
    "journalanteckning",
    "lopande_journal",
    "delgivningslista",
    "adresslista",
    "anteckning",
    "beslutsunderlag",
    "arbetsfordelning",
    "intervju_ungdom",
    "intervju_foralder",
    "pausbeslut",
    "utlamnandelogg",
    "vilande_lista",
}
FOR_ANYBODY = {"informationsblad", "besked_upphort"}
START = OPENING + (
    "säkerhetsplanering: Milo ringer Sara.\n"
    "nästa möte: {datum: 2029-03-05, tid: '14:30', plats: Socialkontoret}\n"
)


def kept_by(
    document: Document, before: frozenset[Information], now: frozenset[Information]
) -> bool:
    """Whether a party that had the right to a paper, or had none, is where it was."""
    slug = document.kind.slug
    if slug in FOR_ANYBODY or is_taken_back(document):
        return True
    if slug in {"kallelse", "besked_vilande"}:
        return bool(now) or not before
    if slug == "samtyckesintyg":
        attested = frozenset(document.need.kinds)
        return attested <= now or not attested & (before - now)
    assert slug in TELLS_OF_THE_CASE, slug
    return not before - now


def is_taken_back(document: Document) -> bool:
    return isinstance(document.context, SummonsContext) and document.context.cancelled


def called_to(document: Document) -> dt.date | None:
    return document.context.event.on if isinstance(document.context, SummonsContext) else None


def expected(
    papers: Sequence[Document], had: Told, was: dt.date, has: Told, day: dt.date
) -> Iterator[tuple[int, str, str]]:
    had_mail = had.custody if was < BIRTHDAY else frozenset()
    gone = {NAMES[who] for who in had_mail - (has.custody if day < BIRTHDAY else frozenset())}
    for document in papers:
        named = {one.name for one in document.receivers if not one.party}
        free = document.kind.slug in FOR_ANYBODY or is_taken_back(document)
        if named & gone and not free:
            yield document.seq, document.stem, ""
        for party in {one.party for one in document.receivers if one.party}:
            days = {day, max(day, called_to(document) or day)}
            if not all(
                kept_by(document, had.covered(party, on), has.covered(party, on)) for on in days
            ):
                yield document.seq, document.stem, party


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, max_size=7))
def test_whoever_is_named_on_a_paper_and_loses_the_right_is_stopped_and_no_one_else(
    steps: list[Step],
) -> None:
    story, told, day = Story.started(headed("startmöte", BEGIN.isoformat(), START)), Told(), BEGIN
    papers = list(due(story.history, PROFILE))
    for step in steps:
        day += dt.timedelta(days=step.later)
        known, had = len(story.history), Told(dict(told.words), told.custody)
        was = story.history[-1].ruled_on
        tell(story, told, step, day)
        if len(story.history) == known:
            continue
        found = {(one.seq, one.stem, one.party) for one in stopped(story.history, PROFILE)}
        assert found == set(expected(papers, had, was, told, day))
        papers += due(story.history, PROFILE)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, max_size=6))
def test_nobody_is_named_on_a_paper_without_the_right_to_it_that_day(steps: list[Step]) -> None:
    story, told, day = Story.started(headed("startmöte", BEGIN.isoformat(), START)), Told(), BEGIN
    for step in steps:
        day += dt.timedelta(days=step.later)
        known = len(story.history)
        tell(story, told, step, day)
        for document in due(story.history, PROFILE) if len(story.history) > known else ():
            for one in document.receivers:
                assert _has_right(document, one.party, one.name, told, day), document.stem


def _has_right(document: Document, party: str, name: str, told: Told, day: dt.date) -> bool:
    slug = document.kind.slug
    if slug in FOR_ANYBODY or is_taken_back(document):
        return True
    if not party:
        return name == NAMES["Milo"] or name in {NAMES[who] for who in told.deciders(day)}
    covered = told.covered(party, day)
    return covered == EVERY if slug in TELLS_OF_THE_CASE else bool(covered)


def test_every_kind_of_paper_of_a_start_meeting_says_whom_it_is_for() -> None:
    story = Story.started(START_WITH_CONSENT)
    for document in due(story.history, PROFILE):
        slug = document.kind.slug
        assert bool(document.receivers) == (slug not in OF_THE_OFFICE), slug
        parties = {one.party for one in document.receivers if one.party}
        assert slug not in TO_THE_FAMILY or not parties, slug


START_WITH_CONSENT = headed(
    "startmöte",
    BEGIN.isoformat(),
    START
    + f"samtycke: [{{lämnat av: [Milo, Sara, Jonas], datum: {BEGIN}, parter: [{{part: polisen}}], "
    "till och med: 2029-03-31}]\n",
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, max_size=6))
def test_receipt_delivery_list_and_paper_name_the_same_receivers(steps: list[Step]) -> None:
    story, told, day = Story.started(headed("startmöte", BEGIN.isoformat(), START)), Told(), BEGIN
    seen = 0
    for step in (None, *steps):
        if step:
            day += dt.timedelta(days=step.later)
            tell(story, told, step, day)
        for plan in story.case.plans[seen:]:
            listed = delivery_list_context(story.case, plan, PROFILE)
            text = receipt(story.case, story.history[-1].note, (plan,), Kept(), [], [])
            for one in listed.receivers:
                assert f"- skickas till {one.name} ({one.why})".casefold() in text.casefold()
            assert text.count("- Skickas till ") == len(listed.receivers)
            assert ("Ingen får den här versionen" in text) == bool(plan.internal)
        seen = len(story.case.plans)
