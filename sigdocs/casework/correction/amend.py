"""The corrected note: each item's ``stod`` replaced by its ``ska stå``, at the one place it stood.

What stood must match word for word, and at one place only; otherwise the writer is asked.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from pydantic import ValidationError

from sigdocs.casework.correction import faults
from sigdocs.casework.correction.absent import already, elsewhere, not_there
from sigdocs.casework.correction.lists import list_mended
from sigdocs.casework.correction.told_twice import mended_alike, parts_what_was_one
from sigdocs.casework.leaves import (
    Leaf,
    Numbered,
    leaves,
    pattern,
    plain,
    points_at,
    stands,
    times,
    written,
)
from sigdocs.casework.people import folded
from sigdocs.casework.plan.references import short
from sigdocs.model.note import CorrectionItem, Note, NoteKind
from sigdocs.model.plan import Measure
from sigdocs.model.problem import Problem

_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?")
_SEVERAL = 2
_FIELD = 2
"""What the name of a field counts for in :func:`points_at`."""
_YES = {"ja": True, "nej": False}


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
        listed = list_mended(note, item)
        if len(listed) == 1:
            note = next(iter(listed.values()))
            continue
        if listed:
            problems.append(_which(path, item, tuple(listed)))
            continue
        leaf, found = place_of(note, item, path, numbered)
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


def place_of(
    note: Note, item: CorrectionItem, path: str, numbered: Numbered = ()
) -> tuple[Leaf | None, tuple[Problem, ...]]:
    """The one place that an item mends, or what is asked because it is not one."""
    found = [leaf for leaf in leaves(note) if stands(item.stood, leaf[2])]
    hits = _of_places([one for one in found if _may_be(note, one, item, numbered)])
    exact = [leaf for leaf in hits if plain(written(leaf[2])) == plain(item.stood)]
    hits = _best(note, exact or hits, item.applies_to, numbered)
    if hits and (asked := elsewhere(note, item, path, hits, numbered)):
        return None, (asked,)
    left = [leaf for leaf in hits if not _is_mended(leaf, item)]
    if hits and not left:
        return None, (already(note, item, path, hits[0]),)
    hits = left
    wholes = [_whole(note, leaf, item) for leaf in hits]
    if len(hits) == 1 or _all_one(wholes):
        if times(item.stood, written(hits[0][2])) > 1:
            return None, (
                faults.STOOD_TWICE.at(f"{path}.stood", stood=short(item.stood), where=hits[0][1]),
            )
        return hits[0], ()
    if hits:
        return None, (_which(path, item, [label for _, label, _ in hits]),)
    return None, (not_there(note, item, path, numbered),)


def _is_mended(leaf: Leaf, item: CorrectionItem) -> bool:
    """Whether what should stand holds what stood, and stands there already: ”… på fredagar på fredagar”."""
    return stands(item.stood, item.should_be) and (
        plain(item.stood) != plain(item.should_be) and stands(item.should_be, leaf[2])
    )


def _which(path: str, item: CorrectionItem, places: Sequence[str]) -> Problem:
    """Ask which of several places an item means."""
    return faults.STOOD_MANY.at(
        f"{path}.applies_to",
        stood=short(item.stood),
        choices="; ".join(dict.fromkeys(places)),
        example=places[0],
    )


def _may_be(note: Note, leaf: Leaf, item: CorrectionItem, numbered: Numbered) -> bool:
    """Whether a value may be meant: a yes or a no stands there unsaid, and only by its field's name."""
    named = item.applies_to and points_at(note, leaf, item.applies_to, numbered) > _FIELD
    return not isinstance(leaf[2], bool) or (bool(named) and folded(item.stood) in _YES)


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
    scores = [points_at(note, leaf, applies_to, numbered) for leaf in hits]
    return [leaf for leaf, score in zip(hits, scores, strict=True) if score == max(scores)]


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


def _new_value(value: object, item: CorrectionItem) -> str | bool:
    said = item.should_be.strip()
    if isinstance(value, bool):
        return _YES.get(folded(said), said)
    if isinstance(value, Decimal):
        number = _DECIMAL.search(said)
        return number[0].replace(",", ".") if number else said
    if isinstance(value, Measure):
        return _new_number(item)
    if isinstance(value, Enum) or not isinstance(value, str):
        return said
    return _substituted(value, item.stood, item.should_be)


def _new_number(item: CorrectionItem) -> str:
    """The number of a measure written out, when nothing but the number is another."""
    words = {plain(_DECIMAL.sub(" ", text)) for text in (item.stood, item.should_be)}
    number = _DECIMAL.search(item.should_be)
    return number[0].replace(",", ".") if number and len(words) == 1 else item.should_be


def _substituted(whole: str, stood: str, should_be: str) -> str:
    if plain(whole) == plain(stood):
        return should_be
    return pattern(stood).sub(lambda _: should_be, whole, count=1)


def _valid(data: object) -> Note | None:
    try:
        return Note.model_validate(data)
    except ValidationError:
        return None
