"""What looks like a place, a number, a stay or a route; and what is the office's and tells nothing."""

import dataclasses

import pytest

from sigdocs.casework.decision import Register
from sigdocs.casework.history import case_as_of
from sigdocs.casework.meeting.summonses import FAMILY, Call, calls
from sigdocs.casework.placelike import Known, known_of, place_like, strange_place, texts_in
from sigdocs.documents.due import due
from sigdocs.documents.exposed import exposed_by_last
from sigdocs.model.people import PersonFacts, Protection
from tests.casework_notes import PROFILE, REGISTER, START, Story, follow_up, headed
from tests.paper_cases import FOLLOWED
from tests.paper_cases import PROFILE as OFFICE
from tests.paper_cases import START as CASE
from tests.protecting import hidden
from tests.test_consent_verdict import ASKED

MEET = "nästa möte: {datum: 2026-10-06, tid: '14:30', plats: %s}\n"
PROTECTED = (
    "vårdnadshavare: [{namn: Sara Ekdahl, skyddade personuppgifter: sekretessmarkering}]\n"
    "iakttagelser: Talade med Sara.\n"
)


def known(*, youth: bool = False) -> Known:
    case = hidden(CASE)
    if youth:
        guarded = case.youth.model_copy(update={"protection": Protection.REGISTERED})
        case = case.model_copy(update={"youth": guarded})
    return known_of(case, OFFICE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hämtas på Hemligstigen 12, 222 22 Doldköping.", ("Hemligstigen 12", "222 22 Doldköping")),
        ("Tar Hemligstigsbussen hem.", ("Hemligstigsbussen",)),
        ("hämtas på storgatan 4", ("storgatan 4",)),
        ("Promenad till Slånbacken 4", ("Slånbacken 4",)),
        ("Ring 070.174.06.06 eller +46 70 174 06 07.", ("070.174.06.06", "+46 70 174 06 07")),
        ("Annars 174 06 06.", ("174 06 06",)),
        ("Skriv till sara@exempel.se", ("sara@exempel.se",)),
        ("Tar buss 14 från Doldköping.", ("Tar buss 14", "Doldköping")),
        ("Doldköpings station klockan åtta", ("Doldköpings",)),
        ("Mamma bor hos mormor nu, och mår bra.", ("bor hos mormor nu",)),
        ("Går hem till Sara efter skolan.", ("hem till Sara efter skolan",)),
        ("De har en ny lägenhet", ("ny lägenhet",)),
        ("Brev till c/o Nilsson, lgh 1203.", ("c/o Nilsson", "lgh 1203")),
        ("skickas till box 12, Norrby", ("box 12, Norrby",)),
        ("Post: Postbox 7, 222 22 Doldköping.", ("Postbox 7, 222 22 Doldköping",)),
        ("Hon heter @saraekdahl på insta", ("heter @saraekdahl på insta",)),
        ("Skriv till @sara.ekdahl", ("@sara.ekdahl",)),
        ("Snap: saraek", ("Snap: saraek",)),
        ("Ring 12 34 56.", ("12 34 56",)),
        ("Hon har 12-34-56", ("12-34-56",)),
        ("Tfn: 123456 eller sms 123 45", ("123456", "123 45")),
        ("Boendet heter Solgläntan.", ("Solgläntan",)),
        ("Trivs på familjehemmet Björklunda", ("Björklunda",)),
        ("Hon är hos sin syster nu.", ("är hos sin syster nu",)),
        ("Finns i en lägenhet på våning 3", ("lägenhet på våning",)),
        ("Sara arbetar på ICA Maxi.", ("ICA Maxi",)),
    ],
)
def test_what_may_tell_where_somebody_is_is_found_by_its_form(
    text: str, found: tuple[str, ...]
) -> None:
    assert place_like(text, known()) == found


