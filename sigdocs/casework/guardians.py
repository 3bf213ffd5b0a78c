"""Which guardian of a case a note means, and what one is called who bears another's name (D19).

A person is told by personnummer, else by name and relation. Two of one name are two: the later is
known as ”Ali Hassan (pappa)” from the first note on, so that nobody is taken for the other.
"""

from sigdocs.casework import family_faults, faults
from sigdocs.casework.calendar import born
from sigdocs.casework.decision import Ruling
from sigdocs.casework.kin import relation_of
from sigdocs.casework.people import bare, folded
from sigdocs.model.people import GuardianFacts, PersonFacts

_TAIL_MAX = 30


def guardians_as_known(ruling: Ruling) -> tuple[GuardianFacts, ...]:
    """What the note says of the guardians, each under the name that the case knows."""
    found: list[GuardianFacts] = []
    for index, one in enumerate(ruling.note.guardians):
        found.append(_as_known(ruling, one, found, f"guardians.{index}"))
    return tuple(found)


def say_name_stays(ruling: Ruling, said: str, known: str) -> None:
    """Say that a name is known otherwise, and changes by a correction only."""
    if len(said.split()) > 1 and folded(said) not in {folded(known), bare(known)}:
        ruling.remarks.append(
            f"Namnet står kvar som {known} i ärendet. Ska det vara {said}: lämna en rättelse."
        )


def _as_known(
    ruling: Ruling, said: GuardianFacts, beside: list[GuardianFacts], path: str
) -> GuardianFacts:
    known = [*ruling.case.guardians, *beside]
    same = [one for one in known if _same_number(one, said)]
    if not same:
        meant = {one.name for one in ruling.people.which_guardians(said.name)}
        named = [one for one in known if one.name in meant or bare(one.name) == bare(said.name)]
        same = [one for one in named if not _are_two(one, said)]
        doubtful = [one for one in ruling.case.guardians if one in named and one not in same]
        if doubtful and not born(said.personnummer):
            _ask_who(ruling, said, doubtful[0], path)
            return said
    if len({one.name for one in same}) == 1:
        say_name_stays(ruling, said.name, same[0].name)
        return said.model_copy(update={"name": same[0].name})
    if same:
        _ask_who(ruling, said, same[0], path)
        return said
    others = [one for one in (ruling.case.youth, *known) if bare(one.name) == bare(said.name)]
    if others and bare(said.name):
        return _told_apart(ruling, said, others, path)
    if near := ruling.people.near_guardian(said.name):
        ruling.problem(faults.GUARDIAN_NEAR, "guardians", near, name=said.name, near=near)
    return said


def _same_number(one: PersonFacts, other: PersonFacts) -> bool:
    return born(one.personnummer) is not None and one.personnummer == other.personnummer


def _are_two(one: GuardianFacts, other: GuardianFacts) -> bool:
    """Whether numbers or relations tell two of one name apart."""
    if born(one.personnummer) and born(other.personnummer):
        return one.personnummer != other.personnummer
    relations = {relation_of(folded(who.relation)) for who in (one, other)} - {""}
    return len(relations) > 1


def _told_apart(
    ruling: Ruling, said: GuardianFacts, others: list[PersonFacts], path: str
) -> GuardianFacts:
    """A guardian who bears the name of somebody else in the family, under a name of their own."""
    birth = born(said.personnummer)
    tails = (said.relation.partition(",")[0][:_TAIL_MAX], f"född {birth.year}" if birth else "")
    for tail in filter(None, tails):
        name = f"{said.name} ({tail.strip()})"
        if folded(name) not in {folded(one.name) for one in others}:
            return said.model_copy(update={"name": name})
    _ask_who(ruling, said, others[0], path)
    return said


def _ask_who(ruling: Ruling, said: GuardianFacts, other: PersonFacts, path: str) -> None:
    ruling.problem(family_faults.SAME_NAME, path, name=said.name, other=other.name)
