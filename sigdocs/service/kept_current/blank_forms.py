"""``outbox/blanketter/``: one blank form for each kind of note, always current."""

from sigdocs.folders.outbox import refresh
from sigdocs.intake.form.build import build_form
from sigdocs.model.note import NoteKind
from sigdocs.service.desk import Desk

FOLDER = "blanketter"


def blank_name(kind: NoteKind) -> str:
    """The file name of a blank form.

    >>> blank_name(NoteKind.START)
    'anteckning_startmote.docx'
    """
    return f"anteckning_{kind.slug}.docx"


def lay_blanks(desk: Desk) -> None:
    """Make every blank form current; one that somebody has open is left for the next time."""
    folder = desk.require_outbox() / FOLDER
    base = desk.library.form().data
    for kind in NoteKind:
        refresh(folder / blank_name(kind), build_form(kind, desk.profile, None, base=base))
