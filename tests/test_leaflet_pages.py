"""The leaflets as printed and folded: what stands on which panel, in which letters."""

import datetime as dt
import io
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2
import pytest

from sigdocs.documents.document import Document
from sigdocs.documents.easy_plan import easy_plan_context
from sigdocs.documents.handouts import FOLDER, SHEET, standing_leaflets
from sigdocs.documents.leaflet import leaflet_context
from sigdocs.model.leaflet import LeafletTexts, Section
from sigdocs.model.profile import Staff
from sigdocs.rendering.library import pictures
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.pdf_check import check
from sigdocs.rendering.scrub import Properties
from sigdocs.rendering.template.accent import LEAST_CONTRAST, contrast
from sigdocs.rendering.wordml import W
from tests.oracles import audit_docx
from tests.paper_cases import FOLLOWED, START, version, with_commitments
from tests.paper_cases import PROFILE as BARE
from tests.paper_rendering import LEAFLETS, LIBRARY, rendered

pytestmark = [pytest.mark.office, pytest.mark.slow]

MM = 72 / 25.4
WHEN = dt.datetime(2026, 9, 22, tzinfo=dt.UTC)
PROFILE = BARE.model_copy(
    update={"leaflets": tuple(LEAFLETS.values()), "address": "Torggatan 4, Lindåsa"}
)
LONG = Staff(
    name="Maximiliana-Alexandrina von Wittgenstein", title="samordnare", phone="070-1740611"
)
STANDING = {one.stem: one for one in standing_leaflets(PROFILE)}
LEFT_TO_RIGHT = [code for code, texts in LEAFLETS.items() if not texts.from_right]
OUTSIDE = {"flap": (0, 97), "back": (97, 197), "front": (197, 297)}
INSIDE = {"first": (0, 100), "second": (100, 200), "third": (200, 297)}
SAFETY = 6


def word(document: Document) -> bytes:
    properties = Properties(
        title=document.title,
        subject=document.kind.name,
        author="Lindåsa",
        dated=document.dated,
        language=document.language.tag,
    )
    assert document.context is not None
    template = LIBRARY.current(document.kind.slug).template(PROFILE.accent, document.language)
    return template.render(document.context, properties, pictures(LIBRARY.logo(), "Logotyp"))


def with_coordinator(code: str) -> Document:
    texts = LEAFLETS[code]
    context = leaflet_context(texts, PROFILE, "SIG-2026-014 · Informationsblad", LONG)
    return replace(STANDING[f"informationsblad_{code}"], context=context, stem=f"case_{code}")


DOCUMENTS = {**STANDING, **{f"case_{code}": with_coordinator(code) for code in LEAFLETS}}


@pytest.fixture(scope="module")
def pages(office: OfficePool) -> dict[str, bytes]:
    papers = [Paper(word(one), one.title, WHEN, one.language.tag) for one in DOCUMENTS.values()]
    made = office.archive(papers)
    assert not [each for each in made if isinstance(each, Exception)]
    return {name: pdf for name, pdf in zip(DOCUMENTS, made, strict=True) if isinstance(pdf, bytes)}


