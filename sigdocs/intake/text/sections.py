"""Rows become sections: what stands under which label."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sigdocs.intake.folding import fold, key
from sigdocs.intake.text.labels import (
    DATED_LABELS,
    HEAD_LABELS,
    NUMBERED_LABELS,
    OPEN_LABELS,
    YES_LABELS,
    labels,
    names_of,
    resolve,
    resolve_near,
)
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.values.choices import read_bool, read_choice
from sigdocs.model.consent import ConsentFact
from sigdocs.model.note import NoteKind
from sigdocs.model.plan_texts import PLAN_TEXTS

LABEL = re.compile(r"^([^:|]{1,60}?)\s*:(?!\d\d)\s*(.*)$", re.DOTALL)
_COLUMNS = re.compile(r"\s{2,}(?=[A-ZÅÄÖ][^:\s]{2,}[^:]{0,30}:)")
RELATIVE = re.compile(
    r"^\W*(?:[Mm]amma|[Pp]appa|[Mm]or|[Ff]ar|[Ff]örälder|(?:[Ss]tyv|[Mm]or|[Ff]ar)(?:mor|far|mamma|pappa))n?"
    r"(?:\s*:\s*|\s+)[A-ZÅÄÖ][a-zåäöé]"
)
"""A row that names a relative and does not say whether they are a guardian."""
_DASH = re.compile(r"\s[–—-]\s")
_SPANS = tuple(
    (first, second, re.compile(pattern, re.IGNORECASE))
    for first, second, pattern in (
        (
            "Paus från",
            "Paus till",
            r"^paus(?:as)?:?\s+(?:fr\.?\s?o\.?\s?m\.?|från)\s+(\S+)\s+(?:t\.?\s?o\.?\s?m\.?|till)\s+(\S+?)\.?$",
        ),
        ("Inskriven", "Utskriven", r"^inskriven:?\s+(\S+?)[,;]?\s+utskriven:?\s+(\S+?)\.?$"),
    )
)
STRAY = "?"
_BLOCKS = frozenset(
    {
        "attendees",
        "absent",
        "consents",
        "insats",
        "situation",
        "goals",
        "statuses",
        "facts",
        "measures",
    }
    | {"next_meeting", "safety_contacts", "closing.outcomes", "closing.afterwards"}
)
_OF_PLAN = re.compile(r"^[ÅM]\d{1,3}\s*[:–-]?\s+\S")
_CORRECTS = re.compile(r"\W*(?:rattelse|korrigering|rattning)")
_LISTS = frozenset({"closing.afterwards", "decisions", "other"})
_ONE_LINE = frozenset({"recipients", "next_meeting", "attendees", "absent", "guardians"})
_TOLD = frozenset({"police", *PLAN_TEXTS})
_OF_CLOSING = frozenset({"closing.reason", "closing.pauses", "closing.guardian_words"})
"""What is said on the label's own line; what stands below a gap is about something else."""
_DAY = re.compile(r"\d|(?:man|tis|ons|tor|fre|lor|son)|imorgon|i morgon|om ")
_NUMBERED = re.compile(r"^[A-ZÅÄÖa-zåäö]{2,8}-\d{4}-\d{1,5}\W*$")
_OF_CONSENT = re.compile(
    r"(?:(?:skriftligt|muntligt) )?(?:samtycke|medgivande)\w* (?:fran|av|finns|lamnat|till)\b"
)
_HEADING_MAX = 70
_PROSE = 6
_HEAD = frozenset({"", "kind", "case_number", "date", "place", "author", "start_time", "end_time"})
_OF_PEOPLE = frozenset({"youth", "guardians"})
_DETAILS = re.compile(
    r"skydd|vårdnad\b|vardnad\b|\d{6,8}[-+ ]?\d{4}|\b(?:tfn|tel|adress|utskick|tolk)\b"
    r"|:\s*[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+$"
)
_PLAN = frozenset({"goals", "statuses", "situation"})
_BEFORE_PEOPLE = {"partners", "author", "author_title", "case_type", "coordinator", "social_worker"}
_ROLE_FIELDS = frozenset({"coordinator", "social_worker"})

# Labels that mean their own thing inside these sections, and do not end them.
_INNER = {
    "goals": ("goals", "situation", "measures", "other", "status", "statuses"),
    "statuses": ("goals", "status"),
    "situation": ("youth_words", "police", "consents", "goals"),
    "consents": ("date", "author", "situation", "partners", "measures", "corrections.applies_to"),
    "facts": ("police", "youth", "guardians", "coordinator", "social_worker"),
    "safety_contacts": ("police", "social_worker", "coordinator"),
    "safety": ("police", "social_worker", "coordinator"),
    "next_meeting": ("date", "start_time", "place"),
}
_GOAL_WORDS = frozenset(
    map(key, ("mål", "målsättning", "livsområde", "område", "nuläge", "mätvärde", "läge", "status"))
) | {"kommentar", "ansvarig", "ansvar", "atagande", "atgard", "aktivitet", "plan"}


