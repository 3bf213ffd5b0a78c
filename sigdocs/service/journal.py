"""The running journal of a case: made whenever somebody asks, from the journal as it stands."""

from collections.abc import Sequence
from pathlib import Path

from sigdocs.documents.journal_paper import RUNNING_JOURNAL, running_journal
from sigdocs.folders.files import write_durably
from sigdocs.folders.outbox import refresh
from sigdocs.model.case import Case
from sigdocs.service.desk import Desk
from sigdocs.service.papers import DOCX, PDF, File, file_name, make_pdfs, render, todays_materials


def default_places(desk: Desk, case: Case) -> tuple[Path, ...]:
    """Where the journal lies in the outbox, as Word and PDF."""
    stem = running_journal(case, desk.profile).stem
    folder = desk.workspace.outbox / "arenden" / case.number / RUNNING_JOURNAL.slug
    return tuple(folder / file_name(stem, form) for form in (DOCX, PDF))


def lay_journal(desk: Desk, case: Case, places: Sequence[Path]) -> tuple[Path, ...]:
    """Write the journal to every place, as its ending says; older copies there are replaced.

    Returns:
        Where it now lies; without the PDF when LibreOffice could make none.

    Raises:
        TemplateError: when the template cannot be filled in.
        OSError: when a disk or share fails.
    """
    document = running_journal(case, desk.profile)
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
