"""Which sections and fields the Word form of each kind of note has.

The builder draws from this and the reader reads by it, so that what is asked is what is heard.
"""

from collections.abc import Mapping
from typing import Final

from sigdocs.intake.form.fields import Section
from sigdocs.intake.form.sections import sections
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import NoteType, of

FILL_IN: Final = (
    "Så fyller du i: skriv i rutorna, välj i listorna och klicka i kryssrutorna. Lämna tomt det "
    "som inte togs upp. Rader får läggas till, tas bort och flyttas. Spara och lägg filen i mappen inbox."
)


def layout(
    kind: NoteKind, *, opens: bool = False, closed: bool = False, grown: bool = False
) -> tuple[Section, ...]:
    """Give the sections of the form for a kind of note.

    Args:
        kind: the kind of note.
        opens: whether there is no case yet.
        closed: whether the case is closed.
        grown: whether the youth is 18, so that nothing is asked of guardians.
    """
    row = of(kind)
    every = {**sections(), **_of_consent(), "about": _about(row, opens=opens)}
    meant = {"", "opens" if opens else "case", *(("closed",) if closed else ())}
    asked = (entry.partition("?") for entry in row.asks.split())
    found = (every[key] for key, _, condition in asked if condition in meant)
    if not grown or kind is NoteKind.GUARDIAN_INTERVIEW:
        return tuple(found)
    left = (one.only(*(f.path for f in one.fields if f.path not in _OF_GUARDIANS)) for one in found)
    return tuple(one for one in left if one.fields and one.root != "guardians")


_OF_GUARDIANS = frozenset({"guardian_goals", "guardian_words", "guardian_does", "assessed_by"})
_MEETING = ("start_time", "end_time", "place")
_CONTACT = ("contact_way", "with_whom")
_LAPSE = ("lapsed", "comment")


def _of_consent() -> Mapping[str, Section]:
    """The section on consent as it is: only of what is said now, only of a lapse, or of both."""
    whole = sections()["consent"]
    now = whole.only(*(field.path for field in whole.fields if field.path != "lapsed"))
    return {"consent": now, "lapse": whole.only(*_LAPSE), "consent_or_lapse": whole}


def _about(row: NoteType, *, opens: bool) -> Section:
    """The first section, less what this type does not ask."""
    section = sections()["about"]
    if not row.of_case:
        return section.only("kind", "date", "author", "author_title")
    unasked = {*(() if row.by_contact else _CONTACT), *(() if row.timed else _MEETING)}
    unasked |= set() if opens else {"case_type"}
    unasked |= {"youth.name"} if opens and row.opens else set()
    return section.only(*(f.path for f in section.fields if f.path not in unasked))