@dataclass(slots=True)
class Section:
    """What stands under one label.

    Attributes:
        target: dotted path of the field; "" before the first label.
        label: as written.
        row: the label's own row.
        rows: what stands there, the words after the label first.
    """

    target: str
    label: str
    row: Row | None = None
    rows: list[Row] = field(default_factory=list)
    inline: bool = False


def sections(rows: list[Row]) -> list[Section]:
    """Part the rows by their labels and headings."""
    found = [Section("", "")]
    for row in rows:
        for part in columns(row):
            _place(part, found)
    return [section for section in found if section.row or section.rows]


def columns(row: Row, known: Callable[[str], object] = resolve) -> Iterator[Row]:
    """Part a line with labels in columns: ”Inskriven: …     Utskriven: …”; ``known`` tells labels."""
    if is_table(row):
        yield row
        return
    for first, second, pattern in _SPANS:
        if found := pattern.match(row.text):
            yield replace(row, text=f"{first}: {found[1]}")
            yield replace(row, text=f"{second}: {found[2]}")
            return
    for text in _COLUMNS.split(row.text):
        label = LABEL.match(text)
        if text != row.text and not (label and known(label[1])):
            yield row
            return
    for text in _COLUMNS.split(row.text):
        yield replace(row, text=text)


def _place(row: Row, found: list[Section]) -> None:
    current = found[-1]
    opened = None if is_table(row) else _opens(row, current)
    if opened is None and _is_status(row, found):
        found.append(Section("statuses", "Status", row, [row]))
    elif opened is None and _is_consent(row, found):
        found.append(Section("consents", "Samtycke", row, [row]))
    elif opened is None and (held := _list_above(row, found)):
        found.append(Section(held.target, held.label, row, [row]))
    elif opened is None and _is_stray(row, current):
        found.append(Section(STRAY, "", row, [row]))
    elif opened is None:
        current.rows.append(row)
    else:
        found.append(opened)


def _is_status(row: Row, found: list[Section]) -> bool:
    """Whether a row among the first lines is ”Å1: pågår”; in a correction it is what was wrong."""
    correcting = any(_CORRECTS.match(fold(title.text)) for title in found[0].rows)
    head = found[-1].target in _HEAD | {"author", "attendees", "absent"}
    return head and not correcting and bool(_OF_PLAN.match(row.text))


def _list_above(row: Row, found: list[Section]) -> Section | None:
    """Give the section whose list goes on below a point of it that had a label of its own."""
    point = found[-1].row
    if not (row.bullet and point and point.bullet and found[-1].inline) or row.after_blank:
        return None
    above = next(one for one in reversed(found) if not (one.row and one.row.bullet))
    return above if above.target in _LISTS else None


def _is_consent(row: Row, found: list[Section]) -> bool:
    """Whether a row is what a note with the title ”Samtycke” tells, below its first lines."""
    title = found[0].rows[:1]
    if not (row.after_blank and title and found[-1].target in _HEAD):
        return False
    kind = read_choice(NoteKind, title[0].text)
    return kind is not None and kind.value is NoteKind.CONSENT and row is not title[0]


def _is_stray(row: Row, current: Section) -> bool:
    """Whether a line has a label of its own that nobody knows: ”Väder: regn”."""
    if current.target == "partners" and RELATIVE.match(row.text):
        return True
    if current.inline and current.target in _OF_CLOSING and row.after_blank:
        return True
    ended = current.inline and current.target in _ONE_LINE
    label = LABEL.match(row.text)
    words = len(label[1].split()) if label else 0
    if current.inline and current.target in _TOLD and 0 < words < _PROSE // 2:
        return not row.bullet
    short = 0 < words <= _PROSE
    return (ended or current.target == STRAY) and short and not row.bullet


def _opens(row: Row, current: Section) -> Section | None:
    """Give the section that the row begins, None when it belongs to the current one."""
    labelled = LABEL.match(row.text)
    if labelled:
        return _labelled(row, labelled[1], labelled[2], current)
    if row.bullet and current.target:
        return None
    for label in OPEN_LABELS:
        if key(row.text).startswith(key(label) + " "):
            words = len(label.split())
            *start, rest = row.text.split(None, words)
            if _follows(label, rest) and (label not in HEAD_LABELS or _is_head(row, current)):
                return _section(labels()[key(label)], row, " ".join(start), rest)
    short = len(row.text) <= _HEADING_MAX and not row.text.endswith((".", ",", "!", "?"))
    if not short or (row.indent and not row.heading and current.target in _INNER):
        return None
    target = resolve(row.text) or (resolve_near(row.text) if row.heading or row.after_blank else "")
    if (
        not target
        or _is_inner(target, key(row.text), row, current)
        or not _may_head(target, row, current)
    ):
        return None
    return _section(target, row, row.text, "")


