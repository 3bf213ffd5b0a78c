import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sigdocs.folders.watching import Watcher, stopping_on_signals

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

SERVICE = """
import sys, threading, time
from pathlib import Path
from sigdocs.folders.watching import Watcher, stopping_on_signals

def step():
    print("begun", flush=True)
    time.sleep(0.5)
    print("finished", flush=True)

stop = threading.Event()
with stopping_on_signals(stop):
    Watcher(Path(sys.argv[1])).run_forever(step, stop)
print("ended", flush=True)
"""


class Steps:
    """Counts steps; may be told how soon the next is wanted."""

    def __init__(self, wanted: float | None = None) -> None:
        self.count, self.wanted = 0, wanted

    def __call__(self) -> float | None:
        self.count += 1
        return self.wanted


@contextmanager
def running(watcher: Watcher, step: Callable[[], float | None]) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=watcher.run_forever, args=(step, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


def reached(steps: Steps, count: int, seconds: float = 8.0) -> bool:
    deadline = time.monotonic() + seconds
    while steps.count < count and time.monotonic() < deadline:
        time.sleep(0.01)
    return steps.count >= count


def settled(steps: Steps) -> int:
    """Wait until no more steps come by themselves."""
    last = -1
    while last != steps.count:
        last = steps.count
        time.sleep(0.6)
    return last


def test_a_dropped_file_wakes_the_step_long_before_the_interval(tmp_path: Path) -> None:
    steps = Steps()
    with running(Watcher(tmp_path, interval=60), steps):
        before = settled(steps)
        assert before >= 1
        (tmp_path / "a.txt").write_bytes(b"x")
        assert reached(steps, before + 1)


def test_reading_the_folder_does_not_wake_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    steps = Steps()
    with running(Watcher(tmp_path, interval=60), steps):
        before = settled(steps)
        for _ in range(5):
            (tmp_path / "a.txt").read_bytes()
            list(tmp_path.iterdir())
        time.sleep(0.6)
        assert steps.count == before


def test_without_events_the_interval_does_it(tmp_path: Path) -> None:
    steps = Steps()
    with running(Watcher(tmp_path / "not-there", interval=0.05), steps):
        assert reached(steps, 5)


def test_the_step_may_ask_to_come_back_sooner(tmp_path: Path) -> None:
    steps = Steps(wanted=0.05)
    with running(Watcher(tmp_path, interval=60), steps):
        assert reached(steps, 5)


def test_a_folder_that_goes_away_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    inbox, steps = tmp_path / "inbox", Steps()
    inbox.mkdir()
    watcher = Watcher(inbox, interval=0.2)
    with running(watcher, steps):
        assert reached(steps, 1)
        inbox.rename(tmp_path / "away")
        assert reached(steps, steps.count + 2)
        inbox.mkdir()
        assert reached(steps, steps.count + 2)
        watcher._interval = 60
        before = settled(steps)
        (inbox / "a.txt").write_bytes(b"x")
        assert reached(steps, before + 1)


def test_an_observer_that_died_is_replaced(tmp_path: Path) -> None:
    watcher = Watcher(tmp_path)
    watcher._keep_armed()
    first = watcher._observer
    watcher._keep_armed()
    assert watcher._observer is first is not None
    first.stop()
    first.join()
    watcher._keep_armed()
    assert watcher._observer is not first
    watcher._disarm()


def test_an_observer_is_not_trusted_for_ever(tmp_path: Path) -> None:
    watcher = Watcher(tmp_path)
    watcher._keep_armed()
    first = watcher._observer
    watcher._armed_at -= 301
    watcher._keep_armed()
    assert watcher._observer is not first
    watcher._disarm()


def test_a_system_out_of_watches_still_works_by_interval(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("sigdocs.folders.watching._schedule", refuse)
    steps = Steps()
    with running(Watcher(tmp_path, interval=0.05), steps):
        assert reached(steps, 3)


def test_a_share_is_polled(tmp_path: Path) -> None:
    steps = Steps()
    with running(Watcher(tmp_path, interval=60, is_network=True), steps):
        before = settled(steps)
        (tmp_path / "a.txt").write_bytes(b"x")
        assert reached(steps, before + 1)


def test_a_caller_can_wake_it(tmp_path: Path) -> None:
    watcher, steps = Watcher(tmp_path, interval=60), Steps()
    with running(watcher, steps):
        before = settled(steps)
        watcher.wake()
        assert reached(steps, before + 1)


def test_what_the_step_raises_ends_the_loop_and_the_observer(tmp_path: Path) -> None:
    def fail() -> None:
        raise LookupError

    watcher = Watcher(tmp_path)
    with pytest.raises(LookupError):
        watcher.run_forever(fail, threading.Event())
    assert watcher._observer is None


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_lets_the_current_step_finish(tmp_path: Path, number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVICE, tmp_path], stdout=subprocess.PIPE
    ) as service:
        assert service.stdout is not None
        assert service.stdout.readline() == b"begun\n"
        service.send_signal(number)
        assert service.stdout.read() == b"finished\nended\n"
    assert service.returncode == 0


@posix
def test_the_handlers_of_before_are_back_afterwards() -> None:
    before = signal.getsignal(signal.SIGTERM)
    stop = threading.Event()
    with stopping_on_signals(stop):
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.wait(5)
    assert signal.getsignal(signal.SIGTERM) is before
