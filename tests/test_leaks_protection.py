"""Where a protected person is, and that they are protected, is for nobody outside the file."""

import pytest

from sigdocs.service.codec import case_of
from sigdocs.service.publishing.stop_notice import notices
from tests.days import CASE, Days, follow_up, given, headed, start

WAY = "skyddade personuppgifter: sekretessmarkering, förmedlas via: Kvinnojouren Tussilagon"
MOTHER = "{{namn: Sara Ekdahl, relation: mamma, personnummer: '198111052380', {}}}"
FATHER = "{namn: Jonas Ekdahl, relation: pappa, personnummer: '197902142392'}"
HOME = "adress: 'Hemligstigen 12, 222 22 Doldköping', telefon: 070-1740606"


def family(of_mother: str = WAY) -> str:
    """A protected mother, and a father who is not."""
    return f"  - {MOTHER.format(of_mother)}\n  - {FATHER}\n"


def task(what: str) -> str:
    """One more commitment."""
    return (
        "åtgärdsplan: [{livsområde: Fritid, mål: En aktivitet i veckan, åtaganden: "
        f"[{{åtagande: '{what}', ansvarig: [Petra Lindqvist], löpande: true}}]}}]\n"
    )


@pytest.fixture
def protected(first_days: Days) -> Days:
    """An office where a mother is protected, as the handbook says: with no address recorded."""
    first_days.accept("2026-09-08", start(guardians=family()))
    return first_days


@pytest.mark.parametrize(
    "what",
    [
        "Sara hämtar Milo på Hemligstigen 12, 222 22 Doldköping.",
        "Ring Sara på 070-1740606.",
        "Ring Sara på 070.174.06.06.",
        "Sara nås på sjutton fyrtio sexhundrasex, annars 174 06 06.",
        "Hämtas på Hemligstigen.",
        "Milo tar buss 14 från Doldköping varje morgon.",
        "Milo går hem till Sara efter skolan i Doldköping.",
    ],
)
def test_what_looks_like_a_place_or_number_is_asked_about_where_somebody_is_protected(
    protected: Days, what: str
) -> None:
    came = protected.drop("2026-09-22", follow_up("2026-09-22", task(what)))
    assert came.asks("skydd")


@pytest.mark.parametrize(
    "more",
    [
        "nästa möte: {datum: 2026-10-06, plats: hemma hos Sara på Hemligstigen 12 i Doldköping}\n",
        "nästa möte: {datum: 2026-10-06, plats: Sara och Milos nya lägenhet}\n",
        "den unges egna ord: 'Det är lugnt på Hemligstigen.'\n",
        "polisens uppdrag: Kör förbi Hemligstigen 12 på kvällarna.\n",
        "status: [{nr: Å1, status: pågår, kommentar: Går från Doldköping med bussen}]\n",
        "säkerhetsplanering: Sara ringer från 070-1740606.\n",
    ],
)
def test_it_is_asked_about_in_whatever_is_printed(protected: Days, more: str) -> None:
    assert protected.drop("2026-09-22", follow_up("2026-09-22", more)).asks("skydd")


def test_a_start_meeting_that_tells_where_a_protected_mother_lives_is_asked_about(
    first_days: Days,
) -> None:
    words = start(guardians=family()).replace(
        "Går till skolan varje dag", "Hämtas hos Sara på Hemligstigen 12"
    )
    place = "nästa möte: {datum: 2026-10-06, plats: hemma hos Sara}\n"
    assert first_days.drop("2026-09-08", words + place).asks("skydd")


def test_a_meeting_at_the_office_needs_no_question(protected: Days) -> None:
    more = "nästa möte: {datum: 2026-10-06, plats: 'Socialkontoret, rum Eken'}\n"
    protected.accept("2026-09-22", follow_up("2026-09-22", more))


@pytest.mark.parametrize(
    "what",
    [
        "Hämtas på Hemligstigen 12.",
        "Ring 070-174 06 06.",
        "Ring 070.174.06.06.",
        "Hämtas på Hemligstigen.",
        "Hämtas på Hemligstigen 14, grannhuset.",
        "Milo tycker om Hemligstigens lekplats.",
        "Tar Hemligstigsbussen hem.",
        "Doldköpings station klockan åtta.",
        "Träffas i Doldköping.",
    ],
)
def test_what_is_recorded_of_the_protected_stands_on_no_paper_in_any_form(
    first_days: Days, what: str
) -> None:
    first_days.accept("2026-09-08", start(guardians=family(f"{WAY}, {HOME}")))
    came = first_days.drop("2026-09-22", follow_up("2026-09-22", task(what)))
    secrets = ("Hemligstig", "Doldköping", "174.06.06", "174 06 06", "1740606")
    found = [(name, one) for name, text in came.pages().items() for one in secrets if one in text]
    assert found == []


