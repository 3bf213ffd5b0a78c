"""The blank forms of the interviews: when they come, whom they name, how they are filled in."""

import copy
import datetime as dt
import re
from pathlib import Path

import pytest

from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.meeting.interview_form import GUARDIAN_FORM, YOUTH_FORM
from sigdocs.intake.form.blocks import Paragraph, read_blocks
from sigdocs.intake.form.build import build_form
from sigdocs.intake.form.read import FormReading, read_form
from sigdocs.intake.interpret import interpret
from sigdocs.model.note import NoteKind
from sigdocs.rendering.office.office import Format
from sigdocs.rendering.office.pool import OfficePool
from sigdocs.rendering.package import Package, open_package
from tests.casework_notes import FAMILY, PROFILE, START, Story, follow_up, headed
from tests.commanding import CASE, Office
from tests.form_samples import Hand, a_case, a_form, a_profile
from tests.oracles import audit_docx
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import START as NOA
from tests.protecting import SECRETS, all_text, hidden

YOUTH, GUARDIAN = NoteKind.YOUTH_INTERVIEW, NoteKind.GUARDIAN_INTERVIEW
KINDS = {YOUTH_FORM.slug, GUARDIAN_FORM.slug}
GOLDEN = Path(__file__).parent / "data" / "forms"
DAY = dt.date(2026, 9, 20)
DONE = "åtgärdsplan: [{nr: M1, status: uppfyllt}, {nr: M2, status: utgår}]"
CLOSED = headed("avslut", "2026-12-01", "avslut: {anledning: Klart}")


def forms(story: Story) -> list[Document]:
    return [one for one in due(tuple(story.history), PROFILE) if one.kind.slug in KINDS]


def names(story: Story) -> list[str]:
    return [one.addressee or "den unge" for one in forms(story)]


def heard(who: str, day: str) -> str:
    answers = f"vårdnadshavare: {who}, oro nu: 4"
    return headed("intervju förälder", day, f"intervju med vårdnadshavare: {{{answers}}}")


EVERYBODY = ["den unge", "Sara Ekdahl", "Jonas Ekdahl"]


def test_a_case_opens_with_a_form_for_the_youth_and_one_for_each_guardian() -> None:
    documents = forms(Story.started())
    assert [one.stem for one in documents] == [
        "SIG-2026-014_intervju_ungdom_2026-09-08",
        "SIG-2026-014_intervju_foralder_1_2026-09-08",
        "SIG-2026-014_intervju_foralder_2_2026-09-08",
    ]
    assert [one.number for one in documents] == [100, 101, 102]
    assert [one.form for one in documents] == [YOUTH, GUARDIAN, GUARDIAN]
    assert not any("Ekdahl" in one.title for one in documents)


def test_a_case_that_an_intake_opens_has_its_forms_then_and_not_at_the_start_meeting() -> None:
    story = Story.started(headed("inskrivning", "2026-09-01", FAMILY))
    assert names(story) == EVERYBODY
    story.accept(START.replace("typ: startmöte", f"typ: startmöte\närende: {CASE}"))
    assert names(story) == []


def test_a_follow_up_brings_no_more_forms() -> None:
    story = Story.started()
    story.follow_up("2026-09-22")
    assert names(story) == []


def test_a_guardian_who_comes_in_later_has_a_form_then() -> None:
    alone = START.replace("  - {namn: Jonas Ekdahl, relation: pappa}\n", "")
    story = Story.started(alone.replace("båda vh", "Sara Ekdahl"))
    story.accept(
        headed("journal", "2026-09-20", "övrigt: x\nvårdnadshavare: [{namn: Jonas Ekdahl}]")
    )
    (form,) = forms(story)
    assert (form.addressee, form.stem) == (
        "Jonas Ekdahl",
        "SIG-2026-014_intervju_foralder_2_2026-09-20",
    )


def test_a_parent_without_custody_has_no_form() -> None:
    story = Story.started(START.replace("relation: pappa", "relation: pappa, vårdnad: ingen"))
    assert names(story) == EVERYBODY[:2]


def test_forms_come_again_once_when_every_goal_is_reached_or_dropped() -> None:
    story = Story.started()
    story.accept(follow_up("2026-11-01", DONE))
    assert names(story) == EVERYBODY
    story.follow_up("2026-11-15")
    assert names(story) == []


def test_the_closing_brings_a_form_for_each_who_was_not_heard_since_the_last_meeting() -> None:
    story = Story.started()
    story.follow_up("2026-11-01")
    story.accept(heard("Sara", "2026-11-20"))
    story.accept(CLOSED)
    assert names(story) == ["den unge", "Jonas Ekdahl"]
    story.accept(headed("journal", "2026-12-03", "övrigt: Sara hörde av sig"))
    assert names(story) == []


def test_when_the_youth_is_of_age_no_guardian_is_asked() -> None:
    young = START.replace("201104152390", "200811202397").replace("2027-02-28", "2026-12-31")
    story = Story.started(young)
    assert names(story) == EVERYBODY
    story.accept(CLOSED)
    assert names(story) == ["den unge"]


