"""Waking up when something happens in a folder, and anyway now and then.

Events are hints: many get lost, and after a share has been away none come although the observer
says that it lives. So the step runs at start and at every interval whatever the events say, and
the observer is set up anew when the folder is another one than before, and every five minutes.
"""

import contextlib
import logging
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

from sigdocs.folders.files import is_network_path

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

_REARM: Final = 300.0
_BREATH: Final = 0.1  # a burst of events makes one step
_SLICE: Final = 0.25  # how soon a stop is noticed
_JOIN: Final = 5.0
_POLL: Final = 2.0

_log = logging.getLogger(__name__)


class Watcher:
    """Runs a step whenever something may have happened in one folder."""

    def __init__(
        self, folder: Path, *, interval: float = 10.0, is_network: bool | None = None
    ) -> None:
        self._folder = folder
        self._interval = interval
        self._is_network = is_network_path(folder) if is_network is None else is_network
        self._wake = threading.Event()
        self._observer: BaseObserver | None = None
        self._identity: tuple[int, int] | None = None
        self._armed_at = 0.0

    def run_forever(self, step: Callable[[], float | None], stop: threading.Event) -> None:
        """Run ``step`` at once, at every event and at every interval, until ``stop`` is set.

        Args:
            step: does the work; returns after how many seconds it wants to run again, None for
                the interval. It is never interrupted. What it raises ends the loop.
            stop: set it to end after the current step.
        """
        try:
            while not stop.is_set():
                self._wake.clear()
                self._keep_armed()
                wanted = step()
                pause = self._interval if wanted is None else min(wanted, self._interval)
                self._rest(pause, stop)
        finally:
            self._disarm()

    def wake(self) -> None:
        """Let the next step begin now."""
        self._wake.set()

    def _rest(self, seconds: float, stop: threading.Event) -> None:
        deadline = time.monotonic() + seconds
        while not stop.is_set() and (left := deadline - time.monotonic()) > 0:
            if self._wake.wait(min(left, _SLICE)):
                stop.wait(_BREATH)
                return

    def _keep_armed(self) -> None:
        identity = _identity_of(self._folder)
        is_fresh = time.monotonic() - self._armed_at < _REARM
        if identity is not None and identity == self._identity and is_fresh and self._is_alive():
            return
        self._disarm()
        if identity is not None:
            self._arm(identity)

    def _is_alive(self) -> bool:
        return self._observer is not None and all(
            each.is_alive() for each in (self._observer, *self._observer.emitters)
        )

    def _arm(self, identity: tuple[int, int]) -> None:
        observer = _new_observer(is_network=self._is_network)
        try:
            _schedule(observer, self._folder, self._wake)
            observer.start()
        except OSError:
            # Too few inotify watches, or the folder went away: the interval still works.
            _log.warning("watching-by-interval-only")
            return
        self._observer, self._identity, self._armed_at = observer, identity, time.monotonic()

    def _disarm(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(_JOIN)
        self._observer = self._identity = None


@contextlib.contextmanager
def stopping_on_signals(stop: threading.Event) -> Iterator[None]:
    """Set ``stop`` at Ctrl-C or when the system ends the service; a second time ends at once.

    Only for the main thread.
    """
    wanted = [signal.SIGINT, signal.SIGTERM]
    if sys.platform == "win32":
        wanted.append(signal.SIGBREAK)  # how a console or service there is told to stop
    before = {each: signal.getsignal(each) for each in wanted}

    def on_signal(number: int, frame: FrameType | None) -> None:
        del frame
        stop.set()
        signal.signal(number, signal.SIG_DFL)

    for each in wanted:
        signal.signal(each, on_signal)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _identity_of(folder: Path) -> tuple[int, int] | None:
    try:
        facts = folder.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def _new_observer(*, is_network: bool) -> "BaseObserver":
    if is_network:
        from watchdog.observers.polling import PollingObserver

        return PollingObserver(timeout=_POLL)
    from watchdog.observers import Observer

    return Observer()


def _schedule(observer: "BaseObserver", folder: Path, wake: threading.Event) -> None:
    from watchdog import events

    class _Waker(events.FileSystemEventHandler):
        def on_any_event(self, event: events.FileSystemEvent) -> None:
            del event
            wake.set()

    # Not opening and closing for reading: the scan itself does that.
    telling = [
        events.FileCreatedEvent,
        events.FileModifiedEvent,
        events.FileMovedEvent,
        events.FileClosedEvent,
        events.DirCreatedEvent,
        events.DirMovedEvent,
    ]
    observer.schedule(_Waker(), str(folder), event_filter=list(telling))
