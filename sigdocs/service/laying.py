"""A single paper that somebody asks for, laid where it is wanted as Word, PDF or both."""

from collections.abc import Sequence
from pathlib import Path

from sigdocs.documents.document import Document
from sigdocs.documents.kinds import printable
from sigdocs.folders.files import write_durably
from sigdocs.folders.outbox import refresh
from sigdocs.model.case import Case
from sigdocs.service.desk import Desk
from sigdocs.service.papers import DOCX, PDF, File, make_pdfs, render, todays_materials

ENDINGS = (f".{DOCX}", f".{PDF}")


def lay_paper(
    desk: Desk, document: Document, cases: Sequence[Case], places: Sequence[Path]
) -> tuple[Path, ...]:
    """Write a paper of some cases to every place, as its ending says; older copies are replaced.

    Returns:
        Where it now lies; without the PDF when LibreOffice could make none.

    Raises:
        TemplateError: when the template cannot be filled in.
        OSError: when a disk or share fails.
    """
    document = printable(document, cases, desk.profile)
    word = File(document, DOCX, render(document, todays_materials(desk)))
    wanted = {place.suffix.lower() for place in places}
    files = [word, File(document, PDF, None)] if ".pdf" in wanted else [word]
    made = {f".{file.format}": file.content for file in make_pdfs(desk, files)}
    laid = []
    for place in places:
        content = made[place.suffix.lower()]
        if content is not None and _lay(desk, place, content):
            laid.append(place)
    return tuple(laid)


def _lay(desk: Desk, place: Path, content: bytes) -> bool:
    if place.resolve().is_relative_to(desk.workspace.outbox):
        desk.require_outbox()
        return refresh(place, content)
    write_durably(place, content)  # a folder of the user's own is left with its own rights
    return True
