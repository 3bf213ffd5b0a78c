"""A redline keeps formatting, links, fields, controls and pictures, and LibreOffice reads it."""

import io
import re
import struct
import zlib
from typing import Final

import pytest

from sigdocs.rendering.blank import blank_document
from sigdocs.rendering.office.office import Format
from sigdocs.rendering.office.pool import OfficePool
from sigdocs.rendering.redline.redline import accept_all, reject_all
from tests.oracles import audit_docx, docx_findings
from tests.pace import ends
from tests.redline_papers import (
    HYPERLINK,
    W,
    assert_settles,
    blank_parts,
    body_of,
    compared,
    docx,
    opened,
    run_xml,
    settled_xml,
    xml_of,
)


def test_new_text_keeps_its_own_formatting() -> None:
    marked = settled_xml(docx("Vi ses på *fredag* kväll"), docx("Vi ses på *måndag* kväll"))
    assert re.search(r"<w:ins [^>]*><w:r><w:rPr><w:b/></w:rPr><w:t[^>]*>måndag</w:t>", marked)
    assert re.search(r"<w:del [^>]*><w:r><w:rPr><w:b/></w:rPr><w:delText[^>]*>fredag<", marked)


def test_changed_formatting_alone_is_marked_as_such() -> None:
    marked = settled_xml(docx("Ring *genast* hem"), docx("Ring _genast_ hem"))
    assert "w:rPrChange" in marked
    assert "w:delText" not in marked


def test_a_paragraph_that_becomes_a_heading_says_so() -> None:
    assert "w:pPrChange" in settled_xml(docx("Plan för hösten"), docx("# Plan för hösten"))


def test_equal_paragraphs_keep_their_very_bytes() -> None:
    kept = '<w:p w:rsidR="00AA11BB"><w:r><w:t>Li</w:t></w:r><w:r><w:t>ka</w:t></w:r></w:p>'
    marked = settled_xml(docx("Ett två", body=kept), docx("Ett tre", body=kept))
    assert kept in marked


FIELD: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL: Final = (
    '<w:sdt><w:sdtPr><w:tag w:val="datum"/><w:id w:val="4711"/></w:sdtPr><w:sdtContent>'
    "<w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"
)


