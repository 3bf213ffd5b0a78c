"""The characters of what people drop, made alike once where bytes come in.

What looks the same to a reader reads the same: letters that came apart, spaces of other widths,
hyphens that do not break, signs that cannot be seen. Dashes, quotation marks and other signs that
are printed as they were said keep their look.
"""

import codecs
import re
import unicodedata
from typing import Final

TURNED: Final = re.compile("[\u202d\u202e]")
"""What makes ”27 %” show as ”% 72”: no one can tell which was meant."""
UNTURNED: Final = re.compile("[\u202a-\u202e]")
"""Those signs and the ones that begin or end the same harmlessly."""

_BREAKS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_PAGE = re.compile(r"(?<=\n)\f+|^\f+|\f+(?=\n|$)")
_SPACES: Final = dict.fromkeys(
    [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, ord("\f")], " "
)
_UNSEEN: Final = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x061C, 0x180E])
_HYPHENS: Final = {0x2010: "-", 0x2011: "-", 0xFE63: "-", 0xFF0D: "-", 0x2236: ":"}
_ALIKE: Final = {**_SPACES, **_UNSEEN, **_HYPHENS}
# Signs that join letters belong in Arabic, Indic scripts and emoji; between our letters they are debris.
_JOINER = re.compile("(?<=[\x20-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x20-\u024f])")
_MARK = re.compile("(?<=[\x20-\u024f])\u200f|\u200f(?=[\x20-\u024f])")
# ”2026–11–20”, ”20110415–2390”
_DASHED_DAY = re.compile(r"(?<!\d)(\d{4})[–—−‒](\d{1,2})[–—−‒](\d{1,2})(?!\d)")
_DASHED_NUMBER = re.compile(r"(?<!\d)(\d{6}|\d{8})[–—−‒](\d{4})(?!\d)")
# ”−5 grader”, but ”5 − 3” as it stands
_MINUS = re.compile(r"(?<![\w\s])\u2212(?=\d)|(?<!\S)\u2212(?=\d)")


def alike(text: str) -> str:
    r"""Give ``text`` with each line break as LF and each sign as it is commonly typed.

    >>> alike("A\u030a1:\u00a0klar\u200b 2026\u201111\u201120")
    'Å1: klar 2026-11-20'
    >>> alike("14.30–15.30 – så ”här” 👨\u200d👩\u200d👧")
    '14.30–15.30 – så ”här” 👨\u200d👩\u200d👧'
    """
    if text.isascii() and not re.search("[\r\x0b\f]", text):
        return text
    text = _PAGE.sub("", _BREAKS.sub("\n", text))
    text = unicodedata.normalize("NFC", text.translate(_ALIKE))
    text = _MARK.sub("", _JOINER.sub("", text))
    text = _DASHED_NUMBER.sub(r"\1-\2", _DASHED_DAY.sub(r"\1-\2-\3", text))
    return _MINUS.sub("-", text)


_SWEDISH = frozenset("åäöÅÄÖéÉèüÜáóíøæØÆ–—”“„’‘»«•·…§½°×€ \xa0")
_ODD = re.compile("[^\x00-\x7f]")
_WITHOUT_MARK = ("cp1252", "mac_roman", "cp850")
_MANY = 3


def encodings(data: bytes) -> tuple[str, ...]:
    """Give how ``data`` may be written, the likeliest first.

    Without a mark it is UTF-8, else the one in which its signs are those of Swedish: old Macs and
    DOS wrote å, ä and ö with other bytes than Windows does.
    """
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if data.startswith(mark):
            return ("utf-16",)
    even, odd = data[::2].count(0), data[1::2].count(0)
    if even + odd > len(data) // _MANY:
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    strange = {name: _strangeness(data, name) for name in _WITHOUT_MARK}
    plain = [name for name in _WITHOUT_MARK if strange[name] < 0]
    return ("utf-8-sig", *sorted(plain, key=strange.__getitem__), "cp1252")


def _strangeness(data: bytes, name: str) -> int:
    try:
        signs = _ODD.findall(data.decode(name))
    except UnicodeDecodeError:
        return len(data)
    return sum(-1 if sign in _SWEDISH else 1 for sign in signs)
