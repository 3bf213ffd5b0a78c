"""Consent to the *insats* itself: another thing than consent to disclosure, and never mixed with it.

SoL (2025:400) 21:1–2 by age: under 12 the guardians; from 12, and from 15, the child's own will
counts for more. Whether it is fitting to go on without a guardian is for a person to judge.
"""

import datetime as dt
import re
from dataclasses import dataclass

from sigdocs.casework import insats_faults as faults
from sigdocs.casework.calendar import birthday, born
from sigdocs.casework.consent import decides_alone
from sigdocs.casework.decision import Ruling
from sigdocs.casework.givers import named_givers
from sigdocs.casework.people import folded
from sigdocs.model.case import Case
from sigdocs.model.consent import ConsentFact
from sigdocs.model.events import CaseOpened, InsatsConsented
from sigdocs.model.insats import InsatsGiven
from sigdocs.model.note import NoteKind

NO_GUARDIAN = "vårdnadshavare (ingen är antecknad)"
_CHILD, _TEENAGER = 12, 15
_TO_INSATS = re.compile(r"\bsamtyck\w* (?:\w+ ){0,3}till (?:sjalva )?insats")


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
    said = [one for one in case.insats if one.on <= day]
    given = {name for one in said for name in one.givers}
    alone = needed.without_guardians and any(
        one.assessed_by and case.youth.name in one.givers for one in said
    )
    guardians = [one.name for one in case.guardians if one.has_custody] or [NO_GUARDIAN]
    names = [*(guardians if needed.guardians and not alone else ())]
    names += [case.youth.name] if needed.youth else []
    return tuple(name for name in names if name not in given)


def state_insats(ruling: Ruling) -> None:
    """Record what the note says of consent to the insats, or ask what is unclear in it."""
    for index, fact in enumerate(ruling.note.consents):
        if _may_be_either(ruling, fact):
            ruling.problem(faults.WHICH, f"consents.{index}")
    stated = ruling.note.insats
    if stated is None:
        return
    before, day = len(ruling.problems), stated.on or ruling.note.date
    names = named_givers(ruling, stated.givers, "insats")
    if day > ruling.note.date:
        ruling.problem(faults.AHEAD, "insats.on", on=day)
    if stated.assessed_by and not _is(ruling.case, _CHILD, day):
        ruling.problem(faults.TOO_YOUNG, "insats.assessed_by")
    if len(ruling.problems) > before:
        return
    by = stated.received_by or (ruling.note.author if stated.written is False else "")
    given = InsatsGiven(
        seq=ruling.seq,
        givers=names,
        on=day,
        written=stated.written,
        received_by=by,
        assessed_by=stated.assessed_by,
    )
    ruling.happen(InsatsConsented(given=given))


def remind_of_insats(ruling: Ruling) -> None:
    """Say who must yet consent to the insats: as a case opens or starts, or when some just did."""
    opens = any(isinstance(event, CaseOpened) for event in ruling.events)
    missing = insats_missing(ruling.case, ruling.note.date)
    if not (opens or ruling.note.insats or ruling.note.kind is NoteKind.START):
        return
    if ruling.case.insats and not missing:
        return
    needed = insats_consent(ruling.case, ruling.note.date)
    who = "den unge själv" if not needed.guardians else "vårdnadshavarna"
    if needed.guardians and needed.youth:
        who += " och den unge"
    lacking = f" Ännu inte antecknat: {', '.join(missing)}." if missing else ""
    without = (
        " Utan vårdnadshavarna bara om det är lämpligt och den unge samtycker."
        if needed.without_guardians
        else ""
    )
    ruling.remarks.append(
        f"Till själva insatsen ska {who} samtycka. Det är en annan sak än samtycke till att dela "
        f"uppgifter, och antecknas för sig.{lacking}{without}"
    )


def _may_be_either(ruling: Ruling, fact: ConsentFact) -> bool:
    """Whether what stands of consent names no party, and nothing tells which consent is meant."""
    if fact.parties or fact.not_parties or fact.lapsed:
        return False
    if _TO_INSATS.search(folded(fact.comment)):
        return True
    first = not ruling.case.consents and ruling.note.kind is not NoteKind.CONSENT
    return first and bool(fact.givers) and not fact.until


def _is(case: Case, age: int, day: dt.date) -> bool:
    birth = born(case.youth.personnummer)
    return birth is not None and day >= birthday(birth, age)
