"""Consent to the insats in a text note, and lines that may mean it or consent to disclosure."""

import re
from collections.abc import Sequence

from sigdocs.intake import faults
from sigdocs.intake.folding import fold
from sigdocs.intake.lines.insats import insats_line
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import Row, joined
from sigdocs.intake.text.sections import Section
from sigdocs.model.problem import Fault

_SPEAKS = re.compile(r"\binsats(?:en|erna)?\b")
_REFUSES = re.compile(
    r"\bnej\b|\b(?:inte|ej) (?:svarat|samtyckt|velat|vill|lamnat|an)\b|\b(?:vill|har|samtycker) (?:inte|ej)\b"
    r"|\baterkalla\w*|\b(?:tar|tog|drar|drog|tagit|dragit) tillbaka\b|\bavboj\w*"
)
_WHOLE = re.compile(
    r"^[^,;:]+ (?:återkalla|ta|dr)\S*(?: tillbaka)? (?:sitt |sina )?samtycke(?:n|t)? till (?:själva )?insatsen"
    r"(?: (?:den )?\d[^,;]*)?$",
    re.IGNORECASE,
)
_DURING = re.compile(r"\bunder (?:hela )?insats")


def read_insats(section: Section, sheet: Sheet) -> None:
    """Read consent to the insats: all that stands under its label is one statement."""
    back = "action" in insats_line(joined(section.rows))
    refused = [] if back else [row for row in section.rows if _REFUSES.search(fold(row.text))]
    told = joined([row for row in section.rows if row not in refused])
    facets = insats_line(told)
    for row in refused:
        sheet.lost(row, faults.INSATS_NO)
    if any(len(set(facets.get(name, "").split("; "))) > 1 for name in ("on", "written")):
        sheet.lost(section.rows[0], faults.INSATS_SEVERAL)
        sheet.made += [row.cell() for row in section.rows]
        givers = section.rows[0].cell(section.label, facets.get("givers", ""))
        sheet.put("insats", {"givers": givers})
    elif told:
        sheet.put("insats", section.rows[0].cell(section.label, told))


def insats_taken_back(rows: Sequence[Row], sheet: Sheet) -> list[Row]:
    """Read each row that says whole who takes back which consent, to the insats; give the others."""
    others = []
    for row in rows:
        if takes_back_insats(row.text):
            sheet.put("insats", row.cell(text=row.text))
        else:
            others.append(row)
    return others


def takes_back_insats(text: str) -> bool:
    """Whether a line says whole that somebody takes back consent to the insats, and no other.

    >>> takes_back_insats("Milo återkallar sitt samtycke till insatsen 2026-10-02")
    True
    >>> takes_back_insats("Milo återkallar sitt samtycke till insatsen och till polisen")
    False
    """
    return bool(_WHOLE.search(text)) and "action" in insats_line(text)


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
