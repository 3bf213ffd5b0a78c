"""What stands before the first label of a text note: its title."""

import re

from sigdocs.intake.folding import fold
from sigdocs.intake.text_sections import Section
from sigdocs.intake.text_sheet import Sheet
from sigdocs.intake.words import read_choice
from sigdocs.model.note import NoteKind

_FURNITURE = re.compile(
    r"(?:motes|minnes)?anteckning(?:ar)?(?:\W+sociala? insatsgrupp(?:er)?)?(?:\W+sig)?\W*"
    r"|sociala? insatsgrupp(?:er)?(?:\W+sig)?\W*|sig"
    r"|sekretess\w*(?:\W+(?:enl|enligt|\d+|kap|a|osl|offentlighets|och|sekretesslagen))*\W*"
)
_CASE = re.compile(r"\b[A-ZÅÄÖ]{2,8}-\d{4}-\d{1,5}\b")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_TITLE_MAX = 90


def read_title(section: Section, sheet: Sheet) -> None:
    """Read what stands before the first label: the title may say kind, case and day."""
    for row in section.rows:
        plain = fold(row.text)
        kind = kind_in(row.text) if len(row.text) <= _TITLE_MAX else ""
        if not kind and not (len(plain) <= _TITLE_MAX and _FURNITURE.fullmatch(plain)):
            sheet.lost(row)
            continue
        if kind:
            sheet.put("kind", row.cell(text=kind))
        if "unga vuxna" in plain or "ung vuxen" in plain:
            sheet.put("case_type", row.cell(text="unga vuxna"))
        for name, pattern in (("case_number", _CASE), ("date", _DAY)):
            if found := pattern.search(row.text):
                sheet.put(name, row.cell(text=found[0]))
        sheet.made.append(row.cell())


def kind_in(text: str) -> str:
    """Give the words of a title that name a kind of note."""
    words: list[str] = re.findall(r"\w+", text)
    for word in (text, *words):
        choice = read_choice(NoteKind, word)
        if choice is not None and choice.sure:
            return word
    return ""
