"""A case's entries, and the case they add up to.

Entries are never changed. A correction carries the earlier entries as they now stand; folding
puts those in their place first, then applies all events in order.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sigdocs.casework.evolve import replay
from sigdocs.model.case import Case
from sigdocs.model.events import Event, NoteCorrected
from sigdocs.model.nomination_events import OF_REGISTER
from sigdocs.model.note import Note


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted note and what it did.

    Attributes:
        seq: 1, 2, 3 … in the case.
        note: the note as understood.
        events: what it did to the case.
        ruled_on: the day it was decided on (the ”today” that rules used).
    """

    seq: int
    note: Note
    events: tuple[Event, ...]
    ruled_on: dt.date

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The days on which a right must hold: the note's own, and the day of ruling."""
        return self.note.date, self.ruled_on


History = Sequence[Entry]


def effective(history: History) -> list[Entry]:
    """The entries as they stand after every correction among them."""
    standing: list[Entry] = []
    for entry in history:
        standing.append(entry)
        for event in entry.events:
            if isinstance(event, NoteCorrected):
                for again in event.replayed:
                    standing[again.seq - 1] = replace(
                        standing[again.seq - 1], note=again.note, events=again.events
                    )
    return standing


def fold(history: History) -> Case | None:
    """The case after all entries; None when there are none, or they are the register's."""
    return replay(None, _of_case(effective(history)))


def course(history: History) -> Iterator[tuple[Entry, Case | None, Case]]:
    """Each entry with the case before and after it, as they stood then; the register has no case."""
    before: Case | None = None
    for end, entry in enumerate(history, start=1):
        corrected = any(isinstance(event, NoteCorrected) for event in entry.events)
        after = fold(history[:end]) if corrected else replay(before, _of_case([entry]))
        if after is not None:
            yield entry, before, after
        before = after


def case_as_of(history: History, seq: int) -> Case | None:
    """The case as it stood after entry ``seq``, seen with every correction in ``history``."""
    return replay(None, _of_case(effective(history)[:seq]))


def _of_case(entries: History) -> Iterator[Event]:
    for entry in entries:
        yield from (event for event in entry.events if not isinstance(event, OF_REGISTER))
