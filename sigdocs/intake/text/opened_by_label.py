"""The section that a label or heading opens, when it is one that a note is documented to have."""

import re

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
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.sections import (
    GOAL_WORDS,
    LABEL,
    OF_HEAD,
    PROSE,
    STRAY,
    Section,
    begin,
    kinds_of,
)
from sigdocs.intake.values.choices import read_bool
from sigdocs.model.consent import ConsentFact
from sigdocs.model.people import Attendee

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
_DAY = re.compile(r"\d|(?:man|tis|ons|tor|fre|lor|son)|imorgon|i morgon|om ")
_NUMBERED = re.compile(r"^[A-ZÅÄÖa-zåäö]{2,8}-\d{4}-\d{1,5}\W*$")
_OF_CONSENT = re.compile(
    r"(?:(?:skriftligt|muntligt) )?(?:samtycke|medgivande)\w* (?:fran|av|finns|lamnat|till)\b"
)
_HEADING_MAX = 70
_OF_PEOPLE = frozenset({"youth", "guardians"})
# ”Namn: Noor”, ”Roll: AF” and ”Hur: på länk” in a list of who was there
_OF_ATTENDEES = frozenset(names_of(Attendee)) | {"hur", "tolk"}
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


def opened_by_label(row: Row, current: Section) -> Section | None:
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
                return begin(labels()[key(label)], row, " ".join(start), rest)
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
    return begin(target, row, row.text, "")


def _is_head(row: Row, current: Section) -> bool:
    """Whether the row stands among the first lines, which say when and where."""
    return not row.bullet and current.target in OF_HEAD and len(current.rows) <= 1


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
        return not (current.target == "" and not current.rows and kinds_of(row))
    if current.target in _OF_PEOPLE and row.text[:1].isupper():
        return target in _OF_PEOPLE or target.partition(".")[0] not in _OF_PEOPLE
    told = current.target in _BEFORE_PEOPLE or (current.target == "facts" and current.inline)
    if told and target in _OF_PEOPLE:
        return True
    if current.target == "facts" and _names_guardians(target, row):
        return True
    step = target.startswith("safety_") and current.target.startswith("safety")
    return (target in _BLOCKS or step) and row.text[:1].isupper()


def _labelled(row: Row, label: str, value: str, current: Section) -> Section | None:
    target = resolve(label)
    if target == "guardians.custody" and current.target not in _PLAN:
        return begin(target, row, label, value)
    if target.startswith("guardians.") and current.target.partition(".")[0] not in _OF_PEOPLE:
        target = ""
    if not target and _OF_CONSENT.match(fold(label)):
        return begin("consents", row, "", row.text.rstrip(" :"))
    if not target and current.target not in _INNER and not row.bullet:
        target = resolve_near(label)
    if not target and current.target == "situation":
        target = resolve_near(label) if row.after_blank else ""
    if not target or _is_inner(target, key(label), row, current):
        return None
    if row.bullet and current.target and not value and target == "goals":
        return None
    if target in _ROLE_FIELDS and len(value.split()) > PROSE:
        return begin("assessment", row, "", row.text)
    return begin(target, row, label, value)


def _is_inner(target: str, word: str, row: Row, current: Section) -> bool:
    headed = row.heading and target.split(".", maxsplit=1)[0] != current.target.split(".")[0]
    if headed or target == "insats" or _tells_of_people(target, word, row, current):
        return False
    if current.target in {"goals", "statuses"}:
        if _stands_alone(word, row) and target in _BLOCKS - {current.target}:
            return False
        inner = word in GOAL_WORDS or word.startswith("mal ") or bool(row.indent and target != "")
        return inner or (row.bullet and bool(current.target))
    if current.target == "consents":
        return (word in names_of(ConsentFact) and not row.after_blank) or (
            row.bullet and target not in {"goals", "statuses"}
        )
    if current.target in {"attendees", "absent"}:
        return row.bullet or (word in _OF_ATTENDEES and not (row.after_blank and current.rows))
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
