"""A number told in words and as a measure is one: a correction of either mends both, or asks."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from sigdocs.casework.leaves import figures, in_words
from sigdocs.casework.people import folded
from sigdocs.casework.plan.measures import same_thing
from sigdocs.model.note import Note
from sigdocs.model.plan import Measure, MeasureKind

_Place: TypeAlias = tuple[str, int, str]
_TELL = (
    ("situation", "text"),
    ("statuses", "comment"),
    ("goals", "baseline"),
    ("goals", "comment"),
)
_NAMED = {
    MeasureKind.ATTENDANCE: "narvaro",
    MeasureKind.WORRY: "oro",
    MeasureKind.SUSPICIONS: "misstank",
    MeasureKind.REPORTS: "anmal",
}
"""What names a thing that is measured, in words said of the plan."""
_SHOWN = 60
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def mended_alike(was: Note, note: Note) -> Note | None:
    """``note``, amended at one place of ``was``, with its number mended wherever else it is told.

    None when it is not sure which numbers are the same.
    """
    for old, new in zip(was.measures, note.measures, strict=False):
        if old.value != new.value:
            return _words_mended(_measures_mended(was, note, old, new.value), old, new.value)
    for (place, before), (_, after) in zip(_texts(was), _texts(note), strict=False):
        if before != after:
            return _measure_of_words(was, note, place, after)
    return note


def parts_what_was_one(was: Note, note: Note) -> tuple[str, ...]:
    """The two numbers that one thing has in ``note``, where no thing of ``was`` had two; else ()."""
    return () if _parted(was) else _parted(note) or _left_behind(was, note)


def _left_behind(was: Note, note: Note) -> tuple[str, ...]:
    """A measure with another number than before, and words that still tell the old one."""
    kept = {*_texts(was)} & {*_texts(note)}
    for old in was.measures:
        same = [one for one in note.measures if same_thing(one, old)]
        words = [text for place, text in kept if _times(old, place, text)]
        if words and same and all(one.value != old.value for one in same):
            return in_words(same[0]), f"”{words[0][:_SHOWN]}”"
    return ()


def _parted(note: Note) -> tuple[str, ...]:
    for at, one in enumerate(note.measures):
        for other in note.measures[at + 1 :]:
            if one.value != other.value and _told_apart(one, other) and same_thing(one, other):
                return in_words(one), in_words(other)
    return ()


def _told_apart(one: Measure, other: Measure) -> bool:
    """Whether one is from the words (they give no label) and the other a measure of its own."""
    return bool(one.label) != bool(other.label)


def _measures_mended(was: Note, note: Note, old: Measure, value: Decimal) -> Note:
    told = (
        one.model_copy(update={"value": value})
        if before.value == old.value and same_thing(before, old)
        else one
        for before, one in zip(was.measures, note.measures, strict=True)
    )
    return note.model_copy(update={"measures": tuple(told)})


def _words_mended(note: Note, old: Measure, value: Decimal) -> Note | None:
    pattern = _as_told(old)
    times = [_times(old, place, text) for place, text in _texts(note)]
    others = (one for one in note.measures if one.value == old.value)
    doubtful = any(_as_told(one).pattern == pattern.pattern for one in others)
    if sum(times) and (max(times) > 1 or doubtful or sum(times[: len(note.situation)]) > 1):
        return None
    for (place, text), found in zip(_texts(note), times, strict=True):
        if found:
            note = _with(note, place, pattern.sub(figures(value), text))
    return note


def _measure_of_words(was: Note, note: Note, place: _Place, after: str) -> Note | None:
    """The note with what the words told as a measure mended too, when a number changed in them."""
    before = dict(_texts(was))[place]
    gone = [one for one in was.measures if _times(one, place, before) > _times(one, place, after)]
    if not gone:
        return note
    numbers = [_NUMBER.findall(text) for text in (before, after)]
    new = [b for a, b in zip(*numbers, strict=False) if a != b]
    sure = len(numbers[0]) == len(numbers[1]) and len(new) == 1
    if not sure or not all(same_thing(one, gone[0]) for one in gone):
        return None
    value = Decimal(new[0].replace(",", "."))
    return _words_mended(_measures_mended(was, note, gone[0], value), gone[0], value)


def _texts(note: Note) -> Iterator[tuple[_Place, str]]:
    """The words that may tell a number: how things stand first, then what was said of the plan."""
    for field, name in _TELL:
        for at, one in enumerate(getattr(note, field)):
            yield (field, at, name), getattr(one, name)


def _with(note: Note, place: _Place, text: str) -> Note:
    field, at, name = place
    rows = list(getattr(note, field))
    rows[at] = rows[at].model_copy(update={name: text})
    return note.model_copy(update={field: tuple(rows)})


def _times(measure: Measure, place: _Place, text: str) -> int:
    """How often a text tells the number of a measure; of the plan's, only one that names it."""
    named = place[0] == "situation" or _NAMED.get(measure.kind, "?") in folded(text)
    return len(_as_told(measure).findall(text)) if named else 0


def _as_told(measure: Measure) -> re.Pattern[str]:
    """Finds the number of a measure, followed by its unit, in what was told."""
    number = re.escape(figures(measure.value)).replace(",", "[.,]")
    units = {"%": r"(?=\s*(?:%|procent))", "av 10": r"(?=\s*(?:av|/)\s*10)"}
    unit = next((told for name, told in units.items() if name in measure.unit), "")
    return re.compile(rf"(?<![\w.,]){number}(?![\w]|[.,]\d){unit}")
