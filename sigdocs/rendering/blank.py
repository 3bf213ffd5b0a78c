"""A clean, empty Swedish A4 document, which every template and form of ours is built from.

Made from nothing rather than from a library's default file: no fonts that shift with the machine,
no leftover parts, only the styles that our papers use, under the names that Word itself
translates (``heading 1`` is "Rubrik 1" in a Swedish Word).

The family is Arial: every Windows has it, and LibreOffice embeds its metric twin Liberation
Sans, which also draws the signs our papers use (→ ● ○ ■ □ ▲). Use □ and ■ for tick boxes: ☐ is
in neither and would fall back to another font.
"""

import io
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from sigdocs.rendering.package import write_package
from sigdocs.rendering.theme import theme_xml

if TYPE_CHECKING:
    import docx.document

FONT = "Arial"
ACCENT = "1F3F57"
"""Dark blue-grey, contrast 10.9:1 on white; stays a dark grey on a copier."""


class Style(StrEnum):
    """Styles of our own, by the names that Word shows."""

    SMALL = "Liten text"
    TABLE = "SIG-tabell"
    CELL = "Tabelltext"
    CELL_HEAD = "Tabellrubrik"
    LABEL = "Etikett"
    SECRECY = "Sekretess"


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HAIRLINE = 'w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"'

