"""A faulty note goes back: a copy with a comment at each fault and a summary on top.

What is put in can be told from what people wrote (by author, style and a custom property), so
that it is taken out again by the program itself when the mended file returns.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from sigdocs.intake.draft import Cell, Draft, Node, Place
from sigdocs.intake.form.blocks import RETURN_STYLE
from sigdocs.intake.form.build import build_form
from sigdocs.intake.form.comments import free_number, mark, with_comments, without_own
from sigdocs.intake.form.parts import custom_properties, related, serialised, with_property
from sigdocs.intake.form.read import read_form
from sigdocs.intake.form.shown_text import (
    W,
    body_elements,
    row_cells,
    seen_text,
    style_names,
    style_of,
    table_rows,
)
from sigdocs.intake.form.words import plain
from sigdocs.intake.form.xml import run
from sigdocs.model.case import Case
from sigdocs.model.note import NoteKind
from sigdocs.model.problem import Problem
from sigdocs.model.profile import Profile
from sigdocs.rendering.package import Package, open_package, parse_xml, write_package

_RETURN_PROPERTY: Final = "sigdocs-retur"

_STYLE_ID = "Sigdocsretur"
_BORDER = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="6" w:color="404040"/>'
    for side in ("top", "left", "bottom", "right")
)
_STYLE = (
    f'<w:style xmlns:w="{W[1:-1]}" w:type="paragraph" w:customStyle="1" w:styleId="{_STYLE_ID}">'
    f'<w:name w:val="{RETURN_STYLE}"/><w:pPr><w:pBdr>{_BORDER}</w:pBdr>'
    '<w:spacing w:before="0" w:after="0" w:line="276" w:lineRule="auto"/>'
    '<w:ind w:left="142" w:right="142"/></w:pPr>'
    '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
)
_ID_LINE = re.compile(r"Retur-id: (\S+)")


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem and where in the file it belongs; an empty place means the whole of it."""

    problem: Problem
    place: Place


def returned_form(original: bytes, remarks: Sequence[Remark], return_id: str) -> bytes:
    """Give a copy of a Word file with a comment at each fault and a summary first.

    Remarks of an earlier return are taken out; all else in the file stays as it is.

    Raises:
        ValueError: when the file cannot be opened (then there is nothing to comment in).
    """
    package = _opened(original)
    parts, main = _stripped(package), package.main
    document = parse_xml(parts[main])
    names = (
        style_names(parse_xml(parts[style_part])) if (style_part := _styles(parts, main)) else {}
    )
    first = free_number(parts, main)
    texts = {}
    for number, remark in enumerate(remarks, start=first):
        mark(_paragraph_at(document, remark.place, names), number)
        texts[number] = _comment_text(remark.problem)
    _summarise(document, remarks, return_id)
    parts[main] = serialised(document)
    parts = with_comments(_with_style(parts, style_part), main, texts)
    return write_package(with_property(parts, _RETURN_PROPERTY, return_id))


def returned_as_form(
    kind: NoteKind,
    partial: Draft,
    problems: Sequence[Problem],
    profile: Profile,
    case: Case | None,
    return_id: str,
    on: dt.date | None = None,
) -> bytes:
    """Give a form that holds all that was understood of a text note, commented at the gaps.

    ``on`` is the day that it is given back.
    """
    form = build_form(kind, profile, case, on=on, prefill=partial)
    reading = read_form(form)
    assert not isinstance(reading, Problem)  # noqa: S101 - our own form, made a line above
    remarks = [
        Remark(problem, reading.place(moved_path(problem.path, partial, reading.draft)) or Place())
        for problem in problems
    ]
    return returned_form(form, remarks, return_id)


def stripped_return(data: bytes) -> bytes:
    """Give the file without what a return put in; a file that never was returned is untouched.

    Raises:
        ValueError: when the file cannot be opened.
    """
    package = _opened(data)
    parts = _stripped(package)
    return data if parts == dict(package.parts) else write_package(parts)


def return_id_of(data: bytes) -> str:
    """Give the id of the return that a file answers; "" when it answers none."""
    package = open_package(data)
    if isinstance(package, Problem):
        return ""
    if known := custom_properties(package.parts).get(_RETURN_PROPERTY, ""):
        return known
    lines = (seen_text(element) for element in body_elements(package.xml(package.main)))
    return next((found[1] for line in lines if (found := _ID_LINE.search(line))), "")


def moved_path(path: str, old: Node, new: Node) -> str:
    """Give where a path into one draft leads in another whose lists may lie in another order."""
    parts: list[str] = []
    for part in path.split("."):
        if isinstance(old, list) and isinstance(new, list) and part.isdecimal():
            item = old[int(part)] if int(part) < len(old) else Cell("", Place())
            spot = _likest(item, new, int(part))
            parts.append(str(spot))
            old, new = item, new[spot] if spot < len(new) else Cell("", Place())
        else:
            parts.append(part)
            old, new = _below(old, part), _below(new, part)
    return ".".join(parts)


