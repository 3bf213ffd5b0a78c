"""How things stand in a life area, by the measures that the profile counts to it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sigdocs.casework.finding import areas_named
from sigdocs.documents.words import NBSP, joined
from sigdocs.model.case import Case, DatedMeasure
from sigdocs.model.plan import Measure, MeasureKind
from sigdocs.model.profile import Area

_OF_A_PERSON = frozenset({MeasureKind.WORRY})


class Stood(NamedTuple):
    """How something stood on a day."""

    on: dt.date
    text: str


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
    return tuple(Stood(on, _text(one.measure for one in some)) for (_, on), some in taken.items())


def measure_text(measure: Measure) -> str:
    r"""Write a measure with its unit, window and source.

    >>> measure_text(Measure(kind=MeasureKind.SUSPICIONS, value="4", window_months=3))
    'brottsmisstankar 4 (senaste 3\xa0månaderna)'
    """
    value = f"{measure.value:f}".replace(".", ",")
    window = f"senaste {measure.window_months}{NBSP}månaderna" if measure.window_months else ""
    about = joined((window, f"enligt {measure.source}" if measure.source else ""))
    whose = measure.subject if measure.kind in _OF_A_PERSON else ""
    words = (measure.label or measure.kind.value, whose, f"{value}{NBSP}{measure.unit}".strip())
    return joined((joined(words, " "), f"({about})" if about else ""), " ")


def _text(measures: Iterable[Measure]) -> str:
    return joined(map(measure_text, measures), "; ")
