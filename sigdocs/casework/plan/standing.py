"""How things stand in a life area, by the measures that the profile counts to it."""

import datetime as dt
from collections.abc import Sequence

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
        Stood(on=on, measures=tuple(_told(one.measure) for one in some))
        for (_, on), some in taken.items()
    )


def _told(measure: Measure) -> Measure:
    return measure if measure.kind in _OF_A_PERSON else measure.model_copy(update={"subject": ""})
