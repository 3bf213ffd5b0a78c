"""What holds for every kind of paper, nearly empty, as the sample, and far too long."""

import datetime as dt
import io
import re
from functools import cache

import docx
import pypdfium2
import pytest

from sigdocs.documents.due import PAPERS
from sigdocs.rendering.office.pool import OfficePool, Paper
from tests.judging import Told, docx_faults, pdf_faults
from tests.oracles import audit_docx
from tests.paper_extremes import bare_context, long_context
from tests.paper_rendering import KINDS, example_context, rendered

WHEN = dt.datetime(2026, 9, 22, tzinfo=dt.UTC)
MM = 72 / 25.4
CORNER = 30 * MM
LEAST_LINE = 8 * MM
BROKEN = "[\x02\ufffe]"
"""What stands for a hyphen at the end of a line."""
LEAST_TEXT = 150
"""Letters on a page with its head: fewer is a tail that should have stayed with its text."""
LEAFLETS = {"informationsblad", "informationsfolder"}
LONG = tuple(kind for kind in KINDS if kind not in LEAFLETS)
FILLED = (
    *(("short", kind) for kind in KINDS),
    *(("sample", kind) for kind in KINDS),
    *(("long", kind) for kind in LONG),
)
PAGES = dict.fromkeys(KINDS, 1) | {
    "atgardsplan": 4,
    "lattlast_plan": 3,
    "genomforandeplan": 3,
    "beslutsunderlag": 2,
    "avslutssammanstallning": 3,
    "lopande_journal": 2,
    "samtycke": 2,
    "samtycke_fornyelse": 2,
    "informationsfolder": 2,
}
"""How long each sample is: one page more is one that somebody should have looked at."""
SHORT_PAGES = PAGES | {
    "atgardsplan": 1,
    "lattlast_plan": 1,
    "genomforandeplan": 2,
    "avslutssammanstallning": 2,
    "lopande_journal": 1,
}
SIGNED = {
    "genomforandeplan": "Jag har varit med och tagit fram planen",
    "pausbeslut": "Insatsen pausas enligt förslaget",
    "utlamnandelogg": "Jag beslutade om utlämnandet",
    "beslutsunderlag": "insatsen beviljas enligt förslaget",
    "arbetsfordelning": "Jag fastställer arbetsfördelningen",
    "avslutssammanstallning": "Sammanställningen stämmer med det som står i akten",
    "samtycke": "jag samtycker till det som är ikryssat",
    "samtycke_fornyelse": "jag samtycker till det som är ikryssat",
    "journalanteckning": "Namnförtydligande",
}
"""What a name is put to: the sentence or the choices in the box that is signed."""
INITIALLED = {"delgivningslista", "adresslista"}
"""Lists where each row is ticked off."""
ALONE = {
    "journalanteckning": "Signatur",
    "utlamnandelogg": "Lagtexten i programmet",
    "pausbeslut": "Beslut",
    "beslutsunderlag": "Beslut",
    "arbetsfordelning": "Fastställd",
    "avslutssammanstallning": "Underskrift",
}
"""What stands on the page of the only box to sign a paper, so that it never stands alone."""

pytestmark = [pytest.mark.office, pytest.mark.slow]


@cache
def word(filling: str, kind: str) -> bytes:
    make = {"short": bare_context, "sample": example_context, "long": long_context}[filling]
    return rendered(kind, make(kind))


@pytest.fixture(scope="module")
def pdfs(office: OfficePool) -> dict[tuple[str, str], bytes]:
    """Every kind in every filling, through LibreOffice once."""
    made = office.archive([Paper(word(*each), each[1], WHEN) for each in FILLED])
    assert not [each for each in made if isinstance(each, Exception)]
    return {each: pdf for each, pdf in zip(FILLED, made, strict=True) if isinstance(pdf, bytes)}


@cache
def pages_of(pdf: bytes) -> tuple[str, ...]:
    """Give the text between head and foot of each page, with plain spaces."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    found = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage().get_text_bounded(0, CORNER, width, height - 18 * MM)
        found.append(text.replace("\xa0", " ").replace("\r\n", "\n").strip())
    document.close()
    return tuple(found)


def heights(pdf: bytes, label: str) -> list[float]:
    """Give how high up on its page each text that begins so reaches."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    found = []
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        found += [box[3] for box in boxes if text.get_text_bounded(*box).startswith(label)]
    document.close()
    return found


