"""What a deviation or a pause tells in people's own words: what, which day, who was told; from, to, why.

What stands under its own label is left to that; what is not certain is asked about or left where it
stood.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sigdocs.intake.draft import Cell
from sigdocs.intake.folding import fold, key
from sigdocs.intake.text.ended import sentences_of
from sigdocs.intake.text.event_days import BESIDE, TALKED, event_day
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.head_words import DATE
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table, table_cells
from sigdocs.intake.text.records import label_of
from sigdocs.intake.text.sections import LABEL
from sigdocs.intake.text.title import kind_told
from sigdocs.intake.text.topics import topic
from sigdocs.model.note import NoteKind

_Labels = tuple[tuple[str, re.Pattern[str]], ...]
_CONTACT = "Hur kontakten togs"
_OF_DEVIATION = tuple(
    (label, re.compile(words))
    for label, words in (
        # ”Vad: Noor kom inte till provet”, ”Det som hände”, ”Händelsen”
        (
            "Vad hände",
            r"(?:det |vad )?(?:som )?(?:har )?(?:hande|hant)|vad|handelse(?:n|forlopp\w*)?",
        ),
        # ”Dag: idag 5/3”, ”Händelsedag: lördag 11/4”
        ("Hände den", r"(?:handelse)?dag(?:en)?|hande(?: den)?|nar (?:det )?hande(?: det)?"),
        # ”Kontakt samma dag”, ”Vem vi pratade med”, ”Vad som gjordes”
        (
            _CONTACT,
            r"kontakt(?:en|er|erna)?(?: (?:samma dag|i dag|idag))?|(?:det |vad )(?:som gjordes|vi gjorde|jag gjorde)|samtal|vem som kontaktades|(?:vem|vilka) (?:vi|jag) (?:pratade|talade|ringde|kontaktade)(?: med)?",
        ),
    )
)
_OF_PAUSE = tuple(
    (label, re.compile(words))
    for label, words in (
        # ”Paus fr.o.m.   2026-05-20”, ”Skäl           ny misstanke om stöld”
        (
            "Från och med",
            r"paus(?:en|as|ad)? (?:fr ?o ?m|fran(?: och med)?)|(?:fr ?o ?m|fran och med)",
        ),
        (
            "Till och med",
            r"paus(?:en|as|ad)? (?:t ?o ?m|till(?: och med)?)|(?:t ?o ?m|till och med)",
        ),
        ("Skäl", r"skal(?:et)?|orsak(?:en)?|anledning(?:en)?"),
    )
)
# ”hände tors 5/3: bråk efter träningen”
_DATED = re.compile(r"^(?:det )?(?:hände|händelse)\s+(?P<day>[^:]{2,30}\d[^:]{0,12}):\s*(?P<what>\S.*)$", re.IGNORECASE)  # fmt: skip
_PAIR = re.compile(r"^(?P<label>\S[^:|]{1,28}?)(?:\s{2,}|\t)(?P<value>\S.*)$")
_NOT = re.compile(r"\b(?:inte|ej|aldrig)\b")
_EVENT_WORDS = 5
_DAY = rf"(?:idag|i dag|i ?morgon|{DATE.pattern})"
_SPAN = re.compile(
    # ”Pausen gäller från och med idag till och med 12 juli”, ”pausad fr 18/4 t.o.m. 10/5”
    rf"\bpaus\w*\b[^.;]*?\b(?:från(?: och med)?|fr\.?\s?o\.?\s?m\.?|fr|fom)\s+(?:den )?(?P<since>{_DAY})\s*(?:till(?: och med)?|t\.?\s?o\.?\s?m\.?|tom|[–-])\s*(?:den )?(?P<until>{_DAY})",
    re.IGNORECASE,
)
_WHY = re.compile(r"^(?:→ ?)?(?:skälet|skäl|orsaken|anledningen)\s*(?::|är|var)\s*(?:att )?(?P<why>\S.*)$", re.IGNORECASE)  # fmt: skip


@dataclass(slots=True)
class _Told:
    """What rows tell of a deviation, by the label it stands under; "" when under none."""

    rows: list[Row] = field(default_factory=list)
    event: list[Row] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    why: Cell | None = None
    contact: list[str] = field(default_factory=list)
    current: str = ""
    ended: bool = False


def event_rows(rows: list[Row], sheet: Sheet) -> list[Row]:
    """Give the rows of a deviation or a pause with the labels that the note's fields have."""
    kind = kind_told(rows)
    if kind is NoteKind.PAUSE:
        return _pause(_labelled(rows, _OF_PAUSE), sheet)
    if kind is NoteKind.DEVIATION:
        return _deviation(_labelled(rows, _OF_DEVIATION), sheet)
    return rows


