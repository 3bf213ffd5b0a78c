"""Bytes become numbered lines: encodings, line ends, bullets, tables."""

import re
from dataclasses import dataclass, replace

from sigdocs.intake import faults
from sigdocs.intake.characters import alike, encodings
from sigdocs.intake.draft import Cell, Place
from sigdocs.intake.text.columns import columned
from sigdocs.model.problem import Problem

CHARACTERS_MAX = 200_000

_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BULLET = re.compile(
    r"^(?:[-*•–—·+▪◦‣](?=\s)|[•·▪◦‣]|\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|\d{1,2}\.\d{1,2}(?=\s+[^\W\d])|[a-z]\)(?=\s))\s*"
)
_COLUMNS_MIN = 3
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_RULE = re.compile(r"^[\s|:=_*~–—+-]+$")
_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1")
_BOLD = re.compile(r"^\s*(\*\*|__)[^*_:]{2,60}:?\1:?\s*$")
# ”--- Närvarande ---”, ”=== Nytt ===”
_RULED = re.compile(r"^[-=*_~–—]{2,}\s*([^\s=*_~–—-].{0,58}?)\s*[-=*_~–—]{2,}$")
# ”NÄRVARANDE”, ”1. UPPFÖLJNING AV PLANEN”
_CAPITALS = re.compile(r"^(?:\d{1,2}[.)]?\s+)?(?=.*[A-ZÅÄÖ]{4})[A-ZÅÄÖ0-9 ,/()–-]+:?$")
# ”2. Genomgång av planen”, ”§ 3 Nya åtaganden”, ”4.1 Polisen”
_NUMBERED = re.compile(r"^\s*(?:§\s?)?(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(.+)$")
# ”1.2 Närvarande var Tim Lundell och hans mamma.” is a paragraph, and no item of a list
_PARAGRAPH = re.compile(r"^\d{1,2}\.\d{1,2}\s")
# ”[00:04] Skola”, ”10:25 Målen skrevs på tavlan”: when in a meeting each thing was said
_STAMP = re.compile(r"^\s*(?:\[\d{1,2}:\d{2}\]|\d{1,2}:\d{2})\s+(?=[^\W\d])")
_STAMPS = 3
_HEADING_MAX, _HEADING_WORDS = 60, 8


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its number from 1, its text without bullet, how far in it stands.

    ``heading`` when it is marked as one (#, underlined, in a rule, bold, capitals); ``heads`` when
    it has the shape of one: a few words alone above what follows.
    """

    number: int
    text: str
    indent: int = 0
    bullet: bool = False
    heading: bool = False
    after_blank: bool = False
    heads: bool = False

    def cell(self, label: str = "", text: str | None = None) -> Cell:
        """Give the row, or ``text`` from it, as a cell."""
        return Cell(self.text if text is None else text, Place(line=self.number, label=label))


def decode(data: bytes) -> str | Problem:
    """Read ``data`` in the encoding it most likely has, its characters made alike; refuse what is no text."""
    if len(data) > 4 * CHARACTERS_MAX:
        return faults.TEXT_TOO_LONG.at(antal=CHARACTERS_MAX)
    for name in encodings(data):
        try:
            text = alike(data.decode(name).removeprefix("\ufeff"))
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            return faults.UNREADABLE_TEXT.at()
        if len(text) > CHARACTERS_MAX:
            return faults.TEXT_TOO_LONG.at(antal=CHARACTERS_MAX)
        return text if text.strip() else faults.EMPTY_NOTE.at()
    return faults.UNREADABLE_TEXT.at()


def split_lines(text: str) -> list[str]:
    r"""Give the lines of ``text`` without their ends.

    >>> split_lines("a\r\nb\n")
    ['a', 'b', '']
    """
    return _BREAKS.split(text)


def rows(lines: list[str], start: int = 1) -> list[Row]:
    """Give the rows that hold words; rules and blank lines only part others."""
    found: list[Row] = []
    blank = True
    stamped = sum(bool(_STAMP.match(line)) for line in lines) >= _STAMPS
    told = [_typed(_STAMP.sub("", line) if stamped else line) for line in lines]
    for number, line in enumerate(_barred(columned(told)), start):
        if "|" in line and _RULE.match(line) and found and is_table(found[-1]) and not blank:
            continue
        if not line.strip() or _RULE.match(line):
            if line.strip() and found and not blank and _underlined(found[-1], line):
                found[-1] = replace(found[-1], heading=True)
            blank = True
            continue
        after = lines[number - start + 1] if number - start + 1 < len(lines) else ""
        row = _row(number, line, after_blank=blank)
        if headed := _numbered_heading(line, after, after_blank=blank):
            row = replace(row, text=headed, bullet=False, heading=True)
        found.append(row)
        blank = False
    below = [*found[1:], None]
    return [
        replace(row, heads=_heads(row, after)) for row, after in zip(found, below, strict=False)
    ]


# ”\t•\tElis”, ”Tid:\t\tkl 15.00–15.55”: tabs that only make room
_LISTED = re.compile(r"^[ \t]*[-*•·–◦▪]\t")
_SPACED = re.compile(r"^([^\t|:]{1,60}:)\t*(?=\S|$)")


def _typed(line: str) -> str:
    """Give a line less the tabs that make room in a list or after a label, and part no columns."""
    if _LISTED.match(line):
        indent = line[: len(line) - len(line.lstrip())]
        return indent + re.sub(r"[ \t]+", " ", line.lstrip())
    return _SPACED.sub(
        lambda found: re.sub(r"(?<=\w)  (?=\w)", " ", found[1]) + (" " if "\t" in found[0] else ""),
        line,
    )


def _underlined(row: Row, line: str) -> bool:
    """Whether a rule right below a few words makes them a heading."""
    return (
        len(set(line.strip())) == 1
        and not is_table(row)
        and not row.bullet
        and len(row.text) <= _HEADING_MAX
        and not row.text.endswith((".", ",", ";"))
    )


def _numbered_heading(line: str, below: str, *, after_blank: bool) -> str:
    """Give the words of ”2. Genomgång av planen” when what follows is not the next of a list."""
    found = _NUMBERED.match(line)
    if not found or not after_blank or not below.strip():
        return ""
    text = found[2].strip()
    short = len(text) <= _HEADING_MAX and len(text.split()) <= _HEADING_WORDS + 1
    plain = not re.search(r"[.,;!]$|[.;!]\s|:\s|\d{4}", text) and text[:1].isalnum()
    after = _NUMBERED.match(below)
    again = after and "." not in after[1] and not below[:1].isspace()
    return text.rstrip(" :") if short and plain and not again else ""


def _heads(row: Row, below: Row | None) -> bool:
    """Whether a row has the shape of a heading: a few words alone, right above what they head."""
    text = row.text.rstrip(" :")
    if row.heading:
        return True
    if not row.after_blank or row.bullet or is_table(row) or below is None or not text:
        return False
    short = len(text) <= _HEADING_MAX and len(text.split()) <= _HEADING_WORDS
    plain = not re.search(r"[.,;!]$|[.;!]\s|:\s|\d{4}", text) and text[:1].isalnum()
    leads = not below.after_blank or below.bullet or is_table(below) or row.text.endswith(":")
    return short and plain and leads


def _barred(lines: list[str]) -> list[str]:
    """Give rows of a table pasted with tabs the upright bars of one; other lines as they are."""
    counts = [len(_cells(line)) for line in lines]
    told = list(lines)
    for place, count in enumerate(counts):
        beside = {counts[near] for near in (place - 1, place + 1) if 0 <= near < len(counts)}
        if count >= _COLUMNS_MIN and max(beside, default=0) >= _COLUMNS_MIN:
            told[place] = f"| {' | '.join(_cells(lines[place]))} |"
    return told


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("\r\n").split("\t")] if "\t" in line else []


def _row(number: int, line: str, *, after_blank: bool) -> Row:
    bold = bool(_BOLD.match(line))
    text = _EMPHASIS.sub(r"\2", line.expandtabs(4)).rstrip()
    indent = len(text) - len(text.lstrip())
    text = text.strip()
    heading = text.startswith("#") or bold
    if heading:
        text = text.strip("# ")
    elif ruled := _RULED.match(text):
        heading, text = True, ruled[1]
    elif after_blank and _CAPITALS.match(text) and len(text.split()) <= _HEADING_WORDS:
        heading = True
    bullet = _BULLET.match(text)
    if bullet and bullet.end() < len(text):
        text, plain = text[bullet.end() :], bool(_PARAGRAPH.match(text))
        bullet = None if plain else bullet
    return Row(
        number=number,
        text=text,
        indent=indent,
        bullet=bool(bullet),
        heading=heading,
        after_blank=after_blank,
    )


def is_table(row: Row) -> bool:
    """Whether the row is one of a Markdown table."""
    return row.text.startswith("|") and row.text.count("|") > 1


_BAR = re.compile(r"(?<!\\)\|")  # Markdown writes a bar inside a cell as \|


def table_cells(row: Row) -> list[str]:
    """Give the cells of a table's row."""
    inner = row.text.strip().removeprefix("|").removesuffix("|")
    return [part.strip().replace(r"\|", "|") for part in _BAR.split(inner)]


def joined(block: list[Row]) -> str:
    """Give the rows as running text: a line broken for width is made whole, others stay."""
    text = ""
    for place, row in enumerate(block):
        if place and not row.bullet and not row.after_blank and len(block[place - 1].text) >= _WIDE:
            text += " " + row.text
        else:
            text += ("\n" if text else "") + row.text
    return text


_WIDE = 70
