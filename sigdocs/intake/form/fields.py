"""The fields and sections a Word form is made of, derived from the note's model."""

import datetime as dt
import types
import typing
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sigdocs.intake.form.words import NO, YES, capital, plain
from sigdocs.model.consent import ConsentAction
from sigdocs.model.note import Note
from sigdocs.model.plan import Status
from sigdocs.model.text import clean_text

_NOT_CHOSEN = (Status.NOT_REVIEWED, ConsentAction.UNCHANGED)
"""What no form lets anybody choose: an unchanged consent needs no row there."""
SCALE = tuple(str(number) for number in range(11))
"""The numbers of a scale, as they are printed."""


class Control(StrEnum):
    """What one fills a field in with."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    TICK = "tick"
    CHOICE = "choice"
    SCALE = "scale"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form.

    Attributes:
        path: dotted path below the section's root in the note, e.g. ``youth.name``; begins with
            ``_`` for what the form only shows.
        label: what stands beside it, or above it in a table with a header row.
        control: what one fills it in with.
        choices: the words of a choice.
        hint: small help under the label.
        width: millimetres, in a table with a header row.
        given: whether the form fills it in, so that it alone says nothing new.
        default: what an untouched field means; a tick box that stands ticked has "ja".
        names: every label that readers take for this field, as :func:`plain` gives them.
    """

    path: str
    label: str
    control: Control = Control.LINE
    choices: tuple[str, ...] = ()
    hint: str = ""
    width: int = 0
    given: bool = False
    default: str = ""
    names: frozenset[str] = field(default_factory=frozenset)


class Shape(StrEnum):
    """How a section lies on the page: a label beside each field, or a header row and rows."""

    LABELS = "labels"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its table.

    Attributes:
        title: the heading.
        root: dotted path in the note to what the section fills in; "" is the note itself.
        shape: how it lies on the page.
        fields: its fields in order.
        many: whether ``root`` is a list, one item a row (or one a column of answers).
        blank: empty rows (or columns of answers) to write in.
        help: one line under the heading.
        names: every heading that readers take for this section, as ``plain`` gives them.
        stacked: whether each item of a list has a table of its own, not a column.
    """

    title: str
    root: str
    shape: Shape
    fields: tuple[Field, ...]
    many: bool = False
    blank: int = 0
    help: str = ""
    names: frozenset[str] = field(default_factory=frozenset)
    stacked: bool = False

    def is_like(self, other: "Section") -> bool:
        """Whether this is the other section, perhaps with fewer fields."""
        return self.title == other.title

    def only(self, *paths: str) -> "Section":
        """The same section with some of its fields."""
        kept = tuple(f for f in self.fields if f.path in paths)
        return replace(self, fields=kept)


def form_field(
    root: str,
    path: str,
    label: str = "",
    *,
    control: Control | None = None,
    hint: str = "",
    width: int = 0,
    given: bool = False,
    default: str = "",
) -> Field:
    """Give the field at ``path`` below ``root`` in the note, with what the model says of it.

    Raises:
        KeyError: when the note has no such field.
    """
    if path.startswith("_"):
        names = frozenset({plain(label)})
        return Field(path, label, Control.FIXED, width=width, given=True, names=names)
    info = _model_field(f"{root}.{path}" if root else path)
    shown = label or capital(info.title or path)
    return Field(
        path,
        shown,
        control or _control(info),
        _choices(info),
        hint,
        width,
        given,
        default,
        frozenset({plain(shown), *_names_of(info)}),
    )


def _names_of(info: FieldInfo) -> frozenset[str]:
    """Give the model's own name of a field and its synonyms, as :func:`plain` gives them."""
    extra = info.json_schema_extra
    synonyms = extra.get("synonymer", []) if isinstance(extra, dict) else []
    words = [info.title or "", *(synonyms if isinstance(synonyms, list) else [])]
    return frozenset(plain(str(word)) for word in words if word)


def _model_field(path: str) -> FieldInfo:
    """Give the model's field at a dotted path of names, lists passed through.

    Raises:
        KeyError: when the note has no such field.
    """
    model: type[BaseModel] = Note
    *parents, last = path.split(".")
    for name in parents:
        model = next(t for t in _types(model.model_fields[name].annotation) if _is_model(t))
    return model.model_fields[last]


def means_yes(root: str, path: str) -> bool:
    """Whether a yes-or-no field means yes when nothing is said of it."""
    return _model_field(f"{root}.{path}" if root else path).default is True


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _types(annotation: object) -> tuple[typing.Any, ...]:
    """Give the plain types in an annotation: of a union its members, of a tuple its items."""
    if typing.get_origin(annotation) in {types.UnionType, typing.Union, tuple}:
        return tuple(t for part in typing.get_args(annotation) for t in _types(part))
    if typing.get_origin(annotation) is typing.Annotated:
        return _types(typing.get_args(annotation)[0])
    return (annotation,)


def _control(info: FieldInfo) -> Control:
    kinds = _types(info.annotation)
    if dt.date in kinds:
        return Control.DATE
    if _is_scale(info):
        return Control.SCALE
    if _choices(info):
        return Control.CHOICE
    long = any(getattr(rule, "func", None) is clean_text for rule in info.metadata)
    return Control.TEXT if long or tuple in map(_origin, [info.annotation]) else Control.LINE


def _is_scale(info: FieldInfo) -> bool:
    """Whether the field is a whole number from 0 to 10."""
    spans = [(getattr(rule, "ge", None), getattr(rule, "le", None)) for rule in info.metadata]
    return int in _types(info.annotation) and (0, len(SCALE) - 1) in spans


def _origin(annotation: object) -> object:
    return typing.get_origin(annotation)


def _choices(info: FieldInfo) -> tuple[str, ...]:
    if _origin(info.annotation) is tuple:
        return ()
    if _is_scale(info):
        return SCALE
    for kind in _types(info.annotation):
        if kind is bool:
            return (capital(YES), capital(NO))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return tuple(capital(str(v.value)) for v in kind if v not in _NOT_CHOSEN)
    return ()
