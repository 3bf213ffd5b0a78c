"""The section that a heading or label in people's own words opens, as its topic tells."""

import re

from sigdocs.intake.folding import fold, key
from sigdocs.intake.text.labels import names_of
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.records import label_of
from sigdocs.intake.text.sections import GOAL_WORDS, KEPT, LABEL, OF_HEAD, Section, begin, is_area
from sigdocs.intake.text.topics import topic
from sigdocs.model.consent import ConsentFact

_LABELS_OF_CONSENT = names_of(ConsentFact).keys() | {
    key(one) for one in ("vad som hänt", "händelse", "lämnat", "återkallat", "vem", "ny part")
}
"""Labels that belong to the consent they stand below: ”Vad som hänt: ändrat” is no new block."""
_FIRST_ROWS, _AREA_MAX = 4, 40
_AREAS_BY_KIND = (
    (r"\bstart|\buppstart", "goals"),
    (r"\bavslut|\butskriv|\bslutmote", "closing.outcomes"),
    (r"\binskriv|\bforsta (?:samtal|mote)", "situation"),
)
_OF_AREAS = frozenset({"goals", "statuses", "situation", "closing.outcomes", "measures"})
_NAME = re.compile(r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]*){0,2}:?")


def what_areas_head(rows: list[Row]) -> str:
    """Give what a life area heads in a note of this kind, as its first rows tell it."""
    said = " ".join(fold(row.text) for row in rows[:_FIRST_ROWS])
    return next((target for words, target in _AREAS_BY_KIND if re.search(words, said)), "statuses")


def opened_by_topic(row: Row, current: Section, areas: str, *, of_consent: bool) -> Section | None:
    """Give the section that a heading or label in own words opens; None when it opens none.

    ``areas`` is what a life area heads in the note; ``of_consent`` when its labels are a consent's.
    """
    if (row.bullet and not row.heading) or not (current.target or current.rows):
        return None
    label = LABEL.match(row.text)
    if not label:
        return _headed(row, row.text, current, areas)
    words, value = label[1], label[2]
    if of_consent or _belongs(row, words, current):
        return None
    target = topic(words, first=current.target in OF_HEAD | {"youth", KEPT})
    if target and not _is_inner(target, current, value):
        return begin(target, row, words, value)
    return None if value else _headed(row, words, current, areas)


def _belongs(row: Row, words: str, current: Section) -> bool:
    """Whether a label is one of the block above: ”Ansvarig: …” below a goal, ”Lämnat: …” of a consent."""
    if current.target == "consents":
        return key(words) in _LABELS_OF_CONSENT
    inside = current.target in {"goals", "statuses", KEPT} and not row.heading
    return inside and bool(key(words) in GOAL_WORDS or label_of(row)[0])


def _headed(row: Row, words: str, current: Section, areas: str) -> Section | None:
    """Give what a heading alone on its line opens; one that nobody knows opens its own."""
    alone = row.heads or (row.after_blank and row.indent == 0)
    if alone and (target := topic(words)):
        return None if _is_inner(target, current) else begin(target, row, words, "")
    if alone and is_area(words) and len(words) <= _AREA_MAX:
        apart = current.target == "situation" and areas != "situation" and row.heads
        inside = current.target in _OF_AREAS and not apart
        return None if inside else Section(areas, words, row, [row])
    if not row.heads or (current.target in _OF_AREAS and is_area(words)):
        return None
    named = _NAME.fullmatch(words.strip())
    return None if named or not current.target else Section(KEPT, words.rstrip(" :"), row)


def _is_inner(target: str, current: Section, value: str = "") -> bool:
    """Whether it stands inside the block above: ”Åtaganden” or ”Mätvärde: 7” under a goal."""
    measured = target == "measures" and bool(value)
    return (target == current.target or measured) and current.target in {"goals", "statuses"}
