"""What one note that is no correction does to the case it meets, step by step."""

import datetime as dt

from sigdocs.casework import faults
from sigdocs.casework.calendar import add_months, born, is_far, is_weekday, next_weekday
from sigdocs.casework.checks import check
from sigdocs.casework.closing.close import close, follow_up
from sigdocs.casework.consent.coverage import covers_something
from sigdocs.casework.consent.insats_record import remind_of_insats, state_insats
from sigdocs.casework.consent.record import state_consent
from sigdocs.casework.consent.request import request_consent
from sigdocs.casework.consent.stored_words import read_stored_words
from sigdocs.casework.decision import Again, Decision, Ids, Register, Ruling
from sigdocs.casework.disclosure.record import keep_apart, record_disclosure
from sigdocs.casework.evolve import evolve
from sigdocs.casework.guardians import guardians_as_known, say_name_stays
from sigdocs.casework.history import History
from sigdocs.casework.interview.record import interview
from sigdocs.casework.journal import write_journal
from sigdocs.casework.meeting.attendance import author_title, hold_meeting
from sigdocs.casework.naming import consents_apart, told_apart
from sigdocs.casework.nomination.nominate import code_problems
from sigdocs.casework.opening import open_case, remark_on_leaflet
from sigdocs.casework.people import People
from sigdocs.casework.plan.goals import plan
from sigdocs.casework.plan.measures import take_measures
from sigdocs.casework.plan.reissue import release, say_who_must_consent_now
from sigdocs.casework.plan.versions import issue_plan
from sigdocs.casework.sharing.holds import hold
from sigdocs.casework.sharing.receivers import called_parties
from sigdocs.casework.shelter import ask_about_places, shelter
from sigdocs.casework.sweep import sweep
from sigdocs.casework.unheard import ask_about_unheard
from sigdocs.casework.warnings import look_for_warnings, warn
from sigdocs.model import events as ev
from sigdocs.model.case import Case, DeviationCase, PausePeriod
from sigdocs.model.consent import ConsentAction
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.people import Custody, PersonFacts, Protection
from sigdocs.model.plan_texts import texts_of
from sigdocs.model.profile import Profile

_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WEEKEND = frozenset(_WEEKDAYS[5:])


def rule(
    case: Case | None,
    note: Note,
    today: dt.date,
    profile: Profile,
    register: Register,
    ids: Ids,
    again: Again | None = None,
) -> Decision:
    """Rule on one note that is no correction, given the case it meets.

    ``again`` is given when an entry is decided on again, as part of a correction; whether that may
    change the code of a nomination is then settled already.
    """
    opened: tuple[ev.Event, ...] = ()
    if case is None:
        event, problems = open_case(note, profile, register)
        if event is None:
            return Decision(problems=problems)
        opened, case = (event,), evolve(None, event)
    if again:  # what was held then is not told over again; what is held now, the correction says
        case = case.model_copy(update={"held": ()})
    number = again.seq if again else case.seq + 1
    people = People.of(profile, case)
    note = told_apart(note, people)
    before = consents_apart(again.consents, people) if again else None
    known = again.known if again else ()
    ruling = Ruling(case, note, today, profile, ids, number, before, known, events=list(opened))
    read_stored_words(ruling)
    if not again:
        hold(ruling, register)
    check(ruling, register, opened_now=bool(opened))
    keep_apart(ruling)
    if not again:  # what was taken in before is not asked about when another note is corrected
        ruling.problems += code_problems(note, register, opens=bool(opened))
        sweep(ruling)
        ask_about_unheard(ruling)
    if not {faults.OTHER_YOUTH, faults.SAME_MEETING} & {one.fault for one in ruling.problems}:
        _work_through(ruling, register)
    decision = Decision(
        events=tuple(ruling.events),
        problems=tuple(ruling.problems),
        remarks=tuple(ruling.remarks),
    )
    return decision if decision.accepted else Decision(problems=decision.problems)


