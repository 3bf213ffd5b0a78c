"""A first interview as people write it: lines in own words become what the note's labels say.

”Vill ha med: polisen (Joakim Lindh)”, ”Föreslagen av: …”, ”Ursprung: fokusgrupp 11 december”.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from sigdocs.intake.folding import fold, key
from sigdocs.intake.lines.line import listed
from sigdocs.intake.text.attendance import parts_of
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.names import is_party
from sigdocs.intake.text.title import kind_in
from sigdocs.intake.values.choices import read_choice
from sigdocs.intake.values.personnummer import NUMBER
from sigdocs.model.note import NoteKind

_OPENING = re.compile(r"^\W*(?:inskr\b|inskriv\w*|forsta samtal\w*|forsta intervju\w*)")
_LABELLED = re.compile(r"^([^:]{2,50}?)\s*:\s*(.*)$", re.DOTALL)
# ”Vill ha med: …”, ”Noor vill ha med: …”, ”Tim vill att dessa är med: …”, ”Ja: …” below ”Vilka ska vara med”
_WANTED = re.compile(
    r"(?:\w+ )?(?:vill(?: garna)? ha med|vill att (?:dessa|de har|foljande) (?:ar|ska vara) med|onskar ha med|ska vara med|onskade parter|onskas|vilka (?:ska|vill \w+) (?:vara|ha) med)"
)
_UNWANTED = re.compile(
    r"(?:\w+ )?(?:vill (?:inte|ej)(?: ha med)?|onskar inte(?: ha med)?|ska (?:inte|ej) vara med|onskas (?:inte|ej))"
)
_WANTED_HEAD = re.compile(
    r"(?:vilka (?:ska vara med|(?:klienten|ungdomen|\w+) vill ha med|som ska (?:vara med|tillfragas))|onskade (?:parter|aktorer)|parter som ska tillfragas)"
)
_OF_CONSENT = re.compile(r"^\W*(?:samtyck|medgiv|sam\.)")
_PROPOSED = re.compile(r"(?:foreslagen|foreslogs|nominerades|aktualiserad) av")
_ORIGIN = re.compile(r"(?:ursprung|hur arendet kom in|vag in|kom in via)")
_FOCUS = re.compile(r"^(fokusgrupp)(?:en)?\b[\s,:(]*(.*\d.*)$", re.IGNORECASE)
_YOUTH = re.compile(
    r"^([^\W\d]+(?: [^\W\d]+){1,3}?),?\s+(?:(?:personnummer|pnr|persnr)\s*:?\s*)?(.*)$"
)
_KIN = re.compile(r"^(mamma|pappa|mor|far)\s+([a-zåäöé]+ [a-zåäöé]+)\b(.*)$")
# ”vh, gemensam vårdnad”
_HEADED = re.compile(
    r"^(?:vh|vårdnadshavare|föräldrar(?:na)?)\s*[,:(–-]*\s*(gemensam|ensam|delad) vårdnad\)?:?$",
    re.IGNORECASE,
)
# ”Mamma Marie Lundell har ensam vårdnad, telefon 070-…”
_CUSTODY = re.compile(
    r"^(mamma|pappa)n?:?\s+([A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+),? har (ensam|gemensam) vårdnad\b\.?(.*)$",
    re.IGNORECASE,
)
# ”Pappa Roger Svahn är inte vårdnadshavare, Tim bor hos honom varannan helg”
_NOT_GUARDIAN = re.compile(
    r"^(?!.*\b(?:få|får|veta|kontakt\w*|skydd\w*|post|utskick\w*|brev|skickas)\b)(?:mamma|pappa|mor|far)\b[^,.]* (?:är (?:inte|ej) vårdnadshavare|har (?:ingen|inte) (?:\w+ )?vårdnad)",
    re.IGNORECASE,
)
_SIBLING = re.compile(
    r"^(?![^.]*:)(?:lilla|stora?|halv|stor)?(?:syster|bror|brodern|systern|syskon\w*)\b",
    re.IGNORECASE,
)
_PNR = re.compile(r"\b(?:personnummer|pnr|persnr)\b", re.IGNORECASE)
_PARTIES = "Parter som tillfrågas"
_FIRST_ROWS, _HEAD_ROWS = 5, 8


def enrolment_rows(rows: list[Row]) -> list[Row]:
    """Give the rows of a first interview with the labels that the note's fields have."""
    if not rows or not _opens(rows):
        return rows
    rows = [_as_one(above, row) for above, row in itertools.pairwise([rows[0], *rows])]
    found: list[Row] = []
    wanted = False
    for place, row in enumerate(rows):
        heads = bool(_WANTED_HEAD.fullmatch(key(row.text)))
        if heads or row.after_blank or row.heading:
            wanted = heads or (wanted and not row.heads)
        found += _relabelled(row, place, wanted=wanted, heads=heads)
    return found


