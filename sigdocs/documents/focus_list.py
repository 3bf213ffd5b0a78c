"""The list for the focus group: every open nomination, by code only (row 19; every third week in S0)."""

import datetime as dt

from sigdocs.casework.history import History
from sigdocs.casework.nominations import REGISTER, nominations
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Letterhead, letterhead
from sigdocs.documents.paper import Paper, never, stem_of
from sigdocs.documents.words import EMPTY, joined, long_date
from sigdocs.model.base import Frozen
from sigdocs.model.nomination import Nomination, Nominations
from sigdocs.model.profile import Profile

FOCUS_LIST = DocumentKind(
    slug="fokusgruppslista",
    name="Fokusgruppslista",
    document_class="Arbetsmaterial",
    receives=("fokusgruppen",),
)


class NominationRow(Frozen):
    """A nomination as the focus group sees it; ``–`` where nothing is said."""

    code: str
    state: str
    since: str
    nominated_by: str
    about: str
    concerns: str
    description: str
    asked: str
    said: str


class FocusListContext(Frozen):
    """What stands on the list.

    ``meeting`` is the day of the next meeting, "" when no nomination has told it.
    """

    letterhead: Letterhead
    title: str
    dated: str
    meeting: str
    count: str
    rows: tuple[NominationRow, ...]


def focus_list_context(
    known: Nominations, on: dt.date, profile: Profile, seq: int = 0
) -> FocusListContext:
    """Give what stands on the list of a day: codes, and what was said of each.

    ``seq`` is the entry of the register that yields it, 0 for one made on demand.
    """
    meeting = known.meeting_on if known.meeting_on and known.meeting_on >= on else None
    return FocusListContext(
        letterhead=letterhead(profile, on, REGISTER, FOCUS_LIST.name, note=f"nr {seq}" * bool(seq)),
        title="Nomineringar till fokusgruppen",
        dated=long_date(on),
        meeting=long_date(meeting) if meeting else "",
        count=_count(len(known.open)),
        rows=tuple(_row(one) for one in known.open),
    )


def focus_list(history: History, profile: Profile) -> Document:
    """Give the list that the last entry of the register yields."""
    last, known = history[-1], nominations(history)
    return _document(known, last.seq, last.note.date, last.ruled_on, profile)


def open_list(known: Nominations, on: dt.date, profile: Profile) -> Document:
    """Give the list of a day, made on demand from the register as it then is."""
    return _document(known, 0, on, on, profile)


def _document(
    known: Nominations, seq: int, day: dt.date, dated: dt.date, profile: Profile
) -> Document:
    return Document(
        kind=FOCUS_LIST,
        number=seq,
        title=f"Nomineringar till fokusgruppen {day.isoformat()}",
        stem=stem_of(REGISTER, FOCUS_LIST, f"nr{seq}" if seq else "", day),
        seq=seq,
        dated=dated,
        context=focus_list_context(known, day, profile, seq),
    )


def _count(number: int) -> str:
    return "1 öppen nominering" if number == 1 else f"{number} öppna nomineringar"


def _row(one: Nomination) -> NominationRow:
    facts = one.facts
    return NominationRow(
        code=one.code,
        state=one.state.value,
        since=one.state_on.isoformat(),
        nominated_by=joined((facts.organisation, facts.role)) or EMPTY,
        about=joined((facts.age_band or "", facts.school or "")) or EMPTY,
        concerns=facts.concerns or EMPTY,
        description=facts.description,
        asked=facts.asked or EMPTY,
        said=facts.said,
    )


PAPER = Paper(FOCUS_LIST, never, FocusListContext)
