"""The kinds of paper of the main routine, and which of them an entry in the ledger yields."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.casework.history import Entry, History, case_as_of, fold
from sigdocs.documents.journal import (
    JournalContext,
    RunningJournalContext,
    journal_context,
    running_journal_context,
)
from sigdocs.documents.plan import PlanContext, plan_context
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, CaseState, JournalEntry, PlanVersion
from sigdocs.model.note import NoteKind
from sigdocs.model.profile import Profile

_ASCII = str.maketrans("åäöÅÄÖ", "aaoAAO")
_UNFIT = re.compile(r"[^A-Za-z0-9-]+")


class DocumentKind(Frozen):
    """A kind of paper.

    Attributes:
        slug: its name in paths and the folder of its template.
        name: what it is called in Swedish.
        document_class: handlingsslag in the office's plan for its records.
        receives: who has it.
        signed: whether somebody signs it.
    """

    slug: str
    name: str
    document_class: str
    receives: tuple[str, ...]
    signed: bool = False


PLAN = DocumentKind(
    slug="atgardsplan",
    name="Åtgärdsplan",
    document_class="Plan i personakt",
    receives=("akten", "den unge", "vårdnadshavare", "parter enligt samtycke"),
)
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
NOTE_FORM = DocumentKind(
    slug="anteckning",
    name="Mötesanteckning",
    document_class="Arbetsmaterial",
    receives=("samordnaren",),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that a case is due.

    Attributes:
        kind: what it is.
        number: version of a plan, number of a journal entry, entry of a form.
        title: shown in the title bar and by screen readers; names no person.
        stem: file name without ending; ASCII, names no person.
        seq: the ledger entry that yields it.
        dated: the date that the paper bears.
        context: what stands on it; None for a form, which is made from the case itself.
        against: the version that a copy with tracked changes is compared with.
        form: for a form, the kind of note it takes.
    """

    kind: DocumentKind
    number: int
    title: str
    stem: str
    seq: int
    dated: dt.date
    context: PlanContext | JournalContext | RunningJournalContext | None = None
    against: int | None = None
    form: NoteKind | None = None


def due(history: History, profile: Profile) -> tuple[Document, ...]:
    """Give the papers that the last entry of a case yields, the plans first.

    A correction yields every version that it mends, each as the case now stands at that entry.
    """
    before, after = fold(history[:-1]), fold(history)
    if after is None:
        return ()
    issued = after.plans[len(before.plans) if before else 0 :]
    written = after.journal[len(before.journal) if before else 0 :]
    return (
        *(_plan(version, history, after, profile) for version in issued),
        *(_journal(entry, after, history[-1].seq, profile) for entry in written),
        *_next_form(after, history[-1]),
    )


def running_journal(case: Case, profile: Profile) -> Document:
    """Give the whole journal of a case, made on demand."""
    context = running_journal_context(case, profile)
    dated = dt.date.fromisoformat(context.letterhead.secrecy.date)
    return Document(
        kind=RUNNING_JOURNAL,
        number=len(case.journal),
        title=f"{RUNNING_JOURNAL.name} {case.number}",
        stem=_stem(case, RUNNING_JOURNAL, "", dated),
        seq=case.seq,
        dated=dated,
        context=context,
    )


def _plan(version: PlanVersion, history: History, after: Case, profile: Profile) -> Document:
    case = case_as_of(history, version.seq) or after
    against = version.corrects or version.replaces
    entry = history[-1]
    context = plan_context(
        case,
        _as_printed(against, history, after),
        version,
        profile,
        readings=entry.note.readings if version.seq == entry.seq else (),
    )
    return Document(
        kind=PLAN,
        number=version.version,
        title=f"{context.title} {case.number} version {version.version}",
        stem=_stem(case, PLAN, f"v{version.version}", version.meeting_on),
        seq=entry.seq,
        dated=version.issued_on,
        context=context,
        against=against,
    )


def _as_printed(number: int | None, history: History, after: Case) -> Case | None:
    """Give the case as a version of the plan showed it, with the errors it was printed with."""
    if number is None:
        return None
    known = history
    while (case := fold(known[:-1])) and len(case.plans) >= number:
        known = known[:-1]
    return case_as_of(known, after.plans[number - 1].seq)


def _journal(entry: JournalEntry, case: Case, seq: int, profile: Profile) -> Document:
    return Document(
        kind=JOURNAL,
        number=entry.number,
        title=f"{JOURNAL.name} {case.number} nr {entry.number}",
        stem=_stem(case, JOURNAL, f"nr{entry.number}", entry.happened_on),
        seq=seq,
        dated=entry.entered_on,
        context=journal_context(case, entry, profile),
    )


def _next_form(case: Case, entry: Entry) -> Iterator[Document]:
    if case.state is CaseState.CLOSED:
        return
    form = _next_kind(case)
    day = case.next_meeting.on if case.next_meeting else entry.note.date
    yield Document(
        kind=NOTE_FORM,
        number=entry.seq,
        title=f"{NOTE_FORM.name} {case.number}, {form.value}",
        stem=_stem(case, NOTE_FORM, form.slug, day),
        seq=entry.seq,
        dated=entry.ruled_on,
        form=form,
    )


def _next_kind(case: Case) -> NoteKind:
    if case.state is CaseState.PAUSED:
        return NoteKind.RESUME
    started = any(meeting.kind is NoteKind.START for meeting in case.meetings)
    return NoteKind.FOLLOW_UP if started else NoteKind.START


def _stem(case: Case, kind: DocumentKind, which: str, day: dt.date) -> str:
    number = _UNFIT.sub("-", case.number.translate(_ASCII)).strip("-")
    return "_".join(part for part in (number, kind.slug, which, day.isoformat()) if part)
