"""The tracked-change marks of WordprocessingML: who, when, and where each one may stand."""

import copy
import datetime as dt
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Self

from lxml import etree

from sigdocs.rendering.wordml import PPR, RPR, Element, T, W, canonical, properties, without

Kind = Literal["ins", "del"]

_FIRST_ID = 9001
_ORDINARY_ID = re.compile(r"[0-9]{1,8}")
_ROW_MARKS = {W + tag for tag in ("ins", "del", "trPrChange")}
_CHANGES = tuple(W + tag + "Change" for tag in ("pPr", "rPr", "tcPr", "trPr"))
# What a change element may not repeat: marks, and what has a change element of its own.
_OUTSIDE_CHANGE = (RPR, *(W + tag for tag in ("sectPr", "ins", "del", "moveFrom", "moveTo")))
_TIED_TO_THE_OLD = tuple(
    W + tag
    for tag in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
        "footnoteReference", "endnoteReference", "sectPr", "proofErr", "lastRenderedPageBreak",
    )
)  # fmt: skip
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PARAGRAPH_IDS = tuple(
    "{http://schemas.microsoft.com/office/word/2010/wordml}" + name for name in ("paraId", "textId")
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Makes marks by one author at one time, each with an id that the document lacks.

    Attributes:
        author: the name shown beside each change.
        date: the day shown beside each change.
        ids: the numbers still free.
    """

    author: str
    date: dt.date
    ids: Iterator[int]

    @classmethod
    def within(cls, root: Element, author: str, date: dt.date) -> Self:
        """Marks for this document: counted from a fixed start, past the ids in use."""
        used = [el.get(W + "id", "") or el.get("id", "") for el in root.iter(etree.Element)]
        numbers = [int(value) for value in used if _ORDINARY_ID.fullmatch(value)]
        return cls(author, date, itertools.count(max([_FIRST_ID - 1, *numbers]) + 1))

    def mark(self, tag: str) -> Element:
        """A bare tracked-change element (``ins``, ``del``, ``pPrChange`` …)."""
        return etree.Element(
            W + tag,
            {
                W + "id": str(next(self.ids)),
                W + "author": self.author,
                W + "date": f"{self.date:%Y-%m-%d}T00:00:00Z",
            },
        )

    def mark_paragraph_end(self, paragraph: Element, kind: Kind) -> None:
        """Mark the paragraph mark itself, so that the paragraph comes or goes."""
        of_paragraph = properties(paragraph, PPR)
        of_mark = of_paragraph.find(RPR)
        if of_mark is None:
            of_mark = etree.Element(RPR)
            later = (W + "sectPr", W + "pPrChange")
            at = next((i for i, el in enumerate(of_paragraph) if el.tag in later), None)
            of_paragraph.insert(len(of_paragraph) if at is None else at, of_mark)
        of_mark.insert(0, self.mark(kind))

    def mark_row(self, row: Element, kind: Kind) -> None:
        """Mark the whole row; Word wants a base property beside the mark."""
        of_row = properties(row, W + "trPr")
        if not any(el.tag not in _ROW_MARKS for el in of_row):
            etree.SubElement(of_row, W + "cantSplit", {W + "val": "off"})
        of_row.append(self.mark(kind))

    def mark_formatting(self, new: Element, old: Element, tag: str) -> None:
        """Record the old formatting where the two owners' ``tag`` properties differ."""
        if canonical(old.find(tag)) == canonical(new.find(tag)):
            return
        before = without(old.find(tag), tag, *_OUTSIDE_CHANGE, *_CHANGES)
        now = without(new.find(tag), tag, *_OUTSIDE_CHANGE, *_CHANGES)
        if canonical(before) != canonical(now):
            self.record(properties(new, tag), before)

    def record(self, now: Element, before: Element) -> None:
        """Say in the properties ``now`` that they were ``before``."""
        change = self.mark(etree.QName(now).localname + "Change")
        change.append(before)
        for earlier in now.findall(change.tag):
            now.remove(earlier)
        now.append(change)

    def copy_of_old(self, element: Element) -> Element:
        """A copy that can stand in the new document: no doubled ids, nothing that points away."""
        twin = copy.deepcopy(element)
        twin.tail = None
        for el in list(twin.iter(*_TIED_TO_THE_OLD)):
            _remove(el)
        for identity in list(twin.iter(W + "sdtPr")):
            for number in identity.findall(W + "id"):
                identity.remove(number)
        for picture in twin.iter(_DOC_PR):
            picture.set("id", str(next(self.ids)))
        for el in twin.iter(W + "p", W + "tr"):
            for name in _PARAGRAPH_IDS:
                el.attrib.pop(name, "")
        return twin

    def copy_of_deleted_run(self, run: Element) -> Element:
        """A copy of an old run with its text as deleted text."""
        twin = self.copy_of_old(run)
        for el in twin.iterchildren(T, W + "instrText"):
            el.tag = W + ("delText" if el.tag == T else "delInstrText")
        return twin


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
