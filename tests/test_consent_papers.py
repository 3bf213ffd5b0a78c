"""The papers about consent: when each is due, for whom, and what never stands on them."""

import datetime as dt
import io
import re

import pypdfium2
import pytest
from docx.oxml.ns import qn

from sigdocs.documents.consent_form import ConsentFormContext
from sigdocs.documents.document import Document
from sigdocs.documents.kinds import due
from sigdocs.model.case import Case, ConsentRequest
from sigdocs.model.people import Protection
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.pdf_check import check
from tests.casework_notes import CONSENT, PROFILE, Story, headed
from tests.consent_examples import CONSENT_PAPERS, confirmation, form
from tests.oracles import audit_docx
from tests.paper_cases import example
from tests.paper_rendering import example_context, rendered, text_of
from tests.protecting import printed
from tests.test_consent_state import ASKED

WHEN = dt.datetime(2026, 9, 1, 12, tzinfo=dt.UTC)
WITHDRAWN = "samtycke: [{samtycke: återkallat, lämnat av: [Milo], parter: [{part: Mini-Maria}]}]"
SECRETS = ("Björkvägen", "Norrby", "1740699", "123 45", "12345")
MM = 72 / 25.4
_PATH, _THIN, _TALL = 2, 3, 45


def papers(story: Story, kind: str = "") -> list[Document]:
    found = due(story.history, PROFILE)
    return [one for one in found if one.kind.slug == kind or (not kind and one.party)]


def text(document: Document) -> str:
    assert document.context is not None
    return text_of(rendered(document.kind.slug, document.context))


def test_a_case_opened_without_consent_yields_the_form_for_those_who_must_sign() -> None:
    (document,) = papers(Story.started(ASKED), "samtycke")
    said = text(document)
    assert document.stem == "SIG-2026-014_samtycke_nr101_2026-09-01"
    for name in ("Sara Ekdahl", "Jonas Ekdahl"):
        assert f"{name}, vårdnadshavare" in said
    assert "Milo Ekdahl, den det gäller" in said
    assert said.count("Jag avstår från att samtycka") == 3
    assert "| Polisen | □ | □ |  | □ |" in said


def test_an_adult_signs_alone() -> None:
    adult = ASKED.replace("201104152390", "199604152390").replace("vårdnadshavare:", "x:")
    adult = re.sub(r"x:\n(?:  - .*\n)+", "ärendetyp: unga vuxna\n", adult)
    (document,) = papers(Story.started(adult), "samtycke")
    assert text(document).count("Jag avstår") == 1


def test_who_needs_an_interpreter_has_a_line_for_it() -> None:
    spoken = ASKED.replace("relation: mamma", "relation: mamma, språk: somaliska, tolk: true")
    (document,) = papers(Story.started(spoken), "samtycke")
    assert "Språk: somaliska, tolk behövs." in text(document)
    assert "Tolk (namn)" in text(document)
    (plain,) = papers(Story.started(ASKED), "samtycke")
    assert "Tolk" not in text(plain)


def test_consent_from_all_yields_an_attest_to_each_party_and_not_to_the_same_committee() -> None:
    story = Story.started(ASKED)
    story.accept(headed("samtycke", "2026-09-02", CONSENT))
    found = papers(story, "samtyckesintyg")
    assert {one.party for one in found} == {"polisen", "bjorkskolan", "mini-maria"}
    assert len({one.number for one in found}) == len(found)
    for one in found:
        assert "Till och med\t28 februari 2027" in text(one).replace("\xa0", " ")
        assert "Sara" not in text(one)


def test_half_the_family_yields_no_attest() -> None:
    story = Story.started(ASKED)
    story.accept(headed("samtycke", "2026-09-02", CONSENT.replace("båda vh, Milo", "Sara")))
    assert papers(story, "samtyckesintyg") == []


def test_a_withdrawal_yields_a_confirmation_and_a_notice_to_the_party_alone() -> None:
    story = Story.started()
    story.accept(headed("samtycke", "2026-10-02", WITHDRAWN))
    (answer,) = papers(story, "aterkallelse_bekraftelse")
    assert "De här verksamheterna får inga fler uppgifter:\nMini-Maria\n" in text(answer)
    assert "Det här gäller fortfarande" in text(answer)
    (notice,) = papers(story)
    assert (notice.kind.slug, notice.party) == ("besked_upphort", "mini-maria")
    assert not re.search("Milo|Ekdahl|2011|återkall", text(notice))


