"""The service as it really runs: a process of its own, told to stop as the system does."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

INTAKE = """\
Typ av möte: Inskrivning
Ärendetyp: ungdom
Datum: 2026-01-14
Antecknat av: Petra Lindqvist, samordnare/lots SIG

Ungdom: Alva Lund, 20100302-2389
Vårdnadshavare: Maria Lund
"""


class Service:
    def __init__(self, root: Path) -> None:
        self.root = root
        group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sigdocs", "-w", str(root), "watch"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            encoding="utf-8",
            creationflags=group,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)

    def hear(self, text: str, within: float = 120) -> str:
        end = time.monotonic() + within
        while (left := end - time.monotonic()) > 0:
            line = self.lines.get(timeout=left)
            if text in line:
                return line
        raise TimeoutError(text)

    def stop(self) -> int:
        self.process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM))
        return self.process.wait(timeout=60)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=60)
        self._reader.join(timeout=10)
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture
def serve(accepted_workspace: Path, tmp_path: Path) -> Iterator[Callable[[], Service]]:
    root = tmp_path / "sig"
    shutil.copytree(accepted_workspace, root)
    running: list[Service] = []

    def start() -> Service:
        running.append(Service(root))
        running[-1].hear("Bevakar")
        return running[-1]

    yield start
    for service in running:
        service.end()


def test_a_dropped_note_becomes_papers_and_a_signal_ends_the_service_cleanly(
    serve: Callable[[], Service],
) -> None:
    service = serve()
    (service.root / "inbox" / "ny.txt").write_text(INTAKE, "utf-8")
    told = service.hear("mottagen")
    assert "mottagen → outbox/arenden/SIG-2026-015/001_2026-01-14_inskrivning" in told
    folder = service.root / "outbox" / "arenden" / "SIG-2026-015"
    assert (folder / "001_2026-01-14_inskrivning" / "kvitto.txt").is_file()
    assert not (service.root / "inbox" / "ny.txt").exists()
    assert service.stop() == 0
    service.hear("Stoppad.")


def test_what_was_dropped_while_the_service_was_down_is_found_when_it_starts(
    serve: Callable[[], Service], tmp_path: Path
) -> None:
    (tmp_path / "sig" / "inbox" / "ny.txt").write_text("inget vettigt", "utf-8")
    service = serve()
    assert "lämnad tillbaka → inbox/retur" in service.hear("lämnad")
    assert (service.root / "inbox" / "retur" / "ny.txt").is_file()
    assert service.stop() == 0
