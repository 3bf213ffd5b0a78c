import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, computed_field

from sigdocs.model.text import Line
from sigdocs.rendering.template.shapes import fields, items, name_of, printable, shape


class Sort(StrEnum):
    ONE = "ett"


class Number(Enum):
    ONE = 1


@dataclass(frozen=True)
class Inner:
    size: int
    sort: Sort | None = None


class Base(BaseModel):
    name: Line = ""

    @property
    def inner(self) -> Inner | None:
        return None


class Outer(Base):
    many: tuple[Annotated[Inner, Field(title="x")], ...] = ()

    @cached_property
    def cached(self) -> list[str]:
        return []

    @computed_field  # type: ignore[prop-decorator]  # pydantic's documented way
    @property
    def counted(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (str, (str,)),
        (str | None, (str,)),
        (Line, (str,)),
        (Annotated[int | str, "x"] | None, (int, str)),
        (Literal["a", "b"], (str,)),
        (Any, ()),
        (None, ()),
    ],
)
def test_annotations_are_opened_to_their_types(
    annotation: object, expected: tuple[object, ...]
) -> None:
    assert shape(annotation) == expected


def test_fields_of_models_and_dataclasses_are_known_with_inherited_ones() -> None:
    found = fields(Outer)
    assert set(found) == {"name", "inner", "many", "cached", "counted"}
    assert (found["name"], found["inner"], found["counted"]) == ((str,), (Inner,), (int,))
    assert items(found["many"][0]) == (Inner,)
    assert items(found["cached"][0]) == (str,)
    assert fields(Inner) == {"size": (int,), "sort": (Sort,)}
    assert fields(str) == {}
    assert fields(list[str]) == {}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (tuple[int, str], (int, str)),
        (list[int | None], (int,)),
        (Sequence[str], (str,)),
        (Iterable[str], (str,)),
        (list, ()),
        (str, None),
        (dict[str, int], None),
        (Inner, None),
    ],
)
def test_members_of_lists_are_known_and_text_is_no_list(kind: object, expected: object) -> None:
    assert items(kind) == expected


@pytest.mark.parametrize(
    ("kind", "expected", "name"),
    [
        (str, True, "text"),
        (Sort, True, "text"),
        (int, True, "tal"),
        (dt.date, True, "datum"),
        (bool, False, "ja/nej"),
        (Decimal, False, "tal"),
        (dt.time, False, "klockslag"),
        (dt.datetime, False, "tidpunkt"),
        (Number, False, "text"),
        (tuple[str, ...], False, "lista"),
        (Outer, False, "uppgifter med egna fält"),
        (dict[str, int], False, "sammansatt värde"),
    ],
)
def test_what_prints_and_what_it_is_called(kind: object, expected: bool, name: str) -> None:  # noqa: FBT001 - a table of cases
    assert printable(kind) is expected
    assert name_of(kind) == name