def test_a_whole_withdrawal_tells_every_party() -> None:
    story = Story.started()
    story.accept(
        headed("samtycke", "2026-10-02", WITHDRAWN.replace(", parter: [{part: Mini-Maria}]", ""))
    )
    assert {one.party for one in papers(story)} == {"polisen", "bjorkskolan", "mini-maria"}
    (answer,) = papers(story, "aterkallelse_bekraftelse")
    assert "Hela samtycket är återkallat" in text(answer)
    assert "fortfarande" not in text(answer)


def test_a_lesser_consent_tells_the_party_what_it_lost_and_keeps() -> None:
    story = Story.started()
    less = WITHDRAWN.replace("återkallat", "ändrat").replace(
        "{part: Mini-Maria}", "{part: Mini-Maria, slags uppgifter: [skolgång]}"
    )
    less = less.replace("}]}]", "}], till och med: 2027-02-28}]")
    story.accept(headed("samtycke", "2026-10-02", less))
    (notice,) = papers(story)
    assert "Ni får fortfarande ta emot uppgifter om: skolgång och närvaro." in text(notice)
    assert "inte längre ta emot uppgifter om: brottsmisstankar" in text(notice)


def test_consent_about_to_end_yields_the_renewal_once() -> None:
    story = Story.started()
    story.accept(headed("journal", "2027-02-10", "iakttagelser: Ringer Sara.\n"))
    (document,) = papers(story, "samtycke_fornyelse")
    assert "samtycket som går ut 28 februari 2027" in text(document).replace("\xa0", " ")
    story.accept(headed("journal", "2027-02-11", "iakttagelser: Ringer igen.\n"))
    assert papers(story, "samtycke_fornyelse") == []


def test_no_title_or_path_names_a_person_or_a_party() -> None:
    story = Story.started(ASKED)
    story.accept(headed("samtycke", "2026-09-02", CONSENT))
    story.accept(headed("samtycke", "2026-10-02", WITHDRAWN))
    for seq in (1, 2, 3):
        for one in due(story.history[:seq], PROFILE):
            assert not re.search("(?i)milo|ekdahl|maria|polis|skol", one.title + one.stem)


def protected(kind: str) -> bytes:
    told = example(kind)
    case = _hidden(Case.model_validate(told["fall"]))
    if "före" in told:
        told["före"] = _hidden(Case.model_validate(told["före"])).model_dump(mode="json")
    return rendered(kind, printed(CONSENT_PAPERS[kind](told, case), case))


def _hidden(case: Case) -> Case:
    secret = {
        "address": "Björkvägen 3, 123 45 Norrby",
        "phone": "070-1740699",
        "protection": Protection.REGISTERED,
    }
    mother, *others = case.guardians
    said = [
        one.model_copy(update={"exceptions": ("inte till Björkvägen 3 i Norrby, 0701740699",)})
        for one in case.consents
    ]
    hidden = (mother.model_copy(update=secret), *others)
    return case.model_copy(update={"guardians": hidden, "consents": tuple(said)})


@pytest.mark.parametrize("kind", CONSENT_PAPERS)
def test_nothing_of_a_protected_guardian_is_in_any_part_of_the_file(kind: str) -> None:
    package = open_package(protected(kind))
    assert isinstance(package, Package)
    whole = "".join(package.parts) + "".join(
        data.decode("utf-8", "replace") for data in package.parts.values()
    )
    assert not [secret for secret in SECRETS if secret in whole]


def long_form() -> ConsentFormContext:
    context = form(example("samtycke"), Case.model_validate(example("samtycke")["fall"]))
    asked = [*context.parties, *(f"Föreningen nummer {n} i Lindåsa" for n in range(9))]
    name = context.signers[0].model_copy(update={"name": "Maximiliana-Alexandrina " * 3})
    many = (name, *context.signers, *context.signers)
    return context.model_copy(
        update={"parties": tuple(asked), "signers": many, "interpreted": True}
    )


