"""What no reader took: kept verbatim for the journal, unless it may be more than something told.

A line is asked about only when it may change what stands: when it names a commitment or a goal by
number, has a label of who or when, or sets a day that nobody took. What it may say of consent,
custody or protection is looked for where all words of a note are.
"""

import re

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell
from sigdocs.intake.text.agreed import agreed
from sigdocs.intake.text.block import Agreed
from sigdocs.intake.text.findings import Sheet, of_whom
from sigdocs.intake.text.labels import resolve, suggest
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.sections import LABEL, RELATIVE, Section
from sigdocs.intake.text.topics import topic
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of

_MORE = (
    # ”Å5 gick inte så bra”: of which nothing was read
    re.compile(r"\b[åÅ]\s?\d{1,2}\b|\bM\d{1,2}\b"),
    # ”Vem: Sofia. När: senast 6 feb”
    re.compile(
        r"\b(?:vem|ansvarig\w*|ansv|utförs av|när|klart?|deadline|senast)\s*[:=]", re.IGNORECASE
    ),
    # ”Nytt datum: 27 feb”, ”flyttas till 3/4”, ”klart senast 6 feb”
    re.compile(
        r"\b(?:nytt datum|ny tid|ny dag|flytta[ds]?\w* till|skjuts (?:fram|upp)|förlängs till|(?:klart? )?senast)\s*:?\s*(?:den |på )?(?:[a-zåäö]{3,9}\.? )?(?:den )?\d",
        re.IGNORECASE,
    ),
)


def may_be_more(text: str) -> bool:
    """Whether a line may set or change something in the plan, and so must be asked about.

    >>> may_be_more("Vi fikade och pratade om sommaren."), may_be_more("Å5 gick inte så bra")
    (False, True)
    """
    return any(pattern.search(text) for pattern in _MORE)


_ROW_MAX = 2_000


def settle(sheet: Sheet) -> None:
    """Keep for the journal each row that nobody took, or ask about it."""
    kind = _kind_of(sheet)
    keeps = of(kind).keeps if kind else not sheet.interview
    told: list[Row] = []
    left = {row.number: row for row in sheet.left}
    for number, row in sorted(left.items()):
        if is_table(row) and keeps:  # a table that nobody read is asked about, once
            above = left.get(number - 1)
            (told.append if above and is_table(above) else sheet.lost)(row)
        elif not keeps or may_be_more(row.text) or RELATIVE.match(row.text) or _mislabelled(row):
            sheet.lost(row, of_whom(row))
        elif row.number not in sheet.lines:
            told.append(row)
    for row in told:
        read = keeps and len(row.text) <= _ROW_MAX
        found = agreed([row], prior_of(sheet), sheet.known) if read else Agreed(kept=[row])
        sheet.put("statuses", list(found.statuses))
        sheet.put("goals", list(found.goals))
        sheet.told_of += found.named
        for one in (*found.unclear, *found.bare, *found.both):
            sheet.ask(one, faults.STATUS_UNCLEAR)
        for one in found.kept:
            sheet.keep([one], "")


def _kind_of(sheet: Sheet) -> NoteKind | None:
    kind = sheet.draft.get("kind")
    choice = read_choice(NoteKind, kind.text) if isinstance(kind, Cell) else None
    return NoteKind(choice.value) if choice else None


def prior_of(sheet: Sheet) -> str:
    """Give what prose is read as beside the plan: in a note of what happened, as that."""
    kind = _kind_of(sheet)
    return "told" if kind is None or of(kind).goes_through or of(kind).opens else "event"


def _mislabelled(row: Row) -> bool:
    """Whether a line begins with what is nearly a label: ”Närvarnade: …”."""
    label = LABEL.match(row.text)
    first = label[1].split()[0] if label else ""
    return bool(label and (suggest(label[1]) or resolve(first) or topic(first)))


def keep(section: Section, sheet: Sheet) -> None:
    """Keep what stands under a heading that nobody knows for the journal, or ask about it."""
    told: list[Row] = []
    for row in section.rows:
        if may_be_more(row.text):
            sheet.lost(row)
        else:
            told.append(row)
    sheet.keep(told, section.label)
    if section.row:
        sheet.made.append(section.row.cell())
