import datetime as dt

import pytest
from hypothesis import assume, given

from sigdocs.casework.plan.view import plan_view
from sigdocs.documents.plan.areas import doubts
from sigdocs.documents.plan.plan import BRIEF, OWN_LENGTH, PlanContext
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.note import CaseType
from sigdocs.model.people import SafetyContact
from sigdocs.model.plan import Status
from sigdocs.model.receivers import Receiver
from sigdocs.model.version import PlanVersion
from tests.paper_cases import (
    FOLLOWED,
    PROFILE,
    START,
    cases,
    version,
    with_commitments,
    with_long_answer,
    with_long_name,
    without_goals,
)
from tests.paper_rendering import page_of

DAY = dt.date(2026, 9, 8)
FIRST = PlanVersion(version=1, seq=1, meeting_on=DAY, issued_on=DAY)


def first(case: Case = START, plan: PlanVersion | None = None) -> PlanContext:
    return page_of(case, None, plan or version(START))


def second(case: Case = FOLLOWED) -> PlanContext:
    return page_of(case, START, version(FOLLOWED))


def fact(page: PlanContext, label: str) -> str:
    return next(fact.text for fact in page.facts if fact.label == label)


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Frozen):
        return strings(tuple(dict(value).values()))
    if isinstance(value, tuple):
        return [text for item in value for text in strings(item)]
    return []


def test_the_first_page_says_whom_and_which_meeting_it_concerns() -> None:
    page = first()
    assert (page.title, page.subtitle) == ("Åtgärdsplan", "för Milo Ekdahl, född 15\xa0april 2011")
    assert fact(page, "Möte") == (
        "Startmöte tisdag 8\xa0september 2026 kl.\xa014.30–15.45\nSocialkontoret Lindåsa, rum Eken"
    )


def test_the_first_page_says_when_to_meet_and_whom_to_call() -> None:
    page = first()
    assert fact(page, "Nästa möte").startswith("Tisdag 22\xa0september 2026 kl.\xa014.30, ")
    assert fact(page, "Nästa möte").endswith(
        "\nPetra kallar, därefter varannan vecka t.o.m. oktober"
    )
    assert fact(page, "Ring").split("\n") == [
        "Petra Lindqvist, 070-1740611 (dagtid)",
        "Socialjouren, 08-46500410 (kväll och helg)",
        "SOS Alarm, 112 (vid fara)",
    ]


def test_without_agreed_contacts_the_coordinator_and_the_profiles_are_called() -> None:
    page = first(START.model_copy(update={"safety_contacts": ()}))
    assert fact(page, "Ring").split("\n")[:2] == [
        "Petra Lindqvist, samordnare/lots, 070-1740611",
        "Socialjouren, 08-46500410 (kväll och helg)",
    ]


def test_the_young_persons_own_commitments_stand_apart() -> None:
    assert [(item.id, item.when) for item in first().own] == [
        ("Å1", "från 9\xa0september 2026, löpande"),
        ("Å8", "löpande"),
    ]


def test_a_kept_commitment_of_ones_own_is_no_longer_something_to_do() -> None:
    done = START.commitments[0].model_copy(update={"status": Status.DONE})
    page = first(START.model_copy(update={"commitments": (done, *START.commitments[1:])}))
    assert [item.id for item in page.own] == ["Å8"]


def test_a_first_plan_has_no_list_of_changes() -> None:
    assert (first().changed_since, first().changes) == ("", ())


def test_changes_that_fit_stand_on_the_first_page_only() -> None:
    page = second()
    assert page.changed_since == "Ändrat sedan version 1"
    assert len(page.changes) == 7
    assert (page.more_changes, page.all_changes) == ("", ())


def test_many_changes_stand_last_with_the_first_on_the_first_page() -> None:
    page = second(with_commitments(40))
    assert len(page.changes) == BRIEF - 1
    assert len(page.all_changes) > BRIEF
    assert page.more_changes.startswith(f"och {len(page.all_changes) - BRIEF + 1} till")


