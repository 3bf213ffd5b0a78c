"""What each field of the note holds, taken from the model itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from sigdocs.model.base import Frozen
from sigdocs.model.closing import Closing
from sigdocs.model.consent import ConsentFact, ConsentParty
from sigdocs.model.insats import InsatsFact
from sigdocs.model.meeting import Deviation
from sigdocs.model.note import Note
from sigdocs.model.people import Attendee, Custody, Protection
from sigdocs.model.plan import CommitmentEntry
from sigdocs.model.text import TEXT_MAX

_BACK = {
    (Note, "date"),
    (Note, "corrects_date"),
    (Deviation, "on"),
    (Deviation, "contacted_on"),
    (ConsentFact, "on"),
    (InsatsFact, "on"),
    (Closing, "enrolled"),
    (Closing, "discharged"),
}
_PEOPLE = {(CommitmentEntry, "responsible")}
_OF_CONSENT = {ConsentFact, ConsentParty}
_RIGHTS = {Custody, Protection}
_OPENS = {
    (Attendee, "present"),
    (ConsentFact, "action"),
    (ConsentFact, "information"),
    (ConsentParty, "information"),
    (ConsentParty, "gives"),
    (ConsentParty, "receives"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """One field: its English name, its Swedish label and synonyms, and what it holds.

    Attributes:
        kind: the type of a value: a model, an enum, ``dt.date``, ``str`` …
        many: whether it is a tuple of them.
        long: whether it is running text, which may be stated in several places.
        back: whether its dates lie before the note's.
        bounds: the lowest and highest number that it may be; None when any.
        people: whether commas belong to the names in it (”Lina Strand, Björkskolan”).
        right: whether somebody's right hangs on it, so that ”?” in it is a question.
        opens: whether silence in it lets something be shared, so that a dash is a question too.
    """

    name: str
    label: str
    meaning: str
    synonyms: tuple[str, ...]
    kind: type
    many: bool = False
    long: bool = False
    back: bool = False
    people: bool = False
    required: bool = False
    bounds: tuple[int, int] | None = None
    right: bool = False
    opens: bool = False

    @property
    def choice(self) -> bool:
        """Whether it is one of some words, which say no more when they stand twice."""
        return issubclass(self.kind, StrEnum)

    @property
    def model(self) -> type[Frozen] | None:
        """The model it holds, None for a plain value."""
        return self.kind if issubclass(self.kind, Frozen) else None

    @property
    def words(self) -> tuple[str, ...]:
        """All that the field is called."""
        return (self.label, *self.synonyms)


@cache
def shapes(model: type[Frozen]) -> Mapping[str, Shape]:
    """Give the fields of ``model`` by English name, in the model's order."""
    found = {}
    for name, info in model.model_fields.items():
        kind, many = _kind(info.annotation)
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        words = extra.get("synonymer", [])
        found[name] = Shape(
            name=name,
            label=info.title or name,
            meaning=info.description or "",
            synonyms=tuple(str(word) for word in words) if isinstance(words, list) else (),
            kind=kind,
            many=many,
            long=_is_long(info.metadata),
            back=(model, name) in _BACK,
            people=(model, name) in _PEOPLE,
            required=info.is_required(),
            bounds=_bounds(info.metadata),
            right=model in _OF_CONSENT or kind in _RIGHTS,
            opens=(model, name) in _OPENS,
        )
    return found


def _kind(annotation: Any) -> tuple[type, bool]:  # noqa: ANN401 - an annotation is any object
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kind(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _kind(next(arg for arg in get_args(annotation) if arg is not NoneType))
    if origin is tuple:
        return _kind(get_args(annotation)[0])[0], True
    kind: type = annotation
    return kind, False


def _bounds(metadata: list[Any]) -> tuple[int, int] | None:
    low = next((item.ge for item in metadata if hasattr(item, "ge")), None)
    high = next((item.le for item in metadata if hasattr(item, "le")), None)
    return None if low is None or high is None else (low, high)


def _is_long(metadata: list[Any]) -> bool:
    return any(getattr(item, "max_length", None) == TEXT_MAX for item in metadata)


def label_of(model: type[Frozen], path: str) -> str:
    """Give the Swedish label of the field at a dotted ``path`` into ``model``; "" for none."""
    label, here = "", model
    for part in path.split("."):
        if part.isdigit():
            continue
        shape = shapes(here).get(part)
        if shape is None:
            return ""
        label, here = shape.label, shape.model or here
    return label
