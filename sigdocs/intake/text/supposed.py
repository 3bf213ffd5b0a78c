"""What a note leaves no doubt about though no line of it says so: of which kind it is, and its day.

Where two answers are as likely nothing is supposed, and it is asked.
"""

import datetime as dt
import re
from collections.abc import Sequence

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Place
from sigdocs.intake.folding import fold
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.head import same_day
from sigdocs.intake.text.head_words import DATE, MEETING, TIME, kind_of
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.values.choices import read_choice
from sigdocs.intake.values.dates import Found, Look, read_date
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of

_FIRST = 6
_MOST = 3
_GATHERED = 3
# ”Jag tog startmötet för Tim”, ”Nu är Tim inskriven”, ”från uppföljningen idag”
_TELLS = re.compile(
    r"(?:motet|inskriven|uppfoljningen|avstamningen|startmotet|avslutsmotet|i ?dag|i formiddags|i eftermiddags)\b"
)
_ENROLLED = re.compile(r"\bar \w+ inskriven\b|\binskriven i ?dag\b")
# What another kind of note than a follow-up would be about
_OTHER = re.compile(
    r"\b(?:avvik\w+|akut ?mote\w*|akut|paus\w*|vilande|avslut(?:ar|ning\w*|et|as)|(?:start|avsluts?|slut)mote\w*(?! (?:\w+dag|den|\d))|inskriv\w+|aterkall\w+|rattelse|nominer\w+|hot|skyddad\w*)\b"
)
_SENT = re.compile(
    r"^(?:skickat|skickades|sent|date|datum)\s*:\s*(?:\w+dag\w*,?\s+)?(?:den\s+)?(?P<day>\d{4}-\d{2}-\d{2}|\d{1,2} [a-zåäö]+\.? \d{4})",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:i ?dag|i formiddags|i eftermiddags|i morse|nyss)\b")
_YESTERDAY = re.compile(r"\bi ?gar\b")
# ”först i dag, måndagen den 9 mars 2026”
_TODAY_IS = re.compile(rf"\bi ?dag,?\s+(?P<day>{DATE.pattern})", re.IGNORECASE)
_ANCHOR = dt.date(2026, 1, 1)


def suppose_kind(sheet: Sheet, rows: Sequence[Row]) -> None:
    """Take the kind that the first lines tell, or a follow-up where the group of a plan has met."""
    if "kind" in sheet.draft or not sheet.known.youth or "corrections" in sheet.draft:
        return
    if told := _told(rows):
        row, kind = told
        sheet.draft["kind"] = row.cell(text=kind.value)
    elif _has_met(sheet) and not any(_OTHER.search(fold(row.text)) for row in rows):
        sheet.draft["kind"] = Cell(NoteKind.FOLLOW_UP.value, Place())
        sheet.problems.append(faults.KIND_SUPPOSED.at("kind", slag=NoteKind.FOLLOW_UP.value))


def _told(rows: Sequence[Row]) -> tuple[Row, NoteKind] | None:
    """Give the one kind of meeting that the first lines say they tell of."""
    found: dict[NoteKind, Row] = {}
    for row in rows[:_FIRST]:
        for sentence in re.split(r"(?<=[.!?])\s+", row.text):
            plain = fold(sentence)
            if not (_TELLS.search(plain) or MEETING.search(sentence)):
                continue
            if kind := kind_of(sentence, sure=True):
                found.setdefault(kind, row)
    if len(found) != 1:
        return None
    kind, row = next(iter(found.items()))
    return (row, kind) if of(kind).meeting else None


def _has_met(sheet: Sheet) -> bool:
    """Whether the people of a case with a plan have met and gone through it."""
    people = sheet.draft.get("attendees")
    there = [one for one in people if isinstance(one, dict) and "present" not in one] if isinstance(people, list) else []  # fmt: skip
    gone_through = sheet.draft.keys() & {"statuses", "measures", "next_meeting"}
    return bool(sheet.known.goals) and len(there) >= _GATHERED and bool(gone_through) and not (
        sheet.draft.keys() & {"deviation", "closing", "pause", "consents", "guardians", "partners"}
    )  # fmt: skip


