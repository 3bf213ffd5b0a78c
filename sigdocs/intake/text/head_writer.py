"""Who wrote a note, when it is said beside those present or on the last line and under no label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sigdocs.intake.folding import fold
from sigdocs.intake.known import Known
from sigdocs.intake.text.head_words import HERE, MYSELF, WRITES, WROTE
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.sections import LABEL
from sigdocs.intake.text.topics import topic

_ROWS = 8
_FIRST = 3
_SENTENCE = re.compile(
    r"(?<!\bkl)(?<!\bnr)(?<=[^\W\d_])\.\s+(?=\S)|(?<=\d)\.\s+(?=[A-ZÅÄÖ])|(?<=[!?])\s+"
)


# ”ons 8/4 2026   13.00-14.05   Lotsen   /Jonna Ekberg”
_AFTER_SLASH = re.compile(r"\s/\s?(?P<name>[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+)$")
# ”Noor – uppföljning 9/4 (to) 15.00–16.00 – Familjecentrum rum Eken – Lena Sundqvist”
_AFTER_ALL = re.compile(
    r"\d[.:]\d\d\s?[–-]\s?\d\d?[.:]\d\d\s+[–-]\s[^–]*\s[–-]\s(?P<name>[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+)$"
)
# ”Torsdag 19/3 2026, Jonna Ekberg, lots”
_AFTER_DAY = re.compile(
    r"^(?=[^,]*\d)[^,]*,\s*(?P<name>[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+),\s*(?:lots|organisatör|samordnare)$",
    re.IGNORECASE,
)
# ”Jonna / lots”, ”OH 19/3”: who signed, and as what or when
_SIGNED_AS = re.compile(
    r"\s*(?:/|,)\s*(?:lots|organisatör|samordnare)$|\s+\d{1,2}/\d{1,2}$", re.IGNORECASE
)


def cut_writer(rows: Sequence[Row], known: Known) -> list[Row]:
    """Give the first rows with who wrote on a row of their own, where the name ends a line of the head."""
    for place, row in enumerate(rows[:_FIRST]):
        after = _AFTER_SLASH.search(row.text) or _AFTER_DAY.match(row.text)
        found = after or _AFTER_ALL.search(row.text)
        who = known.person(found["name"]) if found else ""
        if found and (after or (who and who not in {known.youth, *known.guardians})):
            told = replace(row, text=row.text[: found.start("name")].rstrip(" –-/,"))
            end = [
                *rows[place + 1 :],
                Row(row.number, f"Antecknat av: {found['name']}", after_blank=True),
            ]
            return [*rows[:place], told, *end]
    return list(rows)


def target_of(row: Row) -> str:
    """Give the field that a row's label names, as labels are among the first lines."""
    label = LABEL.match(row.text)
    return (resolve(label[1]) or topic(label[1], first=True)) if label else ""


def with_writer(rows: list[Row], known: Known) -> list[Row]:
    """Add who wrote, when the head or the last line says it in its own way and no label does."""
    if any(target_of(row) == "author" for row in rows):
        return rows
    signed = next(_signed(rows, known), None)
    beside = next(_told_beside(rows, known), None)
    if signed:
        rows = rows[:-1]
    if told := beside or signed:
        row, name = told
        rows = [*rows, Row(row.number, f"Antecknat av: {name}", after_blank=True)]
    return rows


def _told_beside(rows: Sequence[Row], known: Known) -> Iterator[tuple[Row, str]]:
    for row in rows[: 2 * _ROWS]:
        if found := WROTE.search(row.text):
            yield row, found[1]
        if (found := MYSELF.search(row.text)) and (name := known.person(found[1])):
            yield row, name
        for part in _SENTENCE.split(row.text):
            for piece in (part, *part.split(", ")):
                wrote = WRITES.match(piece.strip(" .")) or HERE.match(piece.strip(" ."))
                if wrote and (name := known.person(wrote[1])):
                    yield row, name


def _signed(rows: Sequence[Row], known: Known) -> Iterator[tuple[Row, str]]:
    """Find ”Jonna Ekberg”, ”/lena” or ”LS” alone on the last line."""
    if len(rows) < len(["title", "name"]) or rows[-2].heads or rows[-2].text.endswith(":"):
        return
    last = rows[-1]
    name = _SIGNED_AS.sub("", last.text.lstrip("/–- ")).split(",")[0].strip(" .")
    if last.bullet or is_table(last) or len(name.split()) > len(["first", "last"]):
        return
    who = known.person(name) or _initials(name.upper(), known)
    slashed = last.text.startswith("/") and len(name) > 1
    said = rows[-2].text.endswith((".", "!")) and not (rows[-2].bullet or is_table(rows[-2]))
    alone = (last.after_blank or said) and re.fullmatch(r"[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][\w-]+", name)
    signs = bool(_SIGNED_AS.search(last.text)) and (name.isupper() or not last.text[-1].isdigit())
    whole = fold(name) == fold(who) or len(rows) > _ROWS
    if who and (slashed or signs or last.after_blank or whole) and who != known.youth:
        yield last, who
    elif slashed or alone:
        yield last, name


def _initials(name: str, known: Known) -> str:
    """Give whom ”LS” is of the people known, when it is one of them only."""
    if not (name.isupper() and name.isalpha() and len(name) in {2, 3}):
        return ""
    alike = [one for one in known.people if "".join(part[0] for part in one.split()) == name]
    return alike[0] if len(alike) == 1 else ""
