"""One note through all the rooms, with the real folders, ledger and templates."""

import json
import multiprocessing
from pathlib import Path

import pytest
import yaml

from sigdocs import pipeline
from sigdocs.commands.shared import log_to
from sigdocs.errors import LedgerError, TemplateError
from sigdocs.folders import outbox as outbox_room
from sigdocs.folders.claims import Claimed
from sigdocs.folders.files import write_durably
from sigdocs.folders.manifest import Manifest, damaged
from sigdocs.pipeline import Outcome, advance
from sigdocs.records.rows import WorkState
from sigdocs.records.verify import verify
from sigdocs.rendering.library import Library
from sigdocs.service.assess import assess
from sigdocs.service.codec import case_of
from sigdocs.service.publishing import files as papers
from sigdocs.service.publishing.publish import publish_unfinished
from sigdocs.settings import Workspace
from tests.service_stage import (
    CASE,
    CORRECTION,
    FAULTY,
    FOLLOW_UP,
    MENDED,
    SECRETS,
    START,
    Stage,
    a_desk,
    a_workspace,
    filled,
    tree,
)

SET = f"arenden/{CASE}/001_2026-09-08_startmote"


def files_in(stage: Stage, folder: str) -> list[str]:
    return sorted(path.name for path in (stage.outbox / folder).iterdir())


def codes(stage: Stage, content: str) -> list[str]:
    return [problem.code for problem in stage.drop("n.txt", content).problems if problem.blocks]


def sound(stage: Stage) -> bool:
    desk = stage.desk
    return verify(desk.ledger, desk.store, stage.outbox) == ()


def test_an_accepted_note_gives_exactly_its_papers_and_leaves_the_inbox(stage: Stage) -> None:
    assert files_in(stage, SET) == [
        f"{CASE}_anteckning_uppfoljning_2026-09-22.docx",
        f"{CASE}_arbetsfordelning_nr1_2026-09-08.docx",
        f"{CASE}_atgardsplan_v1_2026-09-08.docx",
        f"{CASE}_beslutsunderlag_nr101_2026-09-08.docx",
        f"{CASE}_delgivningslista_v1_2026-09-08.docx",
        f"{CASE}_genomforandeplan_v1_2026-09-08.docx",
        *(
            f"{CASE}_intervju_{who}_2026-09-08.docx"
            for who in ("foralder_1", "foralder_2", "ungdom")
        ),
        f"{CASE}_journalanteckning_nr1_2026-09-08.docx",
        f"{CASE}_lattlast_plan_v1_2026-09-08.docx",
        f"{CASE}_sakerhetsplan_nr1_2026-09-08.docx",
        *(f"{CASE}_samtyckesintyg_nr10{n}_2026-09-08.docx" for n in (1, 2, 3, 4)),
        "kvitto.txt",
        "manifest.json",
    ]
    assert (stage.left(), stage.returned()) == ([], [])
    assert damaged(stage.outbox / SET) == ()
    assert sound(stage)


def test_what_is_published_stands_in_ledger_and_store(stage: Stage) -> None:
    (row,) = stage.desk.ledger.entries(CASE)
    manifest = Manifest.read(stage.outbox / SET).files
    made = {
        papers.file_name(one.document.stem, one.format): one.sha256
        for one in stage.desk.ledger.papers.renditions(row.note_sha)
        if one.sha256
    }
    assert made == {name: manifest[name].sha256 for name in made}
    assert set(manifest) - set(made) == {"kvitto.txt"}
    assert stage.desk.store.get(row.note_sha) == START.encode()
    assert all(stage.desk.store.has(sha) for sha in made.values())
    assert stage.desk.ledger.worklist.open() == ()


def test_the_same_bytes_again_change_nothing_and_that_is_said(stage: Stage) -> None:
    before = tree(stage.outbox), stage.desk.ledger.entries(CASE)
    result = stage.drop("igen.txt", START)
    assert (result.outcome, result.folder) == (Outcome.KNOWN, SET)
    assert (tree(stage.outbox), stage.desk.ledger.entries(CASE)) == before
    assert stage.returned() == ["igen.txt.txt"]
    told = (stage.returns / "igen.txt.txt").read_text("utf-8-sig")
    assert f"redan mottagen: {CASE}, nr 001, startmöte 2026-09-08" in told


@pytest.mark.parametrize("note", [START, START.replace(f"Ärende: {CASE}\n", "")])
def test_the_same_note_saved_anew_is_known_also_without_a_number(
    empty_stage: Stage, note: str
) -> None:
    number = empty_stage.accept("a.txt", note).case_number
    result = empty_stage.drop("b.txt", note.replace("\n", "\r\n") + "\r\n\r\n")
    assert (result.outcome, result.case_number) == (Outcome.KNOWN, number)
    assert empty_stage.desk.ledger.cases() == (number,)
    assert sound(empty_stage)