@pytest.mark.parametrize("kind", [YOUTH, GUARDIAN])
def test_no_form_tells_where_a_protected_guardian_lives(kind: NoteKind) -> None:
    case = hidden(NOA)
    form = build_form(kind, LINDASA, case, guardian=case.guardians[0])
    audit_docx(form)
    said = all_text(form)
    assert not [secret for secret in SECRETS if secret in said]
    assert (case.guardians[0].name in said) == (kind is GUARDIAN)


def shown(form: bytes) -> str:
    """The form as it reads: a paragraph a line, the cells of a row with bars between."""
    package = open_package(form)
    assert isinstance(package, Package)
    lines = []
    for block in read_blocks(package):
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            rows = (" | ".join(cell.text for cell in row.cells) for row in block.rows)
            lines += [re.sub(r"\s+", " ", row).strip() for row in rows]
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("kind", [YOUTH, GUARDIAN])
def test_the_forms_ask_what_they_have_always_asked(kind: NoteKind) -> None:
    case = a_case()
    text = shown(build_form(kind, a_profile(), case, guardian=case.guardians[0]))
    golden = GOLDEN / f"{kind.slug}.txt"
    assert text == golden.read_text("utf-8"), f"Är ändringen menad: skriv om {golden.name}."


def test_the_scales_are_printed_whole_to_be_ringed_by_pen() -> None:
    printed = " ".join(map(str, range(11)))
    text = shown(a_form(YOUTH))
    assert text.count(printed) == 3 * 3
    assert shown(a_form(GUARDIAN)).count(printed) == 2


def test_a_fourth_goal_is_a_copied_table() -> None:
    hand = Hand(a_form(YOUTH))
    hand.answer("Om anteckningen", "Datum", "2026-09-10")
    first = hand.table("Dina mål")
    first.addnext(copy.deepcopy(first))
    hand.answer("Dina mål", "Mål", "Klara nian")
    assert goals(hand.save()) == ["Klara nian"]
    first.addnext(copy.deepcopy(first))
    hand.answer("Dina mål", "Mål", " och läsa in svenska")
    assert goals(hand.save()) == ["Klara nian och läsa in svenska", "Klara nian"]


def goals(data: bytes) -> list[str]:
    found = read_form(data)
    assert isinstance(found, FormReading)
    assert not found.misread
    told = interpret(found.draft, today=DAY).note
    assert told
    assert told.youth_interview
    return [one.goal for one in told.youth_interview.goals]


@pytest.mark.office
def test_word_to_odt_and_back_the_scales_and_answers_are_the_same(office: OfficePool) -> None:
    hand = Hand(a_form(YOUTH))
    hand.answer("Dina mål", "Mål", "Klara nian")
    hand.answer("Dina mål", "Hur redo är du att börja nu?", "7")
    odt = office.convert(hand.save(), Format.DOCX, Format.ODT)
    after = read_form(office.convert(odt, Format.ODT, Format.DOCX))
    before = read_form(hand.save())
    assert isinstance(after, FormReading)
    assert isinstance(before, FormReading)
    assert not after.misread
    told = [
        interpret(one.draft, today=DAY).partial.get("youth_interview") for one in (before, after)
    ]
    assert told[0] == told[1]


def test_a_form_for_each_guardian_is_made_on_demand(sig: Office) -> None:
    said = sig.type("form", CASE, "--type", "intervju förälder", "--json").data
    assert [Path(one).name for one in said["filer"]] == [
        f"{CASE}_anteckning_intervju_foralder_1.docx",
        f"{CASE}_anteckning_intervju_foralder_2.docx",
    ]
    assert all(Path(one).read_bytes()[:2] == b"PK" for one in said["filer"])


def test_two_forms_cannot_be_written_to_one_file(sig: Office, tmp_path: Path) -> None:
    said = sig.type("form", CASE, "--type", "intervju_foralder", "-o", str(tmp_path / "a.docx"))
    assert said.code == 2
    assert "en för varje vårdnadshavare" in said.err
    youth = sig.type("form", CASE, "--type", "intervju ungdom", "-o", str(tmp_path / "a.docx"))
    assert youth.code == 0


def test_the_form_that_came_with_the_start_meeting_is_taken_when_filled_in(sig: Office) -> None:
    (form,) = (sig.root / "outbox").rglob("*_intervju_foralder_1_*.docx")
    hand = Hand(form.read_bytes())
    hand.answer("Om anteckningen", "Datum", "2026-09-10")
    hand.answer("Din oro", "Hur stor är din oro nu?", "8")
    hand.fill("Dina mål som förälder", 0, {"Mål": "Hemma klockan tio", "Prioritet": "1"})
    (sig.root / "inbox" / form.name).write_bytes(hand.save())
    said = sig.on("2026-09-22").type("run")
    assert said.code == 0, said.out
    (kvitto,) = (sig.root / "outbox").rglob("*_intervju_foralder/kvitto.txt")
    text = kvitto.read_text("utf-8-sig")
    assert "Intervju med:         Sara Ekdahl" in text
    assert "Intervjun stannar i akten" in text
