"""A Word template filled in strictly: the same data gives the same bytes, and no letter is lost.

docxtpl's way of writing Jinja in Word is kept (``{{ }}``, ``{%p %}``, ``{%tr %}`` …; its own
``patch_xml`` reads it), but not its rendering, which lets a misspelt field print as blank and
text fall out of the page. Reading, scrubbing and compiling are done once a process; a rendering
is then only Jinja, one parse and a zip.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import jinja2
from lxml import etree
from pydantic import BaseModel

from sigdocs.errors import TemplateError
from sigdocs.model.problem import Problem
from sigdocs.rendering.body import finish_body, new_ids
from sigdocs.rendering.chart import place_charts
from sigdocs.rendering.package import (
    CONTENT_TYPES,
    Limits,
    Package,
    open_package,
    parse_xml,
    write_package,
)
from sigdocs.rendering.scrub import (
    Properties,
    scrubbed,
    with_properties,
    without_orphans,
)
from sigdocs.rendering.template.pictures import Picture, place_pictures
from sigdocs.rendering.template.sandbox import (
    compiled,
    environment,
    forbidden_nodes,
    loop_depth,
    public_names,
)
from sigdocs.rendering.wordml import W, serialise

LIMITS = Limits(file=5_000_000, entries=200, total=16_000_000, xml=2_000_000)
LOOPS_MAX = 4
RENDERED_MAX = 4_000_000
"""Characters of XML a part may become: what ``open_package`` takes back in any letters we use."""

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WRITTEN = frozenset(
    f"{_WORD_TYPE}{kind}+xml"
    for kind in ("document.main", "header", "footer", "footnotes", "endnotes")
)
_OBJECT_TAG = re.compile(r"\{\{(?:r|p|tr|tc)\s")
_NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})
_FAILURES = (
    jinja2.TemplateError,
    AttributeError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template, ready to be filled in any number of times.

    Attributes:
        parts: the scrubbed parts of the file.
        sources: the Jinja text of each part that is written.
    """

    parts: Mapping[str, bytes] = field(repr=False)
    sources: Mapping[str, str] = field(repr=False)

    @classmethod
    def load(cls, source: bytes | Path) -> "Template":
        """Read a template; the same bytes are read once a process.

        Raises:
            TemplateError: when it is no Word file, no Jinja, or does more than print.
            OSError: when the path cannot be read.
        """
        return _load(source if isinstance(source, bytes) else source.read_bytes())

    def render(
        self,
        context: BaseModel,
        properties: Properties,
        pictures: Mapping[str, Picture] = _NO_PICTURES,
    ) -> bytes:
        """Fill in the template with the fields of ``context``.

        Raises:
            TemplateError: when a field is missing or cannot be printed; nothing is guessed.
        """
        values = {name: getattr(context, name) for name in public_names(type(context))}
        parts = dict(self.parts)
        ids = new_ids()
        for name in sorted(self.sources):
            try:
                root = _filled(self.sources[name], values)
                finish_body(root, ids)
                place_pictures(name, root, parts, pictures)
                place_charts(name, root, parts)
            except _FAILURES as error:
                raise TemplateError(_complaint(name, error)) from error
            parts[name] = serialise(root)
        return write_package(with_properties(without_orphans(parts), properties))


def jinja_sources(package: Package | Mapping[str, bytes]) -> dict[str, str]:
    """Give the Jinja text of the body, headers, footers and notes of a template."""
    from docxtpl import DocxTemplate

    parts = package.parts if isinstance(package, Package) else package
    reader = DocxTemplate("")
    return {
        name: reader.patch_xml(etree.tostring(parse_xml(parts[name]), encoding="unicode"))
        for name in _written_parts(parts)
    }


@lru_cache(maxsize=64)
def _load(data: bytes) -> Template:
    package = open_package(data, LIMITS)
    if isinstance(package, Problem):
        raise TemplateError(f"Mallen kan inte öppnas. {package.message} {package.remedy}")
    parts = scrubbed(package)
    sources = jinja_sources(parts)
    for name, source in sources.items():
        _refuse_objects(name, parse_xml(parts[name]))
        _refuse_code(name, source)
    return Template(MappingProxyType(parts), MappingProxyType(sources))


def _written_parts(parts: Mapping[str, bytes]) -> Iterator[str]:
    for entry in parse_xml(parts[CONTENT_TYPES]):
        name = str(entry.get("PartName", "")).lstrip("/")
        if entry.get("ContentType") in _WRITTEN and name in parts:
            yield name


def _refuse_code(name: str, source: str) -> None:
    """Compile once, and let no template do more than print fields."""
    try:
        tree = environment().parse(source)
        compiled(source)
    except jinja2.TemplateError as error:
        raise TemplateError(_complaint(name, error)) from error
    for node in forbidden_nodes(tree):
        raise TemplateError(
            f"Mallen ({name}) använder något som inte är tillåtet: {type(node).__name__}."
        )
    if loop_depth(tree) > LOOPS_MAX:
        raise TemplateError(f"Mallen ({name}) har fler än {LOOPS_MAX} upprepningar i varandra.")


def _refuse_objects(name: str, root: etree._Element) -> None:
    """``{{r x}}`` puts text outside the run, where it is lost unless it is docxtpl's RichText."""
    for paragraph in root.iter(f"{W}p"):
        text = "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
        if found := _OBJECT_TAG.search(text):
            raise TemplateError(f"Mallen ({name}) använder {found[0]}…}}}}; skriv {{{{ … }}}}.")


def _filled(source: str, values: Mapping[str, object]) -> etree._Element:
    pieces, size = [], 0
    for piece in compiled(source).generate(values):
        size += len(piece)
        if size > RENDERED_MAX:
            raise ValueError("dokumentet blir för stort")
        pieces.append(piece)
    text = "".join(pieces)
    root = parse_xml(text.encode())
    return _even_tables(text) if "{%tc" in source else root


def _even_tables(text: str) -> etree._Element:
    """Repeated columns need a grid that fits them."""
    from docxtpl import DocxTemplate

    tree: etree._Element = DocxTemplate("").fix_tables(text)
    return tree


def _complaint(name: str, error: Exception) -> str:
    """Say what went wrong without a word of the data in it."""
    if isinstance(error, jinja2.UndefinedError):
        return f"Mallen ({name}) frågar efter ett fält som inte finns: {error.message}"
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"Mallen ({name}) är felskriven: {error.message}"
    return f"Mallen ({name}) kan inte fyllas i ({type(error).__name__})."
