"""Who may have the papers of a case on a day: family and parties, and why somebody may not.

The one place that decides it. What a note asks for is read in
:mod:`sigdocs.casework.sharing.recipients`; papers, calls and stops ask here.
"""

import datetime as dt
import re
from collections.abc import Iterable

from sigdocs.casework.calendar import born, may_be_grown
from sigdocs.casework.consent.coverage import covers_something, may_receive
from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.casework.consent.parties import covered_by_name, gone_parties
from sigdocs.casework.people import People, all_parties
from sigdocs.casework.sharing.holds import held
from sigdocs.model.case import Case
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.profile import Channel, Partner, Profile
from sigdocs.model.receivers import BY_WAY, Receiver
from sigdocs.model.rights import Right
from sigdocs.model.version import PlanVersion

NO_CUSTODY = "har inte vårdnaden"
NO_MAIL = "vill inte ha utskick"
GROWN = "den unge är 18 år; utskick till vårdnadshavare har upphört"
_POSTED = re.compile(r"(?<![\w-])(?<!inte )(?<!ej )(?:brev|post)\b", re.IGNORECASE)
_ENDED = frozenset({GROWN, NO_CUSTODY})


def not_sent_to(case: Case, guardian: GuardianFacts, day: dt.date) -> str:
    """Why nothing is sent to a guardian a day, in Swedish; "" when it may be.

    Born on 29 February: on 28 February of the year of 18 all must still consent, and nothing goes
    to the guardians any more; the stricter of both readings.
    """
    if decides_alone(case, day) or may_be_grown(case.youth.personnummer, day):
        return GROWN
    if not guardian.has_custody:
        return NO_CUSTODY
    return "" if guardian.may_be_sent else NO_MAIL


def by_post(way: str) -> bool:
    """Whether a way that somebody wants to be reached, in their own words, is a letter.

    >>> [by_post(way) for way in ("Brev, inte sms", "säker e-post", "sms, inte brev", "vanlig post")]
    [True, False, False, True]
    """
    return bool(_POSTED.search(way))


def family(case: Case, day: dt.date) -> tuple[tuple[Receiver, ...], tuple[Receiver, ...]]:
    """Who of the family has a paper on a day, the youth first, and who has not, with why."""
    letter = Channel.LETTER.value if by_post(case.youth.contact_way) else ""
    to, not_to = [_at_home(case.youth, "den unge", letter)], []
    for guardian in case.guardians:
        if why := not_sent_to(case, guardian, day):
            number = guardian.personnummer if born(guardian.personnummer) else ""
            not_to.append(Receiver(name=guardian.name, reason=why, number=number))
        else:
            to.append(_at_home(guardian, "vårdnadshavare", guardian.channel))
    return tuple(to), tuple(not_to)


def lost_right(before: Case, after: Case, day: dt.date, profile: Profile) -> tuple[str, ...]:
    """The names of the guardians and parties that might have papers of a case and may not now."""
    kept = {one.name for one in after.guardians if not_sent_to(after, one, day) in {"", NO_MAIL}}
    had = (one.name for one in before.guardians if not_sent_to(before, one, day) in {"", NO_MAIL})
    outside = (one for one in all_parties(profile, after.asked) if not one.same_committee)
    return (
        *(name for name in had if name not in kept),
        *(
            one.name
            for one in outside
            if covers_something(after, one.key, day) and not covers_something(before, one.key, day)
        ),
    )


def signers_home(case: Case, names: Iterable[str], day: dt.date) -> tuple[Receiver, ...]:
    """Those of some names who may be sent what they are to sign a day, mail or no mail."""
    gone = {one.name for one in case.guardians if not_sent_to(case, one, day) in _ENDED}
    return relatives(case, (name for name in names if name not in gone))


