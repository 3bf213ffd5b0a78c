"""An office without disk: notes read, decided on and told of, as the pipeline does, but not rendered.

It goes through the same doors as the pipeline, in the same order: ``understand`` a file's bytes,
``decide`` on the note, fold, and ask which papers are due and which are stopped. What it gives
back is plain: names of papers, keys of parties, numbers of people.
"""

import dataclasses
import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from sigdocs.casework.decide import decide
from sigdocs.casework.decision import Register
from sigdocs.casework.history import Entry, fold
from sigdocs.casework.questions import rights_in_question
from sigdocs.casework.sharing.receivers import of_plan
from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.meeting.summons import SummonsContext
from sigdocs.documents.stopped import Issued, stopped_by_last
from sigdocs.intake.reading import understand
from sigdocs.model.note import CaseType
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import Receiver
from sigdocs.model.rights import OpenQuestion
from sigdocs.model.version import PlanVersion
from sigdocs.settings import example_settings, parse_settings

RENAMED, REMOVED = "lindasa-bk", "lindasa-bk"


@cache
def settings(variant: str = "") -> Profile:
    """The example's settings, or with one party under another name, or gone."""
    told = tomllib.loads(example_settings())
    if variant == "renamed":
        own = next(one for one in told["parter"] if one["nyckel"] == RENAMED)
        own["namn"], own["kallas"] = "Lindåsa Boxningsförening", []
    if variant == "removed":
        told["parter"] = [one for one in told["parter"] if one["nyckel"] != REMOVED]
    return parse_settings(told).profile()


@dataclass(frozen=True)
class Paper:
    """A paper as it lies in the outbox: of which entry and kind, and whom it is for.

    Attributes:
        parties: the keys of the parties that it is for.
        people: those of the family that it is for, by number where known, else by name.
        needs: the kinds of information that it rests on; with ``some``, any one is enough.
        calls_to: the day of the meeting that it calls to; None for other papers.
        free: that it tells nothing, as word that a right or a meeting has ended does.
    """

    seq: int
    stem: str
    slug: str
    parties: frozenset[str]
    people: frozenset[str]
    needs: frozenset[str]
    some: bool
    calls_to: dt.date | None
    free: bool


@dataclass(frozen=True)
class Plan:
    """A version of the plan, whom it goes to, and who is told to wait for the next meeting's."""

    version: int
    meeting_on: dt.date
    parties: frozenset[str]
    people: frozenset[str]
    refused: frozenset[str]
    waits: frozenset[str]
    internal: bool


@dataclass(frozen=True)
class Outcome:
    """What became of one note."""

    accepted: bool
    asked: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    plans: tuple[Plan, ...] = ()
    stopped: frozenset[tuple[int, str, str]] = frozenset()


@dataclass
class CaseOffice:
    """One case's history, and what it has yielded."""

    start: dt.date
    profile: Profile = field(default_factory=settings)
    history: list[Entry] = field(default_factory=list)
    issued: list[Issued] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    holds: bool = False
    held: tuple[OpenQuestion, ...] = ()

    def drop(self, name: str, content: bytes, day: dt.date) -> Outcome:
        """Take in a file dropped on a day; an accepted one is part of the history from now on."""
        entry, asked = self._ruled(name, content, day)
        if entry is None:
            if self.holds:
                self.held += self._questions(name, content, day)
            return Outcome(accepted=False, asked=asked)
        outcome, issued = self._told([*self.history, entry])
        self.history.append(entry)
        self.issued += issued
        self.papers += outcome.papers
        return dataclasses.replace(outcome, asked=asked)

    def would_give(self, name: str, content: bytes, day: dt.date) -> Outcome:
        """Tell what a file would come to on a day, and leave everything as it was."""
        entry, asked = self._ruled(name, content, day)
        if entry is None:
            return Outcome(accepted=False, asked=asked)
        return self._told([*self.history, entry])[0]

    def _ruled(
        self, name: str, content: bytes, day: dt.date
    ) -> tuple[Entry | None, tuple[str, ...]]:
        read = understand(content, name, day)
        if read.tentative is None:
            return None, tuple(one.message for one in read.problems)
        decision = decide(self.history, read.tentative, day, self.profile, self._register())
        problems = (*read.problems, *decision.problems)
        asked = tuple(one.message for one in problems if one.blocks)
        if asked or not decision.events or read.note is None:
            return None, asked or ("inget hände",)
        return Entry(len(self.history) + 1, read.note, decision.events, day), ()

    def _register(self) -> Register:
        known = Register() if self.history else _register(self.start.year)
        return dataclasses.replace(known, held=self.held)

    def _questions(self, name: str, content: bytes, day: dt.date) -> tuple[OpenQuestion, ...]:
        """What a note that is given back asks about rights; nobody answers it."""
        read = understand(content, name, day)
        note, problems = read.tentative, [*read.problems]
        if note is not None:
            problems += decide(self.history, note, day, self.profile, self._register()).problems
        rights = rights_in_question(note, problems) if self.history else ()
        return tuple(OpenQuestion(right=right, on=day) for right in rights)

    def _told(self, history: list[Entry]) -> tuple[Outcome, list[Issued]]:
        before, case = fold(history[:-1]), fold(history)
        assert case is not None
        known = len(before.plans) if before else 0
        new = case.plans[known:]
        documents = due(history, self.profile)
        stopped = stopped_by_last(history, self.issued, self.profile)
        outcome = Outcome(
            accepted=True,
            papers=tuple(map(_paper, documents)),
            plans=tuple(map(_plan, new)),
            stopped=frozenset((one.seq, one.stem, one.party) for one in stopped),
        )
        issued = [Issued(one.seq, one.stem, one.receivers, one.need) for one in documents]
        return outcome, issued


@cache
def _register(year: int) -> Register:
    return Register(
        free={
            CaseType.YOUTH: f"SIG-{year}-001",
            CaseType.YOUNG_ADULT: f"SIGUV-{year}-001",
        }
    )


def _paper(document: Document) -> Paper:
    context = document.context
    call = context if isinstance(context, SummonsContext) else None
    cancelled = call is not None and call.cancelled
    return Paper(
        seq=document.seq,
        stem=document.stem,
        slug=document.kind.slug,
        parties=frozenset(one.party for one in document.receivers if one.party),
        people=frozenset(map(_identity, document.receivers)) - {""},
        needs=frozenset(one.value for one in document.need.kinds),
        some=document.need.some,
        calls_to=call.event.on if call else None,
        free=not document.need.kinds or cancelled,
    )


def _plan(plan: PlanVersion) -> Plan:
    return Plan(
        version=plan.version,
        meeting_on=plan.meeting_on,
        parties=frozenset(one.party for one in of_plan(plan) if one.party),
        people=frozenset(map(_identity, of_plan(plan))) - {""},
        refused=frozenset(_refused(plan)),
        waits=frozenset(
            name
            for one in plan.not_to
            if "nästa möte" in one.reason
            for name in ([one.party] if one.party else [one.name, one.number])
        ),
        internal=bool(plan.internal),
    )


def _refused(plan: PlanVersion) -> Iterator[str]:
    for one in plan.not_to:
        yield one.party or one.number or one.name


def _identity(one: Receiver) -> str:
    return "" if one.party else one.number or one.name
