"""Accepting a redline gives the new paper, rejecting it the old, and it tells no false story."""

import datetime as dt
import functools
import re
import time
from collections.abc import Callable
from typing import Final, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sigdocs.rendering.blank import blank_document
from sigdocs.rendering.package import Package, open_package, write_package
from sigdocs.rendering.redline import accept_all, redline, reject_all
from tests.oracles import audit_docx, docx_findings

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
    import io

    target = io.BytesIO()
    blank_document().save(target)
    return dict(opened(target.getvalue()).parts)


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


# -- generated plans ---------------------------------------------------------------------------

WORDS: Final = (
    "Polisen",
    "ringer",
    "skolan",
    "*varje*",
    "_fredag_",
    "2026-11-12",
    "kl 14.00",
    "och",
)
sentences = st.lists(st.sampled_from((*WORDS, "\t", "\n", "å")), max_size=7).map(" ".join)
cells = st.lists(sentences, min_size=1, max_size=2).map("\r".join)


@st.composite
def commitment_tables(draw: st.DrawFn) -> Block:
    ids = draw(st.permutations(["Å1", "Å2", "Å3", "Fritid", "", "Å4"]))
    count = len(draw(st.lists(st.none(), max_size=6)))
    return [["Nr", "Åtagande", "Status"]] + [
        [ids[n], str(draw(cells)), str(draw(sentences))] for n in range(count)
    ]


headings = st.sampled_from(("# Plan", "# Skola", "# Fritid"))
plans = st.lists(st.one_of(sentences, headings, commitment_tables()), max_size=7).map(
    lambda blocks: [*blocks, "Slut"]
)


@settings(max_examples=80, deadline=None)
@given(plans, plans)
def test_accepting_all_gives_the_new_plan_and_rejecting_all_the_old(
    old: list[Block], new: list[Block]
) -> None:
    assert_settles(docx(*old), docx(*new))


@settings(max_examples=30, deadline=None)
@given(st.data(), plans)
def test_an_edited_plan_settles_both_ways_and_passes_the_word_audit(
    data: st.DataObject, old: list[Block]
) -> None:
    new = list(old)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(new) - 1))
        if data.draw(st.booleans()):
            new[at] = data.draw(sentences)
        else:
            new.insert(at, data.draw(st.one_of(sentences, commitment_tables())))
    audit_docx(assert_settles(docx(*old), docx(*new)))


@settings(max_examples=15, deadline=None)
@given(plans)
def test_an_unchanged_plan_has_no_marks(plan: list[Block]) -> None:
    same = docx(*plan)
    assert opened(compared(same, same)).parts.keys() == opened(same).parts.keys()
    assert b"w:author" not in opened(compared(same, same)).parts["word/document.xml"]


# -- what the reader is told -------------------------------------------------------------------

PLAN: Final[list[Block]] = [
    "# Åtaganden",
    [
        ["Nr", "Vad", "Ansvarig", "Klart"],
        ["Skola", "", "", ""],
        ["Å1", "Ringa mentorn", "Skolan", "2026-11-12"],
        ["Å2", "Prova på boxning", "Fritid", "2026-11-20"],
        ["Å3", "Samtal varje fredag", "Polisen", "löpande"],
    ],
    "Slut",
]


def changed(**cells: list[str] | None) -> bytes:
    """The plan with rows replaced by their id; None takes a row away, a new id adds one."""
    _, table, _ = PLAN
    assert isinstance(table, list)
    rows = {row[0]: row for row in table} | cells
    return docx("# Åtaganden", [row for row in rows.values() if row is not None], "Slut")


def test_a_commitment_that_is_gone_is_deleted_whole_and_the_next_is_untouched() -> None:
    assert story(assert_settles(docx(*PLAN), changed(Å2=None))).splitlines()[4:6] == [
        "d[-Å2-]|[-Prova på boxning-]|[-Fritid-]|[-2026-11-20-]",
        "Å3|Samtal varje fredag|Polisen|löpande",
    ]


def test_one_commitment_never_turns_into_another() -> None:
    new = changed(Å2=None, Å3=None, Å4=["Å4", "Prova på dans", "Polisen", "2026-11-20"])
    assert story(assert_settles(docx(*PLAN), new)).splitlines()[4:7] == [
        "d[-Å2-]|[-Prova på boxning-]|[-Fritid-]|[-2026-11-20-]",
        "d[-Å3-]|[-Samtal varje fredag-]|[-Polisen-]|[-löpande-]",
        "i[+Å4+]|[+Prova på dans+]|[+Polisen+]|[+2026-11-20+]",
    ]


