"""No paper of somebody who is 18 or more speaks of a guardian; one switch on age decides."""

import datetime as dt

import pytest

from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.documents.due import due
from sigdocs.documents.handout.leaflet import leaflet_context
from sigdocs.model.leaflet import LeafletTexts
from sigdocs.rendering.leaflet_texts import leaflet_texts
from tests.casework_notes import PROFILE, START, Story, headed
from tests.paper_cases import TEMPLATES
from tests.paper_rendering import rendered, text_of

GROWN = (
    START.replace("  - {namn: Sara Ekdahl, roll: mamma/vh}\n", "")
    .replace("20110415-2390", "20050415-2398")
    .replace("201104152390", "200504152398")
)
SAID = (
    "vårdnadshavarnas mål: Att Milo kommer hem på kvällarna\n"
    "säkerhetsplan steg för steg: {risk eller situation: Bråk, det här gör vårdnadshavare: Ringer polisen}\n"
)
PAUSE = "paus: {från och med: 2026-09-12, skäl: Resa, beslutat av: Eva Ahl}\n"


def pages(story: Story) -> dict[str, str]:
    """Give the text of each paper that the last entry yields.

    Journal and delivery list are the office's own: they tell what was said, and why somebody has
    nothing.
    """
    made = due(story.history, PROFILE)
    own = ("journalanteckning", "lopande_journal", "delgivningslista")
    told = {one.kind.slug: one.context for one in made if one.context}
    return {slug: text_of(rendered(slug, told[slug])) for slug in told if slug not in own}


def spoken_of(found: dict[str, str]) -> list[str]:
    return [kind for kind, text in found.items() if "årdnadshavar" in text]


def test_no_paper_from_start_to_pause_speaks_of_guardians() -> None:
    story = Story()
    story.accept(
        GROWN
        + SAID
        + "parter som tillfrågas: [{organisation: Boxningsklubben}]\närendetyp: ungdom\n"
    )
    assert decides_alone(story.case, dt.date(2026, 9, 8))
    first = pages(story)
    assert {"atgardsplan", "samtycke", "sakerhetsplan", "arbetsfordelning"} <= set(first)
    story.accept(headed("paus", "2026-09-10", PAUSE))
    second = pages(story)
    assert "pausbeslut" in second
    assert spoken_of(first) + spoken_of(second) == []


def test_under_18_the_same_papers_do() -> None:
    story = Story()
    story.accept(
        START
        + SAID
        + "parter som tillfrågas: [{organisation: Boxningsklubben}]\närendetyp: ungdom\n"
    )
    assert {"atgardsplan", "samtycke", "sakerhetsplan"} <= set(spoken_of(pages(story)))
    story.accept(headed("paus", "2026-09-10", PAUSE))
    assert "pausbeslut" in spoken_of(pages(story))


@pytest.mark.parametrize("texts", leaflet_texts(TEMPLATES), ids=lambda one: one.code)
def test_a_leaflet_for_somebody_grown_speaks_of_no_guardian_in_any_language(
    texts: LeafletTexts,
) -> None:
    words = ("vårdnadshavar", "föräldr", "guardian", "waalid", "أولياء", " 18")
    whole = leaflet_context(texts, PROFILE, "").model_dump_json().replace("\u00a0", " ").casefold()
    grown = leaflet_context(texts.for_grown, PROFILE, "").model_dump_json()
    assert [word for word in words if word in whole]
    assert [word for word in words if word in grown.replace("\u00a0", " ").casefold()] == []
