"""Who reads what stands under a label: a reader of its own for a matter, else as the field is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.text.consent_record import told_of_consent
from sigdocs.intake.text.corrections import correction, corrects
from sigdocs.intake.text.elsewhere import closes
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.insats import insats_taken_back, read_insats, which_consent
from sigdocs.intake.text.kept import keep
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.meeting import next_meeting, signature, situation
from sigdocs.intake.text.people_sections import (
    is_of_guardian,
    read_attendance,
    read_guardians,
    read_language,
    read_of_guardian,
    read_youth,
)
from sigdocs.intake.text.plain_sections import read_plain
from sigdocs.intake.text.plan_sections import read_outcomes, read_plan
from sigdocs.intake.text.recipients import Receivers, recipients
from sigdocs.intake.text.safety import read_contacts, read_safety
from sigdocs.intake.text.sections import Section
from sigdocs.intake.text.strong import told_of_receivers

_WHOLE = frozenset({"corrections", "safety_steps"})
_NUMBERED = re.compile(r"\d")
_ROW_MAX = 2_000


def _consents(section: Section, sheet: Sheet) -> None:
    facts, mail, lost = told_of_consent(
        insats_taken_back(section.rows, sheet), closing=closes(sheet.draft)
    )
    sheet.put("consents", list(facts))
    told_of_receivers(Receivers(mail), "", sheet)
    sheet.made += [row.cell() for row in section.rows]
    for row in lost:
        sheet.lost(row, which_consent(row.text))


def _recipients(section: Section, sheet: Sheet) -> None:
    found = recipients(section.rows)
    told_of_receivers(found, section.label, sheet)
    sheet.made += [row.cell() for row in section.rows]
    if found.limits and not found.lost:
        section.rows = []
    for row in found.lost:
        sheet.lost(row, faults.RECIPIENT_UNCLEAR)


def _measures(section: Section, sheet: Sheet) -> None:
    """Read a block of numbers; what holds none is told beside them."""
    told = [row for row in section.rows if not (_NUMBERED.search(row.text) or is_table(row))]
    read_plain(replace(section, rows=[row for row in section.rows if row not in told]), sheet)
    keep(replace(section, row=None, rows=told), sheet)


def _situation(section: Section, sheet: Sheet) -> None:
    areas, measures = situation(section.rows)
    sheet.put("situation", list(areas))
    sheet.put("measures", list(measures))


def _next_meeting(section: Section, sheet: Sheet) -> None:
    found, lost, unset = next_meeting(section.rows)
    for name, node in found.items():
        sheet.put(f"next_meeting.{name}", node)
    for row in lost:
        sheet.leave(row)
    for row in unset:
        sheet.put("other", row.cell(section.label, f"Nästa möte: {row.text}"))


def _facts(section: Section, sheet: Sheet) -> None:
    """Read ”Skolan: Milo har varit där alla dagar” as a fact with its source."""
    for row in section.rows:
        source, colon, text = row.text.partition(": ")
        told: dict[str, Node] = {"text": row.cell(text=text if colon else row.text)}
        sheet.put("facts", [{"source": row.cell(text=source), **told} if colon else told])


def read_author(section: Section, sheet: Sheet) -> None:
    """Read who took the notes, and the day when it is another than the meeting's."""
    first, *rest = section.rows or [Row(0, "")]
    if first.text:
        author, day = signature(first, first.text, sheet.draft.get("date"))
        sheet.put("author", author)
        sheet.made.append(first.cell())
        if day:
            sheet.put("other", Cell(f"Antecknat {day.text}", day.place))
    for row in rest:
        sheet.leave(row)


_READERS: Mapping[str, Callable[[Section, Sheet], None]] = {
    "youth": read_youth,
    "guardians": read_guardians,
    "youth.language": read_language,
    "youth.interpreter": read_language,
    "attendees": read_attendance,
    "absent": read_attendance,
    "consents": _consents,
    "insats": read_insats,
    "recipients": _recipients,
    "situation": _situation,
    "goals": read_plan,
    "closing.outcomes": read_outcomes,
    "statuses": read_plan,
    "measures": _measures,
    "safety": read_safety,
    "safety_steps": read_safety,
    "safety_contacts": read_contacts,
    "next_meeting": _next_meeting,
    "facts": _facts,
    "author": read_author,
    "corrects_date": corrects,
    "corrections": correction,
}


def read_labelled(section: Section, sheet: Sheet) -> None:
    """Read what stands under a label, as its matter is read, and remember whom it was about."""
    _shorten(section, sheet)
    if is_of_guardian(section, sheet):
        read_of_guardian(section, sheet)
    else:
        whole = section.target.partition(".")[0]
        reader = _READERS.get(section.target) or _READERS.get(whole if whole in _WHOLE else "")
        (reader or read_plain)(section, sheet)
    sheet.about(section.target)


def _shorten(section: Section, sheet: Sheet) -> None:
    """Refuse a line too long to be taken apart; running text may be as long as it likes."""
    if section.target in _READERS and section.target not in {"situation", "safety", "safety_steps"}:
        for row in section.rows:
            if len(row.text) > _ROW_MAX:
                sheet.lost(row, faults.LINE_TOO_LONG)
        section.rows = [row for row in section.rows if len(row.text) <= _ROW_MAX]
