"""Which fonts a Word file asks for, and which of them this computer has.

LibreOffice puts DejaVu Sans in the place of a missing font and says nothing; lines then break
elsewhere and the page is no longer what was designed.
"""

import functools
import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TWINS = {
    "arial": "liberation sans",
    "calibri": "carlito",
    "cambria": "caladea",
    "courier new": "liberation mono",
    "times new roman": "liberation serif",
}
"""Fonts of the same widths, which LibreOffice takes instead."""
_FOLDERS = (
    "~/.fonts",
    "~/.local/share/fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "/usr/share/fonts",
)
_PARTS = ("word/document.xml", "word/header", "word/footer", "word/footnotes", "word/numbering")
_STYLES = "word/styles.xml"
_THEME = "word/theme/theme1.xml"
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


def missing_fonts(docx: bytes, soffice: Path | None = None) -> tuple[str, ...]:
    """Return the fonts that a Word file uses and this computer lacks, in alphabetical order.

    Args:
        docx: the Word file.
        soffice: LibreOffice's binary, whose own fonts count too.

    Raises:
        zipfile.BadZipFile: when it is no Word file.
    """
    there = installed_fonts() | (_bundled(soffice) if soffice else frozenset())
    return tuple(
        name
        for name in sorted(used_fonts(docx))
        if name.lower() not in there and _TWINS.get(name.lower()) not in there
    )


def used_fonts(docx: bytes) -> frozenset[str]:
    """Return the fonts named by the text, by the styles it uses, and the theme."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {
            name: etree.fromstring(package.read(name), _SAFE)
            for name in package.namelist()
            if name.startswith(_PARTS) or name in (_STYLES, _THEME)
            if name.endswith(".xml")
        }
    styles, theme = parts.pop(_STYLES, None), parts.pop(_THEME, None)
    text = list(parts.values())
    asking = [*text, *(() if styles is None else _styles_in_use(styles, text))]
    names = {name for element in asking for name in _named(element)}
    return frozenset(filter(None, (_resolved(name, theme) for name in names)))


def _named(element: etree._Element) -> Iterator[str]:
    for fonts in element.iter(f"{_W}rFonts"):
        for kind in ("ascii", "hAnsi", "cs"):
            name = fonts.get(f"{_W}{kind}Theme") or fonts.get(f"{_W}{kind}")
            if name:
                yield name


def _resolved(name: str, theme: etree._Element | None) -> str:
    """Return a font's own name where only its place in the theme is given."""
    for start in ("minor", "major"):
        if name in (f"{start}HAnsi", f"{start}Ascii"):
            latin = None if theme is None else theme.find(f".//{_A}{start}Font/{_A}latin")
            return "" if latin is None else latin.get("typeface", "")
    return name


def _styles_in_use(styles: etree._Element, text: list[etree._Element]) -> list[etree._Element]:
    by_id = {style.get(f"{_W}styleId", ""): style for style in styles.iter(f"{_W}style")}
    waiting = [
        element.get(f"{_W}val", "")
        for part in text
        for element in part.iter(f"{_W}pStyle", f"{_W}rStyle", f"{_W}tblStyle")
    ]
    waiting += [name for name, style in by_id.items() if style.get(f"{_W}default") in ("1", "true")]
    used: dict[str, etree._Element] = {}
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in used:
            used[name] = by_id[name]
            waiting += [
                parent.get(f"{_W}val", "")
                for parent in by_id[name].iter(f"{_W}basedOn", f"{_W}link")
            ]
    return [*used.values(), *styles.iter(f"{_W}docDefaults")]


@functools.cache
def installed_fonts() -> frozenset[str]:
    """Return the families that this computer has, in lower case."""
    if sys.platform == "win32":
        return _of_registry()
    if lister := shutil.which("fc-list"):
        run = subprocess.run([lister, ":", "family"], capture_output=True, timeout=30, check=False)
        lines = run.stdout.decode(errors="replace").splitlines()
        return frozenset(name.strip().lower() for line in lines for name in line.split(","))
    return frozenset().union(*(_of_folder(Path(name).expanduser()) for name in _FOLDERS))


def _of_registry() -> frozenset[str]:
    names: list[str] = []
    if sys.platform == "win32":
        import winreg

        path = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
        for hive in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            with winreg.OpenKey(hive, path) as key:
                for number in range(winreg.QueryInfoKey(key)[1]):
                    names += winreg.EnumValue(key, number)[0].partition(" (")[0].split("&")
    return frozenset(name.strip().lower() for name in names)


def _bundled(soffice: Path) -> frozenset[str]:
    return _of_folder(soffice.parent.parent / "share" / "fonts") | _of_folder(
        soffice.parent.parent / "Resources" / "fonts"
    )


def _of_folder(folder: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont, TTLibError

    names = set()
    for path in folder.rglob("*.[to]tf"):
        try:
            with path.open("rb") as stream, TTFont(stream, lazy=True) as font:
                names.add(str(font["name"].getBestFamilyName()).lower())
        except (TTLibError, OSError, KeyError):
            continue
    return frozenset(names)
