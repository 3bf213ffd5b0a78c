"""People are who they are, not their names: two of one name are two, and the unclear is asked."""

import pytest

from tests.days import Days, follow_up, given, headed, in_words, start, withdrawn, words_of

SON = "{namn: Ali Hassan, personnummer: '201104152390'}"
FATHER = "  - {namn: Ali Hassan, relation: pappa, personnummer: '197902142392'}\n"


def test_a_son_does_not_consent_for_the_father_whose_name_he_bears(first_days: Days) -> None:
    consent = given("Polisen", by="den unge")
    came = first_days.accept("2026-09-08", start(consent, youth=SON, guardians=FATHER))
    assert not came.shares_with("Polisen")


def test_a_father_does_not_consent_for_the_son_who_bears_his_name(first_days: Days) -> None:
    consent = given("Polisen", by="pappa")
    came = first_days.accept("2026-09-08", start(consent, youth=SON, guardians=FATHER))
    assert not came.shares_with("Polisen")


def test_a_name_that_father_and_son_bear_is_asked_about_as_a_giver(first_days: Days) -> None:
    consent = given("Polisen", by="Ali Hassan")
    assert first_days.drop("2026-09-08", start(consent, youth=SON, guardians=FATHER)).asks("Ali")


def test_father_and_son_of_one_name_may_both_consent(first_days: Days) -> None:
    consent = given("Polisen", by="den unge, pappa")
    came = first_days.accept("2026-09-08", start(consent, youth=SON, guardians=FATHER))
    assert "Polisen" in came.plan_to


def test_what_the_son_takes_back_the_father_has_not_taken_back(first_days: Days) -> None:
    consent = given("Polisen", by="den unge, pappa")
    first_days.accept("2026-09-08", start(consent, youth=SON, guardians=FATHER))
    back = "samtycke:\n  - {samtycke: återkallat, lämnat av: [den unge], datum: 2026-09-20}\n"
    first_days.accept("2026-09-20", headed("samtycke", "2026-09-20", back))
    again = given("Polisen", by="den unge", day="2026-09-25")
    came = first_days.accept("2026-09-25", headed("samtycke", "2026-09-25", f"samtycke:\n{again}"))
    assert came.shares_with("Polisen")


def test_two_guardians_of_one_name_are_asked_about(first_days: Days) -> None:
    two = (
        "  - {namn: Kim Ek, relation: mamma, personnummer: '198111052380'}\n"
        "  - {namn: Kim Ek, relation: pappa, personnummer: '197902142392'}\n"
    )
    consent = given("Polisen", by="Kim Ek, Milo")
    assert first_days.drop("2026-09-08", start(consent, guardians=two)).asks("Kim")


@pytest.mark.parametrize(
    "who", ["Milo, kommunpolis, Polisen", "Milo, polis", "Milo Ekdahl, kommunpolis, Polisen"]
)
def test_an_officer_with_the_name_of_the_youth_is_an_officer(first_days: Days, who: str) -> None:
    first_days.accept("2026-09-08", start(given("Björkskolan")))
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", "- Milo Ekdahl", f"- {who}")
    assert first_days.drop("2026-09-21", note).asks("Polisen")


@pytest.mark.parametrize(
    "who",
    [
        "Sara, kommunpolis, Polisen",
        "Jonas Ekdahl, polis, Polisen",
    ],
)
def test_an_officer_with_the_name_of_a_guardian_is_an_officer(first_days: Days, who: str) -> None:
    first_days.accept("2026-09-08", start(given("Björkskolan")))
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", "- Milo Ekdahl", f"- {who}")
    assert first_days.drop("2026-09-21", note).asks("Polisen")


THREE = (
    "  - {namn: Sara Ekdahl, relation: mamma}\n  - {namn: Jonas Ekdahl, relation: pappa}\n"
    "  - {namn: Inger Holm, relation: särskilt förordnad vårdnadshavare}\n"
)


@pytest.mark.parametrize("who", ["båda vh", "båda vårdnadshavarna", "båda föräldrarna"])
def test_both_guardians_are_asked_about_where_three_have_custody(
    first_days: Days, who: str
) -> None:
    consent = given("Polisen", by=f"{who}, Milo")
    assert first_days.drop("2026-09-08", start(consent, guardians=THREE)).asks(who)


@pytest.mark.parametrize(
    "who",
    [
        "mamma",
        "mamma Sara",
        "Sara (mamma)",
        "Sara",
    ],
)
def test_a_guardian_is_found_by_relation_and_name_where_one_fits(
    first_days: Days, who: str
) -> None:
    consent = given("Polisen", by=f"'{who}', Jonas, Milo")
    came = first_days.drop("2026-09-08", start(consent))
    assert "Polisen" in came.plan_to


def test_a_guardian_without_custody_in_the_room_is_asked_about(first_days: Days) -> None:
    family = (
        "  - {namn: Sara Ekdahl, relation: mamma}\n"
        "  - {namn: Jonas Ekdahl, relation: pappa, vårdnad: ingen}\n"
    )
    consent = given("Polisen", by="Sara, Milo")
    first_days.accept("2026-09-08", start(consent, guardians=family))
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", "- Milo", "- Jonas Ekdahl, pappa")
    assert first_days.drop("2026-09-21", note).asks("Jonas")


def test_a_guardian_in_the_room_of_a_grown_youth_is_asked_about(first_days: Days) -> None:
    grown = "{namn: Milo Ekdahl, personnummer: '200804152395'}"
    consent = given("Polisen", by="Milo")
    first_days.accept("2026-09-08", start(consent, youth=grown, more="ärendetyp: ungdom\n"))
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", "- Milo", "- Sara Ekdahl, mamma")
    assert first_days.drop("2026-09-21", note).asks("Sara")


