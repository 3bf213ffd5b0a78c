"""Whether a note can be about this case at all: right person, right time, right state."""

from collections.abc import Mapping, Sequence

from sigdocs.casework import faults
from sigdocs.casework.calendar import born
from sigdocs.casework.consent import faults as consent_faults
from sigdocs.casework.consent.parties import spoken_of
from sigdocs.casework.decision import Register, Ruling
from sigdocs.casework.people import folded
from sigdocs.model.case import Case, CaseState, Meeting
from sigdocs.model.consent import ConsentAction, ConsentFact
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of

_REMEDIES: Mapping[CaseState, str] = {
    CaseState.CLOSED: "Lämna en journal-anteckning, eller ett återupptagande om insatsen börjar igen.",
    CaseState.PAUSED: "Lämna först en anteckning av typen återupptagande.",
    CaseState.ACTIVE: "Kontrollera typen och ärendenumret.",
    CaseState.OPENED: "Insatsen har inte startat: lämna startmötets anteckning först.",
}


def check(ruling: Ruling, register: Register, *, opened_now: bool) -> None:
    """Collect what makes the note impossible for its case."""
    _dates(ruling)
    _author(ruling)
    if not opened_now:
        _same_youth(ruling)
        _known_parties(ruling, register)
        _state(ruling)
        _same_meeting(ruling)


def check_correction(ruling: Ruling, register: Register) -> None:
    """Collect what makes a correction impossible, whatever it corrects."""
    _not_ahead(ruling)
    _author(ruling)
    _same_youth(ruling)
    _known_parties(ruling, register)


def _not_ahead(ruling: Ruling) -> None:
    if ruling.note.date > ruling.today:
        ruling.problem(faults.FUTURE, "date", on=ruling.note.date)


def _dates(ruling: Ruling) -> None:
    note = ruling.note
    _not_ahead(ruling)
    start = next((one for one in ruling.case.meetings if one.kind is NoteKind.START), None)
    if start and note.date < start.on and not of(note.kind).any_time:
        ruling.problem(faults.BEFORE_START, "date", on=note.date, what="startmötet", start=start.on)
        return
    later = [one for one in ruling.case.meetings if of(one.kind).review and one.on > note.date]
    if later and of(note.kind).in_order:
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


def _known_parties(ruling: Ruling, register: Register) -> None:
    """A party with a word on consent must still be in the settings, and be the one that it was.

    What closes acts at once: a withdrawal waits for no settings, unless no plan tells the name that
    the notice of it must bear.
    """
    withdrawn = [one for one in ruling.note.consents if one.action is ConsentAction.WITHDRAWN]
    takes_back = bool(withdrawn)
    if of(ruling.note.kind).file_only:
        return
    said = spoken_of(ruling.case)
    known = {party.key for party in ruling.people.parties}
    changed = said & {*register.renamed}
    for key in sorted(changed & known & _taken_of(ruling, withdrawn) if takes_back else changed):
        before, now = register.renamed[key]
        ruling.problem(consent_faults.PARTY_CHANGED, "", key=key, before=before, now=now)
    for key in () if takes_back else sorted(said - changed - known):
        ruling.problem(faults.PARTY_GONE, "", party=key)


def _taken_of(ruling: Ruling, withdrawn: Sequence[ConsentFact]) -> set[str]:
    """The keys of the parties that withdrawals name; those of all when one names none."""
    if any(not one.parties for one in withdrawn):
        return {party.key for party in ruling.people.parties}
    names = (party.name for one in withdrawn for party in one.parties)
    return {known.key for name in names if (known := ruling.people.registered(name))}


def _part_of(stated: str, known: str) -> bool:
    return set(folded(stated).split()) <= set(folded(known).split())


def _state(ruling: Ruling) -> None:
    kind = ruling.note.kind
    if ruling.case.state in of(kind).fits:
        return
    if kind is NoteKind.INTAKE:
        ruling.problem(faults.CASE_EXISTS, "case_number", number=ruling.case.number)
        return
    state = ruling.case.state.value
    told = state.removesuffix("n").removesuffix("d") + "t"  # ärendet är avslutat, not avslutad
    remedy = _REMEDIES[ruling.case.state]
    ruling.problem(faults.STATE, "kind", state=told, kind=kind.value, remedy=remedy)


def _same_meeting(ruling: Ruling) -> None:
    note = ruling.note
    if not of(note.kind).once_a_day:
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
    if note.kind is NoteKind.START and not _begun_again(meeting, ruling.case):
        return True
    return meeting.on == note.date


def _begun_again(start: Meeting, case: Case) -> bool:
    """Whether the insats has been ended and taken up anew since a start meeting, so that another may be held."""
    ended = [
        one.seq for one in case.meetings if one.kind is NoteKind.CLOSING and one.seq > start.seq
    ]
    return any(
        one.kind is NoteKind.RESUME and one.seq > min(ended) for one in case.meetings if ended
    )
