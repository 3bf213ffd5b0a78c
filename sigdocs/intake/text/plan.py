"""Goals, commitments and what became of them, as they are written in text."""

import re
from collections.abc import Mapping

from sigdocs.intake.draft import Cell, Node, beside
from sigdocs.intake.folding import fold, key
from sigdocs.intake.text.lines import Row
from sigdocs.intake.values.choices import likely, read_choice
from sigdocs.model.plan import GoalStatus, Status

Fields = dict[str, Node]

_ABBREVIATED = re.compile(
    r"\b(?:kl|t\.?o\.?m|fr\.?o\.?m|dat|enl|ca|bl\.a|t\.ex|resp|max|min|tfn|nr|st|o\.s\.v)\.$",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?<=[.!?;])\s+(?=[A-ZÅÄÖ”\"(])|\s*[;|]\s*"
    r"|(?<=[.!?])\s+(?=(?:ansv|resp\.?:|kl\.?\s?senast|klart|senast|l[öo]pande|tills vidare|start|fr\.?\s?o\.?\s?m|g[äa]ller|omfattar|avser)[\w.]*(?:\W|$))"
)
_FACET_AHEAD = re.compile(
    r",\s*(?=(?:klart?|kl\.?\s?senast|senast|l[öo]pande|från|start\w*|tills vidare|första gång\w*|dokumenteras|ansv(?:arig\w*)?|hur ofta)\b)",
    re.IGNORECASE,
)
_FACETS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"^(?:{words})(?:\s*[:=]\s*|\s+(?=\S)|$)(.*)$", re.IGNORECASE | re.DOTALL))
    for name, words in (
        (
            "responsible",
            r"ansvariga?(?: är)?(?=\s*:)|ansvarig(?:a)?|ansvar(?=\s*:)|ansv\.?(?=\s*:)|ansv\.|resp\.?(?=\s*:)|vem(?=\s*:)|utförare(?=\s*:)",
        ),
        (
            "due",
            r"kl\.?\s?(?:art?\s+)?senast|klart?(?:\s+senast)?|senast|ska vara klart?|när(?=\s*:)|deadline",
        ),
        (
            "starts",
            r"från(?: och med)?|fr\.?\s?o\.?\s?m\.?|start(?:ar|datum)?|första gång(?:en)?|börjar",
        ),
        ("rhythm", r"hur ofta|omfattning(?=\s*:)"),
        ("documented", r"dokumenteras|dokumentation(?=\s*:)|hur dokumenteras"),
    )
)
_ONGOING = re.compile(r"^(l[öo]pande|tills vidare)\b[.,]?\s*(.*)$", re.IGNORECASE | re.DOTALL)
_RHYTHM = re.compile(
    r"\b(\d+\s*(?:gång(?:er)?|ggr|g)\s*(?:/|per|i|om|varje)\s*(?:vecka(?:n)?|mån(?:ad(?:en)?)?|dag(?:en)?)"
    r"(?:\s*(?:i\s*)?\d+\s*(?:veckor|månader|mån))?"
    r"|var(?:je|annan|t?\s?(?:tredje|fjärde))\s+(?:skol)?(?:dag|vardag|vecka|månad|måndag|tisdag|onsdag|torsdag|fredag|lördag"
    r"|söndag|helg|kväll|morgon))",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"^([^,]*\d[^,]*),\s*(var(?:je|annan|t?\s?(?:tredje|fjärde))\b.*)$", re.IGNORECASE
)
_REF = re.compile(
    r"^((?:[ÅåAa]|[Mm])\s?\d{1,3}|(?:nr|åtagande|mål)\.?\s*(?:nr\.?\s*)?\d{1,3})\b[.:)]?\s*[–—-]?\s*(.*)$",
    re.IGNORECASE | re.DOTALL,
)
GOAL_FIELDS: Mapping[str, str] = {
    key(word): name
    for name, words in {
        "area": "livsområde, område",
        "goal": "mål, målsättning",
        "baseline": "nuläge, mätvärde, läge",
        "status": "status, måluppfyllelse",
        "comment": "kommentar",
    }.items()
    for word in words.split(",")
}
NAMED_GOAL = re.compile(r"^(m\d{1,3})\b[.:)]?\s*[–—-]?\s*(.*)$", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"^([^:]{2,40}?)\s*:\s*(.*)$", re.DOTALL)
_NEW_DUE = re.compile(
    r"[,.;]?\s*\b(?:ny tid|nytt datum|ny dag|flyttas till|ändras till|nytt slutdatum):?\s+([^,;]+?)\.?$",
    re.IGNORECASE,
)
_STATE_FIRST = re.compile(
    r"^((?:\w+ ){0,2}?\w+) ((?:\d|men |den |i ?går).*)$", re.IGNORECASE | re.DOTALL
)
_STATE_ASIDE = re.compile(r"^(.+?)\s*\(([^()]+)\)\.?$", re.DOTALL)
_STATUS_WORDS, _AREA_WORDS = 5, 4
_AREA, _ONE_AREA = re.compile(r"[^:]*[^:.]"), re.compile(r"[A-ZÅÄÖ]\w+(?: och \w+)?")


