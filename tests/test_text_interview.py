"""Interviews as text, YAML and Word forms: what is asked, what is heard, what is asked back."""

import datetime as dt
import json
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.intake.form.answers import on_scale
from sigdocs.intake.form.read import FormReading, read_form
from sigdocs.intake.guide import example
from sigdocs.intake.interpret import interpret
from sigdocs.intake.lines.interview import own_goal, suspicions
from sigdocs.intake.reading import Understanding, understand
from sigdocs.model.interview import (
    GuardianInterview,
    ScaledGoal,
    Suspicions,
    SuspicionSource,
    Term,
    YouthInterview,
)
from sigdocs.model.note import Note, NoteKind
from tests.form_samples import Hand, a_blank, a_form, said
from tests.pace import ends

TODAY = dt.date(2026, 9, 20)
YOUTH, GUARDIAN = NoteKind.YOUTH_INTERVIEW, NoteKind.GUARDIAN_INTERVIEW
HEAD = "Intervju ungdom\nÄrende: SIG-2026-014\nDatum: 2026-09-10\nAntecknat av: Petra Lindqvist\n"
SCALES = ("importance", "confidence", "readiness")


def read(text: str, name: str = "a.txt") -> Understanding:
    return understand(text.encode(), name, TODAY)


def codes(found: Understanding) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in found.problems]


def youth(text: str) -> YouthInterview:
    found = read(HEAD + text)
    assert found.note, codes(found)
    assert found.note.youth_interview
    return found.note.youth_interview


def goal(line: str) -> ScaledGoal:
    (found,) = youth(f"Egna mål:\n- {line}\n").goals
    return found


def test_the_example_of_a_youths_interview_says_all_that_was_asked() -> None:
    told = read(example(YOUTH)).note
    assert told
    assert told.youth_interview
    assert set(YouthInterview.model_fields) == told.youth_interview.model_fields_set
    assert [one.importance for one in told.youth_interview.goals] == [9, 8, None]
    assert told.youth_words.startswith("”Det går")


def test_the_example_of_a_guardians_interview_says_nearly_all_that_was_asked() -> None:
    told = read(example(GUARDIAN)).note
    assert told
    assert told.guardian_interview
    unsaid = set(GuardianInterview.model_fields) - told.guardian_interview.model_fields_set
    assert unsaid == {"language"}
    assert (told.guardian_interview.worry_now, told.guardian_interview.worry_later) == (8, 10)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Inskrivningsintervju ungdom", YOUTH),
        ("Avslutsintervju – den unge SIG-2026-014", YOUTH),
        ("Inskrivningsintervju förälder", GUARDIAN),
        ("Intervju med mamma Sara 2026-09-10", GUARDIAN),
        ("Typ: intervju vårdnadshavare", GUARDIAN),
    ],
)
def test_the_title_or_the_row_of_its_kind_says_whom_the_interview_is_with(
    title: str, kind: NoteKind
) -> None:
    found = read(f"{title}\nDatum: 2026-09-10\nVårdnadshavare: Sara\nOro nu: 7\nFritid: Boxning\n")
    assert found.tentative
    assert found.tentative.kind is kind


def test_an_interview_that_may_be_with_anybody_is_a_question() -> None:
    found = read("Typ: intervju\nDatum: 2026-09-10\nÖvrigt: Lugnt samtal\n")
    assert ("okand-typ", "kind") in codes(found)


def test_what_is_a_question_here_is_a_life_area_in_another_note() -> None:
    told = read("Journal\nDatum: 2026-09-10\nNuläge\nSkola: Går dit\nFritid: Boxas\n").note
    assert told
    assert [(one.area, one.text) for one in told.situation] == [
        ("Skola", "Går dit"),
        ("Fritid", "Boxas"),
    ]


def test_an_interview_may_leave_out_every_question() -> None:
    told = youth("Fritid:\nHälsa och mående: –\nUmgänge: Kompisar\n")
    assert (told.leisure, told.attendance, told.goals) == ("", None, ())


def test_an_interview_without_a_single_answer_is_asked_about() -> None:
    assert codes(read(HEAD)) == [("innehall-saknas", "")]


def test_an_answer_in_several_lines_is_one_answer() -> None:
    told = youth("Boende och familj: Bor hos mamma.\nHos pappa ibland.\n\nFritid: Boxas\n")
    assert (told.living, told.leisure) == ("Bor hos mamma.\nHos pappa ibland.", "Boxas")


