"""The reason for a closing, read from free text only where it is plainly one of the routine's."""

import re
from enum import StrEnum

from sigdocs.casework.people import folded


class ClosingReason(StrEnum):
    """Why an insats ends: the routine's closed list (S2 3.2.1)."""

    GOALS_MET = "mål uppnådda"
    OWN_WISH = "eget initiativ"
    PLAN_NOT_KEPT = "följde ej plan"
    RELAPSE = "återfall"
    CONSENT_WITHDRAWN = "samtycke återkallat"
    MOVED = "flytt"
    PLACED = "placering"
    OTHER_UNIT = "18/annan enhet"
    OTHER = "annat"


_SIGNS = {
    ClosingReason.GOALS_MET: r"\bmal(en|et)?\b.*\b(uppnad|uppfyll|nadd|natt|klara)\w*",
    ClosingReason.OWN_WISH: r"\b(pa )?(eget|egen|egna|\w+s) (initiativ|onskan|onskemal|begaran)\b",
    ClosingReason.PLAN_NOT_KEPT: r"\b(foljde|foljt|folja|foljer) (ej|inte)\b|\b(ej|inte) (folj\w+)\b",
    ClosingReason.RELAPSE: r"\baterfall\w*",
    ClosingReason.CONSENT_WITHDRAWN: r"\b(samtycke\w*|medgivande\w*)\b.*\b(aterkall|tillbaka)\w*"
    r"|\baterkall\w*\b.*\bsamtycke\w*",
    ClosingReason.MOVED: r"\b(ut|bort)?flytt(ar|at|ade|en)?\b",
    ClosingReason.PLACED: r"\b(placering\w*|placera(d|s|ts)|sis)\b",
    ClosingReason.OTHER_UNIT: r"\bfyll\w* 18\b|\b18 ar\b|\bannan enhet\b",
    ClosingReason.OTHER: r"^annat$",
}
_NOT = re.compile(r"\b(inte|ej|inga|inget|ingen|aldrig|utan|trots|hem)\b")


def closing_reason(written: str) -> ClosingReason | None:
    """The one reason that the text plainly gives; None when it gives none, several or a denied one.

    >>> closing_reason("Målen i planen är nådda"), closing_reason("Inga mål uppnådda")
    (<ClosingReason.GOALS_MET: 'mål uppnådda'>, None)
    """
    text = folded(written)
    exact = [one for one in ClosingReason if folded(one.value) == text]
    found = exact or [one for one, signs in _SIGNS.items() if re.search(signs, text)]
    if len(found) != 1:
        return None
    denied = _NOT.search(text) and found[0] is not ClosingReason.PLAN_NOT_KEPT
    return found[0] if exact or not denied else None
