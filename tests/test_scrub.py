import datetime as dt
import io

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.rendering.blank import blank_bytes
from sigdocs.rendering.package import Package, open_package, parse_xml, write_package
from sigdocs.rendering.scrub import (
    Properties,
    cleaned,
    core_xml,
    relations_of,
    scrubbed,
    with_properties,
    without_orphans,
)
from tests.oracles import audit_docx

PROPERTIES = Properties("Plan", "Åtgärdsplan", "Kommun", dt.date(2026, 11, 12), "sv-SE")
LINK = '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'


def opened(data: bytes) -> Package:
    package = open_package(data)
    assert isinstance(package, Package)
    return package


def parts(**extra: bytes) -> dict[str, bytes]:
    return dict(opened(blank_bytes()).parts) | extra


def linked(owner: str, kind: str, target: str) -> dict[str, bytes]:
    found = parts()
    found[owner] = found[owner].replace(b"</Relationships>", LINK.format(kind, target).encode())
    return found


def library_file() -> bytes:
    """A file as python-docx makes it from its own old default, with all that is left in that."""
    document = Document()
    document.core_properties.author = "Kim Berg"
    document.core_properties.last_modified_by = "Kim Berg"
    document.add_paragraph("Hej")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_library_default_loses_its_past_and_keeps_its_text() -> None:
    clean = opened(cleaned(library_file(), PROPERTIES))
    assert not [
        n for n in clean.parts if "Effects" in n or "customXml" in n or "app" in n or "thumb" in n
    ]
    assert not [n for n, data in clean.parts.items() if b"Kim Berg" in data or b"w:rsid" in data]
    assert b"Hej" in clean.parts["word/document.xml"]


def test_a_part_that_nothing_leads_to_is_left_behind_with_its_declaration() -> None:
    stray = parts(**{"word/gammal.xml": b"<a>Kim</a>"})
    override = b'<Override PartName="/word/gammal.xml" ContentType="application/xml"/></Types>'
    stray["[Content_Types].xml"] = stray["[Content_Types].xml"].replace(b"</Types>", override)
    clean = without_orphans(stray)
    assert set(clean) == set(parts())
    assert b"gammal" not in clean["[Content_Types].xml"]


def test_parts_that_lead_to_each_other_are_followed_once() -> None:
    ring = linked("word/_rels/document.xml.rels", "image", "media/a.png")
    ring["word/media/a.png"] = b"x"
    ring["word/media/_rels/a.png.rels"] = ring["word/_rels/document.xml.rels"].replace(
        b"media/a.png", b"../document.xml"
    )
    assert {"word/media/a.png", "word/media/_rels/a.png.rels"} <= set(without_orphans(ring))


@pytest.mark.parametrize(
    ("owner", "kind"),
    [
        ("_rels/.rels", "extended-properties"),
        ("_rels/.rels", "custom-properties"),
        ("_rels/.rels", "thumbnail"),
        ("word/_rels/document.xml.rels", "customXml"),
        ("word/_rels/document.xml.rels", "glossaryDocument"),
        ("word/_rels/document.xml.rels", "attachedTemplate"),
        ("word/_rels/document.xml.rels", "printerSettings"),
    ],
)
def test_relationships_that_tell_of_the_past_are_cut(owner: str, kind: str) -> None:
    dirty = linked(owner, kind, "spar.xml") | {"spar.xml": b"<a/>", "word/spar.xml": b"<a/>"}
    assert set(scrubbed(opened(write_package(dirty)))) == set(parts())


@pytest.mark.parametrize(
    "trace",
    [
        '<w:rsids><w:rsidRoot w:val="00AA"/></w:rsids>',
        '<w:docVars><w:docVar w:name="a" w:val="b"/></w:docVars>',
        '<w:proofState w:spelling="clean"/>',
    ],
)
def test_traces_in_the_settings_are_taken_out(trace: str) -> None:
    dirty = parts()
    dirty["word/settings.xml"] = dirty["word/settings.xml"].replace(
        b"<w:compat>", trace.encode() + b"<w:compat>"
    )
    clean = scrubbed(opened(write_package(dirty)))["word/settings.xml"]
    assert trace.encode()[:10] not in clean
    assert b"<w:compat>" in clean


def test_properties_take_the_place_of_whatever_was_there() -> None:
    bare = parts()
    del bare["docProps/core.xml"]
    for name in ("_rels/.rels", "[Content_Types].xml"):
        root = parse_xml(bare[name])
        for entry in list(root):
            if "core" in str(entry.get("Target", "")) + str(entry.get("PartName", "")):
                root.remove(entry)
        from lxml import etree

        bare[name] = etree.tostring(root)
    for start in (bare, parts()):
        data = write_package(with_properties(start, PROPERTIES))
        audit_docx(data)
        properties = Document(io.BytesIO(data)).core_properties
        assert (properties.title, properties.subject, properties.author) == (
            "Plan",
            "Åtgärdsplan",
            "Kommun",
        )
        assert properties.language == "sv-SE"
        assert str(properties.created)[:10] == str(properties.modified)[:10] == "2026-11-12"
        assert (properties.last_modified_by, properties.revision) == ("", 0)


@given(st.text())
def test_a_title_is_written_whole_or_refused(title: str) -> None:
    try:
        xml = core_xml(Properties(title, "", "", dt.date(2026, 1, 1)))
    except ValueError:
        return
    found = parse_xml(xml).findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    assert found == title.replace("\r\n", "\n").replace("\r", "\n")


def test_relationships_lie_beside_their_part() -> None:
    assert relations_of("") == "_rels/.rels"
    assert relations_of("word/header1.xml") == "word/_rels/header1.xml.rels"
