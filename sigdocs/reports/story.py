"""A case's story: what each of its entries did, in a few words without names."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sigdocs.casework.history import Entry
from sigdocs.model import events as ev
from sigdocs.model.plan import Status


@dataclass(frozen=True, slots=True)
class Chapter:
    """One entry of a case.

    Attributes:
        seq: its number.
        on: day of what the note tells about.
        ruled_on: day it was taken in.
        kind: kind of note, in Swedish.
        happened: what it did, in Swedish.
        plans: versions of the plan that it issued.
        corrects: number of the entry that it corrects, None when it corrects none.
        corrected_by: numbers of the entries that correct it.
    """

    seq: int
    on: dt.date
    ruled_on: dt.date
    kind: str
    happened: tuple[str, ...]
    plans: tuple[int, ...]
    corrects: int | None
    corrected_by: tuple[int, ...]


def story(history: Iterable[Entry]) -> tuple[Chapter, ...]:
    """The chapters of a case, as they were told at the time; oldest first."""
    entries = tuple(history)
    corrects = {entry.seq: _corrected(entry) for entry in entries}
    return tuple(
        Chapter(
            seq=entry.seq,
            on=entry.note.date,
            ruled_on=entry.ruled_on,
            kind=entry.note.kind.value,
            happened=tuple(_happened(entry.events)),
            plans=tuple(one.plan.version for one in entry.events if isinstance(one, ev.PlanIssued)),
            corrects=corrects[entry.seq],
            corrected_by=tuple(seq for seq, about in corrects.items() if about == entry.seq),
        )
        for entry in entries
    )


def _corrected(entry: Entry) -> int | None:
    return next((one.seq for one in entry.events if isinstance(one, ev.NoteCorrected)), None)


def _happened(events: tuple[ev.Event, ...]) -> Iterator[str]:
    for event in events:
        if say := _SAID.get(type(event)):
            yield say(event)
    yield from _plan_work(events)


def _plan_work(events: tuple[ev.Event, ...]) -> Iterator[str]:
    goals = [one.goal.id for one in events if isinstance(one, ev.GoalSet)]
    made = [one.commitment.id for one in events if isinstance(one, ev.CommitmentMade)]
    if goals:
        yield f"nya mål {spans(goals)}"
    if made:
        yield f"nya åtaganden {spans(made)}"
    for status in Status:
        ids = [
            one.commitment_id
            for one in events
            if isinstance(one, ev.CommitmentReviewed) and one.status is status
        ]
        if ids:
            yield f"{spans(ids)} {status.value}"


def spans(ids: Iterable[str]) -> str:
    """Ids of goals or commitments, those that follow each other as a span.

    >>> spans(["Å1", "Å2", "Å3", "Å7"])
    'Å1–Å3, Å7'
    """
    runs: list[tuple[str, str]] = []
    for one in ids:
        if runs and int(one[1:]) == int(runs[-1][1][1:]) + 1:
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in runs)


def _issued(event: ev.PlanIssued) -> str:
    plan = event.plan
    mends = f", rättar version {plan.corrects}" if plan.corrects else ""
    return (
        f"planen version {plan.version}{mends}{' (internt arbetsmaterial)' * bool(plan.internal)}"
    )


def _planned(event: ev.NextMeetingPlanned) -> str:
    return f"nästa möte {event.meeting.on}" if event.meeting else "inget nästa möte"


def _paused(event: ev.CasePaused) -> str:
    pause = event.period.pause
    return f"paus {pause.since}–{pause.until}"


def _withdrawn(event: ev.ConsentWithdrawn) -> str:
    part = "en del av samtycket" if event.withdrawal.kinds else "samtycke"
    return f"{part} återkallat {event.withdrawal.on}"


_SAID: dict[type, Callable[[Any], str]] = {
    ev.CaseOpened: lambda _: "ärendet öppnat",
    ev.ConsentStated: lambda e: f"samtycke fr.o.m. {e.consent.since}",
    ev.ConsentWithdrawn: _withdrawn,
    ev.InsatsConsented: lambda e: f"samtycke till insatsen {e.given.on}",
    ev.InsatsWithdrawn: lambda e: f"samtycke till insatsen återkallat {e.withdrawal.on}",
    ev.DeviationReported: lambda e: f"avvikelse {e.deviation.contact_by}",
    ev.CasePaused: _paused,
    ev.DisclosureRecorded: lambda e: f"utlämnande utan samtycke {e.disclosed.on}",
    ev.CaseResumed: lambda e: f"återupptaget {e.on}",
    ev.CaseClosed: lambda e: f"avslutat {e.on}",
    ev.NoteCorrected: lambda e: f"rättar nr {e.seq}",
    ev.NextMeetingPlanned: _planned,
    ev.PlanIssued: _issued,
}
