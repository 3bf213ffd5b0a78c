"""A new last day, and a heading without a day, open nothing that each giver has not left open."""

import pytest

from tests.days import KINDS, Days, follow_up, given, headed, met_in_words, start, withdrawn

FAMILY = "Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl"
UNTIL = "2027-01-31"
MOVED = f"samtycke:\n  - {{lämnat av: [{FAMILY}], till och med: {UNTIL}}}\n"
DOORS = [
    pytest.param(follow_up("2026-10-06", MOVED), id="data"),
    pytest.param(
        met_in_words("2026-10-06", f"Samtycke: Milo, Sara och Jonas samtycker t.o.m. {UNTIL}."),
        id="text",
    ),
]


def consent(day: str, *rows: str) -> str:
    """A note of consent of some rows."""
    return headed("samtycke", day, "samtycke:\n" + "".join(rows))


def one_each(sara: str) -> str:
    """BUP consented to by each of the family on a row of their own, Sara with a limit."""
    return "".join(
        f"  - {{lämnat av: [{name}], datum: 2026-09-01, till och med: 2027-02-28, "
        f"parter: [{{part: BUP{limit or KINDS}}}]}}\n"
        for name, limit in (("Sara Ekdahl", sara), ("Jonas Ekdahl", ""), ("Milo Ekdahl", ""))
    )


@pytest.mark.parametrize("note", DOORS)
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(given("BUP", more="undantag: [inte drogprover]"), id="fritt undantag"),
        pytest.param(given("BUP", by="Sara Ekdahl"), id="bara en har sagt ja"),
        pytest.param(one_each(", slags uppgifter: [skolgång]"), id="en har begränsat"),
        pytest.param(given("BUP", more="undantag: [hälsa och missbruk]"), id="undantaget slag"),
        pytest.param(given("Mini-Maria", more="inte: [BUP]"), id="nej"),
    ],
)
def test_a_new_last_day_keeps_what_each_has_said(first_days: Days, rows: str, note: str) -> None:
    first_days.accept("2026-09-08", start(given("Polisen") + rows))
    came = first_days.accept("2026-10-06", note)
    assert "BUP" not in came.plan_to
    assert "Polisen" in came.plan_to


@pytest.mark.parametrize("note", DOORS)
def test_a_new_last_day_moves_the_end_of_what_stands(first_days: Days, note: str) -> None:
    first_days.accept("2026-09-08", start(given("Polisen")))
    (attest,) = first_days.accept("2026-10-06", note).pages("samtyckesintyg").values()
    assert "31 januari 2027" in attest.replace("\N{NO-BREAK SPACE}", " ")


def test_an_attest_after_a_new_last_day_tells_of_the_limits_as_before(first_days: Days) -> None:
    first_days.accept("2026-09-08", start(one_each(", slags uppgifter: [skolgång]")))
    came = first_days.accept("2026-10-06", follow_up("2026-10-06", MOVED))
    (attest,) = came.pages("samtyckesintyg").values()
    assert "skolgång" in attest
    assert "hälsa" not in attest


@pytest.mark.parametrize("note", DOORS)
def test_a_new_last_day_of_what_has_run_out_is_asked_about(first_days: Days, note: str) -> None:
    ended = given("BUP", more="till och med: 2026-09-15")
    first_days.accept("2026-09-08", start(given("Polisen") + ended))
    assert first_days.drop("2026-10-06", note).asks("BUP", "2026-09-15")


def test_the_question_is_answered_by_saying_no_on_a_row_of_its_own(
    first_days: Days,
) -> None:
    ended = given("BUP", more="till och med: 2026-09-15")
    first_days.accept("2026-09-08", start(given("Polisen") + ended))
    no = f"  - {{lämnat av: [{FAMILY}], inte: [BUP]}}\n"
    moved = MOVED.partition("\n")[2]
    rows = no + moved
    came = first_days.accept("2026-10-06", follow_up("2026-10-06", f"samtycke:\n{rows}"))
    assert "Polisen" in came.plan_to
    assert not came.shares_with("BUP")


