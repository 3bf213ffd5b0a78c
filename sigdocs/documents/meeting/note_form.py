"""The form for the next note: due after every entry until the case is closed."""

from collections.abc import Iterator

from sigdocs.casework.calendar import propose_next
from sigdocs.casework.meeting.upcoming import upcoming
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.paper import OFFICE, Paper, Story
from sigdocs.model.case import Case, CaseState
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.profile import Profile

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
    coming = upcoming(case)
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


def proposal(case: Case, profile: Profile) -> NextMeeting:
    """Give the meeting to propose in the next form: counted from the one that is planned.

    None is proposed within a pause: after it, counted from its last day.
    """
    planned = upcoming(case)
    held = [meeting for meeting in case.meetings if of(meeting.kind).review]
    base = planned.on if planned else (held[-1].on if held else case.opened_on)
    until = case.pauses[-1].pause.until if case.state is CaseState.PAUSED and case.pauses else None
    base = max(base, until) if until else base
    count = len(held) + (1 if planned else 0)
    return NextMeeting(
        on=propose_next(base, count, profile.rules),
        at=planned.at if planned else None,
        until=planned.until if planned else None,
        place=planned.place if planned else "",
        called_by=planned.called_by if planned else "",
    )


PAPER = Paper(NOTE_FORM, _due)
