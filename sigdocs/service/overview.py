"""How the office stands today: the cases, and what the service itself has left to do."""

import datetime as dt
import time
from dataclasses import dataclass

from sigdocs.model.case import Case, CaseState
from sigdocs.model.problem import Problem
from sigdocs.model.rights import OpenQuestion
from sigdocs.records.archive import missing_files
from sigdocs.records.rows import Returned
from sigdocs.rendering.library import Origin
from sigdocs.reports.nominations import NominationDuty, nomination_duties
from sigdocs.reports.status import Status, status_of
from sigdocs.service.codec import case_of
from sigdocs.service.desk import Desk
from sigdocs.service.kept_current import focus_list as nominations
from sigdocs.service.party_changes import PartyChange, party_changes
from sigdocs.service.publishing.stop_notice import Notice, notices
from sigdocs.service.returns.copies import lying
from sigdocs.service.returns.holding import held_cases, is_placeless


@dataclass(frozen=True, slots=True)
class Standing:
    """All that ``status`` tells.

    Attributes:
        status: what the cases say.
        cases: the cases themselves, by number, for whoever may see names.
        nominations: open nominations, by code, and what there is to do about each.
        lists_to_clear: folders in the outbox with lists of nominations whose time is over.
        stopped: papers that may not be sent any more, until somebody takes the notice away.
        returned: notes that lie in ``inbox/retur/``; all that wait while it cannot be reached.
        held: what keeps each case from being shared, by number.
        parties: those of the cases' consents that the settings have no more, or as another body.
        placeless: those of ``returned`` that ask about a right in a case that cannot be told.
        in_inbox: how many files lie in the inbox.
        claimed: when the inputs were taken that are not yet done with.
        unpublished: folders in the outbox that are still to be published.
        waiting_pdfs: how many PDFs each case waits for.
        template_faults: what is wrong with the office's own templates, by kind of paper.
        template_origins: whose template is used instead, for each kind in ``template_faults``.
        trouble: why the inbox cannot be used, None when it can.
        lost: how many recorded files are not in the archive. That those which are there are
            unaltered is for ``verify`` and ``doctor``, which reread them all.
    """

    status: Status
    cases: dict[str, Case]
    nominations: tuple[NominationDuty, ...]
    lists_to_clear: tuple[str, ...]
    stopped: tuple[Notice, ...]
    returned: tuple[Returned, ...]
    held: dict[str, tuple[OpenQuestion, ...]]
    parties: tuple[PartyChange, ...]
    placeless: tuple[Returned, ...]
    in_inbox: int
    claimed: tuple[dt.datetime, ...]
    unpublished: tuple[str, ...]
    waiting_pdfs: dict[str, int]
    template_faults: dict[str, tuple[Problem, ...]]
    template_origins: dict[str, Origin]
    trouble: Problem | None
    lost: int = 0


def standing(desk: Desk) -> Standing:
    """Look at everything; changes nothing.

    Raises:
        LedgerError: when the ledger is damaged.
    """
    found = (case_of(desk.ledger.entries(number)) for number in desk.ledger.cases())
    cases = {case.number: case for case in found if case}
    faults = desk.library.faults()
    nominated = nominations.standing(desk)
    seen = desk.inbox.scan(time.monotonic())
    returned = _returned(desk, seen.trouble)
    return Standing(
        status=status_of(tuple(cases.values()), desk.today(), desk.profile),
        cases=cases,
        nominations=nomination_duties(nominated.register, desk.today()),
        lists_to_clear=nominated.to_clear,
        stopped=notices(desk),
        returned=returned,
        held=held_cases(desk, cases),
        parties=tuple(
            one
            for number, case in cases.items()
            if case.state is not CaseState.CLOSED
            for one in party_changes(case, desk.profile, desk.store, desk.ledger.entries(number))
        ),
        placeless=tuple(one for one in returned if is_placeless(one, cases)),
        in_inbox=len(seen.ready) + len(seen.refused) + len(seen.waiting),
        claimed=tuple(work.claimed_at for work in desk.ledger.worklist.open()),
        unpublished=tuple(one.folder for one in desk.ledger.papers.unpublished()),
        waiting_pdfs=_waiting(desk),
        template_faults=faults,
        template_origins={slug: desk.library.current(slug).origin for slug in faults},
        trouble=seen.trouble,
        lost=len(missing_files(desk.ledger, desk.store)),
    )


def _returned(desk: Desk, trouble: Problem | None) -> tuple[Returned, ...]:
    waiting = desk.ledger.worklist.returned()
    return tuple(one for one in waiting if trouble or lying(desk, one))


def _waiting(desk: Desk) -> dict[str, int]:
    numbers = [one.document.case_number for one in desk.ledger.papers.waiting()]
    return {number: numbers.count(number) for number in dict.fromkeys(numbers)}
