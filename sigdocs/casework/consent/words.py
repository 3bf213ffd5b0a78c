"""What one person has said of one party: the latest word, and what has ended it since.

:mod:`sigdocs.casework.consent.verdict` puts the words of all who must consent together.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.model.case import Case, Consent, Withdrawal
from sigdocs.model.consent import ConsentParty, Information
from sigdocs.model.note import NoteKind


def word_on(case: Case, giver: str, party: str, day: dt.date) -> Consent | None:
    """The latest word on a party that has begun to hold on a day, or the first that will.

    None when the giver has said nothing of the party.
    """
    words = (one for one in case.consents if giver in one.givers and mentions(one, party))
    on_party = sorted(words, key=order)
    begun = [one for one in on_party if one.since <= day]
    return next(iter((*begun[-1:], *on_party)), None)


def withdrawn_on(
    case: Case, giver: str, party: str, consent: Consent | None, day: dt.date
) -> dt.date | None:
    """The day from which a word is withdrawn, if it is so on ``day``: at once, or kind by kind.

    With None for the word: from which the giver has taken back what no word of theirs had given.
    """
    ends = list(_ends(case, giver, party, consent, day))
    if whole := next((end.on for end in ends if not end.kinds), None):
        return whole
    if consent and ends and not kinds_left(case, giver, party, consent, day):
        return max(end.on for end in ends)
    return None


def kinds_left(
    case: Case, giver: str, party: str, consent: Consent, day: dt.date
) -> tuple[Information, ...]:
    """The kinds that a word names, without those that its giver has taken back since."""
    gone = kinds_taken(case, giver, party, consent, day)
    had = kinds_for(consent, party) or tuple(Information)
    return tuple(kind for kind in had if kind not in gone)


def kinds_taken(
    case: Case, giver: str, party: str, consent: Consent, day: dt.date
) -> frozenset[Information]:
    """The kinds among those that a word names that its giver has taken back since."""
    had = kinds_for(consent, party) or tuple(Information)
    ends = _ends(case, giver, party, consent, day)
    return frozenset(kind for end in ends for kind in end.kinds if kind in had)


def last_taken(case: Case, giver: str, party: str, day: dt.date) -> tuple[dt.date, int] | None:
    """When somebody last took back anything of a party by a day, in the order of words; None if never."""
    ends = _ends(case, giver, party, None, day)
    return max(((one.on, one.seq) for one in ends), default=None)


def _ends(
    case: Case, giver: str, party: str, consent: Consent | None, day: dt.date
) -> Iterator[Withdrawal]:
    """What its giver has said since of a word on a party, that ends it or part of it by a day."""
    for end in case.withdrawals:
        if (
            (consent is None or (end.on, end.seq) >= order(consent))
            and giver in end.by
            and end.on <= day
            and (not end.parties or party in end.parties)
        ):
            yield end


def closed_on(case: Case, consent: Consent, day: dt.date) -> dt.date | None:
    """The day that ended a consent with the insats, if ``day`` is after it.

    While the case is closed that is one for as long as the insats lasts; once it has been taken
    up again, every consent of before.
    """
    ended = [one.ended_on for one in case.breaks if consent.given_on <= one.ended_on < day]
    if ended:
        return max(ended)
    last = _last_day(case)
    if last is None or consent.until:
        return None
    return last if day > last else None


def outlived(case: Case, consent: Consent, day: dt.date) -> bool:
    """Whether the insats that a consent was given in is over on a day, whatever its last day.

    One given at the closing is for the closing's papers and is not of before it.
    """
    if closed_on(case, consent, day):
        return True
    last = _last_day(case)
    if last is None or day <= last:
        return False
    told = next(one.seq for one in reversed(case.meetings) if one.kind is NoteKind.CLOSING)
    return order(consent) < (last, told)


def _last_day(case: Case) -> dt.date | None:
    """The last day of the insats; None while it is open."""
    if case.closing is None:
        return None
    held = [one.on for one in case.meetings if one.kind is NoteKind.CLOSING]
    return case.closing.discharged or held[-1]


def terms_of(consent: Consent, party: str) -> ConsentParty:
    """What a consent says of one party."""
    named = (one for one in consent.parties if one.name == party)
    return next(named, ConsentParty(name=party))


def kinds_for(consent: Consent, party: str) -> tuple[Information, ...]:
    """The kinds of information a consent lets a party have; () when it names every kind."""
    named = terms_of(consent, party).information or consent.information
    return () if set(named) == set(Information) else named


def mentions(consent: Consent, party: str) -> bool:
    """Whether a consent says anything of a party, yes or no."""
    return party in consent.not_parties or any(one.name == party for one in consent.parties)


def order(consent: Consent) -> tuple[dt.date, int]:
    """In which order words were said: by the day given, not by when the note arrived."""
    return consent.given_on, consent.seq