@cache
def places(pdf: bytes) -> tuple[tuple[tuple[float, float, str], ...], ...]:
    """Give each page's lines with their left and right edge in millimetres."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    found = []
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        found.append(
            tuple((box[0] / MM, box[2] / MM, text.get_text_bounded(*box)) for box in boxes)
        )
    document.close()
    return tuple(found)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def mirrored(panel: tuple[int, int]) -> tuple[int, int]:
    return 297 - panel[1], 297 - panel[0]


def _begins(words: str, line: str) -> bool:
    return len(line.strip()) > 4 and words.startswith(line.strip())


def stands_in(pdf: bytes, page: int, words: str) -> tuple[float, float]:
    edges = [(left, right) for left, right, text in places(pdf)[page] if _begins(words, text)]
    assert edges, words
    return edges[0]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_leaflet_opens_in_word_without_repair(name: str) -> None:
    audit_docx(word(DOCUMENTS[name]))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_leaflet_may_be_archived_in_its_own_language(pages: dict[str, bytes], name: str) -> None:
    assert check(pages[name], DOCUMENTS[name].language.tag) == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sheet_is_one_page_and_a_folder_two(pages: dict[str, bytes], name: str) -> None:
    assert len(places(pages[name])) == (1 if DOCUMENTS[name].kind is SHEET else 2)


@pytest.mark.parametrize("code", LEAFLETS)
def test_the_folder_is_a_landscape_sheet(pages: dict[str, bytes], code: str) -> None:
    with pikepdf.open(io.BytesIO(pages[f"informationsfolder_{code}"])) as document:
        for page in document.pages:
            width, height = (float(side) / MM for side in page.mediabox[2:])
            assert (round(width), round(height)) == (297, 210)


@pytest.mark.parametrize("code", LEAFLETS)
def test_no_line_comes_within_six_millimetres_of_a_fold(pages: dict[str, bytes], code: str) -> None:
    turn = mirrored if LEAFLETS[code].from_right else tuple
    for page, panels in enumerate((OUTSIDE, INSIDE)):
        areas = [turn(panel) for panel in panels.values()]
        for left, right, text in places(pages[f"informationsfolder_{code}"])[page]:
            assert any(
                area[0] + SAFETY - 0.1 <= left and right <= area[1] - SAFETY + 0.1 for area in areas
            ), (left, right, text)


def anchors(texts: LeafletTexts) -> list[tuple[int, str, str]]:
    """Give a word of each panel: page, panel, word."""
    heads: dict[str, list[Section]] = {}
    for one in texts.sections:
        heads.setdefault(one.panel.value, []).append(one)
    return [
        (0, "front", texts.title),
        (0, "flap", heads["flik"][0].heading),
        (0, "back", texts.call_heading),
        (1, "first", heads["insida1"][0].heading),
        (1, "second", heads["insida2"][0].heading),
        (1, "third", heads["insida3"][0].heading),
    ]


@pytest.mark.parametrize("code", LEFT_TO_RIGHT)
def test_the_panels_stand_so_that_the_folded_paper_reads_in_order(
    pages: dict[str, bytes], code: str
) -> None:
    for page, panel, words in anchors(LEAFLETS[code]):
        area = (OUTSIDE if page == 0 else INSIDE)[panel]
        left, _ = stands_in(pages[f"informationsfolder_{code}"], page, words)
        assert area[0] < left < area[1], (panel, words)


def ink(pdf: bytes, page: int, area: tuple[int, int]) -> tuple[float, float]:
    """Give how far the topmost line's ink is from the left and right of a panel, in mm."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    picture = document[page].render(scale=2).to_pil().convert("L")
    document.close()
    millimetre = picture.width / 297
    crop = picture.crop(
        (int(area[0] * millimetre), 0, int(area[1] * millimetre), int(150 * millimetre))
    )
    box = crop.point(lambda value: 255 if value < 200 else 0).getbbox()
    assert box is not None
    return box[0] / millimetre, (crop.width - box[2]) / millimetre


