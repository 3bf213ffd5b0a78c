"""A template checked against the model it will be given, before any case is.

Jinja tells of a misspelt field only when that very line is printed, which may be months later
and in front of a family. Here the tree is walked with types instead of data, also where no
example would have gone.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from lxml import etree
from pydantic import BaseModel

from sigdocs.model.problem import Problem
from sigdocs.rendering import faults
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.template.lint import structure_problems
from sigdocs.rendering.template.pictures import places
from sigdocs.rendering.template.slips import hidden_tags, slips
from sigdocs.rendering.template.suggest import nearest
from sigdocs.rendering.template.template import LIMITS, jinja_sources
from sigdocs.rendering.template.walk import field_problems
from sigdocs.rendering.wordml import W

_TRACKED = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange"),
    )
)
_OBJECTS = tuple(f"{W}{name}" for name in ("object", "altChunk", "control", "subDoc", "movie"))
_OBJECT_RELATIONS = frozenset({"oleObject", "package", "control", "aFChunk", "subDocument"})
_SAFE_LINKS = ("https://", "http://", "mailto:", "tel:")
_ACTIVE = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|EMBED|DATABASE|MACROBUTTON|RD|ASK|FILLIN)\b",
    re.IGNORECASE,
)


def check_template(
    data: bytes,
    model: type[BaseModel],
    pictures: Collection[str] = ("logotyp",),
    must_hold: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Tell everything in a template that would fail, lose text or reach out, with its place.

    Args:
        data: the Word file.
        model: what ``Template.render`` will be given.
        pictures: names of the pictures that may be placed.
        must_hold: fields that must stand on the paper, e.g. ``letterhead.secrecy``.
    """
    package = open_package(data, LIMITS)
    if isinstance(package, Problem):
        return (package,)
    found = tuple(_content_problems(package, pictures))
    if structure := tuple(slips(data)) or structure_problems(data):
        return (*found, *structure)
    sources = jinja_sources(package)
    gone = [faults.MUST_HOLD.at(field=one) for one in must_hold if not _holds(sources, one)]
    return (*found, *gone, *field_problems(sources, data, model))


def _holds(sources: Mapping[str, str], field: str) -> bool:
    """Whether a field is printed somewhere, by whatever name a loop gives what it belongs to."""
    name = re.compile(rf"\{{[{{%][^}}]*\.{re.escape(field.partition('.')[2])}\b")
    return any(name.search(source) for source in sources.values())


def _content_problems(package: Package, pictures: Collection[str]) -> Iterator[Problem]:
    if package.main != "word/document.xml":
        yield faults.TEMPLATE_NAMES.at(part=package.main)
    for name in sorted(package.parts):
        if name.endswith(".rels"):
            yield from _relation_problems(package.xml(name))
        elif name.startswith("word/") and name.endswith(".xml"):
            yield from _part_problems(name, package.xml(name), pictures)


def _relation_problems(root: etree._Element) -> Iterator[Problem]:
    for relation in root:
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        target = str(relation.get("Target", ""))
        outside = relation.get("TargetMode") == "External"
        if kind in _OBJECT_RELATIONS:
            yield faults.EMBEDDED.at(part=target)
        elif kind == "comments":
            yield faults.COMMENTED.at()
        elif outside and kind == "hyperlink" and target.startswith(_SAFE_LINKS):
            continue
        elif outside and kind != "attachedTemplate":  # the scrubbing takes that one away
            yield faults.EXTERNAL.at(target=target)


def _part_problems(part: str, root: etree._Element, pictures: Collection[str]) -> Iterator[Problem]:
    if next(root.iter(*_TRACKED), None) is not None:
        yield faults.TRACKED.at(part)
    for text in hidden_tags(root):
        yield faults.HIDDEN_TAG.at(part, raw=text)
    for element in root.iter(*_OBJECTS):
        yield faults.EMBEDDED.at(part, part=etree.QName(element).localname)
    for code in _field_codes(root):
        if found := _ACTIVE.search(code):
            yield faults.ACTIVE_FIELD.at(part, field=found[1].upper())
    for name, _ in places(root):
        if name not in pictures:
            yield faults.UNKNOWN_PICTURE.at(
                part,
                suggestion=nearest(name, pictures),
                name=name,
                known=", ".join(sorted(pictures)),
            )


def _field_codes(root: etree._Element) -> Iterator[str]:
    """Give field codes whole: Word splits one over several runs."""
    for paragraph in root.iter(f"{W}p"):
        yield "".join(code.text or "" for code in paragraph.iter(f"{W}instrText"))
    for simple in root.iter(f"{W}fldSimple"):
        yield str(simple.get(f"{W}instr", ""))
