"""Who of the family gives a consent, of either kind: names as written, matched to the case."""

from collections.abc import Sequence

from sigdocs.casework import faults
from sigdocs.casework.decision import Ruling


def named_givers(ruling: Ruling, written: Sequence[str], path: str) -> tuple[str, ...]:
    """The full names of those who give a consent; asks about names that mean nobody, or several."""
    names: list[str] = []
    for index, one in enumerate(written):
        found = _family(ruling, one)
        below = f"{path}.givers.{index}"
        if not found:
            ruling.problem(faults.CONSENT_GIVER, below, name=one)
        elif len(found) > 1 and not ruling.people.all_guardians(one):
            choices = ", ".join(found)
            ruling.problem(faults.RESPONSIBLE_AMBIGUOUS, below, name=one, choices=choices)
        names += found
    if not written:
        ruling.problem(faults.CONSENT_NO_GIVER, f"{path}.givers")
    return tuple(dict.fromkeys(names))


def _family(ruling: Ruling, written: str) -> list[str]:
    people = ruling.people
    if people.is_youth(written):
        return [people.youth.name]
    return [guardian.name for guardian in people.which_guardians(written)]
