"""The pieces of WordprocessingML that a form is built of, as strings."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

_TWIPS_A_MM = 56.7
_PARTS_OF_LINE = "\n"
# A pen must see where a column ends; so light that the rows still lead the eye.
_COLUMNS = (
    '<w:tblBorders><w:insideV w:val="single" w:sz="4" w:space="0" w:color="D9D9D9"/></w:tblBorders>'
)


def twips(millimetres: float) -> int:
    """Give a length in twentieths of a point."""
    return round(millimetres * _TWIPS_A_MM)


def run(text: str, *, style: str = "", bold: bool = False) -> str:
    """Give a run; line breaks and tabs in ``text`` become the elements for them."""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += "<w:b/><w:bCs/>" if bold else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(t)}</w:t>' for t in line.split("\t"))
        for line in text.split(_PARTS_OF_LINE)
    )
    return f"<w:r>{properties}{lines}</w:r>"


def paragraph(
    style: str, *content: str, extra: str = "", keep: bool = False, whole: bool = False
) -> str:
    """Give a paragraph in a style (by its id) with runs and controls.

    ``keep`` holds it on the same page as what follows, ``whole`` does not hyphenate its words.
    """
    held = "<w:keepNext/>" if keep else ""
    unparted = "<w:suppressAutoHyphens/>" if whole else ""
    look = f'<w:pStyle w:val="{style}"/>{held}{unparted}{extra}'
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(content)}</w:p>"


def cell(width: float, *paragraphs: str, look: str = "") -> str:
    """Give a table cell, ``width`` in mm."""
    properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>{look}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(cells: Iterable[str], height: float, *, header: bool = False) -> str:
    """Give a row at least ``height`` mm high that does not split over pages."""
    head = "<w:tblHeader/>" if header else ""
    size = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{size}{head}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Iterable[float], rows: Iterable[str], title: str, *, header: bool) -> str:
    """Give a table with a title for those who listen to it; ``header`` when row one is heads."""
    sizes = [twips(width) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    row_one, column_one = ("1", "0") if header else ("0", "1")
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="SIG-tabell"/>'
        f'<w:tblW w:w="{sum(sizes)}" w:type="dxa"/>{_COLUMNS}<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0{"4" if not header else "0"}{"20" if header else "80"}" '
        f'w:firstRow="{row_one}" w:lastRow="0" w:firstColumn="{column_one}" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(title)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
