"""Goals, commitments and measures as a note states them."""

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import model_validator

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Line, Text


class Status(StrEnum):
    """Where a commitment stands. Only DONE and DROPPED close it."""

    NOT_STARTED = "ej påbörjad"
    ONGOING = "pågår"
    PARTLY = "delvis"
    DONE = "klar"
    DROPPED = "utgår"
    NOT_REVIEWED = "ej behandlad"

    @property
    def closes(self) -> bool:
        """Whether a commitment with this status leaves the plan."""
        return self in {Status.DONE, Status.DROPPED}


class GoalStatus(StrEnum):
    """Where a goal stands."""

    OPEN = "pågår"
    REACHED = "uppfyllt"
    PARTLY = "delvis"
    DROPPED = "utgår"


class CommitmentEntry(Frozen):
    """A commitment as written: what, who, when, how it is documented."""

    ref: Annotated[
        Line, sv("nr", "Nummer, om åtagandet redan finns (Å3).", "nummer", "åtagande nr")
    ] = ""
    text: Annotated[Text, sv("åtagande", "Vad som ska göras.", "åtgärd", "vad", "aktivitet")] = ""
    responsible: Annotated[
        tuple[Line, ...], sv("ansvarig", "Vem eller vilka.", "vem", "ansvar", "utförare")
    ] = ()
    due: Annotated[
        dt.date | None, sv("klart senast", "Sista dag.", "när", "senast", "klart", "tid")
    ] = None
    starts: Annotated[
        dt.date | None, sv("från", "Första dag.", "start", "fr.o.m.", "första gång")
    ] = None
    ongoing: Annotated[bool, sv("löpande", "Om det gäller tills vidare.", "tills vidare")] = False
    rhythm: Annotated[Line, sv("hur ofta", "T.ex. ”varje fredag”.", "omfattning")] = ""
    documented: Annotated[
        Line, sv("dokumenteras", "Hur det dokumenteras.", "hur dokumenteras", "dokumentation")
    ] = ""


class GoalEntry(Frozen):
    """A goal in a life area with its commitments, as written."""

    ref: Annotated[Line, sv("nr", "Nummer, om målet redan finns (M2).", "nummer", "mål nr")] = ""
    area: Annotated[Line, sv("livsområde", "Livsområde.", "område")] = ""
    goal: Annotated[Text, sv("mål", "Vad som ska uppnås, gärna mätbart.", "målsättning")] = ""
    baseline: Annotated[Text, sv("nuläge", "Mätvärde eller läge nu.", "mätvärde", "läge")] = ""
    status: Annotated[GoalStatus | None, sv("status", "Pågår, uppfyllt, delvis, utgår.")] = None
    comment: Annotated[Text, sv("kommentar", "Om målet.")] = ""
    commitments: Annotated[
        tuple[CommitmentEntry, ...], sv("åtaganden", "En per rad.", "åtgärder", "aktiviteter")
    ] = ()


class StatusEntry(Frozen):
    """What was said of a commitment that the plan already holds.

    ``status`` None means that the row was left without status.
    """

    ref: Annotated[Line, sv("nr", "Åtagandets nummer (Å3).", "nummer", "åtagande nr")] = ""
    text: Annotated[Text, sv("åtagande", "Åtagandets lydelse.", "åtgärd", "vad")] = ""
    status: Annotated[
        Status | None, sv("status", "Ej påbörjad, pågår, delvis, klar, utgår.", "läge")
    ] = None
    comment: Annotated[Text, sv("kommentar", "Hur det gick.", "uppföljning", "notering")] = ""
    new_due: Annotated[dt.date | None, sv("ny tid", "Nytt datum, om det ändras.", "nytt datum")] = (
        None
    )


class MeasureKind(StrEnum):
    """What is measured, from the seeds' lists."""

    ATTENDANCE = "skolnärvaro"
    SUSPICIONS = "brottsmisstankar"
    REPORTS = "polisanmälningar"
    WORRY = "oro"
    IMPORTANCE = "hur viktigt"
    CONFIDENCE = "tilltro"
    READINESS = "beredd"
    OTHER = "annat"


_UNIT = r"\s*(?:%|procent\b|av\s*10\b|/\s*10|st\b\.?)"


def _bare(measure: "Measure") -> str:
    """Give the label less its number, when a colon before it or a unit after it tells it as one."""
    number = re.escape(f"{measure.value:f}".replace(".", ",")).replace(",", "[.,]")
    about = r"(?:(?:ca|cirka)\.?\s)?"
    said = re.sub(
        rf"\s*[:–-]+\s*{about}{number}(?!\w|[.,]\d)(?:{_UNIT})?"
        rf"|(?<![\w.,]){about}{number}{_UNIT}",
        "",
        measure.label,
        count=1,
        flags=re.IGNORECASE,
    )
    if said == measure.label:
        return said
    if measure.window_months:
        said = re.sub(rf"\(?\bsenaste\s+{measure.window_months}\s*mån\w*\.?,?\)?", "", said)
    if measure.source:
        said = re.sub(rf"\(?\benligt\s+{re.escape(measure.source)}\b\)?", "", said)
    return " ".join(said.split()).strip(" ,:–-")


class Measure(Frozen):
    """A number with what it measures, whose it is, its source and the window it counts.

    The label is what was written less what stands in fields of its own: the number is told once.
    """

    kind: Annotated[MeasureKind, sv("mått", "Vad som mäts.", "mätvärde")]
    label: Annotated[Line, sv("benämning", "Som skrivet.")] = ""
    subject: Annotated[Line, sv("gäller", "Vem.", "person")] = ""
    value: Annotated[Decimal, sv("värde", "Talet.", "antal", "procent")]
    unit: Annotated[Line, sv("enhet", "%, av 10, st.")] = ""
    window_months: Annotated[int | None, sv("månader", "Hur lång tid som räknas.", "fönster")] = (
        None
    )
    source: Annotated[Line, sv("källa", "Varifrån uppgiften kommer.", "enligt")] = ""

    @property
    def about(self) -> str:
        """Whose it is, "" when the label says so already."""
        return "" if self.subject.casefold() in self.label.casefold() else self.subject

    @model_validator(mode="after")
    def _tell_once(self) -> Self:
        """Leave out of the label the number, the window and the source, kept by themselves."""
        bare = _bare(self) if self.label else ""
        if bare != self.label:
            object.__setattr__(self, "label", bare)
        return self