def test_no_paper_tells_that_somebody_is_protected_or_by_whom_they_are_reached(
    protected: Days,
) -> None:
    more = "nästa möte: {datum: 2026-10-06, plats: rum Eken}\n"
    came = protected.accept("2026-09-22", follow_up("2026-09-22", more))
    words = ("skydd", "Tussilagon", "förmedlas")
    found = [(name, one) for name, text in came.pages().items() for one in words if one in text]
    assert found == []


def test_the_receipt_tells_by_whom_the_protected_are_reached(protected: Days) -> None:
    came = protected.accept("2026-09-22", follow_up("2026-09-22"))
    assert "förmedlas via Kvinnojouren Tussilagon" in came.receipt


def test_the_protected_and_the_other_guardian_have_calls_of_their_own(protected: Days) -> None:
    more = "nästa möte: {datum: 2026-10-06, plats: rum Eken}\n"
    came = protected.accept("2026-09-22", follow_up("2026-09-22", more))
    calls = came.pages("kallelse")
    assert calls
    assert not [name for name, text in calls.items() if "Sara" in text and "Jonas" in text]


SISTER = "{namn: Alva Ekdahl, personnummer: '201305022384'}"


def sisters(guardian: str) -> str:
    """The start meeting of a sister, whose note says nothing of protection."""
    note = start(
        given("Polisen", by="Sara Ekdahl, Jonas Ekdahl, Alva Ekdahl"),
        youth=SISTER,
        guardians=f"  - {guardian}\n  - {FATHER}\n",
        more="ärendetyp: ungdom\n",
    )
    return note.replace("Går till skolan varje dag", "Hämtas hos Sara på Hemligstigen 12")


@pytest.mark.parametrize("of_mother", [HOME, "kanal: brev"])
def test_a_mother_protected_in_one_case_is_protected_in_a_siblings(
    protected: Days, of_mother: str
) -> None:
    came = protected.drop("2026-09-09", sisters(MOTHER.format(of_mother)))
    found = [text for text in came.pages().values() if "Hemligstigen" in text]
    assert came.asks("skydd") or (came.accepted and not found)


def test_protection_said_later_in_one_case_stops_what_is_out_in_a_siblings(
    first_days: Days,
) -> None:
    place = "Hämtas på Hemligstigen 12"
    first_days.accept(
        "2026-09-08",
        start(guardians=family(HOME)).replace("Går till skolan varje dag", place),
    )
    first_days.accept("2026-09-09", sisters(MOTHER.format(HOME)))
    now = f"iakttagelser: Talade med Sara i telefon.\nvårdnadshavare: [{MOTHER.format(WAY)}]\n"
    first_days.accept("2026-09-15", headed("journal", "2026-09-15", now))
    stopped = list((first_days.stage.outbox / "stoppat").glob("*/*.txt"))
    assert {one.parent.name for one in stopped} == {CASE, "SIG-2026-002"}
    found = notices(first_days.stage.desk)
    assert {one.case_number: one.papers > 0 for one in found} == {CASE: True, "SIG-2026-002": True}
    assert {one.since for one in found} == {first_days.stage.desk.today()}


OTHER = "SIG-2026-002"


def of_sara(day: str, protection: str, case: str = CASE) -> str:
    """A follow-up that says of the mother whether she is protected; "" for one that does not."""
    said = MOTHER.format(f"skyddade personuppgifter: {protection}")
    more = f"vårdnadshavare: [{said}]\n" if protection else ""
    return follow_up(day, more).replace(CASE, case)


def is_protected(days: Days, case: str) -> bool:
    found = case_of(days.stage.desk.ledger.entries(case))
    return bool(found and any(one.protected for one in found.guardians))


@pytest.fixture
def two_cases(first_days: Days) -> Days:
    """An office where a mother has a case for each of two children."""
    first_days.accept("2026-09-08", start(guardians=family("kanal: brev")))
    first_days.accept("2026-09-09", sisters(MOTHER.format("kanal: brev")))
    return first_days


