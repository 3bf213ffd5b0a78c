"""A small chart of numbers before and after, as data; how it is drawn is for the rendering."""

from sigdocs.model.base import Frozen
from sigdocs.model.text import Line


class Bar(Frozen):
    """A thing that was measured twice; None where it was not."""

    label: Line
    before: float | None
    after: float | None


class Chart(Frozen):
    """Bars in pairs on a scale from 0 to ``most``.

    ``first`` and ``second`` name the two occasions; ``alt`` says the same in words, to those who
    cannot see it.
    """

    first: Line
    second: Line
    most: float
    bars: tuple[Bar, ...]
    alt: str
