"""The register of nominations as it stands, its list on demand, and lists to clear away."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sigdocs.casework.nomination.register import REGISTER
from sigdocs.documents.handout.focus_list import FOCUS_LIST, open_list
from sigdocs.model.nomination import Nominations
from sigdocs.service.desk import Desk
from sigdocs.service.publishing.files import DOCX, PDF, file_name
from sigdocs.service.publishing.on_demand import lay_paper
from sigdocs.service.registry import FOCUS_GROUP, register_as_it_stands


@dataclass(frozen=True, slots=True)
class Standing:
    """How the nominations stand on a day.

    Attributes:
        register: the nominations, those that have become cases marked so.
        counts: how many there are in each state. A nomination that became a case counts there,
            so that nobody is counted both as nominated and as a case.
        to_clear: folders in the outbox with lists whose meeting has been or that a later list
            replaces; they are working material, and people destroy them.
    """

    register: Nominations
    counts: Mapping[str, int]
    to_clear: tuple[str, ...]


def standing(desk: Desk) -> Standing:
    """Look at the register, and at what of it lies in the outbox; changes nothing.

    Raises:
        LedgerError: when the ledger is damaged.
    """
    known = register_as_it_stands(desk)
    return Standing(
        register=known,
        counts=Counter(one.state.value for one in known.all),
        to_clear=_to_clear(desk, known.meeting_on),
    )


def _to_clear(desk: Desk, meeting: dt.date | None) -> tuple[str, ...]:
    rows = desk.ledger.entries(REGISTER)
    published = (desk.ledger.papers.publication(row.note_sha) for row in rows)
    folders = [one.folder for one in published if one and one.published_at]
    over = meeting is not None and meeting < desk.today()
    old = folders if over else folders[:-1]
    return tuple(one for one in old if (desk.workspace.outbox / one).is_dir())


def default_places(desk: Desk) -> tuple[Path, ...]:
    """Where a list on demand lies in the outbox, as Word and PDF."""
    stem = open_list(Nominations(), desk.today(), desk.profile).stem
    folder = desk.workspace.outbox / FOCUS_GROUP / FOCUS_LIST.slug
    return tuple(folder / file_name(stem, form) for form in (DOCX, PDF))


def lay_list(desk: Desk, known: Nominations, places: tuple[Path, ...]) -> tuple[Path, ...]:
    """Write today's list to every place, as its ending says.

    Returns:
        Where it now lies; without the PDF when LibreOffice could make none.

    Raises:
        TemplateError: when the template cannot be filled in.
        OSError: when a disk or share fails.
    """
    return lay_paper(desk, open_list(known, desk.today(), desk.profile), (), places)
