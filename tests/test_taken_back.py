"""What is taken back is told as what it is: some kinds, a whole party, or what had not begun."""

import datetime as dt

import pytest

from sigdocs.casework.consent.taken_back import parts_taken
from sigdocs.casework.consent.verdict import verdict
from sigdocs.service.codec import case_of
from tests.casework_notes import EVERY_KIND
from tests.days import (
    CASE,
    Came,
    Days,
    follow_up,
    given,
    headed,
    in_words,
    start,
    withdrawn,
    words_of,
)

HEALTH = "{part: Polisen, slags uppgifter: [hälsa och missbruk]}"
LATER = given("Polisen", "BUP") + given("Björkskolan", more="från och med: 2026-11-01")


def back(parties: str, by: str = "Milo Ekdahl", day: str = "2026-10-02") -> str:
    """A note in which somebody takes back consent for some parties, in YAML."""
    row = f"{{samtycke: återkallat, lämnat av: [{by}], datum: {day}, parter: [{parties}]}}"
    return headed("samtycke", day, f"samtycke:\n  - {row}\n")


def told(came: Came, kind: str) -> list[str]:
    """What each paper of a kind says, in the order of their numbers."""
    return [
        words_of(one).replace("\xa0", " ") for one in sorted(came.folder.glob(f"*_{kind}_*.docx"))
    ]


def test_kinds_taken_back_are_a_withdrawal_in_the_journal_and_no_consent(days: Days) -> None:
    came = days.accept("2026-10-02", back(HEALTH, "Milo Ekdahl, Sara Ekdahl"))
    (journal,) = told(came, "journalanteckning")
    assert (
        "Milo Ekdahl, Sara Ekdahl\nÅterkallar en del av samtycket: Polisen (hälsa och missbruk), "
        "från 2026-10-02. Resten av samtycket till Polisen står som förut.\n"
    ) in journal
    assert "Samtycker" not in journal


def test_who_took_kinds_back_has_it_confirmed(days: Days) -> None:
    came = days.accept("2026-10-02", back(HEALTH, "Milo Ekdahl, Sara Ekdahl"))
    assert came.papers_to("Milo Ekdahl").count("aterkallelse_bekraftelse") == 1
    assert came.papers_to("Sara Ekdahl").count("aterkallelse_bekraftelse") == 1
    page, _ = told(came, "aterkallelse_bekraftelse")
    assert "En del av samtycket är återkallat. Resten står som förut." in page
    assert "inga fler uppgifter av de här slagen:\nPolisen: hälsa och missbruk\n" in page
    assert "Polisen" in page.partition("Ditt eget samtycke står kvar")[2]
    assert "De här verksamheterna får inga fler uppgifter:" not in page


def test_kinds_and_a_whole_party_taken_back_at_once_are_one_confirmation(days: Days) -> None:
    came = days.accept("2026-10-02", back(f"{HEALTH}, {{part: BUP}}"))
    (page,) = told(came, "aterkallelse_bekraftelse")
    assert "De här verksamheterna får inga fler uppgifter:\nBUP\n" in page
    assert "av de här slagen:\nPolisen: hälsa och missbruk\n" in page


def test_plan_receipt_and_stop_say_which_kinds_and_that_the_party_is_left(days: Days) -> None:
    came = days.accept("2026-10-02", back(HEALTH))
    assert (
        "Samtycket återkallas från 2026-10-02 för Polisen bara när det gäller hälsa och missbruk. "
        "Resten av samtycket till Polisen står som förut."
    ) in came.receipt
    assert "till Polisen: samtycket omfattar inte längre hälsa och missbruk" in came.receipt
    assert "Polisen får inte ta emot uppgifter om hälsa och missbruk från och med" in came.stopped
    assert "Annat som samtycket omfattar får Polisen ta emot." in came.stopped
    assert "ingår inte längre" not in came.receipt


def test_the_party_is_told_that_part_of_it_has_ended_and_the_rest_goes_on(days: Days) -> None:
    (notice,) = told(days.accept("2026-10-02", back(HEALTH)), "besked_upphort")
    assert "En del av samtycket har upphört" in notice
    assert "Det som samtycket omfattar gäller som förut." in notice
    assert "Dela inga uppgifter i ärendet" not in notice


def test_a_new_last_day_of_what_is_left_takes_nothing_back_again(days: Days) -> None:
    days.accept("2026-10-02", back(HEALTH))
    row = (
        "{samtycke: ändrat, lämnat av: [Milo Ekdahl], datum: 2026-10-05, till och med: 2026-12-31}"
    )
    came = days.accept("2026-10-05", follow_up("2026-10-05", f"samtycke:\n  - {row}\n"))
    (journal,) = told(came, "journalanteckning")
    assert "Återkallar" not in journal
    assert told(came, "aterkallelse_bekraftelse") == []


