import pytest
from lxml import etree

from sigdocs.rendering.body import finish_body, new_ids
from sigdocs.rendering.package import parse_xml

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def finished(inner: str, tag: str = "body") -> str:
    root = parse_xml(f"<w:{tag} {NAMES}>{inner}</w:{tag}>".encode())
    finish_body(root, new_ids())
    text = etree.tostring(root, encoding="unicode")
    return text.replace(f" {NAMES}", "").replace(' xml:space="preserve"', "")


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_line_breaks_and_tabs_become_elements_in_order() -> None:
    pieces = "<w:r><w:br/><w:t>a</w:t><w:tab/><w:br/><w:t>b </w:t></w:r>"
    assert finished(paragraph(run("\na\t\nb "))) == f"<w:body>{paragraph(pieces)}</w:body>"


def test_a_paragraph_break_leaves_the_section_with_the_first_half() -> None:
    before = "<w:p><w:pPr><w:jc/><w:sectPr/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a<?stycke?>b</w:t><w:tab/></w:r></w:p>"
    after = (
        "<w:p><w:pPr><w:jc/><w:sectPr/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:jc/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t><w:tab/></w:r></w:p>"
    )
    assert finished(before) == f"<w:body>{after}</w:body>"


def test_of_paragraphs_that_were_one_only_the_last_keeps_to_the_next() -> None:
    kept = "<w:pPr><w:keepNext/><w:jc/></w:pPr>"
    free = "<w:pPr><w:jc/></w:pPr>"
    before = f"<w:p>{kept}{run('a<?stycke?>b<?stycke?>c')}</w:p>"
    after = f"<w:p>{free}{run('a')}</w:p><w:p>{free}{run('b')}</w:p><w:p>{kept}{run('c')}</w:p>"
    assert finished(before) == f"<w:body>{after}</w:body>"


def test_in_a_link_a_paragraph_break_is_a_line_break() -> None:
    link = "<w:hyperlink>{}</w:hyperlink>"
    found = finished(paragraph(link.format(run("a<?stycke?>b<?stycke?>c"))))
    inner = "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
    assert found == f"<w:body>{paragraph(link.format(inner))}</w:body>"


@pytest.mark.parametrize(
    "stray", ["x<w:p/>", "<w:p/>x", "<w:p>x</w:p>", "<w:p><w:r>x</w:r></w:p>", "<w:p><w:r/>x</w:p>"]
)
def test_text_that_word_would_drop_is_refused(stray: str) -> None:
    with pytest.raises(ValueError, match=r"^x$"):
        finished(stray)


def test_text_in_drawings_and_fields_is_let_be() -> None:
    inner = (
        "<w:r><w:drawing><wp:align>left</wp:align></w:drawing><w:instrText>PAGE</w:instrText></w:r>"
    )
    assert inner in finished(paragraph(inner))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:tbl><w:tblPr/></w:tbl><w:p/>", "<w:p/>"),
        ("<w:tbl><w:tr/></w:tbl><w:p/>", "<w:p/>"),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>",
        ),
        ("<w:sdt><w:sdtContent/></w:sdt><w:p/>", "<w:p/>"),
    ],
)
def test_what_a_choice_left_empty_is_closed(inner: str, expected: str) -> None:
    assert finished(inner) == f"<w:body>{expected}</w:body>"


def test_an_emptied_header_keeps_a_paragraph() -> None:
    assert finished("", "hdr") == "<w:hdr><w:p/></w:hdr>"


def test_repeated_ids_become_their_own_and_pairs_stay_pairs() -> None:
    one = '<w:bookmarkStart w:id="7" w:name="a"/><wp:docPr id="7"/><w:bookmarkEnd w:id="7"/>'
    found = finished(paragraph(one) + paragraph(one))
    assert found.count('w:id="1"') == 2
    assert found.count('w:id="3"') == 2
    assert '<wp:docPr id="2"/>' in found
    assert '<wp:docPr id="4"/>' in found
