"""What a note may need to know of other cases."""

import dataclasses
import datetime as dt

import pytest

from sigdocs.casework import faults
from sigdocs.casework.decision import Decision
from sigdocs.model.note import CaseType, Note
from sigdocs.service.registry import near_cases, register_for, series_number
from tests.casework_notes import PROFILE, START, follow_up, note
from tests.ledger_examples import new_entry
from tests.service_stage import CASE, Stage

MILO = "201104152390"


def a_start(**changes: object) -> Note:
    return note(START).model_copy(update=changes)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("SIG-2026-014", ("ungdom", 2026, 14)),
        ("SIG-2026-1014", ("ungdom", 2026, 1014)),
        ("SIGUV-2025-031", ("unga-vuxna", 2025, 31)),
    ],
)
def test_a_number_is_taken_apart_by_its_types_pattern(
    number: str, expected: tuple[str, int, int]
) -> None:
    found = series_number(number, PROFILE)
    assert found is not None
    assert dataclasses.astuple(found) == expected


def test_a_number_of_no_pattern_belongs_to_no_series() -> None:
    assert series_number("2026/14", PROFILE) is None


def test_a_pattern_without_a_year_counts_on_over_the_years() -> None:
    kind = PROFILE.case_types[CaseType.YOUTH]
    yearless = kind.model_copy(update={"number_pattern": "S{löpnr:04}"})
    profile = PROFILE.model_copy(update={"case_types": {CaseType.YOUTH: yearless}})
    found = series_number("S0014", profile)
    assert found is not None
    assert (found.year, found.serial) == (0, 14)


def test_a_note_that_opens_nothing_needs_no_register(stage: Stage) -> None:
    register = register_for(stage.desk, note(follow_up("2026-09-22")))
    assert (register.taken, register.free, register.open_by_personnummer) == (frozenset(), {}, {})


def test_the_next_number_follows_the_highest_of_its_series_and_year(stage: Stage) -> None:
    free = register_for(stage.desk, a_start()).free
    assert free == {CaseType.YOUTH: "SIG-2026-015", CaseType.YOUNG_ADULT: "SIGUV-2026-001"}
    next_year = a_start(date=dt.date(2027, 1, 8))
    assert register_for(stage.desk, next_year).free[CaseType.YOUTH] == "SIG-2027-001"


def test_a_typed_number_is_looked_up_whether_it_is_taken(stage: Stage) -> None:
    assert register_for(stage.desk, a_start(case_number=CASE)).taken == {CASE}
    assert register_for(stage.desk, a_start(case_number="SIG-2026-099")).taken == frozenset()


def test_the_open_case_of_the_same_person_is_found_and_nobody_elses(stage: Stage) -> None:
    found = register_for(stage.desk, a_start())
    assert found.open_by_personnummer == {MILO: CASE}
    youth = a_start().youth
    assert youth is not None
    other = youth.model_copy(update={"personnummer": "201104162399"})
    assert register_for(stage.desk, a_start(youth=other)).open_by_personnummer == {}
    assert register_for(stage.desk, a_start(youth=None)).open_by_personnummer == {}


def near(stage: Stage, number: str) -> tuple[str, str]:
    asked = note(follow_up("2026-09-22")).model_copy(update={"case_number": number})
    (problem,) = near_cases(stage.desk, asked, Decision()).problems
    assert problem.fault is faults.UNKNOWN_CASE
    return problem.suggestion, problem.values["near"]


def test_a_case_that_is_not_there_is_told_with_those_like_it(stage: Stage) -> None:
    assert near(stage, "SIG-2026-041") == (CASE, f" Menas {CASE}?")
    assert near(stage, "X") == ("", "")
    stage.desk.ledger.append(new_entry(1, "SIG-2026-015"))
    suggestion, text = near(stage, "SIG-2026-016")
    assert suggestion == ""
    assert text.count("SIG-2026-01") == 2


def test_a_note_that_names_no_case_is_left_to_the_core(stage: Stage) -> None:
    decision = Decision()
    assert near_cases(stage.desk, note(follow_up("2026-09-22")), decision) is decision
    assert near_cases(stage.desk, a_start(case_number="SIG-2026-041"), decision) is decision
