"""Consent as a note states it: who gives it, to whom, about what, from when to when.

Consent to *disclosure* (OSL 10:1, 12:2) lets named parties share; it is another thing than
consent to the *insats* (SoL 21 kap.).
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Line, Text


class ConsentAction(StrEnum):
    """What happened to the consent; one that is unchanged is only told of again."""

    GIVEN = "lämnat"
    CHANGED = "ändrat"
    WITHDRAWN = "återkallat"
    UNCHANGED = "oförändrat"


class Information(StrEnum):
    """Kinds of information a consent may cover."""

    SCHOOL = "skolgång"
    CRIME = "brottsmisstankar"
    HEALTH = "hälsa och missbruk"
    FAMILY = "familj"
    HOUSING = "boende"
    MONEY = "ekonomi"
    LEISURE = "fritid"
    WORK = "sysselsättning"
    OTHER = "annat"


class ConsentParty(Frozen):
    """A party that a consent speaks of.

    ``information`` lists the kinds the party may receive; empty means those that the consent as a
    whole names. A party may be allowed to give only, or to receive only.
    """

    name: Annotated[Line, sv("part", "Verksamhet som omfattas.", "verksamhet", "organisation")]
    information: Annotated[
        tuple[Information, ...],
        sv(
            "slags uppgifter", "Bara dessa slags uppgifter; tomt = samtyckets.", "uppgifter", "bara"
        ),
    ] = ()
    gives: Annotated[bool, sv("får lämna", "Om parten får lämna uppgifter till gruppen.")] = True
    receives: Annotated[bool, sv("får ta emot", "Om parten får ta emot uppgifter.")] = True


class ConsentFact(Frozen):
    """One statement about consent in a note.

    ``givers`` are names as written; whether they are all who must consent is for the casework.
    A consent names its kinds: for each party, or here for all of them; ``other`` says what ”annat”
    among them is. ``until`` empty with ``until_text`` means a stated end that is no date (”under insatstiden”).
    """

    action: Annotated[ConsentAction, sv("samtycke", "Lämnat, ändrat eller återkallat.")] = (
        ConsentAction.GIVEN
    )
    givers: Annotated[
        tuple[Line, ...],
        sv("lämnat av", "Vilka som samtycker eller återkallar.", "från", "av", "återkallat av"),
    ] = ()
    on: Annotated[dt.date | None, sv("datum", "Dagen det lämnades.", "daterat", "dat")] = None
    parties: Annotated[
        tuple[ConsentParty, ...], sv("parter", "Vilka som omfattas.", "gäller", "omfattar")
    ] = ()
    not_parties: Annotated[
        tuple[Line, ...], sv("inte", "Vilka som uttryckligen inte omfattas.", "omfattar inte")
    ] = ()
    information: Annotated[
        tuple[Information, ...],
        sv("slags uppgifter", "De slag som parterna får ta emot; räkna upp dem.", "uppgifter"),
    ] = ()
    other: Annotated[
        Line, sv("annat, nämligen", "Vad ”annat” bland slagen är.", "annat slag", "nämligen")
    ] = ""
    exceptions: Annotated[
        tuple[Line, ...], sv("undantag", "T.ex. ”inte drogprover”.", "utom", "undantaget")
    ] = ()
    since: Annotated[dt.date | None, sv("från och med", "Första dag.", "fr.o.m.", "from")] = None
    until: Annotated[
        dt.date | None, sv("till och med", "Sista dag.", "t.o.m.", "tom", "gäller till")
    ] = None
    until_text: Annotated[Line, sv("gäller så länge", "Slut som inte är ett datum.")] = ""
    written: Annotated[bool, sv("skriftligt", "Skriftligt eller muntligt.")] = True
    noted_by: Annotated[Line, sv("antecknat av", "Vem som tog emot muntligt samtycke.")] = ""
    language: Annotated[
        Line, sv("samtycket gavs på", "Språket som informationen gavs på, om inte svenska.")
    ] = ""
    interpreter: Annotated[bool, sv("genom tolk", "Om tolk hjälpte till.", "med tolk")] = False
    review: Annotated[
        dt.date | None, sv("omprövas", "Dagen då samtycket ses över.", "ses över", "följs upp")
    ] = None
    lapsed: Annotated[
        bool,
        sv(
            "samtycke saknades",
            "Mötet hölls utan giltigt samtycke; planen blir internt arbetsmaterial.",
            "samtycke hade gått ut",
            "inget samtycke",
        ),
    ] = False
    comment: Annotated[Text, sv("kommentar", "Övrigt om samtycket.")] = ""
