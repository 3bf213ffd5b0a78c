import io

import pytest
from docx import Document
from docx.shared import Mm

from sigdocs.rendering.blank import Style, blank_bytes, blank_document
from sigdocs.rendering.package import Package, open_package, parse_xml, write_package
from tests.oracles import audit_docx, docx_findings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES = [
    "Normal",
    "Title",
    "Subtitle",
    "Quote",
    "Header",
    "Footer",
    "Caption",
    "Etikett",
    "Sekretess",
    "Tabelltext",
    "Tabellrubrik",
    "Strong",
    "Hyperlink",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "List Bullet",
    "List Number",
    "Liten text",
]


def parts_of(data: bytes) -> dict[str, bytes]:
    package = open_package(data)
    assert isinstance(package, Package)
    return dict(package.parts)


def saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]  # python-docx has no types
    return target.getvalue()


def test_the_blank_document_opens_without_repair() -> None:
    audit_docx(blank_bytes())


def test_the_blank_document_is_always_the_same() -> None:
    assert blank_bytes() == blank_bytes()


def test_a_document_using_every_style_opens_without_repair() -> None:
    document = blank_document()
    for style in STYLES:
        kind = document.styles[style].type
        paragraph = document.add_paragraph()
        paragraph.add_run(style, style=style if kind == 2 else None)
        paragraph.style = style if kind == 1 else "Normal"
    table = document.add_table(2, 3, style=Style.TABLE)
    for cell in table._cells:
        cell.paragraphs[0].style = Style.CELL
    document.sections[0].header.paragraphs[0].text = "Kommun\tEnhet"
    document.add_comment(document.add_paragraph("x").runs, text="hej", author="sigdocs")
    audit_docx(saved(document))


def test_the_page_is_a4_with_room_for_punch_holes() -> None:
    section = blank_document().sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round((size or 0) / Mm(1)) for size in sizes] == [210, 297, 25, 19]


def test_the_language_is_swedish_and_words_are_hyphenated() -> None:
    parts = parts_of(blank_bytes())
    language = parse_xml(parts["word/styles.xml"]).find(f".//{W}docDefaults//{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "sv-SE"
    assert parse_xml(parts["word/settings.xml"]).find(f"{W}autoHyphenation") is not None
    assert blank_document().core_properties.language == "sv-SE"


def test_nothing_is_left_of_an_earlier_document() -> None:
    parts = parts_of(saved(blank_document()))
    assert not [n for n in parts if "customXml" in n or "Effects" in n or "thumbnail" in n]
    assert blank_document().core_properties.author == ""


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/settings.xml", b"<w:autoHyphenation/>", b"<w:compat/><w:autoHyphenation/>"),
        ("word/styles.xml", b"<w:basedOn", b'<w:hittat w:val="x"/><w:basedOn'),
        ("word/document.xml", b"<w:sectPr>", b"<w:tbl/><w:sectPr>"),
    ],
)
def test_the_audit_notices_planted_faults(part: str, old: bytes, new: bytes) -> None:
    parts = parts_of(blank_bytes())
    assert old in parts[part]
    assert docx_findings(write_package(parts | {part: parts[part].replace(old, new, 1)}))


def test_python_docx_reads_it_back() -> None:
    assert Document(io.BytesIO(blank_bytes())).paragraphs == []
