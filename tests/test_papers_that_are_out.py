"""Papers that are out and no longer right are made anew or told of; papers and receipt say one thing."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sigdocs.documents.meeting.note_form import proposal
from sigdocs.reports.status import status_of
from sigdocs.service.codec import case_of
from tests.days import CASE, Came, Days, days_in, follow_up, headed, start, withdrawn, words_of
from tests.service_stage import a_workspace

SAFETY = (
    "säkerhetsplanering: Sara ringer Petra.\n"
    "nästa möte: {datum: 2026-12-22, tid: '14.30', plats: rum Asp}\n"
)
HOME = "adress: 'Ekvägen 3, 123 45 Lindåsa'"
SENT = f"""\
  - {{namn: Sara Ekdahl, relation: mamma, kanal: säker e-post, {HOME}}}
  - {{namn: Jonas Ekdahl, relation: pappa, kanal: brev, {HOME}}}
"""
SOLE = (
    "vårdnadshavare: [{namn: Sara Ekdahl, vårdnad: ensam}, {namn: Jonas Ekdahl, vårdnad: ingen}]\n"
)


@pytest.fixture
def days(tmp_path: Path) -> Iterator[Days]:
    with days_in(a_workspace(tmp_path / "w")) as office:
        yield office


def corrected(days: Days, field: str, was: str, shall: str) -> Came:
    row = f"  - {{gäller: '{field}', stod: '{was}', ska stå: '{shall}', orsak: skrivfel}}\n"
    more = f"rättar: 2026-09-08\nrättelser:\n{row}"
    return days.accept("2026-09-25", headed("rättelse", "2026-09-25", more))


def papers(came: Came, kind: str) -> list[str]:
    """The text of each paper of a kind in a set."""
    return [words_of(one) for one in sorted(came.folder.glob(f"*_{kind}_*.docx"))]


def safety_plan(came: Came) -> str:
    (page,) = papers(came, "sakerhetsplan")
    return page


def test_a_guardian_who_loses_custody_is_off_the_safety_plan_made_anew(days: Days) -> None:
    met = days.accept("2026-09-08", start(more=SAFETY))
    assert "Jonas Ekdahl" in safety_plan(met)
    came = days.accept(
        "2026-09-19", headed("journal", "2026-09-19", "iakttagelser: Sara ringde.\n" + SOLE)
    )
    assert "Sara Ekdahl" in safety_plan(came)
    assert "Jonas Ekdahl" not in safety_plan(came)
    assert "8\xa0september 2026" in safety_plan(came)


def test_a_corrected_coordinator_is_on_a_new_safety_plan_and_told_of(days: Days) -> None:
    days.accept("2026-09-08", start(more=SAFETY))
    came = corrected(days, "samordnare", "Petra Lindqvist", "Samira Nordin")
    assert "Samira Nordin" in safety_plan(came)
    assert "Den som leder gruppen är rättad från Petra Lindqvist till Samira Nordin" in came.receipt


def test_a_follow_up_with_the_same_readers_leaves_the_safety_plan(days: Days) -> None:
    days.accept("2026-09-08", start(more=SAFETY))
    kept = "uppföljning av åtaganden: [{nr: Å1, status: pågår}]\n"
    came = days.accept("2026-09-22", follow_up("2026-09-22", kept))
    assert papers(came, "sakerhetsplan") == []


def test_a_corrected_address_says_which_sheet_is_wrong(days: Days) -> None:
    days.accept("2026-09-08", start(guardians=SENT))
    came = corrected(days, "vårdnadshavare 2 adress", "Ekvägen 3", "Ekvägen 5")
    assert "Adressbladet till version 1 har fel adress till Jonas Ekdahl" in came.receipt


def test_a_corrected_channel_says_what_to_change_by_hand(days: Days) -> None:
    days.accept("2026-09-08", start(guardians=SENT))
    came = corrected(days, "kanal", "säker e-post", "brev")
    assert "Sara Ekdahl ska ha planen på annat sätt: brev" in came.receipt
    assert papers(came, "atgardsplan") == []


def test_who_has_secure_mail_is_on_no_address_sheet(days: Days) -> None:
    came = days.accept("2026-09-08", start(guardians=SENT))
    (sheet,) = papers(came, "adresslista")
    assert "Jonas Ekdahl" in sheet
    assert "Sara Ekdahl" not in sheet
    assert "Skickas till Sara Ekdahl (vårdnadshavare): säker e-post" in came.receipt


def test_a_youth_who_wants_letters_has_it_so_on_receipt_list_and_sheet(days: Days) -> None:
    youth = f"{{namn: Milo Ekdahl, personnummer: '201104152390', kontaktsätt: brev, {HOME}}}"
    came = days.accept("2026-09-08", start(youth=youth))
    assert "Skickas till Milo Ekdahl (den unge): brev" in came.receipt
    assert "Milo Ekdahl" in papers(came, "adresslista")[0]
    assert "brev" in papers(came, "delgivningslista")[0]


def test_a_pause_has_no_next_meeting_and_the_form_proposes_none_within_it(days: Days) -> None:
    days.accept("2026-09-08", start(more=SAFETY.replace("2026-12-22", "2026-10-06")))
    pause = "paus: {från och med: 2026-09-21, till och med: 2026-11-20, beslutat av: Ulla Ek}\n"
    came = days.accept("2026-09-21", headed("paus", "2026-09-21", pause))
    assert "Inställt möte" in came.receipt
    assert "Nästa möte" not in came.receipt
    desk = days.stage.desk
    case = case_of(desk.ledger.entries(CASE))
    assert case
    assert not status_of([case], dt.date(2026, 9, 21), desk.profile).meetings
    assert proposal(case, desk.profile).on > dt.date(2026, 11, 20)


def test_a_closing_counts_meetings_held_and_every_version_and_names_all_that_have_it(
    days: Days,
) -> None:
    days.accept("2026-09-08", start(more="socialsekreterare: Amir Haddad\n"))
    corrected(days, "åtagande", "Går till skolan varje dag", "Går till skolan")
    came = days.accept("2026-11-02", headed("avslut", "2026-11-02", "avslut: {anledning: flytt}\n"))
    (whole,) = papers(came, "avslutssammanstallning")
    assert re.search(r"Möten\s*1\b", whole)
    assert re.search(r"Versioner av planen\s*2\b", whole)
    assert "(till akten, socialsekreteraren och familjen)" in came.receipt


def test_a_call_to_a_youth_alone_names_the_youth(days: Days) -> None:
    nobody = SENT.replace("kanal: brev", "får utskick: nej")
    nobody = nobody.replace("kanal: säker e-post", "får utskick: nej")
    meeting = "nästa möte: {datum: 2026-12-22, tid: '14.30', plats: rum Asp}\n"
    came = days.accept("2026-09-08", start(guardians=nobody, more=meeting))
    assert ".ics (till Milo Ekdahl)" in came.receipt
    assert "familjen" not in came.receipt


def test_a_returned_note_is_spoken_of_in_its_own_gender(days: Days) -> None:
    days.accept("2026-09-08", start())
    other = "samtycke:\n" + withdrawn("Polissen", day="2026-09-22", by="Jonas Ekdahl")
    assert not days.drop("2026-09-22", headed("samtycke", "2026-09-22", other)).accepted
    note = "samtycke:\n" + withdrawn("Mini-Maria", day="2026-09-22")
    came = days.accept("2026-09-22", headed("samtycke", "2026-09-22", note))
    assert "Ett tillbakalämnat samtycke 2026-09-22 ligger kvar" in came.receipt
