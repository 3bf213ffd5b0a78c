"""An exception closes what it names, or is asked about at its place; none is read without effect."""

from collections.abc import Iterable

import pytest

from sigdocs.casework.consent import record
from sigdocs.casework.consent.exceptions import Excepted
from sigdocs.casework.people import People
from tests.casework_notes import EVERY_KIND
from tests.days import Days, follow_up, given, headed, in_words, met_in_words, start

FAMILY = "Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl"
DAY = "2026-09-20"


def consent(*rows: str) -> str:
    """A note of consent of some rows."""
    return headed("samtycke", DAY, "samtycke:\n" + "".join(rows))


def excepting(exception: str, door: str) -> str:
    """Consent for two parties with an exception."""
    if door == "data":
        return consent(
            given("Frivården", "Kronofogden", day=DAY, more=f"undantag: ['{exception}']")
        )
    return in_words(
        "Samtycke",
        DAY,
        "Samtycke",
        f"Skriftligt samtycke från Sara, Jonas och Milo, dat. {DAY}. "
        "Gäller Frivården och Kronofogden t.o.m. 2027-02-28.",
        f"Slags uppgifter: {EVERY_KIND}",
        f"Undantag: {exception}",
    )


@pytest.mark.parametrize("door", ["data", "text"])
@pytest.mark.parametrize(
    "exception",
    [
        "inte Polisen och inte Kronofogden",
        "varken Polisen eller Kronofogden",
        "ej till Kronofogden",
        "gäller inte Kronofogden",
        "ej Kronofogden, ej Polisen",
        "Kronofogden får inte",
        "Kronofogden ska inte ha något",
        "utom till KFM",
        "inte Kronofogden och hälsa",
    ],
)
def test_a_party_that_an_exception_names_is_left_out(days: Days, exception: str, door: str) -> None:
    came = days.drop(DAY, excepting(exception, door))
    assert came.accepted or came.asks("samtycke")
    assert not came.shares_with("Kronofogden")
    days.accept("2026-09-21", headed("journal", "2026-09-21", "iakttagelser: Hej.\n"))
    assert "Kronofogden" not in days.accept("2026-09-22", follow_up("2026-09-22")).plan_to


@pytest.mark.parametrize("door", ["data", "text"])
@pytest.mark.parametrize(
    "exception",
    [
        "Kronofogden får inte skulderna",
        "drogprover till Kronofogden",
        "Kronofogdens handläggare",
        "inte Kronofogden i Norrby",
    ],
)
def test_a_party_that_an_exception_may_leave_out_is_asked_about(
    days: Days, exception: str, door: str
) -> None:
    assert days.drop(DAY, excepting(exception, door)).asks("Kronofogden", "undantag")


@pytest.mark.parametrize(
    "exception", ["inte Kronofogden, drogprover", "hälsa för Kronofogden och Frivården"]
)
def test_a_list_of_which_not_all_is_understood_is_asked_about(days: Days, exception: str) -> None:
    assert days.drop(DAY, excepting(exception, "data")).asks("Kronofogden", "undantag")


@pytest.mark.parametrize("exception", ["inte skolan", "inte Bupp"])
def test_a_name_that_is_nearly_a_partys_is_asked_about(days: Days, exception: str) -> None:
    assert days.drop(DAY, excepting(exception, "data")).asks("undantag")


@pytest.mark.parametrize("exception", ["det från Kronofogden", "inget om brodern"])
def test_what_a_party_has_told_is_not_that_party(days: Days, exception: str) -> None:
    came = days.accept(DAY, excepting(exception, "data"))
    assert "samtyckesintyg" in came.papers_to("Kronofogden")
    assert "Kronofogden" not in days.accept("2026-09-22", follow_up("2026-09-22")).plan_to


def test_a_paper_kept_from_one_party_keeps_the_whole_plan_from_all_of_the_row(days: Days) -> None:
    said = "skolans pedagogiska utredning lämnas inte till Kronofogden"
    days.accept(DAY, excepting(said, "data"))
    assert "Kronofogden" not in days.accept("2026-09-22", follow_up("2026-09-22")).plan_to


@pytest.mark.parametrize(
    "exception",
    [
        "allt om skolan lämnas inte till Kronofogden",
        "skolans utredning lämnas inte till KFM och BUP",
    ],
)
def test_what_is_no_single_paper_and_names_a_party_is_asked_about(
    days: Days, exception: str
) -> None:
    assert days.drop(DAY, excepting(exception, "data")).asks("undantaget", "Kronofogden")


def test_a_kind_among_other_things_is_not_attested(days: Days) -> None:
    came = days.accept(DAY, excepting("brodern och hälsa", "data"))
    for attest in came.pages("samtyckesintyg").values():
        kinds = attest.partition("Det här får ni ta emot")[2].partition("Undantag")[0]
        assert "ekonomi" in kinds
        assert "hälsa" not in kinds


