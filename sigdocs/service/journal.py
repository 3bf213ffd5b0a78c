"""The running journal of a case: made whenever somebody asks, from the journal as it stands."""

from collections.abc import Sequence
from pathlib import Path

from sigdocs.documents.journal_paper import RUNNING_JOURNAL, running_journal
from sigdocs.model.case import Case
from sigdocs.service.desk import Desk
from sigdocs.service.laying import lay_paper
from sigdocs.service.papers import DOCX, PDF, file_name


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
    return lay_paper(desk, running_journal(case, desk.profile), places)
