"""Where LibreOffice is, and which Python can speak to it."""

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from sigdocs.errors import OfficeError

_HOMES = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice*/program",
    "/snap/libreoffice/current/lib/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
    "C:/Program Files/LibreOffice/program",
    "C:/Program Files (x86)/LibreOffice/program",
)
_NAMES = ("soffice.bin", "soffice", "soffice.exe")

MISSING = (
    "LibreOffice hittades inte, så inga PDF-filer kan göras. Installera det (Debian och Ubuntu: "
    "”apt-get install --no-install-recommends libreoffice-writer-nogui python3-uno "
    "fonts-liberation”; Windows: ”winget install TheDocumentFoundation.LibreOffice”) eller ange "
    "sökvägen till soffice i sigdocs.toml."
)


def find_soffice(configured: Path | None = None) -> Path:
    """Return LibreOffice's own binary, past the scripts that start it.

    A launcher forks, and then ending it by its process id leaves LibreOffice running.

    Args:
        configured: where the settings say that ``soffice`` is; nothing else is tried then.

    Raises:
        OfficeError: when there is none, with what to do.
    """
    if configured is not None:
        if configured.is_file():
            return _binary(configured)
        raise OfficeError(
            f"Det finns inget LibreOffice på {configured}. Rätta sökvägen till soffice i "
            "sigdocs.toml, eller ta bort den så letar programmet självt."
        )
    for place in _places():
        return _binary(place)
    raise OfficeError(MISSING)


def _places() -> Iterator[Path]:
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            yield Path(found)
    for pattern in map(Path, _HOMES):
        if pattern.is_absolute():  # a Windows path is not, elsewhere
            root = Path(pattern.anchor)
            for home in sorted(root.glob(str(pattern.relative_to(root))), key=_age, reverse=True):
                yield from (home / name for name in _NAMES if (home / name).is_file())


def _age(home: Path) -> list[int]:
    """Return the version numbers in a path, so that the newest sorts last.

    >>> _age(Path("/opt/libreoffice24.8/program")) > _age(Path("/opt/libreoffice7.6/program"))
    True
    """
    return [int(number) for number in re.findall(r"\d+", str(home))]


def _binary(found: Path) -> Path:
    real = found.resolve()
    inner = real.with_name("soffice.bin")
    return inner if inner.is_file() else real


@functools.cache
def find_python(soffice: Path) -> Path | None:
    """Return a Python that can ``import uno`` for this LibreOffice, None when there is none."""
    for candidate in _pythons(soffice):
        if candidate.is_file() and _speaks_uno(candidate):
            return candidate
    return None


def _pythons(soffice: Path) -> Iterator[Path]:
    program = soffice.parent
    yield Path(sys.executable)
    yield program / "python.exe"
    yield program / "python"
    yield program.parent / "Resources" / "python"
    if sys.platform != "win32":
        yield Path("/usr/bin/python3")


def _speaks_uno(python: Path) -> bool:
    command = [str(python), "-c", "import uno; uno.getComponentContext()"]
    try:
        run = subprocess.run(
            command, env=clean_environment(), capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def clean_environment() -> dict[str, str]:
    """Return this process's environment without what would bend another Python."""
    bent = ("PYTHON", "VIRTUAL_ENV", "COV_")
    return {name: value for name, value in os.environ.items() if not name.startswith(bent)}
