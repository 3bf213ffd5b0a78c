"""The note: what a coordinator wrote after a meeting, understood but not yet applied to a case.

The one source of validation, JSON Schema, the Word form, the text format and the page on how
notes are written. Names and numbers are as written; whom and what they mean in the case is
decided by ``casework``.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from sigdocs.model.base import Frozen, sv
from sigdocs.model.closing import Closing
from sigdocs.model.consent import ConsentFact
from sigdocs.model.disclosure import Disclosure
from sigdocs.model.insats import InsatsFact
from sigdocs.model.interview import GuardianInterview, YouthInterview
from sigdocs.model.meeting import Deviation, NextMeeting, Pause, Recipients, Situation
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
from sigdocs.model.plan_texts import PlanTexts
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


class NoteHead(Frozen):
    """What a note begins with: when and by whom it was written, and whose case it is."""

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


class Note(PlanTexts, NoteHead):  # its fields in this order: the head, the texts of the plan, more
    """One note. Which fields are needed depends on its kind; ``casework`` says what is missing."""

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
    may_stand: Annotated[
        bool,
        sv(
            "texten får stå så",
            "Ja, när nomineringens text har visats som den kommer att stå på listan.",
            "texten får stå",
            "får stå så",
        ),
    ] = False
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
