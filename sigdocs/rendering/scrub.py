"""Everything a Word file remembers of its past, taken out; its properties set anew.

A municipality was once criticised because another child's data could be recovered from a reused
Word file: so only parts that the document still points to are kept, and no trace of who edited
what, where and when.
"""

import datetime as dt
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from sigdocs.model.problem import Problem
from sigdocs.rendering.package import CONTENT_TYPES, Package, open_package, parse_xml, write_package
from sigdocs.rendering.wordml import W, serialise

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_METADATA = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = f"{_RELATIONS}/metadata/core-properties"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_PARAGRAPH_IDS = (f"{_W14}paraId", f"{_W14}textId")

# Last words of the relationships that a document needs; any other part stays behind.
_KEPT = frozenset(
    [
        "officeDocument",
        "core-properties",
        "styles",
        "settings",
        "numbering",
        "fontTable",
        "theme",
        "webSettings",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "image",
        "hyperlink",
        "font",
        "comments",
        "commentsExtended",
        "commentsIds",
    ]
)
_DROPPED = tuple(
    f"{W}{name}"
    for name in [
        "rsids",
        "rsid",
        "attachedTemplate",
        "docVars",
        "mailMerge",
        "saveThroughXslt",
        "proofErr",
        "proofState",
        "lastRenderedPageBreak",
        "linkStyles",
        "trackRevisions",
        "removePersonalInformation",
    ]
)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself.

    Attributes:
        title: shown in the title bar and by screen readers.
        subject: kind of paper.
        author: the office, never a person.
        dated: the date that the paper bears; stands as made and as changed.
        language: BCP 47, e.g. ``sv-SE``.
    """

    title: str
    subject: str
    author: str
    dated: dt.date
    language: str = "sv-SE"


def scrubbed(package: Package) -> dict[str, bytes]:
    """Give the parts that the document points to, without their past."""
    return without_orphans(
        {name: _scrubbed_part(name, data) for name, data in package.parts.items()}
    )


def without_orphans(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts that some relationship leads to, from the package's root."""
    kept = {CONTENT_TYPES, *_reached(parts)}
    left = {name: data for name, data in parts.items() if name in kept}
    left[CONTENT_TYPES] = _content_types(left)
    return left


def cleaned(data: bytes, properties: Properties) -> bytes:
    """Give a Word file of our own making (by any library) without its past, the same each time.

    Raises:
        ValueError: when ``data`` is no sound Word file.
    """
    package = open_package(data)
    if isinstance(package, Problem):
        raise ValueError(package.code)  # noqa: TRY004 - the type is right, the file is not
    return write_package(with_properties(scrubbed(package), properties))


def with_properties(parts: Mapping[str, bytes], properties: Properties) -> dict[str, bytes]:
    """Give the same parts with these properties in place of whatever they had."""
    changed = dict(parts)
    changed[_CORE] = core_xml(properties)
    types = parse_xml(changed[CONTENT_TYPES])
    if not any(part.get("PartName") == f"/{_CORE}" for part in types):
        etree.SubElement(
            types,
            types[0].tag.replace("Default", "Override"),
            PartName=f"/{_CORE}",
            ContentType=_CORE_TYPE,
        )
    changed[CONTENT_TYPES] = serialise(types)
    changed["_rels/.rels"] = _point_to_core(parse_xml(changed["_rels/.rels"]))
    return changed


def core_xml(properties: Properties) -> bytes:
    """Write the core properties part.

    Raises:
        ValueError: when a property holds what XML cannot.
    """
    moment = f"{properties.dated:%Y-%m-%d}T00:00:00Z"
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_METADATA}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title><dc:subject>{escape(properties.subject)}</dc:subject>"
        f"<dc:creator>{escape(properties.author)}</dc:creator>{stamps}"
        f"<dc:language>{escape(properties.language)}</dc:language></cp:coreProperties>"
    ).encode()
    parse_xml(xml)
    return xml


def relations_of(part: str) -> str:
    """Name the part that holds the relationships of ``part``.

    >>> relations_of("word/document.xml")
    'word/_rels/document.xml.rels'
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _scrubbed_part(name: str, data: bytes) -> bytes:
    if name.endswith(".rels"):
        return _scrubbed_relations(parse_xml(data))
    if not name.endswith(".xml") or name == CONTENT_TYPES:
        return data
    root = parse_xml(data)
    for element in list(root.iter(*_DROPPED)):
        _remove(element)
    for element in root.iter(etree.Element):
        for attribute in [key for key in element.attrib if _is_trace(str(key))]:
            del element.attrib[attribute]
    return serialise(root)


def _is_trace(attribute: str) -> bool:
    return attribute.startswith(f"{W}rsid") or attribute in _PARAGRAPH_IDS


def _scrubbed_relations(root: etree._Element) -> bytes:
    for relation in list(root):
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        if kind not in _KEPT:
            root.remove(relation)
    return serialise(root)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _reached(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Follow the relationships from the root, each part once."""
    waiting, seen = [""], {""}
    while waiting:
        part = waiting.pop()
        relations = relations_of(part)
        if relations not in parts:
            continue
        yield relations
        for target in _targets(parse_xml(parts[relations]), posixpath.dirname(part)):
            if target in parts and target not in seen:
                seen.add(target)
                waiting.append(target)
                yield target


def _targets(root: etree._Element, folder: str) -> Iterator[str]:
    for relation in root:
        if relation.get("TargetMode") != "External":
            target = str(relation.get("Target", ""))
            path = target if target.startswith("/") else posixpath.join("/", folder, target)
            yield posixpath.normpath(path).lstrip("/")


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    root = parse_xml(parts[CONTENT_TYPES])
    for entry in list(root):
        name = entry.get("PartName")
        if name is not None and str(name).lstrip("/") not in parts:
            root.remove(entry)
    return serialise(root)


def _point_to_core(root: etree._Element) -> bytes:
    for relation in list(root):
        if relation.get("Type") == _CORE_RELATION:
            root.remove(relation)
    taken = {relation.get("Id") for relation in root}
    number = next(n for n in range(1, len(root) + 2) if f"rId{n}" not in taken)
    etree.SubElement(
        root, f"{{{_RELATIONS}}}Relationship", Id=f"rId{number}", Type=_CORE_RELATION, Target=_CORE
    )
    return serialise(root)
