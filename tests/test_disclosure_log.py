"""The record of a disclosure without consent: whole, signed by the decider, and for the file."""

import datetime as dt
from typing import Any

import pytest

from sigdocs.documents.casefile.disclosure_log import (
    DISCLOSURE_LOG,
    DisclosureContext,
    disclosure_context,
)
from sigdocs.documents.due import due
from sigdocs.model.case import Case
from sigdocs.model.disclosure import Ground
from sigdocs.rendering.office.pool import OfficePool
from tests.casework_notes import PROFILE, Story, headed
from tests.oracles import audit_docx
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import example_context, rendered, text_of
from tests.protecting import SECRETS, all_text, archived, hidden, printed, read_pdf

KIND = "utlamnandelogg"
DAY = dt.date(2026, 11, 23)
NOTE = """utlämnande:
  vad som lämnades ut: Att Milo ska vara på torget på fredag
  lämnades till: Polisen
  utlämnandet beslutades av: Karin Holm
  lagrum för utlämnandet: OSL 10:15 a
  menprövning: Väger tyngre
"""


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def page(case: Case | None = None, **changes: Any) -> DisclosureContext:
    case = case or the_case()
    (known,) = case.disclosures
    told = known.told.model_copy(update=changes)
    return disclosure_context(
        case, known.model_copy(update={"told": told}), "Petra Lindqvist", DAY, LINDASA
    )


def text(context: DisclosureContext) -> str:
    return text_of(rendered(KIND, context)).replace("\xa0", " ")


def test_a_note_on_a_disclosure_yields_the_record_once() -> None:
    story = Story.started()
    assert not [one for one in due(story.history, PROFILE) if one.kind is DISCLOSURE_LOG]
    story.accept(headed("utlämnande", "2026-11-23", NOTE))
    (paper,) = [one for one in due(story.history, PROFILE) if one.kind is DISCLOSURE_LOG]
    assert paper.stem == "SIG-2026-014_utlamnandelogg_nr201_2026-11-23"
    assert (paper.party, paper.kind.receives, paper.kind.signed) == ("", ("akten",), True)
    assert isinstance(paper.context, DisclosureContext)
    assert paper.context.letterhead.foot.count("201") == 1
    story.accept(headed("journal", "2026-11-24", "iakttagelser: Ringer Sara.\n"))
    assert not [one for one in due(story.history, PROFILE) if one.kind is DISCLOSURE_LOG]


def test_the_ground_stands_in_words_with_its_place_in_the_law() -> None:
    said = text(page(ground=Ground.PREVENT_CRIME))
    assert "Till annan myndighet för att förebygga eller utreda brott" in said
    assert "10 kap. 15 a § offentlighets- och sekretesslagen (2009:400)" in said
    other = page(ground=Ground.OTHER, other_ground="24 kap. 8 § OSL")
    assert (other.ground, other.provision) == ("24 kap. 8 § OSL", "–")
    detailed = page(ground=Ground.ACT_2025_170, other_ground="6 §")
    assert detailed.provision == "lagen (2025:170), 6\xa0§"


def test_what_the_note_does_not_say_is_a_dash_and_never_guessed() -> None:
    bare = page(what="", weighing="", told="", decided_by="", decider_title="", ground=None)
    assert {bare.what, bare.weighing, bare.told, bare.ground} == {"–"}
    assert bare.decider == "Den som beslutade"
    assert "Bakgrund" not in [one.label for one in page(initiative=None).facts]
    asked = page(initiative="på begäran", asked_by="Åklagaren")
    assert ("Bakgrund", "På begäran, begärdes av Åklagaren") in [
        (one.label, one.text) for one in asked.facts
    ]


def test_it_says_that_it_goes_to_nobody_and_has_one_box_for_the_decider() -> None:
    said = text(page())
    assert "Till akten. Lämnas inte till någon annan." in said
    assert said.count("Namnförtydligande") == 1
    assert said.index("Underskrift av den som beslutade") < said.index("| Karin Ahl, enhetschef |")


def test_the_explanation_stands_only_when_one_was_needed() -> None:
    assert "gäller ändå" not in text(page())
    assert "Lagrummet gäller ändå för att: Så är det." in text(page(despite="Så är det."))


def protected() -> bytes:
    what = "Att han bor hos mamma på Björkvägen 3 i Norrby, 0701740699."
    case = hidden(the_case())
    return rendered(KIND, printed(page(case, what=what), case, LINDASA))


def test_nothing_of_a_protected_guardian_is_in_any_part_of_the_file() -> None:
    whole = all_text(protected())
    assert "(utelämnat)" in whole
    assert not [secret for secret in SECRETS if secret in whole]


def long_one() -> bytes:
    much = "Det har hänt flera saker som vägdes. " * 90
    return rendered(KIND, page(what=much, weighing=much, told=much, despite=much))


def test_the_longest_record_opens_in_word_without_repair() -> None:
    audit_docx(long_one())


@pytest.mark.office
@pytest.mark.slow
def test_its_pages_are_fit_for_the_archive_and_no_signature_stands_alone(
    office: OfficePool,
) -> None:
    words = {
        "exempel": rendered(KIND, example_context(KIND)),
        "lång": long_one(),
        "skyddad": protected(),
    }
    pages = archived(office, words)
    assert len(read_pdf(pages["exempel"])) == 1
    last = read_pdf(pages["lång"])[-1]
    assert "Namnförtydligande" in last
    assert "Underskrift av den som beslutade" in last
    assert "om utlämnandet till Polisen den 23" in last.replace("\r\n", " ")
    whole = "".join("".join(read_pdf(pages["skyddad"])).split())
    assert not [secret for secret in SECRETS if "".join(secret.split()) in whole]


def corrected(day: str, stood: str, should_be: str) -> str:
    return headed(
        "rättelse",
        day,
        f"rättar: 2026-11-23\nrättelser:\n  - {{gäller: vad som lämnades ut, stod: {stood}, ska stå: {should_be}}}\n",
    )


def test_a_corrected_record_names_the_one_it_replaces() -> None:
    story = Story.started()
    story.accept(headed("utlämnande", "2026-11-23", NOTE))
    story.accept(corrected("2026-11-24", "på fredag", "på lördag"))
    story.accept(corrected("2026-11-25", "på lördag", "på söndag"))
    for end, replaced in ((2, []), (3, ["nr 201"]), (4, ["nr 301"])):
        (paper,) = [one for one in due(story.history[:end], PROFILE) if one.kind is DISCLOSURE_LOG]
        assert isinstance(paper.context, DisclosureContext)
        told = [one.text.split(",")[0] for one in paper.context.facts if one.label == "Ersätter"]
        assert told == replaced
    journal = headed("journal", "2026-11-26", "iakttagelser: Ringer Sara.\n")
    story.accept(journal)
    assert not [one for one in due(story.history, PROFILE) if one.kind is DISCLOSURE_LOG]
