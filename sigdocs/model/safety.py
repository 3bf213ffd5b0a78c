"""What is planned for safety, step by step (S0 1.2.2): risk, signs, who does what, and follow-up."""

import datetime as dt
from typing import Annotated

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Text


class SafetySteps(Frozen):
    """The safety plan's parts; "" and None for what was not spoken of. Whom to call is apart."""

    risk: Annotated[
        Text,
        sv("risk eller situation", "Vad som kan hända.", "risksituation", "risk och situation"),
    ] = ""
    signs: Annotated[
        Text,
        sv("tidiga tecken", "Hur det märks tidigt.", "tecken att se upp med", "varningstecken"),
    ] = ""
    youth_does: Annotated[
        Text,
        sv(
            "det här gör den unge",
            "Vad den unge gör.",
            "vad gör den unge",
            "vad gör ungdomen",
            "den unge gör så här",
            "det här gör ungdomen",
        ),
    ] = ""
    guardian_does: Annotated[
        Text,
        sv(
            "det här gör vårdnadshavare",
            "Vad vårdnadshavarna gör.",
            "vad gör vårdnadshavare",
            "vad gör vh",
            "det här gör vårdnadshavarna",
            "det här gör vh",
        ),
    ] = ""
    follow_up: Annotated[
        Text,
        sv(
            "så följs det upp",
            "Hur säkerhetsplanen följs upp.",
            "hur följs det upp",
            "så följs säkerhetsplanen upp",
        ),
    ] = ""
    follow_up_by: Annotated[
        dt.date | None,
        sv("säkerhetsplanen följs upp senast", "Sista dag.", "säkerhetsplanen följs upp"),
    ] = None

    def updated(self, later: "SafetySteps") -> "SafetySteps":
        """These, with what ``later`` says instead.

        >>> SafetySteps(risk="a", signs="b").updated(SafetySteps(risk="c")).signs
        'b'
        """
        said = {name: value for name, value in later if value}
        return self.model_copy(update=said)
