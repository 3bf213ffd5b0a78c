"""Who must consent, who may receive what on which day, and who then gets the plan."""

import datetime as dt
from pathlib import Path

import pytest

from sigdocs.casework.consent import coverage as consent
from sigdocs.casework.consent.deciders import must_consent
from sigdocs.casework.decide import decide
from sigdocs.casework.history import Entry
from sigdocs.casework.people import People
from sigdocs.intake.reading import understand
from sigdocs.model.consent import Information
from sigdocs.model.profile import Contact
from tests.casework_notes import (
    CONSENT,
    FAMILY,
    KINDS,
    PRESENT,
    PROFILE,
    START,
    Story,
    codes,
    follow_up,
    headed,
    receivers,
    withheld,
)

DAY = dt.date(2026, 9, 22)
BIRTHDAY = dt.date(2029, 4, 15)


def withdrawn(day: str, parties: str = "", by: str = "Milo") -> str:
    named = f"parter: [{parties}]," if parties else ""
    return headed(
        "samtycke", day, f"samtycke: [{{samtycke: återkallat, {named} lämnat av: [{by}]}}]"
    )


def given(day: str, rest: str, action: str = "lämnat", kind: str = "samtycke") -> str:
    kinds = "" if "slags uppgifter" in rest else f"{KINDS}, "
    fact = f"samtycke: [{{samtycke: {action}, lämnat av: [båda vh, Milo], {kinds}{rest}}}]"
    return headed(kind, day, fact)


def test_under_18_every_guardian_and_the_youth_must_consent() -> None:
    case = Story.started().case
    assert must_consent(case, DAY) == ("Sara Ekdahl", "Jonas Ekdahl", "Milo Ekdahl")


def test_from_the_18th_birthday_the_youth_decides_alone() -> None:
    case = Story.started().case
    assert len(must_consent(case, BIRTHDAY - dt.timedelta(days=1))) == 3
    assert must_consent(case, BIRTHDAY) == ("Milo Ekdahl",)


def test_a_guardian_without_custody_is_not_asked_and_gets_no_plan() -> None:
    start = START.replace(
        "{namn: Jonas Ekdahl, relation: pappa}", "{namn: Jonas Ek, vårdnad: ingen}"
    )
    story = Story.started(start.replace("båda vh", "Sara"))
    assert must_consent(story.case, DAY) == ("Sara Ekdahl", "Milo Ekdahl")
    assert withheld(story.plan)["Jonas Ek"] == "har inte vårdnaden"
    assert "Polisen" in receivers(story.plan)


def test_a_child_whose_guardian_is_unknown_shares_with_nobody_outside() -> None:
    start = START.replace(FAMILY, "\nungdom: {namn: Milo Ekdahl, personnummer: '201104152390'}\n")
    start = start.replace("[båda vh, Milo]", "[Milo]")
    refused = Story().drop(start)
    assert "samtycke-galler-inte" in codes(refused)
    assert "vem som är vårdnadshavare" in refused.problems[0].message


def test_an_adult_without_personnummer_in_a_case_for_young_adults_decides_alone() -> None:
    start = START.replace(FAMILY, "\nungdom: {namn: Milo Ekdahl}\närendetyp: unga vuxna\n")
    start = start.replace("[båda vh, Milo]", "[Milo]").replace("Skola\n", "Sysselsättning\n")
    start = start.replace("  - {namn: Sara Ekdahl, roll: mamma/vh}\n", "")
    assert "Polisen" in receivers(Story.started(start).plan)


def test_half_the_family_is_not_enough() -> None:
    story = Story.started(headed("inskrivning", "2026-09-01", FAMILY))
    decision = story.accept(
        headed("samtycke", "2026-09-01", CONSENT.replace("[båda vh, Milo]", "[Sara, Milo]"))
    )
    assert "dessa har lämnat sitt: Jonas Ekdahl." in decision.remarks[1]
    assert consent.may_receive(story.case, "polisen", DAY) == "samtycke från Jonas Ekdahl saknas"


