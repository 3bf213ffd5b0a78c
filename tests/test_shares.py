"""A share that is away for a while, and a ledger restored from a backup: nothing goes astray."""

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.errors import WorkspaceError
from sigdocs.folders.outbox import mark_outbox, outbox_is_there
from sigdocs.pipeline import Outcome
from sigdocs.service.desk import Desk, prepare
from sigdocs.service.publishing.publish import make_late_pdfs
from sigdocs.service.registry import free_folder
from sigdocs.settings import Workspace
from tests.service_stage import CASE, FAULTY, FOLLOW_UP, MENDED, START, Stage, a_desk, a_workspace

OTHER = START.replace("201104152390", "201204152397").replace("Milo Ekdahl", "Elias Norén")
OTHER = OTHER.replace("Milo", "Elias")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path / "sig")


@contextlib.contextmanager
def away(folder: Path) -> Iterator[None]:
    """Let a share be unmounted for a while; what was made in its place is gone afterwards."""
    shelf = folder.with_name(f"{folder.name}-borta")
    folder.rename(shelf)
    yield
    shutil.rmtree(folder, ignore_errors=True)
    shelf.rename(folder)


def test_papers_wait_for_an_outbox_that_is_away(workspace: Workspace) -> None:
    with a_desk(workspace) as desk:
        stage = Stage(desk)
        stage.accept("start.txt", START)
        with away(workspace.outbox):
            (stage.inbox / "möte.txt").write_text(FOLLOW_UP, "utf-8")
            stage.work()
            assert not workspace.outbox.exists()
        stage.service.start()
        assert len(list((workspace.outbox / "arenden" / CASE).iterdir())) == 2


def test_an_accepted_note_clears_its_returned_copies_though_the_outbox_is_away(
    workspace: Workspace,
) -> None:
    with a_desk(workspace) as desk:
        stage = Stage(desk)
        stage.accept("start.txt", START)
        stage.accept("möte.txt", FOLLOW_UP)
        stage.drop("möte2.txt", FAULTY)
        assert stage.returned()
        with away(workspace.outbox):
            (stage.inbox / "möte2.txt").write_text(MENDED, "utf-8")
            stage.work()
        assert stage.returned() == []


def test_a_note_is_not_given_back_where_the_share_of_the_inbox_is_unmounted(
    workspace: Workspace,
) -> None:
    with a_desk(workspace) as desk:
        stage = Stage(desk)
        stage.accept("start.txt", START)
        (stage.inbox / "möte.txt").write_text(FAULTY, "utf-8")
        found = stage.service.scan().ready[0]
        assert desk.inbox.claim(found)
        service = stage.service
        with away(workspace.inbox):
            service.start()
            assert service.failed
            assert not workspace.inbox.exists()
        service.step()
        assert "möte.txt" in stage.returned()


def test_a_service_that_starts_before_its_shares_are_there_waits_for_them(
    workspace: Workspace,
) -> None:
    with away(workspace.inbox), away(workspace.outbox):
        prepare(workspace)
        with a_desk(workspace) as desk:
            Stage(desk).service.start()
            assert desk.inbox.trouble() is not None
        assert not workspace.inbox.exists()
        assert not workspace.outbox.exists()
    with a_desk(workspace) as desk:
        assert Stage(desk).drop("start.txt", START).outcome is Outcome.ACCEPTED


def test_init_takes_another_folder_for_the_inbox_when_asked(workspace: Workspace) -> None:
    for folder in (workspace.inbox, workspace.outbox):
        shutil.rmtree(folder)
    prepare(workspace, anew=True)
    with a_desk(workspace) as desk:
        assert desk.inbox.trouble() is None
        assert desk.require_outbox() == workspace.outbox


def test_another_outbox_is_not_taken_for_the_right_one(tmp_path: Path) -> None:
    mark_outbox(tmp_path / "ut", tmp_path / "work")
    mark_outbox(tmp_path / "annan", tmp_path / "annan-work")
    assert outbox_is_there(tmp_path / "ut", tmp_path / "work")
    assert not outbox_is_there(tmp_path / "annan", tmp_path / "work")


def test_a_missing_outbox_is_said_without_a_path(workspace: Workspace) -> None:
    with a_desk(workspace) as desk, away(workspace.outbox):
        with pytest.raises(WorkspaceError) as caught:
            desk.require_outbox()
        assert str(workspace.root) not in str(caught.value)


