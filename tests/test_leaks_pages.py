"""What a page says: no more than each of its readers may know; the reasons stand in the office."""

import pytest

from tests.days import (
    CASE,
    Days,
    follow_up,
    given,
    headed,
    met_in_words,
    start,
    withdrawn,
    words_of,
)

REASONS = (
    "återkall",
    "ingår inte längre",
    "omfattar inte längre",
    "gäller nu bara",
    "omfattas inte av samtycket",
    "samtycket gäller bara",
    "ska inte ha",
    "har inte vårdnaden",
    "vill inte ha utskick",
    "skickas inte till",
)


def told(pages: dict[str, str]) -> list[tuple[str, str]]:
    """Give each reason that stands on a page, with the page's name."""
    return [
        (name, why)
        for name, text in pages.items()
        for why in REASONS
        if why in text.casefold() and "besked" not in name and "bekraftelse" not in name
    ]


def test_the_plan_does_not_tell_who_was_withdrawn_or_covered_for_less(first_days: Days) -> None:
    school = "  - {lämnat av: [Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl], datum: 2026-09-01, till och med: 2027-02-28, parter: [{part: Björkskolan, slags uppgifter: [skolgång]}]}\n"
    first = first_days.accept("2026-09-08", start(given("Polisen", "Mini-Maria") + school))
    gone = "samtycke:\n" + withdrawn("Polisen", day="2026-09-15", by="Sara Ekdahl")
    second = first_days.accept("2026-09-15", headed("samtycke", "2026-09-15", gone))
    third = first_days.accept("2026-09-22", follow_up("2026-09-22"))
    assert [told(came.pages()) for came in (first, second, third)] == [[], [], []]


@pytest.mark.parametrize(
    "more",
    [
        "planen skickas till: {alla i samtycket: ja, inte till: [Polisen]}\n",
        "planen skickas till: {alla i samtycket: ja, inte till: [Jonas Ekdahl]}\n",
        "vårdnadshavare: [{namn: Jonas Ekdahl, vårdnad: ingen}]\n",
        "vårdnadshavare: [{namn: Jonas Ekdahl, får utskick: nej}]\n",
    ],
)
def test_the_plan_does_not_tell_who_is_kept_out(days: Days, more: str) -> None:
    assert told(days.accept("2026-09-22", follow_up("2026-09-22", more)).pages()) == []


def test_receipt_and_delivery_list_tell_who_has_nothing_and_why(days: Days) -> None:
    gone = "samtycke:\n" + withdrawn("Polisen", day="2026-09-15", by="Sara Ekdahl")
    days.accept("2026-09-15", headed("samtycke", "2026-09-15", gone))
    came = days.accept("2026-09-22", follow_up("2026-09-22"))
    why = "samtycket återkallades 2026-09-15"
    assert f"Skickas INTE till Polisen: {why}" in came.receipt
    (listed,) = came.folder.glob("*_delgivningslista_*.docx")
    assert why in words_of(listed)


def test_the_plan_lists_who_has_it(days: Days) -> None:
    came = days.accept("2026-09-22", follow_up("2026-09-22"))
    (plan,) = came.pages("atgardsplan").values()
    for name in ("Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl", "Polisen", "Mini-Maria"):
        assert name in plan


def test_an_attest_holds_no_exception_about_other_kinds(first_days: Days) -> None:
    rows = (
        "  - {lämnat av: [Sara Ekdahl], datum: 2026-09-01, till och med: 2027-02-28, undantag: [inte Saras depression], parter: [{part: Björkskolan, slags uppgifter: [skolgång, hälsa och missbruk]}]}\n"
        "  - {lämnat av: [Milo Ekdahl], datum: 2026-09-01, till och med: 2027-02-28, undantag: [inte provsvaren], parter: [{part: Björkskolan, slags uppgifter: [skolgång]}]}\n"
    )
    mother = "  - {namn: Sara Ekdahl, relation: mamma}\n"
    came = first_days.accept("2026-09-08", start(rows, guardians=mother))
    (attest,) = came.pages("samtyckesintyg").values()
    assert "skolgång" in attest
    assert not [word for word in ("depression", "provsvar") if word in attest]


