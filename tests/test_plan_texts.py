"""Each text that stands on the plan is treated alike, by what it is declared to be."""

import datetime as dt

import pytest

from sigdocs.casework.plan.parts import parts_changed
from sigdocs.casework.plan.view import PlanView, plan_view
from sigdocs.documents.plan.plan import plan_context
from sigdocs.intake.data_note import read_data
from sigdocs.intake.interpret import interpret
from sigdocs.model.note import Note
from sigdocs.model.plan_texts import PLAN_TEXTS, texts_of
from tests.casework_notes import PROFILE, Story, codes, headed

SAID = "Hemma i tid, i lugn och ro."
EACH = pytest.mark.parametrize("name", sorted(PLAN_TEXTS))


def label(name: str) -> str:
    return str(Note.model_fields[name].title)


def told(name: str, text: str = SAID) -> Story:
    """A case whose second meeting says one of the texts."""
    story = Story.started()
    story.follow_up("2026-09-22", f"{label(name)}: '{text}'")
    return story


def view(story: Story) -> PlanView:
    return plan_view(story.case, None, story.plan, PROFILE)


@EACH
def test_what_a_note_says_stands_on_the_plan_and_in_the_journal(name: str) -> None:
    story = told(name)
    only = dict.fromkeys(PLAN_TEXTS, "") | {name: SAID}
    assert texts_of(plan_context(view(story), PROFILE)) == only
    facts = [(one.source, one.text) for one in story.case.journal[-1].facts]
    assert (PLAN_TEXTS[name].source, SAID) in facts


@EACH
def test_it_stands_until_said_anew_and_a_word_of_one_meeting_until_the_next(name: str) -> None:
    story = told(name)
    story.accept(headed("journal", "2026-09-25", "iakttagelser: Han ringde."))
    assert texts_of(story.case)[name] == SAID
    story.follow_up("2026-10-06")
    assert texts_of(story.case)[name] == ("" if PLAN_TEXTS[name].passes else SAID)
    story.follow_up("2026-10-20", f"{label(name)}: Något annat.")
    assert texts_of(story.case)[name] == "Något annat."


@EACH
def test_the_word_of_the_guardians_alone_leaves_the_plan_of_who_decides_alone(name: str) -> None:
    story = told(name)
    grown = story.plan.model_copy(update={"issued_on": dt.date(2029, 4, 15)})
    shown = plan_view(story.case, None, grown, PROFILE)
    assert texts_of(shown)[name] == ("" if PLAN_TEXTS[name].of_guardians else SAID)


@EACH
def test_a_version_that_reads_otherwise_there_names_that_part(name: str) -> None:
    before, now = view(told(name)), view(told(name, "Något annat."))
    assert parts_changed(before, now) == (PLAN_TEXTS[name].part,)


def test_parts_are_named_as_the_page_orders_them() -> None:
    every = "\n".join(f"{label(name)}: {SAID}" for name in PLAN_TEXTS)
    silent, story = Story.started(), Story.started()
    silent.follow_up("2026-09-22")
    story.follow_up("2026-09-22", every)
    named = parts_changed(view(silent), view(story))
    own = {one.part for one in PLAN_TEXTS.values() if not one.of_guardians}
    assert [*named[: len(own)]] == [part for part in named if part in own]
    assert named[len(own) :] == ("Vårdnadshavarnas mål",)
    assert named[:2] == ("Dina mål", "Det här tycker du")


@EACH
def test_a_stranger_named_in_it_is_warned_of(name: str) -> None:
    story = Story.started()
    said = f"{label(name)}: Slippa träffa Kevin Olsson."
    note = headed("uppföljning", "2026-09-22", f"närvarande: [{{namn: Milo}}]\n{said}")
    assert "utomstaende-namn" in codes(story.drop(note))


@EACH
def test_what_looks_like_a_place_in_it_is_asked_about_where_somebody_is_protected(
    name: str,
) -> None:
    story = Story.started()
    hides = "vårdnadshavare: [{namn: Sara Ekdahl, skyddade personuppgifter: sekretessmarkering}]"
    story.follow_up("2026-09-22", hides)
    said = f"{label(name)}: Vi bor på Gömstigen 7."
    note = headed("uppföljning", "2026-10-06", f"närvarande: [{{namn: Milo}}]\n{said}")
    assert "skyddad-plats-eller-nummer" in story.refuse(note)


@EACH
def test_a_journal_note_that_says_nothing_else_says_something(name: str) -> None:
    text = f"typ: journal\närende: SIG-2026-014\ndatum: 2026-09-22\n{label(name)}: {SAID}\n"
    result = interpret(read_data(text.encode()).draft, today=dt.date(2026, 9, 30))
    assert "innehall-saknas" not in [one.code for one in result.problems]
