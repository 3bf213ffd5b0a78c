"""Every kind of paper as it comes at its shortest and at its longest, made from the samples."""

import dataclasses
from itertools import cycle, islice
from typing import Any, TypeVar

from pydantic import BaseModel

from sigdocs.model.case import Case
from sigdocs.rendering.samples import sample, sample_context
from tests.paper_cases import NAME

ModelT = TypeVar("ModelT", bound=BaseModel)
ROWS = 40
LENGTH = 2_000
_SENTENCE = 60
_AS_IT_IS = frozenset({"letterhead", "title", "facts", "event", "signed", "charts", "course"})
"""What no writer of a note makes long: head, facts of a line, the sentence that is signed."""
_NEEDED = ("plans", "journal", "pauses", "disclosures", "meetings")
_WHOLE = ("state", "consents", "withdrawals", "guardians", "asked", "youth")


def bare_context(slug: str) -> BaseModel:
    """Give what stands on a paper of a case that hardly anything is known of."""
    one = sample(slug)
    return sample_context(slug, dataclasses.replace(one, case=_bare(one.case)))


def long_context(slug: str) -> BaseModel:
    """Give what stands on a paper with 40 of everything, long names, answers that never end."""
    context = sample_context(slug)
    return type(context).model_validate(_long(context.model_dump()))


def _bare(case: Case) -> Case:
    """Keep of a case what papers cannot be made without, and of that only what is required."""
    last = {name: tuple(map(_stripped, getattr(case, name)[-1:])) for name in _NEEDED}
    ended = {name: getattr(case, name) for name in ("closing", "discharge", "next_meeting")}
    told = {name: _stripped(value) for name, value in ended.items() if value is not None}
    whole = {name: getattr(case, name) for name in _WHOLE}
    return _stripped(case).model_copy(update=last | told | whole)


def _stripped(one: ModelT) -> ModelT:
    fields = type(one).model_fields.items()
    asked = {name: getattr(one, name) for name, field in fields if field.is_required()}
    kept: dict[str, Any] = {
        name: _stripped(value) if isinstance(value, BaseModel) else value
        for name, value in asked.items()
    }
    return type(one).model_construct(None, **kept)


def _long(value: Any, place: int = 0, *, outermost: bool = True) -> Any:
    """Make long: the first text of each list, and of lists only those that no other holds."""
    if isinstance(value, dict):
        return {
            name: one if name in _AS_IT_IS else _long(one, place, outermost=outermost)
            for name, one in value.items()
        }
    if isinstance(value, list | tuple):
        many = islice(cycle(value), ROWS if value and outermost else len(value))
        return tuple(_long(one, at, outermost=False) for at, one in enumerate(many))
    if not isinstance(value, str):
        return value
    named = value.replace("Milo Ekdahl", NAME)
    return named if place or len(value) < _SENTENCE else (f"{named} " * LENGTH)[:LENGTH]
