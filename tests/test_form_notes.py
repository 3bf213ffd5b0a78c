"""What a text note says, its form says too: the same note comes out of both."""

import datetime as dt
from pathlib import Path

import pytest

from sigdocs.intake.form.build import build_form
from sigdocs.intake.form.returned import returned_as_form
from sigdocs.intake.reading import understand
from sigdocs.model.note import Note, NoteKind
from tests.form_samples import a_profile, parts_of
from tests.test_form_read import filled

TODAY = dt.date(2026, 12, 1)
EXAMPLES = sorted(Path(__file__).parents[1].glob("sigdocs/intake/exempel/*.txt"))


def told(note: Note) -> dict[str, object]:
    """The note as data, less what a form says in another order or always says."""
    data = note.model_dump(exclude={"readings", "recipients"})
    data["situation"] = sorted(data["situation"], key=str)
    return data


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 5


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_note_put_in_a_form_is_the_same_note(path: Path) -> None:
    text = understand(path.read_bytes(), path.name, TODAY)
    assert text.note is not None
    form = returned_as_form(text.note.kind, text.partial, text.problems, a_profile(), None, "r")
    again = understand(form, "blankett.docx", TODAY)
    assert again.note is not None, [problem.message for problem in again.problems]
    assert told(again.note) == told(text.note)
    assert not again.problems
    assert again.return_id == "r"


def test_a_form_that_holds_what_somebody_wrote_does_not_call_itself_empty() -> None:
    path = next(one for one in EXAMPLES if one.stem == "startmote")
    text = understand(path.read_bytes(), path.name, TODAY)
    assert text.note is not None
    form = returned_as_form(text.note.kind, text.partial, text.problems, a_profile(), None, "r")
    parts = parts_of(form)
    shown = b"".join(parts[f"word/{name}.xml"] for name in ("document", "header1", "footer1"))
    assert shown.count(b"Ifylld blankett") == 3
    assert b"Tom blankett" not in shown
    blank = parts_of(build_form(NoteKind.START, a_profile(), None))
    assert b"Tom blankett" in blank["word/document.xml"]


def test_a_form_filled_in_by_hand_is_understood_but_for_what_is_missing() -> None:
    form = understand(filled().save(), "blankett.docx", TODAY)
    ((problem, place),) = form.placed
    assert problem.path == "goals.2.commitments.0.due"
    assert place.label == "Klart senast eller löpande"
    assert place.cell is not None


def test_a_form_mended_at_that_cell_is_a_note() -> None:
    hand = filled()
    hand.fill("Nya mål och åtaganden", 2, {"Klart senast eller löpande": "2026-10-20"})
    note = understand(hand.save(), "blankett.docx", TODAY).note
    assert note is not None
    second = note.goals[1].commitments[1]
    assert (second.ongoing, second.starts, second.rhythm) == (
        True,
        dt.date(2026, 9, 9),
        "varje fredag",
    )
    assert [status.status for status in note.statuses] == ["klar", "delvis", None]
    assert note.next_meeting is not None
    assert note.next_meeting.on == dt.date(2026, 10, 6)
