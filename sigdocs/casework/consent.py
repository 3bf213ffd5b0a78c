"""Consent to disclosure: who must give it, whom it lets receive what, on which day.

Under 18 each guardian with custody and the youth consent; from 18 the youth alone (OSL 10:1,
12:2–3; FB 6:11, 6:13). A party may receive something when every one of them, by their latest
word on that party, lets it. Latest by the day it was given, not by when the note arrived: a note
that repeats an old consent never brings back what was withdrawn since. Every other part of the
program asks :func:`may_receive`.
"""

import datetime as dt
from collections.abc import Iterable

from sigdocs.casework.calendar import is_adult
from sigdocs.casework.consent_words import (
    closed_on,
    kinds_for,
    mentions,
    order,
    terms_of,
    withdrawn_on,
    word_on,
)
from sigdocs.model.case import Case, Consent
from sigdocs.model.consent import Information
from sigdocs.model.note import CaseType
from sigdocs.model.text import LINE_MAX

COVERED = ""


def must_consent(case: Case, day: dt.date) -> tuple[str, ...]:
    """The names of those whose consent is needed on a day: the youth last.

    A youth without a known birth date counts as under 18 in a youth case.
    """
    if decides_alone(case, day):
        return (case.youth.name,)
    return (*_with_custody(case), case.youth.name)


def decides_alone(case: Case, day: dt.date) -> bool:
    """Whether the youth, being 18 or more on a day, is the only one who must consent."""
    adult = is_adult(case.youth.personnummer, day)
    return case.type is CaseType.YOUNG_ADULT if adult is None else adult


def may_receive(
    case: Case, party: str, day: dt.date, information: Information | None = None
) -> str:
    """Why a party may not receive a kind of information on a day; "" when it may.

    Args:
        case: the case as it stands.
        party: the partner's key.
        day: the day of sending or meeting.
        information: one kind, or None for everything that a plan holds.
    """
    if not case.consents:
        return "samtycke saknas"
    if not decides_alone(case, day) and not _with_custody(case):
        return "det framgår inte vem som är vårdnadshavare"
    for giver in must_consent(case, day):
        if reason := _given_by(case, giver, party, day, information):
            return reason
    return COVERED


def in_force(case: Case, day: dt.date) -> str:
    """Why no party at all is covered on a day; "" when some party is."""
    if not case.consents:
        return "inget samtycke finns"
    named = dict.fromkeys(party.name for one in case.consents for party in one.parties)
    reasons = [_anything(case, party, day) for party in named]
    if not reasons:
        return "inget samtycke finns"
    return COVERED if COVERED in reasons else reasons[0]


def covers_something(case: Case, party: str, day: dt.date) -> str:
    """Why a party is not covered at all on a day; "" when it may receive at least some kind."""
    return _anything(case, party, day)


def limited_to(case: Case, party: str) -> tuple[Information, ...]:
    """The only kinds a party may receive by the latest consents; () when not limited."""
    limits: set[Information] | None = None
    for consent in _latest_by_giver(case.consents, party):
        stated = kinds_for(consent, party)
        if stated:
            limits = set(stated) if limits is None else limits & set(stated)
    return tuple(sorted(limits)) if limits else ()


def _anything(case: Case, party: str, day: dt.date) -> str:
    whole = may_receive(case, party, day)
    if not whole:
        return COVERED
    reasons = [may_receive(case, party, day, kind) for kind in Information]
    return COVERED if COVERED in reasons else whole


def _given_by(
    case: Case, giver: str, party: str, day: dt.date, information: Information | None
) -> str:
    if not any(giver in consent.givers for consent in case.consents):
        return f"samtycke från {giver} saknas"[:LINE_MAX]
    latest = word_on(case, giver, party, day)
    if latest is None or party in latest.not_parties:
        return "omfattas inte av samtycket"
    if ended := withdrawn_on(case, giver, party, latest, day):
        return f"samtycket återkallades {ended}"
    if closed := closed_on(case, latest, day):
        return f"samtycket gällde till avslutet {closed}"
    return _reach(latest, party, day, information)


def _reach(consent: Consent, party: str, day: dt.date, information: Information | None) -> str:
    if day < consent.since:
        return f"samtycket gäller först från {consent.since}"
    if consent.until and day > consent.until:
        return f"samtycket gick ut {consent.until}"
    if not terms_of(consent, party).receives:
        return "samtycket låter parten bara lämna uppgifter"
    kinds = kinds_for(consent, party)
    if kinds and (information is None or information not in kinds):
        return "samtycket gäller bara " + ", ".join(kinds)
    return COVERED


def _with_custody(case: Case) -> tuple[str, ...]:
    return tuple(one.name for one in case.guardians if one.has_custody)


def _latest_by_giver(consents: Iterable[Consent], party: str) -> list[Consent]:
    latest: dict[str, Consent] = {}
    for consent in sorted(consents, key=order):
        if mentions(consent, party):
            latest |= dict.fromkeys(consent.givers, consent)
    return list(latest.values())
