"""The corrected note: each item's ``stod`` replaced by its ``ska stå``, at the one place it stood.

What stood must match word for word, and at one place only; otherwise the writer is asked.
"""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from pydantic import BaseModel, ValidationError

from sigdocs.casework.correction import faults
from sigdocs.casework.correction.told_twice import in_words, mended_alike, parts_what_was_one
from sigdocs.casework.people import folded
from sigdocs.casework.plan.references import CLEAR, likeness, short
from sigdocs.model.note import CorrectionItem, Note, NoteKind
from sigdocs.model.plan import Measure
from sigdocs.model.problem import Problem

Leaf = tuple[str, str, object]
Numbered = tuple[tuple[str, str], ...]
_WORD = re.compile(r"\w+")
_BETWEEN = r"\W+"
_SIGNS = '%.,;:!?)”"’'
_NUMBER = re.compile(r"[am]\d+")
_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?")
_SEVERAL = 2
_SKIPPED = frozenset({"readings", "replacement", "corrections"})


def amend(
    wrong: Note, correction: Note, numbered: Numbered = ()
) -> tuple[Note | None, tuple[Problem, ...]]:
    """``wrong`` as it should have been, or the problems that keep it from being mended.

    Args:
        wrong: the note as it stands.
        correction: the note that corrects it.
        numbered: the ids that goals and commitments of ``wrong`` got, with their folded texts.
    """
    if correction.replacement and correction.replacement.kind is NoteKind.CORRECTION:
        return None, (faults.CORRECTION_EMPTY.at("replacement"),)
    if correction.replacement:
        parted = parts_what_was_one(wrong, correction.replacement)
        fault = faults.TOLD_OTHERWISE.at("replacement.measures", numbers=" och ".join(parted))
        return (None, (fault,)) if parted else (correction.replacement, ())
    if not correction.corrections:
        return None, (faults.CORRECTION_EMPTY.at("corrections"),)
    problems: list[Problem] = []
    note = wrong
    for index, item in enumerate(correction.corrections):
        path = f"corrections.{index}"
        leaf, found = _leaf(note, item, path, numbered)
        problems += found
        if leaf is None:
            continue
        mended = _replaced(note, leaf, item)
        whole = mended and mended_alike(note, mended)
        if mended is None:
            problems.append(faults.SHOULD_BE.at(f"{path}.should_be", value=short(item.should_be)))
        elif whole is None:
            problems.append(faults.TOLD_TWICE.at(f"{path}.should_be", stood=short(item.stood)))
        else:
            note = whole
    return (None if problems else note), tuple(problems)


def _leaf(
    note: Note, item: CorrectionItem, path: str, numbered: Numbered
) -> tuple[Leaf | None, tuple[Problem, ...]]:
    hits = _of_places([leaf for leaf in _leaves(note) if _stands(item.stood, leaf[2])])
    exact = [leaf for leaf in hits if _plain(_written(leaf[2])) == _plain(item.stood)]
    hits = _best(note, exact or hits, item.applies_to, numbered)
    wholes = [_whole(note, leaf, item) for leaf in hits]
    if len(hits) == 1 or _all_one(wholes):
        if _times(item.stood, _written(hits[0][2])) > 1:
            return None, (
                faults.STOOD_TWICE.at(f"{path}.stood", stood=short(item.stood), where=hits[0][1]),
            )
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


def _of_places(hits: list[Leaf]) -> list[Leaf]:
    """Each place once: a number by itself before the measure that it stands in."""
    alone = {path for path, _, value in hits if not isinstance(value, Measure)}
    return [hit for hit in hits if not isinstance(hit[2], Measure) or hit[0] not in alone]


def _whole(note: Note, leaf: Leaf, item: CorrectionItem) -> Note | None:
    mended = _replaced(note, leaf, item)
    return mended and mended_alike(note, mended)


def _all_one(wholes: list[Note | None]) -> bool:
    """Whether it is all the same which of several places is meant: they tell one number.

    Also when none can be mended alone; what to do about that is then told.
    """
    return bool(wholes) and all(one == wholes[0] for one in wholes)


def _best(note: Note, hits: list[Leaf], applies_to: str, numbered: Numbered) -> list[Leaf]:
    """Those of ``hits`` that ``gäller`` points at best; all of them when it says nothing."""
    if len(hits) < _SEVERAL or not applies_to:
        return hits
    scores = [_points_at(note, leaf, applies_to, numbered) for leaf in hits]
    return [leaf for leaf, score in zip(hits, scores, strict=True) if score == max(scores)]


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _pattern(stood: str) -> re.Pattern[str]:
    """Finds what stood however spaced and capitalised, with the signs around it if there."""
    words = [re.escape(word) for word in _WORD.findall(stood)]
    if not words:
        return re.compile(re.escape(stood.strip()) or r"(?!)")
    tail = re.escape(stood.strip()[len(stood.strip().rstrip(_SIGNS)) :])
    after = rf"(?:\s*{tail})?" if tail else ""
    return re.compile(rf"(?<!\w){_BETWEEN.join(words)}(?!\w){after}", re.IGNORECASE)


def _stands(stood: str, value: object) -> bool:
    return _times(stood, _written(value)) > 0


def _times(stood: str, whole: str) -> int:
    return len(_pattern(stood).findall(whole))


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
    if isinstance(value, Measure):
        yield f"{path}.value", label, value
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
    return in_words(value) if isinstance(value, Measure) else str(value)


def _as_text(value: object) -> str:
    return folded(_written(value))


def _points_at(note: Note, leaf: Leaf, applies_to: str, numbered: Numbered) -> int:
    """How well ``gäller`` points at a leaf: by Å/M number, by wording of its row, by label."""
    path, label, _ = leaf
    wanted = folded(applies_to)
    words = set(wanted.split())
    row = [_as_text(value) for at, _, value in _leaves(note) if _row(at) == _row(path)]
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
        number = _DECIMAL.search(plain)
        return number[0].replace(",", ".") if number else plain
    if isinstance(value, Measure):
        return _new_number(item)
    if isinstance(value, Enum) or not isinstance(value, str):
        return plain
    return _substituted(value, item.stood, item.should_be)


def _new_number(item: CorrectionItem) -> str:
    """The number of a measure written out, when nothing but the number is another."""
    words = {_plain(_DECIMAL.sub(" ", text)) for text in (item.stood, item.should_be)}
    number = _DECIMAL.search(item.should_be)
    return number[0].replace(",", ".") if number and len(words) == 1 else item.should_be


def _substituted(whole: str, stood: str, should_be: str) -> str:
    if _plain(whole) == _plain(stood):
        return should_be
    return _pattern(stood).sub(lambda _: should_be, whole, count=1)


def _valid(data: object) -> Note | None:
    try:
        return Note.model_validate(data)
    except ValidationError:
        return None
