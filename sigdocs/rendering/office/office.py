"""Convert documents by LibreOffice, kept warm and watched over.

soffice says that all is well when it is not, and makes a "PDF" of random bytes; so what goes in
is opened first, the reader is named, and what comes out is opened too. A document that fails
costs LibreOffice its life, is tried once more in a call of its own, and is then set aside.
Documents with comments go that other way at once: kept warm, Debian's LibreOffice without
windows (7.4.7) aborts at a comment, because the window that would show it is missing.
"""

import contextlib
import io
import sys
import threading
import zipfile
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sigdocs.errors import OfficeError
from sigdocs.rendering.office.find import find_python, find_soffice
from sigdocs.rendering.office.session import Session, SessionLostError


class Format(StrEnum):
    """What can be read and written; the value is the file's extension."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"


_FILTERS = {
    Format.DOCX: "MS Word 2007 XML",
    Format.ODT: "writer8",
    Format.PDF: "writer_pdf_Export",
}
_COMMENTS = {
    Format.DOCX: ("word/comments.xml", b"<w:comment "),
    Format.ODT: ("content.xml", b"<office:annotation"),
}
_NEVER = 0  # of com.sun.star.document: MacroExecMode.NEVER_EXECUTE, UpdateDocMode.NO_UPDATE
_LOAD = {
    "Hidden": True,
    "ReadOnly": True,
    "MacroExecutionMode": _NEVER,
    "UpdateDocMode": _NEVER,
}
_ARCHIVAL = {
    "SelectPdfVersion": 2,
    "PDFUACompliance": True,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "UseLosslessCompression": True,
}
_START = 30.0
"""Seconds that a LibreOffice started for one call may take beyond the documents' own."""
_SLACK = 10.0
"""Seconds beyond its own time limits before a silent worker is given up."""
_NOT_STARTING = (
    "LibreOffice finns men startar inte. Starta om datorn eller installera om LibreOffice; "
    "Word-filerna är klara och PDF-filerna görs när det fungerar igen."
)
_SET_ASIDE = (
    "LibreOffice kunde inte göra om dokumentet, inte heller vid ett nytt försök. Öppna det i Word "
    "och se om något är fel i det; de andra dokumenten är inte berörda."
)
_UNREADABLE = "Filen är tom eller trasig och går inte att läsa som dokument."


