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
    **dict.fromkeys((".doc", ".dot", ".rtf"), faults.OLD_WORD),
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
        return Verdict(faults.NOT_A_DOCUMENT.at(ändelse=suffix), whole=False)
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
    if {".docx": "word/document.xml", ".odt": "content.xml"}.get(suffix, "") not in names:
        return faults.NOT_A_DOCUMENT.at(ändelse=suffix)
    return faults.ENCRYPTED.at() if _is_encrypted_odt(package, names) else None


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
