"""The safety planning of a text note: in words, step by step, and whom to call."""

from collections.abc import Iterator
from dataclasses import replace

from sigdocs.intake.draft import Node
from sigdocs.intake.folding import key
from sigdocs.intake.text_lines import Row, is_table, joined
from sigdocs.intake.text_meeting import safety_contacts
from sigdocs.intake.text_sections import LABEL, Section
from sigdocs.intake.text_sheet import Sheet

_TWO = 2
_SHORT = {
    "risk": "risk",
    "risker": "risk",
    "situation": "risk",
    "tecken": "signs",
    "foljs upp senast": "follow_up_by",
    "uppfoljning": "follow_up",
}
"""Labels that mean this only where safety is spoken of; the longer ones are labels anywhere."""


def read_safety(section: Section, sheet: Sheet) -> None:
    """Read what stands under ”Säkerhetsplanering”: short labels begin a step, the rest is text."""
    plain: list[Row] = []
    for label, rows in _parted(section.rows):
        if label:
            sheet.put(f"safety_steps.{_SHORT[key(label)]}", rows[0].cell(label, joined(rows)))
        else:
            plain += rows
    if plain:
        sheet.put("safety", plain[0].cell(section.label, joined(plain)))
    sheet.put("safety_contacts", list(safety_contacts(section.rows)))


def read_contacts(section: Section, sheet: Sheet) -> None:
    """Read whom to call: several in one row, or one a row."""
    for row in section.rows:
        contacts = safety_contacts([row])
        one: list[Node] = [row.cell(section.label)]
        sheet.put("safety_contacts", one if len(contacts) < _TWO else list(contacts))


def _parted(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Part the rows by their short labels; ("", rows) for what stands under none."""
    label, held = "", list[Row]()
    for row in rows:
        found = LABEL.match(row.text)
        short = found and not is_table(row) and key(found[1]) in _SHORT
        if found and short and found[2].strip():
            if held:
                yield label, held
            label, held = found[1], [replace(row, text=found[2])]
        elif row.after_blank and label:
            yield label, held
            label, held = "", [row]
        else:
            held.append(row)
    if held:
        yield label, held
