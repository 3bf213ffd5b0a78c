"""What a question proposes, applied to the sentence that was asked about: the note is then taken in."""

import pytest

from tests.days import Days, follow_up, headed, met_in_words, withdrawn

DAY = "2026-09-22"
ENDS = "2027-02-28"
ROWS = ("Vårdnadshavare:", "Sara Ekdahl, mamma, gemensam vårdnad", "Jonas Ekdahl, pappa, ")


@pytest.mark.parametrize(
    "said",
    [
        ("Samtycke: finns, inget nytt",),
        ("Samtycke: som förut",),
        ("Samtycke: finns sedan tidigare",),
        (f"Samtycke: giltigt t.o.m. {ENDS}",),
        ("Samtycke", f"Samtycket giltigt t.o.m. {ENDS}."),
        ("Samtycke", f"Kommentar: samtycket giltigt t.o.m. {ENDS}"),
        ("Övrigt", f"Samtycket giltigt t.o.m. {ENDS}."),
    ],
)
def test_that_consent_is_as_it_was_is_no_question(days: Days, said: tuple[str, ...]) -> None:
    assert "Polisen" in days.accept(DAY, met_in_words(DAY, *said)).plan_to


@pytest.mark.parametrize(
    "said",
    [
        ("Samtycke: giltigt t.o.m. 2026-12-31",),
        ("Samtycke: som förut, men inte BUP",),
        ("Samtycke", "Kommentar: samtycket giltigt t.o.m. 2026-12-31"),
        ("Övrigt", "Samtycket giltigt t.o.m. 2027-03-28."),
    ],
)
def test_another_last_day_or_party_is_a_question(days: Days, said: tuple[str, ...]) -> None:
    assert days.drop(DAY, met_in_words(DAY, *said)).asks("samtyck")


@pytest.mark.parametrize(
    ("asked", "mended"),
    [
        pytest.param(
            ("Samtycke: giltigt t.o.m. 2026-12-31",),
            ("Samtycke", "Kommentar: inget ändras"),
            id="slut",
        ),
        pytest.param(
            ("Samtycke: giltigt t.o.m. 2026-12-31",),
            ("Samtycke", "Lämnat av: Sara Ekdahl, Jonas Ekdahl, Milo", "Till och med: 2026-12-31"),
            id="ny sista dag",
        ),
        pytest.param(
            ("Samtycke", "Milo verkar trött på Polisen."),
            ("Samtycke", "Kommentar: Milo verkar trött på Polisen."),
            id="kommentar",
        ),
        pytest.param(
            ("Övrigt", "Samtycke: Milo verkar trött på Polisen."),
            ("Övrigt", "Samtycke:", "Kommentar: Milo verkar trött på Polisen."),
            id="kommentar under övrigt",
        ),
        pytest.param(
            ("Övrigt", "Milo tar inte tillbaka samtycket till BUP."),
            (
                *("Övrigt", "Milo tar inte tillbaka samtycket till BUP."),
                *("Samtycke:", "Kommentar: inget ändras"),
            ),
            id="inget ändras",
        ),
        pytest.param(
            ("Övrigt", "Säg inget till pappa."),
            ("Övrigt", "Säg inget till pappa.", "Planen skickas inte till: Jonas Ekdahl"),
            id="inte till",
        ),
        pytest.param(
            ("Övrigt", "Urinproven får stanna mellan oss."),
            (
                *("Övrigt", "Urinproven får stanna mellan oss."),
                *("Samtycke:", "Kommentar: inget ändras"),
            ),
            id="mellan oss",
        ),
        pytest.param(
            ("Övrigt", "Pappa gick bort i mars."),
            ("Övrigt", "Pappa gick bort i mars.", *ROWS[:-1], f"{ROWS[-1]}ingen vårdnad"),
            id="dödsfall",
        ),
        pytest.param(
            ("Övrigt", "Milo är omhändertagen enligt LVU."),
            ("Övrigt", "Milo är omhändertagen enligt LVU.", "", "Rättslig ram: LVU"),
            id="lvu",
        ),
        pytest.param(
            ("Uppföljning av åtaganden", "Planen skickas bara till Polisen och den dammiga"),
            ("Uppföljning av åtaganden", "Å1: pågår", "Planen skickas till: Polisen"),
            id="mottagare",
        ),
    ],
)
def test_each_remedy_works_where_it_is_proposed(
    days: Days, asked: tuple[str, ...], mended: tuple[str, ...]
) -> None:
    assert not days.drop(DAY, met_in_words(DAY, *asked)).accepted
    days.accept(DAY, met_in_words(DAY, *mended))


def test_a_ban_is_answered_by_how_each_is_protected(days: Days) -> None:
    said = "övrigt: Jonas har fått kontaktförbud mot Sara.\n"
    assert days.drop(DAY, follow_up(DAY, said)).asks("skydd")
    rows = (
        "vårdnadshavare:\n  - {namn: Sara Ekdahl, skyddade personuppgifter: sekretessmarkering}\n"
        "  - {namn: Jonas Ekdahl, skyddade personuppgifter: nej}\n"
    )
    days.accept(DAY, follow_up(DAY, f"{said}{rows}"))


@pytest.mark.parametrize("party", ["skolan", "alla", "Kronofogden"])
def test_a_withdrawal_of_what_nobody_has_proposes_those_who_have(days: Days, party: str) -> None:
    row = "samtycke:\n" + withdrawn(party, day=DAY)
    assert days.drop(DAY, headed("samtycke", DAY, row)).asks("Polisen, Björkskolan")
    everything = "samtycke:\n" + withdrawn(day=DAY)
    assert "Till Polisen" in days.accept(DAY, headed("samtycke", DAY, everything)).stopped


def test_whom_the_plan_goes_to_is_read_among_the_commitments_too(days: Days) -> None:
    said = ("Uppföljning av åtaganden", "Å1: pågår", "Planen skickas bara till Polisen.")
    came = days.accept(DAY, met_in_words(DAY, *said))
    assert "Polisen" in came.plan_to
    assert "BUP" not in came.plan_to