@pytest.mark.parametrize(
    "text",
    [
        "Närvaro minst 85 % från 15 oktober 2026, 8 av 10 dagar",
        "Möte 2026-10-06 kl. 14.30–15.30, sedan 15/10 2026 och läsåret 2026-2027",
        "Skulden är 1 500 000 kr",
        "Screening på Mini-Maria, samtal med Petra i Lindåsa kommun",
        "Ring Petra Lindqvist, 070-1740611, eller 112",
        "Sara är hemma när Milo kommer från Björkskolan",
        "Möts på Socialkontoret Lindåsa på måndag",
        "Rapporterar till Polisen och lyssnar på Jonas",
        "Konstigt nog en Obligatorisk Studievägledning i Teams",
        "Är hemma senast 21.00",
        "Ring 114 14 eller 116 117, eller 1177",
        "Går på boxning, 3 ggr i veckan; arbetar på att komma i tid",
        "Familjehemmet är bra, och boendet heter något annat nu",
        "Milo är hos Mini-Maria på tisdagar och jobbar på Björkskolan",
        "Skolan heter Solgläntan",
    ],
)
def test_days_times_sums_names_and_the_offices_own_are_none(text: str) -> None:
    assert place_like(text, known()) == ()


def test_nothing_of_an_ordinary_case_looks_like_a_place() -> None:
    told = [text for case in (CASE, FOLLOWED) for _, text in texts_in((case.goals, case.police))]
    told += [one.text for one in FOLLOWED.commitments]
    assert [text for text in told if place_like(text, known())] == []


def test_the_name_of_a_school_tells_where_a_protected_youth_is_and_no_other() -> None:
    text = "Trivs i klassen, Doldskolan är bra"
    assert place_like(text, known()) == ()
    assert place_like(text, known(youth=True)) == ("Doldskolan",)
    assert place_like("Björkskolan är bra", known(youth=True)) == ()
    assert place_like("Skolan heter Solgläntan", known(youth=True)) == ("Solgläntan",)


@pytest.mark.parametrize(
    "place",
    [
        *("", "Socialkontoret, rum Eken", "rum Eken", "socialkontoret, rum 3", "Digitalt möte"),
        *("Teams", "Socialkontoret Lindåsa, rum Eken", "Mini-Maria", "Björkskolan, sal 4"),
        *("via telefon", "Kommunhuset, plan 2", "skolan", "samma plats som förra gången"),
    ],
)
def test_a_room_of_the_office_or_of_a_party_is_no_strange_place(place: str) -> None:
    assert not strange_place(place, known())


@pytest.mark.parametrize(
    "place", ["hemma hos Sara", "hos Sara", "Storgatan 5", "Kaféet Draken", "Saras nya lägenhet"]
)
def test_any_other_place_of_a_meeting_is_strange(place: str) -> None:
    assert strange_place(place, known())


def test_a_case_without_protection_is_never_asked() -> None:
    story = Story.started(START + MEET % "hemma hos Sara på Hemligstigen 12")
    story.accept(headed("journal", "2026-09-10", "iakttagelser: Bor på Hemligstigen 12.\n"))


def test_a_protected_case_may_hold_it_in_the_journal() -> None:
    story = Story.started()
    story.accept(headed("journal", "2026-09-10", PROTECTED))
    story.accept(headed("journal", "2026-09-11", "iakttagelser: Bor på Hemligstigen 12.\n"))
    assert story.refuse(follow_up("2026-09-22", MEET % "hemma hos Sara")) == ["skyddad-motesplats"]
    assert story.refuse(follow_up("2026-09-22", "säkerhetsplanering: Ring 070-1740606.\n")) == [
        "skyddad-plats-eller-nummer"
    ]


def test_what_was_told_before_somebody_was_protected_is_taken_out_of_later_papers() -> None:
    story = Story.started(START.replace("Prova boxning", "Hämta på Hemligstigen 12"))
    story.accept(headed("journal", "2026-09-10", PROTECTED))
    story.follow_up("2026-09-22")
    told = [one for one in due(story.history, PROFILE) if one.context and one.receivers]
    assert {"atgardsplan", "lattlast_plan"} <= {one.kind.slug for one in told}
    pages = [one.context.model_dump_json() for one in told if one.context]
    assert not [page for page in pages if "Hemligstigen" in page]
    assert [page for page in pages if "Hämta på (utelämnat)" in page]


