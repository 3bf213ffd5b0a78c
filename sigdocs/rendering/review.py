"""A template looked through before it goes live: everything that its keeper must or should mend."""

import datetime as dt
from collections.abc import Mapping

from pydantic import BaseModel

from sigdocs.documents.due import PAPERS
from sigdocs.errors import TemplateError
from sigdocs.model.problem import Problem
from sigdocs.rendering import faults
from sigdocs.rendering.blank import ACCENT
from sigdocs.rendering.library import CONTEXTS, FORM, LOGO, TemplateFile, packaged_file, pictures
from sigdocs.rendering.office.pool import Paper
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.samples import has_sample, sample_context
from sigdocs.rendering.scrub import Properties
from sigdocs.rendering.template.accessible import accessibility_problems
from sigdocs.rendering.template.check import check_template

KIND_NAMES: Mapping[str, str] = {
    paper.kind.slug: paper.kind.name for paper in PAPERS if paper.kind.slug in {*CONTEXTS, FORM}
}
"""What each kind that has a template is called, by slug."""

_DATED = dt.date(2026, 9, 22)


class _Nothing(BaseModel):
    """What the form's template is filled with: the program draws the rest."""


def review(slug: str, data: bytes) -> tuple[Problem, ...]:
    """Tell everything that is wrong with a template for a kind of paper.

    Structure, fields, what reaches out, what a reader who cannot see would miss; and, when
    nothing of that stops it, whether the sample case can be printed with it.
    """
    found = check_template(data, CONTEXTS.get(slug, _Nothing), pictures=(LOGO,))
    package = open_package(data)
    if isinstance(package, Package) and slug != FORM:
        found = (*found, *accessibility_problems(package))
    if not has_sample(slug) or any(problem.blocks for problem in found):
        return found
    try:
        sample_paper(TemplateFile(slug, data))
    except TemplateError as error:
        return (*found, faults.SAMPLE_FAILED.at(why=str(error)))
    return found


def sample_paper(template: TemplateFile, logo: bytes | None = None, accent: str = ACCENT) -> Paper:
    """Give the paper of a kind's sample case, in an office's logotype and colour.

    Args:
        template: what to fill in.
        logo: the office's logotype; the program's neutral one when None.
        accent: the office's colour (RRGGBB).

    Raises:
        TemplateError: when the template cannot be filled in.
    """
    name = KIND_NAMES[template.slug]
    title = f"Provutskrift: {name}"
    properties = Properties(title=title, subject=name, author="sigdocs", dated=_DATED)
    images = pictures(logo or packaged_file(f"{LOGO}.png"), "Logotyp")
    word = template.template(accent).render(sample_context(template.slug), properties, images)
    return Paper(word, title, dt.datetime.combine(_DATED, dt.time(12), dt.UTC))
