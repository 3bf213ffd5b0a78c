"""The call to a meeting: when, where, who leads, what to bring. Nothing of the case itself."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator

from sigdocs.casework.meeting.summonses import FAMILY, Call, calls
from sigdocs.casework.sharing.receivers import relatives, to_party_of
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story, sender
from sigdocs.documents.people import coordinator, party_name
from sigdocs.documents.swedish import clock, day_and_date, joined, listed
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note import NoteKind
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import NOTHING, SOMETHING

SUMMONS = DocumentKind(
    slug="kallelse",
    name="Kallelse till möte",
    document_class="Kallelse i personakt",
    receives=("den unge", "vårdnadshavare", "parten"),
)
_CANCELLED = "Inställt möte"
_UID_LENGTH = 32


class CalendarEvent(Frozen):
    """A meeting as calendars have it (RFC 5545): the case number, day, time and place.

    Attributes:
        uid: the same for a meeting however it is moved; tells nothing.
        sequence: 0 at first, higher for each change.
        summary: the entry's heading; names no person.
        on: day; ``at`` the time it begins, None when it is not settled.
        minutes: how long it is.
        organizer: the unit's name; ``email`` "" when none is known.
        stamped: the day of the call.
    """

    uid: str
    sequence: int
    cancelled: bool
    summary: str
    on: dt.date
    at: dt.time | None
    minutes: int
    place: str
    organizer: str
    email: str
    stamped: dt.date


class SummonsContext(Frozen):
    """What stands on a call to a meeting, or on word that it does not apply any more.

    Attributes:
        cancelled: whether the meeting is taken away.
        moved: whether the meeting was called before and is now another day, time or place.
        urgent: whether it is held at short notice.
        purpose: why, without anything of the case.
        bring: what to bring or think of.
        event: the same for a calendar.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    cancelled: bool
    moved: bool
    urgent: bool
    purpose: str
    bring: tuple[str, ...]
    contact: str
    signed_by: str
    event: CalendarEvent


def summons_context(case: Case, call: Call, on: dt.date, profile: Profile) -> SummonsContext:
    """Give what stands on a call made on a day."""
    office, title = sender(case, profile), _CANCELLED if call.cancelled else SUMMONS.name
    family = call.party == FAMILY
    return SummonsContext(
        letterhead=letterhead(profile, on, case.number, title),
        title=title,
        facts=facts(
            ("Till", _family(call) if family else _party(case, call, profile)),
            ("Ärende", case.number),
            ("Dag", day_and_date(call.meeting.on)),
            (
                "Tid",
                clock(call.meeting.at, call.meeting.until)
                or ("" if call.cancelled else "meddelas"),
            ),
            ("Plats", call.meeting.place or ("" if call.cancelled else "meddelas")),
            ("Leder mötet", office.signed_by),
        ),
        cancelled=call.cancelled,
        moved=call.moved,
        urgent=call.urgent,
        purpose=_purpose(case, family=family),
        bring=_bring(case, family=family),
        contact=office.contact,
        signed_by=office.signed_by,
        event=_event(case, call, on, profile),
    )


def _party(case: Case, call: Call, profile: Profile) -> str:
    return party_name(call.party, case, profile)


def _family(call: Call) -> str:
    return listed(name for name in call.people if name) or "den unge"


def _purpose(case: Case, *, family: bool) -> str:
    if not _started(case):
        return "Det är det första mötet. Vi går igenom hur vi arbetar och gör en plan tillsammans."
    if family:
        return "Vi går igenom planen tillsammans: hur det har gått och vad som är nästa steg."
    return "Vi följer upp planen: vem som har gjort vad, och vad som är nästa steg."


def _bring(case: Case, *, family: bool) -> tuple[str, ...]:
    if family:
        plan = ("Planen, om du har den kvar.",) if _started(case) else ()
        own = "Tänk gärna igenom vad du själv vill ta upp."
        return (*plan, own, "Säg till i god tid om du behöver tolk.")
    asked = "Hur det har gått med det som ni har tagit på er."
    if not _started(case):
        asked = "Tänk igenom vad er verksamhet kan bidra med."
    calendar = "Er kalender, så att vi kan bestämma nästa möte."
    return (asked, calendar, "Skicka inte kallelsen vidare till någon annan.")


def _started(case: Case) -> bool:
    return any(meeting.kind is NoteKind.START for meeting in case.meetings)


def _minutes(meeting: NextMeeting, profile: Profile) -> int:
    """As long as the note says, else as the office's meetings are."""
    if meeting.at is None or meeting.until is None or meeting.until <= meeting.at:
        return profile.rules.meeting_minutes
    hours, minutes = meeting.until.hour - meeting.at.hour, meeting.until.minute - meeting.at.minute
    return 60 * hours + minutes


def _event(case: Case, call: Call, on: dt.date, profile: Profile) -> CalendarEvent:
    thread = hashlib.sha256(f"{case.number}-{call.thread}@sigdocs".encode()).hexdigest()
    staff = coordinator(case, profile)
    return CalendarEvent(
        uid=f"{thread[:_UID_LENGTH]}@sigdocs",
        sequence=call.sequence,
        cancelled=call.cancelled,
        summary=f"Möte {case.number}",
        on=call.meeting.on,
        at=call.meeting.at,
        minutes=_minutes(call.meeting, profile),
        place=call.meeting.place,
        organizer=joined((profile.municipality, profile.unit)),
        email=staff.email if staff else "",
        stamped=on,
    )


def _due(story: Story) -> Iterator[Document]:
    made = calls(story.history, story.profile)
    home = Counter(call.thread for call in made if call.party == FAMILY)
    return (
        _summons(call, place, story, apart=call.own or home[call.thread] > 1)
        for place, call in enumerate(made)
    )


def _summons(call: Call, place: int, story: Story, *, apart: bool) -> Document:
    """Give a call; ``apart`` says that some of the family have one of their own."""
    case, profile, family = story.after, story.profile, call.party == FAMILY
    alone = call.people == (case.youth.name,)
    at_home = _family(call) if apart or alone else "familjen"
    context = summons_context(case, call, story.entry.ruled_on, profile)
    return story.new(
        SUMMONS,
        context,
        number=story.number(place),
        on=call.meeting.on,
        title=f"{context.title} {case.number}",
        to=relatives(case, call.people) if family else (to_party_of(call.party, case, profile),),
        need=NOTHING if call.cancelled else SOMETHING,
        addressee=at_home if family else party_name(call.party, case, profile),
    )


PAPER = Paper(SUMMONS, _due, SummonsContext)
