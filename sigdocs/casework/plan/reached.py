"""Which versions of the plan a correction reached, and their issue anew.

It reached those whose page reads otherwise when the notes are told with the correction than when
they are told without it. Both are told again, so that what has happened since to consent or to
the register is not taken for the correction's doing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sigdocs.casework.decision import Ruling
from sigdocs.casework.evolve import replay
from sigdocs.casework.history import Entry
from sigdocs.casework.plan.view import PlanView, plan_view, reads_otherwise
from sigdocs.casework.sharing.recipients import recheck
from sigdocs.casework.whereabouts import whereabouts, without
from sigdocs.model import events as ev
from sigdocs.model.case import Case
from sigdocs.model.note import NoteKind
from sigdocs.model.profile import Profile
from sigdocs.model.version import PlanVersion


@dataclass(frozen=True, slots=True)
class Retold:
    """An entry decided on anew: what stands for it, and the plan that it would have issued."""

    replayed: ev.Replayed
    plan: PlanVersion | None


def plans_in(events: Iterable[ev.Event]) -> tuple[PlanVersion, ...]:
    """Give the plans that events issue."""
    return tuple(event.plan for event in events if isinstance(event, ev.PlanIssued))


Reached = tuple[PlanVersion | None, PlanVersion]
"""A published version that reads otherwise, None for none, and what it should have been."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The plan that stands after an entry, and what it shows.

    ``made`` is false when the entry makes none, and the one before it goes on standing.
    """

    plan: PlanVersion
    view: PlanView
    made: bool


def reached_by(
    standing: list[Entry],
    unmended: tuple[Retold, ...],
    again: tuple[Retold, ...],
    profile: Profile,
) -> list[Reached]:
    """The versions whose page now reads otherwise, each with what it should have been.

    None for a note that only now, corrected, makes a plan. Of a note that no longer makes any,
    the version should have been the plan that stood before it.
    """
    was, now = _pages(standing, unmended, profile), _pages(standing, again, profile)
    latest = _latest_versions(standing)
    reached: list[Reached] = []
    for seq, page in now.items():
        wrong, before = latest.get(seq), was.get(seq)
        if wrong:
            if before is None or reads_otherwise(before.view, page.view):
                reached.append((wrong, page.plan))
        elif page.made and not (before and before.made):
            reached.append((None, page.plan))
    return reached


def _pages(standing: list[Entry], again: tuple[Retold, ...], profile: Profile) -> dict[int, _Page]:
    """The plan that stands after each entry told again."""
    anew = {one.replayed.seq: one for one in again}
    case: Case | None = None
    before: Case | None = None
    shown_before: Case | None = None
    plan: PlanVersion | None = None
    pages: dict[int, _Page] = {}
    for entry in standing:
        one = anew.get(entry.seq)
        case = replay(case, one.replayed.events if one else entry.events)
        own = () if entry.note.kind is NoteKind.CORRECTION else plans_in(entry.events)
        made = one.plan if one else next(iter(own), None)
        stands = made or (_once_more(plan, entry.seq) if plan else None)
        if not (stands and stands.again):
            shown_before = before
        if one and stands and case:
            shown = plan_view(case, shown_before, stands, profile)
            view = without(shown, whereabouts([case], profile))
            pages[entry.seq] = _Page(stands, view, made is not None)
        if made:
            plan, before = made, case
    return pages


def _once_more(plan: PlanVersion, seq: int) -> PlanVersion:
    """A plan as it goes on standing after an entry that makes none."""
    return plan.model_copy(update={"seq": seq, "again": plan.met_seq})


def _latest_versions(standing: list[Entry]) -> dict[int, PlanVersion]:
    return {plan.seq: plan for entry in standing for plan in plans_in(entry.events)}


def issue_again(ruling: Ruling, reached: list[Reached]) -> None:
    """Issue what should have been; a version of an earlier meeting replaces none in force.

    Of a meeting whose plan has been given out again, what was given out last alone.
    """
    once_more = {mended.again for _, mended in reached}
    for wrong, mended in reached:
        if mended.seq in once_more:
            continue
        last = ruling.case.plans[-1].version if ruling.case.plans else None
        in_force = ruling.case.plan
        replaces = in_force.version if in_force and mended.seq >= in_force.seq else None
        plan = mended.model_copy(
            update={
                "version": (last or 0) + 1,
                "issued_on": ruling.today,
                "replaces": replaces,
                "corrects": wrong.version if wrong else None,
            }
        )
        plan = recheck(ruling.case, plan, ruling.today, ruling.profile)
        ruling.happen(ev.PlanIssued(plan=plan))
        what = f"rättar version {wrong.version}" if wrong else "görs nu"
        ruling.remarks.append(f"Plan version {plan.version} {what}.")
