"""The plan once more, without those whose right to it ended between meetings."""

from sigdocs.casework.consent.coverage import coverage, in_force
from sigdocs.casework.consent.deciders import deciders_changed, must_consent
from sigdocs.casework.consent.parties import spoken_of
from sigdocs.casework.decision import Ruling
from sigdocs.casework.plan.safety import MADE_ANEW, plans_for_safety
from sigdocs.casework.plan.view import plan_view
from sigdocs.casework.sharing.holds import held, is_released, of_hold
from sigdocs.casework.sharing.receivers import NO_CUSTODY, NO_MAIL, not_covered, not_sent_to
from sigdocs.casework.sharing.recipients import out_by_consent, still_out
from sigdocs.casework.whereabouts import whereabouts, without
from sigdocs.model.case import Case, CaseState
from sigdocs.model.events import ConsentStated, ConsentWithdrawn, PlanIssued
from sigdocs.model.profile import Partner
from sigdocs.model.receivers import Receiver
from sigdocs.model.version import PlanVersion

_GONE = "ingår inte längre"
_NEXT_TIME = "får planen från nästa möte"


def reissue_without(ruling: Ruling) -> None:
    """Issue the plan in force anew when the note takes a party's or a guardian's right to it.

    The same plan of the same meeting with fewer receivers, or without what is protected by the
    note; nothing when nobody who has the plan lost anything and it shows nothing of that, and
    nothing of a closed case.
    """
    plan = ruling.case.plan
    if plan is None or ruling.case.state is CaseState.CLOSED:
        return
    touched = _touches_consent(ruling)
    lost = tuple(one for one in plan.goes_to if touched and _lost(ruling, one))
    if not lost:
        reissue_less_protected(ruling)
        return
    at_home = [one for one in plan.goes_to if one not in lost and _now(ruling, one) != one]
    out = (*lost, *at_home)
    again = _without(ruling, plan, out)
    ruling.happen(PlanIssued(plan=again))
    names = ", ".join(one.name for one in out)
    ruling.remarks.append(f"Planen ges ut på nytt som version {again.version}, utan {names}.")
    ruling.remarks.append("Äldre papper till dem får inte skickas: se stoppat i utkorgen.")
    if plans_for_safety(ruling.case):
        ruling.remarks.append(MADE_ANEW)


def reissue_less_protected(ruling: Ruling) -> None:
    """Issue the plan in force anew when it shows what is protected only from this entry on.

    Nothing of a closed case, nor of a plan that the entry itself has issued.
    """
    plan = ruling.case.plan
    issued = [event.plan for event in ruling.events if isinstance(event, PlanIssued)]
    if plan is None or plan in issued or ruling.case.state is CaseState.CLOSED:
        return
    if _shows_protected(ruling, plan):
        again = _without(ruling, plan, ())
        ruling.happen(PlanIssued(plan=again))
        ruling.remarks.append(
            f"Planen ges ut på nytt som version {again.version}, utan det som nu är skyddat. "
            "Äldre papper som visar det får inte skickas: se stoppat i utkorgen."
        )


def release(ruling: Ruling) -> bool:
    """Issue the plan in force for sharing once the questions that held it back are answered.

    To whom it was meant for then, less those who may not have it now. Gives whether it did.
    """
    plan = ruling.case.plan
    if plan is None or not is_released(ruling):
        return False
    lost = tuple(one for one in plan.goes_to if _lost(ruling, one) or _now(ruling, one) != one)
    again = _without(ruling, plan, lost)
    ruling.happen(PlanIssued(plan=again))
    ruling.remarks.append(f"Planen ges ut på nytt som version {again.version}.")
    return True


def _shows_protected(ruling: Ruling, plan: PlanVersion) -> bool:
    """Whether the plan shows where somebody is whom the entry makes protected."""
    was, now = _protected(ruling.began), _protected(ruling.case)
    if now <= was:
        return False
    view = plan_view(ruling.case, None, plan, ruling.profile)
    return without(view, whereabouts([ruling.case], ruling.profile)) != view


def _protected(case: Case) -> set[str]:
    return {one.name for one in (case.youth, *case.guardians) if one.protected}


def _touches_consent(ruling: Ruling) -> bool:
    spoken = any(isinstance(event, ConsentStated | ConsentWithdrawn) for event in ruling.events)
    return spoken or deciders_changed(ruling.began, ruling.case, ruling.note.date)


