"""How the insats ended, as the closing's note states it."""

import datetime as dt
from typing import Annotated

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Line, Text


class AreaOutcome(Frozen):
    """One life area at the end: where it began, where it ended, whether the goal was met."""

    area: Annotated[Line, sv("livsområde", "Område.", "område")]
    goal: Annotated[Text, sv("mål", "Målet.")] = ""
    before: Annotated[Text, sv("läge vid inskrivning", "Vid start.", "läge in", "före")] = ""
    after: Annotated[Text, sv("läge vid utskrivning", "Vid avslut.", "läge ut", "efter")] = ""
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
