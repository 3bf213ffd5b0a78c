"""Pictures of every kind of paper: ``python -m tests.gallery`` writes ``docs/galleri/``.

The examples beside the templates, filled in by the program, through LibreOffice and pdfium: each
kind with its pages in a row, and contact sheets of all kinds in colour and as a grey copier gives
them. ``docs/bilder/atgardsplan.png`` is the front page of the README.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps

from sigdocs.documents.due import PAPERS
from sigdocs.intake.form.build import build_form
from sigdocs.model.note import NoteKind
from sigdocs.rendering.library import CONTEXTS
from sigdocs.rendering.office.office import Format
from sigdocs.rendering.office.pool import OfficePool
from sigdocs.rendering.samples import sample
from tests.paper_rendering import LIBRARY, example_context, rendered

DOCS = Path(__file__).parents[1] / "docs"
FOLDER = DOCS / "galleri"
_FRONT_DPI, _DPI, _THUMB_DPI = 110, 60, 34
_COLUMNS, _GAP, _CAPTION = 6, 14, 22
_FONT = "LiberationSans-Regular.ttf"
_GROUND, _EDGE, _INK = "#E7E7E4", "#B5B5B0", "#222222"


class Shown(NamedTuple):
    """A paper of the gallery: the name of its picture, what it is called, and its pages."""

    slug: str
    name: str
    pages: tuple[Image.Image, ...]


def papers() -> Iterator[tuple[str, str, bytes]]:
    """Give the example of each kind: name of its picture, what it is called, Word file."""
    case, profile = sample("atgardsplan").case, sample("atgardsplan").profile
    for paper in PAPERS:
        slug, name = paper.kind.slug, paper.kind.name
        if slug in CONTEXTS:
            yield slug, name, rendered(slug, example_context(slug))
            continue
        base = LIBRARY.form().data
        kind = next((one for one in NoteKind if one.slug == slug), NoteKind.FOLLOW_UP)
        form = build_form(kind, profile, case, guardian=case.guardians[0], base=base)
        yield slug, f"{name} att fylla i", form


def pages(pdf: bytes, dpi: int) -> tuple[Image.Image, ...]:
    """Give every page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    made = tuple(page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document)
    document.close()
    return made


def row(pictures: Sequence[Image.Image]) -> Image.Image:
    """Give pages side by side on a ground that shows where they end."""
    width = sum(one.width for one in pictures) + _GAP * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, max(one.height for one in pictures) + 2 * _GAP), _GROUND)
    left = _GAP
    for one in pictures:
        sheet.paste(ImageOps.expand(one, 1, _EDGE), (left - 1, _GAP - 1))
        left += one.width + _GAP
    return sheet


def contact_sheet(shown: Sequence[Shown]) -> Image.Image:
    """Give the first page of every paper with its name, some to a row."""
    thumbs = [one.pages[0].resize(_small(one.pages[0]), Image.Resampling.LANCZOS) for one in shown]
    width = max(one.width for one in thumbs if one.width < one.height)
    height = max(one.height for one in thumbs)
    step_x, step_y = width + _GAP, height + _CAPTION + _GAP
    rows = -(-len(thumbs) // _COLUMNS)
    sheet = Image.new("RGB", (step_x * _COLUMNS + _GAP, step_y * rows + _GAP), _GROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(_FONT, 12)
    for place, (one, thumb) in enumerate(zip(shown, thumbs, strict=True)):
        x, y = _GAP + step_x * (place % _COLUMNS), _GAP + step_y * (place // _COLUMNS)
        if thumb.width > width:  # a landscape page
            thumb = thumb.resize((width, thumb.height * width // thumb.width))  # noqa: PLW2901 - the same page, smaller
        sheet.paste(ImageOps.expand(thumb, 1, _EDGE), (x - 1, y - 1))
        pen.text((x, y + height + 5), one.name, _INK, font)
    return sheet


def _small(page: Image.Image) -> tuple[int, int]:
    return page.width * _THUMB_DPI // _DPI, page.height * _THUMB_DPI // _DPI


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture in few enough colours to be small."""
    path.parent.mkdir(exist_ok=True)
    picture.quantize(64).save(path, optimize=True)


def page_of(shown: Sequence[Shown]) -> str:
    """Give the page that shows the gallery."""
    lines = [
        "# Alla papper",
        "",
        "Exemplen ligger bredvid mallarna i `templates/`; alla människor på dem är påhittade.",
        "Vad varje papper är till för, vem som får det och hur länge det sparas står i",
        "[dokument.md](../dokument.md). `make gallery` gör om bilderna.",
        "",
        "![Första sidan av varje slags papper](alla.png)",
        "",
        "Samma sidor som en grå kopiator ger dem: [svartvitt](alla-svartvitt.png).",
    ]
    for one in shown:
        count = f"{len(one.pages)} sidor" if len(one.pages) > 1 else "en sida"
        lines += ["", f"## {one.name}", "", f"![{one.name}, {count}]({one.slug}.png)"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write every picture and the page that shows them."""
    found = tuple(papers())
    with OfficePool(1) as office:
        pdfs = [office.convert(paper, Format.DOCX, Format.PDF) for *_, paper in found]
    shown = [
        Shown(slug, name, pages(pdf, _DPI))
        for (slug, name, _), pdf in zip(found, pdfs, strict=True)
    ]
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for one in shown:
        save(row(one.pages), FOLDER / f"{one.slug}.png")
    sheet = contact_sheet(shown)
    save(sheet, FOLDER / "alla.png")
    save(ImageOps.grayscale(sheet), FOLDER / "alla-svartvitt.png")
    (FOLDER / "README.md").write_text(page_of(shown), "utf-8")
    plan = next(pdf for (slug, *_), pdf in zip(found, pdfs, strict=True) if slug == "atgardsplan")
    save(pages(plan, _FRONT_DPI)[0], DOCS / "bilder" / "atgardsplan.png")


if __name__ == "__main__":
    main()
