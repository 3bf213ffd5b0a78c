"""What one sees in WordprocessingML: the text of an element, changes accepted, and its parts.

Read from the XML, for python-docx hides what stands in content controls. Deleted text is left
out and inserted text taken in, a placeholder is nothing, a table within a cell becomes text.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from sigdocs.intake.form.controls import CHECKED, CHOOSE, CHOOSE_DAY, UNCHECKED

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN = frozenset(
    [W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr")]
    + [W + name for name in ("tblPr", "tblGrid", "trPr", "tcPr", "sdtEndPr", "softHyphen")]
    + [_MC + "Fallback"]
)
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_SYMBOLS = {"F0FE": CHECKED, "F0FD": CHECKED, "F078": CHECKED, "F0A8": UNCHECKED, "F06F": UNCHECKED}
_AFTER = {W + "p": "\n", W + "tc": "\t", W + "tr": "\n"}
_PLACEHOLDER = re.compile(
    r"(?:klicka|tryck|click|tap)\b.{0,60}|välj (?:ett objekt|datum|ett datum)\.?"
    r"|choose an item\.?|\[?(?:välj|ange|skriv)(?: här| text| datum)?\]?\.?",
    re.IGNORECASE,
)
_OURS = frozenset({CHOOSE.casefold(), CHOOSE_DAY.casefold()})


def body_elements(root: etree._Element) -> Iterator[etree._Element]:
    """Give every paragraph and table of the body, those within wrappers too."""
    body = root.find(W + "body")
    for child in root if body is None else body:
        if child.tag in {W + "p", W + "tbl"}:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from body_elements(child)


def table_rows(table: etree._Element) -> list[etree._Element]:
    """Give the rows of a table, those within wrappers too."""
    return _within(table, W + "tr")


def row_cells(row: etree._Element) -> list[etree._Element]:
    """Give the cells of a row, those within wrappers too."""
    return _within(row, W + "tc")


def _within(owner: etree._Element, tag: str) -> list[etree._Element]:
    found: list[etree._Element] = []
    for child in owner:
        if child.tag == tag:
            found.append(child)
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            found += _within(child, tag)
    return found


def seen_text(element: etree._Element) -> str:
    """Give the text one sees in an element, with its line breaks, trimmed."""
    lines = "".join(_pieces(element)).split("\n")
    text = "\n".join(line.rstrip() for line in lines).strip()
    return "" if text.casefold() in _OURS else text


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            continue
        if tag == W + "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == W + "sym":
            yield _SYMBOLS.get(child.get(W + "char", ""), "")
        elif tag == W + "sdt":
            yield from _control(child)
        else:
            yield from _pieces(child)
            yield _AFTER.get(tag, "")


def _control(sdt: etree._Element) -> Iterator[str]:
    text = "".join(_pieces(sdt))
    waiting = sdt.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    if text.strip().casefold() in _OURS or (waiting and _PLACEHOLDER.fullmatch(text.strip())):
        return
    yield text


def style_names(styles: etree._Element) -> dict[str, str]:
    """Give the names of styles by their ids, in small letters."""
    return {
        style.get(W + "styleId", ""): name.get(W + "val", "").casefold()
        for style in styles.iter(W + "style")
        if (name := style.find(W + "name")) is not None
    }


def style_of(paragraph: etree._Element, names: Mapping[str, str]) -> str:
    """Give the name of a paragraph's style in small letters, "" for the default."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    key = style.get(W + "val", "") if style is not None else ""
    return names.get(key, key.casefold())