def test_a_line_with_an_unknown_label_is_a_question() -> None:
    found = read(f"{HEAD}Fritid: Boxas\n\nVäder: regn\n")
    assert codes(found) == [("svar-utan-fraga", "rad.7")]


def test_a_goal_says_its_rank_term_and_scales_on_one_line() -> None:
    assert goal("Klara nian. Prioritet 1, lång sikt; hur viktigt: 9, säker 4/10, redo 7 av 10") == (
        ScaledGoal(
            goal="Klara nian",
            priority=1,
            term=Term.LONG,
            importance=9,
            confidence=4,
            readiness=7,
        )
    )


@pytest.mark.parametrize(
    "text", ["viktigt " * 3000, " " * 20_000 + "x", "(" * 20_000, ", 1" * 6000]
)
def test_a_line_without_end_is_unfolded(text: str) -> None:
    with ends():
        own_goal(text)
        suspicions(text)
        on_scale(text)


def test_words_that_only_begin_like_a_scale_stay_in_the_goal() -> None:
    assert goal("Hem i tid, viktigt att mamma slipper oroa sig").importance is None
    assert (
        goal("Klara nian, viktigt 9, och sedan gymnasiet").goal == "Klara nian. och sedan gymnasiet"
    )


@pytest.mark.parametrize("answer", ["11", "-1", "6–7", "sådär", "7,5", "99999", "5 (ibland 7)"])
def test_a_half_answer_on_a_scale_is_a_question_at_its_place(answer: str) -> None:
    found = read(f"{HEAD}Egna mål:\n- Klara nian, viktigt {answer}\n")
    places = {problem.path: place.line for problem, place in found.placed}
    assert places == {"youth_interview.goals.0.importance": 6}
    assert "är inget tal från 0 till 10 (hur viktigt)" in found.problems[0].message


@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 10))
def test_every_answer_on_the_scales_is_read_as_it_was_given(one: int, two: int, three: int) -> None:
    values = (one, two, three)
    words = zip(("viktigt", "tilltro", "redo"), values, strict=True)
    told = goal("Klara nian, " + ", ".join(f"{word} {value}" for word, value in words))
    assert tuple(getattr(told, name) for name in SCALES) == values


@given(st.integers() | st.decimals(allow_nan=False, allow_infinity=False).map(str) | st.text())
def test_no_answer_beyond_the_scale_is_ever_taken(value: object) -> None:
    data = {
        "typ": "intervju ungdom",
        "datum": "2026-09-10",
        "intervju med den unge": {"egna mål": [{"mål": "Klara nian", "hur viktigt": str(value)}]},
    }
    found = understand(json.dumps(data).encode(), "a.json", TODAY)
    taken = (
        found.note.youth_interview.goals[0].importance
        if found.note and found.note.youth_interview
        else None
    )
    assert taken is None or (0 <= taken <= 10 and str(taken) in str(value))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2 senaste 6 månaderna, självrapport", (2, 6, SuspicionSource.SELF, "")),
        ("Polisen: 5 st senaste halvåret", (5, 6, SuspicionSource.POLICE, "")),
        ("Inga misstankar senaste 12 mån, polisuppgift", (0, 12, SuspicionSource.POLICE, "")),
        ("självrapport: 1 (6 mån), snatteri", (1, 6, SuspicionSource.SELF, "snatteri")),
        ("Vill inte svara", (None, None, None, "Vill inte svara")),
    ],
)
def test_suspicions_are_read_with_their_window_and_source(
    line: str, expected: tuple[object, ...]
) -> None:
    (told,) = youth(f"Misstankar om brott:\n- {line}\n").suspicions
    assert (told.count, told.window_months, told.source, told.comment) == expected


def test_a_number_of_suspicions_without_window_or_source_is_asked_about() -> None:
    root = "youth_interview.suspicions.0"
    assert codes(read(f"{HEAD}Brott:\n- 3 misstankar\n")) == [
        ("misstankar-ofullstandiga", f"{root}.source"),
        ("misstankar-ofullstandiga", f"{root}.window_months"),
    ]


