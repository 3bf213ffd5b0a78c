"""What people and programs do in Word: marks, struck and hidden text, notes, pictures, merged cells."""

from collections.abc import Callable

import pytest
from lxml import etree

from sigdocs.intake.draft import Cell
from sigdocs.intake.form.read import FormReading, read_form, read_package
from sigdocs.intake.values.marks import read_mark
from sigdocs.rendering.package import CONTENT_TYPES, Package, open_package, write_package
from tests.form_samples import Hand, W, a_form, said, type_in

PRESENT, OTHER = 3, "Övrigt"


def element(xml: str) -> etree._Element:
    spaces = {
        "w": W[1:-1],
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in spaces.items())
    return etree.fromstring(f"<w:p {names}>{xml}</w:p>")


def filled() -> Hand:
    """A form where two were there and the date is set."""
    hand = Hand(a_form())
    hand.answer("Om anteckningen", "Datum", "2026-09-22")
    for row in hand.rows("Närvarande")[1:3]:
        type_in(row.findall(f"{W}tc")[0], "☒")
    return hand


def put(cell: etree._Element, xml: str) -> None:
    """Let a cell hold one paragraph with this in it."""
    for old in cell.findall(f"{W}p"):
        cell.remove(old)
    cell.append(element(xml))


def hand_with(section: str, row: int, column: int, xml: str) -> Hand:
    hand = Hand(a_filled_form())
    put(hand.rows(section)[row].findall(f"{W}tc")[column], xml)
    return hand


def a_filled_form() -> bytes:
    return filled().save()


def reading(data: bytes) -> FormReading:
    found = read_form(data)
    assert isinstance(found, FormReading)
    return found


def codes(data: bytes) -> list[str]:
    return [one.problem.code for one in reading(data).misread]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tick(xml: str) -> dict[str, str]:
    """How the fourth person's row reads when this stands under ”Med”."""
    row: dict[str, str] = said(reading(hand_with("Närvarande", PRESENT + 1, 0, xml).save()).draft)[
        "attendees"
    ][PRESENT]
    return row


@pytest.mark.parametrize(
    "xml",
    [
        *(run(mark) for mark in "☒☑✓✔✅🗹×xXVХ"),
        *(run(word) for word in ("ja", "sant", "deltog", "Närvarande", "✔\ufe0f", "☐ x", "[x]")),
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        '<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>',
        '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>',
        run("ü", '<w:rFonts w:ascii="Wingdings"/>'),
        run("R", '<w:rFonts w:ascii="Wingdings 2"/>'),
        run("\uf0fe"),
        "<w:del><w:r><w:delText>☐</w:delText></w:r></w:del><w:ins><w:r><w:t>☒</w:t></w:r></w:ins>",
        run("☐", "<w:strike/>") + run("☒"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
            "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
        ),
        (
            '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
            '<w:sdtContent><w:r><w:sym w:font="Wingdings 3" w:char="F0AA"/></w:r></w:sdtContent></w:sdt>'
        ),
    ],
)
def test_a_mark_for_somebody_who_was_there(xml: str) -> None:
    assert tick(xml)["present"] == "ja"


@pytest.mark.parametrize(
    "xml",
    [
        *(run(mark) for mark in ("", "☐", "□", "–", "-", "nej", "ej", "inte med", "Ej med")),
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
        "<w:del><w:r><w:delText>☒</w:delText></w:r></w:del><w:ins><w:r><w:t>☐</w:t></w:r></w:ins>",
        run("☒", "<w:strike/>") + run("☐"),
    ],
)
def test_a_mark_for_somebody_who_was_not(xml: str) -> None:
    assert tick(xml)["present"] == "nej"


@pytest.mark.parametrize(
    ("typed", "present", "how"),
    [
        ("via telefon", "ja", "via telefon"),
        ("x (på länk)", "ja", "på länk"),
        ("☒ till 15.30", "ja", "till 15.30"),
        ("sjuk", "nej", "sjuk"),
        ("frånvarande", "nej", "frånvarande"),
        ("nej, kunde inte", "nej", "kunde inte"),
    ],
)
def test_what_stands_beside_a_mark_is_a_remark(typed: str, present: str, how: str) -> None:
    row = tick(run(typed))
    assert (row["present"], row["how"]) == (present, how)


@pytest.mark.parametrize("typed", ["kanske", "R", "x men gick", "ja?", "delvis", "☒ inte hela"])
def test_what_is_no_mark_is_asked_about(typed: str) -> None:
    assert tick(run(typed))["present"] == typed


@pytest.mark.parametrize("typed", ["☒ utom Mini-Maria", "x bara skolan", "✓ om Sara vill"])
def test_words_beside_another_tick_are_asked_about(typed: str) -> None:
    assert read_mark(typed).yes is None or read_mark(typed).said


def answered(xml: str, more: Callable[[dict[str, bytes]], None] | None = None) -> bytes:
    """A form whose answer under Övrigt is this."""
    data = hand_with(OTHER, 0, 1, xml).save()
    if more is None:
        return data
    package = open_package(data)
    assert isinstance(package, Package)
    parts = dict(package.parts)
    more(parts)
    return write_package(parts)


