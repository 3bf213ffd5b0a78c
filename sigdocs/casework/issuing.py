"""A new version of the plan: whether it may be shared, who receives it and who does not."""

import datetime as dt
from collections.abc import Iterable

from sigdocs.casework import consent as rules
from sigdocs.casework import faults
from sigdocs.casework.consenting import lapsed
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.casework.reissuing import not_sent_to, reissue_without
from sigdocs.model.case import Case, PlanVersion
from sigdocs.model.events import PlanIssued
from sigdocs.model.meeting import Recipients
from sigdocs.model.note import NoteKind
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.profile import Channel, Partner, Profile
from sigdocs.model.receiving import Receiver

_UNWANTED = "ska inte ha planen enligt anteckningen"
_NOBODY = "ingen"
PLANNING = frozenset({NoteKind.START, NoteKind.FOLLOW_UP})


def issue_plan(ruling: Ruling) -> None:
    """Issue the next version when the note is of a kind that makes a plan."""
    if not makes_plan(ruling):
        reissue_without(ruling)
        return
    _ask_about_recipients(ruling)
    plan = next_version(ruling)
    ruling.happen(PlanIssued(plan=plan))
    if plan.internal:
        ruling.remarks.append(
            "Planen är internt arbetsmaterial och får inte delas: " + "; ".join(plan.internal) + "."
        )


def makes_plan(ruling: Ruling) -> bool:
    """Whether the note makes a plan version: each meeting does, a deviation if it changed it."""
    note = ruling.note
    changed = bool(note.goals or note.statuses)
    return note.kind in PLANNING or (note.kind is NoteKind.DEVIATION and changed)


def next_version(ruling: Ruling) -> PlanVersion:
    """The version that comes next, with its receivers."""
    plans, in_force = ruling.case.plans, ruling.case.plan
    internal = _internal(ruling)
    goes_to, not_to = _receivers(ruling, _stated(ruling), shared=not internal)
    return PlanVersion(
        version=plans[-1].version + 1 if plans else 1,
        seq=ruling.seq,
        meeting_on=ruling.note.date,
        issued_on=ruling.today,
        replaces=in_force.version if in_force else None,
        internal=internal,
        goes_to=goes_to,
        not_to=not_to,
    )


def _internal(ruling: Ruling) -> tuple[str, ...]:
    if lapsed(ruling):
        return ("mötet hölls utan giltigt samtycke",)
    why = rules.in_force(ruling.case, ruling.note.date)
    return (why,) if why else ()


def summary_receivers(ruling: Ruling) -> tuple[tuple[Receiver, ...], tuple[Receiver, ...]]:
    """Who has the summary of a closing, and who has not.

    The family as for a plan; a party outside the committee only where the note says so and the
    consent covers it that day.
    """
    _ask_about_recipients(ruling)
    stated = ruling.note.recipients or Recipients(everyone_covered=False)
    silent = not stated.everyone_covered and not stated.to
    if silent:
        stated = stated.model_copy(update={"to": (_NOBODY,)})
    to, not_to = _receivers(ruling, stated, shared=not _internal(ruling))
    near = {party.key for party in ruling.profile.partners if party.same_committee}
    outside = [one for one in not_to if not silent or one.party not in near]
    ended = ruling.case.model_copy(update={"closing": ruling.note.closing})
    day = max(ruling.note.date, ruling.today)
    to, not_to = still_may(ended, to, outside, day, ruling.profile)
    return tuple(map(_of_summary, to)), tuple(map(_of_summary, not_to))


def _of_summary(one: Receiver) -> Receiver:
    """A reason that speaks of the plan, as it is said of the summary."""
    return one.model_copy(update={"reason": one.reason.replace("planen", "sammanställningen")})


def _receivers(
    ruling: Ruling, stated: Recipients, *, shared: bool
) -> tuple[tuple[Receiver, ...], tuple[Receiver, ...]]:
    unwanted = {folded(name) for name in stated.not_to}
    family_to, family_not = _family(ruling, stated)
    to, not_to = list(family_to), list(family_not)
    for party in _parties(ruling):
        why = _why_not(ruling, party, stated, unwanted, shared=shared)
        channel = "" if why else party.channel.value
        reason = why or _why(party)
        one = Receiver(name=party.name, party=party.key, reason=reason, channel=channel)
        (not_to if why else to).append(one)
    return tuple(to), tuple(not_to)


def _stated(ruling: Ruling) -> Recipients:
    """Whom the note wants the plan to go to; silent, it keeps out whom the last plan kept out."""
    return ruling.note.recipients or Recipients(not_to=kept_out(ruling.case))


def kept_out(case: Case) -> tuple[str, ...]:
    """The names of those who were not to have the last plan because a note said so."""
    last = case.plan
    return tuple(one.name for one in last.not_to if one.reason == _UNWANTED) if last else ()


def recheck(case: Case, plan: PlanVersion, day: dt.date, profile: Profile) -> PlanVersion:
    """A version about to be issued again, less those who may no longer have it."""
    to, not_to = still_may(case, plan.goes_to, plan.not_to, day, profile)
    return plan.model_copy(update={"goes_to": to, "not_to": not_to})


