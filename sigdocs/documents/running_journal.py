"""The whole journal of a case as one document, when somebody asks for it."""

import datetime as dt

from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.journal_text import EntryText, case_facts, entry_text
from sigdocs.documents.letterhead import Fact, Letterhead, letterhead, named
from sigdocs.documents.paper import OFFICE, Paper, asked_for, never
from sigdocs.documents.words import long_date
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, JournalEntry
from sigdocs.model.profile import Profile

RUNNING_JOURNAL = DocumentKind(
    slug="lopande_journal",
    name="Löpande journal",
    document_class="Journal i personakt",
    receives=("akten",),
)


class RunningJournalContext(Frozen):
    """All entries of a case, oldest first; ``extent`` says how many and over what time."""

    letterhead: Letterhead
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    extent: str
    entries: tuple[EntryText, ...]


def running_journal_context(case: Case, profile: Profile) -> RunningJournalContext:
    """Give the whole journal as it stands; it is dated by its last entry."""
    marked_on = max((entry.entered_on for entry in case.journal), default=case.opened_on)
    return RunningJournalContext(
        letterhead=letterhead(profile, marked_on, case.number, "Löpande journal"),
        title="Löpande journal",
        subtitle=f"för {named(case.youth, case)}",
        facts=case_facts(case),
        extent=_extent(case.journal),
        entries=tuple(entry_text(entry, case) for entry in case.journal),
    )


def running_journal(case: Case, profile: Profile) -> Document:
    """Give the whole journal of a case, made on demand."""
    context = running_journal_context(case, profile)
    dated = dt.date.fromisoformat(context.letterhead.secrecy.date)
    return asked_for(case, RUNNING_JOURNAL, context, dated, to=OFFICE, number=len(case.journal))


def _extent(entries: tuple[JournalEntry, ...]) -> str:
    if not entries:
        return "Journalen har inga anteckningar."
    first, last = (long_date(pick(e.happened_on for e in entries)) for pick in (min, max))
    count = "1 anteckning" if len(entries) == 1 else f"{len(entries)} anteckningar"
    return f"{count}, {first}" if first == last else f"{count}, {first} – {last}"


PAPER = Paper(RUNNING_JOURNAL, never, RunningJournalContext, verbatim=True)