def test_consent_holds_to_its_last_day_and_not_after() -> None:
    case = Story.started().case
    assert consent.may_receive(case, "polisen", dt.date(2027, 2, 28)) == ""
    assert "gick ut 2027-02-28" in consent.may_receive(case, "polisen", dt.date(2027, 3, 1))
    assert "gäller först från" in consent.may_receive(case, "polisen", dt.date(2026, 8, 31))


def test_a_party_named_as_left_out_or_not_named_is_not_covered() -> None:
    case = Story.started().case
    for party in ("bup", "kronofogden"):
        assert consent.may_receive(case, party, DAY) == "omfattas inte av samtycket"


def test_a_party_that_may_have_one_kind_of_information_does_not_get_the_plan() -> None:
    start = START.replace("{part: polis}", "{part: polis, slags uppgifter: [fritid]}")
    story = Story()
    assert codes(story.accept(start)) == ["samtycke-begransat"]
    assert consent.may_receive(story.case, "polisen", DAY, Information.LEISURE) == ""
    assert withheld(story.plan)["Polisen"] == "samtycket gäller bara fritid"
    assert codes(story.follow_up("2026-09-22")) == []


def test_a_limit_on_the_whole_consent_holds_for_each_party() -> None:
    start = START.replace(KINDS, "slags uppgifter: [skolgång]")
    story = Story.started(start)
    assert set(withheld(story.plan)) >= {"Polisen", "Björkskolan"}
    assert consent.limited_to(story.case, "polisen", DAY) == (Information.SCHOOL,)


def test_an_exception_is_shown_once_to_whoever_sends_the_plan() -> None:
    story = Story()
    assert codes(story.accept(START.replace("inte: [BUP]", "undantag: [inte drogprover]"))) == [
        "samtycke-undantag"
    ]


def test_a_withdrawal_in_part_ends_that_party_from_that_day() -> None:
    story = Story.started()
    story.accept(withdrawn("2026-09-20", "{part: polisen}", by="Sara"))
    assert consent.may_receive(story.case, "polisen", dt.date(2026, 9, 19)) == ""
    assert consent.may_receive(story.case, "polisen", DAY) == "samtycket återkallades 2026-09-20"
    assert consent.may_receive(story.case, "bjorkskolan", DAY) == ""
    assert story.refuse(follow_up("2026-09-22")) == ["narvarande-utan-samtycke"]


def test_a_withdrawal_of_all_asks_whether_to_close_and_decides_nothing() -> None:
    story = Story.started()
    remarks = story.accept(withdrawn("2026-09-20")).remarks
    assert remarks[:2] == (
        "Samtycket återkallas från 2026-09-20: allt.",
        "Allt samtycke är återkallat. Ta ställning till om insatsen ska avslutas.",
    )
    assert story.case.state.value == "aktiv"
    assert story.refuse(follow_up("2026-09-22")) == ["samtycke-galler-inte"]


def test_what_never_was_consented_to_cannot_be_withdrawn() -> None:
    assert Story.started().refuse(withdrawn("2026-09-20", "{part: Frivården}")) == [
        "aterkallelse-utan-samtycke"
    ]


def test_consent_given_anew_after_a_withdrawal_holds_again() -> None:
    story = Story.started()
    story.accept(withdrawn("2026-09-20", "{part: polisen}"))
    story.accept(given("2026-09-25", "parter: [{part: polisen}], till och med: 2027-02-28"))
    assert consent.may_receive(story.case, "polisen", DAY) == "samtycket återkallades 2026-09-20"
    assert consent.may_receive(story.case, "polisen", dt.date(2026, 9, 25)) == ""


def test_a_copied_heading_never_brings_back_what_was_withdrawn() -> None:
    story = Story.started()
    story.accept(withdrawn("2026-09-20", "{part: polisen}"))
    quiet = PRESENT.replace("verksamhet: lpo Lindåsa}", "utan sekretessuppgifter: true}")
    story.follow_up("2026-09-22", CONSENT, quiet)
    assert withheld(story.plan)["Polisen"] == "samtycket återkallades 2026-09-20"
    undated = CONSENT.replace("    datum: 2026-09-01\n", "")
    assert story.refuse(follow_up("2026-10-06", undated, quiet)) == ["samtycke-efter-aterkallelse"]


