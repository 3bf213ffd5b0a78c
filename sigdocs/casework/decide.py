"""READ THIS FIRST: what a note does to its case.

``decide`` is pure: the case's history, the note, today's date and the municipality's profile in;
events, problems and remarks out. ``rule`` reads top to bottom in the order a coordinator would
think: is this the right case, what is new about the family, what of consent, who was there, what
was said, what was promised, when do we meet, who shall have the plan, what goes into the journal.
``correct`` rules again on an earlier note, and on all that came after it.
"""

import datetime as dt

from sigdocs.casework.consent.parties import registered_for
from sigdocs.casework.correction.correct import correct
from sigdocs.casework.decision import Decision, Register
from sigdocs.casework.history import History, fold
from sigdocs.casework.nomination.nominate import nominate
from sigdocs.casework.rule import ids_of, rule
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.profile import Profile


def decide(
    history: History, note: Note, today: dt.date, profile: Profile, register: Register
) -> Decision:
    """What ``note`` does to the case of ``history``, or all that keeps it from doing so."""
    if note.kind is NoteKind.NOMINATION:
        return nominate(history, note, today, profile, register)
    case = fold(history)
    profile = registered_for(case, profile)
    if note.kind is NoteKind.CORRECTION:
        return correct(history, note, today, profile, register)
    return rule(case, note, today, profile, register, ids_of(history))
