"""The plan once more, without those whose right to it ended between meetings."""

import datetime as dt

from sigdocs.casework import consent as rules
from sigdocs.casework.coverage import deciders_changed
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import Case, CaseState, PlanVersion
from sigdocs.model.events import ConsentStated, ConsentWithdrawn, PlanIssued
from sigdocs.model.people import GuardianFacts
from sigdocs.model.profile import Partner
from sigdocs.model.receiving import Receiver

_NO_CUSTODY = "har inte vårdnaden"
_GROWN = "den unge är 18 år; utskick till vårdnadshavare har upphört"
_NO_MAIL = "vill inte ha utskick"
_GONE = "ingår inte längre"
_NEXT_TIME = "får planen från nästa möte"


def not_sent_to(case: Case, guardian: GuardianFacts, day: dt.date) -> str:
    """Why nothing is sent to a guardian a day, in Swedish; "" when it may be."""
    if rules.decides_alone(case, day):
        return _GROWN
    if not guardian.has_custody:
        return _NO_CUSTODY
    return "" if guardian.may_be_sent else _NO_MAIL


def reissue_without(ruling: Ruling) -> None:
    """Issue the plan in force anew when the note takes a party's or a guardian's right to it.

    The same plan of the same meeting with fewer receivers; nothing when nobody who has the plan
    lost anything, and nothing of a closed case.
    """
    plan = ruling.case.plan
    if plan is None or ruling.case.state is CaseState.CLOSED or not _touches_consent(ruling):
        return
    lost = tuple(one for one in plan.goes_to if _lost(ruling, one))
    if not lost:
        return
    at_home = [one for one in plan.goes_to if one not in lost and _now(ruling, one) != one]
    out = (*lost, *at_home)
    again = _without(ruling, plan, out)
    ruling.happen(PlanIssued(plan=again))
    names = ", ".join(one.name for one in out)
    ruling.remarks.append(f"Planen ges ut på nytt som version {again.version}, utan {names}.")
    ruling.remarks.append("Äldre papper till dem får inte skickas: se stoppat i utkorgen.")


def _touches_consent(ruling: Ruling) -> bool:
    spoken = any(isinstance(event, ConsentStated | ConsentWithdrawn) for event in ruling.events)
    return spoken or deciders_changed(ruling.began, ruling.case, ruling.note.date)


def say_who_must_consent_now(ruling: Ruling) -> None:
    """Tell when a note makes somebody decide whose consent nobody needed before it."""
    day = ruling.note.date
    if not ruling.began.consents or not deciders_changed(ruling.began, ruling.case, day):
        return
    before = rules.must_consent(ruling.began, day)
    new = [one for one in rules.must_consent(ruling.case, day) if one not in before]
    silent = [
        one for one in new if not any(one in consent.givers for consent in ruling.case.consents)
    ]
    if silent:
        ruling.remarks.append(
            f"Från {day} behövs samtycke också från: {', '.join(silent)}. "
            "Tills det finns får ingen utanför nämnden del av uppgifter."
        )


def _lost(ruling: Ruling, receiver: Receiver) -> bool:
    if not receiver.party:
        return _now(ruling, receiver).reason == _NO_CUSTODY
    party = next((one for one in ruling.people.parties if one.key == receiver.party), None)
    if party is None or party.same_committee:
        return False
    days = dict.fromkeys((ruling.note.date, ruling.today))
    return any(rules.may_receive(ruling.case, party.key, day) for day in days)


def _without(ruling: Ruling, plan: PlanVersion, lost: tuple[Receiver, ...]) -> PlanVersion:
    gone = tuple(one.model_copy(update={"reason": _GONE}) for one in lost if one.party)
    not_home = tuple(_now(ruling, one) for one in lost if not one.party)
    keys = {one.party for one in gone}
    not_to = tuple(_now(ruling, one) for one in plan.not_to if one.party not in keys)
    why = rules.in_force(ruling.case, ruling.note.date)
    return plan.model_copy(
        update={
            "version": ruling.case.plans[-1].version + 1,
            "seq": ruling.seq,
            "issued_on": ruling.today,
            "replaces": plan.version,
            "corrects": None,
            "internal": plan.internal or ((why,) if why else ()),
            "goes_to": tuple(one for one in plan.goes_to if one not in lost),
            "not_to": (*not_to, *not_home, *gone, *_newcomers(ruling, plan)),
        }
    )


def _now(ruling: Ruling, one: Receiver) -> Receiver:
    """A guardian's line as it now stands; any other line as it was."""
    guardian = next((who for who in ruling.case.guardians if who.name == one.name), None)
    if one.party or guardian is None:
        return one
    if why := not_sent_to(ruling.case, guardian, max(ruling.note.date, ruling.today)):
        return one.model_copy(update={"reason": why, "channel": ""})
    back = one.reason in {_NO_CUSTODY, _NO_MAIL}
    return one.model_copy(update={"reason": _NEXT_TIME}) if back else one


def _newcomers(ruling: Ruling, plan: PlanVersion) -> tuple[Receiver, ...]:
    """Parties named in a consent, or kept out by it, since the plan was made: not made for them."""
    listed = {one.party for one in (*plan.goes_to, *plan.not_to)}
    named = {party.name for consent in ruling.case.consents for party in consent.parties}
    named |= {key for consent in ruling.case.consents for key in consent.not_parties}
    return tuple(
        Receiver(name=party.name, party=party.key, reason=_why_not_yet(ruling, party))
        for party in ruling.people.parties
        if party.key in named - listed
    )


def _why_not_yet(ruling: Ruling, party: Partner) -> str:
    why = rules.may_receive(ruling.case, party.key, ruling.today)
    return _NEXT_TIME if party.same_committee or not why else why
