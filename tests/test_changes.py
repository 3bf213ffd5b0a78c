import datetime as dt

import pytest
from hypothesis import given

from sigdocs.casework.plan.differences import Sign, sign_of
from sigdocs.casework.plan.view import plan_view
from sigdocs.documents.plan.changes import Change, changes, mark_of, word_of
from sigdocs.model.case import Case, Commitment, Responsible, Side, StatusChange
from sigdocs.model.plan import GoalStatus, Status
from tests.paper_cases import FOLLOWED, PROFILE, START, cases, version

BASE = START.commitments[2]
DAY = dt.date(2026, 9, 22)


def listed_changes(before: Case | None, after: Case) -> tuple[Change, ...]:
    return changes(plan_view(after, before, version(FOLLOWED), PROFILE))


def told(before: Case | None, after: Case) -> list[str]:
    return [
        f"{change.sign} {change.word} {change.ref}".strip()
        for change in listed_changes(before, after)
    ]


def altered(**update: object) -> Commitment:
    return BASE.model_copy(update=update)


def test_a_follow_up_is_told_most_telling_first() -> None:
    assert told(START, FOLLOWED) == [
        "+ Ny Å10",
        "→ Ny tid Å3",
        "■ Klar Å5",
        "■ Klar Å9",
        "▲ Nytt läge M1",
        "▲ Ändrad Å1",
        "○ Ej behandlad Å6",
    ]


def test_a_moved_date_tells_both_dates() -> None:
    moved = next(change for change in listed_changes(START, FOLLOWED) if change.ref == "Å3")
    assert moved.text == (
        "Anpassat schema tis/tors fm tas fram. "
        "2\xa0oktober 2026 i stället för 18\xa0september 2026."
    )


def test_a_new_measure_is_told_with_the_goal() -> None:
    measured = next(change for change in listed_changes(START, FOLLOWED) if change.ref == "M1")
    assert measured.text.endswith("höstlovet. Nu: 74 % närvaro senaste två veckorna")


@pytest.mark.parametrize(
    ("update", "sign"),
    [
        ({"status": Status.DONE}, Sign.DONE),
        ({"status": Status.DROPPED}, Sign.DROPPED),
        ({"due": DAY}, Sign.MOVED),
        ({"due": None}, Sign.MOVED),
        ({"text": "Något annat"}, Sign.CHANGED),
        ({"documented": "mejl"}, Sign.CHANGED),
        ({"status": Status.PARTLY}, Sign.CHANGED),
        ({"status": Status.ONGOING}, None),
        ({}, None),
    ],
)
def test_each_thing_that_can_happen_has_its_sign(
    update: dict[str, object], sign: Sign | None
) -> None:
    assert sign_of(BASE, altered(**update)) is sign


def test_a_commitment_the_meeting_passed_over_is_told() -> None:
    silence = StatusChange(seq=2, on=DAY, status=Status.NOT_REVIEWED)
    assert sign_of(BASE, altered(history=(silence,))) is Sign.SILENT


def test_an_old_silence_is_not_told_again() -> None:
    silence = StatusChange(seq=2, on=DAY, status=Status.NOT_REVIEWED)
    before = altered(history=(silence,))
    assert sign_of(before, before) is None


def test_several_passed_over_share_one_line() -> None:
    silence = StatusChange(seq=2, on=DAY, status=Status.NOT_REVIEWED)
    silent = tuple(item.model_copy(update={"history": (silence,)}) for item in START.commitments)
    after = START.model_copy(update={"commitments": silent[:3]})
    before = START.model_copy(update={"commitments": START.commitments[:3]})
    assert listed_changes(before, after) == (
        Change(sign="○", word="Ej behandlad", ref="", text="Å1, Å2 och Å3"),
    )


def test_a_new_responsible_is_named() -> None:
    after = altered(responsible=(Responsible(name="Eva Ek", side=Side.PARTNER),))
    was, now = (START.model_copy(update={"commitments": (item,)}) for item in (BASE, after))
    assert listed_changes(was, now)[0].text.endswith("Ny ansvarig: Eva Ek.")


def test_a_reworded_commitment_tells_what_stood() -> None:
    after = START.model_copy(update={"commitments": (altered(text="Nytt schema"),)})
    before = START.model_copy(update={"commitments": (BASE,)})
    assert listed_changes(before, after)[0].text == f"Nytt schema. Stod: {BASE.text}"


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (GoalStatus.REACHED, "Uppfyllt"),
        (GoalStatus.DROPPED, "Utgår"),
        (GoalStatus.PARTLY, "Ändrad"),
    ],
)
def test_a_goal_that_ends_or_moves_is_told(status: GoalStatus, word: str) -> None:
    goal = START.goals[0].model_copy(update={"status": status})
    after = START.model_copy(update={"goals": (goal, *START.goals[1:])})
    assert [change.word for change in listed_changes(START, after)] == [word]


def test_a_long_commitment_is_cut_between_words() -> None:
    long = altered(text="Milo går till skolan varje dag " * 20)
    before = START.model_copy(update={"commitments": ()})
    text = listed_changes(before, START.model_copy(update={"commitments": (long,)}))[0].text
    assert len(text) <= 92
    assert text.endswith(" …")


@given(cases())
def test_a_case_has_not_changed_since_itself(case: Case) -> None:
    assert listed_changes(case, case) == ()


@given(cases(), cases())
def test_every_change_has_a_sign_and_a_word(before: Case, after: Case) -> None:
    known = {(mark_of(sign), word_of(sign)) for sign in Sign}
    assert {(change.sign, change.word) for change in listed_changes(before, after)} <= known