def _below(node: Node, part: str) -> Node:
    return node.get(part, Cell("", Place())) if isinstance(node, Mapping) else Cell("", Place())


def _likest(item: Node, among: Sequence[Node], at: int) -> int:
    """Give the number of the item that shares most cells; the same number when none is better."""
    scores = [(_shared(item, other), number == at, -number) for number, other in enumerate(among)]
    best = max(scores, default=(0, True, -at))
    return -best[2] if best[0] else at


def _shared(one: Node, other: Node) -> int:
    """Count the cells that two nodes have alike."""
    if isinstance(one, Cell) and isinstance(other, Cell):
        return int(bool(one.text) and plain(one.text) == plain(other.text))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return sum(_shared(one[key], other[key]) for key in one if key in other)
    if isinstance(one, list) and isinstance(other, list):
        return sum(_shared(a, b) for a, b in zip(one, other, strict=False))
    return 0


def _opened(data: bytes) -> Package:
    package = open_package(data)
    if isinstance(package, Problem):
        raise ValueError(package.message)  # noqa: TRY004 - the content is wrong, not the type
    return package


def _styles(parts: Mapping[str, bytes], main: str) -> str:
    part = related(parts, main, "styles")
    return part if part in parts else ""


def _stripped(package: Package) -> dict[str, bytes]:
    """Take out the box, the comments and the property of an earlier return."""
    parts = without_own(package.parts, package.main)
    style_part = _styles(parts, package.main)
    names = style_names(parse_xml(parts[style_part])) if style_part else {}
    document = parse_xml(parts[package.main])
    box = [e for e in body_elements(document) if style_of(e, names) == RETURN_STYLE.casefold()]
    for paragraph in box:
        owner = paragraph.getparent()
        if owner is not None:
            owner.remove(paragraph)
    if box:
        parts[package.main] = serialised(document)
    return with_property(parts, _RETURN_PROPERTY, "") if _is_return(parts) else parts


def _is_return(parts: Mapping[str, bytes]) -> bool:
    return _RETURN_PROPERTY in custom_properties(parts)


def _paragraph_at(
    document: etree._Element, place: Place, names: Mapping[str, str]
) -> etree._Element:
    """Find the paragraph of a place; the first of the file when the place leads nowhere."""
    elements = list(body_elements(document))
    paragraphs = [e for e in elements if e.tag == W + "p"]
    if place.cell is not None and (cell := _cell_at(elements, place.cell)) is not None:
        return next(cell.iter(W + "p"))
    own = [p for p in paragraphs if style_of(p, names) != RETURN_STYLE.casefold()]
    if 0 <= place.paragraph < len(own):
        return own[place.paragraph]
    return paragraphs[0] if paragraphs else next(document.iter(W + "p"))


def _cell_at(
    elements: Sequence[etree._Element], place: tuple[int, int, int]
) -> etree._Element | None:
    table, row, column = place
    tables = [e for e in elements if e.tag == W + "tbl"]
    rows = table_rows(tables[table]) if table < len(tables) else []
    cells = row_cells(rows[row]) if row < len(rows) else []
    return cells[column] if column < len(cells) else None


def _comment_text(problem: Problem) -> str:
    lines = [problem.message, problem.remedy]
    if problem.suggestion:
        lines.append(f"Förslag: {problem.suggestion}")
    return "\n".join(line for line in lines if line)


def _summarise(document: etree._Element, remarks: Sequence[Remark], return_id: str) -> None:
    """Put a box first in the document that says all that is wrong."""
    faults = [r.problem for r in remarks if r.problem.blocks]
    notices = [r.problem for r in remarks if not r.problem.blocks]
    count = "en sak" if len(faults) == 1 else f"{len(faults)} saker"
    lines = [
        run("Anteckningen kom tillbaka", bold=True),
        run(
            f"{count.capitalize()} behöver rättas. Var och en har en kommentar där den finns. Rätta, spara "
            "och lägg filen i mappen inbox igen. Den här rutan och kommentarerna försvinner då av sig själva."
        ),
        *(run(f"{number}. {fault.message}") for number, fault in enumerate(faults, start=1)),
    ]
    if notices:
        lines += [run("Att se över, men inget hinder:", bold=True)]
        lines += [run(f"• {notice.message}") for notice in notices]
    lines.append(run(f"Retur-id: {return_id}"))
    body = next(document.iter(W + "body"))
    style = f'<w:pPr><w:pStyle w:val="{_STYLE_ID}"/></w:pPr>'
    for position, line in enumerate(lines):
        body.insert(position, etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{style}{line}</w:p>'))
    last = body[len(lines) - 1].find(W + "pPr")
    if last is not None:
        etree.SubElement(last, W + "spacing", {W + "after": "240"})


def _with_style(parts: dict[str, bytes], part: str) -> dict[str, bytes]:
    if not part:
        return parts
    styles = parse_xml(parts[part])
    if not any(style.get(W + "styleId") == _STYLE_ID for style in styles):
        styles.append(etree.fromstring(_STYLE))
    return {**parts, part: serialised(styles)}
