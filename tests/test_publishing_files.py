"""The files of an entry can be made again at any time, byte for byte, from ledger and store."""

import datetime as dt

import pytest

from sigdocs.documents.meeting.note_form import proposal
from sigdocs.errors import LedgerError, OfficeError, TemplateError
from sigdocs.model.meeting import NextMeeting
from sigdocs.records.rows import Entry
from sigdocs.rendering.library import Library
from sigdocs.rendering.office.pool import Paper
from sigdocs.service.codec import case_of
from sigdocs.service.publishing import files as papers
from tests.casework_notes import PROFILE
from tests.service_stage import CASE, CORRECTION, FOLLOW_UP, MENDED, Stage


def rows(stage: Stage) -> list[Entry]:
    return list(stage.desk.ledger.entries(CASE))


def published(stage: Stage, row: Entry) -> dict[str, bytes]:
    publication = stage.desk.ledger.papers.publication(row.note_sha)
    assert publication is not None
    folder = stage.outbox / publication.folder
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


def again(stage: Stage, count: int) -> dict[str, bytes]:
    made = papers.make_again(stage.desk, rows(stage)[:count])
    return {file.name: file.content for file in made if file.content is not None}


def test_every_set_of_a_case_is_made_again_to_the_byte(stage: Stage) -> None:
    for name, note in (("a.txt", FOLLOW_UP), ("b.txt", MENDED), ("c.txt", CORRECTION)):
        stage.accept(name, note)
    for count, row in enumerate(rows(stage), start=1):
        assert again(stage, count) == published(stage, row)


def test_so_it_is_when_settings_and_templates_have_changed_since(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.accept("a.txt", FOLLOW_UP)
    before = published(stage, rows(stage)[-1])
    stage.desk.profile = stage.desk.profile.model_copy(update={"unit": "En annan enhet"})

    def gone(*_: object) -> object:
        raise TemplateError("Mallen är borta.")

    monkeypatch.setattr(Library, "current", gone)
    assert again(stage, 2) == before


def test_an_earlier_plan_that_was_never_published_is_made_for_the_comparison(stage: Stage) -> None:
    stage.accept("a.txt", FOLLOW_UP)
    before = published(stage, rows(stage)[-1])
    desk = stage.desk
    with desk.ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE rendition SET sha256 = NULL")
    assert again(stage, 2) == before


def test_a_plan_that_the_ledger_does_not_know_is_damage(stage: Stage) -> None:
    with pytest.raises(LedgerError, match="Plan version 9 finns inte"):
        papers._earlier(stage.desk, rows(stage), 9, [])


def test_a_pdf_is_dated_at_noon_of_the_papers_own_day_on_every_machine() -> None:
    assert papers.noon(dt.date(2026, 9, 8)).isoformat() == "2026-09-08T12:00:00+00:00"


class Offices:
    """An office that fails for the second paper."""

    def archive(self, asked: list[Paper]) -> list[bytes | OfficeError]:
        return [b"%PDF", *(OfficeError("dog") for _ in asked[1:])]


def test_one_pdf_that_fails_leaves_the_other_and_waits_itself(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = papers.make_again(stage.desk, rows(stage))
    monkeypatch.setattr(type(stage.desk), "office", lambda _: Offices())
    made = papers.make_pdfs(stage.desk, files)
    assert [file.name for file in made] == [file.name for file in files]
    first, *others = [file.content for file in made if file.format == papers.PDF]
    assert (first, set(others)) == (b"%PDF", {None})


def test_without_libreoffice_every_pdf_waits(stage: Stage) -> None:
    made = papers.make_pdfs(stage.desk, papers.make_again(stage.desk, rows(stage)))
    assert {file.content for file in made if file.format == papers.PDF} == {None}


def test_the_meeting_proposed_in_the_next_form_follows_the_one_that_is_planned(
    stage: Stage,
) -> None:
    case = case_of(rows(stage))
    assert case is not None
    proposed = proposal(case, PROFILE)
    assert (proposed.on, proposed.at) == (dt.date(2026, 10, 6), dt.time(14, 30))
    unplanned = case.model_copy(update={"next_meeting": None})
    assert proposal(unplanned, PROFILE) == NextMeeting(on=dt.date(2026, 9, 22))


def test_the_receipt_begins_so_that_notepad_reads_it_as_utf_8(stage: Stage) -> None:
    files = papers.make_again(stage.desk, rows(stage))
    text = papers.receipt_of(rows(stage), files)
    assert text.startswith(b"\xef\xbb\xbfKvitto")


def test_the_receipt_says_whom_each_of_several_papers_is_for(stage: Stage) -> None:
    files = papers.make_again(stage.desk, rows(stage))
    told = papers.receipt_of(rows(stage), files).decode("utf-8-sig")
    attests = [line for line in told.splitlines() if "_samtyckesintyg_" in line]
    assert any(line.endswith(".docx (till Polisen)") for line in attests)
    assert len(attests) == len(set(attests)) == sum("(till " in line for line in attests) == 8
    assert "_atgardsplan_v1_2026-09-08.docx\r\n" in told


def test_the_materials_of_an_entry_are_what_the_store_kept(stage: Stage) -> None:
    kept = papers.materials_of(stage.desk, rows(stage)[0])
    assert kept.profile == stage.desk.profile
    assert {slug: one.data for slug, one in kept.templates.items()} == {
        slug: stage.desk.library.packaged(slug).data for slug in kept.templates
    }
