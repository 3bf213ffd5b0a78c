"""What ``decide`` is given and what it gives."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sigdocs.casework.people import People
from sigdocs.model.case import Case
from sigdocs.model.events import Event
from sigdocs.model.note import CaseType, Note
from sigdocs.model.problem import Fault, Problem
from sigdocs.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Register:
    """What the ledger knows of other cases.

    Attributes:
        taken: every case number that exists or was ever reserved.
        free: the next number of each kind of case.
        open_by_personnummer: open cases by the youth's 12-digit personnummer.
    """

    taken: frozenset[str] = frozenset()
    free: Mapping[CaseType, str] = field(default_factory=dict)
    open_by_personnummer: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a note does to its case, or why it cannot.

    Attributes:
        events: what happens; empty when any problem blocks.
        problems: all that is wrong, and all warnings that have not been shown before.
        remarks: Swedish sentences for the receipt on how the note was understood.
    """

    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether nothing blocks."""
        return not any(problem.blocks for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Ids:
    """Which ids new goals and commitments get.

    ``kept`` gives back the ids of a note that is decided on again after a correction, by the
    folded text; ``goals`` and ``commitments`` are the highest numbers ever used in the case.
    """

    goals: int = 0
    commitments: int = 0
    kept: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Ruling:
    """The work in progress of deciding on one note: what has been found so far.

    Mutable on purpose and local to one call of ``decide``; nothing of it escapes but a
    ``Decision``.
    """

    case: Case
    note: Note
    today: dt.date
    profile: Profile
    ids: Ids
    seq: int
    people: People = field(init=False)
    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.look_round()

    def look_round(self) -> None:
        """See again who belongs to the case, after events that may have added somebody."""
        self.people = People.of(self.profile, self.case)

    def problem(self, fault: Fault, path: str = "", suggestion: str = "", **values: object) -> None:
        """Note that something is wrong at ``path``."""
        self.problems.append(fault.at(path, suggestion=suggestion, **values))

    def happen(self, *events: Event) -> None:
        """Let ``events`` happen: to the list, and to the case that later steps look at."""
        from sigdocs.casework.evolve import evolve

        for event in events:
            self.events.append(event)
            self.case = evolve(self.case, event)
