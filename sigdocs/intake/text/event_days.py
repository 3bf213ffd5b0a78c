"""Which day a deviation happened: the one its sentences tell of, asked when they tell of several or of one unsaid."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell
from sigdocs.intake.folding import fold
from sigdocs.intake.text.ended import sentences_of
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.head_words import DATE
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.sections import LABEL

_AIMED = r"(?:\w+ ){0,3}"
TALKED = re.compile(
    # ”Jag ringde Karim 22.20”, ”Petra informerad 17.15”, ”Kristin nådd 10.00”, ”Ali fick veta”
    r"\b(?:ringde|ringt|uppringd|mejlade|mailade|messade|smsade|besökte|kontaktade|informera(?:d|de|des|t|ts)|underrätta(?:d|de|des)|nådd|nås)\b"
    rf"|\b(?:pratade?|pratat|talade?|talat) {_AIMED}m(?:ed)?\b|\bfick {_AIMED}(?:tag (?:på|i)|veta)\b|\bsvarade (?:på|vid|kl\w*|\d)"
    r"|\b(?:hörde av sig|hembesök|åkte hem till|nådde)\b|^(?:→ ?)?[A-ZÅÄÖ]\w+ vet\b",
    re.IGNORECASE,
)
_REACHED = re.compile(rf"{TALKED.pattern}|(?:^|\. )kontakt\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b\d{1,2}(?:, \d{1,2})* (?:och|el|eller) \d{1,2}[ /]|\bi ?går (?:em |fm |kväll )?(?:el|eller|och) (?:idag|i dag)\b", re.IGNORECASE)  # fmt: skip
_NEAR = re.compile(r"(?<!\w)(?:i ?dag|i ?går|i morse|imorse)(?!\w)", re.IGNORECASE)
_UNSAID = re.compile(
    r"\b(?:i|på|pa|sedan|natten mot) (?:man|tis|ons|tors|fre|lor|son)(?:dag)?\w*\b|\b(?:helgen|natten)\b"
)
# ”idag 5/3”: the day says it
BESIDE = re.compile(r"^(?:i ?dag|i ?går)\s*,?\s*(?=.*\d)", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:man|tis|ons|tors|fre|lor|son)(?:dag\w*)?\b")
_WEEKDAY_ALONE = re.compile(
    r"\b(?:mån|tis|ons|tors|fre|lör|sön)\w* (?:och|el|eller|samt)\b", re.IGNORECASE
)


def event_day(event: Sequence[Row], sheet: Sheet) -> None:
    """Take the one day that the event tells of; ask when it tells of several, or of one unsaid.

    A day on which somebody was reached is the event's only where no other is told of.
    """
    body = [row for row in event[1:] if not _of_head(row)]
    parts = [replace(row, text=one) for row in body for one in sentences_of(row)]
    own = [row for row in parts if not _REACHED.search(row.text)]
    today = next((_month_day(cell) for row in event for cell in _noted(row)), None)
    days, others = _days_before(own, today), _days_before(parts, today)
    if not (days or any(map(_tells_day, own)) or any(_WEEKDAY_ALONE.search(row.text) for row in parts)):  # fmt: skip
        own, days = parts, others
    several = next((row for row in own if _SEVERAL.search(row.text)), None)
    if not days and others:
        several = several or next((row for row in own if _tells_day(row)), None)
    near = {fold(one).replace(" ", "") for row in own for one in _NEAR.findall(row.text)}
    unsaid = next((row for row in own if _UNSAID.search(fold(row.text))), None)
    told_today = near or today in {_month_day(cell) for row in own for cell in _days(row)}
    if several or len(days) > 1:
        sheet.ask(several or next(row for row in own if any(_days(row))), faults.DEVIATION_DAY)
    elif days:
        sheet.put("deviation.on", next(iter(days.values())))
    elif told_today:
        said = "igår" if "igar" in near else "idag"
        sheet.put("deviation.on", Cell(said, own[0].cell().place))
    elif unsaid:
        sheet.ask(unsaid, faults.DEVIATION_DAY)


def _tells_day(row: Row) -> bool:
    plain = fold(row.text)
    return bool(_NEAR.search(row.text) or _UNSAID.search(plain) or _WEEKDAY.search(plain))


def _days_before(rows: Sequence[Row], today: tuple[int, int] | None) -> dict[tuple[int, int], Cell]:
    """Give the days told of that were before the note's; in the first months of a year the last's too."""
    days = {_month_day(cell): cell for row in rows for cell in _days(row)}
    if today is None:
        return days
    half = len(_MONTHS) // 2
    return {
        day: cell
        for day, cell in days.items()
        if day < today or (day > today and day[0] - today[0] > half)
    }


def _of_head(row: Row) -> bool:
    label = LABEL.match(row.text)
    target = resolve(label[1]) if label else ""
    return bool(target) and not target.startswith("deviation")


def _noted(row: Row) -> Iterator[Cell]:
    """Give the day of the note: ”Datum: …”, ”i dag, måndagen den 9 mars”."""
    label = LABEL.match(row.text)
    for found in DATE.finditer(row.text):
        if (label and resolve(label[1]) == "date") or re.match(r"i ?dag", found[0], re.IGNORECASE):
            yield from _days(replace(row, text=found[0]))


_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def _days(row: Row) -> Iterator[Cell]:
    for found in DATE.finditer(row.text):
        said = BESIDE.sub("", found[0].strip())
        cell = row.cell(text=said.strip(" ,"))
        if _month_day(cell) != (0, 0):
            yield cell


def _month_day(cell: Cell) -> tuple[int, int]:
    """Give month and day of a date as written; (0, 0) when it tells none."""
    if found := re.search(r"\d{4}-(\d{2})-(\d{2})", cell.text):
        return int(found[1]), int(found[2])
    if found := re.search(r"(?<!\d)(\d{1,2})\s*/\s*(\d{1,2})(?!\d)", cell.text):
        return int(found[2]), int(found[1])
    found = re.search(r"(\d{1,2})(?::?[ae])?\s+([a-z]{3})", fold(cell.text))
    if found and found[2] in _MONTHS:
        return _MONTHS.index(found[2]) + 1, int(found[1])
    return 0, 0
