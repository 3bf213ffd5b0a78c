"""What a Word file holds beside its plain text: read into the text where it can be, else asked about."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from sigdocs.intake.form import faults
from sigdocs.intake.form.parts import RELATIONS, related, relations_of
from sigdocs.intake.form.shown_text import W, is_set, seen_text
from sigdocs.model.problem import Problem
from sigdocs.rendering.package import Package

_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_NOTES: Final = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_PICTURES: Final = (W + "drawing", W + "pict")
_BOX: Final = W + "txbxContent"
_LINE_ACROSS: Final = "{urn:schemas-microsoft-com:office:office}hr"
_SHOWN = 80
# What the form's own header and footer say: secrecy, office, kind of note, case, page.
_OWN = re.compile(
    r"·|\bkap\.|\bOSL\b|kommun\b|nämnd|förvaltning|enhet\b|^arbetsmaterial$|^sida?\b|^\d+\s*\(\d+\)$",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\S+\s+\S+\s+\S+|:\s*\S")
"""Enough words, or a label with an answer: more than the name of an office or a date."""


def write_out(root: etree._Element, package: Package) -> None:
    """Put notes at the foot and plain equations into the text where they belong."""
    for reference in [one for tag in _NOTES for one in root.iter(tag)]:
        text = _note_text(package, _NOTES[str(reference.tag)], reference.get(W + "id", ""))
        if text:
            _replace(reference, f" (fotnot: {text})")
    for equation in list(root.iter(_M + "oMath")):
        if (line := _in_line(equation)) is not None:
            _replace(equation, line)


def asides(element: etree._Element) -> Iterator[Problem]:
    """Ask about what in a paragraph or cell cannot be read as text."""
    hidden = "".join(
        seen_text(_shown(run)) for run in element.iter(W + "r") if is_set(run, "vanish")
    )
    if hidden.strip():
        yield faults.HIDDEN_TEXT.at(text=_short(hidden))
    for picture in _pictures(element):
        if picture.find(f".//{_BOX}") is None:
            yield faults.PICTURE_NOT_READ.at()
    if element.find(f".//{W}object") is not None:
        yield faults.EMBEDDED_NOT_READ.at()
    if element.find(f".//{_M}oMath") is not None:
        yield faults.EQUATION_NOT_READ.at()


def beside_the_page(package: Package) -> Iterator[Problem]:
    """Ask about what somebody wrote in the header or footer."""
    for part in _margins(package):
        for paragraph in package.xml(part).iter(W + "p"):
            text = seen_text(paragraph)
            if _TELLS.search(text) and not _OWN.search(text):
                yield faults.TEXT_IN_MARGIN.at(text=_short(text))


def _margins(package: Package) -> list[str]:
    name = relations_of(package.main)
    if name not in package.parts:
        return []
    folder = package.main.rpartition("/")[0]
    kinds = {f"{RELATIONS}/header", f"{RELATIONS}/footer"}
    targets = [str(one.get("Target", "")) for one in package.xml(name) if one.get("Type") in kinds]
    parts = [t.lstrip("/") if t.startswith("/") else f"{folder}/{t}" for t in targets]
    return [part for part in parts if part in package.parts]


def _pictures(element: etree._Element) -> Iterator[etree._Element]:
    """Give the pictures, the copy for older programs and lines across the page apart."""
    for tag in _PICTURES:
        for one in element.iter(tag):
            fallback = any(str(up.tag).endswith("}Fallback") for up in one.iterancestors())
            line = any(part.get(_LINE_ACROSS) for part in one.iter())
            if not fallback and not line:
                yield one


def _note_text(package: Package, kind: str, number: str) -> str:
    part = related(package.parts, package.main, kind)
    if part not in package.parts:
        return ""
    notes = (note for note in package.xml(part) if note.get(W + "id") == number)
    return " ".join(" ".join(seen_text(note) for note in notes).split())


def _in_line(node: etree._Element) -> str | None:
    """Give an equation on one line, ”3/4”; None when it takes more than fractions to write."""
    parts: list[str] = []
    for child in node:
        if child.tag == _M + "r":
            parts += [text.text or "" for text in child.iter(_M + "t")]
        elif child.tag == _M + "f":
            above, below = (_in_line(one) for one in (child[-2], child[-1]))
            if above is None or below is None:
                return None
            parts.append(f"{above}/{below}")
        elif not str(child.tag).endswith("Pr"):
            return None
    return "".join(parts)


def _replace(element: etree._Element, text: str) -> None:
    written = etree.Element(W + "t")
    written.text = text
    if not str(element.tag).startswith(W):
        run = etree.Element(W + "r")
        run.append(written)
        written = run
    written.tail = element.tail
    owner = element.getparent()
    if owner is not None:
        owner.replace(element, written)


def _shown(run: etree._Element) -> etree._Element:
    """A run as if it were not hidden."""
    shown = etree.Element(W + "p")
    for child in run:
        if child.tag == W + "t":
            etree.SubElement(shown, W + "t").text = child.text
    return shown


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
