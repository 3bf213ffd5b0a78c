"""Whether a note answers in its place for one sentence of its free text, party and person by person.

Nothing here answers for the whole note: what a row says of Sara is no answer to what is said of
Jonas, and what a sentence says must agree with what the row says.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sigdocs.casework.decision import Ruling
from sigdocs.casework.family_signs import (
    custody_in,
    hidden_from,
    protection_in,
    tells_of_custody,
    tells_of_protection,
)
from sigdocs.casework.kept_signs import keeps_from_all
from sigdocs.casework.meant import Family, Meant, has_pronoun, sentences
from sigdocs.casework.party_words import names_of, parties_in
from sigdocs.casework.people import People, bare, folded
from sigdocs.casework.questions import closes
from sigdocs.casework.signs import bodies, keeps_back_only, losses, tells_of_all, tells_of_no_change
from sigdocs.model.consent import ConsentAction, ConsentFact
from sigdocs.model.insats import InsatsAction

_PARTING = re.compile(r"\b(?:att|men|medan|som|nar|eftersom)\b")
_OF_INSATS = re.compile(r"\binsats\w*")


def consent_answered(ruling: Ruling, family: Family, sentence: str, owner: Meant) -> bool:
    """Whether rows of consent say each loss that a sentence tells of, or that nothing changes."""
    plain = folded(sentence)
    if any(no_change_covers(ruling.people, family, one, plain) for one in ruling.note.consents):
        return True
    if keeps_back_only(plain, names_of(ruling.people)) and _kept_out(ruling, family, plain):
        return True
    told = list(_lost(ruling, family, plain, owner))
    return bool(told) and all(_loss_told(ruling, one) for one in told)


def _kept_out(ruling: Ruling, family: Family, plain: str) -> bool:
    """Whether all whom words keep something from, beside the youth who says it, are to have no plan.

    That answers for the family alone: a party loses its right by consent; and what is kept from
    all, or off paper, is kept from more than those who are named.
    """
    people, told = ruling.people, ruling.note.recipients
    persons = family.meant(plain)
    if persons.unclear or parties_in(people, plain) or bodies(plain) or keeps_from_all(plain):
        return False
    wanted = {one.name for one in persons.persons if one.name != family.youth.name}
    names = told.not_to if told else ()
    out = {one.name for name in names for one in people.family_members(name)}
    return bool(wanted) and wanted <= out


def no_change_covers(people: People, family: Family, row: ConsentFact, plain: str) -> bool:
    """Whether a remark of a row says that nothing changes of what folded words speak of.

    A remark that also tells of a loss answers for nothing, nor does ”i övrigt ändras inget”; one
    on a row that states something answers only for the parties it names itself.
    """
    said = [folded(one) for one in sentences(row.comment)]
    if any(losses(one, names_of(people)) for one in said):
        return False
    states = row.action in {ConsentAction.CHANGED, ConsentAction.WITHDRAWN}
    bare = not (
        states or row.givers or row.parties or row.not_parties or row.exceptions or row.lapsed
    )
    about = parties_in(people, plain)
    for one in filter(tells_of_no_change, said):
        named, persons = parties_in(people, one), set(family.meant(one).persons)
        fits_parties = about <= named and bool(about) if named else bare
        if fits_parties and (not persons or set(family.meant(plain).persons) <= persons):
            return True
    return False


def custody_answered(family: Family, sentence: str, owner: Meant) -> bool:
    """Whether what each clause says of custody is what is recorded of each whom it names."""
    claims = [(who, text) for who, text in family.clauses(sentence) if tells_of_custody(text)]
    return bool(claims) and all(_is_held_so(family, who or owner, text) for who, text in claims)


def _is_held_so(family: Family, who: Meant, plain: str) -> bool:
    """Whether a clause on custody is true of each guardian whom it speaks of."""
    named = {one.name for one in who.persons}
    held = [one.custody for one in family.guardians if one.name in named]
    return bool(held) and not who.unclear and all(one in custody_in(plain) for one in held)


def protection_answered(family: Family, sentence: str, owner: Meant) -> bool:
    """Whether all whom a sentence names are protected in the way that it says; nobody is not all."""
    claims = [(who, text) for who, text in family.clauses(sentence) if tells_of_protection(text)]
    return bool(claims) and all(_is_so(family, who or owner, text) for who, text in claims)


def _is_so(family: Family, who: Meant, plain: str) -> bool:
    """Whether a clause on protection is true of each; ”Jonas får inte veta” is not of Jonas."""
    if parted := hidden_from(plain):
        kept = {one.name for one in family.meant(parted[0]).persons}
        rest = tuple(one for one in family.everybody if one.name not in kept)
        who = family.meant(parted[1]) or Meant(rest)
    fits = protection_in(plain)
    known = bool(who.persons) and not who.unclear
    return known and all(one.protection in fits for one in who.persons)


@dataclass(frozen=True, slots=True)
class _Loss:
    """One loss that a sentence tells of: by whom, and of which parties by key or common noun."""

    by: Meant
    parties: frozenset[str]
    nouns: frozenset[str]
    plain: str


def _lost(ruling: Ruling, family: Family, plain: str, owner: Meant) -> Iterator[_Loss]:
    """Each loss in folded words, by those named nearest before it, of the parties named after."""
    found = losses(plain, names_of(ruling.people))
    ends = [*(start for start, _ in found), len(plain)][1:]
    begun = 0
    for (start, done), end in zip(found, ends, strict=True):
        before = _PARTING.split(plain[begun:start])[-1]
        by = _speaker(family, before, plain, owner)
        words = plain if len(found) == 1 else plain[start:end]
        parties = parties_in(ruling.people, words) or parties_in(ruling.people, plain)
        yield _Loss(by, parties, bodies(words) or bodies(plain), plain[start:end])
        begun = done


def _speaker(family: Family, before: str, plain: str, owner: Meant) -> Meant:
    """Who says a loss: those named right before it, else in the sentence; ”han” is none of them."""
    near, named = family.meant(before), family.meant(plain)
    return near or (Meant(unclear=True) if named and has_pronoun(before) else named) or owner


def _loss_told(ruling: Ruling, loss: _Loss) -> bool:
    """Whether rows say of each who is named, and each party, what a loss says; else nothing does."""
    if loss.by.unclear:
        return False
    namesakes: dict[str, list[str]] = {}
    for one in loss.by.persons:
        namesakes.setdefault(bare(one.name), []).append(one.name)
    wanted = [*((key, "") for key in loss.parties), *(("", noun) for noun in loss.nouns)]
    return all(
        any(_told_by(ruling, name, loss, wanted) for name in names)
        for names in namesakes.values() or [[""]]
    )


def _told_by(ruling: Ruling, name: str, loss: _Loss, wanted: list[tuple[str, str]]) -> bool:
    people, insats = ruling.people, ruling.note.insats
    if insats and not wanted and _OF_INSATS.search(loss.plain):
        return insats.action is InsatsAction.WITHDRAWN and _is_by(people, insats.givers, name)
    rows = [one for one in ruling.note.consents if closes(one) and _is_by(people, one.givers, name)]
    if any(not (one.parties or one.not_parties or one.exceptions) for one in rows):
        return True
    text = folded(" ; ".join(each for one in rows for each in _closed(one)))
    known = parties_in(people, text)
    if not wanted:
        return bool(rows) and not tells_of_all(loss.plain)
    return bool(rows) and all(
        key in known or (bool(noun) and (noun in text or bool(parties_in(people, noun) & known)))
        for key, noun in wanted
    )


def _is_by(people: People, givers: Iterable[str], name: str) -> bool:
    """Whether a row is of a person; one of nobody, and a sentence of nobody, are of anybody."""
    meant = [[one.name for one in people.family_members(giver)] for giver in givers]
    return not name or not meant or any(name in names for names in meant)


def _closed(row: ConsentFact) -> Iterator[str]:
    """What a row says that somebody shall not have, as written."""
    if row.action in {ConsentAction.CHANGED, ConsentAction.WITHDRAWN} or row.lapsed:
        yield from (one.name for one in row.parties)
    yield from (*row.not_parties, *row.exceptions)
