"""What every paper must hold, whichever test made it: judges of finished Word files and PDFs.

What is judged: the structure (openxml-audit, PDF/A-2b, tags), what stands on the pages (which
paper and page it is, nothing left over, nothing blank by accident), contrast and reading order.
"""

import ctypes
import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

import docx
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from docx.oxml.ns import qn

from sigdocs.casework.nomination.register import REGISTER
from sigdocs.documents.due import PAPERS
from sigdocs.folders.outbox import Conflict, Published
from sigdocs.model.leaflet import SWEDISH
from sigdocs.rendering.pdf_check import check
from tests.oracles import docx_findings
from tests.paper_rendering import LEAFLETS

Publish = Callable[..., Published | Conflict]
CONTRAST = 4.5
"""WCAG 2.1, 1.4.3 (AA), asked of text of every size."""
_LEFT_OVER = re.compile(r"\{\{|\{%|%\}|\}\}|\bNone\b|\bbild:|\bnan\b|<[a-z_.]+ object|\[\]")
_MARK = re.compile(r"[^\d]*(\d+) \((\d+)\)")
_NEAR = 3.0
_STAND_IN = 100
"""Shorter than any PDF can be: what tests without LibreOffice put in its place."""
_FILLED = frozenset(
    {"anteckning", "samtycke", "samtycke_fornyelse", "delgivningslista", "vilande_lista"}
    | {"intervju_ungdom", "intervju_foralder"}
)
"""Papers with cells that are left blank to be filled in."""
_UNPAGED = frozenset({"informationsfolder"})
"""The folder is cut and folded: its panels have no page numbers."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a file's name says of it: case, kind, which one of its kind, and its language (BCP 47)."""

    case: str
    slug: str
    which: str
    language: str = SWEDISH.tag


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on a page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def __or__(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def holds_the_middle_of(self, other: "Box") -> bool:
        """Whether the middle of the other box lies in this one."""
        x, y = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def told_by(name: str) -> Told:
    """Read the name of a published file."""
    slugs = sorted((paper.kind.slug for paper in PAPERS), key=len, reverse=True)
    pattern = (
        rf"(?:(?P<case>{REGISTER}|[^_]*\d[^_]*)_)?(?P<slug>{'|'.join(slugs)})"
        r"(?:_(?:(?P<which>(?:v|nr)\d+)|(?P<code>[a-z]{2,3}(?:-\w+)?)))?[_.]"
    )
    found = re.match(pattern, name)
    assert found, f"{name} names no kind of paper"
    texts = LEAFLETS.get(found["code"] or "")
    language = texts.tag if texts else SWEDISH.tag
    return Told(found["case"] or "", found["slug"], found["which"] or "", language)


def docx_faults(paper: bytes, told: Told) -> list[str]:
    """Say what is wrong with a finished Word file; nothing when it may be sent."""
    document = docx.Document(io.BytesIO(paper))
    return [
        *_findings(_shape(paper), paper),
        *_left_over(document),
        *([] if told.slug in _FILLED else _blank_cells(document)),
        *_foot(document, told),
    ]


_FINDINGS: dict[str, list[str]] = {}
_TEXT = re.compile(rb">[^<]+<")
# ”<w:tr>…</w:tr><w:tr>…</w:tr>”: rows built alike, one after another, are as sound as one of them
_ALIKE = re.compile(rb"(<w:(tr|p)\b(?:(?!<w:\2\b).)*?</w:\2>)\1+", re.DOTALL)


def _shape(paper: bytes) -> str:
    """Give a mark of how a Word file is built, whatever its words say and however many rows are alike."""
    mark = sha256()
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        for name in sorted(package.namelist()):
            part = package.read(name)
            if name.endswith((".xml", ".rels")):
                part = _ALIKE.sub(rb"\1", _TEXT.sub(b"><", part))
            mark.update(name.encode() + b"\0" + part)
    return mark.hexdigest()


def _findings(shape: str, paper: bytes) -> list[str]:
    """Audit a Word file, once for all that are built alike: the audit looks at elements, not at words."""
    if shape not in _FINDINGS:
        _FINDINGS[shape] = docx_findings(paper)
    return _FINDINGS[shape]


def pdf_faults(pdf: bytes, told: Told) -> list[str]:
    """Say what is wrong with a finished PDF; nothing when it may be archived."""
    faults = [*check(pdf, told.language)]
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, start=1):
            drawn = tuple(page.get_objects(max_depth=4))
            text = page.get_textpage().get_text_range()
            faults += [f"sida {number}: {one}" for one in _page_mark(text, told, number, document)]
            faults += [f"sida {number}: {one}" for one in _pale(drawn)]
            if _LEFT_OVER.search(text):
                faults.append(f"sida {number}: något är kvar av mallen")
        faults += _disorder(
            pdf, document, either_way=told.slug in _UNPAGED or told.language.startswith("ar")
        )
    finally:
        document.close()
    return faults


