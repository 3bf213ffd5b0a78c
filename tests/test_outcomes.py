"""How goals ended: plan and note together, and a question where they disagree."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.closing.duration import stay
from sigdocs.casework.closing.outcomes import Outcome, disagreements, outcomes_of
from sigdocs.casework.closing.rows import doubts
from sigdocs.casework.closing.verdicts import Verdict, read_verdict, rest_of
from sigdocs.intake.lines.outcomes import outcome_line, outcome_lines
from sigdocs.model.case import Goal, GoalChange
from sigdocs.model.closing import AreaOutcome
from sigdocs.model.note import CaseType
from sigdocs.model.plan import GoalStatus
from tests import pace
from tests.casework_notes import PROFILE

AREAS = PROFILE.case_types[CaseType.YOUTH].areas
DAY, END = dt.date(2026, 9, 8), dt.date(2027, 6, 10)


def goal(
    number: int,
    area: str,
    status: GoalStatus = GoalStatus.OPEN,
    seq: int = 5,
    first: dt.date = DAY,
    last: dt.date = END,
) -> Goal:
    changes = (
        GoalChange(seq=1, on=first, status=GoalStatus.OPEN, measure="61 %"),
        GoalChange(seq=seq, on=last, status=status, measure="88 %"),
    )
    return Goal(
        id=f"M{number}",
        area=area,
        text=f"Mål {number} i {area}",
        made_on=DAY,
        made_seq=1,
        status=status,
        history=changes,
    )


def said(area: str, met: str = "", text: str = "") -> AreaOutcome:
    return AreaOutcome(area=area, met=met, goal=text)


def ends(goals: list[Goal], *told: AreaOutcome) -> tuple[Outcome, ...]:
    return outcomes_of(told, goals, AREAS, stay(DAY, END, ()))


def asked(goals: list[Goal], *told: AreaOutcome) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in doubts(told, goals, AREAS)]


GOALS = [goal(1, "Skola"), goal(2, "Fritid"), goal(3, "Familj och umgänge")]


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("Ja", Verdict.MET),
        ("Delvis (se ovan)", Verdict.PARTLY),
        ("NEJ.", Verdict.NOT),
        ("ej uppfyllt", Verdict.NOT),
        ("utgår", Verdict.DROPPED),
        ("inte", Verdict.NOT),
        ("ja, sedan i maj", Verdict.MET),
        ("ja, sedan 12 maj", Verdict.MET),
        ("ja, i maj (88 %)", Verdict.MET),
        ("ja - går varje dag", Verdict.MET),
        ("ja, men bara delvis", None),
        ("ja, först, sedan nej", None),
        ("ja, sedan sämre", None),
        ("ja, inte i maj", None),
        ("Delvis uppfyllt: ja", None),
        ("Ej uppfyllt: ja", None),
        ("ja, nej", None),
        ("delvis. Nej", None),
        ("jag vet inte", None),
        ("nej ja", None),
        ("80 %", None),
        ("", None),
    ],
)
def test_only_a_plain_word_is_read(written: str, verdict: Verdict | None) -> None:
    assert read_verdict(written) is verdict


@pytest.mark.parametrize(
    ("status", "seq", "word", "verdict"),
    [
        (GoalStatus.OPEN, 5, "ja", Verdict.MET),
        (GoalStatus.OPEN, 5, "", Verdict.UNTOLD),
        (GoalStatus.REACHED, 5, "", Verdict.MET),
        (GoalStatus.REACHED, 5, "ja", Verdict.MET),
        (GoalStatus.REACHED, 5, "nej", Verdict.DISPUTED),
        (GoalStatus.REACHED, 5, "kanske", Verdict.MET),
        (GoalStatus.PARTLY, 5, "delvis", Verdict.PARTLY),
        (GoalStatus.PARTLY, 5, "ja", Verdict.DISPUTED),
        (GoalStatus.PARTLY, 5, "Nej", Verdict.DISPUTED),
        (GoalStatus.DROPPED, 5, "nej", Verdict.DROPPED),
        (GoalStatus.DROPPED, 5, "ja", Verdict.DISPUTED),
    ],
)
def test_plan_and_note_are_put_together(
    status: GoalStatus, seq: int, word: str, verdict: Verdict
) -> None:
    (found,) = ends([goal(1, "Skola", status, seq)], said("Skola", word))
    assert found.verdict is verdict


def test_a_disagreement_is_asked_about_with_both_words() -> None:
    (said_so,) = disagreements(ends([goal(1, "Skola", GoalStatus.REACHED)], said("Skola", "Nej")))
    assert "I planen är M1 ”uppfyllt”, men anteckningen säger ”Nej”." in said_so
    assert "står ”oklart”" in said_so


def test_a_word_that_cannot_be_read_is_asked_about_at_its_row() -> None:
    (one,) = doubts([said("Skola", "80 %")], GOALS, AREAS)
    assert (one.code, one.path) == ("avslut-uppfyllt-oklart", "closing.outcomes.0.met")
    assert "”80 %” vid ”Skola”" in one.message


@pytest.mark.parametrize(
    "row",
    [
        said("M1 Skola", "ja"),
        said("m1", "ja"),
        said("Mål 1", "ja"),
        said("Skola", "ja"),
        said("skolgång", "ja"),
        said("Skola", "ja", "M1"),
        said("Skola", "ja", "M1 Gå dit"),
        said("Skola", "ja", "Mål 1 i Skola"),
        said("Övrigt", "ja", "Mål 1 i Skola"),
    ],
)
def test_however_a_row_names_its_goal_there_is_one_row_for_it(row: AreaOutcome) -> None:
    found = ends(GOALS, row)
    assert [one.goal and one.goal.id for one in found] == ["M1", "M2", "M3"]
    assert [one.verdict for one in found] == [Verdict.MET, Verdict.UNTOLD, Verdict.UNTOLD]
    assert found[0].area == "Skola"
    assert asked(GOALS, row) == []


def test_rows_of_one_goal_are_one_row_with_all_that_they_say() -> None:
    rows = (
        AreaOutcome(area="Skola", before="61 %", after="88 %"),
        AreaOutcome(area="M1 Skola", after="går själv", met="ja"),
        AreaOutcome(area="M1", met="Ja, sedan mars"),
    )
    first, *rest = ends(GOALS, *rows)
    assert (first.before, first.after, first.verdict) == ("61 %", "88 %; går själv", Verdict.MET)
    assert [one.goal and one.goal.id for one in rest] == ["M2", "M3"]
    assert asked(GOALS, *rows) == []


TWO_OF_SCHOOL = [goal(1, "Skola"), goal(2, "Skola"), goal(3, "Fritid")]


@pytest.mark.parametrize(
    ("goals", "rows", "code"),
    [
        (TWO_OF_SCHOOL, [said("Skola", "ja")], "avslut-vilket-mal"),
        (TWO_OF_SCHOOL, [said("Skola", "ja", "Sova om natten")], "avslut-vilket-mal"),
        (GOALS, [said("Placering", "ja")], "avslut-mal-utanfor-planen"),
        (GOALS, [said("Placering", "", "Bo hemma")], "avslut-mal-utanfor-planen"),
        (GOALS, [said("M9 Skola", "ja")], "avslut-mal-finns-inte"),
        (GOALS, [said("M1 och M2", "ja")], "avslut-flera-mal"),
        (GOALS, [said("M1 Fritid", "ja")], "avslut-nummer-eller-ord"),
        (GOALS, [said("M1", "ja", "Mål 2 i Fritid")], "avslut-flera-mal"),
        (GOALS, [said("Skola", "ja"), said("M1", "nej")], "avslut-tva-besked"),
        (GOALS, [said("Petra ringer Milo 10/12")], "avslut-inget-livsomrade"),
        ([], [said("Skola", "ja"), said("Skola", "nej")], "avslut-tva-besked"),
    ],
)
def test_a_row_that_is_not_sure_is_asked_about_once(
    goals: list[Goal], rows: list[AreaOutcome], code: str
) -> None:
    assert [found for found, _ in asked(goals, *rows)] == [code]


@pytest.mark.parametrize(
    ("goals", "row"),
    [
        (TWO_OF_SCHOOL, said("M2 Skola", "ja")),
        (GOALS, said("Placering (utanför planen)", "ja")),
        (GOALS, said("Placering – utanför planen", "", "Bo hemma")),
        (GOALS, said("Hemma, utanför planen")),
        (GOALS, said("Skola", "delvis, sedan i maj")),
    ],
)
def test_what_the_questions_ask_for_is_asked_no_more(goals: list[Goal], row: AreaOutcome) -> None:
    assert asked(goals, row) == []


def test_two_wordings_in_an_area_with_one_goal_are_asked_about() -> None:
    rows = (said("Skola", "ja", "Klara svenskan"), said("Skola", "nej", "Komma i tid"))
    codes = {code for code, _ in asked(GOALS, *rows)}
    assert codes == {"avslut-vilket-mal"}


def test_how_an_area_with_two_goals_stood_is_told_and_not_counted() -> None:
    rows = ends(TWO_OF_SCHOOL, AreaOutcome(area="Skola", before="61 %", after="88 %"))
    assert [one.counts for one in rows] == [False, True, True, True]
    assert asked(TWO_OF_SCHOOL, AreaOutcome(area="Skola", before="61 %")) == []


def test_a_goal_that_the_note_does_not_name_shows_its_first_and_last_measure() -> None:
    (found,) = ends([goal(1, "Skola")])
    assert (found.before, found.after, found.told) == ("61 %", "88 %", "")


def test_a_measure_of_another_time_says_its_day() -> None:
    november, march = dt.date(2026, 11, 5), dt.date(2027, 3, 1)
    (found,) = ends([goal(1, "Skola", first=november, last=march)])
    assert found.before == "61 %, först mätt (2026-11-05)"
    assert found.after == "88 %, senast mätt (2027-03-01)"


def test_an_area_without_goal_or_word_is_told_and_not_counted() -> None:
    (found,) = ends([], AreaOutcome(area="Bostad", before="hos kompis", after="egen"))
    assert not found.counts


AREA = st.sampled_from(["Skola", "Fritid", "Familj och umgänge", "M1 Skola", "M2", "skolgång"])
MADE = st.lists(
    st.tuples(st.sampled_from(["Skola", "Fritid"]), st.sampled_from(GoalStatus)), max_size=5
)
ROWS = st.lists(
    st.builds(
        said, AREA, st.sampled_from(["", "ja", "nej", "x"]), st.sampled_from(["", "M1", "Sova"])
    ),
    max_size=6,
)


@given(MADE, ROWS)
def test_each_goal_stands_once_and_no_row_is_lost(
    goals: list[tuple[str, GoalStatus]], rows: list[AreaOutcome]
) -> None:
    made = [goal(place, area, status) for place, (area, status) in enumerate(goals, start=1)]
    found = ends(made, *rows)
    assert sorted(one.goal.id for one in found if one.goal) == [one.id for one in made]
    told = " ".join(one.told for one in found)
    assert all(one.met in told for one in rows)
    if not asked(made, *rows):
        free = {(one.area, one.text) for one in found if one.goal is None}
        assert len(free) == sum(one.goal is None for one in found)


def test_what_more_is_said_with_the_verdict_is_kept() -> None:
    (found,) = ends(GOALS[:1], said("M1", "delvis, sedan i maj"))
    assert (found.verdict, found.rest) == (Verdict.PARTLY, "sedan i maj")
    assert [rest_of(one) for one in ("Delvis (se ovan)", "ja.", "till viss del")] == [
        "se ovan",
        "",
        "",
    ]


@pytest.mark.parametrize("sign", ["-", ".", " ", "(", "="])
def test_a_long_line_is_read(sign: str) -> None:
    with pace.ends():
        outcome_lines(f"M1: a{sign * 20_000}b")
        outcome_line(f"M1: a{sign * 20_000}b")


def test_many_rows_are_put_together() -> None:
    rows = [said(f"Bostad {place} utanför planen", "ja") for place in range(400)]
    with pace.ends():
        assert len(ends([], *rows)) == len(rows)
        assert not asked([], *rows)
