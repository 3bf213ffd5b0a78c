"""Settle the tracked changes of a Word document: accept them all, or reject them all.

Knows what Word and LibreOffice write: inserted, deleted and moved text, paragraph marks, whole
rows, cells and merges, and changed properties of every kind, in the body, headers, footers,
notes and comments.
"""

import copy
import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from sigdocs.rendering.package import parse_xml
from sigdocs.rendering.wordml import (
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TR,
    Element,
    P,
    R,
    T,
    W,
    serialise,
)

_PARTS: Final = re.compile(
    r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
)
_COMING: Final = {W + "ins", W + "moveTo"}
_LEAVING: Final = {W + "del", W + "moveFrom"}
_MARKS: Final = _COMING | _LEAVING
_RANGES: Final = tuple(
    W + kind + end
    for kind in (
        "moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange",
        "customXmlMoveFromRange", "customXmlMoveToRange",
    )
    for end in ("Start", "End")
)  # fmt: skip
_CHANGES: Final = tuple(
    W + kind + "Change"
    for kind in ("rPr", "pPr", "tblPr", "tblPrEx", "trPr", "tcPr", "sectPr", "tblGrid")
)
_OTHER: Final = (W + "numberingChange", W + "ins", W + "moveTo", W + "del", W + "moveFrom")
_CELL_MARKS: Final = (W + "cellIns", W + "cellDel", W + "cellMerge")
# Children that a property's change element does not repeat, so that they stay as they are.
_KEPT: Final = {
    PPR: {RPR, W + "sectPr"},
    W + "sectPr": {W + "headerReference", W + "footerReference"},
    RPR: _MARKS,
}
_OPTIONAL: Final = {PPR, RPR, W + "trPr", W + "tcPr"}
_BOXES: Final = {SDT, W + "hyperlink", W + "fldSimple", W + "smartTag"}
_MERGED: Final = {"cont": "continue", "rest": "restart"}


def settle_parts(parts: Mapping[str, bytes], *, accept: bool) -> dict[str, bytes]:
    """Settle a document given as its parts; a part without changes keeps its very bytes.

    Raises:
        lxml.etree.XMLSyntaxError: when a part with text is not well-formed XML.
    """
    settled = dict(parts)
    for name in filter(_PARTS.fullmatch, parts):
        root = parse_xml(parts[name])
        if settle(root, accept=accept):
            settled[name] = serialise(root)
    return settled


def settle(root: Element, *, accept: bool) -> bool:
    """Settle all tracked changes under an element in place; tell whether there were any."""
    tracked = (*_OTHER, *_CHANGES, *_RANGES, *_CELL_MARKS)
    if next(root.iter(*tracked), None) is None:
        return False
    dropped = _LEAVING if accept else _COMING
    for marker in list(root.iter(*_RANGES)):
        _take_out(marker)
    _settle_rows(root, dropped)
    _settle_cells(root, accept=accept)
    _settle_content(root, dropped)
    for change in list(root.iter(*_CHANGES)):
        _settle_change(change, accept=accept)
    _settle_paragraph_ends(root, dropped)
    for leftover in list(root.iter(*_OTHER)):
        _take_out(leftover)
    return True


def _settle_rows(root: Element, dropped: set[str]) -> None:
    for row in list(root.iter(TR)):
        of_row = row.find(W + "trPr")
        marks = [] if of_row is None else [el for el in of_row if el.tag in _MARKS]
        if any(mark.tag in dropped for mark in marks):
            _take_out(row)
            continue
        for mark in marks:
            _take_out(mark)
    _remove_empty(root, TBL, TR)


def _settle_cells(root: Element, *, accept: bool) -> None:
    for mark in list(root.iter(*_CELL_MARKS)):
        of_cell = mark.getparent()
        cell = None if of_cell is None else of_cell.getparent()
        if of_cell is None or cell is None:
            continue
        if mark.tag == W + "cellMerge":
            _settle_merge(of_cell, mark, accept=accept)
        elif mark.tag == (W + "cellDel" if accept else W + "cellIns"):
            _take_out(cell)
            continue
        of_cell.remove(mark)
    _remove_empty(root, TR, TC)
    _remove_empty(root, TBL, TR)


