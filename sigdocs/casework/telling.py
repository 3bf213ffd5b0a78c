"""What is asked about a sentence by its words alone, and which sentences of a note the sweep reads."""

from collections.abc import Iterator
from functools import lru_cache

from sigdocs.casework import sweep_faults as faults
from sigdocs.casework.family_signs import tells_of_custody, tells_of_protection
from sigdocs.casework.signs import Names, keeps_back_only, losses
from sigdocs.casework.upset_signs import (
    tells_of_ban,
    tells_of_care,
    tells_of_death,
    tells_of_stand_in,
)
from sigdocs.model.problem import Fault


@lru_cache(maxsize=8192)
def told_in(plain: str, names: Names) -> tuple[Fault, ...]:
    """What to ask about one folded sentence that may take a right away, whatever else is said."""
    return tuple(_told_in(plain, names))


def _told_in(plain: str, names: Names) -> Iterator[Fault]:
    if losses(plain, names):
        yield faults.KEPT_BACK if keeps_back_only(plain, names) else faults.CONSENT_ELSEWHERE
    if tells_of_protection(plain):
        yield faults.PROTECTION_ELSEWHERE
    elif tells_of_ban(plain, names.folk):
        yield faults.BAN_ELSEWHERE
    if tells_of_custody(plain):
        yield faults.CUSTODY_ELSEWHERE
    elif _tells_of_upset(plain, names):
        yield faults.UPSET_ELSEWHERE


def _tells_of_upset(plain: str, names: Names) -> bool:
    return (
        tells_of_death(plain, names.folk)
        or tells_of_care(plain)
        or tells_of_stand_in(plain, names.folk)
    )