def line(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def test_a_field_changes_as_one_piece() -> None:
    old, new = (docx(body=line(run_xml("Sida "), FIELD.format(n))) for n in (1, 2))
    marked = settled_xml(old, new)
    assert "<w:delInstrText>PAGE" in marked
    assert marked.count('"begin"') == marked.count('"end"') == 2


def test_a_content_control_in_both_is_compared_inside() -> None:
    old, new = (docx(body=line(run_xml("Dag "), CONTROL.format(d))) for d in ("måndag", "tisdag"))
    marked = settled_xml(old, new)
    assert marked.count("<w:sdt>") == 1
    assert re.search(r"<w:sdtContent><w:del .*<w:ins .*</w:sdtContent>", marked)


def test_a_content_control_comes_and_goes_with_its_text() -> None:
    without_it, with_it = docx("Dag", "Slut"), docx(body=line(run_xml("Dag"), CONTROL.format("x")))
    assert "<w:sdt>" not in xml_of(reject_all(compared(without_it, with_it)))
    assert "<w:sdt>" in xml_of(accept_all(compared(without_it, with_it)))
    assert "<w:sdt>" not in settled_xml(with_it, without_it)


def linked(address: str, name: str, text: str) -> bytes:
    rels = blank_parts()["word/_rels/document.xml.rels"].decode()
    relation = (
        f'<Relationship Id="{name}" Type="{HYPERLINK}" Target="{address}" TargetMode="External"/>'
    )
    rels = rels.replace("</Relationships>", relation + "</Relationships>")
    link = f'<w:hyperlink r:id="{name}">{run_xml(text)}</w:hyperlink>'
    body = line(run_xml("Läs mer på webben: "), link)
    return docx(body=body, extra={"word/_rels/document.xml.rels": rels.encode()})


def test_a_link_with_another_number_but_the_same_address_is_the_same() -> None:
    old, new = (
        linked("https://x.se/", "rId90", "vår sida"),
        linked("https://x.se/", "rId91", "vår sida"),
    )
    assert "w:author" not in xml_of(assert_settles(old, new))


def test_a_deleted_link_still_leads_where_it_led() -> None:
    old, new = linked("https://a.se/", "rId90", "Sida"), linked("https://b.se/", "rId90", "Sida")
    marked = assert_settles(old, new)
    assert all("External relationship" in finding for finding in docx_findings(marked))
    back = reject_all(marked)
    (name,) = re.findall(r'<w:hyperlink[^>]* r:id="(\w+)"', xml_of(back))
    rels = opened(back).parts["word/_rels/document.xml.rels"].decode()
    assert re.search(
        rf'<Relationship [^>]*Id="{name}"[^>]*https://a.se/|https://a.se/"[^>]*Id="{name}"', rels
    )


def pictured(png: bytes) -> bytes:

    from docx.shared import Mm

    document = blank_document()
    document.add_paragraph("Bild: ").add_run().add_picture(io.BytesIO(png), width=Mm(10))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def dot(shade: int) -> bytes:

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixel = zlib.compress(bytes((0, shade)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    )


def test_a_replaced_picture_is_there_before_and_after() -> None:
    marked = compared(pictured(dot(0)), pictured(dot(255)))
    audit_docx(marked)
    pictures = {bytes(data) for name, data in opened(marked).parts.items() if "media" in name}
    assert pictures == {dot(0), dot(255)}
    assert xml_of(accept_all(marked)).count("<w:drawing") == 1
    assert xml_of(reject_all(marked)).count("<w:drawing") == 1
    assert xml_of(compared(pictured(dot(0)), pictured(dot(0)))).count("w:author") == 0


def test_bookmarks_of_the_new_paper_stay_and_old_ones_do_not_double() -> None:
    def marked_up(text: str) -> bytes:
        ends = '<w:bookmarkStart w:id="1" w:name="sig"/>', '<w:bookmarkEnd w:id="1"/>'
        return docx(body=line(ends[0], run_xml(text), ends[1]))

    assert settled_xml(marked_up("Ett två tre"), marked_up("Ett fyra tre")).count('"sig"') == 1


def test_a_plan_of_three_pages_is_compared() -> None:
    def plan(turn: int) -> bytes:
        rows = [
            [f"Å{n}", f"Ringa skolan vecka {n + turn * (n % 5 == 0)}", "Skolan", f"2026-11-{n:02}"]
            for n in range(1 + turn, 21 + turn)
        ]
        facts = [f"Stycke {n} om läget i skolan och hemma. " * 3 for n in range(40)]
        return docx(*facts, [["Nr", "Vad", "Ansvarig", "Klart"], *rows], "Slut")

    old, new = plan(0), plan(1)
    with ends():
        marked = compared(old, new)
    assert texts(accept_all(marked)) == texts(new)


@pytest.mark.office
def test_libreoffice_reads_the_marks_as_we_mean_them(office: OfficePool) -> None:
    old = docx("# Plan", "Vi ses på *fredag* kl 14.00", [["Nr", "Vad"], ["Å1", "Ring"]], "Slut")
    new = docx("# Plan", "Vi ses på *måndag* kl 14.00", [["Nr", "Vad"], ["Å2", "Boxas"]], "Slut")
    saved = office.convert(compared(old, new), Format.DOCX, Format.DOCX)
    assert b"w:author" in opened(saved).parts["word/document.xml"]
    assert texts(accept_all(saved)) == texts(new)
    assert texts(reject_all(saved)) == texts(old)


def texts(data: bytes) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body_of(data).iter(f"{W}p")]
