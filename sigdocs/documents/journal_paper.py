"""The journal as papers: one for each entry, and the whole of it when somebody asks."""

import datetime as dt
from collections.abc import Iterator

from sigdocs.documents.document import Document, DocumentKind, Paper, Story, never, stem_of
from sigdocs.documents.journal import (
    JournalContext,
    RunningJournalContext,
    journal_context,
    running_journal_context,
)
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
    return Document(
        kind=RUNNING_JOURNAL,
        number=len(case.journal),
        title=f"{RUNNING_JOURNAL.name} {case.number}",
        stem=stem_of(case.number, RUNNING_JOURNAL, "", dated),
        seq=case.seq,
        dated=dated,
        context=context,
    )


def _due(story: Story) -> Iterator[Document]:
    known = len(story.before.journal) if story.before else 0
    return (_entry(entry, story) for entry in story.after.journal[known:])


def _entry(entry: JournalEntry, story: Story) -> Document:
    case = story.after
    return Document(
        kind=JOURNAL,
        number=entry.number,
        title=f"{JOURNAL.name} {case.number} nr {entry.number}",
        stem=stem_of(case.number, JOURNAL, f"nr{entry.number}", entry.happened_on),
        seq=story.entry.seq,
        dated=entry.entered_on,
        context=journal_context(case, entry, story.profile),
    )


PAPER = Paper(JOURNAL, _due, JournalContext)
RUNNING_PAPER = Paper(RUNNING_JOURNAL, never, RunningJournalContext)
