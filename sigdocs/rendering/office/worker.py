"""Own one LibreOffice and convert what standard input asks for.

A script of its own, run by whichever Python can ``import uno`` (often not the one that runs
sigdocs, sometimes as old as 3.8), so it imports nothing of sigdocs. It lives one life: when
LibreOffice dies or hangs its owner ends the script and starts another. When standard input
closes, because the owner closed it or died, LibreOffice is ended and the scratch folder goes.

Arguments: ``warm`` (LibreOffice stays up, driven over a UNO pipe) or ``cold`` (one call of
soffice a request, no UNO), the soffice binary, a private scratch folder.

One JSON object a line. First out: ``{"pid", "version"}``. In: ``{"jobs", "load", "store",
"timeout", "start"}``: jobs are pairs of paths, load and store are properties of
com.sun.star.document.MediaDescriptor, the timeout is seconds a job, start seconds for getting up. Out: ``{"errors"}``, one a
job, "" where it went well.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from typing import Any

FLAGS = ("--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck")
RESTART_ME = 81


def main() -> None:
    """Serve the requests, leave nothing behind."""
    mode, program, scratch = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    keeper = Warm(program, scratch) if mode == "warm" else Cold(program, scratch)
    threading.Thread(target=listen, args=(requests, keeper), daemon=True).start()
    try:
        say({"version": keeper.open(), "pid": keeper.pid})
        while True:
            say({"errors": keeper.answer(requests.get())})
    finally:
        keeper.end()


def listen(requests: queue.SimpleQueue[dict[str, Any]], keeper: Keeper) -> None:
    """Pass requests on until standard input closes, then end everything at once."""
    for line in sys.stdin:
        requests.put(json.loads(line))
    keeper.end()
    os._exit(0)  # the main thread may be waiting inside a call that never returns


def say(message: dict[str, Any]) -> None:
    """Write one line to the owner."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Keeper:
    """One LibreOffice at a time, with its own profile and scratch folder."""

    def __init__(self, program: Path, scratch: Path) -> None:
        self.program, self.scratch = program, scratch
        self.profile = (scratch / "profile").as_uri()
        self.pipe = "sigdocs" + uuid.uuid4().hex
        self.process: subprocess.Popen[bytes] | None = None
        self.ended = False
        self.lock = threading.Lock()

    @property
    def pid(self) -> int:
        """The process id of LibreOffice, 0 when none runs."""
        return self.process.pid if self.process else 0

    def open(self) -> str:
        """Make ready for requests; returns LibreOffice's version, "" when not known yet."""
        raise NotImplementedError

    def answer(self, request: dict[str, Any]) -> list[str]:
        """Do the jobs of a request; returns an error a job, "" where it went well."""
        raise NotImplementedError

    def launch(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start LibreOffice; on Linux it dies with this process whatever happens."""
        command = [*tied(), str(self.program), *FLAGS, f"-env:UserInstallation={self.profile}"]
        with self.lock:
            if self.ended:
                raise SystemExit
            self.process = subprocess.Popen(
                [*command, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=str(self.scratch),
            )
        return self.process

    def kill(self) -> None:
        """End LibreOffice by its process id, and no other."""
        if self.process:
            self.process.kill()
            self.process.wait()

    def end(self) -> None:
        """End LibreOffice for good and remove everything it wrote."""
        with self.lock:
            self.ended = True
        self.kill()
        for socket in self._sockets():
            if socket.exists():
                socket.unlink()
        shutil.rmtree(str(self.scratch), ignore_errors=True)

    def _sockets(self) -> tuple[Path, ...]:
        """Return what a killed LibreOffice leaves in /tmp: our pipe and its own, named by profile.

        The names are built in sal/osl/unx/pipe.cxx and desktop/source/app/officeipcthread.cxx.
        """
        if sys.platform == "win32":
            return ()
        digest = hashlib.md5(self.profile.encode("utf-16-le")).digest()  # noqa: S324  # a name only
        own = "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
        start = f"OSL_PIPE_{os.getuid()}_"
        return tuple(Path("/tmp", start + name) for name in (self.pipe, own))  # noqa: S108  # theirs


class Warm(Keeper):
    """LibreOffice stays up and is asked over a UNO pipe."""

    def open(self) -> str:
        """Start, and wait for the pipe; the owner closes standard input if it takes too long."""
        import uno

        self.uno = uno
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        context = self._resolve(resolver)
        self.manager = context.ServiceManager
        self.desktop = self.manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        return self._version(context)

    def _resolve(self, resolver: Any) -> Any:  # noqa: ANN401  # UNO has no types
        from com.sun.star.connection import NoConnectException

        accept = f"--accept=pipe,name={self.pipe};urp;"
        process = self.launch(accept)
        while True:
            try:
                return resolver.resolve(
                    f"uno:pipe,name={self.pipe};urp;StarOffice.ComponentContext"
                )
            except NoConnectException:
                if process.poll() == RESTART_ME:  # a new profile may ask for a second start
                    process = self.launch(accept)
                elif process.poll() is not None:
                    raise
                time.sleep(0.02)

    def _version(self, context: Any) -> str:  # noqa: ANN401  # UNO has no types
        provider = self.manager.createInstanceWithContext(
            "com.sun.star.configuration.ConfigurationProvider", context
        )
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            self._properties({"nodepath": "/org.openoffice.Setup/Product"}),
        )
        return str(access.getByName("ooSetupVersionAboutBox"))

    def answer(self, request: dict[str, Any]) -> list[str]:
        """Convert one by one; an overdue job costs LibreOffice its life."""
        return [self._watched(source, target, request) for source, target in request["jobs"]]

    def _watched(self, source: str, target: str, request: dict[str, Any]) -> str:
        watchdog = threading.Timer(request["timeout"], self.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            self._convert(source, target, request)
        except Exception as error:  # noqa: BLE001  # UNO raises anything; the owner decides
            return type(error).__name__
        finally:
            watchdog.cancel()
        return ""

    def _convert(self, source: str, target: str, request: dict[str, Any]) -> None:
        url, load = self.uno.systemPathToFileUrl(source), self._properties(request["load"])
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, load)
        if document is None:
            raise RuntimeError
        try:
            store = self._properties(request["store"])
            document.storeToURL(self.uno.systemPathToFileUrl(target), store)
        finally:
            document.close(True)  # noqa: FBT003  # UNO takes positions only

    def _properties(self, values: dict[str, Any]) -> tuple[Any, ...]:
        from com.sun.star.beans import PropertyValue

        made = []
        for name, value in values.items():
            inner = value
            if isinstance(value, dict):
                inner = self.uno.Any("[]com.sun.star.beans.PropertyValue", self._properties(value))
            made.append(PropertyValue(Name=name, Value=inner))
        return tuple(made)


class Cold(Keeper):
    """One call of soffice for all jobs of a request."""

    def open(self) -> str:
        """Nothing to wait for."""
        return ""

    def answer(self, request: dict[str, Any]) -> list[str]:
        """Convert all jobs in one call; what has not come in time, has not come."""
        jobs, out = request["jobs"], self.scratch / "out"
        arguments = [
            f"--infilter={request['load']['FilterName']}",
            "--convert-to",
            wanted(Path(jobs[0][1]).suffix[1:], request["store"]),
            "--outdir",
            str(out),
            *(source for source, _ in jobs),
        ]
        until = time.monotonic() + request["start"] + request["timeout"] * len(jobs)
        try:
            while self.launch(*arguments).wait(max(0, until - time.monotonic())) == RESTART_ME:
                pass
        except subprocess.TimeoutExpired:
            self.kill()
        return [collect(out, Path(source), Path(target)) for source, target in jobs]


def collect(out: Path, source: Path, target: Path) -> str:
    """Move one result to its place; returns what is wrong, or ""."""
    made = out / (source.stem + target.suffix)
    if not made.exists():
        return "FileNotFoundError"
    made.replace(target)
    return ""


def wanted(extension: str, store: dict[str, Any]) -> str:
    """Return the format in the words of soffice's ``--convert-to``.

    >>> wanted("odt", {"FilterName": "writer8"})
    'odt:writer8'
    """
    words = [extension, store["FilterName"]]
    if "FilterData" in store:
        options = {name: typed(value) for name, value in store["FilterData"].items()}
        words.append(json.dumps(options))
    return ":".join(words)


def typed(value: bool | int) -> dict[str, str]:  # noqa: FBT001  # a property's value
    """Return a filter option with its type named.

    >>> typed(True)
    {'type': 'boolean', 'value': 'true'}
    """
    kind = "boolean" if isinstance(value, bool) else "long"
    return {"type": kind, "value": str(value).lower()}


def tied() -> tuple[str, ...]:
    """Return the words before a command that make Linux end it together with this process."""
    if not sys.platform.startswith("linux"):
        return ()
    code = "import ctypes,os,sys;ctypes.CDLL(None).prctl(1,9);os.execv(sys.argv[1],sys.argv[1:])"
    return (sys.executable, "-S", "-c", code)


if __name__ == "__main__":
    main()
