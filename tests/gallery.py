"""Pictures of the papers for the documentation: ``python -m tests.gallery`` writes them.

The example plan through the program's own template, LibreOffice and pdfium.
"""

import datetime as dt
from pathlib import Path

import pypdfium2
from PIL import Image

from sigdocs.errors import OfficeError
from sigdocs.rendering.office.pool import OfficePool, Paper
from tests.paper_rendering import DAY, example_context, rendered

FOLDER = Path(__file__).parents[1] / "docs" / "bilder"
_DPI = 110
_WHEN = dt.datetime.combine(DAY, dt.time(12), dt.UTC)


def picture(pdf: bytes, page: int = 0) -> Image.Image:
    """A page as a picture in few enough colours to be small."""
    document = pypdfium2.PdfDocument(pdf)
    image: Image.Image = document[page].render(scale=_DPI / 72).to_pil()
    document.close()
    return image.convert("RGB").quantize(64)


def main() -> None:
    """Write ``atgardsplan.png``: the first page of the example plan."""
    paper = Paper(rendered("atgardsplan", example_context("atgardsplan")), "Åtgärdsplan", _WHEN)
    with OfficePool(1) as office:
        pdf = office.archive([paper])[0]
    if isinstance(pdf, OfficeError):
        raise pdf
    FOLDER.mkdir(exist_ok=True)
    picture(pdf).save(FOLDER / "atgardsplan.png", optimize=True)


if __name__ == "__main__":
    main()
