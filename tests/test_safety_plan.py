"""The safety plan: when it is made anew, whom it names, and what never stands on it."""

import datetime as dt

import pytest

from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.plan.safety_plan import calls, safety_plan_context, safety_receivers
from sigdocs.model.case import Case
from sigdocs.model.people import SafetyContact
from sigdocs.model.safety import SafetySteps
from sigdocs.rendering.office.pool import OfficePool
from tests.casework_notes import PROFILE, START, Story, follow_up, headed
from tests.oracles import audit_docx
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import example_context, rendered, text_of
from tests.protecting import SECRETS, all_text, archived, hidden, printed, told_of_secrets
from tests.stopped_papers import stopped as stopped_now

KIND = "sakerhetsplan"
LONG = "Så gör vi när det händer. " * 80
DAY = dt.date(2026, 9, 22)
SAFETY = """
säkerhetsplanering: Milo ringer Sara om någon hotar honom.
vem ringer vem:
  - {när: dagtid, vem: Petra Lindqvist, telefon: 070-1740611}
"""
STEPS = """
säkerhetsplan steg för steg:
  risk eller situation: Äldre killar söker upp Milo.
  tidiga tecken: Milo svarar inte i telefon.
  det här gör den unge: Milo ringer Sara.
  så följs det upp: Petra frågar varje fredag.
  säkerhetsplanen följs upp senast: 2026-10-30
"""
WITHDRAWN = "samtycke: [{samtycke: återkallat, lämnat av: [Milo], parter: [{part: Mini-Maria}]}]"


def papers(story: Story) -> list[Document]:
    return [one for one in due(story.history, PROFILE) if one.kind.slug == KIND]


def text(document: Document) -> str:
    assert document.context is not None
    return text_of(rendered(KIND, document.context))


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def test_a_meeting_that_plans_for_safety_yields_the_paper() -> None:
    (document,) = papers(Story.started(START + SAFETY))
    said = text(document)
    assert document.stem == "SIG-2026-014_sakerhetsplan_nr1_2026-09-08"
    assert "Milo ringer Sara om någon hotar honom." in said
    assert "| Dagtid | Petra Lindqvist | 070-1740611 |" in said
    for name in ("Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl", "Polisen", "Björkskolan"):
        assert name in said
    assert "BUP" not in said.partition("Vilka som har planen")[2]


def test_receivers_stay_apart_when_the_name_of_one_holds_a_comma() -> None:
    case = the_case()
    assert case.plan
    named = tuple(
        one.model_copy(update={"name": "Polisen, lpo Lindåsa"}) if one.party == "polisen" else one
        for one in case.plan.goes_to
    )
    plan = case.plan.model_copy(update={"goes_to": named})
    case = case.model_copy(update={"plans": (*case.plans[:-1], plan)})
    context = safety_plan_context(case, DAY, DAY, LINDASA)
    assert "Polisen, lpo Lindåsa" in context.receivers.split("; ")


def test_each_step_that_was_said_has_its_heading_and_the_others_are_lines_to_fill_in() -> None:
    (document,) = papers(Story.started(START + STEPS))
    said = text(document)
    stated, _, unsaid = said.partition("Det här fyller vi i tillsammans")
    for heading, told in (
        ("Det här kan hända", "Äldre killar söker upp Milo."),
        ("Tecken att se upp med", "Milo svarar inte i telefon."),
        ("Det här gör du som är ung", "Milo ringer Sara."),
    ):
        assert f"{heading}\n{told}\n" in stated
    assert unsaid.strip().startswith("Det här gör du som är vårdnadshavare: ")
    assert "Tecken" not in unsaid
    assert "Petra frågar varje fredag." in said
    assert "senast 30\xa0oktober 2026" in said


def test_a_later_word_on_one_step_leaves_the_others_and_makes_the_paper_anew() -> None:
    story = Story.started(START + STEPS)
    story.accept(follow_up("2026-09-22", "säkerhetsplan steg för steg: {tidiga tecken: Tyst.}\n"))
    (document,) = papers(story)
    said = text(document)
    assert "Tecken att se upp med\nTyst.\n" in said
    assert "Äldre killar söker upp Milo." in said
    facts = [fact for entry in story.case.journal for fact in entry.facts]
    assert any("Tidiga tecken: Tyst." in fact.text for fact in facts)


def test_with_every_step_said_there_is_nothing_to_fill_in() -> None:
    told = STEPS + "  det här gör vårdnadshavare: Sara ringer Petra.\n"
    (document,) = papers(Story.started(START + told))
    assert "Det här fyller vi i tillsammans" not in text(document)


