"""The comments of a Word file: the program's own put in and taken out, those of people found.

A comment's range goes round the whole paragraph at its own level, never into a content control,
for a control that is filled in throws away what was within it.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from sigdocs.intake.form.parts import RELATIONS, declare, relate, related, relations_of, serialised
from sigdocs.intake.form.shown_text import W, seen_text
from sigdocs.rendering.package import Package, parse_xml

_AUTHOR: Final = "sigdocs"
_THIN_SPACE: Final = "\u2009"

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def foreign_comments(package: Package) -> Iterator[str]:
    """Give the text of every comment that a person wrote."""
    part = related(package.parts, package.main, "comments")
    if part not in package.parts:
        return
    for comment in package.xml(part).iter(W + "comment"):
        text = seen_text(comment)
        if text and comment.get(W + "author") != _AUTHOR:
            yield text


def mark(paragraph: etree._Element, number: int) -> None:
    """Put the marks of comment ``number`` round a paragraph; an empty one gets a thin space."""
    content = [child for child in paragraph if child.tag != W + "pPr"]
    if not content:
        content = [etree.SubElement(paragraph, W + "r")]
        thin = etree.SubElement(content[0], W + "t")
        thin.text = _THIN_SPACE
        thin.set(_XML_SPACE, "preserve")
    key = {W + "id": str(number)}
    content[0].addprevious(etree.Element(W + "commentRangeStart", key))
    paragraph.append(etree.Element(W + "commentRangeEnd", key))
    reference = etree.SubElement(paragraph, W + "r")
    etree.SubElement(reference, W + "commentReference", key)


def with_comments(
    parts: Mapping[str, bytes], main: str, texts: Mapping[int, str]
) -> dict[str, bytes]:
    """Give the parts with comments of the program's added, by their numbers."""
    changed = dict(parts)
    part = related(parts, main, "comments")
    if not part:
        part = main.rpartition("/")[0] + "/comments.xml"
        changed[part] = serialised(etree.Element(W + "comments", nsmap={"w": W[1:-1]}))
        target = part.rpartition("/")[2]
        relate(changed, relations_of(main), "rIdComments", f"{RELATIONS}/comments", target)
        declare(changed, f"/{part}", _TYPE)
    root = parse_xml(changed[part])
    for number, text in texts.items():
        root.append(_comment(number, text))
    changed[part] = serialised(root)
    return changed


def free_number(parts: Mapping[str, bytes], main: str) -> int:
    """Give the first number above every comment in the file."""
    part = related(parts, main, "comments")
    if part not in parts:
        return 0
    numbers = [c.get(W + "id", "0") for c in parse_xml(parts[part]).iter(W + "comment")]
    return max((int(n) for n in numbers if n.isdecimal()), default=-1) + 1


def _comment(number: int, text: str) -> etree._Element:
    keys = {W + "id": str(number), W + "author": _AUTHOR, W + "initials": "SIG"}
    comment = etree.Element(W + "comment", keys)
    for line in text.split("\n"):
        run = etree.SubElement(etree.SubElement(comment, W + "p"), W + "r")
        piece = etree.SubElement(run, W + "t")
        piece.text = line
        piece.set(_XML_SPACE, "preserve")
    return comment


def without_own(parts: Mapping[str, bytes], main: str) -> dict[str, bytes]:
    """Give the parts without the program's comments and the thin spaces they stood on."""
    changed = dict(parts)
    part = related(parts, main, "comments")
    if part not in parts:
        return changed
    root = parse_xml(parts[part])
    own = [comment for comment in root if comment.get(W + "author") == _AUTHOR]
    if not own:
        return changed
    numbers = {comment.get(W + "id") for comment in own}
    paragraphs = {p.get(_W14 + "paraId") for comment in own for p in comment.iter(W + "p")}
    for comment in own:
        root.remove(comment)
    changed[part] = serialised(root)
    document = parse_xml(changed[main])
    _unmark(document, numbers)
    changed[main] = serialised(document)
    return _without_threads(changed, paragraphs - {None})


def _unmark(document: etree._Element, numbers: set[str | None]) -> None:
    for sign in [found for tag in _MARKS for found in document.iter(tag)]:
        if sign.get(W + "id") in numbers:
            _drop(sign)
    for text in list(document.iter(W + "t")):
        if text.text == _THIN_SPACE:
            _drop(text)


def _drop(element: etree._Element) -> None:
    """Remove an element, and the run that held nothing else."""
    owner = element.getparent()
    if owner is None:
        return
    owner.remove(element)
    if owner.tag == W + "r" and all(child.tag == W + "rPr" for child in owner):
        above = owner.getparent()
        if above is not None:
            above.remove(owner)


def _without_threads(parts: dict[str, bytes], paragraphs: set[str | None]) -> dict[str, bytes]:
    """Forget, in Word's lists of threads, the comments taken out."""
    for name in [n for n in parts if "/comments" in n and paragraphs]:
        root = parse_xml(parts[name])
        gone = [
            item
            for item in root
            if any(
                key.endswith("}paraId") and item.get(key) in paragraphs
                for key in map(str, item.keys())
            )
        ]
        for item in gone:
            root.remove(item)
        if gone:
            parts[name] = serialised(root)
    return parts