class Office:
    """A LibreOffice of one's own; one document at a time, from any thread.

    It starts at the first document, and ends with ``close`` or when this process dies. Without a
    Python that speaks UNO each call starts LibreOffice anew: slower, same result.

    Attributes:
        warm: whether LibreOffice stays up between calls.
        timeout: seconds a document may take.
        recycle_after: how many documents one LibreOffice may do before it is replaced.
        starts: how many times LibreOffice has been started.
    """

    def __init__(
        self,
        soffice: Path | None = None,
        *,
        warm: bool = True,
        timeout: float = 30.0,
        recycle_after: int = 500,
    ) -> None:
        """Find LibreOffice, but do not start it yet.

        Raises:
            OfficeError: when there is none, with what to do.
        """
        self._soffice = find_soffice(soffice)
        python = find_python(self._soffice) if warm else None
        self._python = python or Path(sys.executable)
        self.warm = python is not None
        self.timeout, self.recycle_after = timeout, recycle_after
        self.starts = 0
        self._session: Session | None = None
        self._done = 0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End LibreOffice and remove what it wrote; the next document starts another."""
        with self._lock:
            self._drop()

    def version(self) -> str:
        """Return LibreOffice's version, starting it if need be; "" when it cannot be asked.

        Raises:
            OfficeError: when it does not start.
        """
        with self._lock:
            return self._running().version

    def pid(self) -> int:
        """Return the process id of LibreOffice, 0 when none runs."""
        return self._session.pid if self._session else 0

    def convert(self, document: bytes, source: Format, target: Format) -> bytes:
        """Return a Word or ODT file in another format; a PDF is tagged, but not yet finished.

        Raises:
            OfficeError: when the document is unreadable, failed twice, or LibreOffice won't start.
        """
        (result,) = self.convert_many([document], source, target)
        if isinstance(result, OfficeError):
            raise result
        return result

    def convert_many(
        self, documents: Sequence[bytes], source: Format, target: Format
    ) -> list[bytes | OfficeError]:
        """Return each document in another format, or why there is none.

        Raises:
            OfficeError: when LibreOffice does not start at all.
        """
        good = {n: data for n, data in enumerate(documents) if _usable(data, source)}
        plain = {n: data for n, data in good.items() if not _has_comments(data, source)}
        size = 1 if self.warm else max(1, len(plain))
        made: dict[int, bytes] = {}
        with self._lock:
            for group in _groups(plain, size):
                made |= self._attempt(group, source, target)
            for group in _groups({n: good[n] for n in good if n not in made}, 1):
                made |= self._attempt_alone(group, source, target)
        return [
            made.get(n) or OfficeError(_SET_ASIDE if n in good else _UNREADABLE)
            for n in range(len(documents))
        ]

    def _attempt(
        self, documents: Mapping[int, bytes], source: Format, target: Format
    ) -> dict[int, bytes]:
        """Convert, and return those that went well; a failure costs LibreOffice its life."""
        made = self._results(self._running(), documents, source, target)
        self._done += len(made)
        if len(made) < len(documents) or self._done >= self.recycle_after:
            self._drop()
        return made

    def _attempt_alone(
        self, documents: Mapping[int, bytes], source: Format, target: Format
    ) -> dict[int, bytes]:
        session = self._start(warm=False)
        try:
            return self._results(session, documents, source, target)
        finally:
            session.end()

    def _results(
        self, session: Session, documents: Mapping[int, bytes], source: Format, target: Format
    ) -> dict[int, bytes]:
        jobs = {n: _job(session.scratch, n, source, target) for n in documents}
        for n, (given, _) in jobs.items():
            given.write_bytes(documents[n])
        request = {
            "jobs": [[str(given), str(wanted)] for given, wanted in jobs.values()],
            "load": _LOAD | {"FilterName": _FILTERS[source]},
            "store": _store(target),
            "timeout": self.timeout,
            "start": _START,
        }
        made: dict[int, bytes] = {}
        with contextlib.suppress(SessionLostError):
            errors = session.ask(request, within=self.timeout * len(jobs) + _START + _SLACK)
            for (n, paths), error in zip(jobs.items(), errors, strict=True):
                if not error and _usable(data := paths[1].read_bytes(), target):
                    made[n] = data
        for path in (path for paths in jobs.values() for path in paths):
            path.unlink(missing_ok=True)
        return made

    def _running(self) -> Session:
        if self._session is None:
            self._session = self._start(warm=self.warm)
            self._done = 0
        return self._session

    def _start(self, *, warm: bool) -> Session:
        try:
            session = Session(self._python, self._soffice, warm=warm)
        except (SessionLostError, OSError) as error:
            raise OfficeError(_NOT_STARTING) from error
        self.starts += 1
        return session

    def _drop(self) -> None:
        if self._session is not None:
            self._session.end()
            self._session = None


def _groups(documents: Mapping[int, bytes], size: int) -> list[dict[int, bytes]]:
    """Split into groups of at most ``size``.

    >>> _groups({0: b"a", 1: b"b", 2: b"c"}, 2)
    [{0: b'a', 1: b'b'}, {2: b'c'}]
    """
    items = list(documents.items())
    return [dict(items[start : start + size]) for start in range(0, len(items), size)]


def _job(scratch: Path, number: int, source: Format, target: Format) -> tuple[Path, Path]:
    """Return where a document and its result lie; the names tell nothing about them."""
    return scratch / f"in{number}.{source}", scratch / f"made{number}.{target}"


def _store(target: Format) -> dict[str, Any]:
    store: dict[str, Any] = {"FilterName": _FILTERS[target], "Overwrite": True}
    return store | ({"FilterData": _ARCHIVAL} if target is Format.PDF else {})


def _usable(document: bytes, form: Format) -> bool:
    """Tell whether a document can be opened as what it is said to be, and has content."""
    try:
        return _OPENERS[form](document)
    except Exception:  # noqa: BLE001  # each library raises its own kinds at broken files
        return False


def _has_comments(document: bytes, form: Format) -> bool:
    part, mark = _COMMENTS[form]
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return part in package.namelist() and mark in package.read(part)


def _opens_as_docx(document: bytes) -> bool:
    import docx

    return docx.Document(io.BytesIO(document)).element.body is not None


def _opens_as_odt(document: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return b"opendocument.text" in package.read("mimetype") and bool(
            package.read("content.xml")
        )


def _opens_as_pdf(document: bytes) -> bool:
    import pikepdf

    with pikepdf.open(io.BytesIO(document)) as pdf:
        return len(pdf.pages) > 0


_OPENERS = {Format.DOCX: _opens_as_docx, Format.ODT: _opens_as_odt, Format.PDF: _opens_as_pdf}
