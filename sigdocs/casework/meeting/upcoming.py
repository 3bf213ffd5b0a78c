"""The meeting that is to be held: what is planned, as far as no pause or end takes it away."""

from sigdocs.model.case import Case, CaseState
from sigdocs.model.meeting import NextMeeting


def upcoming(case: Case) -> NextMeeting | None:
    """The planned meeting, unless the case is closed or pauses that day."""
    planned = case.next_meeting
    if planned is None or case.state is CaseState.CLOSED:
        return None
    if case.state is CaseState.PAUSED and case.pauses:
        until = case.pauses[-1].pause.until
        return None if until is None or planned.on <= until else planned
    return planned
