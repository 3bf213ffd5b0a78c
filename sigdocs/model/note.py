"""The note: what a coordinator wrote after a meeting, understood but not yet applied to a case.

The one source of validation, JSON Schema, the Word form, the text format and the page on how
notes are written. Names and numbers are as written; whom and what they mean in the case is
decided by ``casework``.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from sigdocs.model.base import Frozen, sv
from sigdocs.model.consent import ConsentFact
from sigdocs.model.disclosure import Disclosure
from sigdocs.model.insats import InsatsFact
from sigdocs.model.interview import GuardianInterview, YouthInterview
from sigdocs.model.nomination import NominationFacts
from sigdocs.model.people import (
    Attendee,
    GuardianFacts,
    PartnerFacts,
    PersonFacts,
    SafetyContact,
    SourcedFact,
)
from sigdocs.model.plan import GoalEntry, Measure, StatusEntry
from sigdocs.model.safety import SafetySteps
from sigdocs.model.text import Line, Text


class NoteKind(StrEnum):
    """The kinds of note; the value is what people write."""

    INTAKE = "inskrivning"
    CONSENT = "samtycke"
    START = "startmöte"
    FOLLOW_UP = "uppföljning"
    DEVIATION = "avvikelse"
    PAUSE = "paus"
    RESUME = "återupptagande"
    CLOSING = "avslut"
    CONTACT = "journal"
    DISCLOSURE = "utlämnande"
    NOMINATION = "nominering"
    YOUTH_INTERVIEW = "intervju ungdom"
    GUARDIAN_INTERVIEW = "intervju förälder"
    CORRECTION = "rättelse"

    @property
    def slug(self) -> str:
        """The name used in paths: ASCII only, without spaces.

        >>> NoteKind.GUARDIAN_INTERVIEW.slug
        'intervju_foralder'
        """
        return self.value.translate(str.maketrans("åäö ", "aao_"))


class CaseType(StrEnum):
    """Which target group the case belongs to."""

    YOUTH = "ungdom"
    YOUNG_ADULT = "unga vuxna"


class LegalFrame(StrEnum):
    """What the insats rests on or runs beside."""

    SOL = "SoL"
    LVU = "LVU"
    SENTENCE = "påföljd"
    WAIVER = "åtalsunderlåtelse"
    INTERIM = "mellantvång"


class Origin(StrEnum):
    """How the case came to the group."""

    FOCUS_GROUP = "fokusgrupp"
    SOCIAL_WORKER = "socialsekreterare"
    OWN = "egen ansökan"
    HOME_FROM_SIS = "hemflytt SiS"
    PRISON = "anstalt"
    OTHER = "annat"


class Situation(Frozen):
    """How things stand in one part of life, as told at the meeting."""

    area: Annotated[Line, sv("område", "Livsområde eller rubrik.", "livsområde")] = ""
    text: Annotated[Text, sv("nuläge", "Vad som sades.", "läge", "beskrivning")]


class NextMeeting(Frozen):
    """When the group meets next."""

    on: Annotated[dt.date, sv("datum", "Dag.", "nästa möte", "datum och tid")]
    at: Annotated[dt.time | None, sv("tid", "Klockslag.", "kl", "klockan")] = None
    until: Annotated[
        dt.time | None, sv("sluttid", "När det slutar; går att skriva i tid: 14.30–15.30.")
    ] = None
    place: Annotated[Line, sv("plats", "Var.", "lokal")] = ""
    called_by: Annotated[Line, sv("kallas av", "Vem som kallar.", "kallar")] = ""
    rhythm: Annotated[Line, sv("därefter", "Hur ofta sedan.", "rytm", "mötesrytm")] = ""


class Recipients(Frozen):
    """Who the note says shall have the plan.

    ``everyone_covered`` is ”alla som ingår i samtycket”; ``to`` and ``not_to`` name some.
    """

    everyone_covered: Annotated[bool, sv("alla i samtycket", "Alla som samtycket omfattar.")] = True
    to: Annotated[tuple[Line, ...], sv("till", "Namngivna mottagare.", "skickas till")] = ()
    not_to: Annotated[
        tuple[Line, ...], sv("inte till", "Får inte planen.", "skickas inte till")
    ] = ()


class Deviation(Frozen):
    """What departed from the plan, and the contact that shall follow the same day."""

    what: Annotated[Text, sv("vad hände", "Vad som avvek.", "händelse", "avvikelse")]
    on: Annotated[dt.date | None, sv("hände den", "Dag.", "när")] = None
    contacted_on: Annotated[
        dt.date | None, sv("kontakt med den unge", "Dag för kontakten.", "kontakt togs")
    ] = None
    contacted_how: Annotated[Line, sv("hur kontakten togs", "Samtal, besök, sms.")] = ""


class Pause(Frozen):
    """A break in the insats, decided by a manager."""

    since: Annotated[dt.date | None, sv("från och med", "Första dag.", "fr.o.m.", "paus från")] = (
        None
    )
    until: Annotated[dt.date | None, sv("till och med", "Sista dag.", "t.o.m.", "paus till")] = None
    reason: Annotated[Text, sv("skäl", "Varför.", "anledning", "orsak")] = ""
    decided_by: Annotated[Line, sv("beslutat av", "Chef eller projektledare.", "beslut av")] = ""


class AreaOutcome(Frozen):
    """One life area at the end: where it began, where it ended, whether the goal was met."""

    area: Annotated[Line, sv("livsområde", "Område.", "område")]
    goal: Annotated[Text, sv("mål", "Målet.")] = ""
    before: Annotated[Text, sv("läge vid inskrivning", "Vid start.", "läge in")] = ""
    after: Annotated[Text, sv("läge vid utskrivning", "Vid avslut.", "läge ut")] = ""
    met: Annotated[Line, sv("uppfyllt", "Ja, delvis eller nej.", "måluppfyllelse")] = ""


class Closing(Frozen):
    """How the insats ended."""

    enrolled: Annotated[dt.date | None, sv("inskriven", "Första dag.", "inskrivningsdatum")] = None
    discharged: Annotated[dt.date | None, sv("utskriven", "Sista dag.", "utskrivningsdatum")] = None
    reason: Annotated[
        Text, sv("anledning", "Varför insatsen avslutas.", "anledning till avslut")
    ] = ""
    outcomes: Annotated[
        tuple[AreaOutcome, ...], sv("läge per livsområde", "En rad per område.", "läge vid avslut")
    ] = ()
    pauses: Annotated[Text, sv("pauser", "Antal och tider.", "avstängningar")] = ""
    afterwards: Annotated[
        tuple[Text, ...],
        sv("efter avslut", "Vem som följer upp vad, och när.", "uppföljning efter"),
    ] = ()
    guardian_words: Annotated[
        Text, sv("vårdnadshavarnas ord", "Ordagrant.", "återkoppling från vårdnadshavare")
    ] = ""
    dormant: Annotated[bool | None, sv("vilande lista", "Om kontakten hålls vid liv.")] = None
    follow_up_on: Annotated[
        dt.date | None,
        sv("uppföljningsdatum", "Nästa kontakt efter avslut.", "nästa kontakt", "följs upp den"),
    ] = None
    follow_up_by: Annotated[
        Line, sv("följs upp av", "Vem i enheten som håller kontakten.", "kontakten hålls av")
    ] = ""


class CorrectionItem(Frozen):
    """One thing that was wrong in an earlier note."""

    applies_to: Annotated[Line, sv("gäller", "Vad i anteckningen: fält, mål eller åtagande.")]
    stood: Annotated[Text, sv("stod", "Vad som stod.", "där stod")]
    should_be: Annotated[Text, sv("ska stå", "Vad som ska stå.", "skall stå", "rätt är")]
    reason: Annotated[Line, sv("orsak", "Varför det blev fel.", "skäl")] = ""


class Reading(Frozen):
    """How the program read something that could be written many ways, shown for approval."""

    path: str
    written: Line
    read_as: Line


class Note(Frozen):
    """One note. Which fields are needed depends on its kind; ``casework`` says what is missing."""

    kind: Annotated[
        NoteKind, sv("typ", "Vilken sorts anteckning.", "typ av möte", "mötestyp", "anteckningstyp")
    ]
    case_number: Annotated[
        Line, sv("ärende", "Ärendenummer; tomt vid inskrivning.", "ärendenummer", "ärendenr")
    ] = ""
    case_type: Annotated[
        CaseType | None, sv("ärendetyp", "Ungdom eller unga vuxna.", "målgrupp")
    ] = None
    date: Annotated[
        dt.date,
        sv("datum", "Dagen för mötet eller händelsen.", "mötesdatum", "datum och tid", "dag"),
    ]
    start_time: Annotated[dt.time | None, sv("tid", "När mötet började.", "kl", "starttid")] = None
    end_time: Annotated[dt.time | None, sv("sluttid", "När mötet slutade.", "till kl")] = None
    place: Annotated[Line, sv("plats", "Var.", "lokal", "mötesplats")] = ""
    author: Annotated[
        Line, sv("antecknat av", "Vem som skrev.", "anteckning av", "vid pennan", "intervjuare")
    ] = ""
    author_title: Annotated[Line, sv("befattning", "Skribentens befattning.", "titel")] = ""

    youth: Annotated[
        PersonFacts | None, sv("ungdom", "Den unge.", "klient", "den unge", "ungdomen")
    ] = None
    guardians: Annotated[
        tuple[GuardianFacts, ...], sv("vårdnadshavare", "En per rad.", "vh", "vårdnadshavarna")
    ] = ()
    partners: Annotated[
        tuple[PartnerFacts, ...], sv("parter som tillfrågas", "Verksamheter.", "aktörer", "parter")
    ] = ()
    legal_frame: Annotated[LegalFrame | None, sv("rättslig ram", "SoL, LVU …", "lagrum")] = None
    origin: Annotated[
        Origin | None, sv("ursprung", "Hur ärendet kom in.", "aktualiserad genom")
    ] = None
    nominated_by: Annotated[Line, sv("nominerad av", "Vem som lyfte frågan.")] = ""
    social_worker: Annotated[
        Line, sv("ansvarig socialsekreterare", "Namn.", "socialsekreterare", "soc.sekr")
    ] = ""
    coordinator: Annotated[
        Line, sv("samordnare", "Samordnare eller lots.", "lots", "samordnas av")
    ] = ""
    placed_before: Annotated[
        bool | None, sv("tidigare placering", "Om den unge har varit placerad.", "placerad")
    ] = None
    file_reference: Annotated[Line, sv("personakt", "Beteckning i verksamhetssystemet.", "akt")] = (
        ""
    )

    attendees: Annotated[
        tuple[Attendee, ...], sv("närvarande", "En per rad.", "deltagare", "deltog", "medverkande")
    ] = ()
    consents: Annotated[
        tuple[ConsentFact, ...], sv("samtycke", "Vad som gäller om samtycke.", "medgivande")
    ] = ()
    insats: Annotated[
        InsatsFact | None,
        sv(
            "samtycke till insatsen",
            "Vilka som samtycker till själva insatsen; inte till att dela uppgifter.",
            "samtycke till insats",
            "samtycke till själva insatsen",
        ),
    ] = None
    situation: Annotated[
        tuple[Situation, ...], sv("nuläge", "Läget per område.", "läget runt", "laget runt")
    ] = ()
    measures: Annotated[
        tuple[Measure, ...], sv("mätvärden", "Närvaro, oro, skalor.", "mått", "skalor")
    ] = ()
    youth_goals: Annotated[
        Text, sv("den unges egna mål", "Som den unge sade det.", "egna mål", "ungdomens mål")
    ] = ""
    guardian_goals: Annotated[
        Text, sv("vårdnadshavarnas mål", "Som de sade det.", "föräldrarnas mål")
    ] = ""
    goals: Annotated[
        tuple[GoalEntry, ...],
        sv("åtgärdsplan", "Mål och åtaganden.", "plan", "handlingsplan", "nya åtaganden", "mål"),
    ] = ()
    statuses: Annotated[
        tuple[StatusEntry, ...],
        sv("uppföljning av åtaganden", "Status per åtagande.", "genomgång av plan", "status"),
    ] = ()
    police: Annotated[
        Text, sv("polisens uppdrag", "Polisens roll och rapport.", "polisen", "polisens rapport")
    ] = ""
    safety: Annotated[
        Text, sv("säkerhetsplanering", "Vad som görs om planen inte hålls.", "säkerhetsplan")
    ] = ""
    safety_steps: Annotated[
        SafetySteps | None,
        sv("säkerhetsplan steg för steg", "Risk, tecken, vem gör vad.", "säkerhetsplanens delar"),
    ] = None
    safety_contacts: Annotated[
        tuple[SafetyContact, ...], sv("vem ringer vem", "Kontakter vid fara.", "akuta kontakter")
    ] = ()
    youth_words: Annotated[
        Text, sv("den unges egna ord", "Ordagrant.", "egna ord", "ungdomens ord", "röst")
    ] = ""
    other: Annotated[Text, sv("övrigt", "Annat.", "övriga frågor", "noteringar")] = ""

    facts: Annotated[
        tuple[SourcedFact, ...], sv("uppgifter", "Uppgift och vem som lämnade den.", "fakta")
    ] = ()
    observations: Annotated[
        Text, sv("iakttagelser", "Vad skribenten själv såg.", "iakttagelse")
    ] = ""
    assessment: Annotated[Text, sv("bedömning", "Skribentens bedömning.", "analys")] = ""
    decisions: Annotated[
        Text, sv("åtgärd eller beslut", "Vad som görs.", "beslut", "planering")
    ] = ""
    objection: Annotated[
        Text, sv("synpunkt på uppgift", "Om någon anser en uppgift felaktig (SoL 14:6).")
    ] = ""
    contact_way: Annotated[Line, sv("kontaktsätt", "Samtal, sms, hembesök.", "kontakt genom")] = ""
    with_whom: Annotated[Line, sv("kontakt med", "Vem.", "med vem", "samtal med")] = ""

    next_meeting: Annotated[
        NextMeeting | None, sv("nästa möte", "Dag, tid, plats.", "nytt möte", "nästa träff")
    ] = None
    recipients: Annotated[
        Recipients | None,
        sv("planen skickas till", "Mottagare.", "delges", "utskick", "skickas till"),
    ] = None
    deviation: Annotated[Deviation | None, sv("avvikelse", "Vad som hände.")] = None
    pause: Annotated[Pause | None, sv("paus", "Tid och skäl.")] = None
    closing: Annotated[Closing | None, sv("avslut", "Hur det gick.")] = None
    nomination: Annotated[NominationFacts | None, sv("nominering", "Före samtycke.")] = None
    nomination_code: Annotated[
        Line,
        sv(
            "nomineringskod", "Koden som nomineringen fick; tom för en ny.", "nominering kod", "kod"
        ),
    ] = ""
    disclosure: Annotated[Disclosure | None, sv("utlämnande", "Utan samtycke.")] = None
    youth_interview: Annotated[
        YouthInterview | None, sv("intervju med den unge", "Vad den unge berättade.")
    ] = None
    guardian_interview: Annotated[
        GuardianInterview | None, sv("intervju med vårdnadshavare", "Vad föräldern berättade.")
    ] = None

    corrects_date: Annotated[
        dt.date | None, sv("rättar", "Datum för anteckningen som rättas.", "rättar anteckning")
    ] = None
    corrects_kind: Annotated[NoteKind | None, sv("rättar typ", "Dess typ, om flera samma dag.")] = (
        None
    )
    corrections: Annotated[tuple[CorrectionItem, ...], sv("rättelser", "En per fel.")] = ()
    replacement: Annotated[
        "Note | None", sv("hela anteckningen på nytt", "I stället för enskilda rättelser.")
    ] = None

    readings: Annotated[
        tuple[Reading, ...],
        sv("tolkningar", "Hur relativa uppgifter lästes; fylls i av programmet."),
    ] = ()
