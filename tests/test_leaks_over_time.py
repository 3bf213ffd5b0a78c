"""What holds is asked on every day that matters: of the note, of ruling, of the meeting, later."""

import re

import pytest

from sigdocs.errors import SettingsError
from sigdocs.model.note import NoteKind
from sigdocs.settings import SETTINGS, Workspace
from tests.days import (
    CASE,
    PARTIES,
    Days,
    days_in,
    follow_up,
    given,
    headed,
    in_words,
    start,
    withdrawn,
)
from tests.form_samples import Hand, W, a_blank, type_in


def consent(day: str, *rows: str) -> str:
    """A note of consent on a day."""
    return headed("samtycke", day, "samtycke:\n" + "".join(rows))


def test_an_older_consent_that_comes_after_all_was_withdrawn_gives_no_attest(
    first_days: Days,
) -> None:
    first_days.accept("2026-09-08", start(given("Björkskolan", "Mini-Maria")))
    first_days.accept("2026-10-02", consent("2026-10-02", withdrawn(day="2026-10-02")))
    late = consent("2026-09-20", given("BUP", day="2026-09-20"))
    came = first_days.accept("2026-10-05", late)
    assert not came.shares_with("BUP")
    assert "återkall" in came.receipt


def test_an_older_consent_of_a_party_withdrawn_since_gives_no_attest(days: Days) -> None:
    gone = withdrawn("Mini-Maria", day="2026-10-02")
    days.accept("2026-10-02", consent("2026-10-02", gone))
    longer = given("Mini-Maria", day="2026-09-20", more="till och med: 2027-03-31")
    came = days.accept("2026-10-05", consent("2026-09-20", longer))
    assert not came.shares_with("Mini-Maria")
    assert "återkall" in came.receipt


def test_a_shorter_word_that_comes_late_stops_what_is_out(days: Days) -> None:
    shorter = given("Mini-Maria", day="2026-09-20", more="till och med: 2026-09-30")
    came = days.accept("2026-10-05", consent("2026-09-20", shorter))
    assert not came.shares_with("Mini-Maria")
    assert "besked_upphort" in came.papers_to("Mini-Maria")
    assert "Till Mini-Maria" in came.stopped


def test_a_withdrawal_that_is_noted_late_stops_what_is_out(days: Days) -> None:
    came = days.accept("2026-10-20", consent("2026-10-02", withdrawn("Polisen", day="2026-10-02")))
    assert "besked_upphort" in came.papers_to("Polisen")
    assert "_atgardsplan_v1" in came.stopped


@pytest.mark.parametrize("later", ["BUP", "Polisen"])
def test_a_withdrawal_beside_a_consent_that_begins_later_gives_notice_and_stop(
    first_days: Days, later: str
) -> None:
    first_days.accept("2026-09-08", start(given("Polisen", more="till och med: 2026-10-31")))
    rows = (
        withdrawn("Polisen", day="2026-10-02"),
        given(later, day="2026-10-02", more="från och med: 2026-11-15, till och med: 2027-03-01"),
    )
    came = first_days.accept("2026-10-02", consent("2026-10-02", *rows))
    assert "besked_upphort" in came.papers_to("Polisen")
    assert f"{CASE}_atgardsplan_v1" in came.stopped


@pytest.mark.parametrize("row", [withdrawn("BUP", day="2026-10-20"), ""])
def test_consent_that_ends_before_it_began_leaves_no_attest_standing(
    first_days: Days, row: str
) -> None:
    first_days.accept("2026-09-08", start(given("Polisen")))
    later = given(
        "BUP", day="2026-10-02", more="från och med: 2026-11-15, till och med: 2027-02-28"
    )
    began = first_days.accept("2026-10-02", consent("2026-10-02", later))
    excluded = "  - {lämnat av: [Milo], datum: 2026-10-20, inte: [BUP]}\n"
    ended = first_days.accept("2026-10-20", consent("2026-10-20", row or excluded))
    told = "besked_upphort" in ended.papers_to("BUP") and "_samtyckesintyg_" in ended.stopped
    assert told or "samtyckesintyg" not in began.papers_to("BUP")


ENDED = (
    "avslut: {inskriven: 2026-09-08, utskriven: 2026-10-10, anledning: målen i planen är nådda}\n"
)


