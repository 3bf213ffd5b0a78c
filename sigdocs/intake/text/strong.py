"""Sentences that say for themselves that the consent is as it was, or who shall have the plan.

They are taken wherever they stand, for no heading makes them mean anything else. Whatever is not
read whole is left where it stood.
"""

import re
from dataclasses import replace

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.plan import sentences
from sigdocs.intake.text.recipients import Receivers, more, receivers_said, recipients, spelled
from sigdocs.intake.text.sections import KEPT, Section
from sigdocs.intake.text.unchanged import unchanged

_OWN = frozenset(
    {"", "consents", "insats", "recipients", "replacement", "corrections", "youth_words"}
)
"""Where another reader takes such sentences, or where they are somebody else's words."""
_PLAN = r"(?:(?:åtgärds|handlings)?planen|planen och anteckningen|anteckningen och planen|sammanställningen)"
_SENT = re.compile(
    # ”Planen skickas till Robin och alla i samtycket”, ”Handlingsplanen går till …”, ”Planen ut till …”
    rf"^(?:den nya |nya )?{_PLAN}\s+(?:ska(?:ll)? )?(?:(?:skickas|skickar (?:jag|vi)|kommer|går|sänds|delas|mejlas)(?: ut)?|ut)?\s*(?:inte )?till\b"
    # ”Besked om detta till: Polisen, Lärkskolan”, ”Avslutet går till Tim, Marie och Ali.”
    rf"|^besked(?: om (?:detta|det(?: här)?))?(?: (?:går|skickas|lämnas))? till\b|^avslutet (?:går|skickas) till\b"
    rf"|^sammanställning till\b|^skicka {_PLAN} till\b|^utskick(?:et)?(?:\s*:| (?:går )?till\b)"
    # ”Alla i samtycket får planen, inte vårdcentralen”
    rf"|^alla (?:i|som omfattas av|som är med i) samtycket får {_PLAN}(?=$|,)",
    re.IGNORECASE,
)
_ALL = re.compile(r"\balla (?:som är med )?i samtycket\b", re.IGNORECASE)
"""Strong below a heading of the plan only: ”Planen / Till alla i samtycket. BUP är inte med.”, ”plan: Robin + alla i samtycket”"""
_PLAN_GOES = re.compile(
    r"planen (?:ska |skall |far )?(?:(?:bara|endast|enbart|inte|ej) )*(?:skickas|ga|gar|delas ut)\b"
)
_ONLY_TO = re.compile(r"\b(?:bara|endast|enbart)\s+till\s+", re.IGNORECASE)
_GOES_ON = re.compile(
    # ”BUP är inte med”, ”Vårdcentralen ska inte ha den”, ”Inte Vårdcentralen”, ”Inte till vårdcentralen”, ”VC ej”, ”Eva får bara ekonomidelen”
    r"^(?:[Ii]nte|[Ee]j|INTE|EJ) (?:[A-ZÅÄÖ]|till \w)|^[A-ZÅÄÖ][\w-]+ (?:inte|ej)(?: med)?$|\b(?:är inte med|(?:ska|får) inte (?:ha |få )?(?:den|planen|något|annat)|får den inte|får (?:bara|enbart|endast) )",
)
_OF_PLAN = frozenset({"goals", "statuses", "situation", KEPT})
_HEADS = re.compile(r"(?:planen|plan|utskick)\s*:?", re.IGNORECASE)


def sent_and_unchanged(parts: list[Section], sheet: Sheet) -> list[Section]:
    """Take what says for itself who shall have the plan, or that the consent is as it was."""
    return [
        _without(part, sheet) if (target := part.target.partition(".")[0]) not in _OWN
        else _of_consent(part, sheet) if target == "consents" else part
        for part in parts
    ]  # fmt: skip


def _of_consent(part: Section, sheet: Sheet) -> Section:
    """Give a section on consent without ”Planen går till alla i samtycket”, which is no part of it."""
    found = Receivers()
    rows: list[Row] = []
    for row in part.rows:
        said = [] if is_table(row) else sentences(spelled(row.text))
        sent = [one for one in said if _SENT.search(one) and receivers_said(row, one, found)]
        left = " ".join(one for one in said if one not in sent)
        rows += [row] if not sent else [replace(row, text=left)] if left else []
    told_of_receivers(found, part.label, sheet)
    return replace(part, rows=rows)