def ids_of(history: History) -> Ids:
    """The highest ids ever used in the case, corrected away or not."""
    return Ids().raised(event for entry in history for event in entry.events)


def _work_through(ruling: Ruling, register: Register) -> None:
    if ruling.note.kind is NoteKind.DISCLOSURE:
        hold_meeting(ruling)
        record_disclosure(ruling)
        release(ruling)
        write_journal(ruling)
        return
    _state_facts(ruling, register)
    remark_on_leaflet(ruling)
    state_consent(ruling)
    say_who_must_consent_now(ruling)
    state_insats(ruling)
    hold_meeting(ruling)
    ruling.look_round()
    _tell(ruling)
    interview(ruling)
    plan(ruling)
    _deviate(ruling)
    _pause_or_resume(ruling)
    close(ruling)
    follow_up(ruling)
    _meet_next(ruling)
    request_consent(ruling)
    remind_of_insats(ruling)
    issue_plan(ruling)
    write_journal(ruling)
    look_for_warnings(ruling)
    ask_about_places(ruling)
    if ruling.note.author and not author_title(ruling):
        warn(ruling, f"befattning:{ruling.note.author}", faults.AUTHOR_TITLE, "author")


def _state_facts(ruling: Ruling, register: Register) -> None:
    note = ruling.note
    named = [party.organisation for party in note.partners]
    for consent in note.consents:
        if consent.action is not ConsentAction.WITHDRAWN:
            named += [party.name for party in consent.parties]
    unknown = dict.fromkeys(
        name
        for name in named
        if not ruling.people.party(name) and not ruling.people.near_party(name)
    )
    asked = dict.fromkeys(party.organisation for party in note.partners) | unknown
    facts = ev.FactsStated(
        youth=_youth_as_known(ruling),
        guardians=guardians_as_known(ruling),
        asked=tuple(asked),
        legal_frame=note.legal_frame,
        origin=note.origin,
        nominated_by=note.nominated_by,
        social_worker=note.social_worker,
        coordinator=note.coordinator,
        placed_before=note.placed_before,
        file_reference=note.file_reference,
        nomination=note.nomination_code,
    )
    facts = shelter(ruling, facts, register)
    if facts != ev.FactsStated():
        _say_whose_protection_ends(ruling, facts)
        ruling.happen(facts)
        ruling.look_round()
    if note.guardians:
        _ask_who_has_custody(ruling)


def _ask_who_has_custody(ruling: Ruling) -> None:
    """Ask when one has sole custody and another also decides (FB 6:3): who must consent hangs on it."""
    deciding = [one for one in ruling.case.guardians if one.has_custody]
    sole = next((one for one in deciding if one.custody is Custody.SOLE), None)
    for other in deciding:
        if sole and other.name != sole.name:
            ruling.problem(faults.CUSTODY_BOTH, "guardians", sole=sole.name, other=other.name)


def _say_whose_protection_ends(ruling: Ruling, facts: ev.FactsStated) -> None:
    said = [("youth", "den unge", facts.youth)] if facts.youth else []
    found = [*said, *((f"guardians.{i}", one.name, one) for i, one in enumerate(facts.guardians))]
    known = {one.name: one for one in (ruling.case.youth, *ruling.case.guardians)}
    for path, who, one in found:
        before = known.get(one.name)
        if before and before.protected and one.protection is Protection.NONE:
            ruling.problem(faults.UNPROTECTED, f"{path}.protection", who=who)


def _youth_as_known(ruling: Ruling) -> PersonFacts | None:
    """What the note says of the youth, under the name that consents and papers know.

    A name changes by a correction only, which replays all that hangs on it; a heading that says
    ”Milo” must not rename anybody.
    """
    said, known = ruling.note.youth, ruling.case.youth
    if said is None:
        return None
    number = said.personnummer if born(said.personnummer) else known.personnummer
    say_name_stays(ruling, said.name, known.name)
    return said.model_copy(update={"name": known.name, "personnummer": number})


