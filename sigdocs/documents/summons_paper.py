"""The calls to a meeting as papers: one to the family, one to each party that consent covers."""

from collections.abc import Iterator

from sigdocs.casework.summoning import FAMILY, Call, calls
from sigdocs.documents.consent_form import numbered
from sigdocs.documents.consent_people import party_name
from sigdocs.documents.document import Document, DocumentKind, Paper, Story, stem_of
from sigdocs.documents.summons import (
    CANCELLED_NAME,
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
    case, entry, number = story.after, story.entry, numbered(story, place)
    name, family = CANCELLED_NAME if call.cancelled else SUMMONS_NAME, call.party == FAMILY
    return Document(
        kind=SUMMONS,
        number=number,
        title=f"{name} {case.number}",
        stem=stem_of(case.number, SUMMONS, f"nr{number}", call.meeting.on),
        seq=entry.seq,
        dated=entry.ruled_on,
        context=summons_context(case, call, entry.ruled_on, story.profile),
        party="" if family else call.party,
        addressee="familjen" if family else party_name(call.party, case, story.profile),
    )


PAPER = Paper(SUMMONS, _due, SummonsContext)
