"""A returned note stays until it is answered: by its own id, or by a note that is it for sure."""

import dataclasses
import datetime as dt
import json
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from sigdocs import pipeline
from sigdocs.intake.draft import Place
from sigdocs.intake.faults import MISSING_DATE
from sigdocs.intake.guide import example
from sigdocs.intake.reading import Understanding, understand
from sigdocs.model.case import Case
from sigdocs.model.note import Note, NoteKind
from sigdocs.pipeline import Outcome
from sigdocs.records.projection import remake
from sigdocs.service.codec import case_of
from sigdocs.service.publishing.reproduce import put_back
from sigdocs.service.returns import give_back as giving_back
from sigdocs.service.returns.answered import Doubt, doubt, matter_of
from tests.casework_any import any_note
from tests.service_stage import CASE, FAULTY, FOLLOW_UP, MENDED, START, Stage, a_desk, a_workspace

TODAY = dt.date(2026, 11, 22)
OTHER_CASE = "SIG-2026-015"
OTHER_START = START.replace(CASE, OTHER_CASE).replace("Milo", "Alva")
OTHER_START = OTHER_START.replace("20110415-2390", "20110416-2399")
MOTHER = example(NoteKind.GUARDIAN_INTERVIEW)
FATHER = MOTHER.replace("Sara Ekdahl", "Jonas Ekdahl").replace("mamma", "pappa")
ELIAS = "20120415-2399"
CALL = f"""Journal
Ärende: {CASE}
Datum: 2026-10-12 kl. 9.15
Antecknat av: Petra Lindqvist
Kontaktsätt: telefonsamtal
Kontakt med: Sara Ekdahl

Iakttagelser: Sara låter lugnare än förra veckan.
"""
WITHDRAWAL = f"""Samtycke
Ärende: {CASE}
Datum: 2026-10-02
Antecknat av: Petra Lindqvist

Samtycke
Milo tar tillbaka samtycket till Mini-Maria 2026-10-02.
"""
OTHER_WITHDRAWAL = WITHDRAWAL.replace("Mini-Maria", "fältgruppen")
DEVIATION = example(NoteKind.DEVIATION).replace("2026-09-30", "2026-09-30 kl. 9.15", 1)
DISCLOSURE = example(NoteKind.DISCLOSURE).replace("2026-11-23", "2026-11-20")
TAKEN_BACK = "Samtycke\nMilo tar tillbaka samtycket till Mini-Maria 2026-09-22."
YOUTH = example(NoteKind.YOUTH_INTERVIEW)
MATTER = Doubt.MATTER
NOMINATION = example(NoteKind.NOMINATION)
INTAKE = example(NoteKind.INTAKE)


def wrong(note: str) -> str:
    """A note with a next meeting on a weekday that it is not, which always is a question."""
    return f"{without_next(note)}\nNästa möte: torsdag 2026-11-27 kl. 9\n"


def without_next(note: str) -> str:
    """A note, marked or not, without its next meeting."""
    return "\n".join(line for line in note.splitlines() if "Nästa möte:" not in line) + "\n"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with a_desk(a_workspace(tmp_path / "sig")) as desk:
        found = Stage(desk)
        found.accept("start.txt", START)
        yield found


def back(stage: Stage, name: str, note: str | bytes) -> None:
    """Drop a note that must come back."""
    assert stage.drop(name, note).outcome is Outcome.RETURNED


def waiting(stage: Stage) -> list[str]:
    return sorted(one.name for one in stage.desk.ledger.worklist.returned())


def receipt(stage: Stage, folder: str) -> str:
    return (stage.outbox / folder / "kvitto.txt").read_text("utf-8-sig")


def told(stage: Stage, name: str, note: str | bytes) -> str:
    """The receipt of a note that must be accepted."""
    return receipt(stage, stage.accept(name, note).folder)


