"""Charts in a Word file: native, in two fills, said in words, the same bytes each time."""

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sigdocs.documents.closing.charts import Bar, Chart
from sigdocs.errors import TemplateError
from sigdocs.rendering.chart import chart_alts, chart_xml
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.pdf import structure
from tests.paper_rendering import example_context, rendered
from tests.protecting import WHEN
from tests.test_closing_summary import KIND, bare, summary

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
BARS = st.builds(
    Bar,
    label=st.text(SIGNS, max_size=20),
    before=st.none() | st.floats(0, 10).map(lambda value: round(value, 1)),
    after=st.none() | st.floats(0, 10).map(lambda value: round(value, 1)),
)


def chart(*bars: Bar) -> Chart:
    return Chart(first="vid inskrivning", second="vid avslut", most=10, bars=bars, alt="Staplar")


def package(docx: bytes) -> Package:
    found = open_package(docx)
    assert isinstance(found, Package)
    return found


def example() -> bytes:
    return rendered(KIND, example_context(KIND))


@given(st.lists(BARS, max_size=6))
def test_every_number_that_was_told_stands_in_the_chart_and_no_other(bars: list[Bar]) -> None:
    root = etree.fromstring(chart_xml(chart(*bars)))
    drawn = [
        [float(point.findtext(f"{_C}v") or "") for point in series.iter(f"{_C}pt")]
        for series in root.iter(f"{_C}numCache")
    ]
    assert drawn == [
        [bar.before for bar in bars if bar.before is not None],
        [bar.after for bar in bars if bar.after is not None],
    ]


def test_the_two_fills_differ_as_white_and_black_do() -> None:
    root = etree.fromstring(chart_xml(chart(Bar(label="Oro", before=8, after=3))))
    fills = [
        str(series.find(f"{_C}spPr/{_A}solidFill/{_A}srgbClr").get("val"))  # type: ignore[union-attr] # each series has a fill
        for series in root.iter(f"{_C}ser")
    ]
    first, second = (int(fill[:2], 16) for fill in fills)
    assert first - second > 190


def test_a_number_that_is_not_whole_is_written_with_a_comma() -> None:
    assert "<a:t>8,5</a:t>" in chart_xml(chart(Bar(label="Oro", before=8.5, after=3))).decode()


def test_the_same_numbers_give_the_same_bytes() -> None:
    assert example() == example()


def test_each_chart_says_in_words_what_it_shows() -> None:
    milo, worry = chart_alts(example())
    assert milo.startswith("Stapeldiagram: Milo Ekdahl, skala 0 till 10. Hur viktigt: gå i skolan")
    assert "Sara Ekdahl 8 vid inskrivning, 3 vid avslut" in worry


def test_the_picture_that_shows_the_place_is_not_left_in_the_paper() -> None:
    for paper in (example(), rendered(KIND, summary(bare()))):
        assert not [name for name in package(paper).parts if name.endswith("diagram.png")]
    assert chart_alts(rendered(KIND, summary(bare()))) == ()


def test_a_file_without_charts_or_no_file_at_all_has_none() -> None:
    assert chart_alts(rendered("pausbeslut", example_context("pausbeslut"))) == ()
    assert chart_alts(b"") == ()


def test_a_place_that_says_nothing_to_draw_is_refused() -> None:
    context = summary(bare()).model_copy(update={"charts": example_charts("{}")})
    with pytest.raises(TemplateError, match="ValidationError"):
        rendered(KIND, context)


def example_charts(drawing: str) -> tuple[object, ...]:
    (first, *_) = example_context(KIND).charts  # type: ignore[attr-defined] # the summary has charts
    return (first.model_copy(update={"drawing": drawing}),)


@pytest.mark.office
@pytest.mark.slow
def test_the_pdf_says_the_same_of_each_chart(office: OfficePool, tmp_path: Path) -> None:
    (pdf,) = office.archive([Paper(example(), "Avslut", WHEN)])
    assert isinstance(pdf, bytes)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        said = [str(one.get("/Alt", "")) for one in structure(document, "/Figure")]
    assert [one for one in said if one.startswith("Stapeldiagram")] == [*chart_alts(example())]
    assert office.archive([Paper(example(), "Avslut", WHEN)]) == [pdf]
