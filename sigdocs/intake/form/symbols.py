"""The signs that Word keeps as letters of a font of pictures, as the signs they show."""

from typing import Final

from lxml import etree

from sigdocs.intake.form.controls import CHECKED, UNCHECKED

UNKNOWN: Final = "\ufffd"
"""What a sign becomes that no table has: it is asked about where it stands."""

_TICK, _CROSS = "✓", "✗"
_WINGDINGS: Final = {
    **dict.fromkeys((0xFC,), _TICK),
    **dict.fromkeys((0xFB,), _CROSS),
    **dict.fromkeys((0xFE, 0xFD, 0x78), CHECKED),
    **dict.fromkeys((0xA8, 0x6F, 0x70, 0x71, 0x72), UNCHECKED),
    0x6E: "■",
    0x6C: "●",
    0xA1: "○",
    0x9F: "•",
    0xA7: "▪",
    0x76: "❖",
    0xD8: "➢",
    0x4A: "☺",
    0x4B: "😐",
    0x4C: "☹",
    0xE0: "→",
    0xDF: "←",
    0xE8: "→",
    0x28: "☎",
    0x2A: "✉",
}
_WINGDINGS_2: Final = {
    **dict.fromkeys((0x50,), _TICK),
    **dict.fromkeys((0x4F,), _CROSS),
    **dict.fromkeys((0x51, 0x52, 0x53, 0x54), CHECKED),
    **dict.fromkeys((0xA3, 0x2A, 0x35), UNCHECKED),
    0x97: "•",
    0xA2: "■",
}
_WEBDINGS: Final = {0x61: "✔", 0x72: "✘", 0x63: UNCHECKED, 0x67: "■", 0x3D: "•"}
_SYMBOL: Final = {0xB7: "•", 0xD6: "√", 0xB4: "×", 0xAE: "→", 0xB3: "≥", 0xA3: "≤", 0xB1: "±"}
_FONTS: Final = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_PRIVATE = range(0xF000, 0xF100)
_LETTERS = range(0x21, 0x100)


def symbol(font: str, char: str) -> str:
    """Give the sign that a font of pictures shows for a code such as ”F0FC”.

    >>> symbol("Wingdings", "F0FE"), symbol("Wingdings 2", "0052"), symbol("Wingdings 3", "F021")
    ('☒', '☒', '\ufffd')
    """
    try:
        code = int(char, 16)
    except ValueError:
        return UNKNOWN
    if code not in _PRIVATE and font.casefold() not in _FONTS:
        return chr(code)
    return _FONTS.get(font.casefold(), _WINGDINGS).get(code & 0xFF, UNKNOWN)


def in_font(run: etree._Element, text: str, w: str) -> str:
    """Give what a run's text shows: in a font of pictures its letters are signs."""
    fonts = run.find(f"{w}rPr/{w}rFonts")
    named = str(fonts.get(w + "ascii", "")) if fonts is not None else ""
    known = _FONTS.get(named.casefold())
    if known is None:
        return "".join(
            _WINGDINGS.get(ord(c) & 0xFF, UNKNOWN) if ord(c) in _PRIVATE else c for c in text
        )
    if named.casefold() == "symbol":
        return "".join(known.get(ord(c) & 0xFF, c) if ord(c) in _PRIVATE else c for c in text)
    return "".join(
        known.get(ord(c) & 0xFF, UNKNOWN) if ord(c) in _LETTERS or ord(c) in _PRIVATE else c
        for c in text
    )
