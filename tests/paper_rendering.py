"""The papers of the examples, rendered by the program's own templates, and read back."""

import datetime as dt
import io

import docx
from docx.oxml.ns import qn
from pydantic import BaseModel

from sigdocs.casework.plan.view import plan_view
from sigdocs.casework.whereabouts import whereabouts
from sigdocs.documents.plan.plan import PlanContext, plan_context
from sigdocs.documents.shield import shielded
from sigdocs.model.case import Case
from sigdocs.model.version import PlanVersion
from sigdocs.rendering.leaflet_texts import leaflet_texts
from sigdocs.rendering.library import CONTEXTS, Library, pictures
from sigdocs.rendering.samples import sample_context
from sigdocs.rendering.scrub import Properties
from tests.paper_cases import PROFILE, TEMPLATES, version

LIBRARY = Library(TEMPLATES / "finns-inte")
DAY = dt.date(2026, 9, 22)
KINDS = tuple(CONTEXTS)
LEAFLETS = {texts.code: texts for texts in leaflet_texts(TEMPLATES / "finns-inte")}


def rendered(kind: str, context: BaseModel) -> bytes:
    """Fill in a template as the program does."""
    properties = Properties(title=f"{kind} SIG-2026-014", subject=kind, author="Lindåsa", dated=DAY)
    images = pictures(LIBRARY.logo(), "Lindåsa kommuns logotyp")
    return LIBRARY.current(kind).template(PROFILE.accent).render(context, properties, images)


def page_of(case: Case, previous: Case | None, plan: PlanVersion) -> PlanContext:
    """Give what stands on a version of a case's plan."""
    return plan_context(plan_view(case, previous, plan, PROFILE), PROFILE)


def plan_paper(case: Case, previous: Case | None = None, plan: PlanVersion | None = None) -> bytes:
    """Render a plan of a case."""
    context = page_of(case, previous, plan or version(case))
    return rendered("atgardsplan", shielded(context, whereabouts((case,), PROFILE)))


def example_context(kind: str) -> BaseModel:
    """Give what stands on the paper that is the example of a kind."""
    return sample_context(kind)


def text_of(paper: bytes) -> str:
    """Give the text of a Word file as it is read: headers, body with tables, footers."""
    document = docx.Document(io.BytesIO(paper))
    section = document.sections[0]
    parts = (
        *(section.first_page_header, section.header),
        document,
        *(section.first_page_footer, section.footer),
    )
    bodies = (part.element.body if part is document else part._element for part in parts)
    return "\n".join(line for body in bodies for line in _lines(body)) + "\n"


def _lines(body: object) -> list[str]:
    lines: list[str] = []
    for child in body:  # type: ignore[attr-defined] # an lxml element of python-docx
        if child.tag == qn("w:p"):
            lines.append(_paragraph(child))
        elif child.tag == qn("w:tbl"):
            for row in child.iter(qn("w:tr")):
                cells = [
                    " / ".join(_paragraph(p).replace("\n", " / ") for p in cell.iter(qn("w:p")))
                    for cell in row.iter(qn("w:tc"))
                ]
                lines.append("| " + " | ".join(cells) + " |")
    return lines


def _paragraph(paragraph: object) -> str:
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    pieces = (
        node.text or "" if node.tag == qn("w:t") else signs.get(node.tag, "")
        for run in paragraph.iter(qn("w:r"))  # type: ignore[attr-defined] # as above
        for node in run
    )
    return "".join(pieces)