def test_areas_come_as_they_were_first_spoken_of() -> None:
    again = START.goals[0].model_copy(update={"id": "M6"})
    areas = first(START.model_copy(update={"goals": (*START.goals, again)})).areas
    ids = [[goal.id for goal in area.goals] for area in areas]
    assert ids == [["M1", "M6"], ["M2"], ["M3"], ["M4"], ["M5"]]


def test_a_goal_without_measure_says_nothing_of_where_it_stands() -> None:
    assert first().areas[1].goals[0].standing == ""


def test_an_emergency_number_is_not_said_twice() -> None:
    alarm = SafetyContact(when="Vid fara", who="112", phone="112")
    page = first(START.model_copy(update={"safety_contacts": (alarm,)}))
    assert fact(page, "Ring").split("\n")[-1] == "112 (vid fara)"


def test_a_name_that_is_an_organisation_is_not_said_twice() -> None:
    meeting = START.meetings[0]
    absent = meeting.people[-1].model_copy(update={"organisation": "BUP"})
    held = meeting.model_copy(update={"people": (absent,)})
    page = first(START.model_copy(update={"meetings": (held,)}))
    assert page.absent == ("BUP (kallade, kunde ej)",)


def test_a_life_area_given_by_code_is_printed_by_its_label() -> None:
    goal = START.goals[0].model_copy(update={"area": "skola"})
    assert first(START.model_copy(update={"goals": (goal,)})).areas[0].label == "Skola"


def test_a_goal_says_where_it_stands_now_and_stood_last_time() -> None:
    assert second().areas[0].goals[0].standing.split("\n") == [
        "Läget 22\xa0september 2026: 74 % närvaro senaste två veckorna",
        "Förra gången, 8\xa0september 2026: 61 % närvaro sedan terminsstart (v 34–36)",
    ]


def test_a_row_says_who_when_how_and_with_what_status() -> None:
    row = second().areas[0].goals[0].rows[2]
    assert (row.id, row.who, row.when) == ("Å3", "Lina Strand,\nBjörkskolan", "senast\n2026-10-02")
    assert (row.documented, row.status) == ("–", "Pågår\n→\xa0Ny\xa0tid")
    assert row.comment == "22/9:\xa0Rektor måste godkänna."


def test_a_done_commitment_is_shown_once_and_then_leaves() -> None:
    shown = {row.id for area in second().areas for goal in area.goals for row in goal.rows}
    after = page_of(FOLLOWED, FOLLOWED, version(FOLLOWED)).areas
    left = {row.id for area in after for goal in area.goals for row in goal.rows}
    assert shown - left == {"Å5", "Å9"}


def test_a_commitment_of_no_known_goal_is_not_lost() -> None:
    loose = START.commitments[0].model_copy(update={"goal_id": "M77"})
    areas = first(START.model_copy(update={"commitments": (loose,)})).areas
    assert (areas[-1].label, areas[-1].goals[0].rows[0].id) == ("Övrigt", "Å1")


def test_a_plan_with_who_and_when_for_all_is_settled() -> None:
    assert first().settled == "Planen är fastställd vid mötet 8\xa0september 2026."


@pytest.mark.parametrize(
    ("lacking", "lacks"),
    [
        ({"responsible": ()}, "Å3 saknar ansvarig"),
        ({"due": None}, "Å3 saknar tid"),
        ({"responsible": (), "due": None}, "Å3 saknar ansvarig och tid"),
    ],
)
def test_a_plan_where_a_commitment_lacks_who_or_when_is_not_settled(
    lacking: dict[str, object], lacks: str
) -> None:
    item = START.commitments[2].model_copy(update=lacking)
    case = START.model_copy(update={"commitments": (item,)})
    assert doubts(plan_view(case, None, FIRST, PROFILE)) == (lacks,)
    assert first(case).settled == f"Planen är inte fastställd: {lacks}."


def test_an_internal_plan_says_why_and_goes_to_nobody() -> None:
    receiver = Receiver(name="Polisen")
    plan = FIRST.model_copy(
        update={"internal": ("Samtycket har gått ut.",), "goes_to": (receiver,)}
    )
    page = first(plan=plan)
    assert (page.internal, page.goes_to) == (("Samtycket har gått ut.",), ())
    assert "inte fastställd" in page.settled


