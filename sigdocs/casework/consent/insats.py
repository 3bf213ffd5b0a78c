"""Consent to the *insats* itself: another thing than consent to disclosure, and never mixed with it.

SoL (2025:400) 21:1–2 by age: under 12 the guardians; from 12, and from 15, the child's own will
counts for more. Whether it is fitting to go on without a guardian is for a person to judge.
"""

import datetime as dt
from dataclasses import dataclass

from sigdocs.casework.calendar import birthday, born
from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.model.case import Case
from sigdocs.model.insats import InsatsGiven, InsatsWithdrawal

NO_GUARDIAN = "vårdnadshavare (ingen är antecknad)"
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


def insats_missing(case: Case, day: dt.date) -> tuple[str, ...]:
    """The names of those whose consent to the insats is needed a day and is not recorded.

    ``NO_GUARDIAN`` among them where guardians must consent and the case knows of none.
    Where somebody has judged it fitting to go on without the guardians, only the youth's is.
    """
    needed = insats_consent(case, day)
    youths = last_of_insats(case, case.youth.name, day)
    judged = isinstance(youths, InsatsGiven) and any(
        one.assessed_by and case.youth.name in one.givers and _stands(case, one, day)
        for one in case.insats
    )
    guardians = [one.name for one in case.guardians if one.has_custody] or [NO_GUARDIAN]
    alone = needed.without_guardians and judged
    names = [*(guardians if needed.guardians and not alone else ())]
    names += [case.youth.name] if needed.youth else []
    return tuple(
        name for name in names if not isinstance(last_of_insats(case, name, day), InsatsGiven)
    )


def last_of_insats(case: Case, name: str, day: dt.date) -> InsatsGiven | InsatsWithdrawal | None:
    """What somebody last said of consent to the insats, up to a day: given, or taken back."""
    said: list[InsatsGiven | InsatsWithdrawal] = [
        *(one for one in case.insats if name in one.givers and one.on <= day),
        *(one for one in case.insats_withdrawn if name in one.by and one.on <= day),
    ]
    return max(said, key=lambda one: (one.on, one.seq), default=None)


def insats_told(case: Case, name: str, day: dt.date) -> str:
    """Tell of a lacking consent: ”återkallat” and the day, "" where none was ever given."""
    last = last_of_insats(case, name, day)
    return f"återkallat {last.on}" if isinstance(last, InsatsWithdrawal) else ""


def told_missing(case: Case, day: dt.date) -> str:
    """Tell in words whose consent to the insats is lacking a day, and what was taken back."""
    missing = insats_missing(case, day)
    back = {name: insats_told(case, name, day) for name in missing}
    told = [f"{name} ({back[name]})" if back[name] else name for name in missing]
    if not told:
        return "Inget saknas."
    return f"{'Saknas nu' if any(back.values()) else 'Ännu inte antecknat'}: {', '.join(told)}."


def _stands(case: Case, given: InsatsGiven, day: dt.date) -> bool:
    """Whether the youth has taken nothing back since a consent that they gave up to a day."""
    back = [one for one in case.insats_withdrawn if case.youth.name in one.by and one.on <= day]
    return given.on <= day and all((one.on, one.seq) < (given.on, given.seq) for one in back)


def is_child(case: Case, day: dt.date) -> bool:
    """Whether the youth is under 12 a day, or of an age that is not known: only guardians consent."""
    return not _is(case, _CHILD, day)


def _is(case: Case, age: int, day: dt.date) -> bool:
    birth = born(case.youth.personnummer)
    return birth is not None and day >= birthday(birth, age)
