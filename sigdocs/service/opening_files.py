"""A file of any kind read as a note, with LibreOffice's help where it takes that."""

import datetime as dt
from pathlib import PurePath

from sigdocs.errors import OfficeError
from sigdocs.folders.faults import OPEN_DOCUMENT
from sigdocs.intake.reading import Understanding, nothing_understood, understand
from sigdocs.service.desk import Desk
from sigdocs.service.known import known_to


def understood(desk: Desk, name: str, content: bytes, today: dt.date) -> Understanding:
    """Read a file by its ending, as if it were ``today``."""
    if PurePath(name).suffix.lower() != ".odt":
        return understand(content, name, today, known_to(desk, content))
    try:
        return understand(as_word(desk, content), f"{name}.docx", today)
    except OfficeError:
        return nothing_understood(OPEN_DOCUMENT.at())


def as_word(desk: Desk, content: bytes) -> bytes:
    """Give an OpenDocument text as Word.

    Raises:
        OfficeError: when LibreOffice is missing or cannot read it.
    """
    from sigdocs.rendering.office.office import Format

    return desk.office().convert(content, Format.ODT, Format.DOCX)