def logotypes(pdf: bytes) -> list[int]:
    """Give the third of the first page, from the left, that each picture stands in."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    boxes = [
        item.get_bounds()
        for item in document[0].get_objects()
        if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    ]
    document.close()
    return [int((box[0] + box[2]) / 2 / MM // 99) for box in boxes]


def test_the_arabic_folder_is_mirrored_as_a_whole(pages: dict[str, bytes]) -> None:
    swedish, arabic = (pages[f"informationsfolder_{code}"] for code in ("sv", "ar"))
    assert logotypes(swedish) == [2]  # the logotype, on the front: the right panel
    assert logotypes(arabic) == [0]  # … and the left one
    for page, panels in ((0, OUTSIDE), (1, INSIDE)):
        for area in panels.values():
            left, _ = ink(swedish, page, area)
            _, right = ink(arabic, page, mirrored(area))
            assert left == pytest.approx(right, abs=3.5)  # bullets and letters begin at the edge


def test_the_arabic_reads_in_the_order_of_the_text(pages: dict[str, bytes]) -> None:
    """The tags, which screen readers follow, come front, flap, back, and the inside from 1."""
    texts = LEAFLETS["ar"]
    with pikepdf.open(io.BytesIO(pages["informationsfolder_ar"])) as document:
        kinds = [str(one.S) for one in _tree(document.Root.StructTreeRoot)]
    headings = [kind for kind in kinds if kind in {"/H1", "/H2"}]
    assert headings == ["/H1"] + ["/H2"] * (len(texts.sections) + 1)
    assert kinds.count("/L") == sum(bool(one.points) for one in texts.sections)


def _tree(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = element.get("/K")
    many = found.as_list() if isinstance(found, pikepdf.Array) else [found]
    below = [kid for kid in many if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [each for kid in below for each in (kid, *_tree(kid))]


@pytest.mark.parametrize("name", ["informationsblad_ar", "informationsfolder_ar"])
def test_arabic_is_set_in_a_font_that_has_it_and_can_be_copied(
    pages: dict[str, bytes], name: str
) -> None:
    with pikepdf.open(io.BytesIO(pages[name])) as document:
        fonts = {
            str(one.BaseFont)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        }
    assert any("DejaVuSans" in font for font in fonts)
    text = text_of(pages[name])
    assert "\ufffd" not in text
    assert "\ufffe" not in text
    letters = {sign for sign in text if "\u0600" <= sign <= "\u06ff"}
    assert set("المجموعةشرطيتسكن") <= letters
    for phrase in ("الشرطة", "المنسق", "112", "18"):
        assert phrase in text


@pytest.mark.parametrize("name", ["informationsblad_ar", "informationsfolder_ar"])
def test_no_letter_of_the_arabic_is_a_box(pages: dict[str, bytes], name: str) -> None:
    """Glyph 0 is what a font draws for a letter that it lacks."""
    with pikepdf.open(io.BytesIO(pages[name])) as document:
        for font in document.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                mapped = font.ToUnicode.read_bytes().decode("latin-1")
                assert "<0000> <" not in mapped
                assert "<FFFD>" not in mapped.upper()


def test_arabic_letters_are_joined(pages: dict[str, bytes]) -> None:
    """A joined word is drawn with other glyphs than its letters one by one."""
    with pikepdf.open(io.BytesIO(pages["informationsfolder_ar"])) as document:
        arabic = [
            font.ToUnicode.read_bytes().decode("latin-1")
            for font in document.objects
            if isinstance(font, pikepdf.Dictionary)
            and "DejaVu" in str(font.get("/BaseFont", ""))
            and "/ToUnicode" in font
        ]
    signs = [line for cmap in arabic for line in cmap.split() if line.startswith("<06")]
    assert len(signs) > len({*signs})  # one letter, several shapes


@pytest.mark.parametrize("code", [code for code in LEAFLETS if code != "sv"])
@pytest.mark.parametrize("kind", [SHEET, FOLDER])
def test_what_nobody_has_reviewed_says_so_on_the_page(
    pages: dict[str, bytes], code: str, kind: object
) -> None:
    slug = SHEET.slug if kind is SHEET else FOLDER.slug
    text = " ".join(text_of(pages[f"{slug}_{code}"]).split())
    assert "Ej granskad översättning – den svenska texten gäller." in text
    if not LEAFLETS[code].from_right:
        assert LEAFLETS[code].unreviewed in text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_two_corners_of_every_page_are_white(pages: dict[str, bytes], name: str) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(pages[name]))
    pictures = [page.render(scale=1).to_pil().convert("L") for page in document]
    document.close()
    side = int(30 * MM)
    for picture in pictures:
        for box in (
            (picture.width - side, 0, picture.width, side),
            (0, picture.height - side, side, picture.height),
        ):
            assert picture.crop(box).getextrema() == (255, 255)


def test_every_colour_of_letters_is_dark_enough() -> None:
    seen = set()
    for one in STANDING.values():
        package = open_package(word(one))
        assert isinstance(package, Package)
        for style in package.xml("word/styles.xml").iter(f"{W}style"):
            if style.get(f"{W}styleId") not in {"Styrning", "PlaceholderText"}:  # never printed
                seen |= {str(colour.get(f"{W}val")) for colour in style.iter(f"{W}color")}
    printed = {colour for colour in seen if colour != "7F7F7F"}  # hairlines of tables
    assert BARE.accent in printed
    assert min(contrast(colour) for colour in printed) >= LEAST_CONTRAST


def test_the_easy_plan_may_be_archived_and_answers_on_its_first_page(office: OfficePool) -> None:
    cases = [(FOLLOWED, START), (with_commitments(40), None)]
    papers = [
        Paper(
            rendered("lattlast_plan", easy_plan_context(case, before, version(FOLLOWED), PROFILE)),
            "Lättläst plan",
            WHEN,
        )
        for case, before in cases
    ]
    first, many = office.archive(papers)
    assert isinstance(first, bytes)
    assert isinstance(many, bytes)
    assert check(first) == check(many) == ()
    document = pypdfium2.PdfDocument(io.BytesIO(first))
    page = document[0].get_textpage().get_text_range()
    document.close()
    for heading in ("Det här gör du", "Då ses vi", "Ring om du vill prata", "070-1740611"):
        assert heading in page
