"""A Word file opened as what it is: a zip from a stranger.

``open_package`` reads no more than the limits allow, parses no DTD and follows no link. What it
gives is plain bytes by part name. ``write_package`` is its inverse, with the same bytes for the
same parts on every machine.
"""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from sigdocs.model.problem import Problem
from sigdocs.rendering import faults

CONTENT_TYPES = "[Content_Types].xml"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
# A document type in any encoding whose letters are ASCII with or without zero bytes between.
_DOCTYPE = re.compile(rb"<\0*!\0*D\0*O\0*C\0*T\0*Y\0*P\0*E")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = _MAIN_TYPE.replace("document.main", "template.main")
_OOXML = b"http://schemas.openxmlformats.org/"
# What Strict Open XML calls the names that every reader knows.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        _OOXML + b"officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _OOXML + b"officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _OOXML + b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", _OOXML + b"drawingml/2006/"),
)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a Word file may hold before it is refused.

    Attributes:
        file: bytes as it lies on disk.
        entries: parts in the zip.
        total: bytes of all parts unpacked.
        xml: bytes of one XML part unpacked.
        ratio: unpacked bytes for each packed byte, in parts over 1 MB.
    """

    file: int = 25_000_000
    entries: int = 1_000
    total: int = 64_000_000
    xml: int = 8_000_000
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file.

    Attributes:
        parts: bytes by name, e.g. ``word/styles.xml``.
        main: name of the document part, nearly always ``word/document.xml``.
    """

    parts: Mapping[str, bytes]
    main: str

    def xml(self, name: str) -> etree._Element:
        """Give a part as an element tree of one's own.

        Raises:
            KeyError: when there is no such part.
            ValueError: when it is not XML (never for a part of an opened file whose name ends
                in ``.xml`` or ``.rels``).
        """
        return parse_xml(self.parts[name])


class _RefusedError(Exception):
    """Carries the problem out of the depth where it was found."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def open_package(data: bytes, limits: Limits = Limits()) -> Package | Problem:
    """Open a Word file that may come from anybody, or say why it is not taken.

    Faults: ``filen-ar-tom``, ``filen-ar-for-stor``, ``gammalt-wordformat``,
    ``filen-ar-krypterad``, ``inte-wordfil``, ``filen-ar-trasig``, ``filen-ar-misstankt``,
    ``filen-har-makron``.
    """
    try:
        _refuse_at_sight(data, limits)
        parts = {
            name: _commonly_named(name, part) for name, part in _read_parts(data, limits).items()
        }
        _refuse_macros(parts)
        return Package(parts, _main_part(parts))
    except _RefusedError as refused:
        return refused.problem


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Zip parts: sorted, without times, stored.

    Stored, for deflate gives other bytes with zlib-ng (newer Pythons on Windows, some Linuxes)
    than with zlib, and a document is known by its hash for thirty years.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts, key=lambda part: (part != CONTENT_TYPES, part)):
            entry = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            entry.create_system = 0  # else the operating system's own number
            archive.writestr(entry, parts[name])
    return target.getvalue()


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML without entities, network or unbounded depth.

    Raises:
        ValueError: when it is not well formed, too deep, or has a DTD.
    """
    if _DOCTYPE.search(data):
        raise ValueError("DTD")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("XML") from error
    if root.getroottree().docinfo.internalDTD is not None:  # hidden by an odd encoding
        raise ValueError("DTD")
    return root


def _refuse_at_sight(data: bytes, limits: Limits) -> None:
    if not data.strip(b"\0"):
        raise _RefusedError(faults.EMPTY_FILE.at())
    if len(data) > limits.file:
        raise _RefusedError(faults.FILE_TOO_LARGE.at(megabyte=limits.file // 1_000_000))
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise _RefusedError((faults.ENCRYPTED if locked else faults.OLD_WORD).at())
    if not data.startswith(b"PK"):
        raise _RefusedError(faults.NOT_WORD.at())
    if data.count(b"PK\x01\x02") > limits.entries:
        raise _RefusedError(faults.SUSPECT.at(reason="för många delar"))


def _read_parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_by_directory(entries, limits)
            return {entry.filename: _read_part(archive, entry) for entry in entries}
    except _UNREADABLE as error:
        raise _RefusedError(faults.BROKEN.at(part="zip")) from error


def _refuse_by_directory(entries: Iterable[zipfile.ZipInfo], limits: Limits) -> None:
    entries = tuple(entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise _RefusedError(faults.ENCRYPTED.at())
    names = Counter(entry.filename.casefold() for entry in entries)
    reasons = {
        "för stor när den packas upp": sum(e.file_size for e in entries) > limits.total
        or any(e.file_size > limits.xml for e in entries if _is_xml(e.filename)),
        "för hårt packad": any(_is_bomb(entry, limits) for entry in entries),
        "två delar med samma namn": any(count > 1 for count in names.values()),
        "delar med otillåtna namn": any(_is_odd(entry.filename) for entry in entries),
        "ovanlig packning": any(entry.compress_type not in _METHODS for entry in entries),
    }
    for reason, found in reasons.items():
        if found:
            raise _RefusedError(faults.SUSPECT.at(reason=reason))


def _is_xml(name: str) -> bool:
    return name.casefold().endswith((".xml", ".rels"))


def _is_bomb(entry: zipfile.ZipInfo, limits: Limits) -> bool:
    return entry.file_size > max(1_000_000, limits.ratio * entry.compress_size)


def _is_odd(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _read_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    data = archive.read(entry)  # never more than the directory says, which has been weighed
    if _is_xml(entry.filename):
        _refuse_bad_xml(entry.filename, data)
    return data


def _refuse_bad_xml(name: str, data: bytes) -> None:
    try:
        parse_xml(data)
    except ValueError as error:
        hostile = str(error) == "DTD"
        fault = faults.SUSPECT.at(reason="DTD") if hostile else faults.BROKEN.at(part=name)
        raise _RefusedError(fault) from error


def _commonly_named(name: str, data: bytes) -> bytes:
    """A part under the names of a common Word document: one saved as Strict or as a template is read too."""
    if name == CONTENT_TYPES:
        return data.replace(_TEMPLATE_TYPE.encode(), _MAIN_TYPE.encode())
    if _is_xml(name) and b"purl.oclc.org/ooxml" in data:
        for strict, common in _STRICT:
            data = data.replace(strict, common)
    return data


def _refuse_macros(parts: Mapping[str, bytes]) -> None:
    has_code = any(name.casefold().endswith("vbaproject.bin") for name in parts)
    if has_code or b"macroEnabled" in parts.get(CONTENT_TYPES, b""):
        raise _RefusedError(faults.MACROS.at())


def _main_part(parts: Mapping[str, bytes]) -> str:
    """Follow the package's own pointer: Word on the web may call the part ``document2.xml``."""
    if CONTENT_TYPES not in parts or "_rels/.rels" not in parts:
        raise _RefusedError(faults.NOT_WORD.at())
    for relation in parse_xml(parts["_rels/.rels"]).iter(_RELATION):
        name = str(relation.get("Target", "")).lstrip("/")
        if relation.get("Type") == _MAIN_RELATION and _is_document(parts, name):
            return name
    raise _RefusedError(faults.NOT_WORD.at())


def _is_document(parts: Mapping[str, bytes], name: str) -> bool:
    types = parse_xml(parts[CONTENT_TYPES])
    declared = {str(part.get("PartName", "")): part.get("ContentType") for part in types}
    return name in parts and declared.get("/" + name) == _MAIN_TYPE
