"""Whether a note can be about this case at all: right person, right time, right state."""

from sigdocs.casework import faults
from sigdocs.casework.calendar import born
from sigdocs.casework.consent_parties import spoken_of
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.model.case import CaseState, Meeting
from sigdocs.model.note import NoteKind

ONCE_A_DAY = frozenset(
    {
        NoteKind.INTAKE,
        NoteKind.START,
        NoteKind.FOLLOW_UP,
        NoteKind.PAUSE,
        NoteKind.RESUME,
        NoteKind.CLOSING,
    }
)
REVIEWS = frozenset({NoteKind.START, NoteKind.FOLLOW_UP})
_INTERVIEWS = frozenset({NoteKind.YOUTH_INTERVIEW, NoteKind.GUARDIAN_INTERVIEW})
_FILE_ONLY = _INTERVIEWS | {NoteKind.CONTACT, NoteKind.DISCLOSURE}
_ANY_TIME = _FILE_ONLY | {NoteKind.CONSENT}
_IN_ORDER = REVIEWS | {NoteKind.CLOSING}
_OF_CASE = frozenset(NoteKind) - {NoteKind.NOMINATION}
_RESUME_FIRST = "Lämna först en anteckning av typen återupptagande."
_ALLOWED: dict[CaseState, tuple[frozenset[NoteKind], str]] = {
    CaseState.CLOSED: (
        _ANY_TIME | {NoteKind.RESUME},
        "Lämna en journal-anteckning, eller ett återupptagande om insatsen börjar igen.",
    ),
    CaseState.PAUSED: (
        _OF_CASE - {NoteKind.PAUSE, NoteKind.START, NoteKind.FOLLOW_UP, NoteKind.INTAKE},
        _RESUME_FIRST,
    ),
    CaseState.ACTIVE: (
        _OF_CASE - {NoteKind.RESUME, NoteKind.INTAKE},
        "Kontrollera typen och ärendenumret.",
    ),
    CaseState.OPENED: (
        _OF_CASE - {NoteKind.RESUME, NoteKind.PAUSE, NoteKind.FOLLOW_UP},
        "Insatsen har inte startat: lämna startmötets anteckning först.",
    ),
}


def check(ruling: Ruling, *, opened_now: bool) -> None:
    """Collect what makes the note impossible for its case."""
    _dates(ruling)
    _author(ruling)
    if not opened_now:
        _same_youth(ruling)
        _known_parties(ruling)
        _state(ruling)
        _same_meeting(ruling)


def check_correction(ruling: Ruling) -> None:
    """Collect what makes a correction impossible, whatever it corrects."""
    _not_ahead(ruling)
    _author(ruling)
    _same_youth(ruling)
    _known_parties(ruling)


def _not_ahead(ruling: Ruling) -> None:
    if ruling.note.date > ruling.today:
        ruling.problem(faults.FUTURE, "date", on=ruling.note.date)


def _dates(ruling: Ruling) -> None:
    note = ruling.note
    _not_ahead(ruling)
    start = next((one for one in ruling.case.meetings if one.kind is NoteKind.START), None)
    if start and note.date < start.on and note.kind not in _ANY_TIME:
        ruling.problem(faults.BEFORE_START, "date", on=note.date, what="startmötet", start=start.on)
        return
    later = [one for one in ruling.case.meetings if one.kind in REVIEWS and one.on > note.date]
    if later and note.kind in _IN_ORDER:
        last = later[-1]
        ruling.problem(
            faults.EARLIER, "date", kind=last.kind.value, later=last.on, seq=f"{last.seq:03}"
        )


def _author(ruling: Ruling) -> None:
    if not ruling.note.author:
        ruling.problem(faults.AUTHOR_MISSING, "author")


def _same_youth(ruling: Ruling) -> None:
    stated, known = ruling.note.youth, ruling.case.youth
    if stated is None:
        return
    if born(stated.personnummer) and born(known.personnummer):
        same = stated.personnummer == known.personnummer
    else:
        same = (
            not stated.name
            or ruling.people.is_youth(stated.name)
            or _part_of(stated.name, known.name)
        )
    if not same:
        ruling.problem(faults.OTHER_YOUTH, "youth", number=ruling.case.number)


def _known_parties(ruling: Ruling) -> None:
    """A party with a word on consent must still be in the settings, or nobody sees to it."""
    if ruling.note.kind in _FILE_ONLY:
        return
    said = spoken_of(ruling.case)
    for key in sorted(said - {party.key for party in ruling.people.parties}):
        ruling.problem(faults.PARTY_GONE, "", party=key)


def _part_of(stated: str, known: str) -> bool:
    return set(folded(stated).split()) <= set(folded(known).split())


def _state(ruling: Ruling) -> None:
    allowed, remedy = _ALLOWED[ruling.case.state]
    kind = ruling.note.kind
    if kind in allowed:
        return
    if kind is NoteKind.INTAKE:
        ruling.problem(faults.CASE_EXISTS, "case_number", number=ruling.case.number)
        return
    state = ruling.case.state.value
    told = state.removesuffix("n").removesuffix("d") + "t"  # ärendet är avslutat, not avslutad
    ruling.problem(faults.STATE, "kind", state=told, kind=kind.value, remedy=remedy)


def _same_meeting(ruling: Ruling) -> None:
    note = ruling.note
    if note.kind not in ONCE_A_DAY:
        return
    twin = next((one for one in ruling.case.meetings if _same(one, ruling)), None)
    if twin:
        author = f", antecknad av {twin.author}" if twin.author else ""
        ruling.problem(
            faults.SAME_MEETING,
            "date",
            kind=note.kind.value,
            on=twin.on,
            seq=f"{twin.seq:03}",
            author=author,
        )


def _same(meeting: Meeting, ruling: Ruling) -> bool:
    note = ruling.note
    if meeting.kind is not note.kind:
        return False
    if note.kind is NoteKind.START:
        return True
    return meeting.on == note.date
