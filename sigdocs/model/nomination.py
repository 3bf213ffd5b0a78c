"""A nomination: a young person spoken of before consent, de-identified, by a code and no name.

Until somebody has consented there is no case, only a row in the register of nominations (row 19;
S0 1.2.1, S2 3.3.2, S3 7). Nothing here has room for a name, a number or a birth date.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Line, Text


class NominationState(StrEnum):
    """How far a nomination has come."""

    PROPOSED = "föreslagen"
    DISCUSSED = "diskuterad"
    INFORMED = "informerad"
    GOES_ON = "går vidare"
    NO = "nej"
    NOT_CURRENT = "ej aktuell"
    BECAME_CASE = "blev ärende"

    @property
    def open(self) -> bool:
        """Whether the focus group still has it on its list."""
        return self not in {
            NominationState.NO,
            NominationState.NOT_CURRENT,
            NominationState.BECAME_CASE,
        }


class AgeBand(StrEnum):
    """Roughly how old somebody is; an exact age may point a person out."""

    UNDER_12 = "under 12 år"
    TO_14 = "12–14 år"
    TO_17 = "15–17 år"
    TO_20 = "18–20 år"
    OLDER = "21 år eller mer"


class SchoolType(StrEnum):
    """What sort of school; never which one."""

    COMPULSORY = "grundskola"
    UPPER = "gymnasium"
    ADAPTED = "anpassad skola"
    ADULT = "vuxenutbildning"
    NONE = "ingen skola"


class NominationFacts(Frozen):
    """What a note says of a nomination: the whole of a new one, or what is new of an old."""

    organisation: Annotated[
        Line, sv("nomineras av", "Verksamheten som nominerar.", "nominerande verksamhet")
    ] = ""
    role: Annotated[
        Line,
        sv("nominerarens roll", "Till exempel kurator; inget namn.", "roll hos den som nominerar"),
    ] = ""
    age_band: Annotated[AgeBand | None, sv("åldersspann", "Ungefärlig ålder.", "åldersgrupp")] = (
        None
    )
    school: Annotated[SchoolType | None, sv("skolform", "Sorts skola, inte vilken.")] = None
    concerns: Annotated[
        Text, sv("vad oron gäller", "Utan namn och annat som pekar ut någon.", "oron gäller")
    ] = ""
    description: Annotated[
        Text, sv("avidentifierad beskrivning", "Utan namn och annat som pekar ut någon.")
    ] = ""
    asked: Annotated[
        Text,
        sv("fråga till fokusgruppen", "Vad fokusgruppen ska svara på.", "frågan till fokusgruppen"),
    ] = ""
    meeting_on: Annotated[
        dt.date | None, sv("nästa fokusgrupp", "Dagen för mötet.", "fokusgruppens möte")
    ] = None
    state: Annotated[
        NominationState | None,
        sv("nomineringens läge", "Hur långt nomineringen har kommit.", "läge för nomineringen"),
    ] = None
    said: Annotated[
        Text, sv("vad fokusgruppen kom fram till", "Utan namn.", "fokusgruppens svar")
    ] = ""


class Nomination(Frozen):
    """A nomination as its notes add up; ``code`` is all that names it.

    Attributes:
        seq: the entry in the register that made it.
        on: the day it was nominated.
        state_on: since when it is in its state.
    """

    code: str
    seq: int
    on: dt.date
    facts: NominationFacts
    state: NominationState = NominationState.PROPOSED
    state_on: dt.date


class Nominations(Frozen):
    """The register: every nomination, in order of code as they were made."""

    all: tuple[Nomination, ...] = ()
    meeting_on: dt.date | None = None

    @property
    def open(self) -> tuple[Nomination, ...]:
        """Those that the focus group still has before it."""
        return tuple(one for one in self.all if one.state.open)

    def find(self, code: str) -> Nomination | None:
        """The nomination of that code."""
        return next((one for one in self.all if one.code == code), None)
