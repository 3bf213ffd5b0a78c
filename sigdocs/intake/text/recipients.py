"""Who shall have the plan, and who shall not, as it is said in words."""

import re

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.names import is_name, names_in
from sigdocs.intake.text.plan import sentences

Fields = dict[str, Node]

_NO_MAIL = re.compile(
    r"^(.+?)\s+(?:får|ska|skall|vill)\s+(?:inget|inte|ej)\s*(?:utskick\w*|ha|få|nåt|något|post\w*)?\b(.*)$",
    re.IGNORECASE,
)
_NO_MAIL_REST = re.compile(
    r"(?:\W|\b(?:ha|fa|nat|nagot|nagon|hem|post|planen|plan|utskick|utskicket|papper|brev|den)\b)*"
)
_ALL = re.compile(r"\balla\b|\bsamtliga\b", re.IGNORECASE)
_ALL_REST = re.compile(
    r"(?:planen|skickas?|till|alla|samtliga|som|ingar|omfattas|finns|av|i|pa|enligt|"
    r"samtycket|samtycke|parter|aktorer|med|har|deltagare|narvarande|\W)*"
)
_NOT_TO = re.compile(
    r"\b(?:utom|(?:men |dock )?(?:inte|ej))\s+(?:till\s+)?([^().;]+)", re.IGNORECASE
)
_ALSO = re.compile(r"\b(?:och|samt|plus|även)\s+(?:till\s+)?(.+)$")
_OF_PLAN = re.compile(
    r"planen (?:ska |skall |far )?(?:(?:bara|endast|enbart|inte|ej) )*(?:skickas|ga|gar|delas ut)\b"
)
_ONLY = re.compile(r"\b(?:bara|endast|enbart)\s+", re.IGNORECASE)
_TO_WORDS = re.compile(r"^(?:planen\s+)?(?:skickas\s+)?till\s+", re.IGNORECASE)


def more(fields: Fields, name: str, cells: list[Cell]) -> None:
    """Add ``cells`` to what stands under ``name``."""
    known = fields.get(name)
    before: list[Node] = known if isinstance(known, list) else ([known] if known else [])
    fields[name] = [*before, *cells]


def no_mail(row: Row, sentence: str, fields: Fields) -> bool:
    """Read ”Jonas får inget utskick”; False when the sentence is not such a one."""
    found = _NO_MAIL.match(sentence.strip(" ."))
    if not found or not _NO_MAIL_REST.fullmatch(fold(found[2])):
        return False
    names = names_in(found[1])
    if not names or not all(map(is_name, names)):
        return False
    more(fields, "not_to", [row.cell(text=name) for name in names])
    return True


def recipients(rows: list[Row]) -> tuple[Fields, list[Row]]:
    """Read who shall have the plan: ”alla som ingår i samtycket (inte BUP)”.

    Also gives what was not understood, a row for each sentence.
    """
    fields: Fields = {}
    lost: list[Row] = []
    for row in rows:
        for sentence in sentences(row.text):
            text = sentence.strip(" .")
            if text and not no_mail(row, text, fields) and not _named(row, text, fields):
                lost.append(Row(row.number, text))
    return fields, lost


def without_receivers(rows: list[Row], sheet: Sheet) -> list[Row]:
    """Read each row that begins ”Planen skickas …” as what it is, wherever it stands; give the others.

    One that cannot be read whole is asked about at its line.
    """
    others = []
    for row in rows:
        if not _OF_PLAN.match(fold(row.text)):
            others.append(row)
            continue
        fields, lost = recipients([Row(row.number, _ONLY.sub("", row.text))])
        for name, node in fields.items():
            sheet.put(f"recipients.{name}", node)
        sheet.made.append(row.cell())
        if lost:
            sheet.lost(row, faults.RECIPIENT_UNCLEAR)
    return others


def _named(row: Row, text: str, fields: Fields) -> bool:
    """Read one sentence of names; takes nothing from one that holds anything else."""
    found: Fields = {}
    for left_out in _NOT_TO.finditer(text):
        more(found, "not_to", [row.cell(text=name) for name in names_in(left_out[1])])
    rest = re.sub(r"\s*\bmen$", "", _NOT_TO.sub("", text).replace("()", "").strip(" ,.("))
    if rest and not _to(row, rest, found):
        return False
    cells = [c for name in ("to", "not_to") for c in _cells(found.get(name))]
    if not all(is_name(cell.text) for cell in cells):
        return False
    for name, node in found.items():
        if name == "everyone_covered":
            fields.setdefault(name, node)
        else:
            more(fields, name, _cells(node))
    return True


def _cells(node: Node | None) -> list[Cell]:
    return [cell for cell in node if isinstance(cell, Cell)] if isinstance(node, list) else []


def _to(row: Row, text: str, fields: Fields) -> bool:
    """Read whom it goes to; False when ”alla” is said of something else than the consent."""
    if not _ALL.search(text):
        fields["everyone_covered"] = row.cell(text="nej")
        names = names_in(_TO_WORDS.sub("", text))
        more(fields, "to", [row.cell(text=name) for name in names])
        return True
    fields["everyone_covered"] = row.cell(label="alla", text="ja")
    if found := _ALSO.search(text):
        more(fields, "to", [row.cell(text=name) for name in names_in(found[1])])
        text = text[: found.start()]
    return bool(_ALL_REST.fullmatch(fold(text)))
