"""The corrected note: each item's ``stod`` replaced by its ``ska stå``, at the one place it stood.

What stood must match word for word, and at one place only; otherwise the writer is asked.
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from pydantic import BaseModel, ValidationError

from sigdocs.casework import faults
from sigdocs.casework.finding import CLEAR, likeness, normal_ref, short
from sigdocs.casework.people import folded
from sigdocs.model.note import CorrectionItem, Note
from sigdocs.model.problem import Problem

Leaf = tuple[str, str, object]
_SKIPPED = frozenset({"readings", "replacement", "corrections"})


def amend(wrong: Note, correction: Note) -> tuple[Note | None, tuple[Problem, ...]]:
    """``wrong`` as it should have been, or the problems that keep it from being mended."""
    if correction.replacement is not None:
        return correction.replacement, ()
    if not correction.corrections:
        return None, (faults.CORRECTION_EMPTY.at("corrections"),)
    problems: list[Problem] = []
    note = wrong
    for index, item in enumerate(correction.corrections):
        path = f"corrections.{index}"
        leaf, found = _leaf(note, item, path)
        problems += found
        if leaf is None:
            continue
        mended = _replaced(note, leaf, item)
        if mended is None:
            problems.append(faults.SHOULD_BE.at(f"{path}.should_be", value=short(item.should_be)))
        else:
            note = mended
    return (None if problems else note), tuple(problems)


def _leaf(note: Note, item: CorrectionItem, path: str) -> tuple[Leaf | None, tuple[Problem, ...]]:
    stood = folded(item.stood)
    hits = [leaf for leaf in _leaves(note) if stood and _stands(stood, leaf[2])]
    exact = [leaf for leaf in hits if _as_text(leaf[2]) == stood]
    hits = exact or hits
    if item.applies_to and len(hits) != 1:
        hits = [leaf for leaf in hits if _meant(note, leaf, item.applies_to)] or (
            hits if len(hits) > 1 else []
        )
    if len(hits) == 1:
        return hits[0], ()
    if hits:
        places = [label for _, label, _ in hits]
        fault = faults.STOOD_MANY.at(
            f"{path}.applies_to",
            stood=short(item.stood),
            choices="; ".join(dict.fromkeys(places)),
            example=places[0],
        )
        return None, (fault,)
    near = _nearest(note, item.stood)
    fault = faults.STOOD_NOT.at(
        f"{path}.stood",
        suggestion=near,
        stood=short(item.stood),
        where=f" den {note.date}",
        near=f" Menas ”{short(near)}”?" if near else "",
    )
    return None, (fault,)


def _stands(stood: str, value: object) -> bool:
    whole = _as_text(value)
    return f" {stood} " in f" {whole} "


def _nearest(note: Note, stood: str) -> str:
    scored = [(likeness(stood, _written(value)), _written(value)) for _, _, value in _leaves(note)]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= CLEAR else ""


def _leaves(note: BaseModel, path: str = "", label: str = "") -> Iterator[Leaf]:
    """Every single value of the note: dotted path, Swedish label, value."""
    for name, field in type(note).model_fields.items():
        if name in _SKIPPED:
            continue
        own = f"{label} – {field.title}" if label else str(field.title)
        yield from _below(getattr(note, name), f"{path}.{name}" if path else name, own)


def _below(value: object, path: str, label: str) -> Iterator[Leaf]:
    if isinstance(value, BaseModel):
        yield from _leaves(value, path, label)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _below(one, f"{path}.{index}", f"{label} {index + 1}")
    elif value is not None and value != "" and not isinstance(value, bool):
        yield path, label, value


def _written(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return str(value)


def _as_text(value: object) -> str:
    return folded(_written(value))


def _meant(note: Note, leaf: Leaf, applies_to: str) -> bool:
    """Whether ``gäller`` points at a leaf: by its label, by M/Å number in the note, by wording."""
    path, label, _ = leaf
    wanted = folded(applies_to)
    if wanted in folded(label) or any(part in wanted.split() for part in folded(label).split()):
        return True
    neighbours = " ".join(
        _as_text(value) for at, _, value in _leaves(note) if _row(at) == _row(path)
    )
    if wanted and wanted in neighbours:
        return True
    number = normal_ref(applies_to, "")
    return bool(number) and number in neighbours.split()


def _row(path: str) -> str:
    return (
        path.rpartition(".")[0]
        if not path.rsplit(".", maxsplit=1)[-1].isdigit()
        else _row(path.rpartition(".")[0])
    )


def _replaced(note: Note, leaf: Leaf, item: CorrectionItem) -> Note | None:
    data = note.model_dump(mode="json")
    *steps, last = leaf[0].split(".")
    holder: object = data
    for step in steps:
        holder = _child(holder, step)
    value = _new_value(leaf[2], item)
    if isinstance(holder, dict):
        holder[last] = value
    elif isinstance(holder, list):
        holder[int(last)] = value
    return _valid(data)


def _child(holder: object, step: str) -> object:
    if isinstance(holder, dict):
        return holder[step]
    if isinstance(holder, list):
        return holder[int(step)]
    raise TypeError(step)


def _new_value(value: object, item: CorrectionItem) -> str:
    plain = item.should_be.strip()
    if isinstance(value, Decimal):
        return plain.replace(",", ".")
    if isinstance(value, Enum) or not isinstance(value, str):
        return plain
    return _substituted(value, item.stood, item.should_be)


def _substituted(whole: str, stood: str, should_be: str) -> str:
    if folded(whole) == folded(stood) or stood not in whole:
        return should_be
    return whole.replace(stood, should_be, 1)


def _valid(data: object) -> Note | None:
    try:
        return Note.model_validate(data)
    except ValidationError:
        return None
