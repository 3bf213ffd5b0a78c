"""A number told in words and as a measure is one: a correction of either mends both, or asks."""

import re
from decimal import Decimal

from sigdocs.casework.plan.measures import same_thing
from sigdocs.model.note import Note
from sigdocs.model.plan import Measure

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def in_words(measure: Measure) -> str:
    """A measure as a line of a note says it: ”Skolnärvaro 72 %”."""
    months = measure.window_months
    parts = (
        *(measure.label or measure.kind.value, measure.about, _number(measure.value)),
        *(measure.unit, f"senaste {months} månaderna" if months else ""),
        f"enligt {measure.source}" if measure.source else "",
    )
    return " ".join(filter(None, parts))


def mended_alike(was: Note, note: Note) -> Note | None:
    """``note``, amended at one place of ``was``, with its number mended wherever else it is told.

    None when it is not sure which numbers are the same.
    """
    for old, new in zip(was.measures, note.measures, strict=False):
        if old.value != new.value:
            return _words_mended(_measures_mended(was, note, old, new.value), old, new.value)
    for before, after in zip(was.situation, note.situation, strict=False):
        if before.text != after.text:
            return _measure_of_words(was, note, before.text, after.text)
    return note


def parts_what_was_one(was: Note, note: Note) -> tuple[str, ...]:
    """The two numbers that one thing has in ``note``, where no thing of ``was`` had two; else ()."""
    parted = _parted(note)
    return () if _parted(was) else parted


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
    times = [len(pattern.findall(one.text)) for one in note.situation]
    if not sum(times):
        return note
    others = (one for one in note.measures if one.value == old.value)
    if sum(times) > 1 or any(_as_told(one).pattern == pattern.pattern for one in others):
        return None
    told = (
        one.model_copy(update={"text": pattern.sub(_number(value), one.text)})
        for one in note.situation
    )
    return note.model_copy(update={"situation": tuple(told)})


def _measure_of_words(was: Note, note: Note, before: str, after: str) -> Note | None:
    """The note with what the words told as a measure mended too, when a number changed in them."""
    gone = [one for one in was.measures if _times(one, before) > _times(one, after)]
    if not gone:
        return note
    numbers = [_NUMBER.findall(text) for text in (before, after)]
    new = [b for a, b in zip(*numbers, strict=False) if a != b]
    sure = len(numbers[0]) == len(numbers[1]) and len(new) == 1
    if not sure or not all(same_thing(one, gone[0]) for one in gone):
        return None
    value = Decimal(new[0].replace(",", "."))
    return _words_mended(_measures_mended(was, note, gone[0], value), gone[0], value)


def _times(measure: Measure, text: str) -> int:
    return len(_as_told(measure).findall(text))


def _as_told(measure: Measure) -> re.Pattern[str]:
    """Finds the number of a measure, followed by its unit, in what was told."""
    number = re.escape(_number(measure.value)).replace(",", "[.,]")
    units = {"%": r"(?=\s*(?:%|procent))", "av 10": r"(?=\s*(?:av|/)\s*10)"}
    unit = next((told for name, told in units.items() if name in measure.unit), "")
    return re.compile(rf"(?<![\w.,]){number}(?![\w]|[.,]\d){unit}")


def _number(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")
