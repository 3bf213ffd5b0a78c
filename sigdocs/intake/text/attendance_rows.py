"""Where a note tells who was there without a label: a line of names among its first lines.

”tim marie ali, jag. tomas kunde ej” stands there as if ”Närvarande:” were before it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sigdocs.intake.known import Known
from sigdocs.intake.text.attendance import parts_of, same_length, sentence
from sigdocs.intake.text.attendance_words import LOWER_DID, PRESENT
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.sections import LABEL
from sigdocs.intake.text.topics import topic

_LABEL = "Närvarande"
# ”Lotsen kl 10–10.45”, ”Torsdag 12 mars”
_WHEN = re.compile(
    r"^[^,(]*\b(?:kl(?:ockan)?\.?\s?\d|\d{1,2}[.:]\d{2}\s?[-–]\s?\d|\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))",
    re.IGNORECASE,
)
_FIRST_ROWS = 14
_OF_PEOPLE = frozenset({"attendees", "absent"})
_HEAD = frozenset(
    {"", "kind", "case_number", "date", "place", "author", "start_time", "end_time", "youth"}
)


def of_people(text: str, known: Known, *, below: bool = False) -> bool:
    """Whether a line that no heading tells of is one of people, and certainly so.

    ``below`` when it stands right below one: who was not there may then be somebody new.

    >>> of_people("Med var Alvar Ek, Anna Ek och jag.", Known(youth="Alvar Ek"))
    True
    >>> of_people("Kalle ringer klubben.", Known(youth="Kalle Ek"))
    False
    """
    said = sentence(text, known, listed=below)
    people = said.people
    sure = sum(one.known for one in people)
    if not people:
        return False
    if below and (said.led or any(LOWER_DID.search(f" {same_length(one.told)}") for one in people)):
        return True
    if said.led or any(not one.present for one in people):
        return sure > 0 and (said.led or sure == len(people))
    attends = any(PRESENT.search(same_length(one.told)) for one in people)
    return sure == len(people) and (len(people) > 1 or attends)


def people_rows(rows: list[Row], known: Known) -> list[Row]:
    """Give the rows, those of who was there and was not among the first with a label before them."""
    found: list[Row] = []
    begun = said = False
    for place, row in enumerate(rows):
        begun = begun or place >= _FIRST_ROWS or bool(place and _begins(row))
        below = bool(found) and found[-1].text.startswith(_LABEL) and not row.after_blank
        apart = said and row.after_blank and not _all_people(row, known)
        if is_table(row) or row.heading or apart or (begun and (said or not _is_round(row, known))):
            found.append(row)
        else:
            found += _parted(row, known, below=below)
        said = said or found[-1].text.startswith(_LABEL)
    return found


def _all_people(row: Row, known: Known) -> bool:
    """Whether a row after a gap is of people and nothing else, by a label or in each sentence."""
    label = LABEL.match(row.text)
    return bool(label) or all(of_people(one, known, below=True) for one in parts_of(row.text))


def _is_round(row: Row, known: Known) -> bool:
    """Whether a line further down is all who were there, the writer too: ”tim marie tomas jag”."""
    if row.bullet or row.indent or LABEL.match(row.text):
        return False
    people = sentence(row.text, known).people
    return of_people(row.text, known) and any(one.names == ("jag",) for one in people)


def _begins(row: Row) -> bool:
    """Whether what the note is about begins here: a heading, or a label of something else."""
    told = LABEL.match(row.text)
    if not told:
        return (row.heads or row.heading) and topic(row.text) not in _OF_PEOPLE
    if told[2] and not row.bullet:
        about = resolve(told[1]) or topic(told[1], first=True)
        return about not in _HEAD | _OF_PEOPLE
    return (resolve(told[1]) or topic(told[1])) not in _HEAD | _OF_PEOPLE


def _parted(row: Row, known: Known, *, below: bool) -> Iterator[Row]:
    """Part a row before the first sentence of who was there; what says when and where comes first."""
    told = LABEL.match(row.text)
    labelled = bool(told and (resolve(told[1]) or topic(told[1])) in _OF_PEOPLE)
    if told and not labelled and resolve(told[1]):
        yield row
        return
    parts = parts_of(row.text)
    at = [of_people(one, known, below=below) for one in parts]
    first = 0 if labelled else (at.index(True) if True in at else len(parts))
    when = parts[:first] + [one for one in parts[first:] if _WHEN.search(one)]
    who = [one for one in parts[first:] if not _WHEN.search(one)]
    if not who or (labelled and not when):
        yield row
        return
    if when:
        yield replace(row, text=". ".join(when), heads=False)
    said = ". ".join(who)
    yield replace(row, text=said if labelled else f"{_LABEL}: {said}", heads=False, bullet=False)