def still_may(
    case: Case,
    goes_to: Iterable[Receiver],
    not_to: Iterable[Receiver],
    day: dt.date,
    profile: Profile,
) -> tuple[tuple[Receiver, ...], tuple[Receiver, ...]]:
    """Who of those chosen earlier may have a paper on another day, and all who may not, with why."""
    near = {party.key for party in profile.partners if party.same_committee}
    not_home = {one.name: not_sent_to(case, one, day) for one in case.guardians}
    to: list[Receiver] = []
    out = list(not_to)
    for one in goes_to:
        outside = one.party and one.party not in near
        why = rules.may_receive(case, one.party, day) if outside else ""
        if not one.party:
            why = not_home.get(one.name, "")
        (out if why else to).append(
            one.model_copy(update={"reason": why, "channel": ""} if why else {})
        )
    return tuple(to), tuple(out)


def _family(ruling: Ruling, stated: Recipients) -> tuple[list[Receiver], list[Receiver]]:
    to: list[Receiver] = []
    not_to: list[Receiver] = []
    unwanted = {hit.name for name in stated.not_to for hit in ruling.people.family_members(name)}
    youth = ruling.case.youth
    reasons = [(youth, "den unge", "")]
    reasons += [(one, "vårdnadshavare", _not_home(ruling, one)) for one in ruling.case.guardians]
    for person, why, why_not in reasons:
        if person.name in unwanted and not why_not:
            not_to.append(Receiver(name=person.name, reason=_UNWANTED))
        elif why_not:
            not_to.append(Receiver(name=person.name, reason=why_not))
        else:
            channel = person.channel if isinstance(person, GuardianFacts) else ""
            reason = why + _by_way_of(person)
            to.append(Receiver(name=person.name, reason=reason, channel=channel))
    return to, not_to


def _by_way_of(person: PersonFacts) -> str:
    """How mail reaches somebody with protected data: never straight home (invariant 8)."""
    if not person.protected:
        return ""
    return f"; skyddade uppgifter, förmedlas via {person.intermediary or 'socialtjänsten'}"


def _not_home(ruling: Ruling, guardian: GuardianFacts) -> str:
    """Why a guardian does not get the plan; "" when they do."""
    return not_sent_to(ruling.case, guardian, max(ruling.note.date, ruling.today))


def _parties(ruling: Ruling) -> list[Partner]:
    case = ruling.case
    named = {party.name for consent in case.consents for party in consent.parties}
    named |= {key for consent in case.consents for key in consent.not_parties}
    present = {one.party for meeting in case.meetings for one in meeting.people if one.party}
    stated = _stated(ruling)
    written = (ruling.people.party(name) for name in (*stated.to, *stated.not_to))
    present |= {party.key for party in written if party}
    return [party for party in ruling.people.parties if party.key in named | present]


def _why(party: Partner) -> str:
    return "samma nämnd" if party.same_committee else "omfattas av samtycket"


def _why_not(
    ruling: Ruling, party: Partner, stated: Recipients, names: set[str], *, shared: bool
) -> str:
    unwanted = _named(ruling, party, names) or _left_out(ruling, party, stated)
    reasons = (
        _not_covered(ruling, party),
        _UNWANTED if unwanted else "",
        "tar inte emot planer" if party.channel is Channel.NONE else "",
        "deltog utan sekretessuppgifter" if _sat_in(ruling, party) else "",
        "" if shared or party.same_committee else "planen är internt arbetsmaterial",
    )
    return next((reason for reason in reasons if reason), "")


def _left_out(ruling: Ruling, party: Partner, stated: Recipients) -> bool:
    wanted = {folded(name) for name in stated.to}
    return bool(wanted) and not stated.everyone_covered and not _named(ruling, party, wanted)


def _not_covered(ruling: Ruling, party: Partner) -> str:
    if party.same_committee:
        return ""
    days = dict.fromkeys((ruling.note.date, ruling.today))
    reasons = (rules.may_receive(ruling.case, party.key, day) for day in days)
    return next((reason for reason in reasons if reason), "")


def _sat_in(ruling: Ruling, party: Partner) -> bool:
    held = ruling.case.meetings[-1]
    return any(one.without_secrets and one.party == party.key for one in held.people)


def _named(ruling: Ruling, party: Partner, names: set[str]) -> bool:
    def meant(name: str) -> bool:
        hits = ruling.people.person(name)
        return any(hit.party == party.key for hit in hits)

    found = (ruling.people.party(name) for name in names)
    return any(one and one.key == party.key for one in found) or any(meant(name) for name in names)


def _ask_about_recipients(ruling: Ruling) -> None:
    stated = ruling.note.recipients
    if stated is None or lapsed(ruling):
        return
    for index, name in enumerate(stated.to):
        party = ruling.people.party(name) or _party_of_person(ruling, name)
        path = f"recipients.to.{index}"
        if family := ruling.people.family_members(name):
            reasons = [_not_home(ruling, one) for one in family if isinstance(one, GuardianFacts)]
            if why := next(filter(None, reasons), ""):
                ruling.problem(faults.RECIPIENT, path, name=name, why=why)
        elif party is None:
            if not ruling.people.person(name):
                ruling.problem(faults.RECIPIENT, path, name=name, why="mottagaren är okänd")
        elif why := _not_covered(ruling, party):
            ruling.problem(faults.RECIPIENT, path, name=name, why=why)


def _party_of_person(ruling: Ruling, name: str) -> Partner | None:
    keys = {hit.party for hit in ruling.people.person(name)}
    return next((party for party in ruling.people.parties if party.key in keys), None)