def at_home(story: Story) -> list[Call]:
    return [call for call in calls(story.history, PROFILE) if call.party == FAMILY]


def test_where_somebody_is_protected_each_of_the_family_has_a_call_without_that_place() -> None:
    story = Story.started(START + MEET % "hemma hos Sara")
    assert [(call.people, call.own) for call in at_home(story)] == [
        (("Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl"), False)
    ]
    story.accept(headed("journal", "2026-09-10", PROTECTED))
    found = at_home(story)
    assert [call.people for call in found] == [
        ("Milo Ekdahl",),
        ("Sara Ekdahl",),
        ("Jonas Ekdahl",),
    ]
    assert {(call.sequence, call.cancelled, call.meeting.place) for call in found} == {
        (1, False, "")
    }
    story.accept(headed("journal", "2026-09-11", "iakttagelser: Ringer Sara.\n"))
    assert at_home(story) == []


def test_a_protected_guardian_who_loses_custody_alone_has_the_call_taken_back() -> None:
    story = Story.started(START + MEET % "Socialkontoret")
    story.accept(headed("journal", "2026-09-10", PROTECTED))
    lost = "vårdnadshavare: [{namn: Jonas Ekdahl, vårdnad: ingen}]\niakttagelser: Dom kom.\n"
    story.accept(headed("journal", "2026-09-11", lost))
    assert [(call.people, call.cancelled) for call in at_home(story)] == [(("Jonas Ekdahl",), True)]


def test_each_signs_a_consent_form_of_their_own_where_somebody_is_protected() -> None:
    secret = "relation: mamma, skyddade personuppgifter: sekretessmarkering"
    story = Story.started(ASKED.replace("relation: mamma", secret))
    forms = [one for one in due(story.history, PROFILE) if one.kind.slug == "samtycke"]
    assert [[who.name for who in one.receivers] for one in forms] == [
        ["Sara Ekdahl"],
        ["Jonas Ekdahl"],
        ["Milo Ekdahl"],
    ]


def elsewhere(*numbers: str) -> Register:
    kept = PersonFacts(protection=Protection.MARKED, intermediary="Kvinnojouren")
    return dataclasses.replace(REGISTER, protected=dict.fromkeys(numbers, kept))


SARA = START.replace("relation: mamma", "relation: mamma, personnummer: '198111052380'", 1)


def test_who_is_protected_in_another_case_is_protected_in_this() -> None:
    story = Story(register=elsewhere("198111052380"))
    decision = story.accept(SARA)
    (mother,) = (one for one in story.case.guardians if one.protected)
    assert (mother.name, mother.intermediary) == ("Sara Ekdahl", "Kvinnojouren")
    assert [one for one in decision.remarks if "Sara Ekdahl är skyddad i ett annat ärende" in one]
    assert story.refuse(follow_up("2026-09-22", MEET % "hemma hos Sara")) == ["skyddad-motesplats"]


def test_a_no_written_of_somebody_protected_elsewhere_does_not_open() -> None:
    story = Story(register=elsewhere("198111052380"))
    story.accept(SARA.replace("relation: mamma", "relation: mamma, skyddade personuppgifter: nej"))
    assert [one.name for one in story.case.guardians if one.protected] == ["Sara Ekdahl"]


def test_a_no_written_where_somebody_was_protected_ends_it() -> None:
    story = Story(register=elsewhere("198111052380"))
    story.accept(SARA)
    ended = (
        "vårdnadshavare: [{namn: Sara Ekdahl, skyddade personuppgifter: nej}]\niakttagelser: Nej.\n"
    )
    story.accept(headed("journal", "2026-09-10", ended))
    assert [one.name for one in story.case.guardians if one.protected] == []


