"""From what stands in the input to what it means: a draft becomes a note, or problems.

Driven by the types of ``model.note.Note``; a new field there is read without a line here.
Nothing is guessed: what can mean two things is a problem with a suggestion, and what was read
in another shape than it was written is noted as a ``Reading``.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import ValidationError

from sigdocs.intake import faults, required
from sigdocs.intake.draft import Cell, Draft, Node, Place
from sigdocs.intake.folding import key
from sigdocs.intake.lines.consent import tell_other
from sigdocs.intake.lines.line import expand, listed
from sigdocs.intake.lines.splits import unfold
from sigdocs.intake.note_fields import Shape, label_of, shapes
from sigdocs.intake.values import faults as value_faults
from sigdocs.intake.values.value import Days, is_empty, read_leaf
from sigdocs.model.base import Frozen
from sigdocs.model.consent import ConsentAction, ConsentFact
from sigdocs.model.note import Note, Reading
from sigdocs.model.people import PersonFacts
from sigdocs.model.problem import Problem

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SAME_PLACE = frozenset({"samma plats", "samma", "samma lokal", "samma stalle", "samma rum"})


@dataclass(frozen=True, slots=True)
class Understood:
    """What a draft came to.

    Attributes:
        note: the note; None when a problem stops it.
        partial: the draft again, unfolded and with every value that could be read in the
            shape a form wants (ISO dates, the words of the choices); the rest as written.
        problems: all that is wrong or worth seeing.
        places: where each field of ``partial`` stands in the input.
        tentative: the note without what could not be read, so that all its other faults can be
            looked for at once; the note itself when nothing stops it.
    """

    note: Note | None
    partial: Draft
    problems: tuple[Problem, ...]
    places: Mapping[str, Place]
    tentative: Note | None = None

    def place(self, path: str) -> Place:
        """Give the place of ``path``, or of the nearest thing that holds it."""
        return place_of(self.places, path)


def place_of(places: Mapping[str, Place], path: str) -> Place:
    """Give the place of ``path`` in ``places``, or of the nearest thing that holds it."""
    while path and path not in places:
        path = path.rpartition(".")[0]
    return places.get(path, Place())


@dataclass(slots=True)
class _Work:
    days: Days
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    supposed: dt.date | None = None

    @property
    def failed(self) -> set[str]:
        return {problem.path for problem in self.problems if problem.blocks}


def interpret(draft: Draft, *, today: dt.date) -> Understood:
    """Read every cell of ``draft`` as the model wants it and gather all that is wrong.

    ``today`` is what the note's own date is read against; every other date is read against
    the note's.
    """
    work = _Work(Days(today, today))
    values, partial = _note(draft, "", work)
    if work.supposed:
        values = {"date": work.supposed} | values
    tentative = _build(values, work)
    note = None if work.failed else tentative
    return Understood(note, cast("Draft", partial), tuple(work.problems), work.places, tentative)


def _note(draft: Draft, path: str, work: _Work) -> tuple[dict[str, Any], Node]:
    """Read a note; its own date first, since the others are read against it."""
    outer = work.days
    first = unfold(Note, {name: draft[name] for name in ("date", "start_time") if name in draft})
    probe = _Work(outer)
    date = (
        _single(shapes(Note)["date"], first["date"], "date", probe)[0]
        if first.get("date")
        else None
    )
    supposed = None if date else _supposed(probe)
    work.supposed = work.supposed if path else supposed
    work.days = Days(date if isinstance(date, dt.date) else supposed or outer.today, outer.today)
    values, partial = _model(Note, draft, path, work, dated=outer)
    work.days = outer
    _same_place(values, path, work)
    prefix = f"{path}." if path else ""
    inside = {name.removeprefix(prefix) for name in work.failed}
    for problem in _missing(values, inside):
        work.problems.append(
            Problem(problem.fault, prefix + problem.path, problem.values, problem.suggestion)
        )
    return values, partial


def _supposed(probe: _Work) -> dt.date | None:
    """The first day that an unclear date may be: only to look for the note's other faults by."""
    days = (_DAY.search(problem.suggestion) for problem in probe.problems)
    return next((dt.date.fromisoformat(day[0]) for day in days if day), None)


