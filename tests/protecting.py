"""A case with a protected guardian, and everything that can be read out of a file."""

import datetime as dt
import io
from collections.abc import Mapping

import pypdfium2

from sigdocs.casework.whereabouts import whereabouts
from sigdocs.documents.shield import PageT, shielded
from sigdocs.model.case import Case
from sigdocs.model.people import Protection
from sigdocs.model.profile import Profile
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.pdf_check import check
from tests.paper_cases import PROFILE

WHEN = dt.datetime(2026, 9, 22, 12, tzinfo=dt.UTC)
SECRETS = ("Björkvägen", "Norrby", "1740699", "174 06 99", "123 45", "12345")


def hidden(case: Case) -> Case:
    """Give the case with its first guardian protected, with the home that SECRETS tell."""
    secret = {
        "address": "Björkvägen 3, 123 45 Norrby",
        "phone": "070-1740699",
        "protection": Protection.REGISTERED,
    }
    mother, *others = case.guardians
    return case.model_copy(update={"guardians": (mother.model_copy(update=secret), *others)})


def printed(context: PageT, case: Case, profile: Profile = PROFILE) -> PageT:
    """Give what stands on a paper of the case as it is printed."""
    return shielded(context, whereabouts((case,), profile))


def all_text(paper: bytes) -> str:
    """Give every part of a Word file with its name, as text."""
    package = open_package(paper)
    assert isinstance(package, Package)
    parts = (data.decode("utf-8", "replace") for data in package.parts.values())
    return "".join((*package.parts, *parts))


def read_pdf(pdf: bytes) -> list[str]:
    """Give the text of each page."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def archived(office: OfficePool, words: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give each Word file as the archive would have it, after it has been held fit for that."""
    made = office.archive([Paper(word, name, WHEN) for name, word in words.items()])
    pages = {name: pdf for name, pdf in zip(words, made, strict=True) if isinstance(pdf, bytes)}
    assert {name: check(pdf) for name, pdf in pages.items()} == dict.fromkeys(words, ())
    return pages


def told_of_secrets(pdf: bytes) -> list[str]:
    """Give the secrets that can be read on the pages or in the file itself."""
    whole = "".join("".join(read_pdf(pdf)).split()) + pdf.decode("latin-1")
    return [secret for secret in SECRETS if "".join(secret.split()) in whole]
