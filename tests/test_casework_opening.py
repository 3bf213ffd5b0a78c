"""How a case begins, and which notes it refuses."""

import dataclasses

import pytest

from sigdocs.casework.decision import Register
from sigdocs.casework.opening import type_of_number
from sigdocs.model.case import CaseState
from sigdocs.model.note import CaseType
from tests.casework_notes import (
    CONSENT,
    FAMILY,
    MILO,
    PRESENT,
    PROFILE,
    REGISTER,
    START,
    Story,
    codes,
    follow_up,
    headed,
)

INTAKE = headed("inskrivning", "2026-09-01", FAMILY)


def test_an_intake_opens_a_case_under_the_next_free_number() -> None:
    story = Story.started(INTAKE)
    assert story.case.number == "SIG-2026-014"
    assert story.case.state is CaseState.OPENED
    assert [one.name for one in story.case.guardians] == ["Sara Ekdahl", "Jonas Ekdahl"]


def test_the_journal_keeps_what_the_intake_told_but_no_number_and_no_address() -> None:
    story = Story()
    story.accept(
        headed(
            "inskrivning",
            "2026-09-01",
            "ärendetyp: ungdom\n"
            "ungdom: {namn: Milo Ekdahl, personnummer: '201104152390', adress: Storgatan 1,"
            " skyddade personuppgifter: sekretessmarkering}\n"
            "vårdnadshavare:\n  - {namn: Sara Ekdahl, relation: mamma, vårdnad: ensam}\n"
            "  - {namn: Jonas Ekdahl, vårdnad: ingen, får utskick: false}\n"
            "rättslig ram: SoL\nursprung: fokusgrupp\ntidigare placering: false\n"
            "parter som tillfrågas: [{organisation: Polisen}, {organisation: BUP}]\n",
        )
    )
    facts = {fact.source: fact.text.split("\n") for fact in story.case.journal[-1].facts}
    assert facts["Skyddade personuppgifter"] == ["Den unge: sekretessmarkering."]
    assert facts["Vårdnadshavare"] == [
        "Sara Ekdahl, mamma, vårdnad: ensam",
        "Jonas Ekdahl, vårdnad: ingen, vill inte ha utskick",
    ]
    assert facts["Om ärendet"] == [
        "Rättslig ram: SoL",
        "Ursprung: fokusgrupp",
        "Tidigare placering: nej",
        "Parter som tillfrågas: Polisen, BUP",
    ]
    assert "Storgatan" not in str(facts)
    assert "2390" not in str(facts)


def test_a_start_meeting_that_carries_the_facts_of_intake_opens_the_case_too() -> None:
    case = Story.started().case
    assert (case.number, case.state) == ("SIG-2026-014", CaseState.ACTIVE)
    assert [(one.version, one.replaces) for one in case.plans] == [(1, None)]


def test_an_unused_number_typed_at_intake_is_taken_when_it_fits_the_pattern() -> None:
    assert Story.started(INTAKE + "\närende: SIG-2026-007").case.number == "SIG-2026-007"


def test_a_typed_number_of_another_shape_is_shown_what_it_should_look_like() -> None:
    decision = Story().drop(INTAKE + "\närende: '17'\närendetyp: ungdom")
    (problem,) = decision.problems
    assert problem.code == "arendenummer-form"
    assert "SIG-ÅÅÅÅ-001" in problem.remedy
    assert problem.suggestion == "SIG-2026-014"


def test_a_number_that_exists_is_never_used_again() -> None:
    story = Story(register=dataclasses.replace(REGISTER, taken=frozenset({"SIG-2026-007"})))
    assert story.refuse(INTAKE + "\närende: SIG-2026-007") == ["arende-finns-redan"]


def test_without_a_number_from_the_register_the_first_free_one_of_the_year_is_used() -> None:
    story = Story(register=Register(taken=frozenset({"SIG-2026-001"})))
    story.accept(INTAKE)
    assert story.case.number == "SIG-2026-002"


def test_a_youth_with_an_open_case_is_shown_its_number() -> None:
    held = {"201104152390": "SIG-2026-002"}
    story = Story(register=dataclasses.replace(REGISTER, open_by_personnummer=held))
    (problem,) = story.drop(INTAKE).problems
    assert (problem.code, problem.suggestion) == ("ungdom-har-arende", "SIG-2026-002")


def test_two_who_lack_a_personnummer_are_not_taken_for_the_same() -> None:
    held = {"saknas": "SIG-2026-002"}
    story = Story(register=dataclasses.replace(REGISTER, open_by_personnummer=held))
    note = headed("inskrivning", "2026-09-01", "ungdom: {namn: Alva Nord, personnummer: saknas}")
    story.accept(note + "\närendetyp: ungdom")


