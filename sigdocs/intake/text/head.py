"""The first lines of a note as people write them: kind, case, day, time, place and writer.

What is understood is given as rows with the labels that everybody reads, at the same line; what is
not stays as it stands. A line is taken apart only when it tells of a day, a time or a kind.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sigdocs.intake.folding import fold, key
from sigdocs.intake.known import Known
from sigdocs.intake.text.head_pieces import (
    GAP,
    is_name,
    is_place,
    joined_place,
    pieces,
    says_nothing,
)
from sigdocs.intake.text.head_words import (
    CASE,
    DATE,
    HOUSE,
    KIND_AT,
    MEETING,
    MONTH_ALONE,
    NEAR,
    NOISE,
    NUMBER_NAME,
    NUMBERED,
    TIME,
    WEEKDAY_ALONE,
    YOUNG_ADULTS,
    kind_of,
    of_its_own,
)  # fmt: skip
from sigdocs.intake.text.head_writer import cut_writer, target_of, with_writer
from sigdocs.intake.text.labels import OPEN_LABELS
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.sections import LABEL
from sigdocs.intake.text.title import kind_in
from sigdocs.intake.values.choices import read_choice
from sigdocs.intake.values.dates import Found, Look, read_date
from sigdocs.model.note import NoteKind

_ROWS = 8
_LONGEST = 200
_TITLE_WORDS = 16
_ANCHOR = dt.date(2026, 1, 1)
_HEADS = frozenset({"kind", "case_number", "date", "place", "author", "start_time", "end_time", "youth", "case_type"})  # fmt: skip
_WEEKDAY = "Veckodag: "
_LABELS = (
    ("case_number", "Ärende"),
    ("weekday", "Veckodag"),
    ("date", "Datum"),
    ("time", "Tid"),
    ("place", "Plats"),
)
_SENTENCE = re.compile(
    r"(?<!\bkl)(?<!\bnr)(?<=[^\W\d_])\.\s+(?=\S)|(?<=\d)\.\s+(?=[A-ZÅÄÖ])|(?<=[!?])\s+"
)


@dataclass(slots=True)
class _Line:
    """What one sentence of the head came to; ``title`` is what is left of it in words."""

    found: dict[str, str]
    title: list[str]
    kind: NoteKind | None = None


def head_rows(rows: Sequence[Row], known: Known) -> list[Row]:
    """Give the rows of a note with its first lines taken apart under labels that all read."""
    if not rows or of_its_own(rows[0].text):
        return list(rows)
    rows = cut_writer(rows, known)
    said = _labelled(rows)
    told: list[Row] = []
    for place, row in enumerate(rows):
        found = [row] if _ends_head(row, place) else _taken(row, said, known, first=place == 0)
        told += found
        if place >= _ROWS or (place and found == [row] and target_of(row) not in _HEADS):
            told += rows[place + 1 :]
            break
        said |= {target_of(each): _value(each) for each in found if target_of(each)}
    return with_writer(_with_weekday(told), known)


def _labelled(rows: Sequence[Row]) -> dict[str, str]:
    """What the first lines say under labels, and a title in the plain way."""
    told = {target_of(row): _value(row) for row in rows[:_ROWS] if target_of(row) in _HEADS}
    if found := re.search(r"\d{4}-\d{2}-\d{2}", rows[0].text):
        told["date"] = found[0]
    return told


def _value(row: Row) -> str:
    label = LABEL.match(row.text)
    return label[2] if label else ""


def _with_weekday(rows: list[Row]) -> list[Row]:
    """Hold ”Onsdag kl 13” on a line of its own against the day that the title told."""
    said = next((row for row in rows if row.text.startswith(_WEEKDAY)), None)
    day = next((row for row in rows if row.text.startswith("Datum: ") and row is not said), None)
    if said is None:
        return rows
    weekday = said.text.removeprefix(_WEEKDAY)
    if day is None:
        return [replace(row, text=f"Datum: {weekday}") if row is said else row for row in rows]
    whole = replace(day, text=f"Datum: {weekday} {day.text.removeprefix('Datum: ')}")
    return [whole if row is day else row for row in rows if row is not said]


def _ends_head(row: Row, place: int) -> bool:
    """Whether a row begins what the note tells: a heading, or a label of something else."""
    if place == 0:
        return False
    if LABEL.match(row.text):
        return target_of(row) not in _HEADS
    return (
        row.bullet
        or is_table(row)
        or bool(_OPEN.match(key(row.text)))
        or (row.heads and not _SIGNS.search(row.text) and not kind_of(row.text))
    )


_OPEN = re.compile("|".join(rf"{re.escape(key(label))} " for label in OPEN_LABELS))
_SIGNS = re.compile(r"\d")


def _taken(row: Row, said: dict[str, str], known: Known, *, first: bool) -> list[Row]:
    """Take a row apart, sentence by sentence; give it as it is when nothing is to be had of it."""
    label, target = LABEL.match(row.text), target_of(row)
    if (
        label
        and target == "kind"
        and not read_choice(NoteKind, label[2])
        and (kind := kind_of(label[2]))
    ):
        return [
            replace(row, text=f"{label[1]}: {kind.value}"),
            *_rest_of_kind(row, label[2]),
        ]
    if label and target == "case_number" and (numbered := NUMBER_NAME.fullmatch(label[2])):
        return [
            replace(row, text=f"{label[1]}: {numbered[1]}"),
            replace(row, text=f"Ungdom: {numbered[2]}", after_blank=False),
        ]
    if label and target == "date" and (line := _line(label[2], known)) and not line.title:
        return _rows(row, line, after_blank=row.after_blank)
    if target or len(row.text) > _LONGEST or _plain_title(row, first=first) or _spans(row.text):
        return [row]
    if label and not says_nothing(label[1]):
        return [row]
    parts: list[Row] = []
    taken = False
    for sentence in _SENTENCE.split(row.text):
        after_blank = row.after_blank and not parts
        line = _line(sentence, known) or _where(sentence, parts, said, known)
        if line is None or not (_anew(line, said) and _of_head(line, sentence, known, first=first)):
            parts.append(replace(row, text=sentence, after_blank=after_blank))
            continue
        parts += _rows(row, line, after_blank=after_blank)
        taken = taken or bool(line.found or line.kind)
    return parts if taken else [row]


def _anew(line: _Line, said: dict[str, str]) -> bool:
    """Whether a line says nothing that is said; the same day in other words is left out of it.

    Another day than the one said is asked about, when nothing but when and where stands there.
    """
    day = line.found.get("date", "")
    if day and "date" in said and same_day(day, said["date"]):
        line.found.pop("date")
        return bool(line.found or line.kind)
    again = line.found.keys() & said.keys()
    return not again or (again == {"date"} and (bool(line.kind) or not line.title))


def same_day(one: str, other: str) -> bool:
    """Whether two days are the same, one of them perhaps without its year or weekday."""
    first, second = (read_date(each, _ANCHOR, Look.BACK) for each in (one, other))
    if not (isinstance(first, Found) and isinstance(second, Found)):
        return False
    return (first.value.month, first.value.day) == (second.value.month, second.value.day)


def _where(sentence: str, parts: Sequence[Row], said: dict[str, str], known: Known) -> _Line | None:
    """Take ”Lotsen.” or ”Familjecentrum, rum Eken” as the place, after a day and a time."""
    timed = "date" in said or any(target_of(row) == "date" for row in parts)
    told = "place" in said or any(target_of(row) == "place" for row in parts)
    if not timed or told:
        return None
    said_in = list(pieces(sentence))
    where = [
        part for part in said_in
        if is_place(part, known, after=False) or (known.youth and HOUSE.fullmatch(part) and not known.person(part))
    ]  # fmt: skip
    return (
        _Line({"place": known.place(joined_place(where))}, [])
        if where and where == said_in
        else None
    )


def _spans(text: str) -> bool:
    """Whether a line tells of two days, as ”Paus fr.o.m. 20/11 t.o.m. 20/1” does."""
    return len({_bare_day(found[0]) for found in DATE.finditer(TIME.sub("", text))}) > 1


def _of_head(line: _Line, sentence: str, known: Known, *, first: bool) -> bool:
    """Whether a sentence tells of the meeting itself: its title, or when and where and no more."""
    if first:
        return len(sentence.split()) <= _TITLE_WORDS
    held = kind_of(sentence, sure=True) if line.kind else None
    bare = all(
        is_name(part, known) or (held and says_nothing(_less_kind(part, held)))
        for part in line.title
    )
    return (
        bool(line.found)
        and bare
        and (not line.kind or (bool(held) and bool(MEETING.search(sentence))))
    )


def _rest_of_kind(row: Row, value: str) -> list[Row]:
    """Keep what a kind was told with, when it is more than the kind: ”Avvikelse, akut möte”."""
    words = [word for word in re.findall(r"\w+", value) if not kind_of(word)]
    more = any(fold(word) not in NOISE for word in words)
    return [replace(row, text=f"Övrigt: {value}", after_blank=False)] if more else []


def _plain_title(row: Row, *, first: bool) -> bool:
    """Whether a title tells no day or time in its own way; it is read as a whole elsewhere."""
    bare = re.sub(r"\d{4}-\d{2}-\d{2}", "", CASE.sub("", row.text))
    simple = not (DATE.search(bare) or TIME.search(bare) or NEAR.search(bare))
    return first and simple and _same_kind(row.text)


def _same_kind(text: str) -> bool:
    """Whether a title's kind is told in one word, and nothing in it tells another."""
    said = read_choice(NoteKind, kind_in(text))
    return said is not None and kind_of(text) in {None, said.value}


