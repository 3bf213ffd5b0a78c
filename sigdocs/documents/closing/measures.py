"""Before and after on the summary of a closed case: every number in a table, scales as charts."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import groupby

from sigdocs.casework.closing.before_after import Comparison, compare, per_month
from sigdocs.casework.closing.duration import Stay
from sigdocs.casework.closing.measured import as_known
from sigdocs.casework.closing.occasions import (
    AT_END,
    AT_START,
    at_end,
    at_start,
    first_told,
    last_told,
)
from sigdocs.casework.consent.coverage import may_receive
from sigdocs.casework.interview.record import IF_NOTHING
from sigdocs.casework.people import People, folded
from sigdocs.casework.plan.measures import OF_YOUTH, SCALES
from sigdocs.documents.closing.charts import Bar, Chart
from sigdocs.documents.swedish import EMPTY, NBSP, joined, listed, shortened, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, DatedMeasure
from sigdocs.model.consent import Information
from sigdocs.model.plan import Measure, MeasureKind
from sigdocs.model.profile import Profile

_MOST = 10
_BARS = 6
"""In one chart: more of them are parted, so that a chart never fills a page."""
_LABEL = 44
_CENTS = Decimal("0.01")
_ABOUT = {
    MeasureKind.ATTENDANCE: Information.SCHOOL,
    MeasureKind.SUSPICIONS: Information.CRIME,
    MeasureKind.REPORTS: Information.CRIME,
    MeasureKind.WORRY: Information.FAMILY,
}
"""The kind of information that a measure is; any other is ``OTHER``."""


class MeasureLine(Frozen):
    """A row of the table: what was measured, the two numbers, how they differ, and the source."""

    what: str
    before: str
    after: str
    change: str
    source: str


class ChartLine(Frozen):
    """A chart: what or whose scales it shows, and itself as data (``drawing``)."""

    title: str
    drawing: str


def measures_for(
    case: Case, party: str, day: dt.date, profile: Profile
) -> tuple[DatedMeasure, ...]:
    """Give what was measured until the insats ended, as far as the receiver may have it a day.

    Args:
        case: the case, whose interviews are for the file and the family only.
        party: the partner's key; "" for file and family, who have it all.
        day: the day the paper is given out.
        profile: tells who belongs to the same nämnd and needs no consent.
    """
    ends = {one.on for one in case.meetings if case.discharge and one.seq == case.discharge.seq}
    last = max((*ends, case.discharge.on if case.discharge else day))
    told = (one for one in case.measures if one.on <= last)
    taken = as_known(told, People.of(profile, case))
    if not party:
        return taken
    near = any(one.key == party and one.same_committee for one in profile.partners)
    told_alone = {one.seq for one in case.interviews}

    def may(kind: MeasureKind) -> bool:
        return near or not may_receive(case, party, day, _ABOUT.get(kind, Information.OTHER))

    return tuple(one for one in taken if one.seq not in told_alone and may(one.measure.kind))


def measure_lines(taken: Iterable[DatedMeasure], stay: Stay) -> tuple[MeasureLine, ...]:
    """Give everything that was measured, in the order of the kinds.

    What was measured once stands as the last when that day was nearer the end of the ``stay``.
    """
    return tuple(_line(_placed(one, stay), stay) for one in compare(taken))


def _placed(one: Comparison, stay: Stay) -> Comparison:
    if one.before is None or one.after is not None:
        return one
    late = one.before.on - stay.since > stay.until - one.before.on
    return Comparison(None, one.before, one.why_not) if late else one


def chart_lines(taken: Iterable[DatedMeasure], stay: Stay) -> tuple[ChartLine, ...]:
    """Give a chart for each person's own scales, and one for everybody's worry.

    Only what was measured at the beginning of the ``stay`` and at its end: the key names no other days.
    """
    pairs = (one for one in compare(taken) if _at_both(one, stay) and _on_scale(one))
    drawn = sorted(pairs, key=_group)
    return tuple(line for _, some in groupby(drawn, key=_group) for line in _charts([*some]))


def _at_both(one: Comparison, stay: Stay) -> bool:
    before, after = one.before, one.after
    return bool(before and after and at_start(before.on, stay) and at_end(after.on, stay))


def _group(one: Comparison) -> tuple[bool, str]:
    worry = one.measure.kind is MeasureKind.WORRY
    return worry, "" if worry else folded(one.measure.subject)


def number_text(amount: Fraction | Decimal) -> str:
    """Write a number with at most two decimals, a decimal comma and a true minus.

    >>> number_text(Fraction(2, 9)), number_text(Decimal("-7.50")), number_text(Fraction(3))
    ('0,22', '−7,5', '3')
    """
    exact = Fraction(amount)
    size = Decimal(abs(exact.numerator)) / Decimal(exact.denominator)
    text = f"{size.quantize(_CENTS, ROUND_HALF_UP):f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"−{text}" if exact < 0 and text != "0" else text


def _line(one: Comparison, stay: Stay) -> MeasureLine:
    measure = one.measure
    named = upper_first(joined((measure.kind.value, _label(measure)), ": "))
    whose = "" if measure.kind in OF_YOUTH else measure.subject
    sources = dict.fromkeys(each.measure.source for each in (one.before, one.after) if each)
    return MeasureLine(
        what=f"{named} ({whose})" if whose else named,
        before=_value(one.before, first_told(one.before.on, stay)) if one.before else EMPTY,
        after=_value(one.after, last_told(one.after.on, stay)) if one.after else EMPTY,
        change=_change(one),
        source=listed(sources) or EMPTY,
    )


def _label(measure: Measure) -> str:
    """Give the goal of a scale, or the name of something else; "" when it says nothing more."""
    own = measure.kind in SCALES or measure.kind is MeasureKind.OTHER
    said = folded(measure.label)
    return measure.label if own and said not in {"", folded(measure.kind.value)} else ""


def _value(told: DatedMeasure, when: str) -> str:
    measure = told.measure
    unit = measure.unit or (f"av {_MOST}" if measure.kind in SCALES else "")
    parts = [joined((number_text(measure.value), unit), NBSP)]
    if measure.window_months:
        parts.append(f"på {measure.window_months}{NBSP}mån")
    rate = per_month(measure)
    rated = f"{number_text(rate)} per{NBSP}mån" if rate is not None else ""
    on_two_lines = when.replace(" (", "\n(")  # a day is never parted in a narrow column
    return joined((joined(parts, " "), rated, on_two_lines), "\n")


def _change(one: Comparison) -> str:
    if one.before is None or one.after is None:
        return EMPTY
    change = one.change
    if change is None:
        return f"jämförs inte: {one.why_not}"
    if change == 0:
        return "oförändrat"
    size = number_text(abs(change))
    if size == "0":
        return "nästan oförändrat"
    grew = f"+{size}" if change > 0 else number_text(change)
    if per_month(one.after.measure) is not None:
        return f"{grew} per{NBSP}mån"
    return f"{grew} procentenheter" if "%" in one.after.measure.unit else grew


def _on_scale(one: Comparison) -> bool:
    both = (one.before, one.after)
    values = [each.measure.value for each in both if each]
    units = {folded(each.measure.unit) for each in both if each}
    fits = all(0 <= value <= _MOST for value in values) and units <= {"", f"av {_MOST}"}
    return one.measure.kind in SCALES and one.change is not None and fits


def _charts(some: list[Comparison]) -> Iterator[ChartLine]:
    measure = some[0].measure
    worry = measure.kind is MeasureKind.WORRY
    title = upper_first(measure.kind.value) if worry else measure.subject or "Skalor"
    for start in range(0, len(some), _BARS):
        bars = tuple(map(_bar, some[start : start + _BARS]))
        chart = Chart(first=AT_START, second=AT_END, most=_MOST, bars=bars, alt=_alt(title, bars))
        yield ChartLine(title=title, drawing=chart.model_dump_json())


def _bar(one: Comparison) -> Bar:
    measure = one.measure
    named = joined((measure.kind.value, _label(measure)), ": ")
    if measure.kind is MeasureKind.WORRY:
        later = "om inget händer" if measure.label == IF_NOTHING else ""
        named = joined((measure.subject, later)) or named
    before, after = (
        float(each.measure.value) if each else None for each in (one.before, one.after)
    )
    return Bar(label=shortened(upper_first(named), _LABEL), before=before, after=after)


def _alt(title: str, bars: Iterable[Bar]) -> str:
    told = (
        f"{bar.label} {_spoken(bar.before)} {AT_START}, {_spoken(bar.after)} {AT_END}"
        for bar in bars
    )
    return (
        f"Stapeldiagram: {title}, skala 0 till {_MOST}. {'; '.join(told)}. Talen står i tabellen."
    )


def _spoken(value: float | None) -> str:
    return EMPTY if value is None else number_text(Decimal(str(value)))
