"""An entry of the journal as a paper to sign.

Nothing is ever taken out: a correction is a new entry that names the old one. It is the file's
own record, so that nothing in it is hidden either.
"""

from collections.abc import Iterator

from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.journal_text import EntryText, case_facts, entry_text
from sigdocs.documents.letterhead import Fact, Letterhead, letterhead
from sigdocs.documents.paper import OFFICE, Paper, Story
from sigdocs.documents.words import joined
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, JournalEntry
from sigdocs.model.profile import Profile

JOURNAL = DocumentKind(
    slug="journalanteckning",
    name="Journalanteckning",
    document_class="Journal i personakt",
    receives=("akten",),
    signed=True,
)


class JournalContext(Frozen):
    """A journal entry as a paper. ``signed_by`` is name and title under the signature."""

    letterhead: Letterhead
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    entry: EntryText
    signed_by: str


def journal_context(case: Case, entry: JournalEntry, profile: Profile) -> JournalContext:
    """Give what stands on a journal entry."""
    title = f"Journalanteckning nr {entry.number}"
    return JournalContext(
        letterhead=letterhead(profile, entry.entered_on, case.number, title),
        title=title,
        subtitle=entry.heading,
        facts=case_facts(case),
        entry=entry_text(entry, case),
        signed_by=joined((entry.author, entry.author_title)),
    )


def _due(story: Story) -> Iterator[Document]:
    known = len(story.before.journal) if story.before else 0
    return (_entry(entry, story) for entry in story.after.journal[known:])


def _entry(entry: JournalEntry, story: Story) -> Document:
    return story.new(
        JOURNAL,
        journal_context(story.after, entry, story.profile),
        to=OFFICE,
        number=entry.number,
        on=entry.happened_on,
        dated=entry.entered_on,
        title=f"{JOURNAL.name} {story.after.number} nr {entry.number}",
    )


PAPER = Paper(JOURNAL, _due, JournalContext, verbatim=True)