def test_a_correction_keeps_the_protection_that_came_from_another_case() -> None:
    story = Story(register=elsewhere("198111052380"))
    story.accept(SARA)
    wrong = "{gäller: Å3, stod: Prova boxning, ska stå: Prova judo, orsak: hörde fel}"
    story.accept(headed("rättelse", "2026-09-10", f"rättar: 2026-09-08\nrättelser: [{wrong}]"))
    assert [one.name for one in story.case.guardians if one.protected] == ["Sara Ekdahl"]


AT_HOME = SARA.replace("relation: mamma", "relation: mamma, adress: 'Storgatan 5, Norrby'", 1)
RETELL = (
    "rättar: 2026-09-22\nrättelser: "
    "[{gäller: övrigt, stod: Allt väl., ska stå: Allt är väl., orsak: fel}]\n"
)


def test_protection_that_a_correction_learns_of_is_told_of_that_day_and_issues_the_plan_anew() -> (
    None
):
    story = Story.started(AT_HOME.replace("Prova boxning", "Läsa hemma på Storgatan 5"))
    story.follow_up("2026-09-22", "övrigt: Allt väl.\n")
    story.register = elsewhere("198111052380")
    decision = story.accept(headed("rättelse", "2026-09-28", RETELL))
    assert [one for one in decision.remarks if "utan det som nu är skyddat" in one]
    assert (story.plan.version, story.plan.replaces) == (3, 2)
    then = case_as_of(story.history, 2)
    assert then
    assert not any(one.protected for one in then.guardians)
    (plan,) = (one for one in due(story.history, PROFILE) if one.kind.slug == "atgardsplan")
    assert plan.context
    assert "Storgatan" not in plan.context.model_dump_json()
    assert "SIG-2026-014_atgardsplan_v2_2026-09-22" in {
        one.stem for one in exposed_by_last(story.history, PROFILE)
    }
    story.accept(headed("journal", "2026-09-29", "övrigt: Ringde.\n"))
    assert story.plan.version == 3


def test_a_correction_tells_a_note_again_with_the_protection_that_it_met() -> None:
    story = Story(register=elsewhere("198111052380"))
    story.accept(SARA)
    story.follow_up("2026-09-22", "övrigt: Allt väl.\n")
    story.register = REGISTER
    story.accept(headed("rättelse", "2026-09-28", RETELL))
    assert [one.intermediary for one in story.case.guardians if one.protected] == ["Kvinnojouren"]
    assert story.plan.version == 2


def test_another_number_is_another_person() -> None:
    story = Story(register=elsewhere("199001192385"))
    story.accept(SARA)
    assert [one.name for one in story.case.guardians if one.protected] == []


def test_the_plan_is_issued_anew_without_what_a_note_makes_protected() -> None:
    story = Story.started(START.replace("Prova boxning", "Hämta på Hemligstigen 12"))
    story.accept(headed("journal", "2026-09-10", PROTECTED))
    assert story.plan.version == 2
    (plan,) = (one for one in due(story.history, PROFILE) if one.kind.slug == "atgardsplan")
    assert plan.context
    assert "Hemligstigen" not in plan.context.model_dump_json()
    assert [one.name for one in plan.receivers] == [one.name for one in story.plan.goes_to]
    shown = {one.stem for one in exposed_by_last(story.history, PROFILE)}
    assert "SIG-2026-014_atgardsplan_v1_2026-09-08" in shown
    story.accept(headed("journal", "2026-09-11", PROTECTED))
    assert exposed_by_last(story.history, PROFILE) == ()


def test_a_plan_that_shows_nothing_of_what_is_protected_stands() -> None:
    story = Story.started()
    story.accept(headed("journal", "2026-09-10", PROTECTED))
    assert story.plan.version == 1
    assert exposed_by_last(story.history, PROFILE) == ()