# (relationship, part under word/, content type) of the parts beside the document itself.
_PARTS = (
    ("styles", "styles.xml", f"{_WORD}.styles+xml"),
    ("settings", "settings.xml", f"{_WORD}.settings+xml"),
    ("numbering", "numbering.xml", f"{_WORD}.numbering+xml"),
    ("fontTable", "fontTable.xml", f"{_WORD}.fontTable+xml"),
    ("theme", "theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
)


def blank_document() -> "docx.document.Document":
    """Give an empty A4 document, left margin 25 mm and others 19 mm, in Swedish (sv-SE)."""
    from docx import Document

    return Document(io.BytesIO(blank_bytes()))


def blank_bytes() -> bytes:
    """Give the same document as a file; always the same bytes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core_properties(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(),
        "word/fontTable.xml": _font_table(),
        "word/theme/theme1.xml": theme_xml(FONT, ACCENT),
    }
    return write_package({name: (_DECLARATION + xml).encode() for name, xml in parts.items()})


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{kind}"/>'
        for _, name, kind in (("", "document.xml", f"{_WORD}.document.main+xml"), *_PARTS)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _package_relations() -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )


def _document_relations() -> str:
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/relationships/{kind}" Target="{name}"/>'
        for n, (kind, name, _) in enumerate(_PARTS, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _core_properties() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>sv-SE</dc:language>'
        "</cp:coreProperties>"
    )


def _document() -> str:
    # A4 is 11906 × 16838 twentieths of a point; 1418 = 25 mm, 1077 = 19 mm, 567 = 10 mm.
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}/relationships"><w:body>'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1077" w:right="1077" w:bottom="1077" w:left="1418" w:header="567" '
        'w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _settings() -> str:
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/>'
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/>'
        '<w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compatibility}</w:compat><w:themeFontLang w:val="sv-SE"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _font_table() -> str:
    return (
        f'<w:fonts xmlns:w="{_W}"><w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _numbering() -> str:
    bullets = _levels("bullet", ("•", "–", "•"))
    numbers = _levels("decimal", ("%1.", "%2.", "%3."))
    return (
        f'<w:numbering xmlns:w="{_W}">'
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{numbers}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _levels(kind: str, signs: tuple[str, ...]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val={quoteattr(sign)}/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{284 * (n + 1)}" w:hanging="284"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/></w:rPr></w:lvl>'
        for n, sign in enumerate(signs)
    )


def _styles() -> str:
    return f'<w:styles xmlns:w="{_W}">{_defaults()}{"".join(_all_styles())}</w:styles>'


def _defaults() -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="307" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def _all_styles() -> Iterator[str]:
    yield '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    yield _plain_table()
    yield '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    yield '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    yield from _text_styles()
    yield from _character_styles()
    yield _grid_table()
    yield _sig_table()


def _text_styles() -> Iterator[str]:
    ink = f'<w:color w:val="{ACCENT}"/>'
    hold = "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
    yield _paragraph("Title", "Title", hold + _gap(0, 60, 264), f"<w:b/><w:bCs/>{ink}{_size(40)}")
    yield _paragraph(
        "Subtitle", "Subtitle", hold + _gap(0, 160, 276), f'<w:color w:val="404040"/>{_size(24)}'
    )
    for level, size, before in ((1, 30, 320), (2, 25, 260), (3, 22, 200)):
        look = f'{hold}{_gap(before, 80, 276)}<w:outlineLvl w:val="{level - 1}"/>'
        yield _paragraph(
            f"Heading{level}", f"heading {level}", look, f"<w:b/><w:bCs/>{ink}{_size(size)}"
        )
    for style, number, name in (("ListBullet", 1, "List Bullet"), ("ListNumber", 2, "List Number")):
        look = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>{_gap(0, 60)}'
        yield _paragraph(
            style, name, f'{look}<w:ind w:left="284" w:hanging="284"/><w:contextualSpacing/>'
        )
    yield _paragraph(
        "ListParagraph", "List Paragraph", '<w:ind w:left="284"/><w:contextualSpacing/>'
    )
    quote = f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="{ACCENT}"/></w:pBdr>'
    yield _paragraph(
        "Quote",
        "Quote",
        f'{quote}{_gap(80, 120)}<w:ind w:left="340" w:right="340"/>',
        "<w:i/><w:iCs/>",
    )
    tabs = '<w:tabs><w:tab w:val="right" w:pos="9411"/></w:tabs>'
    grey = f'<w:color w:val="404040"/>{_size(17)}'
    yield _paragraph("Header", "header", tabs + _gap(0, 0, 252), grey)
    yield _paragraph("Footer", "footer", tabs + _gap(0, 0, 252), grey)
    yield _paragraph(
        "Caption", "caption", f"<w:keepNext/>{_gap(120, 60, 264)}", f"<w:b/><w:bCs/>{_size(19)}"
    )
    yield _paragraph("CommentText", "annotation text", _gap(0, 0, 240), _size(20))
    yield from _own_styles()


def _own_styles() -> Iterator[str]:
    box = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="3" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    yield _paragraph(
        "Litentext", Style.SMALL, _gap(0, 60, 276), f'<w:color w:val="404040"/>{_size(18)}'
    )
    yield _paragraph("Tabelltext", Style.CELL, _gap(40, 40, 276), _size(19))
    yield _paragraph(
        "Tabellrubrik",
        Style.CELL_HEAD,
        "<w:keepNext/>" + _gap(40, 40, 264),
        f"<w:b/><w:bCs/>{_size(19)}",
    )
    yield _paragraph(
        "Etikett",
        Style.LABEL,
        "<w:keepNext/>" + _gap(80, 0, 264),
        f'<w:color w:val="404040"/>{_size(17)}',
    )
    yield _paragraph(
        "Sekretess",
        Style.SECRECY,
        f'<w:pBdr>{box}</w:pBdr>{_gap(40, 40, 264)}<w:ind w:left="85" w:right="85"/>',
        _size(18),
    )


def _character_styles() -> Iterator[str]:
    yield _character("Strong", "Strong", "<w:b/><w:bCs/>")
    yield _character("Emphasis", "Emphasis", "<w:i/><w:iCs/>")
    yield _character("Hyperlink", "Hyperlink", f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>')
    yield _character("PlaceholderText", "Placeholder Text", '<w:color w:val="595959"/>')
    yield _character("CommentReference", "annotation reference", _size(16))


def _paragraph(style: str, name: str, look: str = "", letters: str = "") -> str:
    run = f"<w:rPr>{letters}</w:rPr>" if letters else ""
    following = "" if name.startswith(("List", "Tabell")) else '<w:next w:val="Normal"/>'
    own = ' w:customStyle="1"' if name in set(Style) else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"{following}<w:qFormat/><w:pPr>{look}</w:pPr>{run}</w:style>"
    )


def _character(style: str, name: str, letters: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{letters}</w:rPr></w:style>'
    )


def _plain_table() -> str:
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{_margins(0, 108)}</w:tblCellMar></w:tblPr></w:style>"
    )


def _grid_table() -> str:
    sides = "".join(
        f"<w:{side} {_HAIRLINE}/>"
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr></w:style>'
    )


def _sig_table() -> str:
    sides = "".join(f"<w:{side} {_HAIRLINE}/>" for side in ("top", "bottom", "insideH"))
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="SIG-tabell"><w:name w:val="{Style.TABLE}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders>'
        f"<w:tblCellMar>{_margins(28, 85)}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="EFEFEF"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _margins(upright: int, sideways: int) -> str:
    sizes = (("top", upright), ("left", sideways), ("bottom", upright), ("right", sideways))
    return "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sizes)


def _gap(before: int, after: int, line: int = 307) -> str:
    """Space in twentieths of a point; ``line`` in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