# What must not clear


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (MOTHER, FATHER, Doubt.MATTER),
        (CALL, CALL.replace("9.15", "15.40"), Doubt.MATTER),
        (CALL, CALL.replace("Sara Ekdahl", "Jonas Ekdahl"), Doubt.MATTER),
        (CALL, CALL.replace("lugnare än", "oroligare än"), Doubt.MATTER),
        (CALL.replace(" kl. 9.15", ""), CALL.replace(" kl. 9.15", ""), Doubt.MATTER),
        (WITHDRAWAL, OTHER_WITHDRAWAL, Doubt.MATTER),
        (WITHDRAWAL, WITHDRAWAL.replace("Milo tar", "Sara Ekdahl tar"), Doubt.MATTER),
        (DEVIATION, DEVIATION.replace("9.15", "13.00"), Doubt.MATTER),
        (DISCLOSURE, DISCLOSURE.replace("14.30", "16.30"), Doubt.MATTER),
        (WITHDRAWAL, WITHDRAWAL.replace("Mini-Maria 2026-10-02", "Mini-Maria 2026-10-09"), MATTER),
        (f"{FOLLOW_UP}\n{TAKEN_BACK}", FOLLOW_UP, MATTER),
        (FOLLOW_UP.replace("Å4: klar", "Å4: utgår"), FOLLOW_UP, MATTER),
        (f"{WITHDRAWAL}\nÖvrigt: Jonas vill tala om sin egen roll.", WITHDRAWAL, MATTER),
        (f"{YOUTH}\nÖvrigt: Milo vill byta skola.", YOUTH, MATTER),
        (CALL, CALL.replace("Petra Lindqvist", "Amir Haddad"), Doubt.WRITER),
        (FOLLOW_UP, FOLLOW_UP.replace("av: Petra Lindqvist", "av: Amir Haddad"), Doubt.WRITER),
    ],
)
def test_another_note_of_the_same_case_kind_and_day_leaves_the_returned_one(
    stage: Stage, first: str, second: str, why: Doubt
) -> None:
    back(stage, "anteckning.txt", wrong(first))
    said = told(stage, "anteckning.txt", second)
    assert waiting(stage) == ["anteckning.txt"]
    assert {"anteckning.txt", "anteckning – blankett.docx"} < set(stage.returned())
    assert "ligger kvar i inbox/retur/ och väntar på svar: ”anteckning.txt”" in said
    assert why.value in said
    letter = (stage.returns / "anteckning – väntar ännu.txt").read_text("utf-8-sig")
    assert f"{CASE}, nr 002" in letter
    assert why.value in letter


def test_a_returned_withdrawal_of_which_a_line_was_not_understood_stays(stage: Stage) -> None:
    unread = WITHDRAWAL + "Gäller bara ibland kanske xyz: abc\nDatum: 2026-13-45\n"
    back(stage, "a.txt", unread)
    stage.accept("a.txt", WITHDRAWAL)
    assert waiting(stage) == ["a.txt"]


def test_a_note_of_another_case_with_the_same_file_name_clears_nothing(stage: Stage) -> None:
    stage.accept("start2.txt", OTHER_START)
    back(stage, "anteckning.txt", wrong(CALL))
    said = told(stage, "anteckning.txt", CALL.replace(CASE, OTHER_CASE))
    assert waiting(stage) == ["anteckning.txt"]
    assert "retur" not in said
    assert stage.returned() == ["anteckning – blankett.docx", "anteckning.txt"]


def test_the_same_file_name_another_day_clears_nothing_and_that_is_said(stage: Stage) -> None:
    back(stage, "anteckning.txt", FAULTY)
    said = told(stage, "anteckning.txt", FOLLOW_UP)
    assert waiting(stage) == ["anteckning.txt"]
    assert Doubt.DAY.value in said


def test_two_returned_notes_that_both_fit_both_stay(stage: Stage) -> None:
    back(stage, "a.txt", FAULTY)
    stage.desk.ledger.worklist.clear(
        stage.desk.ledger.worklist.returned()[0].work, stage.desk.now()
    )
    back(stage, "b.txt", FAULTY.replace("Å99", "Å98"))
    with stage.desk.ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE returned SET cleared_at = NULL")
    assert len(waiting(stage)) == 2
    said = told(stage, "c.txt", MENDED)
    assert waiting(stage) == ["a.txt", "b.txt"]
    assert said.count(Doubt.SEVERAL.value) == 2


def test_a_note_about_another_youth_under_the_cases_number_stays(stage: Stage) -> None:
    stranger = FOLLOW_UP.replace(f"Ärende: {CASE}", f"Ärende: {CASE}\nUngdom: Elias Norén")
    back(stage, "a.txt", stranger)
    assert Doubt.UNREAD.value in told(stage, "a.txt", FOLLOW_UP)
    assert waiting(stage) == ["a.txt"]


def test_the_intake_of_another_youth_the_same_day_leaves_the_returned_one(stage: Stage) -> None:
    alva = INTAKE.replace("Milo", "Alva").replace("20110415-2390", "20110416-2399")
    other = INTAKE.replace("Milo", "Elias").replace("20110415-2390", ELIAS)
    back(stage, "a.txt", wrong(other))
    said = told(stage, "b.txt", alva)
    assert waiting(stage) == ["a.txt"]
    assert "retur" not in said
    stage.accept("c.txt", other)
    assert waiting(stage) == []


