"""The verdict on consent to disclosure: what holds for a party on a day, and why.

A party may receive something when every one of those who must consent, by their latest word on
that party, lets it. Latest by the day it was given, not by when the note arrived: a note that
repeats an old consent never brings back what was withdrawn since. This is the one place that
judges a word; what may be sent, where a consent stands and what a party is covered for are read
off its verdicts.
"""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sigdocs.casework.consent.deciders import decides_alone, must_consent, with_custody
from sigdocs.casework.consent.words import (
    closed_on,
    kinds_left,
    kinds_taken,
    last_taken,
    order,
    terms_of,
    withdrawn_on,
    word_on,
)
from sigdocs.model.case import Case, Consent
from sigdocs.model.consent import Information
from sigdocs.model.text import LINE_MAX


class ConsentState(StrEnum):
    """Where a consent for one party stands, the weightiest first; the value is what people read."""

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
_NO = frozenset({ConsentState.WITHDRAWN, ConsentState.REFUSED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What holds for a party on a day: by one person's word, or by all who must consent.

    Attributes:
        party: the partner's key.
        giver: whose word it is; "" for all who must consent, taken together.
        state: where the consent stands.
        reason: why nothing at all may be sent, in Swedish; "" when something may be.
        only: the kinds of information it is limited to; () when not limited.
        limited: whether it is; a verdict limited to nothing in common lets nothing be sent.
        excepted: what it leaves out besides, in words; no whole plan goes then.
        since: the first day of the word; None when nothing was said.
        until: the last day that was stated.
        end: the last day it holds, or the day to look at it anew when it has no last day.
    """

    party: str
    giver: str
    state: ConsentState
    reason: str = ""
    only: tuple[Information, ...] = ()
    limited: bool = False
    excepted: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    end: dt.date | None = None

    @property
    def holds(self) -> bool:
        """Whether the consent is in force."""
        return self.state in _HOLDS

    @property
    def missing(self) -> bool:
        """Whether nothing has been said, be it asked for or not."""
        return self.state in _MISSING

    @property
    def named(self) -> tuple[Information, ...]:
        """The kinds that the word names and that are not taken back, in force or not yet."""
        if self.missing or self.state in _NO:
            return ()
        return tuple(kind for kind in Information if not self.limited or kind in self.only)

    @property
    def kinds(self) -> tuple[Information, ...]:
        """What may be sent."""
        if self.reason:
            return ()
        return tuple(kind for kind in Information if not self.limited or kind in self.only)

    def refusal(self, information: Information | None = None) -> str:
        """Why a kind, or with None all that a plan holds, may not be sent; "" when it may be."""
        if self.reason:
            return self.reason
        if information is None and self.excepted:
            return "samtycket har ett undantag: " + "; ".join(self.excepted)
        wanted = {information} if information else set(Information)
        if not self.limited or wanted <= set(self.only):
            return ""
        if not self.only:
            return "de som måste samtycka låter parten få olika slags uppgifter"
        return "samtycket gäller bara " + ", ".join(self.only)


def verdicts(case: Case, party: str, day: dt.date, warning: int = 0) -> tuple[Verdict, ...]:
    """Judge the word of each who must consent that day.

    Args:
        case: the case as it stands.
        party: the partner's key.
        day: the day of sending, meeting or looking.
        warning: days before its end that a consent is said to run out.
    """
    return tuple(judged(case, one, party, day, warning) for one in must_consent(case, day))


def judged(case: Case, giver: str, party: str, day: dt.date, warning: int = 0) -> Verdict:
    """Judge one person's word on a party, whether that person must consent that day or not."""
    word = word_on(case, giver, party, day)
    if word is None:
        return _unsaid(case, giver, party)
    state, reason = _state(case, giver, word, party, day)
    if state is ConsentState.IN_FORCE and not terms_of(word, party).receives:
        reason = "samtycket låter parten bara lämna uppgifter"
    left = kinds_left(case, giver, party, word, day)
    only = left if set(left) != set(Information) else ()
    judged = Verdict(
        party=party,
        giver=giver,
        state=state,
        reason=reason,
        only=only,
        limited=bool(only),
        excepted=word.exceptions,
        since=word.since,
        until=word.until,
        end=word.until or word.review_on,
    )
    soon = judged.end is not None and (judged.end - day).days <= warning
    if state is ConsentState.IN_FORCE and soon:
        return dataclasses.replace(judged, state=ConsentState.EXPIRING)
    return judged


def verdict(case: Case, party: str, day: dt.date, warning: int = 0) -> Verdict:
    """Judge the words of all who must consent that day, taken together."""
    each = (*verdicts(case, party, day, warning), *left_standing(case, party, day))
    only = [set(one.only) for one in each if one.limited]
    return Verdict(
        party=party,
        giver="",
        state=_state_together(case, each, day),
        reason=_reason_together(case, each, day),
        only=tuple(kind for kind in Information if only and kind in set.intersection(*only)),
        limited=bool(only),
        excepted=tuple(dict.fromkeys(said for one in each for said in one.excepted)),
        since=max((one.since for one in each if one.since), default=None),
        until=min((one.until for one in each if one.until), default=None),
        end=min((one.end for one in each if one.end), default=None),
    )


def left_standing(case: Case, party: str, day: dt.date) -> tuple[Verdict, ...]:
    """Judge what guardians took back who decide no more: it stands till all who do have spoken since.

    Custody lost, or an 18th birthday, lets nobody have what was taken from them: that somebody says.
    """
    deciders = must_consent(case, day)
    theirs = (one for one in case.withdrawals if not decides_alone(case, one.on))
    had_say = case.model_copy(update={"withdrawals": tuple(theirs)})
    return tuple(
        found
        for one in case.guardians
        if one.name not in deciders and (found := _still_taken(had_say, one.name, party, day))
        if not all(_spoke_since(had_say, who, party, one.name, day) for who in deciders)
    )


def _still_taken(case: Case, giver: str, party: str, day: dt.date) -> Verdict | None:
    found = judged(case, giver, party, day)
    word = word_on(case, giver, party, day)
    if found.state is ConsentState.WITHDRAWN or word is None:
        return found if found.state is ConsentState.WITHDRAWN else None
    gone = kinds_taken(case, giver, party, word, day)
    kept = tuple(kind for kind in Information if kind not in gone)
    return Verdict(party, giver, ConsentState.IN_FORCE, only=kept, limited=True) if gone else None


def _spoke_since(case: Case, who: str, party: str, taker: str, day: dt.date) -> bool:
    word, taken = word_on(case, who, party, day), last_taken(case, taker, party, day)
    return word is not None and taken is not None and order(word) > taken


def standings(case: Case, party: str, day: dt.date, warning: int) -> tuple[Verdict, ...]:
    """Say where each person's consent stands, as people are told it.

    First those who must consent that day, a word that waits for another's as given and not yet
    in force; then guardians whose consent ended at 18.
    """
    own = verdicts(case, party, day, warning)
    waiting = any(one.missing for one in own)
    shown = (_waits(one) if waiting and one.holds else one for one in own)
    return (*shown, *_void(case, party, day))


def _state_together(case: Case, each: Sequence[Verdict], day: dt.date) -> ConsentState:
    known = decides_alone(case, day) or with_custody(case)
    states = [one.state for one in each] + ([] if known else [ConsentState.NEEDED])
    if any(one in _MISSING for one in states):
        states = [ConsentState.SIGNED if one in _HOLDS else one for one in states]
    return min(states, key=_BY_WEIGHT.index)


def _reason_together(case: Case, each: Sequence[Verdict], day: dt.date) -> str:
    if not case.consents:
        return "samtycke saknas"
    if not decides_alone(case, day) and not with_custody(case):
        return "det framgår inte vem som är vårdnadshavare"
    return next((one.reason for one in each if one.reason), "")


def _unsaid(case: Case, giver: str, party: str) -> Verdict:
    asked = any(giver in one.givers and party in one.parties for one in case.requests)
    reason = "omfattas inte av samtycket"
    if not any(giver in consent.givers for consent in case.consents):
        reason = f"samtycke från {giver} saknas"[:LINE_MAX]
    return Verdict(party, giver, ConsentState.ISSUED if asked else ConsentState.NEEDED, reason)


def _state(
    case: Case, giver: str, word: Consent, party: str, day: dt.date
) -> tuple[ConsentState, str]:
    """The one tree of what a word amounts to on a day, with the reason when nothing may be sent."""
    if party in word.not_parties:
        return ConsentState.REFUSED, "omfattas inte av samtycket"
    if withdrawn := withdrawn_on(case, giver, party, word, day):
        return ConsentState.WITHDRAWN, f"samtycket återkallades {withdrawn}"
    if closed := closed_on(case, word, day):
        return ConsentState.ENDED, f"samtycket gällde till avslutet {closed}"
    if day < word.since:
        return ConsentState.SIGNED, f"samtycket gäller först från {word.since}"
    if word.until and day > word.until:
        return ConsentState.ENDED, f"samtycket gick ut {word.until}"
    return ConsentState.IN_FORCE, ""


def _waits(one: Verdict) -> Verdict:
    return dataclasses.replace(one, state=ConsentState.SIGNED)


def _void(case: Case, party: str, day: dt.date) -> list[Verdict]:
    if not decides_alone(case, day):
        return []
    given = (one.name for one in case.guardians if word_on(case, one.name, party, day))
    return [
        Verdict(party, name, ConsentState.VOID, ConsentState.VOID.value)
        for name in given
        if name != case.youth.name
    ]
