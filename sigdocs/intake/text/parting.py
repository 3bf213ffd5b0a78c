"""Rows are parted into sections: each row opens one, or belongs to the one above."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sigdocs.intake.folding import fold
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.opened_by_label import opened_by_label
from sigdocs.intake.text.opened_by_topic import opened_by_topic, what_areas_head
from sigdocs.intake.text.sections import (
    LABEL,
    OF_HEAD,
    PROSE,
    RELATIVE,
    STRAY,
    Section,
    kinds_of,
)
from sigdocs.intake.text.tables import heads_plan
from sigdocs.model.note import NoteKind
from sigdocs.model.plan_texts import PLAN_TEXTS

_COLUMNS = re.compile(r"\s{2,}(?=[A-ZÅÄÖ][^:\s]{2,}[^:]{0,30}:)")
_SPANS = tuple(
    (first, second, re.compile(pattern, re.IGNORECASE))
    for first, second, pattern in (
        (
            "Paus från",
            "Paus till",
            r"^paus(?:as)?:?\s+(?:fr\.?\s?o\.?\s?m\.?|från)\s+(\S+)\s+(?:t\.?\s?o\.?\s?m\.?|till)\s+(\S+?)\.?$",
        ),
        ("Inskriven", "Utskriven", r"^inskriven:?\s+(\S+?)[,;]?\s+utskriven:?\s+(\S+?)\.?$"),
    )
)
_OF_PLAN = re.compile(r"^[ÅM]\d{1,3}\s*[:–-]?\s+\S")
_CORRECTS = re.compile(r"\W*(?:rattelse|korrigering|rattning)")
_LISTS = frozenset({"closing.afterwards", "decisions", "other"})
_ONE_LINE = frozenset({"recipients", "next_meeting", "attendees", "absent", "guardians"})
_OF_CONSENT = frozenset({"consents", "insats", "corrections", "replacement", "disclosure.what"})
# ”Samtycke undertecknat idag av Tim och Marie för …”, ”sam. påskrivet idag av noor”, ”Samtycke på papper …”
_GIVEN = re.compile(
    r"^\W*(?:samtycke\w*|medgivande\w*|sam\.)(?:\s|[✅✔☑️,])+(?:är |blev |finns )?(?:skriftligt|muntligt|påskriv\w+|underteckna\w+|på papper|lämna(?:t|des)|gavs)\b(?!\s+(?:till )?insats)",
    re.IGNORECASE,
)
_TOLD = frozenset({"police", *PLAN_TEXTS})
_WITH_TABLES = frozenset({"goals", "statuses", "closing.outcomes", "replacement", "corrections"})
"""Where a table is of the plan whatever its heading row says."""
_OF_CLOSING = frozenset({"closing.reason", "closing.pauses", "closing.guardian_words"})
"""What is said on the label's own line; what stands below a gap is about something else."""


def sections(rows: list[Row], below: str = "") -> list[Section]:
    """Part the rows by their labels and headings; the first are of ``below``, or the title."""
    found = [Section(below, "")]
    areas = what_areas_head(rows)
    for row in rows:
        for part in columns(row):
            _place(part, found, areas)
    return [section for section in found if section.row or section.rows]


def columns(row: Row, known: Callable[[str], object] = resolve) -> Iterator[Row]:
    """Part a line with labels in columns: ”Inskriven: …     Utskriven: …”; ``known`` tells labels."""
    if is_table(row):
        yield row
        return
    for first, second, pattern in _SPANS:
        if found := pattern.match(row.text):
            yield replace(row, text=f"{first}: {found[1]}")
            yield replace(row, text=f"{second}: {found[2]}")
            return
    for text in _COLUMNS.split(row.text):
        label = LABEL.match(text)
        if text != row.text and not (label and known(label[1])):
            yield row
            return
    for text in _COLUMNS.split(row.text):
        yield replace(row, text=text)


def _place(row: Row, found: list[Section], areas: str) -> None:
    current = found[-1]
    begins = is_table(row) and not (
        current.rows and is_table(current.rows[-1]) and not row.after_blank
    )
    if begins and current.target not in _WITH_TABLES and (target := heads_plan(row)):
        found.append(Section(target, "", None, [row]))
        return
    opened = None if is_table(row) else opened_by_label(row, current)
    if opened is None and not is_table(row):
        opened = opened_by_topic(row, current, areas, of_consent=_of_consent(found))
    if opened is None and _is_status(row, found):
        found.append(Section("statuses", "Status", row, [row]))
    elif opened is None and (_is_consent(row, found) or _gives_consent(row, current)):
        found.append(Section("consents", "Samtycke", row, [row]))
    elif opened is None and (held := _list_above(row, found)):
        found.append(Section(held.target, held.label, row, [row]))
    elif opened is None and _is_stray(row, current):
        found.append(Section(STRAY, "", row, [row]))
    elif opened is None:
        current.rows.append(row)
    else:
        found.append(opened)


def _of_consent(found: list[Section]) -> bool:
    """Whether a note is of consent by its title: its labels are those of a consent."""
    title = found[0].rows[:1]
    return any(NoteKind.CONSENT in kinds_of(row) for row in title)


def _is_status(row: Row, found: list[Section]) -> bool:
    """Whether a row among the first lines is ”Å1: pågår”, or in a list below why it was closed.

    In a correction it is what was wrong.
    """
    head = found[-1].target in OF_HEAD | {"author", "attendees", "absent"}
    ended = found[-1].target in _OF_CLOSING and row.bullet and row.text[:1] == "Å"
    if not (head or ended) or not _OF_PLAN.match(row.text):
        return False
    return not any(_CORRECTS.match(fold(title.text)) for title in found[0].rows)


def _list_above(row: Row, found: list[Section]) -> Section | None:
    """Give the section whose list goes on below a point of it that had a label of its own."""
    point = found[-1].row
    if not (row.bullet and point and point.bullet and found[-1].inline) or row.after_blank:
        return None
    above = next(one for one in reversed(found) if not (one.row and one.row.bullet))
    return above if above.target in _LISTS else None


def _is_consent(row: Row, found: list[Section]) -> bool:
    """Whether a row is what a note with the title ”Samtycke” tells, below its first lines."""
    if not (row.after_blank and found[-1].target in OF_HEAD and _of_consent(found)):
        return False
    return row is not found[0].rows[0]


def _gives_consent(row: Row, current: Section) -> bool:
    """Whether a line tells that a consent was given: it is one, and its reader asks if unsure."""
    return current.target not in _OF_CONSENT and bool(_GIVEN.match(row.text))


def _is_stray(row: Row, current: Section) -> bool:
    """Whether a line has a label of its own that nobody knows: ”Väder: regn”."""
    if current.target == "partners" and RELATIVE.match(row.text):
        return True
    if current.inline and current.target in _OF_CLOSING and row.after_blank:
        return True
    ended = current.inline and current.target in _ONE_LINE
    label = LABEL.match(row.text)
    words = len(label[1].split()) if label else 0
    if current.inline and current.target in _TOLD and 0 < words < PROSE // 2:
        return not row.bullet
    short = 0 < words <= PROSE
    return (ended or current.target == STRAY) and short and not row.bullet
