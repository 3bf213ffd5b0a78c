"""Which sections and fields the Word form of each kind of note has.

The builder draws from this and the reader reads by it, so that what is asked is what is heard.
"""

from collections.abc import Mapping
from typing import Final

from sigdocs.intake.form.fields import Section
from sigdocs.intake.form.sections import sections
from sigdocs.model.note import NoteKind

TITLES: Final[Mapping[NoteKind, str]] = {
    NoteKind.INTAKE: "Inskrivning",
    NoteKind.CONSENT: "Samtycke",
    NoteKind.START: "Mötesanteckning: startmöte",
    NoteKind.FOLLOW_UP: "Mötesanteckning: uppföljning",
    NoteKind.DEVIATION: "Anteckning om avvikelse",
    NoteKind.PAUSE: "Anteckning om paus",
    NoteKind.RESUME: "Anteckning om återupptagande",
    NoteKind.CLOSING: "Mötesanteckning: avslut",
    NoteKind.CONTACT: "Journalanteckning",
    NoteKind.DISCLOSURE: "Anteckning om utlämnande utan samtycke",
    NoteKind.YOUTH_INTERVIEW: "Intervju med den unge",
    NoteKind.GUARDIAN_INTERVIEW: "Intervju med vårdnadshavare",
    NoteKind.NOMINATION: "Nominering till fokusgruppen",
    NoteKind.CORRECTION: "Rättelse av anteckning",
}

FILL_IN: Final = (
    "Så fyller du i: skriv i rutorna, välj i listorna och klicka i kryssrutorna. Lämna tomt det "
    "som inte togs upp. Rader får läggas till, tas bort och flyttas. Spara och lägg filen i mappen inbox."
)


def layout(kind: NoteKind, *, opens: bool = False, closed: bool = False) -> tuple[Section, ...]:
    """Give the sections of the form for a kind of note.

    Args:
        kind: the kind of note.
        opens: whether there is no case yet.
        closed: whether the case is closed.
    """
    every = sections()
    meant = {"", "opens" if opens else "case", *(("closed",) if closed else ())}
    chosen = []
    for entry in _FORMS[kind].split():
        key, _, condition = entry.partition("?")
        if condition in meant:
            chosen.append(every[key])
    return tuple(_trimmed(section, kind, opens=opens) for section in chosen)


# Which sections each kind has, in order; ``?opens`` only before there is a case, ``?case`` after,
# ``?closed`` when the case is closed.
_FORMS: Final[Mapping[NoteKind, str]] = {
    NoteKind.INTAKE: "about youth guardians partners matter consent insats situation measures "
    "own_goals safety safety_steps calls journal facts other next",
    NoteKind.CONSENT: "about consent insats journal other",
    NoteKind.START: "about youth?opens guardians?opens attendees consent insats situation measures "
    "own_goals new_goals words police safety safety_steps calls journal other next recipients",
    NoteKind.FOLLOW_UP: "about attendees consent goals statuses situation measures new_goals "
    "words police journal other next recipients",
    NoteKind.DEVIATION: "about deviation attendees consent statuses new_goals words journal "
    "facts next recipients",
    NoteKind.PAUSE: "about pause journal other",
    NoteKind.RESUME: "about attendees consent situation new_goals journal other next",
    NoteKind.CLOSING: "about attendees consent closing outcomes statuses measures words "
    "journal other summary",
    NoteKind.CONTACT: "about facts journal words next watch?closed",
    NoteKind.DISCLOSURE: "about disclosure disclosure_ground journal other",
    NoteKind.YOUTH_INTERVIEW: "about y_now y_school y_crime y_goals y_wishes words journal other",
    NoteKind.GUARDIAN_INTERVIEW: "about g_who g_now g_worry g_goals g_support journal other",
    NoteKind.NOMINATION: "about nomination_code nomination",
    NoteKind.CORRECTION: "about wrong corrections journal",
}

_MEETING = ("start_time", "end_time", "place")
_CONTACT = ("contact_way", "with_whom")
_LAPSE = ("lapsed", "comment")


def _trimmed(section: Section, kind: NoteKind, *, opens: bool) -> Section:
    """Leave out what this kind does not ask."""
    paths = [f.path for f in section.fields]
    if section.is_like(sections()["about"]) and kind is NoteKind.NOMINATION:
        return section.only("kind", "date", "author", "author_title")
    if section.is_like(sections()["about"]):
        held = kind in {NoteKind.CONTACT, NoteKind.DEVIATION, NoteKind.CONSENT}
        unasked = {*(() if held else _CONTACT)}
        unasked |= {*_MEETING} if kind in {NoteKind.CORRECTION, NoteKind.DISCLOSURE} else set()
        unasked |= set() if opens else {"case_type"}
        unasked |= {"youth.name"} if opens and kind in {NoteKind.INTAKE, NoteKind.START} else set()
        return section.only(*(p for p in paths if p not in unasked))
    full = kind in {NoteKind.INTAKE, NoteKind.CONSENT} or (opens and kind is NoteKind.START)
    if section.is_like(sections()["consent"]) and not full:
        return section.only(*_LAPSE)
    if section.is_like(sections()["consent"]):
        return section.only(*(p for p in paths if p != "lapsed" or kind is NoteKind.START))
    return section
