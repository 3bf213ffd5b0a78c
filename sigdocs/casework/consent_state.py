"""Where each consent stands: from needed to in force, and how it ended.

A pure function of the case and a day, so that ``status``, papers and forms say the same. Whether
something may be sent is for :func:`sigdocs.casework.consent.may_receive` alone; this tells people
what there is to do.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sigdocs.casework.consent import decides_alone, must_consent
from sigdocs.casework.consent_words import closed_on, withdrawn_on, word_on
from sigdocs.casework.people import People
from sigdocs.model.case import Case, Consent
from sigdocs.model.profile import Partner, Profile


class ConsentState(StrEnum):
    """Where one person's consent for one party stands; the value is what people read."""

    WITHDRAWN = "återkallat"
    REFUSED = "omfattas inte"
    VOID = "upphörde vid 18 år"
    ENDED = "har gått ut"
    NEEDED = "behövs"
    ISSUED = "blankett gjord"
    SIGNED = "lämnat, gäller inte än"
    EXPIRING = "gäller, går snart ut"
    IN_FORCE = "gäller"


_BY_WEIGHT = tuple(ConsentState)
_HOLDS = frozenset({ConsentState.IN_FORCE, ConsentState.EXPIRING})
_MISSING = frozenset({ConsentState.NEEDED, ConsentState.ISSUED})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a consent stands.

    Attributes:
        giver: who gives it; "" for all who must, taken together.
        party: the partner's key.
        end: the last day it holds, or the day to look at it anew; None when it has neither.
    """

    giver: str
    party: str
    state: ConsentState
    end: dt.date | None = None


def consent_parties(case: Case, profile: Profile) -> tuple[Partner, ...]:
    """The partners whose consent matters: asked for, or spoken of; not those of the same nämnd."""
    people = People.of(profile, case)
    named = {one.name for consent in case.consents for one in consent.parties}
    named |= {key for consent in case.consents for key in consent.not_parties}
    asked = (people.party(name) for name in case.asked)
    named |= {party.key for party in asked if party}
    return tuple(one for one in people.parties if one.key in named and not one.same_committee)


def standings(case: Case, party: str, day: dt.date, warning: int) -> tuple[Standing, ...]:
    """Where the consent of each person stands for a party on a day.

    First those who must consent that day, then guardians whose consent ended at 18.

    Args:
        case: the case as it stands.
        party: the partner's key.
        day: the day to look at.
        warning: days before its end that a consent is said to run out.
    """
    must = must_consent(case, day)
    own = [_alone(case, giver, party, day, warning) for giver in must]
    waiting = any(one.state in _MISSING for one in own)
    shown = [_waits(one) if waiting and one.state in _HOLDS else one for one in own]
    return (*shown, *_void(case, party, day))


def standing_of(case: Case, party: str, day: dt.date, warning: int) -> Standing:
    """Where consent for a party stands, all who must give it taken together."""
    held = [
        one for one in standings(case, party, day, warning) if one.state is not ConsentState.VOID
    ]
    state = min((one.state for one in held), key=_BY_WEIGHT.index)
    ends = [one.end for one in held if one.end]
    return Standing("", party, state, min(ends, default=None))


def holds(standing: Standing) -> bool:
    """Whether the consent is in force."""
    return standing.state in _HOLDS


def end_of(consent: Consent) -> dt.date | None:
    """The last day of a consent, or the day to look at it anew when it has no last day."""
    return consent.until or consent.review_on


def _alone(case: Case, giver: str, party: str, day: dt.date, warning: int) -> Standing:
    word = word_on(case, giver, party, day)
    if word is None:
        asked = any(giver in one.givers and party in one.parties for one in case.requests)
        return Standing(giver, party, ConsentState.ISSUED if asked else ConsentState.NEEDED)
    return Standing(giver, party, _state(case, giver, party, word, day, warning), end_of(word))


def _state(
    case: Case, giver: str, party: str, word: Consent, day: dt.date, warning: int
) -> ConsentState:
    if party in word.not_parties:
        return ConsentState.REFUSED
    if withdrawn_on(case, giver, party, word, day):
        return ConsentState.WITHDRAWN
    if closed_on(case, word, day) or (word.until and day > word.until):
        return ConsentState.ENDED
    if day < word.since:
        return ConsentState.SIGNED
    end = end_of(word)
    soon = end is not None and (end - day).days <= warning
    return ConsentState.EXPIRING if soon else ConsentState.IN_FORCE


def _waits(one: Standing) -> Standing:
    return Standing(one.giver, one.party, ConsentState.SIGNED, one.end)


def _void(case: Case, party: str, day: dt.date) -> list[Standing]:
    if not decides_alone(case, day):
        return []
    given = (one.name for one in case.guardians if word_on(case, one.name, party, day))
    return [Standing(name, party, ConsentState.VOID) for name in given if name != case.youth.name]