@pytest.mark.parametrize(
    ("kind", "extra"), [("uppföljning", ""), ("avslut", "avslut: {anledning: flytt}")]
)
def test_no_other_note_opens_a_case_even_when_it_names_the_youth(kind: str, extra: str) -> None:
    note = headed(kind, "2026-09-08", FAMILY + extra)
    assert Story().refuse(note) == ["arende-ej-angivet"]


def test_a_case_that_does_not_exist_is_named() -> None:
    note = headed("uppföljning", "2026-09-08", "ärende: SIG-2026-041")
    (problem,) = Story().drop(note).problems
    assert (problem.code, problem.values["number"]) == ("arende-saknas", "SIG-2026-041")


def test_a_new_case_needs_the_name_of_its_youth() -> None:
    assert Story().refuse(headed("inskrivning", "2026-09-01")) == ["ungdom-saknas"]


def test_the_kind_of_case_is_asked_for_when_neither_number_nor_age_tells() -> None:
    adult = "ungdom: {namn: Robin Falk, personnummer: '200403222391'}"
    assert Story().refuse(headed("inskrivning", "2026-09-01", adult)) == ["arendetyp-oklar"]
    story = Story.started(headed("inskrivning", "2026-09-01", adult + "\närende: SIGUV-2025-031"))
    assert story.case.type is CaseType.YOUNG_ADULT


def test_a_case_type_that_the_settings_lack_is_said_to_be_lacking_with_those_there_are() -> None:
    youth = PROFILE.model_copy(
        update={"case_types": {CaseType.YOUTH: PROFILE.case_types[CaseType.YOUTH]}}
    )
    told = "ärendetyp: unga vuxna\nungdom: {namn: Robin Falk, personnummer: '200403222391'}"
    (problem,) = Story(profile=youth).drop(headed("inskrivning", "2026-09-01", told)).problems
    assert problem.code == "arendetyp-saknas-i-installningarna"
    assert problem.values == {"case_type": "unga vuxna", "choices": "”ungdom”"}
    assert problem.suggestion == "ungdom"


def test_the_pattern_tells_whose_number_it_is() -> None:
    assert type_of_number("SIGUV-2025-031", PROFILE) is CaseType.YOUNG_ADULT
    assert type_of_number("SIG-2025-1234", PROFILE) is CaseType.YOUTH
    assert type_of_number("2025-031", PROFILE) is None


def test_a_note_about_another_person_is_refused() -> None:
    other = "ungdom: {namn: Alva Nord, personnummer: '201206202389'}"
    assert "annan-ungdom" in Story.started().refuse(follow_up("2026-09-22", other))


def test_a_heading_with_the_first_name_only_renames_nobody() -> None:
    story = Story.started()
    before = story.case.youth
    story.follow_up("2026-09-22", "ungdom: {namn: Milo}")
    assert story.case.youth == before
    assert "Polisen" in [one.name for one in story.plan.goes_to]


def test_a_guardian_named_shortly_is_still_the_same_guardian() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", "vårdnadshavare: [{namn: Sara, telefon: 070-1740620}]")
    assert story.case.guardians[0].phone == "070-1740620"
    assert [one.name for one in story.case.guardians] == ["Sara Ekdahl", "Jonas Ekdahl"]


def test_a_misspelt_guardian_does_not_become_a_third_one() -> None:
    misspelt = follow_up("2026-09-22", "vårdnadshavare: [{namn: Jonas Ekdal}]")
    assert "vardnadshavare-oklar" in Story.started().refuse(misspelt)


def test_a_new_surname_under_the_same_personnummer_asks_for_a_correction() -> None:
    story = Story.started(START.replace("relation: mamma", "personnummer: '198111052380'"))
    more = "vårdnadshavare: [{namn: Sara Strömberg, personnummer: '198111052380'}]"
    decision = story.follow_up("2026-09-22", more)
    assert len(story.case.guardians) == 2
    assert "Ska det vara Sara Strömberg: lämna en rättelse" in " ".join(decision.remarks)


def test_a_personnummer_may_come_later_but_never_goes_away() -> None:
    story = Story.started(INTAKE.replace("'201104152390'", "saknas") + "\närendetyp: ungdom")
    story.accept(START)
    assert story.case.youth.personnummer == MILO.replace("-", "")
    story.follow_up("2026-09-22", "ungdom: {namn: Milo Ekdahl, personnummer: saknas}")
    assert story.case.youth.personnummer == MILO.replace("-", "")


def test_a_second_intake_of_a_running_case_is_refused() -> None:
    assert Story.started().refuse(headed("inskrivning", "2026-09-20")) == ["arende-finns-redan"]