def test_an_attest_holds_no_exception_that_was_made_for_another_party(first_days: Days) -> None:
    rows = given("BUP", more="undantag: [inte om graviditeten]") + given("Björkskolan")
    came = first_days.accept("2026-09-08", start(rows))
    attests = came.pages("samtyckesintyg").values()
    assert not [text for text in attests if "TillBjörkskolan" in text and "graviditet" in text]
    assert not [text for text in attests if "Björkskolan" in text and "graviditet" in text]


def test_the_confirmation_of_a_withdrawal_is_for_the_one_who_withdrew(days: Days) -> None:
    gone = "samtycke:\n" + withdrawn("Polisen", day="2026-09-15", by="Sara Ekdahl")
    came = days.accept("2026-09-15", headed("samtycke", "2026-09-15", gone))
    assert "aterkallelse_bekraftelse" in came.papers_to("Sara Ekdahl")


def test_the_confirmation_does_not_tell_what_another_took_back(days: Days) -> None:
    his = "samtycke:\n" + withdrawn("Mini-Maria", day="2026-09-14", by="Jonas Ekdahl")
    days.accept("2026-09-14", headed("samtycke", "2026-09-14", his))
    hers = "samtycke:\n" + withdrawn("Polisen", day="2026-09-15", by="Sara Ekdahl")
    came = days.accept("2026-09-15", headed("samtycke", "2026-09-15", hers))
    (page,) = came.pages("aterkallelse_bekraftelse").values()
    kept = page.partition("Det här gäller fortfarande")[2].partition("Vad som händer nu")[0]
    assert "Björkskolan" not in kept or "Mini-Maria" in kept


def test_the_notice_to_a_party_gives_no_reason_and_no_name(days: Days) -> None:
    gone = "samtycke:\n" + withdrawn("Polisen", day="2026-09-15", by="Sara Ekdahl")
    came = days.accept("2026-09-15", headed("samtycke", "2026-09-15", gone))
    (notice,) = came.pages("besked").values()
    assert not [word for word in ("Sara", "Milo", "Ekdahl", "återkall") if word in notice]


TALK = (
    "intervju med vårdnadshavare: {{vårdnadshavare: {0}, relation: {1}, situationen: Orolig., "
    "förälderns mål: [{{mål: {2}, prioritet: 1, kort eller lång sikt: kort sikt}}]}}\n"
)


@pytest.mark.parametrize(("who", "relation"), [("Sara Ekdahl", "mamma"), ("Jonas Ekdahl", "pappa")])
def test_what_a_guardian_wished_alone_is_shown_before_the_other_reads_it(
    first_days: Days, who: str, relation: str
) -> None:
    opened = (
        "typ: inskrivning\ndatum: 2026-09-01\nantecknat av: Petra Lindqvist\nsamordnare: Petra Lindqvist\n"
        "ungdom: {namn: Milo Ekdahl, personnummer: '201104152390'}\nvårdnadshavare:\n"
        "  - {namn: Sara Ekdahl, relation: mamma}\n  - {namn: Jonas Ekdahl, relation: pappa}\n"
    )
    first_days.accept("2026-09-01", opened)
    wish = "Flytta till Doldköping med Milo"
    talk = headed("intervju förälder", "2026-09-05", TALK.format(who, relation, wish))
    said = first_days.accept("2026-09-05", talk)
    met = start().replace("typ: startmöte\n", f"typ: startmöte\närende: {CASE}\n")
    came = first_days.accept("2026-09-08", met)
    assert not [name for name, text in came.pages().items() if "Doldköping" in text]
    assert wish in said.receipt + came.receipt


def test_no_paper_that_leaves_holds_a_question_of_the_program(days: Days) -> None:
    task = "- Boka ett pass. Ansvarig: Petra Lindqvist. Klart senast om två veckor."
    new = ("Nya åtaganden", "Livsområde: Fritid", "Mål: En aktivitet i veckan", task)
    came = days.accept("2026-09-22", met_in_words("2026-09-22", *new))
    assert "om två veckor" in came.receipt
    assert not [name for name, text in came.pages().items() if "Läst som" in text]