def test_a_renewal_takes_over_the_day_it_begins() -> None:
    story = Story.started()
    story.accept(
        given(
            "2027-02-20",
            "från och med: 2027-03-01, parter: [{part: polis}], till och med: 2027-08-31",
        )
    )
    for day in (dt.date(2027, 2, 25), dt.date(2027, 3, 1)):
        assert consent.may_receive(story.case, "polisen", day) == ""


def test_the_receipt_says_how_a_consent_was_read() -> None:
    story = Story.started()
    told = "parter: [{part: BUP, slags uppgifter: [fritid]}], inte: [Polisen], gäller så länge: insatsen pågår"
    said = story.accept(given("2026-09-20", told, "ändrat")).remarks[0]
    assert "gäller BUP (bara fritid), fr.o.m. 2026-09-20, insatsen pågår. Inte Polisen." in said


def test_a_change_says_for_whom_things_stay_as_they_were() -> None:
    story = Story.started()
    changed = given("2026-09-20", "parter: [{part: BUP}], till och med: 2027-02-28", "ändrat")
    said, remark = story.accept(changed).remarks
    assert said.endswith(
        "Milo Ekdahl gäller BUP, alla slags uppgifter, fr.o.m. 2026-09-20, t.o.m. 2027-02-28."
    )
    assert remark.endswith("Socialtjänsten, Polisen, Björkskolan, Mini-Maria.")
    assert consent.may_receive(story.case, "bup", DAY) == ""


def test_consent_may_end_with_the_insats_instead_of_on_a_day() -> None:
    until = "gäller så länge: under insatstiden"
    story = Story.started(START.replace("till och med: 2027-02-28", until))
    assert consent.may_receive(story.case, "polisen", dt.date(2028, 1, 1)) == ""


ADULT = f"""
typ: inskrivning
datum: 2025-10-14
antecknat av: Samira Nordin
ärende: SIGUV-2025-031
ungdom: {{namn: Robin Falk, personnummer: '200403222391'}}
samtycke:
  - lämnat av: [Robin]
    datum: 2025-10-14
    parter: [{{part: Frivården}}, {{part: Jobbtorg}}]
    {KINDS}
    gäller så länge: under insatstiden
"""


def test_the_example_of_a_closing_is_understood_in_full() -> None:
    story = Story.started(ADULT)
    content = (Path(__file__).parent / "data/notes/avslut_ung_vuxen.txt").read_bytes()
    read = understand(content, "avslut.txt", dt.date(2026, 6, 18)).note
    assert read is not None
    decision = decide(story.history, read, read.date, PROFILE, story.register)
    assert decision.accepted, [one.message for one in decision.problems]
    assert "Samtyckets sista dag är nu 2026-06-18 för: Frivården, Jobbtorg." in decision.remarks
    assert "t.o.m. 2026-07-18: Frivården." in decision.remarks[1]
    story.history.append(Entry(2, read, decision.events, read.date))
    late = dt.date(2026, 6, 19)
    assert consent.may_receive(story.case, "frivarden", late) == ""
    assert consent.may_receive(story.case, "jobbtorg", late) == "samtycket gick ut 2026-06-18"


def test_consent_for_the_time_of_the_insats_ends_with_it() -> None:
    story = Story.started(ADULT)
    more = "avslut: {anledning: klart, utskriven: 2026-06-15}"
    story.accept(headed("avslut", "2026-06-18", more))
    assert consent.may_receive(story.case, "jobbtorg", dt.date(2026, 6, 15)) == ""
    assert "till avslutet 2026-06-15" in consent.may_receive(
        story.case, "jobbtorg", dt.date(2026, 6, 16)
    )


def test_another_last_day_brings_back_nothing_that_was_withdrawn() -> None:
    story = Story.started()
    story.accept(withdrawn("2026-09-20", "{part: polisen}"))
    more = "samtycke: [{lämnat av: [båda vh, Milo], till och med: 2027-06-30}]"
    story.accept(headed("journal", "2026-09-21", more))
    assert consent.may_receive(story.case, "polisen", DAY) == "samtycket återkallades 2026-09-20"
    assert consent.may_receive(story.case, "bjorkskolan", dt.date(2027, 6, 30)) == ""


