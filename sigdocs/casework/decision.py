"""What ``decide`` is given and what it gives."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sigdocs.casework.people import People
from sigdocs.model.case import Case
from sigdocs.model.consent import ConsentFact
from sigdocs.model.events import CommitmentMade, Event, GoalSet, NoteCorrected
from sigdocs.model.nomination import Nominations
from sigdocs.model.note import CaseType, Note
from sigdocs.model.people import PersonFacts
from sigdocs.model.problem import Fault, Problem
from sigdocs.model.profile import Profile
from sigdocs.model.rights import OpenQuestion


@dataclass(frozen=True, slots=True)
class Register:
    """What the ledger knows of other cases.

    Attributes:
        taken: every case number that exists or was ever reserved.
        free: the next number of each kind of case.
        nominations: the register of nominations, as far as the note can need it.
        became_cases: codes of nominations that a case has been opened with.
        left_cases: codes that a case was opened with and by a correction no longer has.
        lost_nominations: entries of the register that a restored backup has lost, each of which
            may have given a code.
        shown: wordings of nominations that their writers have been shown, and not yet answered.
        names: names of people in the office's cases, for a nomination to be held against.
        held: what is asked about rights in the note's case, and not yet answered.
        renamed: keys of parties that bear another name now than when the case spoke of them, and no
            longer go by the one that they had; with that name and the new one.
        open_by_personnummer: open cases by the youth's 12-digit personnummer.
        protected: the people of the note and its case who are protected in another case, by number.
        words: what protects them there, each by its case and the entry that it began with.
    """

    taken: frozenset[str] = frozenset()
    free: Mapping[CaseType, str] = field(default_factory=dict)
    open_by_personnummer: Mapping[str, str] = field(default_factory=dict)
    protected: Mapping[str, PersonFacts] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nominations: Nominations = field(default_factory=Nominations)
    became_cases: frozenset[str] = frozenset()
    left_cases: frozenset[str] = frozenset()
    lost_nominations: int = 0
    names: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    held: tuple[OpenQuestion, ...] = ()
    renamed: Mapping[str, tuple[str, str]] = field(default_factory=dict)


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

    ``kept`` holds the ids and folded texts of a note that is decided on again after a
    correction, in order; ``goals`` and ``commitments`` are the highest numbers ever used in the
    case, also by what a correction has taken away since: papers may still name them.
    """

    goals: int = 0
    commitments: int = 0
    kept: tuple[tuple[str, str], ...] = ()

    def take(self, letter: str, text: str, spoken: frozenset[str]) -> tuple[str, "Ids"]:
        """Give the id for ``text`` (folded) and the ids left after it.

        A text that was reworded keeps its id: it takes the first kept one whose own text the
        note, all of whose texts are ``spoken``, no longer has.
        """
        mine = [(own, said) for own, said in self.kept if own.startswith(letter)]
        same = [pair for pair in mine if pair[1] == text]
        reworded = [pair for pair in mine if pair[1] not in spoken]
        if found := next(iter((*same, *reworded)), None):
            return found[0], replace(self, kept=tuple(one for one in self.kept if one != found))
        if letter == "M":
            return f"M{self.goals + 1}", replace(self, goals=self.goals + 1)
        return f"Å{self.commitments + 1}", replace(self, commitments=self.commitments + 1)

    def raised(self, events: Iterable[Event]) -> "Ids":
        """The ids after ``events``, and after all that corrections among them replay."""
        goals, commitments = self.goals, self.commitments
        for event in events:
            if isinstance(event, GoalSet):
                goals = max(goals, int(event.goal.id[1:]))
            elif isinstance(event, CommitmentMade):
                commitments = max(commitments, int(event.commitment.id[1:]))
            elif isinstance(event, NoteCorrected):
                for again in event.replayed:
                    below = Ids(goals, commitments).raised(again.events)
                    goals, commitments = below.goals, below.commitments
        return replace(self, goals=goals, commitments=commitments)


@dataclass(frozen=True, slots=True)
class Again:
    """That an entry is decided on again, as part of a correction.

    Attributes:
        seq: its number.
        consents: what was recorded of consent then; what it left unsaid is not asked about anew.
        known: problems that the program finds in it now and that the correction does not touch.
    """

    seq: int
    consents: tuple[ConsentFact, ...] = ()
    known: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Ruling:
    """The work in progress of deciding on one note: what has been found so far.

    Mutable on purpose and local to one call of ``decide``; nothing of it escapes but a
    ``Decision``. ``recorded`` is what the note said of consent when it was first ruled on; None
    when it is so now. ``known`` are problems that stand over from then, and are not asked about.
    """

    case: Case
    note: Note
    today: dt.date
    profile: Profile
    ids: Ids
    seq: int
    recorded: tuple[ConsentFact, ...] | None = None
    known: tuple[Problem, ...] = ()
    people: People = field(init=False)
    began: Case = field(init=False)
    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.began = self.case
        self.look_round()

    def look_round(self) -> None:
        """See again who belongs to the case, after events that may have added somebody."""
        self.people = replace(People.of(self.profile, self.case), writer=self.note.author)

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The days on which a right must hold: the note's own, and the day of ruling."""
        return self.note.date, self.today

    @property
    def last_day(self) -> dt.date:
        """The later of the note's own day and the day of ruling."""
        return max(self.days)

    def problem(self, fault: Fault, path: str = "", suggestion: str = "", **values: object) -> None:
        """Note that something is wrong at ``path``, unless that is known and stands."""
        found = fault.at(path, suggestion=suggestion, **values)
        if found not in self.known:
            self.problems.append(found)

    def happen(self, *events: Event) -> None:
        """Let ``events`` happen: to the list, and to the case that later steps look at."""
        from sigdocs.casework.evolve import evolve

        for event in events:
            self.events.append(event)
            self.case = evolve(self.case, event)
