"""What a note states of consent to the insats: given, taken back, or unclear.

The program ends no insats when a consent is taken back: that is for people to decide.
"""

import datetime as dt
import re

from sigdocs.casework.consent import insats_faults as faults
from sigdocs.casework.consent.givers import named_givers
from sigdocs.casework.consent.insats import (
    insats_consent,
    insats_missing,
    is_child,
    last_of_insats,
    told_missing,
)
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.model.case import CaseState
from sigdocs.model.consent import ConsentFact
from sigdocs.model.events import CaseOpened, InsatsConsented, InsatsWithdrawn
from sigdocs.model.insats import InsatsAction, InsatsFact, InsatsGiven, InsatsWithdrawal
from sigdocs.model.note import NoteKind

_TO_INSATS = re.compile(r"\bsamtyck\w* (?:\w+ ){0,3}till (?:sjalva )?insats")


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
    back = stated.action is InsatsAction.WITHDRAWN
    if back:
        _ask_of_withdrawal(ruling, stated, names, day)
    elif stated.assessed_by and is_child(ruling.case, day):
        ruling.problem(faults.TOO_YOUNG, "insats.assessed_by")
    if len(ruling.problems) == before:
        happened = _withdrawn if back else _consented
        ruling.happen(happened(ruling, stated, names, day))


def _consented(
    ruling: Ruling, stated: InsatsFact, names: tuple[str, ...], day: dt.date
) -> InsatsConsented | InsatsWithdrawn:
    given = InsatsGiven(
        seq=ruling.seq,
        givers=names,
        on=day,
        written=stated.written,
        received_by=_received_by(ruling, stated),
        assessed_by=stated.assessed_by,
    )
    return InsatsConsented(given=given)


def _withdrawn(
    ruling: Ruling, stated: InsatsFact, names: tuple[str, ...], day: dt.date
) -> InsatsConsented | InsatsWithdrawn:
    by = _received_by(ruling, stated)
    ended = InsatsWithdrawal(
        seq=ruling.seq, by=names, on=day, written=stated.written, received_by=by
    )
    return InsatsWithdrawn(withdrawal=ended)


def _received_by(ruling: Ruling, stated: InsatsFact) -> str:
    return stated.received_by or (ruling.note.author if stated.written is False else "")


def remind_of_insats(ruling: Ruling) -> None:
    """Say who must yet consent to the insats: as a case opens or starts, or when some just did."""
    opens = any(isinstance(event, CaseOpened) for event in ruling.events)
    missing = insats_missing(ruling.case, ruling.note.date)
    if not (opens or ruling.note.insats or ruling.note.kind is NoteKind.START):
        return
    _tell_who_decides(ruling)
    if ruling.case.insats and not missing:
        return
    needed = insats_consent(ruling.case, ruling.note.date)
    who = "den unge själv" if not needed.guardians else "vårdnadshavarna"
    if needed.guardians and needed.youth:
        who += " och den unge"
    lacking = f" {told_missing(ruling.case, ruling.note.date)}" if missing else ""
    without = (
        " Utan vårdnadshavarna bara om det är lämpligt och den unge samtycker."
        if needed.without_guardians
        else ""
    )
    ruling.remarks.append(
        f"Till själva insatsen ska {who} samtycka. Det är en annan sak än samtycke till att dela "
        f"uppgifter, och antecknas för sig.{lacking}{without}"
    )


def _ask_of_withdrawal(
    ruling: Ruling, stated: InsatsFact, names: tuple[str, ...], day: dt.date
) -> None:
    """Ask where somebody takes back what is not theirs to give, or what they have not given."""
    case, needed = ruling.case, insats_consent(ruling.case, day)
    theirs = [one.name for one in case.guardians if one.has_custody and needed.guardians]
    theirs += [case.youth.name] if needed.youth else []
    for name in names:
        if name not in theirs:
            ruling.problem(faults.NOT_THEIRS, "insats.givers", name=name, on=day)
        elif not isinstance(last_of_insats(case, name, day), InsatsGiven):
            ruling.problem(faults.NOT_GIVEN, "insats.givers", name=name, on=day)
    if stated.assessed_by:
        ruling.problem(faults.NOT_BACK_AND_ON, "insats.assessed_by")


def _tell_who_decides(ruling: Ruling) -> None:
    """Say what people must decide when a consent is taken back; the program ends no insats."""
    own = ruling.profile.case_types[ruling.case.type].coordinator_title
    for one in ruling.case.insats_withdrawn:
        if one.seq == ruling.seq and ruling.case.state is not CaseState.CLOSED:
            ruling.remarks.append(
                f"Samtycket till insatsen återkallas från {one.on} av {', '.join(one.by)}. Insatsen är "
                f"frivillig. Beslutande chef och {own} avgör om den avslutas; lämna i så fall en "
                "anteckning av typen avslut. Samtycket till att dela uppgifter ändras inte av det."
            )


def _may_be_either(ruling: Ruling, fact: ConsentFact) -> bool:
    """Whether what stands of consent names no party, and nothing tells which consent is meant."""
    if fact.parties or fact.not_parties or fact.lapsed:
        return False
    if _TO_INSATS.search(folded(fact.comment)):
        return True
    first = not ruling.case.consents and ruling.note.kind is not NoteKind.CONSENT
    return first and bool(fact.givers) and not fact.until
