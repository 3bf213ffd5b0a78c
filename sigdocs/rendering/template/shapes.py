"""What a template may find in a model: the types behind the dots, followed without any data."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property

from pydantic import BaseModel

from sigdocs.rendering.template.sandbox import public_names

Shape = tuple[object, ...]
"""The types a value may have, without None; empty when nobody can know."""

SEQUENCES = (list, tuple, set, frozenset, Sequence, AbstractSet, Iterable)


def shape(annotation: object) -> Shape:
    """Open unions, ``Annotated`` and aliases of a type annotation.

    >>> shape(typing.Annotated[str | None, "x"])
    (<class 'str'>,)
    """
    if annotation in (None, type(None), typing.Any, object):
        return ()
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return shape(typing.get_args(annotation)[0])
    if origin in {typing.Union, types.UnionType}:
        return tuple(kind for part in typing.get_args(annotation) for kind in shape(part))
    if origin is typing.Literal:
        return tuple({type(value) for value in typing.get_args(annotation)})
    return (annotation,)


def fields(kind: object) -> Mapping[str, Shape]:
    """Name what can be read of a value of this type, with the types of each."""
    return _fields(kind) if isinstance(kind, type) else {}


def items(kind: object) -> Shape | None:
    """Give the types of the members of a sequence type, None when it is no sequence."""
    origin = typing.get_origin(kind) or kind
    if origin not in SEQUENCES:
        return None
    members = [part for part in typing.get_args(kind) if part is not Ellipsis]
    return tuple(inner for part in members for inner in shape(part))


def printable(kind: object) -> bool:
    """Whether a value of this type is printed without a filter."""
    if not isinstance(kind, type):
        return False
    if issubclass(kind, bool | dt.datetime):
        return False
    return issubclass(kind, str | int | dt.date) or _is_text_enum(kind)


def name_of(kind: object) -> str:
    """Say in Swedish what sort of value this is."""
    sorts: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "ja/nej"),
        ((str, Enum), "text"),
        (dt.datetime, "tidpunkt"),
        (dt.date, "datum"),
        (dt.time, "klockslag"),
        ((int, float, Decimal), "tal"),
    )
    if items(kind) is not None:
        return "lista"
    if isinstance(kind, type):
        return next(
            (word for sort, word in sorts if issubclass(kind, sort)), "uppgifter med egna fält"
        )
    return "sammansatt värde"


@cache
def _fields(kind: type) -> Mapping[str, Shape]:
    names = public_names(kind)
    return {name: types_ for name, types_ in _annotations(kind) if name in names}


def _annotations(kind: type) -> Iterator[tuple[str, Shape]]:
    for base in reversed(kind.__mro__):
        for name, member in () if base is BaseModel else vars(base).items():
            getter = member.fget if isinstance(member, property) else None
            getter = member.func if isinstance(member, cached_property) else getter
            if getter is not None:
                yield name, shape(typing.get_type_hints(getter).get("return"))
    if issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            yield name, shape(info.annotation)
        for name, computed in kind.model_computed_fields.items():
            yield name, shape(computed.return_type)
    elif dataclasses.is_dataclass(kind):
        for name, annotation in typing.get_type_hints(kind).items():
            yield name, shape(annotation)


def _is_text_enum(kind: type) -> bool:
    return issubclass(kind, Enum) and all(isinstance(member.value, str) for member in kind)
