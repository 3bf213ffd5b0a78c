"""The lättläst plan: the same facts, in the young person's order, in nobody else's words."""

import datetime as dt

import pytest
from hypothesis import given, settings

from sigdocs.casework.plan.view import plan_view
from sigdocs.documents.plan.easy_plan import EasyPlanContext, easy_plan_context
from sigdocs.model.case import Case, Side
from sigdocs.model.people import Protection
from sigdocs.model.version import PlanVersion
from tests.oracles import audit_docx
from tests.paper_cases import FOLLOWED, PROFILE, START, cases, version, with_commitments
from tests.paper_rendering import rendered, text_of
from tests.protecting import printed

DAY = dt.date(2026, 9, 8)
PLAIN = PlanVersion(version=1, seq=1, meeting_on=DAY, issued_on=DAY)


def easy(case: Case, previous: Case | None = None, plan: PlanVersion = PLAIN) -> EasyPlanContext:
    return easy_plan_context(plan_view(case, previous, plan, PROFILE), PROFILE)


def paper(case: Case, previous: Case | None = None, plan: PlanVersion = PLAIN) -> bytes:
    return rendered("lattlast_plan", printed(easy(case, previous, plan), case))


def test_it_says_first_what_the_youth_does_then_when_we_meet_and_whom_to_call() -> None:
    text = text_of(paper(FOLLOWED, START, version(FOLLOWED)))
    places = [
        text.index(heading)
        for heading in (
            "Det här gör du",
            "Då ses vi",
            "Ring om du vill prata",
            "De här hjälper dig",
            "Nytt sedan förra planen",
        )
    ]
    assert places == sorted(places)
    assert "Vi ses tisdag 6\xa0oktober 2026.\nVi börjar klockan\xa014.30." in text


def test_each_commitment_is_printed_as_it_was_written() -> None:
    text = text_of(paper(FOLLOWED))
    for item in FOLLOWED.commitments:
        assert (item.text in text) is item.open


def test_each_helper_is_named_once_with_all_they_do() -> None:
    helpers = {one.who: [task.text for task in one.tasks] for one in easy(FOLLOWED).helpers}
    assert helpers["Lina Strand, Björkskolan"] == [
        "Lina skickar närvaro varje fredag till Petra.",
        "Anpassat schema tis/tors fm tas fram.",
    ]
    assert not [who for who in helpers if "Milo" in who]


def test_what_is_new_is_told_in_words_and_what_nobody_spoke_of_is_left_out() -> None:
    news = {one.heading: one.texts for one in easy(FOLLOWED, START).news}
    assert "Petra skjutsar Milo de två första gångerna." in news["Det här är klart:"]
    assert not [text for texts in news.values() for text in texts if "Ej behandlad" in text]


def test_the_first_plan_has_no_news() -> None:
    assert easy(START).news == ()
    assert "Nytt sedan förra planen" not in text_of(paper(START))


def test_our_own_words_hold_no_abbreviation_and_no_passive() -> None:
    bare = FOLLOWED.model_copy(
        update={"commitments": (), "goals": (), "youth_words": "", "safety_contacts": ()}
    )
    body = text_of(paper(bare)).split("Din plan\n", 1)[1].split("Polisen\n")[0]
    for word in ("kl.", "t.ex.", "vh", "ca ", "ev.", " skickas", " kallas"):
        assert word not in body


def test_a_plan_that_is_internal_says_not_to_show_it() -> None:
    internal = PLAIN.model_copy(update={"internal": ("samtycket gick ut 2026-08-31",)})
    assert "Visa den inte för andra." in text_of(paper(START, plan=internal))
    assert "Visa den inte" not in text_of(paper(START))


def test_no_day_and_no_promise_are_said_in_words() -> None:
    text = text_of(paper(FOLLOWED.model_copy(update={"commitments": (), "next_meeting": None})))
    assert "Du har inte lovat något än." in text
    assert "Vi har inte bestämt någon dag än." in text
    assert "De här hjälper dig" not in text


def test_where_a_protected_person_lives_is_not_on_it() -> None:
    youth = FOLLOWED.youth.model_copy(
        update={"address": "Björkvägen 3, 123 45 Norrby", "protection": Protection.REGISTERED}
    )
    words = "Jag bor på Björkvägen 3 i Norrby."
    case = FOLLOWED.model_copy(update={"youth": youth, "youth_words": words})
    assert "Björkvägen" not in text_of(paper(case))


@pytest.mark.parametrize("count", [1, 40])
def test_it_opens_in_word_without_repair(count: int) -> None:
    audit_docx(paper(with_commitments(count)))


@settings(max_examples=20, deadline=None)
@given(cases())
def test_no_open_promise_and_no_word_of_the_youths_is_lost(case: Case) -> None:
    page = easy(case)
    told = [task.text for task in page.own]
    told += [task.text for one in page.helpers for task in one.tasks]
    for item in case.commitments:
        if item.open and item.responsible:
            assert item.text in told
    assert page.youth_words == case.youth_words
    assert len(page.own) == sum(
        item.open and any(who.side is Side.YOUTH for who in item.responsible)
        for item in case.commitments
    )
