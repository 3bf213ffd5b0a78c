"""Whom a note wants a paper to go to, and who of them gets it."""

import datetime as dt
from collections.abc import Iterable

from sigdocs.casework import faults
from sigdocs.casework.consent.coverage import covers_something, in_force
from sigdocs.casework.consent.parties import gone_parties, spoken_of
from sigdocs.casework.consent.record import lapsed
from sigdocs.casework.decision import Ruling
from sigdocs.casework.likely import likely_names
from sigdocs.casework.people import all_parties, folded
from sigdocs.casework.sharing.holds import held, of_hold
from sigdocs.casework.sharing.receivers import (
    family,
    not_covered,
    not_sent_to,
    still_may,
    to_party,
)
from sigdocs.model.case import Case
from sigdocs.model.meeting import Recipients
from sigdocs.model.people import GuardianFacts
from sigdocs.model.profile import Channel, Partner, Profile
from sigdocs.model.receivers import Receiver
from sigdocs.model.version import PlanVersion

_UNWANTED = "ska inte ha planen enligt anteckningen"
_NO_PLANS = "tar inte emot planer"
_SAT_IN = "deltog utan sekretessuppgifter"
_INTERNAL = "planen är internt arbetsmaterial"
_GONE = "finns inte längre i inställningarna"
_NOT_BY_CONSENT = (_UNWANTED, _NO_PLANS, _SAT_IN, _INTERNAL, _GONE)
_NOBODY = "ingen"
_NONE = frozenset({"", _NOBODY, "inga", "nej"})
Chosen = tuple[tuple[Receiver, ...], tuple[Receiver, ...]]
"""Who has a paper, and who has not, with why."""


def plan_recipients(ruling: Ruling, *, shared: bool) -> Chosen:
    """Who has the next version of the plan, and who has not; asks about names that fit nobody."""
    _ask_about_recipients(ruling)
    return _chosen(ruling, _stated(ruling), shared=shared)


def summary_recipients(ruling: Ruling) -> Chosen:
    """Who has the summary of a closing, and who has not.

    The family as for a plan; a party outside the committee only where the note says so and the
    consent covers it that day.
    """
    _ask_about_recipients(ruling)
    stated = ruling.note.recipients or Recipients(everyone_covered=False)
    silent = not stated.everyone_covered and not stated.to
    if silent:
        stated = stated.model_copy(update={"to": (_NOBODY,)})
    to, not_to = _chosen(ruling, stated, shared=all(map(of_hold, internal(ruling))))
    near = {party.key for party in ruling.profile.partners if party.same_committee}
    outside = [one for one in not_to if not silent or one.party not in near]
    ended = ruling.case.model_copy(update={"closing": ruling.note.closing})
    to, not_to = still_may(ended, to, outside, ruling.last_day, ruling.profile)
    return tuple(map(_of_summary, to)), tuple(map(_of_summary, not_to))


def internal(ruling: Ruling) -> tuple[str, ...]:
    """Why a plan made now is for the office only; () when it may be shared."""
    if lapsed(ruling):
        return ("mötet hölls utan giltigt samtycke", *held(ruling.case))
    why = in_force(ruling.case, ruling.note.date)
    return (*((why,) if why else ()), *held(ruling.case))


def kept_out(case: Case) -> tuple[Receiver, ...]:
    """Those whom a note has kept from the plan, and none has let in since.

    A lapse of consent in between, which is another reason, lets nobody in.
    """
    kept: dict[str, Receiver] = {}
    for plan in sorted(case.plans, key=lambda one: one.seq):
        kept |= {_who(one): one for one in plan.not_to if one.reason.endswith(_UNWANTED)}
        for one in plan.goes_to:
            kept.pop(_who(one), None)
    return tuple(kept.values())


def _who(one: Receiver) -> str:
    """A party's key, which stays when its name does not; the name of one of the family."""
    return one.party or one.name