def test_two_notes_of_one_meeting_the_second_comes_back_naming_the_first(stage: Stage) -> None:
    stage.accept("a.txt", FOLLOW_UP)
    result = stage.drop("b.txt", FOLLOW_UP.replace("78 %", "79 %"))
    assert result.outcome is Outcome.RETURNED
    (problem,) = result.problems
    assert problem.code == "samma-mote"
    assert "nr 002, antecknad av Petra Lindqvist" in problem.message
    assert len(stage.desk.ledger.entries(CASE)) == 2


def test_a_blank_number_gets_the_next_and_none_is_used_twice(stage: Stage) -> None:
    other = START.replace(f"Ärende: {CASE}\n", "").replace("Milo", "Alva")
    other = other.replace("20110415-2390", "20110416-2399")
    result = stage.accept("alva.txt", other)
    assert result.case_number == "SIG-2026-015"
    assert codes(stage, other.replace("Alva", "Noor")) == ["ungdom-har-arende"]


def test_an_unknown_case_comes_back_with_the_near_ones_named(stage: Stage) -> None:
    result = stage.drop("a.txt", FOLLOW_UP.replace(CASE, "SIG-2026-041"))
    (problem,) = [one for one in result.problems if one.blocks]
    assert problem.code == "arende-saknas"
    assert f"Menas {CASE}?" in problem.remedy + problem.message
    assert problem.suggestion == CASE


def test_a_correction_makes_new_versions_with_their_changes_marked(stage: Stage) -> None:
    for name, note in (("a.txt", FOLLOW_UP), ("b.txt", MENDED)):
        stage.accept(name, note)
    before = tree(stage.outbox)
    result = stage.accept("c.txt", CORRECTION)
    made = files_in(stage, result.folder)
    assert [name for name in made if "atgardsplan" in name] == [
        f"{CASE}_atgardsplan_v4_2026-09-22.docx",
        f"{CASE}_atgardsplan_v4_2026-09-22_andringar.docx",
        f"{CASE}_atgardsplan_v5_2026-10-06.docx",
        f"{CASE}_atgardsplan_v5_2026-10-06_andringar.docx",
    ]
    assert {name: tree(stage.outbox)[name] for name in before} == before
    receipt = (stage.outbox / result.folder / "kvitto.txt").read_text("utf-8-sig")
    assert "Planen, version 4, rättar version 2" in receipt
    assert sound(stage)


def test_word_yaml_and_json_say_the_same_as_text(stage: Stage) -> None:
    understood = assess(stage.desk, "a.txt", FOLLOW_UP.encode()).understanding.note
    assert understood is not None
    plain = understood.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    plain.pop("läst som", None)
    for name, content in (("a.json", json.dumps(plain)), ("a.yaml", yaml.safe_dump(plain))):
        ruled = assess(stage.desk, name, content.encode())
        assert ruled.accepted, [one.message for one in ruled.problems]
        assert ruled.understanding.note == understood.model_copy(update={"readings": ()})
    form = filled(stage.next_form(), "2026-09-22", {"Å1": "Pågår", "Å4": "Klar"})
    ruled = assess(stage.desk, "a.docx", form)
    assert ruled.accepted, [one.message for one in ruled.problems]


def test_ruling_writes_nothing(stage: Stage) -> None:
    before = tree(stage.desk.workspace.root)
    assert assess(stage.desk, "a.txt", FOLLOW_UP.encode()).accepted
    assert tree(stage.desk.workspace.root) == before


