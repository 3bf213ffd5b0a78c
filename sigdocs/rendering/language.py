"""A template made ready for another language: its language named, and mirrored when need be.

One template serves all languages. For one written from the right everything in the body turns:
paragraphs and bullets begin at the right, and frames (the folder's panels) change sides, so that
the paper opens the other way. Runs in the character style ``Svenska`` (names, numbers), headers
and footers stay as they are.
"""

from functools import lru_cache

from lxml import etree

from sigdocs.model.leaflet import SWEDISH, Language
from sigdocs.rendering.package import Package, open_package, write_package
from sigdocs.rendering.wordml import PPR, RPR, P, R, W, properties, serialise

RIGHT_TO_LEFT_FONT = "DejaVu Sans"
"""Debian has it as ``fonts-dejavu-core``; the font table tells Word to take Arial instead."""

_STYLES, _FONTS, _BODY = "word/styles.xml", "word/fontTable.xml", "word/document.xml"
_AFTER_JC = frozenset(
    f"{W}{name}"
    for name in (
        *("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
        *("cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)
_AFTER_BIDI = _AFTER_JC | {
    f"{W}{name}"
    for name in (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
        *("suppressOverlap", "jc"),
    )
}
_AFTER_RTL = frozenset(
    f"{W}{name}" for name in ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
)


@lru_cache(maxsize=64)
def localised(template: bytes, language: Language) -> bytes:
    """Give a template as it is to be in a language; the same for Swedish.

    A file that cannot be opened is given as it is: whoever fills it in says what is wrong.
    """
    package = open_package(template)
    if language == SWEDISH or not isinstance(package, Package):
        return template
    changed = {_STYLES: _named(package.xml(_STYLES), language)}
    if language.from_right:
        changed |= {
            _FONTS: _with_font(package.xml(_FONTS)),
            _BODY: _mirrored(package.xml(_BODY)),
        }
    new = {name: serialise(root) for name, root in changed.items()}
    return write_package({**package.parts, **new})


def _named(styles: etree._Element, language: Language) -> etree._Element:
    """Name the language in the defaults, and a font that has its letters."""
    for lang in styles.iterfind(f"{W}docDefaults//{W}lang"):
        lang.set(f"{W}val", language.tag)
        if language.from_right:
            lang.set(f"{W}bidi", language.tag)
    for fonts in styles.iter(f"{W}rFonts") if language.from_right else ():
        fonts.set(f"{W}cs", RIGHT_TO_LEFT_FONT)
    return styles


def _with_font(table: etree._Element) -> etree._Element:
    font = etree.SubElement(table, f"{W}font", {f"{W}name": RIGHT_TO_LEFT_FONT})
    for name, value in (("altName", "Arial"), ("charset", "B2"), ("family", "swiss")):
        etree.SubElement(font, f"{W}{name}", {f"{W}val": value})
    return table


def _mirrored(body: etree._Element) -> etree._Element:
    width = int(next(body.iter(f"{W}pgSz")).get(f"{W}w", "0"))
    for paragraph in body.iter(P):
        _turn(paragraph)
    for frame in body.iter(f"{W}framePr"):
        left, broad = int(frame.get(f"{W}x", "0")), int(frame.get(f"{W}w", "0"))
        frame.set(f"{W}x", str(width - left - broad))
    return body


def _turn(paragraph: etree._Element) -> None:
    """Let a paragraph begin at the right. One that is all Swedish still reads from the left.

    An empty one is left alone: it holds frames, and LibreOffice would turn those once more.
    """
    runs = list(paragraph.iter(R))
    foreign = [run for run in runs if not _is_swedish(run)]
    if foreign:
        _put(properties(paragraph, PPR), f"{W}bidi", _AFTER_BIDI)
    elif runs:
        side = _put(properties(paragraph, PPR), f"{W}jc", _AFTER_JC)
        side.set(f"{W}val", "right")
    for run in foreign:
        _put(properties(run, RPR), f"{W}rtl", _AFTER_RTL)


def _is_swedish(run: etree._Element) -> bool:
    style = run.find(f"{RPR}/{W}rStyle")
    return style is not None and style.get(f"{W}val") == "Svenska"


def _put(look: etree._Element, name: str, after: frozenset[str]) -> etree._Element:
    """Give a property, made in the place that the schema has for it when it is missing."""
    found = look.find(name)
    if found is None:
        place = next((at for at, child in enumerate(look) if child.tag in after), len(look))
        found = etree.Element(name)
        look.insert(place, found)
    return found
