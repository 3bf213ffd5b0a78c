"""What a kind of paper is, and how its documents are named, numbered, dated and signed.

A kind says what stands on its paper and when it is due; all that is alike for every paper of a
case stands here.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, TypedDict, Unpack

from pydantic import BaseModel

from sigdocs.casework.history import Entry, History, case_as_of, fold
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Letterhead
from sigdocs.documents.people import coordinator
from sigdocs.documents.swedish import NBSP, joined
from sigdocs.model.case import Case
from sigdocs.model.leaflet import Language
from sigdocs.model.note import NoteKind
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import Need, Receiver
from sigdocs.model.version import PlanVersion

_ASCII = str.maketrans("åäöÅÄÖ", "aaoAAO")
_UNFIT = re.compile(r"[^A-Za-z0-9-]+")
_A_HUNDRED = 100


class _Extra(TypedDict, total=False):
    """What only some documents have, as in ``Document``."""

    against: int | None
    form: NoteKind
    addressee: str
    language: Language
    need: Need


OFFICE: tuple[Receiver, ...] = ()
"""Whom a paper is for that stays with the office."""


class Sender(NamedTuple):
    """Who sends a paper: how to reach them, and the name and title it is signed with."""

    contact: str
    signed_by: str


@dataclass(frozen=True, slots=True)
class Story:
    """A case up to its last entry, as a kind of paper looks at it to see what is due.

    Attributes:
        history: all entries, the one at hand last.
        before: the case before that entry, None when the entry opened it.
        after: the case with it.
    """

    history: History
    before: Case | None
    after: Case
    profile: Profile

    @property
    def entry(self) -> Entry:
        """The entry at hand."""
        return self.history[-1]

    @property
    def issued_on(self) -> dt.date:
        """The day that the entry's papers are of: who is 18 by then is spoken of as grown."""
        return max(self.entry.days)

    @property
    def cases(self) -> tuple[Case, ...]:
        """The case in every state that the entry's papers show, as it now stands first."""
        return (self.after, *(case for _, case in self.issued()))

    @property
    def told(self) -> Case | None:
        """The case as parties were last told of it: before the entry, and before a hold of sharing."""
        if self.before is None or not self.before.held or self.after.held:
            return self.before
        earlier = (fold(self.history[:end]) for end in range(len(self.history) - 2, 0, -1))
        return next((case for case in earlier if case and not case.held), None)

    def issued(self) -> Iterator[tuple[PlanVersion, Case]]:
        """Give each version of the plan that the entry issued, with the case as it shows it."""
        known = len(self.before.plans) if self.before else 0
        for version in self.after.plans[known:]:
            own = version.seq == self.entry.seq
            yield version, (None if own else case_as_of(self.history, version.seq)) or self.after

    def number(self, place: int = 0) -> int:
        """Give a number that no other paper of the kind has in the case: entry, then place in it.

        Entry 4 numbers its papers 401, 402 …; no entry has near a hundred of a kind.
        """
        return self.entry.seq * _A_HUNDRED + place + 1

    def new(
        self,
        kind: DocumentKind,
        context: BaseModel | None,
        *,
        to: tuple[Receiver, ...],
        number: int,
        which: str | None = None,
        on: dt.date | None = None,
        dated: dt.date | None = None,
        title: str = "",
        **extra: Unpack[_Extra],
    ) -> Document:
        """Give a document that the entry at hand yields.

        Args:
            kind: what it is.
            context: what stands on it; None for a form.
            to: who is to have it; ``OFFICE`` for nobody outside.
            number: which of its kind in the case.
            which: the same in the file's name; ”nr” and the number unless told.
            on: the day in the file's name; the note's unless told.
            dated: the date that the paper bears; the day of the ruling unless told.
            title: the kind's name and the case's number unless told.
            extra: what only some documents have.
        """
        named = f"nr{number}" if which is None else which
        return Document(
            kind=kind,
            number=number,
            title=title or f"{kind.name} {self.after.number}",
            stem=stem_of(self.after.number, kind, named, on or self.entry.note.date),
            seq=self.entry.seq,
            dated=dated or self.entry.ruled_on,
            context=context,
            receivers=to,
            **extra,
        )

    def of_version(
        self,
        kind: DocumentKind,
        context: BaseModel,
        version: PlanVersion,
        *,
        to: tuple[Receiver, ...],
        name: str = "",
        **extra: Unpack[_Extra],
    ) -> Document:
        """Give a document that goes with a version of the plan and is numbered and dated as it.

        ``name`` is what it is called when that is not the kind's name.
        """
        number = version.version
        return self.new(
            kind,
            context,
            to=to,
            number=number,
            which=f"v{number}",
            on=version.meeting_on,
            dated=version.issued_on,
            title=f"{name or kind.name} {self.after.number} version {number}",
            **extra,
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper with what it is filled with and when it is due.

    Attributes:
        kind: what it is.
        due: the documents of this kind that the last entry of a story yields.
        context: what its template is filled with; None for a form.
        verbatim: whether it is the file's own record, which nobody is sent and where everything
            stands as it was written, also of a protected person.
    """

    kind: DocumentKind
    due: Callable[[Story], Iterable[Document]]
    context: type[BaseModel] | None = None
    verbatim: bool = False


def never(story: Story) -> Iterable[Document]:
    """The rule of a paper that is only made when somebody asks for it."""
    del story
    return ()


def asked_for(
    case: Case,
    kind: DocumentKind,
    context: BaseModel,
    on: dt.date,
    *,
    to: tuple[Receiver, ...],
    number: int | None = None,
    which: str = "",
    title: str = "",
    **extra: Unpack[_Extra],
) -> Document:
    """Give a document of a case that somebody asks for: of its state a day, and of no entry.

    ``number``, ``which`` and ``title`` are as in ``Story.new``; its number is the case's last
    entry unless told, and its file has the day alone.
    """
    return Document(
        kind=kind,
        number=case.seq if number is None else number,
        title=title or f"{kind.name} {case.number}",
        stem=stem_of(case.number, kind, which, on),
        seq=case.seq,
        dated=on,
        context=context,
        receivers=to,
        **extra,
    )


def stem_of(case_number: str, kind: DocumentKind, which: str, day: dt.date) -> str:
    """The file name of a document, without ending.

    >>> kind = DocumentKind(slug="atgardsplan", name="", document_class="", receives=())
    >>> stem_of("SIG-2026-014", kind, "v2", dt.date(2026, 9, 22))
    'SIG-2026-014_atgardsplan_v2_2026-09-22'
    """
    number = _UNFIT.sub("-", case_number.translate(_ASCII)).strip("-")
    return "_".join(part for part in (number, kind.slug, which, day.isoformat()) if part)


def sender(case: Case, profile: Profile) -> Sender:
    """Give who sends the papers of a case: its coordinator, or the unit while there is none."""
    staff = coordinator(case, profile)
    if staff is None:
        return Sender(profile.phone, profile.unit)
    return Sender(
        joined((staff.name, staff.phone or profile.phone)), joined((staff.name, staff.title))
    )


def numbered(document: Document) -> Document:
    """Say in head and foot which of its kind a paper is, unless its own name ends with that.

    A plan has its version and a journal entry its number; other papers are told apart as their
    file names are: ”nr 401” is the first of its kind from the case's fourth note.
    """
    head = getattr(document.context, "letterhead", None)
    if document.context is None or not isinstance(head, Letterhead):
        return document
    if head.head.endswith(f" {document.number}"):
        return document
    which = f"nr{NBSP}{document.number}"
    ends = {name: joined((getattr(head, name), which), " · ") for name in ("head", "foot")}
    told = {"letterhead": head.model_copy(update=ends)}
    return replace(document, context=document.context.model_copy(update=told))