def test_another_nomination_the_same_day_leaves_the_returned_one(stage: Stage) -> None:
    back(stage, "nominering.txt", wrong(NOMINATION).replace("2026-08-28", "den 31/2"))
    result = stage.nominate("nominering.txt", NOMINATION.replace("idrotta", "rita"))
    said = receipt(stage, result.folder)
    assert waiting(stage) == ["nominering.txt"]
    assert "väntar på svar: ”nominering.txt”" in said


def test_another_correction_the_same_day_leaves_the_returned_one(stage: Stage) -> None:
    stage.accept("möte.txt", FOLLOW_UP)
    mends = example(NoteKind.CORRECTION)
    back(stage, "a.txt", wrong(mends.replace("Gäller: Å1", "Gäller: Å4")))
    said = told(stage, "a.txt", mends)
    assert waiting(stage) == ["a.txt"]
    assert Doubt.MATTER.value in said


# What clears


@pytest.mark.parametrize("note", [FOLLOW_UP, MOTHER, example(NoteKind.YOUTH_INTERVIEW), CALL])
def test_the_writers_own_original_mended_under_any_name_clears_it(stage: Stage, note: str) -> None:
    back(stage, "anteckning.txt", wrong(note))
    said = told(stage, "helt annan.txt", note)
    assert waiting(stage) == []
    assert stage.returned() == []
    assert "retur" not in said


@pytest.mark.parametrize("note", [WITHDRAWAL, DEVIATION, DISCLOSURE])
def test_so_it_does_when_what_was_asked_was_about_something_else(stage: Stage, note: str) -> None:
    back(stage, "anteckning.txt", wrong(note))
    stage.accept("anteckning.txt", note)
    assert waiting(stage) == []


@pytest.mark.parametrize("first", [MOTHER, CALL, WITHDRAWAL])
def test_the_marked_text_mended_clears_its_own_return_whatever_was_changed(
    stage: Stage, first: str
) -> None:
    back(stage, "a.txt", wrong(first))
    text = (stage.returns / "a.txt").read_text("utf-8-sig")
    mended = without_next(text).replace("Petra Lindqvist", "Amir Haddad")
    stage.accept("b.txt", mended.replace("lugnare", "gladare"))
    assert waiting(stage) == []
    assert stage.returned() == []


def test_a_return_id_clears_that_return_and_no_other(stage: Stage) -> None:
    back(stage, "mamma.txt", wrong(MOTHER))
    back(stage, "pappa.txt", wrong(FATHER))
    text = (stage.returns / "pappa.txt").read_text("utf-8-sig")
    said = told(stage, "x.txt", without_next(text))
    assert waiting(stage) == ["mamma.txt"]
    assert Doubt.MATTER.value in said


def test_a_note_with_the_id_of_one_return_answers_no_other_that_is_like_it(stage: Stage) -> None:
    back(stage, "a.txt", wrong(CALL))
    text = (stage.returns / "a.txt").read_text("utf-8-sig")
    like = text.replace("09.15", "15.40").replace("9.15", "15.40")
    back(stage, "b.txt", wrong(CALL.replace("9.15", "15.40")))
    assert Doubt.OTHER.value in told(stage, "a.txt", without_next(like))
    assert waiting(stage) == ["b.txt"]


def test_the_same_interview_with_both_parents_returned_is_answered_one_by_one(
    stage: Stage,
) -> None:
    back(stage, "anteckning.txt", wrong(MOTHER))
    back(stage, "anteckning.txt", wrong(FATHER))
    assert len(waiting(stage)) == 2
    stage.accept("anteckning.txt", FATHER)
    (left,) = stage.desk.ledger.worklist.returned()
    assert stage.desk.store.get(left.sha256) == wrong(MOTHER).encode()
    stage.accept("anteckning.txt", MOTHER)
    assert waiting(stage) == []
    assert stage.returned() == []


def test_names_composed_in_another_way_are_the_same(stage: Stage) -> None:
    note = MOTHER.replace("Antecknat av: Petra Lindqvist", "Antecknat av: Åsa Bäck")
    apart = unicodedata.normalize("NFD", "Åsa Bäck")
    back(stage, "å.txt", wrong(note).replace("Åsa Bäck", apart))
    stage.accept(unicodedata.normalize("NFD", "å.txt"), note)
    assert waiting(stage) == []


def test_a_letter_with_and_without_its_ring_is_two_names(stage: Stage) -> None:
    note = MOTHER.replace("Antecknat av: Petra Lindqvist", "Antecknat av: Åsa Bäck")
    back(stage, "a.txt", wrong(note))
    assert Doubt.WRITER.value in told(stage, "a.txt", note.replace("Åsa Bäck", "Asa Back"))
    assert waiting(stage) == ["a.txt"]


