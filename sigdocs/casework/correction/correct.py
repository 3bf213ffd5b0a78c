"""A correction: an earlier note as it should have been, and all that follows from it.

The corrected note and every later one are decided on again, each on the day it was first decided
on. What was issued then stays issued (plans, journal entries); each plan that the error reached
is issued anew under the next version number, naming the version it corrects.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sigdocs.casework import faults as common
from sigdocs.casework.checks import check_correction
from sigdocs.casework.correction import faults
from sigdocs.casework.correction.amend import amend
from sigdocs.casework.correction.effect import item_of, without_effect
from sigdocs.casework.correction.papers_out import papers_no_longer_right
from sigdocs.casework.correction.rights import ask_what_is_new
from sigdocs.casework.correction.stands import as_recorded, places_in, untouched
from sigdocs.casework.decision import Again, Decision, Ids, Register, Ruling
from sigdocs.casework.evolve import replay
from sigdocs.casework.history import Entry, History, effective, fold
from sigdocs.casework.journal import write_journal
from sigdocs.casework.meeting.attendance import author_title
from sigdocs.casework.nomination.nominate import code_problems
from sigdocs.casework.people import folded
from sigdocs.casework.plan.reached import Reached, Retold, issue_again, plans_in, reached_by
from sigdocs.casework.plan.references import pinned
from sigdocs.casework.plan.reissue import reissue_less_protected, release
from sigdocs.casework.rule import rule
from sigdocs.casework.sharing.holds import hold
from sigdocs.casework.sharing.receivers import lost_right
from sigdocs.casework.shelter import as_sheltered, shelter
from sigdocs.casework.unheard import ask_about_unheard
from sigdocs.model import events as ev
from sigdocs.model.case import Case, Meeting
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Problem
from sigdocs.model.profile import Profile

_MENDED = "replacement."
"""What the paths of a note begin with, in a correction that mends it."""
_ISSUED = (ev.PlanIssued, ev.JournalWritten, ev.SharingHeld, ev.Warned)


def correct(
    history: History, note: Note, today: dt.date, profile: Profile, register: Register
) -> Decision:
    """What a correction does: ``NoteCorrected`` with the replayed entries, and new versions."""
    case = fold(history)
    if case is None:
        return Decision(problems=(common.NO_CASE.at("case_number"),))
    standing = effective(history)
    ruling = Ruling(case, note, today, profile, Ids(), len(history) + 1)
    check_correction(ruling, register)
    ask_about_unheard(ruling)
    target, problems = _target(standing, note)
    if target is None:
        ask_what_is_new(ruling, standing, None, None)
        return Decision(problems=(*ruling.problems, *problems))
    corrected, problems = amend(target.note, note, _kept(target))
    if corrected and _nominated(corrected) != _nominated(target.note):
        ruling.problems += code_problems(corrected, register, opens=target.seq == 1)
    ask_what_is_new(ruling, standing, target, corrected)
    if corrected is None or ruling.problems:
        return Decision(problems=(*ruling.problems, *problems))
    ids = Ids().raised(event for entry in history for event in entry.events)
    replay_of = _Replay(standing, profile)
    nothing = without_effect(
        target.note,
        note,
        _kept(target),
        ruling.people,
        lambda told: replay_of.decided(target, _as_opened(told, standing)),
    )
    if problems := tuple(nothing):
        return Decision(problems=problems)
    known = replay_of.known(target, corrected)
    again, problems = replay_of.run(target, corrected, ids, known)
    problems = tuple(_at_its_item(one, target, note) for one in problems)
    unmended, _ = replay_of.run(target, target.note, ids, known)
    reached = [] if problems else reached_by(standing, unmended, again, profile)
    if reached:
        problems = places_in(known)
    if problems:
        return Decision(problems=problems)
    return _conclude(ruling, standing, again, reached, register)


def _nominated(note: Note) -> tuple[object, ...]:
    return note.nomination_code, note.nomination


def _target(standing: list[Entry], note: Note) -> tuple[Entry | None, tuple[Problem, ...]]:
    candidates = [entry for entry in standing if entry.note.kind is not NoteKind.CORRECTION]
    if note.corrects_date is None:
        return None, (_ask_which(candidates, note),)
    hits = [entry for entry in candidates if may_correct(note, entry.note)]
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


def may_correct(correction: Note, note: Note) -> bool:
    """Whether a note is of the day and the kind that a correction names."""
    kinds = {None, note.kind}
    return note.date == correction.corrects_date and correction.corrects_kind in kinds


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
        self, target: Entry, corrected: Note, ids: Ids, known: tuple[Problem, ...]
    ) -> tuple[tuple[Retold, ...], tuple[Problem, ...]]:
        """Each entry from the target on, told with ``corrected``, or what does not fit together.

        Plans are decided on as if they had been issued so from the start.
        """
        before = [event for entry in self.standing[: target.seq - 1] for event in entry.events]
        old = case = replay(None, before)
        again: list[Retold] = []
        for entry in self.standing[target.seq - 1 :]:
            first = entry.seq == target.seq and corrected != target.note
            stands = known if entry.seq == target.seq else ()
            events = _less_plans(entry.events)
            if entry.note.kind is not NoteKind.CORRECTION:
                note = corrected if first or old is None else self._pinned(old, entry)
                decision = self._rule(case, entry, note, ids, stands)
                if not decision.accepted and not first and self._drifted(old, entry, decision):
                    decision = Decision(events=entry.events)
                if not decision.accepted:
                    return (), _explained(decision, entry, first=first)
                told = corrected if first else entry.note
                one = _again(entry, told, decision)
                again.append(one)
                ids = ids.raised(one.replayed.events)
                issued = (event for event in decision.events if isinstance(event, ev.PlanIssued))
                events = (*_less_plans(one.replayed.events), *issued)
            old, case = replay(old, entry.events), replay(case, events)
        return tuple(again), ()

    def decided(self, target: Entry, note: Note) -> tuple[ev.Event, ...] | None:
        """What a note in the place of the target does; None when it could not be taken in."""
        decision = self._rule(self._before(target), target, note, Ids(), self.known(target, note))
        return decision.events if decision.accepted else None

    def _before(self, target: Entry) -> Case | None:
        """The case as the target met it."""
        return replay(
            None, [one for entry in self.standing[: target.seq - 1] for one in entry.events]
        )

    def known(self, target: Entry, corrected: Note) -> tuple[Problem, ...]:
        """What the program now finds wrong in the target as it was, where nothing is corrected."""
        found = self._rule(self._before(target), target, target.note, Ids()).problems
        return tuple(one for one in found if one.blocks and untouched(one, target.note, corrected))

    def _rule(
        self,
        case: Case | None,
        entry: Entry,
        note: Note,
        ids: Ids,
        known: tuple[Problem, ...] = (),
    ) -> Decision:
        return rule(
            case or replay(None, _opened(entry.events, note)),
            note,
            entry.ruled_on,
            self.profile,
            as_sheltered(entry),
            replace(ids, kept=_kept(entry)),
            Again(entry.seq, as_recorded(entry.note.consents, note.consents), known),
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


def _again(entry: Entry, note: Note, decision: Decision) -> Retold:
    events = _as_issued(decision.events, entry.events, note)
    plan = next(iter(plans_in(decision.events)), None)
    return Retold(ev.Replayed(seq=entry.seq, note=note, events=events), plan)


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


def _at_its_item(found: Problem, target: Entry, note: Note) -> Problem:
    """What a mend makes wrong in the note that it mends, asked where the correction says it."""
    place = found.path.removeprefix(_MENDED)
    if place == found.path or note.replacement:
        return found
    return replace(found, path=item_of(target.note, note, _kept(target), place))


def _explained(decision: Decision, entry: Entry, *, first: bool) -> tuple[Problem, ...]:
    blocking = [problem for problem in decision.problems if problem.blocks]
    return tuple(
        faults.REPLAY.at(
            f"{_MENDED}{problem.path}" if first else "corrects_date",
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
    again: tuple[Retold, ...],
    reached: list[Reached],
    register: Register,
) -> Decision:
    replayed = tuple(one.replayed for one in again)
    known = ruling.case
    ruling.events.append(
        ev.NoteCorrected(seq=replayed[0].seq, reason=_reason(ruling.note), replayed=replayed)
    )
    ruling.case = _case_after(standing, replayed)
    ruling.look_round()
    facts = shelter(ruling, ev.FactsStated(), register)
    if facts != ev.FactsStated():
        ruling.happen(facts)
    if lost := lost_right(ruling.began, ruling.case, ruling.last_day, ruling.profile):
        names = ", ".join(lost)
        ruling.remarks.append(f"Äldre papper till {names} får inte skickas: se stoppat i utkorgen.")
    hold(ruling, register)
    ruling.happen(ev.MeetingHeld(meeting=_as_happening(ruling)))
    issue_again(ruling, reached)
    release(ruling)
    reissue_less_protected(ruling)
    write_journal(
        ruling,
        corrects=next((one.number for one in known.journal if one.seq == replayed[0].seq), None),
    )
    if not plans_in(ruling.events):
        ruling.remarks.append("Rättelsen ändrar ingen plan.")
    ruling.remarks += papers_no_longer_right(known, ruling.case)
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
