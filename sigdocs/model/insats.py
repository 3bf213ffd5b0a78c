"""Consent to the *insats* itself (SoL 2025:400 21:1–2), as a note states it and as a case holds it.

Another thing than consent to disclosure (``model.consent``): it opens no sharing at all.
An insats is voluntary, so that whoever gave it may take it back.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Line


class InsatsAction(StrEnum):
    """What happened to a consent to the insats."""

    GIVEN = "lämnat"
    WITHDRAWN = "återkallat"


class InsatsFact(Frozen):
    """What a note says of consent to the insats. ``written`` is None when it is not said."""

    action: Annotated[
        InsatsAction,
        sv("lämnat eller återkallat", "Tomt betyder lämnat.", "vad som hänt med samtycket"),
    ] = InsatsAction.GIVEN
    givers: Annotated[
        tuple[Line, ...],
        sv(
            "samtycker",
            "Vilka som samtycker till insatsen, eller tar tillbaka det.",
            "de som samtycker",
        ),
    ] = ()
    on: Annotated[
        dt.date | None,
        sv(
            "lämnades den",
            "Dagen för samtycket till insatsen, eller då det togs tillbaka.",
            "lämnades dagen",
        ),
    ] = None
    written: Annotated[
        bool | None, sv("lämnades skriftligt", "Ja är skriftligt, nej är muntligt.")
    ] = None
    received_by: Annotated[
        Line, sv("mottaget av", "Vem som tog emot och antecknade ett muntligt samtycke.")
    ] = ""
    assessed_by: Annotated[
        Line,
        sv(
            "bedömt lämpligt av",
            "Utan vårdnadshavare (från 12 år): vem som bedömt att det är lämpligt.",
            "utan vårdnadshavare bedömt lämpligt av",
        ),
    ] = ""


class InsatsGiven(Frozen):
    """A consent to the insats that a case holds; ``givers`` are names of the family.

    ``assessed_by`` is who judged it fitting to go on without a guardian, "" for nobody.
    """

    seq: int
    givers: tuple[Line, ...]
    on: dt.date
    written: bool | None = None
    received_by: Line = ""
    assessed_by: Line = ""


class InsatsWithdrawal(Frozen):
    """A consent to the insats taken back; ``by`` are names of the family. It ends no insats."""

    seq: int
    by: tuple[Line, ...]
    on: dt.date
    written: bool | None = None
    received_by: Line = ""
