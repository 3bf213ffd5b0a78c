"""The plan once more, without a party whose right to it ended between meetings."""

from sigdocs.casework import consent as rules
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import CaseState, PlanVersion, Receiver
from sigdocs.model.events import ConsentStated, ConsentWithdrawn, PlanIssued
from sigdocs.model.profile import Partner

_GONE = "ingår inte längre"
_NEXT_TIME = "får planen från nästa möte"


def reissue_without(ruling: Ruling) -> None:
    """Issue the plan in force anew when the note takes a party's right to it.

    The same plan of the same meeting with fewer receivers; nothing when nobody who has the plan
    lost anything, and nothing of a closed case.
    """
    plan = ruling.case.plan
    if plan is None or ruling.case.state is CaseState.CLOSED or not _speaks_of_consent(ruling):
        return
    lost = tuple(one for one in plan.goes_to if _lost(ruling, one))
    if not lost:
        return
    again = _without(ruling, plan, lost)
    ruling.happen(PlanIssued(plan=again))
    names = ", ".join(one.name for one in lost)
    ruling.remarks.append(f"Planen ges ut på nytt som version {again.version}, utan {names}.")
    ruling.remarks.append("Äldre papper till dem får inte skickas: se stoppat i utkorgen.")


def _speaks_of_consent(ruling: Ruling) -> bool:
    return any(isinstance(event, ConsentStated | ConsentWithdrawn) for event in ruling.events)


def _lost(ruling: Ruling, receiver: Receiver) -> bool:
    party = next((one for one in ruling.people.parties if one.key == receiver.party), None)
    if party is None or party.same_committee:
        return False
    days = dict.fromkeys((ruling.note.date, ruling.today))
    return any(rules.may_receive(ruling.case, party.key, day) for day in days)


def _without(ruling: Ruling, plan: PlanVersion, lost: tuple[Receiver, ...]) -> PlanVersion:
    gone = tuple(one.model_copy(update={"reason": _GONE}) for one in lost)
    keys = {one.party for one in lost}
    not_to = tuple(one for one in plan.not_to if one.party not in keys)
    why = rules.in_force(ruling.case, ruling.note.date)
    return plan.model_copy(
        update={
            "version": plan.version + 1,
            "seq": ruling.seq,
            "issued_on": ruling.today,
            "replaces": plan.version,
            "corrects": None,
            "internal": plan.internal or ((why,) if why else ()),
            "goes_to": tuple(one for one in plan.goes_to if one not in lost),
            "not_to": (*not_to, *gone, *_newcomers(ruling, plan)),
        }
    )


def _newcomers(ruling: Ruling, plan: PlanVersion) -> tuple[Receiver, ...]:
    """Parties that consent names since the plan was made: this plan was not made for them."""
    listed = {one.party for one in (*plan.goes_to, *plan.not_to)}
    named = {party.name for consent in ruling.case.consents for party in consent.parties}
    return tuple(
        Receiver(name=party.name, party=party.key, reason=_why_not_yet(ruling, party))
        for party in ruling.people.parties
        if party.key in named - listed
    )


def _why_not_yet(ruling: Ruling, party: Partner) -> str:
    why = rules.may_receive(ruling.case, party.key, ruling.today)
    return _NEXT_TIME if party.same_committee or not why else why