@pytest.mark.parametrize("end", ["gäller så länge: insatsen pågår", "till och med: 2028-12-31"])
def test_a_case_opened_again_shares_nothing_until_there_is_new_consent(
    first_days: Days, end: str
) -> None:
    first_days.accept("2026-09-08", start(given("Polisen", "BUP", more=end)))
    first_days.accept("2026-10-10", headed("avslut", "2026-10-10", ENDED))
    again = headed("återupptagande", "2028-01-10", "nästa möte: {datum: 2028-01-20}\n")
    came = first_days.accept("2028-01-10", again)
    later = first_days.accept("2028-01-20", follow_up("2028-01-20"))
    for party in ("Polisen", "BUP"):
        assert not came.shares_with(party)
        assert not later.shares_with(party)
    assert list(came.folder.glob("*_samtycke_*.docx"))
    assert "samtycke" in came.receipt.casefold()


def test_new_consent_after_a_case_was_opened_again_holds(first_days: Days) -> None:
    so_long = "gäller så länge: insatsen pågår"
    first_days.accept("2026-09-08", start(given("Polisen", more=so_long)))
    first_days.accept("2026-10-10", headed("avslut", "2026-10-10", ENDED))
    first_days.accept("2027-01-10", headed("återupptagande", "2027-01-10"))
    anew = given("Polisen", day="2027-01-12", more="till och med: 2027-06-30")
    first_days.accept("2027-01-12", consent("2027-01-12", anew))
    came = first_days.accept("2027-01-20", follow_up("2027-01-20"))
    assert "Polisen" in came.plan_to


def anew(day: str, consent: str) -> str:
    """A start meeting of the case there is."""
    head = f"typ: startmöte\närende: {CASE}\ndatum: {day}\n"
    noted = start(consent).replace("typ: startmöte\ndatum: 2026-09-08\n", head)
    return noted.replace("mål: Närvaro minst 85 %", "mål: Ett lov utan bråk").replace(
        "Går till skolan varje dag", "Är hemma före elva"
    )


def test_a_case_opened_again_may_have_a_start_meeting_anew(first_days: Days) -> None:
    first_days.accept("2026-09-08", start(given("Polisen")))
    assert first_days.drop("2026-09-20", anew("2026-09-20", given("Polisen"))).asks("startmöte")
    first_days.accept("2026-10-10", headed("avslut", "2026-10-10", ENDED))
    first_days.accept("2027-01-10", headed("återupptagande", "2027-01-10"))
    said = given("Polisen", day="2027-01-12", more="till och med: 2027-06-30")
    assert "Polisen" in first_days.accept("2027-01-12", anew("2027-01-12", said)).plan_to


def test_consent_for_as_long_as_the_insats_lasts_outlives_a_pause(first_days: Days) -> None:
    so_long = "gäller så länge: insatsen pågår"
    first_days.accept("2026-09-08", start(given("Polisen", more=so_long)))
    rest = "paus: {från och med: 2026-10-01, till och med: 2026-12-01, beslutat av: Karin Ahl}\n"
    first_days.accept("2026-10-01", headed("paus", "2026-10-01", rest))
    first_days.accept("2026-12-02", headed("återupptagande", "2026-12-02"))
    assert "Polisen" in first_days.accept("2026-12-10", follow_up("2026-12-10")).plan_to


SHORT = "till och med: 2026-10-01"
OUT = "planen skickas till: {{alla i samtycket: ja, inte till: [{}]}}\n"


def test_who_is_kept_out_stays_out_through_lapse_and_renewal(first_days: Days) -> None:
    first_days.accept(
        "2026-09-08", start(given("Polisen", "BUP", more=SHORT), more=OUT.format("Polisen"))
    )
    first_days.accept("2026-10-10", follow_up("2026-10-10"))
    first_days.accept(
        "2026-10-12", consent("2026-10-12", given("Polisen", "BUP", day="2026-10-12"))
    )
    came = first_days.accept("2026-10-20", follow_up("2026-10-20"))
    assert "BUP" in came.plan_to
    assert "Polisen" not in came.plan_to


