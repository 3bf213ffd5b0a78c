"""A draft of the decision to pause, for the manager who decides; the program never does.

After S2 3.2.1 and 3.3.1: a pause of two months by default, and back as far as there is room.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import OFFICE, Paper, Story, sender
from sigdocs.documents.people import about
from sigdocs.documents.swedish import joined, long_date
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, PausePeriod
from sigdocs.model.profile import Profile

PAUSE_DRAFT = DocumentKind(
    slug="pausbeslut",
    name="Utkast till pausbeslut",
    document_class="Beslut i personakt",
    receives=("beslutande chef", "akten"),
    signed=True,
)


class PauseDraftContext(Frozen):
    """What stands on the draft.

    ``until`` is the last day; ``reason`` is "" when the note gives none, and then there are lines
    for it; ``decider`` heads the box to sign; ``grown`` whether the one it concerns is 18.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    since: str
    until: str
    reason: str
    decider: str
    contact: str
    grown: bool = False


def pause_draft_context(
    case: Case,
    period: PausePeriod,
    by: str,
    on: dt.date,
    profile: Profile,
    issued: dt.date | None = None,
) -> PauseDraftContext:
    """Give what stands on the draft of a pause that somebody proposed a day, issued then or later."""
    pause = period.pause
    since = pause.since or on
    return PauseDraftContext(
        letterhead=letterhead(profile, on, case.number, PAUSE_DRAFT.name),
        title=PAUSE_DRAFT.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Föreslås av", by),
            ("Beslutas av", pause.decided_by),
        ),
        since=long_date(since),
        until=long_date(pause.until) if pause.until else "",
        reason=pause.reason,
        decider=pause.decided_by or "Den som får besluta",
        contact=sender(case, profile).contact,
        grown=decides_alone(case, issued or on),
    )


def _due(story: Story) -> Iterator[Document]:
    known = story.before.pauses if story.before else ()
    told = {(one.seq, one.pause) for one in known}
    new = [one for one in story.after.pauses if (one.seq, one.pause) not in told]
    return (_draft(one, place, story) for place, one in enumerate(new))


def _draft(period: PausePeriod, place: int, story: Story) -> Document:
    note = story.entry.note
    by = joined((note.author, note.author_title))
    context = pause_draft_context(
        story.after, period, by, note.date, story.profile, issued=story.issued_on
    )
    return story.new(PAUSE_DRAFT, context, to=OFFICE, number=story.number(place))


PAPER = Paper(PAUSE_DRAFT, _due, PauseDraftContext)
