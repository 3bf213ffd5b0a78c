"""The vilande lista: closed cases whose contact is kept alive (S2 3.2.2), for the office alone.

It names cases by number and staff by name, and tells nothing of any case. It is no record: it is
made anew when something changes, so that a case whose watch has ended leaves no trace on it.
"""

import datetime as dt
from collections.abc import Iterable

from sigdocs.casework.closing.close import is_dormant
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, never
from sigdocs.documents.people import coordinator
from sigdocs.documents.swedish import EMPTY, long_date
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile

DORMANT_LIST = DocumentKind(
    slug="vilande_lista",
    name="Vilande lista",
    document_class="Arbetsmaterial",
    receives=("enheten",),
)
LATE = "försenad"


class DormantCase(Frozen):
    """A case on the list: its number, the next contact and who of the staff takes it."""

    number: str
    next: str
    who: str


class DormantListContext(Frozen):
    """What stands on the list; ``cases`` is empty when no case is watched."""

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    cases: tuple[DormantCase, ...]


def dormant_list_context(
    cases: Iterable[Case], on: dt.date, profile: Profile
) -> DormantListContext:
    """Give what stands on the list a day, the first contact to be taken first."""
    watched = [case for case in cases if is_dormant(case)]
    watched.sort(key=lambda case: (_next(case) or dt.date.max, case.number))
    return DormantListContext(
        letterhead=letterhead(profile, on, DORMANT_LIST.name, on.isoformat()),
        title=DORMANT_LIST.name,
        facts=facts(("Datum", long_date(on)), ("Ärenden", str(len(watched)))),
        cases=tuple(_line(case, on, profile) for case in watched),
    )


def standing_list(cases: Iterable[Case], on: dt.date, profile: Profile) -> Document:
    """Give the list as it stands a day."""
    return Document(
        kind=DORMANT_LIST,
        number=1,
        title=DORMANT_LIST.name,
        stem=DORMANT_LIST.slug,
        seq=0,
        dated=on,
        context=dormant_list_context(cases, on, profile),
    )


def _next(case: Case) -> dt.date | None:
    return case.closing.follow_up_on if case.closing else None


def _line(case: Case, on: dt.date, profile: Profile) -> DormantCase:
    day = _next(case)
    told = EMPTY if day is None else day.isoformat()
    late = day is not None and day < on
    return DormantCase(
        number=case.number,
        next=f"{told}\n{LATE}" if late else told,
        who=_staff(case, profile) or EMPTY,
    )


def _staff(case: Case, profile: Profile) -> str:
    """Give who of the staff takes the contact: as told, the coordinator, or who wrote last.

    A name that is no colleague's stays in the akt.
    """
    said = case.closing.follow_up_by.casefold() if case.closing else ""
    named = [one.name for one in profile.staff if said and said in one.name.casefold()]
    own = coordinator(case, profile)
    if len(named) == 1:
        return named[0]
    if own:
        return own.name
    colleagues = {one.name for one in profile.staff}
    return next((one.author for one in reversed(case.meetings) if one.author in colleagues), "")


PAPER = Paper(DORMANT_LIST, never, DormantListContext)