# A note that comes back again


def test_a_note_faulty_still_takes_the_place_of_its_own_return(stage: Stage) -> None:
    back(stage, "a.txt", wrong(CALL))
    text = (stage.returns / "a.txt").read_text("utf-8-sig")
    (stage.returns / "a.txt").unlink()
    back(stage, "b.txt", text.replace("torsdag 2026-11-27", "onsdag 2026-11-27"))
    assert waiting(stage) == ["b.txt"]
    assert stage.returned() == ["b – blankett.docx", "b.txt"]


def test_another_faulty_note_of_the_same_name_lies_beside(stage: Stage) -> None:
    back(stage, "a.txt", wrong(CALL))
    back(stage, "a.txt", wrong(CALL.replace("9.15", "15.40")))
    assert waiting(stage) == ["a.txt", "a.txt"]
    assert {"a.txt", "a (2).txt"} < set(stage.returned())


def test_the_very_same_file_again_lies_there_once_also_when_nothing_was_understood(
    stage: Stage,
) -> None:
    back(stage, "a.txt", "Något helt annat.")
    back(stage, "a.txt", "Något helt annat.")
    assert waiting(stage) == ["a.txt"]


# What people see and do


def test_one_letter_is_enough_and_it_goes_with_the_answer(stage: Stage) -> None:
    back(stage, "a.txt", wrong(CALL))
    stage.accept("b.txt", CALL.replace("9.15", "15.40"))
    stage.accept("c.txt", CALL.replace("9.15", "16.40"))
    assert [name for name in stage.returned() if "väntar" in name] == ["a – väntar ännu.txt"]
    stage.accept("d.txt", CALL)
    assert stage.returned() == []


def test_what_somebody_took_out_of_retur_is_neither_told_of_nor_lost(stage: Stage) -> None:
    back(stage, "a.txt", wrong(CALL))
    text = (stage.returns / "a.txt").read_text("utf-8-sig")
    for path in stage.returns.iterdir():
        path.unlink()
    assert "retur" not in told(stage, "b.txt", CALL.replace("9.15", "15.40"))
    assert stage.returned() == []
    stage.accept("a.txt", text.replace("torsdag 2026-11-27", "fredag 2026-11-27"))
    assert waiting(stage) == []


def test_a_note_known_already_answers_by_its_id_alone(stage: Stage) -> None:
    stage.accept("a.txt", CALL)
    back(stage, "b.txt", wrong(CALL))
    assert stage.drop("c.txt", CALL).outcome is Outcome.KNOWN
    assert waiting(stage) == ["b.txt"]
    text = (stage.returns / "b.txt").read_text("utf-8-sig")
    assert stage.drop("b.txt", without_next(text)).outcome is Outcome.KNOWN
    assert waiting(stage) == []


def test_the_receipt_is_the_same_when_it_is_made_again(stage: Stage) -> None:
    back(stage, "a.txt", wrong(CALL))
    folder = stage.accept("b.txt", CALL.replace("9.15", "15.40")).folder
    before = receipt(stage, folder)
    stage.accept("c.txt", CALL)
    remake(stage.desk.ledger)
    shutil.rmtree(stage.outbox / folder)
    put_back(stage.desk, stage.desk.ledger.entries(CASE)[:2])
    assert "a.txt" in before
    assert receipt(stage, folder) == before


# Crashes and old workspaces


