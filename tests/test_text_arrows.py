"""Arrows that stand for a colon or for nothing, and letters that stand for one of the family."""

import pytest

from sigdocs.intake.known import Known, KnownCommitment
from sigdocs.intake.lines.scales import scales_in
from sigdocs.intake.text.agreed import agreed
from sigdocs.intake.text.arrows import without_arrows
from sigdocs.intake.text.lines import rows
from sigdocs.intake.text.note import read_text
from sigdocs.intake.text.recipients import spelled

KNOWN = Known(
    youth="Noor Rahimi",
    guardians={"Dalia Rahimi": "mamma"},
    people=("Helen Moberg", "Nadia Ek"),
    commitments=(KnownCommitment("Å1", "Messar"), KnownCommitment("Å3", "Schemat")),
)


def plain(*lines: str) -> list[str]:
    return [row.text for row in without_arrows(rows(list(lines)), KNOWN)]


@pytest.mark.parametrize("left", ["• skola", "1 SKOLA"])
def test_an_area_over_what_is_to_be_done_has_its_goal_after_the_arrow(left: str) -> None:
    said = plain(
        f"{left} → Noor har 80 % närvaro", "  • Helen → skickar närvaron, löpande från 20/2"
    )
    assert [one.lower() for one in said] == [
        "skola, mål: noor har 80 % närvaro",
        "helen skickar närvaron, löpande från 20/2",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("• skola → pågår", "  • Helen → inga nya misstankar"),
        ("• Å1 → Helen skickar närvaron, löpande",),
        ("• Helen → Klart senast i går",),
        ("→ nästa 9/4 kl 15, Eken",),
    ],
)
def test_any_other_arrow_stays(lines: tuple[str, ...]) -> None:
    assert "→" in plain(*lines)[0]


def test_a_letter_on_a_scale_is_of_the_one_of_the_family_who_begins_so() -> None:
    found, _ = scales_in("N: viktigt 8, tilltro 6, beredd 8. D oro 7", KNOWN)
    assert [one.who for one in found] == [*["Noor Rahimi"] * 3, "Dalia Rahimi"]
    twins = Known(youth="Noor Rahimi", guardians={"Nils Rahimi": "pappa"})
    found, _ = scales_in("N: viktigt 8", twins)
    assert "Noor Rahimi" not in [one.who for one in found]


def test_numbers_side_by_side_stand_alike() -> None:
    told = agreed(rows(["• Å1 Å3 → utgår, insatsen slut"]), "statuses", KNOWN)
    assert [getattr(one["ref"], "text", "") for one in told.statuses] == ["Å1", "Å3"]
    assert {getattr(one["status"], "text", "") for one in told.statuses} == {"utgår"}


def test_a_list_of_statuses_below_why_it_was_closed_is_one() -> None:
    text = "Avslut Noor\nÄrende: SIG-2026-001\nDatum: 2026-06-04\n\nAnledning: flytt\n\n• Å1 → utgår\n• Å3 klar\n"
    statuses = read_text(text, KNOWN).draft.get("statuses")
    assert isinstance(statuses, list)
    assert [getattr(one["ref"], "text", "") for one in statuses if isinstance(one, dict)] == [
        "Å1",
        "Å3",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("→ plan: alla i samtycket, ej VC", "→ planen till alla i samtycket, ej VC"),
        ("sammanställning → alla i samtycket", "planen till alla i samtycket"),
        ("plan: Noor ringer alla", "plan: Noor ringer alla"),
        ("→ planen: Noor, Dalia, Helen", "→ planen till Noor, Dalia, Helen"),
        ("Går till Noor, Dalia och polisen.", "planen till Noor, Dalia och polisen."),
        ("Går till Navet på onsdagar.", "Går till Navet på onsdagar."),
    ],
)
def test_who_shall_have_the_plan_after_a_sign(line: str, told: str) -> None:
    assert " ".join(spelled(line).split()) == told


def test_a_note_of_nothing_has_no_arrows() -> None:
    assert not without_arrows([], KNOWN)


def test_a_debt_told_without_its_unit_is_measured() -> None:
    text = "Uppföljning\nÄrende: SIG-2026-001\nDatum: 2026-03-11\n\nskuld ca 90 000\n"
    assert "90000" in str(read_text(text, KNOWN).draft.get("measures"))
