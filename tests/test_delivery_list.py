"""The delivery list: those who shall have the plan stand on it, and nobody else as a receiver."""

import pytest

from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.plan.delivery_list import DeliveryListContext, delivery_list_context
from sigdocs.model.case import Case
from sigdocs.model.receivers import Receiver
from sigdocs.model.version import PlanVersion
from sigdocs.rendering.office.pool import OfficePool
from tests.casework_notes import PROFILE, Story, follow_up, headed, receivers, withheld
from tests.oracles import audit_docx
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import example_context, rendered, text_of
from tests.protecting import SECRETS, all_text, archived, hidden, printed, read_pdf, told_of_secrets

KIND = "delgivningslista"
WITHDRAWN = "samtycke: [{samtycke: återkallat, lämnat av: [Milo], parter: [{part: Mini-Maria}]}]"


def papers(story: Story) -> list[Document]:
    return [one for one in due(story.history, PROFILE) if one.kind.slug == KIND]


def told(document: Document) -> DeliveryListContext:
    assert isinstance(document.context, DeliveryListContext)
    return document.context


def the_plan(story: Story) -> PlanVersion:
    assert story.case.plan is not None
    return story.case.plan


def test_each_version_has_its_list_of_exactly_those_who_shall_have_it() -> None:
    story = Story.started()
    _holds(story, 1)
    story.accept(follow_up("2026-09-22"))
    _holds(story, 2)


def _holds(story: Story, version: int) -> None:
    (document,) = papers(story)
    plan = the_plan(story)
    assert document.stem == f"SIG-2026-014_{KIND}_v{version}_{plan.meeting_on}"
    listed = [one.name.casefold() for one in told(document).receivers]
    assert listed == [name.casefold() for name in receivers(plan)]
    assert {one.name.casefold() for one in told(document).not_to} == {
        name.casefold() for name in withheld(plan)
    }


def test_a_row_says_why_and_how_and_leaves_room_to_tick_and_sign() -> None:
    (document,) = papers(Story.started())
    said = text_of(rendered(KIND, told(document)))
    assert "| Mottagare | Varför | Sätt | Lämnad | Datum | Sign. |" in said
    assert "| Milo Ekdahl | den unge | – | □ |  |  |" in said
    assert "| BUP | omfattas inte av samtycket" in said
    school = next(line for line in said.splitlines() if line.startswith("| Björkskolan"))
    assert "omfattas av samtycket" in school
    assert "Ingen får den här versionen" not in said


def test_an_internal_version_says_that_nobody_shall_have_it_and_why() -> None:
    plan = the_plan(Story.started()).model_copy(
        update={"internal": ("mötet hölls utan giltigt samtycke",)}
    )
    said = text_of(rendered(KIND, delivery_list_context(the_case(), plan, LINDASA)))
    assert "lämnas inte ut till någon. Skäl:\nMötet hölls utan giltigt samtycke\n" in said
    assert "□" not in said
    assert "Björkskolan" not in said


def test_a_withdrawal_makes_a_list_without_the_party() -> None:
    story = Story.started()
    story.accept(headed("samtycke", "2026-10-02", WITHDRAWN))
    (document,) = papers(story)
    assert "Mini-Maria" not in {one.name for one in told(document).receivers}
    assert "Mini-Maria" in {one.name for one in told(document).not_to}
    assert document.number == 2


def test_an_entry_that_makes_no_plan_yields_no_list() -> None:
    story = Story.started()
    story.accept(headed("journal", "2026-09-10", "iakttagelser: Ringer Sara.\n"))
    assert papers(story) == []


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def protected() -> bytes:
    case = hidden(the_case())
    way = Receiver(
        name="Sara Ekdahl",
        reason="vårdnadshavare; inte till Björkvägen 3 i Norrby",
        channel="070-1740699",
    )
    plan = case.plans[-1].model_copy(update={"goes_to": (way, *case.plans[-1].goes_to)})
    return rendered(KIND, printed(delivery_list_context(case, plan, LINDASA), case, LINDASA))


def test_nothing_of_a_protected_guardian_is_in_any_part_of_the_file() -> None:
    whole = all_text(protected())
    assert "(utelämnat)" in whole
    assert not [secret for secret in SECRETS if secret in whole]


def long_one() -> bytes:
    case = the_case()
    many = tuple(
        Receiver(name=f"Föreningen {'Maximiliana-' * 4} {n}", reason="omfattas av samtycket " * 4)
        for n in range(40)
    )
    plan = case.plans[-1].model_copy(update={"goes_to": many, "not_to": many})
    return rendered(KIND, delivery_list_context(case, plan, LINDASA))


def test_the_longest_list_opens_in_word_without_repair() -> None:
    audit_docx(long_one())


@pytest.mark.office
@pytest.mark.slow
def test_its_pages_are_fit_for_the_archive_and_repeat_the_header(office: OfficePool) -> None:
    words = {
        "exempel": rendered(KIND, example_context(KIND)),
        "lång": long_one(),
        "skyddad": protected(),
    }
    pages = archived(office, words)
    assert len(read_pdf(pages["exempel"])) == 1
    for page in read_pdf(pages["lång"])[:2]:
        assert "Mottagare" in page
    assert told_of_secrets(pages["skyddad"]) == []