def _without(part: Section, sheet: Sheet) -> Section:
    """Give a section without the sentences taken from it."""
    found = Receivers()
    rows: list[Row] = []
    plan = bool(_HEADS.fullmatch(part.label))
    for row in part.rows:
        left = _left(row, found, sheet, plan=plan and part.target in _OF_PLAN)
        if left is None and rows and _HEADS.fullmatch(rows[-1].text):
            rows.pop()
        rows += [left] if left else []
        plan = bool(_HEADS.fullmatch(row.text)) or (plan and left is None)
    told_of_receivers(found, part.label, sheet)
    for row in found.lost:
        sheet.lost(row, faults.RECIPIENT_UNCLEAR)
    return replace(part, rows=rows)


def _left(row: Row, found: Receivers, sheet: Sheet, *, plan: bool) -> Row | None:
    """Give what of a row is not taken; None when nothing is left."""
    if is_table(row):
        return row
    left: list[str] = []
    after = False
    parts = sentences(spelled(row.text))
    for part in parts:
        at = Row(row.number, part)
        if _sent(at, part, found, plan=plan, after=after):
            after = True
        elif fields := unchanged(part, named=True):
            sheet.again.append(
                {name: at.cell(text=text) for name, text in fields.items()} | {"comment": at.cell()}
            )
        else:
            left.append(part)
    if len(left) == len(parts):
        return row
    return replace(row, text=" ".join(left)) if left else None


def _sent(row: Row, text: str, found: Receivers, *, plan: bool, after: bool) -> bool:
    """Take a sentence on receivers, to be asked about where it cannot be read whole.

    What goes on from one, or stands below ”Planen”, is taken when it can be read.
    """
    bare = text.strip(" .•☐–→-")
    strong = (plan and _ALL.search(bare)) or (after and _GOES_ON.search(bare))
    if not (strong or _SENT.search(bare)):
        return False
    if receivers_said(row, bare, found):
        return True
    if not strong:
        found.lost.append(row)
    return not strong


_TO = re.compile(r"\btill\s*:\s*", re.IGNORECASE)  # Planen skickas inte till: BUP


def without_receivers(rows: list[Row], sheet: Sheet) -> list[Row]:
    """Read each row that begins ”Planen skickas …” as what it is, wherever it stands; give the others.

    One that cannot be read whole is asked about at its line.
    """
    others = []
    for row in rows:
        if not _PLAN_GOES.match(fold(row.text)):
            others.append(row)
            continue
        said = _TO.sub("till ", _ONLY_TO.sub("till ", row.text), count=1)
        found = recipients([Row(row.number, said)])
        told_of_receivers(found, "", sheet)
        sheet.made.append(row.cell())
        if found.lost:
            sheet.lost(row, faults.RECIPIENT_UNCLEAR)
    return others


def told_of_receivers(found: Receivers, label: str, sheet: Sheet) -> None:
    """Put what was read of who shall have the plan on the sheet."""
    covered = found.fields.get("everyone_covered")
    if isinstance(covered, Cell) and covered.text == "nej":
        more(found.fields, "to", found.limited())
    for name, node in found.fields.items():
        out = node if name == "not_to" and isinstance(node, list) else []
        sheet.put(f"recipients.{name}", [_whole(one, sheet) for one in out] or node)
    sheet.again += found.limits
    sheet.keep(found.kept, label)


def _whole(node: Node, sheet: Sheet) -> Node:
    """Give a party that is to be left out by its whole name, when only one begins so."""
    if not isinstance(node, Cell):
        return node
    said = node.text.casefold()
    names = [names[0] for names in sheet.known.parties]
    fits = [name for name in names if name.casefold().startswith(f"{said} ")]
    exact = sheet.known.is_party(node.text) or sheet.known.person(node.text)
    return Cell(fits[0], node.place) if len(fits) == 1 and not exact else node
