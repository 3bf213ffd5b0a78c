"""The tags that a template may hold, read off the model it is filled with."""

import datetime as dt
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel

from sigdocs.rendering.template.shapes import fields, items

Meanings = Mapping[str, Mapping[str, str]]
"""What a field means, by the name of its model and its own."""

_LONGEST = 90
_LAST_WORD = re.compile(r"[A-Z][a-z]*$")
_FILTERS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, ""),
    (dt.datetime, "|klockslag"),
    (dt.date, "|datumtext"),
    (dt.time, "|klockslag"),
    ((float, Decimal), "|tal"),
)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field.

    Attributes:
        tags: what to copy, a paragraph each.
        meaning: what it is, in Swedish; "" when nobody has said.
        sample: what stands there in the sample case, "" when nothing does.
    """

    tags: tuple[str, ...]
    meaning: str
    sample: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The fields that can be used at one place.

    Attributes:
        opening: the loops they must stand in, outermost first; none for the paper itself.
        meaning: what the innermost loop goes through.
        rows: the fields.
    """

    opening: tuple[str, ...]
    meaning: str
    rows: tuple[FieldRow, ...]


def field_groups(sample: BaseModel, meanings: Meanings) -> tuple[FieldGroup, ...]:
    """Give every field of the sample's model, by the loops that it must stand in."""
    return tuple(_Reader(meanings).groups(type(sample), sample, "", (), ""))


@dataclass(frozen=True, slots=True)
class _Loop:
    """A list of things with fields of their own, met on the way."""

    kind: type[BaseModel]
    value: object
    path: str
    meaning: str


class _Reader:
    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings

    def groups(
        self, kind: type, value: object, prefix: str, opening: tuple[str, ...], meaning: str
    ) -> Iterator[FieldGroup]:
        found = tuple(self._fields(kind, value, prefix))
        rows = tuple(one for one in found if isinstance(one, FieldRow))
        yield FieldGroup(opening, meaning, rows)
        for loop in found:
            if isinstance(loop, _Loop):
                name = _variable(loop.kind, loop.path)
                inner = (*opening, f"{{%p for {name} in {loop.path} %}}")
                yield from self.groups(loop.kind, loop.value, name, inner, loop.meaning)

    def _fields(self, kind: type, value: object, prefix: str) -> Iterator[FieldRow | _Loop]:
        for name, shape in fields(kind).items():
            path = f"{prefix}.{name}" if prefix else name
            meaning = self._meanings.get(kind.__name__, {}).get(name, "")
            below = None if value is None else getattr(value, name)
            for one in shape[:1]:
                yield from self._field(one, below, path, meaning)

    def _field(
        self, kind: object, value: object, path: str, meaning: str
    ) -> Iterator[FieldRow | _Loop]:
        members = items(kind)
        if members is not None and isinstance(value, tuple | None):
            first = next(iter(value or ()), None)
            if members and (each := _model(members[0])):
                yield _Loop(each, first, path, meaning)
            else:
                tags = (f"{{%p for line in {path} %}}", "{{ line }}", "{%p endfor %}")
                yield FieldRow(tags, meaning, _shown(first))
        elif inner := _model(kind):
            yield from self._fields(inner, value, path)
        else:
            yield FieldRow(_tags(kind, path), meaning, _shown(value))


def _model(kind: object) -> type[BaseModel] | None:
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _variable(kind: type, path: str) -> str:
    """Name each of a list after what it is: the last word of its model's name.

    >>> _variable(type("PlanGoal", (), {}), "area.goals")
    'goal'
    """
    found = _LAST_WORD.search(kind.__name__)
    name = found[0].lower() if found else "one"
    return "one" if name in path.split(".") else name


def _tags(kind: object, path: str) -> tuple[str, ...]:
    if kind is bool:
        return (f"{{%p if {path} %}}", "…", "{%p endif %}")
    kinds = (kind,) if isinstance(kind, type) else ()
    names = (name for one in kinds for sort, name in _FILTERS if issubclass(one, sort))
    return (f"{{{{ {path}{next(names, '')} }}}}",)


def _shown(value: object) -> str:
    """Give a sample as it is printed, in brief."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return textwrap.shorten(str(value), _LONGEST, placeholder=" …") if value is not None else ""
