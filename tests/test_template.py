import datetime as dt
import io
import os
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType

import pytest
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, computed_field

from sigdocs.errors import TemplateError
from sigdocs.model.text import Text
from sigdocs.rendering.blank import blank_document
from sigdocs.rendering.package import Package, open_package, write_package
from sigdocs.rendering.scrub import Properties, cleaned
from sigdocs.rendering.template.pictures import Picture
from sigdocs.rendering.template.template import Template
from tests.oracles import audit_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = dt.date(2026, 11, 12)
PROPERTIES = Properties("Åtgärdsplan <1>", "Plan & mer", "Exempelkommun", DAY)
TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs"], exclude_characters="".join(map(chr, range(32))) + "\ufffe\uffff"
    )
    | st.sampled_from("\n\t{}%#<>&\"' _")
)


class Row(BaseModel, frozen=True):
    what: Text
    when: dt.date = DAY

    @property
    def loud(self) -> str:
        return self.what.upper()


class Paper(BaseModel, frozen=True):
    title: Text = "Plan"
    rows: tuple[Row, ...] = ()
    nothing: Text | None = None
    measure: float = 3.5
    words: Text = ""

    @computed_field  # type: ignore[prop-decorator]  # pydantic's documented way
    @property
    def count(self) -> int:
        return len(self.rows)


def template_bytes(
    *paragraphs: str, cells: tuple[tuple[str, str], ...] = (), header: str = ""
) -> bytes:
    document = blank_document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cells:
        table = document.add_table(len(cells), 2, style="SIG-tabell")
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def template(
    *paragraphs: str, cells: tuple[tuple[str, str], ...] = (), header: str = ""
) -> Template:
    return Template.load(template_bytes(*paragraphs, cells=cells, header=header))


def parts_of(data: bytes) -> dict[str, bytes]:
    package = open_package(data)
    assert isinstance(package, Package)
    return dict(package.parts)


