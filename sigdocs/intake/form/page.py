"""The sheet a form stands on: header, footer, margins with two free corners, properties."""

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from sigdocs.errors import TemplateError
from sigdocs.intake.form.parts import declare, relate, with_property
from sigdocs.intake.form.xml import paragraph, run, twips
from sigdocs.model.case import Case
from sigdocs.model.note import NoteKind
from sigdocs.model.problem import Problem
from sigdocs.model.profile import Profile
from sigdocs.rendering.blank import ACCENT, blank_bytes
from sigdocs.rendering.package import Package, open_package, write_package

KIND_PROPERTY: Final = "sigdocs-blankett"
EMPTY: Final = "Tom blankett"
FILLED: Final = "Ifylld blankett"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:w14="{_W14}" xmlns:mc="{_MC}" mc:Ignorable="w14"'
)

# The corners 30 × 30 mm at the top right and bottom left are kept free for page codes.
_TOP, _BOTTOM, _LEFT, _RIGHT, _EDGE = 33, 32, 25, 19, 11
_CORNER = 32


@dataclass(frozen=True, slots=True)
class FormPage:
    """Whose form it is and what it is called; ``filled`` when it holds what somebody wrote."""

    profile: Profile
    title: str
    kind: NoteKind
    case: Case | None
    filled: bool = False

    @property
    def name(self) -> str:
        """What tells this form from others: its case, or that it belongs to none yet."""
        return self.case.number if self.case else (FILLED if self.filled else EMPTY)


def form_package(page: FormPage, body: str, base: bytes | None) -> bytes:
    """Give the Word file with this body, on the styles of ``base`` or the program's own.

    Raises:
        TemplateError: when ``base`` is no usable Word file.
    """
    found = open_package(base or blank_bytes())
    if isinstance(found, Problem):
        raise TemplateError(f"Blankettens mall kan inte användas: {found.message}")
    parts = _kept(found)
    accent = page.profile.accent.upper().encode()
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(ACCENT.encode(), accent)
    parts["word/document.xml"] = _part("document", f"<w:body>{body}{_sheet()}</w:body>")
    parts["word/header1.xml"] = _part("hdr", _header(page))
    parts["word/footer1.xml"] = _part("ftr", _footer(page))
    parts["docProps/core.xml"] = _core(page)
    return write_package(with_property(parts, KIND_PROPERTY, page.kind.slug))


def _kept(found: Package) -> dict[str, bytes]:
    """Take the styles and what they lean on; leave the template's own text and pictures."""
    names = ("styles", "settings", "numbering", "fontTable", "theme/theme1")
    own, parts = open_package(blank_bytes()), {}
    assert isinstance(own, Package)  # noqa: S101 - our own file, made a line above
    for name in own.parts:
        parts[name] = own.parts[name]
    for name in (f"word/{name}.xml" for name in names):
        parts[name] = found.parts.get(name, parts[name])
    relate(parts, "word/_rels/document.xml.rels", "rIdHeader", f"{_R}/header", "header1.xml")
    relate(parts, "word/_rels/document.xml.rels", "rIdFooter", f"{_R}/footer", "footer1.xml")
    declare(parts, "/word/header1.xml", f"{_WORD}.header+xml")
    declare(parts, "/word/footer1.xml", f"{_WORD}.footer+xml")
    return parts


def _part(element: str, content: str) -> bytes:
    return f"{_DECLARATION}<w:{element} {_NAMESPACES}>{content}</w:{element}>".encode()


def _sheet() -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{twips(_TOP)}" w:right="{twips(_RIGHT)}" w:bottom="{twips(_BOTTOM)}" '
        f'w:left="{twips(_LEFT)}" w:header="{twips(_EDGE)}" w:footer="{twips(_EDGE)}" '
        'w:gutter="0"/></w:sectPr>'
    )


def _header(page: FormPage) -> str:
    number = f"Ärende {page.name}" if page.case else page.name
    secrecy = page.profile.secrecy
    free = f'<w:ind w:right="{twips(_CORNER - _RIGHT)}"/>'
    box = (
        f'<w:framePr w:w="{twips(62)}" w:hSpace="170" w:wrap="around" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{twips(113)}" w:y="{twips(_EDGE + 1)}"/>'
    )
    return "".join(
        (
            paragraph(
                "Sekretess",
                run(f"Sekretess enligt {secrecy.short}", bold=True),
                run(f"\n{secrecy.authority}"),
                extra=box,
            ),
            paragraph("Header", run(page.profile.municipality, bold=True), extra=free),
            paragraph("Header", run(page.profile.unit), extra=free),
            paragraph("Header", run(f"{page.title} · {number}"), extra=free),
            paragraph("Header", run("Arbetsmaterial"), extra=free),
        )
    )


def _footer(page: FormPage) -> str:
    width = 210 - _LEFT - _RIGHT
    look = (
        f'<w:tabs><w:tab w:val="clear" w:pos="9411"/><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>'
        f'<w:ind w:left="{twips(_CORNER - _LEFT)}"/>'
    )
    words = f"{page.name} · {page.title}\tSida\u00a0"
    return paragraph(
        "Footer",
        run(words),
        _counted("PAGE"),
        run(" ("),
        _counted("NUMPAGES"),
        run(")"),
        extra=look,
    )


def _counted(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _core(page: FormPage) -> bytes:
    number = f" {page.case.number}" if page.case else ""
    xml = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(page.title + number)}</dc:title><dc:language>sv-SE</dc:language>"
        "</cp:coreProperties>"
    )
    return (_DECLARATION + xml).encode()
