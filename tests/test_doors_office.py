"""An office's own templates and logotype: each fault named with its place and what mends it, in no note's way."""

import base64
import io
import struct
import zlib
from pathlib import Path

import docx
import pytest

from sigdocs.rendering.library import LOGO, Library, must_hold, packaged_file
from sigdocs.rendering.logo import logo_trouble
from sigdocs.rendering.package import Package, open_package, write_package
from sigdocs.rendering.template.check import check_template
from tests.commanding import Office
from tests.test_template_check import Plan


def template(*paragraphs: str, hidden: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if hidden:
        document.add_paragraph().add_run(hidden).font.hidden = True
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def codes(data: bytes, *fields: str) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in check_template(data, Plan, must_hold=fields)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Version { version }", "mall-klammer-saknas"),
        ("Version {{ version }", "mall-klammer-saknas"),
        ("Version {{\u00a0version }}", "mall-hart-blanksteg"),
        ("{%p\u00a0if version %}", "mall-hart-blanksteg"),
        ("{%P if version %}", "mall-stor-bokstav"),
        ("{%p If version %}", "mall-stor-bokstav"),
    ],
)
def test_a_tag_that_word_altered_is_told_as_that_where_it_stands(text: str, code: str) -> None:
    data = template("Plan", text, "{%p endif %}" if "{%" in text else "")
    assert codes(data) == [(code, "brödtexten, stycke 2")]


def test_a_hidden_tag_is_told() -> None:
    assert codes(template("Plan", hidden="{{ version }}")) == [
        ("mall-dold-tagg", "word/document.xml")
    ]


def test_what_a_paper_must_hold_is_missed_when_it_is_gone_by_whatever_name_it_went() -> None:
    loop = ("{%p for one in goals %}", "{{ one.text }}", "{%p endfor %}")
    assert codes(template(*loop), "goal.text") == []
    assert codes(template("Plan"), "goal.text") == [("mall-saknar-uppgift", "")]


def test_a_plan_without_the_column_of_statuses_is_not_used(tmp_path: Path) -> None:
    assert must_hold("atgardsplan") == ("letterhead.secrecy", "row.status")
    package = open_package(packaged_file("atgardsplan/atgardsplan.docx"))
    assert isinstance(package, Package)
    body = package.parts["word/document.xml"].replace(b"{{ row.status }}", b"")
    own = write_package({**package.parts, "word/document.xml": body})
    (tmp_path / "atgardsplan").mkdir()
    (tmp_path / "atgardsplan" / "atgardsplan.docx").write_bytes(own)
    library = Library(tmp_path)
    assert [one.code for one in library.faults()["atgardsplan"]] == ["mall-saknar-uppgift"]
    assert library.current("atgardsplan").data == packaged_file("atgardsplan/atgardsplan.docx")


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNISEgAAAJEASHhGUI0AAAAAElFTkSuQmCC"
)


def wide_png(width: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" + bytes(3 * width))
    return PNG[:8] + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg(colours: int = 3, orientation: int = 1) -> bytes:
    def segment(kind: int, body: bytes) -> bytes:
        return bytes((0xFF, kind)) + struct.pack(">H", len(body) + 2) + body

    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(4)
    frame = struct.pack(">BHHB", 8, 4, 4, colours) + bytes(3 * colours)
    return (
        b"\xff\xd8"
        + segment(0xE1, exif)
        + segment(0xC0, frame)
        + segment(0xDA, bytes(6))
        + b"\xff\xd9"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PNG, ""),
        (wide_png(300), ""),
        (jpeg(), ""),
        (jpeg(colours=1), ""),
        (PNG[:-16], "logotyp-trasig"),
        (PNG[:40], "logotyp-trasig"),
        (jpeg()[:-2], "logotyp-trasig"),
        (wide_png(9_000), "logotyp-for-stor"),
        (jpeg(colours=4), "logotyp-cmyk"),
        (jpeg(orientation=6), "logotyp-vriden"),
        (b"BM" + bytes(60), "logotyp-format"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "logotyp-format"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "logotyp-format"),
        (b"", "logotyp-format"),
    ],
)
def test_a_logotype_that_would_go_wrong_on_paper_is_told(data: bytes, code: str) -> None:
    found = logo_trouble(data)
    assert (found.code if found else "") == code


def test_an_unusable_logotype_is_told_by_doctor_and_stands_in_no_notes_way(sig: Office) -> None:
    folder = sig.root / "templates"
    folder.mkdir(exist_ok=True)
    (folder / f"{LOGO}.png").write_bytes(jpeg(colours=4))
    told = {one["vad"]: one["fynd"] for one in sig.type("doctor", "--json").data}
    assert "CMYK" in told["Logotypen"]
    assert Library(folder).logo() == packaged_file(f"{LOGO}.png")
    assert "CMYK" in sig.type("run").err


def test_a_logotype_under_another_name_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{LOGO}.svg").write_bytes(b"<svg/>")
    found = Library(tmp_path).logo_faults()
    assert [(one.code, one.values["name"]) for one in found] == [("logotyp-namn", "logotyp.svg")]