def sentences(text: str) -> list[str]:
    """Part ``text`` in sentences; an abbreviation does not end one.

    >>> sentences("Start kl. 14. Ansvarig: Milo.")
    ['Start kl. 14.', 'Ansvarig: Milo.']
    """
    parts: list[str] = []
    for part in _END.split(text):
        if parts and _ABBREVIATED.search(parts[-1]):
            parts[-1] += f" {part}"
        elif part:
            parts.append(part)
    return parts


def commitment(row: Row, text: str) -> Fields:
    """Unfold a commitment: its wording, then who, when, how often, how documented."""
    fields: Fields = {}
    if found := _REF.match(text):
        fields["ref"] = row.cell(label=found[1], text=_tidy_ref(found[1]))
        text = found[2]
    wording = [part for part in sentences(text) if not _facets(row, part, fields)]
    told = _inline(row, " ".join(wording), fields)
    if told:
        fields["text"] = row.cell(text=told.rstrip(" ,;"))
    if "rhythm" not in fields and (found := _RHYTHM.search(told)):
        fields["rhythm"] = row.cell(text=found[1])
    return fields


def _inline(row: Row, text: str, fields: Fields) -> str:
    """Take out what stands in parentheses, or after a dash, in the wording."""
    for found in list(
        re.finditer(
            r"\s*\(([^()]*)\)|\s+[–—-]\s+(ansvarig.*|klart?\b.*|löpande.*)$", text, re.IGNORECASE
        )
    ):
        if _facets(row, (found[1] or found[2] or "").strip(), fields):
            text = text.replace(found[0], "", 1)
    pieces = _FACET_AHEAD.split(text)
    if len(pieces) > 1 and re.match(r"ansvarig\w*\s*:", pieces[1], re.IGNORECASE):
        for piece in pieces[1:]:
            _facets(row, piece, fields)
        return pieces[0]
    return text


def _facets(row: Row, sentence: str, fields: Fields) -> bool:
    """Take who, when and how from a sentence that begins with such a word."""
    taken = False
    for piece in _FACET_AHEAD.split(sentence.strip()):
        if _facet(row, piece, fields):
            taken = True
        elif taken:
            _append(fields, "text" if "text" in fields else "documented", row, piece)
        else:
            return False
    return taken


def _facet(row: Row, piece: str, fields: Fields) -> bool:
    if found := _ONGOING.match(piece.strip()):
        fields["ongoing"] = row.cell(label="löpande", text="löpande")
        rest = found[2].strip(" .,")
        return not rest or _facet(row, rest, fields) or _append(fields, "rhythm", row, rest)
    for name, pattern in _FACETS:
        if (found := pattern.match(piece.strip())) and (value := found[1].strip(" .,:")):
            label = piece.strip()[: len(piece.strip()) - len(found[1])].strip(" :")
            if name == "starts" and (often := _OFTEN.match(value)):
                value = often[1]
                fields.setdefault("rhythm", row.cell(text=often[2]))
            cell = row.cell(label=label, text=value)
            fields[name] = beside(fields[name], cell) if name in fields else cell
            return True
    return False


