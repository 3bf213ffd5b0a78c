"""Several LibreOffices side by side, and the way from Word files to archival PDFs."""

import contextlib
import datetime as dt
import queue
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sigdocs.errors import OfficeError
from sigdocs.rendering.chart import chart_alts
from sigdocs.rendering.office.office import Format, Office
from sigdocs.rendering.pdf import LANGUAGE, finish
from sigdocs.rendering.pdf_check import check
from sigdocs.rendering.whole_numbers import unbroken

_UNFIT = (
    "PDF-filen duger inte för arkivet: {findings}. Rätta mallen; Word-filen är klar att använda."
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A Word file that is to be archived.

    Attributes:
        docx: its bytes.
        title: what a PDF reader shows; no person's name.
        when: the document's own time, with its zone.
        language: what it is written in (BCP 47).
    """

    docx: bytes
    title: str
    when: dt.datetime
    language: str = LANGUAGE


class OfficePool:
    """A number of LibreOffices, each started when it is first needed.

    Attributes:
        workers: how many run at most; one a processor core is best.
    """

    def __init__(
        self, workers: int = 1, *, soffice: Path | None = None, timeout: float = 30.0
    ) -> None:
        """Find LibreOffice, but do not start it yet.

        Raises:
            OfficeError: when there is none, with what to do.
        """
        offices = [Office(soffice, timeout=timeout) for _ in range(workers)]
        self.workers = workers if offices[0].warm else 1
        self._offices = tuple(offices[: self.workers])
        self._idle: queue.SimpleQueue[Office] = queue.SimpleQueue()
        for office in self._offices:
            self._idle.put(office)

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
        """End every LibreOffice of the pool."""
        for office in self._offices:
            office.close()

    def version(self) -> str:
        """Return LibreOffice's version, starting one if need be.

        Raises:
            OfficeError: when it does not start.
        """
        with self._borrowed() as office:
            return office.version()

    def convert(self, document: bytes, source: Format, target: Format) -> bytes:
        """Return the document in another format, as ``Office.convert`` does.

        Raises:
            OfficeError: when it cannot be done.
        """
        with self._borrowed() as office:
            return office.convert(document, source, target)

    def archive(self, papers: Sequence[Paper]) -> list[bytes | OfficeError]:
        """Return each paper as a checked PDF/A-2b, or why there is none; one never stops another."""
        if not self._offices[0].warm:
            return self._archive_cold(papers)
        with ThreadPoolExecutor(self.workers) as threads:
            return list(threads.map(self._archive_one, papers))

    def _archive_one(self, paper: Paper) -> bytes | OfficeError:
        try:
            return _finished(paper, self.convert(unbroken(paper.docx), Format.DOCX, Format.PDF))
        except OfficeError as error:
            return error

    def _archive_cold(self, papers: Sequence[Paper]) -> list[bytes | OfficeError]:
        with self._borrowed() as office:
            try:
                words = [unbroken(paper.docx) for paper in papers]
                raw = office.convert_many(words, Format.DOCX, Format.PDF)
            except OfficeError as error:
                return [error for _ in papers]
        return [
            pdf if isinstance(pdf, OfficeError) else _finished(paper, pdf)
            for paper, pdf in zip(papers, raw, strict=True)
        ]

    @contextlib.contextmanager
    def _borrowed(self) -> Iterator[Office]:
        office = self._idle.get()
        try:
            yield office
        finally:
            self._idle.put(office)


def _finished(paper: Paper, raw: bytes) -> bytes | OfficeError:
    pdf = finish(
        raw,
        title=paper.title,
        when=paper.when,
        language=paper.language,
        alts=chart_alts(paper.docx),
    )
    findings = check(pdf, paper.language)
    if findings:
        return OfficeError(_UNFIT.format(findings="; ".join(dict.fromkeys(findings))))
    return pdf
