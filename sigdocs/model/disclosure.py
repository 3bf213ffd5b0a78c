"""A disclosure without consent: what a person decided, on which legal ground, after what weighing.

The program never discloses anything and no ground here opens any sharing: the note only records
what somebody with the right to decide has decided (OSL 10 kap.; domain.md part 4, row 28).
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Final

from sigdocs.model.base import Frozen, sv
from sigdocs.model.consent import Information
from sigdocs.model.text import Line, Text

LAW_CHECKED: Final = dt.date(2026, 2, 12)
"""The day of the copies of the acts that the grounds were last read against (domain.md part 4)."""


class Ground(StrEnum):
    """The legal grounds that break secrecy without consent; the value is what people write."""

    NECESSARY = "OSL 10:2"
    PREVENT_CRIME = "OSL 10:15 a"
    UNDER_21 = "OSL 10:18 a"
    URGENT = "OSL 10:20"
    CRIME_ON_CHILD = "OSL 10:21"
    SOME_CRIMES = "OSL 10:22"
    GRAVE_CRIME = "OSL 10:23"
    OTHER_CRIME = "OSL 10:24"
    DUTY = "OSL 10:28"
    ACT_2025_170 = "lag (2025:170)"
    WORRY = "SoL 19:1"
    FEEDBACK = "SoL 19:6"
    OTHER = "annat lagrum"


class Provision(Frozen):
    """A ground in words: what it is about, and where it stands."""

    label: str
    source: str


_OSL = "offentlighets- och sekretesslagen (2009:400)"
PROVISIONS: Final[Mapping[Ground, Provision]] = MappingProxyType(
    {
        ground: Provision(label=label, source=source)
        for ground, label, source in (
            (Ground.NECESSARY, "Nödvändigt för den egna verksamheten", f"10 kap. 2 § {_OSL}"),
            (
                Ground.PREVENT_CRIME,
                "Till annan myndighet för att förebygga eller utreda brott",
                f"10 kap. 15 a § {_OSL}",
            ),
            (
                Ground.UNDER_21,
                "Till polisen om någon under 21 år och risk för brott",
                f"10 kap. 18 a § {_OSL}",
            ),
            (
                Ground.URGENT,
                "Till polisen för ett omedelbart ingripande om en ung person",
                f"10 kap. 20 § {_OSL}",
            ),
            (Ground.CRIME_ON_CHILD, "Misstanke om vissa brott mot barn", f"10 kap. 21 § {_OSL}"),
            (Ground.SOME_CRIMES, "Misstanke om vissa brott", f"10 kap. 22 § {_OSL}"),
            (Ground.GRAVE_CRIME, "Misstanke om allvarligt brott", f"10 kap. 23 § {_OSL}"),
            (Ground.OTHER_CRIME, "Misstanke om begånget brott", f"10 kap. 24 § {_OSL}"),
            (Ground.DUTY, "Skyldighet i lag eller förordning", f"10 kap. 28 § {_OSL}"),
            (
                Ground.ACT_2025_170,
                "Skyldighet att lämna uppgifter till brottsbekämpande myndighet",
                "lagen (2025:170)",
            ),
            (Ground.WORRY, "Orosanmälan", "19 kap. 1 § socialtjänstlagen (2025:400)"),
            (
                Ground.FEEDBACK,
                "Återkoppling om en orosanmälan",
                "19 kap. 6 § socialtjänstlagen (2025:400)",
            ),
            (Ground.OTHER, "Annat lagrum", ""),
        )
    }
)


class Initiative(StrEnum):
    """Why the question came up."""

    REQUEST = "på begäran"
    OWN = "eget initiativ"


class ReceiverType(StrEnum):
    """What the receiver is; several grounds hold for authorities only."""

    AUTHORITY = "myndighet"
    PRIVATE = "privat"


class Disclosure(Frozen):
    """What was disclosed without consent, to whom, by whose decision and on which ground.

    ``despite`` answers the question that a ground which does not seem to fit gives rise to: with
    an answer the record is taken, since a disclosure that was made must be possible to record.
    """

    information: Annotated[
        tuple[Information, ...],
        sv("utlämnade slags uppgifter", "Slag av uppgifter.", "slag av uppgifter"),
    ] = ()
    what: Annotated[
        Text,
        sv("vad som lämnades ut", "Vilka uppgifter.", "utlämnade uppgifter", "lämnade uppgifter"),
    ] = ""
    source: Annotated[
        Line,
        sv(
            "uppgifterna kom från",
            "Vem som först lämnade dem, om annan.",
            "uppgifterna kommer från",
        ),
    ] = ""
    receiver: Annotated[
        Line,
        sv("lämnades till", "Myndighet eller verksamhet.", "lämnat till", "utlämnat till"),
    ] = ""
    receiver_person: Annotated[
        Line, sv("togs emot av", "Namn och befattning.", "mottagen av", "mottagande person")
    ] = ""
    receiver_type: Annotated[
        ReceiverType | None, sv("mottagaren är", "Myndighet eller privat.", "typ av mottagare")
    ] = None
    on: Annotated[
        dt.date | None, sv("lämnades ut den", "Dagen, om inte samma.", "utlämnat den")
    ] = None
    at: Annotated[
        dt.time | None, sv("lämnades ut klockan", "Klockslag.", "klockslag för utlämnandet")
    ] = None
    decided_by: Annotated[
        Line, sv("utlämnandet beslutades av", "Namn.", "beslutat av", "beslut av", "beslutsfattare")
    ] = ""
    decider_title: Annotated[
        Line, sv("beslutsfattarens befattning", "Befattning.", "beslutsfattarens titel")
    ] = ""
    ground: Annotated[
        Ground | None,
        sv("lagrum för utlämnandet", "Rättslig grund.", "lagrum", "rättslig grund", "med stöd av"),
    ] = None
    other_ground: Annotated[
        Line,
        sv(
            "vilket lagrum",
            "Fylls i när det är annat lagrum; kan också ange paragraf.",
            "annat lagrum",
        ),
    ] = ""
    weighing: Annotated[
        Text,
        sv("menprövning", "Hur men och behov vägdes.", "övervägande", "överväganden", "prövning"),
    ] = ""
    initiative: Annotated[
        Initiative | None,
        sv("begäran eller initiativ", "På begäran eller eget initiativ.", "initiativ"),
    ] = None
    asked_by: Annotated[
        Line, sv("begärdes av", "Vem som begärde uppgifterna.", "på begäran av", "begäran från")
    ] = ""
    told: Annotated[
        Text,
        sv(
            "besked till familjen",
            "När den unge och vårdnadshavarna fick veta, eller varför inte.",
            "den unge underrättad",
            "underrättelse",
            "familjen underrättad",
        ),
    ] = ""
    despite: Annotated[
        Text,
        sv(
            "lagrummet gäller ändå för att",
            "Svar när programmet frågar om lagrummet.",
            "förklaring till lagrummet",
        ),
    ] = ""