def _same_place(values: dict[str, Any], path: str, work: _Work) -> None:
    """Put the note's own place where the next meeting is said to be at the same one."""
    meeting, place = values.get("next_meeting"), values.get("place")
    if meeting and place and key(meeting.get("place", "")) in _SAME_PLACE:
        where = f"{path}.next_meeting.place" if path else "next_meeting.place"
        work.readings.append(Reading(path=where, written=meeting["place"], read_as=place))
        meeting["place"] = place


def _missing(values: dict[str, Any], failed: set[str]) -> Iterator[Problem]:
    yield from required.missing(values, failed)
    yield from required.commitments(values, failed)
    yield from required.interviews(values, failed)
    yield from required.order(values)


def _model(
    model: type[Frozen], node: Mapping[str, Node], path: str, work: _Work, dated: Days | None = None
) -> tuple[dict[str, Any], Node]:
    values: dict[str, Any] = {}
    partial: dict[str, Node] = {}
    node = unfold(model, tell_other(node) if model is ConsentFact else node)
    known = shapes(model)
    for name, child in node.items():
        here = f"{path}.{name}" if path else name
        days = work.days
        if dated is not None and name == "date":
            work.days = dated
        value, kept = _field(known[name], child, here, work)
        work.days = days
        if kept not in ([], {}):
            partial[name] = kept
        if value is not None and value != ():
            values[name] = value
            work.places.setdefault(path, work.places.get(here, Place()))
    if model is ConsentFact:
        _what_happened(values, partial, node, path, work)
    return values, partial


def _what_happened(
    values: Mapping[str, Any], partial: dict[str, Node], node: Draft, path: str, work: _Work
) -> None:
    """Ask what a form was not told of a consent; what a text gives is written out in its form."""
    if required.lacks_action(values, node.get("action")):
        work.problems.append(faults.CONSENT_ACTION.at(f"{path}.action"))
    elif "action" not in node and {"givers", "parties"} & set(values):
        partial["action"] = Cell(ConsentAction.GIVEN.value, work.places.get(path, Place()))


def _field(shape: Shape, node: Node, path: str, work: _Work) -> tuple[Any, Node]:
    if shape.many:
        return _many(shape, node, path, work)
    if shape.model is not None:
        return _one_model(shape.model, node, path, work)
    return _single(shape, node, path, work)


def _many(shape: Shape, node: Node, path: str, work: _Work) -> tuple[Any, Node]:
    items = node if isinstance(node, list) else [node]
    nodes: list[Node] = [
        part for item in items for part in _parts(shape, item, alone=not isinstance(node, list))
    ]
    values: list[Any] = []
    kept: list[Node] = []
    for child in nodes:
        here = f"{path}.{len(kept)}"
        if shape.model is not None and isinstance(child, Mapping):
            value, part = _model(shape.model, child, here, work)
            empty = not part
        else:
            value, part = _single(shape, child, here, work)
            empty = isinstance(part, Cell) and is_empty(shape, part.text)
        if empty:
            continue
        kept.append(part)
        work.places.setdefault(here, _first_place(part))
        if value is not None and not (shape.choice and value in values):
            values.append(value)
    if kept:
        work.places.setdefault(path, _first_place(kept[0]))
    return tuple(values), kept


def _parts(shape: Shape, node: Node, *, alone: bool) -> list[Node]:
    """Part a cell that holds several; lines of a list are taken one by one."""
    if not isinstance(node, Cell):
        return [node]
    if shape.model is not None:
        return expand(shape.model, node, alone=alone)
    if shape.long:
        return [Cell(line, node.place) for line in node.text.split("\n")] if alone else [node]
    if alone or shape.people or shape.kind is not str:
        return [Cell(text, node.place) for text in listed(node.text, commas=not shape.people)]
    return [node]


def _one_model(
    model: type[Frozen], node: Node, path: str, work: _Work
) -> tuple[dict[str, Any] | None, Node]:
    items = node if isinstance(node, list) else [node]
    found = [part for item in items for part in _opened(model, item)]
    work.places.setdefault(path, _first_place(node))
    if model is PersonFacts and len(_named(found)) > 1:
        work.problems.append(faults.TWO_YOUTHS.at(path))
        return None, found[0]
    merged: dict[str, Node] = {}
    for item in found:
        for name, child in item.items():
            merged[name] = _together(merged[name], child) if name in merged else child
    values, partial = (
        _note(merged, path, work) if model is Note else _model(model, merged, path, work)
    )
    return (values or None), partial


