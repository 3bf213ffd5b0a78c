"""The judges find what they are there to find: each planted fault, and no other."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.document import Document as Word
from docx.shared import RGBColor

from sigdocs.folders.outbox import Conflict
from sigdocs.rendering.office.pool import OfficePool, Paper
from tests.judging import Bench, Told, contrast, docx_faults, pdf_faults, told_by
from tests.paper_cases import FOLLOWED, START
from tests.paper_rendering import LEAFLETS, plan_paper

PLAN = Told("SIG-2026-014", "atgardsplan", "v2")
WHEN = dt.datetime(2026, 9, 22, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return plan_paper(FOLLOWED, START)


@pytest.fixture(scope="module")
def pdf(office: OfficePool, paper: bytes) -> bytes:
    return archived(office, paper)


def archived(office: OfficePool, paper: bytes) -> bytes:
    (made,) = office.archive([Paper(paper, "Åtgärdsplan SIG-2026-014", WHEN)])
    assert isinstance(made, bytes)
    return made


def spoilt(paper: bytes, spoil: Callable[[Word], None]) -> bytes:
    document = docx.Document(io.BytesIO(paper))
    spoil(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_sound_paper_has_no_faults(paper: bytes) -> None:
    assert docx_faults(paper, PLAN) == []


@pytest.mark.parametrize("left", ["{{ case.number }}", "None", "{% if x %}", "bild:logotyp"])
def test_what_is_left_of_the_template_is_a_fault(paper: bytes, left: str) -> None:
    def spoil(word: Word) -> None:
        word.paragraphs[3].text = f"Möte {left} i dag"

    assert any("kvar av mallen" in one for one in docx_faults(spoilt(paper, spoil), PLAN))


def test_a_cell_that_says_nothing_is_a_fault(paper: bytes) -> None:
    def spoil(word: Word) -> None:
        word.tables[0].rows[1].cells[2].text = " "

    assert any("en tom ruta" in one for one in docx_faults(spoilt(paper, spoil), PLAN))


def test_a_cell_to_fill_in_may_be_blank(paper: bytes) -> None:
    def spoil(word: Word) -> None:
        word.tables[0].rows[1].cells[2].text = ""

    form = Told("SIG-2026-014", "anteckning", "")
    assert not [one for one in docx_faults(spoilt(paper, spoil), form) if "tom ruta" in one]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (Told("SIG-2026-015", "atgardsplan", "v2"), "sidfoten saknar ärendenumret SIG-2026-015"),
        (Told("SIG-2026-014", "atgardsplan", "v3"), "sidfoten saknar ”version 3”"),
        (Told("SIG-2026-014", "atgardsplan", "nr2"), "sidfoten saknar ”nr 2”"),
    ],
)
def test_a_foot_that_names_another_paper_is_a_fault(paper: bytes, told: Told, fault: str) -> None:
    assert fault in docx_faults(paper, told)


def test_a_foot_without_page_numbers_is_a_fault(paper: bytes) -> None:
    def spoil(word: Word) -> None:
        for paragraph in word.sections[0].footer.paragraphs:
            paragraph.text = "SIG-2026-014 · Åtgärdsplan · version 2"

    assert "sidfoten saknar sida x (y)" in docx_faults(spoilt(paper, spoil), PLAN)


@pytest.mark.office
def test_sound_pages_have_no_faults(pdf: bytes) -> None:
    assert pdf_faults(pdf, PLAN) == []


@pytest.mark.office
def test_pages_of_another_version_are_told_of_one_by_one(pdf: bytes) -> None:
    faults = pdf_faults(pdf, Told("SIG-2026-014", "atgardsplan", "v7"))
    assert [one for one in faults if one.startswith("sida 1:")] == [
        "sida 1: sidfoten saknar ”version 7”"
    ]


@pytest.mark.office
def test_pale_text_is_a_fault(office: OfficePool, paper: bytes) -> None:
    def spoil(word: Word) -> None:
        word.paragraphs[3].add_run(" Blekt.").font.color.rgb = RGBColor(0x99, 0x99, 0x99)

    faults = pdf_faults(archived(office, spoilt(paper, spoil)), PLAN)
    assert [one for one in faults if "(153, 153, 153)" in one and "kontrasten 2.8" in one]


@pytest.mark.office
def test_text_that_is_read_in_another_order_than_it_stands_is_a_fault(pdf: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        first = document.Root.StructTreeRoot.K
        parent = first[0] if isinstance(first, pikepdf.Array) else first
        parent.K = pikepdf.Array(reversed(list(parent.K)))
        document.save(out)
    faults = "\n".join(pdf_faults(out.getvalue(), PLAN))
    assert "läses efter sida" in faults
    assert "står ovanför" in faults


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((119, 119, 119), (255, 255, 255), 4.48),
        ((31, 78, 95), (31, 78, 95), 1.0),
    ],
)
def test_contrast_is_that_of_wcag(
    one: tuple[int, int, int], other: tuple[int, int, int], expected: float
) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SIG-2026-014_atgardsplan_v2_2026-09-22.docx", PLAN),
        (
            "SIG-2026-014_aterkallelse_bekraftelse_nr401_2026-09-22.pdf",
            Told("SIG-2026-014", "aterkallelse_bekraftelse", "nr401"),
        ),
        (
            "SIGUV-2026-3_lopande_journal_2026-09-22.pdf",
            Told("SIGUV-2026-3", "lopande_journal", ""),
        ),
        (
            "SIG-2026-014_anteckning_uppfoljning_2026-10-06.docx",
            Told("SIG-2026-014", "anteckning", ""),
        ),
        ("anteckning_samtycke.docx", Told("", "anteckning", "")),
        ("informationsfolder_ar.pdf", Told("", "informationsfolder", "", LEAFLETS["ar"].tag)),
        ("informationsblad_sv-lattlast.docx", Told("", "informationsblad", "")),
        (
            "NOMINERINGAR_fokusgruppslista_nr1_2026-01-07.pdf",
            Told("NOMINERINGAR", "fokusgruppslista", "nr1"),
        ),
    ],
)
def test_a_files_name_tells_which_paper_it_is(name: str, told: Told) -> None:
    assert told_by(name) == told


def test_the_bench_judges_what_is_published_and_lets_it_through(paper: bytes) -> None:
    bench = Bench()
    seen: list[object] = []

    def remember(*told: object) -> Conflict:
        seen.append(told)
        return Conflict(Path(), ())

    publish = bench.listening(remember)
    spoilt_paper = spoilt(paper, lambda word: setattr(word.paragraphs[3], "text", "{{ x }}"))
    files = {"SIG-2026-014_atgardsplan_v2_2026-09-22.docx": spoilt_paper, "kvitto.txt": b"None"}
    publish("utkorg", "mapp", files)
    assert seen == [("utkorg", "mapp", files)]
    assert [one for one in bench.faults if "{{ x }}" in one]
    assert all(one.startswith("SIG-2026-014_atgardsplan") for one in bench.faults)


def test_a_standing_file_is_judged_as_it_is_laid(tmp_path: Path, paper: bytes) -> None:
    bench = Bench()
    laid: list[Path] = []

    def remember(path: Path, content: bytes) -> bool:
        laid.append(path)
        return bool(content)

    lay = bench.listening_to_one(remember)
    assert lay(tmp_path / "informationsblad_sv.docx", paper)
    assert laid == [tmp_path / "informationsblad_sv.docx"]
    assert bench.faults == []
    lay(tmp_path / "informationsblad_en.pdf", b"%PDF")
    assert bench.faults == []
