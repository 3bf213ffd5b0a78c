"""What stands before the first label of a text note: its title."""

import re
from collections.abc import Sequence

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.text.correction_sentence import put_correction
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.head_words import NOISE, kind_of
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.sections import Section
from sigdocs.intake.values.choices import Choice, read_choice
from sigdocs.model.note import NoteKind

_FURNITURE = re.compile(
    r"(?:motes|minnes)?anteckning(?:ar)?(?:\W+sociala? insatsgrupp(?:er)?)?(?:\W+sig)?\W*"
    r"|sociala? insatsgrupp(?:er)?(?:\W+sig)?\W*|sig"
    r"|sekretess\w*(?:\W+(?:enl|enligt|\d+|kap|a|osl|offentlighets|och|sekretesslagen))*\W*"
)
_CASE = re.compile(r"\b[A-ZÅÄÖ]{1,8}-\d{4}-\d{1,5}\b")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_TITLE_WORD = re.compile(
    r"(?:sig|siguv|social\w*|insatsgrupp\w*|\w*intervju\w*|foralder\w*|vardnadshavare\w*|mamma|pappa|ung\w*|vuxna|mote\w*|anteckning\w*|nr|samtycke\w*|\w*mote|andring|det|den|for|om)$"
)
_CORRECTION = re.compile(r"\W*(?:rattelse|korrigering)\b")
_OF = re.compile(
    r"\s(?:av|till|för|på)\s+(?:den\s+)?(?P<kind>[^:\d]*?)\s*(?:den\s+)?(?P<day>\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
_TITLE_MAX, _TITLE_MORE = 90, 2
_KIND_ROWS = 3
_WITH_KIND = re.compile(r"(?:inte|ej|vill|orkar|kom|ska|har)$")
_INTERVIEWED = (
    (NoteKind.YOUTH_INTERVIEW, re.compile(r"ungdom|\bunge?\b|\bunga\b")),
    (
        NoteKind.GUARDIAN_INTERVIEW,
        re.compile(r"foralder|foraldrar|vardnadshavare|\bvh\b|mamma|pappa"),
    ),
)


def read_title(section: Section, sheet: Sheet) -> None:
    """Read what stands before the first label: the title may say kind, case and day.

    Below the title of a correction, and after a colon in it, stands what is corrected.
    """
    correcting = False
    for row in section.rows:
        if not correcting and _CORRECTION.match(fold(row.text)):
            correcting = True
            _correction_title(row, sheet)
            continue
        if correcting and not kind_in(row.text):
            put_correction(row, row.text, sheet)
            continue
        if _bare(row, sheet):
            continue
        plain = fold(row.text)
        kind = kind_in(row.text) if len(row.text) <= _TITLE_MAX else ""
        if not kind and not (len(plain) <= _TITLE_MAX and _FURNITURE.fullmatch(plain)):
            sheet.leave(row)
            continue
        if kind:
            sheet.put("kind", row.cell(text=kind))
        if "unga vuxna" in plain or "ung vuxen" in plain:
            sheet.put("case_type", row.cell(text="unga vuxna"))
        coded = kind and read_choice(NoteKind, kind) == Choice(NoteKind.NOMINATION)
        number = "nomination_code" if coded else "case_number"
        for name, pattern in ((number, _CASE), ("date", _DAY)):
            if found := pattern.search(row.text):
                sheet.put(name, row.cell(text=found[0]))
        sheet.made.append(row.cell())
        _tell_more(row, kind, sheet)


def _bare(row: Row, sheet: Sheet) -> bool:
    """Read a line that is nothing but the number of the case, or a day."""
    for name, pattern in (("case_number", _CASE), ("date", _DAY)):
        if pattern.fullmatch(row.text.strip(" .")):
            sheet.put(name, row.cell(text=row.text.strip(" .")))
            return True
    return False


def _tell_more(row: Row, kind: str, sheet: Sheet) -> None:
    """Keep whom a title names, and a title that is a whole sentence, as it stands."""
    if name := _name_in(row.text, kind):
        sheet.named = (row, name)
    elif kind and _says_more(row.text, kind):
        sheet.put("other", row.cell())


def _correction_title(row: Row, sheet: Sheet) -> None:
    """Read ”Rättelse av uppföljning 2026-10-06, SIG-2026-014: Å4 ska vara pågår, inte klar”."""
    head, _, said = row.text.partition(":")
    sheet.put("kind", row.cell(text=NoteKind.CORRECTION.value))
    sheet.made.append(row.cell())
    if of := _OF.search(head):
        head = head[: of.start()] + head[of.end() :]
        if kind := kind_in(of["kind"]):
            sheet.put("corrects_kind", row.cell(text=kind))
        sheet.put("corrects_date", row.cell(text=of["day"]))
    for name, pattern in (("case_number", _CASE), ("date", _DAY)):
        if found := pattern.search(head):
            sheet.put(name, row.cell(text=found[0]))
    if said.strip():
        put_correction(row, said, sheet)


def _name_in(text: str, kind: str) -> str:
    """Give the name of a person that a title holds: ”Startmöte Noa Lind”."""
    bare = _DAY.sub(" ", _CASE.sub(" ", re.sub(r"\([^()]*\)|#|\*", " ", text)))
    said = [word for word in re.findall(r"[^\W\d_]+", bare) if fold(word) != fold(kind)]
    words = [word for word in said if not (_TITLE_WORD.match(fold(word)) or _says_no_name(word))]
    names = [word for word in words if word.istitle()]
    return " ".join(names) if len(names) == len(words) else ""


# ”Minnesanteckningar, uppföljning Robin Falk”, ”Kort uppföljning Robin”, ”Avslutande möte med Robin Falk”
_NO_NAME = re.compile(r"(?:avslutande|inledande|ordinarie|forsta|minnesanteckning(?:ar)?)")


def _says_no_name(word: str) -> bool:
    """Whether a word of a title tells what the note is, and is nobody's name."""
    plain = fold(word)
    return plain in NOISE or bool(_NO_NAME.fullmatch(plain)) or kind_of(word) is not None


def _says_more(text: str, kind: str) -> bool:
    """Whether a title holds words of its own: ”Uppföljning nr 3, kort möte pga sjukdom”."""
    bare = _DAY.sub(" ", _CASE.sub(" ", text))
    words = [fold(word) for word in re.findall(r"[^\W\d_]{2,}", bare)]
    kinds = {fold(word) for word in kind.split()}
    more = [word for word in words if word not in kinds and not _TITLE_WORD.match(word)]
    return len(more) > _TITLE_MORE or any(_WITH_KIND.match(word) for word in more)


def ask_whose(sheet: Sheet) -> None:
    """Ask when the title names somebody else than the youth; take a full name that is alone."""
    if sheet.named is None:
        return
    row, name = sheet.named
    kind = sheet.draft.get("kind")
    if isinstance(kind, Cell) and kind_in(kind.text) == NoteKind.GUARDIAN_INTERVIEW.value:
        asked = sheet.draft.get("guardian_interview")
        if " " in name and not (isinstance(asked, dict) and "guardian" in asked):
            sheet.put("guardian_interview.guardian", row.cell(text=name))
        return
    youth = sheet.draft.get("youth")
    told = {fold(word) for cell in _told(youth) for word in re.findall(r"\w+", cell)}
    if told and not set(fold(name).split()) <= told:
        sheet.ask(row, faults.TITLE_NAMES_OTHER)
    elif not told and " " in name:
        sheet.put("youth.name", row.cell(text=name))


def name_youth(sheet: Sheet) -> None:
    """Let ”Tim L” be the youth of the case, whose name that is short for."""
    youth = sheet.draft.get("youth")
    name = youth.get("name") if isinstance(youth, dict) else youth
    if not (sheet.known.youth and isinstance(name, Cell)):
        return
    if sheet.known.person(name.text) != sheet.known.youth:
        return
    whole = Cell(sheet.known.youth, name.place)
    sheet.draft["youth"] = {**youth, "name": whole} if isinstance(youth, dict) else whole


def ask_whose_words(section: Section, sheet: Sheet) -> None:
    """Ask about ”Saras ord” where Sara is a guardian, or present as somebody with a role."""
    if section.target != "youth_words":
        return
    name = fold(section.label.split(maxsplit=1)[0]).removesuffix("s")
    others = [node for part in ("guardians", "attendees") for node in _each(sheet.draft.get(part))]
    for other in others:
        told = " ".join(_told(other))
        first = fold(told.split(maxsplit=1)[0]) if told.strip() else ""
        if section.row and first == name and ("," in told or len(_told(other)) > 1):
            sheet.ask(section.row, faults.WHOSE_WORDS)
            return


def _each(node: Node | None) -> list[Node]:
    if node is None:
        return []
    return node if isinstance(node, list) else [node]


def _interview_in(text: str) -> str:
    """Give the kind of a title such as ”Avslutsintervju med mamma”; "" when it may be either."""
    plain = fold(text)
    if "intervju" not in plain:
        return ""
    kinds = [kind for kind, who in _INTERVIEWED if who.search(plain)]
    return kinds[0].value if len(kinds) == 1 else ""


def _told(node: Node | None) -> list[str]:
    if isinstance(node, Cell):
        return [node.text]
    children = node if isinstance(node, list) else list((node or {}).values())
    return [text for child in children for text in _told(child)]


def kind_in(text: str) -> str:
    """Give the words of a title that name a kind of note."""
    if interview := _interview_in(text):
        return interview
    words: list[str] = re.findall(r"\w+", text)
    for word in (text, *words):
        choice = read_choice(NoteKind, word)
        if choice is not None and choice.sure:
            return word
    return ""


def kind_told(rows: Sequence[Row]) -> NoteKind | None:
    """Give the kind that the first rows of a note tell, under a label or in a title."""
    for row in rows[:_KIND_ROWS]:
        words = row.text.partition(":")[2] if row.text.startswith("Typ") else row.text
        if choice := read_choice(NoteKind, kind_in(words) or words):
            return NoteKind(choice.value)
    return None