def test_an_interview_as_data_says_the_same_as_one_in_words() -> None:
    told = read(example(YOUTH)).note
    assert told
    data = told.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"readings"})
    for name, text in (("a.json", json.dumps(data)), ("a.yaml", yaml.safe_dump(data))):
        again = read(text, name)
        assert again.note == told, codes(again)


def test_a_scale_in_a_table_of_goals_is_read_too() -> None:
    table = "Egna mål\n| Mål | Prio | Viktigt |\n|---|---|---|\n| Klara nian | 1 | 8 |\n"
    assert youth(f"\n{table}").goals == (ScaledGoal(goal="Klara nian", priority=1, importance=8),)


def form(data: bytes) -> Note:
    found = read_form(data)
    assert isinstance(found, FormReading)
    assert not found.misread
    understood = interpret(found.draft, today=TODAY)
    assert understood.note, understood.problems
    return understood.note


def filled() -> Hand:
    hand = Hand(a_form(YOUTH))
    hand.answer("Om anteckningen", "Datum", "2026-09-10")
    hand.answer("Så har du det nu", "Fritid", "Boxas")
    hand.answer("Din skola", "Närvaro i procent", "61")
    hand.fill("Misstankar om brott", 1, {"Antal": "3"})
    hand.answer("Dina mål", "Mål", "Klara nian")
    hand.answer("Dina mål", "Hur viktigt är det?", "9")
    hand.answer("Stöd och kontakt", "Vem vill du inte ha med?", "Fritidsgården")
    return hand


def test_a_filled_form_becomes_the_interview() -> None:
    told = form(filled().save()).youth_interview
    assert told == YouthInterview(
        leisure="Boxas",
        attendance=Decimal(61),
        suspicions=(Suspicions(source=SuspicionSource.POLICE, count=3, window_months=6),),
        goals=(ScaledGoal(goal="Klara nian", importance=9),),
        wants_not="Fritidsgården",
    )


@pytest.mark.parametrize("kind", [YOUTH, GUARDIAN])
def test_the_printed_scales_alone_are_no_answers(kind: NoteKind) -> None:
    found = read_form(a_blank(kind))
    assert isinstance(found, FormReading)
    assert set(said(found.draft)) == {"kind"}
    assert not found.misread


@pytest.mark.parametrize(
    "typed",
    [
        "0 1 2 3 4 5 6 (7) 8 9 10",
        "7",
        "0 1 2 3 4 5 6 7 8 9 10   7",
        "0 1 2 3 4 5 6 7 8 9 10 Svar: 7",
        "0 1 2 3 4 5 6 [7] 8 9 10",
    ],
)
def test_a_number_marked_among_those_printed_is_the_answer(typed: str) -> None:
    hand = filled()
    row = next(one for one in hand.rows("Dina mål") if "Hur viktigt" in hand.text(one))
    retype(row, typed)
    told = form(hand.save()).youth_interview
    assert told
    assert told.goals[0].importance == 7


def retype(row: object, text: str) -> None:
    from tests.form_samples import W

    cell = row.findall(W + "tc")[1]  # type: ignore[attr-defined]  # lxml has no types here
    texts = list(cell.iter(W + "t"))
    for tab in list(cell.iter(W + "tab")):
        tab.getparent().remove(tab)
    for element in texts:
        element.text = ""
    for hidden in list(cell.iter(W + "showingPlcHdr")):
        hidden.getparent().remove(hidden)
    texts[0].text = text


def test_a_guardians_goal_has_no_scales_and_keeps_what_looks_like_one() -> None:
    found = read("Intervju förälder\nDatum: 2026-09-10\nMål: Hem i tid, prio 2, viktigt 9\n").note
    assert found
    assert found.guardian_interview
    (told,) = found.guardian_interview.goals
    assert (told.goal, told.priority) == ("Hem i tid. viktigt 9", 2)


@pytest.mark.parametrize("said", ["åtta av tio", "8 (!)", "typ 8", "8 / 10", "Åtta"])
def test_a_scale_in_words_is_read_as_its_number(said: str) -> None:
    assert goal(f"Klara nian, viktigt {said}").importance == 8


def test_what_belongs_to_other_notes_is_asked_about_and_never_part_of_an_answer() -> None:
    found = read(f"{HEAD}Fritid: Boxas\nNästa möte: 27/11 kl 14\n")
    assert codes(found) == [("svar-utan-fraga", "rad.6")]