def test_a_last_day_for_a_consent_that_is_not_there_is_said() -> None:
    story = Story.started(headed("inskrivning", "2026-09-01", FAMILY))
    more = "samtycke: [{lämnat av: [Milo], till och med: 2026-12-31}]"
    decision = story.accept(headed("journal", "2026-09-02", more))
    assert decision.remarks == ("Samtyckets slut nämns, men inget samtycke står att ändra.",)


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ("parter: [{part: polis}]", "samtycke-utan-slut"),
        ("till och med: 2027-01-01", "samtycke-utan-part"),
        ("parter: [{part: polis}], till och med: 2026-01-01", "period-bakvand"),
        ("parter: [{part: Frivårdn}], till och med: 2027-01-01", "part-oklar"),
        ("parter: [{part: polis}], inte: [Frivårdn], till och med: 2027-01-01", "part-oklar"),
    ],
)
def test_a_consent_must_say_for_whom_and_until_when(fact: str, code: str) -> None:
    assert Story.started().refuse(given("2026-09-20", fact)) == [code]


def test_a_missing_end_is_proposed_by_the_rules() -> None:
    decision = Story.started().drop(given("2026-09-20", "parter: [{part: polis}]"))
    assert decision.problems[0].suggestion == "2027-03-20"


@pytest.mark.parametrize(
    ("givers", "code"),
    [("", "samtycke-utan-givare"), ("Niklas Berg", "samtycke-givare-okand")],
)
def test_only_the_family_can_consent(givers: str, code: str) -> None:
    note = headed(
        "samtycke",
        "2026-09-20",
        f"samtycke: [{{lämnat av: [{givers}], parter: [{{part: BUP}}], {KINDS}, "
        "till och med: 2027-01-01}]",
    )
    assert Story.started().refuse(note) == [code]


def test_a_first_name_that_two_guardians_share_is_asked_about() -> None:
    story = Story.started(
        headed("inskrivning", "2026-09-01", FAMILY.replace("Jonas Ekdahl", "Sara Holm"))
    )
    note = headed("samtycke", "2026-09-01", CONSENT.replace("båda vh", "Sara"))
    assert story.refuse(note) == ["familjen-flertydig"]


def test_consent_mentioned_without_parties_changes_nothing() -> None:
    story = Story.started()
    decision = story.follow_up("2026-09-22", "samtycke: [{lämnat av: [Milo]}]")
    assert "det som gällde förut gäller" in decision.remarks[0]


def test_somebody_not_covered_who_sat_in_is_asked_about_then_recorded_and_left_out() -> None:
    story = Story.started()
    guest = PRESENT + "  - {namn: Eva Ros, roll: kurator, verksamhet: BUP}\n"
    assert story.refuse(follow_up("2026-09-22", who=guest)) == ["narvarande-utan-samtycke"]
    story.follow_up("2026-09-22", who=guest.replace("BUP}", "BUP, utan sekretessuppgifter: true}"))
    assert "BUP" in withheld(story.plan)
    told = {(fact.source, fact.text) for fact in story.case.journal[-1].facts}
    assert ("Deltog utan sekretessuppgifter", "Eva Ros, BUP.") in told


def test_a_covered_party_that_sat_in_without_secrets_does_not_get_that_plan() -> None:
    story = Story.started()
    who = PRESENT.replace(
        "verksamhet: Björkskolan}", "verksamhet: Björkskolan, utan sekretessuppgifter: true}"
    )
    story.follow_up("2026-09-22", who=who)
    assert withheld(story.plan)["Björkskolan"] == "deltog utan sekretessuppgifter"


