"""The sweep over every free text of a note, whatever its door, for a right that may be lost.

What a fact of the note says in its place is no question; all else that may close something is.
"""

from collections.abc import Iterator

from sigdocs.casework import sweep_faults as faults
from sigdocs.casework.consent.known_end import tells_another_end
from sigdocs.casework.decision import Ruling
from sigdocs.casework.family_signs import tells_of_custody, tells_of_protection
from sigdocs.casework.meant import Family, Meant, sentences
from sigdocs.casework.party_words import names_of
from sigdocs.casework.people import folded
from sigdocs.casework.signs import Names, keeps_back_only, losses, tells_of_consent
from sigdocs.casework.sweep_answers import (
    consent_answered,
    custody_answered,
    protection_answered,
)
from sigdocs.casework.upset_answers import ban_answered, upset_answered
from sigdocs.casework.upset_signs import tells_of_ban
from sigdocs.model.base import Frozen
from sigdocs.model.note import Note
from sigdocs.model.people import Attendee, PersonFacts
from sigdocs.model.problem import Fault

_SHOWN = 120
_OWN = frozenset({"consents", "insats", "corrections", "replacement", "readings", "nomination"})
_PLACES = frozenset(
    {"attendees", "recipients", "disclosure", "youth", "guardians", "partners", "coordinator"}
)
_CELLS = (
    ("attendees", ("role", "organisation", "how")),
    ("consents", ("other", "language", "noted_by", "comment")),
)
"""The cells of rows that anything may be written in, though each row states a fact."""


def sweep(ruling: Ruling) -> None:
    """Ask about each sentence that may take a right away and that no fact of the note answers."""
    family = Family.told(ruling)
    names = names_of(ruling.people, family.everybody)
    for path, sentence, owner in _sentences(ruling.note, family):
        for fault in _asked(ruling, family, names, (path, sentence, owner)):
            ruling.problem(fault, path, rad=sentence[:_SHOWN])


def swept(note: Note) -> Iterator[str]:
    """Give each sentence of a note that the sweep reads, and of the note that it says anew."""
    nobody = Family(PersonFacts(), (), frozenset())
    yield from (sentence for _, sentence, _ in _sentences(note, nobody))
    if note.replacement:
        yield from swept(note.replacement)


def _asked(
    ruling: Ruling, family: Family, names: Names, said: tuple[str, str, Meant]
) -> Iterator[Fault]:
    path, sentence, owner = said
    plain = folded(sentence)
    if _asks(ruling, names, path, plain) and not consent_answered(ruling, family, sentence, owner):
        kept = keeps_back_only(plain, names)
        yield faults.KEPT_BACK if kept else faults.CONSENT_ELSEWHERE
    if tells_of_protection(plain) and not protection_answered(family, sentence, owner):
        yield faults.PROTECTION_ELSEWHERE
    elif tells_of_ban(plain, names.folk) and not ban_answered(ruling, family, sentence):
        yield faults.BAN_ELSEWHERE
    if tells_of_custody(plain) and not custody_answered(family, sentence, owner):
        yield faults.CUSTODY_ELSEWHERE
    elif not upset_answered(ruling, family, names, sentence):
        yield faults.UPSET_ELSEWHERE


def _asks(ruling: Ruling, names: Names, path: str, plain: str) -> bool:
    """Whether a sentence may change consent: a yes is no question where the note has its place."""
    note = ruling.note
    if tells_another_end(ruling, plain) and not _has_end(note, path):
        return True
    told = bool(note.consents) or note.insats is not None or path.startswith("attendees.")
    return bool(losses(plain, names)) if told else tells_of_consent(plain, names)


def _has_end(note: Note, path: str) -> bool:
    """Whether a sentence is the remark of a row whose own last day is judged."""
    name, _, rest = path.partition(".")
    return name == "consents" and note.consents[int(rest.partition(".")[0])].until is not None


def _sentences(note: Note, family: Family) -> Iterator[tuple[str, str, Meant]]:
    """Each sentence of the note's free texts, with its path and of whom its row is, if of anybody.

    What has a place of its own is not.
    """
    for name in type(note).model_fields:
        if name not in _OWN | _PLACES:
            for path, text in _within(getattr(note, name), name):
                yield from ((path, one, Meant()) for one in sentences(text))
    for name, cells in _CELLS:
        for place, row in enumerate(getattr(note, name)):
            owner = family.meant(row.name) if isinstance(row, Attendee) else Meant()
            for cell in cells:
                path = f"{name}.{place}.{cell}"
                yield from ((path, one, owner) for one in sentences(getattr(row, cell)))
    for place, item in enumerate(note.corrections):
        path = f"corrections.{place}.reason"
        yield from ((path, each, Meant()) for each in sentences(item.reason))


def _within(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text in a value, also in a cell for a place or a name: people write where there is room."""
    if isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _within(one, f"{path}.{place}")
    elif type(value) is str:
        yield path, value
