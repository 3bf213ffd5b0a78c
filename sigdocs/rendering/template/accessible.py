"""Whether a template makes papers that everybody can read: with a screen reader, too.

What PDF/UA and the law on digital public service ask of the author: real headings, named table
columns, pictures described, and a language to read aloud in.
"""

import re
from collections.abc import Iterator

from lxml import etree

from sigdocs.model.problem import Problem
from sigdocs.rendering import faults
from sigdocs.rendering.package import Package
from sigdocs.rendering.wordml import W, text_of

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_STYLES = "word/styles.xml"
_HEADING = re.compile(r"title|subtitle|heading \d", re.IGNORECASE)
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_LEVEL = re.compile(r"heading (\d)", re.IGNORECASE)
_PLAIN = frozenset({"", "normal"})
"""Styles without a meaning of their own; a notice may be bold and no heading."""
_LONGEST_HEADING = 80
_OFF = frozenset({"0", "false", "off"})


def accessibility_problems(package: Package) -> tuple[Problem, ...]:
    """Tell what a reader who cannot see the page would miss, with its place."""
    body = package.xml(package.main)
    found = [*_language(package), *_headings(package, body), *_tables(body)]
    parts = (name for name in sorted(package.parts) if _is_content(name))
    return (*found, *(one for name in parts for one in _pictures(name, package.xml(name))))


def _is_content(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1


def _language(package: Package) -> Iterator[Problem]:
    styles = package.xml(_STYLES) if _STYLES in package.parts else etree.Element("none")
    languages = styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if not any(language.get(f"{W}val") for language in languages):
        yield faults.NO_LANGUAGE.at()


def _headings(package: Package, body: etree._Element) -> Iterator[Problem]:
    names = _style_names(package)
    level, headings = 0, 0
    for number, paragraph in enumerate(body.iter(f"{W}p"), start=1):
        name = names.get(_style_of(paragraph), "")
        place = f"brödtexten, stycke {number}"
        if _HEADING.match(name):
            headings += 1
            now = int(found[1]) if (found := _LEVEL.match(name)) else level
            if now > level + 1:
                yield faults.HEADING_SKIPPED.at(place, level=now, above=now - 1)
            level = now
        elif name.lower() in _PLAIN and _looks_like_heading(paragraph):
            yield faults.FALSE_HEADING.at(place, text=text_of(paragraph).strip())
    if not headings:
        yield faults.NO_HEADINGS.at()


def _style_names(package: Package) -> dict[str, str]:
    if _STYLES not in package.parts:
        return {}
    found = package.xml(_STYLES).iterfind(f"{W}style")
    return {str(style.get(f"{W}styleId")): _style_name(style) for style in found}


def _style_name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val", ""))


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val", ""))


def _looks_like_heading(paragraph: etree._Element) -> bool:
    """Whether a line is made bold by hand, on its own, with no tag in it that decides its text."""
    text = text_of(paragraph).strip()
    if not 1 < len(text) <= _LONGEST_HEADING or text[-1] in ".:,;" or _TAG.search(text):
        return False
    in_table = any(above.tag == f"{W}tc" for above in paragraph.iterancestors())
    runs = [run for run in paragraph.iter(f"{W}r") if text_of(run).strip()]
    return not in_table and all(_is_bold(run) for run in runs)


def _is_bold(run: etree._Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(f"{W}val") not in _OFF


def _tables(body: etree._Element) -> Iterator[Problem]:
    for number, table in enumerate(body.iter(f"{W}tbl"), start=1):
        rows = [row for row in table.iterfind(f"{W}tr") if not _is_loop(row)]
        if len(rows) > 1 and not _is_header(rows[0]):
            yield faults.NO_HEADER_ROW.at(f"brödtexten, tabell {number}, rad 1")


def _is_loop(row: etree._Element) -> bool:
    """Whether a row holds only the beginning or end of a loop, and so is never printed."""
    text = text_of(row).strip()
    return bool(text) and not _TAG.sub("", text).strip() and "{%tr" in text


def _is_header(row: etree._Element) -> bool:
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and mark.get(f"{W}val") not in _OFF


def _pictures(part: str, root: etree._Element) -> Iterator[Problem]:
    for frame in root.iter(f"{_WP}docPr"):
        described = str(frame.get("descr", "")).strip()
        decorative = any(str(mark.get("val")) == "1" for mark in frame.iter("{*}decorative"))
        if not described and not decorative:
            yield faults.NO_ALT_TEXT.at(part, name=str(frame.get("name", "")) or "utan namn")
