"""A note in the form of minutes: paragraphs by ”§”, what was decided behind ”Beslut:”, who kept them.

§ 3 Skola
Björn Lilja föredrog läget.
Beslut: Målet fastställs till: Tim har godkänt i fem kurser i juni.
Beslut: Lämna in uppsatsen. Ansvarig: Tim Lundell. Senast 2026-02-13.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sigdocs.intake.folding import fold
from sigdocs.intake.text.lines import Row, is_table

_FIRST, _SEVERAL = 5, 2
_MINUTES = re.compile(r"^(?:sammantrades|motes)?protokoll\b")
_PARAGRAPH = re.compile(r"^§\s?\d{1,2}(?:\.\d{1,2})?[.:]?\s+(?P<head>[A-ZÅÄÖ][^.:;!?]{1,60})$")
_DECIDED = re.compile(r"^(?:mötet )?beslut(?:ades|ade|ar)?\s*:\s*(?P<said>\S.*)$", re.IGNORECASE)
# ”Målet fastställs till: Tim har ett sommarjobb”
_GOAL = re.compile(
    r"^(?:nytt mål|mål(?:et)?) (?:fastställ|formuler|bestäm)\w*(?: till)?\s*:\s*(?P<goal>\S.*)$",
    re.IGNORECASE,
)
# ”Nästa möte hålls torsdagen den 26 februari 2026 kl. 10.00, rum 3”
_NEXT = re.compile(
    r"^nästa möte (?:hålls |är |bokas |bokades )?(?P<when>(?:\w+dag(?:en)?|den)\b.*\d.*)$",
    re.IGNORECASE,
)
# ”Tid: torsdagen den 29 januari 2026, kl. 10.00–11.20”
_MET = re.compile(
    r"^tid\s*:\s*(?P<day>[^,]*\d{4}|\d{4}-\d\d-\d\d),?\s+(?P<clock>kl(?:ockan)?\.?\s*\d.*)$",
    re.IGNORECASE,
)
_KEPT_BY = re.compile(r"(?:vid|for) protokollet")
_NAME = re.compile(r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+){1,3}")


def of_minutes(rows: Sequence[Row]) -> list[Row]:
    """Give the rows of minutes as those of any note: headings, points of a list and labels."""
    titled = any(_MINUTES.match(fold(row.text)) for row in rows[:_FIRST])
    if not titled and sum(bool(_DECIDED.match(row.text)) for row in rows) < _SEVERAL:
        return list(rows)
    return [
        one for row, above in zip(rows, [None, *rows], strict=False) for one in _told(row, above)
    ]


def _told(row: Row, above: Row | None) -> Iterator[Row]:
    if is_table(row):
        yield row
    elif found := _PARAGRAPH.match(row.text):
        yield replace(
            row, text=found["head"], bullet=False, heading=True, heads=True, after_blank=True
        )
    elif found := _MET.match(row.text):
        yield replace(row, text=f"Datum: {found['day']}")
        yield replace(row, text=f"Tid: {found['clock']}")
    elif found := _DECIDED.match(row.text):
        yield _decided(row, found["said"])
    elif above and _KEPT_BY.fullmatch(fold(above.text).strip(" :")) and _NAME.fullmatch(row.text):
        yield replace(row, text=f"Antecknat av: {row.text}", after_blank=True)
    elif not _KEPT_BY.fullmatch(fold(row.text).strip(" :")):
        yield row


def _decided(row: Row, said: str) -> Row:
    if goal := _GOAL.match(said):
        return replace(row, text=f"Mål: {goal['goal']}", heads=False)
    if following := _NEXT.match(said):
        return replace(row, text=f"Nästa möte: {following['when']}", heads=False)
    return replace(row, text=said, bullet=True, heads=False)