def _labelled(rows: Sequence[Row], labels: _Labels) -> _Told:
    """Relabel the rows of the event itself: those until another heading, and of what is no plan."""
    told = _Told()
    for place, written in enumerate(rows):
        row = written
        label, value = _label(row, labels) if row.number > 1 else ("", "")
        heads = row.heads or row.heading
        if label and not (value or heads):
            label = ""
        if not told.ended and heads and not (label or _of_event(row.text)) and row.number > 1:
            told.ended = bool(told.labels or topic(row.text) or _has_event(told))
        row = _of_records(row, rows[place + 1 :]) if told.ended else row
        found = [row] if told.ended else list(_relabelled(row, label, value, told))
        told.rows += found
        told.event += [] if told.ended else found
    return told


def _relabelled(row: Row, label: str, value: str, told: _Told) -> Iterator[Row]:
    """Give a row with the label of its field; why and whom, told in several rows, are put by."""
    if label or _begins(row):
        told.current = label
    told.labels |= {label} - {""}
    if told.current == "Skäl":
        told.why = told.why or row.cell("Skäl", value.strip(" ."))
        told.current = ""
    elif told.current == _CONTACT:
        if not told.contact:
            yield Row(row.number, f"{_CONTACT}:", after_blank=True)
        told.contact += [value if label else row.text] if value or not label else []
    elif label:
        value = BESIDE.sub("", value) if label == "Hände den" else value
        yield replace(row, text=f"{label}: {value}" if value else label, bullet=False)
    elif dated := _DATED.match(row.text):
        told.labels |= {"Hände den", "Vad hände"}
        yield replace(row, text=f"Hände den: {dated['day']}")
        yield replace(row, text=f"Vad hände: {dated['what']}")
    else:
        yield _pair(row) or row


def _of_records(row: Row, below: Sequence[Row]) -> Row:
    """Let ”Åtgärd” over ”Vad: …” and ”Vem: …” be over what is new."""
    heads = key(row.text) in {"atgard", "atgarder"} and below and label_of(below[0])[0] == "what"
    return replace(row, text="Nya åtaganden") if heads else row


def _of_event(text: str) -> bool:
    label = LABEL.match(text)
    words = label[1] if label else text
    return resolve(words).startswith(("deviation.", "pause.")) and words[:1].isalpha()


def _has_event(told: _Told) -> bool:
    body = (row for row in told.event[1:] if not _has_label(row))
    return any(len(row.text.split()) >= _EVENT_WORDS for row in body)


def _begins(row: Row) -> bool:
    """Whether a row begins something else than what stands above it."""
    label = LABEL.match(row.text)
    if not label:
        return row.heads
    few = len(label[1].split()) < len(("två", "ord", "till"))
    return row.heads or bool(resolve(label[1])) or (few and not row.bullet)


def _pair(row: Row) -> Row | None:
    """Give a row of a table of pairs whose first cell is a label as ”label: value”."""
    cells = table_cells(row) if is_table(row) else []
    two = len(cells) == len(("label", "value"))
    return replace(row, text=f"{cells[0]}: {cells[1]}") if two and resolve(cells[0]) else None


