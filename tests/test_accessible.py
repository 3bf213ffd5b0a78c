import io
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sigdocs.model.problem import Problem
from sigdocs.rendering.blank import blank_document
from sigdocs.rendering.library import CONTEXTS, Library
from sigdocs.rendering.package import Package, open_package, write_package
from sigdocs.rendering.template.accessible import accessibility_problems
from tests.paper_cases import TEMPLATES


def opened(document: Any) -> Package:
    target = io.BytesIO()
    document.save(target)
    package = open_package(target.getvalue())
    assert isinstance(package, Package)
    return package


def said(document: Any) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in accessibility_problems(opened(document))]


def titled() -> Any:
    document = blank_document()
    document.add_paragraph("Plan", style="Title")
    return document


def two_rows(document: Any) -> Any:
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Vad", "Vem", "Boxning", "Fritid"), strict=True):
        cell.text = text
    return table


@pytest.mark.parametrize("slug", sorted(CONTEXTS))
def test_the_programs_own_templates_can_be_read_by_everybody(slug: str) -> None:
    package = open_package(Library(TEMPLATES / "finns-inte").packaged(slug).data)
    assert isinstance(package, Package)
    assert accessibility_problems(package) == ()


def test_a_paper_without_a_real_heading_is_told() -> None:
    assert said(blank_document()) == [("mall-utan-rubriker", "")]


def test_a_line_that_is_only_bold_is_shown_as_a_likely_heading_but_stops_nothing() -> None:
    document = titled()
    document.add_paragraph().add_run("Våra mål").bold = True
    problems = accessibility_problems(opened(document))
    assert [(one.code, one.path, one.blocks) for one in problems] == [
        ("mall-oakta-rubrik", "brödtexten, stycke 2", False)
    ]


@pytest.mark.parametrize("text", ["{{ title }}", "Obs: detta gäller.", "x", "ord " * 30])
def test_bold_text_that_is_no_heading_is_left_alone(text: str) -> None:
    document = titled()
    document.add_paragraph().add_run(text).bold = True
    assert said(document) == []


def test_a_heading_level_that_is_skipped_is_told_with_the_one_that_is_missing() -> None:
    document = titled()
    document.add_paragraph("Mål", style="Heading 1")
    document.add_paragraph("Delmål", style="Heading 3")
    (problem,) = accessibility_problems(opened(document))
    assert problem.path == "brödtexten, stycke 3"
    assert "nivå 3" in problem.message
    assert "Rubrik 2" in problem.remedy


def test_a_table_whose_first_row_is_not_marked_is_told_until_it_is() -> None:
    document = titled()
    table = two_rows(document)
    assert said(document) == [("mall-tabell-utan-rubrikrad", "brödtexten, tabell 1, rad 1")]
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    assert said(document) == []
    mark.set(qn("w:val"), "false")
    assert len(said(document)) == 1


def test_rows_that_only_begin_and_end_a_loop_are_no_rows_of_the_paper() -> None:
    document = titled()
    table = document.add_table(3, 1)
    texts = ("{%tr for party in parties %}", "{{ party }}", "{%tr endfor %}")
    for cell, text in zip(table._cells, texts, strict=True):
        cell.text = text
    assert said(document) == []


def test_a_picture_without_words_is_told_unless_it_is_decoration(sample_docx: bytes) -> None:
    document = docx.Document(io.BytesIO(sample_docx))
    document.add_paragraph("Rubrik", style="Title")
    (frame,) = document.element.body.iter(qn("wp:docPr"))
    assert _codes(document) == []
    frame.set("descr", " ")
    assert _codes(document) == ["mall-bild-utan-text"]
    decoration = frame.makeelement(
        "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative", {"val": "1"}
    )
    frame.append(decoration)
    assert _codes(document) == []


def _codes(document: Any) -> list[str]:
    return [one.code for one in accessibility_problems(opened(document))]


def test_a_template_that_does_not_say_its_language_is_told() -> None:
    package = opened(titled())
    styles = package.parts["word/styles.xml"].replace(b'w:lang w:val="sv-SE"', b"w:lang")
    bare = open_package(write_package({**package.parts, "word/styles.xml": styles}))
    assert isinstance(bare, Package)
    (problem,) = accessibility_problems(bare)
    assert isinstance(problem, Problem)
    assert problem.code == "mall-utan-sprak"
