"""The same papers the plain way: docxtpl, and a soffice process of its own for every file."""

import io
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import jinja2
from docxtpl import DocxTemplate

from sigdocs.rendering.library import TemplateFile
from sigdocs.rendering.office.find import find_soffice
from sigdocs.rendering.template.filters import FILTERS


def rendered(
    template: TemplateFile, context: object, clock: Callable[[], float]
) -> tuple[bytes, float]:
    """Fill in a template by docxtpl; gives the Word file and the milliseconds by ``clock``."""
    values = dict(context)  # type: ignore[call-overload] # a pydantic model gives its fields
    environment = jinja2.Environment(autoescape=True)
    environment.filters.update(FILTERS)
    began = clock()
    word = DocxTemplate(io.BytesIO(template.data))
    word.render(values, environment)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue(), 1000 * (clock() - began)


def converted(docx: bytes, folder: Path) -> float:
    """Make a PDF by a process of its own, whose profile is kept; gives the milliseconds."""
    source = folder / "naiv.docx"
    source.write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    began = time.perf_counter()
    subprocess.run(
        [str(_launcher()), profile, *options, str(source)], check=True, capture_output=True
    )
    spent = 1000 * (time.perf_counter() - began)
    source.with_suffix(".pdf").unlink()
    return spent


def _launcher() -> Path:
    """The program that people call; the binary itself asks to be started anew the first time."""
    binary = find_soffice()
    launcher = binary.with_name("soffice")
    return launcher if launcher.is_file() else binary