@pytest.mark.parametrize(
    "kind", ["samtycke", "arbetsfordelning", "beslutsunderlag", "atgardsplan", "informationsblad"]
)
def test_no_paper_of_a_grown_person_speaks_of_guardians(first_days: Days, kind: str) -> None:
    grown = "{namn: Milo Ekdahl, personnummer: '200504152398'}"
    more = "ärendetyp: unga vuxna\nparter som tillfrågas: [{organisation: BUP}]\n"
    note = start(given("Polisen", by="Milo"), youth=grown, more=more)
    note = note.replace("livsområde: Skola", "livsområde: Sysselsättning")
    came = first_days.accept("2026-09-08", note)
    found = list(came.folder.glob(f"*_{kind}_*.docx"))
    if not found:
        pytest.fail(f"inget papper av slaget {kind}")
    assert not [one for one in found if "årdnadshavar" in words_of(one)]


def test_a_plan_of_a_grown_person_goes_to_no_guardian(first_days: Days) -> None:
    grown = "{namn: Milo Ekdahl, personnummer: '200804152395'}"
    note = start(given("Polisen", by="Milo"), youth=grown, more="ärendetyp: ungdom\n")
    came = first_days.accept("2026-09-08", note)
    later = first_days.accept("2026-09-22", follow_up("2026-09-22"))
    for one in (came, later):
        assert not {"Sara Ekdahl", "Jonas Ekdahl"} & {*one.plan_to}


@pytest.mark.parametrize("who", ["båda vh", "båda föräldrarna"])
def test_both_guardians_are_asked_about_where_one_is_known(first_days: Days, who: str) -> None:
    one = "  - {namn: Sara Ekdahl, relation: mamma}\n"
    consent = given("Polisen", by=f"{who}, Milo")
    assert first_days.drop("2026-09-08", start(consent, guardians=one)).asks(who)


def test_both_guardians_of_three_are_those_with_custody_where_two_have_it(first_days: Days) -> None:
    family = THREE.replace("vårdnadshavare}", "vårdnadshavare, vårdnad: ingen}")
    consent = given("Polisen", by="båda vh, Milo")
    assert "Polisen" in first_days.accept("2026-09-08", start(consent, guardians=family)).plan_to


def test_a_name_that_two_bear_is_asked_about_as_one_who_takes_back(first_days: Days) -> None:
    consent = given("Polisen", by="den unge, pappa")
    first_days.accept("2026-09-08", start(consent, youth=SON, guardians=FATHER))
    back = "samtycke:\n  - {samtycke: återkallat, lämnat av: [Ali Hassan], datum: 2026-09-20}\n"
    came = first_days.drop("2026-09-20", headed("samtycke", "2026-09-20", back))
    assert came.asks("Ali Hassan", "Ali Hassan (pappa)")


def test_the_youth_is_meant_by_that_word_in_the_room(first_days: Days) -> None:
    consent = given("Polisen", by="den unge, pappa")
    first_days.accept("2026-09-08", start(consent, youth=SON, guardians=FATHER))
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", "- den unge", "- pappa")
    assert "Polisen" in first_days.accept("2026-09-21", note).plan_to


@pytest.mark.parametrize("who", ["Ali Hassan", "Ali"])
def test_a_name_that_two_bear_is_asked_about_in_the_room(first_days: Days, who: str) -> None:
    consent = given("Polisen", by="den unge, pappa")
    first_days.accept("2026-09-08", start(consent, youth=SON, guardians=FATHER))
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", f"- {who}")
    assert first_days.drop("2026-09-21", note).asks(who, "Ali Hassan (pappa)")


@pytest.mark.parametrize("who", ["Ali Hassan, pappa", "pappa Ali", "Ali Hassan (pappa)", "pappa"])
def test_the_father_is_found_in_the_room_by_his_relation(first_days: Days, who: str) -> None:
    consent = given("Polisen", by="den unge, pappa")
    first_days.accept("2026-09-08", start(consent, youth=SON, guardians=FATHER))
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", f"- {who}")
    first_days.accept("2026-09-21", note)


def test_a_guardian_row_with_the_name_of_one_who_is_known_is_that_one(first_days: Days) -> None:
    consent = given("Polisen", by="den unge, pappa")
    first_days.accept("2026-09-08", start(consent, youth=SON, guardians=FATHER))
    again = "vårdnadshavare:\n  - {namn: Ali Hassan, telefon: 070-1740611}\n"
    came = first_days.accept("2026-09-22", follow_up("2026-09-22", again))
    assert "Polisen" in came.plan_to


@pytest.mark.parametrize("who", ["jag", "Petra"])
def test_the_writer_is_meant_by_the_first_name_or_as_i(days: Days, who: str) -> None:
    task = f"- Boka ett pass. Ansvarig: {who}. Löpande."
    new = ("Nya åtaganden", "Livsområde: Fritid", "Mål: En aktivitet i veckan", task)
    days.accept(
        "2026-09-22",
        in_words("Uppföljning", "2026-09-22", "Närvarande", "- Milo", f"- {who}", "", *new),
    )


@pytest.mark.parametrize("who", ["vh", "vårdnadshavare"])
def test_one_guardian_of_two_who_is_not_named_is_asked_about(days: Days, who: str) -> None:
    row = "samtycke:\n" + withdrawn("Polisen", day="2026-09-20", by=who)
    assert days.drop("2026-09-20", headed("samtycke", "2026-09-20", row)).asks(who)