@pytest.mark.parametrize("where", ["clear", "tell_waiting"])
def test_a_crash_after_the_note_was_recorded_changes_nothing_of_what_it_answers(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def crash(*_: object) -> None:
        raise OSError

    back(stage, "a.txt", wrong(CALL))
    back(stage, "b.txt", wrong(CALL.replace("9.15", "15.40")))
    with monkeypatch.context() as patch:
        patch.setattr(giving_back, where, crash)
        (stage.inbox / "c.txt").write_text(CALL, "utf-8")
        stage.service.step()
        assert len(stage.desk.ledger.entries(CASE)) == 2
    stage.service.start()
    assert waiting(stage) == ["b.txt"]
    assert stage.returned() == ["b – blankett.docx", "b – väntar ännu.txt", "b.txt"]


def test_a_crash_after_the_id_was_read_loses_it_not(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise OSError

    back(stage, "a.txt", wrong(CALL))
    text = (
        (stage.returns / "a.txt").read_text("utf-8-sig").replace("torsdag 2026-11-27", "2026-11-27")
    )
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "settle", crash)
        (stage.inbox / "x.txt").write_text(text.replace("Petra Lindqvist", "Amir Haddad"), "utf-8")
        stage.service.step()
    assert waiting(stage) == ["a.txt"]
    stage.service.start()
    assert waiting(stage) == []


def test_a_crash_while_the_letter_is_laid_leaves_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise OSError

    back(stage, "a.txt", wrong(CALL))
    with monkeypatch.context() as patch:
        patch.setattr("sigdocs.service.returns.answering.remember", crash)
        (stage.inbox / "b.txt").write_text(CALL.replace("9.15", "15.40"), "utf-8")
        stage.service.step()
    stage.service.start()
    assert [name for name in stage.returned() if "väntar" in name] == ["a – väntar ännu.txt"]
    stage.accept("c.txt", CALL)
    assert stage.returned() == []


def test_a_note_edited_in_retur_before_the_service_starts_again_is_left_there(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "release", crash)
        (stage.inbox / "a.txt").write_text(wrong(CALL), "utf-8")
        stage.service.step()
    copy = stage.returns / "a.txt"
    copy.write_text(copy.read_text("utf-8-sig") + "Mer att säga.", "utf-8")
    stage.service.start()
    assert copy.read_text("utf-8").endswith("Mer att säga.")
    assert stage.returned() == ["a – blankett.docx", "a.txt"]


def test_an_original_that_is_gone_from_the_archive_lets_its_return_stay(stage: Stage) -> None:
    back(stage, "a.txt", wrong(FOLLOW_UP))
    (row,) = stage.desk.ledger.worklist.returned()
    stage.desk.store.path(row.sha256).unlink()
    assert Doubt.UNREAD.value in told(stage, "a.txt", FOLLOW_UP)
    assert waiting(stage) == ["a.txt"]


def test_an_entry_from_before_answers_were_kept_answers_nothing(stage: Stage) -> None:
    (row,) = stage.desk.ledger.entries(CASE)
    assert {"answered", "waiting"}.isdisjoint(json.loads(row.manifest)["extra"])
    back(stage, "a.txt", wrong(CALL))
    giving_back.settle(stage.desk, row)
    assert waiting(stage) == ["a.txt"]


# The rule itself


def read(note: str) -> Understanding:
    return understand(note.encode(), "a.txt", TODAY)


def of(note: Note) -> Understanding:
    return Understanding(note, note, {}, (), lambda _: Place())


EXAMPLES = {kind: read(example(kind)) for kind in NoteKind}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    with a_desk(a_workspace(tmp_path_factory.mktemp("case"))) as desk:
        Stage(desk).accept("start.txt", START)
        case = case_of(desk.ledger.entries(CASE))
    assert case is not None
    return case


@pytest.mark.parametrize("kind", NoteKind)
def test_a_note_answers_itself_alone_among_the_examples(kind: NoteKind, case: Case) -> None:
    matter = matter_of(EXAMPLES[kind], case)
    same = {other for other in NoteKind if not doubt(matter, matter_of(EXAMPLES[other], case))}
    no_time = {NoteKind.CONTACT, NoteKind.DEVIATION}
    no_giver = {NoteKind.CONSENT}
    assert same == {kind} - no_time - no_giver


@given(one=any_note(), other=any_note())
def test_nothing_unknown_or_different_is_ever_taken_for_an_answer(
    case: Case, one: Note, other: Note
) -> None:
    for left, right in ((one, other), (one, one), (one, one.model_copy(update={"date": TODAY}))):
        why = doubt(matter_of(of(left), case), matter_of(of(right), case))
        if why is None:
            assert left.author.strip()
            assert (left.kind, left.date) == (right.kind, right.date)
            assert left.author.casefold().split() == right.author.casefold().split()


@pytest.mark.parametrize("kind", NoteKind)
def test_what_is_not_known_on_either_side_is_never_equal(kind: NoteKind, case: Case) -> None:
    matter = matter_of(EXAMPLES[kind], case)
    assert matter is not None
    for unknown in ({"writer": ""}, {"about": None}, {"case": "", "person": ""}):
        less = dataclasses.replace(matter, **unknown)
        assert doubt(less, less) is not None
        assert doubt(less, matter) is not None


@pytest.mark.parametrize("path", ["", "kind", "date", "case_number", "youth.name", "youth"])
def test_a_question_about_whose_note_of_which_day_it_is_makes_it_unknown(
    case: Case, path: str
) -> None:
    known = read(FOLLOW_UP)
    asked = dataclasses.replace(known, placed=((MISSING_DATE.at(path), Place()),))
    assert matter_of(known, case) is not None
    assert matter_of(asked, case) is None
