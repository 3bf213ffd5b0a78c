"""The papers as pages: what a person sees when they are printed."""

import datetime as dt
import io
import re
from collections.abc import Callable
from functools import cache

import pypdfium2
import pytest

from sigdocs.documents.casefile.journal import JournalContext
from sigdocs.model.case import Case
from sigdocs.model.version import PlanVersion
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.pdf_check import check
from tests.paper_cases import (
    FOLLOWED,
    START,
    with_commitments,
    with_long_answer,
    with_long_name,
    without_goals,
)
from tests.paper_rendering import example_context, plan_paper, rendered

pytestmark = [pytest.mark.office, pytest.mark.slow]

WHEN = dt.datetime(2026, 9, 22, tzinfo=dt.UTC)
DAY = dt.date(2026, 9, 22)
INTERNAL = PlanVersion(
    version=1, seq=1, meeting_on=DAY, issued_on=DAY, internal=("samtycket gick ut 2026-08-31",)
)
MM = 72 / 25.4
KIND, JOURNAL = "journalanteckning", "lopande_journal"
CORNER = 30 * MM
PAPERS: dict[str, tuple[Callable[[], bytes], range]] = {
    "start": (lambda: plan_paper(START), range(3, 5)),
    "followed": (lambda: plan_paper(FOLLOWED, START), range(3, 5)),
    "one": (lambda: plan_paper(with_commitments(1)), range(2, 4)),
    "forty": (lambda: plan_paper(with_commitments(40), START), range(6, 9)),
    "long": (lambda: plan_paper(with_long_answer(), START), range(4, 7)),
    "name": (lambda: plan_paper(with_long_name()), range(3, 5)),
    "none": (lambda: plan_paper(without_goals()), range(1, 3)),
    "internal": (lambda: plan_paper(START, plan=INTERNAL), range(3, 5)),
    "entry": (lambda: rendered(KIND, example_context(KIND)), range(1, 2)),
    "journal": (lambda: rendered(JOURNAL, example_context(JOURNAL)), range(2, 4)),
}
HEADINGS = re.compile(
    "Ändrat sedan.*|Det här gör du|Planen|Skola|Droger och hälsa|Fritid|Kriminalitet och umgänge|Familj"
    "|Med egna ord|Dina mål|Det här tycker du|Vårdnadshavarnas mål|Polisens uppdrag|Om planen inte håller"
    "|Vilka var med|Planen skickas (?:inte )?till|Alla ändringar|Uppgifter|Iakttagelser|Bedömning|Signatur"
    r"|Åtgärd eller beslut|Nr \d+\. .*|M\d+ .*|Nr Åtagande Vem.*"
)


@pytest.fixture(scope="module")
def pages(office: OfficePool) -> dict[str, bytes]:
    """Every paper above as the archive would have it."""
    papers = [Paper(make(), f"{name} SIG-2026-014", WHEN) for name, (make, _) in PAPERS.items()]
    made = office.archive(papers)
    assert not [each for each in made if isinstance(each, Exception)]
    return {name: pdf for name, pdf in zip(PAPERS, made, strict=True) if isinstance(pdf, bytes)}


@cache
def read(pdf: bytes) -> tuple[tuple[str, ...], ...]:
    """Give the lines of each page, without header and footer."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    found = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage().get_text_bounded(0, CORNER, width, height - CORNER)
        found.append(tuple(line.strip() for line in text.splitlines() if line.strip()))
    document.close()
    return tuple(found)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_fit_for_the_archive_and_for_screen_readers(
    pages: dict[str, bytes], name: str
) -> None:
    assert check(pages[name]) == ()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_as_many_pages_as_it_should(pages: dict[str, bytes], name: str) -> None:
    assert len(read(pages[name])) in PAPERS[name][1]


@pytest.mark.parametrize("name", PAPERS)
def test_two_corners_of_every_page_are_white(pages: dict[str, bytes], name: str) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(pages[name]))
    for page in document:
        picture = page.render(scale=1).to_pil().convert("L")
        width, height, side = picture.width, picture.height, int(CORNER)
        top_right = picture.crop((width - side, 0, width, side))
        bottom_left = picture.crop((0, height - side, side, height))
        assert top_right.getextrema() == bottom_left.getextrema() == (255, 255)
    document.close()


@pytest.mark.parametrize("name", PAPERS)
def test_no_page_ends_with_a_heading(pages: dict[str, bytes], name: str) -> None:
    lasts = [lines[-1] for lines in read(pages[name]) if lines]
    assert not [line for line in lasts if HEADINGS.fullmatch(line)]


@pytest.mark.parametrize("name", ["start", "followed", "name", "internal", "none"])
def test_the_first_page_answers_without_turning(pages: dict[str, bytes], name: str) -> None:
    first = "\n".join(read(pages[name])[0])
    for answer in ("Möte", "Nästa möte", "070-1740611", "Det här gör du", "SIG-2026-014"):
        assert answer in first


def test_many_changes_do_not_push_the_youths_part_off_the_first_page(
    pages: dict[str, bytes],
) -> None:
    assert "Det här gör du" in read(pages["forty"])[0]


def test_the_signature_never_stands_alone(office: OfficePool) -> None:
    context = example_context(KIND)
    assert isinstance(context, JournalContext)
    entry = context.entry
    lengths = range(8, 24, 3)
    papers = [
        rendered(
            KIND,
            context.model_copy(
                update={"entry": entry.model_copy(update={"observations": "En rad.\n" * lines})}
            ),
        )
        for lines in lengths
    ]
    for made in office.archive([Paper(paper, "x", WHEN) for paper in papers]):
        assert isinstance(made, bytes)
        last = read(made)[-1]
        assert "Signatur" in last
        assert last.index("Signatur") > 0


def test_dates_in_tables_are_never_broken(pages: dict[str, bytes]) -> None:
    lines = [line for page in read(pages["forty"]) for line in page]
    assert not [line for line in lines if re.search(r"\d{4}-(?:\d\d-?)?$", line)]


def test_every_page_says_which_it_is_of_how_many(pages: dict[str, bytes]) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(pages["forty"]))
    for number, page in enumerate(document, start=1):
        text = page.get_textpage().get_text_range()
        assert f"Sida {number} ({len(document)})" in text
        assert "SIG-2026-014 · Åtgärdsplan · version 1" in text
    document.close()


def test_later_pages_bear_the_secrecy_marking(pages: dict[str, bytes]) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(pages["start"]))
    texts = [page.get_textpage().get_text_range() for page in document]
    assert all("Sekretess" in text for text in texts)
    document.close()


def test_a_copier_in_grey_keeps_every_sign(pages: dict[str, bytes]) -> None:
    first = "\n".join(read(pages["followed"])[0])
    for sign in ("+", "→", "■", "▲", "○"):
        assert sign in first


def test_the_same_case_gives_the_same_pages(office: OfficePool, pages: dict[str, bytes]) -> None:
    again = office.archive([Paper(plan_paper(START), "start SIG-2026-014", WHEN)])
    assert again == [pages["start"]]


def test_an_empty_case_prints(office: OfficePool) -> None:
    bare = Case(
        number="SIG-2026-001", type=START.type, opened_on=DAY, youth=START.youth, plans=(INTERNAL,)
    )
    (made,) = office.archive([Paper(plan_paper(bare), "x", WHEN)])
    assert isinstance(made, bytes)
    assert len(read(made)) == 1
