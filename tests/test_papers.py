from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sigdocs.errors import LedgerError
from sigdocs.records.ledger import Ledger
from sigdocs.records.rows import Entry, Publication, Rendition
from tests.ledger_examples import CASE, NOON, new_entry, sha


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


def made(ledger: Ledger, entry: Entry, *formats: str) -> tuple[Rendition, ...]:
    return tuple(
        replace(each, sha256=sha(each.document.stem + each.format), published_at=NOON)
        if each.format in formats
        else each
        for each in ledger.papers.renditions(entry.note_sha)
    )


def test_an_entry_yields_its_documents_and_their_files_as_waiting(ledger: Ledger) -> None:
    entry = ledger.append(new_entry())
    (plan,) = ledger.papers.documents(CASE)
    assert (plan.kind, plan.version, plan.entry) == ("atgardsplan", 1, entry.note_sha)
    assert ledger.papers.renditions(entry.note_sha) == tuple(
        Rendition(plan, each, None, None) for each in ("docx", "pdf", "redline")
    )


def test_folders_are_published_in_the_order_of_recording(ledger: Ledger) -> None:
    second, first = ledger.append(new_entry(2)), ledger.append(new_entry(1, "SIG-2026-002"))
    waiting = ledger.papers.unpublished()
    assert [each.entry for each in waiting] == [first.note_sha, second.note_sha]


def test_an_entry_without_papers_has_nothing_to_publish(ledger: Ledger) -> None:
    entry = ledger.append(new_entry(folder=None, documents=()))
    assert ledger.papers.unpublished() == ()
    assert ledger.papers.publication(entry.note_sha) is None


def test_what_is_published_without_its_pdf_waits_for_the_pdf_alone(ledger: Ledger) -> None:
    entry = ledger.append(new_entry())
    assert ledger.papers.waiting() == ()
    ledger.papers.mark_published(entry.note_sha, NOON, made(ledger, entry, "docx", "redline"))
    assert [each.format for each in ledger.papers.waiting()] == ["pdf"]
    ledger.papers.fill(made(ledger, entry, "pdf"))
    assert ledger.papers.waiting() == ()
    assert ledger.papers.fingerprints() == tuple(
        sorted([entry.note_sha, *(each.sha256 or "" for each in made(ledger, entry, "pdf"))])
    )


def test_publishing_may_be_said_again_but_the_first_moment_stands(ledger: Ledger) -> None:
    entry = ledger.append(new_entry())
    folder = new_entry().folder or ""
    for at in (NOON, NOON.replace(hour=13)):
        ledger.papers.mark_published(entry.note_sha, at, made(ledger, entry, "docx"))
    expected = Publication(entry.note_sha, folder, NOON)
    assert ledger.papers.published() == (expected,)
    assert ledger.papers.publication(entry.note_sha) == expected
    assert ledger.papers.unpublished() == ()


def test_a_published_file_is_never_exchanged_for_another(ledger: Ledger) -> None:
    entry = ledger.append(new_entry())
    (docx, pdf, _) = made(ledger, entry, "docx", "pdf")
    ledger.papers.fill([docx])
    with pytest.raises(LedgerError, match="ändras aldrig"):
        ledger.papers.mark_published(entry.note_sha, NOON, [pdf, replace(docx, sha256=sha("x"))])
    assert [each.sha256 for each in ledger.papers.renditions(entry.note_sha)] == [
        docx.sha256,
        None,
        None,
    ]
    assert len(ledger.papers.unpublished()) == 1


def test_a_file_of_no_known_document_is_refused(ledger: Ledger) -> None:
    entry = ledger.append(new_entry())
    (docx, *_) = made(ledger, entry, "docx")
    with pytest.raises(LedgerError):
        ledger.papers.fill([replace(docx, format="odt")])
