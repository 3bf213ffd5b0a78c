"""What status says of each open nomination: what comes next, and what is late."""

import datetime as dt

import pytest

from sigdocs.model.nomination import Nomination, NominationFacts, Nominations, NominationState
from sigdocs.reports.nominations import nomination_duties
from tests.commanding import Office
from tests.test_service_nominations import NOMINATION, moved

DAY = dt.date(2026, 9, 1)
S = NominationState


def nominated(code: str, state: S = S.PROPOSED, since: dt.date = DAY) -> Nomination:
    facts = NominationFacts()
    return Nomination(code=code, seq=1, on=since, facts=facts, state=state, state_on=since)


def told(register: Nominations, today: dt.date) -> list[tuple[str, str, bool]]:
    return [(one.code, one.what, one.late) for one in nomination_duties(register, today)]


@pytest.mark.parametrize(
    ("meeting", "what", "late"),
    [
        (None, "bestäm dag för fokusgruppen", False),
        (dt.date(2026, 9, 10), "tas upp i fokusgruppen 2026-09-10", False),
        (dt.date(2026, 9, 5), "skriv vad fokusgruppen kom fram till 2026-09-05", True),
        (dt.date(2026, 8, 5), "bestäm dag för fokusgruppen", False),
    ],
)
def test_a_proposal_waits_for_the_focus_group(
    meeting: dt.date | None, what: str, *, late: bool
) -> None:
    register = Nominations(all=(nominated("NOM-1"),), meeting_on=meeting)
    assert told(register, dt.date(2026, 9, 8)) == [("NOM-1", what, late)]


def test_what_is_late_comes_first_and_what_is_settled_not_at_all() -> None:
    every = (
        nominated("NOM-1", S.GOES_ON, DAY - dt.timedelta(9)),
        nominated("NOM-2"),
        nominated("NOM-3", S.NO),
        nominated("NOM-4", S.BECAME_CASE),
        nominated("NOM-5", S.INFORMED),
    )
    register = Nominations(all=every, meeting_on=dt.date(2026, 9, 2))
    assert [code for code, _, _ in told(register, dt.date(2026, 9, 8))] == [
        "NOM-2",
        "NOM-1",
        "NOM-5",
    ]


def test_status_tells_what_to_do_about_a_nomination_by_its_code(sig: Office) -> None:
    sig.nominate(NOMINATION)
    (line,) = sig.type("status", "--json").data["nomineringar"]
    assert line["kod"] == "NOM-2026-001"
    assert line["att göra"]
    assert "NOM-2026-001" in sig.type("status").out
    sig.drop(moved("nej", day="2026-09-08"), "svar.txt")
    sig.type("run")
    assert sig.type("status", "--json").data["nomineringar"] == []
