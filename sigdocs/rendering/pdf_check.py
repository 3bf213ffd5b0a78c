"""What keeps a PDF from the archive, and from people who cannot see it."""

import io
from collections.abc import Iterator

import pikepdf

from sigdocs.rendering.pdf import EXTENSION, LANGUAGE, structure

_XMP_RULE = "ISO_19005_2:6.6.2.3.1-1"
_EXPLAINED = frozenset(
    {
        "XMP namespace pdfaExtension=http://www.aiim.org/pdfa/ns/extension/ is not permitted",
        "XMP namespace pdfaSchema=http://www.aiim.org/pdfa/ns/schema# is not permitted",
        "XMP namespace pdfaProperty=http://www.aiim.org/pdfa/ns/property# is not permitted",
        "XMP property pdfuaid:part is not permitted",
        "XMP property pdfaExtension:schemas is not permitted",
    }
)
"""pikepdf knows no extension schemas; PDF/A-2 allows them, and ours is compared byte for byte."""
_KNOWN = frozenset({"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"})


def check(pdf: bytes, language: str = LANGUAGE) -> tuple[str, ...]:
    """Return what is wrong with a finished PDF, in Swedish; nothing when it may be archived.

    PDF/A-2b by pikepdf's validator, which approves only what it knows; tags, title, language,
    alternative texts and table headings as PDF/UA-1 asks; no metadata but our own.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            if not document.pages:
                return ("PDF-filen har inga sidor",)
            return (
                *_archival(document, pdf),
                *_accessible(document, language),
                *_leftovers(document),
            )
    except pikepdf.PdfError:
        return ("filen går inte att läsa som PDF",)


def _archival(document: pikepdf.Pdf, pdf: bytes) -> Iterator[str]:
    from pikepdf import pdfa

    metadata = document.Root.get("/Metadata")
    packet = b"" if metadata is None else metadata.read_bytes()
    if EXTENSION.encode() not in packet:
        yield "metadata saknar schemat för PDF/UA"
    for finding in pdfa.validate_written(io.BytesIO(pdf), "2b").findings:
        if not (finding.rule == _XMP_RULE and finding.message in _EXPLAINED):
            yield f"följer inte PDF/A-2b: {finding.rule} vid {finding.where}"


def _accessible(document: pikepdf.Pdf, language: str) -> Iterator[str]:
    root = document.Root
    if "/StructTreeRoot" not in root or not _flag(root, "/MarkInfo", "/Marked"):
        yield "dokumentet saknar taggar"
    if not str(document.docinfo.get("/Title", "")).strip():
        yield "dokumentet saknar titel"
    if not _flag(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "titeln visas inte i fönstret"
    if str(root.get("/Lang", "")) != language:
        yield "språket är inte angivet" + (" som svenska" if language == LANGUAGE else "")
    for figure in structure(document, "/Figure"):
        if not str(figure.get("/Alt", "")).strip():
            yield "en bild saknar alternativtext"
    headed = {_table_of(cell) for cell in structure(document, "/TH")}
    for table in structure(document, "/Table"):
        if table.objgen not in headed:
            yield "en tabell saknar rubrikceller"


def _flag(root: pikepdf.Object, group: str, name: str) -> bool:
    return group in root and bool(root[group].get(name, False))


def _table_of(cell: pikepdf.Object) -> tuple[int, int]:
    """Return the number of the table that a cell stands in, (0, 0) when in none."""
    above = cell
    while "/P" in above:
        above = above.P
        if above.get("/S") == "/Table":
            return above.objgen
    return (0, 0)


def _leftovers(document: pikepdf.Pdf) -> Iterator[str]:
    for key in sorted(set(document.docinfo.keys()) - _KNOWN):
        yield f"egenskapen {key} ligger kvar"
    for holder, key in ((document.Root, "/OpenAction"), (document.trailer, "/DocChecksum")):
        if key in holder:
            yield f"{key} ligger kvar"