def _line(sentence: str, known: Known) -> _Line | None:
    """Take one sentence apart; None when it is none of the head's, or tells of two days."""
    found: dict[str, str] = {}
    rest = sentence.strip(" .")
    for name, pattern in (("case_number", CASE), ("time", TIME), ("date", DATE)):
        hits = list(pattern.finditer(rest))
        if len(hits) > 1 and len({hit[0] for hit in hits}) > 1:
            return None
        if hits:
            found[name] = hits[0][0].strip(" ,.")
            rest = pattern.sub(GAP, rest)
    if "date" not in found and (near := NEAR.search(rest)):
        found["date"], rest = near[0], NEAR.sub(GAP, rest)
    if "date" in found:
        found["date"] = _bare_day(found["date"])
    return _classed(rest, found, known)


def _bare_day(day: str) -> str:
    """Leave out ”Idag,” before a day that is written, and put a weekday after it first."""
    day = re.sub(r"^(?:i ?dag|i ?går)\s*,?\s+(?=\S)", "", day, flags=re.IGNORECASE)
    turned = re.match(r"^(.*\d.*?)\s*,\s*([^\W\d]+)$", day)
    return f"{turned[2]} {turned[1]}" if turned else day


def _classed(rest: str, found: dict[str, str], known: Known) -> _Line | None:
    timed = bool(found.keys() & {"date", "time"})
    kind = kind_of(rest.replace(GAP, " "))
    if not (timed or kind or found):
        return None
    title: list[str] = []
    places: list[str] = []
    after = False
    parts = list(pieces(rest))
    for part in parts:
        at = KIND_AT.match(part)
        if part == GAP:
            after = timed
        elif at and kind_of(at[1]) and timed:
            title.append(at[1])
            places.append(at[2])
        elif WEEKDAY_ALONE.fullmatch(part) and "date" not in found and not kind:
            found["weekday"] = part
        elif (
            known.youth and HOUSE.fullmatch(part) and "time" in found and not known.person(part)
        ) or (is_place(part, known, after=after and "time" in found) and not kind_of(part)):
            places.append(part)
        elif not says_nothing(part):
            title.append(part)
    if not kind and any(not is_name(part, known) for part in title):
        return None
    if places:
        found["place"] = known.place(joined_place(places))
    return _Line(found, title, kind)


