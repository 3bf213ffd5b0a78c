"""A consent said again: no news when it says what holds, a question when it says anything else."""

import pytest

from sigdocs.casework.consent.coverage import covers_something
from tests.casework_notes import KINDS, PROFILE, START, Story, follow_up, receivers

DAY = "2026-09-22"
ALL = "{part: soc}, {part: polisen}, {part: Björkskolan}, {part: Mini-Maria}"


def said(fields: str) -> str:
    return f"samtycke: [{{samtycke: oförändrat, {fields}}}]"


@pytest.mark.parametrize(
    "fields",
    [
        "kommentar: Oförändrat.",
        "datum: 2026-09-01",
        f"parter: [{ALL}]",
        "parter: [{part: polisen}, {part: Björkskolan}, {part: Mini-Maria}], inte: [BUP]",
        f"parter: [{ALL}], till och med: 2027-02-28",
        "till och med: 2027-02-28",
        f"parter: [{ALL}], {KINDS}",
    ],
)
def test_what_holds_is_no_news(fields: str) -> None:
    story = Story.started()
    before = story.case.consents
    story.accept(follow_up(DAY, said(fields)))
    assert story.case.consents == before
    assert story.case.withdrawals == ()


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        # a party left out of the list
        ("parter: [{part: polisen}, {part: Björkskolan}]", "Mini-Maria"),
        # one that consent does not cover slipped in between
        (f"parter: [{ALL}, {{part: BUP}}]", "BUP"),
        ("parter: [{part: polisen}, {part: BUP}, {part: Björkskolan}, {part: Mini-Maria}]", "BUP"),
        # a longer name is another party
        (
            "parter: [{part: polisen i Göteborg}, {part: Björkskolan}, {part: Mini-Maria}]",
            "polisen i Göteborg",
        ),
        # another end, and another day
        ("till och med: 2027-08-31", "2027-08-31"),
        (f"parter: [{ALL}], till och med: 2026-12-31", "2026-12-31"),
        ("datum: 2026-08-01", "2026-08-01"),
        # left out, but covered
        ("inte: [Mini-Maria]", "Mini-Maria"),
        # other kinds, and an exception
        ("parter: [{part: polisen, slags uppgifter: [skolgång]}]", "Polisen"),
        (f"parter: [{ALL}], slags uppgifter: [skolgång]", "Polisen"),
        ("undantag: [drogprover]", "drogprover"),
        # one way only
        (
            "parter: [{part: polisen, får ta emot: false}, {part: Björkskolan}, {part: Mini-Maria}]",
            "Polisen",
        ),
    ],
)
def test_what_differs_is_asked_about_and_changes_nothing(fields: str, named: str) -> None:
    story = Story.started()
    decision = story.drop(follow_up(DAY, said(fields)))
    assert not decision.accepted
    told = [one for one in decision.problems if one.code == "samtycke-inte-oforandrat"]
    assert named in " ".join(one.message for one in told)
    assert decision.events == ()


def test_unchanged_opens_nothing_where_nothing_was_given() -> None:
    story = Story.started(START.replace(", {part: Mini-Maria}]", "]"))
    assert story.refuse(follow_up(DAY, said(f"parter: [{ALL}]"))) == ["samtycke-inte-oforandrat"]
    story.accept(follow_up(DAY, said("kommentar: Oförändrat")))
    assert "Mini-Maria" not in receivers(story.plan)


def test_unchanged_brings_nothing_back() -> None:
    story = Story.started()
    back = "samtycke: [{samtycke: återkallat, lämnat av: [Milo], parter: [{part: Mini-Maria}]}]"
    story.accept(follow_up("2026-09-15", back))
    assert story.refuse(follow_up(DAY, said(f"parter: [{ALL}]"))) == ["samtycke-inte-oforandrat"]
    story.accept(follow_up(DAY, said("parter: [{part: polisen}, {part: Björkskolan}]")))
    assert "Mini-Maria" not in receivers(story.plan)


def test_the_rest_is_unchanged_beside_what_is_taken_back() -> None:
    """”Återkallat: Mini-Maria … I övrigt oförändrat: polisen, skolan. Omfattar inte: BUP, Mini-Maria.”"""
    story = Story.started()
    rows = (
        "samtycke:\n  - {samtycke: oförändrat, parter: [{part: polisen}, {part: Björkskolan}], inte: [BUP, Mini-Maria]}\n"
        "  - {samtycke: återkallat, lämnat av: [Milo], parter: [{part: Mini-Maria}]}\n"
    )
    story.accept(follow_up(DAY, rows))
    assert covers_something(story.case, "mini-maria", story.case.meetings[-1].on)


def test_a_consent_told_again_as_it_was_given_is_no_new_one() -> None:
    story = Story.started()
    again = (
        f"samtycke: [{{lämnat av: [båda vh, Milo], datum: 2026-09-01, parter: [{ALL}], inte: [BUP], "
        "till och med: 2027-02-28}]"
    )
    story.accept(follow_up(DAY, again))
    assert len(story.case.consents) == 1


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("[båda vh, Milo]", "[Sara, Milo]"),
        ("2026-09-01", "2026-09-20"),
        ("{part: polisen}", "{part: polisen}, {part: BUP}"),
        ("2027-02-28", "2027-08-31"),
        ("inte: [BUP]", "inte: [Mini-Maria]"),
        ("{part: polisen}, ", ""),
    ],
)
def test_one_that_differs_from_it_is_asked_about_as_a_new_one(was: str, now: str) -> None:
    """It names no kinds: it cannot be taken for a new consent in silence."""
    story = Story.started()
    again = (
        f"samtycke: [{{lämnat av: [båda vh, Milo], datum: 2026-09-01, parter: [{ALL}], inte: [BUP], "
        "till och med: 2027-02-28}]"
    )
    assert was in again
    assert "samtycke-utan-slag" in story.refuse(follow_up(DAY, again.replace(was, now)))


def test_the_parties_of_these_tests_are_those_of_the_example() -> None:
    assert {"polisen", "bup", "mini-maria"} <= {one.key for one in PROFILE.partners}
