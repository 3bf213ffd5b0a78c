"""The parts around the text: zip, relationships, and pictures only the old version has."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final, cast

from lxml import etree

from sigdocs.rendering.package import parse_xml
from sigdocs.rendering.wordml import R_NS, Element, serialise

DOCUMENT: Final = "word/document.xml"
Parts = Mapping[str, bytes]

_RELS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_EARLIER = "earlier:"
_POINTING = etree.XPath("//*[@r:*]", namespaces={"r": R_NS[1:-1]})
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NO_RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


def joined(before: Parts, after: Parts) -> tuple[Element, Element]:
    """Both documents' XML, the old one pointing at the new one's parts where they are the same.

    What the old one alone points at is marked, and fetched by ``with_document`` when it is used.
    """
    old, new = parse_xml(before[DOCUMENT]), parse_xml(after[DOCUMENT])
    known = {_meaning(after, rel): rel.get("Id", "") for rel in _relations(after)}
    answers = {rel.get("Id", ""): known.get(_meaning(before, rel)) for rel in _relations(before)}
    for element, name, value in _pointers(old):
        element.set(name, answers.get(value) or _EARLIER + value)
    return old, new


def with_document(before: Parts, after: Parts, document: Element) -> dict[str, bytes]:
    """The new version's parts with this document, and what its deleted content points at."""
    parts = dict(after)
    wanted = {value for _, _, value in _pointers(document) if value.startswith(_EARLIER)}
    if wanted:
        _fetch(parts, before, document, wanted)
    parts[DOCUMENT] = serialise(document)
    return parts


def _fetch(parts: dict[str, bytes], before: Parts, document: Element, wanted: set[str]) -> None:
    relations = parse_xml(parts.get(_RELS, _NO_RELS))
    names: dict[str, str] = {}
    for relation in list(_relations(before)):
        pointer = _EARLIER + relation.get("Id", "")
        if pointer in wanted:
            names[pointer] = f"rIdOld{len(names) + 1}"
            relation.set("Id", names[pointer])
            if relation.get("TargetMode") != "External":
                relation.set("Target", _copy_part(parts, before, relation.get("Target", "")))
            relations.append(relation)
    for element, name, value in _pointers(document):
        if value in names:
            element.set(name, names[value])
    parts[_RELS] = serialise(relations)


def _copy_part(parts: dict[str, bytes], before: Parts, target: str) -> str:
    folder, name = posixpath.split(target)
    moved = posixpath.join(folder, f"old_{name}")
    parts[_part_name(moved)] = before[_part_name(target)]
    types = parse_xml(parts[_TYPES])
    if not any(kind.get("Extension") == _extension(name) for kind in types):
        types.extend(k for k in parse_xml(before[_TYPES]) if k.get("Extension") == _extension(name))
        types[:] = sorted(types, key=lambda kind: kind.get("Extension") is None)
        parts[_TYPES] = serialise(types)
    return moved


def _extension(name: str) -> str:
    return posixpath.splitext(name)[1].removeprefix(".")


def _part_name(target: str) -> str:
    return posixpath.normpath(posixpath.join("/word", target)).removeprefix("/")


def _relations(parts: Parts) -> Iterator[Element]:
    return parse_xml(parts.get(_RELS, _NO_RELS)).iterchildren(_RELATION)


def _meaning(parts: Parts, relation: Element) -> tuple[str, str, bytes]:
    """What a relationship leads to, whatever it is called: kind, place and content."""
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return kind, target, b""
    content = parts.get(_part_name(target), b"")
    return (kind, "", content) if kind.endswith("/image") else (kind, target, b"")


def _pointers(root: Element) -> Iterator[tuple[Element, str, str]]:
    for element in cast("list[Element]", _POINTING(root)):
        for name, value in element.attrib.items():
            if str(name).startswith(R_NS):
                yield element, str(name), str(value)
