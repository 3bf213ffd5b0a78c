"""Where a protected person is recorded to live is taken out in every form, and nothing else is."""

import pytest

from sigdocs.casework.whereabouts import HIDDEN, whereabouts, without
from sigdocs.model.profile import Profile
from tests.paper_cases import PROFILE, START
from tests.protecting import hidden

HOME = "Hemliggatan 4, 222 22 Doldköping"
OFFICE = "Kungsgatan 10, 123 45 Lindåsa"


def masked(text: str, address: str = HOME, phone: str = "", office: str = OFFICE) -> str:
    """The text without what is recorded of a protected mother."""
    case = hidden(START)
    known = {"address": address, "phone": phone}
    guardians = tuple(
        one.model_copy(update=known) if one.protected else one for one in case.guardians
    )
    profile: Profile = PROFILE.model_copy(update={"address": office})
    return without(text, whereabouts([case.model_copy(update={"guardians": guardians})], profile))


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("Kungsgatan 1, 222 22 Dolda", "Kungsgatan 1"),
        ("Kungsgatan 1, 222 22 Dolda", "kungsgatan 3"),
        ("Kungsgatan 10 B, 222 22 Dolda", "Kungsgatan 10 B"),
        ("Kungsgatan 1, 222 22 Dolda", "Kungsgatan"),
        ("Norra Hemliggatan 4, 222 22 Dolda", "Hemliggatan 4"),
        ("N. Hemliggatan 4, 222 22 Dolda", "Hemliggatan 4"),
        ("Gamla Byn 4, 222 22 Dolda", "Byn 4"),
        ("Hemliggatan 4 Doldköping", "Doldköping"),
        ("Hemliggatan 4 B Doldköping", "Hemliggatan 4 B"),
        ("Hemliggatan 4, 222 22 Lund", "Lund"),
        ("Hemliggatan 4, 222 22 Lund", "Lunds"),
        ("c/o Berg, Hemliggatan 4, 222 22 Dolda", "Berg"),
        ("Lindåsen 4, 222 22 Dolda", "Lindåsen 4"),
        ("Lindåsa backe 4, 222 22 Dolda", "Lindåsa backe 4"),
        ("Box 12 Dolda", "Box 12"),
        ("Hemliggatan 4, 22222 Dolda", "222 22"),
    ],
)
def test_an_address_is_taken_out_by_whole_words_in_every_form(address: str, place: str) -> None:
    assert masked(f"Sara bor: {place}.", address) == f"Sara bor: {HIDDEN}."


@pytest.mark.parametrize("address", ["Stig 4, 222 22 Dolda", "Kungsgatan 1, 222 22 Dolda"])
def test_an_office_whose_address_is_only_like_a_home_saves_none_of_it(address: str) -> None:
    street = address.partition(",")[0]
    assert masked(f"Bor på {street}.", address, office="Kyrkstig 45, 123 45 Lindåsa") != (
        f"Bor på {street}."
    )


@pytest.mark.parametrize(
    "address",
    [
        "Kungsgatan 1, 222 22 Dolda",
        "Lindåsen 4, 123 45 Lindåsa",
        "Kungsgatan 10, 123 45 Lindåsa",
        "c/o Jonas Ekdahl, Hemliggatan 4, 222 22 Dolda",
    ],
)
def test_the_units_own_address_and_the_names_of_the_case_stand(address: str) -> None:
    text = f"{OFFICE}. Lindåsa kommun. Milo och Jonas Ekdahl kommer till Kungsgatan 10 på fredag."
    assert masked(text, address) == text


def test_only_the_town_of_the_unit_stands_and_no_other_part_of_its_words() -> None:
    assert masked("Bor i Kungs.", "Hemliggatan 4, 222 22 Kungs") == f"Bor i {HIDDEN}."
    assert masked("Bor i Insats.", "Hemliggatan 4, 222 22 Insats") == f"Bor i {HIDDEN}."


@pytest.mark.parametrize("phone", ["+47 91234567", "0047 912 34 567"])
@pytest.mark.parametrize("written", ["+47 912 34 567", "0047 912 34 567", "+4791234567"])
def test_a_number_abroad_is_taken_out_however_its_country_is_written(
    phone: str, written: str
) -> None:
    assert masked(f"Ring {written}.", "", phone) == f"Ring {HIDDEN}."


@pytest.mark.parametrize(
    "written", ["070-174 06 05", "0701740605", "+46 (0)70 174 06 05", "46701740605"]
)
def test_a_number_of_the_country_is_taken_out_with_its_country_or_without(written: str) -> None:
    assert masked(f"Ring {written}.", "", "070-1740605") == f"Ring {HIDDEN}."
