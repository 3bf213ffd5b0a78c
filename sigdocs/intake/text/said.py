"""Who said what: the youth's own words, and facts by their source, wherever they stand.

A quotation belongs to whom was named last before it; only the youth's own go to their words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold, key
from sigdocs.intake.known import Known
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.title import kind_told
from sigdocs.model.note import NoteKind

_QUOTED = re.compile(r"[”“\"„»]\s*([^”“\"„»«]{2,}?)\s*[”“\"«]")
_SAYS = r"(?:säger|sa|sade|skrev|skriver|tycker|berättar|uppger|svarade|svarar)"
_ALONE = re.compile(
    rf"^(?P<who>[^:”“\"„»]{{1,40}}?)\s*(?:\b{_SAYS}\b)?\s*[:–-]\s*[”“\"„»]\s*(?P<said>[^”“\"„»«]+?)\s*[”“\"«]\W*$",
    re.IGNORECASE,
)
# ”tack för allt”, with nothing beside it
_BARE = re.compile(r"^\W*[”“\"„»]\s*(?P<said>[^”“\"„»«]{2,}?)\s*[”“\"«]\W*$")
# ”Noor säger”, ”NOOR MED EGNA ORD”, ”Tim själv”
_OVER = re.compile(
    rf"(?P<who>[^\W\d_]+(?: [^\W\d_]+)?) (?:själv )?(?:{_SAYS}|med egna ord|själv)", re.IGNORECASE
)
# ”… är klart” sa noor, ”jag orkar mer nu” /Tim
_SAID_BY = re.compile(rf"^[,.]?\s*(?:{_SAYS}\s+|/)(?P<who>[^\W\d_]+)", re.IGNORECASE)
# ”Noor berättade att Pelle hade visat runt: ”Han visade till och med köket””
_BEGINS = re.compile(
    rf"^\W*(?:\d[\d.]*\s+)?(?P<who>[^\W\d_]+) (?:själv )?(?:{_SAYS}|berättade|beskrev|beskriver|förklarade|uppgav)\b",
    re.IGNORECASE,
)
# ”Noor Rahimi 20110418-2389”, ”Tim Lundell, personnummer 20090130-2398”
_NAMED = re.compile(
    r"^(?:\W*(?:ny|namn|ungdom|klient)\s*:\s*|\W+|\d[\d.]*\s+)?(?P<name>[^\W\d_]+ [^\W\d_]+),?\s+(?:(?:personnummer|pnr)\s+)?(?:19|20)?\d{6}[-+ ]?\d{4}\b",
    re.IGNORECASE,
)
_FIRST = 25
_YOUTH = re.compile(r"\b(?:klienten|ungdomen|den unge|den unga)\b")
# ”Uppgift (Sofia Bergqvist): Elis var frånvarande”, ”Karin säger: att hon blev rädd”
_FACT = re.compile(
    r"^(?:uppgift(?:er)?|enligt)\s*(?:\((?P<source>[^()]+)\)|(?:från|av)\s+(?P<of>[^:]+?))\s*:\s*(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_TOLD = re.compile(
    rf"^(?P<source>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?) {_SAYS}\s*:\s*(?P<text>.+)$", re.DOTALL
)
# ”Kontakt med Elis: måndag 16 mars kl 17.05, Maria fick svar på sms”
_CONTACT = re.compile(
    r"^kontakt med [^:]{2,40}:\s*(?P<day>(?:\w+dag(?:en)? )?(?:den )?\d{1,2}(?:/\d{1,2}| [a-zåäö]{3,9})(?: \d{4})?|idag|i dag|igår|i går)\b[\s,]*(?P<how>.*)$",
    re.IGNORECASE,
)
# ”Paus: nej, insatsen fortsätter”, ”Delas med: ingen, bara akten”, ”Antecknat: torsdag 21 maj”
_KEPT = re.compile(
    r"^(?:paus\s*:\s*(?:nej|ingen)\b|delas med\s*:\s*(?:ingen|inga|nej)\b|antecknat\s*:\s*(?=\S*\s*\d|\w+dag)|anmäld av\s*:|anmält av\s*:)",
    re.IGNORECASE,
)
_WORDS_MIN = 2


def said_rows(rows: Sequence[Row]) -> list[Row]:
    """Give the rows of a contact or a deviation with the labels that the note's fields have."""
    return [part for row in _unwrapped(rows) for part in _relabelled(row)]


def _unwrapped(rows: Sequence[Row]) -> Iterator[Row]:
    """Let a fact broken for width be whole: what is indented below it goes on."""
    held: Row | None = None
    for row in rows:
        goes_on = held and row.indent > held.indent and not (row.bullet or row.after_blank)
        if held and goes_on:
            held = replace(held, text=f"{held.text} {row.text}")
            continue
        if held:
            yield held
        held = row if _FACT.match(row.text) else None
        if not held:
            yield row
    if held:
        yield held


