"""What a section of a note is: a label or heading, and what stands under it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from sigdocs.intake.folding import key
from sigdocs.intake.text.lines import Row
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.note import NoteKind

LABEL = re.compile(r"^([^:|]{1,60}?)\s*:(?!\d\d)\s*(.*)$", re.DOTALL)
RELATIVE = re.compile(
    r"^\W*(?:[Mm]amma|[Pp]appa|[Mm]or|[Ff]ar|[Ff]örälder|(?:[Ss]tyv|[Mm]or|[Ff]ar)(?:mor|far|mamma|pappa))n?"
    r"(?:\s*:\s*|\s+)[A-ZÅÄÖ][a-zåäöé]"
)
"""A row that names a relative and does not say whether they are a guardian."""
STRAY = "?"
"""A line with a label that nobody knows, where no block can take it."""
KEPT = "kept"
"""What stands under a heading that nobody knows: a block of its own, never a part of the one above."""
OF_HEAD = frozenset(
    {"", "kind", "case_number", "date", "place", "author", "start_time", "end_time"}
)
"""What the first lines of a note say: what, when and where."""
GOAL_WORDS = frozenset(
    map(key, ("mål", "målsättning", "livsområde", "område", "nuläge", "mätvärde", "läge", "status"))
) | {"kommentar", "ansvarig", "ansvar", "atagande", "atgard", "aktivitet", "plan"}
"""Labels that belong to the goal or commitment they stand below."""
PROSE = 6
"""How many words a label has at most; more are running text that happens to hold a colon."""
_DASH = re.compile(r"\s[–—-]\s")
_GOAL = re.compile(r"(?:M|Mål|Delmål)\s?(?:nr\.?\s?)?\d{1,2}\b", re.IGNORECASE)
_AREA = (
    "skol(?:a|an|gang)|utbildning|studier|(?:fysisk |psykisk )?halsa|fysisk och psykisk halsa|maende|droger|missbruk|alkohol|beroende"
    "|kriminalitet|brott|kriminellt umgange|familj(?:en)?|umgange|vanner|relationer|hemmet|hemma|fritid(?:en)?|fritidsaktivitet"
    "|sysselsattning|arbete|jobb|praktik|ekonomi|skulder|forsorjning|bostad|boende|placering|ovrigt"
)
_AREAS = re.compile(rf"(?:livsomrade )?(?:\d )?(?:{_AREA})(?: (?:och|o) (?:{_AREA})|/(?:{_AREA}))?")


@dataclass(slots=True)
class Section:
    """What stands under one label.

    Attributes:
        target: dotted path of the field; "" before the first label.
        label: as written.
        row: the label's own row.
        rows: what stands there, the words after the label first.
    """

    target: str
    label: str
    row: Row | None = None
    rows: list[Row] = field(default_factory=list)
    inline: bool = False


def begin(target: str, row: Row, label: str, value: str) -> Section:
    """Give the section that a row begins, with what stands after its label as its first row."""
    section = Section(target, label, row)
    if value.strip():
        section.inline = True
        section.rows.append(Row(row.number, value.strip(), row.indent, bullet=False))
    return section


def is_area(text: str) -> bool:
    """Whether words are a life area, or a goal by its number: no heading of another block.

    >>> is_area("Skola"), is_area("Mål 2 Droger"), is_area("Samtal med rektorn")
    (True, True, False)
    """
    return bool(_AREAS.fullmatch(key(text)) or _GOAL.match(text.strip()))


def kinds_of(row: Row) -> frozenset[StrEnum]:
    """Give the kinds of note that a row names, as a title does: ”Uppföljning – Noor”."""
    read = [read_choice(NoteKind, part) for part in _DASH.split(row.text)]
    return frozenset(kind.value for kind in read if kind)
