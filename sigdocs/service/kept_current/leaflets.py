"""``outbox/blanketter/information/``: the leaflets for anybody, in every language, always current.

A slip in the records says what each was made from. While that holds nothing is made again, so
that a look costs next to nothing.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.handout.handouts import case_leaflet, standing_leaflet, standing_leaflets
from sigdocs.errors import TemplateError
from sigdocs.folders.files import write_durably
from sigdocs.folders.outbox import refresh
from sigdocs.model.case import Case
from sigdocs.model.leaflet import LeafletTexts
from sigdocs.records.chain import canonical_json
from sigdocs.service.desk import Desk
from sigdocs.service.kept_current.blank_forms import FOLDER
from sigdocs.service.publishing.files import (
    DOCX,
    PDF,
    File,
    Materials,
    file_name,
    make_pdfs,
    packaged_materials,
    render,
    todays_materials,
)
from sigdocs.service.publishing.on_demand import lay_paper

INFORMATION = "information"
SLIP = "informationsblad.json"
_AT_ONCE = 2


def make_leaflets(desk: Desk) -> bool:
    """Make some of the leaflets current: as Word all that are not, as PDF two at a time.

    Few enough that no note has to wait long. A PDF that no longer agrees with its Word file is
    taken away before that one is written.

    Returns:
        Whether there is more to do that can be done now.

    Raises:
        TemplateError: when even the program's own template cannot be filled in.
        OSError: when a disk or share fails.
    """
    materials = todays_materials(desk)
    documents = standing_leaflets(desk.profile)
    _lay_words(desk, documents, materials)
    missing = [one for one in documents if not _place(desk, one, PDF).is_file()]
    made = _lay_pdfs(desk, missing[:_AT_ONCE], materials)
    return made and len(missing) > _AT_ONCE


def lay_leaflets(
    desk: Desk,
    kind: DocumentKind,
    languages: Sequence[LeafletTexts],
    case: Case | None = None,
    target: Path | None = None,
) -> tuple[Path, ...]:
    """Lay sheet or folder for anybody or for a case, when somebody asks for it.

    Args:
        desk: the open workspace.
        kind: ``SHEET`` or ``FOLDER`` of :mod:`sigdocs.documents.handout.handouts`.
        languages: one paper each.
        case: whose number and coordinator stand on it; None for anybody.
        target: a file to write; None for Word and PDF in the outbox.

    Returns:
        Where they lie; without the PDFs when LibreOffice could make none.

    Raises:
        TemplateError: when the template cannot be filled in.
        OSError: when a disk or share fails.
    """
    laid: list[Path] = []
    for texts in languages:
        one = (
            case_leaflet(kind, texts, case, desk.profile, desk.today())
            if case
            else standing_leaflet(kind, texts, desk.profile)
        )
        folder = _folder_of(desk, case)
        both = tuple(folder / file_name(one.stem, form) for form in (DOCX, PDF))
        laid += lay_paper(desk, one, (case,) if case else (), (target,) if target else both)
    return tuple(laid)


def _folder_of(desk: Desk, case: Case | None) -> Path:
    if case:
        return desk.workspace.outbox / "arenden" / case.number / INFORMATION
    return desk.workspace.outbox / FOLDER / INFORMATION


def _lay_words(desk: Desk, documents: Sequence[Document], materials: Materials) -> None:
    made_from = _fingerprint(desk, materials)
    slip = desk.workspace.records / SLIP
    lie_there = all(_place(desk, one, DOCX).is_file() for one in documents)
    if lie_there and _read(slip) == made_from:
        return
    for one in documents:
        place, word = _place(desk, one, DOCX), _word(desk, one, materials)
        if not place.is_file() or place.read_bytes() != word:
            _place(desk, one, PDF).unlink(missing_ok=True)
            refresh(place, word)
    write_durably(slip, canonical_json({"underlag": made_from}).encode())


def _lay_pdfs(desk: Desk, documents: Sequence[Document], materials: Materials) -> bool:
    """Make these as PDF; returns whether LibreOffice could make them all."""
    files = [
        file
        for one in documents
        for file in (File(one, DOCX, _word(desk, one, materials)), File(one, PDF, None))
    ]
    made = [file for file in make_pdfs(desk, files) if file.format == PDF]
    for file in made:
        if file.content is not None:
            refresh(_place(desk, file.document, PDF), file.content)
    return all(file.content is not None for file in made)


def _word(desk: Desk, document: Document, materials: Materials) -> bytes:
    """The Word file by the office's own template, by the program's when that one fails."""
    try:
        return render(document, materials)
    except TemplateError:
        return render(document, packaged_materials(desk))


def _fingerprint(desk: Desk, materials: Materials) -> str:
    """What the leaflets are made from, as one hash: profile with texts, templates, logotype."""
    kinds = sorted({one.kind.slug for one in standing_leaflets(desk.profile)})
    parts = [desk.profile_sha, *(materials.templates[slug].sha256 for slug in kinds)]
    return hashlib.sha256("".join(parts).encode() + materials.logo).hexdigest()


def _read(slip: Path) -> str:
    try:
        return str(json.loads(slip.read_text("utf-8"))["underlag"])
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def _place(desk: Desk, document: Document, form: str) -> Path:
    desk.require_outbox()
    return _folder_of(desk, None) / file_name(document.stem, form)
