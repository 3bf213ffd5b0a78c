"""All kinds of paper, and which documents an entry in the ledger yields.

A new kind is a module with a ``Paper`` and a line here.
"""

import dataclasses
from collections.abc import Iterable

from sigdocs.casework.history import History, fold
from sigdocs.casework.nominations import is_register
from sigdocs.documents import (
    address_sheet,
    care_plan,
    closing_summary,
    consent_attest,
    consent_ended,
    consent_form,
    decision_basis,
    delivery_list,
    disclosure_log,
    dormant_list,
    duties,
    easy_plan,
    focus_list,
    handouts,
    interview_form,
    journal,
    note_form,
    pause_draft,
    plan,
    rest_notice,
    running_journal,
    safety_plan,
    summons,
)
from sigdocs.documents.document import Document
from sigdocs.documents.paper import Paper, Story, numbered
from sigdocs.documents.shield import shielded
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile

PAPERS: tuple[Paper, ...] = (
    plan.PAPER,
    easy_plan.PAPER,
    care_plan.PAPER,
    delivery_list.PAPER,
    address_sheet.PAPER,
    safety_plan.PAPER,
    pause_draft.PAPER,
    disclosure_log.PAPER,
    rest_notice.PAPER,
    decision_basis.PAPER,
    duties.PAPER,
    closing_summary.PAPER,
    dormant_list.PAPER,
    journal.PAPER,
    running_journal.PAPER,
    consent_form.PAPER,
    consent_form.RENEWAL_PAPER,
    consent_attest.PAPER,
    consent_ended.CONFIRMATION_PAPER,
    consent_ended.NOTICE_PAPER,
    handouts.PAPER,
    handouts.FOLDER_PAPER,
    summons.PAPER,
    interview_form.YOUTH_PAPER,
    interview_form.GUARDIAN_PAPER,
    focus_list.PAPER,
    note_form.PAPER,
)
"""In the order that an entry's documents are made and listed."""

_VERBATIM = frozenset(paper.kind.slug for paper in PAPERS if paper.verbatim)


def due(history: History, profile: Profile) -> tuple[Document, ...]:
    """Give the documents that the last entry of a case yields.

    A correction yields every version that it mends, each as the case now stands at that entry.
    """
    if is_register(history):
        return (focus_list.focus_list(history, profile),)
    before, after = fold(history[:-1]), fold(history)
    if after is None:
        return ()
    story = Story(history, before, after, profile)
    made = (document for paper in PAPERS for document in paper.due(story))
    cases = story.cases
    return tuple(numbered(printable(document, cases, profile)) for document in made)


def printable(document: Document, cases: Iterable[Case], profile: Profile) -> Document:
    """Give a document as it may be printed: nothing that is hidden in a case it is made of.

    The one place where that is done. What is for the file alone stands as it was written.
    """
    if document.context is None or document.kind.slug in _VERBATIM:
        return document
    return dataclasses.replace(document, context=shielded(document.context, cases, profile))
