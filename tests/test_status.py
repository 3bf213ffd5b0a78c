import datetime as dt
from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from sigdocs.model.case import (
    Case,
    CaseState,
    DeviationCase,
    Meeting,
    PausePeriod,
)
from sigdocs.model.meeting import Deviation, NextMeeting, Pause
from sigdocs.model.note import NoteKind
from sigdocs.model.plan import Status as Progress
from sigdocs.reports.status import Duty, Status, status_of
from tests.paper_cases import PROFILE, START

DAY = dt.timedelta(days=1)
RULES = PROFILE.rules
FRIDAY = dt.date(2026, 10, 2)


def a_case(**changes: object) -> Case:
    plain = {"next_meeting": None, "commitments": (), "deviations": (), "pauses": ()}
    return START.model_copy(update=plain | changes)


def on(today: dt.date, *cases: Case) -> Status:
    return status_of(cases, today, PROFILE)


def deviated(**changes: object) -> DeviationCase:
    told = Deviation(what="Kom inte hem.", on=FRIDAY)
    case = DeviationCase(seq=3, deviation=told, contact_by=FRIDAY, meet_by=FRIDAY + 3 * DAY)
    return case.model_copy(update=changes)


def held(seq: int, kind: NoteKind, day: dt.date) -> Meeting:
    return Meeting(seq=seq, kind=kind, on=day)


def test_meetings_come_in_order_of_day_and_time() -> None:
    day = dt.date(2026, 9, 22)
    late, early, first = (
        a_case(number=number, next_meeting=NextMeeting(on=when, at=dt.time(hour)))
        for number, when, hour in (("A", day, 14), ("B", day, 9), ("C", day - DAY, 16))
    )
    assert [one.case_number for one in on(day - DAY, late, early, first).meetings] == [*"CBA"]


def test_a_meeting_is_coming_on_its_day_and_without_a_note_the_day_after() -> None:
    day = dt.date(2026, 9, 22)
    case = a_case(next_meeting=NextMeeting(on=day))
    assert (len(on(day, case).meetings), len(on(day, case).without_note)) == (1, 0)
    assert (len(on(day + DAY, case).meetings), len(on(day + DAY, case).without_note)) == (0, 1)


def test_a_commitment_is_overdue_the_day_after_its_last_day_while_it_is_open() -> None:
    one = START.commitments[0].model_copy(update={"due": FRIDAY, "ongoing": False})
    done = one.model_copy(update={"id": "Å99", "status": Progress.DONE})
    partly = one.model_copy(update={"id": "Å98", "status": Progress.PARTLY})
    case = a_case(commitments=(one, done, partly))
    assert on(FRIDAY, case).overdue == ()
    assert [each.commitment_id for each in on(FRIDAY + DAY, case).overdue] == [one.id, "Å98"]


def test_a_deviation_asks_for_contact_the_same_day_and_a_meeting_the_next_weekday() -> None:
    duties = on(FRIDAY, a_case(deviations=(deviated(),))).duties
    assert [(one.what, one.by, one.late) for one in duties] == [
        (Duty.CONTACT, FRIDAY, False),
        (Duty.MEETING, FRIDAY + 3 * DAY, False),
    ]
    assert [one.late for one in on(FRIDAY + DAY, a_case(deviations=(deviated(),))).duties] == [
        True,
        False,
    ]


def test_a_duty_is_over_when_a_note_tells_that_it_was_done() -> None:
    contacted = Deviation(what="Kom inte hem.", on=FRIDAY, contacted_on=FRIDAY)
    for done in (
        a_case(deviations=(deviated(deviation=contacted),)),
        a_case(deviations=(deviated(),), meetings=(held(4, NoteKind.CONTACT, FRIDAY),)),
    ):
        assert [one.what for one in on(FRIDAY, done).duties] == [Duty.MEETING]
    met = deviated(met_on=FRIDAY + 3 * DAY, deviation=contacted)
    assert on(FRIDAY, a_case(deviations=(met,))).duties == ()


def test_contacts_before_the_deviation_or_of_other_kinds_end_no_duty() -> None:
    for meeting in (
        held(2, NoteKind.CONTACT, FRIDAY),
        held(4, NoteKind.CONTACT, FRIDAY - DAY),
        held(4, NoteKind.CONSENT, FRIDAY),
    ):
        case = a_case(deviations=(deviated(),), meetings=(meeting,))
        assert Duty.CONTACT in [one.what for one in on(FRIDAY, case).duties]


def test_a_pause_is_shown_until_it_is_over() -> None:
    period = PausePeriod(seq=4, pause=Pause(since=FRIDAY, until=FRIDAY + 30 * DAY))
    assert [one.late for one in on(FRIDAY, a_case(pauses=(period,))).pauses] == [False]
    assert [one.late for one in on(FRIDAY + 31 * DAY, a_case(pauses=(period,))).pauses] == [True]
    over = period.model_copy(update={"resumed_on": FRIDAY + DAY})
    assert on(FRIDAY, a_case(pauses=(over,))).pauses == ()


def test_an_18th_birthday_is_told_within_the_rules_days_and_not_after_it() -> None:
    day = dt.date(2029, 4, 15)
    case = a_case()
    assert case.youth.personnummer.startswith("20110415")
    told = [
        bool(on(day - days * DAY, case).birthdays) for days in (61, RULES.birthday_warning, 0, -1)
    ]
    assert told == [False, True, True, False]


def test_a_closed_case_is_listed_and_nothing_more() -> None:
    case = START.model_copy(update={"state": CaseState.CLOSED, "deviations": (deviated(),)})
    status = on(dt.date(2029, 4, 1), case)
    lists = {one.name: getattr(status, one.name) for one in fields(status)}
    del lists["today"]
    assert len(lists.pop("cases")) == 1
    assert set(lists.values()) == {()}


def test_a_case_shows_its_plan_its_next_meeting_and_who_leads_it() -> None:
    (line,) = on(FRIDAY, START).cases
    assert (line.case_number, line.plan, line.entries) == (START.number, 1, START.seq)
    assert line.next_meeting == (START.next_meeting and START.next_meeting.on)
    unnamed = START.model_copy(
        update={
            "coordinator": "",
            "meetings": (Meeting(seq=1, kind=NoteKind.START, on=FRIDAY, author="P L"),),
        }
    )
    assert on(FRIDAY, unnamed).cases[0].coordinator == "P L"


@given(st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)))
def test_every_day_parts_meetings_in_coming_and_missed_and_names_nobody(today: dt.date) -> None:
    status = on(today, START)
    assert len(status.meetings) + len(status.without_note) == 1
    assert START.youth.name not in str(status)
