"""When consent is asked for on paper: parties without it, and consents about to end.

What was asked for is an event, so that a form is made once for each matter and the case can tell
who has been asked.
"""

import datetime as dt

from sigdocs.casework.consent.deciders import must_consent
from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.consent.verdict import ConsentState, Verdict, standings, verdict
from sigdocs.casework.consent.words import mentions
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import CaseState, ConsentRequest
from sigdocs.model.events import ConsentRequested
from sigdocs.model.profile import Partner


def request_consent(ruling: Ruling) -> None:
    """Ask for what is missing, and for what is about to end; nothing of a closed case.

    Nor anything while a question about a right is unanswered: the answer may say what to ask for.
    """
    if ruling.case.held:
        return
    if ruling.case.state is CaseState.CLOSED or not all(must_consent(ruling.case, _day(ruling))):
        return
    parties = consent_parties(ruling.case, ruling.profile)
    over = [one for one in parties if _ended_with_the_insats(ruling, one.key)]
    missing = tuple(one for one in parties if one in over or _never_asked(ruling, one.key))
    if missing:
        _ask(ruling, missing)
        named = ", ".join(one.name for one in missing)
        ruling.remarks.append(f"Blankett för samtycke görs för: {named}.")
    if over:
        ended = ruling.case.breaks[-1].ended_on
        ruling.remarks.append(
            f"Samtycket upphörde när insatsen avslutades {ended}. Tills det finns ett nytt får ingen "
            "utanför nämnden del av uppgifter."
        )
    _renew(ruling, parties)


def _day(ruling: Ruling) -> dt.date:
    return ruling.note.date


def _ended_with_the_insats(ruling: Ruling, party: str) -> bool:
    """Whether a party's consent is of before the case was taken up again, and not asked for since."""
    if not ruling.case.breaks:
        return False
    last = ruling.case.breaks[-1]
    said = [one for one in ruling.case.consents if mentions(one, party)]
    if not said or any(one.given_on > last.ended_on for one in said):
        return False
    asked = (one for one in ruling.case.requests if one.on >= last.resumed_on)
    return not any(party in one.parties for one in asked)


def _never_asked(ruling: Ruling, party: str) -> bool:
    found = standings(ruling.case, party, _day(ruling), _warning(ruling))
    states = {one.state for one in found}
    no = {ConsentState.REFUSED, ConsentState.WITHDRAWN}
    return ConsentState.NEEDED in states and not states & no


def _renew(ruling: Ruling, parties: tuple[Partner, ...]) -> None:
    """Ask anew for all that ends within the warning, once for each end."""
    ending = {
        party: standing.end
        for party in parties
        if (standing := _standing(ruling, party)).state is ConsentState.EXPIRING
        and standing.end
        and not _asked_anew(ruling, standing)
    }
    if not ending:
        return
    first = min(ending.values())
    _ask(ruling, tuple(ending), renews=first)
    ruling.remarks.append(f"Samtycket går ut {first}. Blankett för förnyat samtycke görs.")


def _standing(ruling: Ruling, party: Partner) -> Verdict:
    return verdict(ruling.case, party.key, _day(ruling), _warning(ruling))


def _asked_anew(ruling: Ruling, standing: Verdict) -> bool:
    return any(
        one.renews
        and standing.end
        and standing.party in one.parties
        and one.on <= standing.end
        and standing.end <= one.on + dt.timedelta(days=_warning(ruling))
        for one in ruling.case.requests
    )


def _ask(ruling: Ruling, parties: tuple[Partner, ...], renews: dt.date | None = None) -> None:
    request = ConsentRequest(
        seq=ruling.seq,
        on=_day(ruling),
        parties=tuple(one.key for one in parties),
        givers=must_consent(ruling.case, ruling.last_day),
        renews=renews,
    )
    ruling.happen(ConsentRequested(request=request))


def _warning(ruling: Ruling) -> int:
    return ruling.profile.rules.consent_warning
