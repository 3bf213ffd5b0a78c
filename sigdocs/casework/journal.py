"""The journal entry that every note leaves: facts with their source, observation, assessment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sigdocs.casework.consent.kinds import kinds_said
from sigdocs.casework.consent.taken_back import parts_taken, unbegun
from sigdocs.casework.decision import Ruling
from sigdocs.casework.interview.journal_lines import interview_facts
from sigdocs.casework.meeting.attendance import author_title
from sigdocs.model.case import Case, Consent, JournalEntry, Present, Withdrawal
from sigdocs.model.closing import Closing
from sigdocs.model.consent import ConsentParty
from sigdocs.model.disclosure import Disclosure
from sigdocs.model.events import JournalWritten
from sigdocs.model.insats import InsatsGiven, InsatsWithdrawal
from sigdocs.model.meeting import Pause
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.people import GuardianFacts, SourcedFact
from sigdocs.model.plan import Measure, Status
from sigdocs.model.plan_texts import PLAN_TEXTS, texts_of
from sigdocs.model.profile import CaseTypeProfile
from sigdocs.model.safety import SafetySteps
from sigdocs.model.text import LINE_MAX, TEXT_MAX

_LISTED = {
    (True, True): "Läggs",
    (True, False): "Läggs inte",
    (False, True): "Står",
    (False, False): "Står inte längre",
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
        heading=of(note.kind).heading,
        facts=tuple(fact for told in _facts(ruling) for fact in told.facts()),
        observations=note.observations,
        assessment=note.assessment,
        decisions=note.decisions,
        objection=note.objection,
        corrects=corrects,
    )
    ruling.happen(JournalWritten(entry=entry))


def _with_whom(ruling: Ruling) -> str:
    interviewed = [one.subject for one in ruling.case.interviews if one.seq == ruling.seq]
    present = interviewed or [one.name for one in ruling.case.meetings[-1].people if one.present]
    return ", ".join(present)[:LINE_MAX]


def _facts(ruling: Ruling) -> Iterator[_Told]:
    note = ruling.note
    yield from _about_case(note, ruling.profile.case_types[ruling.case.type])
    yield from _about_people(ruling)
    yield from _about_consent(ruling)
    yield from (_Told(source=one.source, text=one.text) for one in note.facts)
    for told in note.situation:
        yield _Told(source=told.area or "Nuläge", text=told.text)
    if note.measures:
        yield _Told(source="Mätvärden", text="\n".join(map(_measured, note.measures)))
    for held in ruling.case.interviews:
        if held.seq == ruling.seq:
            yield from (_Told(text, source) for source, text in interview_facts(held))
    yield from _by_kind(note)
    yield from _said(note)
    yield from _about_plan(ruling)


def _about_case(note: Note, own: CaseTypeProfile) -> Iterator[_Told]:
    """What the note states of the family and of how the case came to be; no number or address."""
    if note.youth and note.youth.protection:
        yield _Told(source="Skyddade personuppgifter", text=f"Den unge: {note.youth.protection}.")
    if note.guardians:
        yield _Told(source="Vårdnadshavare", text="\n".join(map(_guardian, note.guardians)))
    placed = {True: "ja", False: "nej", None: ""}[note.placed_before]
    stated = (
        ("Rättslig ram", note.legal_frame or ""),
        ("Ursprung", note.origin or ""),
        ("Nominerad av", note.nominated_by),
        ("Ansvarig socialsekreterare", note.social_worker),
        (own.coordinator_title[:1].upper() + own.coordinator_title[1:], note.coordinator),
        ("Tidigare placering", placed),
        ("Parter som tillfrågas", ", ".join(one.organisation for one in note.partners)),
    )
    if lines := [f"{label}: {value}" for label, value in stated if value]:
        yield _Told(source="Om ärendet", text="\n".join(lines))


def _guardian(one: GuardianFacts) -> str:
    guarded = f"skyddade uppgifter: {one.protection}" if one.protection else ""
    custody = f"vårdnad: {one.custody}" if one.custody else ""
    mail = {True: "vill ha utskick", False: "vill inte ha utskick", None: ""}[one.wants_mail]
    return ", ".join(part for part in (one.name, one.relation, custody, mail, guarded) if part)


def _measured(measure: Measure) -> str:
    value = f"{measure.value:f}".replace(".", ",")
    words = (
        measure.label or measure.kind.value,
        measure.about,
        f"{value} {measure.unit}".strip(),
    )
    window = f"senaste {measure.window_months} månaderna" if measure.window_months else ""
    about = ", ".join(filter(None, (window, f"enligt {measure.source}" if measure.source else "")))
    return " ".join(filter(None, (*words, f"({about})" if about else "")))


def _about_people(ruling: Ruling) -> Iterator[_Told]:
    meeting = ruling.case.meetings[-1]
    sat_in = [_named(one) for one in meeting.people if one.present and one.without_secrets]
    absent = [_named(one) for one in meeting.people if not one.present]
    if sat_in:
        yield _Told(source="Deltog utan sekretessuppgifter", text="; ".join(sat_in) + ".")
    if absent:
        yield _Told(source="Ej närvarande", text="; ".join(absent) + ".")


def _named(one: Present) -> str:
    where = one.organisation or one.title
    parts = (one.name, "" if where == one.name else where, one.how)
    return ", ".join(part for part in parts if part)


def _about_consent(ruling: Ruling) -> Iterator[_Told]:
    if any(fact.lapsed for fact in ruling.note.consents):
        yield _Told(source="Samtycke", text="Mötet hölls utan giltigt samtycke.")
    names = {party.key: party.name for party in ruling.people.parties}
    for given in ruling.case.consents:
        if given.seq == ruling.seq:
            yield _Told(source=_givers(given.givers), text=_consent(given, names))
    ends = [one for one in ruling.case.withdrawals if one.seq == ruling.seq]
    for part in parts_taken(ruling.case, ends):
        yield _Told(source=_givers(part.by), text=part.told(names.get(part.party, part.party)))
    for end in ends:
        if not end.kinds:
            yield _Told(source=_givers(end.by), text=_withdrawal(ruling.case, end, names))
    yield from _about_insats(ruling)
    for fact in ruling.note.consents:
        if fact.comment:
            yield _Told(source="Om samtycket", text=fact.comment)


def _about_insats(ruling: Ruling) -> Iterator[_Told]:
    for said in ruling.case.insats:
        if said.seq == ruling.seq:
            yield _Told(source=_givers(said.givers), text=_to_insats(said, said.assessed_by))
    for back in ruling.case.insats_withdrawn:
        if back.seq == ruling.seq:
            yield _Told(source=_givers(back.by), text=_to_insats(back))


def _givers(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _withdrawal(case: Case, end: Withdrawal, names: Mapping[str, str]) -> str:
    waiting = unbegun(case, end)
    begun = ", ".join(names.get(key, key) for key in end.parties if key not in waiting)
    told = [f"{begun or 'alla parter'}, från {end.on}"] if begun or not waiting else []
    told += [f"{names.get(key, key)}, innan det börjar gälla {day}" for key, day in waiting.items()]
    return f"Återkallar samtycke: {'; '.join(told)}."


def _consent(given: Consent, names: Mapping[str, str]) -> str:
    parties = [_party(party, names) for party in given.parties]
    parts = (
        ", ".join(parties),
        "inte " + ", ".join(names.get(key, key) for key in given.not_parties)
        if given.not_parties
        else "",
        kinds_said(given.information),
        "undantag: " + ", ".join(given.exceptions) if given.exceptions else "",
        f"t.o.m. {given.until}" if given.until else given.until_text,
    )
    how = "skriftligt" if given.written else "muntligt"
    told = "; ".join(part for part in parts if part)
    return f"Samtycker ({how}, {given.given_on}): {told}."


def _to_insats(said: InsatsGiven | InsatsWithdrawal, judge: str = "") -> str:
    how = {True: "skriftligt, ", False: "muntligt, ", None: ""}[said.written]
    what = "Samtycker" if isinstance(said, InsatsGiven) else "Återkallar samtycke"
    parts = (
        f"{what} till insatsen ({how}{said.on}).",
        f"Mottaget av {said.received_by}." if said.received_by else "",
        f"Utan vårdnadshavare, bedömt lämpligt av {judge}." if judge else "",
    )
    return " ".join(part for part in parts if part)


def _party(party: ConsentParty, names: Mapping[str, str]) -> str:
    name = names.get(party.name, party.name)
    return name + kinds_said(party.information, " ({})")


def _about_plan(ruling: Ruling) -> Iterator[_Told]:
    """What was said of each commitment, what is new, and which version of the plan came of it."""
    case, seq = ruling.case, ruling.seq
    said = [
        f"{one.id} {one.text.rstrip('.')}: {change.status.value}"
        + (f". {change.comment}" if change.comment else "")
        for one in case.commitments
        for change in one.history
        if change.seq == seq and change.status is not Status.NOT_REVIEWED
    ]
    new = [f"{one.id} {one.text}" for one in case.commitments if one.made_seq == seq]
    if said:
        yield _Told(source="Genomgång av åtaganden", text="\n".join(said))
    if new:
        yield _Told(source="Nya åtaganden", text="\n".join(new))
    for plan in case.plans:
        if plan.seq == seq and plan.corrects is None:
            shared = "internt arbetsmaterial" if plan.internal else "delas enligt samtycke"
            yield _Told(source="Planen", text=f"Version {plan.version}, {shared}.")
    if ruling.note.next_meeting:
        planned = ruling.note.next_meeting
        until = f"–{planned.until:%H.%M}" if planned.until else ""
        at = f" kl. {planned.at:%H.%M}{until}" if planned.at else ""
        yield _Told(source="Nästa möte", text=f"{planned.on}{at}.")


def _by_kind(note: Note) -> Iterator[_Told]:
    if note.deviation:
        yield _Told(source="Avvikelse", text=note.deviation.what)
        if note.deviation.contacted_on:
            how = f" ({note.deviation.contacted_how})" if note.deviation.contacted_how else ""
            yield _Told(source="Kontakt med den unge", text=f"{note.deviation.contacted_on}{how}.")
    if note.pause:
        yield from _pause(note.pause)
    if note.closing:
        yield from _closing(note, note.closing)
    if note.disclosure:
        yield from _disclosure(note.disclosure)
    for item in note.corrections:
        why = f" Orsak: {item.reason}." if item.reason else ""
        yield _Told(
            source=item.applies_to, text=f"Stod: ”{item.stood}”. Ska stå: ”{item.should_be}”.{why}"
        )


def _pause(pause: Pause) -> Iterator[_Told]:
    source = f"Paus, beslutad av {pause.decided_by}" if pause.decided_by else "Paus"
    if pause.since:
        until = f" till och med {pause.until}" if pause.until else ""
        yield _Told(source=source, text=f"Från och med {pause.since}{until}.")
    if pause.reason:
        yield _Told(source=source, text=pause.reason)


def _disclosure(told: Disclosure) -> Iterator[_Told]:
    kinds = f" ({', '.join(told.information)})" if told.information else ""
    when = " ".join(f"{part}" for part in (told.on, told.at and f"kl. {told.at:%H.%M}") if part)
    rows = (
        ("Utlämnat utan samtycke", f"{told.what}{kinds}"),
        ("Uppgifterna kom från", told.source),
        ("Lämnat till", ", ".join(filter(None, (told.receiver, told.receiver_person)))),
        ("Lämnat", when),
        ("Beslutat av", ", ".join(filter(None, (told.decided_by, told.decider_title)))),
        ("Lagrum", ", ".join(filter(None, (told.ground or "", told.other_ground)))),
        ("Menprövning", told.weighing),
        ("Begäran eller initiativ", ", ".join(filter(None, (told.initiative, told.asked_by)))),
        ("Besked till familjen", told.told),
        ("Lagrummet gäller ändå för att", told.despite),
    )
    return (_Told(source=source, text=text) for source, text in rows if text)


def _closing(note: Note, closing: Closing) -> Iterator[_Told]:
    days = (("Inskriven", closing.enrolled), ("Utskriven", closing.discharged))
    if times := [f"{label} {day}." for label, day in days if day]:
        yield _Told(source="Tid i insatsen", text=" ".join(times))
    if closing.pauses:
        yield _Told(source="Pauser", text=closing.pauses)
    if closing.reason:
        yield _Told(source="Anledning till avslut", text=closing.reason)
    for outcome in closing.outcomes:
        yield _Told(
            source=outcome.area,
            text=f"Vid inskrivning: {outcome.before or '–'}. Vid utskrivning: "
            f"{outcome.after or '–'}. Uppfyllt: {outcome.met or '–'}.",
        )
    if closing.afterwards:
        yield _Told(source="Efter avslut", text="\n".join(closing.afterwards))
    if closing.guardian_words:
        yield _Told(source="Vårdnadshavarna (egna ord)", text=closing.guardian_words)
    if closing.dormant is not None:
        listed = _LISTED[note.kind is NoteKind.CLOSING, closing.dormant]
        yield _Told(source="Vilande lista", text=f"{listed} på vilande lista.")
    if closing.follow_up_on or closing.follow_up_by:
        on = str(closing.follow_up_on) if closing.follow_up_on else ""
        who = f"av {closing.follow_up_by}" if closing.follow_up_by else ""
        yield _Told(source="Följs upp", text=" ".join(part for part in (on, who) if part) + ".")


def _said(note: Note) -> Iterator[_Told]:
    voices = (
        *((PLAN_TEXTS[name].source, text) for name, text in texts_of(note).items()),
        ("Polisen", note.police),
        ("Säkerhetsplanering", note.safety),
        ("Säkerhetsplan steg för steg", _steps(note.safety_steps)),
        ("Övrigt", note.other),
    )
    for source, text in voices:
        if text:
            yield _Told(source=source, text=text)


def _steps(steps: SafetySteps | None) -> str:
    """The steps as lines, each under what a note calls it."""
    fields = SafetySteps.model_fields
    told = ((fields[name].title, value) for name, value in steps or () if value)
    return "\n".join(f"{str(title).capitalize()}: {value}" for title, value in told)
