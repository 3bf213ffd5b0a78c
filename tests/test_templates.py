import datetime as dt
import io
import itertools
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from sigdocs.documents import due as kinds
from sigdocs.model.case import Case
from sigdocs.model.people import Protection
from sigdocs.model.version import PlanVersion
from sigdocs.rendering.library import CONTEXTS, must_hold
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.redline.alignment import identity
from sigdocs.rendering.template.check import check_template
from tests.oracles import audit_docx
from tests.paper_cases import (
    FOLLOWED,
    PROFILE,
    START,
    TEMPLATES,
    cases,
    with_commitments,
    with_long_answer,
    with_long_name,
    without_goals,
)
from tests.paper_rendering import KINDS, example_context, plan_paper, rendered, text_of

DAY = dt.date(2026, 9, 8)
STEPS = ("Title", "Heading 1", "Heading 2", "Heading 3")
WITHOUT_A_CASE = {
    *("lattlast_plan", "informationsblad", "informationsfolder"),
    *("vilande_lista", "fokusgruppslista"),
}
"""Papers for anybody or of many cases; the young person's own plan has the number in its foot."""
PLAIN = PlanVersion(version=1, seq=1, meeting_on=DAY, issued_on=DAY)


def source(kind: str) -> bytes:
    return (TEMPLATES / kind / f"{kind}.docx").read_bytes()


