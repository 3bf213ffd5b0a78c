"""Make LibreOffice's PDF fit for an archive, and the same bytes every time.

LibreOffice writes PDF/A-2b and PDF/UA-1 but forgets the schema that PDF/A asks for when PDF/UA
is claimed, and lets the clock into metadata, fonts and the colour profile. One pass through
pikepdf mends that, so that equal Word files give equal PDFs over runs and instances.
"""

import datetime as dt
import io
import struct
from collections.abc import Sequence
from xml.sax.saxutils import escape

import pikepdf

LANGUAGE = "sv-SE"
MAKER = "sigdocs"
EXTENSION = """\
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed\
</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
"""
_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
{extension}\
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreatorTool>{maker}</xmp:CreatorTool>
   <xmp:CreateDate>{when}</xmp:CreateDate>
   <xmp:ModifyDate>{when}</xmp:ModifyDate>
   <xmp:MetadataDate>{when}</xmp:MetadataDate>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_FONT_TIME = 3_029_529_600
"""2000-01-01 in seconds from 1904."""
_CHECKSUM_MAGIC = 0xB1B0AFBA
_ICC_DATE = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)


def finish(
    pdf: bytes,
    *,
    title: str,
    when: dt.datetime,
    language: str = LANGUAGE,
    alts: Sequence[str] = (),
) -> bytes:
    """Return the PDF with archival metadata, and everything that varies by run pinned.

    Args:
        pdf: as LibreOffice wrote it.
        title: what a reader's window shows; never a person's name.
        when: the document's own time, with its zone; not the clock's.
        language: what it is written in (BCP 47).
        alts: what is said of its charts, in order.

    Raises:
        ValueError: when ``when`` has no zone: the result would depend on the machine.
        pikepdf.PdfError: when it is no PDF.
    """
    if when.tzinfo is None:
        raise ValueError("when needs a time zone")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _describe(document, title, when.astimezone(dt.UTC), language)
        _drop_leftovers(document)
        _scope_headings(document)
        _tell_of_charts(document, alts)
        _pin_fonts(document)
        _pin_colours(document)
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            fix_metadata_version=False,
        )
    return out.getvalue()


def _describe(document: pikepdf.Pdf, title: str, when: dt.datetime, language: str) -> None:
    """Write what is known of the document, the same in both places, and nothing else."""
    producer = str(document.docinfo.get("/Producer", "LibreOffice"))
    stamp = pikepdf.String(f"{when:D:%Y%m%d%H%M%S}Z")
    document.docinfo = document.make_indirect(
        pikepdf.Dictionary(
            Title=title, Creator=MAKER, Producer=producer, CreationDate=stamp, ModDate=stamp
        )
    )
    packet = _PACKET.format(
        extension=EXTENSION,
        title=escape(title),
        language=language,
        producer=escape(producer),
        maker=MAKER,
        when=f"{when:%Y-%m-%dT%H:%M:%SZ}",
    )
    root = document.Root
    root.Metadata = document.make_stream(
        packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    root.Lang = pikepdf.String(language)
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)


def _drop_leftovers(document: pikepdf.Pdf) -> None:
    trailer = document.trailer
    for holder, key in (
        (document.Root, "/OpenAction"),
        (trailer, "/DocChecksum"),
        (trailer, "/ID"),
    ):
        if key in holder:
            del holder[key]


def _scope_headings(document: pikepdf.Pdf) -> None:
    """Say that a heading beside plain cells heads its row; LibreOffice calls every one a column's."""
    for row in structure(document, "/TR"):
        cells = [cell for cell in _kids(row) if cell.get("/S") in ("/TH", "/TD")]
        if all(cell.S == "/TH" for cell in cells):
            continue
        for cell in cells:
            for attributes in _attributes(cell):
                if "/Scope" in attributes:
                    attributes.Scope = pikepdf.Name.Row


def _tell_of_charts(document: pikepdf.Pdf, alts: Sequence[str]) -> None:
    """Say what each chart shows; when they do not agree in number nothing is guessed."""
    silent = [one for one in structure(document, "/Figure") if not str(one.get("/Alt", "")).strip()]
    if len(silent) == len(alts):
        for figure, words in zip(silent, alts, strict=True):
            figure.Alt = pikepdf.String(words)


def _attributes(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = element.get("/A")
    if found is None:
        return []
    return list(found.as_list()) if isinstance(found, pikepdf.Array) else [found]


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = element.get("/K")
    many = found.as_list() if isinstance(found, pikepdf.Array) else [found]
    return [kid for kid in many if isinstance(kid, pikepdf.Dictionary)]


def structure(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """Return the elements of one kind (``/Table``, ``/Figure``) in the tree of tags."""
    return [
        element
        for element in document.objects
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == kind and "/P" in element
    ]


def _pin_fonts(document: pikepdf.Pdf) -> None:
    for descriptor in document.objects:
        if isinstance(descriptor, pikepdf.Dictionary) and "/FontFile2" in descriptor:
            program = descriptor.FontFile2
            program.write(pin_font(program.read_bytes()))


def pin_font(program: bytes) -> bytes:
    """Return a TrueType program with the time of its making set to nothing.

    Source: OpenType specification, tables ``head`` (modified at 28, checkSumAdjustment at 8) and
    the table directory.
    """
    font = bytearray(program)
    (tables,) = struct.unpack_from(">H", font, 4)
    for entry in range(12, 12 + 16 * tables, 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, entry)
        if tag == b"head":
            struct.pack_into(">q", font, start + 28, _FONT_TIME)
            struct.pack_into(">L", font, start + 8, 0)
            struct.pack_into(">L", font, entry + 4, _sum(font[start : start + length]))
            whole = (_CHECKSUM_MAGIC - _sum(font)) & 0xFFFFFFFF
            struct.pack_into(">L", font, start + 8, whole)
    return bytes(font)


def _sum(data: bytes | bytearray) -> int:
    padded = bytes(data) + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF


def _pin_colours(document: pikepdf.Pdf) -> None:
    """Pin the date of the colour profile (ICC.1:2022, bytes 24–35) and clear its checksum (84–99)."""
    for intent in document.Root.get("/OutputIntents", pikepdf.Array()).as_list():
        profile = intent.DestOutputProfile.read_bytes()
        intent.DestOutputProfile.write(
            profile[:24] + _ICC_DATE + profile[36:84] + bytes(16) + profile[100:]
        )
