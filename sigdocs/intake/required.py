"""What a note of each kind must say before it can be ruled on."""

from collections.abc import Iterator, Mapping
from typing import Any

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.note_fields import label_of
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.plan_texts import PLAN_TEXTS
from sigdocs.model.problem import Problem

Values = Mapping[str, Any]

_CONTENT = (
    "facts", "observations", "assessment", "decisions", "objection", "other", "situation",
    *PLAN_TEXTS, "next_meeting", "measures", "consents", "insats", "safety", "safety_steps", "police", "statuses", "goals",
    "closing",
)  # fmt: skip
_WHO = frozenset({"guardian", "relation"})


def missing(values: Values, failed: set[str]) -> Iterator[Problem]:
    """Give a problem for each thing that a note with these ``values`` lacks.

    ``failed`` are the paths that have a problem already; what was written there is not called
    missing.
    """
    kind = values.get("kind")
    if kind is None and "kind" not in failed:
        yield faults.MISSING_KIND.at("kind", val=", ".join(NoteKind))
    if values.get("date") is None and "date" not in failed:
        yield faults.MISSING_DATE.at("date")
    if not isinstance(kind, NoteKind):
        return
    for path in _needed(kind, values):
        if not _has(values, path) and not any(name.startswith(path) for name in failed):
            yield faults.MISSING_FIELD.at(path, falt=_label(path), typ=kind.value)
    if not failed and not _says_something(kind, values):
        yield faults.MISSING_CONTENT.at("", typ=kind.value)
    corrected = values.get("corrections") or values.get("replacement")
    if kind is NoteKind.CORRECTION and not corrected and not failed:
        yield faults.MISSING_CORRECTION.at("corrections")


def _says_something(kind: NoteKind, values: Values) -> bool:
    """Whether a note that stands for what was said says anything."""
    if not of(kind).must_say:
        return True
    answers = values.get(of(kind).answers, {})
    return bool(set(answers) - _WHO) or any(values.get(name) for name in _CONTENT)


def interviews(values: Values, failed: set[str]) -> Iterator[Problem]:
    """Give a problem for each number of suspicions without its source or its window."""
    told = values.get("youth_interview", {}).get("suspicions", ())
    for number, item in enumerate(told):
        for name in ("source", "window_months"):
            path = f"youth_interview.suspicions.{number}.{name}"
            if item.get("count") is not None and not item.get(name) and path not in failed:
                yield faults.SUSPICIONS_HALF.at(path, falt=label_of(Note, path))


def _needed(kind: NoteKind, values: Values) -> tuple[str, ...]:
    if kind is NoteKind.CONSENT and values.get("insats"):
        return ()
    opens = kind is NoteKind.START and not values.get("case_number")
    return ("youth.name",) if opens else of(kind).needs


def _label(path: str) -> str:
    label = label_of(Note, path)
    if path == "youth.name":
        return "Ungdom"
    return label[:1].upper() + label[1:]


def _has(values: Values, path: str) -> bool:
    here: Any = values
    for part in path.split("."):
        here = here.get(part) if isinstance(here, Mapping) else None
    return bool(here)


def lacks_action(values: Values, action: Node | None) -> bool:
    """Whether a consent was asked what happened, got no answer, and yet says something.

    A meeting held without consent needs no other answer than that, and a word about it.
    """
    asked = isinstance(action, Cell) and "action" not in values and not action.text.strip()
    told = {"lapsed", "comment"} if values.get("lapsed") else {"lapsed"}
    return asked and bool(set(values) - told)


def commitments(values: Values, failed: set[str]) -> Iterator[Problem]:
    """Give a problem for each new commitment that lacks who or when."""
    for number, goal in enumerate(values.get("goals", ())):
        for place, commitment in enumerate(goal.get("commitments", ())):
            path = f"goals.{number}.commitments.{place}"
            if not commitment.get("ref") and commitment.get("text"):
                yield from _commitment(commitment, path, failed)


def _commitment(values: Values, path: str, failed: set[str]) -> Iterator[Problem]:
    wording = str(values["text"])[:80]
    if not values.get("responsible"):
        yield faults.NO_RESPONSIBLE.at(f"{path}.responsible", atagande=wording)
    timed = values.get("due") or values.get("ongoing")
    timed = timed or (values.get("starts") and values.get("rhythm"))
    if not timed and not failed & {f"{path}.{name}" for name in ("due", "starts", "ongoing")}:
        suggestion = "Löpande" if values.get("rhythm") or values.get("starts") else ""
        yield faults.NO_DUE.at(f"{path}.due", suggestion=suggestion, atagande=wording)


def order(values: Values) -> Iterator[Problem]:
    """Give a problem where something ends before it starts."""
    for start, end, path in _spans(values):
        owner: Any = values
        for part in path:
            owner = owner[part]
        if owner.get(start) and owner.get(end) and owner[end] < owner[start]:
            trail = ".".join(str(part) for part in path)
            names = {
                which: label_of(Note, f"{trail}.{name}".lstrip("."))
                for which, name in (("slut", end), ("start", start))
            }
            names["slut"] = names["slut"].capitalize()
            yield faults.ENDS_BEFORE_START.at(f"{trail}.{end}".lstrip("."), **names)


def _spans(values: Values) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    yield "start_time", "end_time", ()
    if isinstance(values.get("next_meeting"), Mapping):
        yield "at", "until", ("next_meeting",)
    for number in range(len(values.get("consents", ()))):
        yield "since", "until", ("consents", number)
    if isinstance(values.get("pause"), Mapping):
        yield "since", "until", ("pause",)
    if isinstance(values.get("closing"), Mapping):
        yield "enrolled", "discharged", ("closing",)
