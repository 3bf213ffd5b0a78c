"""Several LibreOffices side by side, and the way to archival PDFs."""

import datetime as dt
import io
import threading

import docx
import pypdf
import pytest

from sigdocs.errors import ExitCode, OfficeError
from sigdocs.rendering.office.office import Format
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.pdf_check import check

pytestmark = pytest.mark.office
WHEN = dt.datetime(2026, 11, 12, 14, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def paper(sample_docx: bytes) -> Paper:
    return Paper(sample_docx, "Åtgärdsplan", WHEN)


@pytest.fixture(scope="module")
def blind(sample_docx: bytes) -> Paper:
    """A paper whose table has no headings."""
    document = docx.Document(io.BytesIO(sample_docx))
    document.tables[0].rows[0]._tr.get_or_add_trPr().clear()
    out = io.BytesIO()
    document.save(out)
    return Paper(out.getvalue(), "Plan", WHEN)


def test_papers_become_checked_pdfs_in_their_order(office: OfficePool, sample_docx: bytes) -> None:
    papers = [Paper(sample_docx, f"Papper {number}", WHEN) for number in range(3)]
    made = office.archive(papers)
    assert all(isinstance(pdf, bytes) and check(pdf) == () for pdf in made)
    titles = [pypdf.PdfReader(io.BytesIO(pdf)).metadata for pdf in made if isinstance(pdf, bytes)]
    assert [data and data.title for data in titles] == ["Papper 0", "Papper 1", "Papper 2"]


def test_one_bad_paper_stops_no_other(office: OfficePool, paper: Paper) -> None:
    bad = Paper(b"", "Trasig", WHEN)
    first, second, third = office.archive([paper, bad, paper])
    assert isinstance(second, OfficeError)
    assert isinstance(first, bytes)
    assert first == third


def test_a_paper_unfit_for_the_archive_is_an_error_that_says_why(
    office: OfficePool, blind: Paper
) -> None:
    (made,) = office.archive([blind])
    assert isinstance(made, OfficeError)
    assert "en tabell saknar rubrikceller" in str(made)
    assert "Rätta mallen" in str(made)


def test_no_papers_give_no_pdfs(office: OfficePool) -> None:
    assert office.archive([]) == []


def test_two_workers_take_turns_and_give_the_same_bytes(needs_office: None, paper: Paper) -> None:
    with OfficePool(2, timeout=60) as pool:
        made = pool.archive([paper] * 4)
        assert [one.starts for one in pool._offices] == [1, 1]
    assert isinstance(made[0], bytes)
    assert set(made) == {made[0]}


def test_many_threads_may_use_one_pool(office: OfficePool, sample_docx: bytes) -> None:
    made: list[bytes] = []
    threads = [
        threading.Thread(
            target=lambda: made.append(office.convert(sample_docx, Format.DOCX, Format.ODT))
        )
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3


def test_without_uno_the_pdfs_are_the_same(
    office: OfficePool, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sigdocs.rendering.office.office.find_python", lambda _: None)
    with OfficePool(3, timeout=60) as cold:
        made = cold.archive([paper, Paper(b"", "Trasig", WHEN)])
    assert cold.workers == 1
    assert isinstance(made[1], OfficeError)
    assert made[:1] == office.archive([paper])


def test_the_error_is_one_of_a_degraded_service(office: OfficePool) -> None:
    with pytest.raises(OfficeError) as caught:
        office.convert(b"", Format.DOCX, Format.PDF)
    assert caught.value.exit_code is ExitCode.DEGRADED


def test_the_version_is_told(office: OfficePool) -> None:
    assert office.version().count(".") >= 2