def out_by_consent(one: Receiver) -> bool:
    """Whether a party has not had a plan because of consent, and of nothing else."""
    return bool(one.party) and not one.reason.endswith(_NOT_BY_CONSENT)


def recheck(case: Case, plan: PlanVersion, day: dt.date, profile: Profile) -> PlanVersion:
    """A version about to be issued again, less those who may no longer have it, each with why today."""
    before = [still_out(case, one, day, profile) for one in plan.not_to]
    to, not_to = still_may(case, plan.goes_to, before, day, profile)
    why = tuple(dict.fromkeys((*plan.internal, *held(case))))
    return plan.model_copy(update={"goes_to": to, "not_to": not_to, "internal": why})


def still_out(case: Case, one: Receiver, day: dt.date, profile: Profile) -> Receiver:
    """One whom consent has kept from the plan, with why it keeps them from it on a day."""
    parties = (known for known in all_parties(profile, case.asked) if known.key == one.party)
    party = next(parties, None) if out_by_consent(one) else None
    why = not_covered(case, party, [day]) if party else ""
    return one.model_copy(update={"reason": why}) if why else one


def _of_summary(one: Receiver) -> Receiver:
    """A reason that speaks of the plan, as it is said of the summary."""
    return one.model_copy(update={"reason": one.reason.replace("planen", "sammanställningen")})


def _stated(ruling: Ruling) -> Recipients:
    """Whom the note wants the plan to go to.

    Whom an earlier note has kept out stays so, unless this one lets them in: by name, or by saying
    outright that the plan goes to all in the consent and naming nobody.
    """
    said = ruling.note.recipients
    if said and said.everyone_covered and not (said.to or said.not_to):
        return said
    said = said or Recipients()
    let_in = {who for name in said.to for who in _meant(ruling, name)}
    still = (who for one in kept_out(ruling.case) if (who := _who(one)) not in let_in)
    return said.model_copy(update={"not_to": tuple(dict.fromkeys((*said.not_to, *still)))})


def _meant(ruling: Ruling, name: str) -> set[str]:
    """Whom a name lets in: parties by key, the family by name."""
    party = ruling.people.party(name) or _party_of_person(ruling, name)
    return {hit.name for hit in ruling.people.family_members(name)} | (
        {party.key} if party else set()
    )


def _chosen(ruling: Ruling, stated: Recipients, *, shared: bool) -> Chosen:
    to, not_to = map(list, _family(ruling, stated))
    for party in _parties(ruling):
        why = _why_not(ruling, party, stated, shared=shared)
        one = to_party(party)
        (not_to if why else to).append(
            one.model_copy(update={"reason": why, "channel": ""} if why else {})
        )
    return tuple(to), tuple(not_to)


def _family(ruling: Ruling, stated: Recipients) -> Chosen:
    """The family as on the later of the note's day and the day of ruling, less the unwanted."""
    unwanted = {hit.name for name in stated.not_to for hit in ruling.people.family_members(name)}
    order = [ruling.case.youth.name, *(one.name for one in ruling.case.guardians)]
    to, not_to = family(ruling.case, ruling.last_day)
    kept = [Receiver(name=one.name, reason=_UNWANTED) for one in to if one.name in unwanted]
    also = (_unwanted_too(one) if one.name in unwanted else one for one in not_to)
    out = sorted((*also, *kept), key=lambda one: order.index(one.name))
    return tuple(one for one in to if one.name not in unwanted), tuple(out)


def _unwanted_too(one: Receiver) -> Receiver:
    """The same, also not wanted: that stands when the other reason is gone."""
    return one.model_copy(update={"reason": f"{one.reason}; {_UNWANTED}"})


def _parties(ruling: Ruling) -> list[Partner]:
    case = ruling.case
    present = {one.party for meeting in case.meetings for one in meeting.people if one.party}
    stated = _stated(ruling)
    written = (ruling.people.placed(name) for name in (*stated.to, *stated.not_to))
    present |= {party.key for party in written if party}
    known = [one for one in ruling.people.parties if one.key in spoken_of(case) | present]
    return [*known, *gone_parties(case, ruling.profile)]