def _named(people: list[Mapping[str, Node]]) -> set[str]:
    """Give the names that stand in facts about one person; more than one are several persons."""
    names = [person["name"] for person in people if "name" in person]
    return {key(name.text) for name in names if isinstance(name, Cell)}


def _opened(model: type[Frozen], node: Node) -> list[Mapping[str, Node]]:
    nodes = expand(model, node) if isinstance(node, Cell) else [node]
    return [item for item in nodes if isinstance(item, Mapping)]


def _together(first: Node, second: Node) -> Node:
    return [
        *(first if isinstance(first, list) else [first]),
        *(second if isinstance(second, list) else [second]),
    ]


def _first_place(node: Node) -> Place:
    if isinstance(node, Cell):
        return node.place
    children = node if isinstance(node, list) else node.values()
    return next((place for child in children if (place := _first_place(child)) != Place()), Place())


def _single(shape: Shape, node: Node, path: str, work: _Work) -> tuple[Any, Node]:
    cell = _one_cell(shape, node, path, work)
    work.places[path] = cell.place
    if is_empty(shape, cell.text):
        return None, cell
    leaf = read_leaf(shape, cell.text, path, work.days)
    if leaf.problem is not None:
        work.problems.append(leaf.problem)
        return None, cell
    if leaf.read_as:
        work.readings.append(Reading(path=path, written=cell.text[:200], read_as=leaf.read_as))
    return leaf.value, Cell(leaf.shown, cell.place)


def _one_cell(shape: Shape, node: Node, path: str, work: _Work) -> Cell:
    """Make one cell of what stands in several places, or call it a contradiction."""
    if isinstance(node, Cell):
        return node
    cells = [item for item in (node if isinstance(node, list) else []) if isinstance(item, Cell)]
    cells = [cell for cell in cells if cell.text.strip()]
    if not cells:
        return Cell("", _first_place(node))
    if shape.long:
        return Cell("\n".join(cell.text for cell in cells), cells[0].place)
    if len({key(cell.text) for cell in cells}) > 1 and not _agree(shape, cells, work):
        work.problems.append(faults.STATED_TWICE.at(path, falt=shape.label.capitalize()))
        return Cell(cells[-1].text, cells[-1].place)
    return cells[0]


def _agree(shape: Shape, cells: list[Cell], work: _Work) -> bool:
    """Whether all cells read as one and the same value, however they are written."""
    leaves = [read_leaf(shape, cell.text, "", work.days) for cell in cells]
    values = {leaf.value for leaf in leaves}
    return len(values) == 1 and None not in values


def _build(values: dict[str, Any], work: _Work) -> Note | None:
    """Make the note; what the model itself refuses becomes problems too."""
    failed = work.failed
    try:
        return Note.model_validate(values | {"readings": tuple(work.readings)})
    except ValidationError as error:
        for item in error.errors(include_url=False, include_input=False):
            path = _path(item["loc"])
            if not any(name == path or name.startswith(f"{path}.") for name in failed):
                work.problems.append(_refused(path, item["type"], item.get("ctx", {})))
        return _without(values, {str(item["loc"][0]) for item in error.errors()})


def _without(values: dict[str, Any], labels: set[str]) -> Note | None:
    """Make the note without the parts that the model refuses, if it stands without them."""
    refused = {name for name, shape in shapes(Note).items() if {name, shape.label} & labels}
    if not refused:
        return None
    try:
        return Note.model_validate({n: value for n, value in values.items() if n not in refused})
    except ValidationError:
        return None


def _path(location: tuple[int | str, ...]) -> str:
    """Give a location of pydantic's, which speaks Swedish, as a path into the model."""
    model: type[Frozen] = Note
    parts: list[str] = []
    for part in location:
        shape = next((s for s in shapes(model).values() if part in (s.name, s.label)), None)
        parts.append(shape.name if shape else str(part))
        model = (shape.model if shape else None) or model
    return ".".join(parts)


def _refused(path: str, kind: str, context: Mapping[str, Any]) -> Problem:
    label = label_of(Note, path) or "Anteckningen"
    name = label[:1].upper() + label[1:]
    if kind == "otillatet-tecken":
        return value_faults.UNFIT_SIGN.at(path)
    if kind in {"for-lang-text", "string_too_long"}:
        return faults.TOO_LONG.at(path, antal=context.get("max_length", ""))
    if kind == "missing":
        return faults.MISSING_PART.at(path, falt=name)
    return faults.NOT_FITTING.at(path, falt=name)
