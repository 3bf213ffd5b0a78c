import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.intake.data_note import read_data
from sigdocs.intake.interpret import interpret
from sigdocs.intake.text.note import TextNote, read_text
from sigdocs.model.note import Note
from tests.pace import ends

TODAY = dt.date(2026, 11, 22)
NOTES = Path(__file__).parent / "data" / "notes"
SMALL = """\
typ: uppföljning
ärende: SIG-2026-014
datum: 2026-10-22
närvarande:
  - Petra Lindqvist, samordnare
  - namn: Milo
    roll: ungdom
samtycke: {parter: [Polisen, Lindåsa BK (bara fritid)], lämnat av: Milo och Sara}
uppföljning av åtaganden:
  - {nr: Å1, status: klar}
nästa möte: tors 12/11 kl 14
"""


def note(text: str) -> Note:
    read = read_data(text.encode())
    result = interpret(read.draft, today=TODAY)
    assert not read.problems
    assert result.note is not None, result.problems
    return result.note


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_data(text.encode()).problems]


def test_swedish_keys_and_lines_as_people_write_them_are_read() -> None:
    read = note(SMALL)
    assert [a.name for a in read.attendees] == ["Petra Lindqvist", "Milo"]
    assert read.consents[0].givers == ("Milo", "Sara")
    assert [p.name for p in read.consents[0].parties] == ["Polisen", "Lindåsa BK"]
    assert read.next_meeting is not None
    assert read.next_meeting.at == dt.time(14)


@pytest.mark.parametrize("name", ["startmote", "avslut_ung_vuxen", "uppfoljning", "rattelse"])
@pytest.mark.parametrize("swedish", [True, False])
def test_a_note_given_out_as_json_reads_back_as_the_same_note(name: str, swedish: object) -> None:
    written = (NOTES / f"{name}.txt").read_bytes()
    first = interpret(read_text(written).draft, today=TODAY).note
    assert first is not None
    first = first.model_copy(update={"readings": ()})
    text = first.model_dump_json(
        by_alias=bool(swedish), exclude_defaults=True, exclude={"readings"}
    )
    assert note(text) == first


def test_no_yes_null_or_number_is_anything_but_what_was_written() -> None:
    read = note("typ: journal\ndatum: 2026-10-22\nplats: no\növrigt: 0123\nbedömning: null\n")
    assert (read.place, read.other, read.assessment) == ("no", "0123", "")


def test_an_unknown_key_is_a_problem_at_its_line_with_what_was_meant() -> None:
    (problem,) = (read := read_data(b"typ: journal\ndatumm: 2026-10-22\n")).problems
    assert (problem.code, problem.suggestion) == ("okand-nyckel", "datum")
    assert read.places[problem.path].line == 2


def test_an_unknown_key_deep_down_is_found_too() -> None:
    (problem,) = (read := read_data(b"typ: journal\nungdom:\n  namm: Milo\n")).problems
    assert (problem.path, read.places[problem.path].line) == ("youth.rad.3", 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("typ: journal\ntyp: paus", "nyckel-tva-ganger"),
        ("datum: 2026-10-22\ndate: 2026-10-23", "nyckel-tva-ganger"),
        ("a: &x 1\nb: *x", "datafil-referens"),
        ("[" * 50, "datafil-for-djup"),
        ("{a: " * 50, "datafil-for-djup"),
        ("typ: [journal]", "datafil-form"),
        ("plats: {a: b}", "datafil-form"),
        ("närvarande: [[a]]", "datafil-form"),
        ("- a", "datafil-trasig"),
        ("typ: 'journal", "datafil-trasig"),
        ("typ: a\n---\ntyp: b", "datafil-trasig"),
        ("{typ: a}}", "datafil-trasig"),
        ("a: \x00", "text-olasbar"),
        ("", "anteckning-tom"),
        ("[" + "a," * 30_000 + "]", "anteckning-for-lang"),
    ],
)
def test_what_is_not_of_the_form_is_refused(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_tag_makes_nothing_but_text() -> None:
    assert (
        note("typ: journal\ndatum: 2026-10-22\nplats: !!python/name:os.system x\növrigt: a").place
        == "x"
    )


def test_json_set_with_tabs_is_read() -> None:
    assert note('{\n\t"typ": "journal",\n\t"datum": "2026-10-22", "övrigt": "hej"}').other == "hej"


def test_a_hostile_file_ends() -> None:
    with ends():
        for text in (
            "a: " * 60_000,
            "- " * 90_000,
            '"' + "\\" * 150_000,
            "? " * 90_000,
            "{" * 190_000,
        ):
            read_data(text.encode())


KEYS = st.sampled_from([info.title or name for name, info in Note.model_fields.items()]) | st.text(
    max_size=8
)
VALUES: Any = st.recursive(
    st.text(max_size=15) | st.integers() | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_json_gives_a_draft_that_can_be_interpreted(value: dict[str, Any]) -> None:
    read = read_data(json.dumps(value).encode(), "JSON")
    assert isinstance(read, TextNote)
    interpret(read.draft, today=TODAY)


@given(st.text(max_size=80))
def test_any_text_as_yaml_is_read_or_refused(text: str) -> None:
    read = read_data(text.encode("utf-8", "replace"))
    interpret(read.draft, today=TODAY)