def test_all_kinds_taken_back_is_the_party_taken_back(days: Days) -> None:
    every = f"{{part: Polisen, slags uppgifter: [{EVERY_KIND}]}}"
    came = days.accept("2026-10-02", back(every))
    (journal,) = told(came, "journalanteckning")
    assert "Återkallar samtycke: Polisen, från 2026-10-02." in journal
    assert "till Polisen: ingår inte längre" in came.receipt


def test_what_is_taken_back_before_its_first_day_is_said_not_to_begin(first_days: Days) -> None:
    first_days.accept("2026-09-08", start(LATER))
    note = headed(
        "samtycke", "2026-10-02", f"samtycke:\n{withdrawn('Björkskolan', day='2026-10-02')}"
    )
    came = first_days.accept("2026-10-02", note)
    assert "Samtycket till Björkskolan återkallas innan det börjar gälla 2026-11-01" in came.receipt
    (journal,) = told(came, "journalanteckning")
    assert "Återkallar samtycke: Björkskolan, innan det börjar gälla 2026-11-01." in journal
    (page,) = told(came, "aterkallelse_bekraftelse")
    assert "inte börjat gälla, och det gör det inte heller:\nBjörkskolan, från 1 november" in page
    assert "får inga fler uppgifter" not in page
    (notice,) = told(came, "besked_upphort")
    assert "Samtycket börjar inte gälla" in notice
    assert "inte längre" not in notice
    assert (
        "Björkskolan skulle få ta emot uppgifter från och med 1 november 2026"
        in came.stopped.replace("\xa0", " ")
    )


def test_kinds_taken_back_before_the_first_day_are_said_not_to_begin(first_days: Days) -> None:
    first_days.accept("2026-09-08", start(LATER))
    came = first_days.accept("2026-10-02", back(HEALTH.replace("Polisen", "Björkskolan")))
    assert "hälsa och missbruk, innan det börjar gälla 2026-11-01." in came.receipt
    (page,) = told(came, "aterkallelse_bekraftelse")
    assert "Björkskolan: hälsa och missbruk (samtycket börjar gälla 1 november 2026)" in page
    (notice,) = told(came, "besked_upphort")
    assert "En del av samtycket börjar inte gälla" in notice
    assert "skulle ni få ta emot uppgifter om: hälsa och missbruk." in notice
    assert "inte längre" not in notice
    assert "fortfarande" not in notice


def test_words_that_nothing_was_taken_from_tell_of_no_part(days: Days) -> None:
    case = case_of(days.stage.desk.ledger.entries(CASE))
    assert case is not None
    assert parts_taken(case, case.withdrawals) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Milo tar tillbaka samtycket för hälsa till polisen.",
        "Milo återkallar samtycket till Polisen för hälsa och missbruk 2026-10-02.",
        "Milo tar tillbaka samtycket för hälsa och missbruk till Polisen den 2 oktober 2026.",
    ],
)
def test_kinds_are_taken_back_in_a_sentence_too(days: Days, words: str) -> None:
    came = days.accept("2026-10-02", in_words("Samtycke", "2026-10-02", "Samtycke", words))
    (journal,) = told(came, "journalanteckning")
    assert (
        "Återkallar en del av samtycket: Polisen (hälsa och missbruk), från 2026-10-02" in journal
    )


def test_several_kinds_in_a_sentence_are_all_taken_back(days: Days) -> None:
    words = "Milo tar tillbaka samtycket för skolgång, familj och boende till BUP."
    came = days.accept("2026-10-02", in_words("Samtycke", "2026-10-02", "Samtycke", words))
    assert "för BUP bara när det gäller skolgång, familj, boende." in came.receipt


@pytest.mark.parametrize(
    "words",
    [
        "Milo tar tillbaka samtycket för drogprover till BUP.",
        "Milo tar tillbaka samtycket för hälsa och drogprover till BUP.",
        "Milo tar tillbaka samtycket för ekonomi.",
    ],
)
def test_part_of_a_kind_or_a_kind_of_nobody_is_asked_about(days: Days, words: str) -> None:
    came = days.drop("2026-10-02", in_words("Samtycke", "2026-10-02", "Samtycke", words))
    assert not came.accepted


NARROWED = (
    "samtycke:\n  - {{samtycke: ändrat, lämnat av: [Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl], datum: {day},"
    " till och med: {until}, parter: [{{part: Polisen, slags uppgifter: [skolgång]}}]}}\n"
)
REFUSED = (
    "samtycke:\n  - {{samtycke: ändrat, lämnat av: [Milo Ekdahl], datum: {day}, till och med: {until},"
    " parter: [{{part: Björkskolan, slags uppgifter: [skolgång]}}], omfattar inte: [Polisen]}}\n"
)