@pytest.mark.parametrize("exception", ["inte BUP", "inte drogprover", "hälsa"])
@pytest.mark.parametrize(
    "row",
    [
        pytest.param("{{lämnat av: [Milo Ekdahl], undantag: [{0}]}}", id="en"),
        pytest.param("{{undantag: [{0}]}}", id="ingen"),
        pytest.param(
            "{{lämnat av: [" + FAMILY + "], till och med: 2027-01-31, undantag: [{0}]}}",
            id="ny sista dag",
        ),
        pytest.param("{{inte: [Polisen], undantag: [{0}, drogprover]}}", id="bredvid ett nej"),
    ],
)
def test_an_exception_on_a_row_without_parties_is_asked_about(
    days: Days, exception: str, row: str
) -> None:
    note = follow_up("2026-09-22", f"samtycke:\n  - {row.format(exception)}\n")
    came = days.drop("2026-09-22", note)
    assert came.asks("consents.0")


@pytest.mark.parametrize("exception", ["inte BUP", "inte drogprover", "hälsa"])
def test_an_exception_alone_in_a_text_is_asked_about(days: Days, exception: str) -> None:
    note = met_in_words("2026-09-22", f"Samtycke: Undantag: {exception}")
    assert days.drop("2026-09-22", note).asks(exception)


def test_a_limit_of_kinds_on_a_row_without_parties_is_asked_about(days: Days) -> None:
    row = f"  - {{lämnat av: [{FAMILY}], till och med: 2027-01-31, slags uppgifter: [skolgång]}}\n"
    came = days.drop("2026-09-22", follow_up("2026-09-22", f"samtycke:\n{row}"))
    assert came.asks("skolgång")


def test_a_kind_for_a_party_of_another_row_is_asked_about(days: Days) -> None:
    elsewhere = given("Kronofogden", day=DAY, more="undantag: [hälsa för Frivården]")
    came = days.drop(DAY, consent(given("Frivården", day=DAY), elsewhere))
    assert came.asks("hälsa", "Frivården", "consents.1.exceptions")


def of_before(written: Iterable[str], people: People) -> Excepted:
    """Exceptions as they were once taken in: words that nothing is read from."""
    assert people
    return Excepted(free=tuple(written))


@pytest.mark.parametrize("exception", ["inte BUP", "BUP får inte drogprover"])
def test_an_exception_that_an_earlier_program_took_in_unread_is_read_at_the_next_note(
    first_days: Days, monkeypatch: pytest.MonkeyPatch, exception: str
) -> None:
    rows = given("Polisen") + given("BUP", more=f"undantag: ['{exception}']")
    called = "nästa möte: {datum: 2026-10-06}\n"
    with monkeypatch.context() as before:
        before.setattr(record, "excepted", of_before)
        came = first_days.accept("2026-09-08", start(rows, more=called))
    assert "kallelse" in came.papers_to("BUP")
    told = headed("journal", "2026-09-10", "iakttagelser: Hej.\n")
    came = first_days.accept("2026-09-10", told)
    assert "Till BUP" in came.stopped
    assert {"besked_upphort", "kallelse"} == {*came.papers_to("BUP")}
    assert exception in came.receipt
    again = first_days.accept("2026-09-11", told.replace("09-10", "09-11"))
    assert not again.stopped
    came = first_days.accept("2026-09-22", follow_up("2026-09-22", called))
    assert "Polisen" in came.plan_to
    assert not came.shares_with("BUP")


def test_an_exception_read_late_closes_nothing_that_was_opened_since(
    first_days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(record, "excepted", of_before)
        first_days.accept("2026-09-08", start(given("BUP", more="undantag: [inte BUP]")))
        anew = headed("samtycke", "2026-09-09", f"samtycke:\n{given('BUP', day='2026-09-09')}")
        first_days.accept("2026-09-09", anew)
    assert "BUP" in first_days.accept("2026-09-22", follow_up("2026-09-22")).plan_to


def test_a_correction_of_something_else_is_not_asked_about_an_exception_taken_in_unread(
    first_days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = given("Polisen") + given("BUP", more="undantag: [BUP får inte drogprover]")
    with monkeypatch.context() as before:
        before.setattr(record, "excepted", of_before)
        first_days.accept("2026-09-08", start(rows))
    mended = (
        "rättar: 2026-09-08\nrättar typ: startmöte\nrättelser:\n"
        "  - {gäller: mål, stod: Närvaro minst 85 %, ska stå: Närvaro minst 90 %, orsak: fel tal}\n"
    )
    first_days.accept("2026-09-10", headed("rättelse", "2026-09-10", mended))
    assert not first_days.accept("2026-09-22", follow_up("2026-09-22")).shares_with("BUP")
