"""Where a note's time goes: each phase's own time, without what other phases took inside it."""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

from sigdocs import pipeline
from sigdocs.records.ledger import Ledger
from sigdocs.records.store import Store
from sigdocs.records.worklist import Worklist
from sigdocs.service import assess as ruling
from sigdocs.service import opening_files
from sigdocs.service.publishing import files as papers
from sigdocs.service.publishing import publish as publishing

PHASES = ("intake", "decide", "content", "docx", "form", "redline", "pdf", "publish", "commit")
PLACES: tuple[tuple[object, str, str], ...] = (
    (opening_files, "understand", "intake"),
    (ruling, "history_of", "decide"),
    (ruling, "register_for", "decide"),
    (ruling, "decide", "decide"),
    (pipeline, "history_of", "decide"),
    (papers, "due", "content"),
    (papers, "receipt_of", "content"),
    (papers, "history_of", "content"),
    (papers, "render", "docx"),
    (papers, "_form", "form"),
    (papers, "redline", "redline"),
    (papers, "_archive", "pdf"),
    (publishing, "publish_set", "publish"),
    (publishing, "_adopt", "publish"),
    (pipeline, "release", "commit"),
    (Ledger, "append", "commit"),
    (Store, "put", "commit"),
    (Worklist, "claim", "commit"),
)


class Stopwatch:
    """Adds up each phase's own milliseconds while it is ``running``."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.spent: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Measure all phases; what none of them took is ``rest``."""
        with contextlib.ExitStack() as stack:
            for place, name, phase in PLACES:
                wrapped = self._timed(phase, getattr(place, name))
                stack.enter_context(mock.patch.object(place, name, wrapped))
            self._inner = [0.0]
            began = self.clock()
            yield
            self.spent["rest"] += 1000 * (self.clock() - began) - self._inner[0]

    def _timed(self, phase: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            began = self.clock()
            try:
                return real(*arguments, **named)
            finally:
                spent = 1000 * (self.clock() - began)
                self.spent[phase] += spent - self._inner.pop()
                self._inner[-1] += spent

        return timed
