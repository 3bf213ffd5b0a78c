"""The municipality's profile: everything local, as data. Nothing local is in code."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from annotated_types import Interval, MinLen
from pydantic import StringConstraints

from sigdocs.model.base import Frozen, sv
from sigdocs.model.leaflet import LeafletTexts
from sigdocs.model.note import CaseType
from sigdocs.model.people import SafetyContact
from sigdocs.model.plan import MeasureKind
from sigdocs.model.text import Line, Text

_NUMBER = (
    r"^[A-Za-z0-9][A-Za-z0-9-]*(\{år\}[A-Za-z0-9-]*)?\{löpnr:0[1-6]\}([A-Za-z0-9-]*[A-Za-z0-9])?$"
)
"""A case number names folders and files: plain letters and digits, and a running number."""
_NUMBER_MAX = 40


class Channel(StrEnum):
    """How paper reaches a party."""

    SECURE_MAIL = "säker e-post"
    SDK = "SDK"
    LETTER = "brev"
    HAND = "överlämnas"
    NONE = "inget utskick"


class DutyHolder(StrEnum):
    """Whose a task is in every case."""

    COORDINATOR = "samordnare"
    SOCIAL_WORKER = "socialsekreterare"
    BOTH = "båda"
    MANAGER = "enhetschef"


class Duty(Frozen):
    """A task and whose it is (S0 2.2.1, 3.2)."""

    task: Annotated[Line, sv("uppgift", "Vad som ska göras.")]
    by: Annotated[
        DutyHolder, sv("görs av", "”samordnare”, ”socialsekreterare”, ”båda” eller ”enhetschef”.")
    ]


class Staff(Frozen):
    """Somebody at the unit who writes notes."""

    name: Annotated[Line, sv("namn", "Namn.")]
    title: Annotated[Line, sv("befattning", "Befattning; annars det som samordnaren kallas.")] = ""
    phone: Annotated[Line, sv("telefon", "Telefonnummer.")] = ""
    email: Annotated[Line, sv("e-post", "E-postadress.")] = ""


class Contact(Frozen):
    """A named person at a partner."""

    name: Annotated[Line, sv("namn", "Namn.")]
    title: Annotated[Line, sv("befattning", "Befattning.")] = ""
    phone: Annotated[Line, sv("telefon", "Telefonnummer.")] = ""


class Partner(Frozen):
    """An organisation the unit works with.

    Attributes:
        key: short ASCII name, unique.
        name: as printed.
        synonyms: what people write instead (”soc”, ”MM”).
        same_committee: staff of the same nämnd need no consent (OSL 8:1 does not part them).
        authority: whether it is a public authority; None when nobody has said.
        health_care: whether its own papers fall under the secrecy of health care (OSL 25:1).
        provision: the secrecy provision their papers fall under, if another than the unit's.
    """

    key: Annotated[Line, sv("nyckel", "Kort namn i a–z.")]
    name: Annotated[Line, sv("namn", "Namn.")]
    synonyms: Annotated[tuple[Line, ...], sv("kallas", "Vad folk skriver i stället.")] = ()
    contacts: Annotated[tuple[Contact, ...], sv("kontakter", "Personer.")] = ()
    channel: Annotated[Channel, sv("kanal", "Hur papper når parten.")] = Channel.LETTER
    address: Annotated[Line, sv("adress", "Postadress för brev.")] = ""
    same_committee: Annotated[bool, sv("samma nämnd", "Behöver inte samtycke.")] = False
    municipal: Annotated[bool, sv("kommunal", "Kommunens egen resurs.")] = False
    police: Annotated[bool, sv("polis", "Polisens roll skrivs ut.")] = False
    authority: Annotated[bool | None, sv("är myndighet", "Inte privat; tomt = okänt.")] = None
    health_care: Annotated[bool, sv("vården", "Hälso- och sjukvård (OSL 25:1).")] = False


class Area(Frozen):
    """A life area with its code, label, and what people write instead.

    ``measures`` are those that tell how things stand in the area; the plan prints them there.
    """

    code: Annotated[Line, sv("kod", "Kort namn i a–z.")]
    label: Annotated[Line, sv("namn", "Som det skrivs ut.")]
    synonyms: Annotated[tuple[Line, ...], sv("kallas", "Vad folk skriver i stället.")] = ()
    measures: Annotated[tuple[MeasureKind, ...], sv("mått", "Mätvärden som hör till området.")] = ()


class CaseTypeProfile(Frozen):
    """What differs between kinds of case: number pattern, plan title, words, life areas."""

    number_pattern: Annotated[
        str,
        sv("ärendenummer", "T.ex. SIG-{år}-{löpnr:03}."),
        StringConstraints(pattern=_NUMBER, max_length=_NUMBER_MAX),
    ]
    plan_title: Annotated[Line, sv("planens namn", "Åtgärdsplan, handlingsplan …")]
    youth_word: Annotated[Line, sv("den unge kallas", "Ungdom, klient …")]
    coordinator_title: Annotated[Line, sv("samordnaren kallas", "Samordnare, lots …")]
    care_plan: Annotated[
        bool, sv("genomförandeplan", "Om en genomförandeplan görs när planen revideras.")
    ] = False
    areas: Annotated[tuple[Area, ...], sv("livsområden", "I den ordning de skrivs ut.")]


class Secrecy(Frozen):
    """The secrecy marking (OSL 5:5): provision, authority, and when the text was last checked."""

    provision: Annotated[Line, sv("bestämmelse", "Lagrum, helt.")] = (
        "26 kap. 1 § offentlighets- och sekretesslagen (2009:400)"
    )
    short: Annotated[Line, sv("kort", "Lagrum, kort.")] = "26 kap. 1 § OSL"
    authority: Annotated[Line, sv("myndighet", "Den som gjort markeringen.")]
    checked_on: Annotated[dt.date, sv("kontrollerad", "När lagtexten senast kontrollerades.")]


class Rules(Frozen):
    """Numbers the routine runs by; days unless said otherwise."""

    first_interval: Annotated[
        int, sv("dagar mellan möten först", "Heltal."), Interval(ge=1, le=90)
    ] = 14
    first_meetings: Annotated[int, sv("täta möten", "Heltal."), Interval(ge=0, le=50)] = 4
    later_interval: Annotated[
        int, sv("dagar mellan möten sedan", "Heltal."), Interval(ge=1, le=180)
    ] = 30
    consent_months: Annotated[int, sv("samtycke månader", "Heltal."), Interval(ge=1, le=24)] = 6
    pause_months: Annotated[int, sv("paus månader", "Heltal."), Interval(ge=1, le=12)] = 2
    meeting_minutes: Annotated[
        int,
        sv("mötets längd i minuter", "I kalendern, när sluttid saknas."),
        Interval(ge=15, le=480),
    ] = 60
    birthday_warning: Annotated[
        int, sv("dagar före 18-årsdag", "Heltal."), Interval(ge=1, le=365)
    ] = 60
    consent_warning: Annotated[
        int, sv("dagar före samtyckets slut", "Heltal."), Interval(ge=1, le=180)
    ] = 30
    free_days: Annotated[tuple[Line, ...], sv("lediga aftnar", "Räknas inte som vardag.")] = (
        "midsommarafton",
        "julafton",
        "nyårsafton",
    )


class Profile(Frozen):
    """The municipality, its unit, its people, partners and rules."""

    municipality: Annotated[Line, sv("kommun", "Kommunens namn.")]
    committee: Annotated[Line, sv("nämnd", "Ansvarig nämnd.")]
    unit: Annotated[Line, sv("enhet", "Enhetens namn.")]
    address: Annotated[Line, sv("adress", "Besöksadress.")] = ""
    phone: Annotated[Line, sv("telefon", "Telefonnummer.")] = ""
    accent: Annotated[
        str, sv("färg", "Accentfärg, RRGGBB."), StringConstraints(pattern=r"^[0-9A-Fa-f]{6}$")
    ] = "1F4E5F"
    logo_text: Annotated[Line, sv("logotyp beskrivs", "Vad bilden visar.")] = ""
    secrecy: Annotated[Secrecy, sv("sekretess", "Sekretessmarkeringen.")]
    manager: Annotated[Line, sv("enhetschef", "Namn; undertecknar arbetsfördelningen.")] = ""
    duties: Annotated[
        tuple[Duty, ...], sv("arbetsfördelning", "Vem som gör vad; utan rader görs inget papper.")
    ] = ()
    staff: Annotated[tuple[Staff, ...], sv("samordnare", "De som skriver anteckningar.")] = ()
    partners: Annotated[tuple[Partner, ...], sv("parter", "Samverkansparter.")] = ()
    case_types: Annotated[
        dict[CaseType, CaseTypeProfile], sv("ärendetyper", "En per målgrupp."), MinLen(1)
    ]
    safety_contacts: Annotated[
        tuple[SafetyContact, ...], sv("akuta kontakter", "Skrivs ut i planen.")
    ] = ()
    police_role: Annotated[Text, sv("polisens roll", "Skrivs ut när polisen är med.")] = (
        "Polisen vill hjälpa dig att hålla dig borta från brott. Men polisen måste alltid anmäla "
        "och rapportera om de får veta att någon har begått ett brott."
    )
    nomination_code: Annotated[
        str,
        sv("nomineringskod", "T.ex. NOM-{år}-{löpnr:03}."),
        StringConstraints(pattern=_NUMBER, max_length=_NUMBER_MAX),
    ] = "NOM-{år}-{löpnr:03}"
    rules: Annotated[Rules, sv("regler", "Rutinens tal.")] = Rules()
    leaflets: Annotated[
        tuple[LeafletTexts, ...],
        sv("informationstexter", "Läses ur mallmappen, ett språk per fil."),
    ] = ()