def test_a_broken_template_of_the_offices_own_gives_way_to_the_programs(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = stage.desk.workspace.templates / "atgardsplan"
    own.mkdir(parents=True)
    (own / "atgardsplan.docx").write_bytes(b"PK nothing")
    stage.accept("a.txt", FOLLOW_UP)
    assert set(stage.desk.library.faults()) == {"atgardsplan"}
    monkeypatch.setattr(Library, "current", Library.packaged)
    real, calls = papers.render, [0]

    def once_broken(*arguments: object) -> bytes:
        calls[0] += 1
        if calls[0] == 1:
            raise TemplateError("Mallen gick sönder.")
        return real(*arguments)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(papers, "render", once_broken)
    stage.accept("b.txt", MENDED)
    assert sound(stage)


def test_a_full_disk_while_publishing_loses_nothing_and_is_made_up_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr(outbox_room, "_write_synced", full)
        (stage.inbox / "a.txt").write_text(FOLLOW_UP, "utf-8")
        service = stage.service
        service.step()
        assert [one.folder for one in stage.desk.ledger.papers.unpublished()]
    service.step()
    assert stage.desk.ledger.papers.unpublished() == ()
    assert len(files_in(stage, f"arenden/{CASE}/002_2026-09-22_uppfoljning")) == 9
    assert (stage.left(), stage.returned(), sound(stage)) == ([], [], True)
    assert list((stage.outbox / ".utkast").iterdir()) == []
    assert [(name, one.outcome) for name, one in stage.told] == [("a.txt", Outcome.ACCEPTED)]


def test_one_set_that_cannot_be_published_does_not_hold_up_the_next(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "publish", lambda *_: "")
        stage.accept("a.txt", FOLLOW_UP)
        stage.accept("b.txt", MENDED)
    second, third = stage.desk.ledger.papers.unpublished()
    (stage.outbox / second.folder).mkdir()
    (stage.outbox / second.folder / "annat.txt").write_bytes(b"x")
    with pytest.raises(LedgerError, match="innehåller något annat"):
        publish_unfinished(stage.desk)
    assert stage.desk.ledger.papers.unpublished() == (second,)
    assert (stage.outbox / third.folder / "kvitto.txt").is_file()


def test_a_fault_of_the_programs_own_gives_the_note_back_and_the_next_has_its_turn(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(*_: object) -> object:
        raise KeyError("Milo Ekdahl")

    with monkeypatch.context() as patch:
        patch.setattr("sigdocs.service.assess.decide", stumble)
        with log_to(stage.desk.workspace.records):
            result = stage.drop("a.txt", FOLLOW_UP)
    assert [problem.code for problem in result.problems] == ["programmet-snubblade"]
    assert any(name.startswith("a.txt") for name in stage.returned())
    log = (stage.desk.workspace.records / "sigdocs.log").read_text("utf-8")
    assert '"kind": "KeyError"' in log
    assert "Milo" not in log
    stage.accept("b.txt", FOLLOW_UP)


def test_neither_log_nor_any_path_holds_a_name_or_personnummer(stage: Stage) -> None:
    with log_to(stage.desk.workspace.records):
        stage.accept("a.txt", FOLLOW_UP)
        stage.drop("b.txt", FAULTY)
        stage.accept("c.txt", MENDED)
        stage.drop("d.txt", START)
        stage.accept("Milo Ekdahl 20110415-2390.txt", CORRECTION)
    root = stage.desk.workspace.root
    log = (root / "records" / "sigdocs.log").read_text("utf-8")
    paths = "\n".join(path.relative_to(root).as_posix() for path in root.rglob("*"))
    assert log.count('"event": "note"') == 5
    for secret in SECRETS:
        assert secret not in log
        assert secret not in paths


def test_files_and_folders_are_the_owners_alone(stage: Stage) -> None:
    with log_to(stage.desk.workspace.records):
        stage.drop("b.txt", FAULTY)
        stage.accept("a.txt", FOLLOW_UP)
    root = stage.desk.workspace.root
    made = [path for name in ("records", "outbox", "inbox") for path in (root / name).rglob("*")]
    open_to_others = [
        path.relative_to(root).as_posix()
        for path in made
        if path.stat().st_mode & 0o077 and "store" not in path.parts
    ]
    assert open_to_others == []
    stored = [path for path in (root / "records/store").rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in stored} == {0o440}


def race(root: Path, note: str, barrier: "multiprocessing.synchronize.Barrier") -> None:
    workspace = Workspace(root)
    with a_desk(workspace) as desk:
        content = note.encode()
        sha = desk.store.put(content)
        room = workspace.records / "work" / sha[:32]
        room.mkdir()
        write_durably(room / "original.txt", content)
        claimed = Claimed(room.name, room / "original.txt", "a.txt", sha, len(content))
        barrier.wait(30)
        advance(desk, claimed)


def test_two_notes_that_race_in_two_processes_get_a_version_each(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path / "kontor")
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    first = START.replace(f"Ärende: {CASE}\n", "")
    second = first.replace("Milo", "Alva").replace("20110415-2390", "20110416-2399")
    with a_desk(workspace):
        pass
    both = [
        context.Process(target=race, args=(workspace.root, note, barrier))
        for note in (first, second)
    ]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    with a_desk(workspace) as desk:
        assert desk.ledger.cases() == ("SIG-2026-001", "SIG-2026-002")
        assert {case_of(desk.ledger.entries(one)).number for one in desk.ledger.cases()} == {  # type: ignore[union-attr] # both are there
            "SIG-2026-001",
            "SIG-2026-002",
        }
        assert desk.ledger.worklist.open() == ()
        assert verify(desk.ledger, desk.store, workspace.outbox) == ()


def test_a_note_that_is_known_by_its_bytes_is_finished_as_what_it_was(stage: Stage) -> None:
    (row,) = stage.desk.ledger.entries(CASE)
    (stage.inbox / "b.txt").write_text(START, "utf-8")
    (found,) = stage.desk.inbox.scan(0).ready
    claimed = stage.desk.inbox.claim(found)
    assert claimed is not None
    assert advance(stage.desk, claimed).outcome is Outcome.KNOWN
    work = stage.desk.ledger.worklist.find(claimed.id)
    assert work is not None
    assert work.state is WorkState.DUPLICATE
    assert stage.desk.ledger.entry_by_note_sha(claimed.sha256) == row
