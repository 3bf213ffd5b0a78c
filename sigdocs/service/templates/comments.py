"""A copy of a faulty template with a Word comment at each fault."""

import re
from collections.abc import Sequence

from lxml import etree

from sigdocs.intake.form.comments import free_number, mark, with_comments, without_own
from sigdocs.model.problem import Problem
from sigdocs.rendering.package import open_package, parse_xml, write_package
from sigdocs.rendering.wordml import TBL, TC, TR, P, serialise

_PARAGRAPH = re.compile(r"brödtexten, stycke (\d+)")
_CELL = re.compile(r"tabell (\d+), rad (\d+)(?:, kolumn (\d+))?")


def commented_template(data: bytes, problems: Sequence[Problem]) -> bytes | None:
    """Give the template with a comment at each problem, those without a place at its beginning.

    The copy is for reading: comments are refused in a template.

    Returns:
        The copy; None when the file cannot be opened or has no paragraph to comment on.
    """
    package = open_package(data)
    if isinstance(package, Problem):
        return None
    parts = without_own(package.parts, package.main)
    document = parse_xml(parts[package.main])
    if next(document.iter(P), None) is None:
        return None
    first = free_number(parts, package.main)
    texts = {}
    for number, problem in enumerate(problems, start=first):
        mark(_paragraph_at(document, problem.path), number)
        texts[number] = remark(problem)
    parts[package.main] = serialise(document)
    return write_package(with_comments(parts, package.main, texts))


def remark(problem: Problem) -> str:
    """Say what is wrong, where, what was meant and what to do; a line each."""
    place = f"Plats: {problem.path}" if problem.path else ""
    meant = f"Menas {problem.suggestion}?" if problem.suggestion else ""
    return "\n".join(line for line in (problem.message, place, meant, problem.remedy) if line)


def _paragraph_at(document: etree._Element, place: str) -> etree._Element:
    """Find the paragraph of a place as the check words it; the first when it leads nowhere."""
    paragraphs = list(document.iter(P))
    found = _PARAGRAPH.match(place)
    if found and int(found[1]) <= len(paragraphs):
        return paragraphs[int(found[1]) - 1]
    cells = _CELL.findall(place) if place.startswith("brödtexten") else []
    cell = _cell_at(document, *(int(number or 1) for number in cells[-1])) if cells else None
    return paragraphs[0] if cell is None else next(cell.iter(P), paragraphs[0])


def _cell_at(document: etree._Element, table: int, row: int, column: int) -> etree._Element | None:
    found: list[etree._Element] = [document]
    for tag, number in ((TBL, table), (TR, row), (TC, column)):
        inner = list(found[0].iter(tag)) if tag == TBL else list(found[0].iterfind(tag))
        found = inner[number - 1 : number]
        if not found:
            return None
    return found[0]
