"""``outbox/listor/``: the vilande lista, made anew when a case comes on it, moves or leaves, and daily.

A slip in the records says what it was made from, so that a look costs next to nothing. It is no
record of any case: when nobody is watched any more it is taken away.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sigdocs import __version__
from sigdocs.casework.closing import is_dormant
from sigdocs.documents.document import Document
from sigdocs.documents.dormant_list import DORMANT_LIST, standing_list
from sigdocs.documents.kinds import printable
from sigdocs.errors import TemplateError
from sigdocs.folders.files import write_durably
from sigdocs.folders.outbox import refresh
from sigdocs.model.case import Case
from sigdocs.records.chain import canonical_json
from sigdocs.service.desk import Desk
from sigdocs.service.entries import case_of
from sigdocs.service.papers import (
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

LISTS = "listor"
SLIP = "vilande_lista.json"


class _Slip(NamedTuple):
    """What the list was last made from, and the last hash of each case that was not on it."""

    made_from: str
    others: Mapping[str, str]


def lay_dormant_list(desk: Desk) -> tuple[Path, ...]:
    """Make the list current, as Word and as PDF when LibreOffice can.

    Returns:
        The files of the list; none when no case stands on it.

    Raises:
        LedgerError: when the ledger is damaged.
        TemplateError: when even the program's own template cannot be filled in.
        OSError: when a disk or share fails.
    """
    materials = todays_materials(desk)
    made_from, slip = _fingerprint(desk, materials), desk.workspace.records / SLIP
    known = _read(slip)
    if known.made_from != made_from:
        cases, others = _dormant(desk, known.others)
        if cases:
            made = standing_list(cases, desk.today(), desk.profile)
            _lay(desk, printable(made, cases, desk.profile), materials)
        else:
            _take_away(desk)
        whole = not cases or _place(desk, PDF).is_file()
        told = {"underlag": made_from if whole else "", "program": __version__, "övriga": others}
        write_durably(slip, canonical_json(told).encode())
    return tuple(path for form in (DOCX, PDF) if (path := _place(desk, form)).is_file())


def _dormant(desk: Desk, others: Mapping[str, str]) -> tuple[list[Case], dict[str, str]]:
    """The cases on the list, and the last hash of each that is not: read again only when that moves.

    So a note costs the reading of its own case, however many there are.
    """
    listed, off = [], {}
    for head in desk.ledger.chain_heads():
        number = head.case_number
        case = None if others.get(number) == head.hash else case_of(desk.ledger.entries(number))
        if case and is_dormant(case):
            listed.append(case)
        else:
            off[number] = head.hash
    return listed, off


def _lay(desk: Desk, document: Document, materials: Materials) -> None:
    """Lay the Word file, and never beside it a PDF of an older list."""
    word, pdf = _word(desk, document, materials), _place(desk, PDF)
    pdf.unlink(missing_ok=True)
    refresh(_place(desk, DOCX), word)
    for file in make_pdfs(desk, [File(document, DOCX, word), File(document, PDF, None)]):
        if file.format == PDF and file.content is not None:
            refresh(pdf, file.content)


def _take_away(desk: Desk) -> None:
    for form in (DOCX, PDF):
        _place(desk, form).unlink(missing_ok=True)


def _word(desk: Desk, document: Document, materials: Materials) -> bytes:
    """The Word file by the office's own template, by the program's when that one fails."""
    try:
        return render(document, materials)
    except TemplateError:
        return render(document, packaged_materials(desk))


def _fingerprint(desk: Desk, materials: Materials) -> str:
    """What the list is made from, as one hash: day, cases, profile, template, logotype."""
    heads = "".join(f"{head}" for head in desk.ledger.chain_heads())
    template = materials.templates[DORMANT_LIST.slug].sha256
    parts = (desk.today().isoformat(), heads, desk.profile_sha, template)
    return hashlib.sha256("|".join(parts).encode() + materials.logo).hexdigest()


def _read(slip: Path) -> _Slip:
    try:
        told = json.loads(slip.read_text("utf-8"))
        return _Slip(told["underlag"], told["övriga"] if told["program"] == __version__ else {})
    except (OSError, ValueError, LookupError, TypeError):
        return _Slip("", {})


def _place(desk: Desk, form: str) -> Path:
    return desk.require_outbox() / LISTS / file_name(DORMANT_LIST.slug, form)
