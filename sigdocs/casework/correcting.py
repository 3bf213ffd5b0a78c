"""A correction: an earlier note as it should have been, and all that follows from it.

The corrected note and every later one are decided on again, each on the day it was first decided
on. What was issued then stays issued (plans, journal entries); each plan that the error reached
is issued anew under the next version number, naming the version it corrects.

The error reached the plans whose page reads otherwise (``plan.view``) when the notes are told
with the correction than when they are told without it. Both are told again, so that what has
happened since to consent or to the register is not taken for the correction's doing.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sigdocs.casework import correction_faults as faults
from sigdocs.casework import faults as common
from sigdocs.casework.amending import amend
from sigdocs.casework.attending import author_title
from sigdocs.casework.checks import check_correction
from sigdocs.casework.decision import Decision, Ids, Register, Ruling
from sigdocs.casework.evolve import replay
from sigdocs.casework.finding import pinned
from sigdocs.casework.history import Entry, History, effective, fold
from sigdocs.casework.issuing import recheck
from sigdocs.casework.journaling import write_journal
from sigdocs.casework.nominate import code_problems
from sigdocs.casework.people import folded
from sigdocs.casework.plan.view import PlanView, plan_view, reads_otherwise
from sigdocs.casework.rule import rule
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


_ISSUED = (ev.PlanIssued, ev.JournalWritten, ev.Warned)


def correct(
    history: History, note: Note, today: dt.date, profile: Profile, register: Register
) -> Decision:
    """What a correction does: ``NoteCorrected`` with the replayed entries, and new versions."""
    case = fold(history)
    if case is None:
        return Decision(problems=(common.NO_CASE.at("case_number"),))
    standing = effective(history)
    target, problems = _target(standing, note)
    if target is None:
        return Decision(problems=problems)
    ruling = Ruling(case, note, today, profile, Ids(), len(history) + 1)
    check_correction(ruling)
    corrected, problems = amend(target.note, note, _kept(target))
    if corrected and _nominated(corrected) != _nominated(target.note):
        ruling.problems += code_problems(corrected, register, opens=target.seq == 1)
    if corrected is None or ruling.problems:
        return Decision(problems=(*ruling.problems, *problems))
    if _as_opened(corrected, standing) == _as_opened(target.note, standing):
        return Decision(problems=(faults.NO_CHANGE.at("corrections"),))
    ids = Ids().raised(event for entry in history for event in entry.events)
    replay_of = _Replay(standing, profile)
    again, problems = replay_of.run(target, corrected, ids)
    if problems:
        return Decision(problems=problems)
    unmended, _ = replay_of.run(target, target.note, ids)
    return _conclude(ruling, standing, unmended, again)


def _nominated(note: Note) -> tuple[object, ...]:
    return note.nomination_code, note.nomination


def _target(standing: list[Entry], note: Note) -> tuple[Entry | None, tuple[Problem, ...]]:
    candidates = [entry for entry in standing if entry.note.kind is not NoteKind.CORRECTION]
    if note.corrects_date is None:
        return None, (_ask_which(candidates, note),)
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


def _ask_which(candidates: list[Entry], note: Note) -> Problem:
    """The question which note is meant; proposes the one that says what is said to be wrong."""
    fits = [one for one in candidates if amend(one.note, note, _kept(one))[0] is not None]
    likely = _listed(fits) if len(fits) == 1 and note.corrections else ""
    suggestion = " ".join(reversed(likely.split(" ", 1)))
    return faults.CORRECTS_WHAT.at(
        "corrects_date",
        suggestion=suggestion,
        near=f" Menas ”Rättar: {suggestion}”?" if suggestion else "",
        choices=_listed(candidates),
    )


def _listed(entries: list[Entry]) -> str:
    return ", ".join(f"{entry.note.date} {entry.note.kind.value}" for entry in entries)


@dataclass(frozen=True, slots=True)
class _Replay:
    """Deciding again on a corrected note and on all that came after it."""

    standing: list[Entry]
    profile: Profile

    def run(
        self, target: Entry, corrected: Note, ids: Ids
    ) -> tuple[tuple[_Again, ...], tuple[Problem, ...]]:
        """Each entry from the target on, told with ``corrected``, or what does not fit together.

        Plans are decided on as if they had been issued so from the start.
        """
        before = [event for entry in self.standing[: target.seq - 1] for event in entry.events]
        old = case = replay(None, before)
        again: list[_Again] = []
        for entry in self.standing[target.seq - 1 :]:
            first = entry.seq == target.seq and corrected != target.note
            events = _less_plans(entry.events)
            if entry.note.kind is not NoteKind.CORRECTION:
                note = corrected if first or old is None else self._pinned(old, entry)
                decision = self._rule(case, entry, note, ids)
                if not decision.accepted and not first and self._drifted(old, entry, decision):
                    decision = Decision(events=entry.events)
                if not decision.accepted:
                    return (), _explained(decision, entry, first=first)
                told = corrected if first else entry.note
                one = _again(entry, told, decision)
                again.append(one)
                ids = ids.raised(one.replayed.events)
                events = (*_less_plans(one.replayed.events), *_plans(decision.events))
            old, case = replay(old, entry.events), replay(case, events)
        return tuple(again), ()

    def _rule(self, case: Case | None, entry: Entry, note: Note, ids: Ids) -> Decision:
        return rule(
            case or replay(None, _opened(entry.events, note)),
            note,
            entry.ruled_on,
            self.profile,
            Register(),
            replace(ids, kept=_kept(entry)),
            entry.seq,
        )

    def _pinned(self, old: Case, entry: Entry) -> Note:
        ruling = Ruling(old, entry.note, entry.ruled_on, self.profile, Ids(), entry.seq)
        return pinned(ruling)

    def _drifted(self, old: Case | None, entry: Entry, decision: Decision) -> bool:
        """Whether a note fails even as the case was: the register has changed since, not the case.

        Its writer could not mend that by the correction; what was decided then stands.
        """
        then = self._rule(old, entry, entry.note, Ids())
        known = {(problem.code, problem.path) for problem in then.problems if problem.blocks}
        now = {(problem.code, problem.path) for problem in decision.problems if problem.blocks}
        return now <= known


def _again(entry: Entry, note: Note, decision: Decision) -> _Again:
    events = _as_issued(decision.events, entry.events, note)
    plan = next((event.plan for event in _plans(decision.events)), None)
    return _Again(ev.Replayed(seq=entry.seq, note=note, events=events), plan)


def _plans(events: Iterable[ev.Event]) -> tuple[ev.PlanIssued, ...]:
    return tuple(event for event in events if isinstance(event, ev.PlanIssued))


def _less_plans(events: Iterable[ev.Event]) -> tuple[ev.Event, ...]:
    return tuple(event for event in events if not isinstance(event, ev.PlanIssued))


def _as_opened(note: Note, standing: list[Entry]) -> Note:
    """The note under the number and kind of case that were once given, and stay."""
    opened = next(e for e in standing[0].events if isinstance(e, ev.CaseOpened))
    return note.model_copy(update={"case_number": opened.number, "case_type": opened.case_type})


def _kept(entry: Entry) -> tuple[tuple[str, str], ...]:
    kept = []
    for event in entry.events:
        if isinstance(event, ev.GoalSet):
            kept.append((event.goal.id, folded(event.goal.text)))
        elif isinstance(event, ev.CommitmentMade):
            kept.append((event.commitment.id, folded(event.commitment.text)))
    return tuple(kept)


def _as_issued(
    decided: tuple[ev.Event, ...], original: tuple[ev.Event, ...], note: Note
) -> tuple[ev.Event, ...]:
    """The new events, with what was once issued left as it was then, and the case its number."""
    issued = [event for event in original if isinstance(event, _ISSUED)]
    fresh = [e for e in decided if not isinstance(e, (*_ISSUED, ev.CaseOpened))]
    return (*_opened(original, note), *fresh, *issued)


def _opened(original: tuple[ev.Event, ...], note: Note) -> tuple[ev.Event, ...]:
    return tuple(
        event.model_copy(update={"on": note.date, "youth": note.youth or event.youth})
        for event in original
        if isinstance(event, ev.CaseOpened)
    )


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
    ruling: Ruling,
    standing: list[Entry],
    unmended: tuple[_Again, ...],
    again: tuple[_Again, ...],
) -> Decision:
    replayed = tuple(one.replayed for one in again)
    journal = ruling.case.journal
    ruling.events.append(
        ev.NoteCorrected(seq=replayed[0].seq, reason=_reason(ruling.note), replayed=replayed)
    )
    ruling.case = _case_after(standing, replayed)
    ruling.look_round()
    ruling.happen(ev.MeetingHeld(meeting=_as_happening(ruling)))
    reached = _reached(standing, unmended, again, ruling.profile)
    _issue_again(ruling, reached)
    write_journal(
        ruling, corrects=next((one.number for one in journal if one.seq == replayed[0].seq), None)
    )
    if not reached:
        ruling.remarks.append("Rättelsen ändrar ingen plan.")
    return Decision(events=tuple(ruling.events), remarks=tuple(ruling.remarks))


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


_Reached = tuple[PlanVersion | None, PlanVersion]


@dataclass(frozen=True, slots=True)
class _Page:
    """The plan that stands after an entry, and what it shows.

    ``made`` is false when the entry makes none, and the one before it goes on standing.
    """

    plan: PlanVersion
    view: PlanView
    made: bool


def _reached(
    standing: list[Entry],
    unmended: tuple[_Again, ...],
    again: tuple[_Again, ...],
    profile: Profile,
) -> list[_Reached]:
    """The versions whose page now reads otherwise, each with what it should have been.

    None for a note that only now, corrected, makes a plan. Of a note that no longer makes any,
    the version should have been the plan that stood before it.
    """
    was, now = _pages(standing, unmended, profile), _pages(standing, again, profile)
    latest = _latest_versions(standing)
    reached: list[_Reached] = []
    for seq, page in now.items():
        wrong, before = latest.get(seq), was.get(seq)
        if wrong:
            if before is None or reads_otherwise(before.view, page.view):
                reached.append((wrong, page.plan))
        elif page.made and not (before and before.made):
            reached.append((None, page.plan))
    return reached


def _pages(standing: list[Entry], again: tuple[_Again, ...], profile: Profile) -> dict[int, _Page]:
    """The plan that stands after each entry told again."""
    anew = {one.replayed.seq: one for one in again}
    case: Case | None = None
    before: Case | None = None
    plan: PlanVersion | None = None
    pages: dict[int, _Page] = {}
    for entry in standing:
        one = anew.get(entry.seq)
        case = replay(case, one.replayed.events if one else entry.events)
        own = () if entry.note.kind is NoteKind.CORRECTION else _plans(entry.events)
        made = one.plan if one else next((event.plan for event in own), None)
        stands = made or (plan.model_copy(update={"seq": entry.seq}) if plan else None)
        if one and stands and case:
            view = plan_view(case, before, stands, profile)
            pages[entry.seq] = _Page(stands, view, made is not None)
        if made:
            plan, before = made, case
    return pages


def _latest_versions(standing: list[Entry]) -> dict[int, PlanVersion]:
    issued = (event.plan for entry in standing for event in _plans(entry.events))
    return {plan.seq: plan for plan in issued}


def _issue_again(ruling: Ruling, reached: list[_Reached]) -> None:
    """Issue what should have been; a version of an earlier meeting alone replaces none in force."""
    in_force = ruling.case.plan
    anew = any(in_force is None or mended.seq >= in_force.seq for _, mended in reached)
    for wrong, mended in reached:
        last = ruling.case.plans[-1].version if ruling.case.plans else None
        plan = mended.model_copy(
            update={
                "version": (last or 0) + 1,
                "issued_on": ruling.today,
                "replaces": last if anew else None,
                "corrects": wrong.version if wrong else None,
            }
        )
        plan = recheck(ruling.case, plan, ruling.today, ruling.profile)
        ruling.happen(ev.PlanIssued(plan=plan))
        what = f"rättar version {wrong.version}" if wrong else "görs nu"
        ruling.remarks.append(f"Plan version {plan.version} {what}.")