def test_an_adult_has_no_line_for_guardians() -> None:
    case = the_case()
    youth = case.youth.model_copy(update={"personnummer": "200801012384"})
    grown = safety_plan_context(case.model_copy(update={"youth": youth}), DAY, DAY, LINDASA)
    assert "vårdnadshavare" not in " ".join(grown.unsaid)


def test_a_meeting_that_says_nothing_of_safety_yields_none() -> None:
    assert papers(Story.started()) == []


def test_the_paper_is_made_anew_only_when_what_is_planned_changes() -> None:
    story = Story.started(START + SAFETY)
    story.accept(follow_up("2026-09-22", SAFETY))
    assert papers(story) == []
    story.accept(follow_up("2026-10-06", "säkerhetsplanering: Milo ringer Jonas.\n"))
    (document,) = papers(story)
    assert document.number == 3
    assert "Milo ringer Jonas." in text(document)


def test_the_units_own_contacts_fill_in_for_times_that_nobody_spoke_of() -> None:
    case = the_case().model_copy(
        update={"safety_contacts": (SafetyContact(when="Vid fara", who="pappa"),)}
    )
    assert [(one.when, one.who, one.phone) for one in calls(case, LINDASA)] == [
        ("Vid fara", "Pappa", "–"),
        ("Kväll och helg", "Socialjouren", "08-46500410"),
    ]


def test_a_party_that_lost_its_right_is_left_out_and_the_paper_it_had_is_stopped() -> None:
    story = Story.started(START + SAFETY)
    before = {one.party for one in safety_receivers(story.case, DAY, PROFILE)}
    assert "mini-maria" in before
    story.accept(headed("samtycke", "2026-10-02", WITHDRAWN))
    stopped = {(one.stem.split("_")[1], one.party) for one in stopped_now(story.history, PROFILE)}
    assert (KIND, "mini-maria") in stopped
    assert not {one for one in stopped if one[0] == KIND and one[1] != "mini-maria"}
    after = safety_receivers(story.case, dt.date(2026, 10, 2), PROFILE)
    assert "mini-maria" not in {one.party for one in after}


def test_before_there_is_a_plan_nobody_is_named_and_it_says_so() -> None:
    nothing = {"plans": (), "next_meeting": None, "safety": "", "safety_steps": SafetySteps()}
    case = the_case().model_copy(update=nothing)
    context = safety_plan_context(case, DAY, DAY, LINDASA)
    said = text_of(rendered(KIND, context))
    assert context.receivers == ""
    assert "Ingen annan får den förrän det är bestämt." in said
    assert "Vi går igenom planen igen den: " in said
    assert "Om något händer" not in said


def protected() -> bytes:
    case = hidden(the_case())
    told = "Milo går till mamma på Björkvägen 3 i Norrby, 0701740699."
    mother = SafetyContact(when="natt", who="mamma, Björkvägen 3", phone="070-174 06 99")
    case = case.model_copy(
        update={
            "safety": told,
            "safety_steps": SafetySteps(risk=told, youth_does=told, follow_up=told),
            "safety_contacts": (*case.safety_contacts, mother),
        }
    )
    return rendered(KIND, printed(safety_plan_context(case, DAY, DAY, LINDASA), case, LINDASA))


def test_nothing_of_a_protected_guardian_is_in_any_part_of_the_file() -> None:
    whole = all_text(protected())
    assert "(utelämnat)" in whole
    assert not [secret for secret in SECRETS if secret in whole]


def long_one() -> bytes:
    contact = SafetyContact(when="varje dag efter skolan", who="Maximiliana-Alexandrina " * 3)
    case = the_case().model_copy(
        update={
            "safety": LONG,
            "safety_steps": SafetySteps(risk=LONG, signs=LONG, youth_does=LONG, follow_up=LONG),
            "safety_contacts": (contact,) * 30,
        }
    )
    return rendered(KIND, safety_plan_context(case, DAY, DAY, LINDASA))


def test_the_longest_plan_opens_in_word_without_repair() -> None:
    audit_docx(long_one())


@pytest.mark.office
@pytest.mark.slow
def test_its_pages_are_fit_for_the_archive_and_hide_what_is_protected(office: OfficePool) -> None:
    words = {
        "exempel": rendered(KIND, example_context(KIND)),
        "lång": long_one(),
        "skyddad": protected(),
    }
    pages = archived(office, words)
    assert told_of_secrets(pages["skyddad"]) == []
