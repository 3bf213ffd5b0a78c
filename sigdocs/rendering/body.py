"""Rendered XML made into sound Word XML: breaks, paragraphs, unique ids, and no text lost."""

import copy
from collections.abc import Iterator
from itertools import count

from lxml import etree

from sigdocs.rendering.wordml import SDT_CONTENT, TBL, TC, TR, P, R, T, W

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LETTERS = frozenset({T, f"{W}delText", f"{W}instrText", f"{W}delInstrText"})
_HOLDERS = (TC, f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote", f"{W}txbxContent")
_BREAKS = {"\n": f"{W}br", "\t": f"{W}tab"}


def finish_body(root: etree._Element, ids: Iterator[int]) -> None:
    """Make a rendered part sound, in place.

    Line breaks and tabs in text become elements, ``<?stycke?>`` becomes a paragraph break, what a
    loop or a choice left empty is closed, and drawings, bookmarks and content controls get ids of
    their own (a loop repeats them).

    Raises:
        ValueError: when text stands where Word would not show it.
    """
    for mark in list(root.iter(etree.PI)):
        _break_paragraph(mark)
    for text in list(root.iter(T)):
        _break_lines(text)
    refuse_stray_text(root)
    _close_gaps(root)
    _renumber(root, ids)


def new_ids() -> Iterator[int]:
    """Count ids through all parts of one document."""
    return count(1)


def refuse_stray_text(root: etree._Element) -> None:
    """Find text between elements, which Word drops in silence.

    Raises:
        ValueError: with the text that would be lost.
    """
    for element in root.iter(etree.Element):
        own = str(element.tag).startswith(W) and element.tag not in _LETTERS
        text = element.text if own or len(element) else ""
        for stray in (text, element.tail):
            if stray and stray.strip():
                raise ValueError(stray.strip())


def _close_gaps(root: etree._Element) -> None:
    """Word takes no row without cells, no table without rows and no cell without a paragraph."""
    for whole, part in ((TR, TC), (TBL, TR)):
        for element in list(root.iter(whole)):
            parent = element.getparent()
            if parent is not None and next(element.iter(part), None) is None:
                parent.remove(element)
    for holder in root.iter(*_HOLDERS):
        if len(holder) == 0 or holder[-1].tag not in {P, f"{W}sdt"}:
            etree.SubElement(holder, P)
    for content in list(root.iter(SDT_CONTENT)):
        control = content.getparent()
        parent = None if control is None else control.getparent()
        if len(content) == 0 and control is not None and parent is not None:
            parent.remove(control)


def _break_paragraph(mark: etree._Element) -> None:
    text = mark.getparent()
    run = None if text is None else text.getparent()
    paragraph = None if run is None else run.getparent()
    if text is None or run is None or paragraph is None or paragraph.tag != P:
        _make_line_break(mark)
        return
    rest = _after(run, mark)
    following = etree.Element(P)
    _copy_first(paragraph, following, f"{W}pPr")
    later = list(run.itersiblings())
    following.extend([rest, *later])
    _remove(following, f"{W}pPr/{W}sectPr")
    _remove(paragraph, f"{W}pPr/{W}keepNext")  # the last one keeps to what follows, not them all
    paragraph.addnext(following)


def _remove(paragraph: etree._Element, path: str) -> None:
    for found in paragraph.findall(path):
        found.getparent().remove(found)  # type: ignore[union-attr] # found beneath pPr


def _make_line_break(mark: etree._Element) -> None:
    """In a link or a content control no paragraph can end, so the line does."""
    parent = mark.getparent()
    if parent is None:
        return
    before, text = mark.getprevious(), "\n" + (mark.tail or "")
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    mark.tail = None
    parent.remove(mark)


def _after(run: etree._Element, mark: etree._Element) -> etree._Element:
    """Move what follows ``mark`` in its run to a new run with the same looks."""
    text = mark.getparent()
    if text is None:
        raise ValueError("stycke")
    rest = etree.Element(R)
    _copy_first(run, rest, f"{W}rPr")
    tail = etree.SubElement(rest, T)
    tail.text, mark.tail = mark.tail, None
    tail.extend(list(mark.itersiblings()))
    rest.extend(list(text.itersiblings()))
    text.remove(mark)
    return rest


def _copy_first(source: etree._Element, target: etree._Element, tag: str) -> None:
    found = source.find(tag)
    if found is not None:
        target.append(copy.deepcopy(found))


def _break_lines(text: etree._Element) -> None:
    content = text.text or ""
    if content != content.strip():
        text.set(_SPACE, "preserve")
    if "\n" not in content and "\t" not in content:
        return
    parent = text.getparent()
    if parent is None:
        return
    at = parent.index(text)
    parent[at : at + 1] = list(_pieces(content))


def _pieces(content: str) -> Iterator[etree._Element]:
    start = 0
    for place, sign in enumerate(content + "\n"):
        if sign not in _BREAKS:
            continue
        if place > start:
            piece = etree.Element(T)
            piece.text = content[start:place]
            piece.set(_SPACE, "preserve")
            yield piece
        if place < len(content):
            yield etree.Element(_BREAKS[sign])
        start = place + 1


def _renumber(root: etree._Element, ids: Iterator[int]) -> None:
    opened: dict[str, str] = {}
    for element in root.iter(_DRAWING, f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}sdtPr"):
        if element.tag == _DRAWING:
            element.set("id", str(next(ids)))
        elif element.tag == f"{W}bookmarkStart":
            opened[str(element.get(f"{W}id"))] = number = str(next(ids))
            element.set(f"{W}id", number)
        elif element.tag == f"{W}bookmarkEnd":
            old = str(element.get(f"{W}id"))
            element.set(f"{W}id", opened.get(old, old))
        else:
            for control in element.findall(f"{W}id"):
                control.set(f"{W}val", str(next(ids)))