def suppose_day(sheet: Sheet, rows: Sequence[Row], aside: Sequence[Row]) -> None:
    """Take the day that a mail was sent, or the one day that the first block tells."""
    if "replacement" in sheet.draft or "corrections" in sheet.draft:
        return
    sent = next(
        (_day(row, found["day"]) for row in aside if (found := _SENT.match(row.text))), None
    )
    held = sheet.draft.get("date")
    if isinstance(held, Cell):
        if sent and (near := _near(fold(held.text), sent)):
            sheet.draft["date"] = near
        elif sent and not _of_a_meeting(sheet) and _said_before(held, rows):
            sheet.draft["date"] = sent
        return
    if held is None and (day := _of_mail(sheet, rows, sent) if sent else _of_block(sheet, rows)):
        sheet.draft["date"] = day


def _said_before(held: Cell, rows: Sequence[Row]) -> bool:
    """Whether a day is of what happened before the mail: ”gick hem igår, onsdag 25 februari”."""
    return any(row.number == held.place.line and _YESTERDAY.search(fold(row.text)) for row in rows)


def _near(plain: str, sent: Cell) -> Cell | None:
    """Give the day that ”idag” and ”igår” are of, by the day that a mail was sent."""
    back = 0 if _TODAY.fullmatch(plain) else 1 if _YESTERDAY.fullmatch(plain) else None
    if back is None:
        return None
    day = dt.date.fromisoformat(sent.text) - dt.timedelta(days=back)
    return Cell(day.isoformat(), sent.place)


def _day(row: Row, text: str) -> Cell | None:
    read = read_date(text, _ANCHOR, Look.BACK)
    return row.cell(text=read.value.isoformat()) if isinstance(read, Found) else None


def _of_mail(sheet: Sheet, rows: Sequence[Row], sent: Cell) -> Cell | None:
    """Give the day of what a mail tells, when its first lines say which and do not contradict it.

    What is told between meetings is of the day that it is told.
    """
    if not _of_a_meeting(sheet):
        return sent
    body = " ".join(fold(row.text) for row in rows[:_FIRST])
    today, before = _TODAY.search(body), _YESTERDAY.search(body)
    days = {found[0] for row in rows[:_MOST] for found in DATE.finditer(TIME.sub("", row.text))}
    if (today and before) or len(days) > 1:
        return None
    near = _near("idag" if today else "igar", sent) if today or before else None
    if days and near:
        return near if same_day(days.pop(), near.text) else None
    return near or (_past(days.pop(), sent) if days else None)


def _past(day: str, sent: Cell) -> Cell | None:
    read = read_date(day, dt.date.fromisoformat(sent.text), Look.BACK)
    told = isinstance(read, Found) and read.value <= dt.date.fromisoformat(sent.text)
    return Cell(day, sent.place) if told else None


def _of_block(sheet: Sheet, rows: Sequence[Row]) -> Cell | None:
    """Give the one day that the first lines of a note between meetings tell."""
    first = rows[:_FIRST]
    said = [row.cell(text=found["day"]) for row in first if (found := _TODAY_IS.search(row.text))]
    if not said and not _of_a_meeting(sheet) and not any(map(is_table, first)):
        said = [
            row.cell(text=found[0].strip(" ,"))
            for row in first[:_MOST]
            for found in DATE.finditer(TIME.sub("", row.text))
        ]
    return said[0] if len({fold(cell.text) for cell in said}) == 1 else None


def _of_a_meeting(sheet: Sheet) -> bool:
    """Whether a note is, or may be, of a meeting that was called to."""
    kind = sheet.draft.get("kind")
    choice = read_choice(NoteKind, kind.text) if isinstance(kind, Cell) else None
    told = NoteKind(choice.value) if choice else None
    return told is None or (of(told).meeting and told is not NoteKind.DEVIATION)