def say_who_must_consent_now(ruling: Ruling) -> None:
    """Tell when a note makes somebody decide whose consent nobody needed before it."""
    day = ruling.note.date
    if not ruling.began.consents or not deciders_changed(ruling.began, ruling.case, day):
        return
    before = must_consent(ruling.began, day)
    new = [one for one in must_consent(ruling.case, day) if one not in before]
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
        return _now(ruling, receiver).reason == NO_CUSTODY
    party = next((one for one in ruling.people.parties if one.key == receiver.party), None)
    return party is None or bool(not_covered(ruling.case, party, [ruling.last_day]))


def _without(ruling: Ruling, plan: PlanVersion, lost: tuple[Receiver, ...]) -> PlanVersion:
    gone = tuple(
        one.model_copy(update={"reason": _why_gone(ruling, one.party)}) for one in lost if one.party
    )
    not_home = tuple(_now(ruling, one) for one in lost if not one.party)
    keys = {one.party for one in gone}
    not_to = tuple(
        _waiting(ruling, one) if one.party else _now(ruling, one)
        for one in plan.not_to
        if one.party not in keys
    )
    at_meeting = next(one for one in ruling.case.plans if one.met_seq == plan.met_seq)
    own = tuple(reason for reason in at_meeting.internal if not of_hold(reason))
    why = in_force(ruling.case, ruling.last_day)
    return plan.model_copy(
        update={
            "version": ruling.case.plans[-1].version + 1,
            "seq": ruling.seq,
            "issued_on": ruling.today,
            "replaces": plan.version,
            "corrects": None,
            "again": plan.met_seq,
            "tells_all": True,
            "internal": (*(own or ((why,) if why else ())), *held(ruling.case)),
            "goes_to": tuple(one for one in plan.goes_to if one not in lost),
            "not_to": (*not_to, *not_home, *gone, *_newcomers(ruling, plan)),
        }
    )


def _why_gone(ruling: Ruling, party: str) -> str:
    """Why a party has the plan no more: left out, or without some of what stands in it."""
    day = ruling.last_day
    had, has = (coverage(case, party, day).kinds for case in (ruling.began, ruling.case))
    lost = [kind for kind in had if kind not in has]
    if not has:
        return _GONE
    if not lost:
        known = (one for one in ruling.people.parties if one.key == party)
        return next((not_covered(ruling.case, one, [day]) for one in known), "") or _GONE
    if len(lost) > len(has):
        return f"samtycket gäller nu bara {', '.join(has)}"
    return f"samtycket omfattar inte längre {', '.join(lost)}"


def _now(ruling: Ruling, one: Receiver) -> Receiver:
    """A guardian's line as it now stands; any other line as it was."""
    guardian = next((who for who in ruling.case.guardians if who.name == one.name), None)
    if one.party or guardian is None:
        return one
    if why := not_sent_to(ruling.case, guardian, ruling.last_day):
        return one.model_copy(update={"reason": why, "channel": ""})
    back = one.reason in {NO_CUSTODY, NO_MAIL}
    return one.model_copy(update={"reason": _NEXT_TIME}) if back else one


def _waiting(ruling: Ruling, one: Receiver) -> Receiver:
    """A party's line: one whom consent kept from the plan, with why it does now, or that it waits."""
    party = next((known for known in ruling.people.parties if known.key == one.party), None)
    covered = party and not not_covered(ruling.case, party, [ruling.today])
    waits = covered and out_by_consent(one)
    if waits:
        return one.model_copy(update={"reason": _NEXT_TIME})
    return still_out(ruling.case, one, ruling.today, ruling.profile)


def _newcomers(ruling: Ruling, plan: PlanVersion) -> tuple[Receiver, ...]:
    """Parties named in a consent, or kept out by it, since the plan was made: not made for them."""
    listed = {one.party for one in (*plan.goes_to, *plan.not_to)}
    return tuple(
        Receiver(name=party.name, party=party.key, reason=_why_not_yet(ruling, party))
        for party in ruling.people.parties
        if party.key in spoken_of(ruling.case) - listed
    )


def _why_not_yet(ruling: Ruling, party: Partner) -> str:
    return not_covered(ruling.case, party, [ruling.today]) or _NEXT_TIME
