"""The calls to a meeting as papers: one to the family, one to each party that consent covers."""

from collections.abc import Iterator

from sigdocs.casework.summoning import FAMILY, Call, calls
from sigdocs.documents.consent_people import party_name
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.paper import Paper, Story
from sigdocs.documents.summons import (
    SUMMONS_NAME,
    SummonsContext,
    summons_context,
)

SUMMONS = DocumentKind(
    slug="kallelse",
    name=SUMMONS_NAME,
    document_class="Kallelse i personakt",
    receives=("den unge", "vårdnadshavare", "parten"),
)


def _due(story: Story) -> Iterator[Document]:
    made = calls(story.history, story.profile)
    return (_summons(call, place, story) for place, call in enumerate(made))


def _summons(call: Call, place: int, story: Story) -> Document:
    case, family = story.after, call.party == FAMILY
    context = summons_context(case, call, story.entry.ruled_on, story.profile)
    return story.new(
        SUMMONS,
        context,
        number=story.number(place),
        on=call.meeting.on,
        title=f"{context.title} {case.number}",
        party="" if family else call.party,
        addressee="familjen" if family else party_name(call.party, case, story.profile),
    )


PAPER = Paper(SUMMONS, _due, SummonsContext)
