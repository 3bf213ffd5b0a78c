"""What a version says has changed is what differs on its page, and one given out again is the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.casework.plan.view import PlanView
from tests.days import CASE, Came, Days, days_in, follow_up, headed, start, withdrawn, words_of
from tests.service_stage import a_workspace

MORE = (
    "nästa möte: {datum: 2026-12-22, tid: '14.30', plats: rum Asp}\n"
    "egna mål: Klara nian.\n"
    "den unges egna ord: Det går bra.\n"
    "vårdnadshavarnas mål: Lugn hemma.\n"
    "polisens uppdrag: Inget just nu.\n"
    "säkerhetsplanering: Sara ringer Petra.\n"
    "mätvärden: [{mått: skolnärvaro, värde: 61, enhet: '%'}]\n"
    "plats: rum Eken\n"
    "vem ringer vem: [{när: kväll, vem: Petra Lindqvist, telefon: 070-1740611}]\n"
    "socialsekreterare: Amir Haddad\n"
)
SECOND = (
    "uppföljning av åtaganden: [{nr: Å1, status: klar, kommentar: Går varje dag}]\n"
    "åtgärdsplan: [{nr: M1, åtaganden: "
    "[{åtagande: Petra ringer skolan, ansvarig: [Petra Lindqvist], löpande: true}]}]\n"
)


@pytest.fixture
def days(tmp_path: Path) -> Iterator[Days]:
    with days_in(a_workspace(tmp_path / "w")) as office:
        office.accept("2026-09-08", start(more=MORE))
        yield office


def page(came: Came) -> str:
    """The page of the latest version."""
    return list(came.pages("atgardsplan").values())[-1]


def changed(came: Came) -> str:
    """What the latest version says has changed."""
    found = re.search(r"Ändrat sedan version \d+\n(.*?)\nDet här gör du", page(came), re.DOTALL)
    return found[1].replace("\xa0", " ") if found else ""


def corrected(days: Days, field: str, was: str, shall: str, of: str = "2026-09-08") -> Came:
    row = f"  - {{gäller: '{field}', stod: '{was}', ska stå: '{shall}', orsak: skrivfel}}\n"
    return days.accept(
        "2026-09-25", headed("rättelse", "2026-09-25", f"rättar: {of}\nrättelser:\n{row}")
    )


@pytest.mark.parametrize(
    ("field", "was", "shall", "said"),
    [
        ("nästa möte", "14:30", "15:00", "Nästa möte: tisdag 22 december 2026 kl. 15.00"),
        ("egna mål", "Klara nian.", "Klara tian.", "Dina mål"),
        ("egna ord", "Det går bra.", "Det går dåligt.", "Det här tycker du"),
        ("vårdnadshavarnas mål", "Lugn hemma.", "Lugnt.", "Vårdnadshavarnas mål"),
        ("polisens uppdrag", "Inget just nu.", "Ett samtal.", "Polisens uppdrag"),
        ("säkerhetsplanering", "Sara ringer Petra.", "Sara ringer.", "Om planen inte håller"),
        ("telefon", "070-1740611", "070-1740613", "Vem ni ringer"),
        ("mätvärden", "61", "71", "Läget för M1"),
        ("plats", "rum Eken", "rum Asken", "Mötets tid och plats"),
        ("livsområde", "Skola", "Fritid", "Livsområdet för M1"),
        ("socialsekreterare", "Amir Haddad", "Stina Öst", "Genomförandeplanen"),
        ("närvarande", "den unge", "Sara Ekdahl", "Vilka var med"),
    ],
)
def test_a_corrected_page_says_which_part_of_it_is_another(
    days: Days, field: str, was: str, shall: str, said: str
) -> None:
    came = corrected(days, field, was, shall)
    assert said in changed(came)
    assert "Inget har ändrats" not in page(came)


def test_a_follow_up_tells_what_it_changed_beside_goals_and_commitments(days: Days) -> None:
    came = days.accept(
        "2026-09-22", follow_up("2026-09-22", "den unges egna ord: Det är tungt.\n" + SECOND)
    )
    assert "Det här tycker du" in changed(came)
    assert "Vilka var med" not in changed(came)


def test_a_meeting_that_changed_nothing_else_says_that_it_is_another_meeting(days: Days) -> None:
    kept = "den unges egna ord: Det går bra.\n"
    kept += "uppföljning av åtaganden: [{nr: Å1, status: pågår}]\n"
    came = days.accept("2026-09-22", follow_up("2026-09-22", kept))
    assert "Mötets tid och plats" in changed(came)


def test_every_field_of_a_page_has_its_part() -> None:
    told_elsewhere = {"number", "type", "undecided", "since", "first", "differences"}
    told_elsewhere |= {"parts", "goals", "commitments"}
    named = {"version", "meeting", "youth", "born", "next_meeting", "coordinator", "contacts"}
    named |= {"youth_words", "youth_goals", "guardian_goals", "police", "police_said"}
    named |= {"police_said_on", "safety", "care"}
    assert {*PlanView.model_fields} == named | told_elsewhere


@pytest.mark.parametrize(
    "note",
    [
        headed("samtycke", "2026-09-28", "samtycke:\n" + withdrawn("Mini-Maria", day="2026-09-28")),
        headed(
            "journal",
            "2026-09-28",
            "iakttagelser: Sara ringde.\nvårdnadshavare: "
            "[{namn: Sara Ekdahl, vårdnad: ensam}, {namn: Jonas Ekdahl, vårdnad: ingen}]\n",
        ),
    ],
    ids=["withdrawal", "custody"],
)
def test_a_plan_given_out_again_is_the_page_of_its_meeting_for_fewer(days: Days, note: str) -> None:
    met = days.accept("2026-09-22", follow_up("2026-09-22", SECOND))
    again = days.accept("2026-09-28", note)
    first, second = body(met), body(again)
    assert "Klar" in first
    assert "+ Ny" in first.replace("\xa0", " ")
    assert "Går varje dag" in first
    assert second == first
    assert "Vilka som får planen" in changed(again)
    assert "Vilka var med" not in changed(again)
    assert "ersätter version 2" in page(again)


def body(came: Came) -> str:
    """The plan itself, from what the young person does to who was there."""
    return page(came).partition("Det här gör du")[2].partition("Planen skickas till")[0]


def test_a_correction_of_a_plan_given_out_again_mends_the_one_that_is_out(days: Days) -> None:
    days.accept("2026-09-22", follow_up("2026-09-22", SECOND))
    note = "samtycke:\n" + withdrawn("Mini-Maria", day="2026-09-23")
    days.accept("2026-09-23", headed("samtycke", "2026-09-23", note))
    came = corrected(days, "kommentar", "Går varje dag", "Går ofta", of="2026-09-22")
    assert "version 4, rättar version 3" in came.receipt
    assert "version 5" not in came.receipt
    assert "ersätter version 3" in page(came)
    assert "Går ofta" in page(came)
    assert "Mini-Maria" not in came.plan_to


def test_custody_that_was_never_lost_gives_the_page_of_the_meeting_back(days: Days) -> None:
    met = days.accept("2026-09-22", follow_up("2026-09-22", SECOND))
    lost = "iakttagelser: Sara ringde.\nvårdnadshavare: [{namn: Jonas Ekdahl, vårdnad: ingen}]\n"
    days.accept("2026-09-23", headed("journal", "2026-09-23", lost))
    came = corrected(days, "vårdnad", "ingen", "gemensam", of="2026-09-23")
    assert "Jonas Ekdahl" in came.plan_to
    assert "Går varje dag" in page(came)
    rows = ("Klar", "Går varje dag", "Petra ringer skolan")
    assert [body(came).count(row) for row in rows] == [body(met).count(row) for row in rows]


def test_of_two_plans_that_a_correction_reaches_the_later_one_alone_replaces(days: Days) -> None:
    days.accept("2026-09-22", follow_up("2026-09-22", SECOND))
    came = corrected(days, "vårdnadshavarnas mål", "Lugn hemma.", "Lugnt.")
    pages = [words_of(one) for one in sorted(came.folder.glob(f"{CASE}_atgardsplan_v?_*-??.docx"))]
    assert len(pages) == 2
    assert "rättar version 1" in pages[0]
    assert "ersätter" not in pages[0]
    assert "rättar version 2, ersätter version 2" in pages[1]


def test_a_guardians_channel_corrected_gives_no_new_plan(days: Days) -> None:
    note = "vårdnadshavare: [{namn: Sara Ekdahl, kanal: brev}, {namn: Jonas Ekdahl}]\n"
    days.accept("2026-09-22", follow_up("2026-09-22", note))
    came = corrected(days, "kanal", "brev", "säker e-post", of="2026-09-22")
    assert not came.pages("atgardsplan")
