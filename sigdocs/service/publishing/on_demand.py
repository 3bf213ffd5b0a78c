"""Papers of a case that somebody asks for: the running journal, the draft of the decision.

Made from the case as it stands, and no part of any entry: a new one takes the place of the last.
"""

from collections.abc import Sequence
from pathlib import Path

from sigdocs.documents.casefile.decision_basis import draft_today
from sigdocs.documents.casefile.running_journal import running_journal
from sigdocs.documents.document import Document
from sigdocs.documents.due import printable
from sigdocs.folders.files import write_durably
from sigdocs.folders.outbox import refresh
from sigdocs.model.case import Case
from sigdocs.service.desk import Desk
from sigdocs.service.publishing.files import (
    DOCX,
    PDF,
    File,
    file_name,
    make_pdfs,
    render,
    todays_materials,
)

ENDINGS = (f".{DOCX}", f".{PDF}")


def journal(desk: Desk, case: Case) -> Document:
    """The whole journal of a case."""
    return running_journal(case, desk.profile)


def decision_basis(desk: Desk, case: Case) -> Document:
    """The draft of the decision on the insats, as things stand today."""
    return draft_today(case, desk.today(), desk.profile)


def _places(desk: Desk, case: Case, document: Document) -> tuple[Path, ...]:
    """Where such a paper lies in the outbox, as Word and PDF."""
    folder = desk.workspace.outbox / "arenden" / case.number / document.kind.slug
    return tuple(folder / file_name(document.stem, form) for form in (DOCX, PDF))


def lay_on_demand(
    desk: Desk, case: Case, document: Document, target: Path | None = None
) -> tuple[Path, ...]:
    """Write a paper where it is wanted, or in the outbox; older copies there are replaced.

    Returns:
        Where it now lies; without the PDF when LibreOffice could make none.

    Raises:
        TemplateError: when the template cannot be filled in.
        OSError: when a disk or share fails.
    """
    places: Sequence[Path] = (target,) if target else _places(desk, case, document)
    return lay_paper(desk, document, (case,), places)


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
