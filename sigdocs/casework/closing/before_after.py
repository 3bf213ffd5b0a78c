"""What was measured before and after, and whether the two can be compared.

A count holds for a window (S0 counts suspicions in 3 months in one place and 6 in another), so it
is compared per month and only when both windows are known.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TypeAlias

from sigdocs.casework.interview.record import IF_NOTHING
from sigdocs.casework.people import folded
from sigdocs.casework.plan.measures import COUNTS, OF_YOUTH, SCALES
from sigdocs.model.case import DatedMeasure
from sigdocs.model.plan import Measure, MeasureKind

_Key: TypeAlias = tuple[int, str, str]
_BY_LABEL = (SCALES | {MeasureKind.OTHER}) - {MeasureKind.WORRY}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing measured at the beginning and at the end.

    Attributes:
        before: the first time, None when it was first measured at the end.
        after: the last time, None when it was measured but once.
        why_not: why the two are not compared, in Swedish; "" when they are.
    """

    before: DatedMeasure | None
    after: DatedMeasure | None
    why_not: str = ""

    @property
    def measure(self) -> Measure:
        """Either of the two, for what they share: kind, label, whose it is."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a comparison of nothing")
        return found.measure

    @property
    def change(self) -> Fraction | None:
        """How much it rose, per month for a count; None when the two are not compared."""
        if self.before is None or self.after is None or self.why_not:
            return None
        return _amount(self.after.measure) - _amount(self.before.measure)


def per_month(measure: Measure) -> Fraction | None:
    """A count spread over the months of its window; None when it is no count with a window."""
    if not is_count(measure) or not measure.window_months or measure.window_months < 1:
        return None
    return Fraction(measure.value) / measure.window_months


def is_count(measure: Measure) -> bool:
    """Whether the number grows with the time that it is counted over."""
    other = measure.kind is MeasureKind.OTHER and measure.window_months is not None
    return measure.kind in COUNTS or (other and _unit(measure) in {"", "st"})


def compare(taken: Iterable[DatedMeasure]) -> tuple[Comparison, ...]:
    """Pair the first and the last of everything that was measured, in the order of the kinds.

    People are told apart by their names, so each must bear the one it has in the case
    (:func:`sigdocs.casework.closing.measured.as_known`).
    """
    ranked = sorted(taken, key=lambda one: (_key(one.measure), one.on, one.seq))
    same_things = groupby(ranked, lambda one: _key(one.measure))
    return tuple(pair for _, same in same_things for pair in _pairs([*same]))


def _pairs(same: list[DatedMeasure]) -> Iterator[Comparison]:
    """Pair what was told first with what was told last, several at once each with its like."""
    firsts = _at_once(same, same[0])
    lasts = _at_once(same, same[-1]) if same[-1].on > same[0].on else []
    if len(firsts) == 1 and len(lasts) == 1:
        yield _pair(firsts[0], lasts[0])
        return
    found: dict[int, DatedMeasure] = {}
    for alike in (_same_in_all, _same_source, _same_window):
        found |= _only_likes(firsts, lasts, found, alike)
    for place, first in enumerate(firsts):
        yield _pair(first, found.get(place))
    for last in lasts:
        if not any(last is one for one in found.values()):
            yield _pair(None, last)


def _only_likes(
    firsts: Sequence[DatedMeasure],
    lasts: Sequence[DatedMeasure],
    found: Mapping[int, DatedMeasure],
    alike: Callable[[Measure, Measure], bool],
) -> dict[int, DatedMeasure]:
    """Those not found a like for yet, with the only like that has no other."""
    here = [place for place in range(len(firsts)) if place not in found]
    left = [one for one in lasts if not any(one is taken for taken in found.values())]
    likes = {
        place: [one for one in left if alike(firsts[place].measure, one.measure)] for place in here
    }
    sought = [one for some in likes.values() for one in some]
    return {
        place: some[0]
        for place, some in likes.items()
        if len(some) == 1 and sum(one is some[0] for one in sought) == 1
    }


def _same_in_all(one: Measure, other: Measure) -> bool:
    return _same_window(one, other) and _source(one) == _source(other)


def _same_source(one: Measure, other: Measure) -> bool:
    return _source(one) != "" and _source(one) == _source(other)


def _same_window(one: Measure, other: Measure) -> bool:
    return one.window_months == other.window_months


def _source(measure: Measure) -> str:
    """Who told, as one word for what the police say under several names."""
    told = folded(measure.source)
    return "polisen" if re.match(r"(?:\w+)?polis", told) else told


def _at_once(same: list[DatedMeasure], one: DatedMeasure) -> list[DatedMeasure]:
    """The different ones of a day; the same number told twice is one."""
    day = [other for other in same if other.on == one.on]
    return list({other.measure: other for other in day}.values())


def _pair(before: DatedMeasure | None, after: DatedMeasure | None) -> Comparison:
    return Comparison(before, after, _why_not(before, after))


def _why_not(before: DatedMeasure | None, after: DatedMeasure | None) -> str:
    if before is None or after is None:
        return "mätt en gång"
    first, last = before.measure, after.measure
    if is_count(first) != is_count(last):
        return "olika slags tal"
    if is_count(first) and (per_month(first) is None or per_month(last) is None):
        return "tidsperiod saknas"
    if _unit(first) and _unit(last) and _unit(first) != _unit(last):
        return "olika enheter"
    if first.kind is MeasureKind.ATTENDANCE and _unit(first) != _unit(last):
        return "enhet saknas"
    sources = {_source(one) for one in (first, last) if one.source}
    return "olika källor" if len(sources) > 1 else ""


def _amount(measure: Measure) -> Fraction:
    rate = per_month(measure)
    return Fraction(measure.value) if rate is None else rate


def _unit(measure: Measure) -> str:
    unit = folded(measure.unit) or ("av 10" if measure.kind in SCALES else "")
    return "%" if "%" in measure.unit else unit


def _key(measure: Measure) -> _Key:
    """What makes two measures the same thing: attendance and crime are always the youth's own."""
    named = measure.kind in _BY_LABEL or measure.label == IF_NOTHING
    label = folded(measure.label) if named else ""
    subject = "" if measure.kind in OF_YOUTH else folded(measure.subject)
    return list(MeasureKind).index(measure.kind), subject, label