def _relabelled(row: Row) -> Iterator[Row]:
    if is_table(row):
        yield row
    elif found := _FACT.match(row.text):
        yield _as(row, "Uppgifter", f"{found['source'] or found['of']}: {found['text']}")
    elif found := _CONTACT.match(row.text):
        yield _as(row, "Kontakt med den unge", found["day"])
        if found["how"]:
            yield _as(row, "Hur kontakten togs", found["how"])
    elif (found := _TOLD.match(row.text)) and not _QUOTED.search(found["text"]):
        yield _as(row, "Uppgifter", f"{found['source']}: {found['text']}")
    elif _KEPT.match(row.text):
        yield _as(row, "Övrigt", row.text)
    else:
        yield row


def _as(row: Row, label: str, value: str) -> Row:
    return replace(row, text=f"{label}: {value}", bullet=False, heads=False)


def youth_words(rows: Sequence[Row], known: Known) -> tuple[list[Cell], list[Row]]:
    """Give what the youth is quoted as saying, and the rows that say something else too."""
    text = " ".join(row.text for row in rows)
    there = tuple(name for name in known.people if name.split(" ", 1)[0] in text)
    known = replace(known, youth=known.youth or _enrolled(rows), people=there)
    words: list[Cell] = []
    left: list[Row] = []
    headed = False
    for row in rows:
        if row.heads or row.heading:
            headed = _heads_words(row.text, known)
        alone = None if is_table(row) else _ALONE.match(row.text)
        bare = _BARE.match(row.text) if headed else None
        if bare or (alone and _is_youth(alone["who"], known)):
            said = bare or alone
            words += [row.cell("Egna ord", f"”{said['said']}”")] if said else []
            continue
        left.append(row)
        words += [row.cell("Egna ord", f"”{one}”") for one in _quoted(row, known)]
    return words, left


def _enrolled(rows: Sequence[Row]) -> str:
    """Give the name of the one whom a first interview opens with, beside their number; else ""."""
    if kind_told(rows) is not NoteKind.INTAKE:
        return ""
    found = (_NAMED.match(row.text) for row in rows[:_FIRST])
    return next((one["name"].title() for one in found if one), "")


def _heads_words(text: str, known: Known) -> bool:
    """Whether a heading is over the youth's own words: ”Noor säger”, ”NOOR MED EGNA ORD”."""
    found = _OVER.fullmatch(text.strip(" :."))
    return bool(found) and _is_youth(found["who"] if found else "", known)


def _is_youth(text: str, known: Known) -> bool:
    plain = fold(text).strip(" .:-•→")
    if _YOUTH.fullmatch(plain) or _initial(text.strip(" •→").split(" ")[0], known):
        return True
    return bool(known.youth and known.person(text) == known.youth)


def _initial(text: str, known: Known) -> bool:
    """Whether a letter is the youth's, and could be of nobody else whom the note names: ”N: …”."""
    alike = [name for name in known.names if name[:1] == text]
    return len(text) == 1 and alike == [known.youth]


def _quoted(row: Row, known: Known) -> Iterator[str]:
    """Give the quotations in a line before which the youth was the last who was named."""
    label = row.text.partition(":")[0]
    if is_table(row) or (resolve(label) and ":" in row.text):
        return
    for found in _QUOTED.finditer(row.text):
        told = found[1].strip()
        if len(told.split()) < _WORDS_MIN:
            continue
        after = _SAID_BY.match(row.text[found.end() :])
        before = row.text[: found.start()]
        if after and known.person(after["who"]):
            if known.person(after["who"]) == known.youth:
                yield told
        elif _speaker(before, known) or _tells(before, known):
            yield told


def _tells(before: str, known: Known) -> bool:
    """Whether the sentence that leads to a quotation begins with the youth telling."""
    found = _BEGINS.match(re.split(r"[.!?]\s+(?=[A-ZÅÄÖ])", before)[-1])
    return bool(found) and _is_youth(found["who"] if found else "", known)


def _speaker(before: str, known: Known) -> bool:
    """Whether the youth is the last who is named in words."""
    last = ""
    for word in re.findall(r"[^\W\d_]+", before):
        name = known.youth or "den unge" if _YOUTH.fullmatch(fold(word)) else known.person(word)
        last = name or last
    return bool(last) and last in {known.youth, "den unge"}


def with_words(held: Node | None, words: Sequence[Cell]) -> Node | None:
    """Add quotations to what the draft has as the youth's words, those it does not have."""
    told = _text(held)
    new = [one for one in words if key(one.text) not in key(told)]
    if not new:
        return held
    place = held.place if isinstance(held, Cell) else new[0].place
    return Cell("\n".join(filter(None, (told, *(one.text for one in new)))), place)


def _text(node: Node | None) -> str:
    if isinstance(node, Cell):
        return node.text
    return "\n".join(map(_text, node)) if isinstance(node, list) else ""
