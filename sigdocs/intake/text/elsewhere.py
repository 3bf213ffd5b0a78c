"""What must never be read past wherever it stands: consent taken back, protected identity."""

import re

from sigdocs.casework import sweep_faults
from sigdocs.casework.family_signs import tells_of_custody, tells_of_protection
from sigdocs.casework.people import folded
from sigdocs.casework.signs import keeps_back_only, merely_may, tells_of_consent
from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.lines.line import expand
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.sections import Section
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.note import NoteKind
from sigdocs.model.people import GuardianFacts, PersonFacts

_INSATS = re.compile(r"\bsamtyck\w* (?:\w+ ){0,2}till (?:sjalva )?insats")
_PEOPLE = frozenset({"guardians", "youth", "guardians.custody"})
_DORMANT = re.compile(r"\bvilande ?lista")
_OWN = frozenset({"consents", "insats", "replacement", "corrections"})


def ask_elsewhere(parts: list[Section], sheet: Sheet) -> None:
    """Ask about consent told outside its section, and protection told of nobody.

    What only keeps something from somebody may be a receiver of the plan: the sweep, which knows the
    family and what the note says in its place, asks about that.
    Nothing is asked of consent when the note also states it in its place, nor of protection when
    the note gives somebody's grade.
    """
    consent = "consents" not in sheet.draft
    insats = "insats" not in sheet.draft
    protection = not _graded(sheet.draft)
    dormant = faults.DORMANT_TOLD if closes(sheet.draft) else faults.DORMANT_ELSEWHERE
    listed = _dormant(sheet.draft)
    custody = not _states(sheet.draft, "custody")
    for section in parts:
        if section.target.partition(".")[0] in _OWN:
            continue
        for row in section.rows:
            whose = section.target == "guardians" and row.number in sheet.lines
            graded = protection and section.target != "youth.protection" and not whose
            _ask(row, sheet, consent=consent, insats=insats, protection=graded)
            if custody and section.target not in _PEOPLE and tells_of_custody(folded(row.text)):
                sheet.ask(row, sweep_faults.CUSTODY_ELSEWHERE)
            if not listed and _DORMANT.search(folded(row.text)):
                sheet.ask(row, dormant)


def _ask(row: Row, sheet: Sheet, *, consent: bool, insats: bool, protection: bool) -> None:
    plain = folded(row.text)
    if consent and tells_of_consent(plain) and not keeps_back_only(plain):
        sheet.ask(row, sweep_faults.CONSENT_ELSEWHERE)
    if insats and _INSATS.search(plain) and not merely_may(plain):
        sheet.ask(row, faults.CONSENT_WHICH)
    if protection and tells_of_protection(plain):
        sheet.ask(row, sweep_faults.PROTECTION_ELSEWHERE)


def closes(draft: dict[str, Node]) -> bool:
    """Whether a note is of a closing."""
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
