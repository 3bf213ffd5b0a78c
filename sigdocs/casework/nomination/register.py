"""The register of nominations, folded from its own stream in the ledger, apart from all cases."""

import datetime as dt
from collections.abc import Iterable

from sigdocs.casework.history import History
from sigdocs.model import events as ev
from sigdocs.model.nomination import Nomination, NominationFacts, Nominations, NominationState
from sigdocs.model.nomination_events import NominationBecameCase, NominationChanged, NominationMade

REGISTER = "NOMINERINGAR"
"""The name of the stream; no case can have it, since a case number holds a running number."""


def only_cases(streams: Iterable[str]) -> tuple[str, ...]:
    """The numbers of cases among the names of the ledger's streams."""
    return tuple(name for name in streams if name != REGISTER)


def is_register(history: History) -> bool:
    """Whether a history is the register's and not a case's."""
    return any(isinstance(event, NominationMade) for entry in history for event in entry.events)


def nominations(history: History) -> Nominations:
    """The register after all entries of its stream."""
    return after(Nominations(), (event for entry in history for event in entry.events))


def after(register: Nominations, events: Iterable[ev.Event]) -> Nominations:
    """The register after ``events``; those of cases are passed over."""
    for event in events:
        if isinstance(event, NominationMade):
            register = _made(register, event)
        elif isinstance(event, NominationChanged):
            register = _changed(register, event)
        elif isinstance(event, NominationBecameCase):
            taken = {"state": NominationState.BECAME_CASE, "state_on": event.on}
            register = _with(register, event.code, taken)
    return register


def as_cases_stand(history: History, became: frozenset[str], left: frozenset[str]) -> Nominations:
    """The register as the cases now stand, whether or not an entry has told it of them.

    A code that a case by a correction no longer has is back where it was before that case.
    """
    told = [event for entry in history for event in entry.events]
    known = after(Nominations(), (one for one in told if not _undone(one, left - became)))
    last = history[-1].note.date if history else dt.date.min
    new = (one.code for one in known.open if one.code in became)
    return after(known, (NominationBecameCase(code=one, seq=0, on=last) for one in new))


def _undone(event: ev.Event, codes: frozenset[str]) -> bool:
    return isinstance(event, NominationBecameCase) and event.code in codes


def _made(register: Nominations, event: NominationMade) -> Nominations:
    made = Nomination(
        code=event.code,
        seq=event.seq,
        on=event.on,
        facts=event.facts,
        state=event.facts.state or NominationState.PROPOSED,
        state_on=event.on,
    )
    return Nominations(all=(*register.all, made), meeting_on=_meeting(register, event.facts))


def _changed(register: Nominations, event: NominationChanged) -> Nominations:
    known = register.find(event.code)
    if known is None:
        return register
    facts = known.facts.model_copy(update=said_of(event.facts))
    changes: dict[str, object] = {"facts": facts}
    if event.facts.state:
        changes |= {"state": event.facts.state, "state_on": event.on}
    register = register.model_copy(update={"meeting_on": _meeting(register, event.facts)})
    return _with(register, event.code, changes)


def said_of(facts: NominationFacts) -> dict[str, object]:
    """What a note really says of a nomination: what is not said changes nothing."""
    return {name: value for name, value in facts.__dict__.items() if value not in (None, "")}


def _with(register: Nominations, code: str, changes: dict[str, object]) -> Nominations:
    found = (one.model_copy(update=changes) if one.code == code else one for one in register.all)
    return register.model_copy(update={"all": tuple(found)})


def _meeting(register: Nominations, facts: NominationFacts) -> dt.date | None:
    return facts.meeting_on or register.meeting_on
