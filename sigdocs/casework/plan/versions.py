"""A new version of the plan: when a note makes one, and whether it may be shared."""

from sigdocs.casework.decision import Ruling
from sigdocs.casework.plan.reissue import reissue_without, release
from sigdocs.casework.sharing.holds import of_hold
from sigdocs.casework.sharing.recipients import internal, plan_recipients
from sigdocs.model.events import PlanIssued
from sigdocs.model.note_types import Plans, of
from sigdocs.model.version import PlanVersion


def issue_plan(ruling: Ruling) -> None:
    """Issue the next version when the note is of a kind that makes a plan."""
    if not makes_plan(ruling):
        if not release(ruling):
            reissue_without(ruling)
        return
    plan = next_version(ruling)
    ruling.happen(PlanIssued(plan=plan))
    if plan.internal:
        ruling.remarks.append(
            "Planen är internt arbetsmaterial och får inte delas: " + "; ".join(plan.internal) + "."
        )


def makes_plan(ruling: Ruling) -> bool:
    """Whether the note makes a plan version: each meeting does, a deviation if it changed it."""
    note = ruling.note
    if of(note.kind).plans is Plans.IF_CHANGED:
        return bool(note.goals or note.statuses)
    return of(note.kind).plans is Plans.ALWAYS


def next_version(ruling: Ruling) -> PlanVersion:
    """The version that comes next, with its receivers."""
    plans, in_force = ruling.case.plans, ruling.case.plan
    why = internal(ruling)
    shared = all(map(of_hold, why))  # for whom a held plan is meant is known when it is released
    goes_to, not_to = plan_recipients(ruling, shared=shared)
    return PlanVersion(
        version=plans[-1].version + 1 if plans else 1,
        seq=ruling.seq,
        meeting_on=ruling.note.date,
        issued_on=ruling.today,
        replaces=in_force.version if in_force else None,
        tells_all=True,
        internal=why,
        goes_to=goes_to,
        not_to=not_to,
    )
