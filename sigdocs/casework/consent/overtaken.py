"""A word that came late: what has been said since, and that it is the later word that holds."""

from sigdocs.casework.consent.words import order, withdrawn_on, word_on
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import Consent


def say_what_overtook(ruling: Ruling, stated: Consent) -> None:
    """Say in the receipt that a word that came late is taken back since, or that a later one holds."""
    names = {party.key: party.name for party in ruling.people.parties}
    said: dict[str, None] = {}
    for party in (one.name for one in stated.parties):
        for giver in stated.givers:
            if since := _said_since(ruling, stated, giver, party, names.get(party, party)):
                said[since] = None
    ruling.remarks += [f"{one}. Det är det senaste ordet som gäller." for one in said]


def _said_since(ruling: Ruling, stated: Consent, giver: str, party: str, name: str) -> str:
    case, day = ruling.case, ruling.last_day
    held = word_on(case, giver, party, day)
    if ended := withdrawn_on(case, giver, party, stated, day):
        return f"Samtycket för {name} från {stated.given_on} återkallades {ended}"
    if held and order(held) > order(stated):
        return f"{giver} har sagt annat om {name} {held.given_on}, senare än här"
    return ""
