"""From a dropped file's bytes to a note or all that is wrong with it, whatever its format."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from sigdocs.intake.draft import Draft, Place
from sigdocs.intake.interpret import Understood, interpret
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.rare_signs import rare_signs
from sigdocs.model.note import Note
from sigdocs.model.problem import Problem

if TYPE_CHECKING:
    from sigdocs.intake.text.note import TextNote

_DATA = {".yaml": "YAML", ".yml": "YAML", ".json": "JSON"}
Placed = tuple[Problem, Place]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a file came to.

    Attributes:
        note: the note; None when something stops it.
        tentative: the note as far as it could be read, to look for further faults in.
        partial: all that was understood, to fill a form with.
        placed: what is wrong in the file, each with its place.
        place: where in the file a dotted path into the note stands.
        text: the file as text, "" when it is a Word form.
        return_id: which returned copy the file answers, "" when none.
    """

    note: Note | None
    tentative: Note | None
    partial: Draft
    placed: tuple[Placed, ...]
    place: Callable[[str], Place]
    text: str = ""
    return_id: str = ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, without places."""
        return tuple(problem for problem, _ in self.placed)

    def placing(self, problems: Sequence[Problem]) -> tuple[Placed, ...]:
        """Problems found later, each at the line it quotes, else where its path leads to."""
        return tuple((problem, self._place_of(problem)) for problem in problems)

    def _place_of(self, problem: Problem) -> Place:
        """The line that alone holds the words a problem quotes: a field may be of several lines."""
        from sigdocs.intake.text.lines import split_lines

        place, said = self.place(problem.path), problem.values.get("rad", "")
        lines = enumerate(split_lines(self.text), start=1) if said else ()
        found = [number for number, line in lines if said in line]
        return replace(place, line=found[0]) if len(found) == 1 else place


def understand(content: bytes, name: str, today: dt.date, known: Known = NOTHING) -> Understanding:
    """Read a file by its ending: Word form, YAML or JSON, else text; ``known`` is of its case."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".docx":
        return _form(content, today)
    if suffix in _DATA:
        return _data(content, today, _DATA[suffix])
    return _text(content, today, known)


def _form(content: bytes, today: dt.date) -> Understanding:
    from sigdocs.intake.form.read import read_form
    from sigdocs.intake.form.returned import return_id_of

    reading = read_form(content)
    if isinstance(reading, Problem):
        return nothing_understood(reading)
    understood = interpret(reading.draft, today=today)
    misread = tuple((one.problem, one.place) for one in reading.misread)

    def place(path: str) -> Place:
        return reading.place(path) or understood.place(path)

    return Understanding(
        note=understood.note,
        tentative=understood.tentative,
        partial=understood.partial,
        placed=(*misread, *((one, place(one.path)) for one in _said(understood))),
        place=place,
        return_id=return_id_of(content),
    )


def _text(content: bytes, today: dt.date, known: Known) -> Understanding:
    from sigdocs.intake.text.note import read_text
    from sigdocs.intake.text.unheard import with_unheard

    return with_unheard(_written(content, today, lambda text: read_text(text, known)), known)


def _data(content: bytes, today: dt.date, form: str) -> Understanding:
    from sigdocs.intake.data_note import read_data

    found = _written(content, today, lambda text: read_data(text.encode(), form))
    if found.partial:
        return found
    said = [(problem, place) for problem, place in found.placed if place.line]
    return replace(found, placed=tuple(said) or found.placed)  # what is missing is not, but unread


def _written(content: bytes, today: dt.date, read: "Callable[[str], TextNote]") -> Understanding:
    from sigdocs.intake.text.lines import decode
    from sigdocs.intake.text.returned import marked_id, strip_marks

    decoded = decode(content)
    if isinstance(decoded, Problem):
        return nothing_understood(decoded)
    text = strip_marks(decoded)
    reading = read(text)
    understood = interpret(reading.draft, today=today)
    unread = tuple(
        (problem, reading.places.get(problem.path, Place())) for problem in reading.problems
    )
    return Understanding(
        note=understood.note,
        tentative=understood.tentative,
        partial=understood.partial,
        placed=(*unread, *((one, understood.place(one.path)) for one in _said(understood))),
        place=understood.place,
        text=text,
        return_id=marked_id(decoded),
    )


def _said(understood: Understood) -> Iterator[Problem]:
    yield from understood.problems
    yield from rare_signs(understood.partial)


def nothing_understood(problem: Problem) -> Understanding:
    """What a file came to that could not be opened."""
    return Understanding(None, None, {}, ((problem, Place()),), lambda _: Place())