def _tell(ruling: Ruling) -> None:
    note = ruling.note
    if note.situation:
        ruling.happen(ev.SituationTold(situation=note.situation))
    take_measures(ruling)
    said = texts_of(note)
    if any(said.values()):
        ruling.happen(ev.VoicesHeard(**said))
    if note.police:
        ruling.happen(ev.PoliceRoleStated(text=note.police))
    if note.safety or note.safety_steps or note.safety_contacts:
        ruling.happen(
            ev.SafetyPlanned(
                text=note.safety, steps=note.safety_steps, contacts=note.safety_contacts
            )
        )


def _deviate(ruling: Ruling) -> None:
    deviation = ruling.note.deviation
    if deviation is None:
        return
    day = deviation.on or ruling.note.date
    if day > ruling.note.date:
        ruling.problem(faults.DEVIATION_AHEAD, "deviation.on", on=day, date=ruling.note.date)
    ruling.happen(
        ev.DeviationReported(
            deviation=DeviationCase(
                seq=ruling.seq,
                deviation=deviation,
                contact_by=day,
                meet_by=next_weekday(day, ruling.profile.rules),
            )
        )
    )


def _pause_or_resume(ruling: Ruling) -> None:
    note = ruling.note
    if note.kind is NoteKind.RESUME:
        ruling.happen(ev.CaseResumed(on=note.date))
    if note.kind is not NoteKind.PAUSE:
        return
    if note.pause is None or note.pause.since is None:
        ruling.problem(faults.PAUSE_START, "pause.since", note.date.isoformat())
        return
    pause = note.pause
    if pause.until is None:
        end = add_months(note.pause.since, ruling.profile.rules.pause_months)
        pause = pause.model_copy(update={"until": end})
        ruling.remarks.append(f"Pausen saknar slutdatum; den gäller t.o.m. {end} enligt rutinen.")
    elif pause.until < note.pause.since:
        ruling.problem(
            faults.PERIOD, "pause.until", what="Pausen", since=pause.since, until=pause.until
        )
    if not pause.decided_by:
        ruling.remarks.append(
            "Parterna får besked om vilan först när anteckningen säger vem som har beslutat den: "
            "lämna en rättelse med ”Beslutat av”."
        )
    ruling.happen(ev.CasePaused(period=PausePeriod(seq=ruling.seq, pause=pause)))


def _meet_next(ruling: Ruling) -> None:
    planned = ruling.note.next_meeting
    if planned is None:
        return
    if ruling.note.kind is NoteKind.CLOSING:
        ruling.remarks.append(
            f"Ärendet avslutas, så mötet {planned.on} förs inte in som nästa möte."
        )
        return
    if planned.on <= ruling.note.date:
        ruling.problem(faults.NEXT_BEFORE, "next_meeting.on", on=planned.on, date=ruling.note.date)
        return
    if is_far(planned.on, ruling.note.date, years=1):
        ruling.problem(
            faults.FAR_AHEAD, "next_meeting.on", what="Nästa möte", on=planned.on, years=1
        )
        return
    if not is_weekday(planned.on, ruling.profile.rules):
        day = _WEEKDAYS[planned.on.weekday()]
        day = day if day in _WEEKEND else f"{day} som är helgdag"
        warn(
            ruling,
            f"ledig-dag:{planned.on}",
            faults.NEXT_DAY_OFF,
            "next_meeting.on",
            on=planned.on,
            day=day,
        )
    ruling.happen(ev.NextMeetingPlanned(meeting=planned))
    _say_who_is_not_called(ruling, planned.on)


def _say_who_is_not_called(ruling: Ruling, day: dt.date) -> None:
    """Tell which parties that are covered now are not covered the day of the meeting."""
    still = called_parties(ruling.case, (*ruling.days, day), ruling.profile)
    for party in called_parties(ruling.case, ruling.days, ruling.profile):
        if party not in still:
            why = covers_something(ruling.case, party.key, day)
            ruling.remarks.append(f"{party.name} kallas inte till mötet {day}: {why}.")
