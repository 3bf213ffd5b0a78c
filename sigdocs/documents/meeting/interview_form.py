"""The blank forms of the interviews: one for the youth and one for each guardian.

Due when the case opens, and again when its end is in sight: when the last of its goals has been
reached or dropped, and with the closing itself for those not yet heard since the last meeting. So
the same questions are asked in and out (S0 1.1.2, 3.1.2), and no other meeting's set grows.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.paper import OFFICE, Paper, Story
from sigdocs.model.case import Case, CaseState
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.people import Custody, GuardianFacts
from sigdocs.model.plan import GoalStatus

YOUTH_FORM = DocumentKind(
    slug=NoteKind.YOUTH_INTERVIEW.slug,
    name="Intervju med den unge",
    document_class="Intervju i personakt",
    receives=("samordnaren",),
)
GUARDIAN_FORM = DocumentKind(
    slug=NoteKind.GUARDIAN_INTERVIEW.slug,
    name="Intervju med vårdnadshavare",
    document_class="Intervju i personakt",
    receives=("samordnaren",),
)
_SETTLED = frozenset({GoalStatus.REACHED, GoalStatus.DROPPED})


def interviewed_guardians(case: Case, day: dt.date) -> tuple[tuple[int, GuardianFacts], ...]:
    """The guardians to interview, numbered as in the case: those with custody of a minor."""
    if decides_alone(case, day):
        return ()
    numbered = enumerate(case.guardians, 1)
    return tuple((n, one) for n, one in numbered if one.custody is not Custody.NONE)


def _youth_due(story: Story) -> Iterator[Document]:
    if _is_due(story, story.after.youth.name, known=story.before is not None):
        yield _form(story, YOUTH_FORM, NoteKind.YOUTH_INTERVIEW, 0)


def _guardians_due(story: Story) -> Iterator[Document]:
    known = {one.name for one in story.before.guardians} if story.before else set()
    for number, one in interviewed_guardians(story.after, story.issued_on):
        if _is_due(story, one.name, known=one.name in known):
            yield _form(story, GUARDIAN_FORM, NoteKind.GUARDIAN_INTERVIEW, number, one.name)


def _is_due(story: Story, name: str, *, known: bool) -> bool:
    """Whether an entry is the first that knows somebody, or the one that brings the end in sight."""
    if _closes(story):
        return not _heard_since_last_meeting(story.after, name)
    if story.after.state is CaseState.CLOSED:
        return False
    return not known or (_settled(story.after) and not (story.before and _settled(story.before)))


def _closes(story: Story) -> bool:
    was_open = story.before is not None and story.before.state is not CaseState.CLOSED
    return was_open and story.after.state is CaseState.CLOSED


def _settled(case: Case) -> bool:
    return bool(case.goals) and all(goal.status in _SETTLED for goal in case.goals)


def _heard_since_last_meeting(case: Case, name: str) -> bool:
    met = max((one.on for one in case.meetings if of(one.kind).review), default=case.opened_on)
    return any(one.subject == name and one.on >= met for one in case.interviews)


def _form(
    story: Story, kind: DocumentKind, form: NoteKind, number: int, whom: str = ""
) -> Document:
    return story.new(
        kind,
        None,
        to=OFFICE,
        number=story.number(number - 1),
        which=str(number) if number else "",
        form=form,
        addressee=whom,
    )


YOUTH_PAPER = Paper(YOUTH_FORM, _youth_due)
GUARDIAN_PAPER = Paper(GUARDIAN_FORM, _guardians_due)
