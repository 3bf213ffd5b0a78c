"""Whether a correction changes anything: what the case and its journal say with it, and without.

A word may be written otherwise and mean the same: ”fritids o BUP” and ”fritids och BUP” are the same two
parties. Such a correction is told so, and not taken in as a change.
"""

from collections.abc import Callable, Iterator

from sigdocs.casework.correction import faults
from sigdocs.casework.correction.absent import joined_with
from sigdocs.casework.correction.amend import amend, place_of
from sigdocs.casework.leaves import Numbered, written
from sigdocs.casework.naming import told_apart
from sigdocs.casework.people import People, folded
from sigdocs.casework.plan.references import short
from sigdocs.model.consent import ConsentFact
from sigdocs.model.events import Event
from sigdocs.model.note import CorrectionItem, Note
from sigdocs.model.problem import Problem

Decided = Callable[[Note], tuple[Event, ...] | None]
"""What a note does to the case where it was told; None when it could not be taken in."""


def without_effect(
    wrong: Note, correction: Note, numbered: Numbered, people: People, decided: Decided
) -> Iterator[Problem]:
    """Ask about each item of a correction that changes nothing, with what stands there today.

    Args:
        wrong: the note as it stands.
        correction: the note that corrects it, each of whose items can be carried out.
        numbered: the ids that goals and commitments of ``wrong`` got.
        people: those of the case, who tell which parties a list names.
        decided: what a note in the place of ``wrong`` does.
    """
    if correction.replacement:
        if _same(wrong, correction.replacement, decided):
            yield faults.NO_CHANGE.at("replacement")
        return
    before = wrong
    for place in range(len(correction.corrections)):
        part = correction.model_copy(update={"corrections": correction.corrections[: place + 1]})
        after, _ = amend(wrong, part, numbered)
        if after is None:
            return
        if after == before:
            yield faults.NO_CHANGE.at(f"corrections.{place}.should_be")
        elif _is_of_words_only(before, after):
            item = correction.corrections[place]
            said = {"stood": short(item.stood), "should": short(item.should_be)}
            yield faults.WORDS_OF_CONSENT.at(f"corrections.{place}.should_be", **said)
        elif _same(before, after, decided):
            yield _asked(told_apart(before, people), before, correction, place, numbered)
        before = after
    if before == wrong and len(correction.corrections) > 1:  # each undoes what another did
        yield faults.NO_CHANGE.at("corrections")


def _is_of_words_only(before: Note, after: Note) -> bool:
    """Whether a correction only rewrites the sentences that a consent was read from.

    What they said is kept in fields of its own; the sentences are not read anew.
    """
    return any(
        was != now
        and was.model_copy(update={"comment": now.comment}) == now
        and any(one in folded(was.comment) for one in _read_from(was))
        for was, now in zip(before.consents, after.consents, strict=False)
    )


def _read_from(fact: ConsentFact) -> Iterator[str]:
    """Who gives a consent and whom it names, folded, as its sentences say it."""
    names = (*fact.givers, *(one.name for one in fact.parties), *fact.not_parties)
    return filter(None, map(folded, names))


def item_of(wrong: Note, correction: Note, numbered: Numbered, path: str) -> str:
    """Where in a correction what is wrong at a path of the corrected note was said; all of it if unclear."""
    before = wrong
    for place, item in enumerate(correction.corrections):
        leaf, _ = place_of(before, item, f"corrections.{place}", numbered)
        mended = f"{leaf[0]}." if leaf else "?"
        if f"{path}.".startswith(mended) or (path and mended.startswith(f"{path}.")):
            return f"corrections.{place}.should_be"
        part = correction.model_copy(update={"corrections": correction.corrections[: place + 1]})
        before = amend(wrong, part, numbered)[0] or before
    return "corrections"


def _same(before: Note, after: Note, decided: Decided) -> bool:
    done = decided(after) if after != before else None
    return after == before or (done is not None and done == decided(before))


def _asked(apart: Note, before: Note, correction: Note, place: int, numbered: Numbered) -> Problem:
    item, path = correction.corrections[place], f"corrections.{place}"
    today = _today(apart, before, item, path, numbered)
    said = {"should": short(item.should_be), "stood": short(item.stood)}
    return faults.NO_EFFECT.at(
        f"{path}.should_be", suggestion=today, today=f"”{short(today)}”", **said
    )


def _today(apart: Note, before: Note, item: CorrectionItem, path: str, numbered: Numbered) -> str:
    leaf, _ = place_of(before, item, path, numbered)
    if leaf is None:
        return item.stood
    return joined_with(apart, leaf[0]) if apart != before else written(leaf[2])
