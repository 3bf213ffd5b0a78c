"""What ``doctor`` finds: whether the computer has what the program needs."""

import datetime as dt
import importlib.metadata
import platform
import sqlite3
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sigdocs import __version__
from sigdocs.errors import OfficeError, TemplateError

_LIBRARIES = ("pydantic", "SQLAlchemy", "docxtpl", "python-docx", "lxml", "pikepdf", "watchdog")
_OLDEST_PYTHON = (3, 11)
_SWEDISH_WINTER, _SWEDISH_SUMMER = dt.timedelta(hours=1), dt.timedelta(hours=2)
_EARLIEST = dt.date(2026, 1, 1)
_SLACK = dt.timedelta(minutes=5)


class Level(StrEnum):
    """How bad it is; DEGRADED lets the program work, but with less."""

    OK = "OK"
    NOTE = "obs"
    DEGRADED = "brist"
    ERROR = "FEL"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    Attributes:
        level: how it is.
        what: what was looked at, in Swedish.
        said: what was found.
        remedy: what to do about it; "" when nothing.
    """

    level: Level
    what: str
    said: str
    remedy: str = ""


def program() -> Iterator[Check]:
    """The versions that matter."""
    python = platform.python_version()
    old = sys.version_info[:2] < _OLDEST_PYTHON
    remedy = "Installera Python 3.11 eller senare." if old else ""
    yield Check(Level.ERROR if old else Level.OK, "Python", f"{python}, {sys.platform}", remedy)
    yield Check(Level.OK, "sigdocs", __version__)
    versions = (f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)
    yield Check(Level.OK, "Bibliotek", ", ".join(versions))
    yield Check(Level.OK, "SQLite", sqlite3.sqlite_version)


def office(configured: str) -> Iterator[Check]:
    """LibreOffice: where it is, whether it starts and can be kept warm."""
    from sigdocs.rendering.office.office import Office

    try:
        with Office(Path(configured) if configured else None) as one:
            began = time.monotonic()
            version = one.version()
            warm = one.warm
            took = time.monotonic() - began
    except OfficeError as error:
        yield Check(Level.DEGRADED, "LibreOffice", "Inga PDF-filer kan göras.", str(error))
        return
    yield Check(Level.OK, "LibreOffice", f"{version or 'okänd version'}, startar på {took:.1f} s")
    if warm:
        yield Check(Level.OK, "LibreOffice hålls igång", "ja")
    else:
        yield Check(
            Level.NOTE,
            "LibreOffice hålls igång",
            "nej, det startas för varje omgång och tar längre tid",
            "Installera python3-uno (Debian och Ubuntu), eller LibreOffice med Python (Windows).",
        )


def fonts(templates: Iterable[bytes], configured: str) -> Check:
    """Whether this computer has the fonts that the templates name."""
    from sigdocs.rendering.fonts import missing_fonts
    from sigdocs.rendering.office.find import find_soffice

    try:
        soffice = find_soffice(Path(configured) if configured else None)
    except OfficeError:
        soffice = None
    try:
        missing = sorted({name for data in templates for name in missing_fonts(data, soffice)})
    except (TemplateError, zipfile.BadZipFile) as error:
        return Check(Level.ERROR, "Typsnitt", str(error), "Installera om sigdocs.")
    if not missing:
        return Check(Level.OK, "Typsnitt", "alla som mallarna använder finns")
    return Check(
        Level.DEGRADED,
        "Typsnitt",
        f"saknas: {', '.join(missing)}; PDF-filerna ser då annorlunda ut",
        "Installera typsnitten (Debian och Ubuntu: fonts-liberation, fonts-crosextra-carlito) "
        "eller byt typsnitt i mallen.",
    )


def clock(now: dt.datetime, newest: dt.datetime | None) -> Iterator[Check]:
    """Whether the clock can be trusted.

    Args:
        now: the time, with its zone.
        newest: when the ledger's latest entry was recorded.
    """
    if now.date() < _EARLIEST or (newest is not None and now + _SLACK < newest):
        yield Check(
            Level.ERROR,
            "Klockan",
            f"{now:%Y-%m-%d %H.%M} är före det som redan har hänt",
            "Ställ datorns klocka. Datum i handlingar räknas från den.",
        )
    else:
        yield Check(Level.OK, "Klockan", f"{now:%Y-%m-%d %H.%M}")
    swedish = now.utcoffset() in (_SWEDISH_WINTER, _SWEDISH_SUMMER)
    yield Check(
        Level.OK if swedish else Level.NOTE,
        "Tidszon",
        f"{now:UTC%z}" if swedish else f"{now:UTC%z}, inte svensk tid",
        "" if swedish else "Ställ datorns tidszon till Europe/Stockholm.",
    )
