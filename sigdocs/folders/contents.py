"""Judging a dropped file by its name and outermost layer, before anything parses it.

Nothing is unpacked here: a zip's own list of contents is enough to tell macros, encryption and
bombs. Python's zipfile never unpacks more than that list says, so the sums hold as limits.
"""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import BinaryIO, Final, NamedTuple

from sigdocs.folders import faults
from sigdocs.model.problem import Fault, Problem

ACCEPTED: Final = frozenset({".docx", ".odt", ".txt", ".md", ".yaml", ".yml", ".json"})

_MEGABYTE: Final = 1_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_BIT: Final = 0x1
_TAIL: Final = 2048
_BY_SUFFIX: Final[dict[str, Fault]] = {
    **dict.fromkeys((".doc", ".dot", ".wps"), faults.OLD_WORD),
    ".rtf": faults.RICH_TEXT,
    ".pages": faults.PAGES,
    **dict.fromkeys((".dotx", ".ott"), faults.TEMPLATE),
    **dict.fromkeys((".gdoc", ".url", ".webloc"), faults.LINK_FILE),
    **dict.fromkeys((".htm", ".html", ".mht", ".mhtml"), faults.WEB_PAGE),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".csv", ".pptx"), faults.SHEET),
    **dict.fromkeys((".docm", ".dotm", ".xlsm"), faults.MACROS),
    **dict.fromkeys(
        (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".bmp"), faults.SCANNED_PAPER
    ),
    **dict.fromkeys((".eml", ".msg", ".mbox"), faults.MAIL),
    **dict.fromkeys((".zip", ".7z", ".rar", ".tar", ".gz", ".tgz"), faults.ARCHIVE),
}


class Limits(NamedTuple):
    """How much a dropped file may hold.

    Attributes:
        size: bytes on the disk; a larger file is never opened.
        unpacked: bytes in all the parts of a zip together.
        parts: number of parts in a zip.
        ratio: unpacked to packed size, for a zip that unpacks to more than 10 MB.
    """

    size: int = 25 * _MEGABYTE
    unpacked: int = 200 * _MEGABYTE
    parts: int = 5_000
    ratio: int = 200


LIMITS: Final = Limits()


class Verdict(NamedTuple):
    """What a file is: ``problem`` says why it goes back, ``whole`` whether all of it is there."""

    problem: Problem | None
    whole: bool = True


def judge(path: Path, size: int, accepted: frozenset[str], limits: Limits) -> Verdict:
    """Look at a regular file that nobody is writing to.

    Args:
        path: where it lies; it is not opened when name or size tell enough.
        size: its bytes.
        accepted: endings, with the point and in lower case, that are taken in.
        limits: how much it may hold.

    Returns:
        A verdict; a file that may still be arriving has ``whole`` False and the problem that
        it has if nothing more comes.

    Raises:
        OSError: when it cannot be read.
    """
    suffix = suffix_of(path)
    if size > limits.size:
        megabytes = -(-size // _MEGABYTE)
        return Verdict(
            faults.TOO_LARGE.at(megabyte=megabytes, högst=limits.size // _MEGABYTE),
        )
    if size == 0:
        return Verdict(faults.EMPTY.at(), whole=False)
    if suffix not in accepted:
        fault = _BY_SUFFIX.get(suffix, faults.UNKNOWN_TYPE)
        return Verdict(fault.at(**({"ändelse": suffix} if fault is faults.UNKNOWN_TYPE else {})))
    look = _LOOKS.get(suffix)
    if look is None:
        return Verdict(None)
    with path.open("rb") as stream:
        return look(stream, suffix, limits)


def suffix_of(path: PurePath) -> str:
    """Give the ending in lower case, with its point; ”” when there is none."""
    return path.suffix.lower()


def _look_at_zip(stream: BinaryIO, suffix: str, limits: Limits) -> Verdict:
    head = stream.read(len(_OLE))
    if head == _OLE:
        return Verdict(_ole_problem(stream))
    if head[:2] != b"PK"[: len(head)]:
        return Verdict(_told_by_head(head, suffix), whole=False)
    try:
        with zipfile.ZipFile(stream) as package:
            return Verdict(_zip_problem(package, suffix, limits))
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        return Verdict(faults.BROKEN.at(), whole=False)


def _ole_problem(stream: BinaryIO) -> Problem:
    locked = "EncryptedPackage".encode("utf-16-le") in stream.read()
    return (faults.ENCRYPTED if locked else faults.OLD_WORD).at()


def _zip_problem(package: zipfile.ZipFile, suffix: str, limits: Limits) -> Problem | None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & _ENCRYPTED_BIT for part in parts):
        return faults.ENCRYPTED.at()
    if _is_bomb(parts, limits):
        return faults.ZIP_BOMB.at()
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        return faults.MACROS.at()
    if suffix != (kind := _kind_of(names)):
        fault = _OTHER_KINDS.get(kind, faults.NOT_A_DOCUMENT)
        return fault.at(ändelse=suffix, riktig=kind)
    return faults.ENCRYPTED.at() if _is_encrypted_odt(package, names) else None


_OTHER_KINDS: Final[dict[str, Fault]] = {
    ".docx": faults.OTHER_ENDING,
    ".odt": faults.OTHER_ENDING,
    ".xlsx": faults.SHEET,
    ".pages": faults.PAGES,
}
_HEADS: Final[tuple[tuple[bytes, Fault], ...]] = (
    (b"{\\rtf", faults.RICH_TEXT),
    (b"%PDF", faults.SCANNED_PAPER),
    (b"<html", faults.WEB_PAGE),
    (b"<!doctyp", faults.WEB_PAGE),
    (b"mime-ver", faults.WEB_PAGE),
)


def _told_by_head(head: bytes, suffix: str) -> Problem:
    """What a file is that is no zip, by how it begins."""
    lowered = head.lower()
    found = (fault for start, fault in _HEADS if lowered.startswith(start.lower()[: len(_OLE)]))
    return next(found, faults.NOT_A_DOCUMENT).at(ändelse=suffix)


def _kind_of(names: set[str]) -> str:
    """The ending that a zip should have, by its parts; "" when it is no document.

    Word on the web may call the document ``word/document2.xml``.
    """
    if "[Content_Types].xml" in names and any(name.startswith("word/document") for name in names):
        return ".docx"
    if "content.xml" in names:
        return ".odt"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        return ".xlsx"
    return ".pages" if any(name.startswith("Index/") for name in names) else ""


def _is_bomb(parts: list[zipfile.ZipInfo], limits: Limits) -> bool:
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    swollen = unpacked > 10 * _MEGABYTE and unpacked > limits.ratio * packed
    return swollen or unpacked > limits.unpacked or len(parts) > limits.parts


def _is_encrypted_odt(package: zipfile.ZipFile, names: set[str]) -> bool:
    manifest = "META-INF/manifest.xml"
    if manifest not in names or package.getinfo(manifest).file_size > _MEGABYTE:
        return False
    return b"encryption-data" in package.read(manifest)


def _look_at_pdf(stream: BinaryIO, suffix: str, limits: Limits) -> Verdict:
    del suffix, limits
    start = max(0, stream.seek(0, os.SEEK_END) - _TAIL)
    stream.seek(start)
    tail = stream.read(_TAIL)
    if b"startxref" in tail and b"%%EOF" in tail:
        return Verdict(None)
    return Verdict(faults.BROKEN.at(), whole=False)


_LOOKS: Final[dict[str, Callable[[BinaryIO, str, Limits], Verdict]]] = {
    ".docx": _look_at_zip,
    ".odt": _look_at_zip,
    ".pdf": _look_at_pdf,
}
