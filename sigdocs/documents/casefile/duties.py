"""Who does what in a case: the social worker, the coordinator, or both; signed by their manager.

S0 2.2.1 and 3.2 (its appendix 1). The rows come from the office's settings; the names from the
case. A new one is made when somebody takes over.
"""

import datetime as dt
import re
from collections.abc import Iterator

from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import OFFICE, Paper, Story, sender
from sigdocs.documents.people import about
from sigdocs.documents.swedish import EMPTY, joined, listed, long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.note import NoteKind
from sigdocs.model.profile import DutyHolder, Profile

DUTIES = DocumentKind(
    slug="arbetsfordelning",
    name="Arbetsfördelning",
    document_class="Arbetsfördelning i personakt",
    receives=("socialsekreterare", "den som samordnar", "akten"),
    signed=True,
)
_GUARDIANS = re.compile(
    r",? (?:och|samt|eller) (?:(?:hens|dess|den unges|deras) )?vårdnadshavar\w*", re.IGNORECASE
)
_BOTH = (DutyHolder.SOCIAL_WORKER, DutyHolder.COORDINATOR)


class DutyRow(Frozen):
    """A task, whose it is by role, and who that is in this case."""

    task: str
    role: str
    who: str


class DutiesContext(Frozen):
    """What stands on the paper.

    ``missing`` says which roles have no name yet; ``replaces`` whether an earlier one no longer
    applies; ``manager`` who signs, by name where the settings tell it.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    rows: tuple[DutyRow, ...]
    missing: str
    replaces: bool
    manager: str
    contact: str


def duties_context(
    case: Case, on: dt.date, profile: Profile, *, anew: bool, issued: dt.date | None = None
) -> DutiesContext:
    """Give what stands on the paper of a day, issued then or later.

    ``anew`` when it takes the place of another.
    """
    grown = decides_alone(case, issued or on)
    titles, names = _roles(case, profile)
    lacking = [titles[role] for role in _BOTH if not names[role]]
    return DutiesContext(
        letterhead=letterhead(profile, on, case.number, DUTIES.name),
        title=DUTIES.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Från", long_date(on)),
        ),
        rows=tuple(
            DutyRow(task=task, role=upper_first(titles[duty.by]), who=names[duty.by] or EMPTY)
            for duty in profile.duties
            if (task := _task(duty.task, grown=grown))
        ),
        missing=f"Namn saknas på: {listed(lacking)}." if lacking else "",
        replaces=anew,
        manager=joined((profile.manager, "enhetschef")),
        contact=sender(case, profile).contact,
    )


def _task(told: str, *, grown: bool) -> str:
    """Give a task as the settings tell it; of somebody who is 18 without guardians, "" if all theirs.

    >>> _task("Gör intervjuer med den unge och vårdnadshavare", grown=True)
    'Gör intervjuer med den unge'
    """
    left = _GUARDIANS.sub("", told) if grown else told
    return "" if grown and "vårdnadshavar" in left.casefold() else left


def _roles(case: Case, profile: Profile) -> tuple[dict[DutyHolder, str], dict[DutyHolder, str]]:
    """Give the titles and the names of those who hold each role in a case."""
    title = profile.case_types[case.type].coordinator_title
    titles = {role: role.value for role in DutyHolder} | {
        DutyHolder.COORDINATOR: title,
        DutyHolder.BOTH: f"socialsekreterare och {title}",
    }
    names = {
        DutyHolder.COORDINATOR: case.coordinator,
        DutyHolder.SOCIAL_WORKER: case.social_worker,
        DutyHolder.BOTH: listed((case.social_worker, case.coordinator)),
        DutyHolder.MANAGER: profile.manager,
    }
    return titles, names


def _due(story: Story) -> Iterator[Document]:
    """Due from the start meeting on, whenever the case's people are others than before."""
    if not story.profile.duties or not _started(story.after):
        return
    begun = _started(story.before)
    if not begun or _people(story.before) != _people(story.after):
        yield _duties(story, anew=begun)


def _started(case: Case | None) -> bool:
    return case is not None and any(one.kind is NoteKind.START for one in case.meetings)


def _people(case: Case | None) -> tuple[str, str]:
    return (case.coordinator, case.social_worker) if case else ("", "")


def _duties(story: Story, *, anew: bool) -> Document:
    day, issued = story.entry.note.date, story.issued_on
    context = duties_context(story.after, day, story.profile, anew=anew, issued=issued)
    return story.new(DUTIES, context, to=OFFICE, number=story.entry.seq)


PAPER = Paper(DUTIES, _due, DutiesContext)
