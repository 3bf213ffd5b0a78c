"""What must never be read past wherever it stands: consent taken back, protected identity."""

import re

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.shorthand import expand
from sigdocs.intake.text_lines import Row
from sigdocs.intake.text_sections import Section
from sigdocs.intake.text_sheet import Sheet
from sigdocs.model.people import GuardianFacts, PersonFacts

_CONSENT = re.compile(
    r"\baterkalla\w*|\b(?:muntligt|skriftligt) samtycke\b|\b(?:tar|tog|tagit|ta|drar|drog|dragit|dra) (?:\w+ )?(?:\w+ )?(?:till)?baka\b.{0,40}samtyck"
    r"|samtyck\w*.{0,40}\b(?:tillbaka|upphor\w*|utokas|begransas|andras)\b|\bsamtycker\b|\bnytt samtycke\b"
    r"|\b(?:inte|ej) (?:langre )?att .{0,40}\b(?:far veta|tar del|delar|fa veta)\b"
    r"|\b(?:lamnat|lamnar|gett|ger|gav|sagt nej till) (?:\w+ ){0,2}samtycke|\bsamtycke\w* (?:har|hade) (?:gatt|lopt) ut"
)
_INSATS = re.compile(r"\bsamtyck\w* (?:\w+ ){0,2}till (?:sjalva )?insats")
_MAY = re.compile(r"\bkan\b.{0,20}\b(?:tas?|aterkallas|dras?)\b|\bnar som helst\b")
_PROTECTED = re.compile(
    r"\bskyddad\w* (?:person|folkbok|adress|identitet|uppgift|id\b)|\bskyddat boende|\bsekretessmark\w+"
    r"|\bfingera\w+|\b(?:hemlig|skyddad) adress|^skydd(?:ad|at)?\.?$"
)
_OWN = frozenset({"consents", "insats", "replacement", "corrections"})


def ask_elsewhere(parts: list[Section], sheet: Sheet) -> None:
    """Ask about consent told outside its section, and protection told of nobody.

    Nothing is asked of consent when the note also states it in its place, nor of protection when
    the note gives somebody's grade.
    """
    consent = "consents" not in sheet.draft
    insats = "insats" not in sheet.draft
    protection = not _graded(sheet.draft)
    for section in parts:
        if section.target.partition(".")[0] in _OWN:
            continue
        for row in section.rows:
            graded = protection and section.target != "youth.protection"
            _ask(row, sheet, consent=consent, insats=insats, protection=graded)


def _ask(row: Row, sheet: Sheet, *, consent: bool, insats: bool, protection: bool) -> None:
    plain = fold(row.text)
    if consent and _CONSENT.search(plain) and not _MAY.search(plain):
        sheet.ask(row, faults.CONSENT_ELSEWHERE)
    if insats and _INSATS.search(plain) and not _MAY.search(plain):
        sheet.ask(row, faults.CONSENT_WHICH)
    if protection and _PROTECTED.search(plain):
        sheet.ask(row, faults.PROTECTION_ELSEWHERE)


def _graded(draft: dict[str, Node]) -> bool:
    """Whether the note says of somebody how they are protected."""
    return any(
        isinstance(fields, dict) and "protection" in fields
        for name, model in (("youth", PersonFacts), ("guardians", GuardianFacts))
        for node in _nodes(draft.get(name))
        for fields in (expand(model, node) if isinstance(node, Cell) else [node])
    )


def _nodes(node: Node | None) -> list[Node]:
    if node is None:
        return []
    return node if isinstance(node, list) else [node]
