"""What a note measured goes into the case; a number that cannot be is a question."""

from decimal import Decimal

from sigdocs.casework import faults
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import People, folded
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
OF_YOUTH = COUNTS | {MeasureKind.ATTENDANCE}
"""What is always the youth's own."""


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
        if names := _several(ruling.people, one):
            said = {"who": one.subject, "what": one.kind.value, "names": " eller ".join(names)}
            ruling.problem(faults.MEASURE_WHOSE, f"measures.{place}.subject", **said)
    if note.measures:
        taken = (DatedMeasure(seq=ruling.seq, on=note.date, measure=one) for one in note.measures)
        ruling.happen(ev.MeasuresTaken(measures=tuple(taken)))


def _several(people: People, measure: Measure) -> tuple[str, ...]:
    """Those of the family that one name may mean, when they are several; all of them is no question."""
    told = measure.subject
    all_meant = people.all_guardians(told) or folded(told) in {"familjen", "familj"}
    found = () if all_meant or measure.kind in OF_YOUTH else people.family_members(told)
    return tuple(one.name for one in found) if len(found) > 1 else ()


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


def same_thing(one: Measure, other: Measure) -> bool:
    """Whether two numbers of a meeting, whatever they are, tell of the same thing.

    So do a number told in words and the same as a measure, when neither names another person,
    window or source than the other.
    """
    labels = {folded(each.label) for each in (one, other)}
    named = one.kind is MeasureKind.OTHER or (one.kind in SCALES and "" not in labels)
    return (
        one.kind is other.kind
        and (one.kind in OF_YOUTH or _alike(folded(one.subject), folded(other.subject)))
        and not (named and one.kind is not MeasureKind.WORRY and len(labels) > 1)
        and _alike(one.window_months, other.window_months)
        and _alike(folded(one.source), folded(other.source))
    )


def _alike(one: str | int | None, other: str | int | None) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.startswith(other) or other.startswith(one)
    return not one or not other or one == other
