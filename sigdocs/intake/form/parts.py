"""Parts put into a Word file: relations, content types, custom properties."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from sigdocs.rendering.package import CONTENT_TYPES, parse_xml

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATIONS: Final = f"{_OFFICE}/relationships"
_CUSTOM: Final = "docProps/custom.xml"

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTY = f"{{{_OFFICE}/custom-properties}}"
_VALUE = f"{{{_OFFICE}/docPropsVTypes}}"
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PID = 2


def serialised(root: etree._Element) -> bytes:
    """Give a part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations_of(part: str) -> str:
    """Give the name of the part that holds another part's relations.

    >>> relations_of("word/document.xml")
    'word/_rels/document.xml.rels'
    """
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def related(parts: Mapping[str, bytes], owner: str, kind: str) -> str:
    """Give the name of the part that ``owner`` points to by this kind of relation; "" for none."""
    if relations_of(owner) not in parts:
        return ""
    for relation in parse_xml(parts[relations_of(owner)]):
        if relation.get("Type") == f"{RELATIONS}/{kind}":
            target = str(relation.get("Target", ""))
            folder = owner.rpartition("/")[0]
            return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    return ""


def relate(parts: dict[str, bytes], part: str, key: str, kind: str, target: str) -> None:
    """Add a relation to the relations in ``part``, replacing one of the same key."""
    root = parse_xml(parts[part])
    for old in [relation for relation in root if relation.get("Id") == key]:
        root.remove(old)
    etree.SubElement(root, f"{_RELS}Relationship", Id=key, Type=kind, Target=target)
    parts[part] = serialised(root)


def declare(parts: dict[str, bytes], name: str, kind: str) -> None:
    """Say in the list of content types what a part is."""
    root = parse_xml(parts[CONTENT_TYPES])
    if not any(item.get("PartName") == name for item in root):
        etree.SubElement(root, f"{_TYPES}Override", PartName=name, ContentType=kind)
    parts[CONTENT_TYPES] = serialised(root)


def with_property(parts: Mapping[str, bytes], name: str, value: str) -> dict[str, bytes]:
    """Give the parts with a custom document property set, or gone when ``value`` is "".

    Such properties survive LibreOffice, as tags do not.
    """
    changed = dict(parts)
    if _CUSTOM not in changed:
        if not value:
            return changed
        relate(changed, "_rels/.rels", "rIdCustom", f"{RELATIONS}/custom-properties", _CUSTOM)
        declare(changed, f"/{_CUSTOM}", _CUSTOM_TYPE)
    root = _properties(parts)
    for old in [item for item in root if item.get("name") == name]:
        root.remove(old)
    if value:
        number = max((int(item.get("pid", "0")) for item in root), default=_FIRST_PID - 1) + 1
        keys = {"fmtid": _PROPERTY_SET, "pid": str(number), "name": name}
        item = etree.SubElement(root, f"{_PROPERTY}property", keys)
        etree.SubElement(item, f"{_VALUE}lpwstr").text = value
    changed[_CUSTOM] = serialised(root)
    return changed


def _properties(parts: Mapping[str, bytes]) -> etree._Element:
    if _CUSTOM in parts:
        return parse_xml(parts[_CUSTOM])
    names = {None: _PROPERTY[1:-1], "vt": _VALUE[1:-1]}
    return etree.Element(f"{_PROPERTY}Properties", nsmap=names)  # type: ignore[arg-type]  # None is the default prefix


def custom_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Give the custom document properties of a Word file, as text."""
    if _CUSTOM not in parts:
        return {}
    root = parse_xml(parts[_CUSTOM])
    return {str(item.get("name")): "".join(map(str, item.itertext())) for item in root}
