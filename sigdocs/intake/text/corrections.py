"""What a correction says: which note, and for each error what stood and what shall stand."""

import re

from sigdocs.intake.draft import Cell
from sigdocs.intake.text.correction_sentence import put_correction
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import Row, joined
from sigdocs.intake.text.sections import Section
from sigdocs.intake.text.title import kind_in


def keep_reason(sheet: Sheet) -> None:
    """Keep why a whole note is written anew; there is no item for it to belong to."""
    items = sheet.draft.get("corrections")
    if isinstance(items, list) and len(items) == 1 and isinstance(items[0], dict):
        told = items[0].get("reason")
        if set(items[0]) == {"reason"} and isinstance(told, Cell):
            del sheet.draft["corrections"]
            sheet.put("other", Cell(f"Orsak till rättelsen: {told.text}", told.place))


def correction(section: Section, sheet: Sheet) -> None:
    """Read ”gäller”, ”stod”, ”ska stå”, ”orsak”: each ”gäller” begins the next item."""
    name = section.target.partition(".")[2]
    items = sheet.draft.setdefault("corrections", [])
    if not section.rows or not isinstance(items, list):
        return
    cell = section.rows[0].cell(section.label, joined(section.rows))
    last = items[-1] if items else None
    if not isinstance(last, dict) or name in last:
        last = {}
        items.append(last)
    last[name] = cell
    sheet.made.append(cell)


def corrects(section: Section, sheet: Sheet) -> None:
    """Read ”rättar: uppföljning 2026-10-15” as kind and day."""
    first, *rest = section.rows or [Row(0, "")]
    kind = kind_in(first.text)
    if kind:
        sheet.put("corrects_kind", first.cell(section.label, kind))
    day = re.sub(rf"\b{re.escape(kind)}\b", "", first.text) if kind else first.text
    day = re.sub(r"\b(?:anteckning(?:en)?|mötet?|från|av|den|om)\b", "", day, flags=re.IGNORECASE)
    if day.strip(" ,"):
        sheet.put("corrects_date", first.cell(section.label, day.strip(" ,")))
    sheet.made.append(first.cell())
    for row in rest:
        put_correction(row, row.text, sheet)
