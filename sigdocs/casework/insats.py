"""Consent to the *insats* itself: another thing than consent to disclosure, and never mixed with it.

SoL (2025:400) 21:1–2 by age: under 12 the guardians; from 12, and from 15, the child's own will
counts for more. Whether it is fitting to go on without a guardian is for a person to judge.
"""

import datetime as dt
from dataclasses import dataclass

from sigdocs.casework.calendar import birthday, born
from sigdocs.casework.consent import decides_alone
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import Case
from sigdocs.model.events import CaseOpened

_CHILD, _TEENAGER = 12, 15


@dataclass(frozen=True, slots=True)
class InsatsConsent:
    """Who must consent to an insats.

    Attributes:
        guardians: whether the guardians must, as the rule.
        youth: whether the youth must.
        without_guardians: whether it may go on without them, where that is fitting and the youth
            consents or asks for it.
    """

    guardians: bool
    youth: bool
    without_guardians: bool = False


def insats_consent(
    case: Case, day: dt.date, *, assessed: bool = True, placement: bool = False
) -> InsatsConsent:
    """Who must consent to an insats that begins on a day.

    Args:
        case: the case as it stands.
        day: the first day of the insats.
        assessed: whether it is given after an assessment of need (behovsprövning).
        placement: whether the youth lives elsewhere by it; that always takes the guardians.
    """
    if decides_alone(case, day):
        return InsatsConsent(guardians=False, youth=True)
    least = _CHILD if assessed else _TEENAGER
    old_enough = _is(case, least, day)
    return InsatsConsent(
        guardians=True,
        youth=_is(case, _CHILD, day),
        without_guardians=old_enough and not placement,
    )


def remind_of_insats(ruling: Ruling) -> None:
    """Say, when a case opens, who must consent to the insats."""
    if not any(isinstance(event, CaseOpened) for event in ruling.events):
        return
    needed = insats_consent(ruling.case, ruling.note.date)
    who = "den unge själv" if not needed.guardians else "vårdnadshavarna"
    if needed.guardians and needed.youth:
        who += " och den unge"
    without = (
        " Utan vårdnadshavarna bara om det är lämpligt och den unge samtycker."
        if needed.without_guardians
        else ""
    )
    ruling.remarks.append(
        f"Till själva insatsen ska {who} samtycka. Det är en annan sak än samtycke till att dela "
        f"uppgifter, och antecknas för sig.{without}"
    )


def _is(case: Case, age: int, day: dt.date) -> bool:
    birth = born(case.youth.personnummer)
    return birth is not None and day >= birthday(birth, age)