def _append(fields: Fields, name: str, row: Row, text: str) -> bool:
    known = fields.get(name)
    before = f"{known.text}, " if isinstance(known, Cell) else ""
    fields[name] = row.cell(text=before + text.strip(" .,"))
    return True


def _tidy_ref(ref: str) -> str:
    digits = re.sub(r"\D", "", ref)
    return f"{'M' if fold(ref).startswith('m') else 'Å'}{digits}"


def is_area_above(row: Row, below: Row | None) -> bool:
    """Whether a row is a life area: a heading in the plan, or a few words right above ”Mål: …”."""
    if row.heading:
        return True
    text = row.text.removesuffix(":")
    if below is None or not (_ONE_AREA if row.bullet else _AREA).fullmatch(text):
        return False
    ahead = _LABEL.match(below.text)
    return bool(ahead and len(text.split()) <= _AREA_WORDS and _names_goal(key(ahead[1])))


def _names_goal(word: str) -> bool:
    return GOAL_FIELDS.get(word) == "goal" or bool(re.match(r"^(?:mal (?:nr )?m?|m)\d{1,3}$", word))


def status(row: Row) -> tuple[str, Fields]:
    """Unfold one line of follow-up; gives ``statuses`` or, for a goal (”M2: uppfyllt”), ``goals``."""
    fields: Fields = {}
    text = row.text
    target, wording = "statuses", "text"
    if found := _REF.match(text):
        ref = _tidy_ref(found[1])
        fields["ref"] = row.cell(label=found[1], text=ref)
        text = found[2]
        if ref.startswith("M"):
            target, wording = "goals", "goal"
    told, state = _parted(text, target)
    if not state and (aside := _STATE_ASIDE.match(told)) and read_choice(Status, aside[2]):
        told, state = aside[1], aside[2]
    if found and not state and row.text[len(found[1]) :].lstrip().startswith((":", "-", "–")):
        told, state = "", told
    if found and not state and (begun := _STATE_FIRST.match(told)):
        sure = read_choice(GoalStatus if target == "goals" else Status, begun[1])
        told, state = ("", f"{begun[1]}, {begun[2]}") if sure and sure.sure else (told, state)
    if told:
        fields[wording] = row.cell(text=told)
    if due := _NEW_DUE.search(state):
        fields["new_due"] = row.cell(label="ny tid", text=due[1])
        state = state[: due.start()]
    fields |= _state(row, state, GoalStatus if target == "goals" else Status)
    return target, fields


def _state(row: Row, text: str, kind: type[Status | GoalStatus]) -> Fields:
    if not text.strip():
        return {}
    if read_choice(kind, text):
        return {"status": row.cell(text=text.strip(" ."))}
    first, *rest = re.split(r"\s*[,;:(.]\s*|\s+[–—-]\s+", text.strip(), maxsplit=1)
    if read_choice(kind, first) or (likely(kind, first) and len(first.split()) <= _STATUS_WORDS):
        comment = rest[0].strip(" .") if rest else ""
        comment = comment.removesuffix(")") if "(" not in comment else comment
        found: Fields = {"status": row.cell(text=first)}
        return found | {"comment": row.cell(text=comment)} if comment else found
    if len(text.split()) <= _STATUS_WORDS:
        return {"status": row.cell(text=text)}
    return {"comment": row.cell(text=text)}


def _parted(text: str, target: str) -> tuple[str, str]:
    """Part a line into the commitment's wording and what is said of it."""
    kind: type[Status | GoalStatus] = GoalStatus if target == "goals" else Status
    cuts = list(re.finditer(r":\s+|\s+[–—-]\s+", text))
    for cut in cuts:
        tail = re.split(r"\s*[,;(.]\s*|\s+[–—-]\s+", text[cut.end() :], maxsplit=1)[0]
        if read_choice(kind, tail):
            return text[: cut.start()], text[cut.end() :]
    first = re.split(r"\s*[,;:(.]\s*|\s+[–—-]\s+", text, maxsplit=1)[0]
    if read_choice(kind, first) or likely(kind, first):
        return "", text
    if colon := next((cut for cut in cuts if cut[0].startswith(":")), None):
        return text[: colon.start()], text[colon.end() :]
    return text, ""
