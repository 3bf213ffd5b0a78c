"""Consent to the insats in a text note, and lines that may mean it or consent to disclosure."""

import re

from sigdocs.intake import faults
from sigdocs.intake.folding import fold
from sigdocs.intake.text_lines import joined
from sigdocs.intake.text_sections import Section
from sigdocs.intake.text_sheet import Sheet
from sigdocs.model.problem import Fault

_SPEAKS = re.compile(r"\binsats(?:en|erna)?\b")
_DURING = re.compile(r"\bunder (?:hela )?insats")


def read_insats(section: Section, sheet: Sheet) -> None:
    """Read consent to the insats: all that stands under its label is one statement."""
    if section.rows:
        sheet.put("insats", section.rows[0].cell(section.label, joined(section.rows)))


def which_consent(text: str) -> Fault:
    """What to ask about a line on consent that was not understood.

    >>> which_consent("Sara samtycker till insatsen").code
    'samtycke-till-vad'
    >>> which_consent("Gäller under insatsen, kanske").code
    'samtycke-oklart'
    """
    plain = fold(text)
    either = _SPEAKS.search(plain) and not _DURING.search(plain)
    return faults.CONSENT_WHICH if either else faults.CONSENT_UNCLEAR
