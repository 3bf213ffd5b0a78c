"""Meetings as files for calendars, read back by the library's own parser."""

import datetime as dt
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.documents.meeting.summons import CalendarEvent
from sigdocs.rendering.calendar_file import calendar_file

MEETING = CalendarEvent(
    uid="0123456789abcdef@sigdocs",
    sequence=0,
    cancelled=False,
    summary="Möte SIG-2026-014",
    on=dt.date(2026, 10, 6),
    at=dt.time(14, 30),
    minutes=60,
    place="Socialkontoret, rum 3",
    organizer="Lindåsa kommun, Sociala insatsgruppen",
    email="sig@lindasa.example",
    stamped=dt.date(2026, 9, 22),
)
EVENTS = st.builds(
    CalendarEvent,
    uid=st.just(MEETING.uid),
    sequence=st.integers(0, 99),
    cancelled=st.booleans(),
    summary=st.just(MEETING.summary),
    on=st.dates(dt.date(2026, 1, 1), dt.date(2040, 12, 31)),
    at=st.none() | st.times(),
    minutes=st.integers(1, 480),
    place=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))),
    organizer=st.just(MEETING.organizer),
    email=st.sampled_from(["", MEETING.email]),
    stamped=st.dates(dt.date(2026, 1, 1), dt.date(2040, 12, 31)),
)


def read(
    meeting: CalendarEvent,
) -> tuple[Any, Any]:  # its own types are unions of all that may stand in a file
    calendar = icalendar.Calendar.from_ical(calendar_file(meeting))
    assert isinstance(calendar, icalendar.Calendar)
    (event,) = calendar.walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return calendar, event


def changed(**other: object) -> CalendarEvent:
    return MEETING.model_copy(update=other)


def test_a_call_is_a_request_in_swedish_time() -> None:
    calendar, event = read(MEETING)
    assert calendar["METHOD"] == "REQUEST"
    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert event["DTSTART"].dt.utcoffset() == dt.timedelta(hours=2)
    assert event["DTSTART"].dt.replace(tzinfo=None) == dt.datetime(2026, 10, 6, 14, 30)  # noqa: DTZ001 - the wall clock
    assert (event["SEQUENCE"], event["STATUS"], event["CLASS"]) == (0, "CONFIRMED", "CONFIDENTIAL")
    assert event["DTSTAMP"].dt == dt.datetime(2026, 9, 22, 12, tzinfo=dt.UTC)


def test_winter_has_winter_time() -> None:
    _, event = read(changed(on=dt.date(2026, 12, 1)))
    assert event["DTSTART"].dt.utcoffset() == dt.timedelta(hours=1)


def test_the_rules_of_swedish_time_stand_in_the_file() -> None:
    calendar, _ = read(MEETING)
    (zone,) = calendar.walk("VTIMEZONE")
    assert isinstance(zone, icalendar.Timezone)
    own = zone.to_tz()
    for month, hours in ((1, 1), (3, 1), (4, 2), (7, 2), (10, 2), (11, 1)):
        noon = dt.datetime(2031, month, 15, 12, tzinfo=own)
        assert noon.utcoffset() == dt.timedelta(hours=hours)


def test_a_cancelled_meeting_keeps_its_identity() -> None:
    calendar, event = read(changed(cancelled=True, sequence=3))
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 3)
    assert event["UID"] == MEETING.uid


def test_without_a_time_the_meeting_takes_the_whole_day() -> None:
    _, event = read(changed(at=None))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (MEETING.on, dt.date(2026, 10, 7))


def test_the_heading_is_all_that_is_told_beside_time_and_place() -> None:
    _, event = read(MEETING)
    assert set(event) == {
        *("UID", "SEQUENCE", "DTSTAMP", "SUMMARY", "STATUS", "CLASS", "LOCATION"),
        *("DTSTART", "DTEND", "ORGANIZER", "ATTENDEE"),
    }


def test_organizer_without_address_is_written_as_calendars_do() -> None:
    assert str(read(changed(email=""))[1]["ORGANIZER"]) == "invalid:nomail"
    assert str(read(MEETING)[1]["ORGANIZER"]) == "mailto:sig@lindasa.example"


@given(EVENTS)
def test_any_meeting_is_read_back_as_it_was_and_lines_are_short(meeting: CalendarEvent) -> None:
    _, event = read(meeting)
    assert event.get("LOCATION", "") == meeting.place
    assert (event["UID"], event["SEQUENCE"]) == (meeting.uid, meeting.sequence)
    whole = calendar_file(meeting)
    assert whole == calendar_file(meeting)
    assert all(len(line) <= 75 for line in whole.split(b"\r\n"))
    assert event["DTEND"].dt > event["DTSTART"].dt
    if meeting.at is not None:
        assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(minutes=meeting.minutes)