def test_a_moved_commitment_is_compared_with_itself_or_shown_whole() -> None:
    _, table, _ = PLAN
    assert isinstance(table, list)
    moved = docx("# Åtaganden", [table[0], table[1], table[4], table[2], table[3]], "Slut")
    assert story(assert_settles(docx(*PLAN), moved)).splitlines()[1:] == [
        "Nr|Vad|Ansvarig|Klart",
        "Skola|||",
        "i[+Å3+]|[+Samtal varje fredag+]|[+Polisen+]|[+löpande+]",
        "Å1|Ringa mentorn|Skolan|2026-11-12",
        "Å2|Prova på boxning|Fritid|2026-11-20",
        "d[-Å3-]|[-Samtal varje fredag-]|[-Polisen-]|[-löpande-]",
        "Slut",
    ]


def test_a_date_changes_as_one_word() -> None:
    new = changed(Å1=["Å1", "Ringa mentorn", "Skolan", "2026-12-12"])
    assert "Skolan|[-2026-11-12-][+2026-12-12+]" in story(assert_settles(docx(*PLAN), new))


def test_commitments_written_as_paragraphs_keep_apart_too() -> None:
    old = docx("Å1 Polisen ringer hem", "Å2 Polisen ringer skolan", "Slut")
    new = docx("Å2 Polisen ringer skolan", "Å3 Polisen ringer skolan", "Slut")
    assert story(assert_settles(old, new)).splitlines() == [
        "[-Å1 Polisen ringer hem-]",
        "Å2 Polisen ringer skolan",
        "[+Å3 Polisen ringer skolan+]",
        "Slut",
    ]


def test_a_table_that_vanishes_does_not_shift_the_ones_after_it() -> None:
    skola: list[Block] = ["# Skola", [["Nr", "Vad"], ["Å1", "Ringa"]]]
    fritid: list[Block] = ["# Fritid", [["Nr", "Vad"], ["Å2", "Boxas"]]]
    marked = assert_settles(docx(*skola, *fritid, "Slut"), docx(*fritid, "Slut"))
    assert story(marked).splitlines()[-4:] == ["Fritid", "Nr|Vad", "Å2|Boxas", "Slut"]


def test_rows_without_a_key_of_their_own_are_equal_or_whole() -> None:
    old = docx([["Nr", "Vad"], ["", "Ringa skolan"], ["", "Ringa hem"]], "Slut")
    new = docx([["Nr", "Vad"], ["", "Ringa hem"]], "Slut")
    assert story(assert_settles(old, new)).splitlines()[1:3] == ["d|[-Ringa skolan-]", "|Ringa hem"]


def test_marks_carry_the_given_author_and_day_and_free_ids() -> None:
    old, new = docx("Ett", "Slut"), docx("Två", "Tre", "Slut")
    body = body_of(compared(old, new))
    marks = xpath(body, "//*[@w:author]")
    ids = [mark.get(f"{W}id") for mark in marks]
    assert len(ids) == len(set(ids)) > 2
    assert {(m.get(f"{W}author"), m.get(f"{W}date")) for m in marks} == {
        ("Samordnare", "2026-11-12T00:00:00Z")
    }


def test_the_same_two_papers_give_the_same_bytes() -> None:
    assert compared(docx(*PLAN), changed(Å2=None)) == compared(docx(*PLAN), changed(Å2=None))


def test_what_is_not_a_word_file_is_refused() -> None:
    with pytest.raises(ValueError, match="Word"):
        compared(b"text", docx("Slut"))


# -- formatting and what is not text -------------------------------------------------------------


def xml_of(data: bytes) -> str:
    return opened(data).parts["word/document.xml"].decode()


def settled_xml(old: bytes, new: bytes) -> str:
    marked = assert_settles(old, new)
    audit_docx(marked)
    return xml_of(marked)


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
    import io

    from docx.shared import Mm

    document = blank_document()
    document.add_paragraph("Bild: ").add_run().add_picture(io.BytesIO(png), width=Mm(10))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def dot(shade: int) -> bytes:
    import struct
    import zlib

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


def test_a_plan_of_three_pages_is_compared_in_milliseconds() -> None:
    def plan(turn: int) -> bytes:
        rows = [
            [f"Å{n}", f"Ringa skolan vecka {n + turn * (n % 5 == 0)}", "Skolan", f"2026-11-{n:02}"]
            for n in range(1 + turn, 21 + turn)
        ]
        facts = [f"Stycke {n} om läget i skolan och hemma. " * 3 for n in range(40)]
        return docx(*facts, [["Nr", "Vad", "Ansvarig", "Klart"], *rows], "Slut")

    old, new = plan(0), plan(1)
    best = min(timed(lambda: compared(old, new)) for _ in range(3))
    assert best < 0.2, "ten times what it takes on a slow machine"


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