def other(data: bytes) -> str:
    cell = reading(data).draft["other"]
    assert isinstance(cell, Cell)
    return cell.text


def test_struck_is_not_said() -> None:
    data = answered(run("Sara flyttar. ", "<w:dstrike/>") + run("Sara bor kvar."))
    assert other(data) == "Sara bor kvar."
    assert other(answered(run("Sagt.", '<w:strike w:val="0"/>'))) == "Sagt."


def test_hidden_text_is_asked_about_and_not_taken_for_an_answer() -> None:
    data = answered(run("Bara till mig. ", "<w:vanish/>") + run("Stabilt."))
    assert (other(data), codes(data)) == ("Stabilt.", ["dold-text"])


def with_footnote(parts: dict[str, bytes]) -> None:
    relation = (
        '<Relationship Id="rIdNote" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", relation.encode())
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2"><w:p><w:r><w:t>Gäller inte helgen.'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    ).encode()


def test_a_note_at_the_foot_is_read_where_it_belongs() -> None:
    data = answered(run("Stabilt.") + '<w:r><w:footnoteReference w:id="2"/></w:r>', with_footnote)
    assert other(data) == "Stabilt. (fotnot: Gäller inte helgen.)"


def test_a_fraction_is_read_and_another_equation_asked_about() -> None:
    three = "<m:r><m:t>3</m:t></m:r>"
    fraction = f"<m:oMath><m:f><m:num>{three}</m:num><m:den>{three}</m:den></m:f></m:oMath>"
    assert other(answered(run("Närvaro ") + fraction)) == "Närvaro 3/3"
    root = f"<m:oMath><m:rad><m:e>{three}</m:e></m:rad></m:oMath>"
    assert codes(answered(run("Roten ") + root)) == ["formel-i-svaret"]


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<w:r><w:drawing/></w:r>", "bild-i-svaret"),
        ("<w:r><w:pict/></w:r>", "bild-i-svaret"),
        ("<w:r><w:object/></w:r>", "inbaddad-fil-i-svaret"),
    ],
)
def test_what_is_no_text_is_asked_about(xml: str, code: str) -> None:
    assert codes(answered(run("Se bilden.") + xml)) == [code]


def test_a_text_box_in_an_answer_is_read() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('I rutan.')}</w:p></w:txbxContent></w:pict></w:r>"
    data = answered(run("Utanför. ") + box)
    assert "I rutan." in other(data)
    assert not codes(data)


def test_what_is_written_in_the_footer_is_asked_about_but_not_what_the_form_prints() -> None:
    def written(parts: dict[str, bytes]) -> None:
        page = parts["word/footer1.xml"]
        line = f"<w:p>{run('OBS: mamma får inte veta adressen')}</w:p></w:ftr>"
        parts["word/footer1.xml"] = page.replace(b"</w:ftr>", line.encode())

    assert not codes(answered(run("Stabilt.")))
    assert codes(answered(run("Stabilt."), written)) == ["text-i-sidhuvud"]


def test_one_status_in_a_cell_over_several_rows_is_asked_about() -> None:
    hand = filled()
    rows = hand.rows("Uppföljning av åtaganden")[1:3]
    for row, kind in zip(rows, ("restart", "continue"), strict=True):
        cell = row.findall(f"{W}tc")[3]
        put(cell, run("Klar") if kind == "restart" else "")
        merge = etree.SubElement(cell.findall(f"{W}tcPr")[0], f"{W}vMerge")
        merge.set(f"{W}val", kind)
    assert codes(hand.save()) == ["sammanfogade-rutor"]


def saved_as(change: Callable[[dict[str, bytes]], None]) -> FormReading:
    package = open_package(a_filled_form())
    assert isinstance(package, Package)
    parts = dict(package.parts)
    change(parts)
    opened = open_package(write_package(parts))
    assert isinstance(opened, Package), opened
    return read_package(opened)


def moved(parts: dict[str, bytes]) -> None:
    for name in (CONTENT_TYPES, "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")


def as_template(parts: dict[str, bytes]) -> None:
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"document.main+xml", b"template.main+xml")


def as_strict(parts: dict[str, bytes]) -> None:
    common, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    for name in [one for one in parts if one.startswith("word/") or one == "_rels/.rels"]:
        for room in (b"officeDocument/%srelationships", b"wordprocessingml/%smain"):
            parts[name] = parts[name].replace(common + room % b"2006/", strict + room % b"")


@pytest.mark.parametrize("change", [moved, as_template, as_strict])
def test_a_form_that_another_word_saved_reads_the_same(
    change: Callable[[dict[str, bytes]], None],
) -> None:
    assert said(saved_as(change).draft) == said(reading(a_filled_form()).draft)


def test_the_line_above_the_headings_that_lost_its_style_is_no_loose_text() -> None:
    def unstyled(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(
            b'<w:pStyle w:val="Subtitle"/>', b""
        )

    assert not saved_as(unstyled).misread
