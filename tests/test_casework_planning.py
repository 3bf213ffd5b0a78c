"""Goals and commitments: found, reviewed, carried over, made, and the versions of the plan."""

import pytest

from sigdocs.casework.people import People
from sigdocs.model.case import Side
from sigdocs.model.plan import GoalStatus, Status
from tests.casework_notes import (
    PLAN,
    PRESENT,
    PROFILE,
    START,
    Story,
    codes,
    follow_up,
    headed,
)


def statuses(*rows: str) -> str:
    return "uppföljning av åtaganden:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


def goal(*rows: str, head: str = "livsområde: Fritid, mål: Simma varje vecka") -> str:
    lines = "".join(f"      - {{{row}}}\n" for row in rows)
    fields = "".join(f"    {part}\n" for part in head.split(", "))
    below = f"    åtaganden:\n{lines}" if rows else ""
    return f"åtgärdsplan:\n  -\n{fields}{below}"


def test_goals_and_commitments_get_numbers_that_stay() -> None:
    case = Story.started().case
    assert [one.id for one in case.goals] == ["M1", "M2"]
    assert [(one.id, one.goal_id) for one in case.commitments] == [
        ("Å1", "M1"),
        ("Å2", "M1"),
        ("Å3", "M2"),
    ]


@pytest.mark.parametrize("ref", ["nr: Å3", "nr: '3'", "nr: å 3", "åtagande: prova på boxning"])
def test_a_commitment_is_found_by_number_or_wording(ref: str) -> None:
    story = Story.started()
    story.follow_up("2026-09-22", statuses(f"{ref}, status: klar"))
    assert story.commitment("Å3").status is Status.DONE


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("nr: Å9, status: klar", "atagande-finns-inte"),
        ("åtagande: Städa rummet varje lördag, status: klar", "atagande-finns-inte"),
        ("nr: Å1, åtagande: Prova boxning, status: klar", "atagande-nummer-och-text"),
        ("nr: Å1, åtagande: Betala hyran i tid, status: klar", "atagande-nummer-och-text"),
    ],
)
def test_a_status_must_point_at_one_commitment(row: str, code: str) -> None:
    assert Story.started().refuse(follow_up("2026-09-22", statuses(row))) == [code]


def test_a_wording_that_fits_two_is_asked_about() -> None:
    twins = goal(
        "åtagande: Milo ringer Petra på måndag, ansvarig: [Milo], löpande: true",
        "åtagande: Milo ringer Petra på fredag, ansvarig: [Milo], löpande: true",
    )
    story = Story.started(START.replace(PLAN, "\n" + twins))
    decision = story.drop(
        follow_up("2026-09-22", statuses("åtagande: Milo ringer Petra, status: klar"))
    )
    assert codes(decision) == ["atagande-flertydigt"]
    assert "Å1 Milo ringer" in decision.problems[0].message


@pytest.mark.parametrize(
    ("first", "second"), [("klar", "utgår"), ("pågår", "klar"), ("klar", "pågår")]
)
def test_two_statuses_for_one_commitment_are_a_problem(first: str, second: str) -> None:
    rows = statuses(f"nr: Å1, status: {first}", f"nr: Å1, status: {second}")
    assert Story.started().refuse(follow_up("2026-09-22", rows)) == ["tva-statusar"]


def test_the_same_status_twice_is_one_and_no_comment_is_lost() -> None:
    story = Story.started()
    rows = statuses("nr: Å1, status: klar", "nr: Å1, status: klar", "nr: Å1, kommentar: bra jobbat")
    story.follow_up("2026-09-22", rows)
    one = story.commitment("Å1")
    assert [change.comment for change in one.history] == ["", "bra jobbat"]
    assert one.status is Status.DONE


@pytest.mark.parametrize("status", ["klar", "utgår"])
def test_what_is_closed_leaves_the_plan_and_takes_no_new_status(status: str) -> None:
    story = Story.started()
    story.follow_up("2026-09-22", statuses(f"nr: Å1, status: {status}"))
    assert not story.commitment("Å1").open
    assert story.refuse(follow_up("2026-10-06", statuses("nr: Å1, status: pågår"))) == [
        "atagande-avslutat"
    ]


@pytest.mark.parametrize("status", ["delvis", "pågår", "ej påbörjad", "ej behandlad"])
def test_every_other_status_keeps_it_open(status: str) -> None:
    story = Story.started()
    story.follow_up("2026-09-22", statuses(f"nr: Å1, status: {status}"))
    assert story.commitment("Å1").open