def _why_not(ruling: Ruling, party: Partner, stated: Recipients, *, shared: bool) -> str:
    named = _named(ruling, party, stated.not_to)
    unwanted = named or _left_out(ruling, party, stated)
    closed = not_covered(ruling.case, party, ruling.days)
    reasons = (
        f"{closed}; {_UNWANTED}" if closed and named else closed,
        _UNWANTED if unwanted else "",
        "" if party in ruling.people.parties else _GONE,
        _NO_PLANS if party.channel is Channel.NONE else "",
        _SAT_IN if _sat_in(ruling, party) else "",
        "" if shared or party.same_committee else _INTERNAL,
    )
    return next((reason for reason in reasons if reason), "")


def _left_out(ruling: Ruling, party: Partner, stated: Recipients) -> bool:
    return bool(stated.to) and not stated.everyone_covered and not _named(ruling, party, stated.to)


def _sat_in(ruling: Ruling, party: Partner) -> bool:
    held = ruling.case.meetings[-1]
    return any(one.without_secrets and one.party == party.key for one in held.people)


def _named(ruling: Ruling, party: Partner, written: Iterable[str]) -> bool:
    def meant(name: str) -> bool:
        hits = ruling.people.person(name)
        return any(hit.party == party.key for hit in hits)

    written = tuple(written)
    found = (ruling.people.placed(name) for name in written)
    return any(one and one.key == party.key for one in found) or any(
        meant(name) for name in written
    )


def _ask_about_recipients(ruling: Ruling) -> None:
    stated = ruling.note.recipients
    if stated is None or lapsed(ruling):
        return
    for index, name in enumerate(stated.to):
        why = _why_not_named(ruling, name)
        if why and _has_some(ruling, name):
            ruling.remarks.append(f"{name} står som mottagare men får inte utskicket: {why}.")
        elif why:
            ruling.problem(faults.RECIPIENT, f"recipients.to.{index}", name=name, why=why)
    for index, name in enumerate(stated.not_to):
        if not _is_known(ruling, name):
            likely = likely_names(ruling.people, name)
            path = f"recipients.not_to.{index}"
            ruling.problem(faults.KEPT_OUT, path, name=name, likely=likely)


def _has_some(ruling: Ruling, name: str) -> bool:
    """Whether a party that may not have all of a plan may have some kind of information.

    Consent is clear then, and so is that the plan stays: it is told, and nothing is asked.
    """
    party = ruling.people.placed(name) or _party_of_person(ruling, name)
    return party is not None and not any(
        covers_something(ruling.case, party.key, day) for day in ruling.days
    )


def _is_known(ruling: Ruling, name: str) -> bool:
    """Whether ``name`` keeps somebody out: a party, one of the family, or nobody at all."""
    people = ruling.people
    if folded(name) in _NONE or people.family_members(name) or people.registered(name):
        return True
    return bool(_party_of_person(ruling, name)) and not people.party(name)


def _why_not_named(ruling: Ruling, name: str) -> str:
    """Why somebody whom the note names does not get the paper; "" when they do."""
    if members := ruling.people.family_members(name):
        guardians = (one for one in members if isinstance(one, GuardianFacts))
        reasons = (not_sent_to(ruling.case, one, ruling.last_day) for one in guardians)
        return next(filter(None, reasons), "")
    party = ruling.people.placed(name) or _party_of_person(ruling, name)
    if party is None and (longer := ruling.people.party(name)):
        return f"det kan vara en annan verksamhet än {longer.name}; menas den, skriv så"
    if party is None:
        return "" if ruling.people.person(name) else "mottagaren är okänd"
    return not_covered(ruling.case, party, ruling.days)


def _party_of_person(ruling: Ruling, name: str) -> Partner | None:
    keys = {hit.party for hit in ruling.people.person(name)}
    return next((party for party in ruling.people.parties if party.key in keys), None)
