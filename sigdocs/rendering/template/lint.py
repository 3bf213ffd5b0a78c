"""docxtpl-lint's findings on the structure of a template, in Swedish and with the cell."""

import io
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sigdocs.model.problem import Fault, Problem
from sigdocs.rendering import faults
from sigdocs.rendering.template.sandbox import environment

if TYPE_CHECKING:
    from docxtpl_lint.core import Location
    from docxtpl_lint.reader import Paragraph

_FAULTS: Final[Mapping[str, Fault]] = MappingProxyType(
    {
        "DTL001": faults.TAG_OPEN,
        "DTL002": faults.TAG_SPLIT,
        "DTL101": faults.BLOCK_OPEN,
        "DTL102": faults.BLOCK_END,
        "DTL103": faults.SYNTAX,
        "DTL106": faults.LOOP_ENDED,
        "DTL201": faults.PREFIX_CONTENT,
        "DTL202": faults.PREFIX_SPACE,
        "DTL203": faults.OUTSIDE_TABLE,
        "DTL204": faults.PREFIX_PAIR,
        "DTL205": faults.TWO_TABLES,
        "DTL206": faults.SAME_PLACE,
        "DTL207": faults.TWO_TABLES,
        "DTL208": faults.OUTSIDE_TABLE,
        "DTL209": faults.LOST_BESIDE,
        "DTL210": faults.SAME_PLACE,
    }
)
# Said better elsewhere: tracked changes of any kind, unknown filters and tests with suggestions,
# suppressions (we give none), and the whole data contract, which is checked against the types.
ELSEWHERE: Final = frozenset({"DTL003", "DTL005", "DTL104", "DTL105"})

_PARTS = {"body": "brödtexten", "header": "sidhuvud", "footer": "sidfot", "footnotes": "fotnoterna"}


def structure_problems(data: bytes) -> tuple[Problem, ...]:
    """Tell where the tags of a template do not fit together.

    Raises:
        KeyError: when a newer docxtpl-lint finds something this module has no words for.
    """
    from docxtpl_lint import lint

    issues = lint(data, jinja_env=environment(), autoescape=True).issues
    return tuple(
        _FAULTS[issue.rule].at(place_text(issue.location), **{"raw": issue.snippet, **issue.params})
        for issue in issues
        if issue.rule not in ELSEWHERE
    )


def places_of(data: bytes) -> Iterator[tuple[str, str]]:
    """Give each paragraph that has a tag: its place in words, and its text."""
    from docxtpl_lint.reader import iter_paragraphs

    for paragraph in iter_paragraphs(io.BytesIO(data)):
        if "{" in paragraph.text:
            yield place_text(paragraph), paragraph.text


def place_text(location: "Location | Paragraph") -> str:
    """Say where something stands, e.g. ``brödtexten, tabell 1, rad 2, kolumn 3``."""
    words = [_part_text(location.part)]
    for cell in location.cells:
        words += [f"tabell {cell.table}", f"rad {cell.row}", f"kolumn {cell.col}"]
    if not location.cells:
        number = location.paragraph if hasattr(location, "paragraph") else location.index
        words += [f"stycke {number}"]
    return ", ".join(words)


def _part_text(part: str) -> str:
    kind = part.rstrip("0123456789")
    return f"{_PARTS.get(kind, kind)} {part.removeprefix(kind)}".strip()