def test_what_the_note_does_not_speak_of_is_carried_over_and_shown() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", statuses("nr: Å1, status: pågår"))
    decision = story.follow_up("2026-10-06", statuses("nr: Å2, status: pågår", "nr: Å3"))
    assert "Utan status i anteckningen, står kvar som ej behandlade: Å1, Å3." in decision.remarks
    one = story.commitment("Å1")
    assert one.status is Status.ONGOING
    assert one.history[-1].status is Status.NOT_REVIEWED


def test_a_new_day_moves_the_due_date() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", statuses("nr: Å3, status: pågår, ny tid: 2026-10-31"))
    assert str(story.commitment("Å3").due) == "2026-10-31"


def test_a_reached_goal_leaves_its_open_commitments_and_says_so() -> None:
    story = Story.started()
    decision = story.follow_up("2026-09-22", goal(head="nr: M1, status: uppfyllt, nuläge: 88 %"))
    assert story.case.goals[0].status is GoalStatus.REACHED
    assert "Mål M1 är uppfyllt; öppna åtaganden står kvar: Å1, Å2." in decision.remarks
    assert [one.measure for one in story.case.goals[0].measures] == ["61 %", "88 %"]


@pytest.mark.parametrize(
    "head", ["nr: M2", "livsområde: Fritid", "mål: En fast fritidsaktivitet per vecka"]
)
def test_a_new_commitment_joins_a_standing_goal(head: str) -> None:
    story = Story.started()
    head = head if "livsområde" in head or "nr" in head else f"livsområde: Fritid, {head}"
    story.follow_up(
        "2026-09-22",
        goal("åtagande: Köpa skor, ansvarig: [mamma], klart senast: 2026-10-01", head=head),
    )
    assert (story.commitment("Å4").goal_id, len(story.case.goals)) == ("M2", 2)


def test_a_standing_goal_is_found_by_what_people_call_its_area() -> None:
    start = START.replace("livsområde: Fritid", "livsområde: Droger")
    story = Story.started(start)
    row = "åtagande: Lämna prov, ansvarig: [Milo], löpande: true"
    story.follow_up("2026-09-22", goal(row, head="livsområde: missbruk"))
    assert story.commitment("Å4").goal_id == "M2"


def test_a_goal_by_number_with_new_words_is_reworded_and_shown() -> None:
    story = Story.started()
    decision = story.follow_up("2026-09-22", goal(head="nr: M1, mål: Närvaro minst 90 % till jul"))
    assert story.case.goals[0].text == "Närvaro minst 90 % till jul"
    assert "Mål M1 har fått en ny lydelse" in decision.remarks[0]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("nr: M9, mål: Simma", "mal-finns-inte"),
        ("nr: M1, mål: En fast fritidsaktivitet per vecka", "mal-nummer-och-text"),
        ("livsområde: Bowling, mål: Vinna", "livsomrade-okant"),
    ],
)
def test_a_goal_must_be_one_of_the_plan_or_new_in_a_known_area(head: str, code: str) -> None:
    assert code in Story.started().refuse(follow_up("2026-09-22", goal(head=head)))


def test_two_areas_written_together_are_kept_as_written() -> None:
    story = Story.started(START.replace("livsområde: Fritid", "livsområde: Droger/hälsa"))
    assert story.case.goals[1].area == "Droger/hälsa"
    story.follow_up("2026-09-22", goal(head="livsområde: droger och hälsa, status: delvis"))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("åtagande: Simma, klart senast: 2026-10-01", "atagande-utan-ansvarig"),
        ("åtagande: Simma, ansvarig: [Milo]", "tid-saknas"),
        ("åtagande: Simma, ansvarig: [Lena Strant], löpande: true", "ansvarig-okand"),
        ("nr: Å1, ansvarig: [Petra]", "atagande-skrivet-om"),
    ],
)
def test_a_commitment_says_who_and_when(row: str, code: str) -> None:
    assert Story.started().refuse(follow_up("2026-09-22", goal(row))) == [code]


def test_an_unknown_name_is_shown_the_nearest_known() -> None:
    row = "åtagande: Simma, ansvarig: [Lina Strant], löpande: true"
    (problem,) = Story.started().drop(follow_up("2026-09-22", goal(row))).problems
    assert problem.suggestion == "Lina Strand, Björkskolan"