def test_protection_in_two_cases_ends_where_it_is_ended_and_does_not_come_back(
    two_cases: Days,
) -> None:
    two_cases.accept("2026-09-15", of_sara("2026-09-15", "sekretessmarkering"))
    two_cases.accept("2026-09-16", of_sara("2026-09-16", "", OTHER))
    assert (is_protected(two_cases, CASE), is_protected(two_cases, OTHER)) == (True, True)
    two_cases.accept("2026-09-17", of_sara("2026-09-17", "nej"))
    two_cases.accept("2026-09-18", of_sara("2026-09-18", ""))
    assert (is_protected(two_cases, CASE), is_protected(two_cases, OTHER)) == (False, True)
    two_cases.accept("2026-09-21", of_sara("2026-09-21", "nej", OTHER))
    two_cases.accept("2026-09-22", of_sara("2026-09-22", "", OTHER))
    two_cases.accept("2026-09-23", of_sara("2026-09-23", ""))
    assert (is_protected(two_cases, CASE), is_protected(two_cases, OTHER)) == (False, False)


def test_a_no_in_the_other_case_holds_until_the_first_says_protection_anew(
    two_cases: Days,
) -> None:
    two_cases.accept("2026-09-15", of_sara("2026-09-15", "sekretessmarkering"))
    two_cases.accept("2026-09-16", of_sara("2026-09-16", "", OTHER))
    two_cases.accept("2026-09-17", of_sara("2026-09-17", "nej", OTHER))
    two_cases.accept("2026-09-18", of_sara("2026-09-18", "sekretessmarkering"))
    two_cases.accept("2026-09-21", of_sara("2026-09-21", "", OTHER))
    assert not is_protected(two_cases, OTHER)
    two_cases.accept("2026-09-22", of_sara("2026-09-22", "nej"))
    two_cases.accept("2026-09-23", of_sara("2026-09-23", "skyddad folkbokföring"))
    two_cases.accept("2026-09-24", of_sara("2026-09-24", "", OTHER))
    assert is_protected(two_cases, OTHER)


def test_protection_said_in_both_cases_ends_in_each_by_its_own_no(two_cases: Days) -> None:
    two_cases.accept("2026-09-15", of_sara("2026-09-15", "sekretessmarkering"))
    two_cases.accept("2026-09-16", of_sara("2026-09-16", "sekretessmarkering", OTHER))
    two_cases.accept("2026-09-17", of_sara("2026-09-17", "nej", OTHER))
    two_cases.accept("2026-09-18", of_sara("2026-09-18", "", OTHER))
    assert (is_protected(two_cases, CASE), is_protected(two_cases, OTHER)) == (True, False)
    two_cases.accept("2026-09-21", of_sara("2026-09-21", "nej"))
    two_cases.accept("2026-09-22", of_sara("2026-09-22", ""))
    assert (is_protected(two_cases, CASE), is_protected(two_cases, OTHER)) == (False, False)


def test_what_was_only_taken_in_lays_no_notice_in_the_case_that_it_came_from(
    two_cases: Days,
) -> None:
    two_cases.accept("2026-09-15", of_sara("2026-09-15", "sekretessmarkering"))
    before = {one.place for one in notices(two_cases.stage.desk)}
    two_cases.accept("2026-09-16", of_sara("2026-09-16", "", OTHER))
    after = {one.place for one in notices(two_cases.stage.desk)}
    assert not [one for one in after - before if CASE in one]


def test_protection_said_later_stops_and_remakes_what_is_out(first_days: Days) -> None:
    more = "nästa möte: {datum: 2026-10-06, plats: hemma hos Sara}\n"
    first_days.accept(
        "2026-09-08",
        start(guardians=family(HOME), more=more).replace(
            "Går till skolan varje dag", "Hämtas på Hemligstigen 12"
        ),
    )
    now = f"iakttagelser: Talade med Sara i telefon.\nvårdnadshavare: [{MOTHER.format(WAY)}]\n"
    came = first_days.accept("2026-09-15", headed("journal", "2026-09-15", now))
    assert f"{CASE}_atgardsplan_v1" in came.stopped
    assert f"{CASE}_kallelse_nr101" in came.stopped


def test_the_route_of_a_protected_youth_is_asked_about(first_days: Days) -> None:
    youth = (
        "{namn: Milo Ekdahl, personnummer: '201104152390', "
        "skyddade personuppgifter: skyddad folkbokföring}"
    )
    first_days.accept("2026-09-08", start(youth=youth))
    route = task("Milo går på Doldköpingsskolan och tar buss 14 dit")
    assert first_days.drop("2026-09-22", follow_up("2026-09-22", route)).asks("skydd")
