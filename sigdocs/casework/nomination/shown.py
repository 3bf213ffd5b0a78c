"""What a nomination will say on the focus group's list, shown to its writer before it goes there.

No pattern knows that there is one wheelchair in the village; who lives there does (ADR 23).
"""

from collections.abc import Iterator

from sigdocs.casework.decision import Register
from sigdocs.casework.nomination import faults
from sigdocs.model.nomination import NominationFacts
from sigdocs.model.note import Note
from sigdocs.model.problem import Problem

TEXTS = ("organisation", "role", "concerns", "description", "asked", "said")
"""What of a nomination somebody writes in words of their own."""
_ON_THE_LIST = (
    ("Nomineras av", ("organisation", "role")),
    ("Gäller", ("age_band", "school")),
    ("Oro", ("concerns",)),
    ("Beskrivning", ("description",)),
    ("Fråga", ("asked",)),
    ("Hittills", ("said",)),
)


def shown_first(note: Note, register: Register) -> Iterator[Problem]:
    """Ask for a yes to the text of a nomination, unless it was shown as it is and has its yes."""
    facts = note.nomination
    if facts is None or not any(getattr(facts, name) for name in TEXTS):
        return
    wording = as_it_will_stand(note)
    if not note.may_stand:
        yield faults.SHOWN.at("may_stand", what=wording)
    elif wording not in register.shown:
        yield faults.SHOWN_ANEW.at("may_stand", what=wording)


def as_it_will_stand(note: Note) -> str:
    """Give what a note puts on the list, in the list's own words; it stands for that text alone.

    >>> facts = NominationFacts(organisation="Polisen", asked="Rätt målgrupp?")
    >>> as_it_will_stand(Note(kind="nominering", date="2026-08-17", nomination=facts))
    'Nomineras av: Polisen / Fråga: Rätt målgrupp?'
    """
    facts = note.nomination or NominationFacts()
    rows = ((label, _joined(facts, names)) for label, names in _ON_THE_LIST)
    told = [f"{label}: {words}" for label, words in rows if words]
    return " / ".join(filter(None, (note.nomination_code, *told)))


def _joined(facts: NominationFacts, names: tuple[str, ...]) -> str:
    words = (" ".join((getattr(facts, name) or "").split()) for name in names)
    return ", ".join(filter(None, words))
