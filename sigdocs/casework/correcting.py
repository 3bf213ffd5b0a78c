"""A correction: an earlier note as it should have been, and all that follows from it.

The corrected note and every later one are decided on again, each on the day it was first decided
on. What was issued then stays issued (plans, journal entries); each plan that the error reached
is issued anew under the next version number, naming the version it corrects.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sigdocs.casework import faults
from sigdocs.casework.amending import amend
from sigdocs.casework.attending import author_title
from sigdocs.casework.decision import Decision, Ids, Register, Ruling
from sigdocs.casework.evolve import replay
from sigdocs.casework.history import Entry, History, effective, fold
from sigdocs.casework.issuing import recheck
from sigdocs.casework.journaling import write_journal
from sigdocs.casework.people import folded
from sigdocs.model import events as ev
from sigdocs.model.case import Case, Meeting, PlanVersion
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Problem
from sigdocs.model.profile import Profile


@dataclass(frozen=True, slots=True)
class _Again:
    """An entry decided on anew: what stands for it, and the plan that it would have issued."""

    replayed: ev.Replayed
    plan: PlanVersion | None


_ISSUED = (ev.PlanIssued, ev.JournalWritten, ev.Warned, ev.CaseOpened)


def correct(
    history: History, note: Note, today: dt.date, profile: Profile, register: Register
) -> Decision:
    """What a correction does: ``NoteCorrected`` with the replayed entries, and new versions."""
    case = fold(history)
    if case is None:
        return Decision(problems=(faults.NO_CASE.at("case_number"),))
    standing = effective(history)
    target, problems = _target(standing, note)
    if target is None:
        return Decision(problems=problems)
    corrected, problems = amend(target.note, note)
    if corrected is None:
        return Decision(problems=problems)
    again, problems = _replay(standing, target, corrected, profile, register)
    if problems:
        return Decision(problems=problems)
    return _conclude(case, standing, again, note, today, profile)


def _target(standing: list[Entry], note: Note) -> tuple[Entry | None, tuple[Problem, ...]]:
    if note.corrects_date is None:
        return None, (faults.CORRECTS_WHAT.at("corrects_date"),)
    candidates = [entry for entry in standing if entry.note.kind is not NoteKind.CORRECTION]
    hits = [
        entry
        for entry in candidates
        if entry.note.date == note.corrects_date and note.corrects_kind in {None, entry.note.kind}
    ]
    if len(hits) == 1:
        return hits[0], ()
    if hits:
        fault = faults.CORRECTS_MANY.at(
            "corrects_kind", on=note.corrects_date, choices=_listed(hits)
        )
        return None, (fault,)
    kind = f" av typen {note.corrects_kind.value}" if note.corrects_kind else ""
    fault = faults.CORRECTS_NONE.at(
        "corrects_date", on=note.corrects_date, kind=kind, choices=_listed(candidates)
    )
    return None, (fault,)


def _listed(entries: list[Entry]) -> str:
    return ", ".join(f"{entry.note.date} {entry.note.kind.value}" for entry in entries)


def _replay(
    standing: list[Entry], target: Entry, corrected: Note, profile: Profile, register: Register
) -> tuple[tuple[_Again, ...], tuple[Problem, ...]]:
    from sigdocs.casework.decide import rule

    before = [event for entry in standing[: target.seq - 1] for event in entry.events]
    case = replay(None, before)
    ids = _highest_ids(standing)
    again: list[_Again] = []
    for entry in standing[target.seq - 1 :]:
        if entry.note.kind is NoteKind.CORRECTION:
            case = replay(case, entry.events)
            continue
        note = corrected if entry.seq == target.seq else entry.note
        opening = entry.seq == 1
        decision = rule(
            case,
            _with_number(note, standing) if opening else note,
            entry.ruled_on,
            profile,
            Register(free=register.free) if opening else register,
            _keeping(ids, entry),
            entry.seq,
        )
        if not decision.accepted:
            return (), _explained(decision, entry, first=entry.seq == target.seq)
        events = _as_issued(decision.events, entry.events)
        ids = _raised(ids, events)
        case = replay(case, events)
        replayed = ev.Replayed(seq=entry.seq, note=note, events=events)
        again.append(_Again(replayed, _plan(decision.events)))
    return tuple(again), ()


def _plan(events: Iterable[ev.Event]) -> PlanVersion | None:
    return next((event.plan for event in events if isinstance(event, ev.PlanIssued)), None)


def _with_number(note: Note, standing: list[Entry]) -> Note:
    opened = next(e for e in standing[0].events if isinstance(e, ev.CaseOpened))
    return note.model_copy(update={"case_number": opened.number, "case_type": opened.case_type})


def _keeping(ids: Ids, entry: Entry) -> Ids:
    kept = {}
    for event in entry.events:
        if isinstance(event, ev.GoalSet):
            kept["M" + folded(event.goal.text)] = event.goal.id
        elif isinstance(event, ev.CommitmentMade):
            kept["Å" + folded(event.commitment.text)] = event.commitment.id
    return Ids(goals=ids.goals, commitments=ids.commitments, kept=kept)


def _highest_ids(standing: list[Entry]) -> Ids:
    return _raised(Ids(), [event for entry in standing for event in entry.events])


def _raised(ids: Ids, events: Sequence[ev.Event]) -> Ids:
    goals = [int(e.goal.id[1:]) for e in events if isinstance(e, ev.GoalSet)]
    promises = [int(e.commitment.id[1:]) for e in events if isinstance(e, ev.CommitmentMade)]
    return Ids(goals=max([ids.goals, *goals]), commitments=max([ids.commitments, *promises]))


def _as_issued(
    decided: tuple[ev.Event, ...], original: tuple[ev.Event, ...]
) -> tuple[ev.Event, ...]:
    """The new events, with what was once issued or opened left as it was then."""
    opened = [event for event in original if isinstance(event, ev.CaseOpened)]
    issued = [event for event in original if isinstance(event, _ISSUED) and event not in opened]
    fresh = [event for event in decided if not isinstance(event, _ISSUED)]
    return (*opened, *fresh, *issued)


def _explained(decision: Decision, entry: Entry, *, first: bool) -> tuple[Problem, ...]:
    blocking = [problem for problem in decision.problems if problem.blocks]
    return tuple(
        faults.REPLAY.at(
            "corrections" if first else "corrects_date",
            seq=f"{entry.seq:03}",
            kind=entry.note.kind.value,
            on=entry.note.date,
            message=problem.message,
        )
        for problem in blocking
    )


def _conclude(
    case: Case,
    standing: list[Entry],
    again: tuple[_Again, ...],
    note: Note,
    today: dt.date,
    profile: Profile,
) -> Decision:
    seq = len(standing) + 1
    ruling = Ruling(case, note, today, profile, Ids(), seq)
    if not note.author:
        ruling.problem(faults.AUTHOR_MISSING, "author")
        return Decision(problems=tuple(ruling.problems))
    replayed = tuple(one.replayed for one in again)
    after = _case_after(standing, replayed)
    reached = _reached(standing, again)
    unchanged = after.model_copy(update={"seq": case.seq}) == case
    if unchanged and not reached:
        return Decision(problems=(faults.NO_CHANGE.at("corrections"),))
    ruling.events.append(
        ev.NoteCorrected(seq=replayed[0].seq, reason=_reason(note), replayed=replayed)
    )
    ruling.case = after
    ruling.happen(ev.MeetingHeld(meeting=_as_happening(ruling)))
    for wrong, mended in reached:
        _issue_again(ruling, wrong, mended)
    journal = next((one.number for one in case.journal if one.seq == replayed[0].seq), None)
    write_journal(ruling, corrects=journal)
    if not reached:
        ruling.remarks.append("Rättelsen ändrar ingen plan.")
    return Decision(
        events=tuple(ruling.events),
        problems=tuple(ruling.problems),
        remarks=tuple(ruling.remarks),
    )


def _as_happening(ruling: Ruling) -> Meeting:
    note = ruling.note
    return Meeting(
        seq=ruling.seq,
        kind=NoteKind.CORRECTION,
        on=note.date,
        author=note.author,
        author_title=author_title(ruling),
    )


def _reason(note: Note) -> str:
    return "; ".join(dict.fromkeys(item.reason for item in note.corrections if item.reason))[:500]


def _case_after(standing: list[Entry], replayed: tuple[ev.Replayed, ...]) -> Case:
    again = {one.seq: one.events for one in replayed}
    events = [e for entry in standing for e in again.get(entry.seq, entry.events)]
    case = replay(None, events)
    if case is None:
        raise ValueError("a correction without a case")
    return case


def _reached(
    standing: list[Entry], again: tuple[_Again, ...]
) -> list[tuple[PlanVersion, PlanVersion]]:
    """The versions whose paper would now read otherwise, each with what it should have been."""
    anew = {one.replayed.seq: one for one in again}
    old: Case | None = None
    new: Case | None = None
    reached: list[tuple[PlanVersion, PlanVersion]] = []
    latest = _latest_versions(standing)
    for entry in standing:
        one = anew.get(entry.seq)
        old = replay(old, entry.events)
        new = replay(new, one.replayed.events if one else entry.events)
        wrong = latest.get(entry.seq)
        if wrong is None or one is None or one.plan is None or old is None or new is None:
            continue
        if _printed(old) != _printed(new) or _receivers(wrong) != _receivers(one.plan):
            reached.append((wrong, one.plan))
    return reached


def _receivers(plan: PlanVersion) -> tuple[object, ...]:
    return plan.internal, plan.goes_to, plan.not_to


def _latest_versions(standing: list[Entry]) -> dict[int, PlanVersion]:
    issued = (
        event.plan
        for entry in standing
        for event in entry.events
        if isinstance(event, ev.PlanIssued)
    )
    return {plan.seq: plan for plan in issued}


def _printed(case: Case) -> Case:
    return case.model_copy(update={"journal": (), "plans": (), "warned": frozenset()})


def _issue_again(ruling: Ruling, wrong: PlanVersion, mended: PlanVersion) -> None:
    last = ruling.case.plans[-1].version
    plan = mended.model_copy(
        update={
            "version": last + 1,
            "issued_on": ruling.today,
            "replaces": last,
            "corrects": wrong.version,
        }
    )
    plan = recheck(ruling.case, plan, ruling.today, ruling.profile)
    ruling.happen(ev.PlanIssued(plan=plan))
    ruling.remarks.append(f"Plan version {plan.version} rättar version {plan.corrects}.")