def test_a_new_organisation_is_mended_as_the_problem_says() -> None:
    row = goal("åtagande: Öva, ansvarig: ['Åke Alm, Räddningstjänsten'], löpande: true")
    story = Story.started()
    assert story.refuse(follow_up("2026-09-22", row)) == ["ansvarig-okand"]
    story.follow_up(
        "2026-09-22", row + "parter som tillfrågas: [{organisation: Räddningstjänsten}]"
    )
    assert story.commitment("Å4").responsible[0].organisation == "Räddningstjänsten"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("[Milo och vårdnadshavare]", ["Milo Ekdahl", "Vårdnadshavarna"]),
        ("[Milo, mamma]", ["Milo Ekdahl", "Sara Ekdahl"]),
        ("['polisen']", ["Polisen"]),
        ("['Niklas']", ["Niklas Berg"]),
        ("['Petra Lindqvist, samordnare']", ["Petra Lindqvist"]),
        ("['Daniel W, fältgruppen']", ["Daniel W"]),
        ("[socialsekreterare]", ["Socialtjänsten"]),
    ],
)
def test_the_responsible_are_people_family_or_whole_organisations(
    written: str, names: list[str]
) -> None:
    story = Story.started()
    row = f"åtagande: Simma, ansvarig: {written}, löpande: true"
    story.follow_up("2026-09-22", goal(row))
    assert [who.name for who in story.commitment("Å4").responsible] == names


def test_a_first_name_of_both_a_guardian_and_a_professional_is_asked_about() -> None:
    who = PRESENT + "  - {namn: Sara Holm, roll: lärare, verksamhet: Björkskolan}\n"
    story = Story.started(START.replace(PRESENT, who))
    row = "åtagande: Simma, ansvarig: [{name}], löpande: true"
    ask = follow_up("2026-09-22", goal(row.replace("{name}", "Sara")))
    assert story.refuse(ask) == ["ansvarig-flertydig"]
    people = People.of(PROFILE, story.case)
    assert [one.side for one in people.person("Sara, Björkskolan")] == [Side.PARTNER]
    assert [one.side for one in people.person("Sara Ekdahl")] == [Side.GUARDIAN]


def test_a_twin_of_an_open_commitment_is_a_problem() -> None:
    row = "åtagande: Prova BOXNING, ansvarig: [Milo], löpande: true"
    note = follow_up("2026-09-22", goal(row, head="nr: M2"))
    assert Story.started().refuse(note) == ["atagande-finns-redan"]


def test_a_commitment_restated_under_its_goal_may_move_its_day_and_nothing_else() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", goal("nr: Å3, klart senast: 2026-10-20", "nr: Å1", head="nr: M2"))
    assert str(story.commitment("Å3").due) == "2026-10-20"
    story.follow_up("2026-10-06", statuses("nr: Å3, status: klar"))
    again = follow_up("2026-10-20", goal("nr: Å3", head="nr: M2"))
    assert story.refuse(again) == ["atagande-avslutat"]
    missing = follow_up("2026-10-20", goal("nr: Å8", head="nr: M2"))
    assert story.refuse(missing) == ["atagande-finns-inte"]


def test_a_commitment_needs_a_goal() -> None:
    row = "åtagande: Simma, ansvarig: [Milo], löpande: true"
    note = follow_up("2026-09-22", goal(row, head="livsområde: Hälsa"))
    assert Story.started().refuse(note) == ["mal-saknas"]


def test_each_meeting_makes_a_version_that_replaces_the_last() -> None:
    story = Story.started()
    story.follow_up("2026-09-22")
    story.accept(headed("journal", "2026-09-25", "övrigt: ringt"))
    story.accept(headed("avvikelse", "2026-09-28", "avvikelse: {vad hände: skolk}" + PRESENT))
    story.accept(headed("paus", "2026-10-01", "paus: {från och med: 2026-10-01}"))
    story.accept(headed("återupptagande", "2026-10-10"))
    story.follow_up("2026-10-13")
    story.accept(headed("avslut", "2026-11-01", "avslut: {anledning: klart}" + PRESENT))
    assert [(one.version, one.replaces, one.seq) for one in story.case.plans] == [
        (1, None, 1),
        (2, 1, 2),
        (3, 2, 7),
    ]


def test_a_deviation_that_changes_the_plan_makes_a_version() -> None:
    story = Story.started()
    more = "avvikelse: {vad hände: skolk}" + PRESENT + statuses("nr: Å1, status: pågår")
    story.accept(headed("avvikelse", "2026-09-28", more))
    assert story.plan.version == 2
