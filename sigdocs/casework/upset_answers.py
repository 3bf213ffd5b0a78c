"""Whether a note answers in its place for a death, a care order, a representative or a ban.

The words themselves do not say who decides now, nor who is protected: the rows of the note do.
"""

from collections.abc import Iterator

from sigdocs.casework.decision import Ruling
from sigdocs.casework.meant import Family
from sigdocs.casework.people import folded
from sigdocs.casework.signs import Names
from sigdocs.casework.upset_signs import tells_of_care, tells_of_death, tells_of_stand_in
from sigdocs.model.note import LegalFrame
from sigdocs.model.people import Custody

_PAIR = 2


def upset_answered(ruling: Ruling, family: Family, names: Names, sentence: str) -> bool:
    """Whether it is said, for each guardian whom a sentence is of, how custody is now.

    A death is of whom it names, all else of every guardian. A care order is known where the legal
    frame is; where there is no guardian nobody's death ends anything.
    """
    plain = folded(sentence)
    death = bool(family.guardians) and tells_of_death(plain, names.folk)
    care = tells_of_care(plain) and LegalFrame.LVU not in {
        ruling.case.legal_frame,
        ruling.note.legal_frame,
    }
    if not (death or care or tells_of_stand_in(plain, names.folk)):
        return True
    named = {one.name for one in family.meant(sentence).persons}
    of_them = [one for one in family.guardians if one.name in named] if death else []
    told = set(_stated(ruling, "custody"))
    wanted = of_them or family.guardians
    return bool(wanted) and all(
        one.name in told or one.custody is Custody.NONE or _is_known(one.relation, plain)
        for one in wanted
    )


def _is_known(relation: str, plain: str) -> bool:
    """Whether a guardian is one by the very words of a sentence: ”särskilt förordnad vårdnadshavare”."""
    said = folded(relation)
    return len(said.split()) > 1 and said in plain


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