@pytest.fixture(scope="module")
def pages(office: OfficePool) -> dict[str, bytes]:
    words = {kind: rendered(kind, example_context(kind)) for kind in CONSENT_PAPERS}
    words["lång"] = rendered("samtycke", long_form())
    words |= {f"skyddad {kind}": protected(kind) for kind in CONSENT_PAPERS}
    made = office.archive([Paper(word, name, WHEN) for name, word in words.items()])
    return {name: pdf for name, pdf in zip(words, made, strict=True) if isinstance(pdf, bytes)}


def read(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


@pytest.mark.office
@pytest.mark.slow
def test_every_page_is_fit_for_the_archive(pages: dict[str, bytes]) -> None:
    assert len(pages) == 2 * len(CONSENT_PAPERS) + 1
    assert {name: check(pdf) for name, pdf in pages.items() if check(pdf)} == {}
    lengths = {name: len(read(pages[name])) for name in CONSENT_PAPERS}
    assert lengths == {
        kind: 2 if "intyg" not in kind and "samtycke" in kind else 1 for kind in lengths
    }


@pytest.mark.office
@pytest.mark.slow
def test_nothing_of_a_protected_guardian_is_in_the_pages(pages: dict[str, bytes]) -> None:
    for name, pdf in pages.items():
        if name.startswith("skyddad"):
            whole = "".join("".join(read(pdf)).split()) + pdf.decode("latin-1")
            assert not [secret for secret in SECRETS if "".join(secret.split()) in whole]


@pytest.mark.office
@pytest.mark.slow
def test_what_is_signed_stands_on_the_page_of_its_signature(pages: dict[str, bytes]) -> None:
    for name in ("samtycke", "lång"):
        for page in read(pages[name]):
            blocks = [
                page.count(part) for part in ("samtycker till det", "Namnförtyd", "Jag avstår")
            ]
            assert len({*blocks}) == 1


@pytest.mark.office
@pytest.mark.slow
def test_a_signature_box_is_large_enough_and_whole(pages: dict[str, bytes]) -> None:
    sizes = []
    document = pypdfium2.PdfDocument(io.BytesIO(pages["lång"]))
    for page in document:
        bounds = [one.get_bounds() for one in page.get_objects() if one.type == _PATH]
        sides = {(x0, y0, y1) for x0, y0, x1, y1 in bounds if x1 - x0 < _THIN and y1 - y0 > _TALL}
        for high in {(y0, y1) for _, y0, y1 in sides}:
            left, right = sorted(x0 for x0, y0, y1 in sides if (y0, y1) == high)
            sizes.append(((right - left) / MM, (high[1] - high[0]) / MM))
    document.close()
    assert len(sizes) == 7
    assert all(width >= 85 and height >= 17.9 for width, height in sizes)


def test_the_longest_form_opens_in_word_without_repair() -> None:
    audit_docx(rendered("samtycke", long_form()))


def test_a_box_in_the_template_asks_for_at_least_18_millimetres() -> None:
    package = open_package(rendered("samtycke", example_context("samtycke")))
    assert isinstance(package, Package)
    styles = package.xml("word/styles.xml")
    (style,) = [
        one for one in styles.iter(qn("w:style")) if one.get(qn("w:styleId")) == "Underskrift"
    ]
    (spacing,) = style.iter(qn("w:spacing"))
    assert int(spacing.get(qn("w:line"), "0")) / 20 / MM >= 17.9


def test_a_form_for_parties_without_police_says_nothing_of_them() -> None:
    told = example("samtycke")
    told["begäran"] = ConsentRequest.model_validate(
        told["begäran"] | {"parties": ["bjorkskolan"]}
    ).model_dump()
    context = form(told, Case.model_validate(told["fall"]))
    assert context.police == ""
    assert context.parties == ("Björkskolan",)


def test_a_case_without_coordinator_names_the_unit() -> None:
    told = example("aterkallelse_bekraftelse")
    case = Case.model_validate(told["fall"]).model_copy(update={"coordinator": ""})
    assert confirmation(told, case).signed_by == "Sociala insatsgruppen"


def test_what_has_ended_and_what_still_holds_are_written_alike_and_never_both() -> None:
    told = example("aterkallelse_bekraftelse")
    context = confirmation(told, Case.model_validate(told["fall"]))
    listed = (*context.ended, *context.kept)
    assert "Fältgruppen" in context.kept
    assert [name for name in listed if name[0].islower()] == []
    assert len({*listed}) == len(listed)