def _label(row: Row, labels: _Labels) -> tuple[str, str]:
    """Give the field that a row is labelled with, in a table of pairs and in columns too."""
    cells = table_cells(row) if is_table(row) else []
    pair = LABEL.match(row.text) or _PAIR.match(row.text)
    words, value = (
        (cells[0], cells[1]) if len(cells) == len(("label", "value"))
        else (pair[1], pair[2]) if pair and not cells
        else (row.text if not cells else "", "")
    )  # fmt: skip
    if LABEL.match(row.text) and _of_event(row.text):
        return "", value  # its own field reads that
    plain = key(words)
    return next((label for label, one in labels if one.fullmatch(plain)), ""), value


def _deviation(told: _Told, sheet: Sheet) -> list[Row]:
    """Take the day and the contacts of a deviation from its sentences, where no label has them."""
    rows = told.rows
    if "Vad hände" not in told.labels and not _has(rows[1:], "deviation.what"):
        rows = _what(rows, {row.number for row in told.event})
    if "Hände den" not in told.labels and not _has(rows, "deviation.on"):
        event_day(told.event, sheet)
    if told.contact:
        text = " ".join(map(_bare, told.contact))
        return [replace(row, text=f"{_CONTACT}: {text}") if row.text == f"{_CONTACT}:" else row for row in rows]  # fmt: skip
    if _has(rows, "deviation.contacted_how"):
        return rows
    numbers = {row.number for row in told.event[1:]}
    said = [(row, one) for row in rows if row.number in numbers for one in sentences_of(row)]
    calls = [(row, one) for row, one in said if _calls(one)]
    if calls:
        text = " ".join(_bare(one) for _, one in calls)
        sheet.put("deviation.contacted_how", calls[0][0].cell("Kontakt", text))
    return rows  # running text stays what happened; whom it says was told is told there too


def _bare(sentence: str) -> str:
    label = LABEL.match(sentence)
    said = label[2] if label and resolve(label[1]) == "deviation.what" else sentence
    said = said.strip(" →•")
    return said if said.endswith((".", "!", "?", "”", '"')) else f"{said}."


def _calls(sentence: str) -> bool:
    """Whether a sentence tells that somebody was reached or told, and nothing of one who was not."""
    label = LABEL.match(sentence)
    if label and resolve(label[1]):
        return False
    found = TALKED.search(sentence)
    return bool(found) and not _NOT.search(fold(sentence[: found.end() + 12] if found else ""))


def _has(rows: Sequence[Row], target: str) -> bool:
    return any((label := LABEL.match(row.text)) and resolve(label[1]) == target for row in rows)


def _what(rows: list[Row], event: set[int]) -> list[Row]:
    """Label what happened, when nothing does: the running text below the head, else its first point."""
    said = [place for place, row in enumerate(rows) if place and not _has_label(row)]
    told = [place for place in said if rows[place].number in event] or said
    begun = [place for place in told if rows[place].after_blank and not rows[place].bullet]
    long = [place for place in told if len(rows[place].text.split()) >= _EVENT_WORDS]
    if not (begun or long):
        return rows
    place = (begun or long)[0]
    what = replace(rows[place], text=f"Vad hände: {rows[place].text}", bullet=False)
    return [*rows[:place], what, *rows[place + 1 :]]


def _has_label(row: Row) -> bool:
    label = LABEL.match(row.text)
    known = label and (resolve(label[1]) or topic(label[1], first=True))
    return bool(known or row.heads or row.heading or is_table(row) or resolve(row.text))


def _pause(told: _Told, sheet: Sheet) -> list[Row]:
    """Take from when to when, and why, from the sentences of a pause, where no label has them."""
    if told.why:
        sheet.put("pause.reason", told.why)
    for row in told.rows[1:]:
        for sentence in sentences_of(row):
            span = _SPAN.search(sentence)
            if span and not told.labels & {"Från och med", "Till och med"}:
                sheet.put("pause.since", row.cell(text=span["since"]))
                sheet.put("pause.until", row.cell(text=span["until"]))
                told.labels |= {"Från och med", "Till och med"}
            why = None if row.text == sentence and LABEL.match(row.text) else _WHY.match(sentence)
            if why and "Skäl" not in told.labels:
                sheet.put("pause.reason", row.cell(text=why["why"].strip(" .")))
                told.labels |= {"Skäl"}
    return told.rows
