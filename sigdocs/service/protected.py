"""Who of a note and its case is protected in another of the office's cases, by personnummer."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sigdocs.casework.nomination.register import only_cases
from sigdocs.model.case import Case
from sigdocs.model.note import Note
from sigdocs.model.people import PersonFacts
from sigdocs.records.rows import Entry as Row
from sigdocs.service.codec import case_of
from sigdocs.service.desk import Desk


def protected_elsewhere(desk: Desk, note: Note, rows: Sequence[Row]) -> Mapping[str, PersonFacts]:
    """Give the people of a note, and of the case it meets, whom another case has as protected.

    A search by personnummer, which is allowed (2001:637 15 §).

    Raises:
        LedgerError: when the ledger cannot be read.
    """
    case = case_of(rows) if rows else None
    own = rows[0].case_number if rows else ""
    people = [*([note.youth] if note.youth else []), *note.guardians]
    people += [case.youth, *case.guardians] if case else []
    numbers = dict.fromkeys(digits_of(one) for one in people)
    return {
        number: found
        for number in numbers
        if number and (found := _protected(desk, number, besides=own))
    }


def cases_of(desk: Desk, number: str, *, besides: str) -> Iterator[Case]:
    """Give the cases, besides one, that have somebody with a personnummer (12 digits).

    Raises:
        LedgerError: when the ledger cannot be read.
    """
    for other in only_cases(desk.ledger.telling_of(number)):
        case = case_of(desk.ledger.entries(other)) if other != besides else None
        if case and any(digits_of(one) == number for one in (case.youth, *case.guardians)):
            yield case


def digits_of(person: PersonFacts) -> str:
    """Give somebody's personnummer as digits alone, "" when it is not known."""
    return re.sub(r"\D", "", person.personnummer)


def _protected(desk: Desk, number: str, *, besides: str) -> PersonFacts | None:
    people = (
        one
        for case in cases_of(desk, number, besides=besides)
        for one in (case.youth, *case.guardians)
    )
    return next((one for one in people if one.protected and digits_of(one) == number), None)
