"""What a correction says of a note that does not stand there: asked, with what stands there today.

”Stod: fritids o BUP” of what was read as two parties; a place of another note; what is corrected already.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from sigdocs.casework.correction import faults
from sigdocs.casework.leaves import (
    Leaf,
    Numbered,
    leaves,
    plain,
    points_at,
    stands,
    written,
)
from sigdocs.casework.people import folded
from sigdocs.casework.plan.references import CLEAR, likeness, short
from sigdocs.model.note import CorrectionItem, Note
from sigdocs.model.problem import Problem

_SOMEWHAT = 60
_A_SENTENCE = 3
_AND = frozenset({"och", "o", "samt"})
_OF_PLAN = re.compile(r"\b[am]\d+\b")
_ROW = 8
"""What a number of the plan counts for in :func:`points_at`."""
_LABEL = 6
"""What the whole name of a field counts for there."""


def not_there(note: Note, item: CorrectionItem, path: str, numbered: Numbered) -> Problem:
    """Ask about an item whose ``stod`` stands nowhere, with what stands there today as proposal."""
    named = _named(note, item.applies_to, numbered)
    if done := _already(note, item, named):
        return already(note, item, path, done)
    today = _today(note, item.stood, named)
    return faults.STOOD_NOT.at(
        f"{path}.stood",
        suggestion=today,
        stood=short(item.stood),
        where=f" den {note.date}",
        near=f" Menas ”{short(today)}”?" if today else "",
    )


def already(note: Note, item: CorrectionItem, path: str, done: Leaf) -> Problem:
    """Tell that a value says what should stand as it is."""
    return faults.ALREADY.at(
        f"{path}.stood",
        suggestion=written(done[2]),
        stood=short(item.stood),
        should=short(item.should_be),
        where=f" den {note.date}",
        place=done[1],
    )


def elsewhere(
    note: Note, item: CorrectionItem, path: str, hits: Sequence[Leaf], numbered: Numbered
) -> Problem | None:
    """Ask about an item whose ``stod`` stands in the note, but not in the field that it names."""
    if not item.applies_to or any(_is_meant(note, hit, item, numbered) for hit in hits):
        return None
    named = _named(note, item.applies_to, numbered)
    today = _today(note, item.stood, named) if named else ""
    return faults.STOOD_ELSEWHERE.at(
        f"{path}.applies_to",
        suggestion=hits[0][1],
        stood=short(item.stood),
        named=short(item.applies_to),
        place=hits[0][1],
        today=f" Där står: ”{short(today)}”." if today else "",
    )


def joined_with(note: Note, path: str) -> str:
    """What stands at a place and at its like in the same list: ”fritids, BUP”."""
    lists = _lists(note)
    return ", ".join(lists.get(_in_list(path), ())) or ""


def _is_meant(note: Note, hit: Leaf, item: CorrectionItem, numbered: Numbered) -> bool:
    """Whether ``gäller`` may mean the place of a hit: unless it names another row or field, it may."""
    wanted = folded(item.applies_to)
    points = points_at(note, hit, item.applies_to, numbered)
    if _OF_PLAN.search(wanted):
        rows = (points_at(note, one, item.applies_to, numbered) for one in leaves(note))
        return points >= _ROW or max(rows, default=0) < _ROW
    if points or hit[0].startswith("measures.") or hit in _named(note, item.applies_to, numbered):
        return True
    return not (_named(note, item.applies_to, numbered) or wanted in _of_note())


def _parts(label: str) -> list[str]:
    """The names of the fields on the way to a value, folded."""
    return [folded(part) for part in label.split(" – ")]


@cache
def _of_note() -> frozenset[str]:
    """What the fields of a note itself are called, folded: also those that a note left empty."""
    titles = (folded(str(field.title)) for field in Note.model_fields.values())
    return frozenset(word for title in titles for word in _names().get(title, ()))


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """What each field of a note is called, folded, by its Swedish name."""
    schema = Note.model_json_schema(by_alias=False)
    found: dict[str, set[str]] = defaultdict(set)
    for shape in (schema, *schema["$defs"].values()):
        for told in shape.get("properties", {}).values():
            title = folded(told.get("title", ""))
            found[title] |= {title, *map(folded, told.get("synonymer", ()))}
    return {name: frozenset(words - {""}) for name, words in found.items()}


def _named(note: Note, applies_to: str, numbered: Numbered) -> list[Leaf]:
    """The values that ``gäller`` names, by a row's number or by what a field is called."""
    wanted = folded(applies_to)
    if not wanted:
        return []
    if _OF_PLAN.search(wanted):
        return [one for one in leaves(note) if points_at(note, one, applies_to, numbered) >= _ROW]
    if by_name := [one for one in leaves(note) if _is_named(one, wanted)]:
        return by_name
    points = {one[0]: points_at(note, one, applies_to, numbered) for one in leaves(note)}
    best = max(points.values(), default=0)
    return [one for one in leaves(note) if best >= _LABEL and points[one[0]] == best]


def _is_named(leaf: Leaf, wanted: str) -> bool:
    """Whether words are what a field on the way to a value is called."""
    fields = (re.sub(r" \d+$", "", part) for part in _parts(leaf[1]))
    return any(wanted in _names().get(field, ()) for field in fields)


def _already(note: Note, item: CorrectionItem, named: Sequence[Leaf]) -> Leaf | None:
    """The value that says what should stand already: where ``gäller`` names it, else in so many words."""
    if not item.should_be.strip():
        return None
    open_to = named or [one for one in leaves(note) if type(one[2]) in {str, dt.date}]
    told = [one for one in open_to if stands(item.should_be, one[2])]
    exact = [one for one in told if plain(written(one[2])) == plain(item.should_be)]
    whole = named or len(plain(item.should_be).split()) >= _A_SENTENCE
    return next(iter(exact or (told if whole else ())), None)


def _today(note: Note, stood: str, named: Sequence[Leaf]) -> str:
    """What stands in the place of what was said to stand; "" when that cannot be told."""
    texts = [written(value) for _, _, value in leaves(note) if not isinstance(value, bool)]
    if near := next(_listed(note, stood), "") or _nearest(stood, texts, CLEAR):
        return near
    there = list(dict.fromkeys(written(value) for _, _, value in named))
    near = _nearest(stood, there or texts, _SOMEWHAT)
    return near or (there[0] if len(there) == 1 else "")


def _nearest(stood: str, texts: Iterable[str], least: float) -> str:
    best = max(((likeness(stood, text), text) for text in texts), default=(0.0, ""))
    return best[1] if best[0] >= least else ""


def _listed(note: Note, stood: str) -> Iterator[str]:
    """The list that holds each word of what was written as one: ”fritids o BUP”."""
    words = set(folded(stood).split()) - _AND
    for told in _lists(note).values():
        held = {word for text in told for word in folded(text).split()}
        if len(told) > 1 and words and words <= held:
            yield ", ".join(text for text in told if words & set(folded(text).split()))


def _lists(note: Note) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path, _, value in leaves(note):
        if not isinstance(value, bool):
            found[_in_list(path)].append(written(value))
    return found


def _in_list(path: str) -> str:
    """A path less its last place in a list, which its like share."""
    return re.sub(r"^(.*)\.\d+(?=\.|$)", r"\1.*", path)
