"""The few names and readings of WordprocessingML that the comparison shares."""

import copy
import re
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - the only name lxml gives its elements

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_NS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P, R, T = W + "p", W + "r", W + "t"
TBL, TR, TC, SDT, SDT_CONTENT = W + "tbl", W + "tr", W + "tc", W + "sdt", W + "sdtContent"
PPR, RPR = W + "pPr", W + "rPr"

# What Word and templating renumber without anybody having changed anything.
_VOLATILE = re.compile(
    rb' (?:w:rsid\w*|w14:paraId|w14:textId)="[^"]*"| xmlns:w14="[^"]*"|(?<=<wp:docPr) id="\d+"'
)


def serialise(root: Element) -> bytes:
    """Write a part the way Word does."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def canonical(element: Element | None) -> bytes:
    """The element as comparable bytes, without revision ids; nothing for None."""
    if element is None:
        return b""
    return _VOLATILE.sub(b"", etree.tostring(element, method="c14n", exclusive=True))


def text_of(element: Element) -> str:
    """All its visible text, joined."""
    return "".join(t.text or "" for t in element.iter(T))


def properties(owner: Element, tag: str) -> Element:
    """The owner's property element (``pPr``, ``rPr``, ``trPr`` …), made where it is missing."""
    found = owner.find(tag)
    if found is None:
        found = etree.Element(tag)
        owner.insert(1 if owner.find(W + "tblPrEx") is not None else 0, found)
    return found


def without(element: Element | None, tag: str, *dropped: str) -> Element:
    """A copy of a property element less the children named; an empty one for None."""
    if element is None:
        return etree.Element(tag)
    twin = copy.deepcopy(element)
    twin.tail = None
    for child in [child for child in twin if child.tag in dropped]:
        twin.remove(child)
    return twin