def test_the_question_is_answered_by_giving_it_anew_and_its_own_last_day_stands(
    first_days: Days,
) -> None:
    ended = given("BUP", more="till och med: 2026-09-15")
    first_days.accept("2026-09-08", start(given("Polisen") + ended))
    anew = given("BUP", day="2026-10-06", more="till och med: 2026-11-30")
    moved = MOVED.partition("\n")[2]
    rows = anew + moved
    came = first_days.accept("2026-10-06", follow_up("2026-10-06", f"samtycke:\n{rows}"))
    assert "BUP" in came.plan_to
    assert "BUP" not in first_days.accept("2026-12-01", follow_up("2026-12-01")).plan_to


@pytest.mark.parametrize("note", DOORS)
def test_a_new_last_day_opens_nothing_that_one_of_them_took_back(
    first_days: Days, note: str
) -> None:
    first_days.accept("2026-09-08", start())
    taken = withdrawn("BUP", day="2026-09-10", by="Sara Ekdahl")
    first_days.accept("2026-09-10", consent("2026-09-10", taken))
    anew = given("BUP", day="2026-09-11", by="Jonas Ekdahl")
    first_days.accept("2026-09-11", consent("2026-09-11", anew))
    came = first_days.accept("2026-10-06", note)
    assert not came.shares_with("BUP")
    assert "återkallades 2026-09-10" in came.receipt


@pytest.mark.parametrize("note", DOORS)
def test_a_consent_that_has_not_begun_is_asked_about_before_its_last_day_moves(
    first_days: Days, note: str
) -> None:
    later = given("BUP", more="från och med: 2026-11-01")
    first_days.accept("2026-09-08", start(given("Polisen") + later))
    assert first_days.drop("2026-10-06", note).asks("BUP", "2026-11-01")


def test_a_last_day_that_is_today_ends_what_stands_and_asks_nothing(first_days: Days) -> None:
    ended = given("BUP", more="till och med: 2026-09-15")
    first_days.accept("2026-09-08", start(given("Polisen") + ended))
    today = follow_up("2026-10-06", MOVED.replace(UNTIL, "2026-10-06"))
    first_days.accept("2026-10-06", today)
    came = first_days.accept("2026-10-07", follow_up("2026-10-07"))
    assert not {"Polisen", "BUP"} & {*came.plan_to}


def test_a_last_day_many_years_ahead_is_asked_about(first_days: Days) -> None:
    first_days.accept("2026-09-08", start())
    far = follow_up("2026-10-06", MOVED.replace(UNTIL, "2062-01-31"))
    assert first_days.drop("2026-10-06", far).asks("2062")


@pytest.mark.parametrize("no", ["taken back", "left out"])
def test_a_heading_without_a_day_is_asked_about_though_another_has_said_yes_again(
    first_days: Days, no: str
) -> None:
    first_days.accept("2026-09-08", start())
    rows = {
        "taken back": withdrawn("BUP", day="2026-09-10", by="Sara Ekdahl"),
        "left out": "  - {lämnat av: [Sara Ekdahl], datum: 2026-09-10, inte: [BUP]}\n",
    }
    first_days.accept("2026-09-10", consent("2026-09-10", rows[no]))
    heading = f"samtycke:\n  - {{lämnat av: [{FAMILY}], parter: [{{part: BUP{KINDS}}}], till och med: {UNTIL}}}\n"
    assert first_days.drop("2026-09-22", follow_up("2026-09-22", heading)).asks("BUP", "2026-09-10")
    jonas = given("BUP", day="2026-09-23", by="Jonas Ekdahl")
    first_days.accept("2026-09-23", consent("2026-09-23", jonas))
    came = first_days.drop("2026-09-24", follow_up("2026-09-24", heading))
    assert came.asks("BUP", "2026-09-10")


def test_a_heading_without_a_day_needs_no_question_when_who_took_back_has_given_anew(
    first_days: Days,
) -> None:
    first_days.accept("2026-09-08", start())
    taken = withdrawn("BUP", day="2026-09-10", by="Sara Ekdahl")
    first_days.accept("2026-09-10", consent("2026-09-10", taken))
    anew = given("BUP", day="2026-09-11", by="Sara Ekdahl")
    first_days.accept("2026-09-11", consent("2026-09-11", anew))
    heading = f"samtycke:\n  - {{lämnat av: [{FAMILY}], parter: [{{part: BUP{KINDS}}}], till och med: {UNTIL}}}\n"
    assert "BUP" in first_days.accept("2026-09-22", follow_up("2026-09-22", heading)).plan_to
