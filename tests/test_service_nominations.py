"""Nominations in a workspace: a register with a chain of its own, and lists that name nobody."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.casework.nomination.register import REGISTER, nominations
from sigdocs.intake.guide import example
from sigdocs.model.nomination import NominationState
from sigdocs.model.note import NoteKind
from sigdocs.pipeline import Outcome
from sigdocs.records.audit import audit
from sigdocs.records.backup import backup
from sigdocs.records.ledger import Ledger
from sigdocs.records.projection import differences, remake, rows_by_table
from sigdocs.records.verify import verify
from sigdocs.service.codec import history_of
from sigdocs.service.kept_current.focus_list import default_places, lay_list, standing
from sigdocs.service.publishing.publish import publish_unfinished
from sigdocs.service.publishing.reproduce import Verdict, put_back, remake_papers
from tests.commanding import Office
from tests.form_samples import Hand
from tests.protecting import all_text
from tests.service_stage import CASE, MAY_STAND, START, Stage, a_desk, a_workspace

NOMINATION = example(NoteKind.NOMINATION)
OTHER = NOMINATION.replace("flera stölder", "ett rån").replace("15–17 år", "12–14 år")
CODE = "NOM-2026-001"
OPENS = START.replace("\nTyp av möte", f"\nNomineringskod: {CODE}\nTyp av möte", 1)


def moved(state: str, day: str = "2026-09-01", more: str = "") -> str:
    """A later note on the nomination."""
    return (
        f"Nominering\nDatum: {day}\nAntecknat av: Petra Lindqvist\nNomineringskod: {CODE}\n"
        f"Nomineringens läge: {state}\n{more}"
    )


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with a_desk(a_workspace(tmp_path)) as desk:
        yield Stage(desk)


def sets(stage: Stage) -> list[str]:
    return sorted(path.name for path in (stage.outbox / "fokusgrupp").iterdir())


def states(stage: Stage) -> dict[str, str]:
    return {one.code: one.state.value for one in standing(stage.desk).register.all}


def words_in(folder: Path) -> str:
    return "".join(all_text(path.read_bytes()) for path in folder.glob("*.docx"))


def test_a_nomination_gets_a_code_and_a_list_and_is_no_case(stage: Stage) -> None:
    result = stage.nominate("Nominering.txt", NOMINATION)
    assert result.case_number == REGISTER
    assert sets(stage) == ["001_2026-08-17_nominering"]
    folder = stage.outbox / "fokusgrupp" / sets(stage)[0]
    receipt = (folder / "kvitto.txt").read_text("utf-8-sig")
    assert f"fick koden {CODE}" in receipt
    assert "Förstör den efter fokusgruppens möte" in receipt
    assert [path.name for path in folder.glob("*.docx")] == [
        "NOMINERINGAR_fokusgruppslista_nr1_2026-08-17.docx"
    ]
    assert CODE in words_in(folder)
    assert not (stage.outbox / "arenden").exists()


def test_each_new_one_has_the_next_code_and_the_list_holds_all_that_are_open(stage: Stage) -> None:
    stage.nominate("a.txt", NOMINATION)
    stage.nominate("b.txt", OTHER)
    assert list(states(stage)) == [CODE, "NOM-2026-002"]
    told = words_in(stage.outbox / "fokusgrupp" / sets(stage)[-1])
    assert CODE in told
    assert "NOM-2026-002" in told


def test_a_later_note_moves_it_and_a_closed_one_leaves_the_list(stage: Stage) -> None:
    stage.nominate("a.txt", NOMINATION)
    stage.nominate("b.txt", moved("diskuterad", more="Vad fokusgruppen kom fram till: Vänta.\n"))
    assert states(stage) == {CODE: "diskuterad"}
    assert "Vänta." in words_in(stage.outbox / "fokusgrupp" / sets(stage)[-1])
    stage.accept("c.txt", moved("ej aktuell", "2026-09-15"))
    assert CODE not in words_in(stage.outbox / "fokusgrupp" / sets(stage)[-1])
    assert stage.drop("d.txt", moved("diskuterad", "2026-09-20")).outcome is Outcome.RETURNED


def test_the_same_note_twice_changes_nothing(stage: Stage) -> None:
    stage.nominate("a.txt", NOMINATION)
    assert stage.drop("b.txt", NOMINATION).outcome is Outcome.KNOWN
    assert stage.drop("c.txt", NOMINATION + "\n").outcome is Outcome.KNOWN
    assert len(stage.desk.ledger.entries(REGISTER)) == 1
    (told, *_) = stage.returns.glob("*.txt")
    assert "under fokusgrupp." in told.read_text("utf-8-sig")


def test_the_case_it_becomes_closes_it_and_the_register_never_tells_which(stage: Stage) -> None:
    stage.nominate("a.txt", NOMINATION)
    opened = stage.accept("b.txt", OPENS)
    assert opened.case_number == "SIG-2026-014"
    assert states(stage) == {CODE: NominationState.BECAME_CASE.value}
    assert standing(stage.desk).counts == {"blev ärende": 1}
    stage.nominate("c.txt", OTHER)
    assert CODE not in words_in(stage.outbox / "fokusgrupp" / sets(stage)[-1])
    rows = stage.desk.ledger.entries(REGISTER)
    assert "nomination-became-case" in rows[-1].events
    assert not [row for row in rows if opened.case_number in row.note + row.events + row.manifest]
    again = stage.drop("d.txt", moved("diskuterad"))
    assert "nominering-redan-klar" in [one.code for one in again.problems]


def test_a_code_that_nobody_has_is_a_question(stage: Stage) -> None:
    result = stage.drop("a.txt", OPENS)
    assert "nominering-kod-okand" in [one.code for one in result.problems]


def test_the_name_of_somebody_in_a_case_comes_back_and_reaches_no_paper(stage: Stage) -> None:
    stage.accept("a.txt", START)
    said = stage.drop("b.txt", NOMINATION.replace("Bor med", "Sara Ekdahls son, bor med"))
    assert said.outcome is Outcome.RETURNED
    assert [one.code for one in said.problems] == ["nominering-kant-namn"]
    assert "Ekdahl" not in "".join(one.message + one.remedy for one in said.problems)
    assert not (stage.outbox / "fokusgrupp").exists()


def test_a_filled_in_form_is_taken_like_the_text(stage: Stage) -> None:
    from sigdocs.intake.form.build import build_form
    from sigdocs.intake.interpret import interpret
    from sigdocs.intake.text.note import read_text

    draft = interpret(read_text(NOMINATION).draft, today=dt.date(2026, 8, 17)).partial
    form = build_form(NoteKind.NOMINATION, stage.desk.profile, None, prefill=draft)
    assert stage.drop("Nominering.docx", form).outcome is Outcome.RETURNED
    hand = Hand((stage.returns / "Nominering.docx").read_bytes())
    hand.answer("Innan texten går till fokusgruppen", "Texten får stå så", "☒")
    stage.accept("Nominering.docx", hand.save())
    assert states(stage) == {CODE: "föreslagen"}
    assert stage.returned() == []


def filled(stage: Stage) -> None:
    stage.nominate("a.txt", NOMINATION)
    stage.accept("b.txt", OPENS)
    stage.nominate("c.txt", OTHER)


def test_verify_rebuild_and_backup_hold_for_the_register_too(stage: Stage, tmp_path: Path) -> None:
    filled(stage)
    desk = stage.desk
    assert verify(desk.ledger, desk.store, stage.outbox) == ()
    rows = desk.ledger.entries(REGISTER)
    remade = [one for end in (1, 2) for one in remake_papers(desk, rows[:end])]
    assert {one.verdict for one in remade} == {Verdict.EQUAL, Verdict.WAITS}
    remake(desk.ledger)
    every = [row for name in desk.ledger.cases() for row in desk.ledger.entries(name)]
    assert differences(desk.ledger, rows_by_table(every)) == {}
    copy = backup(desk.ledger, tmp_path / "copy.sqlite")
    with Ledger.open(copy) as ledger:
        assert ledger.entries(REGISTER) == rows
        assert audit(ledger) == ()


def test_a_list_that_was_lost_is_put_back_byte_for_byte(stage: Stage) -> None:
    filled(stage)
    (word,) = (stage.outbox / "fokusgrupp" / sets(stage)[0]).glob("*.docx")
    before = word.read_bytes()
    word.unlink()
    back = put_back(stage.desk, stage.desk.ledger.entries(REGISTER)[:1])
    assert [Path(path).name for path in back.laid] == [word.name]
    assert word.read_bytes() == before


def test_a_crash_before_publishing_loses_no_list(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise OSError("strömmen gick")

    stage.drop("a.txt", NOMINATION)
    with monkeypatch.context() as broken:
        broken.setattr("sigdocs.pipeline.publish", fail)
        (stage.inbox / "a.txt").write_text(NOMINATION + MAY_STAND, encoding="utf-8")
        stage.service.run_once()
    assert not (stage.outbox / "fokusgrupp").exists()
    publish_unfinished(stage.desk)
    assert sets(stage) == ["001_2026-08-17_nominering"]
    assert len(stage.desk.ledger.entries(REGISTER)) == 1


def test_lists_whose_meeting_has_been_are_named_until_people_have_cleared_them(
    stage: Stage,
) -> None:
    stage.nominate("a.txt", NOMINATION)
    assert standing(stage.desk).to_clear == ("fokusgrupp/001_2026-08-17_nominering",)
    stage.accept("b.txt", moved("diskuterad", more="Nästa fokusgrupp: 2026-12-18\n"))
    assert standing(stage.desk).to_clear == ("fokusgrupp/001_2026-08-17_nominering",)
    folder = stage.outbox / "fokusgrupp" / "001_2026-08-17_nominering"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert standing(stage.desk).to_clear == ()


def test_the_list_is_made_on_demand_as_it_stands_that_day(stage: Stage) -> None:
    filled(stage)
    now = standing(stage.desk)
    (laid,) = lay_list(stage.desk, now.register, default_places(stage.desk))
    assert laid.name == "NOMINERINGAR_fokusgruppslista_2026-11-22.docx"
    told = all_text(laid.read_bytes())
    assert "NOM-2026-002" in told
    assert CODE not in told


def test_the_command_shows_codes_and_makes_the_list(sig: Office, tmp_path: Path) -> None:
    sig.nominate(NOMINATION.replace("2026-08-17", "2026-09-08").replace("2026-08-28", "2026-09-18"))
    shown = sig.type("nominations")
    assert shown.code == 0
    assert CODE in shown.out
    target = tmp_path / "lista.docx"
    data = sig.type("nominations", "--json", "--list", str(target)).data
    assert data["antal"] == {"föreslagen": 1}
    assert data["filer"] == [str(target)]
    assert CODE in all_text(target.read_bytes())
    assert sig.type("nominations", "--list", "lista.txt").code == 2
    assert sig.type("verify").out == "Allt stämmer: 1 ärende.\n"
    cases = sig.type("status", "--json").data["ärenden"]
    assert [one["ärende"] for one in cases] == ["SIG-2026-014"]
    assert sig.type("case", REGISTER).code == 1


def test_no_form_of_a_case_is_made_for_a_nomination(sig: Office) -> None:
    said = sig.type("form", "SIG-2026-014", "--type", "nominering")
    assert said.code == 2
    assert "outbox/blanketter" in said.err
    assert not [path for path in sig.root.rglob("*nominering*") if "arenden" in path.parts]


def test_nobody_is_named_in_paths_logs_or_lists(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    filled(stage)
    paths = [str(path.relative_to(stage.outbox)) for path in stage.outbox.rglob("*")]
    lists = [words_in(stage.outbox / "fokusgrupp" / name) for name in sets(stage)]
    for secret in ("Milo", "Ekdahl", "Lindqvist", "20110415"):
        assert not [text for text in (*paths, *lists, caplog.text) if secret in text]


def corrected(stood: str, should_be: str, applies_to: str = "") -> str:
    """A correction of the note that opened the case."""
    return (
        f"Rättelse\nÄrende: {CASE}\nDatum: 2026-10-08\nAntecknat av: Petra Lindqvist\n"
        f"Rättar: 2026-09-08\n\nGäller: {applies_to}\nStod: {stood}\nSka stå: {should_be}\n"
        "Orsak: Fel i anteckningen.\n"
    )


def test_a_note_that_opened_a_case_with_a_code_can_be_corrected(stage: Stage) -> None:
    stage.nominate("a.txt", NOMINATION)
    stage.accept("b.txt", OPENS)
    stage.accept(
        "c.txt", corrected("Slippa ha polisen efter mig", "Slippa polisen", "Milos egna mål")
    )
    assert states(stage) == {CODE: "blev ärende"}


@pytest.mark.parametrize("told_before", [False, True])
def test_a_code_that_was_the_wrong_one_is_corrected_and_the_right_one_closed(
    stage: Stage, *, told_before: bool
) -> None:
    stage.nominate("a.txt", NOMINATION)
    stage.accept("b.txt", moved("går vidare"))
    stage.nominate("c.txt", OTHER)
    stage.accept("d.txt", OPENS)
    if told_before:
        stage.nominate("e.txt", NOMINATION.replace("flera stölder", "bråk"))
    stage.accept("f.txt", corrected(CODE, "NOM-2026-002", "Nomineringskod"))
    assert (states(stage)[CODE], states(stage)["NOM-2026-002"]) == ("går vidare", "blev ärende")
    stage.accept("g.txt", moved("diskuterad", "2026-10-09"))
    entries = nominations(history_of(stage.desk.ledger.entries(REGISTER)))
    assert [one.state.value for one in entries.all][:2] == ["diskuterad", "blev ärende"]


def test_a_correction_cannot_bring_in_a_code_that_nobody_has_or_that_is_taken(stage: Stage) -> None:
    stage.nominate("a.txt", NOMINATION)
    stage.accept("b.txt", moved("nej"))
    stage.nominate("c.txt", OTHER)
    stage.accept("d.txt", OPENS.replace(CODE, "NOM-2026-002"))
    unknown = stage.drop("e.txt", corrected("NOM-2026-002", "NOM-2026-009", "Nomineringskod"))
    assert [one.code for one in unknown.problems] == ["nominering-kod-okand"]
    taken = stage.drop("f.txt", corrected("NOM-2026-002", CODE, "Nomineringskod"))
    assert [one.code for one in taken.problems] == ["nominering-redan-klar"]
    assert states(stage)["NOM-2026-002"] == "blev ärende"


def test_after_a_restored_backup_no_code_is_given_to_a_second_person(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path / "work")
    with a_desk(workspace) as desk:
        Stage(desk).nominate("a.txt", NOMINATION)
        copy, path = backup(desk.ledger, tmp_path / "copy.sqlite"), desk.ledger.path
        Stage(desk).nominate("b.txt", OTHER)
    shutil.copyfile(copy, path)
    with a_desk(workspace) as desk:
        stage = Stage(desk)
        stage.nominate("c.txt", NOMINATION.replace("flera stölder", "bråk"))
        assert list(states(stage)) == [CODE, "NOM-2026-003"]


@pytest.mark.parametrize("title", ["mamma till Milo Ekdahl", "kurator, 20110415-2390"])
def test_the_writers_title_smuggles_in_nobody(stage: Stage, title: str) -> None:
    stage.accept("a.txt", START)
    said = stage.drop("b.txt", NOMINATION.replace("Lindqvist, samordnare", f"Lindqvist, {title}"))
    assert [one.path for one in said.problems] == ["author_title"]
    assert stage.nominate("c.txt", NOMINATION).outcome is Outcome.ACCEPTED