def _left_over(document: Any) -> Iterator[str]:
    section = document.sections[0]
    parts = (section.header, section.footer, section.first_page_header, section.first_page_footer)
    roots = (document.element, *(part._element for part in parts))
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
            if _LEFT_OVER.search(text):
                yield f"något är kvar av mallen: {text[:60]}"


def _blank_cells(document: Any) -> Iterator[str]:
    for table in document.element.body.iter(qn("w:tbl")):
        head, *rows = table.findall(qn("w:tr"))
        if not [*head.iter(qn("w:tblHeader"))]:
            continue
        heading = "".join(node.text or "" for node in head.iter(qn("w:t")))
        for row in rows:
            for cell in row.findall(qn("w:tc")):
                seen = [*cell.iter(qn("w:t"), qn("w:delText"), qn("w:drawing"))]
                if not any(
                    node.tag == qn("w:drawing") or (node.text or "").strip() for node in seen
                ):
                    yield f"en tom ruta i tabellen {heading[:40]}"


def _foot(document: Any, told: Told) -> Iterator[str]:
    if told.slug in _UNPAGED:
        return
    section = document.sections[0]
    feet = [section.footer]
    if section.different_first_page_header_footer:
        feet.append(section.first_page_footer)
    for foot in feet:
        text = "".join(node.text or "" for node in foot._element.iter(qn("w:t")))
        fields = "".join(node.text or "" for node in foot._element.iter(qn("w:instrText")))
        fields += "".join(node.get(qn("w:instr")) for node in foot._element.iter(qn("w:fldSimple")))
        yield from _missing(text, told)
        if "PAGE" not in fields or "NUMPAGES" not in fields:
            yield "sidfoten saknar sida x (y)"


def _missing(text: str, told: Told) -> Iterator[str]:
    plain = text.replace("\xa0", " ")
    if told.case and told.case not in plain:
        yield f"sidfoten saknar ärendenumret {told.case}"
    which = re.sub(
        r"^(v|nr)(\d+)$", lambda m: f"{'version' if m[1] == 'v' else 'nr'} {m[2]}", told.which
    )
    if which and not re.search(rf"\b{which}(?!\d)", plain):
        yield f"sidfoten saknar ”{which}”"


def _page_mark(
    text: str, told: Told, number: int, document: pypdfium2.PdfDocument
) -> Iterator[str]:
    if told.slug in _UNPAGED:
        return
    foot = text.replace("\xa0", " ")
    yield from _missing(foot, told)
    if f"{number} ({len(document)})" not in foot:
        yield f"saknar {number} ({len(document)})"


def _box(thing: Any) -> Box:
    return Box(*thing.get_pos()) if hasattr(thing, "get_pos") else Box(*thing.get_bounds())


def _colour(thing: Any) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(thing.raw, *(ctypes.byref(part) for part in parts))
    red, green, blue, _ = (part.value for part in parts)
    return red, green, blue


def _is_filled(thing: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing.raw, ctypes.byref(mode), ctypes.byref(stroke))
    return bool(mode.value != pdfium.FPDF_FILLMODE_NONE)


