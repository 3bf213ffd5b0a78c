"""A ledger that an earlier program wrote goes on: its papers come out as they were.

``data/ledgers/0.1.0.tar.xz`` is the demo's nine months as 0.1.0 recorded them, before papers said
whom they were for: settings, ledger, and of the store the notes, templates, profile and plans.
``stoppat.txt`` is the notice that the withdrawal in it yielded then.
"""

import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.model.note import Note
from sigdocs.pipeline import Outcome
from sigdocs.records.rows import Entry
from sigdocs.service.desk import Desk, prepare
from sigdocs.service.publishing.reproduce import Verdict, remake_papers
from sigdocs.service.publishing.stop_notice import lay_stop_notice
from sigdocs.settings import Workspace
from tests.service_stage import Stage, a_desk

KEPT = Path(__file__).with_name("data") / "ledgers" / "0.1.0.tar.xz"
CASE = "SIG-2026-001"
WITHDRAWAL = 16
TOLD_WHO_NOT = {"atgardsplan", "avslutssammanstallning"}
"""They told their readers who was not to have them, and why: that is the office's."""
SPOKE_OF_GUARDIANS = {"beslutsunderlag", "arbetsfordelning"}
"""They spoke of guardians though the one they concern is grown."""
RESUMING = f"{CASE}_anteckning_aterupptagande_2026-05-20.docx"
"""The form to take up a case again, which proposed a meeting within its pause."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with tarfile.open(KEPT) as kept:
        kept.extractall(tmp_path, filter="data")
    workspace = Workspace(tmp_path)
    prepare(workspace, anew=True)
    with a_desk(workspace) as opened:
        yield opened


def entries(desk: Desk) -> Iterator[tuple[Entry, ...]]:
    for number in desk.ledger.cases():
        rows = desk.ledger.entries(number)
        yield from (tuple(rows[: row.seq]) for row in rows)


@pytest.mark.slow
def test_every_word_file_and_calendar_comes_out_byte_for_byte(desk: Desk) -> None:
    made = [one for rows in entries(desk) for one in remake_papers(desk, rows)]
    same = [one for one in made if one.verdict in {Verdict.EQUAL, Verdict.NO_OFFICE}]
    otherwise = {one.name for one in made if one not in same}
    kinds = {name.split("_")[1] for name in otherwise - {RESUMING}}
    assert kinds == TOLD_WHO_NOT | SPOKE_OF_GUARDIANS
    assert RESUMING in otherwise
    equal = Counter(Path(one.name).suffix for one in same if one.verdict is Verdict.EQUAL)
    assert set(equal) == {".docx", ".ics"}
    assert equal[".docx"] > 200


def test_whom_its_papers_were_for_is_worked_out_and_the_notice_is_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    rows = desk.ledger.entries(CASE)[:WITHDRAWAL]
    publication = desk.ledger.papers.publication(rows[-1].note_sha)
    assert publication
    place = lay_stop_notice(desk, rows, publication.folder)
    laid = (desk.workspace.outbox / place).read_bytes()
    assert laid == (tmp_path / "stoppat.txt").read_bytes()


@pytest.mark.slow
def test_an_old_note_whose_consent_names_no_kinds_can_still_be_corrected(desk: Desk) -> None:
    first = Note.model_validate_json(desk.ledger.entries(CASE)[0].note)
    assert first.consents[0].information == ()
    words = (
        f"Rättelse\nÄrende: {CASE}\nDatum: 2026-11-20\nAntecknat av: Petra Lindqvist, samordnare\n"
        f"Rättar: {first.date}\nRättar typ: {first.kind.value}\n\n"
        f"Gäller: plats\nStod: {first.place}\nSka stå: rum Asken\nVarför: fel rum\n"
    )
    result = Stage(desk).drop("rattelse.txt", words)
    assert result.outcome is Outcome.ACCEPTED
