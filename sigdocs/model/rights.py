"""The rights that a note may take away or give, and a question about one that waits for its answer."""

import datetime as dt
from enum import StrEnum

from sigdocs.model.base import Frozen


class Right(StrEnum):
    """What decides who may have what, as it is called in a sentence."""

    CONSENT = "samtycke"
    CUSTODY = "vårdnad"
    PROTECTION = "skyddade personuppgifter"


class OpenQuestion(Frozen):
    """A question to the writer of a note that was given back: what about, and the day of the note."""

    right: Right
    on: dt.date

    @property
    def told(self) -> str:
        """The question as a reason, in Swedish."""
        return f"{ASKED} om {self.right.value} från {self.on}"


ASKED = "en obesvarad fråga"
"""How the reason for holding back begins, wherever it stands."""