@pytest.mark.parametrize(
    "line",
    [
        "{namn: Nadia Said, roll: tolk}",
        "{namn: Nadia Said, roll: dari-tolk, verksamhet: Tolkcentralen}",
        "{namn: Amir Haddad, roll: socialsekreterare, verksamhet: ungdomsenheten}",
        "{namn: Amir Haddad, roll: socialsekreterare}",
        "{namn: Bo Ek, roll: chef, verksamhet: Socialnämnden}",
        "{namn: Bo Ek, roll: lots, verksamhet: Lindåsa kommun}",
        "{namn: Samira Nordin}",
        "{namn: Eva Ros, roll: kurator, verksamhet: BUP, närvarande: false}",
    ],
)
def test_these_need_no_consent(line: str) -> None:
    Story.started().follow_up("2026-09-22", who=PRESENT + f"  - {line}\n")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{namn: Bo Ek, roll: samordnare, verksamhet: Ekeby kommun}", "narvarande-utan-samtycke"),
        ("{namn: Bo Ek, roll: lärare, verksamhet: Lindåsa gymnasium}", "narvarande-utan-samtycke"),
        ("{namn: Bo Ek, roll: tidigare polis}", "narvarande-okand"),
        ("{namn: Bo Ek, roll: rektor pilotskolan}", "narvarande-okand"),
        ("{namn: Sara, roll: handläggare, verksamhet: Frivården}", "narvarande-utan-samtycke"),
    ],
)
def test_these_do(line: str, code: str) -> None:
    assert Story.started().refuse(follow_up("2026-09-22", who=PRESENT + f"  - {line}\n")) == [code]


SOCIAL_WORKER = "ansvarig socialsekreterare: Amir Haddad\n"


@pytest.mark.parametrize("name", ["Amir Haddad", "Amir"])
def test_the_case_s_own_social_worker_needs_no_place_after_the_name(name: str) -> None:
    who = PRESENT + f"  - {{namn: {name}}}\n"
    assert Story.started().refuse(follow_up("2026-09-22", who=who)) == ["narvarande-okand"]
    story = Story()
    story.accept(START + SOCIAL_WORKER)
    story.follow_up("2026-09-22", who=who)
    other = PRESENT + "  - {namn: Amir Haddad, verksamhet: Frivården}\n"
    assert story.refuse(follow_up("2026-09-29", who=other)) == ["narvarande-utan-samtycke"]


def test_an_interpreter_is_known_again_until_something_else_is_told() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", who=PRESENT + "  - {namn: Samir Aziz, roll: tolk}\n")
    story.follow_up("2026-09-29", who=PRESENT + "  - {namn: Samir Aziz}\n")
    other = PRESENT + "  - {namn: Samir Aziz, roll: kurator, verksamhet: BUP}\n"
    assert story.refuse(follow_up("2026-10-06", who=other)) == ["narvarande-utan-samtycke"]


def test_a_meeting_held_without_consent_gives_an_internal_plan() -> None:
    story = Story.started()
    said = "samtycke: [{samtycke saknades: true}]"
    late = follow_up("2027-03-10")
    assert story.refuse(late) == ["samtycke-galler-inte"]
    decision = story.accept(late + said)
    assert story.plan.internal == ("mötet hölls utan giltigt samtycke",)
    assert receivers(story.plan) == ["Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl", "Socialtjänsten"]
    assert "internt arbetsmaterial" in decision.remarks[-1]
    assert "Mötet hölls utan giltigt samtycke." in [f.text for f in story.case.journal[-1].facts]


def test_without_any_consent_and_only_the_family_there_the_plan_is_internal() -> None:
    start = START.replace(CONSENT, "").replace(PRESENT, "\nnärvarande: [{namn: Milo}]\n")
    start = start.replace("[Lina Strand]", "[Petra]")
    assert Story.started(start).plan.internal == ("inget samtycke finns",)


def test_a_note_read_after_consent_ended_shares_with_nobody_outside() -> None:
    story = Story.started()
    story.accept(follow_up("2027-02-27"), today="2027-03-02")
    assert withheld(story.plan)["Polisen"] == "samtycket gick ut 2027-02-28"


