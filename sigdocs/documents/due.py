"""All kinds of paper, and which documents an entry in the ledger yields.

A new kind is a module with a ``Paper`` and a line here.
"""

import dataclasses
import re
from collections.abc import Iterable

from sigdocs.casework.consent.parties import registered_for
from sigdocs.casework.history import History, fold
from sigdocs.casework.nomination.register import is_register
from sigdocs.casework.whereabouts import whereabouts
from sigdocs.documents.casefile import (
    decision_basis,
    disclosure_log,
    duties,
    journal,
    running_journal,
)
from sigdocs.documents.closing import dormant_list
from sigdocs.documents.closing import summary as closing_summary
from sigdocs.documents.consent import attest as consent_attest
from sigdocs.documents.consent import ended as consent_ended
from sigdocs.documents.consent import form as consent_form
from sigdocs.documents.document import Document
from sigdocs.documents.handout import focus_list, handouts
from sigdocs.documents.meeting import interview_form, note_form, pause_draft, rest_notice, summons
from sigdocs.documents.paper import Paper, Story, numbered
from sigdocs.documents.plan import (
    address_sheet,
    care_plan,
    delivery_list,
    easy_plan,
    plan,
    safety_plan,
)
from sigdocs.documents.shield import shielded
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile
from sigdocs.model.rights import Right

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
    profile = registered_for(after, profile)
    story = Story(history, before, after, profile)
    made = (document for paper in PAPERS for document in paper.due(story))
    hidden = whereabouts(story.cases, profile)
    shared = (document for document in made if not _withheld(document, after))
    return tuple(numbered(_finished(document, hidden)) for document in shared)


def _withheld(document: Document, case: Case) -> bool:
    """Whether a paper that rests on a right is not made while a question about one is unanswered.

    One for the family alone is, as long as nobody asks of custody or protection; of calls there
    are none then (:mod:`sigdocs.casework.meeting.summonses`).
    """
    if not (case.held and document.receivers and document.need.kinds):
        return False
    outside = any(one.party for one in document.receivers)
    return outside or any(one.right is not Right.CONSENT for one in case.held)


def printable(document: Document, cases: Iterable[Case], profile: Profile) -> Document:
    """Give a document as it may be printed: nothing that is hidden in a case it is made of.

    The one place where that is done. What is for the file alone stands as it was written.
    """
    return _finished(document, whereabouts(cases, profile))


def _finished(document: Document, hidden: re.Pattern[str] | None) -> Document:
    if document.context is None or document.kind.slug in _VERBATIM:
        return document
    return dataclasses.replace(document, context=shielded(document.context, hidden))
