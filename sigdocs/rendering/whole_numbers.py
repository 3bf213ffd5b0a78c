"""Phone numbers and days kept on one line in the PDF, with text that is searched and copied as before.

LibreOffice breaks a line after any hyphen. A word joiner (U+2060) after it forbids that; it has no
glyph and leaves no trace in the PDF's text, whereas a no-break hyphen (U+2011) is another sign. It
is put only in the copy that is converted: in the Word file it would hide the number from searches.
"""

import re
from typing import Final

from sigdocs.model.problem import Problem
from sigdocs.rendering.package import open_package, write_package

_JOINER: Final = "\N{WORD JOINER}"
_TEXT = re.compile(r"(?<=<w:t>)[^<]+|(?<=<w:t xml:space=\"preserve\">)[^<]+")
_NUMBER = re.compile(r"(?<![\w-])(?:0\d{1,3}-\d[\d ]{4,}\d|\d{4}-\d{2}-\d{2})(?![\w-])")
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")


def unbroken(docx: bytes) -> bytes:
    """Give a copy to convert, in which no phone number (070-…) or day (2026-10-06) is parted.

    A file that cannot be opened, or has nothing to hold together, is given back as it is.
    """
    package = open_package(docx)
    if isinstance(package, Problem):
        return docx
    held = {
        name: _held(data) if _PARTS.fullmatch(name) else data
        for name, data in package.parts.items()
    }
    return docx if held == dict(package.parts) else write_package(held)


def _held(xml: bytes) -> bytes:
    return _TEXT.sub(lambda text: _NUMBER.sub(_joined, text[0]), xml.decode()).encode()


def _joined(number: re.Match[str]) -> str:
    return number[0].replace("-", f"-{_JOINER}")
