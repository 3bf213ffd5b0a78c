"""New commitments: under which goal, by whom and when, on one line or several."""

import re
from dataclasses import replace

from sigdocs.intake.draft import Cell
from sigdocs.intake.folding import key
from sigdocs.intake.text.block import UNDER, Fields, Work, area_named, goal_named, of_area
from sigdocs.intake.text.block_words import take_in_words
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.plan import sentences
from sigdocs.intake.text.who_when import FIRST, who_when
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.plan import Status

# ”Under skolmålet: Helen ordnar en lugn plats”
_UNDER_GOAL = re.compile(
    r"^(?:under|till|på|för|inom)\s+(?P<goal>[^\W\d][\w ]{2,24}?mål(?:et)?)\s*[:,–—-]\s*(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)


_FOR_GOAL = re.compile(
    # ”… (mål 2)”, ”… → M2”, ”…, mål: skola”
    r"\s*(?:[(\[]\s*|→\s*|->\s*|,\s+)(?:gäller\s+|till\s+|under\s+)?(?:mål|M)\s?(?P<number>\d{1,2})\s*[)\]]?\.?$",
    re.IGNORECASE,
)


_FOR_AREA = re.compile(
    # ”… – sysselsättning”, ”… (skola)”, ”… → skola”, ”… Hör till: drogmålet”
    r"\s*(?:[–—-]\s+|→\s*|->\s*|\(|,\s+|hör till:?\s+)(?:mål(?:et)?\s*:?\s+)?(?P<area>[^\W\d][\w /]{2,24}?)(?:mål(?:et)?)?\)?\s*\.?$",
    re.IGNORECASE,
)


_AREA_LEADS = re.compile(
    # ”Skola: Elis lägger fram väskan”, ”kriminalitet → Inga nya brott”
    r"^(?P<area>[^\W\d][\w /]{2,30}?)\s*(?::|\s[–—-]|\s→|\s->)\s+(?P<rest>\S.*)$",
    re.DOTALL,
)


_NOT_TAKEN_UP = re.compile(
    r"^(?:övriga?|resten|de andra|alla andra)\b.*\b(?:togs (?:inte|ej) upp|hanns? (?:inte|ej)|nästa (?:gång|möte)|oförändra\w*|fortsätter)\b",
    re.IGNORECASE,
)


_DONE_WORDS = re.compile(
    r"^(?:vi (?:bestämde|kom överens|enades|beslutade)\b.*:|följande\b.*:)$", re.IGNORECASE
)


_WHATS = frozenset(
    map(
        key,
        (
            "vad",
            "vad ska göras",
            "åtagande",
            "nytt åtagande",
            "åtgärd",
            "insats",
            "aktivitet",
            "uppgift",
            "att göra",
            "överenskommelse",
        ),
    )
)


def take_under(row: Row, work: Work) -> bool:
    """Take ”Under mål 5: Karin och Peter skriver en lista”."""
    if (told := _UNDER_GOAL.match(row.text)) and (scope := goal_named(row, told["goal"], work)):
        before = work.scope
        work.enter(scope, row)
        work.add(who_when(row, told["rest"], work.known).fields, row)
        work.scope = before
        return True
    found = UNDER.match(row.text)
    if not found:
        return False
    number, rest = found["number"] or found["other"], found["rest"] or found["after"]
    return _in_goal(row, f"M{number}", rest, work)


def for_area(row: Row, work: Work) -> bool:
    """Take ”@Nadia frågar lagret (senast 17 april) – sysselsättning” as of that area of life."""
    found = _FOR_AREA.search(row.text)
    area = found["area"] if found else ""
    if not found or not area or not (of_area(area, work) or area_named(area, work)):
        return False
    text = row.text[: found.start()]
    new = who_when(replace(row, text=text), text, work.known)
    if not new.sure:
        return False
    _add_in(goal_named(row, area, work) or {"area": row.cell(text=area)}, new.fields, row, work)
    return True


def for_goal(row: Row, work: Work) -> bool:
    """Take ”Elis går på läxhjälp (mål 1)”."""
    found = _FOR_GOAL.search(row.text)
    return found is not None and _in_goal(
        row, f"M{found['number']}", row.text[: found.start()], work
    )


def _in_goal(row: Row, ref: str, text: str, work: Work) -> bool:
    before = work.scope
    work.enter({"ref": row.cell(label=ref, text=ref)}, row)
    inner = replace(row, text=text)
    new = who_when(inner, text, work.known)
    work.add(new.fields, row)
    kept, work.scope = work.open, before
    work.open = kept
    return True


def in_area(row: Row, work: Work) -> bool:
    """Take ”Skola: Elis lägger fram väskan. Vem: Elis” as new in that area of life."""
    found = _AREA_LEADS.match(row.text)
    if not found or not of_area(found["area"], work):
        return False
    inner = replace(row, text=found["rest"])
    if take_in_words(inner, work):
        return True
    new = who_when(inner, found["rest"], work.known)
    if not new.sure and work.prior != "goals":
        return False
    if work.prior == "goals" and not new.fields.keys() - {"text", "rhythm"}:
        work.enter(
            {"area": row.cell(text=found["area"]), "goal": row.cell(text=found["rest"])}, row
        )
        return True
    before = work.scope
    work.enter({"area": row.cell(text=found["area"])}, row)
    work.add(new.fields, row)
    work.scope = before
    return True


def take_record(row: Row, work: Work) -> bool:
    """Take ”Vad: …” as the beginning of a commitment whose who and when stand below."""
    label, colon, value = row.text.partition(":")
    if not (colon and value.strip() and key(label) in _WHATS):
        return False
    if take_in_words(replace(row, text=value.strip()), work):
        return True
    new = who_when(row, value.strip(), work.known)
    work.add(new.fields, row)
    return True


def goes_on(row: Row, work: Work) -> bool:
    """Take who and when on a row of their own below what is to be done, or a line broken for width."""
    if (
        work.open is None
        or work.last is None
        or (row.after_blank and not row.indent > work.last.indent)
    ):
        return False
    below = row.indent > work.last.indent
    if not row.bullet or below:
        new = who_when(row, row.text, work.known, alone=True)
        if new.fields and "text" not in new.fields:
            _add(work.open, new.fields)
            return True
    if below and not row.bullet:
        more = who_when(row, row.text, work.known)
        text, told = work.open.get("text"), more.fields.get("text")
        if isinstance(text, Cell) and isinstance(told, Cell):
            more.fields["text"] = Cell(f"{text.text} {told.text}", text.place)
        work.open.update(more.fields)
        return True
    return False


def _add(known: Fields, more: Fields) -> None:
    """Add what is told below; who is told by a label goes before whom the line began with."""
    who = known.get("responsible")
    if isinstance(who, Cell) and who.place.label == FIRST and "responsible" in more:
        del known["responsible"]
    for name, node in more.items():
        known.setdefault(name, node)


_TOLD_ONLY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # ”Skala:”, ”Nytt”, ”Planen”, ”5”
        r"^[^:]{1,40}:$|^(?:nya?|nytt|planen|skalor|skala|mål|övrigt|[\d%]+)[.!]?$",
        # ”"de ringde tillbaka!!"”
        r"^[\"”“»’'][^\"”“»’']+[\"”“»’']\s*[.!]?$",
        # ”Nya misstankar: 0”, ”Träningar i februari: 7 av 8”, ”Skulder enligt Eva: 86 400 kr”
        r"^[^:]{2,50}:\s*(?:ca\s+)?\d[\d ]*(?:[.,]\d+)?\s*(?:%|kr|kronor|st|av\s+\d+)?[.!]?$",
        # ”Eva sa att skulden är 86 400 kr just nu.”, ”Närvaron i mars var 80 %, tio negativa prov.”
        r"\b(?:är|var|blev|ligger|låg)\b(?:\s+(?:på|ca|nu|cirka|ungefär))*\s+\d[\d ]*(?:[.,]\d+)?\s*(?:%|procent\b|kr\b|kronor\b)",
    )
)
_RIGHT = re.compile(
    # ”Noor, Dalia och Karim återkallar samtycket i den del som rör Navet”: asked about as what it is
    r"\b(?:återkalla\w*|dra(?:r|git)? tillbaka|ta(?:r|git)? tillbaka)\b.*\bsamtyck\w*|\bsamtyck\w*\b.*\b(?:återkalla\w*|tillbaka)\b",
    re.IGNORECASE,
)


