"""What is wrong with an input, said so that its writer can mend it.

A ``Fault`` is a kind of message, defined once in the room where it arises (``faults.py``);
``docs/fel.md`` is generated from them. A ``Problem`` is one occurrence at one place. Problems
are values: all of them are collected and go back together, they are never raised.
"""

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sigdocs.model.rights import Right


class Severity(StrEnum):
    """Whether the writer must mend it, or only ought to see it."""

    PROBLEM = "fel"
    WARNING = "obs"


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of message to the writer of an input, in Swedish.

    Attributes:
        code: stable identifier in Swedish kebab-case ASCII, e.g. ``datum-finns-inte``.
        text: what is wrong; may hold ``{named}`` fields.
        remedy: what to do about it; may hold ``{named}`` fields.
        severity: whether it stops the note.
        right: whose answer decides who may have what; None for what no right hangs on.
    """

    code: str
    text: str
    remedy: str
    severity: Severity = Severity.PROBLEM
    right: Right | None = None

    def at(self, path: str = "", *, suggestion: str = "", **values: object) -> "Problem":
        """Say that this fault is found at ``path`` (dotted path into the note, "" for all of it).

        Raises:
            KeyError: when a field named in the texts has no value.

        >>> Fault("x", "Datumet {datum} finns inte.", "Rätta.").at("date", datum="31/2").message
        'Datumet 31/2 finns inte.'
        """
        fields = {name: str(value) for name, value in values.items()}
        for template in (self.text, self.remedy):
            string.Formatter().vformat(template, (), fields)
        return Problem(self, path, fields, suggestion)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault found at a place in an input.

    Attributes:
        fault: which kind it is.
        path: where, as a dotted path into the note (``goals.0.commitments.1.responsible``);
            the reader of each format maps it to a line or a cell.
        values: what fills the fields of the texts.
        suggestion: what the program would write there, "" when it has no idea.
    """

    fault: Fault
    path: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""

    @property
    def code(self) -> str:
        """The fault's stable identifier."""
        return self.fault.code

    @property
    def message(self) -> str:
        """What is wrong, in plain Swedish."""
        return self.fault.text.format_map(self.values)

    @property
    def remedy(self) -> str:
        """What to do about it, in plain Swedish."""
        return self.fault.remedy.format_map(self.values)

    @property
    def blocks(self) -> bool:
        """Whether the note cannot be accepted before this is mended."""
        return self.fault.severity is Severity.PROBLEM
