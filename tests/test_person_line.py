"""What is told of a guardian stays with that guardian, however people put it on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.intake.lines.person import guardian_line, people, youth_line
from sigdocs.intake.text.note import read_text
from sigdocs.model.note import Note
from sigdocs.model.people import GuardianFacts
from tests.test_text_note import note

HEAD = "Inskrivning\nDatum: 2026-09-01\nAntecknat av: Petra Lindqvist\nUngdom: Milo Ekdahl, 20110415-2390\n"
SARA = "Sara Ekdahl 19811105-2380"
JONAS = "Jonas Ekdahl 19790214-2392"


def opened(told: str) -> Note:
    return note(f"{HEAD}{told}\n")


def told_of(one: GuardianFacts) -> tuple[str, str, str, str]:
    return one.phone, one.address, one.relation, one.channel


@pytest.mark.parametrize(
    "told",
    [
        f"Vårdnadshavare: {SARA}, mamma, {JONAS}, pappa",
        f"Vårdnadshavare: {SARA} (mamma), {JONAS} (pappa)",
        f"Vårdnadshavare: {SARA} (mamma) och {JONAS} (pappa)",
        f"Vårdnadshavare: {SARA}; mamma; {JONAS}; pappa",
        f"Vårdnadshavare:\n- {SARA}, mamma\n- {JONAS}, pappa",
        f"\nVårdnadshavare\n{SARA}\nRelation: mamma\n{JONAS}\nRelation: pappa",
    ],
)
def test_each_guardian_keeps_their_own_number_and_relation(told: str) -> None:
    assert [(one.name, one.personnummer, one.relation) for one in opened(told).guardians] == [
        ("Sara Ekdahl", "198111052380", "mamma"),
        ("Jonas Ekdahl", "197902142392", "pappa"),
    ]


def test_a_phone_never_moves_to_the_next_guardian() -> None:
    sara, jonas = opened(
        f"Vårdnadshavare: {SARA} tel 070-1740611, {JONAS} tel 070-1740612"
    ).guardians
    assert (sara.phone, jonas.phone) == ("070-1740611", "070-1740612")
    assert not sara.relation + jonas.relation


@pytest.mark.parametrize(
    "told",
    [
        f"Vårdnadshavare: {SARA}, mamma, tel 070-1740611, adress: Granvägen 3, 123 45 Lindåsa, kanal: brev",
        f"Vårdnadshavare: {SARA} (mamma; adress: Granvägen 3, 123 45 Lindåsa; utskick per brev), 070-1740611",
        (
            f"Vårdnadshavare: {SARA}, mamma\nTelefon: 070-1740611\n"
            "Adress: Granvägen 3, 123 45 Lindåsa\nSkickas: brev"
        ),
        (
            f"Vårdnadshavare:\n- {SARA}, mamma, tel 070-1740611\n"
            f"  Adress: Granvägen 3, 123 45 Lindåsa\n  Kanal: brev\n- {JONAS}"
        ),
    ],
)
def test_address_and_channel_are_read_on_the_line_and_below_it(told: str) -> None:
    assert told_of(opened(told).guardians[0]) == (
        "070-1740611",
        "Granvägen 3, 123 45 Lindåsa",
        "mamma",
        "brev",
    )


def test_the_next_guardian_may_follow_below_the_address_of_the_first() -> None:
    sara, jonas = opened(
        f"\nVårdnadshavare\n{SARA}\nAdress: Granvägen 3, 123 45 Lindåsa\n"
        f"{JONAS}\nAdress: Björkgatan 8, 123 45 Lindåsa"
    ).guardians
    assert (sara.address[:9], jonas.address[:9]) == ("Granvägen", "Björkgata")


@pytest.mark.parametrize(
    "told",
    [
        "Vårdnadshavare: mamma Sara Ekdahl och pappa Jonas Ekdahl",
        f"Vårdnadshavare: mamma {SARA}, pappa {JONAS}",
        f"Vårdnadshavare: Mamma {SARA}; Pappa {JONAS}",
        "Vårdnadshavare:\n- mamma Sara Ekdahl\n- och pappa Jonas Ekdahl",
    ],
)
def test_what_somebody_is_stands_before_the_name_as_well(told: str) -> None:
    assert [(one.name, one.relation.lower()) for one in opened(told).guardians] == [
        ("Sara Ekdahl", "mamma"),
        ("Jonas Ekdahl", "pappa"),
    ]


def test_a_way_to_reach_somebody_is_no_relation() -> None:
    fields = guardian_line("Sara Ekdahl, mamma, 070-1740611, sara@lindasa.example, 08-46500411")
    assert fields["relation"] == "mamma"
    assert fields["contact_way"] == "sara@lindasa.example, 08-46500411"


def test_what_a_guardian_is_told_of_is_asked_where_nobody_has_been_named() -> None:
    read = read_text(f"{HEAD}Kanal: brev\n".encode())
    assert [problem.code for problem in read.problems] == ["person-oklar"]


def test_a_label_of_a_guardian_is_none_in_what_is_told_of_the_situation() -> None:
    told = note(
        "Uppföljning SIG-2026-014\nDatum: 2026-10-22\n\nNuläge\nFamilj: lugnt hemma\nRelation: bättre med mamma\n"
    )
    assert "bättre med mamma" in " ".join(one.text for one in told.situation)
    assert not told.guardians


def test_the_youth_has_an_address_and_a_language_on_the_line() -> None:
    fields = youth_line("Milo Ekdahl, adress: Granvägen 3, 123 45 Lindåsa, modersmål: somaliska")
    assert (fields["address"], fields["language"]) == ("Granvägen 3, 123 45 Lindåsa", "somaliska")


@given(st.text(max_size=80))
def test_no_letter_of_a_line_about_people_is_dropped(text: str) -> None:
    kept = "".join(people(text))
    assert all(letter in kept for letter in text if letter.isalnum())
