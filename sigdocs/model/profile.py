"""The municipality's profile: everything local, as data. Nothing local is in code."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from sigdocs.model.base import Frozen
from sigdocs.model.note import CaseType
from sigdocs.model.people import SafetyContact
from sigdocs.model.text import Line, Text


class Channel(StrEnum):
    """How paper reaches a party."""

    SECURE_MAIL = "säker e-post"
    SDK = "SDK"
    LETTER = "brev"
    HAND = "överlämnas"
    NONE = "inget utskick"


class Staff(Frozen):
    """Somebody at the unit who writes notes."""

    name: Line
    title: Line = "samordnare"
    phone: Line = ""
    email: Line = ""


class Contact(Frozen):
    """A named person at a partner."""

    name: Line
    title: Line = ""
    phone: Line = ""


class Partner(Frozen):
    """An organisation the unit works with.

    Attributes:
        key: short ASCII name, unique.
        name: as printed.
        synonyms: what people write instead (”soc”, ”MM”).
        same_committee: staff of the same nämnd need no consent (OSL 8:1 does not part them).
        provision: the secrecy provision their papers fall under, if another than the unit's.
    """

    key: Line
    name: Line
    synonyms: tuple[Line, ...] = ()
    contacts: tuple[Contact, ...] = ()
    channel: Channel = Channel.LETTER
    same_committee: bool = False
    municipal: bool = False
    police: bool = False


class Area(Frozen):
    """A life area with its code, label, and what people write instead."""

    code: Line
    label: Line
    synonyms: tuple[Line, ...] = ()


class CaseTypeProfile(Frozen):
    """What differs between kinds of case: number pattern, plan title, words, life areas."""

    number_pattern: Line
    plan_title: Line
    youth_word: Line
    coordinator_title: Line
    areas: tuple[Area, ...]


class Secrecy(Frozen):
    """The secrecy marking (OSL 5:5): provision, authority, and when the text was last checked."""

    provision: Line = "26 kap. 1 § offentlighets- och sekretesslagen (2009:400)"
    short: Line = "26 kap. 1 § OSL"
    authority: Line
    checked_on: dt.date


class Rules(Frozen):
    """Numbers the routine runs by; days unless said otherwise."""

    first_interval: int = Field(default=14, ge=1, le=90)
    first_meetings: int = Field(default=4, ge=0, le=50)
    later_interval: int = Field(default=30, ge=1, le=180)
    consent_months: int = Field(default=6, ge=1, le=24)
    pause_months: int = Field(default=2, ge=1, le=12)
    birthday_warning: int = Field(default=60, ge=1, le=365)
    consent_warning: int = Field(default=30, ge=1, le=180)
    free_days: tuple[Line, ...] = ("midsommarafton", "julafton", "nyårsafton")


class Profile(Frozen):
    """The municipality, its unit, its people, partners and rules."""

    municipality: Line
    committee: Line
    unit: Line
    address: Line = ""
    phone: Line = ""
    accent: str = Field(default="1F4E5F", pattern=r"^[0-9A-Fa-f]{6}$")
    logo_text: Line = ""
    secrecy: Secrecy
    staff: tuple[Staff, ...] = ()
    partners: tuple[Partner, ...] = ()
    case_types: dict[CaseType, CaseTypeProfile]
    safety_contacts: tuple[SafetyContact, ...] = ()
    police_role: Text = (
        "Polisen vill hjälpa dig att hålla dig borta från brott. Men polisen måste alltid anmäla "
        "och rapportera om de får veta att någon har begått ett brott."
    )
    rules: Rules = Rules()
