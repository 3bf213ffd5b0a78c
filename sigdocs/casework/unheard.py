"""What a note says of a right in a field that its kind does not act on: asked about, never dropped."""

from collections.abc import Iterator

from sigdocs.casework import unheard_faults as faults
from sigdocs.casework.decision import Ruling
from sigdocs.casework.plan.versions import makes_plan
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.problem import Fault


def ask_about_unheard(ruling: Ruling) -> None:
    """Ask about each word on a right that would come to nothing, unless its place is asked about."""
    asked = {one.path for one in ruling.problems if one.blocks}
    for path, fault in _unheard(ruling):
        if asked.isdisjoint({path, path.partition(".")[0]}):
            ruling.problem(fault, path, kind=ruling.note.kind.value)


def _unheard(ruling: Ruling) -> Iterator[tuple[str, Fault]]:
    note = ruling.note
    told = note.recipients
    if told and (told.to or told.not_to) and not _makes_paper(ruling):
        yield "recipients", faults.RECIPIENTS_UNHEARD
    if of(note.kind).states:
        return
    for name in ("consents", "insats"):
        if getattr(note, name):
            yield name, faults.CONSENT_UNHEARD
    if note.youth and note.youth.protection is not None:
        yield "youth.protection", faults.PROTECTION_UNHEARD
    for place, one in enumerate(note.guardians):
        if one.custody is not None or one.protection is None:
            yield f"guardians.{place}", faults.CUSTODY_UNHEARD
        if one.protection is not None:
            yield f"guardians.{place}.protection", faults.PROTECTION_UNHEARD


def _makes_paper(ruling: Ruling) -> bool:
    """Whether the note makes a plan or a summary, for those whom it names."""
    return makes_plan(ruling) or ruling.note.kind is NoteKind.CLOSING