def lines(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of each paragraph, read without any help of the program under test."""
    from lxml import etree

    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return [
        "".join(
            signs.get(str(e.tag), e.text or "")
            for e in p.iter(f"{W}t", f"{W}br", f"{W}r/{W}tab", f"{W}tab")
        )
        for p in etree.fromstring(parts_of(data)[part]).iter(f"{W}p")
    ]


@given(TEXTS, TEXTS)
def test_every_letter_of_the_data_is_on_the_paper_and_nothing_is_evaluated(
    one: str, two: str
) -> None:
    drawn = template("före {{ title }} efter", "{{ words|stycken }}", header="{{ words }}").render(
        Paper(title=one, words=two), PROPERTIES
    )
    paper = Paper(title=one, words=two)
    assert lines(drawn) == [f"före {paper.title} efter", *paper.words.split("\n")]
    assert lines(drawn, "word/header1.xml") == [paper.words]


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% for x in y %}", "{_{ a }_}", "{# tyst #}", "{_%", "<?stycke?>"]
)
def test_template_signs_in_data_are_text(text: str) -> None:
    assert lines(template("{{ title }}").render(Paper(title=text), PROPERTIES)) == [text]


def test_rows_repeat_and_the_result_opens_without_repair() -> None:
    cells = (
        ("Vad", "När"),
        ("{%tr for row in rows %}", ""),
        ("{{ loop.index }} {{ row.loud }}", "{{ row.when }}"),
        ("{%tr endfor %}", ""),
    )
    rows = tuple(Row(what=f"å{n}\nrad två") for n in range(3))
    drawn = template("{{ count }} st: {{ measure|tal }}", cells=cells, header="{{ title }}").render(
        Paper(rows=rows), PROPERTIES
    )
    audit_docx(drawn)
    assert lines(drawn)[:5] == ["3 st: 3,5", "Vad", "När", "1 Å0\nRAD TVÅ", "2026-11-12"]
    assert len(lines(drawn)) == 9


def test_a_paragraph_break_keeps_the_looks_and_what_follows() -> None:
    document = blank_document()
    paragraph = document.add_paragraph(style="Quote")
    paragraph.add_run("{{ words|stycken }}").bold = True
    paragraph.add_run(" sist")
    target = io.BytesIO()
    document.save(target)
    drawn = Template.load(target.getvalue()).render(Paper(words="a\n\nb"), PROPERTIES)
    assert lines(drawn) == ["a", "", "b sist"]
    body = parts_of(drawn)["word/document.xml"]
    assert (body.count(b'w:val="Quote"'), body.count(b"<w:b/>")) == (3, 3)
    audit_docx(drawn)


@pytest.mark.parametrize(
    "code",
    [
        "{{ titel }}",
        "{{ rows.0.wat }}",
        "{{ nothing }}",
        "{{ rows }}",
        "{{ measure }}",
        "{{ nothing|datum }}",
        "{{ title.__class__ }}",
        "{{ title['__class__'] }}",
        "{{ title.upper }}",
        "{{ model_fields }}",
        "{% for row in rows %}{{ row.model_dump }}{% endfor %}",
        "{{ title / 2 }}",
    ],
)
def test_what_is_not_there_or_not_printable_is_an_error(code: str) -> None:
    with pytest.raises(TemplateError, match="Mallen"):
        template(code).render(Paper(rows=(Row(what="x"),)), PROPERTIES)


@pytest.mark.parametrize(
    "code",
    [
        "{{ title.upper() }}",
        "{{ range(9) }}",
        "{{ title|safe }}",
        "{{ title|attr('x') }}",
        "{{ title|default('x') }}",
        "{{ 'x' * 999999999 }}",
        "{{ '%s' % title }}",
        "{% autoescape false %}{{ title }}{% endautoescape %}",
        "{% macro m() %}{% endmacro %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{{r title }}",
        "{% for a in rows %}" * 5 + "{% endfor %}" * 5,
        "{{ title",
        "{% if title %}",
    ],
)
def test_a_template_that_does_more_than_print_is_not_loaded(code: str) -> None:
    with pytest.raises(TemplateError, match="Mallen"):
        template(code)


def test_a_text_that_would_fall_off_the_page_is_an_error() -> None:
    parts = parts_of(template_bytes("{{ title }}"))
    body = parts["word/document.xml"].replace(b"<w:p>", b"{{ title }}<w:p>", 1)
    with pytest.raises(TemplateError, match="kan inte fyllas i"):
        Template.load(write_package(parts | {"word/document.xml": body})).render(
            Paper(), PROPERTIES
        )


def test_errors_do_not_tell_what_the_data_said() -> None:
    loaded = template("{{ measure }}{{ title|datum }}")
    with pytest.raises(TemplateError) as caught:
        loaded.render(Paper(title="Kim hemlig"), PROPERTIES)
    assert "Kim" not in str(caught.value)


def test_a_file_that_is_no_template_is_an_error() -> None:
    with pytest.raises(TemplateError, match=r"inte ett Word-dokument"):
        Template.load(b"hej")


def test_a_template_cannot_grow_without_end() -> None:
    rows = tuple(Row(what="x" * 20_000) for _ in range(40))
    loops = "{% for a in rows %}{% for b in rows %}{{ a.what }}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateError):
        template(loops).render(Paper(rows=rows), PROPERTIES)


def test_the_file_says_only_what_the_caller_says() -> None:
    dirty = parts_of(template_bytes("{{ title }}"))
    dirty["word/document.xml"] = dirty["word/document.xml"].replace(
        b"<w:p>", b'<w:p w:rsidR="00AB12CD">', 1
    )
    dirty["word/settings.xml"] = dirty["word/settings.xml"].replace(
        b"<w:decimalSymbol", b'<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:decimalSymbol'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for owner, kind, target in (
        ("_rels/.rels", "extended-properties", "docProps/app.xml"),
        ("_rels/.rels", "custom-properties", "docProps/custom.xml"),
        ("_rels/.rels", "thumbnail", "docProps/thumbnail.jpeg"),
        ("word/_rels/document.xml.rels", "customXml", "../customXml/item1.xml"),
        ("word/_rels/document.xml.rels", "stylesWithEffects", "stylesWithEffects.xml"),
    ):
        link = (
            f'<Relationship Id="r{kind}" Type="{office}/{kind}" Target="{target}"/></Relationships>'
        )
        dirty[owner] = dirty[owner].replace(b"</Relationships>", link.encode())
        dirty[target.removeprefix("../") if "/" in target else f"word/{target}"] = (
            b"<a>Kim Berg</a>"
        )
    drawn = Template.load(write_package(dirty)).render(Paper(), PROPERTIES)
    clean = parts_of(drawn)
    assert set(clean) == set(parts_of(template_bytes("x")))
    assert not [n for n, d in clean.items() if b"rsid" in d or b"Kim" in d or b"python-docx" in d]
    core = clean["docProps/core.xml"].decode()
    assert "<dc:title>Åtgärdsplan &lt;1&gt;</dc:title>" in core
    assert core.count("2026-11-12T00:00:00Z") == 2
    assert "lastModifiedBy" not in core
    audit_docx(drawn)


def test_a_file_by_another_library_is_cleaned_the_same_way() -> None:
    data = template_bytes("x")
    once = cleaned(data, PROPERTIES)
    assert once == cleaned(once, PROPERTIES)
    audit_docx(once)
    with pytest.raises(ValueError, match="inte-wordfil"):
        cleaned(b"x", PROPERTIES)


def test_the_same_data_gives_the_same_bytes_in_another_process() -> None:
    here = template("{{ title }}", header="{{ words }}").render(Paper(words="å"), PROPERTIES)
    code = (
        "import hashlib; from tests.test_template import *; print(hashlib.sha256(template("
        "'{{ title }}', header='{{ words }}').render(Paper(words='å'), PROPERTIES)).hexdigest())"
    )
    root = Path(__file__).parents[1]
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    there = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=env, capture_output=True, text=True, check=True
    )
    import hashlib

    assert there.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_the_same_template_is_read_once() -> None:
    assert template("{{ title }}") is template("{{ title }}")


def test_a_template_is_read_from_a_path_as_well(tmp_path: Path) -> None:
    path = tmp_path / "mall.docx"
    path.write_bytes(template_bytes("{{ title }}"))
    assert lines(Template.load(path).render(Paper(title="x"), PROPERTIES)) == ["x"]


def png(width: int, height: int) -> bytes:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + b"\x33" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.fixture(scope="session")
def with_place() -> Template:
    document = blank_document()
    header = document.sections[0].header.paragraphs[0]
    header.add_run("Kommun ").add_picture(io.BytesIO(png(4, 2)), Mm(40), Mm(20))
    for drawing in header._p.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ):
        drawing.set("descr", "bild:logotyp")
    target = io.BytesIO()
    document.save(target)
    return Template.load(target.getvalue())


def test_a_logo_takes_the_place_kept_for_it_in_its_own_proportions(with_place: Template) -> None:
    logo = Picture(png(10, 10), 'Exempelkommuns "vapen"')
    drawn = with_place.render(Paper(), PROPERTIES, MappingProxyType({"logotyp": logo}))
    parts = parts_of(drawn)
    assert [data for name, data in parts.items() if name.startswith("word/media/")] == [logo.data]
    header = parts["word/header1.xml"].decode()
    assert "Exempelkommuns &quot;vapen&quot;" in header
    assert f'cx="{Mm(20)}" cy="{Mm(20)}"' in header
    audit_docx(drawn)


def test_a_place_without_a_logo_is_left_out_with_its_dummy(with_place: Template) -> None:
    drawn = with_place.render(Paper(), PROPERTIES)
    assert b"<w:drawing" not in parts_of(drawn)["word/header1.xml"]
    assert lines(drawn, "word/header1.xml") == ["Kommun "]
    assert not [name for name in parts_of(drawn) if "media" in name]
    audit_docx(drawn)


def test_a_logo_that_is_no_picture_is_an_error(with_place: Template) -> None:
    with pytest.raises(TemplateError):
        with_place.render(Paper(), PROPERTIES, {"logotyp": Picture(b"hej", "")})


def test_a_table_and_a_cell_left_empty_still_open_without_repair() -> None:
    loop = (("{%tr for row in rows %}", ""), ("{{ row.what }}", "x"), ("{%tr endfor %}", ""))
    assert lines(template("före", cells=loop).render(Paper(), PROPERTIES)) == ["före"]
    document = blank_document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{%p if nothing %}"
    cell.add_paragraph("x")
    cell.add_paragraph("{%p endif %}")
    target = io.BytesIO()
    document.save(target)
    drawn = Template.load(target.getvalue()).render(Paper(), PROPERTIES)
    assert lines(drawn) == [""]
    audit_docx(drawn)


def test_a_title_that_xml_cannot_hold_is_an_error() -> None:
    with pytest.raises(ValueError, match="XML"):
        template("x").render(Paper(), Properties("\x07", "", "", DAY))
