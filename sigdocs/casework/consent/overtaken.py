"""A word that came late: what has been said since, and that it is the later word that holds."""

import datetime as dt

from sigdocs.casework.consent.words import kinds_taken, order, withdrawn_on, word_on
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import Case, Consent, Withdrawal
from sigdocs.model.consent import Information


def say_what_overtook(ruling: Ruling, stated: Consent | Withdrawal) -> None:
    """Say in the receipt that a word that came late is taken back since, or that a later one holds."""
    names = {party.key: party.name for party in ruling.people.parties}
    by, parties = _of(stated, ruling.case)
    said: dict[str, None] = {}
    for party in parties:
        for giver in by:
            if since := _said_since(ruling, stated, giver, party, names.get(party, party)):
                said[since] = None
    ruling.remarks += [f"{one}. Det är det senaste ordet som gäller." for one in said]


def _of(stated: Consent | Withdrawal, case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(stated, Consent):
        return stated.givers, tuple(one.name for one in stated.parties)
    every = dict.fromkeys(one.name for said in case.consents for one in said.parties)
    return stated.by, stated.parties or tuple(every)


def _said_since(
    ruling: Ruling, stated: Consent | Withdrawal, giver: str, party: str, name: str
) -> str:
    case, day = ruling.case, ruling.last_day
    held = word_on(case, giver, party, day)
    if isinstance(stated, Consent):
        if ended := withdrawn_on(case, giver, party, stated, day):
            return f"Samtycket för {name} från {stated.given_on} återkallades {ended}"
        if gone := kinds_taken(case, giver, party, stated, day):
            what = ", ".join(kind for kind in Information if kind in gone)
            return (
                f"Samtycket för {name} från {stated.given_on} är återkallat när det gäller {what}"
            )
    if held and order(held) > _said(stated):
        return f"{giver} har sagt annat om {name} {held.given_on}, senare än här"
    return ""


def _said(stated: Consent | Withdrawal) -> tuple[dt.date, int]:
    return order(stated) if isinstance(stated, Consent) else (stated.on, stated.seq)
