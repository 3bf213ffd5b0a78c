"""What one sees in WordprocessingML: the text of an element, changes accepted, and its parts.

Read from the XML, for python-docx hides what stands in content controls. Deleted, struck and hidden
text is left out and inserted text taken in, a placeholder is nothing, a table within a cell becomes text.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from sigdocs.intake.characters import alike
from sigdocs.intake.form.controls import CHECKED, CHOOSE, CHOOSE_DAY, UNCHECKED
from sigdocs.intake.form.symbols import UNKNOWN, in_font, symbol

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNSEEN = frozenset(
    [W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr")]
    + [W + name for name in ("tblPr", "tblGrid", "trPr", "tcPr", "sdtEndPr", "softHyphen")]
    + [_MC + "Fallback"]
)
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_AFTER = {W + "p": "\n", W + "tc": "\t", W + "tr": "\n"}
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OFF = frozenset({"0", "false", "off"})
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
    lines = alike("".join(_pieces(element))).split("\n")
    text = "\n".join(line.rstrip() for line in lines).strip()
    return "" if text.casefold() in _OURS else text


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            continue
        if tag == W + "t":
            yield in_font(element, child.text or "", W)
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == W + "sym":
            yield symbol(child.get(W + "font", ""), child.get(W + "char", ""))
        elif tag == W + "sdt":
            yield from _control(child)
        elif tag == W + "ffData":
            yield _old_box(child)
        elif tag == W + "tc":
            yield "".join(_pieces(child)).strip() + _AFTER[tag]
        elif tag != W + "r" or not (is_set(child, "strike", "dstrike") or is_set(child, "vanish")):
            yield from _pieces(child)
            yield _AFTER.get(tag, "")


def is_set(run: etree._Element, *names: str) -> bool:
    """Whether a run has one of these properties by itself: struck, hidden."""
    found = (run.find(f"{W}rPr/{W}{name}") for name in names)
    return any(one is not None and one.get(W + "val", "1") not in _OFF for one in found)


def _control(sdt: etree._Element) -> Iterator[str]:
    text = "".join(_pieces(sdt))
    box = sdt.find(f"{W}sdtPr/{_W14}checkbox/{_W14}checked")
    if box is not None and text.strip() in {"", UNKNOWN}:
        yield UNCHECKED if box.get(_W14 + "val", "0") in _OFF else CHECKED
        return
    waiting = sdt.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    if text.strip().casefold() in _OURS or (waiting and _PLACEHOLDER.fullmatch(text.strip())):
        return
    yield text


def _old_box(data: etree._Element) -> str:
    """Read a tick box of Word's older form fields, which is drawn and not written."""
    box = data.find(W + "checkBox")
    if box is None:
        return ""
    state = box.find(W + "checked")
    state = box.find(W + "default") if state is None else state
    return UNCHECKED if state is None or state.get(W + "val", "1") in _OFF else CHECKED


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
