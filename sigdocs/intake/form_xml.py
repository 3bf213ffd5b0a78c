"""The pieces of WordprocessingML that a form is built of, as strings.

Controls are run-level only: LibreOffice drops or overwrites those around paragraphs, cells and
rows, and every repeating section and data binding.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from sigdocs.intake.form_fields import NO, YES, Control, Field, capital
from sigdocs.rendering.blank import Style

CHECKED, UNCHECKED = "☒", "☐"
CHOOSE, CHOOSE_DAY = "Välj", "Välj datum"

_WHOLE = frozenset({Style.CELL, Style.CELL_HEAD})
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


def paragraph(style: str, *content: str, extra: str = "", keep: bool = False) -> str:
    """Give a paragraph in a style (by its id) with runs and controls, words kept whole.

    ``keep`` holds it on the same page as what follows.
    """
    held = "<w:keepNext/>" if keep else ""
    whole = "<w:suppressAutoHyphens/>" if style in _WHOLE else ""
    look = f'<w:pStyle w:val="{style}"/>{held}{whole}{extra}'
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


class Controls:
    """Makes content controls with numbers that are unique in one document."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1001)

    def value(self, field: Field, text: str) -> str:
        """Give what goes in a field's cell: a control, or plain text one types over."""
        match field.control:
            case Control.TICK:
                return self._tick(field, ticked=(text or field.default) == YES)
            case Control.CHOICE:
                return self._choice(field, text)
            case Control.DATE:
                return self._date(field, text)
            case Control.FIXED:
                return self._locked(field, capital(text) if field.choices else text) if text else ""
            case _:
                return run(text) if text else ""

    def _control(
        self, field: Field, kind: str, content: str, *, empty: bool, lock: str = ""
    ) -> str:
        name = quoteattr(field.label.replace("\u00ad", ""))
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val={name}/><w:tag w:val="{field.path[:64]}"/>'
            f'<w:id w:val="{next(self._numbers)}"/>{lock}'
            f"{'<w:showingPlcHdr/>' if empty else ''}{kind}</w:sdtPr>"
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def _locked(self, field: Field, text: str) -> str:
        lock = '<w:lock w:val="contentLocked"/>'
        return self._control(field, "", run(text), empty=False, lock=lock)

    def _tick(self, field: Field, *, ticked: bool) -> str:
        kind = (
            f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        )
        look = (
            '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" '
            'w:hint="eastAsia"/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>'
        )
        sign = f"<w:r>{look}<w:t>{CHECKED if ticked else UNCHECKED}</w:t></w:r>"
        return self._control(field, kind, sign, empty=False)

    def _choice(self, field: Field, text: str) -> str:
        known = {choice.casefold(): choice for choice in field.choices}
        shown = known.get(text.casefold(), text)
        extra = [] if shown in field.choices or not text else [capital(text)]
        items = "".join(
            f"<w:listItem w:displayText={quoteattr(word)} w:value={quoteattr(word)}/>"
            for word in (*field.choices, *extra)
        )
        kind = f"<w:dropDownList>{items}</w:dropDownList>"
        return self._control(field, kind, _shown(shown, CHOOSE), empty=not text)

    def _date(self, field: Field, text: str) -> str:
        day = f' w:fullDate="{text}T00:00:00Z"' if _is_day(text) else ""
        kind = (
            f'<w:date{day}><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="sv-SE"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
        return self._control(field, kind, _shown(text, CHOOSE_DAY), empty=not text)


def _shown(text: str, placeholder: str) -> str:
    return run(text) if text else run(placeholder, style="PlaceholderText")


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-11-12")


def yes_no(value: bool) -> str:  # noqa: FBT001 - turns the boolean into its word
    """Give the word for a truth value."""
    return YES if value else NO