def relatives(case: Case, names: Iterable[str]) -> tuple[Receiver, ...]:
    """Those of the family who bear some names, as receivers of a paper addressed to them."""
    wanted = set(names)
    youth = [_at_home(case.youth, "den unge")] if case.youth.name in wanted else []
    guardians = (one for one in case.guardians if one.name in wanted)
    return (*youth, *(_at_home(one, "vårdnadshavare", one.channel) for one in guardians))


def _at_home(person: PersonFacts, ground: str, channel: str = "") -> Receiver:
    reason = ground + _by_way_of(person)
    return Receiver(
        name=person.name,
        reason=reason,
        channel=channel,
        number=person.personnummer if born(person.personnummer) else "",
    )


def _by_way_of(person: PersonFacts) -> str:
    """How mail reaches somebody with protected data: never straight home (invariant 8)."""
    if not person.protected:
        return ""
    return f"{BY_WAY}skyddade uppgifter, förmedlas via {person.intermediary or 'socialtjänsten'}"


def to_party(party: Partner) -> Receiver:
    """A party as a receiver, with why it may be one."""
    ground = "samma nämnd" if party.same_committee else "omfattas av samtycket"
    return Receiver(name=party.name, party=party.key, reason=ground, channel=party.channel.value)


def to_party_of(key: str, case: Case, profile: Profile) -> Receiver:
    """The same by the partner's key."""
    parties = (*all_parties(profile, case.asked), *gone_parties(case, profile))
    known = (party for party in parties if party.key == key)
    found = next(known, None)
    return to_party(found) if found else Receiver(name=key, party=key)


def not_covered(case: Case, party: Partner, days: Iterable[dt.date]) -> str:
    """Why consent lets a party have no plan on some day of several; "" when it does on all."""
    if party.same_committee:
        return ""
    reasons = (may_receive(case, party.key, day) for day in dict.fromkeys(days))
    return next((reason for reason in reasons if reason), "")


def of_plan(version: PlanVersion) -> tuple[Receiver, ...]:
    """Who is to have a version of the plan: nobody as long as it is for the office only."""
    return () if version.internal else version.goes_to


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
        why = may_receive(case, one.party, day) if outside else ""
        if not one.party:
            why = not_home.get(one.name, "")
        (out if why else to).append(
            one.model_copy(update={"reason": why, "channel": ""} if why else {})
        )
    return tuple(to), tuple(out)


def of_summary(case: Case, day: dt.date, profile: Profile) -> tuple[Receiver, ...]:
    """Who may have the summary of a closed case on a day; who was chosen stands when a hold is over."""
    told = case.discharge
    to, _ = still_may(case, told.goes_to if told else (), (), day, profile)
    return less_held(case, to)[0]


def less_held(
    case: Case, to: Iterable[Receiver]
) -> tuple[tuple[Receiver, ...], tuple[Receiver, ...]]:
    """Who of some receivers may have a paper now, and who has it when a question is answered, with why.

    While one about consent waits no party has it; about custody or protection, nobody has.
    """
    chosen, why = tuple(to), "; ".join(held(case))
    everybody = any(one.right is not Right.CONSENT for one in case.held)
    waits = tuple(one for one in chosen if why and (one.party or everybody))
    kept = tuple(one for one in chosen if one not in waits)
    return kept, tuple(one.model_copy(update={"reason": why, "channel": ""}) for one in waits)


def called_parties(case: Case, days: Iterable[dt.date], profile: Profile) -> tuple[Partner, ...]:
    """The parties that may be called to the case's meetings, judged on each of some days.

    Those that consent covers for something on all of them; of the same nämnd, those that take part.
    """
    when = tuple(dict.fromkeys(days))
    near = {who.party for meeting in case.meetings for who in meeting.people}
    near |= covered_by_name(case)
    return tuple(
        one
        for one in People.of(profile, case).parties
        if one.channel is not Channel.NONE
        and (
            one.key in near
            if one.same_committee
            else not any(covers_something(case, one.key, day) for day in when)
        )
    )
