"""What must never be read past wherever it stands: consent taken back, protected identity."""

import re

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.lines.line import expand
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.sections import Section
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.note import NoteKind
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
_CUSTODY = re.compile(
    r"\b(?:fatt|fick|far|forlorat|forlorar|mist|tilldel\w+|overflytt\w+|inte langre|ej langre)\b.{0,40}\bvardnad(?:en)?\b"
    r"|\bvardnad(?:en)?\b.{0,40}\b(?:overflytt\w+|andra\w*|upphor\w*|langre)\b"
)
_PEOPLE = frozenset({"guardians", "youth", "guardians.custody"})
_DORMANT = re.compile(r"\bvilande[ -]?lista")
_OWN = frozenset({"consents", "insats", "replacement", "corrections"})


def ask_elsewhere(parts: list[Section], sheet: Sheet) -> None:
    """Ask about consent told outside its section, and protection told of nobody.

    Nothing is asked of consent when the note also states it in its place, nor of protection when
    the note gives somebody's grade.
    """
    consent = "consents" not in sheet.draft
    insats = "insats" not in sheet.draft
    protection = not _graded(sheet.draft)
    dormant = faults.DORMANT_TOLD if _closes(sheet.draft) else faults.DORMANT_ELSEWHERE
    listed = _dormant(sheet.draft)
    custody = not _states(sheet.draft, "custody")
    for section in parts:
        if section.target.partition(".")[0] in _OWN:
            continue
        for row in section.rows:
            graded = protection and section.target != "youth.protection"
            _ask(row, sheet, consent=consent, insats=insats, protection=graded)
            if custody and section.target not in _PEOPLE and _CUSTODY.search(fold(row.text)):
                sheet.ask(row, faults.CUSTODY_ELSEWHERE)
            if not listed and _DORMANT.search(fold(row.text)):
                sheet.ask(row, dormant)


def _ask(row: Row, sheet: Sheet, *, consent: bool, insats: bool, protection: bool) -> None:
    plain = fold(row.text)
    if consent and _CONSENT.search(plain) and not _MAY.search(plain):
        sheet.ask(row, faults.CONSENT_ELSEWHERE)
    if insats and _INSATS.search(plain) and not _MAY.search(plain):
        sheet.ask(row, faults.CONSENT_WHICH)
    if protection and _PROTECTED.search(plain):
        sheet.ask(row, faults.PROTECTION_ELSEWHERE)


def _closes(draft: dict[str, Node]) -> bool:
    kind = draft.get("kind")
    choice = read_choice(NoteKind, kind.text) if isinstance(kind, Cell) else None
    return choice is not None and choice.value is NoteKind.CLOSING


def _dormant(draft: dict[str, Node]) -> bool:
    """Whether the note says in its place if the case shall be watched."""
    return any(isinstance(one, dict) and "dormant" in one for one in _nodes(draft.get("closing")))


def _graded(draft: dict[str, Node]) -> bool:
    """Whether the note says of somebody how they are protected."""
    return _states(draft, "protection")


def _states(draft: dict[str, Node], what: str) -> bool:
    """Whether the note says this of somebody in its place."""
    return any(
        isinstance(fields, dict) and what in fields
        for name, model in (("youth", PersonFacts), ("guardians", GuardianFacts))
        for node in _nodes(draft.get(name))
        for fields in (expand(model, node) if isinstance(node, Cell) else [node])
    )


def _nodes(node: Node | None) -> list[Node]:
    if node is None:
        return []
    return node if isinstance(node, list) else [node]
