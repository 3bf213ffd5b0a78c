"""Who of the family gives a consent, of either kind: names as written, matched to the case."""

from collections.abc import Sequence

from sigdocs.casework import family_faults, faults
from sigdocs.casework.decision import Ruling


def named_givers(ruling: Ruling, written: Sequence[str], path: str) -> tuple[str, ...]:
    """The full names of those who give a consent; asks about names that mean nobody, or several."""
    names: list[str] = []
    for index, one in enumerate(written):
        found = [who.name for who in ruling.people.family_members(one)]
        below = f"{path}.givers.{index}"
        if ruling.people.unclear_guardians(one):
            known = ", ".join(who.name for who in ruling.people.guardians) or "ingen"
            ruling.problem(family_faults.GUARDIANS_UNCLEAR, below, name=one, known=known)
        elif not found:
            ruling.problem(faults.CONSENT_GIVER, below, name=one)
        elif len(found) > 1 and not ruling.people.all_guardians(one):
            choices = ", ".join(found)
            ruling.problem(family_faults.FAMILY_AMBIGUOUS, below, name=one, choices=choices)
        names += found
    if not written:
        ruling.problem(faults.CONSENT_NO_GIVER, f"{path}.givers")
    return tuple(dict.fromkeys(names))