def _rows(row: Row, line: _Line, *, after_blank: bool) -> list[Row]:
    """Give a line under the labels that everybody reads, what is left as its title first."""
    told = [f"{label}: {line.found[name]}" for name, label in _LABELS if name in line.found]
    title = _title(line)
    parts = [*([title] if title else []), *told]
    first, *rest = [
        replace(row, text=text, heading=row.heading and text == title) for text in parts
    ] or [row]
    return [
        replace(first, after_blank=after_blank),
        *(replace(one, after_blank=False, heads=False) for one in rest),
    ]


def _title(line: _Line) -> str:
    """Give the words of a title, with the kind in a word that is always read."""
    if line.kind is None:
        return " ".join(_bare_name(part) for part in line.title)
    told = " ".join(line.title)
    if kind_in(told) and _same_kind(told):
        return told
    more = [_less_kind(part, line.kind) for part in line.title]
    return " ".join([line.kind.value.capitalize(), *filter(None, more)])


def _bare_name(part: str) -> str:
    return " ".join(word for word in part.strip("()").split() if fold(word) not in NOISE)


def _less_kind(part: str, kind: NoteKind) -> str:
    """Leave out what only told the kind, a number or nothing: ”upf noor” is ”noor”."""
    words = part.strip("()").split()
    left = [
        word
        for word in words
        if kind_of(word.strip(".,:+") + ("." if word.endswith(".") else "")) is not kind
    ]
    return " ".join(
        word for word in left
        if fold(word.strip(".,:+")) not in NOISE and not NUMBERED.fullmatch(word) and not MONTH_ALONE.fullmatch(word)
        and not YOUNG_ADULTS.fullmatch(word) and re.search(r"\w", word)
    )  # fmt: skip
