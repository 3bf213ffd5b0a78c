"""Which template each kind of paper is made from today, and why."""

from dataclasses import dataclass

from sigdocs.model.problem import Problem
from sigdocs.rendering.adoption import Adopted
from sigdocs.rendering.library import Library, Origin
from sigdocs.rendering.review import KIND_NAMES


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A kind of paper and its template.

    Attributes:
        slug: the kind.
        name: what it is called in Swedish.
        origin: whose template is in use.
        sha256: its fingerprint, in hexadecimal.
        adopted: when and by whom that very template was adopted; None when it never was.
        faults: why the office's own file is not in use; empty when it is, or when there is none.
    """

    slug: str
    name: str
    origin: Origin
    sha256: str
    adopted: Adopted | None
    faults: tuple[Problem, ...]


def overview(library: Library) -> tuple[TemplateLine, ...]:
    """Give a line for each kind of paper that has a template.

    Raises:
        TemplateError: when one of the program's own is missing.
    """
    faults = library.faults()
    return tuple(_line(library, slug, faults.get(slug, ())) for slug in KIND_NAMES)


def _line(library: Library, slug: str, faults: tuple[Problem, ...]) -> TemplateLine:
    used = library.current(slug)
    same = [one for one in library.adopted(slug) if one.sha256 == used.sha256]
    adopted = same[-1] if same and used.origin is not Origin.PROGRAM else None
    return TemplateLine(slug, KIND_NAMES[slug], used.origin, used.sha256, adopted, faults)
