"""Whether a picture can stand as an office's logotype on every paper, Word's and archival PDF's."""

import re
import struct
import zlib
from typing import Final

from sigdocs.model.problem import Problem
from sigdocs.rendering import faults

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
_KINDS: Final = (
    (b"BM", "BMP"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
)
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_CMYK: Final = 4
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_FILL, _SCAN, _END, _EXIF = 0xFF, 0xDA, 0xD9, 0xE1
_SIZE: Final = slice(16, 24)
_COLOURS: Final = 5
_ENTRY: Final = 12
_HEAD: Final = 10
_ORIENTATION: Final = 0x0112
_SIDE_MAX: Final = 6_000


def logo_trouble(data: bytes) -> Problem | None:
    """Say why a picture cannot be used, None when it can."""
    if data.startswith(_PNG):
        return _png_trouble(data)
    if data.startswith(_JPEG):
        return _jpeg_trouble(data)
    return faults.LOGO_KIND.at(kind=_kind_of(data))


def _kind_of(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if re.search(rb"<svg\b", data[:2_000]):
        return "SVG"
    if data[4:8] == b"ftyp":
        return "HEIC"
    return next((name for start, name in _KINDS if data.startswith(start)), "okänt format")


def _png_trouble(data: bytes) -> Problem | None:
    """Walk the chunks: each whole by its checksum, the last one the end."""
    at, pixels, ended = len(_PNG), b"", False
    while at + 12 <= len(data) and not ended:
        (length,), kind = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        body, check = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(check) < len(b"CRC!") or struct.pack(">I", zlib.crc32(kind + body)) != check:
            return faults.LOGO_CUT.at()
        pixels += body if kind == b"IDAT" else b""
        ended, at = kind == b"IEND", at + 12 + length
    if not ended or not pixels or len(data) < _SIZE.stop:
        return faults.LOGO_CUT.at()
    width, height = struct.unpack(">II", data[_SIZE])
    return faults.LOGO_LARGE.at(storst=_SIDE_MAX) if max(width, height) > _SIDE_MAX else None


def _jpeg_trouble(data: bytes) -> Problem | None:
    """Walk the segments up to the picture itself: how many colours, which way up, and whole."""
    at, colours, turned = len(_JPEG), 0, False
    while at + 4 <= len(data) and data[at] == _FILL and data[at + 1] != _SCAN:
        kind = data[at + 1]
        if kind in _ALONE or kind == _FILL:
            at += 1 if kind == _FILL else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if kind in _FRAMES and len(body) > _COLOURS:
            colours = body[_COLOURS]
        if kind == _EXIF:
            turned = _is_turned(body)
        at += 2 + length
    if not colours or bytes((_FILL, _END)) not in data[-64:]:
        return faults.LOGO_CUT.at()
    if colours == _CMYK:
        return faults.LOGO_CMYK.at()
    return faults.LOGO_TURNED.at() if turned else None


def _is_turned(body: bytes) -> bool:
    """Whether a camera says that the picture is to be turned before it is shown."""
    tiff = body.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(body) == len(tiff) or len(tiff) < _HEAD:
        return False
    (start,) = struct.unpack(f"{order}I", tiff[4:8])
    if start + 2 > len(tiff):
        return False
    (count,) = struct.unpack(f"{order}H", tiff[start : start + 2])
    for number in range(count):
        entry = tiff[start + 2 + _ENTRY * number :][:_ENTRY]
        if len(entry) == _ENTRY and struct.unpack(f"{order}H", entry[:2])[0] == _ORIENTATION:
            return bool(struct.unpack(f"{order}H", entry[8:10])[0] != 1)
    return False
