"""Whether a note says in its place what another, taken out of ``retur`` unanswered, was asked about.

What is opened must be certain (D17): a word on one person or party answers nothing of another.
"""

from sigdocs.casework.decision import Ids, Ruling
from sigdocs.casework.meant import Family
from sigdocs.casework.party_words import parties_in
from sigdocs.casework.people import folded
from sigdocs.casework.sweep_answers import no_change_covers
from sigdocs.model.case import Case
from sigdocs.model.note import Note
from sigdocs.model.note_types import of
from sigdocs.model.profile import Profile
from sigdocs.model.rights import Right


def tells_instead(note: Note, words: str, right: Right, case: Case, profile: Profile) -> bool:
    """Whether a note says how it stands with a right of all whom a returned note names.

    Args:
        note: a note that was accepted since.
        words: all that the returned one says.
        right: what it was asked about.
        case: the case of both.
        profile: the municipality's.
    """
    if not of(note.kind).states:
        return False
    ruling = Ruling(case, note, note.date, profile, Ids(), 0)
    family = Family.told(ruling)
    if right is Right.CONSENT:
        return _of_consent(ruling, family, words)
    name, among = (
        ("custody", family.guardians)
        if right is Right.CUSTODY
        else ("protection", family.everybody)
    )
    told = {
        who.name
        for one in note.guardians
        if getattr(one, name) is not None
        for who in ruling.people.which_guardians(one.name) or (one,)
    }
    if note.youth and getattr(note.youth, name, None) is not None:
        told.add(case.youth.name)
    named = {one.name for one in family.meant(words).persons} & {one.name for one in among}
    return (named or {one.name for one in among}) <= told


def _of_consent(ruling: Ruling, family: Family, words: str) -> bool:
    facts, people, plain = ruling.note.consents, ruling.people, folded(words)
    if any(no_change_covers(people, family, one, plain) for one in facts):
        return True
    written = (name for one in facts for name in (*(p.name for p in one.parties), *one.not_parties))
    told = {found.key for name in written if (found := people.party(name))}
    parties = parties_in(people, plain)
    speakers = {one.name for one in family.meant(words).persons}
    givers = {
        who.name for one in facts for name in one.givers for who in people.family_members(name)
    }
    return bool(parties) and parties <= told and speakers <= givers
