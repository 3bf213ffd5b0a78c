import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.whereabouts import whereabouts
from sigdocs.documents.shield import HIDDEN, shielded
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.people import PersonFacts, Protection
from tests.paper_cases import FOLLOWED, PROFILE, START, version
from tests.paper_rendering import page_of


class Sheet(Frozen):
    text: str
    lines: tuple[str, ...] = ()


def protected(address: str = "", phone: str = "") -> Case:
    youth = START.youth.model_copy(
        update={"address": address, "phone": phone, "protection": Protection.REGISTERED}
    )
    return START.model_copy(update={"youth": youth})


def hidden(text: str, case: Case) -> str:
    return shielded(Sheet(text=text), whereabouts((case,), PROFILE)).text


@pytest.mark.parametrize(
    "written", ["070-1740699", "070 174 06 99", "0701740699", "+46 70 174 06 99", "004670-1740699"]
)
def test_a_protected_phone_is_hidden_however_it_is_grouped(written: str) -> None:
    case = protected(phone="070-174 06 99")
    assert hidden(f"Ring {written} efter tre.", case) == f"Ring {HIDDEN} efter tre."


def test_another_phone_stays() -> None:
    text = "Ring 070-1740611 eller 08-46500410."
    assert hidden(text, protected(phone="070-1740699")) == text


def test_street_code_and_town_are_hidden_also_alone() -> None:
    case = protected(address="Storgatan 12 B, 123 45 Norrby")
    text = "Milo bor på storgatan 12 B i Norrby (12345), nära Norrbyskolan."
    assert hidden(text, case) == f"Milo bor på {HIDDEN} i {HIDDEN} ({HIDDEN}), nära {HIDDEN}."


def test_the_units_own_town_stays() -> None:
    case = protected(address="Storgatan 12, 123 45 Lindåsa")
    assert hidden("Socialkontoret Lindåsa", case) == "Socialkontoret Lindåsa"


def test_nothing_is_hidden_when_nobody_is_protected() -> None:
    youth = START.youth.model_copy(update={"address": "Storgatan 12", "phone": "070-1740699"})
    case = START.model_copy(update={"youth": youth})
    assert not youth.protected
    assert hidden("Storgatan 12, 070-1740699", case) == "Storgatan 12, 070-1740699"


def test_a_guardians_protection_counts() -> None:
    guardian = START.guardians[0].model_copy(
        update={"phone": "070-1740698", "protection": Protection.MARKED}
    )
    case = START.model_copy(update={"guardians": (guardian,)})
    assert HIDDEN in hidden("Mamma nås på 070-1740698", case)


def test_lists_and_nested_texts_are_hidden_too() -> None:
    sheet = Sheet(text="", lines=("Storgatan 12", "skolan"))
    shown = shielded(sheet, whereabouts((protected(address="Storgatan 12"),), PROFILE))
    assert shown.lines == (HIDDEN, "skolan")


def test_a_protected_person_is_printed_without_birth_date_address_or_phone() -> None:
    youth = PersonFacts(
        name="Milo Ekdahl",
        personnummer="20110415-2390",
        address="Björkvägen 3, 123 45 Norrby",
        phone="070-1740699",
        protection=Protection.ASSUMED,
    )
    words = "Jag bor på Björkvägen 3 och har 070-174 06 99."
    case = FOLLOWED.model_copy(update={"youth": youth, "youth_words": words})
    context = page_of(case, START, version(FOLLOWED))
    page = shielded(context, whereabouts((case,), PROFILE)).model_dump_json()
    for secret in ("april 2011", "Björkvägen", "1740699", "174 06 99", "Norrby"):
        assert secret not in page


@given(st.text(max_size=200))
def test_text_without_secrets_comes_out_as_it_went_in(text: str) -> None:
    case = protected(address="Qxzgatan 9, 987 65 Qxzköping", phone="070-1740699")
    assert hidden(text.replace("7", ""), case) == text.replace("7", "")