def test_who_does_not_receive_it_is_not_told() -> None:
    assert "BUP" in {one.name for one in version(START).not_to}
    assert not [text for text in strings(first()) if "ingår inte" in text]


def test_those_who_were_called_and_did_not_come_stand_apart() -> None:
    page = first()
    assert page.absent == ("BUP (kallade, kunde ej)",)
    assert "Jonas Ekdahl, pappa/vh (via telefon)" in page.present


def test_somebody_outside_the_consent_is_not_marked_as_such() -> None:
    meeting = START.meetings[0]
    outside = meeting.people[-1].model_copy(update={"present": True, "without_secrets": True})
    held = meeting.model_copy(update={"people": (outside,)})
    page = first(START.model_copy(update={"meetings": (held,)}))
    assert page.present == ("BUP (kallade, kunde ej)",)


def test_a_correction_says_what_it_corrects_and_replaces() -> None:
    plan = FIRST.model_copy(update={"version": 4, "corrects": 2, "replaces": 3})
    page = page_of(START, START, plan)
    assert page.changed_since == "Ändrat sedan version 2"
    assert page.letterhead.foot == (
        "SIG-2026-014 · Åtgärdsplan · version 4 · rättar version 2, ersätter version 3"
    )


def test_the_title_follows_the_kind_of_case() -> None:
    page = first(START.model_copy(update={"type": CaseType.YOUNG_ADULT}))
    assert page.title == "Handlingsplan"


def test_the_secrecy_marking_has_provision_date_and_authority() -> None:
    marking = first().letterhead.secrecy
    assert marking.provision.startswith("26\xa0kap. 1\xa0§")
    assert (marking.date, marking.authority) == ("2026-09-08", PROFILE.secrecy.authority)


def test_the_polices_role_stands_only_where_the_police_take_part() -> None:
    assert first().police_role == PROFILE.police_role
    assert first(without_goals()).police_role == PROFILE.police_role
    alone = without_goals().model_copy(update={"meetings": (), "consents": ()})
    assert first(alone).police_role == ""


def test_what_the_police_said_before_is_dated() -> None:
    said = {"police": "Inga nya anmälningar.", "police_said_on": DAY}
    now = without_goals().model_copy(update=said)
    assert first(now).police == "Inga nya anmälningar."
    before = now.model_copy(update={"police_said_on": dt.date(2026, 8, 3)})
    dated = first(before).police.replace("\N{NO-BREAK SPACE}", " ")
    assert dated == "3 augusti 2026: Inga nya anmälningar."


def test_a_text_too_long_for_its_cell_stands_whole_beneath_the_table() -> None:
    case = with_long_answer()
    page = second(case)
    goal = page.areas[0].goals[0]
    assert len(page.own[0].text) <= OWN_LENGTH
    assert goal.rows[0].text.endswith(" …")
    assert [(text.label, text.text) for text in goal.whole] == [("Å1", case.commitments[0].text)]


def test_a_plan_without_commitments_is_not_settled() -> None:
    assert first(without_goals()).settled == "Planen är inte fastställd: inget är bestämt än."


def test_a_long_name_is_printed_whole() -> None:
    case = with_long_name()
    assert case.youth.name in first(case).subtitle


@given(cases())
def test_the_youths_words_are_printed_as_written(case: Case) -> None:
    page = page_of(case, None, FIRST)
    assert (page.youth_words, page.youth_goals) == (case.youth_words, case.youth_goals)


@given(cases())
def test_every_open_commitment_is_in_the_plan_as_written(case: Case) -> None:
    page = page_of(case, None, FIRST)
    rows = [row for area in page.areas for goal in area.goals for row in goal.rows]
    wanted = {item.id: item.text or "–" for item in case.commitments if item.open}
    shown = {row.id: row.text for row in rows}
    assert wanted.items() <= shown.items()
    assert len(rows) == len(shown)


@given(cases(), cases())
def test_no_value_is_printed_as_none(before: Case, after: Case) -> None:
    assume("None" not in before.model_dump_json() + after.model_dump_json())
    texts = strings(page_of(after, before, version(FOLLOWED)))
    assert not [text for text in texts if "None" in text]