def _is_head(row: Row, current: Section) -> bool:
    """Whether the row stands among the first lines, which say when and where."""
    return not row.bullet and current.target in _HEAD and len(current.rows) <= 1


def _follows(label: str, rest: str) -> bool:
    """Whether ``rest`` is what such a label is followed by when its colon was left out."""
    if label in DATED_LABELS:
        return bool(_DAY.match(fold(rest)))
    if label in YES_LABELS:
        return read_bool(rest) is not None
    return label not in NUMBERED_LABELS or bool(_NUMBERED.match(rest))


def _may_head(target: str, row: Row, current: Section) -> bool:
    """Whether a line without colon may be a heading here; ”Polisen” in a list is a name."""
    listed = current.target in {"partners", "attendees", "absent"} and not current.rows
    if listed and target == "police":
        return False
    if row.heading or row.after_blank or not current.rows or current.target == STRAY:
        return not (current.target == "" and not current.rows and _is_title(row))
    if current.target in _OF_PEOPLE and row.text[:1].isupper():
        return target in _OF_PEOPLE or target.partition(".")[0] not in _OF_PEOPLE
    told = current.target in _BEFORE_PEOPLE or (current.target == "facts" and current.inline)
    if told and target in _OF_PEOPLE:
        return True
    if current.target == "facts" and _names_guardians(target, row):
        return True
    step = target.startswith("safety_") and current.target.startswith("safety")
    return (target in _BLOCKS or step) and row.text[:1].isupper()


def _is_title(row: Row) -> bool:
    return any(read_choice(NoteKind, part) for part in _DASH.split(row.text))


def _labelled(row: Row, label: str, value: str, current: Section) -> Section | None:
    target = resolve(label)
    if target == "guardians.custody" and current.target not in _PLAN:
        return _section(target, row, label, value)
    if target.startswith("guardians.") and current.target.partition(".")[0] not in _OF_PEOPLE:
        target = ""
    if not target and _OF_CONSENT.match(fold(label)):
        return _section("consents", row, "", row.text.rstrip(" :"))
    if not target and current.target not in _INNER and not row.bullet:
        target = resolve_near(label)
    if not target and current.target == "situation":
        target = resolve_near(label) if row.after_blank else ""
    if not target or _is_inner(target, key(label), row, current):
        return None
    if row.bullet and current.target and not value and target == "goals":
        return None
    if target in _ROLE_FIELDS and len(value.split()) > _PROSE:
        return _section("assessment", row, "", row.text)
    return _section(target, row, label, value)


def _is_inner(target: str, word: str, row: Row, current: Section) -> bool:
    headed = row.heading and target.split(".", maxsplit=1)[0] != current.target.split(".")[0]
    if headed or target == "insats" or _tells_of_people(target, word, row, current):
        return False
    if current.target in {"goals", "statuses"}:
        if _stands_alone(word, row) and target in _BLOCKS - {current.target}:
            return False
        inner = word in _GOAL_WORDS or word.startswith("mal ") or bool(row.indent and target != "")
        return inner or (row.bullet and bool(current.target))
    if current.target == "consents":
        return (word in names_of(ConsentFact) and not row.after_blank) or (
            row.bullet and target not in {"goals", "statuses"}
        )
    if current.target in {"attendees", "absent"}:
        return row.bullet
    return target in _INNER.get(current.target, ()) and not row.after_blank


def _tells_of_people(target: str, word: str, row: Row, current: Section) -> bool:
    """Whether a row below ”Uppgifter: …” says who somebody is, and is no source of a fact."""
    if current.target != "facts" or target not in _OF_PEOPLE:
        return False
    bare = word == key(row.text.rstrip(" :"))
    return bool(_DETAILS.search(row.text)) or (
        bare and (current.inline or _names_guardians(target, row))
    )


def _names_guardians(target: str, row: Row) -> bool:
    """Whether a row of its own is the heading over who the guardians are, and not one who told."""
    return target == "guardians" and not row.bullet and not row.indent


def _stands_alone(word: str, row: Row) -> bool:
    """Whether a row is a heading and nothing else: ”Nuläge”, on a line of its own after a gap."""
    bare = word == key(row.text.rstrip(" :"))
    return bare and row.after_blank and not row.indent and not row.bullet


def _section(target: str, row: Row, label: str, value: str) -> Section:
    section = Section(target, label, row)
    if value.strip():
        section.inline = True
        section.rows.append(Row(row.number, value.strip(), row.indent, bullet=False))
    return section