def test_a_note_read_after_the_18th_birthday_goes_to_no_guardian() -> None:
    long = CONSENT.replace("till och med: 2027-02-28", "gäller så länge: under insatstiden")
    story = Story.started(START.replace(CONSENT, long))
    story.accept(follow_up("2029-04-14"), today="2029-04-15")
    assert "Milo Ekdahl" in receivers(story.plan)
    assert "18 år" in withheld(story.plan)["Sara Ekdahl"]


@pytest.mark.parametrize(
    ("recipients", "left_out"),
    [
        ("inte till: [Jonas]", {"Jonas Ekdahl", "BUP"}),
        ("inte till: [Polisen, Lina Strand]", {"Polisen", "Björkskolan", "BUP"}),
        (
            "alla i samtycket: false, till: [familjen, Niklas]",
            {"Björkskolan", "Mini-Maria", "Socialtjänsten", "BUP"},
        ),
    ],
)
def test_the_note_says_who_shall_have_the_plan(recipients: str, left_out: set[str]) -> None:
    story = Story.started(START + f"\nplanen skickas till: {{{recipients}}}")
    assert set(withheld(story.plan)) == left_out


def test_a_named_recipient_that_may_have_some_of_it_is_told_and_does_not_get_the_plan() -> None:
    some = START.replace("{part: polis}", "{part: polis, slags uppgifter: [skolgång]}")
    assert some != START
    story = Story()
    told = story.accept(some + "\nplanen skickas till: {till: [Polisen, familjen]}")
    assert "Polisen står som mottagare men får inte utskicket" in " ".join(told.remarks)
    assert "Polisen" in withheld(story.plan)
    assert "polis" not in [one.party for one in story.plan.goes_to]


@pytest.mark.parametrize("name", ["BUP", "Kalle Kula"])
def test_a_recipient_whom_consent_does_not_cover_is_a_problem(name: str) -> None:
    note = START + f"\nplanen skickas till: {{till: [{name}]}}"
    assert Story().refuse(note) == ["mottagare-utan-samtycke"]


def test_a_guardian_without_custody_cannot_be_a_recipient() -> None:
    start = START.replace("relation: pappa", "relation: pappa, vårdnad: ingen")
    note = start + "\nplanen skickas till: {till: [pappa]}"
    assert Story().refuse(note) == ["mottagare-utan-samtycke"]


def test_a_guardian_may_decline_and_a_party_may_take_no_papers() -> None:
    story = Story.started(START.replace("relation: mamma", "relation: mamma, får utskick: false"))
    assert withheld(story.plan)["Sara Ekdahl"] == "vill inte ha utskick"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("kommunpolis, lpo Lindåsa", "polisen"),
        ("mentor på Björkskolan", "bjorkskolan"),
        ("BUP-mottagningen", "bup"),
        ("tidigare polis", ""),
        ("f.d. polis", ""),
        ("inte BUP", ""),
        ("samverkan polis Björkskolan", ""),
        ("Räddningstjänsten", ""),
        ("", ""),
    ],
)
def test_an_organisation_is_known_by_name_synonym_or_the_words_in_it(
    written: str, key: str
) -> None:
    found = People.of(PROFILE, Story.started().case).party(written)
    assert (found.key if found else "") == key


def test_without_any_consent_nobody_outside_may_receive_anything() -> None:
    case = Story.started(headed("inskrivning", "2026-09-01", FAMILY)).case
    assert consent.may_receive(case, "polisen", DAY) == "samtycke saknas"
    assert consent.in_force(case, DAY) == "inget samtycke finns"


def test_a_consent_that_only_leaves_out_is_in_force_for_nobody() -> None:
    story = Story.started(headed("inskrivning", "2026-09-01", FAMILY))
    story.accept(given("2026-09-02", "inte: [BUP]"))
    assert consent.in_force(story.case, DAY) == "inget samtycke finns"


def test_a_recipient_at_an_organisation_is_found_by_its_contact() -> None:
    police = next(one for one in PROFILE.partners if one.key == "polisen")
    named = police.model_copy(update={"contacts": (Contact(name="Ulla Falk"),)})
    people = People.of(PROFILE.model_copy(update={"partners": (named,)}), Story.started().case)
    assert [one.party for one in people.person("Ulla")] == ["polisen"]
