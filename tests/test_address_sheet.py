"""The address sheet: those who have the plan by letter, and never where a protected person lives."""

from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.plan.address_sheet import (
    AddressSheetContext,
    address_sheet_context,
    by_letter,
)
from sigdocs.model.case import Case
from sigdocs.model.people import Protection
from sigdocs.model.receivers import Receiver
from sigdocs.model.version import PlanVersion
from tests.casework_notes import PROFILE, START, Story
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import rendered, text_of

KIND = "adresslista"
HOME = "adress: 'Ekvägen 3, 100 12 Lindåsa'"
POSTED = START.replace("relation: mamma", f"relation: mamma, kanal: Brev, {HOME}")


def papers(story: Story) -> list[Document]:
    return [one for one in due(story.history, PROFILE) if one.kind.slug == KIND]


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def the_plan(case: Case) -> PlanVersion:
    assert case.plan is not None
    return case.plan


def sheet(case: Case, **changes: object) -> AddressSheetContext:
    return address_sheet_context(case, the_plan(case).model_copy(update=changes), LINDASA)


def test_a_plan_that_somebody_gets_by_letter_yields_it_and_another_does_not() -> None:
    assert papers(Story.started()) == []
    (document,) = papers(Story.started(POSTED))
    assert document.stem == f"SIG-2026-014_{KIND}_v1_2026-09-08"
    assert isinstance(document.context, AddressSheetContext)
    (sara,) = document.context.receivers
    assert sara.address == "Sara Ekdahl\nEkvägen 3\n100 12 Lindåsa"


def test_an_internal_version_goes_to_nobody_so_nobody_is_on_a_sheet() -> None:
    case = the_case()
    assert by_letter(case, the_plan(case).model_copy(update={"internal": ("skäl",)})) == ()


def test_it_has_families_and_parties_but_only_those_whose_way_is_a_letter() -> None:
    context = sheet(the_case())
    assert [one.address.splitlines()[0] for one in context.receivers] == [
        "Sara Ekdahl",
        "Mini-Maria",
    ]
    said = text_of(rendered(KIND, context))
    assert "Björkskolan" not in said
    assert "Milo" not in said


def test_somebody_protected_has_no_address_and_is_reached_by_whom_the_case_names() -> None:
    mother, father = the_case().guardians
    home = {"address": "Björkvägen 3, 123 45 Norrby", "protection": Protection.REGISTERED}
    case = the_case().model_copy(update={"guardians": (mother.model_copy(update=home), father)})
    hands = {one.name: one.how for one in sheet(case).by_hand}
    assert hands == {
        "Sara Ekdahl": "Adressen är skyddad: lämna till socialtjänsten.",
        "Jonas Ekdahl": "Adressen är skyddad: lämna till Amir Haddad.",
    }
    assert "Norrby" not in text_of(rendered(KIND, sheet(case)))


def test_an_unknown_address_is_said_to_be_missing() -> None:
    everybody = (
        Receiver(name="Milo Ekdahl", channel="brev"),
        Receiver(name="BUP", party="bup", channel="brev"),
        Receiver(name="Lindåsa BK", party="lindasa-bk", channel="brev"),
    )
    hands = {one.name: one.how for one in sheet(the_case(), goes_to=everybody).by_hand}
    assert hands["Milo Ekdahl"] == "Adressen saknas i ärendet. Fråga den som har ärendet."
    assert hands["BUP"] == hands["Lindåsa BK"]
    assert "inställningarna" in hands["BUP"]


def test_a_youth_who_wants_letters_gets_one() -> None:
    facts = {"contact_way": "brev, inte sms", "address": "Ekvägen 3 100 12 Lindåsa"}
    case = the_case()
    case = case.model_copy(update={"youth": case.youth.model_copy(update=facts)})
    (letter,) = sheet(case, goes_to=(Receiver(name="Milo Ekdahl"),)).receivers
    assert letter.address == "Milo Ekdahl\nEkvägen 3\n100 12 Lindåsa"


def test_a_sheet_without_any_address_has_no_strips_to_cut_out() -> None:
    context = sheet(the_case()).model_copy(update={"receivers": ()})
    said = text_of(rendered(KIND, context))
    assert "Klipp ut" not in said
    assert "I kuvertet" not in said
    assert "Jonas Ekdahl" in said