def test_who_is_kept_out_stays_out_when_another_is_kept_out_later(days: Days) -> None:
    days.accept("2026-09-15", follow_up("2026-09-15", OUT.format("Polisen")))
    days.accept("2026-09-22", follow_up("2026-09-22", OUT.format("BUP")))
    came = days.accept("2026-09-29", follow_up("2026-09-29"))
    assert not {"Polisen", "BUP"} & {*came.plan_to}


def test_who_was_kept_out_has_the_plan_when_somebody_says_so(days: Days) -> None:
    days.accept("2026-09-15", follow_up("2026-09-15", OUT.format("Polisen")))
    assert "Polisen" not in days.accept("2026-09-22", follow_up("2026-09-22")).plan_to
    back = "planen skickas till: {alla i samtycket: ja, till: [Polisen]}\n"
    assert "Polisen" in days.accept("2026-09-29", follow_up("2026-09-29", back)).plan_to


def test_a_party_is_not_called_to_a_day_after_its_consent(first_days: Days) -> None:
    note = start(
        given("Polisen", more="till och med: 2026-09-20"), more="nästa möte: {datum: 2026-10-06}\n"
    )
    came = first_days.accept("2026-09-08", note)
    assert "kallelse" not in came.papers_to("Polisen")
    assert re.search(r"Polisen kallas inte.*2026-09-20", came.receipt)


def test_a_party_is_not_called_to_a_day_after_a_withdrawal_that_begins_later(days: Days) -> None:
    later = "  - {samtycke: återkallat, lämnat av: [Milo], från och med: 2026-10-01, parter: [{part: Polisen}]}\n"
    days.accept("2026-09-15", consent("2026-09-15", later))
    came = days.accept("2026-09-22", follow_up("2026-09-22", "nästa möte: {datum: 2026-10-06}\n"))
    assert "kallelse" not in came.papers_to("Polisen")
    assert "kallelse" in came.papers_to("BUP")


def test_a_call_is_taken_back_when_consent_is_cut_to_end_before_the_meeting(days: Days) -> None:
    days.accept("2026-09-15", follow_up("2026-09-15", "nästa möte: {datum: 2026-10-06}\n"))
    shorter = given("Polisen", day="2026-09-16", more="till och med: 2026-09-30")
    came = days.accept("2026-09-16", consent("2026-09-16", shorter))
    assert "Till Polisen" in came.stopped
    assert "_kallelse_" in came.stopped


def test_a_party_covered_the_day_of_the_meeting_is_called(days: Days) -> None:
    came = days.accept("2026-09-22", follow_up("2026-09-22", "nästa möte: {datum: 2026-10-06}\n"))
    assert "kallelse" in came.papers_to("Polisen")


SEEN = "iakttagelser: Talade med Sara i telefon.\n"
LOST = f"{SEEN}vårdnadshavare: [{{namn: Jonas Ekdahl, vårdnad: ingen}}]\n"


def test_a_call_that_names_a_guardian_who_loses_custody_is_stopped_and_made_anew(
    first_days: Days,
) -> None:
    first_days.accept(
        "2026-09-08", start(more="nästa möte: {datum: 2026-10-06, plats: rum Eken}\n")
    )
    came = first_days.accept("2026-09-15", headed("journal", "2026-09-15", LOST))
    assert f"{CASE}_kallelse_nr101" in came.stopped
    calls = [text for name, text in came.pages("kallelse").items() if name.endswith(".docx")]
    cancelled = [text for text in calls if "Inställt möte" in text]
    assert ["Jonas" in text for text in cancelled] == [True]
    assert not [text for text in calls if "Jonas" in text and text not in cancelled]
    moved = "nästa möte: {datum: 2026-10-07, plats: rum Eken}\n"
    later = first_days.accept("2026-09-16", headed("journal", "2026-09-16", SEEN + moved))
    assert not [text for text in later.pages().values() if "Jonas" in text]


def test_every_paper_that_a_guardian_who_loses_custody_was_to_have_is_stopped(days: Days) -> None:
    came = days.accept("2026-09-15", headed("journal", "2026-09-15", LOST))
    for kind in ("atgardsplan_v1", "genomforandeplan_v1"):
        assert f"{CASE}_{kind}" in came.stopped


