"""Which copy with tracked changes a plan gets, and that none tells what must be hidden by now."""

import pytest

from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.plan.plan import PLAN, PlanContext
from sigdocs.documents.shield import HIDDEN
from tests.casework_notes import PROFILE, START, Story, headed
from tests.test_casework_correcting import correction, item

NUMBER = "070-1740620"
CALLED = f"vem ringer vem: [{{när: kväll, vem: Sara Ekdahl, telefon: {NUMBER}}}]\nåtgärdsplan:"
PROTECTED = f"""vårdnadshavare:
  - namn: Sara Ekdahl
    telefon: {NUMBER}
    skyddade personuppgifter: sekretessmarkering
"""


def plan_of(story: Story) -> Document:
    (plan,) = [one for one in due(story.history, PROFILE) if one.kind is PLAN]
    return plan


def test_a_plan_is_shown_against_the_version_that_it_replaces() -> None:
    story = Story.started(START.replace("åtgärdsplan:", CALLED))
    assert plan_of(story).against is None
    story.follow_up("2026-09-22")
    assert plan_of(story).against == 1


@pytest.mark.parametrize("ordinary", ["", PROTECTED.replace("sekretessmarkering", "nej")])
def test_what_was_printed_of_somebody_protected_since_does_not_come_back_as_deleted_text(
    ordinary: str,
) -> None:
    story = Story.started(START.replace("åtgärdsplan:", CALLED))
    story.follow_up("2026-09-22", ordinary)
    story.follow_up("2026-10-06", PROTECTED)
    assert plan_of(story).against is None
    story.follow_up("2026-10-20")
    assert plan_of(story).against == 3


def said_anew(story: Story) -> tuple[set[int], str]:
    """The versions that a correction of the start meeting issues anew, and all that they say."""
    story.accept(correction(item("61 %", "63 %")), today="2026-10-01")
    made = [one for one in due(story.history, PROFILE) if one.kind is PLAN]
    return {one.number for one in made}, "".join(
        one.context.model_dump_json() for one in made if one.context
    )


def test_a_version_issued_anew_hides_what_is_protected_by_now() -> None:
    story = Story.started(START.replace("åtgärdsplan:", CALLED))
    story.follow_up("2026-09-22", PROTECTED)
    versions, said = said_anew(story)
    assert versions == {3, 4}
    assert "63 %" in said
    assert NUMBER not in said


def test_a_version_issued_anew_hides_where_somebody_protected_lived_then() -> None:
    told = "relation: mamma, adress: 'Björkvägen 3, 123 45 Norrby'"
    goal = "Bo kvar på Björkvägen 3"
    started = START.replace("relation: mamma", told)
    story = Story.started(started.replace("En fast fritidsaktivitet per vecka", goal))
    kept = "skyddade personuppgifter: skyddad folkbokföring"
    moved = f"{{namn: Sara Ekdahl, adress: 'Ekvägen 9, 543 21 Söderby', {kept}}}"
    story.follow_up("2026-09-22", f"vårdnadshavare: [{moved}]\n")
    assert story.case.guardians[0].address.startswith("Ekvägen")
    versions, said = said_anew(story)
    assert versions == {3, 4}
    assert HIDDEN in said
    assert "Björkvägen" not in said


def test_a_version_that_corrects_another_tells_what_was_said_and_ended_at_its_meeting() -> None:
    story = Story.started()
    said = "{nr: Å1, status: delvis, kommentar: kom två gånger}, {nr: Å3, status: klar}"
    story.follow_up("2026-09-22", f"uppföljning av åtaganden: [{said}]")
    wrong = "{gäller: Å1, stod: två gånger, ska stå: tre gånger, orsak: hörde fel}"
    story.accept(headed("rättelse", "2026-10-01", f"rättar: 2026-09-22\nrättelser: [{wrong}]"))
    context = plan_of(story).context
    assert isinstance(context, PlanContext)
    rows = [row for area in context.areas for goal in area.goals for row in goal.rows]
    told = {row.id: (row.comment.replace("\xa0", " "), row.status) for row in rows}
    assert told["Å1"] == ("22/9: kom tre gånger", "Delvis")
    assert told["Å3"] == ("", "Klar")