def test_a_note_without_author_is_refused_and_one_without_title_is_warned_of_once() -> None:
    story = Story.started()
    note = follow_up("2026-09-22").replace("antecknat av: Petra Lindqvist", "")
    assert story.refuse(note) == ["skribent-saknas"]
    stranger = headed("journal", "2026-09-22", "övrigt: ringt").replace("Petra Lindqvist", "Bo Ek")
    assert codes(story.accept(stranger)) == ["befattning-saknas"]
    assert codes(story.accept(stranger.replace("-22", "-23"))) == []


def test_a_meeting_that_has_not_been_yet_cannot_be_told_of() -> None:
    assert Story.started().refuse(follow_up("2026-09-22"), today="2026-09-21") == ["datum-framat"]


def test_a_follow_up_before_the_start_meeting_is_refused_but_a_contact_is_not() -> None:
    story = Story.started()
    assert "fore-startmote" in story.refuse(follow_up("2026-09-07"))
    story.accept(headed("journal", "2026-09-07", "övrigt: ringt Milo"))


def test_a_follow_up_needs_a_start_meeting() -> None:
    story = Story.started(INTAKE)
    assert story.refuse(follow_up("2026-09-22", CONSENT)) == ["arendets-lage"]


def test_a_follow_up_or_a_closing_older_than_the_latest_plan_is_refused() -> None:
    story = Story.started()
    story.follow_up("2026-10-06")
    assert story.refuse(follow_up("2026-09-22")) == ["tidigare-an-forra"]
    closing = headed("avslut", "2026-09-29", "avslut: {anledning: flytt}")
    assert story.refuse(closing) == ["tidigare-an-forra"]


def test_a_second_note_of_the_same_meeting_is_told_which_one_is_there() -> None:
    story = Story.started()
    story.follow_up("2026-09-22")
    (problem,) = story.drop(follow_up("2026-09-22")).problems
    assert problem.code == "samma-mote"
    assert "nr 002, antecknad av Petra Lindqvist" in problem.message


def test_a_start_meeting_is_held_once() -> None:
    story = Story.started()
    assert story.refuse(START.replace("2026-09-08", "2026-09-15")) == ["samma-mote"]


PAUSE = headed("paus", "2026-10-01", "paus: {från och med: 2026-10-01, skäl: misstanke om brott}")
CLOSE = headed("avslut", "2026-10-20", "avslut: {anledning: mål uppnådda}" + PRESENT)


def test_while_paused_there_is_no_follow_up_until_it_is_resumed() -> None:
    story = Story.started()
    story.accept(PAUSE)
    assert story.refuse(follow_up("2026-10-06")) == ["arendets-lage"]
    story.accept(headed("återupptagande", "2026-10-10"))
    assert story.case.pauses[0].resumed_on is not None
    story.follow_up("2026-10-13")


def test_a_closed_case_takes_contacts_and_may_be_taken_up_again() -> None:
    story = Story.started()
    story.accept(CLOSE)
    assert story.case.state is CaseState.CLOSED
    assert story.refuse(follow_up("2026-11-01")) == ["arendets-lage"]
    story.accept(headed("journal", "2026-11-01", "övrigt: Milo ringde"))
    story.accept(headed("återupptagande", "2026-11-05"))
    assert (story.case.state, story.case.closing) == (CaseState.ACTIVE, None)


def test_a_case_taken_up_again_after_closing_may_start_anew_and_one_after_a_pause_may_not() -> None:
    story = Story.started()
    story.accept(PAUSE)
    story.accept(headed("återupptagande", "2026-10-10"))
    again = START.replace("2026-09-08", "2026-11-10")
    assert story.refuse(again.replace("2026-11-10", "2026-10-13")) == ["samma-mote"]
    story.accept(CLOSE)
    story.accept(headed("återupptagande", "2026-11-05"))
    assert "samma-mote" not in codes(story.drop(again))


def test_only_what_is_paused_or_closed_can_be_resumed() -> None:
    assert Story.started().refuse(headed("återupptagande", "2026-10-10")) == ["arendets-lage"]


def test_the_state_of_a_case_is_said_in_whole_swedish() -> None:
    resumed = headed("återupptagande", "2026-10-10")
    story = Story.started()
    told = [story.drop(resumed).problems[0].message]
    story.accept(PAUSE)
    told.append(story.drop(follow_up("2026-10-06")).problems[0].message)
    story.accept(resumed)
    story.accept(CLOSE)
    told.append(story.drop(follow_up("2026-11-01")).problems[0].message)
    told.append(Story.started(INTAKE).drop(follow_up("2026-09-22", CONSENT)).problems[0].message)
    assert [one.split(",")[0] for one in told] == [
        "Ärendet är aktivt",
        "Ärendet är pausat",
        "Ärendet är avslutat",
        "Ärendet är inskrivet",
    ]
