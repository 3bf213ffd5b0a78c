"""What a correction says of a right in free text, which only a note of its own can change.

What the case already has in its place since, or once has answered in the same words, is no question.
"""

from collections.abc import Iterator, Sequence

from sigdocs.casework.correction import faults
from sigdocs.casework.decision import Ids, Ruling
from sigdocs.casework.history import Entry
from sigdocs.casework.meant import Family
from sigdocs.casework.party_words import names_of, parties_in
from sigdocs.casework.people import folded
from sigdocs.casework.questions import closes
from sigdocs.casework.signs import losses
from sigdocs.casework.sweep import sweep
from sigdocs.casework.sweep_answers import no_change_covers
from sigdocs.casework.told_instead import tells_instead
from sigdocs.model.consent import ConsentFact
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Problem
from sigdocs.model.rights import Right
from sigdocs.model.text import TEXT_MAX

_FAULTS = {
    Right.CONSENT: faults.SAYS_CONSENT,
    Right.CUSTODY: faults.SAYS_CUSTODY,
    Right.PROTECTION: faults.SAYS_PROTECTION,
}
_NOT_SWEPT = {"consents", "insats", "corrections", "replacement", "readings", "nomination"}


def ask_what_is_new(
    ruling: Ruling, standing: Sequence[Entry], target: Entry | None, corrected: Note | None
) -> None:
    """Ask what the correction, and only it, may say of a right in free text.

    Args:
        ruling: the work in progress.
        standing: the case's entries with the corrections so far.
        target: the entry that is corrected; None when it is asked which.
        corrected: its note as it should have been; None when that is asked about.
    """
    since = [
        one.note
        for one in standing
        if target and one.seq > target.seq and one.note.kind is not NoteKind.CORRECTION
    ]
    before = target.note if target else None
    known = set(map(_said, _swept(ruling, _bare(before, before)))) if before else set()
    stood = [folded(text) for text in (*_texts(before), *_remarks(before))] if before else []
    new = _bare(corrected or _as_meant(ruling.note), before)
    for one in _swept(ruling, new):
        stands = any(folded(one.values["rad"]) in text for text in stood)
        if _said(one) not in known and not stands:
            _ask(ruling, new, one, since, _place(ruling.note, one))
    for one in _swept(ruling, ruling.note):
        _ask(ruling, ruling.note, one, since, one.path)


def _ask(ruling: Ruling, note: Note, asked: Problem, since: Sequence[Note], path: str) -> None:
    right = asked.fault.right
    if right and not _answered(ruling, note, asked, since):
        ruling.problem(_FAULTS[right], path, rad=asked.values["rad"])


def _as_meant(note: Note) -> Note:
    """What a correction that cannot be carried out would have had stand."""
    said = "\n".join(one.should_be for one in note.corrections)
    return note.replacement or Note(kind=NoteKind.CONTACT, date=note.date, other=said[:TEXT_MAX])


def _swept(ruling: Ruling, note: Note) -> list[Problem]:
    probe = Ruling(ruling.case, note, ruling.today, ruling.profile, Ids(), ruling.seq)
    sweep(probe)
    return probe.problems


def _said(one: Problem) -> tuple[str, str]:
    return one.code, one.values["rad"]


def _bare(note: Note, before: Note | None) -> Note:
    """The note without what in it answered for the words that it had before."""
    if before is None:
        return note
    return note.model_copy(
        update={
            "consents": tuple(
                one for one in note.consents if one not in before.consents or not _is_remark(one)
            ),
            "insats": None if note.insats == before.insats else note.insats,
            "guardians": tuple(one for one in note.guardians if one not in before.guardians),
            "youth": None if note.youth == before.youth else note.youth,
        }
    )


def _is_remark(fact: ConsentFact) -> bool:
    return not (fact.givers or fact.parties or closes(fact))


def _answered(ruling: Ruling, note: Note, asked: Problem, since: Sequence[Note]) -> bool:
    """Whether what was recorded since closes what a sentence says, or holds the sentence itself."""
    sentence = folded(asked.values["rad"])
    if any(sentence in folded(text) for one in since for text in _texts(one)):
        return True
    rows = tuple(fact for one in since for fact in one.consents if closes(fact))
    right = asked.fault.right
    if right in {Right.CUSTODY, Right.PROTECTION} and any(
        tells_instead(one, asked.values["rad"], right, ruling.case, ruling.profile) for one in since
    ):
        return True
    family = Family.told(ruling)
    if right is Right.CONSENT and any(
        parties_in(ruling.people, folded(fact.comment))
        and no_change_covers(ruling.people, family, fact, sentence)
        for one in since
        for fact in one.consents
    ):
        return True
    loses = losses(sentence, names_of(ruling.people))
    if asked.fault.right is not Right.CONSENT or not rows or not loses:
        return False
    told = note.model_copy(update={"consents": (*note.consents, *rows)})
    return _said(asked) not in set(map(_said, _swept(ruling, told)))


def _texts(note: Note) -> Iterator[str]:
    """The texts of a note in which a right was asked about, and the remarks that answered."""
    yield from _strings(note.model_dump(mode="json", exclude=_NOT_SWEPT))
    yield from (one.comment for one in note.consents if closes(one) or _is_remark(one))


def _remarks(note: Note) -> Iterator[str]:
    return (one.comment for one in note.consents)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _strings(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in _strings(one))


def _place(note: Note, asked: Problem) -> str:
    """Where in the correction a sentence of the corrected note stands."""
    for place, item in enumerate(note.corrections):
        if asked.values["rad"] in item.should_be:
            return f"corrections.{place}.should_be"
    return "replacement" if note.replacement else "corrections"
