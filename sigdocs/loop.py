"""The service: everything in the inbox taken to its end, again and again."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import structlog

from sigdocs.errors import SigdocsError
from sigdocs.folders.carrying import sweep
from sigdocs.folders.claims import Claimed, Found
from sigdocs.folders.faults import letter
from sigdocs.folders.inbox import Refused, ScanResult, Wait
from sigdocs.folders.outbox import clean_staging
from sigdocs.pipeline import Outcome, Result, advance
from sigdocs.records.rows import Entry as Row
from sigdocs.service.desk import Desk
from sigdocs.service.kept_current.birthday_notices import lay_birthday_notices
from sigdocs.service.kept_current.blank_forms import FOLDER, lay_blanks
from sigdocs.service.kept_current.dormant_list import LISTS, lay_dormant_list
from sigdocs.service.kept_current.leaflets import INFORMATION, make_leaflets
from sigdocs.service.log import log_stumble
from sigdocs.service.publishing.publish import make_late_pdfs, publish_unfinished
from sigdocs.service.returns.copies import COPIES
from sigdocs.service.templates.inbox import answer_templates

_SOON = 1.0
_OFFICE_RETRY = 60.0
_LEFT_ALONE = frozenset({Wait.OPEN, Wait.ELSEWHERE, Wait.NOT_READABLE})

Value = TypeVar("Value")
Told = Callable[[str, Result], None]
"""Called with a file's name and what became of it."""


@dataclass(slots=True)
class Service:
    """Works through the inbox of one desk. Only one at a time in a workspace (``locking``).

    Attributes:
        told: called for every file that came to its end.
        failed: whether something could not be finished at the last step; it is tried again.
    """

    desk: Desk
    told: Told = field(default=lambda _name, _result: None)
    _log: structlog.stdlib.BoundLogger = field(default_factory=structlog.get_logger)
    _office_at: float = 0.0
    _leaflets_at: float = 0.0
    _trouble: str = ""
    failed: bool = False

    def start(self) -> None:
        """Finish what a crash left, and lay out the blank forms."""
        self._guard(self._tidy)
        self._finish()
        self._guard(partial(lay_blanks, self.desk))

    def _tidy(self) -> None:
        desk = self.desk
        clean_staging(desk.workspace.outbox)
        desk.store.sweep()
        blanks = desk.workspace.outbox / FOLDER
        lists = desk.workspace.outbox / LISTS
        places = (blanks, blanks / INFORMATION, lists, desk.workspace.records / COPIES)
        for folder in (*places, desk.returns.path):
            sweep(folder)

    def step(self) -> float | None:
        """Take everything that is ready; returns the seconds to the next look, None for normal."""
        if self.failed:
            self.failed = False
            self._finish()
        result = self.scan()
        for refused in result.refused:
            self._guard(partial(self._refuse, refused))
        for found in result.ready:
            self._guard(partial(self._take, found))
        self._late()
        self._guard(partial(answer_templates, self.desk))
        return _SOON if result.waiting or result.ready else None

    def tend(self) -> float | None:
        """A step, and when there was nothing to take some of what can wait."""
        soon = self.step()
        return soon if soon or not self.make_leaflets() else _SOON

    def make_leaflets(self) -> bool:
        """Make the standing papers current: what a birthday stops, the vilande lista, some leaflets.

        Returns:
            Whether more can be made now.
        """
        if time.monotonic() < self._leaflets_at:
            return False
        self._guard(partial(lay_birthday_notices, self.desk))
        self._guard(partial(lay_dormant_list, self.desk))
        more = bool(self._guard(partial(make_leaflets, self.desk)))
        self._leaflets_at = time.monotonic() + (0 if more else _OFFICE_RETRY)
        return more

    def scan(self) -> ScanResult:
        """Look at the inbox, and say once when it is not there."""
        result = self.desk.inbox.scan(time.monotonic())
        trouble = result.trouble.code if result.trouble else ""
        if trouble != self._trouble:
            self._trouble = trouble
            self._log.warning("inbox", trouble=trouble or "over")
        return result

    def run_once(self, stop: threading.Event | None = None) -> None:
        """Work until nothing in the inbox can come to an end by waiting a little longer."""
        while stop is None or not stop.is_set():
            self.step()
            result = self.scan()
            waiting = [one for one in result.waiting if one.why not in _LEFT_ALONE]
            if not waiting and not result.ready:
                return
            time.sleep(0.2)

    def _take(self, found: Found) -> None:
        claimed = self.desk.inbox.claim(found)
        if claimed is not None:
            self._advance(claimed)

    def _advance(self, claimed: Claimed) -> None:
        began = time.monotonic()
        result = advance(self.desk, claimed)
        passed = round(1000 * (time.monotonic() - began))
        self._tell(claimed.name, result, work=claimed.id, ms=passed)

    def _tell(self, name: str, result: Result, **ids: object) -> None:
        self._log.info(
            "note",
            outcome=result.outcome.name.lower(),
            case=result.case_number,
            folder=result.folder,
            faults=[problem.code for problem in result.problems],
            **ids,
        )
        self.told(name, result)

    def _refuse(self, refused: Refused) -> None:
        self.desk.returns.give_back(refused.path, reason=letter(refused.problem))
        self._log.info("refused", fault=refused.problem.code)
        self.told(refused.path.name, Result(Outcome.RETURNED, problems=(refused.problem,)))

    def _finish(self) -> None:
        """Take what was begun to its end: claimed files first, which publish what they recorded."""
        self._finish_claims()
        self._guard(partial(publish_unfinished, self.desk, self._published))

    def _published(self, row: Row, folder: str) -> None:
        """Tell of a note that was recorded before, and whose papers only now are there."""
        name = self.desk.ledger.worklist.name_of(row.note_sha) or row.case_number
        result = Result(Outcome.ACCEPTED, row.case_number, folder)
        self._tell(name, result, finished_late=True)

    def _finish_claims(self) -> None:
        for claimed in self._guard(self.desk.inbox.unfinished) or ():
            self._guard(partial(self._advance, claimed))

    def _late(self) -> None:
        if time.monotonic() < self._office_at or not self.desk.ledger.papers.waiting():
            return
        made = self._guard(partial(make_late_pdfs, self.desk))
        self._office_at = time.monotonic() + (0 if made else _OFFICE_RETRY)

    def _guard(self, work: Callable[[], Value]) -> Value | None:
        """Let one thing fail without the rest; what failed is tried again at the next step."""
        try:
            return work()
        except (SigdocsError, OSError) as error:
            self._log.error("failed", kind=type(error).__name__)
            self.failed = True
            return None
        except Exception as error:  # noqa: BLE001 - a fault of the program's own stops one note only
            log_stumble(error)
            self.failed = True
            return None