def sample_told(kind: str) -> Told:
    """Give what the sample's foot says: its case, and its version when it has one."""
    head = getattr(example_context(kind), "letterhead", None)
    if head is None:
        return Told("SIG-2026-014", kind, "")
    version = re.search(r"version (\d+)", head.foot.replace("\xa0", " "))
    return Told(head.foot.split(" · ")[0], kind, f"v{version[1]}" if version else "")


def test_every_kind_that_is_signed_has_its_sentence_here() -> None:
    signed = {paper.kind.slug for paper in PAPERS if paper.kind.signed}
    assert {*SIGNED} == signed & {*KINDS} - INITIALLED


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_has_no_fault_that_a_judge_finds(
    pdfs: dict[tuple[str, str], bytes], kind: str
) -> None:
    told = sample_told(kind)
    assert docx_faults(word("sample", kind), told) == []
    assert pdf_faults(pdfs["sample", kind], told) == []


@pytest.mark.parametrize(("filling", "kind"), [each for each in FILLED if each[0] != "sample"])
def test_short_and_long_open_in_word_without_repair(filling: str, kind: str) -> None:
    audit_docx(word(filling, kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_as_many_pages_as_it_was_drawn_for(
    pdfs: dict[tuple[str, str], bytes], kind: str
) -> None:
    counted = (len(pages_of(pdfs["short", kind])), len(pages_of(pdfs["sample", kind])))
    assert counted == (SHORT_PAGES[kind], PAGES[kind])


@pytest.mark.parametrize(("filling", "kind"), FILLED)
def test_two_corners_of_every_page_are_white(
    pdfs: dict[tuple[str, str], bytes], filling: str, kind: str
) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(pdfs[filling, kind]))
    for page in document:
        picture = page.render(scale=0.6).to_pil().convert("L")
        width, height, side = picture.width, picture.height, int(CORNER * 0.6) - 1
        top_right = picture.crop((width - side, 0, width, side))
        bottom_left = picture.crop((0, height - side, side, height))
        assert top_right.getextrema() == bottom_left.getextrema() == (255, 255)
    document.close()


@pytest.mark.parametrize(("filling", "kind"), FILLED)
def test_no_page_is_all_but_blank_and_none_ends_with_a_heading(
    pdfs: dict[tuple[str, str], bytes], filling: str, kind: str
) -> None:
    document = docx.Document(io.BytesIO(word(filling, kind)))
    styled = ((p.style.name or "" if p.style else "", p.text) for p in document.paragraphs)
    headings = {text.replace("\xa0", " ").strip() for name, text in styled if "Heading" in name}
    pages = pages_of(pdfs[filling, kind])
    assert [page for page in pages if len(page) < LEAST_TEXT] == []
    assert not [page for page in pages if page.splitlines()[-1].strip() in headings]


@pytest.mark.parametrize(
    ("filling", "kind"), [(filling, kind) for filling, kind in FILLED if kind in SIGNED]
)
def test_what_is_signed_stands_on_the_page_of_the_signature(
    pdfs: dict[tuple[str, str], bytes], filling: str, kind: str
) -> None:
    pages = [page for page in pages_of(pdfs[filling, kind]) if "Namnförtydligande" in page]
    assert pages
    for page in pages:
        assert page.count(SIGNED[kind]) == page.count("Namnförtydligande")
        assert ALONE.get(kind, "") in page


@pytest.mark.parametrize("kind", ["utlamnandelogg", "pausbeslut", "beslutsunderlag"])
def test_there_is_room_to_write_between_the_lines(
    pdfs: dict[tuple[str, str], bytes], kind: str
) -> None:
    (name,), (place, *_) = (
        heights(pdfs["sample", kind], label) for label in ("Namnförtydligande", "Ort ")
    )
    assert name - place >= LEAST_LINE


@pytest.mark.parametrize("kind", KINDS)
def test_no_phone_number_or_date_is_broken(pdfs: dict[tuple[str, str], bytes], kind: str) -> None:
    for filling in ("short", "sample"):
        for page in pages_of(pdfs[filling, kind]):
            assert not re.search(rf"\d(?:{BROKEN}|-\n)\d", page)
