"""What the parties are told when the insats rests, and when it goes on: that, and nothing more.

S2 3.2.1, 3.3.1 (row 16): partners get only ”vilande till och med”. No reason, no name, no word of
the case. A notice for each party that consent covers the day it is made, and only once the note
says who has decided the pause. The family is told by whoever decides: the draft of the decision
has a line for it.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.sharing.receivers import called_parties, to_party
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story, sender
from sigdocs.documents.swedish import long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.profile import Partner, Profile
from sigdocs.model.receivers import SOMETHING

REST_NOTICE = DocumentKind(
    slug="besked_vilande",
    name="Besked om vilande insats",
    document_class="Beslut i personakt",
    receives=("parten",),
)
RESUMED_NAME = "Besked om att insatsen återupptas"


class RestNoticeContext(Frozen):
    """What stands on the notice; ``until`` is the last day of rest, "" when the insats goes on."""

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    until: str
    contact: str
    signed_by: str


def rest_notice_context(
    case: Case, party: Partner, until: dt.date | None, on: dt.date, profile: Profile
) -> RestNoticeContext:
    """Give what stands on the notice to a party; ``until`` None says that the insats goes on."""
    name = REST_NOTICE.name if until else RESUMED_NAME
    contact, signed_by = sender(case, profile)
    return RestNoticeContext(
        letterhead=letterhead(profile, on, case.number, name),
        title=name,
        facts=facts(
            ("Till", upper_first(party.name)), ("Ärende", case.number), ("Datum", long_date(on))
        ),
        until=long_date(until) if until else "",
        contact=contact,
        signed_by=signed_by,
    )


def _due(story: Story) -> Iterator[Document]:
    changes = tuple(_changes(story))
    if changes:
        told = called_parties(story.after, story.entry.days, story.profile)
        for place, party in enumerate(told):
            yield _notice(party, changes[-1], place, story)


def _changes(story: Story) -> Iterator[dt.date | None]:
    """Give the last day of a rest that the entry began or moved, None for one that it ended."""
    known = {one.seq: one for one in story.told.pauses} if story.told else {}
    for period in story.after.pauses:
        before, pause = known.get(period.seq), period.pause
        if period.resumed_on:
            if before and before.resumed_on is None and before.pause.decided_by:
                yield None
        elif pause.until and pause.decided_by and (before is None or before.pause != pause):
            yield pause.until


def _notice(party: Partner, until: dt.date | None, place: int, story: Story) -> Document:
    context = rest_notice_context(story.after, party, until, story.entry.ruled_on, story.profile)
    return story.new(
        REST_NOTICE,
        context,
        number=story.number(place),
        title=f"{context.title} {story.after.number}",
        to=(to_party(party),),
        need=SOMETHING,
        addressee=upper_first(party.name),
    )


PAPER = Paper(REST_NOTICE, _due, RestNoticeContext)
