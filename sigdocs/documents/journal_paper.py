"""The journal as papers: one for each entry, and the whole of it when somebody asks."""

import datetime as dt
from collections.abc import Iterator

from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.journal import (
    JournalContext,
    RunningJournalContext,
    journal_context,
    running_journal_context,
)
from sigdocs.documents.paper import Paper, Story, asked_for, never
from sigdocs.model.case import Case, JournalEntry
from sigdocs.model.profile import Profile

JOURNAL = DocumentKind(
    slug="journalanteckning",
    name="Journalanteckning",
    document_class="Journal i personakt",
    receives=("akten",),
    signed=True,
)
RUNNING_JOURNAL = DocumentKind(
    slug="lopande_journal",
    name="Löpande journal",
    document_class="Journal i personakt",
    receives=("akten",),
)


def running_journal(case: Case, profile: Profile) -> Document:
    """Give the whole journal of a case, made on demand."""
    context = running_journal_context(case, profile)
    dated = dt.date.fromisoformat(context.letterhead.secrecy.date)
    return asked_for(case, RUNNING_JOURNAL, context, dated, number=len(case.journal))


def _due(story: Story) -> Iterator[Document]:
    known = len(story.before.journal) if story.before else 0
    return (_entry(entry, story) for entry in story.after.journal[known:])


def _entry(entry: JournalEntry, story: Story) -> Document:
    return story.new(
        JOURNAL,
        journal_context(story.after, entry, story.profile),
        number=entry.number,
        on=entry.happened_on,
        dated=entry.entered_on,
        title=f"{JOURNAL.name} {story.after.number} nr {entry.number}",
    )


PAPER = Paper(JOURNAL, _due, JournalContext)
RUNNING_PAPER = Paper(RUNNING_JOURNAL, never, RunningJournalContext)
