"""Papers of a case that somebody asks for: the running journal, the draft of the decision.

Made from the case as it stands, and no part of any entry: a new one takes the place of the last.
"""

from collections.abc import Sequence
from pathlib import Path

from sigdocs.documents.decision_basis import draft_today
from sigdocs.documents.document import Document
from sigdocs.documents.running_journal import running_journal
from sigdocs.model.case import Case
from sigdocs.service.desk import Desk
from sigdocs.service.laying import lay_paper
from sigdocs.service.papers import DOCX, PDF, file_name


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
