"""One life of LibreOffice: the worker script that owns it, asked with a time limit."""

import contextlib
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sigdocs.rendering.office.find import clean_environment

_WORKER = Path(__file__).with_name("worker.py")
_START_WITHIN = 60.0
_GRACE = 5.0


_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""No macros, and no picture fetched from the address that a document names."""


class SessionLostError(Exception):
    """The worker died, or did not answer in time; the session has been ended."""


class Session:
    """A running worker and its LibreOffice.

    Attributes:
        scratch: private folder for inputs and results; removed with the session.
        version: LibreOffice's version, "" when the worker is cold.
        pid: LibreOffice's process id, 0 when the worker is cold.
    """

    def __init__(self, python: Path, soffice: Path, *, warm: bool) -> None:
        """Start the worker and wait until it is ready.

        Raises:
            SessionLostError: when it does not come up within a minute.
        """
        self.scratch = Path(tempfile.mkdtemp(prefix="sigdocs-office-")).resolve()
        self._process = _start(python, soffice, self.scratch, warm=warm)
        self._replies: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        ready = self._reply(_START_WITHIN)
        self.version = str(ready["version"])
        self.pid = int(ready["pid"])

    def ask(self, request: Mapping[str, Any], *, within: float) -> Sequence[str]:
        """Send a request; returns an error a job, "" where it went well.

        Args:
            request: as ``worker`` defines it.
            within: seconds to wait for the answer.

        Raises:
            SessionLostError: when no answer came.
        """
        assert self._process.stdin is not None  # noqa: S101  # Popen was asked for a pipe
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except OSError:
            self.end()
            raise SessionLostError from None
        return [str(error) for error in self._reply(within)["errors"]]

    def end(self) -> None:
        """End the worker, and LibreOffice with it; nothing is left of either."""
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101  # Popen was asked for a pipe
        with contextlib.suppress(OSError):
            pipe.close()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _reply(self, within: float) -> dict[str, Any]:
        try:
            line = self._replies.get(timeout=within)
        except queue.Empty:
            line = ""
        if not line:
            self.end()
            raise SessionLostError
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101  # Popen was asked for a pipe
        with self._process.stdout as lines:
            for line in lines:
                self._replies.put(line)
        self._replies.put("")


def _start(python: Path, soffice: Path, scratch: Path, *, warm: bool) -> subprocess.Popen[str]:
    """Start the worker from the scratch folder: beside ours, modules would shadow its imports."""
    script = Path(shutil.copy(_WORKER, scratch))
    own = scratch / "tmp"
    own.mkdir()
    profile = scratch / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    environment = clean_environment() | dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(own))
    if sys.platform != "win32":
        environment |= {"LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    mode = "warm" if warm else "cold"
    return subprocess.Popen(
        [str(python), str(script), mode, str(soffice), str(scratch)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=scratch,
        encoding="utf-8",
        start_new_session=os.name == "posix",  # an interrupt at the keyboard is for us alone
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
