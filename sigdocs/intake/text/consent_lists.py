"""The labels of a consent's rows, and what stands in a list below one: ”Parter:” over a party a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sigdocs.intake.folding import key
from sigdocs.intake.text.labels import names_of
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.names import is_party
from sigdocs.model.consent import ConsentFact

_LABELS = {
    key(word): name
    for name, words in {
        "action": "vad som hänt, händelse",
        "until": "gäller t.o.m., gäller till och med, slutdatum, sista dag",
        "since": "gäller fr.o.m., gäller från, gäller från och med, första dag",
        "on": "dag, lämnat",
        "not_parties": "gäller inte, ej, omfattas inte, ingår inte",
        "givers": "lämnat från, samtycke från, vem",
    }.items()
    for word in words.split(",")
}

_LISTS = frozenset({"givers", "parties", "not_parties", "information"})
# what makes a line below a label more than a name: ”Milo vill inte att BUP får veta”, ”Polisen: nej”
_SAYS_MORE = re.compile(
    r"[.:?!]\s|[:?!]$|\d|\b(?:vill|tar|tog|får|ska|inte|ej|nej|utom|men|samtyck\w*|återkall\w*|drar"
    # ”Gäller så länge insatsen pågår”, ”Undantag allt om pappa”, ”Skriftligt”
    r"|gäller|omfatta\w*|avser|undantag\w*|tills?|under|löpande|bara|endast|skriftlig\w*|muntlig\w*|antecknat|oförändrat)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")
_WORDS_MAX = 8


def label_of(label: str) -> str | None:
    """Give the field of a consent that a label is for."""
    return names_of(ConsentFact).get(key(label)) or _LABELS.get(key(label))


def listed_below(rows: Sequence[Row]) -> Iterator[Row]:
    """Give the rows, with what is listed below a bare label put behind it, as on one line.

    A line that says anything more than a name ends the list and stays a row of its own.
    """
    head: Row | None = None
    found: list[str] = []
    for row in rows:
        if head and _is_listed(row):
            found.append(row.text.strip(" .;,"))
            continue
        if head:
            yield _joined(head, found)
        head, found = (row, []) if _heads(row) else (None, [])
        if not head:
            yield row
    if head:
        yield _joined(head, found)


def _joined(head: Row, found: list[str]) -> Row:
    return replace(head, text=f"{head.text.strip()} {'; '.join(found)}") if found else head


def _heads(row: Row) -> bool:
    label, colon, value = row.text.partition(":")
    return bool(colon) and not value.strip() and label_of(label) in _LISTS


def _is_listed(row: Row) -> bool:
    plain = _ASIDE.sub("", row.text).strip()
    is_name = 0 < len(plain.split()) <= _WORDS_MAX and is_party(plain)
    return is_name and not row.after_blank and not _SAYS_MORE.search(plain)
