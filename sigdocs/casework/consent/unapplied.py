"""What an exception is asked about for: it holds for nobody on its row, or may leave a party out."""

from collections.abc import Collection

from sigdocs.casework.consent import faults
from sigdocs.casework.consent.exceptions import Excepted
from sigdocs.casework.decision import Ruling
from sigdocs.model.consent import ConsentFact


def ask_about_exceptions(
    ruling: Ruling,
    fact: ConsentFact,
    taken: Excepted,
    covered: Collection[str],
    left_out: Collection[str],
    path: str,
) -> None:
    """Ask about each exception that would be read without effect.

    What was recorded before the question was asked stands when its note is ruled on again; what
    such an exception names is closed with the stored words.

    Args:
        ruling: the work in progress.
        fact: the row.
        taken: what the exceptions of a row take away.
        covered: keys of the parties that the row names as covered.
        left_out: keys of those that it leaves out.
        path: the row's place in the note.
    """
    if fact in (ruling.recorded or ()):
        return
    names = {party.key: party.name for party in ruling.people.parties}
    place = f"{path}.exceptions"
    for what, party in taken.unclear:
        if party.key not in left_out:
            ruling.problem(faults.EXCEPTION_NAMES, place, what=what, party=party.name)
    idle = [
        f"{kind} för {names[who]}" if who else str(kind)
        for kind, who in taken.kinds
        if (who not in {*covered, *left_out} if who else not covered)
    ]
    for one in dict.fromkeys((*idle, *(() if covered else taken.free))):
        ruling.problem(faults.EXCEPTION_ELSEWHERE, place, what=f"”{one}”")
