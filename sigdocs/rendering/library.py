"""The templates in use: the office's own where it has one that is sound.

A template is data. A broken one of the office's never stops a paper: the one that it adopted last
is used instead, or else the program's own, and ``faults`` says what is wrong.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import BaseModel

from sigdocs.documents.due import PAPERS
from sigdocs.errors import TemplateError
from sigdocs.model.leaflet import SWEDISH, Language
from sigdocs.model.problem import Problem
from sigdocs.rendering import faults
from sigdocs.rendering.adoption import Adopted, adopted_in, kept_in
from sigdocs.rendering.blank import ACCENT
from sigdocs.rendering.language import localised
from sigdocs.rendering.logo import logo_trouble
from sigdocs.rendering.package import open_package
from sigdocs.rendering.template.accent import recoloured
from sigdocs.rendering.template.check import check_template
from sigdocs.rendering.template.pictures import Picture
from sigdocs.rendering.template.template import Template

LOGO = "logotyp"
FORM = "anteckning"
CONTEXTS: Mapping[str, type[BaseModel]] = {
    paper.kind.slug: paper.context for paper in PAPERS if paper.context
}
"""The kinds of paper that are made from a template, and what each is filled with."""


class Origin(StrEnum):
    """Whose a template is."""

    OWN = "kontorets egen"
    ADOPTED = "den senast antagna"
    PROGRAM = "programmets"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template as bytes, with the fingerprint that papers name it by."""

    slug: str
    data: bytes
    origin: Origin = field(default=Origin.PROGRAM, compare=False)

    @property
    def sha256(self) -> str:
        """Fingerprint in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def template(self, accent: str = ACCENT, language: Language = SWEDISH) -> Template:
        """The template, ready to be filled in, in the colour ``accent`` (RRGGBB).

        Raises:
            TemplateError: when it cannot be used.
        """
        return Template.load(localised(recoloured(self.data, accent), language))


class Library:
    """The templates of one workspace.

    Args:
        office: the workspace's ``templates/``; need not exist.
    """

    def __init__(self, office: Path) -> None:
        self._office = office

    def current(self, slug: str) -> TemplateFile:
        """The template to use for a kind of paper.

        Raises:
            TemplateError: when even the program's own is missing.
        """
        return self._office_file(slug) or self.packaged(slug)

    def packaged(self, slug: str) -> TemplateFile:
        """The program's own template for a kind of paper.

        Raises:
            TemplateError: when it is missing.
        """
        return TemplateFile(slug, packaged_file(f"{slug}/{slug}.docx"))

    def form(self) -> TemplateFile:
        """The Word file whose styles the note forms are drawn in."""
        return self.current(FORM)

    def logo(self) -> bytes:
        """The office's logotype when it can be used, else a neutral one."""
        own = self._own_logo()
        return own if own and not logo_trouble(own) else packaged_file(f"{LOGO}.png")

    def logo_faults(self) -> tuple[Problem, ...]:
        """Why the office's own logotype is not used; none when it is, or when there is none."""
        own = self._own_logo()
        if own is not None:
            return (found,) if (found := logo_trouble(own)) else ()
        others = sorted(self._office.glob(f"{LOGO}.*")) if self._office.is_dir() else []
        return tuple(faults.LOGO_NAMED.at(name=one.name) for one in others)

    def _own_logo(self) -> bytes | None:
        path = self._office / f"{LOGO}.png"
        try:
            return path.read_bytes() if path.is_file() else None
        except OSError:  # somebody has it open, or its disk is failing
            return b""

    def faults(self) -> dict[str, tuple[Problem, ...]]:
        """What is wrong with the office's own templates, by kind; those that are sound left out."""
        found = {slug: self.own(slug) for slug in (*CONTEXTS, FORM)}
        checked = {slug: _problems(data, slug) for slug, data in found.items() if data is not None}
        return {slug: problems for slug, problems in checked.items() if problems}

    def adopted(self, slug: str) -> tuple[Adopted, ...]:
        """What the office has adopted for a kind, oldest first."""
        return adopted_in(self._office / slug)

    def own(self, slug: str) -> bytes | None:
        """The office's own template for a kind as it lies there, sound or not; None without one."""
        path = self._office / slug / f"{slug}.docx"
        try:
            return path.read_bytes() if path.is_file() else None
        except OSError:  # somebody has it open, or its disk is failing
            return b""

    def _office_file(self, slug: str) -> TemplateFile | None:
        """The office's live file when it is sound, else the last adopted one that still is."""
        own = self.own(slug)
        if own is None:
            return None
        if not _problems(own, slug):
            return TemplateFile(slug, own, Origin.OWN)
        for one in reversed(self.adopted(slug)):
            kept = kept_in(self._office / slug, one.sha256)
            if kept is not None and not _problems(kept, slug):
                return TemplateFile(slug, kept, Origin.ADOPTED)
        return None


def pictures(logo: bytes, alt: str) -> dict[str, Picture]:
    """The pictures that templates have places for."""
    return {LOGO: Picture(logo, alt)}


@cache
def _problems(data: bytes, slug: str) -> tuple[Problem, ...]:
    if slug == FORM:
        opened = open_package(data)
        return (opened,) if isinstance(opened, Problem) else ()
    found = check_template(data, CONTEXTS[slug], (LOGO,), must_hold(slug))
    return tuple(problem for problem in found if problem.blocks)


@cache
def must_hold(slug: str) -> tuple[str, ...]:
    """The fields that a kind of paper must have wherever its template comes from, by its ``kind.toml``."""
    told = tomllib.loads(packaged_file(f"{slug}/kind.toml").decode())
    return tuple(map(str, told.get("maste_ha", ())))


def packaged_file(name: str) -> bytes:
    """Give a file of the program's own ``templates/``, e.g. ``atgardsplan/exempel.json``.

    Raises:
        TemplateError: when it is missing.
    """
    place = packaged_folder()
    for part in name.split("/"):
        place = place / part
    try:
        return place.read_bytes()
    except OSError as error:
        raise TemplateError(
            f"Programmets egen mall {name} saknas. Installera om sigdocs."
        ) from error


def packaged_folder() -> Traversable:
    """The program's own templates: in a wheel inside the package, in a checkout beside it."""
    packaged = resources.files("sigdocs") / "templates"
    if packaged.is_dir():
        return packaged
    return Path(__file__).parents[2] / "templates"
