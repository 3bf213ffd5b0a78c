"""Whether a note answers in its place for a death, a care order, a representative or a ban.

The words themselves do not say who decides now, nor who is protected: the rows of the note do.
"""

from collections.abc import Iterable, Iterator

from sigdocs.casework.decision import Ruling
from sigdocs.casework.meant import Family
from sigdocs.casework.people import folded
from sigdocs.casework.signs import Names
from sigdocs.casework.upset_signs import tells_of_care, tells_of_death, tells_of_stand_in
from sigdocs.model.note import LegalFrame
from sigdocs.model.people import Custody, GuardianFacts

_PAIR = 2


def upset_answered(ruling: Ruling, family: Family, names: Names, sentence: str) -> bool:
    """Whether it is said, for each guardian whom a sentence is of, how custody is now.

    A death is of whom it names, and ends custody; all else is of every guardian. A care order is
    known where the legal frame is; where there is no guardian nobody's death ends anything.
    """
    plain = folded(sentence)
    if family.guardians and tells_of_death(plain, names.folk):
        dead = _maybe_dead(family, names, sentence)
        lost = not dead or any(one.custody is Custody.NONE for one in dead)
        if not lost or not _all_told(ruling, dead or family.guardians):
            return False
    care = tells_of_care(plain) and LegalFrame.LVU not in {
        ruling.case.legal_frame,
        ruling.note.legal_frame,
    }
    if not (care or tells_of_stand_in(plain, names.folk)):
        return True
    unknown = [one for one in family.guardians if care or not _is_known(one.relation, plain)]
    return bool(family.guardians) and _all_told(ruling, unknown)


def _maybe_dead(family: Family, names: Names, sentence: str) -> list[GuardianFacts]:
    """The guardians in the clauses that tell of a death, or else in the sentence."""
    clauses = family.clauses(sentence)
    by_clause = [who for who, said in clauses if who and tells_of_death(said, names.folk)]
    named = {one.name for who in by_clause or [family.meant(sentence)] for one in who.persons}
    return [one for one in family.guardians if one.name in named]


def _all_told(ruling: Ruling, guardians: Iterable[GuardianFacts]) -> bool:
    """Whether it is said of each guardian how custody is now, if they have not lost it."""
    told = set(_stated(ruling, "custody"))
    return all(one.name in told or one.custody is Custody.NONE for one in guardians)


def _is_known(relation: str, plain: str) -> bool:
    """Whether a guardian is one by the very words of a sentence: ”särskilt förordnad vårdnadshavare”."""
    said = folded(relation)
    return tells_of_stand_in(said, frozenset()) and said in plain


def ban_answered(ruling: Ruling, family: Family, sentence: str) -> bool:
    """Whether it is said of all whom a ban is between if they are protected; of everybody if unclear."""
    meant = family.meant(sentence)
    clear = len(meant.persons) >= _PAIR and not meant.unclear
    told = set(_stated(ruling, "protection"))
    wanted = meant.persons if clear else family.everybody
    return all(one.name in told or one.protected for one in wanted)


def _stated(ruling: Ruling, what: str) -> Iterator[str]:
    """The names of those of whom the note says this in its place."""
    note, people = ruling.note, ruling.people
    for one in note.guardians:
        if getattr(one, what) is not None:
            yield one.name
            yield from (who.name for who in people.which_guardians(one.name))
    if note.youth and getattr(note.youth, what, None) is not None:
        yield ruling.case.youth.name
