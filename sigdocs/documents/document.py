"""What a document is, what a kind of paper is, and the story that a kind looks at."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pydantic import BaseModel

from sigdocs.casework.history import Entry, History
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.leaflet import SWEDISH, Language
from sigdocs.model.note import NoteKind
from sigdocs.model.profile import Profile
from sigdocs.model.receiving import EVERYTHING, Need, Receiver

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
        party: the partner's key when it is addressed to one party alone.
        addressee: whom it is for, as printed, when each addressee has one of its own.
        language: what it is written in.
        receivers: who is to have it, by identity; () for a paper of the office's own.
        need: what consent must let a party have for the paper to go to it.
    """

    kind: DocumentKind
    number: int
    title: str
    stem: str
    seq: int
    dated: dt.date
    context: BaseModel | None = None
    against: int | None = None
    form: NoteKind | None = None
    party: str = ""
    addressee: str = ""
    language: Language = SWEDISH
    receivers: tuple[Receiver, ...] = ()
    need: Need = EVERYTHING


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


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper with what it is filled with and when it is due.

    Attributes:
        kind: what it is.
        due: the documents of this kind that the last entry of a story yields.
        context: what its template is filled with; None for a form.
    """

    kind: DocumentKind
    due: Callable[[Story], Iterable[Document]]
    context: type[BaseModel] | None = None


def stem_of(case_number: str, kind: DocumentKind, which: str, day: dt.date) -> str:
    """The file name of a document, without ending.

    >>> kind = DocumentKind(slug="atgardsplan", name="", document_class="", receives=())
    >>> stem_of("SIG-2026-014", kind, "v2", dt.date(2026, 9, 22))
    'SIG-2026-014_atgardsplan_v2_2026-09-22'
    """
    number = _UNFIT.sub("-", case_number.translate(_ASCII)).strip("-")
    return "_".join(part for part in (number, kind.slug, which, day.isoformat()) if part)


def never(story: Story) -> Iterable[Document]:
    """The rule of a paper that is only made when somebody asks for it."""
    del story
    return ()
