"""The form for the next note: due after every entry until the case is closed."""

from collections.abc import Iterator

from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.paper import OFFICE, Paper, Story
from sigdocs.model.case import Case, CaseState
from sigdocs.model.note import NoteKind

NOTE_FORM = DocumentKind(
    slug="anteckning",
    name="Mötesanteckning",
    document_class="Arbetsmaterial",
    receives=("samordnaren",),
)


def _due(story: Story) -> Iterator[Document]:
    case, entry = story.after, story.entry
    if case.state is CaseState.CLOSED:
        return
    form = next_kind(case)
    coming = case.next_meeting
    day = coming.on if coming and coming.on >= entry.note.date else entry.note.date
    yield story.new(
        NOTE_FORM,
        None,
        to=OFFICE,
        number=entry.seq,
        which=form.slug,
        on=day,
        title=f"{NOTE_FORM.name} {case.number}, {form.value}",
        form=form,
    )


def next_kind(case: Case) -> NoteKind:
    """The kind of note that comes next: the start meeting, a follow-up, or the end of a pause."""
    if case.state is CaseState.PAUSED:
        return NoteKind.RESUME
    started = any(meeting.kind is NoteKind.START for meeting in case.meetings)
    return NoteKind.FOLLOW_UP if started else NoteKind.START


PAPER = Paper(NOTE_FORM, _due)