def luminance(colour: tuple[int, int, int]) -> float:
    """Give the relative luminance of a colour, 0 to 1 (WCAG 2.1)."""
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (part / 255 for part in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Give the contrast of two colours, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _pale(drawn: tuple[Any, ...]) -> Iterator[str]:
    """Say which text stands out too little from what is painted under it."""
    painted: list[tuple[Box, tuple[int, int, int]]] = []
    for thing in drawn:
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH and _is_filled(thing):
            painted.append((_box(thing), _colour(thing)))
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            box, ink = _box(thing), _colour(thing)
            under = [paint for place, paint in painted if place.holds_the_middle_of(box)]
            paper = under[-1] if under else (255, 255, 255)
            if contrast(ink, paper) < CONTRAST:
                yield f"text i {ink} på {paper} har kontrasten {contrast(ink, paper):.1f}"


def _marked(document: pypdfium2.PdfDocument) -> dict[tuple[int, int], Box]:
    """Give where each piece of marked content stands, by page and its number there."""
    places: dict[tuple[int, int], Box] = {}
    for number, page in enumerate(document):
        for thing in page.get_objects(max_depth=4):
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
            if mark >= 0 and thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
                key = (number, mark)
                places[key] = places[key] | _box(thing) if key in places else _box(thing)
    return places


def _told_by_its_alt(element: Any) -> bool:
    """Whether it is a picture or chart: its alt text is spoken, not what is drawn in it."""
    return str(element.get("/S", "")) == "/Figure" and "/Alt" in element


def _spoken(pdf: bytes) -> Iterator[tuple[int, int]]:
    """Give the marked content in the order that a screen reader speaks it: page, number."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}

        def walk(element: Any, page: int) -> Iterator[tuple[int, int]]:
            if isinstance(element, int):
                yield page, element
            elif isinstance(element, pikepdf.Array):
                for each in element:
                    yield from walk(each, page)
            elif isinstance(element, pikepdf.Dictionary) and not _told_by_its_alt(element):
                here = pages.get(element.Pg.objgen, page) if "/Pg" in element else page
                if "/MCID" in element:
                    yield here, int(element.MCID)
                elif "/K" in element:
                    yield from walk(element.K, here)

        yield from walk(document.Root.StructTreeRoot.get("/K", pikepdf.Array()), 0)


def _disorder(pdf: bytes, document: pypdfium2.PdfDocument, *, either_way: bool) -> Iterator[str]:
    """Say where what is spoken next stands above, and not in a column after, what was spoken.

    Either way: what is read from the right goes on to the left, and of a folder's panels the front
    is spoken first wherever it is printed.
    """
    places = _marked(document)
    order = [key for key in _spoken(pdf) if key in places]
    if not order and places:
        yield "inget i taggarna leder till sidornas text"
    for before, after in itertools.pairwise(order):
        if after[0] < before[0]:
            yield f"sida {after[0] + 1} läses efter sida {before[0] + 1}"
        if after[0] != before[0]:
            continue
        one, other = places[before], places[after]
        beside = other.left >= one.right - _NEAR
        if either_way:
            beside = beside or other.right <= one.left + _NEAR
        if other.top > one.top + _NEAR and not beside:
            yield f"sida {after[0] + 1}: det som läses härnäst står ovanför"


class Bench:
    """Judges what is published while it listens; the same bytes are judged once a process."""

    _judged: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        self.faults: list[str] = []

    def listening(self, publish: Publish) -> Publish:
        """Give a way to publish a set that judges it too."""

        def and_judge(
            outbox: Path, folder: str, files: Mapping[str, bytes], **more: int
        ) -> Published | Conflict:
            for name, content in files.items():
                self._judge(name, content)
            return publish(outbox, folder, files, **more)

        return and_judge

    def listening_to_one(self, refresh: Callable[..., bool]) -> Callable[..., bool]:
        """Give a way to keep one standing file current that judges it too."""

        def and_judge(path: Path, content: bytes, **more: int) -> bool:
            self._judge(path.name, content)
            return refresh(path, content, **more)

        return and_judge

    def listening_late(self, add: Publish) -> Publish:
        """Give a way to add a late file that judges it too."""

        def and_judge(folder: Path, name: str, content: bytes, **more: int) -> Published | Conflict:
            self._judge(name, content)
            return add(folder, name, content, **more)

        return and_judge

    def _judge(self, name: str, content: bytes) -> None:
        ending = name.rpartition(".")[2]
        mark = sha256(content).hexdigest()
        if ending not in _JUDGES or mark in self._judged or len(content) < _STAND_IN:
            return
        self._judged.add(mark)
        self.faults += [f"{name}: {fault}" for fault in _JUDGES[ending](content, told_by(name))]


_JUDGES: dict[str, Callable[[bytes, Told], list[str]]] = {"docx": docx_faults, "pdf": pdf_faults}
