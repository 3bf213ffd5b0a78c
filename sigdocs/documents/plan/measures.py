"""How things stand in a life area, in words."""

from sigdocs.casework.plan.standing import Stood
from sigdocs.documents.swedish import NBSP, joined
from sigdocs.model.plan import Measure


def stood_text(stood: Stood) -> str:
    """Write how something stood."""
    return stood.text or joined(map(measure_text, stood.measures), "; ")


def measure_text(measure: Measure) -> str:
    r"""Write a measure with whose it is, unit, window and source.

    >>> from sigdocs.model.plan import MeasureKind
    >>> measure_text(Measure(kind=MeasureKind.SUSPICIONS, value="4", window_months=3))
    'brottsmisstankar 4 (senaste 3\xa0månaderna)'
    """
    value = f"{measure.value:f}".replace(".", ",")
    window = f"senaste {measure.window_months}{NBSP}månaderna" if measure.window_months else ""
    about = joined((window, f"enligt {measure.source}" if measure.source else ""))
    words = (
        measure.label or measure.kind.value,
        measure.about,
        f"{value}{NBSP}{measure.unit}".strip(),
    )
    return joined((joined(words, " "), f"({about})" if about else ""), " ")
