"""Accepting a redline gives the new paper, rejecting it the old; it tells no false story."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracles import audit_docx
from tests.redline_papers import (
    Block,
    W,
    assert_settles,
    body_of,
    compared,
    docx,
    opened,
    story,
    xpath,
)

# -- generated plans ---------------------------------------------------------------------------

WORDS: Final = (
    "Polisen",
    "ringer",
    "skolan",
    "*varje*",
    "_fredag_",
    "2026-11-12",
    "kl 14.00",
    "och",
)
sentences = st.lists(st.sampled_from((*WORDS, "\t", "\n", "å")), max_size=7).map(" ".join)
cells = st.lists(sentences, min_size=1, max_size=2).map("\r".join)


@st.composite
def commitment_tables(draw: st.DrawFn) -> Block:
    ids = draw(st.permutations(["Å1", "Å2", "Å3", "Fritid", "", "Å4"]))
    count = len(draw(st.lists(st.none(), max_size=6)))
    return [["Nr", "Åtagande", "Status"]] + [
        [ids[n], str(draw(cells)), str(draw(sentences))] for n in range(count)
    ]


headings = st.sampled_from(("# Plan", "# Skola", "# Fritid"))
plans = st.lists(st.one_of(sentences, headings, commitment_tables()), max_size=7).map(
    lambda blocks: [*blocks, "Slut"]
)


@settings(max_examples=80, deadline=None)
@given(plans, plans)
def test_accepting_all_gives_the_new_plan_and_rejecting_all_the_old(
    old: list[Block], new: list[Block]
) -> None:
    assert_settles(docx(*old), docx(*new))


@settings(max_examples=30, deadline=None)
@given(st.data(), plans)
def test_an_edited_plan_settles_both_ways_and_passes_the_word_audit(
    data: st.DataObject, old: list[Block]
) -> None:
    new = list(old)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(new) - 1))
        if data.draw(st.booleans()):
            new[at] = data.draw(sentences)
        else:
            new.insert(at, data.draw(st.one_of(sentences, commitment_tables())))
    audit_docx(assert_settles(docx(*old), docx(*new)))


@settings(max_examples=15, deadline=None)
@given(plans)
def test_an_unchanged_plan_has_no_marks(plan: list[Block]) -> None:
    same = docx(*plan)
    assert opened(compared(same, same)).parts.keys() == opened(same).parts.keys()
    assert b"w:author" not in opened(compared(same, same)).parts["word/document.xml"]


# -- what the reader is told -------------------------------------------------------------------

PLAN: Final[list[Block]] = [
    "# Åtaganden",
    [
        ["Nr", "Vad", "Ansvarig", "Klart"],
        ["Skola", "", "", ""],
        ["Å1", "Ringa mentorn", "Skolan", "2026-11-12"],
        ["Å2", "Prova på boxning", "Fritid", "2026-11-20"],
        ["Å3", "Samtal varje fredag", "Polisen", "löpande"],
    ],
    "Slut",
]


def changed(**cells: list[str] | None) -> bytes:
    """The plan with rows replaced by their id; None takes a row away, a new id adds one."""
    _, table, _ = PLAN
    assert isinstance(table, list)
    rows = {row[0]: row for row in table} | cells
    return docx("# Åtaganden", [row for row in rows.values() if row is not None], "Slut")


def test_a_commitment_that_is_gone_is_deleted_whole_and_the_next_is_untouched() -> None:
    assert story(assert_settles(docx(*PLAN), changed(Å2=None))).splitlines()[4:6] == [
        "d[-Å2-]|[-Prova på boxning-]|[-Fritid-]|[-2026-11-20-]",
        "Å3|Samtal varje fredag|Polisen|löpande",
    ]


def test_one_commitment_never_turns_into_another() -> None:
    new = changed(Å2=None, Å3=None, Å4=["Å4", "Prova på dans", "Polisen", "2026-11-20"])
    assert story(assert_settles(docx(*PLAN), new)).splitlines()[4:7] == [
        "d[-Å2-]|[-Prova på boxning-]|[-Fritid-]|[-2026-11-20-]",
        "d[-Å3-]|[-Samtal varje fredag-]|[-Polisen-]|[-löpande-]",
        "i[+Å4+]|[+Prova på dans+]|[+Polisen+]|[+2026-11-20+]",
    ]


def test_a_moved_commitment_is_compared_with_itself_or_shown_whole() -> None:
    _, table, _ = PLAN
    assert isinstance(table, list)
    moved = docx("# Åtaganden", [table[0], table[1], table[4], table[2], table[3]], "Slut")
    assert story(assert_settles(docx(*PLAN), moved)).splitlines()[1:] == [
        "Nr|Vad|Ansvarig|Klart",
        "Skola|||",
        "i[+Å3+]|[+Samtal varje fredag+]|[+Polisen+]|[+löpande+]",
        "Å1|Ringa mentorn|Skolan|2026-11-12",
        "Å2|Prova på boxning|Fritid|2026-11-20",
        "d[-Å3-]|[-Samtal varje fredag-]|[-Polisen-]|[-löpande-]",
        "Slut",
    ]


def test_a_date_changes_as_one_word() -> None:
    new = changed(Å1=["Å1", "Ringa mentorn", "Skolan", "2026-12-12"])
    assert "Skolan|[-2026-11-12-][+2026-12-12+]" in story(assert_settles(docx(*PLAN), new))


def test_commitments_written_as_paragraphs_keep_apart_too() -> None:
    old = docx("Å1 Polisen ringer hem", "Å2 Polisen ringer skolan", "Slut")
    new = docx("Å2 Polisen ringer skolan", "Å3 Polisen ringer skolan", "Slut")
    assert story(assert_settles(old, new)).splitlines() == [
        "[-Å1 Polisen ringer hem-]",
        "Å2 Polisen ringer skolan",
        "[+Å3 Polisen ringer skolan+]",
        "Slut",
    ]


def test_lines_about_different_commitments_are_never_mixed() -> None:
    old = docx("Ändrat", "• Å1 ny", "Nytt: Å4 Boxning", "Slut")
    new = docx("Ändrat", "• Å3 ny", "Nytt: Å5 Boxning", "Slut")
    assert story(assert_settles(old, new)).splitlines()[1:-1] == [
        "[-• Å1 ny-]",
        "[-Nytt: Å4 Boxning-]",
        "[+• Å3 ny+]",
        "[+Nytt: Å5 Boxning+]",
    ]


def test_a_table_that_vanishes_does_not_shift_the_ones_after_it() -> None:
    skola: list[Block] = ["# Skola", [["Nr", "Vad"], ["Å1", "Ringa"]]]
    fritid: list[Block] = ["# Fritid", [["Nr", "Vad"], ["Å2", "Boxas"]]]
    marked = assert_settles(docx(*skola, *fritid, "Slut"), docx(*fritid, "Slut"))
    assert story(marked).splitlines()[-4:] == ["Fritid", "Nr|Vad", "Å2|Boxas", "Slut"]


def test_rows_without_a_key_of_their_own_are_equal_or_whole() -> None:
    old = docx([["Nr", "Vad"], ["", "Ringa skolan"], ["", "Ringa hem"]], "Slut")
    new = docx([["Nr", "Vad"], ["", "Ringa hem"]], "Slut")
    assert story(assert_settles(old, new)).splitlines()[1:3] == ["d|[-Ringa skolan-]", "|Ringa hem"]


def test_marks_carry_the_given_author_and_day_and_free_ids() -> None:
    old, new = docx("Ett", "Slut"), docx("Två", "Tre", "Slut")
    body = body_of(compared(old, new))
    marks = xpath(body, "//*[@w:author]")
    ids = [mark.get(f"{W}id") for mark in marks]
    assert len(ids) == len(set(ids)) > 2
    assert {(m.get(f"{W}author"), m.get(f"{W}date")) for m in marks} == {
        ("Samordnare", "2026-11-12T00:00:00Z")
    }


def test_the_same_two_papers_give_the_same_bytes() -> None:
    assert compared(docx(*PLAN), changed(Å2=None)) == compared(docx(*PLAN), changed(Å2=None))


def test_what_is_not_a_word_file_is_refused() -> None:
    with pytest.raises(ValueError, match="Word"):
        compared(b"text", docx("Slut"))
