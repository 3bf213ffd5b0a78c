"""A correction: an earlier note as it should have been, and all that follows from it.

The corrected note and every later one are decided on again, each on the day it was first decided
on. What was issued then stays issued (plans, journal entries); each plan that the error reached
is issued anew under the next version number, naming the version it corrects.
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
from sigdocs.casework.journaling import write_journal
from sigdocs.casework.nominate import code_problems
from sigdocs.casework.people import folded
from sigdocs.casework.rule import rule
from sigdocs.casework.sharing.receivers import recheck
from sigdocs.model import events as ev
from sigdocs.model.case import Case, Meeting, PlanVersion
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Problem
from sigdocs.model.profile import Profile


@dataclass(frozen=True, slots=True)
class _Again:
    """An entry decided on anew: what stands for it, and the plan that it would have issued."""

    replayed: ev.Replayed
    decision: Decision

    @property
    def plan(self) -> PlanVersion | None:
        """The version it would have issued."""
        return _plan(self.decision.events)


_ON_PAPER = (
    "goals",
    "commitments",
    "asked",
    "coordinator",
    "next_meeting",
    "youth_words",
    "youth_goals",
    "guardian_goals",
    "police",
    "safety",
    "safety_steps",
    "safety_contacts",
)
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
    again, problems = _Replay(standing, profile).run(target, corrected, ids)
    if problems:
        return Decision(problems=problems)
    return _conclude(ruling, standing, again)


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
        """Each entry from the target on as it now stands, or what does not fit together."""
        before = [event for entry in self.standing[: target.seq - 1] for event in entry.events]
        old = case = replay(None, before)
        again: list[_Again] = []
        for entry in self.standing[target.seq - 1 :]:
            first = entry.seq == target.seq
            note = corrected if first else entry.note
            if note.kind is not NoteKind.CORRECTION:
                decision = self._rule(
                    case, entry, note if first or old is None else self._pinned(old, entry), ids
                )
                if not decision.accepted and not first and self._drifted(old, entry, decision):
                    decision = Decision(events=entry.events)
                if not decision.accepted:
                    return (), _explained(decision, entry, first=first)
                events = _as_issued(decision.events, entry.events, note)
                ids = ids.raised(events)
                again.append(_Again(ev.Replayed(seq=entry.seq, note=note, events=events), decision))
            else:
                events = entry.events
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


def _plan(events: Iterable[ev.Event]) -> PlanVersion | None:
    return next((event.plan for event in events if isinstance(event, ev.PlanIssued)), None)


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


def _conclude(ruling: Ruling, standing: list[Entry], again: tuple[_Again, ...]) -> Decision:
    replayed = tuple(one.replayed for one in again)
    journal = ruling.case.journal
    ruling.events.append(
        ev.NoteCorrected(seq=replayed[0].seq, reason=_reason(ruling.note), replayed=replayed)
    )
    ruling.case = _case_after(standing, replayed)
    ruling.look_round()
    ruling.happen(ev.MeetingHeld(meeting=_as_happening(ruling)))
    reached = _reached(standing, again)
    for wrong, mended in reached:
        _issue_again(ruling, wrong, mended)
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


def _reached(
    standing: list[Entry], again: tuple[_Again, ...]
) -> list[tuple[PlanVersion | None, PlanVersion]]:
    """The versions whose paper would now read otherwise, each with what it should have been.

    None for a note that only now, corrected, makes a plan.
    """
    anew = {one.replayed.seq: one for one in again}
    old: Case | None = None
    new: Case | None = None
    reached: list[tuple[PlanVersion | None, PlanVersion]] = []
    latest = _latest_versions(standing)
    for entry in standing:
        one = anew.get(entry.seq)
        old = replay(old, entry.events)
        new = replay(new, one.replayed.events if one else entry.events)
        if one is None or one.plan is None or old is None or new is None:
            continue
        wrong = latest.get(entry.seq)
        if wrong is None or _shown(old, wrong) != _shown(new, one.plan):
            reached.append((wrong, one.plan))
    return reached


def _latest_versions(standing: list[Entry]) -> dict[int, PlanVersion]:
    issued = (
        event.plan
        for entry in standing
        for event in entry.events
        if isinstance(event, ev.PlanIssued)
    )
    return {plan.seq: plan for plan in issued}


def _shown(case: Case, plan: PlanVersion) -> tuple[object, ...]:
    """All that a plan shows of its case, and to whom it goes."""
    meeting = [one for one in case.meetings if one.seq == plan.seq]
    youth = case.youth
    return (
        *(getattr(case, name) for name in _ON_PAPER),
        (youth.name, youth.called, youth.personnummer, youth.protection),
        {who.party for one in case.meetings for who in one.people},
        {party.name for consent in case.consents for party in consent.parties},
        meeting,
        (plan.meeting_on, plan.internal, plan.goes_to, plan.not_to),
    )


def _issue_again(ruling: Ruling, wrong: PlanVersion | None, mended: PlanVersion) -> None:
    last = ruling.case.plans[-1].version if ruling.case.plans else None
    plan = mended.model_copy(
        update={
            "version": (last or 0) + 1,
            "issued_on": ruling.today,
            "replaces": last,
            "corrects": wrong.version if wrong else None,
        }
    )
    plan = recheck(ruling.case, plan, ruling.today, ruling.profile)
    ruling.happen(ev.PlanIssued(plan=plan))
    what = f"rättar version {wrong.version}" if wrong else "görs nu"
    ruling.remarks.append(f"Plan version {plan.version} {what}.")
