"""What happens to the register of nominations, which is a stream of its own (ADR 18)."""

import datetime as dt
from typing import Literal

from sigdocs.model.base import Frozen
from sigdocs.model.nomination import NominationFacts


class NominationMade(Frozen):
    """Somebody not named was nominated, and got a code."""

    type: Literal["nomination-made"] = "nomination-made"
    code: str
    seq: int
    on: dt.date
    facts: NominationFacts


class NominationChanged(Frozen):
    """Something more was said of a nomination, or its state changed."""

    type: Literal["nomination-changed"] = "nomination-changed"
    code: str
    seq: int
    on: dt.date
    facts: NominationFacts


class NominationBecameCase(Frozen):
    """A case was opened with the nomination's code; which one only that case tells."""

    type: Literal["nomination-became-case"] = "nomination-became-case"
    code: str
    seq: int
    on: dt.date


OF_REGISTER = (NominationMade, NominationChanged, NominationBecameCase)
"""Events of the register of nominations; no case has any."""