def _kinds(days: Days, day: str) -> tuple[str, ...]:
    case = case_of(days.stage.desk.ledger.entries(CASE))
    assert case is not None
    return tuple(map(str, verdict(case, "polisen", dt.date.fromisoformat(day)).kinds))


@pytest.mark.parametrize(
    ("before", "until", "left"),
    [
        (NARROWED, "2027-02-28", ("skolgång",)),
        (REFUSED, "2027-02-28", ()),
        (NARROWED, "2026-10-01", ()),
    ],
)
def test_kinds_taken_back_bring_no_older_word_to_life(
    days: Days, before: str, until: str, left: tuple[str, ...]
) -> None:
    said = before.format(day="2026-09-20", until=until)
    days.accept("2026-09-20", headed("samtycke", "2026-09-20", said))
    came = days.accept("2026-10-02", back(HEALTH))
    assert _kinds(days, "2026-10-03") == left
    assert told(came, "samtyckesintyg") == []
    assert "SAMTYCKE FINNS IGEN" not in came.stopped


def test_a_party_taken_back_late_is_so_though_kinds_of_it_were_taken_since(days: Days) -> None:
    days.accept("2026-10-02", back(HEALTH))
    late = f"samtycke:\n{withdrawn('Polisen', day='2026-10-01')}"
    days.accept("2026-10-05", headed("samtycke", "2026-10-05", late))
    assert _kinds(days, "2026-10-06") == ()


def test_a_party_taken_back_late_is_so_though_its_last_day_was_brought_nearer_since(
    days: Days,
) -> None:
    row = "{samtycke: ändrat, lämnat av: [Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl], datum: 2026-10-05, till och med: 2026-12-31}"
    days.accept("2026-10-05", follow_up("2026-10-05", f"samtycke:\n  - {row}\n"))
    assert _kinds(days, "2026-10-06")
    late = f"samtycke:\n{withdrawn('Polisen', day='2026-10-01')}"
    days.accept("2026-10-07", headed("samtycke", "2026-10-07", late))
    assert _kinds(days, "2026-10-08") == ()


def test_a_later_last_day_gives_back_no_kinds(days: Days) -> None:
    days.accept("2026-10-02", back(HEALTH))
    row = (
        "{samtycke: ändrat, lämnat av: [Milo Ekdahl], datum: 2026-10-05, till och med: 2027-03-31}"
    )
    days.accept("2026-10-05", follow_up("2026-10-05", f"samtycke:\n  - {row}\n"))
    assert "hälsa och missbruk" not in _kinds(days, "2026-10-06")


def test_kinds_named_again_in_a_meeting_without_a_day_are_asked_about(days: Days) -> None:
    days.accept("2026-10-02", back(HEALTH))
    row = (
        "{samtycke: lämnat, lämnat av: [Milo Ekdahl], till och med: 2027-02-28, "
        "parter: [{part: Polisen, slags uppgifter: [skolgång, hälsa och missbruk]}]}"
    )
    came = days.drop("2026-10-05", follow_up("2026-10-05", f"samtycke:\n  - {row}\n"))
    assert "samtycke-efter-delvis-aterkallelse" in [one.code for one in came.result.problems]


def test_kinds_given_anew_before_they_were_told_to_be_taken_back_are_confirmed_to_nobody(
    days: Days,
) -> None:
    anew = (
        "samtycke:\n  - {samtycke: lämnat, lämnat av: [Milo Ekdahl], datum: 2026-10-01, till och med: 2027-02-28, "
        f"parter: [{{part: Polisen, slags uppgifter: [{EVERY_KIND}]}}]}}\n"
    )
    days.accept("2026-10-01", headed("samtycke", "2026-10-01", anew))
    late = back(HEALTH, day="2026-09-20").replace("datum: 2026-09-20\n", "datum: 2026-10-10\n", 1)
    came = days.accept("2026-10-10", late)
    assert told(came, "aterkallelse_bekraftelse") == []
    assert "Milo Ekdahl har sagt annat om Polisen 2026-10-01, senare än här" in came.receipt


def test_what_a_guardian_took_back_stands_when_custody_is_lost(days: Days) -> None:
    days.accept("2026-10-02", back(HEALTH, "Jonas Ekdahl"))
    lost = "vårdnadshavare: [{namn: Jonas Ekdahl, vårdnad: ingen}]\n"
    came = days.accept("2026-10-10", follow_up("2026-10-10", lost))
    assert "hälsa och missbruk" not in _kinds(days, "2026-10-11")
    assert "Jonas Ekdahl: har tagit tillbaka hälsa och missbruk; står tills" in came.receipt


