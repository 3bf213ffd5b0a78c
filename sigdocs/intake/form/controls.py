"""The content controls of a form: lists, dates, tick boxes and what is not to be written in.

They are run-level only: LibreOffice drops or overwrites those around paragraphs, cells and rows,
and every repeating section and data binding.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import quoteattr

from sigdocs.intake.form.fields import Control, Field
from sigdocs.intake.form.words import YES, capital
from sigdocs.intake.form.xml import run

CHECKED, UNCHECKED = "☒", "☐"
CHOOSE, CHOOSE_DAY = "Välj", "Välj datum"
ANSWER = "Svar:"
"""What stands between the numbers of a scale and the list to choose from."""


class Controls:
    """Makes content controls with numbers that are unique in one document."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1001)

    def value(self, field: Field, text: str) -> str:
        """Give what goes in a field's cell: a control, or plain text one types over."""
        match field.control:
            case Control.TICK:
                return self._tick(field, ticked=(text or field.default) == YES)
            case Control.SCALE:
                return self._scale(field, text)
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

    def _scale(self, field: Field, text: str) -> str:
        """Give the numbers to ring, and a list to choose from beside them."""
        return run("\t".join(field.choices) + f"\t{ANSWER}\u00a0") + self._choice(field, text)

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
