"""The interview with the youth or with a guardian, held at the start and again at the end.

Every answer may be left out: an interview is voluntary (S0 1.1.2, 3.1.2). What is left out stays
empty and is never guessed. The answers go to the file; own goals also into the plan,
and the numbers into the family's summary at the end.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from annotated_types import Interval

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Line, Text

_SCALE = Interval(ge=0, le=10)


class Term(StrEnum):
    """How far off a goal of one's own lies."""

    SHORT = "kort sikt"
    LONG = "lång sikt"


class SuspicionSource(StrEnum):
    """Who says how many suspicions of crime there are."""

    SELF = "självrapport"
    POLICE = "polisuppgift"


class Suspicions(Frozen):
    """How many suspicions of crime, in which window, according to whom.

    ``count`` None when nobody said; a comment may stand alone.
    """

    source: Annotated[
        SuspicionSource | None, sv("källa", "Självrapport eller polisuppgift.", "enligt")
    ] = None
    count: Annotated[
        int | None, Interval(ge=0, le=1000), sv("antal", "Hur många misstankar.", "misstankar")
    ] = None
    window_months: Annotated[
        int | None,
        Interval(ge=1, le=120),
        sv("månader", "Hur lång tid som räknas.", "senaste månaderna", "fönster"),
    ] = None
    comment: Annotated[Text, sv("kommentar", "Annat om misstankarna.", "anmärkning")] = ""


class OwnGoal(Frozen):
    """A goal in somebody's own words, and how it ranks among theirs."""

    goal: Annotated[Text, sv("mål", "Vad personen själv vill uppnå.", "eget mål")]
    priority: Annotated[
        int | None, Interval(ge=1, le=20), sv("prioritet", "1 är viktigast.", "prio", "ordning")
    ] = None
    term: Annotated[
        Term | None, sv("kort eller lång sikt", "Kort sikt eller lång sikt.", "sikt")
    ] = None


class ScaledGoal(OwnGoal):
    """A goal of the youth's own with the three scales 0–10 of motivational interviewing."""

    importance: Annotated[
        int | None, _SCALE, sv("hur viktigt", "0–10: hur viktigt det är.", "viktigt", "vikt")
    ] = None
    confidence: Annotated[
        int | None, _SCALE, sv("hur säker", "0–10: tilltro att lyckas.", "tilltro", "säker")
    ] = None
    readiness: Annotated[
        int | None, _SCALE, sv("hur redo", "0–10: beredd att börja nu.", "redo", "beredd")
    ] = None


class YouthInterview(Frozen):
    """What the youth told."""

    living: Annotated[
        Text,
        sv("boende och familj", "Var och med vem.", "boende/familj", "boende", "familj", "bor"),
    ] = ""
    school: Annotated[Line, sv("skola", "Skola eller enhet.", "skolenhet", "enhet")] = ""
    grade: Annotated[Line, sv("årskurs", "Årskurs eller program.", "klass", "åk")] = ""
    attendance: Annotated[
        Decimal | None,
        Interval(ge=0, le=100),
        sv("närvaro i procent", "0–100 %.", "närvaro", "skolnärvaro"),
    ] = None
    marks: Annotated[Text, sv("betyg", "Betyg och hur det går.", "betygen")] = ""
    leisure: Annotated[Text, sv("fritid", "Vad den unge gör.", "fritiden", "intressen")] = ""
    friends: Annotated[Text, sv("umgänge", "Vilka den unge är med.", "vänner", "kompisar")] = ""
    health: Annotated[
        Text, sv("hälsa och mående", "Kropp och psyke.", "hälsa/mående", "hälsa", "mående")
    ] = ""
    substances: Annotated[
        Text, sv("alkohol och droger", "Bruk och tankar.", "alkohol/droger", "alkohol", "droger")
    ] = ""
    suspicions: Annotated[
        tuple[Suspicions, ...],
        sv("misstankar om brott", "En rad per källa.", "brottsmisstankar", "brott"),
    ] = ()
    works: Annotated[
        Text, sv("vad som fungerar bra", "Det som skyddar.", "fungerar bra", "styrkor")
    ] = ""
    goals: Annotated[
        tuple[ScaledGoal, ...], sv("egna mål", "Ett per rad.", "mål", "mina mål", "dina mål")
    ] = ()
    wants: Annotated[Text, sv("vill ha med", "Vem den unge vill ha med.", "vem vill du ha med")] = (
        ""
    )
    wants_not: Annotated[
        Text, sv("vill inte ha med", "Vem den unge inte vill ha med.", "vem vill du inte ha med")
    ] = ""
    contact_way: Annotated[
        Line, sv("kontaktsätt", "Sms, samtal, skriftligt.", "nås bäst", "kontakt")
    ] = ""
    support: Annotated[
        Text, sv("önskat stöd", "T.ex. väckning, skjuts, läxhjälp.", "stöd", "vill ha stöd med")
    ] = ""


class GuardianInterview(Frozen):
    """What a guardian told."""

    guardian: Annotated[
        Line, sv("vårdnadshavare", "Vem som intervjuas.", "förälder", "vh", "intervju med")
    ] = ""
    relation: Annotated[Line, sv("relation", "Mamma, pappa eller annan.", "relation till")] = ""
    interpreter: Annotated[bool | None, sv("tolk", "Om tolk behövs.", "tolkbehov")] = None
    language: Annotated[Line, sv("språk", "Språk, om inte svenska.", "modersmål")] = ""
    situation: Annotated[
        Text, sv("situationen", "Så beskriver föräldern läget.", "beskriv situationen", "läget")
    ] = ""
    worry_now: Annotated[int | None, _SCALE, sv("oro nu", "0–10.", "oro", "oro idag")] = None
    worry_later: Annotated[
        int | None,
        _SCALE,
        sv(
            "oro om 6 månader om inget händer",
            "0–10.",
            "oro om 6 månader",
            "oro om sex månader",
            "oro om 6 mån",
        ),
    ] = None
    worries: Annotated[Text, sv("vad som oroar mest", "Det värsta.", "vad oroar mest", "värst")] = (
        ""
    )
    goals: Annotated[
        tuple[OwnGoal, ...], sv("förälderns mål", "Ett per rad.", "mål", "egna mål", "mina mål")
    ] = ()
    tried: Annotated[
        Text, sv("vad som har prövats", "Och hur det gick.", "vad har prövats", "prövat")
    ] = ""
    support: Annotated[
        Text, sv("eget stödbehov", "Stöd åt föräldern själv.", "stödbehov", "stöd")
    ] = ""
    urgent_call: Annotated[
        Text, sv("vem ringer du akut", "Vem föräldern ringer först.", "ringer akut", "akut")
    ] = ""


class Interview(Frozen):
    """An interview that was held: with whom, when, by whom, and the answers.

    ``subject`` is the full name of the youth or of the guardian. Exactly one of ``youth`` and
    ``guardian`` is given. The first with a person is how things stood at the start, the last
    one held at the end how they stood then.
    """

    seq: int
    on: dt.date
    subject: Line
    interviewer: Line = ""
    place: Line = ""
    youth: YouthInterview | None = None
    guardian: GuardianInterview | None = None
