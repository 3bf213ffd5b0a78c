"""What a document is, and what a kind of paper is."""

import datetime as dt
from dataclasses import dataclass

from pydantic import BaseModel

from sigdocs.model.base import Frozen
from sigdocs.model.leaflet import SWEDISH, Language
from sigdocs.model.note import NoteKind
from sigdocs.model.receiving import EVERYTHING, Need, Receiver


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
    addressee: str = ""
    language: Language = SWEDISH
    receivers: tuple[Receiver, ...] = ()
    need: Need = EVERYTHING

    @property
    def party(self) -> str:
        """The partner's key when it is for one party alone."""
        return self.receivers[0].party if len(self.receivers) == 1 else ""
