"""A new version of the plan: when a note makes one, and whether it may be shared."""

from sigdocs.casework.decision import Ruling
from sigdocs.casework.reissuing import reissue_without
from sigdocs.casework.sharing.recipients import internal, plan_recipients
from sigdocs.model.case import PlanVersion
from sigdocs.model.events import PlanIssued
from sigdocs.model.note_types import Plans, of


def issue_plan(ruling: Ruling) -> None:
    """Issue the next version when the note is of a kind that makes a plan."""
    if not makes_plan(ruling):
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
    last = ruling.case.plans[-1].version if ruling.case.plans else None
    why = internal(ruling)
    goes_to, not_to = plan_recipients(ruling, shared=not why)
    return PlanVersion(
        version=(last or 0) + 1,
        seq=ruling.seq,
        meeting_on=ruling.note.date,
        issued_on=ruling.today,
        replaces=last,
        internal=why,
        goes_to=goes_to,
        not_to=not_to,
    )