def test_what_is_given_anew_is_said_with_what_is_still_taken_back(days: Days) -> None:
    days.accept("2026-10-02", back(HEALTH))
    school = "{part: Polisen, slags uppgifter: [skolgång]}"
    days.accept("2026-10-03", back(school, "Sara Ekdahl", "2026-10-03"))
    rows = f"samtycke:\n{given('Polisen', day='2026-10-04', by='Milo Ekdahl')}"
    came = days.accept("2026-10-04", headed("samtycke", "2026-10-04", rows))
    told_of = came.stopped.replace("\xa0", " ")
    assert "får åter ta emot uppgifter om hälsa och missbruk från och med 4 oktober" in told_of
    assert ", men fortfarande inte om skolgång och närvaro." in told_of
    assert "Låt den tidigare filen om samma papper ligga kvar" in told_of
    assert "kan du ta bort filen, och den tidigare" not in told_of


def test_why_a_party_has_no_plan_is_said_as_it_is_at_each_version(days: Days) -> None:
    days.accept("2026-10-02", back(HEALTH))
    came = days.accept("2026-10-03", back("{part: Polisen}, {part: BUP}", day="2026-10-03"))
    assert "till Polisen: samtycket återkallades 2026-10-03" in came.receipt
    assert "till Polisen: samtycket omfattar inte längre" not in came.receipt


def test_an_exception_in_words_is_the_reason_and_is_said_with_one_not(days: Days) -> None:
    row = given("Polisen", day="2026-10-02", more="undantag: [inte drogprover]")
    came = days.accept("2026-10-02", headed("samtycke", "2026-10-02", f"samtycke:\n{row}"))
    assert "till Polisen: samtycket har ett undantag: inte drogprover" in came.receipt
    assert "ingår inte längre" not in came.receipt
    assert "alla slag; inte drogprover" in came.receipt


@pytest.mark.parametrize(
    ("remark", "asks"),
    [
        ("och skolgång", True),
        ("gäller också BUP", True),
        ("Milo ringde själv och sa det.", False),
        ("Skolgång får de veta som förut.", False),
    ],
)
@pytest.mark.parametrize("door", ["data", "text"])
def test_a_remark_that_tells_of_more_than_is_taken_back_is_asked_about(
    days: Days, door: str, remark: str, *, asks: bool
) -> None:
    said = "Milo tar tillbaka samtycket för hälsa till polisen."
    text = in_words("Samtycke", "2026-10-02", "Samtycke", said, f"Kommentar: {remark}")
    row = (
        "  - {samtycke: återkallat, lämnat av: [Milo Ekdahl], datum: 2026-10-02, "
        "parter: [" + HEALTH + f"], kommentar: '{remark}'}}\n"
    )
    came = days.drop(
        "2026-10-02",
        text if door == "text" else headed("samtycke", "2026-10-02", f"samtycke:\n{row}"),
    )
    assert came.accepted != asks


@pytest.mark.parametrize(
    ("row", "asks"),
    [
        (given("Polisen", day="2026-10-02", by="Milo Ekdahl"), True),
        (given("BUP", day="2026-10-02", by="Milo Ekdahl"), False),
        (given("Polisen", day="2026-10-02", by="Sara Ekdahl"), False),
        (given("Polisen", day="2026-10-03", by="Milo Ekdahl"), False),
        (given("Polisen", day="2026-10-02", by="Milo Ekdahl", more="kommentar: på nytt"), False),
        (given("Polisen", day="2026-10-02", by="Milo Ekdahl", more="kommentar: kl 9"), True),
        (given("Polisen", day="2026-10-02", by="Milo Ekdahl", more="kommentar: ångrat sig"), True),
        (
            given("Polisen", day="2026-10-02", by="Milo Ekdahl", more="kommentar: inte på nytt"),
            True,
        ),
    ],
)
def test_a_yes_of_the_day_of_the_withdrawal_is_asked_which_came_last(
    days: Days, row: str, *, asks: bool
) -> None:
    days.accept("2026-10-02", back("Polisen"))
    came = days.drop("2026-10-03", headed("samtycke", "2026-10-03", f"samtycke:\n{row}"))
    assert came.asks("samma dag") == asks


def test_a_remark_in_a_text_stands_beside_its_sentences(days: Days) -> None:
    days.accept("2026-10-02", back("Polisen"))
    said = "Skriftligt samtycke från Milo, dat. 2026-10-02. Gäller Polisen t.o.m. 2027-02-28."
    rows = ("Samtycke", said, "Slags uppgifter: skolgång", "Kommentar: lämnat på nytt")
    days.accept("2026-10-03", in_words("Samtycke", "2026-10-03", *rows))