def test_a_corrected_personnummer_that_makes_an_adult_stops_what_waits_for_guardians(
    days: Days,
) -> None:
    grown = start(given(*PARTIES, by="Milo Ekdahl"), more="ärendetyp: ungdom\n")
    anew = grown.replace("201104152390", "200804152395")
    whole = "".join(f"  {line}\n" for line in anew.splitlines())
    mended = f"rättar: 2026-09-08\nhela anteckningen på nytt:\n{whole}"
    came = days.accept("2026-09-10", headed("rättelse", "2026-09-10", mended))
    assert f"{CASE}_atgardsplan_v1" in came.stopped


BORN = "{namn: Milo Ekdahl, personnummer: '200802292391'}"


def in_february(note: str) -> str:
    """The same note of the winter before."""
    return note.replace("2026-09-", "2026-02-").replace("2027-02-28", "2026-08-31")


def test_nothing_goes_to_guardians_on_the_28th_of_february_of_the_year_of_18(
    first_days: Days,
) -> None:
    first_days.accept("2026-02-10", in_february(start(youth=BORN, more="ärendetyp: ungdom\n")))
    came = first_days.accept("2026-02-28", follow_up("2026-02-28"))
    assert not {"Sara Ekdahl", "Jonas Ekdahl"} & {*came.plan_to}


def test_all_must_have_consented_on_the_28th_of_february_of_the_year_of_18(
    first_days: Days,
) -> None:
    alone = start(given("Polisen", by="Milo"), youth=BORN, more="ärendetyp: ungdom\n")
    first_days.accept("2026-02-10", in_february(alone))
    assert not first_days.accept("2026-02-28", follow_up("2026-02-28")).shares_with("Polisen")


@pytest.mark.parametrize("first", ["given", "taken"])
def test_of_two_notes_a_day_the_later_says_what_holds(days: Days, first: str) -> None:
    day = "2026-09-20"
    again = "kommentar: lämnat på nytt" if first == "taken" else ""
    yes = consent(day, given("Polisen", day=day, more=again))
    notes = [yes, consent(day, withdrawn("Polisen", day=day))]
    for note in notes if first == "given" else notes[::-1]:
        days.accept(day, note)
    came = days.accept("2026-09-22", follow_up("2026-09-22"))
    assert ("Polisen" in came.plan_to) == (first == "taken")


def test_consent_for_a_party_gone_from_the_settings_can_still_be_withdrawn(days: Days) -> None:
    workspace = days.stage.desk.workspace
    path = workspace.root / SETTINGS
    parts = path.read_text("utf-8").split("[[parter]]")
    kept = [part for part in parts if 'nyckel = "mini-maria"' not in part]
    path.write_text("[[parter]]".join(kept), "utf-8")
    said = "Milo tar tillbaka samtycket till Mini-Maria 2026-09-20."
    with days_in(workspace) as later:
        came = later.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", said))
    assert came.accepted
    assert "Mini-Maria" in came.stopped


def trouble(workspace: Workspace) -> str:
    """What is wrong with the settings; "" when they are taken as they are."""
    try:
        workspace.settings()
    except SettingsError as error:
        return str(error)
    return ""


def test_a_key_used_twice_in_the_settings_is_an_error(days: Days) -> None:
    workspace = days.stage.desk.workspace
    path = workspace.root / SETTINGS
    path.write_text(path.read_text("utf-8").replace('"jobbtorg"', '"polisen"'), "utf-8")
    assert "polisen" in trouble(workspace)


def test_a_form_left_as_it_was_lets_nobody_in_who_has_been_kept_out(days: Days) -> None:
    days.accept("2026-09-15", follow_up("2026-09-15", OUT.format("Polisen")))
    hand = Hand(a_blank(NoteKind.FOLLOW_UP))
    hand.answer("Om anteckningen", "Ärende", CASE)
    hand.answer("Om anteckningen", "Datum", "2026-09-21")
    hand.answer("Om anteckningen", "Antecknat av", "Petra Lindqvist")
    hand.answer("Övrigt", "Annat som togs upp", "Kort möte.")
    type_in(hand.rows("Närvarande")[1].findall(f"{W}tc")[0], "☒")
    type_in(hand.rows("Närvarande")[1].findall(f"{W}tc")[1], "Milo")
    came = days.drop("2026-09-21", hand.save())
    assert came.accepted, [one.message for one in came.result.problems]
    assert "Polisen" not in came.plan_to
    assert "BUP" in came.plan_to
