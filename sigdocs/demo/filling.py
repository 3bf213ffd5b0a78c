"""Types answers into a Word form as a person would: found by heading, label and column header.

It knows nothing of how the program itself makes or reads forms, only how they look in Word.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from sigdocs.errors import TemplateError
from sigdocs.rendering.package import Package, open_package, write_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TICKED, _EMPTY = "☒", "☐"
_KEYS = ("Nr", "Namn", "Livsområde", "Mått", "Gäller")
_PLACEHOLDER = re.compile(r"^(?:Välj|Klicka)\b")

Answers = Mapping[str, object]


def fill(form: bytes, answers: Answers) -> bytes:
    """Give the form with the answers typed in.

    Args:
        form: the Word file.
        answers: by heading: either ``{label: answer, or one a column}``, or a list of rows
            ``{column header: answer}``.

    Raises:
        TemplateError: when the form has no such heading, label or column, or is no Word file.
    """
    package = open_package(form)
    if not isinstance(package, Package):
        raise TemplateError(package.message)
    root = package.xml(package.main)
    for heading, below in answers.items():
        table = _table_under(root, heading)
        if isinstance(below, Mapping):
            for label, answer in below.items():
                _beside(table, label, answer if isinstance(answer, list) else [answer])
        elif isinstance(below, list):
            rows = _Rows(table)
            for wanted in below:
                rows.fill(wanted)
    return write_package({**package.parts, package.main: etree.tostring(root)})


def _table_under(root: etree._Element, heading: str) -> etree._Element:
    titles = (one for one in root.iter(W + "p") if _text(one) == heading)
    for title in titles:
        for after in title.itersiblings():
            if after.tag == W + "tbl":
                return after
    raise TemplateError(f"Blanketten har ingen rubrik ”{heading}”.")


def _beside(table: etree._Element, label: str, answers: Sequence[object]) -> None:
    for row in table.iterchildren(W + "tr"):
        head, *cells = row.iterchildren(W + "tc")
        if _text(next(head.iterchildren(W + "p"))) == label:
            for cell, answer in zip(cells, answers, strict=False):
                if answer:
                    _type(cell, str(answer).strip())
            return
    raise TemplateError(f"Blanketten frågar inte efter ”{label}”.")


class _Rows:
    """A table with a header row: rows are found by what stands in them, or written anew."""

    def __init__(self, table: etree._Element) -> None:
        self._table = table
        head, *self._rows = table.iterchildren(W + "tr")
        self._columns = [_text(cell) for cell in head.iterchildren(W + "tc")]
        self._blank = copy.deepcopy(self._rows[-1])
        self._used: set[int] = set()

    def fill(self, wanted: Mapping[str, str]) -> None:
        """Type one row."""
        index, known = self._row(wanted)
        self._used.add(index)
        cells = list(self._rows[index].iterchildren(W + "tc"))
        for column, answer in wanted.items():
            if column not in known:
                _type(cells[self._column(column)], answer)

    def _row(self, wanted: Mapping[str, str]) -> tuple[int, frozenset[str]]:
        """The row that the answers are for, and the columns that say it already."""
        keys = [key for key in _KEYS if key in wanted and key in self._columns]
        for index, row in enumerate(self._rows):
            said = {key for key in keys if self._says(row, key) == wanted[key]}
            whole = len(said) == len(keys) or (keys and not self._says(row, keys[-1]))
            if keys and index not in self._used and keys[0] in said and whole:
                return index, frozenset(said)
        return self._unused(), frozenset()

    def _unused(self) -> int:
        for index, row in enumerate(self._rows):
            if index not in self._used and not any(map(_said, row.iterchildren(W + "tc"))):
                return index
        self._rows.append(_emptied(self._blank))
        self._table.append(self._rows[-1])
        return len(self._rows) - 1

    def _says(self, row: etree._Element, column: str) -> str:
        return _said(list(row.iterchildren(W + "tc"))[self._column(column)])

    def _column(self, name: str) -> int:
        if name not in self._columns:
            raise TemplateError(f"Blanketten har ingen kolumn ”{name}”.")
        return self._columns.index(name)


def _emptied(blank: etree._Element) -> etree._Element:
    """A row as Word adds one below the last: the same controls, nothing in the cells."""
    row = copy.deepcopy(blank)
    for cell in row.iterchildren(W + "tc"):
        if cell.find(f".//{W}sdt") is None:
            for run in list(cell.iter(W + "r")):
                _parent(run).remove(run)
    for number in row.iter(W + "id"):
        _parent(number).remove(number)
    return row


def _said(cell: etree._Element) -> str:
    text = _text(cell)
    return "" if _PLACEHOLDER.match(text) or set(text) <= {_TICKED, _EMPTY} else text


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element)).replace("\u00ad", "").strip()


def _pieces(element: etree._Element) -> Iterator[str]:
    for part in element.iter(W + "t", W + "br"):
        yield "\n" if part.tag == W + "br" else part.text or ""


def _type(cell: etree._Element, answer: str) -> None:
    """Type into a cell: into its control when it has one, else over what stands there."""
    control = cell.find(f".//{W}sdt")
    if control is not None:
        _choose(control, answer)
        return
    paragraph = list(cell.iterchildren(W + "p"))[-1]
    for run in list(paragraph.iterchildren(W + "r")):
        paragraph.remove(run)
    run = etree.SubElement(paragraph, W + "r")
    for number, line in enumerate(answer.split("\n")):
        if number:
            etree.SubElement(run, W + "br")
        piece = etree.SubElement(run, W + "t", {_SPACE: "preserve"})
        piece.text = line


def _choose(control: etree._Element, answer: str) -> None:
    tick = control.find(f".//{W14}checked")
    if tick is not None:
        tick.set(W14 + "val", "1")
        answer = _TICKED
    for gone in (*control.iter(W + "showingPlcHdr"), *control.iter(W + "rStyle")):
        _parent(gone).remove(gone)
    first, *rest = control.iter(W + "t")
    first.text = answer
    for other in rest:
        _parent(other).remove(other)


def _parent(element: etree._Element) -> etree._Element:
    above = element.getparent()
    if above is None:
        raise TemplateError("Blanketten är trasig.")
    return above
