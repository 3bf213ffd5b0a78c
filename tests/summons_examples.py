"""What stands on the example call to a meeting."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sigdocs.casework.meeting.summonses import Call
from sigdocs.documents.meeting.summons import SummonsContext, summons_context
from sigdocs.model.case import Case
from tests.paper_cases import PROFILE


def summons(told: Mapping[str, Any], case: Case, **other: Any) -> SummonsContext:
    """Give the call that the example tells of, with something else about it."""
    assert case.next_meeting
    call = Call(meeting=case.next_meeting, **(told["kallelse"] | other))
    return summons_context(case, call, dt.date.fromisoformat(told["datum"]), PROFILE)
