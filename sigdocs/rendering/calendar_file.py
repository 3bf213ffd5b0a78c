"""A meeting as an iCalendar file that Outlook, Apple and Google take (RFC 5545, RFC 5546).

The same event gives the same bytes. The time zone's rules stand in the file itself, so that they
hold whatever the reader, or this machine, knows of time zones.
"""

import datetime as dt
from typing import TYPE_CHECKING

from sigdocs.documents.meeting.summons import CalendarEvent

if TYPE_CHECKING:
    import icalendar

ZONE = "Europe/Stockholm"
_NO_MAIL = "invalid:nomail"
"""What calendars write for somebody who takes part and has no address."""

# Swedish time since 1996 (EU directive 2000/84): summer from the last Sunday of March to October's.
_ZONE_RULES = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
TZNAME:CEST
DTSTART:19960331T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def calendar_file(meeting: CalendarEvent) -> bytes:
    """Give the file that puts a meeting in a calendar, moves it there, or takes it away."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//sigdocs//sigdocs//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.cancelled else "REQUEST")
    calendar.add_component(icalendar.Timezone.from_ical(_ZONE_RULES))
    calendar.add_component(_event(meeting))
    return bytes(calendar.to_ical())


def _event(meeting: CalendarEvent) -> "icalendar.Event":
    import icalendar

    event = icalendar.Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", dt.datetime.combine(meeting.stamped, dt.time(12), dt.UTC))
    event.add("summary", meeting.summary)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("class", "CONFIDENTIAL")
    if meeting.place:
        event.add("location", meeting.place)
    _when(event, meeting)
    _who(event, meeting)
    return event


def _when(event: "icalendar.Event", meeting: CalendarEvent) -> None:
    """Begin and end; the whole day when no time is settled."""
    if meeting.at is None:
        event.add("dtstart", meeting.on)
        event.add("dtend", meeting.on + dt.timedelta(days=1))
        return
    zone = {"TZID": ZONE}
    begins = dt.datetime.combine(meeting.on, meeting.at.replace(tzinfo=None))
    event.add("dtstart", begins, parameters=zone)
    event.add("dtend", begins + dt.timedelta(minutes=meeting.minutes), parameters=zone)


def _who(event: "icalendar.Event", meeting: CalendarEvent) -> None:
    """Organizer and the one called, both of which RFC 5546 demands; the called has no name."""
    import icalendar

    organizer = icalendar.vCalAddress(f"mailto:{meeting.email}" if meeting.email else _NO_MAIL)
    organizer.params["CN"] = meeting.organizer
    event.add("organizer", organizer)
    called = icalendar.vCalAddress(_NO_MAIL)
    called.params["PARTSTAT"] = "NEEDS-ACTION"
    called.params["RSVP"] = "TRUE"
    event.add("attendee", called)
