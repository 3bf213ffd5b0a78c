"""A phone number or a day is never parted at its hyphen in a PDF, and is found there as written."""

import datetime as dt
import io
import re

import docx
import pypdfium2
import pytest
from docx.shared import Mm

from sigdocs.model.problem import Problem
from sigdocs.rendering.blank import blank_document
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.package import open_package
from sigdocs.rendering.pdf_check import check
from sigdocs.rendering.whole_numbers import unbroken

NUMBERS = ("070-1740605", "08-465 004 12", "2026-10-06")
WHEN = dt.datetime(2026, 10, 6, 12, tzinfo=dt.UTC)


def saved(*texts: str) -> bytes:
    document = blank_document()
    document.sections[0].right_margin = Mm(100)
    for text in texts:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def xml_of(data: bytes) -> str:
    package = open_package(data)
    assert not isinstance(package, Problem)
    return package.parts["word/document.xml"].decode()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_held_together_in_the_copy_only(number: str) -> None:
    original = saved(f"Ring {number}.")
    assert number.replace("-", "-\u2060") in xml_of(unbroken(original))
    assert number in xml_of(original)


@pytest.mark.parametrize("text", ["SIG-2026-014", "sms-kontakt 10-12", "A-2026-10-06-B", "1-2"])
def test_all_else_is_given_back_byte_for_byte(text: str) -> None:
    original = saved(text)
    assert unbroken(original) == original


def test_what_is_no_word_file_is_given_back() -> None:
    assert unbroken(b"not a file") == b"not a file"


@pytest.mark.office
def test_the_pdf_has_each_number_on_one_line_with_plain_signs(office: OfficePool) -> None:
    lines = [f"{'ab ' * pad}tel {' den '.join(NUMBERS)} slut" for pad in range(24)]
    original = saved(*lines)
    [made] = office.archive([Paper(original, "Nummer", WHEN)])
    assert isinstance(made, bytes)
    assert not check(made)
    with pypdfium2.PdfDocument(made) as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    for number in NUMBERS:
        pattern = re.escape(number).replace("\\ ", "\\s+")  # a line may end at a space
        assert len(re.findall(pattern, text)) == len(lines)
    assert "\u2060" not in text
    assert "\u2011" not in text
    assert docx.Document(io.BytesIO(original)).paragraphs[-1].text == lines[-1]
