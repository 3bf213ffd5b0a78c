"""Bytes become numbered lines: encodings, line ends, bullets, tables."""

import codecs
import re
from dataclasses import dataclass

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Place
from sigdocs.model.problem import Problem

CHARACTERS_MAX = 200_000

_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BULLET = re.compile(r"^(?:[-*•–—·+▪◦‣](?=\s)|[•·▪◦‣]|\(?\d{1,2}[.)](?=\s))\s*")
_COLUMNS_MIN = 3
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_RULE = re.compile(r"^[\s|:=_*~–—+-]+$")
_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1")


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its number from 1, its text without bullet, how far in it stands."""

    number: int
    text: str
    indent: int = 0
    bullet: bool = False
    heading: bool = False
    after_blank: bool = False

    def cell(self, label: str = "", text: str | None = None) -> Cell:
        """Give the row, or ``text`` from it, as a cell."""
        return Cell(self.text if text is None else text, Place(line=self.number, label=label))


def decode(data: bytes) -> str | Problem:
    """Read ``data`` as UTF-8, UTF-16 (with mark) or Windows-1252; refuse what is no text."""
    if len(data) > 4 * CHARACTERS_MAX:
        return faults.TEXT_TOO_LONG.at(antal=CHARACTERS_MAX)
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _checked(data, (name,))
    return _checked(data, ("utf-8-sig", "cp1252"))


def _checked(data: bytes, names: tuple[str, ...]) -> str | Problem:
    for name in names:
        try:
            text = data.decode(name)
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
    found = []
    blank = True
    for number, line in enumerate(_barred(lines), start):
        if not line.strip() or _RULE.match(line):
            blank = True
            continue
        found.append(_row(number, line, after_blank=blank))
        blank = False
    return found


def _barred(lines: list[str]) -> list[str]:
    """Give rows of a table pasted with tabs the upright bars of one; other lines as they are."""
    counts = [len(_cells(line)) for line in lines]
    told = list(lines)
    for place, count in enumerate(counts):
        beside = {counts[near] for near in (place - 1, place + 1) if 0 <= near < len(counts)}
        if count >= _COLUMNS_MIN and count in beside:
            told[place] = f"| {' | '.join(_cells(lines[place]))} |"
    return told


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("\r\n").split("\t")] if "\t" in line else []


def _row(number: int, line: str, *, after_blank: bool) -> Row:
    text = _EMPHASIS.sub(r"\2", line.expandtabs(4)).rstrip()
    indent = len(text) - len(text.lstrip())
    text = text.strip()
    heading = text.startswith("#")
    if heading:
        text = text.strip("# ")
    bullet = _BULLET.match(text)
    if bullet and bullet.end() < len(text):
        text = text[bullet.end() :]
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


def table_cells(row: Row) -> list[str]:
    """Give the cells of a table's row."""
    return [
        part.strip() for part in row.text.strip().removeprefix("|").removesuffix("|").split("|")
    ]


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
