"""The editions of a closed case's summary: one for file and family, one for each party that has it.

An edition is made when the case closes, and anew when a correction or an interview that came in
late changes what stands on it.
"""

from collections.abc import Iterator

from sigdocs.casework.interviewing import INTERVIEWS
from sigdocs.casework.issuing import still_may
from sigdocs.documents.closing_summary import (
    CLOSING_SUMMARY,
    ClosingSummaryContext,
    closing_summary_context,
)
from sigdocs.documents.consent_people import party_name
from sigdocs.documents.document import Document
from sigdocs.documents.paper import Paper, Story
from sigdocs.model.case import Case
from sigdocs.model.note import NoteKind

_CHANGES = INTERVIEWS | {NoteKind.CORRECTION}
_WATCH = ("follow_up_on", "follow_up_by", "dormant")


def _due(story: Story) -> Iterator[Document]:
    kind = story.entry.note.kind
    if story.after.discharge is None or kind not in _CHANGES | {NoteKind.CLOSING}:
        return
    had = _receivers(story.before, story) if kind in _CHANGES else ()
    for place, party in enumerate(_receivers(story.after, story)):
        if party not in had or _changed(story, party):
            yield _edition(story, party, place, again=party in had)


def _receivers(case: Case | None, story: Story) -> tuple[str, ...]:
    """Give "" for file and family, then the parties that may have it the day of the ruling."""
    if case is None or case.discharge is None:
        return ()
    to, _ = still_may(case, case.discharge.goes_to, (), story.entry.ruled_on, story.profile)
    return ("", *(one.party for one in to if one.party))


def _changed(story: Story, party: str) -> bool:
    """Whether an edition says something else than before; the watch has a list of its own."""
    before, after = story.before, story.after
    if before and before.closing and after.closing:
        same = {name: getattr(before.closing, name) for name in _WATCH}
        after = after.model_copy(update={"closing": after.closing.model_copy(update=same)})
    return before is None or _said(before, story, party) != _said(after, story, party)


def _said(case: Case, story: Story, party: str) -> ClosingSummaryContext:
    return closing_summary_context(case, story.entry.ruled_on, story.profile, party=party)


def _edition(story: Story, party: str, place: int, *, again: bool) -> Document:
    case, day = story.after, story.entry.ruled_on
    context = closing_summary_context(case, day, story.profile, party=party, again=again)
    return story.new(
        CLOSING_SUMMARY,
        context,
        number=story.number(place),
        party=party,
        addressee=party_name(party, case, story.profile) if party else "akten och familjen",
    )


PAPER = Paper(CLOSING_SUMMARY, _due, ClosingSummaryContext)
