"""A note on its way in: the fields found, still as text, each with its place in the input.

The readers (text, Word form, YAML) know layout and nothing of meaning; they give a ``Draft``.
``interpret`` knows meaning and nothing of layout. A draft has the shape of ``model.note.Note``:
keys are the English field names, values are cells, nested drafts, or lists of either. A field
that is a tuple of lines may be a list of cells or one cell that holds them all.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input something stands.

    Attributes:
        line: line number from 1 (text, YAML); 0 when it is no line.
        cell: table, row and column from 0 in document order (Word form); None when not a cell.
        paragraph: index from 0 of a body paragraph (Word form, outside tables); -1 when none.
        label: the label or heading it stands under, as written.
    """

    line: int = 0
    cell: tuple[int, int, int] | None = None
    paragraph: int = -1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of text and its place."""

    text: str
    place: Place


Node = Cell | Mapping[str, "Node"] | list["Node"]
Draft = Mapping[str, Node]


def beside(first: Node, second: Node) -> Node:
    """Give what was said of a field in two places, both of it."""
    one = first if isinstance(first, list) else [first]
    return [*one, *(second if isinstance(second, list) else [second])]
