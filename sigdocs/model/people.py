"""People and organisations as a note states them."""

from enum import StrEnum
from typing import Annotated

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Line, Text


class Protection(StrEnum):
    """The three grades of protected personal data (OSL 21:3, 21:3 a, 22:1)."""

    NONE = "nej"
    MARKED = "sekretessmarkering"
    REGISTERED = "skyddad folkbokföring"
    ASSUMED = "fingerade personuppgifter"


class Custody(StrEnum):
    """Who decides for a child (FB 6:11, 6:13)."""

    JOINT = "gemensam"
    SOLE = "ensam"
    NONE = "ingen"


class PersonFacts(Frozen):
    """A private person as stated in a note; empty and None mean not stated.

    What is not stated leaves what was known; a stated ”nej” takes it back.
    """

    name: Annotated[Line, sv("namn", "För- och efternamn.", "ungdom", "klient", "den unge")] = ""
    personnummer: Annotated[
        Line,
        sv("personnummer", "12 siffror, samordningsnummer, eller ”saknas”.", "pnr", "persnr"),
    ] = ""
    called: Annotated[Line, sv("tilltalsnamn", "Det namn personen vill kallas vid.", "kallas")] = ""
    phone: Annotated[Line, sv("telefon", "Telefonnummer.", "tfn", "tel", "mobil")] = ""
    address: Annotated[Line, sv("adress", "Postadress.", "bostadsadress", "adr")] = ""
    contact_way: Annotated[Line, sv("kontaktsätt", "Hur personen helst nås.", "nås bäst")] = ""
    language: Annotated[Line, sv("språk", "Språk, om inte svenska.", "modersmål")] = ""
    interpreter: Annotated[
        bool | None, sv("tolk", "Om tolk behövs.", "tolkbehov", "behöver tolk")
    ] = None
    protection: Annotated[
        Protection | None,
        sv("skyddade personuppgifter", "Grad av skydd.", "skyddade uppgifter", "skydd"),
    ] = None
    intermediary: Annotated[
        Line,
        sv(
            "förmedlas via", "Vem som förmedlar post när uppgifterna är skyddade.", "ombud för post"
        ),
    ] = ""

    @property
    def protected(self) -> bool:
        """Whether the person's data are protected, in any grade."""
        return self.protection not in {None, Protection.NONE}


class GuardianFacts(PersonFacts):
    """A guardian (vårdnadshavare) as stated in a note."""

    relation: Annotated[Line, sv("relation", "Mamma, pappa eller annan.", "roll")] = ""
    custody: Annotated[Custody | None, sv("vårdnad", "Gemensam, ensam eller ingen vårdnad.")] = None
    wants_mail: Annotated[bool | None, sv("får utskick", "Om planen skickas dit.", "utskick")] = (
        None
    )
    channel: Annotated[Line, sv("kanal", "Brev, säker e-post eller överlämning.", "skickas")] = ""

    @property
    def has_custody(self) -> bool:
        """Whether the guardian decides for the child; so it is taken to be when nothing is said."""
        return self.custody is not Custody.NONE

    @property
    def may_be_sent(self) -> bool:
        """Whether paper may be sent to the guardian: unless they have said no."""
        return self.wants_mail is not False


class PartnerFacts(Frozen):
    """An organisation asked to take part, as stated in a note."""

    organisation: Annotated[Line, sv("organisation", "Verksamhetens namn.", "verksamhet", "aktör")]
    contact: Annotated[Line, sv("kontaktperson", "Namn och befattning.", "kontakt")] = ""
    phone: Annotated[Line, sv("telefon", "Telefonnummer.", "tfn", "tel")] = ""


class Attendee(Frozen):
    """Somebody who was at a meeting, or was called and did not come."""

    name: Annotated[Line, sv("namn", "Vem.", "deltagare", "person")]
    role: Annotated[Line, sv("roll", "Befattning eller relation.", "befattning", "titel")] = ""
    organisation: Annotated[Line, sv("verksamhet", "Varifrån.", "organisation", "aktör")] = ""
    present: Annotated[bool, sv("närvarande", "Om personen var med.", "närvaro", "deltog")] = True
    how: Annotated[Line, sv("anmärkning", "T.ex. ”via telefon”, ”kunde ej”.", "kommentar")] = ""
    without_secrets: Annotated[
        bool,
        sv(
            "utan sekretessuppgifter",
            "Personen omfattas inte av samtycke och fick inte del av sekretessuppgifter.",
            "deltog utan sekretessuppgifter",
        ),
    ] = False


class SafetyContact(Frozen):
    """Whom to call when something happens."""

    when: Annotated[Line, sv("när", "Dagtid, kväll, helg, vid fara.", "tid")] = ""
    who: Annotated[Line, sv("vem", "Person eller verksamhet.", "kontakt")]
    phone: Annotated[Line, sv("telefon", "Telefonnummer.", "tfn", "nummer")] = ""


class SourcedFact(Frozen):
    """A statement and who made it (SoL 14:3: facts with their source)."""

    source: Annotated[Line, sv("källa", "Vem som uppgav det.", "enligt", "uppgiftslämnare")] = ""
    text: Annotated[Text, sv("uppgift", "Vad som uppgavs.", "fakta")]


class HeardProtection(Frozen):
    """What a case has heard of somebody's protection in other cases.

    Attributes:
        personnummer: whose, as digits.
        words: what protects them there, each by its case and the entry that it began with.
        taken: the grade that the person has here by that; None when they had one here already.
        intermediary: by whom they are reached, as known there.
    """

    personnummer: Line
    words: tuple[Line, ...] = ()
    taken: Protection | None = None
    intermediary: Line = ""
