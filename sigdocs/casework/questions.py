"""Which rights hang on the answer to a note that goes back to its writer. Pure.

What closes acts at once: a note that cannot be accepted may say that a right has ended, clearly or
not, and until it is answered nobody outside has more of the case.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sigdocs.casework.touched import touched
from sigdocs.model.consent import ConsentAction, ConsentFact
from sigdocs.model.note import Note
from sigdocs.model.people import Custody, GuardianFacts, PersonFacts, Protection
from sigdocs.model.problem import Problem
from sigdocs.model.rights import Right

_CONSENT = ("consents", "recipients.not_to")
_GIVEN = re.compile(
    r"consents\.(?P<row>\d+)\.(?:parties|givers|information|other|since|until|on|review)\b"
)
_ENDINGS = {"custody": Right.CUSTODY, "protection": Right.PROTECTION}


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is known of the case that a correction belongs to: notes it may be of, and the parties' names."""

    notes: tuple[Note, ...] = ()
    parties: tuple[str, ...] = ()


_NOTHING_KNOWN = Corrected()


def rights_in_question(
    note: Note | None, problems: Iterable[Problem], corrected: Corrected = _NOTHING_KNOWN
) -> tuple[Right, ...]:
    """Give the rights that a returned note asks about, or takes away as far as it could be read.

    Args:
        note: the note as far as it could be read.
        problems: all that is wrong with it.
        corrected: of a correction, what is known of its case.
    """
    asked = {right for one in problems if one.blocks and (right := _asked(one, note))}
    closed = set(_closed(note, corrected)) if note else set()
    return tuple(right for right in Right if right in asked | closed)


def closes(fact: ConsentFact) -> bool:
    """Whether a statement of consent may take something away from somebody."""
    ends = fact.action in {ConsentAction.CHANGED, ConsentAction.WITHDRAWN} or fact.lapsed
    return bool(ends or fact.not_parties or fact.exceptions)


def _asked(problem: Problem, note: Note | None) -> Right | None:
    if problem.fault.right:
        return problem.fault.right
    if any(f"{problem.path}.".startswith(f"{start}.") for start in _CONSENT):
        return None if note and _only_opens(problem.path, note) else Right.CONSENT
    return _ENDINGS.get(problem.path.rpartition(".")[2])


def _only_opens(path: str, note: Note) -> bool:
    """Whether a question is about whom or what a consent given is for: its answer closes nothing."""
    match = _GIVEN.match(path)
    rows = note.consents[int(match["row"]) :][:1] if match else ()
    return any(not closes(one) for one in rows)


def _closed(note: Note, corrected: Corrected) -> Iterator[Right]:
    kept_out = note.recipients is not None and note.recipients.not_to
    if kept_out or any(map(closes, note.consents)):
        yield Right.CONSENT
    guardians = (one for one in note.guardians if one.custody in {Custody.SOLE, Custody.NONE})
    yield from (Right.CUSTODY for _ in guardians)
    for one in _family(note):
        if one.protection not in {None, Protection.NONE}:
            yield Right.PROTECTION
    yield from touched(note.corrections, corrected.notes, corrected.parties)
    if note.replacement:
        yield from _closed(note.replacement, corrected)


def _family(note: Note) -> tuple[PersonFacts | GuardianFacts, ...]:
    return (*((note.youth,) if note.youth else ()), *note.guardians)
