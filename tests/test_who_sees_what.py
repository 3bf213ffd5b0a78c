"""The table of who sees what is true, and some facts reach some readers never."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.days import days_in
from tests.service_stage import a_workspace
from tests.who_sees_what import (
    GUARDIAN,
    LESS,
    OFFICE,
    PAGE,
    PARTY,
    YOUTH,
    Canaries,
    page,
    seen,
)

Found = dict[str, dict[str, set[str]]]
OUTSIDE = (YOUTH, GUARDIAN, PARTY, LESS)
OF_THE_FILE = (
    *("iakttagelse i journalen", "bedömning i journalen", "uppgift i journalen"),
    *("åtgärd i journalen", "synpunkt på uppgift", "kontakt med, i journalen"),
    *("övrigt i mötesanteckningen", "bedömning i mötesanteckningen", "skäl till pausen"),
    *("kommentar om samtycket", "kommentar om återkallelsen", "vem som nominerade"),
    *("vad som hände vid avvikelsen", "hur kontakten togs", "personaktens nummer"),
    *("den unges telefon", "den unges adress", "hur den unge nås"),
    *("en vårdnadshavares telefon", "en vårdnadshavares adress"),
)
"""What no paper that leaves the office tells: domain.md keeps it in the file."""
OF_INTERVIEWS = (
    *("intervju: boende och familj", "intervju: skola", "intervju: hälsa"),
    *("intervju: alkohol och droger", "intervju: umgänge", "intervju: den unges mål"),
    *("intervju: vem den unge inte vill ha med", "intervju: situationen"),
    *("intervju: vårdnadshavarens oro", "intervju: en vårdnadshavares mål"),
    "intervju: vad som har prövats",
)
"""What a party never sees; the family has its own summary when the insats ends."""
MAY_HAVE = {"kallelse", "samtyckesintyg", "besked_vilande"}
"""What a party covered for one kind alone may have: no plan, since a plan tells of all kinds."""


@pytest.fixture(scope="module")
def canaries() -> Canaries:
    return Canaries()


@pytest.fixture(scope="module")
def found(canaries: Canaries, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    folder: Path = tmp_path_factory.mktemp("ser")
    with days_in(a_workspace(folder / "kontor")) as days:
        yield seen(days, canaries)


def test_the_table_in_the_docs_is_what_the_files_hold(found: Found, canaries: Canaries) -> None:
    assert PAGE.read_text("utf-8") == page(found, canaries), "kör: python -m tests.who_sees_what"


@pytest.mark.parametrize("fact", OF_THE_FILE)
def test_what_is_of_the_file_reaches_nobody_outside(
    found: Found, canaries: Canaries, fact: str
) -> None:
    assert fact in canaries.words
    assert not [reader for reader in OUTSIDE if found[fact][reader]]


@pytest.mark.parametrize("fact", OF_INTERVIEWS)
def test_no_party_sees_what_was_said_in_an_interview(
    found: Found, canaries: Canaries, fact: str
) -> None:
    assert fact in canaries.words
    assert not found[fact][PARTY] | found[fact][LESS]


def test_a_party_covered_for_one_kind_has_no_paper_that_tells_of_the_case(found: Found) -> None:
    papers = {kind for readers in found.values() for kind in readers[LESS]}
    assert papers == {"kallelse"} <= MAY_HAVE


def test_the_file_holds_what_the_journal_was_told(found: Found) -> None:
    journal = [fact for fact in OF_THE_FILE if fact.endswith("i journalen")]
    assert all("journalanteckning" in found[fact][OFFICE] for fact in journal)