# ”Björn Lilja föredrog läget.”, ”Stefan Åberg rapporterade två misstankar”: told at the meeting
_REPORTED = re.compile(
    r"^(?:[A-ZÅÄÖ][\w-]+ ){1,3}(?:föredrog|redogjorde|redovisade|rapporterade|uppgav|informerade|meddelade|berättade|anförde|yttrade|uttalade)\b"
)


def _tells_only(text: str) -> bool:
    """Whether a line in a list of goals is a number, a heading or somebody's words, and nothing to do."""
    return any(pattern.search(text.strip()) for pattern in _TOLD_ONLY)


# ”Lämna in uppsatsen. Ansvarig: Tim Lundell. Senast 2026-02-13.”
_WHO_LABELLED = re.compile(r"[.;,]\s+(?:ansvarig\w*|ansv\.?|vem|utförs av)\s*:\s*\S", re.IGNORECASE)


_PIECES = re.compile(r"[.;,]\s|\s[–—-]\s|[.;]$")


def take_labelled(row: Row, work: Work) -> bool:
    """Take a line that says by whom behind a label, and by when, as new whatever its heading tells."""
    stands = any(read_choice(Status, part) for part in _PIECES.split(row.text) if part.strip())
    if stands or not _WHO_LABELLED.search(row.text):
        return False
    text, scope = belonging(row, row.text, work)
    new = who_when(row, text, work.known)
    if not new.sure or "text" not in new.fields:
        return False
    _add_in(scope, new.fields, row, work)
    return True


