"""Who of a note and its case is protected in another of the office's cases, by personnummer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sigdocs.casework.nomination.register import only_cases
from sigdocs.casework.protection import digits_of, own_word
from sigdocs.model.case import Case
from sigdocs.model.note import Note
from sigdocs.model.people import PersonFacts
from sigdocs.records.rows import Entry as Row
from sigdocs.service.codec import case_of, history_of
from sigdocs.service.desk import Desk


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody as another case has them, and what protects them in other cases.

    Attributes:
        words: each by its case and the entry that it began with.
    """

    person: PersonFacts
    words: tuple[str, ...]


def protected_elsewhere(desk: Desk, note: Note, rows: Sequence[Row]) -> Mapping[str, Elsewhere]:
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
    found = ((number, _elsewhere(desk, number, besides=own)) for number in numbers if number)
    return {number: elsewhere for number, elsewhere in found if elsewhere}


def cases_of(desk: Desk, number: str, *, besides: str) -> Iterator[Case]:
    """Give the cases, besides one, that have somebody with a personnummer (12 digits).

    Raises:
        LedgerError: when the ledger cannot be read.
    """
    for other in _others(desk, number, besides):
        case = case_of(desk.ledger.entries(other))
        if case and any(digits_of(one) == number for one in (case.youth, *case.guardians)):
            yield case


def _elsewhere(desk: Desk, number: str, *, besides: str) -> Elsewhere | None:
    found = [
        (other, word)
        for other in _others(desk, number, besides)
        if (word := own_word(history_of(desk.ledger.entries(other)), number))
    ]
    words = tuple(f"{other}:{word.seq}" for other, word in found)
    return Elsewhere(found[0][1].person, words) if found else None


def _others(desk: Desk, number: str, besides: str) -> Iterator[str]:
    return (one for one in only_cases(desk.ledger.telling_of(number)) if one != besides)