def restored(workspace: Workspace, later: str) -> None:
    """Take a note in, and put the records back as they were before it."""
    kept = workspace.root / "kopia"
    shutil.copytree(workspace.records, kept)
    with a_desk(workspace) as desk:
        Stage(desk).accept("senare.txt", later)
    shutil.rmtree(workspace.records)
    kept.rename(workspace.records)


def test_a_number_that_has_papers_is_not_given_to_another_youth_after_a_backup(
    workspace: Workspace,
) -> None:
    blank = START.replace(f"Ärende: {CASE}\n", "")
    assert blank != START
    restored(workspace, blank)
    with a_desk(workspace) as desk:
        result = Stage(desk).accept("annan.txt", OTHER.replace(f"Ärende: {CASE}\n", ""))
        assert result.case_number == "SIG-2026-002"


def test_a_typed_number_that_has_papers_is_taken_after_a_backup(workspace: Workspace) -> None:
    restored(workspace, START)
    with a_desk(workspace) as desk:
        result = Stage(desk).drop("annan.txt", OTHER)
        assert "arende-finns-redan" in {problem.code for problem in result.problems}


def test_papers_that_a_backup_forgot_are_neither_adopted_nor_in_the_way(
    workspace: Workspace,
) -> None:
    with a_desk(workspace) as desk:
        Stage(desk).accept("start.txt", START)
    restored(workspace, FOLLOW_UP)
    with a_desk(workspace) as desk:
        stage = Stage(desk)
        result = stage.accept("annat.txt", FOLLOW_UP.replace("78 %", "87 %"))
        assert result.folder.endswith("_2")
        assert not desk.ledger.papers.unpublished()
        name = result.folder.removeprefix(f"arenden/{CASE}/").removesuffix("_2")
        assert free_folder(desk, CASE, name) == f"{result.folder.removesuffix('_2')}_3"


def test_a_set_with_other_papers_in_it_is_never_adopted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "sigdocs.pipeline.free_folder", lambda _desk, no, name: f"arenden/{no}/{name}"
    )
    with a_desk(workspace) as desk:
        Stage(desk).accept("start.txt", START)
    restored(workspace, FOLLOW_UP)
    with a_desk(workspace) as desk:
        stage = Stage(desk)
        (stage.inbox / "annat.txt").write_text(FOLLOW_UP.replace("78 %", "87 %"), "utf-8")
        stage.work()
        assert len(desk.ledger.papers.unpublished()) == 1


def test_what_staff_write_in_a_copy_before_it_is_recorded_does_not_get_into_the_records(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_desk(workspace) as desk:
        stage = Stage(desk)
        with monkeypatch.context() as patch:
            patch.setattr("sigdocs.service.publishing.publish._adopt", full)
            (stage.inbox / "start.txt").write_text(START, "utf-8")
            stage.work()
        plan = next((workspace.outbox / "arenden" / CASE).rglob("*_atgardsplan_*.docx"))
        plan.write_bytes(b"other")
        stage.service.start()
        assert not desk.ledger.papers.unpublished()
        assert all(desk.store.has(sha) for sha in desk.ledger.papers.fingerprints())
        stage.accept("möte.txt", FOLLOW_UP)


def full(*_arguments: object) -> None:
    """Stand in for a step that the disk has no room for."""
    raise OSError(errno.ENOSPC, "full")


def test_a_spoilt_manifest_does_not_keep_others_from_their_late_papers(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_desk(workspace) as desk:
        stage = Stage(desk)
        stage.accept("start.txt", START)
        stage.accept("möte.txt", FOLLOW_UP)
        waiting = len(desk.ledger.papers.waiting())
        first = min((workspace.outbox / "arenden" / CASE).iterdir())
        (first / "manifest.json").write_text("{", "utf-8")
        monkeypatch.setattr(
            "sigdocs.service.publishing.files._archive", lambda _desk, those: [b"%PDF"] * len(those)
        )
        monkeypatch.setattr(Desk, "office", lambda _desk: object())
        with pytest.raises(ValueError, match="Expecting"):
            make_late_pdfs(desk)
        assert len(desk.ledger.papers.waiting()) < waiting