def _opens(rows: list[Row]) -> bool:
    """Whether the first lines say what kind of note it is: ”Inskrivning”, ”Mötesform: Inskrivning”."""
    texts = [row.text.rpartition(":")[2].strip() for row in rows[:_HEAD_ROWS]]
    kinds = [read_choice(NoteKind, kind_in(rows[0].text) or rows[0].text)]
    kinds += [read_choice(NoteKind, text) for text in texts]
    told = any(kind and kind.value is NoteKind.INTAKE for kind in kinds)
    return told or bool(_OPENING.match(fold(rows[0].text)))


def _relabelled(row: Row, place: int, *, wanted: bool, heads: bool) -> Iterator[Row]:
    told = _LABELLED.match(row.text)
    label, value = (key(told[1]), told[2]) if told else ("", row.text)
    if heads:
        yield replace(row, text=_PARTIES, heads=True)
    elif wanted and not told and not row.heads and not _OF_CONSENT.match(fold(row.text)):
        yield from _in_prose(row)
    elif label and value and (_WANTED.fullmatch(label) or (wanted and label == "ja")):
        yield _as(row, _PARTIES, value)
    elif label and (_UNWANTED.fullmatch(label) or (wanted and label == "nej")):
        yield _as(row, "Övrigt", f"Vill inte ha med: {value}")
    elif label and _PROPOSED.fullmatch(label):
        yield _as(row, "Nominerad av", value)
    elif label and _ORIGIN.fullmatch(label) and (focus := _FOCUS.match(value)):
        yield _as(row, "Ursprung", focus[1])
        yield _as(row, "Övrigt", f"Ursprung: {value}")
    elif family := _of_family(row):
        yield family
    elif not told and (place < _FIRST_ROWS or _PNR.search(row.text)) and (name := _youth(row.text)):
        yield _as(row, "Ungdom", name)
    else:
        yield row


def _of_family(row: Row) -> Row | None:
    """Read who is a guardian, and who of the family is none."""
    if headed := _HEADED.match(row.text):
        return replace(row, text=f"Vårdnadshavare ({headed[1]} vårdnad)", heads=True, bullet=False)
    if custody := _CUSTODY.match(row.text):
        kin, name, kind, rest = custody.groups()
        return _as(row, "Vårdnadshavare", f"{name}, {kin.lower()}, {kind} vårdnad{rest}")
    if _NOT_GUARDIAN.match(row.text) or _SIBLING.match(row.text):
        return _as(row, "Övrigt", row.text)
    if kin := _KIN.match(row.text):
        return replace(row, text=f"{kin[1]} {kin[2].title()}{kin[3]}")
    return None


def _in_prose(row: Row) -> Iterator[Row]:
    """Part ”Mia (soc), Hans på Frivården. Polisen får vara med” in list and sentences."""
    first, *rest = parts_of(row.text)
    said = rest if is_list(first) else [first, *rest]
    if is_list(first):
        yield replace(row, text=first) if row.bullet else _as(row, _PARTIES, first)
    for text in said:
        yield _as(row, "Övrigt", text)


def is_list(text: str) -> bool:
    """Whether words are one or more parties, and nothing said about them."""
    return all(
        is_party(re.sub(r"\s*\([^()]*\)|\s+(?:på|från|i|hos)\s.*$", "", one))
        for one in listed(text)
    )


def _as_one(above: Row, row: Row) -> Row:
    """Let ”Robin Falk, 2003…. Svenska.” below ”Klient” be one line of the youth."""
    under = key(above.text) in {"klient", "ungdom", "ungdomen", "den unge", "den unga", "barnet"}
    if not (under and NUMBER.search(row.text)):
        return row
    told = re.sub(r"\.\s+([A-ZÅÄÖ])", lambda found: f", {found[1].lower()}", row.text)
    return replace(row, text=told.rstrip("."))


def _as(row: Row, label: str, value: str) -> Row:
    return replace(row, text=f"{label}: {value}", bullet=False, heads=False)


def _youth(text: str) -> str:
    """Give name and number of a line that is nothing else: ”noor rahimi 20110418-2389”."""
    found = _YOUTH.match(text)
    if not found or not NUMBER.match(found[2]) or kind_in(found[1]):
        return ""
    name = found[1].title() if found[1].islower() else found[1]
    return f"{name}, {found[2]}"
