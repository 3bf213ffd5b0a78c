"""What a note measured goes into the case; a number that cannot be is a question."""

from decimal import Decimal

from sigdocs.casework import faults
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.model import events as ev
from sigdocs.model.case import DatedMeasure
from sigdocs.model.plan import Measure, MeasureKind

_TEN, _HUNDRED, _MANY = Decimal(10), Decimal(100), Decimal(1000)
COUNTS = frozenset({MeasureKind.SUSPICIONS, MeasureKind.REPORTS})
SCALES = frozenset(
    {
        MeasureKind.WORRY,
        MeasureKind.IMPORTANCE,
        MeasureKind.CONFIDENCE,
        MeasureKind.READINESS,
    }
)


def take_measures(ruling: Ruling) -> None:
    """Record the measures of a meeting, each checked against what it can be."""
    note = ruling.note
    for place, one in enumerate(note.measures):
        if fits := _should_be(one):
            ruling.problem(
                faults.MEASURE_RANGE,
                f"measures.{place}.value",
                what=one.kind.value.capitalize(),
                value=f"{one.value:f}".replace(".", ","),
                fits=fits,
            )
    if note.measures:
        taken = (DatedMeasure(seq=ruling.seq, on=note.date, measure=one) for one in note.measures)
        ruling.happen(ev.MeasuresTaken(measures=tuple(taken)))


def _should_be(measure: Measure) -> str:
    """What the number should be when it cannot be as it is, in Swedish; "" when it can."""
    most = _most(measure)
    if most is None or 0 <= measure.value <= most:
        return ""
    return f"mellan 0 och {most}"


def _most(measure: Measure) -> Decimal | None:
    """The most that a number can be; None when the kind and unit do not tell."""
    if measure.kind in COUNTS:
        return _MANY
    if measure.kind is MeasureKind.ATTENDANCE and "%" in measure.unit:
        return _HUNDRED
    on_ten = not measure.unit or folded(measure.unit) == "av 10"
    return _TEN if measure.kind in SCALES and on_ten else None
