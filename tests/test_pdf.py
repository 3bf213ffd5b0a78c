"""A PDF fit for the archive, the same bytes every time."""

import datetime as dt
import io
import struct
import time
from collections.abc import Callable

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.rendering.office.office import Format, Office
from sigdocs.rendering.office.pool import OfficePool
from sigdocs.rendering.pdf import finish, pin_font, structure
from sigdocs.rendering.pdf_check import check

pytestmark = pytest.mark.office
WHEN = dt.datetime(2026, 11, 12, 14, 0, tzinfo=dt.UTC)
TITLE = "Åtgärdsplan SIG-2026-001 <2> & ”bilaga”"


@pytest.fixture(scope="module")
def raw(office: OfficePool, sample_docx: bytes) -> bytes:
    return office.convert(sample_docx, Format.DOCX, Format.PDF)


@pytest.fixture(scope="module")
def finished(raw: bytes) -> bytes:
    return finish(raw, title=TITLE, when=WHEN)


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(out, fix_metadata_version=False)
    return out.getvalue()


def test_a_finished_pdf_has_no_findings(finished: bytes) -> None:
    assert check(finished) == ()


def test_an_unfinished_pdf_has_findings(raw: bytes) -> None:
    findings = "\n".join(check(raw))
    for part in ("PDF/UA", "titel", "svenska", "/Author", "/OpenAction", "/DocChecksum"):
        assert part in findings


def test_equal_word_files_give_equal_bytes_over_instances_and_seconds(
    needs_office: None, finished: bytes, sample_docx: bytes
) -> None:
    time.sleep(1.1)
    with Office(timeout=60) as other:
        for _ in range(2):
            again = other.convert(sample_docx, Format.DOCX, Format.PDF)
            assert finish(again, title=TITLE, when=WHEN) == finished


def test_finishing_twice_changes_nothing(finished: bytes) -> None:
    once = finish(finished, title=TITLE, when=WHEN)
    assert finish(once, title=TITLE, when=WHEN) == once


def test_the_same_moment_in_another_zone_gives_the_same_bytes(raw: bytes, finished: bytes) -> None:
    elsewhere = WHEN.astimezone(dt.timezone(dt.timedelta(hours=1)))
    assert finish(raw, title=TITLE, when=elsewhere) == finished


def test_a_time_without_zone_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="zone"):
        finish(raw, title=TITLE, when=WHEN.replace(tzinfo=None))


def test_metadata_says_what_is_known_and_no_more(finished: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(finished))
    assert reader.metadata is not None
    assert reader.metadata.title == TITLE
    assert reader.metadata.creation_date == reader.metadata.modification_date == WHEN
    assert reader.metadata.author is None
    assert b"Hemlig" not in finished
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": TITLE}
    assert xmp.xmp_create_date == WHEN.replace(tzinfo=None)


def test_the_text_can_be_read_with_its_letters(finished: bytes) -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(finished)).pages
    assert "Träffa lotsen varje vecka – ”om det går”." in page.extract_text()


def test_the_language_the_title_and_the_tags_are_there(finished: bytes) -> None:
    with pikepdf.open(io.BytesIO(finished)) as document:
        assert document.Root.Lang == "sv-SE"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert len(structure(document, "/TH")) == 2
        assert [str(figure.Alt) for figure in structure(document, "/Figure")] == ["Kommunens vapen"]


def _drop_font(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
            del thing["/FontFile2"]


def _unhead(pdf: pikepdf.Pdf) -> None:
    for cell in structure(pdf, "/TH"):
        cell.S = pikepdf.Name.TD


def _undescribe(pdf: pikepdf.Pdf) -> None:
    structure(pdf, "/Figure")[0].Alt = pikepdf.String(" ")


def _untag(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def _untitle(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def _unpack(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def _speak_english(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("en-US")


def _hide_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def _sign_as_author(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "Någon"


def _run_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")
    )


def _drop_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _claim_more(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    extra = (
        b'<rdf:Description rdf:about="" xmlns:x="urn:x"><x:y>1</x:y></rdf:Description></rdf:RDF>'
    )
    pdf.Root.Metadata.write(packet.replace(b"</rdf:RDF>", extra))


def _change_schema(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"valueType>Integer", b"valueType>Text"))


def _empty(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[:]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (_drop_font, "PDF/A-2b"),
        (_unhead, "rubrikceller"),
        (_undescribe, "alternativtext"),
        (_untag, "taggar"),
        (_untitle, "titel"),
        (_unpack, "PDF/A-2b"),
        (_speak_english, "svenska"),
        (_hide_title, "visas inte"),
        (_sign_as_author, "/Author"),
        (_run_script, "/OpenAction"),
        (_drop_profile, "PDF/A-2b"),
        (_claim_more, "PDF/A-2b"),
        (_change_schema, "PDF/UA"),
        (_empty, "inga sidor"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_planted_fault_is_found(
    finished: bytes, fault: Callable[[pikepdf.Pdf], None], said: str
) -> None:
    assert said in "\n".join(check(changed(finished, fault)))


def test_a_sound_copy_of_a_finished_pdf_has_no_findings(finished: bytes) -> None:
    assert check(changed(finished, lambda _: None)) == ()


@pytest.mark.parametrize("garbage", [b"", b"Hej", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_told_so(garbage: bytes) -> None:
    assert check(garbage) == ("filen går inte att läsa som PDF",)


def test_a_heading_beside_plain_cells_heads_its_row(raw: bytes) -> None:
    def mix(pdf: pikepdf.Pdf) -> None:
        structure(pdf, "/TH")[1].S = pikepdf.Name.TD

    mixed = finish(changed(raw, mix), title=TITLE, when=WHEN)
    with pikepdf.open(io.BytesIO(mixed)) as document:
        (heading,) = structure(document, "/TH")
        assert [a.Scope for a in heading.A.as_list() if "/Scope" in a] == ["/Row"]


def test_headings_of_columns_stay_so(finished: bytes) -> None:
    with pikepdf.open(io.BytesIO(finished)) as document:
        scopes = {
            a.Scope for th in structure(document, "/TH") for a in th.A.as_list() if "/Scope" in a
        }
    assert scopes == {"/Column"}


def _font(modified: int, body: bytes) -> bytes:
    head = struct.pack(">8sL16sq18s", b"", 7, b"", modified, b"")
    tables = ((b"glyf", body), (b"head", head))
    place, directory, data = 12 + 16 * len(tables), b"", b""
    for tag, content in tables:
        directory += struct.pack(">4sLLL", tag, 0, place + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    return struct.pack(">LH6s", 0x00010000, len(tables), b"") + directory + data


def _words(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF


@given(st.integers(0, 2**40), st.integers(0, 2**40), st.binary(max_size=40))
def test_fonts_that_differ_in_time_alone_become_one_with_a_right_checksum(
    one: int, other: int, body: bytes
) -> None:
    pinned = pin_font(_font(one, body))
    assert pinned == pin_font(_font(other, body))
    assert _words(pinned) == 0xB1B0AFBA


def test_a_font_without_head_is_left_as_it_is() -> None:
    font = _font(5, b"").replace(b"head", b"hoad")
    assert pin_font(font) == font


def test_preflight_finds_nothing_but_that_it_is_part_two(
    preflight: Callable[[bytes], list[str]], finished: bytes
) -> None:
    assert [error.partition(" ")[0] for error in preflight(finished)] == ["7.11.2"]


def test_preflight_sees_a_font_that_is_not_embedded(
    preflight: Callable[[bytes], list[str]], finished: bytes
) -> None:
    assert len(preflight(changed(finished, _drop_font))) > 1
