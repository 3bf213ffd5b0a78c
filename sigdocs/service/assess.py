"""A dropped file read and decided on, without writing anything."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from sigdocs.casework.decide import decide
from sigdocs.casework.decision import Decision
from sigdocs.casework.nomination.register import REGISTER as NOMINATIONS
from sigdocs.intake.reading import Understanding
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Problem
from sigdocs.model.rights import OpenQuestion
from sigdocs.records.rows import Entry as Row
from sigdocs.service.codec import history_of
from sigdocs.service.desk import Desk
from sigdocs.service.opening_files import understood
from sigdocs.service.protected import protected_elsewhere
from sigdocs.service.registry import near_cases, register_for, renamed_parties
from sigdocs.service.returns.answered import Answer
from sigdocs.service.returns.holding import questions
from sigdocs.service.returns.shown import shown_texts


@dataclass(frozen=True, slots=True)
class Ruled:
    """A note, the history it met, what was decided, and which returned notes it answers.

    ``held`` is what keeps the case from being shared: questions that wait for their answer.
    """

    understanding: Understanding
    rows: tuple[Row, ...] = ()
    decision: Decision = field(default_factory=Decision)
    answer: Answer = field(default_factory=Answer)
    held: tuple[OpenQuestion, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, from reading and from deciding, and what is still to be answered."""
        return (*self.understanding.problems, *self.decision.problems, *self.answer.problems)

    @property
    def accepted(self) -> bool:
        """Whether nothing stops the note."""
        return bool(self.decision.events) and not any(one.blocks for one in self.problems)


def assess(desk: Desk, name: str, content: bytes) -> Ruled:
    """Read a file and decide on it, without writing anything."""
    understanding = understood(desk, name, content, desk.today())
    note = understanding.tentative
    if note is None:
        return Ruled(understanding)
    stream = stream_of(note)
    rows = desk.ledger.entries(stream) if stream else ()
    held = questions(desk, stream)
    shown = shown_texts(desk, content) if note.kind is NoteKind.NOMINATION else frozenset()
    decision = _decided(desk, rows, note, held, shown)
    if not rows and not decision.accepted and stream != NOMINATIONS:
        decision = near_cases(desk, note, decision)
    if any(problem.blocks for problem in understanding.problems):
        decision = _besides(decision, understanding.problems)
    return Ruled(understanding, rows, decision, held=held)


def answering(desk: Desk, ruled: Ruled, answer: Answer) -> Ruled:
    """The same with what it answers; what that held back is let go of by it."""
    ruled, note = dataclasses.replace(ruled, answer=answer), ruled.understanding.note
    left = questions(desk, stream_of(note), but=answer.answered) if note else ruled.held
    if note is None or left == ruled.held:
        return ruled
    decision = _decided(desk, ruled.rows, note, left)
    return dataclasses.replace(ruled, decision=decision, held=left)


def _decided(
    desk: Desk,
    rows: Sequence[Row],
    note: Note,
    held: tuple[OpenQuestion, ...],
    shown: frozenset[str] = frozenset(),
) -> Decision:
    elsewhere = protected_elsewhere(desk, note, rows)
    register = dataclasses.replace(
        register_for(desk, note),
        held=held,
        shown=shown,
        protected={number: one.person for number, one in elsewhere.items()},
        words={number: one.words for number, one in elsewhere.items()},
        renamed=renamed_parties(desk.profile, desk.store, rows),
    )
    return decide(history_of(rows), note, desk.today(), desk.profile, register)


def stream_of(note: Note) -> str:
    """The ledger's name for what a note is about: its case, or the register of nominations."""
    if note.kind is NoteKind.NOMINATION:
        return NOMINATIONS
    return note.case_number if note.case_number != NOMINATIONS else ""


def _besides(decision: Decision, problems: Sequence[Problem]) -> Decision:
    """What else is wrong, apart from what follows from something that could not be read."""
    unread = {_row(problem.path) for problem in problems if problem.blocks and problem.path}

    def follows(path: str) -> bool:
        row = _row(path)
        return any(
            row == one or row.startswith(f"{one}.") or one.startswith(f"{row}.") for one in unread
        )

    def asked(problem: Problem) -> bool:
        said = problem.values.get("rad", "")
        return bool(said) and any(
            said in one.values.get("rad", "") and _alike(one, problem) for one in problems
        )

    left = (one for one in decision.problems if not follows(one.path) and not asked(one))
    return Decision(problems=tuple(left))


def _alike(one: Problem, other: Problem) -> bool:
    """Whether two questions about one line are the same to who must answer: of one right, say."""
    right = one.fault.right
    return one.code == other.code or (right is not None and right is other.fault.right)


def _row(path: str) -> str:
    """A commitment's whole row: its person, its day and its wording hang together."""
    before, found, after = path.partition(".commitments.")
    return f"{before}{found}{after.partition('.')[0]}" if found else path
