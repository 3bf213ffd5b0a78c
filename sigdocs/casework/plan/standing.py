"""How things stand in a life area, by the measures that the profile counts to it."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sigdocs.casework.plan.measures import same_thing
from sigdocs.casework.plan.references import areas_named
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, DatedMeasure
from sigdocs.model.plan import Measure, MeasureKind
from sigdocs.model.profile import Area

_OF_A_PERSON = frozenset({MeasureKind.WORRY})


class Stood(Frozen):
    """How something stood on a day: in words, or by measures."""

    on: dt.date
    text: str = ""
    measures: tuple[Measure, ...] = ()


def measures_in(case: Case, area: str, areas: Sequence[Area]) -> tuple[Stood, ...]:
    """Give the measures of a life area, one for each meeting that took them, oldest first.

    What was told in an interview is for the file only and never stands in a plan.

    Of areas written together the first one counts, so that nothing stands in two places.
    """
    kinds = {kind for named in areas_named(area, areas)[:1] for kind in named.measures}
    told_alone = {one.seq for one in case.interviews}
    taken: dict[tuple[int, dt.date], list[DatedMeasure]] = {}
    for one in case.measures:
        if one.measure.kind in kinds and one.seq not in told_alone:
            taken.setdefault((one.seq, one.on), []).append(one)
    return tuple(
        Stood(on=on, measures=_once(_told(one.measure) for one in some))
        for (_, on), some in taken.items()
    )


def _once(told: Iterable[Measure]) -> tuple[Measure, ...]:
    """Give each number once, with all that is known of it, though told in words and as a measure."""
    found: list[Measure] = []
    for one in told:
        same = (place for place, other in enumerate(found) if _one_number(one, other))
        place = next(same, None)
        if place is None:
            found.append(one)
        else:
            found[place] = _fuller(found[place], one)
    return tuple(found)


def _one_number(one: Measure, other: Measure) -> bool:
    return one.value == other.value and same_thing(one, other)


def _fuller(first: Measure, again: Measure) -> Measure:
    blank = {name: getattr(again, name) for name, value in first if not value and name != "value"}
    return first.model_copy(update=blank)


def _told(measure: Measure) -> Measure:
    return measure if measure.kind in _OF_A_PERSON else measure.model_copy(update={"subject": ""})
