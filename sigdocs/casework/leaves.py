"""The values of a note, each with its path and its name, and how words are found among them."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from pydantic import BaseModel

from sigdocs.casework.people import folded
from sigdocs.model.note import Note
from sigdocs.model.plan import Measure

Leaf: TypeAlias = tuple[str, str, object]
"""A value of a note: dotted path, Swedish name, the value itself."""
Numbered: TypeAlias = tuple[tuple[str, str], ...]
"""The ids of goals and commitments, each with its folded text."""
_WORD = re.compile(r"\w+")
_BETWEEN = r"\W+"
_SIGNS = '%.,;:!?)”"’'
_NUMBER = re.compile(r"[am]\d+")
_SKIPPED = frozenset({"readings", "replacement", "corrections"})


def leaves(note: BaseModel, path: str = "", label: str = "") -> Iterator[Leaf]:
    """Every single value of the note: dotted path, Swedish label, value."""
    for name, field in type(note).model_fields.items():
        if name in _SKIPPED:
            continue
        own = f"{label} – {field.title}" if label else str(field.title)
        yield from _below(getattr(note, name), f"{path}.{name}" if path else name, own)


def _below(value: object, path: str, label: str) -> Iterator[Leaf]:
    if isinstance(value, Measure):
        yield f"{path}.value", label, value
    if isinstance(value, BaseModel):
        yield from leaves(value, path, label)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _below(one, f"{path}.{index}", f"{label} {index + 1}")
    elif value is not None and value != "":
        yield path, label, value


def written(value: object) -> str:
    """A value as a note says it: days as 2026-09-18, times as 14:30, yes and no as ja and nej."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, Decimal):
        return figures(value)
    return in_words(value) if isinstance(value, Measure) else str(value)


def in_words(measure: Measure) -> str:
    """A measure as a line of a note says it: ”Skolnärvaro 72 %”."""
    months = measure.window_months
    parts = (
        *(measure.label or measure.kind.value, measure.about, figures(measure.value)),
        *(measure.unit, f"senaste {months} månaderna" if months else ""),
        f"enligt {measure.source}" if measure.source else "",
    )
    return " ".join(filter(None, parts))


def figures(value: Decimal) -> str:
    """A number as a note says it: with a comma."""
    return f"{value:f}".replace(".", ",")


def _as_text(value: object) -> str:
    return folded(written(value))


def plain(text: str) -> str:
    """The words of a text, however spaced, capitalised and punctuated."""
    return " ".join(_WORD.findall(text.casefold()))


def pattern(stood: str) -> re.Pattern[str]:
    """Finds what stood however spaced and capitalised, with the signs around it if there."""
    words = [re.escape(word) for word in _WORD.findall(stood)]
    if not words:
        return re.compile(re.escape(stood.strip()) or r"(?!)")
    tail = re.escape(stood.strip()[len(stood.strip().rstrip(_SIGNS)) :])
    after = rf"(?:\s*{tail})?" if tail else ""
    return re.compile(rf"(?<!\w){_BETWEEN.join(words)}(?!\w){after}", re.IGNORECASE)


def stands(stood: str, value: object) -> bool:
    """Whether words stand in a value, word for word."""
    return times(stood, written(value)) > 0


def times(stood: str, whole: str) -> int:
    """How often words stand in a text."""
    return len(pattern(stood).findall(whole))


def points_at(note: Note, leaf: Leaf, applies_to: str, numbered: Numbered) -> int:
    """How well ``gäller`` points at a leaf: by Å/M number, by wording of its row, by label."""
    path, label, _ = leaf
    wanted = folded(applies_to)
    words = set(wanted.split())
    row = [_as_text(value) for at, _, value in leaves(note) if _row(at) == _row(path)]
    texts = {said for own, said in numbered if folded(own) in words} | {
        word for word in words if _NUMBER.fullmatch(word)
    }
    rest = " ".join(word for word in wanted.split() if not _NUMBER.fullmatch(word))
    field = {word for word in folded(label.rpartition(" – ")[2]).split() if not word.isdigit()}
    return sum(
        (
            8 * bool(texts & set(row)),
            4 * bool(rest and any(f" {rest} " in f" {text} " for text in row)),
            4 * (wanted in folded(label)),
            2 * (field <= words),
            bool({word for word in folded(label).split() if not word.isdigit()} & words),
        )
    )


def _row(path: str) -> str:
    return (
        path.rpartition(".")[0]
        if not path.rsplit(".", maxsplit=1)[-1].isdigit()
        else _row(path.rpartition(".")[0])
    )