def _settle_merge(of_cell: Element, mark: Element, *, accept: bool) -> None:
    for merge in of_cell.findall(W + "vMerge"):
        of_cell.remove(merge)
    value = _MERGED.get(mark.get(W + ("vMerge" if accept else "vMergeOrig"), ""))
    if value is not None:
        mark.addprevious(etree.Element(W + "vMerge", {W + "val": value}))


def _remove_empty(root: Element, whole: str, part: str) -> None:
    """Remove the tables that lost all rows, or rows that lost all cells."""
    for element in list(root.iter(whole)):
        if next(element.iter(part), None) is None:
            _take_out(element)


def _settle_content(root: Element, dropped: set[str]) -> None:
    for mark in list(root.iter(*_MARKS)):
        parent = mark.getparent()
        if parent is None or parent.tag in {RPR, W + "numPr", W + "trPr"}:
            continue
        if mark.tag in dropped:
            _take_out(mark)
            _prune(parent)
        else:
            _unwrap(mark)
    for tag, plain in ((W + "delText", T), (W + "delInstrText", W + "instrText")):
        for text in list(root.iter(tag)):
            text.tag = plain


def _prune(home: Element) -> None:
    """Remove a link, field or run-level control that has just lost all it held."""
    box = home.getparent() if home.tag == SDT_CONTENT else home
    if box is None or box.tag not in _BOXES or next(home.iter(R, P), None) is not None:
        return
    parent = box.getparent()
    _take_out(box)
    if parent is not None:
        _prune(parent)


def _settle_change(change: Element, *, accept: bool) -> None:
    owner = change.getparent()
    if owner is None:
        return
    owner.remove(change)
    before = next(change.iterchildren(etree.Element), None)
    if accept or before is None:
        _take_out_if_empty(owner)
        return
    kept = _KEPT.get(str(owner.tag), set())
    staying = [el for el in owner if el.tag in kept]
    restored = [copy.deepcopy(el) for el in before]
    first = owner.tag in {RPR, W + "sectPr"}
    owner[:] = [*staying, *restored] if first else [*restored, *staying]
    _take_out_if_empty(owner)


def _settle_paragraph_ends(root: Element, dropped: set[str]) -> None:
    for paragraph in list(root.iter(P)):
        of_mark = paragraph.find(f"{PPR}/{RPR}")
        marks = [] if of_mark is None else [el for el in of_mark if el.tag in _MARKS]
        for mark in marks:
            _take_out(mark)
        if of_mark is not None and marks:
            _take_out_if_empty(of_mark)
        if any(mark.tag in dropped for mark in marks):
            _join_with_next(paragraph)


def _join_with_next(paragraph: Element) -> None:
    """What is left of a paragraph without its end belongs to the one after it."""
    content = [el for el in paragraph if el.tag != PPR]
    following = paragraph.getnext()
    if following is not None and following.tag == P:
        at = 1 if following.find(PPR) is not None else 0
        following[at:at] = content
        _take_out(paragraph)
    elif not any(True for el in content if el.tag == R or el.tag in _BOXES) and _may_go(paragraph):
        _take_out(paragraph)


def _may_go(paragraph: Element) -> bool:
    """A cell must end with a paragraph, and a story must hold one."""
    parent = paragraph.getparent()
    if parent is None:
        return False
    following = paragraph.itersiblings(P, TBL, SDT)
    if next(following, None) is not None:
        return True
    previous = next(paragraph.itersiblings(P, TBL, SDT, preceding=True), None)
    return parent.tag == W + "body" and previous is not None


def _take_out_if_empty(element: Element) -> None:
    """Leave no empty properties behind, where they may be left out."""
    parent = element.getparent()
    if len(element) == 0 and element.tag in _OPTIONAL and parent is not None:
        parent.remove(element)
        _take_out_if_empty(parent)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