def all_xml(paper: bytes) -> str:
    package = open_package(paper)
    assert isinstance(package, Package)
    return "\n".join(
        data.decode() for name, data in package.parts.items() if name.endswith((".xml", ".rels"))
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_fits_what_it_is_filled_with(kind: str) -> None:
    assert check_template(source(kind), CONTEXTS[kind], must_hold=must_hold(kind)) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_opens_in_word_without_repair(kind: str) -> None:
    audit_docx(source(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_templates_description_agrees_with_the_program(kind: str) -> None:
    told = tomllib.loads((TEMPLATES / kind / "kind.toml").read_text("utf-8"))
    known = next(paper.kind for paper in kinds.PAPERS if paper.kind.slug == kind)
    assert tuple(told.pop("maste_ha", ())) == must_hold(kind)
    assert told == {
        "namn": known.name,
        "handlingsslag": known.document_class,
        "mottagare": [*known.receives],
        "undertecknas": known.signed,
        "innehall": CONTEXTS[kind].__name__,
    }


def test_templates_hold_data_only() -> None:
    endings = {path.suffix for path in TEMPLATES.rglob("*") if path.is_file()}
    assert endings <= {".docx", ".toml", ".json", ".txt", ".png", ".md"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_reads_as_the_golden_text(
    kind: str, golden: Callable[[Path, str], None]
) -> None:
    golden(TEMPLATES / kind / "exempel.txt", text_of(rendered(kind, example_context(kind))))


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_opens_in_word_without_repair(kind: str) -> None:
    audit_docx(rendered(kind, example_context(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_case_gives_the_same_bytes(kind: str) -> None:
    assert rendered(kind, example_context(kind)) == rendered(kind, example_context(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_no_tag_and_no_none_is_left_in_the_paper(kind: str) -> None:
    xml = all_xml(rendered(kind, example_context(kind)))
    assert not re.search(r"\{\{|\{%|%\}|\}\}|>None<|bild:", xml)


@pytest.mark.parametrize("kind", KINDS)
def test_the_logotype_says_what_it_shows(kind: str) -> None:
    assert 'descr="Lindåsa kommuns logotyp"' in all_xml(rendered(kind, example_context(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_no_persons_name_is_in_the_files_properties(kind: str) -> None:
    paper = docx.Document(io.BytesIO(rendered(kind, example_context(kind))))
    told = paper.core_properties
    assert "Ekdahl" not in f"{told.title}{told.author}{told.subject}{told.last_modified_by}"
    assert told.language == "sv-SE"


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_one_level_at_a_time(kind: str) -> None:
    paper = docx.Document(io.BytesIO(rendered(kind, example_context(kind))))
    levels = [
        int(p.style.name[-1])
        for p in paper.paragraphs
        if p.style is not None and p.style.name and p.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(now <= before + 1 for before, now in itertools.pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_each_step_of_headings_is_smaller_than_the_one_above(kind: str) -> None:
    paper = docx.Document(io.BytesIO(rendered(kind, example_context(kind))))
    used = {p.style.name for p in paper.paragraphs if p.style is not None}
    sizes = [paper.styles[name].font.size for name in STEPS if name in used]
    assert all(above > below for above, below in itertools.pairwise(sizes))


@pytest.mark.parametrize("kind", KINDS)
def test_the_case_is_told_by_its_number_first_under_the_same_label(kind: str) -> None:
    context = example_context(kind)
    told = [one.text for one in getattr(context, "facts", ()) if one.label == "Ärende"]
    assert all(re.match(r"SIG(?:UV)?-\d{4}-\d{3}\b", text) for text in told)
    assert len(told) == (kind not in WITHOUT_A_CASE)


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_a_template_are_set_as_swedish_is(kind: str) -> None:
    paper = docx.Document(io.BytesIO(source(kind)))
    words = "\n".join(t.text or "" for t in paper.element.iter(qn("w:t")))
    fixed = re.sub(r"\{[{%].*?[%}]\}", "x", words, flags=re.DOTALL)
    assert not re.search(r"[\"']| - |\.\.\.|kl\. \d|\d (?:kap\.|§|år\b)|§ \d", fixed)


def test_every_table_repeats_its_header_and_splits_no_row() -> None:
    paper = docx.Document(io.BytesIO(plan_paper(FOLLOWED, START)))
    assert paper.tables
    for table in paper.tables:
        head, *rows = table._tbl.findall(qn("w:tr"))
        assert [*head.iter(qn("w:tblHeader"))]
        assert all([*row.iter(qn("w:cantSplit"))] for row in rows)


def test_a_row_is_known_by_the_id_in_its_first_cell() -> None:
    paper = docx.Document(io.BytesIO(plan_paper(FOLLOWED, START)))
    first = [row.cells[0].text for table in paper.tables for row in table.rows[1:]]
    assert sorted(first) == sorted(item.id for item in FOLLOWED.commitments)
    assert all(identity(cell) == cell for cell in first)


@pytest.mark.parametrize(
    "case",
    [
        with_commitments(1),
        with_commitments(40),
        with_long_answer(),
        with_long_name(),
        without_goals(),
    ],
    ids=["one", "forty", "long", "name", "none"],
)
def test_an_unusual_plan_opens_in_word_without_repair(case: Case) -> None:
    audit_docx(plan_paper(case))


def test_an_internal_plan_says_so_and_why() -> None:
    plan = PLAIN.model_copy(update={"internal": ("samtycket gick ut 2026-08-31",)})
    text = text_of(plan_paper(START, plan=plan))
    assert "Internt arbetsmaterial – får inte delas\nSamtycket gick ut 2026-08-31" in text
    assert "Planen skickas till" not in text


def test_a_plan_that_may_be_shared_does_not_say_internal() -> None:
    assert "Internt" not in text_of(plan_paper(START))


def test_nothing_about_a_protected_persons_home_is_in_any_part_of_the_file() -> None:
    secrets = {"address": "Björkvägen 3, 123 45 Norrby", "phone": "070-1740699"}
    youth = START.youth.model_copy(update={**secrets, "protection": Protection.REGISTERED})
    words = "Jag bor på Björkvägen 3 i Norrby, ring 0701740699."
    case = START.model_copy(update={"youth": youth, "youth_words": words, "safety": words})
    xml = all_xml(plan_paper(case))
    for secret in ("Björkvägen", "Norrby", "1740699", "123 45", "april 2011", "20110415"):
        assert secret not in xml


@settings(max_examples=25, deadline=None)
@given(cases())
def test_any_case_renders_and_loses_no_word_of_the_youths(case: Case) -> None:
    text = text_of(plan_paper(case, plan=PLAIN))
    for written in (case.youth_words, case.youth_goals, case.safety):
        assert written in text or not written


def test_the_profiles_colour_is_used() -> None:
    assert PROFILE.accent in all_xml(plan_paper(START))
