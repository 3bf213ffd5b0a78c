"""Small papers written in a line of Python, and what a reader sees of a redline."""

import datetime as dt
import functools
import re
from typing import Final, cast

from lxml import etree

from sigdocs.rendering.blank import blank_bytes
from sigdocs.rendering.package import Package, open_package, write_package
from sigdocs.rendering.redline.redline import accept_all, redline, reject_all
from tests.oracles import audit_docx

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS: Final = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
WHEN: Final = dt.date(2026, 11, 12)
HYPERLINK: Final = f"{NS['r']}/hyperlink"
# A plan is written here as a list of blocks: a string is a paragraph, a list of rows a table. In
# text, *bold* and _italic_ change formatting, a tab and a line break are themselves, a carriage
# return starts a new paragraph in a cell, and a leading "# " makes a heading.
Block = str | list[list[str]]


@functools.cache
def blank_parts() -> dict[str, bytes]:
    return dict(opened(blank_bytes()).parts)


def opened(data: bytes) -> Package:
    package = open_package(data)
    assert isinstance(package, Package)
    return package


def docx(*blocks: Block, body: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    parts = blank_parts()
    root = etree.fromstring(parts["word/document.xml"])
    home = root.find(f"{W}body")
    assert home is not None
    section = home.find(f"{W}sectPr")
    home[:] = []
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    xml = "".join(map(block_xml, blocks)) + body
    home.extend(etree.fromstring(f"<x {declared}>{xml}</x>"))
    if section is not None:
        home.append(section)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return write_package({**parts, "word/document.xml": etree.tostring(root), **(extra or {})})


def block_xml(block: Block) -> str:
    if isinstance(block, str):
        return paragraph_xml(block)
    columns = len(block[0]) if block else 1
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(columns))
    rows = "".join(f"<w:tr>{''.join(map(cell_xml, row))}</w:tr>" for row in block)
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def cell_xml(cell: str) -> str:
    inner = "".join(map(paragraph_xml, cell.split("\r")))
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def paragraph_xml(text: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if text.startswith("# ") else ""
    return f"<w:p>{style}{''.join(map(run_xml, re.findall(PIECES, text.removeprefix('# '))))}</w:p>"


PIECES: Final = r"\*[^*]*\*|_[^_]*_|[^*_]+|[*_]"


def run_xml(piece: str) -> str:
    look = {"*": "<w:rPr><w:b/></w:rPr>", "_": "<w:rPr><w:i/></w:rPr>"}.get(piece[0], "")
    text = re.sub(r"[&<>*_]", "", piece)
    for sign, tag in (("\t", "<w:tab/>"), ("\n", "<w:br/>")):
        text = text.replace(sign, f'</w:t>{tag}<w:t xml:space="preserve">')
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def xpath(element: etree._Element, path: str) -> list[etree._Element]:
    return list(cast("list[etree._Element]", element.xpath(path, namespaces=NS)))


def body_of(data: bytes) -> etree._Element:
    body = opened(data).xml("word/document.xml").find(f"{W}body")
    assert body is not None
    return body


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def shape(data: bytes) -> str:
    """Text, structure and formatting, less what may be written in more than one way."""
    body = body_of(data)
    for neutral in xpath(body, "//w:cantSplit[@w:val='off']|//w:proofErr"):
        remove(neutral)
    for name in ("rPr", "pPr", "trPr"):
        for empty in xpath(body, f"//w:{name}[not(*)]"):
            remove(empty)
    for paragraph in body.iter(f"{W}p"):
        runs = "".join(atom for run in paragraph.iter(f"{W}r") for atom in atoms(run))
        look = paragraph.find(f"{W}pPr")
        for child in list(paragraph):
            paragraph.remove(child)
        if look is not None:
            paragraph.append(look)
        etree.SubElement(paragraph, "content").text = runs
    return etree.tostring(body, method="c14n", exclusive=True).decode()


def atoms(run: etree._Element) -> list[str]:
    look = run.find(f"{W}rPr")
    flags = "" if look is None else "".join(etree.QName(el).localname for el in look)
    found = []
    for el in run:
        if el.tag == f"{W}t":
            found += [f"{flags}{letter}" for letter in el.text or ""]
        elif el is not look:
            found.append(f"<{flags}{etree.QName(el).localname}>")
    return found


def compared(old: bytes, new: bytes) -> bytes:
    return redline(old, new, author="Samordnare", date=WHEN)


def story(data: bytes) -> str:
    """What a reader sees: [-gone-] and [+come+], cells between bars, one block a line."""
    lines = []
    for block in body_of(data):
        rows = [block] if block.tag == f"{W}p" else block.findall(f"{W}tr")
        for row in rows:
            mark = "".join(etree.QName(el).localname[0] for el in xpath(row, "w:trPr/*[@w:author]"))
            cells = [row] if row.tag == f"{W}p" else row.findall(f"{W}tc")
            lines.append(mark + "|".join(map(marked_text, cells)))
    return "\n".join(lines[:-1] if lines and not lines[-1] else lines)


def marked_text(element: etree._Element) -> str:
    seen = ""
    for el in element.iter(f"{W}t", f"{W}delText"):
        kinds = {parent.tag for parent in el.iterancestors(f"{W}ins", f"{W}del")}
        sign = "-" if f"{W}del" in kinds else "+" if kinds else ""
        seen += f"[{sign}{el.text}{sign}]" if sign else el.text or ""
    return seen


def assert_settles(old: bytes, new: bytes) -> bytes:
    marked = compared(old, new)
    assert shape(accept_all(marked)) == shape(new)
    assert shape(reject_all(marked)) == shape(old)
    return marked


def xml_of(data: bytes) -> str:
    return opened(data).parts["word/document.xml"].decode()


def settled_xml(old: bytes, new: bytes) -> str:
    marked = assert_settles(old, new)
    audit_docx(marked)
    return xml_of(marked)
