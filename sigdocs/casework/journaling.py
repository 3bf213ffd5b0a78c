"""The journal entry that every note leaves: facts with their source, observation, assessment."""

from collections.abc import Iterator
from dataclasses import dataclass

from sigdocs.casework.attending import author_title
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import JournalEntry, Meeting, Present
from sigdocs.model.events import JournalWritten
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.people import SourcedFact
from sigdocs.model.text import LINE_MAX, TEXT_MAX

_HEADINGS = {
    NoteKind.INTAKE: "Inskrivning i social insatsgrupp",
    NoteKind.CONSENT: "Samtycke",
    NoteKind.START: "Startmöte",
    NoteKind.FOLLOW_UP: "Uppföljningsmöte",
    NoteKind.DEVIATION: "Avvikelse från planen",
    NoteKind.PAUSE: "Paus",
    NoteKind.RESUME: "Insatsen återupptas",
    NoteKind.CLOSING: "Avslut",
    NoteKind.CONTACT: "Kontakt",
    NoteKind.CORRECTION: "Rättelse",
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact before it is known to fit: joined texts may be longer than one text can be."""

    text: str
    source: str = ""

    def facts(self) -> Iterator[SourcedFact]:
        """The fact, as several when it is too long for one; nothing is cut away."""
        for start in range(0, len(self.text), TEXT_MAX):
            part = self.text[start : start + TEXT_MAX]
            yield SourcedFact(source=self.source[:LINE_MAX], text=part)


def write_journal(ruling: Ruling, corrects: int | None = None) -> None:
    """Add the note's entry to the journal."""
    note = ruling.note
    entry = JournalEntry(
        number=len(ruling.case.journal) + 1,
        seq=ruling.seq,
        kind=note.kind,
        happened_on=note.date,
        happened_at=note.start_time,
        entered_on=ruling.today,
        author=note.author,
        author_title=author_title(ruling),
        contact_way=note.contact_way,
        with_whom=note.with_whom or _with_whom(ruling),
        heading=_HEADINGS[note.kind],
        facts=tuple(fact for told in _facts(ruling) for fact in told.facts()),
        observations=note.observations,
        assessment=note.assessment,
        decisions=note.decisions,
        objection=note.objection,
        corrects=corrects,
    )
    ruling.happen(JournalWritten(entry=entry))


def _with_whom(ruling: Ruling) -> str:
    meeting = _held(ruling)
    present = [one.name for one in meeting.people if one.present] if meeting else []
    return ", ".join(present)[:LINE_MAX]


def _held(ruling: Ruling) -> Meeting | None:
    meetings = ruling.case.meetings
    return meetings[-1] if meetings and meetings[-1].seq == ruling.seq else None


def _facts(ruling: Ruling) -> Iterator[_Told]:
    note = ruling.note
    yield from _about_people(ruling)
    yield from _about_consent(note)
    yield from (_Told(source=one.source, text=one.text) for one in note.facts)
    for told in note.situation:
        yield _Told(source=told.area, text=told.text)
    for measure in note.measures:
        value = f"{measure.value:f}".replace(".", ",")
        words = " ".join(filter(None, (measure.label or measure.kind.value, value, measure.unit)))
        window = f" (senaste {measure.window_months} månaderna)" if measure.window_months else ""
        source = measure.source or measure.subject
        yield _Told(source=source, text=f"{words}{window}")
    yield from _by_kind(note)
    yield from _said(note)


def _about_people(ruling: Ruling) -> Iterator[_Told]:
    meeting = _held(ruling)
    if meeting is None:
        return
    sat_in = [_named(one) for one in meeting.people if one.present and one.without_secrets]
    absent = [_named(one) for one in meeting.people if not one.present]
    if sat_in:
        yield _Told(text="Deltog utan sekretessuppgifter: " + "; ".join(sat_in) + ".")
    if absent:
        yield _Told(text="Ej närvarande: " + "; ".join(absent) + ".")


def _named(one: Present) -> str:
    return ", ".join(filter(None, (one.name, one.organisation or one.title, one.how)))


def _about_consent(note: Note) -> Iterator[_Told]:
    for fact in note.consents:
        if fact.lapsed:
            yield _Told(text="Mötet hölls utan giltigt samtycke.")
        if fact.givers:
            parties = ", ".join(party.name for party in fact.parties) or "allt"
            until = f" t.o.m. {fact.until}" if fact.until else f" {fact.until_text}".rstrip()
            not_parties = f"; inte {', '.join(fact.not_parties)}" if fact.not_parties else ""
            how = "skriftligt" if fact.written else "muntligt"
            yield _Told(
                source=", ".join(fact.givers),
                text=f"Samtycke {fact.action.value} ({how}): {parties}{not_parties}{until}.",
            )


def _by_kind(note: Note) -> Iterator[_Told]:
    if note.deviation:
        yield _Told(text=note.deviation.what)
        if note.deviation.contacted_on:
            how = f" ({note.deviation.contacted_how})" if note.deviation.contacted_how else ""
            yield _Told(text=f"Kontakt med den unge {note.deviation.contacted_on}{how}.")
    if note.pause and note.pause.reason:
        yield _Told(source=note.pause.decided_by, text=note.pause.reason)
    if note.closing:
        yield _Told(text=note.closing.reason)
        for outcome in note.closing.outcomes:
            yield _Told(
                source=outcome.area,
                text=f"Vid inskrivning: {outcome.before or '–'}. Vid utskrivning: "
                f"{outcome.after or '–'}. Uppfyllt: {outcome.met or '–'}.",
            )
        for line in note.closing.afterwards:
            yield _Told(text=line)
    for item in note.corrections:
        why = f" Orsak: {item.reason}." if item.reason else ""
        yield _Told(
            source=item.applies_to, text=f"Stod: ”{item.stood}”. Ska stå: ”{item.should_be}”.{why}"
        )


def _said(note: Note) -> Iterator[_Told]:
    voices = (
        ("Den unge (egna mål)", note.youth_goals),
        ("Vårdnadshavarna (mål)", note.guardian_goals),
        ("Den unge (egna ord)", note.youth_words),
        ("Polisen", note.police),
        ("Säkerhetsplanering", note.safety),
        ("Övrigt", note.other),
    )
    for source, text in voices:
        if text:
            yield _Told(source=source, text=text)
