"""Tracked changes as Word and LibreOffice write them are settled to what a person would see."""

import pytest
from lxml import etree

from sigdocs.rendering.redline.revisions import settle, settle_parts

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BY = 'w:id="1" w:author="Ann" w:date="2026-11-12T00:00:00Z"'


def settled(inner: str, *, accept: bool) -> str:
    root = etree.fromstring(f'<w:body xmlns:w="{NS}">{inner}<w:sectPr/></w:body>')
    settle(root, accept=accept)
    text = etree.tostring(root, encoding="unicode")
    start = f'<w:body xmlns:w="{NS}">'
    return text.removeprefix(start).removesuffix("<w:sectPr/></w:body>")


def both(inner: str) -> tuple[str, str]:
    return settled(inner, accept=True), settled(inner, accept=False)


def run(text: str, look: str = "") -> str:
    return f"<w:r>{look}<w:t>{text}</w:t></w:r>"


def gone(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def come(inner: str) -> str:
    return f"<w:ins {BY}>{inner}</w:ins>"


def p(inner: str, end: str = "", look: str = "") -> str:
    mark = f"<w:rPr><w:{end} {BY}/></w:rPr>" if end else ""
    properties = f"<w:pPr>{look}{mark}</w:pPr>" if mark or look else ""
    return f"<w:p>{properties}{inner}</w:p>"


def test_inserted_and_deleted_text() -> None:
    inner = p(run("Vi ") + gone("ses") + come(run("hörs")))
    assert both(inner) == (p(run("Vi ") + run("hörs")), p(run("Vi ") + run("ses")))


def test_text_inserted_by_one_and_deleted_by_another_is_gone_either_way() -> None:
    assert both(p(come(gone("hm")))) == ("<w:p/>", "<w:p/>")


def test_moved_text_is_at_its_new_place_or_its_old() -> None:
    inner = p(
        f'<w:moveFromRangeStart {BY} w:name="m"/><w:moveFrom {BY}>{run("A")}</w:moveFrom>'
        f'<w:moveFromRangeEnd w:id="1"/>{run("B")}<w:moveToRangeStart {BY} w:name="m"/>'
        f'<w:moveTo {BY}>{run("A")}</w:moveTo><w:moveToRangeEnd w:id="1"/>'
    )
    assert both(inner) == (p(run("B") + run("A")), p(run("A") + run("B")))


def test_a_moved_paragraph_goes_with_its_end() -> None:
    inner = (
        p(f"<w:moveFrom {BY}>{run('A')}</w:moveFrom>", "moveFrom")
        + p(run("B"))
        + p(f"<w:moveTo {BY}>{run('A')}</w:moveTo>", "moveTo")
        + p(run("C"))
    )
    assert both(inner) == (
        p(run("B")) + p(run("A")) + p(run("C")),
        "".join(map(p, map(run, "ABC"))),
    )


def test_paragraphs_are_split_and_joined_at_their_ends() -> None:
    split = p(run("Ett"), "ins") + p(run("två"))
    assert both(split) == (p(run("Ett")) + p(run("två")), p(run("Ett") + run("två")))
    joined = p(run("Ett"), "del") + p(run("två"), "del") + p(run("tre"))
    assert settled(joined, accept=True) == p(run("Ett") + run("två") + run("tre"))


def test_a_joined_paragraph_is_formatted_as_the_last_one_was() -> None:
    look = '<w:pStyle w:val="Citat"/>'
    inner = p(run("Ett"), "del") + p(run("två"), look=look)
    assert settled(inner, accept=True) == p(run("Ett") + run("två"), look=look)


def cell(inner: str, mark: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{mark}</w:tcPr>' if mark else ''}{inner}</w:tc>"


def row(*cells: str, mark: str = "") -> str:
    properties = f"<w:trPr><w:tblHeader/><w:{mark} {BY}/></w:trPr>" if mark else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def test_whole_rows_come_and_go_and_a_table_without_rows_with_them() -> None:
    inner = table(row(cell(p(run("A"))), mark="ins"), row(cell(p(run("B"))), mark="del")) + p("")
    accepted, rejected = both(inner)
    kept = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
    assert accepted == f"<w:tbl><w:tblPr/>{kept}{cell(p(run('A')))}</w:tr></w:tbl><w:p/>"
    assert rejected == f"<w:tbl><w:tblPr/>{kept}{cell(p(run('B')))}</w:tr></w:tbl><w:p/>"
    assert settled(table(row(cell(p("")), mark="del")) + p(run("x")), accept=True) == p(run("x"))


def test_cells_come_and_go_and_merge() -> None:
    wide = '<w:tcW w:w="1"/>'
    inner = table(
        row(
            cell(p(run("A")), f"{wide}<w:cellIns {BY}/>"),
            cell(p(run("B")), f"{wide}<w:cellDel {BY}/>"),
            cell(p(run("C")), f'{wide}<w:cellMerge {BY} w:vMerge="cont"/>'),
        )
    )
    accepted, rejected = both(inner)
    merged = f'{wide}<w:vMerge w:val="continue"/>'
    assert accepted == table(row(cell(p(run("A")), wide), cell(p(run("C")), merged)))
    assert rejected == table(row(cell(p(run("B")), wide), cell(p(run("C")), wide)))


def test_the_last_paragraph_of_a_cell_stays_though_its_end_is_marked() -> None:
    accepted, rejected = both(table(row(cell(p(gone("A"), "del")))))
    assert accepted == table(row(cell("<w:p/>")))
    assert rejected == table(row(cell(p(run("A")))))


@pytest.mark.parametrize(
    ("owner", "now", "before"),
    [
        ("rPr", "<w:b/>", "<w:i/>"),
        ("pPr", '<w:pStyle w:val="A"/>', '<w:pStyle w:val="B"/>'),
        ("tblPr", '<w:jc w:val="left"/>', '<w:jc w:val="right"/>'),
        ("trPr", "<w:tblHeader/>", "<w:cantSplit/>"),
        ("tcPr", '<w:tcW w:w="1"/>', '<w:tcW w:w="2"/>'),
        ("sectPr", '<w:cols w:num="1"/>', '<w:cols w:num="2"/>'),
    ],
)
def test_changed_properties_of_every_kind(owner: str, now: str, before: str) -> None:
    change = f"<w:{owner}Change {BY}><w:{owner}>{before}</w:{owner}></w:{owner}Change>"
    inner = f"<w:{owner}>{now}{change}</w:{owner}>"
    assert both(inner) == tuple(f"<w:{owner}>{look}</w:{owner}>" for look in (now, before))


def test_a_changed_paragraph_keeps_what_its_change_does_not_speak_of() -> None:
    look = '<w:jc w:val="left"/><w:rPr><w:b/></w:rPr><w:sectPr><w:cols/></w:sectPr>'
    change = f'<w:pPrChange {BY}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
    accepted, rejected = both(p(run("x"), look=look + change))
    assert accepted == p(run("x"), look=look)
    assert rejected == p(run("x"), look=look.replace("left", "right"))


def test_a_section_keeps_its_headers() -> None:
    head = '<w:headerReference w:type="default"/>'
    change = f"<w:sectPrChange {BY}><w:sectPr><w:cols/></w:sectPr></w:sectPrChange>"
    inner = f"<w:sectPr>{head}<w:titlePg/>{change}</w:sectPr>"
    assert settled(inner, accept=False) == f"<w:sectPr>{head}<w:cols/></w:sectPr>"


def test_a_deleted_field_is_a_field_again() -> None:
    inner = p(f"<w:del {BY}><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>")
    assert settled(inner, accept=False) == p("<w:r><w:instrText>PAGE</w:instrText></w:r>")


def test_a_control_emptied_by_a_deletion_goes_but_one_rewritten_stays() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert settled(p(control.format(gone("x"))), accept=True) == "<w:p/>"
    rewritten = p(control.format(gone("x") + come(run("y"))))
    assert settled(rewritten, accept=True) == p(control.format(run("y")))


def test_headers_are_settled_too_and_untouched_parts_keep_their_bytes() -> None:
    plain = f'<w:hdr xmlns:w="{NS}" ><w:p/></w:hdr>'.encode()
    tracked = f'<w:hdr xmlns:w="{NS}">{p(come(run("x")))}</w:hdr>'.encode()
    parts = {"word/header1.xml": plain, "word/header2.xml": tracked, "word/media/a.png": b"PNG"}
    out = settle_parts(parts, accept=False)
    assert out["word/header1.xml"] is plain
    assert b"<w:p/>" in out["word/header2.xml"]
    assert out["word/media/a.png"] == b"PNG"