def take_new(row: Row, work: Work) -> bool:
    """Take what is left as a new commitment: when it says who and when, or stands in a list of new."""
    if any(one.search(row.text) for one in (_NOT_TAKEN_UP, _DONE_WORDS, _RIGHT, _REPORTED)):
        return False
    if _several(row, work):
        return True
    text, scope = belonging(row, row.text, work)
    new = who_when(row, text, work.known)
    whole = new.sure and "text" in new.fields
    if _tells_only(text) and not new.fields.keys() & {"responsible", "due", "starts", "ongoing"}:
        return False
    listed = work.prior == "goals" and (
        row.bullet or not work.listed or new.fields.keys() - {"text"}
    )
    if not whole and not listed:
        return False
    _add_in(scope, new.fields, row, work)
    return True


def _several(row: Row, work: Work) -> bool:
    """Take a row of sentences that each say by whom and when: ”Tim lämnar … Björn har …”.

    What says which goal belongs to the sentence before it: ”Det hör till skolan”, and ”Båda …” to all.
    """
    told: list[tuple[str, Fields]] = []
    for part in sentences(row.text):
        rest, scope = belonging(row, part, work)
        if told and scope and not rest.strip(" .,;"):
            every = part.casefold().lstrip().startswith(("båda", "alla"))
            first = 0 if every else len(told) - 1
            told[first:] = [(one, {**held, **scope}) for one, held in told[first:]]
        else:
            told.append((rest, scope))
    new = [who_when(row, rest, work.known) for rest, _ in told]
    if sum(one.sure and "text" in one.fields for one in new) < len(("one", "other")):
        return False
    for (rest, scope), one in zip(told, new, strict=True):
        if one.sure and "text" in one.fields:
            _add_in(scope, one.fields, row, work)
        else:
            work.found.kept.append(replace(row, text=rest))
    return True


def _add_in(scope: Fields, fields: Fields, row: Row, work: Work) -> None:
    """Add a new commitment to the goal that it says it is of, else to the one in scope."""
    before = work.scope
    if scope:
        work.enter(scope, row)
    work.add(fields, row)
    if scope:
        work.scope = before


_BELONGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # ”Det hör till målet om skolan.”, ”Även detta hör till M3.”, ”Det hör till skolan, det är där …”
        r"(?:^|\s+)(?:(?:det|detta|den|åtagandet|även det|även detta|båda)\s+)?hör\s+(?:också\s+|även\s+)?till\s*:?\s+(?P<goal>[^.,]{2,40}?)(?:,[^.]*)?\.?$",
        # ”Det är fritidsmålet.”, ”…, under skolmålet”
        r"(?:(?:^|\s+)det (?:är|gäller)|,?\s+(?:under|till|för|inom))\s+(?P<goal>[\w-]*mål(?:et)?(?: (?:om|för|inom) \w+)?)\.?$",
    )
)
_OF_AREA = re.compile(
    # ”… (Hälsa)”, ”… [skola]”, ”… (Sysselsättning, nytt)”, ”… senast den 9 maj. Fritid.”
    r"\s*[(\[](?:mål(?:et)?\s*:?\s+(?:om\s+)?)?(?P<aside>[^()\[\],]{2,30}?)(?:,\s*nytt)?[)\]]\s*\.?$|(?<=[.!])\s+(?P<last>[^\W\d][\w ]{2,24}?)\.?$",
    re.IGNORECASE,
)


# ”Noor lägger mobilen i köket kl 22 på vardagar (M1), löpande från 16/3”
_NUMBERED_INSIDE = re.compile(
    r"\s*[(\[](?:mål\s*)?M\s?(?P<number>\d{1,2})[)\]](?!\s*$)", re.IGNORECASE
)


def belonging(row: Row, text: str, work: Work) -> tuple[str, Fields]:
    """Part what a commitment says from the goal that its last words say it is of."""
    inside = _NUMBERED_INSIDE.findall(text)
    if len(inside) == 1:
        return _NUMBERED_INSIDE.sub("", text), {"ref": row.cell(text=f"M{inside[0]}")}
    for pattern in _BELONGS:
        if (found := pattern.search(text)) and (scope := goal_named(row, found["goal"], work)):
            return text[: found.start()], scope
    found = _OF_AREA.search(text)
    area = area_named(found["aside"] or found["last"], work) if found else ""
    if found and area:
        scope = goal_named(row, area, work) or {"area": row.cell(text=area)}
        return text[: found.start()], scope
    return text, {}
